import { asObject } from '../../shared/api/json';
import { objectsIn, withoutHollow } from '../../shared/api/parts';
import { AD_ACCOUNT } from '../../shared/fields/ads';
import { choice, choices } from '../../shared/fields/kinds';
import type { List } from '../../shared/trigger/event';
import { changeOf, keyOfParts, triggerEvent } from '../../shared/trigger/event';

/** The statuses of tags and of event quality, best first. Source: the API description's EntityStatus and OverallStatusOptions. */
const RANKS: Record<string, string[]> = {
	tag: ['ACTIVE', 'PAUSED', 'DRAFT', 'ARCHIVED', 'DELETED_DRAFT'],
	quality: ['GOOD', 'FAIR', 'NEEDS_IMPROVEMENT'],
};

export const conversionHealth = triggerEvent({
	value: 'conversionHealth',
	name: 'Conversion Tag Status or Event Quality Dropped',
	description:
		'When a conversion tag is no longer active, or the event quality of a source and platform gets worse (good, fair, needs improvement)',
	nothingToShow: 'the ad account has no conversion tag and no event quality',
	fields: [
		AD_ACCOUNT,
		choices({
			name: 'signals',
			in: 'local',
			label: 'Watch',
			description: 'What to watch',
			options: [
				{ name: 'Event Quality', value: 'quality' },
				{ name: 'Tags', value: 'tag' },
			],
			default: ['quality', 'tag'],
			required: true,
		}),
	],
	collections: {
		filters: [
			choice({
				name: 'lookbackPeriod',
				in: 'local',
				label: 'Lookback Period',
				description: 'The period to measure the event quality over; 14 days by default',
				options: [
					{ name: '1 Day', value: '1d' },
					{ name: '14 Days', value: '14d' },
				],
				default: '14d',
			}),
		],
	},
	lists: (_caller, { ids, local }) => {
		const lists: Record<'tag' | 'quality', List> = {
			tag: {
				call: { request: 'GET /ad_accounts/{ad_account_id}/conversion_tags', ids },
				elementsOf: (answer) => objectsIn(withoutHollow(asObject(answer).items), 'conversion tags'),
				keyOf: ({ id }) => keyOfParts('tag', id),
				valueIn: ({ status }) => status,
			},
			quality: {
				call: {
					request: 'GET /ad_accounts/{ad_account_id}/conversion_eqs',
					ids,
					query: { lookback_period: local.lookbackPeriod ?? '14d' },
				},
				elementsOf: (answer) => objectsIn(withoutHollow(answer), 'event qualities'),
				keyOf: ({ ingestion_source: source, source_platform: platform }) => keyOfParts('quality', source, platform),
				valueIn: ({ overall_status: status }) => status,
			},
		};
		return (['tag', 'quality'] as const).filter((kind) => local.signals.includes(kind)).map((kind) => lists[kind]);
	},
	isEvent: ({ thing, old }) => old !== null && rank(thing.key, thing.value) > rank(thing.key, old),
	fieldsOf: (news) => {
		const [kind] = news.thing.key.split(' ');
		return { kind, ...changeOf(kind === 'tag' ? 'status' : 'overall_status', news) };
	},
});

/** Where a status stands among those of its kind, best first. One that Pinterest adds one day counts as the worst. */
function rank(key: string, value: string): number {
	const [kind = ''] = key.split(' ');
	const words = RANKS[kind] ?? [];
	const at = words.indexOf(value);
	return at < 0 ? words.length - 1 : at;
}
