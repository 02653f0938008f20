import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { asText } from '../api/json';
import type { Field, When } from '../rows/field';

/**
 * A list of entries that each have several values, as the editor shows it.
 *
 * @param placeholder the button that adds one: "Add Question"
 */
export function many(placeholder: string, displayName: string, values: INodeProperties[]) {
	return {
		type: 'fixedCollection' as const,
		default: {},
		placeholder,
		typeOptions: { multipleValues: true, sortable: true },
		options: [{ displayName, name: 'entries', values }],
	};
}

/**
 * The entries of the editor's list; a list by expression will do too.
 *
 * @throws Error when it holds anything but objects
 */
export function entriesOf(value: unknown): IDataObject[] {
	const { entries } = (value ?? {}) as { entries?: unknown };
	const list = Array.isArray(value) ? (value as unknown[]) : ((entries ?? []) as unknown[]);
	if (!list.every((one) => typeof one === 'object' && one !== null)) throw new Error('must be a list of objects');
	return list as IDataObject[];
}

/** Other parameters and the values that they must have, as n8n's display conditions. */
export function shownWhen(when: When): Record<string, Array<string | number | boolean>> {
	return Object.fromEntries(Object.entries(when).map(([name, values]) => [name, [...values]]));
}

/** Fields as the values of an entry. Their `when` names others of the same entry. */
export function valuesOf(fields: Field[]): INodeProperties[] {
	return fields.map(({ name, shown, when }) => ({
		...shown,
		name,
		...(when ? { displayOptions: { show: shownWhen(when) } } : {}),
	}));
}

/**
 * What an entry says, by the names of its fields; those that are not shown beside the others are left out.
 *
 * @param at where the entry stands in its list, for errors
 * @throws Error naming the entry, the field and what is wrong with it
 */
export function readEntry(fields: Field[], entry: IDataObject, at: number): IDataObject {
	const valueOf = ({ name, shown }: Field) => entry[name] ?? shown.default;
	const isShown = ({ when = {} }: Field) =>
		Object.entries(when).every(([name, accepted]) =>
			fields.some((one) => one.name === name && accepted.includes(asText(valueOf(one)) ?? '')),
		);
	const read: IDataObject = {};
	for (const field of fields.filter(isShown)) {
		try {
			const value: unknown = valueOf(field);
			const taken = value === '' || value === null ? undefined : field.parse(value);
			const isNothing = taken === undefined || (Array.isArray(taken) && taken.length === 0);
			if (isNothing && field.required) throw new Error('is missing');
			if (!isNothing) read[field.name] = taken;
		} catch (error) {
			wrongEntry(at, field.shown.displayName, error);
		}
	}
	return read;
}

/**
 * Puts before what is wrong with a value which entry and which of its fields it is.
 *
 * @throws Error always
 */
export function wrongEntry(at: number, label: string, error: unknown): never {
	throw new Error(`has a wrong row ${at + 1}: ${label} ${(error as Error).message}`);
}
