import type { IDataObject } from 'n8n-workflow';

import { nameIn } from '../shared/api/parts';
import { LARGEST_PAGE, readPages } from '../shared/api/pages';
import type { Page } from '../shared/api/pages';
import type { Call, Caller } from '../shared/api/request';
import type { Values } from '../shared/rows/field';
import type { Position } from './cursor';
import type { WantedDays } from './days';
import { EVERY_STATUS } from './fields';
import type { State } from './state';

/** What is read of one table of one ad account. */
export interface Reading {
	caller: Caller & { itemIndex: number };
	/** The item's parameters. */
	values: Values;
	account: string;
	/** From when on changes of a table count, seconds since 1970; of a table that is not in it, all rows are given. */
	since: State[string];
	wanted: WantedDays;
	/** About how many rows a part may have; undefined without loops. */
	rowsPerBatch?: number;
	/** Gets what the user should know. */
	warn: (message: string) => void;
}

/** A part of a table: what one request or one report gives. */
export interface Step {
	/** How many rows there are at most, known before they are read. */
	maxRows: number;
	/** They may still be on their way, while the next step begins. */
	rows: Promise<IDataObject[]>;
	/** Where the next step begins; undefined at the end of the table. */
	next?: Omit<Position, 'table'>;
}

/** A step failed in part: its other rows are kept. */
export class PartlyReadError extends Error {
	constructor(
		readonly rows: IDataObject[],
		/** What failed. */
		readonly reason: unknown,
	) {
		super('A part of the rows could not be read');
	}
}

const LISTS = {
	campaigns: 'GET /ad_accounts/{ad_account_id}/campaigns',
	ad_groups: 'GET /ad_accounts/{ad_account_id}/ad_groups',
	ads: 'GET /ad_accounts/{ad_account_id}/ads',
} as const;

/** One page of campaigns, ad groups or ads, the oldest first. */
export async function readList(
	kind: keyof typeof LISTS,
	{ caller, values, account }: Reading,
	bookmark: string | undefined,
): Promise<Page> {
	const call = listCall(kind, account, values);
	const options = { limit: LARGEST_PAGE, pageSize: LARGEST_PAGE };
	const pages = await readPages(caller, { ...call, query: { ...call.query, bookmark } }, options);
	const items = pages.flatMap((page) => page.items);
	for (const item of items) idOf(kind, item);
	return { items, bookmark: pages.at(-1)?.bookmark };
}

/** All ids of ads, or the first so many. */
export async function readAdIds({ caller, values, account }: Reading, limit?: number): Promise<string[]> {
	const pages = await readPages(caller, listCall('ads', account, values), { limit, unbounded: true });
	return pages.flatMap(({ items }) => items.map((ad) => idOf('ads', ad)));
}

const WITHOUT_ID = {
	campaigns: 'a campaign without its ID',
	ad_groups: 'an ad group without its ID',
	ads: 'an ad without its ID',
};

/** @throws UnreadableError where a thing does not say which one it is: its row could not be told from others */
function idOf(kind: keyof typeof LISTS, { id }: IDataObject): string {
	return nameIn(id, WITHOUT_ID[kind]);
}

function listCall(kind: keyof typeof LISTS, account: string, { local }: Values): Call {
	return {
		request: LISTS[kind],
		ids: { ad_account_id: account },
		query: { entity_statuses: local.entityStatuses ?? EVERY_STATUS, order: 'ASCENDING' },
		repeated: ['entity_statuses'],
	};
}
