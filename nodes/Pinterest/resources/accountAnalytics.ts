import type { IDataObject } from 'n8n-workflow';

import { asObject, asText } from '../../shared/api/json';
import { nameIn, objectIn, objectsIn } from '../../shared/api/parts';
import type { Values } from '../../shared/rows/field';
import type { Operation } from '../../shared/rows/operation';
import { operation } from '../../shared/rows/operation';
import { AD_ACCOUNT } from '../../shared/fields/common';
import type { Option } from '../../shared/fields/kinds';
import type { OutputLocals } from '../../shared/fields/output';
import { isSimple } from '../../shared/fields/output';
import { choice, choices, field, integer, quote } from '../../shared/fields/kinds';
import { ORGANIC_PERIOD } from '../../shared/fields/period';
import { APP_TYPES, check, days, queryNow } from './pinAnalytics';

/** Numbers that exist for an account and its Pins. Source: the API description, as for all lists here. */
const METRICS = [
	{ name: 'Engagement Rate', value: 'ENGAGEMENT_RATE' },
	{ name: 'Engagements', value: 'ENGAGEMENT' },
	{ name: 'Impressions', value: 'IMPRESSION' },
	{ name: 'Outbound Click Rate', value: 'OUTBOUND_CLICK_RATE' },
	{ name: 'Outbound Clicks', value: 'OUTBOUND_CLICK' },
	{ name: 'Pin Click Rate', value: 'PIN_CLICK_RATE' },
	{ name: 'Pin Clicks', value: 'PIN_CLICK' },
	{ name: 'Save Rate', value: 'SAVE_RATE' },
	{ name: 'Saves', value: 'SAVE' },
] as const;

const VIDEO_METRICS = [
	{ name: 'Impressions', value: 'IMPRESSION' },
	{ name: 'Outbound Clicks', value: 'OUTBOUND_CLICK' },
	{ name: 'Saves', value: 'SAVE' },
	{ name: 'Video 10-Second Views', value: 'VIDEO_10S_VIEW' },
	{ name: 'Video Average Watch Time', value: 'VIDEO_AVG_WATCH_TIME', description: 'In milliseconds' },
	{ name: 'Video Played to 95%', value: 'QUARTILE_95_PERCENT_VIEW' },
	{ name: 'Video Starts', value: 'VIDEO_START' },
	{ name: 'Video Total Watch Time', value: 'VIDEO_V50_WATCH_TIME', description: 'In milliseconds' },
	{ name: 'Video Views', value: 'VIDEO_MRC_VIEW' },
] as const;

type Metric = (typeof METRICS)[number];

/** Pins can't be ranked by a rate. */
const COUNTS = METRICS.filter(
	(metric): metric is Exclude<Metric, { value: `${string}_RATE` }> => !metric.value.endsWith('_RATE'),
);

/** How numbers can be split, and the key that names the part in each item. */
const SPLITS: Record<string, string> = {
	APP_TYPE: 'device',
	OWNED_CONTENT: 'claimed_content',
	PIN_FORMAT: 'pin_format',
	SOURCE: 'source',
};

const metrics = <const Name extends string, const Value extends string>(
	name: Name,
	options: ReadonlyArray<Option & { value: Value }>,
) =>
	choices({
		name,
		apiName: 'metric_types',
		in: 'query',
		label: 'Metrics',
		description: 'The metrics to get. If empty, all of them.',
		options,
	});

const sortBy = <const Name extends string, const Value extends string>(
	name: Name,
	options: ReadonlyArray<Option & { value: Value }>,
) =>
	choice({
		name,
		apiName: 'sort_by',
		in: 'query',
		label: 'Sort By',
		description: 'The metric to rank Pins by, highest first',
		options,
		default: 'IMPRESSION',
		required: true,
	});

const NUMBER_OF_PINS = integer({
	name: 'numberOfPins',
	apiName: 'num_of_pins',
	in: 'query',
	label: 'Number of Pins',
	description: 'The maximum number of Pins to get',
	minimum: 1,
	maximum: 50,
	default: 10,
});

const SPLIT = choice({
	name: 'accountSplit',
	apiName: 'split_field',
	in: 'query',
	label: 'Split By',
	description: 'Break the metrics down into parts',
	options: [
		{ name: 'Claimed Content', value: 'OWNED_CONTENT' },
		{ name: 'Device', value: 'APP_TYPE' },
		{ name: 'No Split', value: 'NO_SPLIT' },
		{ name: 'Pin Format', value: 'PIN_FORMAT' },
		{ name: 'Source', value: 'SOURCE' },
	],
	default: 'NO_SPLIT',
});

/** What is counted; under options, since Pins' own analytics have no filters. */
const COUNTED = [
	APP_TYPES,
	choice({
		name: 'claimedContent',
		apiName: 'from_claimed_content',
		in: 'query',
		label: 'Claimed Content',
		description: 'Only Pins that lead to a website the account has claimed, or only the others',
		options: [
			{ name: 'Both', value: 'BOTH' },
			{ name: 'Claimed', value: 'CLAIMED' },
			{ name: 'Other', value: 'OTHER' },
		],
		default: 'BOTH',
	}),
	choice({
		name: 'contentType',
		apiName: 'content_type',
		in: 'query',
		label: 'Content Type',
		description: 'Only paid activity, or only organic activity',
		options: [
			{ name: 'All', value: 'ALL' },
			{ name: 'Organic', value: 'ORGANIC' },
			{ name: 'Paid', value: 'PAID' },
		],
		default: 'ALL',
	}),
	choice({
		name: 'pinFormat',
		apiName: 'pin_format',
		in: 'query',
		label: 'Pin Format',
		description: 'Only Pins of this format',
		options: [
			{ name: 'Ad: Idea', value: 'ADS_IDEA' },
			{ name: 'Ad: Product', value: 'ADS_PRODUCT' },
			{ name: 'Ad: Standard', value: 'ADS_STANDARD' },
			{ name: 'Ad: Video', value: 'ADS_VIDEO' },
			{ name: 'All', value: 'ALL' },
			{ name: 'Organic Image', value: 'ORGANIC_IMAGE' },
			{ name: 'Organic Product', value: 'ORGANIC_PRODUCT' },
			{ name: 'Organic Video', value: 'ORGANIC_VIDEO' },
		],
		default: 'ALL',
	}),
	choice({
		name: 'source',
		in: 'query',
		label: 'Source',
		description:
			'Only Pins that the account created or saved, or only those that others saved from its claimed content',
		options: [
			{ name: 'All', value: 'ALL' },
			{ name: 'Other Pins', value: 'OTHER_PINS' },
			{ name: 'Your Pins', value: 'YOUR_PINS' },
		],
		default: 'ALL',
	}),
];

const CREATED_WITHIN = field(
	{
		name: 'createdInLastDays',
		apiName: 'created_in_last_n_days',
		in: 'query',
		label: 'Created In',
		description: 'Only Pins created in this period',
	},
	{ type: 'options', options: [{ name: 'Last 30 Days', value: 30 }], default: 30 },
	(value) => {
		if (Number(value) === 30) return 30;
		throw new Error(`must be 30, the only number of days Pinterest takes, not ${quote(value)}`);
	},
);

export const getAnalytics: Operation = operation('GET /user_account/analytics', {
	value: 'getAnalytics',
	name: 'Get Analytics',
	action: 'Get analytics of account',
	description:
		'Get how often the Pins of the whole account were seen, clicked and saved, day by day, over at most the last 90 days',
	fields: [...ORGANIC_PERIOD, metrics('accountMetrics', METRICS)],
	collections: { options: [AD_ACCOUNT, ...COUNTED, SPLIT] },
	simplify: 'split',
	check,
	queryNow,
	split: (answer, { query, local }) =>
		isSimple(local) ? days({}, answer, SPLITS[asText(query.split_field) ?? '']) : [asObject(answer)],
});

export const getTopPins: Operation = operation('GET /user_account/analytics/top_pins', {
	value: 'getTopPins',
	name: 'Get Top Pins',
	action: 'Get top pins of account',
	description: 'Get the Pins of the account with the highest metrics in a period, up to 50, with their metrics',
	fields: [...ORGANIC_PERIOD, sortBy('sortBy', COUNTS), NUMBER_OF_PINS, metrics('accountMetrics', METRICS)],
	collections: { options: [AD_ACCOUNT, ...COUNTED, CREATED_WITHIN] },
	simplify: 'split',
	check,
	queryNow,
	split: pins,
});

export const getTopVideoPins: Operation = operation('GET /user_account/analytics/top_video_pins', {
	value: 'getTopVideoPins',
	name: 'Get Top Video Pins',
	action: 'Get top video pins of account',
	description: 'Get the video Pins of the account with the highest metrics in a period, up to 50, with their metrics',
	fields: [
		...ORGANIC_PERIOD,
		sortBy('videoSortBy', VIDEO_METRICS),
		NUMBER_OF_PINS,
		metrics('videoMetrics', VIDEO_METRICS),
	],
	collections: { options: [AD_ACCOUNT, ...COUNTED, CREATED_WITHIN] },
	simplify: 'split',
	check,
	queryNow,
	split: pins,
});

/** One item a Pin, the best first, with its numbers beside its id, and how far these can be relied on. */
function pins(answer: unknown, { local }: Values<OutputLocals>): IDataObject[] {
	if (!isSimple(local)) return [asObject(answer)];
	const { pins: given, date_availability } = asObject(answer);
	return objectsIn(given, 'top Pins').map(({ pin_id, data_status, metrics: numbers }) => ({
		pin_id,
		url: `https://www.pinterest.com/pin/${nameIn(pin_id, 'a top Pin without its ID')}/`,
		...objectIn(numbers, 'numbers of a top Pin'),
		...(data_status !== undefined && { data_status }),
		...(date_availability !== undefined && { date_availability }),
	}));
}
