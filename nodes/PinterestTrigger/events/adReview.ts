import { AD_ACCOUNT, manyIds } from '../../shared/fields/ads';
import { choices } from '../../shared/fields/kinds';
import type { TriggerEvent } from '../event';
import { change } from '../event';
import { isOneOf } from './newPin';

/** Ads of some campaigns only. */
export const OF_CAMPAIGNS = manyIds({
	name: 'campaignIds',
	apiName: 'campaign_ids',
	in: 'query',
	label: 'Campaign IDs',
	description: 'Only those of these campaigns: IDs with commas between',
	placeholder: 'e.g. 626735565838',
});

export const adReview: TriggerEvent = {
	value: 'adReview',
	name: 'Ad Review Status Changed',
	description:
		'When Pinterest has approved or rejected an ad, or looks at it again. A rejected ad comes with the reasons. The ads watched are active or paused.',
	nothing: 'no active or paused ad has one of these review statuses',
	fields: [
		AD_ACCOUNT,
		choices({
			name: 'reviewStatuses',
			in: 'local',
			label: 'Becomes',
			description: 'The review statuses at which the workflow runs',
			options: [
				{ name: 'Approved', value: 'APPROVED' },
				{ name: 'Other', value: 'OTHER' },
				{ name: 'Pending', value: 'PENDING' },
				{ name: 'Rejected', value: 'REJECTED' },
			],
			default: ['APPROVED', 'REJECTED'],
		}),
	],
	collections: { filters: [OF_CAMPAIGNS] },
	lists: (_caller, { ids, query }) => [
		{
			call: {
				method: 'GET',
				path: '/ad_accounts/{ad_account_id}/ads',
				ids,
				category: 'ads_read',
				query: { ...query, order: 'DESCENDING' },
				repeated: [OF_CAMPAIGNS.apiName],
			},
			keyOf: ({ id }) => String(id),
			valueIn: ({ review_status: status }) => status,
		},
	],
	matches: ({ value }, { local }) => isOneOf(value, local.reviewStatuses as string[] | undefined),
	about: (news) => change('review_status', news),
};
