/** Workflows with a database behind the node, which fails: what was not stored is given again, and nothing is there twice. */
import type { IDataObject, IExecuteFunctions, INode, INodeParameters, INodeType } from 'n8n-workflow';

import { PinterestAccessTokenApi } from '../../../credentials/PinterestAccessTokenApi.credentials';
import { PinterestWarehouse } from '../../../nodes/PinterestWarehouse/PinterestWarehouse.node';
import { runWorkflow } from '../../engine';
import { ACCOUNT_NAME, dayBack, useWarehouseSite } from './site';

/** A table of rows by their key, and one row of state. It fails at the write of this number. */
class Database {
	readonly rows = new Map<string, IDataObject>();
	state: unknown;
	writes = 0;
	failsAt = 0;

	/** A node that stores rows (`Store`), or the state (`Store State`), or reads that (`Read State`). */
	node(): INodeType {
		const execute = async (context: IExecuteFunctions) => {
			const { name } = context.getNode();
			if (name === 'Read State') return [[{ json: { state: this.state } as IDataObject }]];
			const given = context.getInputData();
			if (++this.writes === this.failsAt) throw new Error('The connection to the database broke off');
			if (name === 'Store State') this.state = given[0].json.state;
			else for (const { json } of given) this.rows.set(String(json.__sync_key), json);
			return [given];
		};
		return {
			description: {
				...{ displayName: 'Database', name: 'database', group: ['output'], version: 1, description: '' },
				...{ defaults: {}, inputs: ['main'], outputs: ['main'], properties: [] },
			},
			async execute() {
				return await execute(this);
			},
		};
	}
}

describe('behind the node, a database that fails', () => {
	const site = useWarehouseSite();
	let database: Database;
	let staticData: IDataObject;
	beforeEach(() => {
		database = new Database();
		staticData = {};
	});

	const node = (name: string, y: number, type = 'database', parameters: INodeParameters = {}): INode => {
		const access = type === 'pinterestWarehouse' ? { pinterestAccessTokenApi: { id: '1', name: 'Mine' } } : undefined;
		return { id: name, name, type, typeVersion: 1, position: [0, y], parameters, credentials: access };
	};
	const ours = (name: string, y: number, parameters: INodeParameters) =>
		node(name, y, 'pinterestWarehouse', { authentication: 'accessToken', ...parameters });
	const to = (...names: string[]) => names.map((name) => ({ node: name, type: 'main' as const, index: 0 }));

	/** Runs a workflow as a schedule would. */
	async function run(nodes: INode[], connections: Record<string, ReturnType<typeof to>[]>) {
		const { accessToken } = site.pinterest.issueToken();
		const given = await runWorkflow(
			{
				nodes: [node('Start', 0, 'n8n-nodes-base.manualTrigger'), ...nodes],
				connections: Object.fromEntries(Object.entries(connections).map(([name, main]) => [name, { main }])),
				staticData,
			},
			{
				mode: 'trigger',
				nodeTypes: { pinterestWarehouse: new PinterestWarehouse(), database: database.node() },
				credentialTypes: [new PinterestAccessTokenApi()],
				credentials: {
					pinterestAccessTokenApi: { environment: 'custom', baseUrl: site.pinterest.apiUrl, accessToken },
				},
			},
		);
		({ staticData } = given);
		return given;
	}

	/** So that each run gives the same two days. */
	const DAYS = { period: 'sinceLastRun', firstRunDays: 2, lookbackDays: 2 };
	const PARAMETERS = { resource: 'allTables', operation: 'getRows', rows: 'changed', ...DAYS };
	const withConfirm = () =>
		run(
			[
				ours('Rows', 0, PARAMETERS),
				node('Store', 0),
				ours('Confirm', 100, { resource: 'state', operation: 'confirm' }),
			],
			{ Start: [to('Rows')], Rows: [to('Store'), [], to('Confirm')] },
		);
	const withStateTable = () =>
		run(
			[
				node('Read State', 0),
				ours('Rows', 0, { ...PARAMETERS, stateFrom: 'inputItem', inBatches: true, rowsPerBatch: 30 }),
				node('Store', 0),
				node('Store State', 100),
				node('Next Loop', 200, 'n8n-nodes-base.noOp'),
			],
			{
				Start: [to('Read State')],
				'Read State': [to('Rows')],
				Rows: [to('Store'), to('Store State', 'Next Loop'), to('Store State')],
				'Next Loop': [to('Rows')],
			},
		);

	const changed = (name: string) => {
		const [campaign] = site.all('campaign', site.adAccount(ACCOUNT_NAME));
		Object.assign(campaign, { name, updated_time: Math.floor(Date.now() / 1000) - 3600 });
	};
	const names = () => [...database.rows.values()].map(({ name }) => name);
	/** The keys of all rows there must be. */
	const complete = async () => {
		const rows = await site.rows('allTables', { period: 'custom', startDate: dayBack(2), endDate: dayBack(1) });
		return rows.map((row) => String(row.__sync_key)).sort();
	};
	/** The state as if the last run was a day before, so that what is of an hour ago has changed since. */
	const lastRunYesterday = (state: object): IDataObject =>
		JSON.parse(
			JSON.stringify(state, (_name, value: unknown) => (typeof value === 'number' ? value - 86_400 : value)),
		) as IDataObject;

	it('leaves the state where it was: Confirm does not run, and the next run gives the same again', async () => {
		expect((await withConfirm()).error).toBeUndefined();
		expect([...database.rows.keys()].sort()).toEqual(await complete());
		staticData = lastRunYesterday(staticData);
		const before = structuredClone(staticData);

		changed('Changed since');
		database.failsAt = database.writes + 1;
		const failed = await withConfirm();
		expect(failed.error?.message).toContain('The connection to the database broke off');
		expect(failed.outputsOf('Confirm')).toEqual([]);
		expect(staticData).toEqual(before);
		expect(names()).not.toContain('Changed since');

		const again = await withConfirm();
		expect(again.error).toBeUndefined();
		expect(again.outputsOf('Confirm')[0].map(({ json }) => json)).toEqual([{ confirmed: true, ad_accounts: 3 }]);
		expect(names()).toContain('Changed since');
		expect(staticData).not.toEqual(before);
		expect([...database.rows.keys()].sort()).toEqual(await complete());
	});

	it('at any write, of rows or state, leaves nothing out of the next run', async () => {
		expect((await withStateTable()).error).toBeUndefined();
		const whole = await complete();
		const { writes } = database;
		expect(writes).toBeGreaterThan(6);
		for (let failsAt = 1; failsAt <= writes; failsAt++) {
			database = new Database();
			database.failsAt = failsAt;
			expect((await withStateTable()).error?.message).toContain('The connection to the database broke off');
			database.state = database.state && lastRunYesterday(database.state);
			changed(`Changed after ${failsAt}`);
			expect((await withStateTable()).error).toBeUndefined();
			expect([...database.rows.keys()].sort()).toEqual(whole);
			expect(names()).toContain(`Changed after ${failsAt}`);
			expect(staticData.global).toEqual({});
		}
	});
});
