import type { IDataObject, IExecuteFunctions, INode, INodeExecutionData } from 'n8n-workflow';
import { NodeApiError, NodeOperationError } from 'n8n-workflow';

import type { Effect } from '../api/effect';
import type { Redactor } from '../api/secrets';
import { withoutShapes } from '../api/secrets';
import { cut, withoutEnd } from '../api/explanation';
import { StoppedError } from '../api/gate';
import { asObject, asText } from '../api/json';
import type { Caller } from '../api/request';
import type { Run } from '../api/run';
import { FileResult } from '../rows/result';
import type { OnPartial, Result } from '../rows/result';
import { startRun } from '../api/run';
import { CancelledError, wait } from '../api/wait';
import type { Entry, Words } from './account';
import { withAccount } from './account';
import { chosen } from './form';
import { inPool } from './pool';
import { withInput } from './besideInput';

/** Gives each result the input item it came from. */
export function paired(results: Result[], itemIndex: number): INodeExecutionData[] {
	const pairedItem = { item: itemIndex };
	return results.map((result) =>
		result instanceof FileResult
			? { json: result.json, binary: result.binary, pairedItem }
			: { json: chosen(result), pairedItem },
	);
}

/**
 * The item that stands for a failed input item when the node continues on errors. `error` and `details` are the keys
 * that n8n recognises, so the item takes the error branch where there is one.
 */
export function failedItem(error: Error, itemIndex: number): INodeExecutionData {
	const { description, httpCode, context } = asObject(error);
	const details = clean({
		httpCode: httpCode === 'none' ? undefined : httpCode,
		advice: description,
		...asObject(context),
		// These say where the item is, which pairedItem says already.
		itemIndex: undefined,
		runIndex: undefined,
		data: undefined,
	});
	return { json: { error: error.message, details }, pairedItem: { item: itemIndex } };
}

/** The results that an item has so far; none where they can't be told, so that its error is not lost. */
export function safely(give: () => Result[]): Result[] {
	try {
		return give();
	} catch {
		return [];
	}
}

/** Makes an error of n8n's out of anything; the item is in its context where there is one. */
export function nodeError(node: INode, error: unknown, itemIndex?: number, redact: Redactor = withoutShapes): Error {
	if (error instanceof NodeApiError || error instanceof NodeOperationError || error instanceof CancelledError)
		return error;
	const { message, description } = asObject(error);
	const text = withoutEnd(cut(redact(asText(message) ?? asText(error) ?? 'Something went wrong'), 2000));
	return new NodeOperationError(node, text, {
		itemIndex,
		description: redact(asText(description) ?? '') || undefined,
	});
}

/** The JSON of the caller's input item: n8n gives a context for all items, or for this one. */
export function inputItem({ context, itemIndex = 0 }: Caller): IDataObject {
	if ('getItemIndex' in context) return context.getInputData().json;
	return (context as IExecuteFunctions).getInputData()[itemIndex]?.json ?? {};
}

/** Whether each item is to have its outcome though others fail. */
export function continuesOnFail({ context }: Caller): boolean {
	return 'continueOnFail' in context && context.continueOnFail();
}

/** The outcomes of a node's input items, collected in any order and given in the order of the input. */
export interface Outcomes {
	succeed(itemIndex: number, results: Result[]): void;
	/**
	 * Without "continue on fail" this throws, so that nothing more is begun.
	 *
	 * @param kept results from before the error
	 */
	fail(itemIndex: number, error: unknown, kept?: Result[]): void;
	/** What came of an item; undefined where it has no outcome yet. */
	of(itemIndex: number): INodeExecutionData[] | undefined;
	/** @throws Error when an item has no outcome: none may be lost */
	give(): INodeExecutionData[][];
}

/** @param redact takes the run's secrets out of errors */
export function inItemOrder(context: IExecuteFunctions, redact?: Redactor): Outcomes {
	const count = context.getInputData().length;
	const outcomes = new Array<INodeExecutionData[] | undefined>(count);
	const failed = new Set<number>();
	/** The error that ends a run of several items says which one it was, counted as people count. */
	let last: Error | undefined;
	const ending = (error: Error, itemIndex: number): Error => {
		// What ends the run comes by once more, as the error of those that were not begun.
		if (count > 1 && error !== last) error.message += ` (item ${itemIndex + 1})`;
		last = error;
		return error;
	};
	return {
		succeed: (itemIndex, results) => {
			outcomes[itemIndex] = paired(results, itemIndex);
		},
		fail: (itemIndex, thrown, kept = []) => {
			const error = nodeError(context.getNode(), thrown, itemIndex, redact);
			if (error instanceof CancelledError) throw error;
			if (!context.continueOnFail()) throw ending(error, itemIndex);
			outcomes[itemIndex] = [...paired(kept, itemIndex), failedItem(error, itemIndex)];
			failed.add(itemIndex);
		},
		of: (itemIndex) => outcomes[itemIndex],
		give: () => {
			const missing = outcomes.findIndex((outcome) => outcome === undefined);
			if (missing >= 0) throw nodeError(context.getNode(), new Error('The item was left without an outcome'), missing);
			const beside = withInput(context);
			return [outcomes.flatMap((outcome = [], at) => beside(outcome, at, failed.has(at)))];
		},
	};
}

/**
 * Runs a body for every input item of a node, as many at once as the run allows. With "continue on fail" a failed item
 * has its own error item; without it the first failure ends the run: items that have not begun are not begun, and of writes the error tells
 * what became of each item.
 *
 * @param of what the body does, by default the gravest, and the words for what is written; none where it only reads
 */
export async function forEachItem(
	context: IExecuteFunctions,
	body: (caller: Caller & { itemIndex: number }, onPartial: OnPartial) => Promise<Result[]>,
	{ words, effect }: { words?: Words; effect?: Effect } = {},
): Promise<INodeExecutionData[][]> {
	const failures: Array<{ itemIndex: number; error: unknown }> = [];
	const count = context.getInputData().length;
	const started = startRun(context, undefined, { effect });
	const { itemsAtOnce, batch, gate, signal, environment } = await started.catch(() => NO_RUN);
	const outcomes = inItemOrder(context, environment?.secrets?.redact);
	let next = 0;
	const work = async () => {
		while (next < count && failures.length === 0) {
			const itemIndex = next++;
			let give = (): Result[] => [];
			try {
				await pauseBetween(batch, itemIndex, signal);
				const caller = { context, run: await started, itemIndex };
				outcomes.succeed(itemIndex, await body(caller, (results) => (give = results)));
			} catch (error) {
				if (error instanceof StoppedError) return;
				try {
					outcomes.fail(itemIndex, error, safely(give));
				} catch (failure) {
					failures.push({ itemIndex, error: failure });
					// Those that have begun must not wait for their turn, or for a rate limit, any longer.
					gate?.close(new StoppedError());
				}
			}
		}
	};
	// The pauses between batches only hold when items begin one after the other.
	const workers = batch?.batchInterval ? 1 : itemsAtOnce;
	await inPool(gate, Math.min(count, workers), work);
	const [first] = failures.sort((a, b) => a.itemIndex - b.itemIndex);
	if (first && words && count > 1) {
		const failed = new Map(failures.map(({ itemIndex, error }) => [itemIndex, error]));
		const { wrote } = await started.catch(() => NO_RUN);
		const entries = Array.from({ length: count }, (_, item) => entryOf(item, outcomes.of(item), failed, wrote));
		throw withAccount(first.error, entries, words);
	}
	if (first) throw first.error;
	return outcomes.give();
}

/** What became of an item that the run had begun, or had not, when it was stopped. */
export function entryOf(
	item: number,
	outcome: INodeExecutionData[] | undefined,
	failed: ReadonlyMap<number, unknown>,
	wrote: ReadonlyMap<number, string | undefined> = new Map(),
): Entry {
	if (outcome) return { item, fate: 'written', result: outcome[0]?.json, id: wrote.get(item) };
	const begun = wrote.has(item) ? 'begun' : undefined;
	if (!failed.has(item)) return { item, fate: begun ?? 'notSent' };
	const isUnknown = asObject(asObject(failed.get(item)).context).mayHaveBeenExecuted === true;
	return { item, fate: isUnknown ? 'unknown' : (begun ?? 'refused') };
}

/** Where the run can't begin, each item says so. */
const NO_RUN: Partial<Run> & { itemsAtOnce: number } = { itemsAtOnce: 1 };

async function pauseBetween(batch: Run['batch'], itemIndex: number, signal?: AbortSignal): Promise<void> {
	const size = Math.max(1, batch?.batchSize ?? 1);
	if (batch?.batchInterval && itemIndex > 0 && itemIndex % size === 0) await wait(batch.batchInterval, signal);
}

function clean(object: IDataObject): IDataObject {
	return Object.fromEntries(
		Object.entries(object).filter(([, value]) => value !== undefined && value !== null && value !== ''),
	);
}
