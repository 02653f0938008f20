/** What became of the many things that a request, or an input item, stands for: read out of answers, and given back. */
import type { IDataObject } from 'n8n-workflow';

import { apiError } from '../api/errors';
import { explanationIn } from '../api/explanation';
import { asList, asObject, asObjects, asText, isObject } from '../api/json';
import type { ElementOutcome } from '../rows/batch';
import type { ItemCaller } from '../rows/operation';
import { continuesOnFail, failedItem } from './items';

/** The usual answer: `items`, in the order sent, each with `data` or with `exceptions` (a list, or one). */
export function itemsOf(answer: unknown): ElementOutcome[] {
	return asList(Array.isArray(answer) ? answer : asObject(answer).items).map(outcomeOf);
}

/**
 * What an element of an answer says: `{data, exceptions}`, where `exceptions` is a list for some operations and an object for
 * others; or the written object itself. One that says nothing, such as `null` or `{}`, is not known to be written or refused.
 */
export function outcomeOf(element: unknown): ElementOutcome {
	const { data, exceptions, ...rest } = asObject(element);
	// Some operations put the exceptions beside the data, some into it.
	const all = exceptions ?? asObject(data).exceptions;
	const [first, ...others] = (Array.isArray(all) ? (all as unknown[]) : [all]).filter(saysSomething).map(explanationIn);
	if (first) {
		const message = [first, ...others].map((one) => one.message || 'no reason given').join('; ');
		const id = asText(asObject(data).id);
		return { refused: { code: first.code, message, ...(id ? { details: { id } } : {}) } };
	}
	const written = isObject(data) ? data : rest;
	return Object.keys(written).length > 0 ? { data: written } : UNANSWERED;
}

function saysSomething(exception: unknown): boolean {
	if (!isObject(exception)) return typeof exception === 'string' && exception.trim() !== '';
	return Object.values(exception).some((one) => one !== null && one !== '');
}

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
		const said = typeof errors === 'string' ? explanationIn(errors).message : '';
		const written = asObjects(given)
			.filter(hasId)
			.map((data) => ({
				key: keyOf(data),
				outcome: { data },
			}));
		const refused = asObjects(errors).map(({ data, ...why }) => ({
			key: keyOf(asObject(data)),
			outcome: { refused: { message: explanationIn(why).message || 'Pinterest gave no reason' } },
		}));
		if (said && written.length + refused.length === 0) return elements.map(() => ({ refused: { message: said } }));
		if (written.length + refused.length === 0) return asList(given).length > 0 ? elements.map(() => UNANSWERED) : [];
		return matched(elements, keyOf, written, refused, said ? unansweredBut(said) : UNANSWERED);
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

const NOT_KNOWN = 'so it is not known whether it was written';

/** Of an element that an answer leaves out. */
export const UNANSWERED: ElementOutcome = {
	refused: {
		message: `Pinterest’s answer says nothing of this one, ${NOT_KNOWN}`,
		details: { mayHaveBeenExecuted: true },
	},
};

/** Whether something is known by an id of some kind: `id`, `item_id`, `entity_id`. */
function hasId(written: IDataObject): boolean {
	return Object.entries(written).some(([name, value]) => /(^|_)id$/.test(name) && asText(value));
}

/** Of an element that an answer leaves out, where it says of the whole what went wrong. */
function unansweredBut(said: string): ElementOutcome {
	return {
		refused: {
			message: `${said}. The answer does not say of which, ${NOT_KNOWN}`,
			details: { mayHaveBeenExecuted: true },
		},
	};
}

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

/** What became of one of the many things that an input item stands for, and which one it is. */
export interface NamedOutcome {
	about: IDataObject;
	outcome: ElementOutcome;
}

/** Most refusals that an error's message tells; its details have them all. */
const MOST_TOLD = 3;

/**
 * The results of an input item that stands for many things. With "continue on fail", each thing has its own item: what it is now, or
 * why it was refused, in the form that n8n sends to the error branch.
 *
 * @param noun what a person calls one of the things: "preview"
 * @param done what happened to those that were not refused: "deleted"
 * @param handle what the error's details say beside that: a request's id
 * @throws NodeApiError without "continue on fail", when one was refused; its details tell of all of them
 */
export function settled(
	caller: ItemCaller,
	told: NamedOutcome[],
	{ noun, done, handle = {} }: { noun: string; done: string; handle?: IDataObject },
): IDataObject[] {
	const refused = told.flatMap(({ about, outcome }) =>
		'refused' in outcome ? [{ ...about, ...outcome.refused }] : [],
	);
	if (refused.length === 0 || continuesOnFail(caller)) return outcomeItems(caller, told);
	const [only, ...rest] = told;
	if (only && 'refused' in only.outcome && rest.length === 0)
		throw refusal(caller, only.about, only.outcome.refused, handle);
	const others = told.flatMap(({ about, outcome }) => ('data' in outcome ? [{ ...about, id: outcome.data.id }] : []));
	const reasons = refused.slice(0, MOST_TOLD).map((one) => {
		const about = Object.entries(one).filter(([name]) => name !== 'message' && name !== 'code');
		return `${about.map(([, value]) => asText(value) ?? '').join(' ')}: ${one.message.replace(/[.\s]+$/, '')}`;
	});
	if (refused.length > MOST_TOLD) reasons.push('…');
	const message = `${refused.length} of ${told.length} ${noun}s were refused (${reasons.join('; ')})`;
	const advice = `The others are ${done}: don’t run this item again as it is. The details of this error tell of each; with "On Error" set to continue, each has an item of its own.`;
	const failure = { message, advice, details: { ...handle, refused, [done]: others } };
	throw apiError(caller.context.getNode(), failure, placeOf(caller));
}

/** An item for each of the things: what it is now, or its error. */
export function outcomeItems(caller: ItemCaller, told: NamedOutcome[]): IDataObject[] {
	return told.map(({ about, outcome }) => {
		if ('data' in outcome) return { ...about, ...outcome.data };
		return failedItem(refusal(caller, about, outcome.refused), caller.itemIndex).json;
	});
}

function refusal(
	caller: ItemCaller,
	about: IDataObject,
	{ code, message, details }: { code?: number; message: string; details?: IDataObject },
	handle: IDataObject = {},
): Error {
	const advice =
		details?.mayHaveBeenExecuted === true
			? 'Look at Pinterest whether it was done before you send just this one again.'
			: 'Correct what the message names and send just this one again.';
	return apiError(
		caller.context.getNode(),
		{ code, message, advice, details: { ...handle, ...about, ...details } },
		placeOf(caller),
	);
}

function placeOf({ run, itemIndex }: ItemCaller) {
	return { itemIndex, environment: run.environment };
}
