import { isRead } from '../api/effect';
import type { Field, When } from '../rows/field';
import type { CollectionName, Collections, Operation, Resource, Row } from '../rows/operation';
import { existingFields } from './existing';
import { OUTPUT_FIELDS } from './output';
import type { PageSize } from './standard';
import {
	INCLUDE_INPUT,
	INPUT_MODE,
	JSON_BODY,
	KEEP_ORDER,
	LIMIT,
	pageFields,
	pageOf,
	PREVIEW,
	RETURN_ALL,
	REQUEST_OPTIONS,
} from './standard';

/** A field with what reading it for an item needs. */
export interface Parameter {
	field: Field;
	/** The order in which values are looked up: some need others. */
	rank: number;
	/** Where the whole body is given as JSON, it is not read. */
	isOfBody: boolean;
	/** Other parameters and the values that they must have, as text. */
	conditions: Conditions;
	/** The same of an entry that is refused otherwise. */
	demands: Conditions;
}

/** Parameters by name, each with the values that it must have one of, as text. */
export type Conditions = ReadonlyArray<readonly [string, readonly string[]]>;

/** An operation with everything that its parameters are shown and read from, found out once. */
export interface Compiled<Of extends Row = Operation> {
	/** The value of its resource. */
	resource: string;
	operation: Of;
	top: readonly Parameter[];
	collections: ReadonlyArray<readonly [CollectionName, readonly Parameter[]]>;
	pageSize: PageSize;
}

/** Compiles the rows of a node, each operation once. */
export function compile<Of extends Row>(resources: ReadonlyArray<Resource<Of>>): Array<Compiled<Of>> {
	return resources.flatMap(({ value, operations }) =>
		operations.map((operation) => compileOperation(value, operation)),
	);
}

/** @param resource the value of the operation's resource */
export function compileOperation<Of extends Row>(resource: string, operation: Of): Compiled<Of> {
	const collections = Object.entries(collectionsOf(operation)) as Array<[CollectionName, readonly Field[]]>;
	return {
		resource,
		operation,
		top: topFields(operation).map((one) => parameter(one, isOfBody(one))),
		collections: collections.map(([name, fields]) => [
			name,
			fields.map((one) => parameter(one, one.in === 'body' || one.takesAway === true)),
		]),
		pageSize: pageOf(operation),
	};
}

function parameter(one: Field, ofBody: boolean): Parameter {
	return {
		field: one,
		rank: rankOf(one),
		isOfBody: ofBody,
		conditions: conditionsOf(one.when),
		demands: conditionsOf(one.onlyWith),
	};
}

function conditionsOf(when: When = {}): Conditions {
	return Object.entries(when).map(([name, accepted]) => [name, accepted.map(String)]);
}

/** A lookup is made for the ad account in the query or path, and an amount is read as a switch says, so those come first. */
function rankOf({ in: location, resolve }: Field): number {
	if (location === 'query') return 0;
	if (location === 'path') return 1;
	return location === 'local' && !resolve ? 2 : 3;
}

/** Parameters that count in JSON mode too, though they are not part of the request's path or query. */
const JSON_MODE_FIELDS: string[] = [
	'inputMode',
	'jsonBody',
	'returnAll',
	'limit',
	...OUTPUT_FIELDS.map(({ name }) => name),
];

/** Of a parameter at the top: with "Using JSON" there is nothing to say of the body beside it. */
function isOfBody({ in: location, name }: Field): boolean {
	return location === 'body' || (location === 'local' && !JSON_MODE_FIELDS.includes(name));
}

/** The parameters of an operation that stand at the top, in the order they are shown. */
function topFields(operation: Row): Field[] {
	return [
		...(operation.fields ?? []),
		...(operation.jsonBody ? [INPUT_MODE, JSON_BODY] : []),
		...(operation.answer === 'page' && !operation.run ? [RETURN_ALL, LIMIT] : []),
		...(operation.simplify ? OUTPUT_FIELDS : []),
	];
}

/** Fields that everything that writes has, under options; what writes item by item can keep their order. */
function writeFields(row: Row): Field[] {
	if (!('request' in row) || isRead(row as Operation)) return [];
	return [PREVIEW, ...(row.batch || row.runAll ? [] : [KEEP_ORDER]), INCLUDE_INPUT];
}

/** The fields of an operation's collections. */
function collectionsOf(operation: Row): Collections {
	const existing = operation.match ? existingFields(operation.match) : [];
	const paging = operation.answer === 'page' && !operation.run ? pageFields(operation) : [];
	return {
		...operation.collections,
		options: [...(operation.collections?.options ?? []), ...paging, ...existing, ...writeFields(operation)],
		requestOptions: REQUEST_OPTIONS,
	};
}
