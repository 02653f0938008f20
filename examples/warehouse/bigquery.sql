-- The tables of Pinterest Warehouse for BigQuery.
-- BigQuery does not enforce keys: load into a table of its own, then MERGE ON __sync_key.
-- Written by test/warehouse/generate.ts from the node's own columns.

CREATE SCHEMA IF NOT EXISTS pinterest;

-- Ad accounts, and how conversions were counted in the run that gave the row
CREATE TABLE IF NOT EXISTS pinterest.ad_accounts (
	id STRING,
	name STRING,
	owner STRING,
	country STRING,
	currency STRING,
	click_window_days INT64,
	__engagement_window_days INT64,
	__view_window_days INT64,
	__conversion_report_time STRING,
	__sync_key STRING NOT NULL,
	PRIMARY KEY (__sync_key) NOT ENFORCED
)
OPTIONS (description = "Ad accounts, and how conversions were counted in the run that gave the row");

-- Campaigns
CREATE TABLE IF NOT EXISTS pinterest.campaigns (
	id STRING,
	ad_account_id STRING,
	name STRING,
	status STRING,
	lifetime_spend_cap INT64,
	daily_spend_cap INT64,
	order_line_id STRING,
	objective_type STRING,
	created_time INT64,
	updated_time INT64,
	type STRING,
	__sync_key STRING NOT NULL,
	PRIMARY KEY (__sync_key) NOT ENFORCED
)
OPTIONS (description = "Campaigns");

-- Ad groups
CREATE TABLE IF NOT EXISTS pinterest.ad_groups (
	id STRING,
	ad_account_id STRING,
	campaign_id STRING,
	feed_profile_id STRING,
	name STRING,
	status STRING,
	budget_in_micro_currency INT64,
	bid_in_micro_currency INT64,
	budget_type STRING,
	start_time INT64,
	end_time INT64,
	lifetime_frequency_cap INT64,
	auto_targeting_enabled BOOL,
	placement_group STRING,
	pacing_delivery_type STRING,
	conversion_learning_mode_type STRING,
	summary_status STRING,
	billable_event STRING,
	type STRING,
	updated_time INT64,
	created_time INT64,
	__sync_key STRING NOT NULL,
	PRIMARY KEY (__sync_key) NOT ENFORCED
)
OPTIONS (description = "Ad groups");

-- Ads
CREATE TABLE IF NOT EXISTS pinterest.ads (
	id STRING,
	ad_account_id STRING,
	campaign_id STRING,
	pin_id STRING,
	ad_group_id STRING,
	android_deep_link STRING,
	click_tracking_url STRING,
	creative_type STRING,
	destination_url STRING,
	ios_deep_link STRING,
	is_pin_deleted BOOL,
	is_removable BOOL,
	name STRING,
	status STRING,
	view_tracking_url STRING,
	collection_items_destination_url_template STRING,
	created_time INT64,
	review_status STRING,
	type STRING,
	updated_time INT64,
	summary_status STRING,
	__sync_key STRING NOT NULL,
	PRIMARY KEY (__sync_key) NOT ENFORCED
)
OPTIONS (description = "Ads");

-- The numbers of an ad on a day
CREATE TABLE IF NOT EXISTS pinterest.ad_analytics (
	ad_account_id STRING,
	ad_group_id STRING,
	ad_id STRING,
	campaign_id STRING,
	ad_group_entity_status STRING,
	campaign_daily_spend_cap INT64,
	campaign_entity_status STRING,
	campaign_name STRING,
	checkout_roas FLOAT64,
	clickthrough_1 INT64,
	clickthrough_1_gross INT64,
	clickthrough_2 INT64,
	cpc_in_micro_dollar FLOAT64,
	cpm_in_dollar FLOAT64,
	cpm_in_micro_dollar FLOAT64,
	ctr FLOAT64,
	ctr_2 FLOAT64,
	date DATE,
	ecpcv_in_dollar FLOAT64,
	ecpcv_p95_in_dollar FLOAT64,
	ecpc_in_dollar FLOAT64,
	ecpc_in_micro_dollar FLOAT64,
	ecpe_in_dollar FLOAT64,
	ecpm_in_micro_dollar FLOAT64,
	ecpv_in_dollar FLOAT64,
	ectr FLOAT64,
	eengagement_rate FLOAT64,
	engagement_1 INT64,
	engagement_2 INT64,
	engagement_rate FLOAT64,
	impression_1 INT64,
	impression_1_gross INT64,
	impression_2 INT64,
	page_visit_cost_per_action FLOAT64,
	page_visit_roas FLOAT64,
	paid_impression INT64,
	pin_id STRING,
	repin_1 INT64,
	repin_2 INT64,
	repin_rate FLOAT64,
	spend_in_dollar FLOAT64,
	spend_in_micro_dollar FLOAT64,
	total_checkout INT64,
	total_checkout_value_in_micro_dollar FLOAT64,
	total_clickthrough INT64,
	total_click_checkout INT64,
	total_click_checkout_value_in_micro_dollar FLOAT64,
	total_conversions INT64,
	total_engagement INT64,
	total_engagement_checkout INT64,
	total_engagement_checkout_value_in_micro_dollar FLOAT64,
	total_engagement_signup INT64,
	total_engagement_signup_value_in_micro_dollar FLOAT64,
	total_view_checkout INT64,
	total_view_checkout_value_in_micro_dollar FLOAT64,
	web_checkout_cost_per_action FLOAT64,
	web_checkout_roas FLOAT64,
	__sync_key STRING NOT NULL,
	PRIMARY KEY (__sync_key) NOT ENFORCED
)
OPTIONS (description = "The numbers of an ad on a day");

-- How far each load came, for State From: Input Item
CREATE TABLE IF NOT EXISTS pinterest.load_state (
	load STRING NOT NULL,
	state STRING NOT NULL,
	PRIMARY KEY (load) NOT ENFORCED
)
OPTIONS (description = "How far each load came, for State From: Input Item");
