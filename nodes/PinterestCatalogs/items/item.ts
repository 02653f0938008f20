import type { IDataObject } from 'n8n-workflow';

import type { Field, Values } from '../../shared/rows/field';
import type { CatalogType } from '../fields/place';
import type { Attributes } from './attributes';
import { attributesFrom } from './json';
import { ATTRIBUTES } from './types';

export type ItemOperation = 'CREATE' | 'DELETE' | 'DELETE_DISCONTINUED' | 'UPDATE' | 'UPSERT';

/** Where items are: all items of a batch have it in common. */
export interface ItemScope {
	catalog_type: CatalogType;
	catalog_id?: string;
	country: string;
	language: string;
	/** Whether the batch has the form that names neither type nor catalog. */
	isOlder: boolean;
}

/** What the API calls an item's ID, by the type of the catalog. */
export const ID_KEYS = { RETAIL: 'item_id', HOTEL: 'hotel_id', CREATIVE_ASSETS: 'creative_assets_id' } as const;

/** The ID of an item, or of what became of one. */
export function idOf(item: IDataObject): string {
	const key = Object.values(ID_KEYS).find((one) => item[one] !== undefined);
	return key ? String(item[key]) : '';
}

const each = (kind: keyof Attributes): Field[] => Object.values(ATTRIBUTES).flatMap((one) => one[kind]);

/** Fields of a new item: what it must have, and what else it can. */
export const NEW_FIELDS: Field[] = [...each('needed'), ...each('neededNew')];
export const NEW_MORE: Field[] = [...each('more'), ...each('onlyNew')];
/** Fields of a change. */
export const CHANGES: Field[] = [...each('needed').map(withoutNeed), ...each('more')];

/** How the attributes of a new item, or of a change, are given. */
export const NEW_FROM: Field[] = attributesFrom(true);
export const CHANGES_FROM: Field[] = attributesFrom(false);

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
		const place = { catalog_type: type, catalog_id, country, language } as unknown as ItemScope;
		local.place = { ...place, isOlder: operation === 'DELETE_DISCONTINUED' || local.olderForm === true };
		const element: IDataObject = { operation, [ID_KEYS[place.catalog_type]]: id, ...rest };
		if (!operation.startsWith('DELETE')) element.attributes = attributesFor(operation, values);
		values.body = element;
	};

function attributesFor(operation: ItemOperation, { body, local }: Values): IDataObject {
	const isNew = operation !== 'UPDATE';
	if (local.attributesFrom === 'json') return local.attributesJson as IDataObject;
	const attributes = (body.attributes ?? {}) as IDataObject;
	if (!isNew && Object.keys(attributes).length === 0 && body.update_mask === undefined)
		throw new Error('Nothing to update: set at least one of the fields to change');
	return attributes;
}

/** The same field, where an item may do without it. */
function withoutNeed(one: Field): Field {
	const shown = { ...one.shown };
	delete shown.required;
	return { ...one, shown, required: undefined };
}
