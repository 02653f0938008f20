import type { IDataObject } from 'n8n-workflow';

import { asList, asObject, asObjects, asText, isObject, setIn } from '../api/json';
import type { Caller } from '../api/request';
import type { Compiled, Conditions, Parameter } from '../fields/compiled';
import { JSON_BODY } from '../fields/standard';
import { takeAway } from '../fields/clear';
import { readGiven } from '../fields/given';
import { refuseAbove } from '../fields/money';
import { ParameterError } from '../fields/parameterError';
import type { Field, Read, Reading, Replaced, Values } from '../rows/field';
import type { Row } from '../rows/operation';

/** A parameter with what the item gives for it. */
interface Given {
	parameter: Parameter;
	value: unknown;
	/** Stands in a collection, so that the request does without it. */
	isOptional: boolean;
	/** Why it can't be given beside the others. */
	misplaced?: string;
}

/** A parameter with its value in the API's form, or in the form that `resolve` looks up. */
interface Parsed {
	parameter: Parameter;
	value: unknown;
}

/**
 * Reads an operation's parameters for one item, checks them and gives them the API's names.
 *
 * @param caller lets fields look ids up (a board's URL), once all other parameters are known to be right
 * @throws Error naming every parameter that is wrong, before any request is sent
 */
export async function readValues(compiled: Compiled<Row>, read: Read, caller: Caller): Promise<Values> {
	const { operation } = compiled;
	const asJson = operation.jsonBody === true && read('inputMode', '') === 'json';
	const replaced = asJson ? undefined : operation.replacedBy?.(read, caller);
	const given = [
		...atTop(compiled, read, asJson, replaced?.names ?? []),
		...inCollections(compiled, read, asJson, replaced?.values),
	];
	const values: Values = { ids: {}, query: {}, body: {}, local: {}, warnings: [], replaced };
	const problems: ParameterError[] = [];
	const parsedOf = (some: Given[]) => some.flatMap((one) => unlessWrong(() => parse(one, values, operation), problems));
	const parsed = parsedOf(given.filter(isOfNode));
	// How the others are read may depend on what stays in the node.
	for (const { parameter, value } of parsed) setIn(values.local, parameter.field.name, value);
	parsed.push(...parsedOf(given.filter((one) => !isOfNode(one))));
	if (problems.length > 0) throw allOf(problems, given);
	parsed.sort((a, b) => a.parameter.rank - b.parameter.rank);
	for (const { parameter, value } of parsed) {
		const { field } = parameter;
		place(field, field.resolve ? await field.resolve(caller, value, values).catch(labelled(field)) : value, values);
	}
	clear(given, values);
	if (asJson) {
		values.body = jsonBodyOf(values.local.jsonBody, operation.batch !== undefined);
		refuseAbove(values.body, values.local.highestAmount);
	}
	operation.check?.(values);
	return values;
}

/** What reading gives; where it fails, nothing, and its error is kept. */
function unlessWrong<T>(read: () => T[], problems: ParameterError[]): T[] {
	try {
		return read();
	} catch (error) {
		problems.push(problemOf(error));
		return [];
	}
}

/** @throws what is no problem of a parameter */
function problemOf(error: unknown): ParameterError {
	if (error instanceof ParameterError) return error;
	throw error;
}

/** One error of all that is wrong with an item's parameters, in the order in which the editor shows them. */
function allOf(problems: ParameterError[], given: Given[]): Error {
	const [only, ...others] = problems;
	if (only && others.length === 0) return only;
	const fields = given.map(({ parameter }) => parameter.field);
	const placeOf = ({ field }: ParameterError) => (field ? fields.indexOf(field) : fields.length);
	const sorted = [...problems].sort((a, b) => placeOf(a) - placeOf(b));
	const labels = sorted.flatMap(({ field }) => (field ? [field.shown.displayName] : []));
	const message = `${problems.length} fields need a change: ${[...new Set(labels)].join(', ')}`;
	return new ParameterError(message, { description: sorted.map((problem) => `${problem.message}.`).join('\n') });
}

/** Takes away what the item says is to go. */
function clear(given: Given[], { body, local }: Values): void {
	const { field } = given.find(({ parameter }) => parameter.field.takesAway)?.parameter ?? {};
	if (!field) return;
	const options = asObjects(field.shown.options);
	const labelOf = (name: string) => asText(options.find(({ value }) => value === name)?.name) ?? name;
	takeAway(body, asList(local[field.name]).map(String), labelOf);
}

function atTop({ top }: Compiled<Row>, read: Read, asJson: boolean, replaced: readonly string[]): Given[] {
	return top
		.filter(({ field, isOfBody }) => !replaced.includes(field.apiName) && !(asJson && isOfBody))
		.filter((parameter) => isShown(parameter, read))
		.map((parameter) => ({ parameter, value: read(parameter.field.name, ''), isOptional: false }));
}

function isOfNode({ parameter: { field } }: Given): boolean {
	return field.in === 'local' && !field.resolve;
}

/** What depends on a choice is only read where that choice was made: n8n keeps values that are hidden. */
function isShown({ conditions }: Parameter, read: Read): boolean {
	return conditions.every(([name, accepted]) => accepted.includes(String(read(name, ''))));
}

/** @param replaced what stands in the place of parameters: an entry is read where it is shown, and fits that as well */
function inCollections(
	{ collections, top }: Compiled<Row>,
	read: Read,
	asJson: boolean,
	replaced: Replaced['values'] = {},
): Given[] {
	const other = (name: string, fallback: unknown) => chosenBy(top, replaced, name) ?? read(name, fallback);
	return collections.flatMap(([name, parameters]) => {
		const entries = asObject(read(name, {}));
		if (Object.keys(entries).length === 0) return [];
		return parameters
			.filter(({ field, isOfBody }) => field.name in entries && !(asJson && isOfBody))
			.filter((parameter) => isShown(parameter, read) && isShown(parameter, other))
			.map((parameter) => ({
				parameter,
				value: entries[parameter.field.name],
				isOptional: true,
				misplaced: misplaced(parameter.demands, asJson ? top.filter(({ isOfBody }) => !isOfBody) : top, read),
			}));
	});
}

/** What the item says in the place of a choice, by the parameter's name; undefined where it says nothing, or nothing that is one. */
function chosenBy(top: readonly Parameter[], replaced: Replaced['values'], name: string): unknown {
	const field = top.find((one) => one.field.name === name)?.field;
	const value = field && replaced[field.apiName];
	if (field === undefined || isEmpty(value)) return undefined;
	try {
		return field.parse(value);
	} catch {
		// What is wrong with it is told where it is read.
		return undefined;
	}
}

/** What another parameter says that an entry can't stand beside. */
function misplaced(demands: Conditions, top: readonly Parameter[], read: Read): string | undefined {
	for (const [name, accepted] of demands) {
		const value = String(read(name, ''));
		const shown = top.find(({ field }) => field.name === name)?.field.shown;
		if (accepted.includes(value) || !shown) continue;
		const chosen = asObjects(shown.options).find((option) => asText(option.value) === value);
		return `is not for ${shown.displayName} "${asText(chosen?.name) ?? value}"`;
	}
	return undefined;
}

/** The checked value, or none where there is nothing. */
function parse(
	{ parameter, value, isOptional, misplaced: reason }: Given,
	values: Values,
	{ leavesOut }: Row,
): Parsed[] {
	if (isEmpty(value) && !parameter.field.required) return [];
	// A part of a body that may be left out is no reason to refuse the whole.
	const isCheckedLater = parameter.field === JSON_BODY && leavesOut !== undefined;
	const field = isCheckedLater ? { ...parameter.field, isCheckedLater } : parameter.field;
	const label = field.shown.displayName;
	const reading: Reading = {
		local: values.local,
		warn: (message) => values.warnings?.push({ field: label, message }),
	};
	try {
		if (reason && !isEmpty(value)) throw new Error(reason);
		const parsed = isEmpty(value) ? undefined : readGiven(field, value, reading);
		const nothing = parsed === undefined || (Array.isArray(parsed) && parsed.length === 0);
		if (nothing && field.required) return labelled(field)(new Error('is missing'));
		return nothing ? [] : [{ parameter, value: parsed }];
	} catch (error) {
		const mayGo = isOptional && field.in === 'body' && !field.isNeverLeftOut;
		if (!mayGo || !(error instanceof Error) || leavesOut?.(values.local) !== true) return labelled(field)(error);
		reading.warn(`${error.message}, so it was left out`);
		return [];
	}
}

/** Puts the parameter's name before what is wrong with it. */
function labelled(field: Field): (error: unknown) => never {
	return (error) => {
		if (!(error instanceof Error) || error instanceof ParameterError || COMPLETE.includes(error.name)) throw error;
		throw new ParameterError(`${field.shown.displayName} ${sentence(error.message)}`, field);
	};
}

/** Errors that are not about the parameter's value. */
const COMPLETE = ['CancelledError', 'NodeApiError', 'StoppedError'];

/** Messages of lookups are sentences of their own: "No board of this account has …". */
function sentence(message: string): string {
	return /^[A-Z0-9]/.test(message) ? `is not usable: ${message}` : message;
}

function place(one: Field, value: unknown, values: Values): void {
	// What a field gives is JSON, or what its operation's own body makes of it.
	if (one.in === 'path') setIn(values.ids, one.apiName, value);
	else if (one.in === 'query') setIn(values.query, one.apiName, value);
	else if (one.in === 'local') setIn(values.local, one.name, value);
	else nest(values.body, one.apiName.split('.'), value);
}

function nest(object: IDataObject, [key = '', ...rest]: string[], value: unknown): void {
	if (rest.length === 0) return setIn(object, key, value);
	const inner = asObject(object[key]);
	object[key] = inner;
	nest(inner, rest, value);
}

/** A locator is empty when its value is. */
function isEmpty(value: unknown): boolean {
	if (isObject(value) && '__rl' in value) return isEmpty(value.value);
	return value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
}

/** @param asList a list of objects will do too */
function jsonBodyOf(value: unknown, asList: boolean): IDataObject {
	if (isObject(value) && Object.keys(value).length === 0) throw new Error('JSON Body is empty');
	if (isObject(value)) return value;
	// A list of elements stands where an object does: only a batch reads it, and asks which it is.
	if (asList && Array.isArray(value) && value.every(isObject)) return value as never;
	throw new Error(`JSON Body must be a JSON object${asList ? ', or a list of them' : ''}`);
}
