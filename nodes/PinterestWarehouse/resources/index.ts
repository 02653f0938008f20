import type { INodeType } from 'n8n-workflow';

import { ATTRIBUTION } from '../../shared/fields/attribution';
import type { Compiled } from '../../shared/fields/compiled';
import { compileOperation } from '../../shared/fields/compiled';
import type { Operation, Resource, Row } from '../../shared/rows/operation';
import { operation } from '../../shared/rows/operation';
import { CONFIRM, confirm } from '../confirm';
import {
	ACCOUNTS,
	ANALYTICS_OPTIONS,
	CONFIRMATION,
	DAYS,
	LOOPS,
	ROWS,
	SHARED_ACCOUNTS,
	STATE_OF_BOTH,
	STATE_OF_DAYS,
	STATE_OF_ROWS,
	STATE_OPTIONS,
	STATUS_FILTER,
	ofOtherRequests,
} from '../fields';
import { getRows } from '../getRows';
import type { RowChoice } from '../getRows';
import { OF_AN_ACCOUNT } from '../tables';

/** What the operations of all resources have in common. */
const GET_ROWS = { value: 'getRows', name: 'Get Rows' };

/** A resource of the node: its one operation, and the rows that it gives. */
interface WarehouseResource extends RowChoice {
	value: string;
	name: string;
	getRows: Operation;
}

const RESOURCES: WarehouseResource[] = [
	{
		value: 'adAccount',
		name: 'Ad Account',
		tables: [],
		accountRows: true,
		getRows: operation('GET /ad_accounts', {
			...GET_ROWS,
			action: 'Get warehouse rows of ad accounts',
			description: 'Get a row for each ad account, for the table ad_accounts of a warehouse',
			fields: [...ACCOUNTS, ...LOOPS],
			collections: { filters: [SHARED_ACCOUNTS], options: ofOtherRequests(ATTRIBUTION) },
		}),
	},
	{
		value: 'adAnalytics',
		name: 'Ad Metric',
		tables: ['ad_analytics'],
		getRows: operation('GET /ad_accounts/{ad_account_id}/ads/analytics', {
			...GET_ROWS,
			action: 'Get warehouse rows of ad metrics',
			description:
				'Get a row for each ad and day with its spend, reach and sales, for the table ad_analytics of a warehouse: at most the last 90 days, or the days since the last run with those that may be restated',
			fields: [...ACCOUNTS, ...DAYS, ...STATE_OF_DAYS, ...LOOPS],
			collections: {
				filters: [SHARED_ACCOUNTS, STATUS_FILTER],
				options: [...ATTRIBUTION, ...ANALYTICS_OPTIONS, ...STATE_OPTIONS],
			},
			makes: ['ad_account_id', 'start_date', 'end_date', 'columns', 'granularity'],
		}),
	},
	{
		value: 'adGroup',
		name: 'Ad Group',
		tables: ['ad_groups'],
		getRows: operation('GET /ad_accounts/{ad_account_id}/ad_groups', {
			...GET_ROWS,
			action: 'Get warehouse rows of ad groups',
			description:
				'Get a row for each ad group, for the table ad_groups of a warehouse: all, or those changed since the last run',
			fields: [...ACCOUNTS, ROWS, ...STATE_OF_ROWS, ...LOOPS],
			collections: { filters: [SHARED_ACCOUNTS, STATUS_FILTER], options: STATE_OPTIONS },
			makes: ['ad_account_id'],
		}),
	},
	{
		value: 'ad',
		name: 'Ad',
		tables: ['ads'],
		getRows: operation('GET /ad_accounts/{ad_account_id}/ads', {
			...GET_ROWS,
			action: 'Get warehouse rows of ads',
			description: 'Get a row for each ad, for the table ads of a warehouse: all, or those changed since the last run',
			fields: [...ACCOUNTS, ROWS, ...STATE_OF_ROWS, ...LOOPS],
			collections: { filters: [SHARED_ACCOUNTS, STATUS_FILTER], options: STATE_OPTIONS },
			makes: ['ad_account_id'],
		}),
	},
	{
		value: 'allTables',
		name: 'Every Table',
		tables: OF_AN_ACCOUNT,
		accountRows: true,
		marked: true,
		getRows: operation('GET /ad_accounts', {
			...GET_ROWS,
			action: 'Get warehouse rows of all tables',
			description:
				'Get the rows of all five tables of a warehouse, each with the name of its table in __table, for a Switch: ad accounts, campaigns, ad groups, ads and ad metrics',
			fields: [...ACCOUNTS, ROWS, ...DAYS, ...STATE_OF_BOTH, ...LOOPS],
			collections: {
				filters: [SHARED_ACCOUNTS, STATUS_FILTER],
				options: [...ofOtherRequests([...ATTRIBUTION, ...ANALYTICS_OPTIONS]), ...STATE_OPTIONS],
			},
		}),
	},
	{
		value: 'campaign',
		name: 'Campaign',
		tables: ['campaigns'],
		getRows: operation('GET /ad_accounts/{ad_account_id}/campaigns', {
			...GET_ROWS,
			action: 'Get warehouse rows of campaigns',
			description:
				'Get a row for each campaign, for the table campaigns of a warehouse: all, or those changed since the last run',
			fields: [...ACCOUNTS, ROWS, ...STATE_OF_ROWS, ...LOOPS],
			collections: { filters: [SHARED_ACCOUNTS, STATUS_FILTER], options: STATE_OPTIONS },
			makes: ['ad_account_id'],
		}),
	},
];

/** Asks Pinterest for nothing: it moves on what n8n keeps. */
const CONFIRM_STATE: Row = {
	value: CONFIRM,
	name: 'Confirm',
	action: 'Confirm that rows are stored',
	description:
		'Save the state after the rows are in the database, so that the next run starts where this one ended. Rows that aren’t confirmed are returned again.',
	fields: [CONFIRMATION],
};

/** The resources that ask Pinterest. */
export const resources: Resource[] = RESOURCES.map(({ value, name, getRows: row }) => ({
	value,
	name,
	operations: [row],
}));

const STATE: Resource<Row> = { value: 'state', name: 'State', operations: [CONFIRM_STATE] };

export const allResources: ReadonlyArray<Resource<Row>> = [...resources, STATE];

const COMPILED = RESOURCES.map((resource) => ({ resource, row: compileOperation(resource.value, resource.getRows) }));

/** Nothing of how requests are made counts here. */
const COMPILED_CONFIRM: Compiled<Row> = { ...compileOperation(STATE.value, CONFIRM_STATE), collections: [] };

export const compiled: ReadonlyArray<Compiled<Row>> = [...COMPILED.map(({ row }) => row), COMPILED_CONFIRM];

/** What carries the operations out: all input items at once, with three outputs. */
export const customOperations: NonNullable<INodeType['customOperations']> = {
	...Object.fromEntries(
		COMPILED.map(({ resource, row }) => [
			resource.value,
			{
				async [GET_ROWS.value]() {
					return await getRows(this, resource.value, row, resource);
				},
			},
		]),
	),
	[STATE.value]: {
		async [CONFIRM]() {
			const [confirmed = []] = await confirm(this, COMPILED_CONFIRM);
			return [confirmed, [], []];
		},
	},
};
