import type { IDataObject } from 'n8n-workflow';
import { NodeApiError } from 'n8n-workflow';

import { errorForItem } from '../../shared/api/errors';
import type { Call } from '../../shared/api/request';
import { request } from '../../shared/api/request';
import type { ReadItem } from '../../shared/rows/operation';
import { RECORDS_PER_REQUEST } from '../fields/records';
import { countsOf, forEachList, giveBack, isOfFields } from './gather';
import type { RecordGroup } from './gather';
import { withoutPeople } from './person';
import { withoutRecords } from './record';

export const LISTS = '/ad_accounts/{ad_account_id}/customer_lists';
export const LIST = `${LISTS}/{customer_list_id}`;

/** Creates a list of the records of all items; those that don't fit into the first request are added to it. */
export const createList = forEachList(async (group) => {
	const { ids, body } = group.items[0].values;
	const create: Call = { method: 'POST', path: LISTS, category: 'ads_write', ids, body };
	await send(group, create, (listId) => change('ADD', { ...ids, customer_list_id: listId }));
});

/** Adds the records of all items to a list, or takes them off it. */
export const changeList = (type: 'ADD' | 'REMOVE') =>
	forEachList(async (group) => {
		const call = change(type, group.items[0].values.ids);
		await send(group, call, () => call);
	});

function change(type: 'ADD' | 'REMOVE', ids: IDataObject): Call {
	return { method: 'PATCH', path: LIST, category: 'ads_write', ids, body: { operation_type: type } };
}

/**
 * Sends the records in as many requests as it takes, one after the other: Pinterest works on them in that order. A request that may
 * have been executed is not sent again; what came before it stays done, what comes after it is not sent.
 */
async function send(group: RecordGroup, first: Call, next: (listId: string) => Call): Promise<void> {
	const [item] = group.items;
	const { caller, values } = item;
	const isPeople = isOfFields(item);
	const usual = RECORDS_PER_REQUEST[isPeople ? 'fields' : 'values'];
	const chunks = chunksOf(group, Number(values.local.recordsPerRequest ?? usual));
	let list: IDataObject = {};
	let sent = 0;
	const summary = (requests: number) => ({ ...list, ...countsOf(group), records_sent: sent, requests });
	for (const [at, chunk] of chunks.entries()) {
		const call = at === 0 ? first : next(String(list.id ?? values.ids.customer_list_id));
		try {
			const people = isPeople ? chunk.map((record) => JSON.parse(record) as IDataObject) : [];
			const records = isPeople ? { records_v2: people } : { records: chunk.join(',') };
			const { body } = await request(
				{ ...caller, itemIndex: undefined },
				{
					...call,
					body: { ...(call.body as IDataObject), ...records },
					redactText: (text) => withoutRecords(withoutPeople(text, people)),
				},
			);
			list = (body ?? {}) as IDataObject;
			sent += chunk.length;
		} catch (error) {
			const handle = { customer_list_id: list.id ?? values.ids.customer_list_id, records_sent: sent };
			const results = at === 0 ? [] : [summary(at)];
			return giveBack(group, results, notSent(group, chunks, at, withAccount(error, group, handle)));
		}
	}
	giveBack(group, [summary(chunks.length)]);
}

function chunksOf({ records }: RecordGroup, size: number): string[][] {
	const all = [...records.keys()];
	return Array.from({ length: Math.ceil(all.length / size) }, (_, at) => all.slice(at * size, (at + 1) * size));
}

/** The error of each item that has records in the request that failed, or in one that was therefore not made. */
function notSent(group: RecordGroup, chunks: string[][], at: number, error: unknown): Map<ReadItem, unknown> {
	const failed = new Map<ReadItem, unknown>();
	const itemsOf = (parts: string[][]) => parts.flat().map((record) => group.records.get(record) as ReadItem);
	for (const item of itemsOf([chunks[at]]))
		if (!failed.has(item)) failed.set(item, errorForItem(error, item.caller.itemIndex));
	for (const item of itemsOf(chunks.slice(at + 1))) {
		if (!failed.has(item))
			failed.set(item, new Error('Not sent, since a request with other records of the list failed'));
	}
	return failed;
}

/** Adds to an error how far the list came. */
function withAccount(error: unknown, { records }: RecordGroup, handle: IDataObject): unknown {
	if (!(error instanceof NodeApiError)) return error;
	Object.assign(error.context, handle);
	const { customer_list_id: list, records_sent: sent } = handle;
	if (list !== undefined)
		error.description = `${String(sent)} of the ${records.size} records went to the customer list ${String(list)} before. ${error.description ?? ''}`;
	return error;
}
