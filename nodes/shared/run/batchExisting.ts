/** Create, unless it is there, for the elements of batched writes. */
import type { Match } from '../rows/match';
import type { BatchOperation, Element } from './batchParts';
import type { Wish } from './existing';
import { changesIn, existing, ifExistsOf, thereAlready, wishOf } from './existing';

type MatchedBatch = BatchOperation & { match: Match };

/** An element and what it asks for; nothing where nobody has to look. */
interface Wanted {
	element: Element;
	wish?: Wish;
}

export function isMatchedBatch(operation: BatchOperation): operation is MatchedBatch {
	return operation.match !== undefined;
}

/**
 * Looks which elements are there, changes those that are to be changed, and sends the others. Of elements that ask for the same thing one
 * is sent; the next finds what came of it.
 *
 * @param send sends elements and gives each its outcome
 */
export async function unlessTheyAreThere(
	operation: MatchedBatch,
	elements: Element[],
	isContinuing: boolean,
	send: (operation: BatchOperation, elements: Element[]) => Promise<void>,
): Promise<void> {
	const isStopped = () => !isContinuing && elements.some(({ outcome }) => outcome && 'error' in outcome);
	const wanted = elements.map((element) => wantedOf(operation, element));
	if (wanted.every(({ element, wish }) => !wish && !element.outcome)) return await send(operation, elements);
	let queues = queuesOf(wanted);
	while (queues.length > 0 && !isStopped()) {
		const round = queues.flatMap((queue) => queue.splice(0, 1));
		queues = queues.filter(({ length }) => length > 0);
		const changed: Element[] = [];
		await Promise.all(round.map(async (wanted) => void (await look(operation, wanted, changed))));
		if (isStopped()) return;
		await send(changingOperation(operation), changed);
		for (const element of changed) label(element, 'updated');
		if (isStopped()) return;
		const open = round.filter(({ element }) => !element.outcome && !changed.includes(element));
		await send(
			operation,
			open.map(({ element }) => element),
		);
		for (const { element, wish } of open) if (wish) label(element, 'created');
		for (const { element, wish } of round) note(element, wish);
	}
}

function wantedOf(operation: MatchedBatch, element: Element): Wanted {
	const { caller, values } = element.item;
	try {
		const looks = ifExistsOf(operation, values) !== undefined;
		return { element, wish: looks ? wishOf(caller, operation, values, element.body) : undefined };
	} catch (error) {
		element.outcome = { error };
		return { element };
	}
}

/** What asks for the same thing waits in one queue; all others stand alone. */
function queuesOf(wanted: Wanted[]): Wanted[][] {
	const queues = new Map<unknown, Wanted[]>();
	for (const one of wanted.filter(({ element }) => !element.outcome)) {
		const place = one.wish?.place ?? one;
		const queue = queues.get(place);
		if (queue) queue.push(one);
		else queues.set(place, [one]);
	}
	return [...queues.values()];
}

/** Gives an element that is there its outcome, or puts it with those to be changed. */
async function look(operation: MatchedBatch, { element, wish }: Wanted, changed: Element[]): Promise<void> {
	if (!wish) return;
	const { caller, values } = element.item;
	const ifExists = ifExistsOf(operation, values) ?? 'use';
	try {
		const found = await wish.shelf.find(wish.key, caller.itemIndex);
		if (!found) return;
		const changes = changesIn(operation, wish, found.object, ifExists, values);
		if (ifExists === 'fail') element.outcome = { error: thereAlready(caller, operation, wish, found.object) };
		else if (!changes) element.outcome = { result: existing(operation, values, found) };
		else {
			element.change = { [operation.match.update?.id ?? 'id']: found.object.id, ...changes };
			changed.push(element);
		}
	} catch (error) {
		element.outcome = { error };
	}
}

/** The same write, as changes of what is there. */
function changingOperation(operation: MatchedBatch): BatchOperation {
	const { batch, match } = operation;
	return {
		...operation,
		request: match.update?.request ?? operation.request,
		batch: { ...batch, ...match.update?.batch },
	};
}

function label(element: Element, outcome: string): void {
	if (element.outcome && 'result' in element.outcome)
		element.outcome = { result: { ...element.outcome.result, outcome } };
}

function note({ outcome }: Element, wish?: Wish): void {
	if (!wish || !outcome) return;
	if ('result' in outcome) wish.shelf.put(wish.key, outcome.result);
	else if (outcome.unknown) wish.shelf.doubt(wish.key);
}
