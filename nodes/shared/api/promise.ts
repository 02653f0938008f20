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
 * @returns what is not there: "holds no board"; undefined where all is there
 */
export function missingIn(promised: Promised, body: unknown): string | undefined {
	if (isEmpty(body) && promised.orNothing) return undefined;
	if (isKept(promised, body)) return undefined;
	if (promised.list !== undefined) return `holds no list of ${plural(promised.of)}`;
	return `holds no ${promised.of}`;
}

function isKept({ id, list, any, map }: Promised, body: unknown): boolean {
	if (list !== undefined) return isList(list === '' ? body : asObject(body)[list]);
	const object = isObject(body) ? body : undefined;
	if (id !== undefined) return object !== undefined && inData(object, (one) => isSaid(one[id]));
	if (any)
		return object !== undefined && inData(object, (one) => any.some((name) => (one[name] ?? undefined) !== undefined));
	if (map === 'list') return object !== undefined && Object.values(object).every(Array.isArray);
	if (map) return object !== undefined && Object.values(object).some(isObject);
	return isEmpty(body) || !saysFailure(body);
}

/** A list may be empty; one of nothing but null holds nothing of what it says to hold. */
function isList(value: unknown): boolean {
	return Array.isArray(value) && (value.length === 0 || value.some((one) => one !== null));
}

/** Some versions of the API have all that an answer holds in `data`. */
function inData(object: IDataObject, holds: (one: IDataObject) => boolean): boolean {
	return holds(object) || holds(asObject(object.data));
}

function isSaid(value: unknown): boolean {
	return (typeof value === 'string' && value !== '') || typeof value === 'number';
}

function isEmpty(body: unknown): boolean {
	return body === undefined || body === null || body === '';
}

/** Whether a body without anything promised tells of a failure, whatever its status. */
function saysFailure(body: unknown): boolean {
	const { code, message, status, error, errors } = asObject(body);
	if (typeof status === 'string' && /^(failure|failed|error)$/i.test(status)) return true;
	if (typeof code === 'number' && typeof message === 'string') return code !== 0 && code !== 200;
	return isSaid(error) || (Array.isArray(errors) && errors.length > 0);
}

/** `boards`, `companies`; what has no plural stays. */
export function plural(words: string): string {
	if (/(analytics|insights|metrics|media|statistics|Pins|counts)$/.test(words)) return words;
	if (/(s|x|ch|sh)$/.test(words)) return `${words}es`;
	return /[^aeiou]y$/.test(words) ? `${words.slice(0, -1)}ies` : `${words}s`;
}
