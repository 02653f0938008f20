/** Readers of JSON that came from outside: each gives what is really there, or nothing. {@link setIn} is their counterpart. */
import type { IDataObject } from 'n8n-workflow';
import { jsonParse } from 'n8n-workflow';

export function isObject(value: unknown): value is IDataObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The object that a value is; an empty one where it is something else. */
export function asObject(value: unknown): IDataObject {
	return isObject(value) ? value : {};
}

/** The list that a value is; an empty one where it is something else. */
export function asList(value: unknown): unknown[] {
	return Array.isArray(value) ? (value as unknown[]) : [];
}

/** The objects of a list; anything else in it is left out. */
export function asObjects(value: unknown): IDataObject[] {
	return asList(value).filter(isObject);
}

/** Text as it is, and numbers and true or false written out; nothing for anything else. */
export function asText(value: unknown): string | undefined {
	if (typeof value === 'string') return value;
	return typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint'
		? String(value)
		: undefined;
}

/** A number of fewer digits is exact. */
const DIGITS = 16;

/** So many digits where a value may stand, at the end of a piece of text. */
const LONG_NUMBER = /(?:^|[[:,\s])-?\d{16}$/;

/** Texts, which stay as they are, and whole numbers of more digits than a number holds. */
const TEXT_OR_LONG_NUMBER = /"[^"\\]*(?:\\.[^"\\]*)*"|(?<![\w.+-])-?\d{16,}(?![\w.])/g;

/**
 * The value of a JSON text, with the digits of all ids: numbers too long to be exact become texts.
 *
 * @param errorMessage says that the text is not whole JSON
 * @throws Error where it is not
 */
export function parseJson(text: string, errorMessage?: string): unknown {
	return jsonParse<unknown>(mayHoldLongNumber(text) ? withExactNumbers(text) : text, { errorMessage });
}

/** Looks at every 16th character, since a long number has a digit in one of those places: most texts hold none. */
function mayHoldLongNumber(text: string): boolean {
	for (let at = DIGITS - 1; at < text.length; at += DIGITS) {
		if (!isDigit(text.charCodeAt(at))) continue;
		let first = at;
		while (first > at - DIGITS && isDigit(text.charCodeAt(first - 1))) first--;
		if (!isDigit(text.charCodeAt(first + DIGITS - 1))) continue;
		if (LONG_NUMBER.test(text.slice(Math.max(0, first - 2), first + DIGITS))) return true;
	}
	return false;
}

function isDigit(code: number): boolean {
	return code >= 48 && code <= 57;
}

function withExactNumbers(text: string): string {
	return text.replace(TEXT_OR_LONG_NUMBER, (found) =>
		found.startsWith('"') || Number.isSafeInteger(Number(found)) ? found : `"${found}"`,
	);
}

/** Sets what is known to be JSON, though the compiler is not told so. */
export function setIn(object: IDataObject, key: string, value: unknown): void {
	object[key] = value as IDataObject[string];
}
