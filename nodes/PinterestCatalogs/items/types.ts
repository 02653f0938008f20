import type { Field } from '../../shared/rows/field';
import type { CatalogType } from '../fields/place';
import { CREATIVE_ASSETS } from './creativeAssets';
import { HOTEL } from './hotel';
import { RETAIL } from './retail';

/** The fields of an item's attributes, by the type of its catalog. */
export interface Attributes {
	/** What an item must have when it is made. */
	needed: Field[];
	/** What it must have as well, and no later change can set. */
	neededNew: Field[];
	/** What only a new item can be given. */
	onlyNew: Field[];
	/** What any item can be given. */
	more: Field[];
}

/** The attributes of items, by the type of their catalog. */
export const ATTRIBUTES: Record<CatalogType, Attributes> = { RETAIL, HOTEL, CREATIVE_ASSETS };

/** The attributes of one kind, of all types of catalogs. */
export function attributesThatAre<const Kind extends keyof Attributes>(kind: Kind) {
	return [...RETAIL[kind], ...HOTEL[kind], ...CREATIVE_ASSETS[kind]];
}
