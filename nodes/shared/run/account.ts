/** What became of everything in a run that an error ended: told in the error, in one form for all kinds of writes. */
import type { IDataObject } from 'n8n-workflow';
import { NodeApiError, NodeOperationError } from 'n8n-workflow';

import { asText } from '../api/json';
import { plural } from '../api/promise';

/** What became of one thing: an input item, or one of several that it stands for. */
export interface Entry {
	/** Index of the input item. */
	item: number;
	/** `begun`: some of its requests were executed, but not the last one. `unknown`: it may be written. */
	fate: 'written' | 'refused' | 'unknown' | 'begun' | 'notSent';
	/** What Pinterest gave, of what is written. */
	result?: IDataObject;
	/** What it is known by where the result does not say so. */
	id?: string;
}

/** How people call the things, and what happened to those that were not refused. */
export interface Words {
	noun: string;
	/** Default: "written". */
	done?: string;
}

/** Names of results that say which thing it is. */
const HANDLES = ['id', 'event_id', 'item_id', 'request_id', 'batch_id', 'token'];

/**
 * Adds to an error that ended a run what became of everything: in words before its advice, and in its context as `written` (`{item, id,
 * url}`), `refused`, `perhapsWritten`, `begun` and `notSent` (indexes of items).
 *
 * @param error one of n8n's; any other is left alone
 */
export function withAccount(error: unknown, entries: readonly Entry[], { noun, done = 'written' }: Words): unknown {
	if (!(error instanceof NodeApiError || error instanceof NodeOperationError)) return error;
	const of = (fate: Entry['fate']) => entries.filter((entry) => entry.fate === fate);
	const [written, refused, unknown, begun, notSent] = [
		of('written'),
		of('refused'),
		of('unknown'),
		of('begun'),
		of('notSent'),
	];
	const account = [
		`Of ${entries.length} ${plural(noun)}, ${written.length} ${written.length === 1 ? 'was' : 'were'} ${done}${ranges(written)}`,
		`${refused.length} refused${ranges(refused)}`,
		...(unknown.length > 0 ? [`${unknown.length} perhaps ${done}${ranges(unknown)}`] : []),
		...(begun.length > 0 ? [`${begun.length} begun and not finished${ranges(begun)}`] : []),
		`${notSent.length} not sent${ranges(notSent)}`,
	].join(', ');
	error.description = `${account}. ${error.description ?? ''}`.trimEnd();
	Object.assign(error.context, {
		written: written.map(({ item, result = {}, id = null }) => ({
			item,
			id: idOf(result) ?? id,
			...addressOf(result),
		})),
		refused: itemsIn(refused),
		perhapsWritten: itemsIn(unknown),
		...(begun.length > 0 && { begun: itemsIn(begun) }),
		notSent: itemsIn(notSent),
	});
	return error;
}

function idOf(result: IDataObject): IDataObject[string] {
	const name = HANDLES.find((one) => asText(result[one]) !== undefined);
	return name === undefined ? null : result[name];
}

function addressOf({ url }: IDataObject): IDataObject {
	return typeof url === 'string' && url !== '' ? { url } : {};
}

function itemsIn(entries: Entry[]): number[] {
	return [...new Set(entries.map(({ item }) => item))];
}

/** ` (items 1–30, 46)`, counted as people count */
function ranges(entries: Entry[]): string {
	const items = itemsIn(entries).sort((a, b) => a - b);
	const found: Array<[number, number]> = [];
	for (const at of items) {
		const last = found.at(-1);
		if (last && last[1] === at - 1) last[1] = at;
		else found.push([at, at]);
	}
	const texts = found.slice(0, 12).map(([from, to]) => (from === to ? `${from + 1}` : `${from + 1}–${to + 1}`));
	if (found.length > 12) texts.push('…');
	return texts.length === 0 ? '' : ` (item${items.length === 1 ? '' : 's'} ${texts.join(', ')})`;
}
