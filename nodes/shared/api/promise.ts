import type { IDataObject } from 'n8n-workflow';

import { ANSWERS } from './answers';
import { asObject, asText, isObject } from './json';
import { isNoId } from './parts';
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
	if (!isFailureWord(asObject(body).status) && typeof data === 'object' && data !== null && isKept(promised, data))
		return { body: data };
	return notHeld(promised);
}

/** What is told of an answer that holds nothing of it. */
export function notHeld({ of, list }: Promised): { missing: string } {
	return { missing: list === undefined ? `holds no ${of}` : `holds no list of ${plural(of)}` };
}

function isKept(promised: Promised, body: unknown): boolean {
	const { id, list, any, map } = promised;
	if (list !== undefined) return isList(list === '' ? body : asObject(body)[list]);
	if (promisesNothing(promised)) return !tellsOfFailure(promised, asObject(body));
	if (!isObject(body) || tellsOfFailure(promised, body)) return false;
	if (id !== undefined) return !isNoId(body[id], id);
	if (any) return any.some((name) => (body[name] ?? undefined) !== undefined);
	const values = Object.values(body);
	return map === 'list' ? values.every(Array.isArray) : values.some(isObject);
}

/** A list may be empty; one of nothing but null holds nothing of what it says to hold. */
function isList(value: unknown): boolean {
	return Array.isArray(value) && (value.length === 0 || value.some((one) => one !== null));
}

/** The names under which an answer says what went wrong. */
export const ABOUT_FAILURES = [
	'code',
	'message',
	'error',
	'errors',
	'error_description',
	'error_message',
	'detail',
	'details',
];

/** The names of what stands around an answer's data. */
const AROUND_DATA = ['code', 'status', 'message', 'endpoint_name', 'data'];

/** Whether an object is there for its `data` alone. */
function isWrapper(body: unknown): boolean {
	return isObject(body) && isObject(body.data) && Object.keys(body).every((name) => AROUND_DATA.includes(name));
}

function isSaid(value: unknown): boolean {
	return (typeof value === 'string' && value.trim() !== '') || (typeof value === 'number' && value !== 0);
}

/**
 * Whether a body tells of a failure, whatever its status: by a code beside a message; or, where it holds nothing else than what tells of
 * failures, by a word or an error. What is promised may have a state, or errors, of its own.
 */
function tellsOfFailure(promised: Promised, body: IDataObject): boolean {
	const { code, message, status, errors, error = body.error_message } = body;
	const isFailureCode = /^[1-9]\d*$/.test(asText(code) ?? '') && Number(code) !== 200;
	if (isFailureCode && (typeof message === 'string' || status === 'failure')) return true;
	if (!promisesNothing(promised) && !isBare(promised, Object.keys(body))) return false;
	const isTold = isSaid(error) || (isObject(error) && Object.keys(error).length > 0);
	return isFailureWord(status) || isTold || (Array.isArray(errors) && errors.length > 0);
}

/** Whether a body holds a failure and nothing else, whatever is promised. */
export function isFailure(body: unknown): boolean {
	const of = { of: '' };
	return isObject(body) && isBare(of, Object.keys(body)) && tellsOfFailure(of, body);
}

/** Whether the names are those of a failure alone, and not just what is promised. */
function isBare({ any = [] }: Promised, names: string[]): boolean {
	const areAbout = names.every((name) => ABOUT_FAILURES.includes(name) || AROUND_DATA.includes(name));
	return areAbout && names.some((name) => !any.includes(name));
}

function promisesNothing({ id, list, any, map }: Promised): boolean {
	return [id, list, any, map].every((one) => one === undefined);
}

function isEmpty(body: unknown): boolean {
	return body === undefined || body === null || body === '';
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
