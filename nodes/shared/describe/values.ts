import type { IDataObject } from 'n8n-workflow';

import type { Caller } from '../api/request';
import { collectionsOf, fieldsOf } from './properties';
import type { CollectionName, Field, Operation, Values } from './rows';

/** Reads one parameter of the item; gives the fallback where there is none. */
export type Read = (name: string, fallback: unknown) => unknown;

/**
 * Reads an operation's parameters for one item, checks them and gives them the API's names.
 *
 * @param caller lets fields look ids up (a board's URL)
 * @throws Error naming the parameter that is wrong, before any request for it is sent
 */
export async function readValues(operation: Operation, read: Read, caller: Caller): Promise<Values> {
	const values: Values = { ids: {}, query: {}, body: {}, local: {} };
	const given = new Map<string, unknown>();
	const fields = fieldsOf(operation);
	for (const one of fields) given.set(one.name, undefined);
	const readOnce = (name: string) => {
		const known = given.get(name);
		if (known !== undefined) return known;
		const value = read(name, '');
		given.set(name, value);
		return value;
	};
	const asJson = operation.jsonBody === true && readOnce('inputMode') === 'json';
	for (const one of fields) {
		if (asJson && (one.in === 'body' || (one.in === 'local' && !JSON_MODE_FIELDS.includes(one.name)))) continue;
		if (!applies(one, readOnce)) continue;
		await take(one, readOnce(one.name), values, caller);
	}
	for (const [name, entries] of Object.entries(collectionsOf(operation)) as Array<[CollectionName, Field[]]>) {
		const collection = read(name, {}) as IDataObject;
		if (typeof collection !== 'object' || collection === null) continue;
		for (const one of entries) {
			if (one.name in collection && !(asJson && one.in === 'body'))
				await take(one, collection[one.name], values, caller);
		}
	}
	if (asJson) values.body = jsonObject(values.local.jsonBody);
	operation.check?.(values);
	return values;
}

const JSON_MODE_FIELDS = ['inputMode', 'jsonBody', 'returnAll', 'limit', 'simplify'];

function applies({ when }: Field, read: (name: string) => unknown): boolean {
	return Object.entries(when ?? {}).every(([name, accepted]) => accepted.includes(read(name) as string));
}

async function take(one: Field, value: unknown, values: Values, caller: Caller): Promise<void> {
	const taken = await takeOne(one, value, values, caller).catch((error: Error) => {
		if (error.name === 'NodeApiError') throw error;
		throw Object.assign(new Error(`${one.shown.displayName} ${sentence(error.message)}`), {
			description: one.shown.description,
		});
	});
	if (taken !== undefined) place(one, taken, values);
}

async function takeOne(one: Field, value: unknown, values: Values, caller: Caller): Promise<unknown> {
	let taken = isEmpty(value) ? undefined : one.take(value);
	if (taken !== undefined && one.resolve) taken = await one.resolve(caller, taken, values);
	if (Array.isArray(taken) && taken.length === 0) taken = undefined;
	if (taken === undefined && one.required) throw new Error('is missing');
	return taken;
}

/** Messages of lookups are sentences of their own: "No board of this account has …". */
function sentence(message: string): string {
	return /^[A-Z0-9]/.test(message) ? `is not usable: ${message}` : message;
}

function place(one: Field, value: unknown, values: Values): void {
	if (one.in === 'path') values.ids[one.wire] = value as string;
	else if (one.in === 'query') values.query[one.wire] = value as string;
	else if (one.in === 'local') values.local[one.name] = value as string;
	else nest(values.body, one.wire.split('.'), value);
}

function nest(object: IDataObject, [key, ...rest]: string[], value: unknown): void {
	if (rest.length === 0) object[key] = value as string;
	else nest((object[key] ??= {}) as IDataObject, rest, value);
}

/** A locator is empty when its value is. */
function isEmpty(value: unknown): boolean {
	if (typeof value === 'object' && value !== null && '__rl' in value)
		return isEmpty((value as { value?: unknown }).value);
	return value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
}

function jsonObject(value: unknown): IDataObject {
	if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as IDataObject;
	throw new Error('JSON Body must be a JSON object');
}
