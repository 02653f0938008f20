import type { IDataObject } from 'n8n-workflow';

import { apiError } from '../shared/api/errors';
import { asObject, asObjects, asText } from '../shared/api/json';
import type { JobState } from '../shared/api/job';
import { waitFor } from '../shared/api/job';
import type { Call, Caller } from '../shared/api/request';
import { request } from '../shared/api/request';
import type { RequestName } from '../shared/api/requestName';
import type { ElementOutcome } from '../shared/rows/batch';
import type { Values } from '../shared/rows/field';
import { inTwoLists } from '../shared/run/outcomes';
import { LONGEST_BATCH_SECONDS } from './fields/batchWait';

/** A kind of batch: items that Pinterest takes at once, and works on afterwards. */
export interface BatchKind {
	/** Where its state is read. */
	state: RequestName;
	/** Where its answer has what became of each item. */
	list: 'items' | 'operation_results';
	/** What an item, and what became of it, have in common. */
	keyOf: (item: IDataObject) => string;
	/** How to see what was written, where that is not known: "Get the local inventory of these items". */
	look: string;
}

/** The values of an operation that may wait for a batch. */
export type Waiting = Values<IDataObject & { maximumBatchWait?: number }>;

/**
 * Waits for the batch that a write began.
 *
 * @param begun the answer to the write
 * @throws NodeApiError when it takes too long or fails as a whole; its id is in the details, and what was written is not known
 */
export const finishBatch =
	(kind: BatchKind) =>
	async (caller: Caller, begun: unknown, values: Waiting): Promise<IDataObject> => {
		const { batch_id: batchId } = asObject(begun);
		if (typeof batchId === 'string' && batchId !== '') return await waitForBatch(kind, caller, batchId, values, true);
		const message = 'Pinterest gave no ID for the batch, so it is not known what was written';
		const advice = `${kind.look} before you run them again.`;
		const failure = { message, advice, details: { mayHaveBeenExecuted: true } };
		throw apiError(caller.context.getNode(), failure, { environment: caller.run.environment });
	};

/**
 * @param isWrite the wait is part of the write itself
 * @returns the batch with an outcome for each item
 */
export async function waitForBatch(
	kind: BatchKind,
	caller: Caller,
	batchId: string,
	{ ids, query, local }: Waiting,
	isWrite = false,
): Promise<IDataObject> {
	const call: Call = {
		request: kind.state,
		ids: { ...ids, batch_id: batchId },
		query: { ad_account_id: query.ad_account_id },
	};
	return await waitFor(caller, {
		noun: 'batch',
		handle: { batch_id: batchId },
		accepted: isWrite ? 'write' : undefined,
		later: 'Get Batch with the batch ID in the details of this error tells what became of each item',
		longestSeconds: local.maximumBatchWait ?? LONGEST_BATCH_SECONDS,
		look: async () => asObject((await request(caller, call)).body),
		stateOf: (answer) => stateOf(kind, answer),
	});
}

/** A batch that failed may still tell what was wrong with each item. */
function stateOf({ list, look }: BatchKind, { status, [list]: results }: IDataObject): JobState {
	if (asText(status) === undefined) return { incomplete: 'Pinterest’s answer does not say how far the batch is' };
	if (status !== 'FAILED' && status !== 'COMPLETED') return 'running';
	if (Array.isArray(results) && results.length > 0) return 'done';
	if (status === 'COMPLETED')
		return { incomplete: 'The batch is done, but Pinterest’s answer does not say what became of its items' };
	return {
		failed: 'Pinterest could not carry the batch out',
		advice: `${look}, then run again those that were not written.`,
	};
}

/** What became of each item of a batch, in the order of the items. */
export const outcomesIn =
	({ list, keyOf }: BatchKind) =>
	(batch: unknown, elements: IDataObject[]): ElementOutcome[] => {
		const { batch_id: batchId } = asObject(batch);
		return inTwoLists(list, keyOf)(batch, elements).map((outcome) =>
			'data' in outcome ? outcomeOf(outcome.data, batchId) : outcome,
		);
	};

/** What became of each item, with the batch it was part of. */
export function resultsOf({ list }: BatchKind, batch: IDataObject): IDataObject[] {
	const { batch_id: batchId, [list]: results, ...rest } = batch;
	const all = asObjects(results);
	return all.length > 0 ? all.map((result) => ({ batch_id: batchId, ...result })) : [{ batch_id: batchId, ...rest }];
}

function outcomeOf(result: IDataObject, batchId: IDataObject[string]): ElementOutcome {
	const whole: IDataObject = { batch_id: batchId, ...result };
	if (result.status === 'SUCCESS') return { data: whole };
	if (result.status !== 'FAILURE') {
		const message =
			'Pinterest ended the batch without an outcome for this item, so it is not known whether it was written';
		return { refused: { message, details: { ...whole, mayHaveBeenExecuted: true } } };
	}
	const errors = asObjects(result.errors);
	const texts = errors.map(({ attribute, message }) => [attribute, message].map(asText).filter(Boolean).join(': '));
	const message = texts.join('; ') || 'Pinterest gave no reason';
	const code = errors[0]?.code;
	return { refused: { code: typeof code === 'number' ? code : undefined, message, details: whole } };
}
