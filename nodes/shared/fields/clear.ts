import type { IDataObject } from 'n8n-workflow';

import { asObject } from '../api/json';
import type { Field, When } from '../rows/field';
import { choices } from './kinds';

/**
 * What an update takes away, as a choice of its own: an empty parameter, as an agent or an empty cell gives it, leaves a value as it is.
 *
 * @param fields those of the update
 * @param names the API names of those that can be taken away, which the compiler finds among the fields
 */
export const clearFields = <const One extends Field>(
	fields: readonly One[],
	names: ReadonlyArray<One['apiName']>,
	when?: When,
): Field<'clearFields', 'local', 'clearFields', Array<One['apiName']>> => ({
	...choices({
		name: 'clearFields',
		in: 'local',
		label: 'Clear Fields',
		description: 'Fields to remove the value of. A field that you leave empty stays unchanged.',
		options: optionsOf(fields, names),
		default: [],
		when,
	}),
	takesAway: true,
});

function optionsOf(fields: readonly Field[], names: readonly string[]) {
	return fields
		.filter(({ apiName }) => names.includes(apiName))
		.map(({ apiName, shown }) => ({ name: shown.displayName, value: apiName }))
		.sort((a, b) => a.name.localeCompare(b.name));
}

/**
 * Puts null in a body for what is to be taken away.
 *
 * @param names API names, of which a dot reaches into a nested object
 * @throws Error where one of them, or a part of it, is set too
 */
export function takeAway(body: IDataObject, names: readonly string[], labelOf: (name: string) => string): void {
	for (const name of names) {
		const path = name.split('.');
		const [last = ''] = path.slice(-1);
		const object = path.slice(0, -1).reduce((at, key) => {
			const inner = asObject(at[key]);
			at[key] = inner;
			return inner;
		}, body);
		if (object[last] !== undefined)
			throw new Error(`Clear Fields names ${labelOf(name)}, which is set too: set it or clear it`);
		object[last] = null;
	}
}
