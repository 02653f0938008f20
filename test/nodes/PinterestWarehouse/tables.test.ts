import type { IDataObject } from 'n8n-workflow';

import { ACCOUNT_NAME, between, dayBack, keyOf, only, useWarehouseSite } from './site';

/** The columns of each table in their order, as whoever loads them expects. */
const COLUMNS: Record<string, string> = {
	ad_accounts:
		'id name owner country currency click_window_days __engagement_window_days __view_window_days __conversion_report_time __sync_key',
	campaigns:
		'id ad_account_id name status lifetime_spend_cap daily_spend_cap order_line_id objective_type created_time updated_time type __sync_key',
	ad_groups:
		'id ad_account_id campaign_id feed_profile_id name status budget_in_micro_currency bid_in_micro_currency budget_type start_time end_time lifetime_frequency_cap auto_targeting_enabled placement_group pacing_delivery_type conversion_learning_mode_type summary_status billable_event type updated_time created_time __sync_key',
	ads: 'id ad_account_id campaign_id pin_id ad_group_id android_deep_link click_tracking_url creative_type destination_url ios_deep_link is_pin_deleted is_removable name status view_tracking_url collection_items_destination_url_template created_time review_status type updated_time summary_status __sync_key',
	ad_analytics:
		'ad_account_id ad_group_id ad_id campaign_id ad_group_entity_status campaign_daily_spend_cap campaign_entity_status campaign_name checkout_roas clickthrough_1 clickthrough_1_gross clickthrough_2 cpc_in_micro_dollar cpm_in_dollar cpm_in_micro_dollar ctr ctr_2 date ecpcv_in_dollar ecpcv_p95_in_dollar ecpc_in_dollar ecpc_in_micro_dollar ecpe_in_dollar ecpm_in_micro_dollar ecpv_in_dollar ectr eengagement_rate engagement_1 engagement_2 engagement_rate impression_1 impression_1_gross impression_2 page_visit_cost_per_action page_visit_roas paid_impression pin_id repin_1 repin_2 repin_rate spend_in_dollar spend_in_micro_dollar total_checkout total_checkout_value_in_micro_dollar total_clickthrough total_click_checkout total_click_checkout_value_in_micro_dollar total_conversions total_engagement total_engagement_checkout total_engagement_checkout_value_in_micro_dollar total_engagement_signup total_engagement_signup_value_in_micro_dollar total_view_checkout total_view_checkout_value_in_micro_dollar web_checkout_cost_per_action web_checkout_roas __sync_key',
};
const EVERY_STATUS = ['ACTIVE', 'PAUSED', 'ARCHIVED', 'DRAFT', 'DELETED_DRAFT'];

describe('the rows of a table', () => {
	const site = useWarehouseSite();
	const account = () => site.adAccount(ACCOUNT_NAME);
	/** What Pinterest itself says of an ad account, in the columns of a table. */
	const read = async (table: string) => {
		const statuses = EVERY_STATUS.map((status) => `entity_statuses=${status}`).join('&');
		const path = `/ad_accounts/${account()}/${table}?${statuses}&page_size=250&order=ASCENDING`;
		return ((await site.api.get(path)).data as { items: IDataObject[] }).items;
	};
	const picked = (table: string, from: IDataObject): IDataObject =>
		Object.fromEntries(
			COLUMNS[table]
				.split(' ')
				.slice(0, -1)
				.map((name) => [name, from[name] ?? null]),
		);

	it.each([
		['campaign', 'campaigns', ['id', 'ad_account_id', 'order_line_id']],
		['adGroup', 'ad_groups', ['id', 'ad_account_id', 'campaign_id', 'feed_profile_id']],
		['ad', 'ads', ['id', 'ad_account_id', 'campaign_id', 'pin_id', 'ad_group_id']],
	])(
		'of the resource %s are those of Pinterest, of every status, with the columns of %s',
		async (resource, table, key) => {
			site.all<IDataObject>('ad group', account())[0].feed_profile_id = '987';
			const rows = await site.rows(resource, only(account()));
			const theirs = await read(table);
			expect(theirs.length).toBeGreaterThan(5);
			expect(new Set(theirs.map(({ status }) => status)).size).toBeGreaterThan(2);
			expect(rows).toEqual(
				theirs.map((one) => ({ ...picked(table, one), __sync_key: keyOf(...key.map((name) => one[name])) })),
			);
			for (const row of rows) expect(Object.keys(row).join(' ')).toBe(COLUMNS[table]);
		},
	);

	it('of ad accounts are all that the token sees, with the windows that the run counts with', async () => {
		const rows = await site.rows('adAccount', {
			options: { clickWindowDays: 7, viewWindowDays: 0, conversionReportTime: 'TIME_OF_CONVERSION' },
		});
		const { items } = (await site.api.get('/ad_accounts?page_size=250')).data as { items: IDataObject[] };
		expect(items).toHaveLength(3);
		expect(rows).toEqual(
			items.map(({ id, name, owner, country, currency }) => ({
				...{ id, name, country, currency },
				owner: (owner as IDataObject).username,
				click_window_days: 7,
				__engagement_window_days: 30,
				__view_window_days: 0,
				__conversion_report_time: 'TIME_OF_CONVERSION',
				__sync_key: keyOf(id, country, currency),
			})),
		);
		for (const row of rows) expect(Object.keys(row).join(' ')).toBe(COLUMNS.ad_accounts);
	});

	it('of ad accounts leave those of others out where they are not wanted, or are those chosen', async () => {
		const { items } = (await site.api.get('/ad_accounts')).data as {
			items: Array<IDataObject & { owner: IDataObject }>;
		};
		const own = items.filter(({ owner }) => owner.username === 'hearthandlinen').map(({ id }) => id);
		const rows = await site.rows('adAccount', { filters: { includeSharedAccounts: false } });
		expect(rows.map(({ id }) => id)).toEqual(own);
		expect(own.length).toBeLessThan(items.length);
		const chosen = [...items]
			.reverse()
			.slice(0, 2)
			.map(({ id }) => String(id));
		expect((await site.rows('adAccount', only(...chosen))).map(({ id }) => id)).toEqual(chosen);
	});

	it('of analytics are the numbers of each ad and day, in lower case, by ad and day', async () => {
		const rows = await site.rows('adAnalytics', { ...only(account()), ...between(dayBack(3), dayBack(1)) });
		const ads = await read('ads');
		const columns = COLUMNS.ad_analytics.split(' ').filter((name) => name !== 'date' && name !== '__sync_key');
		const query = new URLSearchParams({
			start_date: dayBack(3),
			end_date: dayBack(1),
			granularity: 'DAY',
			columns: columns.join(',').toUpperCase(),
		});
		for (const { id } of ads) query.append('ad_ids', String(id));
		const theirs = (await site.api.get(`/ad_accounts/${account()}/ads/analytics?${query.toString()}`))
			.data as IDataObject[];
		expect(theirs.length).toBeGreaterThan(20);
		const lower = (row: IDataObject) =>
			Object.fromEntries(Object.entries(row).map(([name, value]) => [name.toLowerCase(), value]));
		expect(rows).toEqual(
			theirs.map((row) => {
				const { AD_ID: ad, AD_GROUP_ID: group, CAMPAIGN_ID: campaign, PIN_ID: pin, DATE: date } = row;
				return { ...picked('ad_analytics', lower(row)), __sync_key: keyOf(ad, group, ad, campaign, pin, date) };
			}),
		);
		for (const row of rows) expect(Object.keys(row).join(' ')).toBe(COLUMNS.ad_analytics);
	});

	it('are the same bytes when they are asked for again', async () => {
		const parameters = { ...between(dayBack(2), dayBack(1)) };
		const twice = [await site.rows('allTables', parameters), await site.rows('allTables', parameters)];
		expect(JSON.stringify(twice[0])).toBe(JSON.stringify(twice[1]));
	});

	it('of all tables say which one they are of, and are those of each table alone', async () => {
		const parameters = { ...only(account()), ...between(dayBack(2), dayBack(1)) };
		const { items, outputs, error } = await site.given('allTables', parameters);
		expect(error).toBeUndefined();
		const tables = {
			ad_accounts: 'adAccount',
			campaigns: 'campaign',
			ad_groups: 'adGroup',
			ads: 'ad',
			ad_analytics: 'adAnalytics',
		};
		const alone: IDataObject[] = [];
		for (const [table, resource] of Object.entries(tables)) {
			const rows = await site.rows(resource, resource === 'adAnalytics' ? parameters : only(account()));
			expect(rows.length).toBeGreaterThan(0);
			alone.push(...rows.map((row) => ({ __table: table, ...row })));
		}
		expect(items.map(({ json }) => json)).toEqual(alone);
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual(items.map(() => ({ item: 0 })));
		expect(outputs.slice(1)).toEqual([
			[],
			[{ json: { ad_accounts: 1, failed: [], confirmation: expect.any(String) as string }, pairedItem: { item: 0 } }],
		]);
	});

	it('are only those with the statuses that are wanted, numbers too', async () => {
		const filters = { filters: { entityStatuses: ['PAUSED'] } };
		const rows = await site.rows('campaign', filters);
		expect(new Set(rows.map(({ status }) => status))).toEqual(new Set(['PAUSED']));
		const paused = site
			.all('ad')
			.filter(({ status }) => status === 'PAUSED')
			.map(({ id }) => id);
		const direct = await site.rows('adAnalytics', { ...filters, period: 'yesterday' });
		const reported = await site.rows('adAnalytics', { ...filters, period: 'yesterday', route: 'report' });
		expect(direct.map((row) => row.ad_id).sort()).toEqual([...paused].sort());
		expect(reported).toEqual(direct);
	});
});
