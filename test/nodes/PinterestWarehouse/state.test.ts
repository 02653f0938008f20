import type { IDataObject } from 'n8n-workflow';

import { ACCOUNT_NAME, failure, items, only, useWarehouseSite } from './site';

interface Entity {
	id: string;
	name: string;
	updated_time: number;
	ad_account_id: string;
}

const CHANGED = { rows: 'changed' };
/** Long enough ago to be given out once only. */
const ago = (seconds: number) => Math.floor(Date.now() / 1000) - seconds;

describe('the state of a run', () => {
	const site = useWarehouseSite();
	const account = () => site.adAccount(ACCOUNT_NAME);
	const accounts = () => [...site.pinterest.worlds.production.adAccounts.keys()];
	const change = (kind: string, at = 0, updated = ago(3600)) => {
		const one = site.all<Entity>(kind, account())[at];
		return Object.assign(one, { name: `Changed ${at}`, updated_time: updated });
	};

	it('makes the next run give only what has changed since, for each table and ad account', async () => {
		const first = await site.given('campaign', CHANGED);
		expect(first.items).toHaveLength(site.all('campaign').length);
		const since = (first.staticData.accounts as Record<string, Record<string, number>>)[account()].campaigns;
		expect(Math.abs(since - ago(300))).toBeLessThan(30);
		expect(first.staticData).toEqual({
			accounts: Object.fromEntries(accounts().map((id) => [id, { campaigns: since }])),
		});

		const quiet = await site.given('campaign', CHANGED, { staticData: first.staticData });
		expect(quiet.items).toEqual([]);
		expect(quiet.outputs[2]).toHaveLength(1);

		const changed = change('campaign', 1, ago(0));
		const third = await site.given('campaign', CHANGED, { staticData: quiet.staticData });
		expect(third.items.map(({ json }) => [json.id, json.name])).toEqual([[changed.id, 'Changed 1']]);
		// Another table has a state of its own.
		const ads = await site.given('ad', CHANGED, { staticData: third.staticData });
		expect(ads.items).toHaveLength(site.all('ad').length);
		const { campaigns, ads: ofAds } = (ads.staticData.accounts as Record<string, IDataObject>)[account()];
		expect([typeof campaigns, typeof ofAds]).toEqual(['number', 'number']);
	});

	it('is not touched by a run that gives all, or by days that are chosen', async () => {
		const staticData = { accounts: { [account()]: { campaigns: 1, ad_analytics: '2026-01-01' } } };
		const all = await site.given('allTables', { ...only(account()), period: 'yesterday' }, { staticData });
		expect(all.error).toBeUndefined();
		expect(all.staticData).toEqual(staticData);
	});

	it('is read but never moved by a run by hand', async () => {
		const staticData = { accounts: { [account()]: { campaigns: ago(7200) } } };
		const changed = change('campaign');
		const byHand = { mode: 'manual' as const, staticData };
		const run = await site.given('campaign', { ...CHANGED, ...only(account()) }, byHand);
		expect(run.items.map(({ json }) => json.id)).toEqual([changed.id]);
		expect(run.staticData).toEqual(staticData);
		const reset = await site.given(
			'campaign',
			{ ...CHANGED, ...only(account()), options: { resetState: true } },
			byHand,
		);
		expect(reset.items).toHaveLength(site.all('campaign', account()).length);
		expect(reset.staticData).toEqual(staticData);
	});

	it('stays where it is when that is wanted', async () => {
		const staticData = { accounts: { [account()]: { campaigns: ago(7200) } } };
		const run = await site.given('campaign', { ...CHANGED, options: { keepState: false } }, { staticData });
		expect(run.error).toBeUndefined();
		expect(run.staticData).toEqual(staticData);
	});

	it('is forgotten with Reset State, for the tables and ad accounts of the run only', async () => {
		const [, other] = accounts();
		const staticData = { accounts: { [account()]: { campaigns: ago(60), ads: 5 }, [other]: { campaigns: 7 } } };
		const run = await site.given(
			'campaign',
			{ ...CHANGED, ...only(account()), options: { resetState: true } },
			{ staticData },
		);
		expect(run.items).toHaveLength(site.all('campaign', account()).length);
		expect(run.staticData).toEqual({
			accounts: { [account()]: { campaigns: expect.any(Number), ads: 5 }, [other]: { campaigns: 7 } },
		});
		const moved = (run.staticData.accounts as Record<string, IDataObject>)[account()].campaigns as number;
		expect(moved).toBeLessThan(ago(60));
	});

	it('stays where it is when the run fails', async () => {
		const staticData = { accounts: { [account()]: { campaigns: ago(7200) } } };
		site.pinterest.faults.add({
			match: { path: `/ad_accounts/${account()}/ads` },
			fault: { kind: 'status', status: 403, code: 29, message: 'No.' },
		});
		const run = await site.given('allTables', { ...CHANGED, period: 'yesterday' }, { staticData });
		expect(run.error?.message).toMatch(
			new RegExp(`No \\(HTTP 403, code 29\\) \\(ad account ${account()}\\) \\[item 0\\]`),
		);
		expect(run.staticData).toEqual(staticData);
	});

	it('moves on for the others when one ad account fails and the run goes on', async () => {
		const [first, failing, last] = accounts();
		site.pinterest.faults.add({
			match: { path: `/ad_accounts/${failing}/ad_groups`, times: 9 },
			fault: { kind: 'status', status: 403, code: 29, message: 'Not permitted.' },
		});
		const {
			items: output,
			outputs,
			staticData,
		} = await site.given(
			'allTables',
			{ ...CHANGED, period: 'sinceLastRun', firstRunDays: 1 },
			{ continueOnFail: true },
		);
		const errors = output.filter(({ json }) => 'error' in json);
		expect(errors).toEqual([failure(0, `Not permitted (HTTP 403, code 29) (ad account ${failing}) [item 0]`)]);
		expect(errors[0].json.details).toMatchObject({ ad_account_id: failing, code: 29 });
		const rows = output.filter(({ json }) => !('error' in json)).map(({ json }) => json);
		const tables = (id: string) =>
			new Set(rows.filter((row) => (row.ad_account_id ?? row.id) === id).map((row) => row.__table));
		// What came before the error is kept.
		expect(tables(failing)).toEqual(new Set(['ad_accounts', 'campaigns']));
		for (const id of [first, last])
			expect(tables(id)).toEqual(new Set(['ad_accounts', 'campaigns', 'ad_groups', 'ads', 'ad_analytics']));
		expect(outputs[2][0].json).toEqual({ ad_accounts: 3, failed: [failing] });
		expect(Object.keys(staticData.accounts as object).sort()).toEqual([first, last].sort());
	});

	it('gives each input item its own rows or its own error', async () => {
		const unknown = '123456789012345678';
		const { items: output, outputs } = await site.given(
			'campaign',
			{ adAccounts: 'chosen', adAccountIds: '={{ $json.id }}' },
			{ continueOnFail: true, items: items({ id: account() }, { id: 'shop' }, { id: unknown }) },
		);
		const of = (item: number) => output.filter(({ pairedItem }) => (pairedItem as { item: number }).item === item);
		expect(of(0)).toHaveLength(site.all('campaign', account()).length);
		expect(of(1)).toEqual([failure(1, /Ad Account Names or IDs has a value that is none of Pinterest's: "shop"/)]);
		expect(of(2)).toEqual([failure(2, new RegExp(`\\(ad account ${unknown}\\) \\[item 2\\]$`))]);
		expect(outputs[2].map(({ json, pairedItem }) => [json.failed, pairedItem])).toEqual([
			[[], { item: 0 }],
			[[unknown], { item: 2 }],
		]);
	});
});
