import type { IDataObject } from 'n8n-workflow';

import type { Caller } from '../api/request';
import { JSON_MODE_FIELDS, collectionsOf, fieldsOf } from '../editor/properties';
import type { CollectionName, Field, Operation, Read, Values } from '../rows/operation';

/** A parameter with its value in the API's form, or in the form that `resolve` looks up. */
interface Parsed {
	field: Field;
	value: unknown;
}

/**
 * Reads an operation's parameters for one item, checks them and gives them the API's names.
 *
 * @param caller lets fields look ids up (a board's URL), once all other parameters are known to be right
 * @throws Error naming the parameter that is wrong, before any request for it is sent
 */
export async function readValues(operation: Operation, read: Read, caller: Caller): Promise<Values> {
	const asJson = operation.jsonBody === true && read('inputMode', '') === 'json';
	const given = asJson ? [] : (operation.replacedBy?.(read) ?? []);
	const isRead = (field: Field) => !given.includes(field.apiName);
	const parsed = [...topLevel(operation, read, asJson, isRead), ...inCollections(operation, read, asJson)];
	const values: Values = { ids: {}, query: {}, body: {}, local: {} };
	const inOrder = [...parsed].sort((a, b) => rank(a.field) - rank(b.field));
	for (const { field, value } of inOrder) {
		place(field, field.resolve ? await field.resolve(caller, value, values).catch(labelled(field)) : value, values);
	}
	if (asJson) values.body = jsonBodyOf(values.local.jsonBody, operation.batch !== undefined);
	operation.check?.(values);
	return values;
}

function topLevel(operation: Operation, read: Read, asJson: boolean, isRead: (field: Field) => boolean): Parsed[] {
	return fieldsOf(operation)
		.filter(isRead)
		.filter(
			(field) => !asJson || !(field.in === 'body' || (field.in === 'local' && !JSON_MODE_FIELDS.includes(field.name))),
		)
		.filter((field) => isShown(field, read))
		.flatMap((field) => parse(field, read(field.name, '')));
}

/** What depends on a choice is only read where that choice was made: n8n keeps values that are hidden. */
function isShown({ when }: Field, read: Read): boolean {
	return Object.entries(when ?? {}).every(([name, accepted]) => accepted.map(String).includes(String(read(name, ''))));
}

function inCollections(operation: Operation, read: Read, asJson: boolean): Parsed[] {
	return Object.entries(collectionsOf(operation) as Record<CollectionName, Field[]>).flatMap(([name, fields]) => {
		const given = (read(name, {}) ?? {}) as IDataObject;
		return fields
			.filter((field) => field.name in given && !(asJson && field.in === 'body') && isShown(field, read))
			.flatMap((field) =>
				name === 'updateFields' && field.clearable && given[field.name] === ''
					? [{ field, value: null }]
					: parse(field, given[field.name]),
			);
	});
}

/** A lookup is made for the ad account in the query or path, and an amount is read as a switch says, so those come first. */
function rank({ in: place, resolve }: Field): number {
	if (place === 'query') return 0;
	if (place === 'path') return 1;
	return place === 'local' && !resolve ? 2 : 3;
}

/** The checked value, or none where there is nothing. */
function parse(field: Field, value: unknown): Parsed[] {
	try {
		const parsed = isEmpty(value) ? undefined : field.parse(value);
		const nothing = parsed === undefined || (Array.isArray(parsed) && parsed.length === 0);
		if (nothing && field.required) return labelled(field)(new Error('is missing'));
		return nothing ? [] : [{ field, value: parsed }];
	} catch (error) {
		return labelled(field)(error as Error);
	}
}

/** Puts the parameter's name before what is wrong with it. */
function labelled({ shown }: Field): (error: Error) => never {
	return (error) => {
		if (COMPLETE.includes(error.name)) throw error;
		const message = `${shown.displayName} ${sentence(error.message)}`;
		throw Object.assign(new Error(message), { name: LABELLED, description: shown.description });
	};
}

const LABELLED = 'ParameterError';

/** Errors that are not about the parameter's value, or name it already. */
const COMPLETE = [LABELLED, 'CancelledError', 'NodeApiError', 'StoppedError'];

/** Messages of lookups are sentences of their own: "No board of this account has …". */
function sentence(message: string): string {
	return /^[A-Z0-9]/.test(message) ? `is not usable: ${message}` : message;
}

function place(one: Field, value: unknown, values: Values): void {
	if (one.in === 'path') values.ids[one.apiName] = value as string;
	else if (one.in === 'query') values.query[one.apiName] = value as string;
	else if (one.in === 'local') values.local[one.name] = value as string;
	else nest(values.body, one.apiName.split('.'), value);
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

/** @param asList a list of objects will do too */
function jsonBodyOf(value: unknown, asList: boolean): IDataObject {
	const isObject = (one: unknown) => typeof one === 'object' && one !== null && !Array.isArray(one);
	if (isObject(value) && Object.keys(value as object).length === 0) throw new Error('JSON Body is empty');
	if (isObject(value)) return value as IDataObject;
	if (asList && Array.isArray(value) && value.length > 0 && value.every(isObject))
		return value as unknown as IDataObject;
	throw new Error(`JSON Body must be a JSON object${asList ? ', or a list of them' : ''}`);
}
