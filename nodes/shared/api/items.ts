import type { IDataObject, INode, INodeExecutionData, IExecuteFunctions } from 'n8n-workflow';
import { NodeApiError, NodeOperationError } from 'n8n-workflow';

import { withoutSecrets } from './errors';
import { StoppedError } from './gate';
import type { Caller } from './request';
import { runOf } from './run';
import { CancelledError } from './wait';

/** Gives each result the input item it came from. */
export function paired(results: IDataObject[], itemIndex: number): INodeExecutionData[] {
	return results.map((json) => ({ json, pairedItem: { item: itemIndex } }));
}

/**
 * The item that stands for a failed input item when the node continues on errors. `error` and `details` are the keys
 * that n8n recognises, so the item takes the error branch where there is one.
 */
export function failedItem(error: Error, itemIndex: number): INodeExecutionData {
	const { description, httpCode, context } = error as Partial<NodeApiError>;
	const details = clean({
		httpCode: httpCode === 'none' ? undefined : httpCode,
		advice: description,
		...(context as IDataObject | undefined),
		// These say where the item is, which pairedItem says already.
		itemIndex: undefined,
		runIndex: undefined,
		data: undefined,
	});
	return { json: { error: error.message, details }, pairedItem: { item: itemIndex } };
}

/** Makes an error of n8n's out of anything, naming the item. */
export function nodeError(node: INode, error: unknown, itemIndex: number): Error {
	if (error instanceof NodeApiError || error instanceof NodeOperationError || error instanceof CancelledError)
		return error;
	const { message, description } = (error ?? {}) as { message?: string; description?: string };
	const text = withoutSecrets(message ?? String(error)).replace(/[.\s]+$/, '');
	return new NodeOperationError(node, `${text} [item ${itemIndex}]`, { itemIndex, description });
}

/** The outcomes of a node's input items, collected in any order and given in the order of the input. */
export interface Outcomes {
	succeed(itemIndex: number, results: IDataObject[]): void;
	/** Without "continue on fail" this throws, so that nothing more is begun. */
	fail(itemIndex: number, error: unknown): void;
	/** @throws Error when an item has no outcome: none may be lost */
	give(): INodeExecutionData[][];
}

export function inItemOrder(context: IExecuteFunctions): Outcomes {
	const count = context.getInputData().length;
	const outcomes = new Array<INodeExecutionData[] | undefined>(count);
	return {
		succeed: (itemIndex, results) => {
			outcomes[itemIndex] = paired(results, itemIndex);
		},
		fail: (itemIndex, thrown) => {
			const error = nodeError(context.getNode(), thrown, itemIndex);
			if (error instanceof CancelledError || !context.continueOnFail()) throw error;
			outcomes[itemIndex] = [failedItem(error, itemIndex)];
		},
		give: () => {
			const missing = outcomes.findIndex((outcome) => outcome === undefined);
			if (missing >= 0) throw nodeError(context.getNode(), new Error('The item was left without an outcome'), missing);
			return [outcomes.flatMap((outcome) => outcome ?? [])];
		},
	};
}

/**
 * Runs a body for every input item of a node, as many at once as the run allows. With "continue on fail" a failed item
 * has its own error item; without it the first failure ends the run: items that have not begun are not begun.
 */
export async function forEachItem(
	context: IExecuteFunctions,
	body: (caller: Caller & { itemIndex: number }) => Promise<IDataObject[]>,
): Promise<INodeExecutionData[][]> {
	const count = context.getInputData().length;
	const outcomes = inItemOrder(context);
	const failures: Array<{ itemIndex: number; error: unknown }> = [];
	let next = 0;
	const work = async () => {
		while (next < count && failures.length === 0) {
			const itemIndex = next++;
			try {
				const outcome = await settle(runOf(context).then((run) => body({ context, run, itemIndex })));
				if ('results' in outcome) outcomes.succeed(itemIndex, outcome.results);
				else if (!(outcome.error instanceof StoppedError)) outcomes.fail(itemIndex, outcome.error);
			} catch (error) {
				failures.push({ itemIndex, error });
				// Those that have begun must not wait for their turn, or for a rate limit, any longer.
				await runOf(context).then(
					({ gate }) => gate.close(new StoppedError()),
					() => undefined,
				);
			}
		}
	};
	const atOnce = await runOf(context).then(
		({ itemsAtOnce }) => itemsAtOnce,
		() => 1,
	);
	await Promise.all(Array.from({ length: Math.min(count, atOnce) }, work));
	failures.sort((a, b) => a.itemIndex - b.itemIndex);
	if (failures.length > 0) throw failures[0].error;
	return outcomes.give();
}

async function settle(results: Promise<IDataObject[]>): Promise<{ results: IDataObject[] } | { error: unknown }> {
	try {
		return { results: await results };
	} catch (error) {
		return { error };
	}
}

function clean(object: IDataObject): IDataObject {
	return Object.fromEntries(
		Object.entries(object).filter(([, value]) => value !== undefined && value !== null && value !== ''),
	);
}
