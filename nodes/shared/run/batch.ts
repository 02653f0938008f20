import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { NodeApiError } from 'n8n-workflow';

import { apiError, errorForItem, statusOf } from '../api/errors';
import type { Caller } from '../api/request';
import { request } from '../api/request';
import { fillPath } from '../api/url';
import { callOf, simplified } from './call';
import type { Batch } from '../rows/batch';
import type { Values } from '../rows/field';
import type { Operation, ReadItem } from '../rows/operation';
import { itemsOf } from './elements';

/** An operation that gathers the elements of all items. */
export type BatchOperation = Operation & { batch: Batch };

/** One element of a batched write and the input item it came from. */
interface Element {
	item: ReadItem;
	body: IDataObject;
	/** Undefined until its request was answered. */
	outcome?: { result: IDataObject } | { error: unknown; unknown?: boolean };
}

/** Elements that go out in one request. */
interface Part {
	/** The values of its first item: ids, query and what else the items of a request have in common. */
	values: Values;
	caller: Caller;
	elements: Element[];
}

/**
 * Carries a write whose body is a list out for all input items: elements for the same place share requests of up to
 * `maxItems` of them, in the order of the items, and the outcomes in the answer go back to their items.
 *
 * - A request whose answer was lost is not sent again; its items say that they may have been written.
 * - With "continue on fail" each item has its results or its own error. A request that Pinterest refuses whole for one bad
 *   element (400, and what `refusesWhole` names, so nothing was written) is then sent in halves, so that the good ones are written.
 * - Without it no further request is begun after the first failure, and the error says what was written and what was not.
 */
export async function inBatches(operation: BatchOperation, items: ReadItem[]): Promise<void> {
	const { batch } = operation;
	const parts = partsOf(batch, items);
	if (items.some(({ values }) => values.local.dryRun === true)) return dryRun(operation, parts, items);
	const isContinuing = items.length > 0 && (items[0].caller.context as IExecuteFunctions).continueOnFail();
	let next = 0;
	let isStopped = false;
	const work = async () => {
		for (let part = parts[next++]; part && !isStopped; part = parts[next++]) {
			await send(operation, part, isContinuing);
			isStopped ||= !isContinuing && part.elements.some(({ outcome }) => outcome && 'error' in outcome);
		}
	};
	const atOnce = items[0]?.caller.run.itemsAtOnce ?? 1;
	await Promise.all(Array.from({ length: Math.min(atOnce, parts.length) }, work));
	giveBack(batch, parts, items, isContinuing);
}

function partsOf(batch: Batch, items: ReadItem[]): Part[] {
	const groups = new Map<string, Element[]>();
	for (const item of items) {
		const { ids, query, local } = item.values;
		const key = JSON.stringify([ids, query, batch.groupBy?.(item.values), local.dryRun]);
		let group = groups.get(key);
		if (!group) groups.set(key, (group = []));
		for (const body of elementsOf(batch, item.values)) group.push({ item, body });
	}
	return [...groups.values()].flatMap((group) =>
		Array.from({ length: Math.ceil(group.length / batch.maxItems) }, (_, at) => {
			const elements = group.slice(at * batch.maxItems, (at + 1) * batch.maxItems);
			const [{ item }] = elements;
			return { values: item.values, caller: { ...item.caller, itemIndex: undefined }, elements };
		}),
	);
}

function elementsOf(batch: Batch, values: Values): IDataObject[] {
	const { body } = values;
	return batch.elements?.(values) ?? (Array.isArray(body) ? (body as IDataObject[]) : [body]);
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
		const outcomes = (batch.outcomes ?? itemsOf)(
			finished,
			elements.map((element) => element.body),
			values,
		);
		if (outcomes.length !== elements.length) throw mismatch(caller, outcomes.length, elements.length);
		outcomes.forEach((outcome, at) => {
			const element = elements[at];
			element.outcome =
				'data' in outcome
					? { result: simplified(operation, element.item.values, outcome.data) }
					: { error: refusal(element.item.caller, outcome.refused), unknown: isUnknown(outcome.refused) };
		});
	} catch (error) {
		failAll(batch, part, error);
	}
}

/** Whether Pinterest refused a request for one of its elements, so that nothing of it was done. */
function isRefusal({ refusesWhole = [] }: Batch, error: unknown): boolean {
	return [400, ...refusesWhole].includes(statusOf(error) ?? 0);
}

function failAll(batch: Batch, { elements, values }: Part, error: unknown): void {
	const unknown = error instanceof NodeApiError && error.context.mayHaveBeenExecuted === true;
	for (const element of elements) {
		const own = errorForItem(error, element.item.caller.itemIndex);
		if (own instanceof NodeApiError)
			Object.assign(own.context, batch.about?.(element.body, values, unknown ? 'unknown' : 'failed'));
		element.outcome = { error: own, unknown };
	}
}

function callFor(operation: BatchOperation, { values, elements }: Part) {
	const list = elements.map(({ body }) => body);
	const { wrap, inQuery, isAnswer, redactText } = operation.batch;
	const call = callOf(operation, values);
	const content = inQuery ? { query: { ...call.query, ...inQuery(list) } } : { body: wrap ? wrap(list, values) : list };
	return { ...call, isAnswer, ...(redactText && { redactText: (text: string) => redactText(text, list) }), ...content };
}

function refusal(
	{ context, run, itemIndex }: Caller,
	refused: { code?: number; message: string; details?: IDataObject },
): Error {
	const advice = isUnknown(refused)
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

/** Gives each item its results, or the first of its errors with the results beside it. */
function giveBack(batch: Batch, parts: Part[], items: ReadItem[], isContinuing: boolean): void {
	const all = parts.flatMap(({ elements }) => elements);
	const failed = all.find(({ outcome }) => outcome && 'error' in outcome);
	if (failed && !isContinuing) {
		const { error } = failed.outcome as { error: unknown };
		return failed.item.fail(items.length > 1 || all.length > 1 ? withAccount(batch, error, all) : error);
	}
	const byItem = new Map(items.map((item): [ReadItem, Element[]] => [item, []]));
	for (const element of all) byItem.get(element.item)?.push(element);
	for (const [item, elements] of byItem) {
		const results = elements.flatMap(({ outcome }) => (outcome && 'result' in outcome ? [outcome.result] : []));
		const errors = elements.flatMap(({ outcome }) => (outcome && 'error' in outcome ? [outcome.error] : []));
		if (errors.length > 0) item.fail(withOthers(errors), results);
		else item.succeed(results);
	}
}

/** The first of an item's errors, with the messages of all in its details where there are several. */
function withOthers([first, ...others]: unknown[]): unknown {
	if (others.length > 0 && first instanceof NodeApiError)
		first.context.errors = [first, ...others].map((error) => (error as Error).message);
	return first;
}

/** Adds to an error that ends the run what became of everything else. */
function withAccount(batch: Batch, error: unknown, all: Element[]): unknown {
	const written = all.filter(({ outcome }) => outcome && 'result' in outcome);
	const unknown = all.filter(({ outcome }) => outcome && 'error' in outcome && outcome.unknown);
	const refused = all.filter(({ outcome }) => outcome && 'error' in outcome && !outcome.unknown);
	const rest = all.filter(({ outcome }) => outcome === undefined);
	const { done = 'written' } = batch;
	const account = [
		`Of ${all.length} ${batch.noun}s, ${written.length} ${written.length === 1 ? 'was' : 'were'} ${done}${ranges(written)}`,
		`${refused.length} refused${ranges(refused)}`,
		...(unknown.length > 0 ? [`${unknown.length} perhaps ${done}${ranges(unknown)}`] : []),
		`${rest.length} not sent${ranges(rest)}`,
	].join(', ');
	if (!(error instanceof NodeApiError)) return error;
	error.description = `${account}. ${error.description ?? ''}`;
	Object.assign(error.context, {
		written: written.map(({ item, outcome }) => ({
			item: item.caller.itemIndex,
			id: outcome && 'result' in outcome ? (outcome.result.id ?? outcome.result.event_id ?? null) : null,
		})),
		refused: itemsIn(refused),
		perhapsWritten: itemsIn(unknown),
		notSent: itemsIn(rest),
	});
	return error;
}

function itemsIn(elements: Element[]): number[] {
	return [...new Set(elements.map(({ item }) => item.caller.itemIndex))];
}

/** ` (items 0–29, 45)` */
function ranges(elements: Element[]): string {
	const found: Array<[number, number]> = [];
	for (const at of itemsIn(elements).sort((a, b) => a - b)) {
		const last = found.at(-1);
		if (last && last[1] === at - 1) last[1] = at;
		else found.push([at, at]);
	}
	const texts = found.slice(0, 12).map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`));
	if (found.length > 12) texts.push('…');
	return texts.length === 0
		? ''
		: ` (item${found.length === 1 && found[0][0] === found[0][1] ? '' : 's'} ${texts.join(', ')})`;
}

/** Shows the requests instead of sending them: each item gets its elements, and the request they would be part of. */
function dryRun(operation: BatchOperation, parts: Part[], items: ReadItem[]): void {
	const byItem = new Map(items.map((item): [ReadItem, IDataObject[]] => [item, []]));
	parts.forEach((part, at) => {
		const { method, path, query, body } = callFor(operation, part);
		const content = operation.batch.inQuery ? { query } : { body: body as IDataObject };
		part.elements.forEach((element, position) => {
			byItem.get(element.item)?.push({
				dry_run: true,
				method,
				path: fillPath(path, part.values.ids),
				request: at + 1,
				requests: parts.length,
				position: position + 1,
				element: element.body,
				// The whole content once for each request, or a list of 30 would stand in 30 items.
				...(position === 0 ? content : {}),
			});
		});
	});
	for (const [item, results] of byItem) item.succeed(results);
}
