import type { IDataObject } from 'n8n-workflow';

import { asObject, asText, setIn } from '../../shared/api/json';
import type { ColumnNames } from '../../shared/fields/columnNames';
import { columnNames } from '../../shared/fields/columnNames';
import { readGiven } from '../../shared/fields/given';
import { ParameterError, parameterError } from '../../shared/fields/parameterError';
import type { Field, InputColumn } from '../../shared/rows/field';
import { unknownColumns } from '../../shared/run/inputColumns';
import type { CatalogType } from '../fields/place';
import { CATALOG_TYPES, typeIn } from '../fields/place';
import { wordsOf } from '../fields/words';
import { AD_MEDIA_ATTRIBUTES } from './adMedia';
import { ATTRIBUTES } from './types';

const AROUND = 'items.attributes.';

/** What other parameters say: an item's ID, and where it is. */
const ELSEWHERE = new Set(wordsOf('id itemid hotelid creativeassetsid sku country language catalogid catalogtype'));

/** The attributes that a new item, or a change, can be given by columns, and those it must be. */
interface Given {
	names: ColumnNames;
	needed: readonly Field[];
}

function givenBy(type: CatalogType, isNew: boolean): Given {
	const { needed, neededNew, onlyNew, more } = ATTRIBUTES[type];
	const media = type === 'RETAIL' ? AD_MEDIA_ATTRIBUTES : [];
	const single = [...onlyNew, ...more].filter((one) => one.in === 'body');
	const fields = [...needed, ...(isNew ? neededNew : []), ...single, ...media];
	const takable = isNew ? fields : fields.filter((one) => !onlyNew.includes(one));
	return { names: columnNames(takable, { around: AROUND }), needed: isNew ? [...needed, ...neededNew] : [] };
}

/** Attributes from the columns of the input item, read by the same checks as those of the fields. */
export function attributeColumns(isNew: boolean) {
	const byType = Object.fromEntries(CATALOG_TYPES.map((type) => [type, givenBy(type, isNew)])) as Record<
		CatalogType,
		Given
	>;
	return unknownColumns(
		{ attributesFrom: ['names'] },
		{
			namesOf: ({ body }) => byType[typeIn(body)].names,
			known: ELSEWHERE,
			take: (columns, { body, local, warnings = [] }) => {
				const attributes: IDataObject = {};
				for (const column of columns) {
					const warn = (message: string) => void warnings.push({ field: column.field.shown.displayName, message });
					const value = read(column, () => readGiven(column.field, column.value, { local, warn }));
					if (value !== undefined) nest(attributes, column.field.apiName.slice(AROUND.length).split('.'), value);
				}
				const given = new Set(columns.map(({ field }) => field));
				const missing = byType[typeIn(body)].needed.find((one) => !given.has(one));
				if (missing)
					throw new ParameterError(`${missing.shown.displayName} is missing: no column of the input item gives it`);
				return attributes;
			},
		},
	);
}

/** @throws Error naming the attribute and the column, beside what is wrong */
function read({ field, column }: InputColumn, body: () => unknown): unknown {
	try {
		return body();
	} catch (error) {
		const message = asText(asObject(error).message) ?? '';
		throw parameterError(`${field.shown.displayName} (column ${column}) ${message}`, field);
	}
}

function nest(object: IDataObject, [key = '', ...rest]: string[], value: unknown): void {
	if (rest.length === 0) return setIn(object, key, value);
	const inner = asObject(object[key]);
	object[key] = inner;
	nest(inner, rest, value);
}
