import type { IDataObject } from 'n8n-workflow';

import { asText } from './json';

/** A value that reaches a query string: lists are sent comma separated unless the operation repeats the name. */
export type QueryValue = string | number | boolean | Array<string | number | boolean>;

/**
 * Puts ids into a path as the API description writes it.
 *
 * This is the one place where text from outside enters a path, so it is the one place that encodes it:
 * `/boards/{board_id}` with `{ board_id: 'a/../b?x' }` gives `/boards/a%2F..%2Fb%3Fx`.
 *
 * @throws Error when an id is missing, empty, `.` or `..` (servers and proxies fold those two even when encoded)
 */
export function fillPath(path: string, ids: Record<string, unknown> = {}): string {
	return path.replace(/\{([^}]+)\}/g, (_, name: string) => {
		const id = ids[name];
		const text = typeof id === 'string' || typeof id === 'number' ? String(id).trim() : '';
		if (text === '' || text === '.' || text === '..') throw new Error(`The path ${path} needs ${name}`);
		return encodeURIComponent(text);
	});
}

/**
 * Writes a query string in the two array styles Pinterest uses.
 *
 * @param query values by API name; undefined, null and '' are left out
 * @param repeated names whose lists are sent as `a=1&a=2`; all other lists are sent as `a=1,2`
 * @returns the string with its question mark, or '' when nothing is left
 */
export function queryString(query: IDataObject = {}, repeated: readonly string[] = []): string {
	const parts: string[] = [];
	for (const [name, value] of Object.entries(query)) {
		if (value === undefined || value === null || value === '') continue;
		const key = encodeURIComponent(name);
		if (!Array.isArray(value)) parts.push(`${key}=${written(value)}`);
		else if (repeated.includes(name)) parts.push(...value.map((one) => `${key}=${written(one)}`));
		else if (value.length > 0) parts.push(`${key}=${value.map((one) => written(one)).join(',')}`);
	}
	return parts.length > 0 ? `?${parts.join('&')}` : '';
}

function written(value: unknown): string {
	return encodeURIComponent(asText(value) ?? JSON.stringify(value));
}
