/** The values of an item's fields, taken from the columns of the input item by their names. */
import type { IDataObject } from 'n8n-workflow';

import type { Caller } from '../api/request';
import type { ColumnNames } from '../fields/columnNames';
import { columnKey } from '../fields/columnNames';
import { choice } from '../fields/kinds';
import { ParameterError } from '../fields/parameterError';
import type { Columns, Field, FoundColumns, InputColumn, Values, When } from '../rows/field';
import { inputItem } from './items';

/** The choice that leads here, among the ways in which values are given. */
export const COLUMNS_BY_NAME = {
	name: 'Input Item Fields (by Name)',
	value: 'names',
	description:
		'From the columns of the input item that have the names of the API, the names used here, or other usual names',
} as const;

/** Where columns are looked for, and what becomes of them. */
interface Reader<Taken> {
	/** The names that columns can have, for the item's values. */
	namesOf: (values: Values) => ColumnNames;
	/** Keys of columns that are neither taken nor unknown. */
	known?: ReadonlySet<string>;
	/** Brings what the columns hold into form. Throws Error naming the field and the column. */
	take: (given: InputColumn[], values: Values) => Taken;
}

/**
 * What to do with columns that are no field's. It reads the others as well: the item's values have what was taken as `inputColumns`,
 * and say which columns that were.
 */
export function unknownColumns<Taken>(
	when: When,
	{ namesOf, known, take }: Reader<Taken>,
): Field<'inputColumns', 'local', 'inputColumns', Taken> {
	const shown = choice({
		name: 'inputColumns',
		in: 'local',
		label: 'Unknown Columns',
		description: 'What to do with a column of the input item whose name is not known',
		options: [
			{ name: 'Fail', value: 'fail', description: 'The item fails and lists them' },
			{ name: 'Ignore', value: 'ignore', description: 'The result lists them' },
		],
		default: 'ignore',
		when,
	});
	return {
		...shown,
		holds: undefined,
		resolve: async (caller: Caller, how: unknown, values: Values) => {
			const find = () => columnsOf(inputItem(caller), namesOf(values), { known, keys: caller.run.columnKeys });
			const { given, columns } = values.replaced?.found ?? find();
			if (how === 'fail' && columns.ignored.length > 0)
				throw new ParameterError(
					`The input item has unknown columns: ${columns.ignored.join(', ')}. Rename or remove them, or ignore Unknown Columns.`,
				);
			values.columns = columns;
			return await Promise.resolve(take(given, values));
		},
	};
}

/**
 * Reads the columns that names are known of. An empty one says nothing.
 *
 * @param beside `known` are keys of columns that are neither taken nor unknown; `keys` those of columns that were seen before
 * @throws Error where two columns give one field different values
 */
export function columnsOf(
	item: IDataObject,
	names: ColumnNames,
	{ known, keys = new Map() }: { known?: ReadonlySet<string>; keys?: Map<string, string> } = {},
): FoundColumns {
	const given = new Map<Field, InputColumn>();
	const columns: Columns = { taken: {}, ignored: [] };
	for (const [column, value] of Object.entries(item)) {
		let key = keys.get(column);
		if (key === undefined) keys.set(column, (key = columnKey(column)));
		const named = names.get(key);
		if (!named) {
			if (!known?.has(key)) columns.ignored.push(column);
			continue;
		}
		if (value === null || value === undefined || (typeof value === 'string' && value.trim() === '')) continue;
		const { field, apiName } = named;
		const other = given.get(field);
		if (other && other.value !== value) throw unclear(field, [other.column, column]);
		given.set(field, { field, column, value });
		columns.taken[column] = apiName;
	}
	return { given: [...given.values()], columns };
}

function unclear({ shown }: Field, columns: string[]): Error {
	return new ParameterError(
		`The columns ${columns.join(' and ')} of the input item both say ${shown.displayName}, and not the same: leave one of them out`,
	);
}

/** What results tell of columns; nothing where none were read. */
export function toldOf({ columns }: Pick<Values, 'columns'>): IDataObject {
	return columns ? { columns: { taken: { ...columns.taken }, ignored: [...columns.ignored] } } : {};
}
