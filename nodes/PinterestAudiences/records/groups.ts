import type { IDataObject } from 'n8n-workflow';

import { asObject, asText } from '../../shared/api/json';
import type { Columns, Warning } from '../../shared/rows/field';
import { COLUMNS_BY_NAME, toldOf } from '../../shared/run/inputColumns';
import type { ReadItem } from '../../shared/rows/operation';
import type { Choices } from '../../shared/run/existing';
import type { PersonLocal } from '../fields/person';
import { recordLines } from './file';
import { personOf } from './person';
import { recordOf } from './record';

/** A record that can't be used. */
interface Unusable {
	/** Number of the input item. */
	item: number;
	/** Line in the item's file. */
	line?: number;
	message: string;
}

/** What an operation on records reads for itself; each has some of it. */
export interface RecordLocal extends PersonLocal, Choices {
	listType?: string;
	recordKind?: string;
	recordsFrom?: string;
	records?: unknown[];
	/** The binary field with the file. */
	recordsProperty?: string;
	recordsPerRequest?: number;
	invalidRecords?: string;
	defaultCountryCode?: string;
	/** What columns of the input item say of a person. */
	inputColumns?: PersonLocal;
	maximumUploadWait?: number;
}

/** An input item with records. */
export type RecordItem = ReadItem<RecordLocal>;

/** The records of some input items that go into one list. */
interface Gathering {
	/** Those that could be read, in order. */
	items: RecordItem[];
	/** Each record once, as it is sent (one of several fields as JSON), with the item that brought it first. */
	records: Map<string, RecordItem>;
	given: number;
	unusable: Unusable[];
	/** What was left out of records that were sent, or may be wrong with them. */
	warnings: Array<Warning & { item: number }>;
	/** What became of the items' columns, where records are taken from them by name. */
	columns?: Columns;
}

/** The records of all input items that go into one list, which is at least one. */
export interface RecordGroup extends Gathering {
	/** The first item; the others have everything but the records in common with it. */
	first: RecordItem;
}

/** Counts of a gathering, for results. */
export function countsOf(group: RecordGroup): IDataObject {
	const { given, records, unusable, warnings } = group;
	return {
		records_given: given,
		records_valid: records.size,
		records_duplicate: given - records.size - unusable.length,
		records_invalid: unusable.length,
		invalid_records: unusable.map((one) => ({ ...one })),
		...(warnings.length > 0 ? { warnings: warnings.map((one) => ({ ...one })) } : {}),
		...toldOf(group),
	};
}

/**
 * Gathers the records of all items by the list they are for, checks and hashes them, and drops what is there twice. Items without
 * anything to send have their outcome afterwards: nothing, or with "continue on fail" their error.
 *
 * @returns the lists that there is something to send to; none where the user wants bad records to stop everything
 */
export async function groupRecords(items: RecordItem[]): Promise<RecordGroup[]> {
	const groups = new Map<string, Gathering>();
	for (const item of items) {
		const key = keyOf(item);
		let group = groups.get(key);
		if (!group) groups.set(key, (group = { items: [], records: new Map(), given: 0, unusable: [], warnings: [] }));
		try {
			await read(item, group);
			group.items.push(item);
		} catch (error) {
			item.fail(error);
		}
	}
	const all = [...groups.values()].flatMap((group): RecordGroup[] => {
		const [first] = group.items;
		return first ? [{ ...group, first }] : [];
	});
	if (!all.some(({ unusable, first }) => unusable.length > 0 && first.values.local.invalidRecords === 'fail'))
		return all.filter(hasRecords);
	const isNotSent = new Error('Not sent, since another item holds a record that can’t be used');
	const fates = all.flatMap((group) => {
		const problems = problemsIn(group);
		return group.items.map((item) => ({ item, problem: problems.get(item.caller.itemIndex) }));
	});
	// The first failure may end the run, so that it should be one that says what to correct.
	for (const { item, problem } of fates) if (problem) item.fail(problem);
	for (const { item, problem } of fates) if (!problem) item.fail(isNotSent);
	return [];
}

/** Items of one list have everything in common but their records. */
function keyOf({ values, caller: { isPreview } }: RecordItem): string {
	const { listType, recordKind, invalidRecords, recordsPerRequest } = values.local;
	return JSON.stringify([values.ids, values.body, listType, recordKind, isPreview, invalidRecords, recordsPerRequest]);
}

async function read(item: RecordItem, group: Gathering): Promise<void> {
	const { body, local } = item.values;
	const type = asText(body.list_type) ?? local.listType ?? 'EMAIL';
	const { itemIndex } = item.caller;
	const before = group.given;
	const take = (recordFrom: () => string, line?: number) => {
		group.given++;
		try {
			const record = recordFrom();
			if (!group.records.has(record)) group.records.set(record, item);
		} catch (error) {
			group.unusable.push({
				item: itemIndex,
				...(line ? { line } : {}),
				message: asText(asObject(error).message) ?? '',
			});
		}
	};
	if (local.recordsFrom === 'file') {
		for await (const [line, value] of recordLines(item.caller, local.recordsProperty ?? ''))
			take(() => recordOf(value, type), line);
	} else if (isOfFields(item)) {
		const warn = (warning: Warning) => void group.warnings.push({ item: itemIndex, ...warning });
		if (item.values.columns) noteColumns(group, item.values.columns);
		take(() => JSON.stringify(personOf({ ...local, ...local.inputColumns }, warn)));
	} else {
		for (const value of local.records ?? []) take(() => recordOf(value, type));
	}
	if (group.given === before) {
		group.given++;
		group.unusable.push({ item: itemIndex, message: 'holds no record' });
	}
}

/** Whether the records of an item, and of the others of its list, say several things of a person. */
export function isOfFields({ values }: RecordItem): boolean {
	return values.local.recordKind === 'fields' || values.local.recordKind === COLUMNS_BY_NAME.value;
}

/** Adds what became of an item's columns. */
function noteColumns(group: Gathering, { taken, ignored }: Columns): void {
	const noted = (group.columns ??= { taken: {}, ignored: [] });
	Object.assign(noted.taken, taken);
	for (const column of ignored) if (!noted.ignored.includes(column)) noted.ignored.push(column);
}

/** Where nothing can be sent, each item says why. */
function hasRecords(group: RecordGroup): boolean {
	if (group.records.size > 0) return true;
	const problems = problemsIn(group);
	for (const item of group.items) item.fail(problems.get(item.caller.itemIndex));
	return false;
}

/** What is wrong with the items' own records, by the number of the item. */
function problemsIn({ first, unusable }: RecordGroup): Map<number, Error> {
	const byItem = new Map<number, Unusable[]>();
	for (const one of unusable) {
		const own = byItem.get(one.item);
		if (own) own.push(one);
		else byItem.set(one.item, [one]);
	}
	// What is wrong with a person is told with the name of its field.
	const label = isOfFields(first) ? '' : 'Records (Emails or IDs) ';
	return new Map([...byItem].map(([item, own]) => [item, problemOf(own, label)]));
}

function problemOf(own: Unusable[], label: string): Error {
	const [{ message, line } = { message: '', line: undefined }] = own;
	const where = line ? ` (line ${line} of the file)` : '';
	const others = own.length > 1 ? `, and ${own.length - 1} more of its records can’t be used` : '';
	const description = 'The record was not sent. Correct it, and run the item again.';
	return Object.assign(new Error(`${label}${message}${where}${others}`), { description });
}

/**
 * Gives the items of a list their outcomes: its first usable item the result, the others nothing, and with "continue on fail" those
 * with bad records their error.
 *
 * @param failed the error of those items whose records were not sent, or may not have been
 */
export function giveBack(group: RecordGroup, results: IDataObject[], failed = new Map<RecordItem, unknown>()): void {
	const { context } = group.first.caller;
	const isContinuing = 'continueOnFail' in context && context.continueOnFail();
	const problems = isContinuing ? problemsIn(group) : new Map<number, Error>();
	const [lead = group.first] = group.records.values();
	for (const item of group.items) {
		const own = item === lead ? results : [];
		const error = failed.get(item) ?? problems.get(item.caller.itemIndex);
		if (error) item.fail(error, own);
		else item.succeed(own);
	}
}

/** A `runAll` that works on one list after the other; the first failure ends it unless the node continues on errors. */
export const forEachList =
	(body: (group: RecordGroup) => Promise<void>) =>
	async (items: RecordItem[]): Promise<void> => {
		for (const group of await groupRecords(items)) {
			if (group.first.caller.isPreview) giveBack(group, [{ preview: true, ...countsOf(group) }]);
			else await body(group);
		}
	};
