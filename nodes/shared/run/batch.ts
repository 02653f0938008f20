import type { IDataObject } from 'n8n-workflow';
import { NodeApiError } from 'n8n-workflow';

import { isRead } from '../api/effect';
import {
	CODES,
	apiError,
	errorForItem,
	isLost,
	passesByItself,
	restrictedFeature,
	statusOf,
	waitIn,
} from '../api/errors';
import { asObjects, asText } from '../api/json';
import { lacksId } from '../api/parts';
import { promiseOf } from '../api/promise';
import type { Caller } from '../api/request';
import { request } from '../api/request';
import { CancelledError } from '../api/wait';
import type { Batch, ElementOutcome } from '../rows/batch';
import type { Values } from '../rows/field';
import type { ReadItem } from '../rows/operation';
import { giveBack } from './batchAccount';
import { isMatchedBatch, unlessTheyAreThere } from './batchExisting';
import { callFor, sentOf } from './batchParts';
import type { BatchOperation, Element, Part } from './batchParts';
import { simplified } from './call';
import { previewBatch } from './preview';
import { lookForUnanswered } from './batchLost';
import { UNANSWERED, itemsOf } from './outcomes';
import { toldOf } from './inputColumns';
import { continuesOnFail } from './items';
import { inPlace } from './places';
import { inPool } from './pool';

/**
 * Carries a write whose body is a list out for all input items: elements for the same place share requests of up to
 * `maxItems` of them, in the order of the items, and the outcomes in the answer go back to their items.
 *
 * - A request whose answer was lost is not sent again; its items say that they may have been written.
 * - With "continue on fail" each item has its results or its own error. A request that Pinterest refuses whole for one bad
 *   element (400, and what `refusesWhole` names, so nothing was written) is then sent in halves, so that the good ones are written.
 * - Without it no further request is begun after the first failure, and the error says what was written and what was not.
 */
export async function inBatches(operation: BatchOperation, given: ReadItem[]): Promise<void> {
	const { batch } = operation;
	const elements: Element[] = [];
	const items: ReadItem[] = [];
	const shown: { items: ReadItem[]; elements: Element[] } = { items: [], elements: [] };
	for (const item of given) {
		const own = elementsOf(batch, item.values).map((body): Element => ({ item, body }));
		if (own.length === 0) {
			item.fail(new Error(`There is no ${batch.noun} in it to send`));
			continue;
		}
		const part = item.caller.isPreview ? shown : { items, elements };
		part.items.push(item);
		for (const element of own) part.elements.push(element);
	}
	previewBatch(operation, partsOf(batch, shown.elements), shown.items);
	const isContinuing = items.some(({ caller }) => continuesOnFail(caller));
	const sendSome = async (of: BatchOperation, some: Element[]) => await sendAll(of, some, isContinuing);
	if (isMatchedBatch(operation)) await unlessTheyAreThere(operation, elements, isContinuing, sendSome);
	else await sendSome(operation, elements);
	giveBack(batch, elements, items, isContinuing);
}

/** Sends elements, several requests at once; without "continue on fail" none is begun after a failure. */
async function sendAll(operation: BatchOperation, elements: Element[], isContinuing: boolean): Promise<void> {
	const parts = partsOf(operation.batch, elements);
	let next = 0;
	let isStopped = false;
	const work = async () => {
		for (let part = parts[next++]; part && !isStopped; part = parts[next++]) {
			const begun = Date.now();
			await send(operation, part, isContinuing);
			const again = await lookForUnanswered(operation, part.elements, begun);
			if (again.length > 0) {
				const once = Date.now();
				await send(operation, { ...part, elements: again }, isContinuing);
				await lookForUnanswered(operation, again, once);
			}
			isStopped ||= !isContinuing && part.elements.some(({ outcome }) => outcome && 'error' in outcome);
		}
	};
	const run = elements[0]?.item.caller.run;
	if (run) await inPool(run.gate, Math.min(run.itemsAtOnce, parts.length), work);
}

function partsOf(batch: Batch, elements: Element[]): Part[] {
	const groups = new Map<string, { first: ReadItem; group: Element[] }>();
	const keys = new Map<ReadItem, string>();
	for (const element of elements) {
		const { item } = element;
		const key = keys.get(item) ?? groupOf(batch, item);
		keys.set(item, key);
		const found = groups.get(key);
		if (found) found.group.push(element);
		else groups.set(key, { first: item, group: [element] });
	}
	return [...groups.values()].flatMap(({ first, group }) =>
		Array.from({ length: Math.ceil(group.length / batch.maxItems) }, (_, at) => {
			const some = group.slice(at * batch.maxItems, (at + 1) * batch.maxItems);
			return { values: first.values, caller: { ...first.caller, itemIndex: undefined }, elements: some };
		}),
	);
}

function groupOf(batch: Batch, { values }: ReadItem): string {
	const { ids, query } = values;
	return JSON.stringify([ids, query, batch.groupBy?.(values)]);
}

function elementsOf(batch: Batch, values: Values): IDataObject[] {
	const { body } = values;
	return batch.elements?.(values) ?? (Array.isArray(body) ? asObjects(body) : [body]);
}

async function send(operation: BatchOperation, part: Part, isContinuing: boolean): Promise<void> {
	const { batch } = operation;
	const { caller, elements, values } = part;
	let answer: unknown;
	try {
		answer = (await request(caller, callFor(operation, part))).body;
	} catch (error) {
		const isWholeRefused = isRefusal(batch, error);
		if (!isWholeRefused || !isContinuing || elements.length === 1) return failAll(batch, part, error);
		const half = Math.ceil(elements.length / 2);
		for (const some of [elements.slice(0, half), elements.slice(half)]) {
			await send(operation, { ...part, elements: some }, isContinuing);
		}
		return;
	}
	try {
		const finished = batch.finish ? await batch.finish(caller, answer, values) : answer;
		const outcomes = outcomesIn(operation, finished, elements.map(sentOf), values);
		if (outcomes.length !== elements.length) throw mismatch(caller, outcomes.length, elements.length);
		elements.forEach((element, at) => {
			const outcome = heldAgainst(operation, outcomes[at]);
			element.outcome =
				'data' in outcome
					? { result: { ...simplified(operation, element.item.values, outcome.data), ...toldOf(element.item.values) } }
					: { error: refusal(element.item.caller, outcome.refused), unknown: isUnknown(outcome.refused) };
		});
	} catch (error) {
		failAll(batch, part, afterAcceptance(caller, error));
	}
}

function outcomesIn(
	{ batch, request: name }: BatchOperation,
	answer: unknown,
	sent: IDataObject[],
	values: Values,
): ElementOutcome[] {
	if (batch.outcomes) return batch.outcomes(answer, sent, values);
	const { eachId = 'id' } = promiseOf(name);
	return inPlace(sent, itemsOf(answer), eachId).map((outcome, at) =>
		'refused' in outcome && isPerhapsWritten(outcome.refused, sent[at]?.[eachId])
			? { refused: { ...outcome.refused, details: { ...outcome.refused.details, mayHaveBeenExecuted: true } } }
			: outcome,
	);
}

/** Who breaks may have carried it out before; and a refusal that names the id of what should be made has made it. */
function isPerhapsWritten(refused: Refused, sentId: unknown): boolean {
	const hasBroken = passesByItself(refused) && waitIn(refused.message) === undefined;
	return hasBroken || (asText(refused.details?.id) !== undefined && asText(sentId) === undefined);
}

type Refused = Extract<ElementOutcome, { refused: unknown }>['refused'];

/** What was written has its id: without one it is not known what became of the element. What is read may have another one. */
function heldAgainst(operation: BatchOperation, outcome: ElementOutcome = UNANSWERED): ElementOutcome {
	if (!('data' in outcome)) return outcome;
	const { eachId } = promiseOf(operation.request);
	if (lacksId(outcome.data, eachId)) return UNANSWERED;
	return eachId === undefined || isRead(operation) || asText(outcome.data[eachId]) ? outcome : UNANSWERED;
}

/** Pinterest took the request: what goes wrong after that leaves open what was written. */
function afterAcceptance({ context, run }: Caller, error: unknown): unknown {
	if (error instanceof CancelledError) return error;
	if (error instanceof NodeApiError) {
		error.context.mayHaveBeenExecuted ??= true;
		return error;
	}
	const reason = error instanceof Error ? error.message : 'it has another form';
	const message = `Pinterest accepted the request, but its answer can’t be read: ${reason}`;
	const advice = 'Look at Pinterest what is there before you run these items again.';
	const failure = { message, advice, details: { mayHaveBeenExecuted: true } };
	return apiError(context.getNode(), failure, { environment: run.environment });
}

/** Whether Pinterest refused a request for one of its elements, so that nothing of it was done. */
function isRefusal({ refusesWhole = [] }: Batch, error: unknown): boolean {
	return [400, ...refusesWhole].includes(statusOf(error) ?? 0);
}

function failAll(batch: Batch, { elements, values }: Part, error: unknown): void {
	const unknown = isLost(error);
	for (const element of elements) {
		const own = errorForItem(error, element.item.caller.itemIndex);
		if (own instanceof NodeApiError)
			Object.assign(own.context, batch.about?.(sentOf(element), values, unknown ? 'unknown' : 'failed'));
		element.outcome = { error: own, unknown };
	}
}

function refusal(
	{ context, run, itemIndex }: Caller,
	refused: { code?: number; message: string; details?: IDataObject },
): Error {
	const isNotGranted = restrictedFeature(refused) !== undefined;
	const isTemporary = refused.code === CODES.rateLimit || waitIn(refused.message) !== undefined;
	const advice = isNotGranted
		? undefined
		: isTemporary
			? 'Nothing is wrong with the values: run this item again later. What else was in the same request has outcomes of its own.'
			: isUnknown(refused)
				? 'Look at Pinterest whether it is there before you run this item again. What else was in the same request has outcomes of its own.'
				: 'Pinterest refused just this one; what else was in the same request is not affected. Correct the values named above and run the item again.';
	return apiError(context.getNode(), { ...refused, advice }, { itemIndex, environment: run.environment });
}

/** An answer may leave an element out. */
function isUnknown({ details }: { details?: IDataObject }): boolean {
	return details?.mayHaveBeenExecuted === true;
}

function mismatch({ context, run }: Caller, given: number, sent: number): Error {
	const message = `Pinterest answered for ${given} of the ${sent} in the request, so it is not known which were written`;
	const advice = 'Look at Pinterest what is there before you run these items again.';
	const failure = { message, advice, details: { mayHaveBeenExecuted: true } };
	return apiError(context.getNode(), failure, { environment: run.environment });
}
