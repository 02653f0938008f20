import type { IDataObject } from 'n8n-workflow';

import { ACCOUNT_NAME, between, dayBack, failure, keyOf, only, useWarehouseSite } from './site';

describe('ad analytics', () => {
	const site = useWarehouseSite();
	const account = () => site.adAccount(ACCOUNT_NAME);
	const steer = (kind: string, key: string, value: object) =>
		site.pinterest.worlds.production.store<object>(kind).set(key, value);
	/** The spans and counts of ads that were asked for directly, and the bodies of reports. */
	const asked = () =>
		site.pinterest.requests
			.filter(({ path }) => path.endsWith('/ads/analytics'))
			.map(({ query }) => {
				const { start_date: start, end_date: end } = Object.fromEntries(query) as Record<string, string>;
				return [start, end, query.filter(([name]) => name === 'ad_ids').length];
			});
	const reports = () =>
		site.pinterest.requests
			.filter(({ method, path }) => method === 'POST' && path.endsWith('/reports'))
			.map(({ body }) => body as IDataObject);
	const week = () => ({ ...only(account()), ...between(dayBack(7), dayBack(1)) });

	it('are the same rows whether they are asked for directly or come by a report', async () => {
		// Numbers that are 0, which reports leave out, and numbers that do not exist.
		const [first, second, third] = site.all('ad', account()).filter(({ status }) => status === 'ACTIVE');
		steer('restatement', String(first.id), { [dayBack(2)]: { CLICKTHROUGH_1: 0, CLICKTHROUGH_2: 0, REPIN_1: 0 } });
		steer('restatement', String(second.id), {
			[dayBack(2)]: { IMPRESSION_2: 0 },
			// What is counted on the day of the conversion was clicked the day before.
			[dayBack(3)]: { OUTBOUND_CLICK_1: 0 },
		});
		steer('restatement', String(third.id), {
			[dayBack(3)]: { SPEND_IN_MICRO_DOLLAR: 0, ENGAGEMENT_1: 0, ENGAGEMENT_2: 0 },
		});
		const options = { options: { clickWindowDays: 7, conversionReportTime: 'TIME_OF_CONVERSION' } };
		const direct = await site.rows('adAnalytics', { ...week(), ...options, route: 'direct' });
		expect(reports()).toEqual([]);
		const reported = await site.rows('adAnalytics', { ...week(), ...options, route: 'report' });
		expect(reports()).toMatchObject([
			{ level: 'PIN_PROMOTION', granularity: 'DAY', click_window_days: 7, view_window_days: 1 },
		]);
		expect(direct.length).toBeGreaterThan(60);
		expect(reported).toEqual(direct);
		const ofDay = (ad: IDataObject, day: string) => direct.find((row) => row.ad_id === ad.id && row.date === day);
		expect(ofDay(first, dayBack(2))).toMatchObject({
			clickthrough_1: 0,
			ctr: 0,
			cpc_in_micro_dollar: null,
			repin_rate: 0,
		});
		expect(ofDay(second, dayBack(2))).toMatchObject({
			total_conversions: 0,
			ctr_2: null,
			web_checkout_cost_per_action: null,
		});
		expect(ofDay(third, dayBack(3))).toMatchObject({ spend_in_dollar: 0, checkout_roas: null, cpm_in_dollar: 0 });
	});

	it('count conversions as the parameters say, which changes numbers but no keys', async () => {
		const usual = await site.rows('adAnalytics', week());
		const narrow = await site.rows('adAnalytics', {
			...week(),
			options: { clickWindowDays: 1, reportingTimezone: 'AD_ACCOUNT_TIME_ZONE' },
		});
		const sum = (rows: IDataObject[]) => rows.reduce((total, row) => total + Number(row.total_conversions), 0);
		expect(sum(narrow)).toBeLessThan(sum(usual));
		expect(narrow.map((row) => row.__sync_key)).toEqual(usual.map((row) => row.__sync_key));
	});

	it('of more ads than one request takes are asked for in parts of 250, each with all its days', async () => {
		const [big] = site.pinterest.seedAds({ adAccounts: 1, adsPerAccount: 601 }).adAccountIds;
		const rows = await site.rows('adAnalytics', { ...only(big), ...between(dayBack(2), dayBack(1)) });
		expect(asked()).toEqual([250, 250, 101].map((count) => [dayBack(2), dayBack(1), count]));
		expect(new Set(rows.map((row) => row.__sync_key)).size).toBe(1202);
		const ids = site.all('ad', big).map(({ id }) => id);
		expect(rows.map((row) => row.ad_id)).toEqual(ids.flatMap((id) => [id, id]));
	});

	it('of 91 days, as far back as numbers are kept, are asked for in windows of 90', async () => {
		const { error } = await site.given('adAnalytics', { ...only(account()), ...between('90 days ago', 'today') });
		expect(error).toBeUndefined();
		expect(
			asked()
				.map(([start, end]) => [start, end])
				.sort(),
		).toEqual([
			[dayBack(90), dayBack(1)],
			[dayBack(0), dayBack(0)],
		]);
	});

	it.each(['auto', 'direct', 'report'])(
		'from more than 90 days back are refused before anything is sent (%s)',
		async (route) => {
			const { items } = await site.given(
				'adAnalytics',
				{ ...between('91 days ago', 'yesterday'), route },
				{ continueOnFail: true },
			);
			expect(items).toEqual([failure(0, /^Start Date \S+ is more than 90 days back/)]);
			expect(site.sent()).toEqual([]);
		},
	);

	it('of very many ads come by a report, unless the route is chosen', async () => {
		const [big] = site.pinterest.seedAds({ adAccounts: 1, adsPerAccount: 2501 }).adAccountIds;
		steer('report settings', '*', { rows: 3 });
		const rows = await site.rows('adAnalytics', { ...only(big), period: 'yesterday' });
		expect(rows).toHaveLength(3);
		expect(asked()).toEqual([]);
		expect(reports()).toHaveLength(1);
		await site.rows('adAnalytics', { ...only(big), period: 'yesterday', route: 'direct' });
		expect(asked()).toHaveLength(11);
		expect(reports()).toHaveLength(1);
	});

	it('of the days that could be read are kept with "continue on fail"', async () => {
		const all = { ...only(account()), ...between(dayBack(90), dayBack(0)), route: 'direct' };
		const whole = await site.rows('adAnalytics', all);
		const path = '/ad_accounts/{ad_account_id}/ads/analytics';
		site.pinterest.faults.add({ match: { path, nth: 2 }, fault: { kind: 'status', status: 400 } });
		const { items } = await site.given('adAnalytics', all, { continueOnFail: true });
		const rows = items.slice(0, -1).map(({ json }) => json);
		expect(items.at(-1)).toEqual(failure(0, /\(ad account \d+\)$/, { status: 400 }));
		expect(rows.length).toBeGreaterThan(0);
		expect(rows.length).toBeLessThan(whole.length);
		const known = new Set(whole.map((row) => JSON.stringify(row)));
		expect(rows.filter((row) => !known.has(JSON.stringify(row)))).toEqual([]);
	});

	it('by a report are asked for again where the answer was lost', async () => {
		const path = '/ad_accounts/{ad_account_id}/reports';
		for (const fault of [{ kind: 'status', status: 500 }, { kind: 'reset' }] as const) {
			site.pinterest.faults.add({ match: { method: 'POST', path }, fault });
			expect((await site.rows('adAnalytics', { ...week(), route: 'report' })).length).toBeGreaterThan(60);
		}
		expect(reports().length).toBeGreaterThanOrEqual(2);
	});

	it('by a report that fails say so', async () => {
		steer('report settings', '*', { outcome: 'FAILED' });
		const { items } = await site.given('adAnalytics', { ...week(), route: 'report' }, { continueOnFail: true });
		expect(items).toEqual([failure(0, /^Pinterest could not make the report \(ad account \d+\)$/)]);
	});

	describe('since the last run', () => {
		const SINCE = { period: 'sinceLastRun', moveState: 'atOnce' };
		const state = (through?: string) => ({
			kept: through ? { [account()]: { ad_analytics: through } } : {},
		});
		const run = (through: string | undefined, parameters: object = {}, more = {}) =>
			site.given('adAnalytics', { ...only(account()), ...SINCE, ...parameters }, { ...state(through), ...more });
		const daysOf = (items: Array<{ json: IDataObject }>) => [...new Set(items.map(({ json }) => json.date))].sort();

		it('are those of 90 days at first, and the state is then yesterday', async () => {
			const { error, kept } = await run(undefined);
			expect(error).toBeUndefined();
			expect(asked().map(([start, end]) => [start, end])).toEqual([[dayBack(90), dayBack(1)]]);
			expect(kept).toEqual({ [account()]: { ad_analytics: dayBack(1) } });
		});

		it('are at first as many as wanted', async () => {
			const { items } = await run(undefined, { firstRunDays: 2 });
			expect(daysOf(items)).toEqual([dayBack(2), dayBack(1)]);
		});

		it('are the days after those given, and three before them, since Pinterest restates', async () => {
			const { items, kept } = await run(dayBack(2));
			expect(daysOf(items)).toEqual([dayBack(4), dayBack(3), dayBack(2), dayBack(1)]);
			expect(kept).toEqual({ [account()]: { ad_analytics: dayBack(1) } });
		});

		it('are as many days before as wanted; with none and nothing new, there are no rows and no request for numbers', async () => {
			expect(daysOf((await run(dayBack(2), { lookbackDays: 1 })).items)).toEqual([dayBack(2), dayBack(1)]);
			site.pinterest.clearRequests();
			const { items, outputs, kept } = await run(dayBack(1), { lookbackDays: 0 });
			expect(items).toEqual([]);
			expect(outputs[2]).toHaveLength(1);
			expect(asked()).toEqual([]);
			expect(kept).toEqual({ [account()]: { ad_analytics: dayBack(1) } });
		});

		it('end with today where that is wanted, which is given again when it is over', async () => {
			const { items, kept } = await run(dayBack(1), { lookbackDays: 0, options: { includeToday: true } });
			expect(daysOf(items)).toEqual([dayBack(0)]);
			expect(kept).toEqual({ [account()]: { ad_analytics: dayBack(1) } });
		});

		it('are cut to 90 days with a warning when the last run was too long ago', async () => {
			const { items, run: execution, error } = await run(dayBack(120), { route: 'report' });
			expect(error).toBeUndefined();
			expect(daysOf(items)[0]).toBe(dayBack(90));
			expect(execution.data.resultData.runData['Pinterest Warehouse'][0].hints).toEqual([
				expect.objectContaining({
					type: 'warning',
					message: expect.stringContaining(`The days from ${dayBack(122)} to ${dayBack(91)} are left out`) as string,
				}),
			]);
		});

		it('carry the same keys with other numbers where Pinterest has restated them, and nothing else changes', async () => {
			const before = (await run(dayBack(1))).items.map(({ json }) => json);
			const [ad] = site.all('ad', account()).filter(({ status }) => status === 'ACTIVE');
			steer('restatement', String(ad.id), { [dayBack(2)]: { SPEND_IN_MICRO_DOLLAR: 1_230_000 } });
			const after = (await run(dayBack(1))).items.map(({ json }) => json);
			expect(after.map((row) => row.__sync_key)).toEqual(before.map((row) => row.__sync_key));
			const changed = after.filter((row, at) => JSON.stringify(row) !== JSON.stringify(before[at]));
			const { ad_group_id: group, campaign_id: campaign, pin_id: pin } = ad;
			expect(changed).toEqual([
				expect.objectContaining({
					date: dayBack(2),
					spend_in_dollar: 1.23,
					__sync_key: keyOf(ad.id, group, ad.id, campaign, pin, dayBack(2)),
				}),
			]);
		});
	});
});
