import type { IDataObject } from 'n8n-workflow';

import type { Values } from '../../shared/rows/field';
import { AD_ACCOUNT, STATUSES } from '../../shared/fields/ads';
import { choices } from '../../shared/fields/kinds';
import type { List, TriggerEvent } from '../event';
import { change } from '../event';
import { OF_CAMPAIGNS } from './adReview';
import { isOneOf } from './newPin';

const KINDS = [
	{ name: 'Ads', value: 'ads' },
	{ name: 'Campaigns', value: 'campaigns' },
];

export const statusChange: TriggerEvent = {
	value: 'statusChange',
	name: 'Campaign or Ad Status Changed',
	description:
		'When a campaign or an ad was started, paused, archived or otherwise got another status. A new one counts as a change from nothing.',
	nothing: 'no campaign and no ad has one of these statuses',
	fields: [
		AD_ACCOUNT,
		choices({
			name: 'statusOf',
			in: 'local',
			label: 'Watch',
			description: 'What to watch',
			options: KINDS,
			default: ['ads', 'campaigns'],
			required: true,
		}),
	],
	collections: {
		filters: [
			OF_CAMPAIGNS,
			choices({
				name: 'statuses',
				in: 'local',
				label: 'Statuses',
				description: 'Only changes to one of these statuses',
				options: STATUSES,
			}),
		],
	},
	lists: (_caller, values) =>
		['campaigns', 'ads'].filter((kind) => (values.local.statusOf as string[]).includes(kind)).map(listOf(values)),
	matches: ({ value }, { local }) => isOneOf(value, local.statuses as string[] | undefined),
	about: (news) => ({ kind: news.thing.key.split(' ')[0], ...change('status', news) }) as IDataObject,
};

/** All statuses are asked for: what is archived must not just be gone. */
const listOf =
	({ ids, query }: Values) =>
	(path: string): List => ({
		call: {
			method: 'GET',
			path: `/ad_accounts/{ad_account_id}/${path}`,
			ids,
			category: 'ads_read',
			query: { ...query, entity_statuses: STATUSES.map(({ value }) => value), order: 'DESCENDING' },
			repeated: [OF_CAMPAIGNS.apiName, 'entity_statuses'],
		},
		keyOf: ({ id }) => `${path.replace(/s$/, '')} ${String(id)}`,
		valueIn: ({ status }) => status,
	});
