import type { IDataObject } from 'n8n-workflow';

import { asObject, asObjects } from '../../shared/api/json';
import { manyIds } from '../../shared/fields/ads';
import { choice, choices, field, listOf, quote } from '../../shared/fields/kinds';
import { CURRENCIES } from '../../shared/fields/currencies';
import { AUTO_TARGETING, PLACEMENT } from './adGroupTargeting';
import { BILLABLE_EVENTS } from './adGroupMoney';
import { OBJECTIVES } from './campaign';
import { CREATIVE_TYPES } from './creativeTypes';
import { goalFields } from './goal';
import { only } from './names';
import { targetingFields } from './targeting';

/** Longest keyword, in characters. Source: the API description of audience sizing. */
const LONGEST_KEYWORD = 120;

const MATCH_TYPES = [
	{ name: 'Broad', value: 'BROAD' },
	{ name: 'Exact', value: 'EXACT' },
	{ name: 'Exact Negative', value: 'EXACT_NEGATIVE', description: 'Exclude exactly these words' },
	{ name: 'Phrase', value: 'PHRASE' },
	{ name: 'Phrase Negative', value: 'PHRASE_NEGATIVE', description: 'Exclude searches with this phrase' },
];

/** Keywords with how they match. */
export const KEYWORDS = field(
	{
		name: 'keywords',
		in: 'body',
		label: 'Keywords',
		description: 'Only people who search for these; by default the keywords do not matter',
		placeholder: 'Add Keyword',
	},
	{
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		default: {},
		options: [
			{
				name: 'keyword',
				displayName: 'Keyword',
				values: [
					{
						displayName: 'Keyword',
						name: 'value',
						type: 'string',
						default: '',
						description: `The words, up to ${LONGEST_KEYWORD} characters`,
					},
					{
						displayName: 'Match Type',
						name: 'matchType',
						type: 'options',
						options: MATCH_TYPES,
						default: 'BROAD',
						description: 'How closely a search must match',
					},
				],
			},
		],
	},
	(value) => asObjects(asObject(value).keyword).map(parseKeyword),
);

function parseKeyword({ value, matchType: type }: IDataObject): IDataObject {
	const words = typeof value === 'string' ? value.trim() : '';
	if (words === '') throw new Error('has a keyword without words');
	if ([...words].length > LONGEST_KEYWORD)
		throw new Error(`has one of more than ${LONGEST_KEYWORD} characters: ${quote(words)}`);
	if (!MATCH_TYPES.some((one) => one.value === type))
		throw new Error(
			`has a match type that is none of ${MATCH_TYPES.map((one) => one.value).join(', ')}: ${quote(type)}`,
		);
	return { match_type: type, value: words };
}

/** Ad formats that an audience can be estimated for. */
const SIZED_TYPES = only(CREATIVE_TYPES, [
	'REGULAR',
	'VIDEO',
	'SHOPPING',
	'CAROUSEL',
	'MAX_VIDEO',
	'SHOP_THE_PIN',
	'COLLECTION',
	'IDEA',
]);

export const AUDIENCE_FIELDS = [
	choices({
		name: 'creativeTypes',
		apiName: 'creative_types',
		in: 'body',
		label: 'Creative Types',
		description: 'Only the places where ads of these formats are shown',
		options: SIZED_TYPES,
	}),
	KEYWORDS,
	manyIds({
		name: 'productGroupIds',
		apiName: 'product_group_ids',
		in: 'body',
		label: 'Product Group IDs',
		description: 'Product groups to advertise, separated by commas; they count only together with shopping retargeting',
	}),
	AUTO_TARGETING,
	PLACEMENT,
	...targetingFields('targeting_spec.'),
];

/** The one configuration whose floor the fields ask for; {@link withSpecList} makes a list of it. */
const SPEC = 'bid_floor_specs.';

export const FLOOR_CURRENCY = choice({
	name: 'floorCurrency',
	apiName: `${SPEC}currency`,
	in: 'body',
	label: 'Currency',
	description: 'The currency of the bid floor',
	options: CURRENCIES,
	default: 'USD',
	required: true,
});

export const FLOOR_EVENT = choice({
	name: 'floorEvent',
	apiName: `${SPEC}billable_event`,
	in: 'body',
	label: 'Billable Event',
	description: 'What you bid for',
	options: BILLABLE_EVENTS,
	default: 'CLICKTHROUGH',
	required: true,
});

/** Objectives that have a bid floor. Source: the API description of the bid floor. */
const FLOOR_OBJECTIVES = only(OBJECTIVES, [
	'AWARENESS',
	'CONSIDERATION',
	'WEB_CONVERSION',
	'CATALOG_SALES',
	'VIDEO_COMPLETION',
	'SALES',
]);

export const FLOOR_FIELDS = [
	field(
		{
			name: 'countries',
			apiName: `${SPEC}countries`,
			in: 'body',
			label: 'Countries',
			description: 'Countries of the people to reach: two-letter codes separated by commas',
			placeholder: 'e.g. US, CA',
		},
		{ type: 'string', default: '' },
		(value) => listOf(value).map(parseCountry),
	),
	choice({
		name: 'floorCreativeType',
		apiName: `${SPEC}creative_type`,
		in: 'body',
		label: 'Creative Type',
		description: 'The format of the ads',
		options: CREATIVE_TYPES,
		default: 'REGULAR',
	}),
	choice({
		name: 'floorObjective',
		apiName: `${SPEC}objective_type`,
		in: 'body',
		label: 'Objective',
		description: 'What the campaign is for',
		options: FLOOR_OBJECTIVES,
		default: 'CONSIDERATION',
	}),
	...goalFields(`${SPEC}optimization_goal_metadata.`),
	...targetingFields('targeting_spec.'),
];

function parseCountry(text: string): string {
	if (/^[a-z]{2}$/i.test(text)) return text.toUpperCase();
	throw new Error(`must be country codes of two letters such as US, not ${quote(text)}`);
}

/** The body with its one configuration in the list that the API wants; JSON has a list already. */
export function withSpecList(body: IDataObject): IDataObject {
	const { bid_floor_specs: spec } = body;
	return { ...body, bid_floor_specs: Array.isArray(spec) ? spec : [spec] };
}
