import type { IDataObject } from 'n8n-workflow';

import { ACCOUNT_NAME, dayBack, failure, items, only, useWarehouseSite } from './site';
import type { WarehouseRun } from './site';

interface Entity {
	id: string;
	name: string;
	updated_time: number;
	ad_account_id: string;
}

const CHANGED = { rows: 'changed' };
const AT_ONCE = { ...CHANGED, moveState: 'atOnce' };
const BY_ITEM = { ...CHANGED, stateFrom: 'inputItem' };
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
	const named = ({ items: rows }: WarehouseRun) => rows.map(({ json }) => [json.id, json.name]);
	const done = ({ outputs }: WarehouseRun) => outputs[2][0].json;

	it('makes the next run give only what has changed since, for each table and ad account', async () => {
		const first = await site.given('campaign', AT_ONCE);
		expect(first.items).toHaveLength(site.all('campaign').length);
		const since = Number(first.kept?.[account()].campaigns);
		expect(Math.abs(since - ago(300))).toBeLessThan(30);
		expect(first.kept).toEqual(Object.fromEntries(accounts().map((id) => [id, { campaigns: since }])));

		const quiet = await site.given('campaign', AT_ONCE, { kept: first.kept });
		expect(quiet.items).toEqual([]);
		expect(quiet.outputs[2]).toHaveLength(1);

		const changed = change('campaign', 1, ago(0));
		const third = await site.given('campaign', AT_ONCE, { kept: quiet.kept });
		expect(named(third)).toEqual([[changed.id, 'Changed 1']]);
		// Another table has a state of its own.
		const ads = await site.given('ad', AT_ONCE, { kept: third.kept });
		expect(ads.items).toHaveLength(site.all('ad').length);
		const { campaigns, ads: ofAds } = ads.kept?.[account()] ?? {};
		expect([typeof campaigns, typeof ofAds]).toEqual(['number', 'number']);
	});

	it('is not touched by a run that gives all, or by days that are chosen', async () => {
		const kept = { [account()]: { campaigns: 1, ad_analytics: '2026-01-01' } };
		const all = await site.given('allTables', { ...only(account()), period: 'yesterday' }, { kept });
		expect(all.error).toBeUndefined();
		expect(all.kept).toEqual(kept);
		const confirmed = await site.confirmed(done(all).confirmation, { kept });
		expect(confirmed.error).toBeUndefined();
		expect(confirmed.kept).toEqual(kept);
	});

	it('is read but never moved by a run by hand', async () => {
		const kept = { [account()]: { campaigns: ago(7200) } };
		const changed = change('campaign');
		const byHand = { mode: 'manual' as const, kept };
		const run = await site.given('campaign', { ...AT_ONCE, ...only(account()) }, byHand);
		expect(named(run)).toEqual([[changed.id, 'Changed 0']]);
		expect(run.kept).toEqual(kept);
		const reset = await site.given(
			'campaign',
			{ ...AT_ONCE, ...only(account()), options: { resetState: true } },
			byHand,
		);
		expect(reset.items).toHaveLength(site.all('campaign', account()).length);
		expect(reset.kept).toEqual(kept);
		const { confirmation } = done(await site.given('campaign', CHANGED, byHand));
		const confirmed = await site.confirmed(confirmation, byHand);
		expect(confirmed.items.map(({ json }) => json)).toEqual([{ confirmed: false, ad_accounts: accounts().length }]);
		expect(confirmed.kept).toEqual(kept);
	});

	it('stays where it is when that is wanted', async () => {
		const kept = { [account()]: { campaigns: ago(7200) } };
		const run = await site.given('campaign', { ...CHANGED, moveState: 'never' }, { kept });
		expect(run.error).toBeUndefined();
		const confirmed = await site.confirmed(done(run).confirmation, { kept: run.kept });
		expect(confirmed.error).toBeUndefined();
		expect(confirmed.kept).toEqual(kept);
	});

	it('is forgotten with Reset State, for the tables and ad accounts of the run only', async () => {
		const [, other] = accounts();
		const kept = { [account()]: { campaigns: ago(60), ads: 5 }, [other]: { campaigns: 7 } };
		const run = await site.given(
			'campaign',
			{ ...AT_ONCE, ...only(account()), options: { resetState: true } },
			{ kept },
		);
		expect(run.items).toHaveLength(site.all('campaign', account()).length);
		expect(run.kept).toEqual({
			[account()]: { campaigns: expect.any(Number) as number, ads: 5 },
			[other]: { campaigns: 7 },
		});
		expect(Number(run.kept?.[account()].campaigns)).toBeLessThan(ago(60));
	});

	it('stays where it is when the run fails', async () => {
		const kept = { [account()]: { campaigns: ago(7200) } };
		site.pinterest.faults.add({
			match: { path: `/ad_accounts/${account()}/ads` },
			fault: { kind: 'status', status: 403, code: 29, message: 'No.' },
		});
		const run = await site.given('allTables', { ...AT_ONCE, period: 'yesterday' }, { kept });
		expect(run.error?.message).toMatch(new RegExp(`No \\(ad account ${account()}\\)`));
		expect(run.kept).toEqual(kept);
	});

	it('moves on for the others when one ad account fails and the run goes on', async () => {
		const [first, failing, last] = accounts();
		site.pinterest.faults.add({
			match: { path: `/ad_accounts/${failing}/ad_groups`, times: 9 },
			fault: { kind: 'status', status: 403, code: 29, message: 'Not permitted.' },
		});
		const run = await site.given(
			'allTables',
			{ ...AT_ONCE, period: 'sinceLastRun', firstRunDays: 1 },
			{ continueOnFail: true },
		);
		const errors = run.items.filter(({ json }) => 'error' in json);
		expect(errors).toEqual([failure(0, `Not permitted (ad account ${failing})`)]);
		expect(errors[0].json.details).toMatchObject({ ad_account_id: failing, code: 29 });
		const rows = run.items.filter(({ json }) => !('error' in json)).map(({ json }) => json);
		const tables = (id: string) =>
			new Set(rows.filter((row) => (row.ad_account_id ?? row.id) === id).map((row) => row.__table));
		// What came before the error is kept.
		expect(tables(failing)).toEqual(new Set(['ad_accounts', 'campaigns']));
		for (const id of [first, last])
			expect(tables(id)).toEqual(new Set(['ad_accounts', 'campaigns', 'ad_groups', 'ads', 'ad_analytics']));
		expect(done(run)).toMatchObject({ ad_accounts: 3, failed: [failing] });
		expect(Object.keys(run.kept ?? {}).sort()).toEqual([first, last].sort());
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
		expect(of(2)).toEqual([failure(2, new RegExp(`\\(ad account ${unknown}\\)$`))]);
		expect(outputs[2].map(({ json, pairedItem }) => [json.failed, pairedItem])).toEqual([
			[[], { item: 0 }],
			[[unknown], { item: 2 }],
		]);
	});

	describe('that this workflow keeps', () => {
		it('moves on only when the rows are confirmed: what was not is given again', async () => {
			const kept = { [account()]: { campaigns: ago(7200) } };
			const changed = change('campaign');
			const lost = await site.given('campaign', { ...CHANGED, ...only(account()) }, { kept });
			expect(named(lost)).toEqual([[changed.id, 'Changed 0']]);
			expect(lost.kept).toEqual(kept);
			const again = await site.given('campaign', { ...CHANGED, ...only(account()) }, { kept: lost.kept });
			expect(named(again)).toEqual([[changed.id, 'Changed 0']]);

			const confirmed = await site.confirmed(done(again).confirmation, { kept: again.kept });
			expect(confirmed.items).toEqual([{ json: { confirmed: true, ad_accounts: 1 }, pairedItem: { item: 0 } }]);
			const since = Number(confirmed.kept?.[account()].campaigns);
			expect(Math.abs(since - ago(300))).toBeLessThan(30);
			const third = await site.given('campaign', { ...CHANGED, ...only(account()) }, { kept: confirmed.kept });
			expect(third.items).toEqual([]);
		});

		it('stays for an ad account that failed, whatever is confirmed', async () => {
			const [, failing] = accounts();
			const kept = Object.fromEntries(accounts().map((id) => [id, { campaigns: 1 }]));
			site.pinterest.faults.add({
				match: { path: `/ad_accounts/${failing}/campaigns`, times: 9 },
				fault: { kind: 'status', status: 403, code: 29, message: 'Not permitted.' },
			});
			const run = await site.given('campaign', CHANGED, { continueOnFail: true, kept });
			const confirmed = await site.confirmed(done(run).confirmation, { kept });
			const stayed = Object.entries(confirmed.kept ?? {}).filter(([, own]) => own.campaigns === 1);
			expect(stayed.map(([id]) => id)).toEqual([failing]);
		});

		it('goes back to what an older run confirms late, whose rows may have come over newer ones', async () => {
			const older = await site.given('campaign', { ...CHANGED, ...only(account()) });
			const kept = { [account()]: { campaigns: ago(-3600), ads: 7 } };
			const confirmed = await site.confirmed(done(older).confirmation, { kept });
			expect(confirmed.kept?.[account()].ads).toBe(7);
			expect(Number(confirmed.kept?.[account()].campaigns)).toBeLessThan(ago(0));
		});

		it('needs a confirmation that a node of this workflow gave', async () => {
			const { confirmation } = done(await site.given('campaign', CHANGED));
			const given = JSON.parse(Buffer.from(String(confirmation), 'base64url').toString()) as IDataObject;
			const encoded = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
			const none = /^Confirmation is none that this node gave/;
			const wrong = {
				nonsense: none,
				[encoded({ ...given, change: { tables: [], forgotten: [], reached: { shop: {} } } })]: none,
				[encoded({ ...given, change: {} })]: none,
				[encoded({ ...given, workflow: 'another' })]: /^Confirmation is of another workflow/,
				'': /^Confirmation is missing/,
			};
			const run = await site.confirmed(undefined, {
				continueOnFail: true,
				items: items(...Object.keys(wrong).map((one) => ({ confirmation: one }))),
			});
			expect(run.items).toEqual(Object.values(wrong).map((message, at) => failure(at, message)));
			expect(run.kept).toBeUndefined();
		});

		it('is said to stay where nothing confirms the rows', async () => {
			const hintsOf = ({ run }: WarehouseRun) =>
				(run.data.resultData.runData['Pinterest Warehouse'][0].hints ?? []).map(({ message }) => message);
			expect(hintsOf(await site.given('campaign', CHANGED))).toEqual([
				expect.stringMatching(/^Nothing confirms these rows, so the next run gives them again/),
			]);
			for (const parameters of [{}, AT_ONCE, BY_ITEM, { ...CHANGED, moveState: 'never' }])
				expect(hintsOf(await site.given('campaign', parameters))).toEqual([]);
		});
	});

	describe('that an input item brings', () => {
		const withState = (...states: unknown[]) => ({
			items: items(...states.map((state) => ({ state }) as IDataObject)),
		});

		it('comes out with Done, moved on, and is kept nowhere else', async () => {
			const first = await site.given('allTables', { ...BY_ITEM, period: 'sinceLastRun', firstRunDays: 2 });
			expect(first.kept).toBeUndefined();
			const { state, confirmation } = done(first);
			expect(confirmation).toBeUndefined();
			const own = { campaigns: expect.any(Number) as number, ad_groups: expect.any(Number) as number };
			const all = { ...own, ads: expect.any(Number) as number, ad_analytics: dayBack(1) };
			expect(state).toEqual(Object.fromEntries(accounts().map((id) => [id, all])));

			const changed = change('ad group', 0, ago(0));
			const next = { ...BY_ITEM, period: 'sinceLastRun', lookbackDays: 0 };
			const second = await site.given('allTables', next, withState(state));
			const rows = second.items.map(({ json }) => json).filter(({ __table: table }) => table !== 'ad_accounts');
			expect(rows.map(({ id, name }) => [id, name])).toEqual([[changed.id, 'Changed 0']]);
			// Some databases give JSON as text.
			const third = await site.given('allTables', next, withState(JSON.stringify(state)));
			expect(third.items.map(({ json }) => json)).toEqual(second.items.map(({ json }) => json));
		});

		it('is each item’s own, and keeps what the run does not touch', async () => {
			const [first, second] = accounts();
			const { outputs, error } = await site.given(
				'campaign',
				{ ...BY_ITEM, adAccounts: 'chosen', adAccountIds: '={{ $json.id }}' },
				{
					items: items(
						{ id: first, state: { [first]: { campaigns: ago(-60), ads: 3 }, [second]: { campaigns: 4 } } },
						{ id: second, state: null },
					),
				},
			);
			expect(error).toBeUndefined();
			expect(outputs[0].map(({ json }) => json.ad_account_id)).toEqual(
				site.all<Entity>('campaign', second).map(() => second),
			);
			const moved = expect.any(Number) as number;
			expect(outputs[2].map(({ json, pairedItem }) => [json.state, pairedItem])).toEqual([
				[{ [first]: { campaigns: moved, ads: 3 }, [second]: { campaigns: 4 } }, { item: 0 }],
				[{ [second]: { campaigns: moved } }, { item: 1 }],
			]);
		});

		it('moves on in a run by hand too, since the rows and the state go to the same place', async () => {
			const run = await site.given('campaign', { ...BY_ITEM, ...only(account()) }, { mode: 'manual' });
			expect(done(run).state).toEqual({ [account()]: { campaigns: expect.any(Number) as number } });
		});

		it('must be one that the node gave', async () => {
			const wrong = [
				{ shop: { campaigns: 1 } },
				{ [account()]: 5 },
				{ [account()]: { pins: 1 } },
				{ [account()]: { campaigns: '2026-01-01' } },
				{ [account()]: { ad_analytics: 1_700_000_000 } },
				[1],
				'nonsense',
			];
			const run = await site.given('campaign', BY_ITEM, { continueOnFail: true, ...withState(...wrong) });
			expect(run.items).toEqual(wrong.map((_, at) => failure(at, /^State /)));
			expect(site.sent()).toEqual([]);
		});
	});
});
