/** Readers of JSON that came from outside: each gives what is really there, or nothing. {@link setIn} is their counterpart. */
import type { IDataObject } from 'n8n-workflow';

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

/** Sets what is known to be JSON, though the compiler is not told so. */
export function setIn(object: IDataObject, key: string, value: unknown): void {
	object[key] = value as IDataObject[string];
}
