import { byName } from '../../shared/fields/english';
import { choices, ids, json, text } from '../../shared/fields/kinds';
import type { When } from '../../shared/rows/field';
import { OBJECTIVES } from '../fields/campaign';
import { titled } from '../fields/names';
import { ABOUT_ADS } from './fields';

const statuses = <const Name extends string, const ApiName extends string, const Value extends string>(
	name: Name,
	apiName: ApiName,
	label: string,
	values: readonly Value[],
	onlyWith?: When,
) =>
	choices({
		name,
		apiName,
		in: 'body',
		label,
		description: 'Only those with one of these, up to six',
		options: values.map((value) => ({ name: titled(value), value })).sort(byName),
		maxItems: 6,
		onlyWith,
	});

const RUNS = [
	'RUNNING',
	'PAUSED',
	'NOT_STARTED',
	'COMPLETED',
	'ADVERTISER_DISABLED',
	'ARCHIVED',
	'DRAFT',
	'DELETED_DRAFT',
] as const;
const REVIEWS = [
	'APPROVED',
	'PAUSED',
	'PENDING',
	'REJECTED',
	'ADVERTISER_DISABLED',
	'ARCHIVED',
	'DRAFT',
	'DELETED_DRAFT',
] as const;

/** Narrows a report to what has some ids. */
export const onlyIds = <const Name extends string, const ApiName extends string>(
	name: Name,
	apiName: ApiName,
	label: string,
	onlyWith?: When,
) =>
	ids({
		name,
		apiName,
		in: 'body',
		label,
		description: 'Only these: up to 500 IDs separated by commas',
		maxItems: 500,
		onlyWith,
	});

export const OBJECTIVE_FILTER = choices({
	name: 'campaignObjectives',
	apiName: 'campaign_objective_types',
	in: 'body',
	label: 'Campaign Objectives',
	description: 'Only campaigns with one of these objectives, up to seven',
	options: OBJECTIVES.map(({ name, value }) => ({ name, value })),
	maxItems: 7,
});

export const FILTERS = [
	onlyIds('reportAdGroupIds', 'ad_group_ids', 'Ad Group IDs'),
	statuses('adGroupStatuses', 'ad_group_statuses', 'Ad Group Statuses', RUNS),
	onlyIds('reportAdIds', 'ad_ids', 'Ad IDs', ABOUT_ADS),
	statuses('adStatuses', 'ad_statuses', 'Ad Statuses', REVIEWS, ABOUT_ADS),
	text({
		name: 'campaignBrandLabel',
		apiName: 'campaign_brand_label',
		in: 'body',
		label: 'Campaign Brand Label',
		description: 'Only campaigns with this brand label',
	}),
	text({
		name: 'campaignCustomLabel',
		apiName: 'campaign_custom_label',
		in: 'body',
		label: 'Campaign Custom Label',
		description: 'Only campaigns with this label',
	}),
	onlyIds('reportCampaignIds', 'campaign_ids', 'Campaign IDs'),
	OBJECTIVE_FILTER,
	statuses('campaignStatuses', 'campaign_statuses', 'Campaign Statuses', RUNS),
	json({
		name: 'metricsFilters',
		apiName: 'metrics_filters',
		in: 'body',
		label: 'Metrics (JSON)',
		description:
			'Only rows whose numbers fit: a list such as [{"field": "SPEND_IN_DOLLAR", "operator": "GREATER_THAN", "values": [10]}], with SPEND_IN_DOLLAR or TOTAL_IMPRESSION, GREATER_THAN or LESS_THAN',
	}),
	onlyIds('reportProductGroupIds', 'product_group_ids', 'Product Group IDs'),
	statuses('productGroupStatuses', 'product_group_statuses', 'Product Group Statuses', [
		'RUNNING',
		'PAUSED',
		'EXCLUDED',
		'ARCHIVED',
	]),
	onlyIds('productItemIds', 'product_item_ids', 'Product Item IDs'),
];
