import type { IDataObject } from 'n8n-workflow';
import { NodeApiError } from 'n8n-workflow';

import { errorForItem, isLost } from '../../shared/api/errors';
import { asObject, asText } from '../../shared/api/json';
import type { Call, Caller } from '../../shared/api/request';
import { request } from '../../shared/api/request';
import { CancelledError } from '../../shared/api/wait';
import { RECORDS_PER_REQUEST } from '../fields/records';
import { countsOf, forEachList, giveBack, isOfFields } from './groups';
import type { RecordGroup, RecordItem } from './groups';
import type { Matched } from '../../shared/run/existing';
import { lookFor } from '../../shared/run/existing';
import type { Written } from '../../shared/run/lost';
import { noted, written } from '../../shared/run/lost';
import type { Match } from '../../shared/rows/match';
import { withoutPeople } from './person';
import { withoutRecords } from './record';

const LISTS = '/ad_accounts/{ad_account_id}/customer_lists';
const LIST = `${LISTS}/{customer_list_id}` as const;

/** How a customer list is known again: by its name. */
export const LIST_MATCH: Match<`POST ${typeof LISTS}`, 'name'> = {
	list: `GET ${LISTS}`,
	within: (_list, { ids }) => ({ ids, query: { order: 'DESCENDING' } }),
	isNewestFirst: true,
	by: [{ value: 'name', name: 'Name', names: ['name'] }],
};

const MATCHED: Matched = { request: `POST ${LISTS}`, match: LIST_MATCH };

/** Creates a list of the records of all items; those that don't fit into the first request, or all where it is there, are added to it. */
export const createList = forEachList(async (group) => {
	const { caller, values } = group.first;
	const { ids, body } = values;
	const add = (listId: string) => change('ADD', { ...ids, customer_list_id: listId });
	const looked = await lookFor(caller, MATCHED, values).catch((error: unknown) => ({ error }));
	if ('error' in looked) {
		const { error } = looked;
		if (error instanceof CancelledError) throw error;
		// It is about this list; the others are still to be made.
		return giveBack(group, [], new Map(group.items.map((item) => [item, errorForItem(error, item.caller.itemIndex)])));
	}
	const { there, wish } = looked;
	if (there) {
		const listId = asText(there.id) ?? '';
		return await send(group, add(listId), add, { told: { outcome: 'existing' } });
	}
	const create: Send = async (own, call) => await noted(wish, written(own, MATCHED, values, call));
	const told = wish ? { outcome: 'created' } : {};
	await send(group, { request: `POST ${LISTS}`, ids, body }, add, { told, sendFirst: create });
});

/** Adds the records of all items to a list, or takes them off it. */
export const changeList = (type: 'ADD' | 'REMOVE') =>
	forEachList(async (group) => {
		const call = change(type, group.first.values.ids);
		await send(group, call, () => call);
	});

/** A request that the records are added to. */
interface Write extends Call {
	body: IDataObject;
}

type Send = (caller: Caller, call: Write) => Promise<Written>;

const sendOnce: Send = async (caller, call) => ({ body: (await request(caller, call)).body, isRecovered: false });

function change(type: 'ADD' | 'REMOVE', ids: IDataObject): Write {
	return { request: `PATCH ${LIST}`, ids, body: { operation_type: type } };
}

/**
 * Sends the records in as many requests as it takes, one after the other: Pinterest works on them in that order. A request that may
 * have been executed is not sent again; what came before it stays done, what comes after it is not sent.
 */
async function send(
	group: RecordGroup,
	first: Write,
	next: (listId: string) => Write,
	{ told = {}, sendFirst = sendOnce }: { told?: IDataObject; sendFirst?: Send } = {},
): Promise<void> {
	const { caller, values } = group.first;
	const isPeople = isOfFields(group.first);
	const usual = RECORDS_PER_REQUEST[isPeople ? 'fields' : 'values'];
	const chunks = chunksOf(group, values.local.recordsPerRequest ?? usual);
	let list: IDataObject = {};
	let recovered: IDataObject = {};
	let sent = 0;
	const summary = (requests: number) => ({
		...{ ...list, ...countsOf(group), records_sent: sent, requests },
		...{ ...told, ...recovered },
	});
	for (const [at, chunk] of chunks.entries()) {
		const call = at === 0 ? first : next(asText(list.id ?? values.ids.customer_list_id) ?? '');
		try {
			const people = isPeople ? chunk.map((record) => asObject(JSON.parse(record))) : [];
			const records = isPeople ? { records_v2: people } : { records: chunk.join(',') };
			const { body, isRecovered } = await (at === 0 ? sendFirst : sendOnce)(
				{ ...caller, itemIndex: undefined },
				{
					...call,
					body: { ...call.body, ...records },
					redactText: (text) => withoutRecords(withoutPeople(text, people)),
				},
			);
			if (isRecovered) recovered = { recovered: true };
			list = asObject(body);
			sent += chunk.length;
			noteWritten(group, chunk, list);
		} catch (error) {
			if (isLost(error)) noteWritten(group, chunk, list);
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

/** Items with records in a request that was executed, or may have been, are not unsent where the run is stopped. */
function noteWritten({ records }: RecordGroup, chunk: string[], { id }: IDataObject): void {
	for (const record of chunk) {
		const { run, itemIndex } = records.get(record)?.caller ?? {};
		if (itemIndex !== undefined) run?.wrote.set(itemIndex, asText(id));
	}
}

/** The error of each item that has records in the request that failed, or in one that was therefore not made. */
function notSent(group: RecordGroup, chunks: string[][], at: number, error: unknown): Map<RecordItem, unknown> {
	const failed = new Map<RecordItem, unknown>();
	const itemsOf = (parts: string[][]) => parts.flat().flatMap((record) => group.records.get(record) ?? []);
	for (const item of itemsOf(chunks.slice(at, at + 1)))
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
		error.description = `${asText(sent) ?? ''} of the ${records.size} records went to the customer list ${asText(list) ?? ''} before. ${error.description ?? ''}`;
	return error;
}
