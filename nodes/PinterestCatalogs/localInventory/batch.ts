import type { IDataObject } from 'n8n-workflow';

import { apiError } from '../../shared/api/errors';
import type { JobState } from '../../shared/api/job';
import { waitFor } from '../../shared/api/job';
import type { Caller } from '../../shared/api/request';
import { request } from '../../shared/api/request';
import type { ElementOutcome, Values } from '../../shared/describe/rows';
import { inTwoLists } from '../../shared/elements';
import { LONGEST_BATCH_SECONDS } from '../fields/localInventory';

/** Where the state of a batch is read. */
export const BATCH = {
	method: 'GET',
	path: '/catalogs/{catalog_id}/supplemental_items/batch/{batch_id}',
	category: 'catalogs_read',
} as const;

/** What an event says of an attribute. */
interface Event {
	attribute?: string;
	code?: number;
	message?: string;
}

/**
 * Waits for the batch that a write of local inventory began.
 *
 * @param begun the answer to the write
 * @throws NodeApiError when it takes too long or fails as a whole; its id is in the details, and what was written is not known
 */
export async function finishBatch(caller: Caller, begun: unknown, values: Values): Promise<IDataObject> {
	const { batch_id: batchId } = (begun ?? {}) as { batch_id?: unknown };
	if (typeof batchId === 'string' && batchId !== '') return await waitForBatch(caller, batchId, values, true);
	const message = 'Pinterest gave no ID for the batch, so it is not known what was written';
	const advice = 'Get the local inventory of these items before you run them again.';
	const failure = { message, advice, details: { mayHaveBeenExecuted: true } };
	throw apiError(caller.context.getNode(), failure, { environment: caller.run.environment });
}

/**
 * @param isWrite the wait is part of the write itself
 * @returns the batch with an outcome for each operation
 */
export async function waitForBatch(
	caller: Caller,
	batchId: string,
	{ ids, query, local }: Values,
	isWrite = false,
): Promise<IDataObject> {
	const call = { ...BATCH, ids: { ...ids, batch_id: batchId }, query: { ad_account_id: query.ad_account_id } };
	return await waitFor(caller, {
		noun: 'batch',
		handle: { batch_id: batchId, ...(isWrite ? { mayHaveBeenExecuted: true } : {}) },
		later: 'Get Batch with the batch ID in the details of this error tells what became of each item',
		longestSeconds: (local.longestBatchWait as number | undefined) ?? LONGEST_BATCH_SECONDS,
		look: async () => ((await request(caller, call)).body ?? {}) as IDataObject,
		stateOf,
	});
}

/** A batch that failed may still tell what was wrong with each item. */
function stateOf({ status, operation_results: results }: IDataObject): JobState {
	if (status === 'COMPLETED') return 'done';
	if (status !== 'FAILED') return 'running';
	if (Array.isArray(results) && results.length > 0) return 'done';
	return {
		failed: 'Pinterest could not carry the batch out',
		advice: 'Get the local inventory of these items, then run again those that were not written.',
	};
}

/** What an item and its outcome have in common. */
const keyOf = ({ item_id: item, store_code: store }: IDataObject) => JSON.stringify([item, store]);

/** What became of each operation of a batch, in the order of the operations. */
export function outcomesIn(batch: unknown, elements: IDataObject[]): ElementOutcome[] {
	const { batch_id: batchId } = batch as IDataObject;
	return inTwoLists('operation_results', keyOf)(batch, elements).map((outcome) =>
		'data' in outcome ? outcomeOf(outcome.data, batchId) : outcome,
	);
}

/** An operation's result with the batch it was part of. */
export function resultsOf(batch: IDataObject): IDataObject[] {
	const { batch_id: batchId, operation_results: results, ...rest } = batch;
	const list = (results ?? []) as IDataObject[];
	return list.length > 0 ? list.map((result) => ({ batch_id: batchId, ...result })) : [{ batch_id: batchId, ...rest }];
}

function outcomeOf(result: IDataObject, batchId: unknown): ElementOutcome {
	const whole = { batch_id: batchId, ...result } as IDataObject;
	if (result.status === 'SUCCESS') return { data: whole };
	if (result.status !== 'FAILURE') {
		const message =
			'Pinterest ended the batch without an outcome for this item, so it is not known whether it was written';
		return { refused: { message, details: { ...whole, mayHaveBeenExecuted: true } } };
	}
	const errors = (result.errors ?? []) as Event[];
	const texts = errors.map(({ attribute, message }) => [attribute, message].filter(Boolean).join(': '));
	const message = texts.join('; ') || 'Pinterest gave no reason';
	return { refused: { code: errors[0]?.code, message, details: whole } };
}
