import { TIME_ZONES, attribution } from '../../shared/fields/attribution';
import { choice, choices, flag, integer, json, text } from '../../shared/fields/kinds';
import { GRANULARITIES } from '../analytics/fields';

const TARGETING_LEVELS = ['ADVERTISER', 'CAMPAIGN', 'AD_GROUP', 'PIN_PROMOTION', 'PRODUCT_GROUP', 'PRODUCT_ITEM'].map(
	(level) => `${level}_TARGETING`,
);
const ITEM_LEVELS = ['PRODUCT_ITEM', 'PRODUCT_ITEM_TARGETING'];

/** What a row of a report is about. Source: the API description's MetricsReportingLevel. */
const LEVELS = [
	{ name: 'Account', value: 'ADVERTISER' },
	{ name: 'Account by Targeting', value: 'ADVERTISER_TARGETING' },
	{ name: 'Ad', value: 'PIN_PROMOTION' },
	{ name: 'Ad by Targeting', value: 'PIN_PROMOTION_TARGETING' },
	{ name: 'Ad Group', value: 'AD_GROUP' },
	{ name: 'Ad Group by Targeting', value: 'AD_GROUP_TARGETING' },
	{ name: 'Campaign', value: 'CAMPAIGN' },
	{ name: 'Campaign by Targeting', value: 'CAMPAIGN_TARGETING' },
	{ name: 'Keyword', value: 'KEYWORD' },
	{ name: 'Product Group', value: 'PRODUCT_GROUP' },
	{ name: 'Product Group by Targeting', value: 'PRODUCT_GROUP_TARGETING' },
	{ name: 'Product Item', value: 'PRODUCT_ITEM', description: 'At most 92 days back, and without ads' },
	{ name: 'Product Item by Targeting', value: 'PRODUCT_ITEM_TARGETING' },
] as const;

/** The levels at which ads can be told apart. */
export const ABOUT_ADS = { level: LEVELS.map(({ value }) => value).filter((value) => !ITEM_LEVELS.includes(value)) };

export const LEVEL = choice({
	name: 'level',
	in: 'body',
	label: 'Level',
	description: 'What each row is about',
	options: LEVELS,
	default: 'CAMPAIGN',
});

export const REPORT_GRANULARITY = choice({
	name: 'granularity',
	in: 'body',
	label: 'Granularity',
	description: 'The period of each row',
	options: GRANULARITIES,
	default: 'DAY',
	required: true,
});

export const FORMAT = choice({
	name: 'reportFormat',
	apiName: 'report_format',
	in: 'body',
	label: 'File Format',
	description: 'JSON leaves numbers out that are 0, CSV has them',
	options: [
		{ name: 'CSV', value: 'CSV' },
		{ name: 'JSON', value: 'JSON' },
	],
	default: 'JSON',
});

export const TARGETING = choices({
	name: 'reportTargetingTypes',
	apiName: 'targeting_types',
	in: 'body',
	label: 'Break Down By',
	description: 'How to break down the numbers, up to five breakdowns',
	options: [
		{ name: 'Age', value: 'AGE_BUCKET' },
		{ name: 'Age and Gender', value: 'AGE_BUCKET_AND_GENDER' },
		{ name: 'Audience', value: 'AUDIENCE_INCLUDE' },
		{ name: 'Audience Multiplier', value: 'AUDIENCE_MULTIPLIER' },
		{ name: 'Country', value: 'COUNTRY' },
		{ name: 'Creative Enhancement', value: 'CREATIVE_ENHANCEMENTS' },
		{ name: 'Device', value: 'APPTYPE' },
		{ name: 'Gender', value: 'GENDER' },
		{ name: 'Interest of the User', value: 'PINNER_INTEREST' },
		{ name: 'Keyword', value: 'KEYWORD' },
		{ name: 'Media Type', value: 'MEDIA_TYPE' },
		{ name: 'Metropolitan Area', value: 'LOCATION' },
		{ name: 'Placement', value: 'PLACEMENT' },
		{ name: 'Postal Code or Area', value: 'GEO' },
		{ name: 'Region', value: 'REGION' },
		{ name: 'Store Code', value: 'LOCAL_ADS_STORE_CODE' },
		{ name: 'Targeted Interest', value: 'TARGETED_INTEREST' },
	],
	default: ['AGE_BUCKET', 'GENDER'],
	required: true,
	maxItems: 5,
	when: { level: TARGETING_LEVELS },
});

const HOURLY = { granularity: ['HOUR'] };

const hour = <const Name extends string, const ApiName extends string>(
	name: Name,
	apiName: ApiName,
	label: string,
	description: string,
) => integer({ name, apiName, in: 'body', label, description, minimum: 0, maximum: 23, onlyWith: HOURLY });

/** How conversions are counted, as fields of a body. */
export const REPORT_ATTRIBUTION = attribution('body');

export const REPORT_OPTIONS = [
	...REPORT_ATTRIBUTION,
	choices({
		name: 'reportAttributionTypes',
		apiName: 'attribution_types',
		in: 'body',
		label: 'Attribution Types',
		description: 'Whether conversions count for the person, the household, or both',
		options: [
			{ name: 'Household', value: 'HOUSEHOLD' },
			{ name: 'Individual', value: 'INDIVIDUAL' },
		],
		default: ['INDIVIDUAL'],
	}),
	flag({
		name: 'combineTargetingTypes',
		apiName: 'combine_targeting_types',
		in: 'body',
		label: 'Combine Breakdowns',
		description: 'Whether the breakdowns are combined with each other instead of given one after the other',
	}),
	json({
		name: 'customConversionMetrics',
		apiName: 'custom_conversion_event_metrics',
		in: 'body',
		label: 'Custom Conversion Metrics (JSON)',
		description:
			'Numbers of events you defined yourself: a list such as [{"custom_event_name": "trial", "custom_event_metrics_type": "ADE_TOTAL_CONVERSIONS"}]',
	}),
	hour('endHour', 'end_hour', 'End Hour', 'Last hour (UTC) of the last day'),
	choice({
		name: 'primarySort',
		apiName: 'primary_sort',
		in: 'body',
		label: 'Sort By',
		description: 'What to sort the rows of the file by first',
		options: [
			{ name: 'Date', value: 'BY_DATE' },
			{ name: 'ID', value: 'BY_ID' },
		],
		default: 'BY_ID',
	}),
	hour('startHour', 'start_hour', 'Start Hour', 'First hour (UTC) of the first day'),
	choice({
		name: 'reportTimezone',
		apiName: 'reporting_timezone',
		in: 'body',
		label: 'Time Zone of the Report',
		description: 'Where a day begins and ends (beta)',
		options: TIME_ZONES,
		default: 'PINTEREST_TIME_ZONE',
	}),
];

/** The name that a report must have. */
export const REPORT_NAME = text({
	name: 'reportName',
	apiName: 'report_name',
	in: 'body',
	label: 'Report Name',
	description: 'What Pinterest calls the report',
	default: 'n8n report',
	required: true,
});
