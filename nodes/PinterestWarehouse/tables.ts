/** What a column holds. Whole numbers and decimals are numbers in JSON; a date is YYYY-MM-DD (UTC). */
export type ColumnType = 'text' | 'integer' | 'decimal' | 'boolean' | 'date';

export type TableName = 'ad_accounts' | 'campaigns' | 'ad_groups' | 'ads' | 'ad_analytics';

/** A table that has rows for each ad account. */
export type AccountTable = Exclude<TableName, 'ad_accounts'>;

export interface Table {
	/** In the order of the row. */
	columns: Record<string, ColumnType>;
	/** The columns whose values make `__sync_key`, joined with nothing between them. */
	key: string[];
	about: string;
}

/** The key of a row: rows of the same thing have the same one, so that a database takes the newer in place of the older. */
export const SYNC_KEY = '__sync_key';

/**
 * The warehouse's tables. What Pinterest does not give is null. Ids are text, since they are longer than a number can be; times are
 * seconds since 1970 (UTC), as Pinterest gives them; money is in micro-currency where the name says so.
 */
export const TABLES: Record<TableName, Table> = {
	ad_accounts: {
		about: 'Ad accounts, and how conversions were counted in the run that gave the row',
		key: ['id', 'country', 'currency'],
		columns: {
			id: 'text',
			name: 'text',
			owner: 'text',
			country: 'text',
			currency: 'text',
			click_window_days: 'integer',
			__engagement_window_days: 'integer',
			__view_window_days: 'integer',
			__conversion_report_time: 'text',
			__sync_key: 'text',
		},
	},
	campaigns: {
		about: 'Campaigns',
		key: ['id', 'ad_account_id', 'order_line_id'],
		columns: {
			id: 'text',
			ad_account_id: 'text',
			name: 'text',
			status: 'text',
			lifetime_spend_cap: 'integer',
			daily_spend_cap: 'integer',
			order_line_id: 'text',
			objective_type: 'text',
			created_time: 'integer',
			updated_time: 'integer',
			type: 'text',
			__sync_key: 'text',
		},
	},
	ad_groups: {
		about: 'Ad groups',
		key: ['id', 'ad_account_id', 'campaign_id', 'feed_profile_id'],
		columns: {
			id: 'text',
			ad_account_id: 'text',
			campaign_id: 'text',
			feed_profile_id: 'text',
			name: 'text',
			status: 'text',
			budget_in_micro_currency: 'integer',
			bid_in_micro_currency: 'integer',
			budget_type: 'text',
			start_time: 'integer',
			end_time: 'integer',
			lifetime_frequency_cap: 'integer',
			auto_targeting_enabled: 'boolean',
			placement_group: 'text',
			pacing_delivery_type: 'text',
			conversion_learning_mode_type: 'text',
			summary_status: 'text',
			billable_event: 'text',
			type: 'text',
			updated_time: 'integer',
			created_time: 'integer',
			__sync_key: 'text',
		},
	},
	ads: {
		about: 'Ads',
		key: ['id', 'ad_account_id', 'campaign_id', 'pin_id', 'ad_group_id'],
		columns: {
			id: 'text',
			ad_account_id: 'text',
			campaign_id: 'text',
			pin_id: 'text',
			ad_group_id: 'text',
			android_deep_link: 'text',
			click_tracking_url: 'text',
			creative_type: 'text',
			destination_url: 'text',
			ios_deep_link: 'text',
			is_pin_deleted: 'boolean',
			is_removable: 'boolean',
			name: 'text',
			status: 'text',
			view_tracking_url: 'text',
			collection_items_destination_url_template: 'text',
			created_time: 'integer',
			review_status: 'text',
			type: 'text',
			updated_time: 'integer',
			summary_status: 'text',
			__sync_key: 'text',
		},
	},
	ad_analytics: {
		about: 'The numbers of an ad on a day',
		// The ad's id is in it twice. What was loaded before with such keys stays valid only if that stays.
		key: ['ad_id', 'ad_group_id', 'ad_id', 'campaign_id', 'pin_id', 'date'],
		columns: {
			ad_account_id: 'text',
			ad_group_id: 'text',
			ad_id: 'text',
			campaign_id: 'text',
			ad_group_entity_status: 'text',
			campaign_daily_spend_cap: 'integer',
			campaign_entity_status: 'text',
			campaign_name: 'text',
			checkout_roas: 'decimal',
			clickthrough_1: 'integer',
			clickthrough_1_gross: 'integer',
			clickthrough_2: 'integer',
			cpc_in_micro_dollar: 'decimal',
			cpm_in_dollar: 'decimal',
			cpm_in_micro_dollar: 'decimal',
			ctr: 'decimal',
			ctr_2: 'decimal',
			date: 'date',
			ecpcv_in_dollar: 'decimal',
			ecpcv_p95_in_dollar: 'decimal',
			ecpc_in_dollar: 'decimal',
			ecpc_in_micro_dollar: 'decimal',
			ecpe_in_dollar: 'decimal',
			ecpm_in_micro_dollar: 'decimal',
			ecpv_in_dollar: 'decimal',
			ectr: 'decimal',
			eengagement_rate: 'decimal',
			engagement_1: 'integer',
			engagement_2: 'integer',
			engagement_rate: 'decimal',
			impression_1: 'integer',
			impression_1_gross: 'integer',
			impression_2: 'integer',
			page_visit_cost_per_action: 'decimal',
			page_visit_roas: 'decimal',
			paid_impression: 'integer',
			pin_id: 'text',
			repin_1: 'integer',
			repin_2: 'integer',
			repin_rate: 'decimal',
			spend_in_dollar: 'decimal',
			spend_in_micro_dollar: 'decimal',
			total_checkout: 'integer',
			total_checkout_value_in_micro_dollar: 'decimal',
			total_clickthrough: 'integer',
			total_click_checkout: 'integer',
			total_click_checkout_value_in_micro_dollar: 'decimal',
			total_conversions: 'integer',
			total_engagement: 'integer',
			total_engagement_checkout: 'integer',
			total_engagement_checkout_value_in_micro_dollar: 'decimal',
			total_engagement_signup: 'integer',
			total_engagement_signup_value_in_micro_dollar: 'decimal',
			total_view_checkout: 'integer',
			total_view_checkout_value_in_micro_dollar: 'decimal',
			web_checkout_cost_per_action: 'decimal',
			web_checkout_roas: 'decimal',
			__sync_key: 'text',
		},
	},
};

/** The tables that belong to one ad account, in the order in which "Every Table" gives them. */
export const OF_AN_ACCOUNT: readonly AccountTable[] = ['campaigns', 'ad_groups', 'ads', 'ad_analytics'];
