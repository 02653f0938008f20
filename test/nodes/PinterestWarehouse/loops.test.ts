import type { IDataObject } from 'n8n-workflow';

import { ACCOUNT_NAME, between, dayBack, failure, items, only, useWarehouseSite } from './site';
import type { RunOptions, WarehouseRun } from './site';

describe('rows in loops', () => {
	const site = useWarehouseSite();
	const account = () => site.adAccount(ACCOUNT_NAME);

	/** Runs the node until it is done, as a workflow that leads the second output back does. */
	async function loop(resource: string, parameters: object, more: RunOptions = {}): Promise<WarehouseRun[]> {
		const runs: WarehouseRun[] = [];
		let { kept } = more;
		let input = more.items ?? items({});
		while (input.length > 0 && runs.length < 200) {
			const run = await site.given(resource, { inBatches: true, ...parameters }, { ...more, kept, items: input });
			if (run.error) throw run.error;
			runs.push(run);
			({ kept } = run);
			input = run.outputs[1].map(({ json }) => ({ json }));
		}
		return runs;
	}
	const rowsOf = (runs: WarehouseRun[]) => runs.flatMap((run) => run.items.map(({ json }) => json));

	it('are the same as all at once, about as many in each loop as wanted', async () => {
		site.pinterest.seedAds({ adAccounts: 2, adsPerAccount: 320 });
		const parameters = { ...between(dayBack(2), dayBack(1)) };
		const runs = await loop('allTables', { ...parameters, rowsPerBatch: 400 });
		const atOnce = await site.rows('allTables', parameters);
		const keyed = (rows: IDataObject[]) => rows.map((row) => JSON.stringify(row)).sort();
		expect(keyed(rowsOf(runs))).toEqual(keyed(atOnce));
		expect(runs.length).toBeGreaterThan(4);
		// A loop ends with the request that reaches the number: here 250 ads x 2 days.
		for (const { items: rows } of runs) expect(rows.length).toBeLessThan(400 + 500);
		expect(runs.slice(0, -1).every(({ outputs }) => outputs[1].length === 1 && outputs[2].length === 0)).toBe(true);
		expect(runs.at(-1)?.outputs.map((output) => output.length)).toEqual([0, 0, 1]);
	});

	it('by reports are the same too, with as many days in a report as fit', async () => {
		const parameters = { ...only(account()), ...between(dayBack(5), dayBack(1)), route: 'report' };
		const runs = await loop('adAnalytics', { ...parameters, rowsPerBatch: 60 });
		const spans = site.pinterest.requests
			.filter(({ method }) => method === 'POST')
			.map(({ body }) => [(body as IDataObject).start_date, (body as IDataObject).end_date]);
		expect(spans).toEqual([
			[dayBack(5), dayBack(4)],
			[dayBack(3), dayBack(2)],
			[dayBack(1), dayBack(1)],
		]);
		const atOnce = await site.rows('adAnalytics', parameters);
		const keyed = (rows: IDataObject[]) => rows.map((row) => JSON.stringify(row)).sort();
		expect(keyed(rowsOf(runs))).toEqual(keyed(atOnce));
	});

	it('move the state on only when the cursor of the last rows comes back, with the state of the beginning', async () => {
		const parameters = {
			rows: 'changed',
			period: 'sinceLastRun',
			firstRunDays: 1,
			rowsPerBatch: 20,
			moveState: 'atOnce',
		};
		const runs = await loop('allTables', parameters);
		expect(runs.length).toBeGreaterThan(3);
		for (const { kept } of runs.slice(0, -1)) expect(kept).toBeUndefined();
		const { kept, items: none } = runs.at(-1) as WarehouseRun;
		expect(none).toEqual([]);
		const ids = [...site.pinterest.worlds.production.adAccounts.keys()];
		expect(Object.keys(kept ?? {}).sort()).toEqual(ids.sort());
		expect(kept?.[ids[0]]).toEqual({
			campaigns: expect.any(Number),
			ad_groups: expect.any(Number),
			ads: expect.any(Number),
			ad_analytics: dayBack(1),
		});
		const again = await loop('allTables', { ...parameters, lookbackDays: 0 }, { kept });
		expect(rowsOf(again).every((row) => row.__table === 'ad_accounts')).toBe(true);
	});

	it('by hand do not move it', async () => {
		const runs = await loop('campaign', { rows: 'changed', rowsPerBatch: 5, moveState: 'atOnce' }, { mode: 'manual' });
		expect(runs.length).toBeGreaterThan(2);
		expect(runs.at(-1)?.kept).toBeUndefined();
	});

	it('leave an ad account out that has failed, and its state where it was', async () => {
		const [, failing] = [...site.pinterest.worlds.production.adAccounts.keys()];
		site.pinterest.faults.add({
			match: { path: `/ad_accounts/${failing}/ads` },
			fault: { kind: 'status', status: 403, code: 29, message: 'Not permitted.' },
		});
		const parameters = { rows: 'changed', period: 'yesterday', rowsPerBatch: 8, moveState: 'atOnce' };
		const runs = await loop('allTables', parameters, { continueOnFail: true });
		const rows = rowsOf(runs);
		expect(rows.filter(({ error }) => error)).toHaveLength(1);
		expect(rows.filter((row) => row.ad_account_id === failing && row.__table === 'ad_analytics')).toEqual([]);
		const { kept, outputs } = runs.at(-1) as WarehouseRun;
		expect(outputs[2][0].json.failed).toEqual([failing]);
		expect(Object.keys(kept ?? {})).not.toContain(failing);
	});

	it('give the state of the ad accounts that are stored already, for a run that breaks off', async () => {
		const ids = [...site.pinterest.worlds.production.adAccounts.keys()];
		const parameters = { ...only(...ids), rows: 'changed', period: 'yesterday', rowsPerBatch: 1 };
		const kept = { [ids[2]]: { ads: 1 } };
		const byItem = await loop('campaign', { ...parameters, stateFrom: 'inputItem', state: kept });
		const moved = { campaigns: expect.any(Number) as number };
		const states = byItem.map(({ outputs: [, next, done] }) => [...next, ...done].map(({ json }) => json.state));
		const reached = [{ [ids[0]]: moved }, { [ids[0]]: moved, [ids[1]]: moved }];
		for (const one of reached) expect(states).toContainEqual([{ ...one, ...kept }]);
		expect(states.at(-1)).toEqual([
			{ [ids[0]]: moved, [ids[1]]: moved, [ids[2]]: { ads: 1, campaigns: expect.any(Number) as number } },
		]);

		const byWorkflow = await loop('campaign', parameters);
		const half = byWorkflow.find(({ outputs }) => outputs[1][0]?.json.ad_accounts_read === 1);
		const confirmed = await site.confirmed(half?.outputs[1][0].json.confirmation, { kept });
		expect(confirmed.kept).toEqual({ [ids[0]]: moved, ...kept });
	});

	it('keep to the state that the first item brought', async () => {
		const ids = [...site.pinterest.worlds.production.adAccounts.keys()];
		const parameters = { ...only(...ids), rows: 'changed', rowsPerBatch: 1, stateFrom: 'inputItem' };
		const soon = Math.floor(Date.now() / 1000) + 600;
		const state = Object.fromEntries(ids.slice(1).map((id) => [id, { campaigns: soon }]));
		const runs = await loop('campaign', parameters, { items: items({ state }) });
		expect(new Set(rowsOf(runs).map((row) => row.ad_account_id))).toEqual(new Set([ids[0]]));
		expect(runs.length).toBeGreaterThan(2);
	});

	it('need a cursor that the node gave, for the same resource, not from days ago', async () => {
		const cursorOf = (progress: object) => Buffer.from(JSON.stringify(progress)).toString('base64url');
		const [{ outputs }] = await loop('campaign', { rowsPerBatch: 1 });
		const progress = JSON.parse(Buffer.from(String(outputs[1][0].json.cursor), 'base64url').toString()) as IDataObject;
		const cursors = {
			nonsense: /Cursor is none that this node gave/,
			[cursorOf({ ...progress, accounts: ['../users'] })]: /Cursor is none that this node gave/,
			[cursorOf({ ...progress, state: { shop: {} } })]: /Cursor is none that this node gave/,
			[cursorOf({ ...progress, resource: 'ad' })]: /Cursor belongs to another resource \(ad\)/,
			[cursorOf({ ...progress, began: Date.now() - 90_000_000 })]: /Cursor is more than a day old/,
		};
		site.pinterest.clearRequests();
		const { items: output } = await site.given(
			'campaign',
			{ inBatches: true },
			{ continueOnFail: true, items: items(...Object.keys(cursors).map((cursor) => ({ cursor }))) },
		);
		expect(output).toEqual(Object.values(cursors).map((message, at) => failure(at, message)));
		expect(site.sent()).toEqual([]);
	});

	it('are asked for where there are more than n8n can hold at once', async () => {
		site.pinterest.seedAds({ adAccounts: 5, adsPerAccount: 1 });
		// Files made beforehand, since the simulated Pinterest takes minutes to work so many numbers out.
		const rows = Array.from({ length: 25_000 }, (_, at) => ({ AD_ID: `${at + 1}`, DATE: dayBack(1) }));
		const content = Buffer.from(JSON.stringify({ 1: rows }));
		const reports = site.pinterest.worlds.production.store<object>('report');
		const add = reports.set.bind(reports);
		jest.spyOn(reports, 'set').mockImplementation((token, report) => add(token, { ...report, content }));
		const { items: output, kept } = await site.given(
			'adAnalytics',
			{ period: 'sinceLastRun', firstRunDays: 1, route: 'report', moveState: 'atOnce' },
			{ continueOnFail: true },
		);
		const errors = output.filter(({ json }) => json.error);
		expect(errors).toEqual([failure(0, /^There are more than 120,000 rows/)]);
		expect(errors[0].json.details).toMatchObject({ advice: expect.stringContaining('Batches') as string });
		expect(kept).toBeUndefined();
	}, 120_000);
});
