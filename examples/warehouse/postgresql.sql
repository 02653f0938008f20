-- The tables of Pinterest Warehouse for PostgreSQL.
-- n8n's Postgres node: operation Insert or Update, column to match on __sync_key.
-- Written by test/warehouse/generate.ts from the node's own columns.

CREATE SCHEMA IF NOT EXISTS pinterest;

-- Ad accounts, and how conversions were counted in the run that gave the row
CREATE TABLE IF NOT EXISTS pinterest.ad_accounts (
	id text,
	name text,
	owner text,
	country text,
	currency text,
	click_window_days bigint,
	__engagement_window_days bigint,
	__view_window_days bigint,
	__conversion_report_time text,
	__sync_key text PRIMARY KEY
);

-- Campaigns
CREATE TABLE IF NOT EXISTS pinterest.campaigns (
	id text,
	ad_account_id text,
	name text,
	status text,
	lifetime_spend_cap bigint,
	daily_spend_cap bigint,
	order_line_id text,
	objective_type text,
	created_time bigint,
	updated_time bigint,
	type text,
	__sync_key text PRIMARY KEY
);

-- Ad groups
CREATE TABLE IF NOT EXISTS pinterest.ad_groups (
	id text,
	ad_account_id text,
	campaign_id text,
	feed_profile_id text,
	name text,
	status text,
	budget_in_micro_currency bigint,
	bid_in_micro_currency bigint,
	budget_type text,
	start_time bigint,
	end_time bigint,
	lifetime_frequency_cap bigint,
	auto_targeting_enabled boolean,
	placement_group text,
	pacing_delivery_type text,
	conversion_learning_mode_type text,
	summary_status text,
	billable_event text,
	type text,
	updated_time bigint,
	created_time bigint,
	__sync_key text PRIMARY KEY
);

-- Ads
CREATE TABLE IF NOT EXISTS pinterest.ads (
	id text,
	ad_account_id text,
	campaign_id text,
	pin_id text,
	ad_group_id text,
	android_deep_link text,
	click_tracking_url text,
	creative_type text,
	destination_url text,
	ios_deep_link text,
	is_pin_deleted boolean,
	is_removable boolean,
	name text,
	status text,
	view_tracking_url text,
	collection_items_destination_url_template text,
	created_time bigint,
	review_status text,
	type text,
	updated_time bigint,
	summary_status text,
	__sync_key text PRIMARY KEY
);

-- The numbers of an ad on a day
CREATE TABLE IF NOT EXISTS pinterest.ad_analytics (
	ad_account_id text,
	ad_group_id text,
	ad_id text,
	campaign_id text,
	ad_group_entity_status text,
	campaign_daily_spend_cap bigint,
	campaign_entity_status text,
	campaign_name text,
	checkout_roas double precision,
	clickthrough_1 bigint,
	clickthrough_1_gross bigint,
	clickthrough_2 bigint,
	cpc_in_micro_dollar double precision,
	cpm_in_dollar double precision,
	cpm_in_micro_dollar double precision,
	ctr double precision,
	ctr_2 double precision,
	date date,
	ecpcv_in_dollar double precision,
	ecpcv_p95_in_dollar double precision,
	ecpc_in_dollar double precision,
	ecpc_in_micro_dollar double precision,
	ecpe_in_dollar double precision,
	ecpm_in_micro_dollar double precision,
	ecpv_in_dollar double precision,
	ectr double precision,
	eengagement_rate double precision,
	engagement_1 bigint,
	engagement_2 bigint,
	engagement_rate double precision,
	impression_1 bigint,
	impression_1_gross bigint,
	impression_2 bigint,
	page_visit_cost_per_action double precision,
	page_visit_roas double precision,
	paid_impression bigint,
	pin_id text,
	repin_1 bigint,
	repin_2 bigint,
	repin_rate double precision,
	spend_in_dollar double precision,
	spend_in_micro_dollar double precision,
	total_checkout bigint,
	total_checkout_value_in_micro_dollar double precision,
	total_clickthrough bigint,
	total_click_checkout bigint,
	total_click_checkout_value_in_micro_dollar double precision,
	total_conversions bigint,
	total_engagement bigint,
	total_engagement_checkout bigint,
	total_engagement_checkout_value_in_micro_dollar double precision,
	total_engagement_signup bigint,
	total_engagement_signup_value_in_micro_dollar double precision,
	total_view_checkout bigint,
	total_view_checkout_value_in_micro_dollar double precision,
	web_checkout_cost_per_action double precision,
	web_checkout_roas double precision,
	__sync_key text PRIMARY KEY
);

-- How far each load came, for State From: Input Item
CREATE TABLE IF NOT EXISTS pinterest.load_state (
	load text PRIMARY KEY,
	state jsonb NOT NULL
);
