import type { IDataObject } from 'n8n-workflow';

import { ANSWERS } from './answers';
import { asObject, isObject } from './json';
import type { Promised } from './promised';
import type { RequestName } from './requestName';

/** What the answer of a request must hold. */
export function promiseOf(request: RequestName): Promised {
	return ANSWERS[request];
}

/**
 * Holds a good answer against what its request promises.
 *
 * @param body parsed; undefined where there is none
 * @returns what the answer holds (some versions of the API put all of it into `data`), or what is not there: "holds no board"
 */
export function heldBy(promised: Promised, body: unknown): { body: unknown } | { missing: string } {
	if (isEmpty(body) && promised.orNothing) return { body };
	const { data } = asObject(body);
	if (isKept(promised, body) && !(isWrapper(body) && isKept(promised, data))) return { body };
	// A code beside data that is whole may be anything; a failure says so.
	if (!isFailureWord(asObject(body).status) && typeof data === 'object' && isKept(promised, data))
		return { body: data };
	return notHeld(promised);
}

/** What is told of an answer that holds nothing of it. */
export function notHeld({ of, list }: Promised): { missing: string } {
	return { missing: list === undefined ? `holds no ${of}` : `holds no list of ${plural(of)}` };
}

function isKept({ id, list, any, map }: Promised, body: unknown): boolean {
	if (list !== undefined) return isList(list === '' ? body : asObject(body)[list]);
	if (id === undefined && !any && !map) return isEmpty(body) || !saysFailure(body);
	if (!isObject(body) || tellsOfFailure(body)) return false;
	if (id !== undefined) return isSaid(body[id]);
	if (any) return any.some((name) => (body[name] ?? undefined) !== undefined);
	const values = Object.values(body);
	return map === 'list' ? values.every(Array.isArray) : values.some(isObject);
}

/** A list may be empty; one of nothing but null holds nothing of what it says to hold. */
function isList(value: unknown): boolean {
	return Array.isArray(value) && (value.length === 0 || value.some((one) => one !== null));
}

const AROUND_DATA = ['code', 'status', 'message', 'endpoint_name', 'data'];

/** Whether an object is there for its `data` alone. */
function isWrapper(body: unknown): boolean {
	return isObject(body) && isObject(body.data) && Object.keys(body).every((name) => AROUND_DATA.includes(name));
}

function isSaid(value: unknown): boolean {
	return (typeof value === 'string' && value.trim() !== '') || (typeof value === 'number' && value !== 0);
}

/** Whether an object that has a state, or a code, of its own tells of a failure all the same. */
function tellsOfFailure({ code, message, status }: IDataObject): boolean {
	if (typeof code !== 'number' || code === 0) return false;
	return typeof message === 'string' || status === 'failure';
}

function isEmpty(body: unknown): boolean {
	return body === undefined || body === null || body === '';
}

/** Whether a body without anything promised tells of a failure, whatever its status. */
function saysFailure(body: unknown): boolean {
	const { code, message, status, error, errors } = asObject(body);
	if (isFailureWord(status)) return true;
	if (typeof code === 'number' && typeof message === 'string') return code !== 0 && code !== 200;
	return isSaid(error) || (Array.isArray(errors) && errors.length > 0);
}

function isFailureWord(status: unknown): boolean {
	return typeof status === 'string' && /^(failure|failed|error)$/i.test(status);
}

/** `a board`, `an ad`. */
export function withArticle(noun: string): string {
	return `${/^[aeiou]/.test(noun) ? 'an' : 'a'} ${noun}`;
}

/** `boards`, `companies`; what has no plural stays. */
export function plural(words: string): string {
	if (/(analytics|insights|metrics|media|statistics|Pins|counts)$/.test(words)) return words;
	if (/(s|x|ch|sh)$/.test(words)) return `${words}es`;
	return /[^aeiou]y$/.test(words) ? `${words.slice(0, -1)}ies` : `${words}s`;
}
