import type { IDataObject } from 'n8n-workflow';

import type { Values, When } from '../../shared/rows/field';
import { campaign, manyIds, promotion } from '../../shared/fields/ads';
import { choice, choices, decimal, flag, id, text } from '../../shared/fields/kinds';
import { inCurrency } from '../../shared/fields/money';
import { instant } from '../../shared/fields/times';
import { AUTOMATIC, CREATE_MONEY, UPDATE_MONEY } from './adGroupMoney';
import { NO_TEMPLATE } from './adGroupTargeting';
import { goalFields } from './goal';
import { PERFORMANCE_PLUS } from './performancePlus';
import { needsUsableTargeting } from './targeting';
import { TRACKING_URLS } from './tracking';

export const CAMPAIGN = campaign({
	in: 'body',
	name: 'campaignOfAdGroup',
	apiName: 'campaign_id',
	description: 'The campaign to put the ad group into',
});

const startTime = instant({
	name: 'startTime',
	apiName: 'start_time',
	in: 'body',
	label: 'Start Time (UTC)',
	description: 'When it may begin to run, not before its campaign; with its campaign if empty',
});
const endTime = instant({
	name: 'endTime',
	apiName: 'end_time',
	in: 'body',
	label: 'End Time (UTC)',
	description: 'When it stops running, not after its campaign; with its campaign if empty',
});
/** Optional fields that an ad group is created and changed with alike. */
const COMMON = [
	flag({
		name: 'isCreativeOptimization',
		apiName: 'is_creative_optimization',
		in: 'body',
		label: 'Creative Optimization',
		description: 'Whether Pinterest may show product Pins in other formats',
	}),
	id({
		name: 'customerSegmentId',
		apiName: 'customer_segment_id',
		in: 'body',
		label: 'Customer Segment ID',
	}),
	text({ name: 'feedProfileId', apiName: 'feed_profile_id', in: 'body', label: 'Feed Profile ID' }),
	flag({
		name: 'isLocalInventory',
		apiName: 'is_local_inventory',
		in: 'body',
		label: 'Local Inventory',
		description: 'Whether to show products that a nearby store has in stock',
	}),
	decimal({
		name: 'localInventoryRadius',
		apiName: 'local_inventory_radius_in_miles',
		in: 'body',
		label: 'Local Inventory Radius (Miles)',
		description: 'The maximum distance to such a store',
		minimum: 0,
	}),
	...PERFORMANCE_PLUS,
	promotion({ in: 'body', apiName: 'promotion_id', description: 'The promotion that the ads show' }),
	manyIds({
		name: 'adGroupPromotionIds',
		apiName: 'promotion_ids',
		in: 'body',
		label: 'Promotion IDs',
		description: 'Several promotions: IDs separated by commas',
	}),
	choice({
		name: 'promotionApplicationLevel',
		apiName: 'promotion_application_level',
		in: 'body',
		label: 'Promotion Level',
		description: 'What the promotion is for',
		options: [
			{ name: 'Ad Group', value: 'AD_GROUP', description: 'For all of it' },
			{ name: 'Item', value: 'ITEM', description: 'For single products' },
			{ name: 'None', value: 'NONE' },
		],
		default: 'AD_GROUP',
	}),
	choices({
		name: 'trackingFeatures',
		apiName: 'ext_features.enabled',
		in: 'body',
		label: 'Tracking Features',
		description: 'Which of Pinterest’s features it was made with, for Pinterest’s own statistics',
		options: [
			{ name: 'Ad Rotation', value: 'AD_ROTATION' },
			{ name: 'Bulk Editor', value: 'BULK_EDITOR' },
			{ name: 'Clone Meta', value: 'CLONE_META' },
			{ name: 'Trends', value: 'TRENDS' },
		],
	}),
	choice({
		name: 'placementTraffic',
		apiName: 'placement_traffic_type',
		in: 'body',
		label: 'Traffic Type',
		description: 'The kind of feed that the ads are shown in',
		options: [
			{ name: 'All', value: 'ALL' },
			{ name: 'Full-Screen Feed', value: 'FULLSCREEN_FEED' },
			{ name: 'Two-Column Feed', value: 'TWO_COLUMN_FEED' },
		],
		default: 'ALL',
	}),
	...TRACKING_URLS.map((one) => ({ ...one, onlyWith: NO_TEMPLATE })),
];

const GOAL = 'optimization_goal_metadata.';

const NOT_LIFETIME: When = { budgetType: ['DAILY', 'CBO_ADGROUP'] };

export const CREATE_FIELDS = [
	...CREATE_MONEY,
	{ ...endTime, onlyWith: NOT_LIFETIME },
	...goalFields(GOAL, AUTOMATIC),
	startTime,
	...COMMON,
];

export const UPDATE_FIELDS = [
	...UPDATE_MONEY,
	campaign({
		in: 'body',
		name: 'newCampaign',
		apiName: 'campaign_id',
		required: false,
		description: 'The campaign that the ad group is in',
	}),
	{ ...startTime, shown: { ...startTime.shown, description: 'When it may begin to run' } },
	{ ...endTime, shown: { ...endTime.shown, description: 'When it stops running' } },
	...goalFields(GOAL),
	...COMMON,
];

/** Rules between the fields of an ad group; what was given as JSON is Pinterest's to judge. */
export function needsUsableAdGroup(values: Values): void {
	const { start_time: start, end_time: end } = values.body;
	if (typeof start === 'number' && typeof end === 'number' && end <= start)
		throw new Error('End Time is not after Start Time');
	needsUsableTargeting(values, 'targeting_spec');
}

/** The end that a cap needs; a new ad group has none but that given. */
export function needsEndForCap({ body }: Values): void {
	if (body.lifetime_frequency_cap !== undefined && body.end_time === undefined)
		throw new Error('End Time (UTC) is missing: Lifetime Frequency Cap needs it');
}

/** The fields of an ad group that most people need. Amounts are in the currency of the ad account, times in seconds since 1970. */
export function simpleAdGroup(adGroup: IDataObject): IDataObject {
	const { id, ad_account_id, campaign_id, name, status, summary_status, billable_event } = adGroup;
	const { budget_type, budget_in_micro_currency, bid_strategy_type, bid_in_micro_currency } = adGroup;
	const { start_time, end_time, created_time, updated_time } = adGroup;
	return inCurrency({
		...{ id, ad_account_id, campaign_id, name, status, summary_status, billable_event },
		...{ budget_type, budget_in_micro_currency, bid_strategy_type, bid_in_micro_currency },
		...{ start_time, end_time, created_time, updated_time },
	});
}
