import type { IDataObject } from 'n8n-workflow';

import { asObject, isObject } from '../../shared/api/json';
import type { Caller } from '../../shared/api/request';
import type { Field, Values } from '../../shared/rows/field';
import { choice, flag, json } from '../../shared/fields/kinds';
import { COLUMNS_BY_NAME } from '../../shared/run/inputColumns';
import type { CatalogType } from '../fields/place';
import { CATALOG_TYPES } from '../fields/place';
import { AD_MEDIA_ATTRIBUTES } from './adMedia';
import { attributeColumns } from './columns';
import { ATTRIBUTES } from './types';

/** Attributes that have no field of their own: Pinterest takes them, but does nothing with them. */
const WITHOUT_FIELD: Record<CatalogType, string[]> = {
	RETAIL: ['checkout_enabled', 'id'],
	HOTEL: [],
	CREATIVE_ASSETS: [],
};

/** How the attributes of an item are given: by fields, by columns, or as an object, which may be a whole row of a table. */
export function attributesFrom(isNew: boolean) {
	return [
		choice({
			name: 'attributesFrom',
			in: 'local',
			label: 'Attributes From',
			description: 'How to provide the attributes of the item',
			options: [
				{ name: 'Fields Below', value: 'fields' },
				COLUMNS_BY_NAME,
				{
					name: 'JSON',
					value: 'json',
					description: 'One object with the names of the Pinterest API, such as a row of a table',
				},
			],
			default: 'fields',
		}),
		...CATALOG_TYPES.map((type) => attributesJson(type, isNew)),
		flag({
			name: 'onlyAttributes',
			in: 'local',
			label: 'Leave Out Other Keys',
			description:
				'Whether to leave out unknown keys and empty values of the object, so that you can use a whole row of a table',
			when: { attributesFrom: ['json'] },
		}),
		attributeColumns(isNew),
	];
}

function attributesJson(type: CatalogType, isNew: boolean) {
	const known = fieldsOf(type, isNew);
	const one = json({
		name: 'attributesJson',
		apiName: 'items[].attributes',
		in: 'local',
		label: 'Attributes (JSON)',
		description: 'The attributes with the names of the Pinterest API, in one object',
		default: '{}',
		required: true,
		when: { attributesFrom: ['json'], catalogType: [type] },
	});
	return {
		...one,
		resolve: async (_caller: Caller, parsed: unknown, { local }: Values) => {
			if (!isObject(parsed)) throw new Error('must be an object');
			// Products have several images, a creative asset has one.
			if (type === 'CREATIVE_ASSETS' && Array.isArray(parsed.image_link))
				throw new Error('has a list as image_link, which must be one address');
			if (local.onlyAttributes === true) return await Promise.resolve(onlyKnown(inOneForm(parsed, known), known));
			// An empty cell of a table takes nothing away: that is what Clear Fields is for.
			const set = isNew ? parsed : withoutEmpty(parsed);
			const foreign = Object.keys(set).find((name) => !known.has(name) && ELSEWHERE.has(name));
			if (!foreign) return inOneForm(set, known);
			const only =
				isNew || !fieldsOf(type, true).has(foreign) ? 'items of this type do not have' : 'no update can change';
			throw new Error(`has the attribute ${foreign}, which ${only}`);
		},
	};
}

/** The attributes that are a choice as the API writes them; a value that is none of its own may be a newer one. */
function inOneForm(given: IDataObject, known: Map<string, Field | undefined>): IDataObject {
	const entries = Object.entries(given).map(([name, value]) => {
		const one = known.get(name);
		return [name, one?.values && typeof value === 'string' ? formOf(one, value) : value];
	});
	return asObject(Object.fromEntries(entries));
}

function formOf(one: Field, value: string): unknown {
	try {
		return one.parse(value);
	} catch {
		return value;
	}
}

/** Attributes by name, with their field where they have one; the parts of an address and the like have it, not the whole. */
function fieldsOf(type: CatalogType, isNew: boolean): Map<string, Field | undefined> {
	const { needed, neededNew, onlyNew, more } = ATTRIBUTES[type];
	const media = type === 'RETAIL' ? AD_MEDIA_ATTRIBUTES : [];
	const fields = [...needed, ...more, ...media, ...(isNew ? [...neededNew, ...onlyNew] : [])];
	const named = fields.map((one): [string, Field | undefined] => {
		const [, , name = '', part] = one.apiName.split('.');
		return [name, part === undefined ? one : undefined];
	});
	return new Map([...named, ...WITHOUT_FIELD[type].map((name): [string, undefined] => [name, undefined])]);
}

/** Attributes of items of any type. Other names are sent: Pinterest may have attributes that are not known here. */
const ELSEWHERE = new Set(CATALOG_TYPES.flatMap((type) => [...fieldsOf(type, true).keys()]));

/**
 * What of a row of a table is an attribute: an `id` is the row's own, as Item ID gives the item's. Where the API wants a text, a number
 * becomes one.
 */
function onlyKnown(given: IDataObject, known: Map<string, Field | undefined>): IDataObject {
	return Object.fromEntries(
		Object.entries(withoutEmpty(given))
			.filter(([name]) => known.has(name) && name !== 'id')
			.map(([name, value]) => {
				const isText = known.get(name)?.shown.type === 'string';
				return [name, isText && typeof value === 'number' ? String(value) : value];
			}),
	);
}

function withoutEmpty(given: IDataObject): IDataObject {
	const isEmpty = (value: unknown) => value === null || value === undefined || value === '';
	return Object.fromEntries(Object.entries(given).filter(([, value]) => !isEmpty(value)));
}
