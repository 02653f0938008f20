import type { JsonSchema } from '../../row';
import type { AdGroup } from './adGroups';
import { appTypes, digits, idSchema, nullableBoolean, nullableInteger, statusSchema, trackingUrls } from './shared';

export const budgetTypes = ['DAILY', 'LIFETIME', 'CBO_ADGROUP'] as const;
export const billableEvents = ['CLICKTHROUGH', 'IMPRESSION', 'VIDEO_V_50_MRC'] as const;
export const bidStrategies = ['AUTOMATIC_BID', 'MAX_BID', 'TARGET_AVG'] as const;

export type TargetingSpec = Partial<Record<string, unknown>> & {
	AGE_BUCKET?: string[] | null;
	MINIMUM_AGE?: string;
	MAXIMUM_AGE?: string;
	GEO?: string[] | null;
	LOCATION?: string[] | null;
	INTEREST?: string[];
};

export interface OptimizationGoal {
	conversion_tag_v3_goal_metadata?: { conversion_event?: string; is_roas_optimized?: boolean | null };
	frequency_goal_metadata?: object;
	scrollup_goal_metadata?: object;
}

export type AdGroupBody = Partial<Omit<AdGroup, 'seq'>> & { targeting_spec_operations?: unknown[] };

const list = (items: JsonSchema, nullable = true): JsonSchema => ({
	type: 'array',
	items,
	...(nullable && { nullable }),
});
const texts = (nullable = true) => list({ type: 'string' }, nullable);
const oneOf = (values: readonly string[]) => ({ type: 'string', enum: values });
const object = (properties: JsonSchema, more: JsonSchema = {}): JsonSchema => ({
	type: 'object',
	properties,
	additionalProperties: false,
	...more,
});

const ageBuckets = ['18-24', '19+', '20+', '21+', '25-34', '35-44', '45-49', '50-54', '55-64', '65+'];

const targetingFields = {
	AGE_BUCKET: list(oneOf(ageBuckets)),
	APPTYPE: list(oneOf(appTypes)),
	AUDIENCE_EXCLUDE: list(idSchema),
	AUDIENCE_INCLUDE: list(idSchema),
	GENDER: list(oneOf(['unknown', 'male', 'female'])),
	GEO: texts(),
	INTEREST: texts(false),
	LOCALE: texts(),
	LOCATION: texts(),
	MAXIMUM_AGE: { type: 'string', pattern: '^\\d+\\+?$' },
	MINIMUM_AGE: { type: 'string', pattern: digits },
	SHOPPING_RETARGETING: list(
		object({
			exclusion_window: { type: 'integer' },
			lookback_window: { type: 'integer' },
			tag_types: list({ type: 'integer' }, false),
		}),
	),
	TARGETING_STRATEGY: list(oneOf(['CHOOSE_YOUR_OWN', 'FIND_NEW_CUSTOMERS', 'RECONNECT_WITH_USERS'])),
	GEO_EXCLUDE: texts(false),
	LOCATION_EXCLUDE: texts(false),
};
export const targetingSpec = object(targetingFields);
export const isTargetingField = (name: string) => Object.hasOwn(targetingFields, name);

export const placementGroups = ['ALL', 'SEARCH', 'BROWSE', 'OTHER'];

const conversionEvents = [
	'PAGE_VISIT',
	'SIGNUP',
	'CHECKOUT',
	'CUSTOM',
	'VIEW_CATEGORY',
	'SEARCH',
	'ADD_TO_CART',
	'WATCH_VIDEO',
	'LEAD',
	'APP_INSTALL',
];
const timeRanges = ['THIRTY_DAY', 'DAY', 'SEVEN_DAY', 'TWENTY_MINUTE', 'TEN_MINUTE', 'TWENTY_FOUR_HOUR'];
const days = { type: 'integer' };

const conversionGoal = {
	attribution_windows: object({ click_window_days: days, engagement_window_days: days, view_window_days: days }),
	conversion_event: oneOf(conversionEvents),
	conversion_tag_id: idSchema,
	cpa_goal_value_in_micro_currency: idSchema,
	is_roas_optimized: nullableBoolean,
	reporting_event: { type: 'string' },
};
const learningMode = {
	learning_mode_type: { type: 'string', nullable: true, enum: ['NOT_ACTIVE', 'ACTIVE', null] },
};

const goals = (conversion: JsonSchema, more: JsonSchema = {}) =>
	object(
		{
			conversion_tag_v3_goal_metadata: object(conversion),
			frequency_goal_metadata: object({
				frequency: { type: 'integer', minimum: 2, maximum: 20 },
				timerange: oneOf(timeRanges),
			}),
			scrollup_goal_metadata: object({ scrollup_goal_value_in_micro_currency: { ...idSchema, nullable: true } }),
		},
		more,
	);

export const optimizationGoal = goals({ ...conversionGoal, ...learningMode });
/** As delivery estimates take it. */
export const estimatedGoal = goals(conversionGoal);

const common = {
	auto_targeting_enabled: nullableBoolean,
	bid_in_micro_currency: nullableInteger,
	bid_multiplier: { type: 'number', minimum: 0, maximum: 10 },
	bid_strategy_type: { type: 'string', nullable: true, enum: [...bidStrategies, null] },
	billable_event: oneOf(billableEvents),
	budget_in_micro_currency: nullableInteger,
	budget_type: oneOf(budgetTypes),
	campaign_id: { type: 'string', pattern: '^[C]?\\d+$' },
	end_time: nullableInteger,
	is_creative_optimization: nullableBoolean,
	lifetime_frequency_cap: { type: 'integer' },
	name: { type: 'string' },
	optimization_goal_metadata: { ...optimizationGoal, nullable: true },
	pacing_delivery_type: oneOf(['STANDARD', 'ACCELERATED']),
	placement_group: oneOf(placementGroups),
	promotion_application_level: { type: 'string', nullable: true, enum: ['NONE', 'ITEM', 'AD_GROUP', null] },
	promotion_id: { ...idSchema, nullable: true },
	start_time: nullableInteger,
	status: statusSchema,
	targeting_spec: targetingSpec,
	targeting_template_ids: { ...list(idSchema), maxItems: 1 },
	tracking_urls: trackingUrls,
	customer_segment_id: { type: 'string' },
	ext_features: {},
	feed_profile_id: { type: 'string' },
	is_local_inventory: { type: 'boolean' },
	local_inventory_radius_in_miles: { type: 'number' },
	performance_plus_campaign_settings: {},
	placement_traffic_type: { type: 'string' },
	promotion_ids: texts(false),
	targeting_spec_operations: list({}, false),
};

export const createBody: JsonSchema = {
	type: 'array',
	minItems: 1,
	maxItems: 30,
	items: object(
		{ ...common, auto_targeting_enabled: { type: 'boolean' } },
		{ required: ['billable_event', 'campaign_id', 'name'] },
	),
};

export const updateBody: JsonSchema = {
	type: 'array',
	minItems: 1,
	maxItems: 30,
	items: object({ ...common, id: idSchema }, { required: ['id'] }),
};
