/** What a run says of its input items, and whether that is so. */
import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import type { NodeRun } from '../engine';
import { idsOf, type Kind } from './kinds';

/** What a run says of one input item. */
export interface Told {
	fate: 'notSent' | 'refused' | 'unknown' | 'written';
	id?: string;
}

/** What a run says of each of its input items. */
export function toldOf({ items, error }: NodeRun, keys: string[]): Told[] {
	if (!error) return keys.map((_, item) => toldOfItem(items, item));
	const { context = {} } = error as unknown as { context?: IDataObject };
	if (keys.length === 1) return [{ fate: context.mayHaveBeenExecuted === true ? 'unknown' : 'refused' }];
	const written = new Map((context.written as IDataObject[]).map(({ item, id }) => [item, id]));
	const lists = ['refused', 'perhapsWritten', 'begun', 'notSent'].map((name) => (context[name] ?? []) as number[]);
	const [refused, unknown, begun, notSent] = lists;
	return keys.map((_, item): Told => {
		const fates: Told[] = [
			...(written.has(item) ? [{ fate: 'written' as const, id: idOf(written.get(item)) }] : []),
			...(refused.includes(item) ? [{ fate: 'refused' as const }] : []),
			...(unknown.includes(item) || begun.includes(item) ? [{ fate: 'unknown' as const }] : []),
			...(notSent.includes(item) ? [{ fate: 'notSent' as const }] : []),
		];
		const [fate] = fates;
		if (!fate || fates.length > 1) throw new Error(`The account names item ${item} ${fates.length} times`);
		return fate;
	});
}

const idOf = (id: unknown): string => (typeof id === 'string' ? id : JSON.stringify(id));

function toldOfItem(items: INodeExecutionData[], item: number): Told {
	const own = items.filter(({ pairedItem }) => (pairedItem as { item: number }).item === item);
	const [only] = own;
	if (!only || own.length > 1) throw new Error(`Item ${item} has ${own.length} results`);
	const { error, details, id, item_id } = only.json;
	if (error === undefined) return { fate: 'written', id: idOf(id ?? item_id) };
	return { fate: (details as IDataObject).mayHaveBeenExecuted === true ? 'unknown' : 'refused' };
}

interface Seen {
	kind: Kind;
	/** Of the items, in their order. */
	keys: string[];
	/** What was there before the run, and after it. */
	before: Map<string, string[]>;
	after: Map<string, string[]>;
	/** The run tells of all that it did. */
	isAll: boolean;
}

/**
 * What is said to be written is there, and what is there and was not is said to be written, or perhaps.
 *
 * @throws Error saying what is not so
 */
export function holdAgainst(told: Told[], { kind, keys, before, after, isAll }: Seen): void {
	const own = new Map<string, Told[]>();
	for (const [item, key] of keys.entries()) own.set(key, [...(own.get(key) ?? []), told[item]]);
	for (const [key, some] of own) {
		const there = idsOf(kind, after, key);
		const written = some.filter(({ fate }) => fate === 'written');
		if (kind.isOneByItself) {
			if (written.length > 0 && there.length === 0) throw new Error(`${key} is said to be written, and is not there`);
			continue;
		}
		const wrong = written.find(({ id }) => id === undefined || !there.includes(id));
		if (wrong) throw new Error(`${key} is said to be ${wrong.id}, and there is ${there.join() || 'nothing'}`);
		if (!isAll) continue;
		const known = [...idsOf(kind, before, key), ...written.map(({ id }) => id)];
		const untold = there.filter((id) => !known.includes(id));
		const perhaps = some.filter(({ fate }) => fate === 'unknown').length;
		if (untold.length > perhaps)
			throw new Error(`${key} was made ${untold.length} times without a word (${perhaps} perhaps)`);
	}
}
