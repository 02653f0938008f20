import { asList, asText, isObject } from '../../shared/api/json';
import type { Location, When } from '../../shared/rows/field';
import { choice, choices, field, ids, integer, quote, parseJson, text } from '../../shared/fields/kinds';
import type { Facts } from '../../shared/fields/kinds';
import { parseInstant, writeInstant } from '../../shared/fields/times';
import { OBJECTIVES } from '../fields/campaign';
import { STARTS_PAUSED } from './elements';

/** Half an hour; Pinterest works on large requests for minutes. */
export const LONGEST_SECONDS = 1800;

export const LONGEST_WAIT = integer({
	name: 'maximumBulkWait',
	in: 'local',
	label: 'Maximum Wait for the Request (Seconds)',
	description: 'After that the item fails with the ID of the request; use Get to finish later. 0 checks only once.',
	minimum: 0,
	maximum: 86_400,
	default: LONGEST_SECONDS,
});

export const REQUEST_ID = field(
	{
		name: 'bulkRequestId',
		apiName: 'bulk_request_id',
		in: 'path',
		label: 'Request ID',
		description: 'The request ID returned when it was created',
		placeholder: 'e.g. {{ $json.request_id }}',
		required: true,
	},
	{ type: 'string', default: '' },
	(value) => (asText(value) ?? '').trim(),
);

export const ENTITY_TYPES = choices({
	name: 'bulkEntityTypes',
	apiName: 'entity_types',
	in: 'body',
	label: 'Download',
	description: 'What to download, up to six types. Fewer types are ready sooner.',
	options: [
		{ name: 'Ad Groups', value: 'AD_GROUP' },
		{ name: 'Ads', value: 'AD' },
		{ name: 'Campaigns', value: 'CAMPAIGN' },
		{ name: 'History', value: 'ENTITY_HISTORY', description: 'What was changed when' },
		{ name: 'Keywords', value: 'KEYWORD' },
		{ name: 'Labels', value: 'LABEL' },
		{ name: 'Product Groups', value: 'PRODUCT_GROUP' },
		{ name: 'Schedules', value: 'SCHEDULE', description: 'Not every ad account has them (beta)' },
	],
	default: ['CAMPAIGN', 'AD_GROUP', 'AD'],
	maxItems: 6,
	required: true,
});

/** The format of the file; rows are always read from JSON. */
export const bulkFormat = <const In extends Location>(location: In, when?: When) =>
	choice({
		name: 'bulkFormat',
		apiName: 'output_format',
		in: location,
		label: 'File Format',
		description:
			location === 'body' ? 'The format of the file' : 'The format that the file was requested in, for the file name',
		options: [
			{ name: 'CSV', value: 'CSV' },
			{ name: 'JSON', value: 'JSON' },
		],
		default: 'JSON',
		when,
	});

/** Here the API takes seconds since 1970 as text. */
const secondsText = <const Own extends Facts>(facts: Own) =>
	field(facts, { type: 'dateTime', default: '' }, (value) => String(writeInstant(parseInstant(value))));

const RUNS = [
	{ name: 'Advertiser Disabled', value: 'ADVERTISER_DISABLED' },
	{ name: 'Archived', value: 'ARCHIVED' },
	{ name: 'Completed', value: 'COMPLETED' },
	{ name: 'Deleted Draft', value: 'DELETED_DRAFT' },
	{ name: 'Draft', value: 'DRAFT' },
	{ name: 'Not Started', value: 'NOT_STARTED' },
	{ name: 'Paused', value: 'PAUSED' },
	{ name: 'Running', value: 'RUNNING' },
] as const;

export const DOWNLOAD_FILTERS = [
	text({
		name: 'campaignName',
		apiName: 'campaign_filter.name',
		in: 'body',
		label: 'Campaign Name',
		description: 'Only campaigns of this name, and what is in them',
	}),
	choices({
		name: 'filteredObjectives',
		apiName: 'campaign_filter.objective_type',
		in: 'body',
		label: 'Campaign Objectives',
		description: 'Only campaigns with one of these objectives, and what is in them',
		options: OBJECTIVES.map(({ name, value }) => ({ name, value })),
	}),
	choices({
		name: 'filteredStatuses',
		apiName: 'campaign_filter.campaign_status',
		in: 'body',
		label: 'Campaign Statuses',
		description: 'Only campaigns with one of these statuses, and what is in them',
		options: RUNS,
	}),
	secondsText({
		name: 'campaignsFrom',
		apiName: 'campaign_filter.start_time',
		in: 'body',
		label: 'Campaigns From (UTC)',
		description: 'Only campaigns that ran at this time or later',
	}),
	secondsText({
		name: 'campaignsUntil',
		apiName: 'campaign_filter.end_time',
		in: 'body',
		label: 'Campaigns Until (UTC)',
		description: 'Only campaigns that ran at this time or before',
	}),
	ids({
		name: 'entityIds',
		apiName: 'entity_ids',
		in: 'body',
		label: 'Entity IDs',
		description: 'Only these campaigns, ad groups and so on, and what is in them: IDs separated by commas',
		maxItems: 100_000,
	}),
	secondsText({
		name: 'updatedSince',
		apiName: 'updated_since',
		in: 'body',
		label: 'Updated Since (UTC)',
		description: 'Only what was changed since then',
	}),
];

/** In these updates the API has no place for an ID. */
const NO_ID = 'catalog_product_groups';

/**
 * A list of objects of one kind to create, and one to update: every field of the API is inside.
 *
 * @param kind the API's name
 * @param name as parameters have it: `AdGroups`
 * @param created what an element to create looks like
 * @param updated what an element to update looks like, beside its ID
 */
function upserted<const Kind extends string, const Name extends string>(
	kind: Kind,
	name: Name,
	created: string,
	updated: string,
) {
	const label = name.replace(/(?<=[a-z])(?=[A-Z])/g, ' ');
	const paused = STARTS_PAUSED.includes(kind) ? '; they start paused if they have no status' : '';
	return [
		objects({
			name: `create${name}`,
			apiName: `create.${kind}`,
			in: 'body',
			label: `Create ${label} (JSON)`,
			description: `A list with the names of the Pinterest API, such as [${created}]${paused}`,
		}),
		objects({
			name: `update${name}`,
			apiName: `update.${kind}`,
			in: 'body',
			label: `Update ${label} (JSON)`,
			description: `A list with the names of the Pinterest API, ${kind === NO_ID ? '' : 'each with its ID, '}such as [${updated}]`,
		}),
	];
}

/** What can be written in bulk. */
export const UPSERT_FIELDS = [
	...upserted(
		'ad_groups',
		'AdGroups',
		'{"campaign_id": "626735565838", "name": "Sofas", "billable_event": "CLICKTHROUGH", "targeting_spec": {"LOCATION": ["US"]}}',
		'{"status": "PAUSED"}',
	),
	...upserted(
		'ads',
		'Ads',
		'{"ad_group_id": "2680060704746", "pin_id": "394205773611545468", "creative_type": "REGULAR"}',
		'{"status": "PAUSED"}',
	),
	...upserted(
		'campaigns',
		'Campaigns',
		'{"name": "Spring", "objective_type": "CONSIDERATION", "daily_spend_cap": 20000000}',
		'{"daily_spend_cap": 30000000}',
	),
	...upserted(
		'catalog_product_groups',
		'CatalogProductGroups',
		'{"name": "Sofas", "feed_id": "2680059592705", "filters": {"any_of": [{"PRODUCT_TYPE_0": {"values": [["sofa"]]}}]}}',
		'{"name": "Sofas and armchairs"}',
	),
	...upserted(
		'keywords',
		'Keywords',
		'{"parent_id": "2680060704746", "keywords": [{"value": "sofa", "match_type": "BROAD"}]}',
		'{"archived": true}',
	),
	...upserted(
		'labels',
		'Labels',
		'{"parent_id": "626735565838", "labels": [{"label_type": "CUSTOM", "value": "spring"}]}',
		'{"parent_id": "626735565838", "status": "ARCHIVED"}',
	),
	...upserted(
		'product_groups',
		'ProductGroups',
		'{"ad_group_id": "2680060704746", "product_group_promotion": [{"catalog_product_group_id": "443727193917"}]}',
		'{"ad_group_id": "2680060704746", "product_group_promotion": [{"status": "PAUSED"}]}',
	),
	...upserted(
		'schedules',
		'Schedules',
		'{"entity_id": "626735565838", "entity_type": "CAMPAIGN", "name": "Sale", "schedule_type": "CAMPAIGN_BUDGET_CHANGE", "schedule_action": "INCREASE_BY_VALUE", "delta_value": "5000000", "schedule_status": "SCHEDULED", "start_timestamp": 1798761600, "end_timestamp": 1799366400}',
		'{"delta_value": "6000000"}',
	),
];

/** A list of objects as JSON; one object will do for one. */
function objects<const Own extends Facts>(facts: Own) {
	return field(facts, { type: 'json', default: '' }, (value) => {
		const given = parseJson(value);
		const list = Array.isArray(given) ? asList(given) : [given];
		if (list.every(isObject)) return list;
		throw new Error(`must be a list of JSON objects, not of ${quote(list.find((one) => !isObject(one)))}`);
	});
}
