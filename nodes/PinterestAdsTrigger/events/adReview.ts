import { AD_ACCOUNT } from '../../shared/fields/ads';
import { choices, ids } from '../../shared/fields/kinds';
import { changeOf, isOneOf, triggerEvent } from '../../shared/trigger/event';

/** Narrows the watched campaigns and ads to some campaigns. */
export const OF_CAMPAIGNS = ids({
	name: 'campaignIds',
	apiName: 'campaign_ids',
	in: 'query',
	label: 'Campaign IDs',
	description: 'Only in these campaigns: IDs separated by commas',
	placeholder: 'e.g. 626735565838',
	maxItems: 250,
	repeated: true,
});

export const adReview = triggerEvent({
	value: 'adReview',
	name: 'Ad Review Status Changed',
	description:
		'When Pinterest approves or rejects an ad, or reviews it again. A rejected ad comes with the reasons. Active and paused ads are watched.',
	nothingToShow: 'no active or paused ad has one of these review statuses',
	fields: [
		AD_ACCOUNT,
		choices({
			name: 'reviewStatuses',
			in: 'local',
			label: 'New Status',
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
	lists: (_caller, values) => [
		{
			call: {
				request: 'GET /ad_accounts/{ad_account_id}/ads',
				ids: values.ids,
				query: { ...values.query, order: 'DESCENDING' },
				repeated: [OF_CAMPAIGNS.apiName],
			},
			keyOf: ({ id }) => id,
			valueIn: ({ review_status: status }) => status,
		},
	],
	matches: ({ value }, { local }) => isOneOf(value, local.reviewStatuses),
	fieldsOf: (news) => changeOf('review_status', news),
});
