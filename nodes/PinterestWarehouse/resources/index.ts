import type { INodeType } from 'n8n-workflow';

import type { Field } from '../../shared/rows/field';
import { compile } from '../../shared/fields/compiled';
import type { CollectionName, Operation, Resource } from '../../shared/rows/operation';
import {
	ACCOUNTS,
	ANALYTICS_OPTIONS,
	COUNTING,
	DAYS,
	LOOPS,
	ROWS,
	SHARED_ACCOUNTS,
	STATE_OPTIONS,
	STATUS_FILTER,
} from '../fields';
import { getRows } from '../getRows';
import type { Choice } from '../getRows';
import { OF_AN_ACCOUNT } from '../tables';

interface Facts extends Choice {
	value: string;
	name: string;
	action: string;
	description: string;
	path: string;
	category: string;
	/** What is particular about the rows wanted. */
	fields?: Field[];
	filters?: Field[];
	options?: Field[];
}

const FACTS: Facts[] = [
	{
		value: 'adAccount',
		name: 'Ad Account',
		action: 'Get the warehouse rows of ad accounts',
		description: 'Give a row for each ad account, for the table ad_accounts of a warehouse',
		path: '/ad_accounts',
		category: 'ads_read',
		tables: [],
		accountRows: true,
		options: COUNTING,
	},
	{
		value: 'adAnalytics',
		name: 'Ad Metric',
		action: 'Get the warehouse rows of ad metrics',
		description:
			'Give a row for each ad and day with what it cost, reached and sold, for the table ad_analytics of a warehouse: at most the last 90 days, or the days since the last run with those that may be restated',
		path: '/ad_accounts/{ad_account_id}/ads/analytics',
		category: 'ads_analytics',
		tables: ['ad_analytics'],
		fields: DAYS,
		filters: [STATUS_FILTER],
		options: [...COUNTING, ...ANALYTICS_OPTIONS, ...STATE_OPTIONS],
	},
	{
		value: 'adGroup',
		name: 'Ad Group',
		action: 'Get the warehouse rows of ad groups',
		description:
			'Give a row for each ad group, for the table ad_groups of a warehouse: all, or those changed since the last run',
		path: '/ad_accounts/{ad_account_id}/ad_groups',
		category: 'ads_read',
		tables: ['ad_groups'],
		fields: [ROWS],
		filters: [STATUS_FILTER],
		options: STATE_OPTIONS,
	},
	{
		value: 'ad',
		name: 'Ad',
		action: 'Get the warehouse rows of ads',
		description: 'Give a row for each ad, for the table ads of a warehouse: all, or those changed since the last run',
		path: '/ad_accounts/{ad_account_id}/ads',
		category: 'ads_read',
		tables: ['ads'],
		fields: [ROWS],
		filters: [STATUS_FILTER],
		options: STATE_OPTIONS,
	},
	{
		value: 'allTables',
		name: 'Every Table',
		action: 'Get the warehouse rows of all tables',
		description:
			'Give the rows of all five tables of a warehouse, each with the name of its table in __table, for a Switch: ad accounts, campaigns, ad groups, ads and ad metrics',
		path: '/ad_accounts',
		category: 'ads_read',
		tables: OF_AN_ACCOUNT,
		accountRows: true,
		marked: true,
		fields: [ROWS, ...DAYS],
		filters: [STATUS_FILTER],
		options: [...COUNTING, ...ANALYTICS_OPTIONS, ...STATE_OPTIONS],
	},
	{
		value: 'campaign',
		name: 'Campaign',
		action: 'Get the warehouse rows of campaigns',
		description:
			'Give a row for each campaign, for the table campaigns of a warehouse: all, or those changed since the last run',
		path: '/ad_accounts/{ad_account_id}/campaigns',
		category: 'ads_read',
		tables: ['campaigns'],
		fields: [ROWS],
		filters: [STATUS_FILTER],
		options: STATE_OPTIONS,
	},
];

const GET_ROWS = 'getRows';

function operationOf({
	action,
	description,
	path,
	category,
	fields = [],
	filters = [],
	options = [],
}: Facts): Operation {
	const collections: Partial<Record<CollectionName, Field[]>> = { filters: [SHARED_ACCOUNTS, ...filters], options };
	return {
		value: GET_ROWS,
		name: 'Get Rows',
		action,
		description,
		method: 'GET',
		path,
		category,
		fields: [...ACCOUNTS, ...fields, ...LOOPS],
		collections,
	};
}

export const resources: Resource[] = FACTS.map((facts) => ({
	value: facts.value,
	name: facts.name,
	operations: [operationOf(facts)],
}));

export const compiled = compile(resources);

/** What carries the operations out: all input items at once, with three outputs. */
export const customOperations: NonNullable<INodeType['customOperations']> = Object.fromEntries(
	FACTS.map((facts, at) => {
		const { value } = facts;
		return [
			value,
			{
				async [GET_ROWS]() {
					return await getRows(this, value, compiled[at], facts);
				},
			},
		];
	}),
);
