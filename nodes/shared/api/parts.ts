/**
 * Readers of the parts of an answer that must be there. Unlike those of json.ts, which give what there is, these refuse what nobody
 * described, so that nothing of an answer gets lost without a word.
 */
import type { IDataObject } from 'n8n-workflow';

import { cut } from './explanation';
import { asList, asObject, asObjects, asText, isObject } from './json';

/** An answer in a form that nobody described, though what its request promises is there. The message is for people. */
export class UnreadableError extends Error {
	override readonly name = 'UnreadableError';
}

/**
 * The objects of a list; what is null in it is left out.
 *
 * @param of what the list is of, for the error: "Pins"
 * @param eachId see {@link wrongWith}
 * @throws UnreadableError where it is no list, or holds something that is no object, an empty one, or one without its id
 */
export function objectsIn(list: unknown, of: string, eachId?: string): IDataObject[] {
	if (!Array.isArray(list)) throw new UnreadableError(`Pinterest’s answer holds no list of ${of}`);
	const given = asList(list).filter((one) => one !== null);
	for (const one of given) {
		const wrong = wrongWith(one, eachId);
		if (wrong) throw new UnreadableError(`Pinterest’s list of ${of} holds ${wrong}`);
	}
	return asObjects(given);
}

/** A list without objects that have nothing in them yet: who looks again and again finds them once they have. */
export function withoutHollow(list: unknown): unknown {
	if (!Array.isArray(list)) return list;
	return asList(list).filter((one) => !isObject(one) || Object.keys(one).length > 0);
}

/**
 * What is wrong with an element of a list, in words; undefined where nothing is.
 *
 * @param eachId the name that stands for each thing, where there is one
 */
export function wrongWith(element: unknown, eachId?: string): string | undefined {
	if (!isObject(element)) return `something that is no object: ${shown(element)}`;
	if (Object.keys(element).length === 0) return 'an empty object';
	return lacksId(element, eachId) ? `something without its ID: ${shown(element)}` : undefined;
}

/** Ids lie no deeper in an element. */
const DEEPEST_ID = 3;

/** What software writes where there is nothing. */
const NOTHING_WORDS = /^(null|undefined|none|nan)$/i;

/** Neither in an id of Pinterest's own nor in a path that is made with it. */
const FOREIGN = /[<>"/\\]|^-/;

/**
 * Whether a value is no id.
 *
 * @param name what the id is called: `id` is Pinterest's own, `item_id` may be any text of the user's
 */
export function isNoId(value: unknown, name = 'id'): boolean {
	if (typeof value === 'number') return !Number.isInteger(value) || value <= 0;
	if (typeof value === 'bigint') return value <= 0;
	if (typeof value !== 'string') return true;
	const text = value.trim();
	return text === '' || NOTHING_WORDS.test(text) || (name === 'id' && FOREIGN.test(text));
}

/** Whether an element says by name that it has an id, and then gives none; where it has several, none of them. */
export function lacksId(element: IDataObject, eachId?: string): boolean {
	if (eachId !== undefined && eachId in element) return isNoId(element[eachId], eachId);
	const ids = idsIn(element);
	return ids.length > 1 && ids.every((id) => id === null);
}

function idsIn(object: IDataObject, depth = 1): unknown[] {
	return Object.entries(object).flatMap(([name, value]) => {
		if (/^id$|_id$/.test(name)) return [value];
		return isObject(value) && depth < DEEPEST_ID ? idsIn(value, depth + 1) : [];
	});
}

/**
 * The object that a part is; an empty one where the part is missing or null.
 *
 * @param what the part, for the error: "metrics of a Pin"
 * @throws UnreadableError where it is something else
 */
export function objectIn(value: unknown, what: string): IDataObject {
	if (value === undefined || value === null || isObject(value)) return asObject(value);
	throw new UnreadableError(`Pinterest’s answer has ${shown(value)} in place of the ${what}`);
}

/**
 * What stands for a thing: its id, or its name.
 *
 * @param lacking the thing and what it lacks, for the error: "a Pin without its ID"
 * @throws UnreadableError where there is none
 */
export function nameIn(value: unknown, lacking: string): string {
	const name = typeof value === 'boolean' ? undefined : asText(value);
	if (name) return name;
	throw new UnreadableError(`Pinterest’s answer holds ${lacking}`);
}

/** The beginning of a value's JSON, as errors show it. */
export function shown(value: unknown): string {
	return cut(JSON.stringify(value), 50);
}
