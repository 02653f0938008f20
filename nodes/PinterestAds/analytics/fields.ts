import { columnFields } from '../../shared/fields/columns';
import { byName } from '../../shared/fields/english';
import { choice, choices, flag } from '../../shared/fields/kinds';

export const AGGREGATE = flag({
	name: 'aggregateRows',
	apiName: 'aggregate_report_rows',
	in: 'query',
	label: 'Add Up All Rows',
	description: 'Whether to get one sum of all of them instead of a row for each (beta)',
});

export const GRANULARITIES = [
	{ name: 'Day', value: 'DAY' },
	{ name: 'Hour', value: 'HOUR', description: 'Only the last 8 days' },
	{ name: 'Month', value: 'MONTH' },
	{ name: 'Total', value: 'TOTAL', description: 'One row for the whole period' },
	{ name: 'Week', value: 'WEEK' },
] as const;

export const GRANULARITY = choice({
	name: 'granularity',
	in: 'query',
	label: 'Granularity',
	description: 'What each row is about',
	options: GRANULARITIES,
	default: 'DAY',
	required: true,
});

export const COLUMNS = columnFields('SYNC');

/** What numbers can be broken down by. Not every kind of thing has all of them. Source: the API description. */
const TARGETING_TYPES = {
	AGE_BUCKET: 'Age',
	AGE_BUCKET_AND_GENDER: 'Age and Gender',
	APPTYPE: 'Device',
	AUDIENCE_INCLUDE: 'Audience',
	AUDIENCE_MULTIPLIER: 'Audience Multiplier',
	COUNTRY: 'Country',
	CREATIVE_ENHANCEMENTS: 'Creative Enhancement',
	CREATIVE_TYPE: 'Creative Type',
	GENDER: 'Gender',
	GEO: 'Postal Code or Area',
	KEYWORD: 'Keyword',
	LOCATION: 'Metropolitan Area',
	PINNER_INTEREST: 'Interest of the User',
	PLACEMENT: 'Placement',
	QUIZ_RESULT: 'Quiz Result',
	REGION: 'Region',
	TARGETED_INTEREST: 'Targeted Interest',
};

type TargetingType = keyof typeof TARGETING_TYPES;

const EVERYWHERE = [
	'AGE_BUCKET',
	'AGE_BUCKET_AND_GENDER',
	'APPTYPE',
	'AUDIENCE_INCLUDE',
	'COUNTRY',
	'GENDER',
	'GEO',
	'KEYWORD',
	'LOCATION',
	'PINNER_INTEREST',
	'PLACEMENT',
	'REGION',
	'TARGETED_INTEREST',
] as const;

/** @param own those that only this kind of thing has */
export const targetingTypes = <const Own extends TargetingType = never>(own: readonly Own[], most: number) =>
	choices({
		name: 'targetingTypes',
		apiName: 'targeting_types',
		in: 'query',
		label: 'Break Down By',
		description: 'How to break down the numbers. Each breakdown is independent of the others.',
		options: [...EVERYWHERE, ...own].map((value) => ({ name: TARGETING_TYPES[value], value })).sort(byName),
		default: ['AGE_BUCKET', 'GENDER'],
		required: true,
		maxItems: most,
	});

export const ATTRIBUTION_TYPES = choices({
	name: 'attributionTypes',
	apiName: 'attribution_types',
	in: 'query',
	label: 'Attribution Types',
	description: 'Whether conversions count for the person, the household, or both',
	options: [
		{ name: 'Household', value: 'HOUSEHOLD' },
		{ name: 'Individual', value: 'INDIVIDUAL' },
	],
	default: ['INDIVIDUAL'],
	maxItems: 2,
});
