import type { JsonSchema } from '../../row';
import type { Campaign } from './campaigns';
import { appTypes, digits, idSchema, nullableBoolean, nullableInteger, statusSchema, trackingUrls } from './shared';

export const objectives = [
	'AWARENESS',
	'CONSIDERATION',
	'WEB_CONVERSION',
	'CATALOG_SALES',
	'VIDEO_COMPLETION',
	'APP_INSTALL',
	'CTV_CONSIDERATION',
	'LEADS',
	'SALES',
] as const;
export type Objective = (typeof objectives)[number];

/** Bid multipliers by what they hang on; `update_mask` only in updates. */
export interface BidOptions {
	age_bucket_multipliers?: Record<string, number> | null;
	app_type_multipliers?: Record<string, number> | null;
	audience_multipliers?: Record<string, number>;
	freq_bid_multiplier_time_window?: string | null;
	frequency_multipliers?: Record<string, number> | null;
	gender_multipliers?: Record<string, number> | null;
	placement_multipliers?: Record<string, number> | null;
	update_mask?: string[];
}

export type CampaignBody = Partial<Omit<Campaign, 'seq' | 'objective_type'>> & { objective_type?: Objective | null };

const common = {
	ad_account_id: idSchema,
	daily_spend_cap: nullableInteger,
	end_time: nullableInteger,
	is_automated_campaign: nullableBoolean,
	is_flexible_daily_budgets: nullableBoolean,
	lifetime_spend_cap: nullableInteger,
	name: { type: 'string' },
	order_line_id: { ...idSchema, nullable: true },
	start_time: nullableInteger,
	status: statusSchema,
	tracking_urls: trackingUrls,
	intended_promotion_type: { type: 'string', enum: ['LEGACY', 'STANDARD_AD', 'CATALOG'] },
	is_ltv_optimized: { type: 'boolean' },
	is_top_of_search: { type: 'boolean' },
	app_id: { type: 'string' },
	app_platform: { type: 'string', enum: ['IOS', 'ANDROID'] },
	default_ad_group_budget_in_micro_currency: nullableInteger,
	is_campaign_budget_optimization: nullableBoolean,
} as const;

/** Each key is what the price is bid for. */
const multipliers = (keys: JsonSchema, nullable: boolean): JsonSchema => ({
	type: 'object',
	...(nullable && { nullable }),
	propertyNames: keys,
	additionalProperties: { type: 'number' },
});

const placements = ['SEARCH', 'BROWSE', 'RELATED_PINS'];

const ages = ['18-24', '19+', '20+', '21+', '25-34', '35-44', '45-49', '50-54', '55-64', '65+'];

const bids = {
	age_bucket_multipliers: multipliers({ enum: ages }, true),
	freq_bid_multiplier_time_window: { type: 'string', nullable: true, enum: ['WEEK', 'MONTH', null] },
	frequency_multipliers: multipliers({ type: 'string' }, true),
	gender_multipliers: multipliers({ enum: ['unknown', 'male', 'female'] }, true),
	app_type_multipliers: multipliers({ enum: appTypes }, true),
	audience_multipliers: multipliers({ pattern: digits }, false),
	// The enum has them in capitals, the example does not.
	placement_multipliers: multipliers({ enum: [...placements, ...placements.map((one) => one.toLowerCase())] }, true),
};

export const createBody: JsonSchema = {
	type: 'array',
	minItems: 1,
	maxItems: 30,
	items: {
		type: 'object',
		properties: {
			...common,
			bid_options: { type: 'object', nullable: true, properties: bids, additionalProperties: false },
			is_automated_campaign: { type: 'boolean' },
			is_flexible_daily_budgets: { type: 'boolean' },
			is_performance_plus: { type: 'boolean' },
			objective_type: { type: 'string', enum: objectives },
		},
		required: ['name', 'objective_type'],
		additionalProperties: false,
	},
};

const fields = ['AUDIENCE', 'APP_TYPE', 'PLACEMENT', 'GENDER', 'AGE_BUCKET', 'FREQUENCY'];

export const updateBody: JsonSchema = {
	type: 'array',
	minItems: 1,
	maxItems: 30,
	items: {
		type: 'object',
		properties: {
			...common,
			id: idSchema,
			bid_options: {
				type: 'object',
				properties: { ...bids, update_mask: { type: 'array', items: { type: 'string', enum: fields } } },
				required: ['update_mask'],
				additionalProperties: false,
			},
			is_performance_plus: { type: 'boolean' },
			objective_type: { type: 'string', nullable: true, enum: [...objectives, null] },
			performance_plus_campaign_settings: {},
		},
		required: ['id'],
		additionalProperties: false,
	},
};
