-- The tables of Pinterest Warehouse for Snowflake.
-- Snowflake does not enforce keys: load into a table of its own, then MERGE ON __sync_key.
-- Written by test/warehouse/generate.ts from the node's own columns.

CREATE SCHEMA IF NOT EXISTS pinterest;

-- Ad accounts, and how conversions were counted in the run that gave the row
CREATE TABLE IF NOT EXISTS pinterest.ad_accounts (
	id VARCHAR,
	name VARCHAR,
	owner VARCHAR,
	country VARCHAR,
	currency VARCHAR,
	click_window_days NUMBER(38, 0),
	__engagement_window_days NUMBER(38, 0),
	__view_window_days NUMBER(38, 0),
	__conversion_report_time VARCHAR,
	__sync_key VARCHAR NOT NULL,
	PRIMARY KEY (__sync_key)
)
COMMENT = 'Ad accounts, and how conversions were counted in the run that gave the row';

-- Campaigns
CREATE TABLE IF NOT EXISTS pinterest.campaigns (
	id VARCHAR,
	ad_account_id VARCHAR,
	name VARCHAR,
	status VARCHAR,
	lifetime_spend_cap NUMBER(38, 0),
	daily_spend_cap NUMBER(38, 0),
	order_line_id VARCHAR,
	objective_type VARCHAR,
	created_time NUMBER(38, 0),
	updated_time NUMBER(38, 0),
	type VARCHAR,
	__sync_key VARCHAR NOT NULL,
	PRIMARY KEY (__sync_key)
)
COMMENT = 'Campaigns';

-- Ad groups
CREATE TABLE IF NOT EXISTS pinterest.ad_groups (
	id VARCHAR,
	ad_account_id VARCHAR,
	campaign_id VARCHAR,
	feed_profile_id VARCHAR,
	name VARCHAR,
	status VARCHAR,
	budget_in_micro_currency NUMBER(38, 0),
	bid_in_micro_currency NUMBER(38, 0),
	budget_type VARCHAR,
	start_time NUMBER(38, 0),
	end_time NUMBER(38, 0),
	lifetime_frequency_cap NUMBER(38, 0),
	auto_targeting_enabled BOOLEAN,
	placement_group VARCHAR,
	pacing_delivery_type VARCHAR,
	conversion_learning_mode_type VARCHAR,
	summary_status VARCHAR,
	billable_event VARCHAR,
	type VARCHAR,
	updated_time NUMBER(38, 0),
	created_time NUMBER(38, 0),
	__sync_key VARCHAR NOT NULL,
	PRIMARY KEY (__sync_key)
)
COMMENT = 'Ad groups';

-- Ads
CREATE TABLE IF NOT EXISTS pinterest.ads (
	id VARCHAR,
	ad_account_id VARCHAR,
	campaign_id VARCHAR,
	pin_id VARCHAR,
	ad_group_id VARCHAR,
	android_deep_link VARCHAR,
	click_tracking_url VARCHAR,
	creative_type VARCHAR,
	destination_url VARCHAR,
	ios_deep_link VARCHAR,
	is_pin_deleted BOOLEAN,
	is_removable BOOLEAN,
	name VARCHAR,
	status VARCHAR,
	view_tracking_url VARCHAR,
	collection_items_destination_url_template VARCHAR,
	created_time NUMBER(38, 0),
	review_status VARCHAR,
	type VARCHAR,
	updated_time NUMBER(38, 0),
	summary_status VARCHAR,
	__sync_key VARCHAR NOT NULL,
	PRIMARY KEY (__sync_key)
)
COMMENT = 'Ads';

-- The numbers of an ad on a day
CREATE TABLE IF NOT EXISTS pinterest.ad_analytics (
	ad_account_id VARCHAR,
	ad_group_id VARCHAR,
	ad_id VARCHAR,
	campaign_id VARCHAR,
	ad_group_entity_status VARCHAR,
	campaign_daily_spend_cap NUMBER(38, 0),
	campaign_entity_status VARCHAR,
	campaign_name VARCHAR,
	checkout_roas FLOAT,
	clickthrough_1 NUMBER(38, 0),
	clickthrough_1_gross NUMBER(38, 0),
	clickthrough_2 NUMBER(38, 0),
	cpc_in_micro_dollar FLOAT,
	cpm_in_dollar FLOAT,
	cpm_in_micro_dollar FLOAT,
	ctr FLOAT,
	ctr_2 FLOAT,
	date DATE,
	ecpcv_in_dollar FLOAT,
	ecpcv_p95_in_dollar FLOAT,
	ecpc_in_dollar FLOAT,
	ecpc_in_micro_dollar FLOAT,
	ecpe_in_dollar FLOAT,
	ecpm_in_micro_dollar FLOAT,
	ecpv_in_dollar FLOAT,
	ectr FLOAT,
	eengagement_rate FLOAT,
	engagement_1 NUMBER(38, 0),
	engagement_2 NUMBER(38, 0),
	engagement_rate FLOAT,
	impression_1 NUMBER(38, 0),
	impression_1_gross NUMBER(38, 0),
	impression_2 NUMBER(38, 0),
	page_visit_cost_per_action FLOAT,
	page_visit_roas FLOAT,
	paid_impression NUMBER(38, 0),
	pin_id VARCHAR,
	repin_1 NUMBER(38, 0),
	repin_2 NUMBER(38, 0),
	repin_rate FLOAT,
	spend_in_dollar FLOAT,
	spend_in_micro_dollar FLOAT,
	total_checkout NUMBER(38, 0),
	total_checkout_value_in_micro_dollar FLOAT,
	total_clickthrough NUMBER(38, 0),
	total_click_checkout NUMBER(38, 0),
	total_click_checkout_value_in_micro_dollar FLOAT,
	total_conversions NUMBER(38, 0),
	total_engagement NUMBER(38, 0),
	total_engagement_checkout NUMBER(38, 0),
	total_engagement_checkout_value_in_micro_dollar FLOAT,
	total_engagement_signup NUMBER(38, 0),
	total_engagement_signup_value_in_micro_dollar FLOAT,
	total_view_checkout NUMBER(38, 0),
	total_view_checkout_value_in_micro_dollar FLOAT,
	web_checkout_cost_per_action FLOAT,
	web_checkout_roas FLOAT,
	__sync_key VARCHAR NOT NULL,
	PRIMARY KEY (__sync_key)
)
COMMENT = 'The numbers of an ad on a day';

-- How far each load came, for State From: Input Item
CREATE TABLE IF NOT EXISTS pinterest.load_state (
	load VARCHAR NOT NULL,
	state VARCHAR NOT NULL,
	PRIMARY KEY (load)
)
COMMENT = 'How far each load came, for State From: Input Item';
