import type { IDataObject } from 'n8n-workflow';

import { inputItem } from '../../shared/api/items';
import type { Field, Values } from '../../shared/describe/rows';
import { choice, json, quote } from '../../shared/fields/kinds';
import type { CatalogType } from '../fields/place';
import type { Attributes } from './attributes';
import { CREATIVE_ASSETS } from './creativeAssets';
import { HOTEL } from './hotel';
import { RETAIL } from './retail';

export type ItemOperation = 'CREATE' | 'DELETE' | 'DELETE_DISCONTINUED' | 'UPDATE' | 'UPSERT';

/** Where items are: all items of a batch have it in common. */
export interface Place {
	catalog_type: CatalogType;
	catalog_id?: string;
	country: string;
	language: string;
	/** Whether the batch has the form that names neither type nor catalog. */
	isOlder: boolean;
}

const ATTRIBUTES: Record<CatalogType, Attributes> = { RETAIL, HOTEL, CREATIVE_ASSETS };

/** What the API calls an item's ID, by the type of the catalog. */
export const ID_KEYS = { RETAIL: 'item_id', HOTEL: 'hotel_id', CREATIVE_ASSETS: 'creative_assets_id' } as const;

/** The ID of an item, or of what became of one. */
export function idOf(item: IDataObject): string {
	const key = Object.values(ID_KEYS).find((one) => item[one] !== undefined);
	return key ? String(item[key]) : '';
}

/** Attributes that have no field of their own but may be part of an input item. */
const WITHOUT_FIELD = ['checkout_enabled', 'id'];

const each = (kind: keyof Attributes): Field[] => Object.values(ATTRIBUTES).flatMap((one) => one[kind]);

/** Fields of a new item: what it must have, and what else it can. */
export const NEW_FIELDS: Field[] = [...each('needed'), ...each('neededNew')];
export const NEW_MORE: Field[] = [...each('more'), ...each('onlyNew')];
/** Fields of a change. */
export const CHANGES: Field[] = [...each('needed').map(withoutNeed), ...each('more')];

/** How attributes are given. An input item is read with the names of the API, which is the fastest for many items. */
export const ATTRIBUTES_FROM: Field[] = [
	{
		...choice({
			name: 'attributesFrom',
			in: 'local',
			label: 'Attributes From',
			description: 'How to give the attributes of the item',
			options: [
				{ name: 'Fields Below', value: 'fields' },
				{
					name: 'Input Item',
					value: 'input',
					description:
						'Each field of the input item that is called as the Pinterest API calls an attribute: title, price',
				},
				{ name: 'JSON', value: 'json', description: 'One object, with the names of the Pinterest API' },
			],
			default: 'fields',
		}),
		resolve: async (caller, taken) => await Promise.resolve(taken === 'input' ? inputItem(caller) : taken),
	},
	json({
		name: 'attributesJson',
		wire: 'attributes',
		in: 'body',
		label: 'Attributes (JSON)',
		description: 'The attributes with the names of the Pinterest API',
		default: '{\n  "title": ""\n}',
		required: true,
		when: { attributesFrom: ['json'] },
	}),
];

/**
 * Makes an item's values into an element of a batch, which takes the place of the body, and notes where it goes.
 *
 * @throws Error saying what is missing
 */
export const makeItem =
	(operation: ItemOperation) =>
	(values: Values): void => {
		const { body, local } = values;
		const { catalog_type: type = 'RETAIL', catalog_id, country, language, item_id: id, ...rest } = body;
		const place = { catalog_type: type, catalog_id, country, language } as unknown as Place;
		local.place = { ...place, isOlder: operation === 'DELETE_DISCONTINUED' || local.olderForm === true };
		const element: IDataObject = { operation, [ID_KEYS[place.catalog_type]]: id, ...rest };
		if (!operation.startsWith('DELETE')) element.attributes = attributesFor(operation, place.catalog_type, values);
		values.body = element;
	};

function attributesFor(operation: ItemOperation, type: CatalogType, { body, local }: Values): IDataObject {
	const isNew = operation !== 'UPDATE';
	const from = local.attributesFrom;
	const given = typeof from === 'object' ? fromInput(from as IDataObject, ATTRIBUTES[type], isNew) : body.attributes;
	if (given !== undefined && !isObject(given)) throw new Error('Attributes (JSON) must be an object');
	const attributes = given ?? {};
	if (Object.keys(attributes).length > 0 || body.update_mask !== undefined) return attributes;
	throw new Error(isNew ? 'The item has no attributes' : 'Nothing to update: set at least one of the fields to change');
}

/** The attributes among an input item's fields, checked as those of the node are. Empty ones are left out. */
function fromInput(input: IDataObject, { needed, neededNew, onlyNew, more }: Attributes, isNew: boolean): IDataObject {
	const fields = [...needed, ...more, ...(isNew ? [...neededNew, ...onlyNew] : [])];
	const byName = new Map(fields.map((one) => [nameOf(one), one]));
	// Of an object such as an address its parts are Pinterest's to judge.
	const names = new Set([...[...byName.keys()].map((name) => name.split('.')[0]), ...WITHOUT_FIELD]);
	const attributes: IDataObject = {};
	for (const [name, value] of Object.entries(input)) {
		if (!names.has(name) || isEmpty(value)) continue;
		attributes[name] = taken(name, value, byName.get(name)) as IDataObject;
	}
	const missing = isNew ? [...needed, ...neededNew].map(nameOf).filter((name) => !has(attributes, name)) : [];
	if (missing.length === 0) return attributes;
	throw new Error(`The input item lacks ${missing.join(', ')}, which every item of this type needs`);
}

function taken(name: string, value: unknown, known?: Field): unknown {
	try {
		return known ? known.take(value) : value;
	} catch (error) {
		throw new Error(`The input item’s field ${quote(name)} ${(error as Error).message}`);
	}
}

/** `main_image.link` of a field for `attributes.main_image.link`. */
function nameOf({ wire }: Field): string {
	return wire.replace(/^attributes\./, '');
}

function has(attributes: IDataObject, name: string): boolean {
	const found = name.split('.').reduce<unknown>((at, part) => (isObject(at) ? at[part] : undefined), attributes);
	return !isEmpty(found);
}

/** The same field, where an item may do without it. */
function withoutNeed(one: Field): Field {
	const shown = { ...one.shown };
	delete shown.required;
	return { ...one, shown, required: undefined };
}

function isEmpty(value: unknown): boolean {
	return value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
}

function isObject(value: unknown): value is IDataObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
