import type { Values } from '../../shared/rows/field';
import { AD_ACCOUNT, STATUSES } from '../../shared/fields/ads';
import { choices } from '../../shared/fields/kinds';
import { inCurrency } from '../../shared/fields/money';
import type { List } from '../../shared/trigger/event';
import { changeOf, isOneOf, keyOfParts, triggerEvent } from '../../shared/trigger/event';
import { OF_CAMPAIGNS } from './adReview';

const KINDS = [
	{ name: 'Ads', value: 'ads' },
	{ name: 'Campaigns', value: 'campaigns' },
];

export const statusChange = triggerEvent({
	value: 'statusChange',
	name: 'Campaign or Ad Status Changed',
	description:
		'When the status of a campaign or an ad changes, for example when it’s started, paused or archived. A new one counts as a change too.',
	nothingToShow: 'no campaign and no ad has one of these statuses',
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
	simplify: (object) => inCurrency(object),
	lists: (_caller, values) =>
		(['campaigns', 'ads'] as const).filter((kind) => values.local.statusOf.includes(kind)).map(listOf(values)),
	matches: ({ value }, { local }) => isOneOf(value, local.statuses),
	fieldsOf: (news) => ({ kind: news.thing.key.split(' ')[0], ...changeOf('status', news) }),
});

/** The list of the campaigns or ads that are watched, whatever their status: an archived one must not just be missing. */
const listOf =
	({ ids, query }: Pick<Values, 'ids' | 'query'>) =>
	(kind: 'campaigns' | 'ads'): List => ({
		call: {
			request: `GET /ad_accounts/{ad_account_id}/${kind}`,
			ids,
			query: { ...query, entity_statuses: STATUSES.map(({ value }) => value), order: 'DESCENDING' },
			repeated: [OF_CAMPAIGNS.apiName, 'entity_statuses'],
		},
		keyOf: ({ id }) => keyOfParts(kind.replace(/s$/, ''), id),
		valueIn: ({ status }) => status,
	});
