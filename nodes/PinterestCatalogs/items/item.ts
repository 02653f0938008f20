import type { IDataObject } from 'n8n-workflow';

import { asObject, asText } from '../../shared/api/json';
import type { Field, Values } from '../../shared/rows/field';
import { clearFields } from '../../shared/fields/clear';
import type { CatalogType } from '../fields/place';
import { CATALOG_TYPES, typeIn } from '../fields/place';
import { AD_MEDIA, adMediaOf } from './adMedia';
import { attributesFrom } from './json';
import { ATTRIBUTES, attributesThatAre } from './types';

export type ItemOperation = 'CREATE' | 'DELETE' | 'DELETE_DISCONTINUED' | 'UPDATE' | 'UPSERT';

/** What the operations on items keep in the node. */
export type ItemLocal = IDataObject & {
	attributesFrom?: string;
	attributesJson?: IDataObject[string];
	/** The attributes that columns of the input item gave. */
	inputColumns?: IDataObject;
	olderForm?: boolean;
};

export type ItemValues = Values<ItemLocal>;

/** Where items are: all items of a batch have it in common. */
export interface ItemScope {
	catalog_type: CatalogType;
	catalog_id: IDataObject[string];
	country: IDataObject[string];
	language: IDataObject[string];
	/** Whether the batch has the form that names neither type nor catalog. */
	isOlder: boolean;
}

/** What the API calls an item's ID, by the type of the catalog. */
export const ID_KEYS = { RETAIL: 'item_id', HOTEL: 'hotel_id', CREATIVE_ASSETS: 'creative_assets_id' } as const;

/** The ID of an item, or of what became of one. */
export function idOf(item: IDataObject): string {
	const key = Object.values(ID_KEYS).find((one) => item[one] !== undefined);
	return key ? (asText(item[key]) ?? '') : '';
}

/** Fields of a new item: what it must have, and what else it can. */
export const NEW_FIELDS = [...attributesThatAre('needed'), ...attributesThatAre('neededNew')];
export const NEW_MORE = [...attributesThatAre('more'), ...attributesThatAre('onlyNew'), ...AD_MEDIA];
/** Fields of a change. */
export const CHANGES = [...attributesThatAre('needed').map(withoutNeed), ...attributesThatAre('more'), ...AD_MEDIA];

/** How the attributes of a new item, or of a change, are given. */
export const NEW_FROM = attributesFrom(true);
export const CHANGES_FROM = attributesFrom(false);

/** A place is one thing, of which no part can go alone; a switch is on or off. */
const STAYS = /^items\.attributes\.(address|latitude|longitude)\b/;

/** What a change can take away, by the type of the catalog. */
export const CLEAR = CATALOG_TYPES.map((type) => {
	const media = type === 'RETAIL' ? AD_MEDIA : [];
	const single = ATTRIBUTES[type].more.filter(({ apiName, shown }) => shown.type !== 'boolean' && !STAYS.test(apiName));
	const fields: Field[] = [...single, ...media];
	return clearFields(
		fields,
		fields.map(({ apiName }) => apiName),
		{ catalogType: [type] },
	);
});

/** Where the item of an operation's values goes. */
export function placeOf(operation: ItemOperation, { body, local }: ItemValues): ItemScope {
	const { catalog_id, country, language } = body;
	const isOlder = operation === 'DELETE_DISCONTINUED' || local.olderForm === true;
	return { catalog_type: typeIn(body), catalog_id, country, language, isOlder };
}

/**
 * The element of a batch that an operation's values make.
 *
 * @throws Error saying what is missing
 */
export function itemOf(operation: ItemOperation, values: ItemValues): IDataObject {
	const { item_id: id, ...rest } = asObject(values.body.items);
	const item: IDataObject = { operation, [ID_KEYS[typeIn(values.body)]]: id, ...rest };
	if (!operation.startsWith('DELETE')) item.attributes = attributesOf(operation, item, values);
	return item;
}

function attributesOf(operation: ItemOperation, item: IDataObject, { body, local }: ItemValues): IDataObject {
	const attributes = { ...asObject(item.attributes), ...adMediaOf(local, body) };
	if (Array.isArray(item.update_mask))
		item.update_mask = [...new Set([...item.update_mask, ...namesOfNull(attributes)])];
	if (local.attributesFrom === 'json')
		return withCleared(asObject(local.attributesJson), attributes, 'Attributes (JSON)');
	const byName = local.attributesFrom === 'names' ? asObject(local.inputColumns) : {};
	const given = withCleared(byName, attributes, 'a column of the input item');
	if (operation === 'UPDATE' && Object.keys(given).length === 0 && item.update_mask === undefined)
		throw new Error('Nothing to update: set at least one of the fields to change');
	return given;
}

/** What is taken away must be among what is changed. */
function namesOfNull(attributes: IDataObject): string[] {
	return Object.keys(attributes).filter((name) => attributes[name] === null);
}

/**
 * @param cleared what is taken away beside attributes that are given otherwise, or the attributes themselves
 * @param where what gives the others
 */
function withCleared(given: IDataObject, cleared: IDataObject, where: string): IDataObject {
	const both = Object.keys(cleared).find((name) => given[name] !== undefined);
	if (both !== undefined) throw new Error(`Clear Fields names ${both}, which ${where} sets: set it or clear it`);
	return { ...given, ...cleared };
}

/** The same field, where an item may do without it. */
function withoutNeed<One extends Field>(one: One) {
	const shown = { ...one.shown, displayName: `Basics: ${one.shown.displayName}` };
	delete shown.required;
	return { ...one, shown, required: undefined };
}
