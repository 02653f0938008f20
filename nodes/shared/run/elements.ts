import type { IDataObject } from 'n8n-workflow';

import { asList, asObject, asObjects, asText, isObject } from '../api/json';
import type { ElementOutcome } from '../rows/batch';
import type { Values } from '../rows/field';

/** What an answer says of one element, under what the two have in common. */
export interface KeyedOutcome {
	/** Undefined where the answer does not say which element it is. */
	key?: string;
	outcome: ElementOutcome;
}

/**
 * The outcomes in an answer that has what was written in one list and what was refused in another.
 *
 * @param list where the answer has what was written: `keywords`
 * @param keyOf what an element, and what became of it, have in common
 * @returns nothing where the answer says nothing at all
 */
export const inTwoLists =
	(list: string, keyOf: (element: IDataObject) => string) =>
	(answer: unknown, elements: IDataObject[]): ElementOutcome[] => {
		const { errors, [list]: given } = asObject(answer);
		const written = asObjects(given).map((data) => ({
			key: keyOf(data),
			outcome: { data },
		}));
		const refused = asObjects(errors).map(({ data, error_messages: messages }) => ({
			key: keyOf(asObject(data)),
			outcome: { refused: { message: asList(messages).join('; ') || 'Pinterest gave no reason' } },
		}));
		if (written.length + refused.length === 0) return [];
		return matched(elements, keyOf, written, refused);
	};

/**
 * The outcomes of elements whose answer is not in their order.
 *
 * They find their elements by what they have in common; what finds none (Pinterest may have written a value differently) goes to
 * the elements that are left, in order, where the numbers leave no doubt. An element that was sent twice and answered once has
 * that answer twice.
 *
 * @param unanswered the outcome of an element that the answer says nothing of
 */
export function matched(
	elements: IDataObject[],
	keyOf: (element: IDataObject) => string,
	written: KeyedOutcome[],
	refused: KeyedOutcome[],
	unanswered: ElementOutcome = UNANSWERED,
): ElementOutcome[] {
	const answered = new Map<string, ElementOutcome>();
	const found = new Map<IDataObject, ElementOutcome>();
	const [ofWritten, ofRefused] = [poolOf(written), poolOf(refused)];
	for (const element of elements) {
		const key = keyOf(element);
		const outcome = ofWritten.take(key) ?? ofRefused.take(key);
		if (!outcome) continue;
		found.set(element, outcome);
		answered.set(key, outcome);
	}
	const open = elements.filter((element) => !found.has(element));
	const rest = [ofWritten.rest(), ofRefused.rest()].filter((list) => list.length > 0);
	const inOrder = rest.length === 1 && rest[0]?.length === open.length ? rest[0] : [];
	inOrder.forEach((outcome, at) => {
		const element = open[at];
		if (element) found.set(element, outcome);
	});
	return elements.map((element) => found.get(element) ?? answered.get(keyOf(element)) ?? unanswered);
}

/** Of an element that an answer leaves out. */
const UNANSWERED: ElementOutcome = {
	refused: {
		message: 'Pinterest’s answer says nothing of this one, so it is not known whether it was written',
		details: { mayHaveBeenExecuted: true },
	},
};

/** Outcomes to be taken by key, those of the same key in order. */
function poolOf(list: KeyedOutcome[]) {
	const byKey = new Map<string | undefined, ElementOutcome[]>();
	for (const { key, outcome } of list) {
		const same = byKey.get(key);
		if (same) same.push(outcome);
		else byKey.set(key, [outcome]);
	}
	const isLeft = (outcome: ElementOutcome, key?: string) => byKey.get(key)?.includes(outcome) === true;
	return {
		take: (key: string) => byKey.get(key)?.shift(),
		/** Those that nobody took, in the order of the answer. */
		rest: () => list.filter(({ outcome, key }) => isLeft(outcome, key)).map(({ outcome }) => outcome),
	};
}

/**
 * The elements of a write whose body has them in a list: those that the fields make, or those of a body given as JSON.
 *
 * @param make the elements that the fields make; by default one, the body
 */
export const listedIn =
	<Local = unknown>(list: string, make: (values: Values<Local>) => IDataObject[] = ({ body }) => [body]) =>
	(values: Values<Local & { inputMode?: unknown }>): IDataObject[] =>
		values.local.inputMode === 'json' ? asObjects(values.body[list]) : make(values);

/**
 * Refuses a body given as JSON that has no elements, or lacks what stands beside them. Each element is Pinterest's to judge.
 *
 * @param beside names that the body must have as well
 * @throws Error
 */
export function needsList({ body, local }: Values<{ inputMode?: unknown }>, list: string, ...beside: string[]): void {
	if (local.inputMode !== 'json') return;
	const elements: unknown = body[list];
	const isList =
		Array.isArray(elements) && elements.length > 0 && elements.every((one) => typeof one === 'object' && one !== null);
	const missing = [
		...beside.filter((name) => body[name] === undefined),
		...(isList ? [] : [`${list}, a list of objects`]),
	];
	if (missing.length > 0) throw new Error(`JSON Body must be one object; it lacks ${missing.join(' and ')}`);
}

/** The usual answer: `items`, in the order sent, each with `data` or with `exceptions` (a list, or one). */
export function itemsOf(answer: unknown): ElementOutcome[] {
	return asList(Array.isArray(answer) ? answer : asObject(answer).items).map(outcomeOf);
}

/**
 * What an element of an answer says: `{data, exceptions}`, where `exceptions` is a list for some operations and an object for
 * others; or the written object itself.
 */
export function outcomeOf(element: unknown): ElementOutcome {
	const { data, exceptions, ...rest } = asObject(element);
	// Some operations put the exceptions beside the data, some into it.
	const all = exceptions ?? asObject(data).exceptions;
	const [first, ...others] = (Array.isArray(all) ? asObjects(all) : [asObject(all)]).filter(saysSomething);
	if (first) {
		const message = [first, ...others].map((one) => asText(one.message) ?? 'no reason given').join('; ');
		return { refused: { code: typeof first.code === 'number' ? first.code : undefined, message } };
	}
	if (isObject(data)) return { data };
	return Object.keys(rest).length > 0 ? { data: rest } : { refused: { message: 'Pinterest gave no reason' } };
}

function saysSomething(exception: IDataObject): boolean {
	return Object.values(exception).some((one) => one !== null && one !== '');
}
