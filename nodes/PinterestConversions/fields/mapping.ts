import type { IDataObject } from 'n8n-workflow';

import { asObject, asObjects, asText } from '../../shared/api/json';
import type { Caller } from '../../shared/api/request';
import { inputItem } from '../../shared/run/items';
import type { Field, InputColumn, Read, Replaced, Values } from '../../shared/rows/field';
import { byName } from '../../shared/fields/english';
import { columnNames } from '../../shared/fields/columnNames';
import { choice, field } from '../../shared/fields/kinds';
import { parameterError } from '../../shared/fields/parameterError';
import { COLUMNS_BY_NAME, columnsOf, unknownColumns } from '../../shared/run/inputColumns';
import { readOrLeaveOut } from './notFitting';

/** A property of the event and the input field it is read from. */
interface Source {
	property: Field;
	inputField: string;
}

/** What was read from the input item: checked values by the API's name, null where the item has none. */
export type Mapped = Record<string, unknown>;

const GROUPS: Record<string, string> = {
	user_data: 'User Data',
	custom_data: 'Custom Data',
	app_info: 'App',
	device_info: 'Device',
};

/** Properties of these groups are told apart by their whole names alone: `brand` may be a product's. */
const WHOLE_NAMES = /^(app_info|device_info)\./;

/** How parts of the event are read from the input item, and from which of its fields. */
export function inputFields(properties: readonly Field[]) {
	const names = columnNames(properties, { isAlone: ({ apiName }) => WHOLE_NAMES.test(apiName) });
	const fields = [
		choice({
			name: 'inputFieldsFrom',
			in: 'local',
			label: 'Fields From Input',
			description: 'How to read parts of the event from the input item instead of from parameters',
			options: [{ name: 'Selected Below', value: 'chosen', description: 'Those listed below' }, COLUMNS_BY_NAME],
			default: 'chosen',
		}),
		chosenFields(properties),
		unknownColumns({ inputFieldsFrom: [COLUMNS_BY_NAME.value] }, { namesOf: () => names, take: readColumns }),
	] as const;
	const replaced = (read: Read, caller: Caller): Replaced => {
		if (read('inputFieldsFrom', '') !== COLUMNS_BY_NAME.value) return mapped(read, inputItem(caller));
		const found = columnsOf(inputItem(caller), names, { keys: caller.run.columnKeys });
		const values = Object.fromEntries(found.given.map(({ field: { apiName }, value }) => [apiName, value]));
		return { names: Object.keys(values), values, found };
	};
	return { fields, replaced };
}

function readColumns(columns: InputColumn[], { local, warnings = [] }: Values): Mapped {
	return Object.fromEntries(
		columns.flatMap(({ field: property, column, value }) => {
			const { apiName } = property;
			const reword = (message: string) => `Column ${column}, for ${apiName}, ${message}`;
			const told = (message: string) => `(column ${column}) ${message}`;
			const taken = named(() => readOrLeaveOut(property, value, { local, warnings, reword, told }));
			return taken === undefined ? [] : [[apiName, taken] as const];
		}),
	);
}

/** Its errors say what they are about. */
function named<T>(body: () => T): T {
	try {
		return body();
	} catch (error) {
		throw parameterError(asText(asObject(error).message) ?? '');
	}
}

/**
 * A list of event properties, each with the name of the input field it is read from. What stands there replaces the
 * property's own parameter.
 *
 * @param properties those an event can have
 */
function chosenFields(properties: readonly Field[]) {
	const byWire = new Map<string, Field>(properties.map((one) => [one.apiName, one]));
	const options = properties
		.map(({ apiName, shown }) => {
			const group = GROUPS[apiName.replace(/\..*$/, '')];
			return { name: `${group ? `${group}: ` : ''}${shown.displayName}`, value: apiName };
		})
		.sort(byName);
	const mapping = field(
		{
			name: 'inputMapping',
			in: 'local',
			label: 'Chosen Fields',
			description:
				'Parts of the event that are read from fields of the input item instead of from a parameter. For many items this is faster than expressions that compute something.',
			when: { inputFieldsFrom: ['chosen'] },
		},
		{
			type: 'fixedCollection',
			default: {},
			placeholder: 'Add Field From Input',
			typeOptions: { multipleValues: true },
			options: [
				{
					displayName: 'Field',
					name: 'rows',
					values: [
						{
							displayName: 'Event Property',
							name: 'property',
							type: 'options',
							options,
							default: 'user_data.em',
							description: 'The part of the event',
						},
						{
							displayName: 'Input Field',
							name: 'inputField',
							type: 'string',
							default: '',
							placeholder: 'e.g. customer.email',
							description: 'The name of the input field; dots lead into objects',
						},
					],
				},
			],
		},
		asObject,
	);
	return {
		...mapping,
		resolve: async (caller: Caller, taken: unknown, values: Values) =>
			await Promise.resolve(read(inputItem(caller), sourcesIn(taken, byWire), values)),
	};
}

/** The properties that the parameter names, with what the input item has for them. */
function mapped(read: Read, item: IDataObject): Replaced {
	const rows = rowsIn(read('inputMapping', {})).map((row) => [
		asText(row.property) ?? '',
		asText(row.inputField)?.trim(),
	]);
	const values = rows.map(([apiName = '', inputField = '']) => [apiName, valueAt(item, inputField)] as const);
	return { names: values.map(([apiName]) => apiName), values: Object.fromEntries(values) };
}

function rowsIn(value: unknown): IDataObject[] {
	return asObjects(asObject(value).rows);
}

/** @throws Error where a row names no property of an event, or no input field */
function sourcesIn(value: unknown, byWire: Map<string, Field>): Source[] {
	return rowsIn(value).map((row) => {
		const apiName = asText(row.property) ?? '';
		const inputField = asText(row.inputField)?.trim() ?? '';
		const property = byWire.get(apiName);
		if (!property) throw new Error(`has an unknown Event Property: "${apiName}"`);
		if (inputField === '') throw new Error(`needs an Input Field for ${apiName}`);
		return { property, inputField };
	});
}

function read(item: IDataObject, sources: Source[], { local, warnings = [] }: Values): Mapped {
	return Object.fromEntries(
		sources.map(({ property, inputField }) => {
			const { apiName } = property;
			const value = valueAt(item, inputField);
			if (value === undefined || value === null || (typeof value === 'string' && value.trim() === ''))
				return [apiName, null];
			const reword = (message: string) => `can’t be used: Input Field ${inputField}, for ${apiName}, ${message}`;
			const told = (message: string) => `(Input Field ${inputField}) ${message}`;
			return [apiName, readOrLeaveOut(property, value, { local, warnings, reword, told }) ?? null];
		}),
	);
}

/** A field of the whole name, or what the name's parts lead to. */
function valueAt(item: IDataObject, name: string): unknown {
	if (Object.hasOwn(item, name)) return item[name];
	return name.split('.').reduce<unknown>((at, part): unknown => {
		const isInside = typeof at === 'object' && at !== null && Object.hasOwn(at, part);
		return isInside ? Reflect.get(at, part) : undefined;
	}, item);
}
