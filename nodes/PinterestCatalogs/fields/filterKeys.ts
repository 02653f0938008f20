import type { CatalogType } from './place';

/** What kind of values a filter has, and so what the editor asks for. */
export type Kind =
	| 'amount'
	| 'categories'
	| 'countries'
	| 'currency'
	| 'genders'
	| 'groups'
	| 'labels'
	| 'media'
	| 'number'
	| 'paths'
	| 'price'
	| 'texts';

/** What a filter looks at. */
export interface FilterKey {
	name: string;
	/** The API's name. */
	value: string;
	kind: Kind;
}

const one = (value: string, name: string, kind: Kind): FilterKey => ({ name, value, kind });

/** Keys that the API numbers from 0. */
const numbered = (value: string, name: string, count: number, kind: Kind): FilterKey[] =>
	Array.from({ length: count }, (_, at) => one(`${value}_${at}`, `${name} ${at}`, kind));

const BRAND = one('BRAND', 'Brand', 'texts');
const MEDIA_TYPE = one('MEDIA_TYPE', 'Media Type', 'media');
const TITLE_KEYWORDS = one('TITLE_KEYWORDS', 'Title Keywords', 'texts');
const CUSTOM_LABELS = numbered('CUSTOM_LABEL', 'Custom Label', 5, 'labels');
const GOOGLE_CATEGORIES = numbered('GOOGLE_PRODUCT_CATEGORY', 'Google Product Category', 7, 'paths');

/** What product groups can filter by. Source: the API description's CatalogsProductGroupFilterKeys and its hotel and creative-assets forms. */
export const FILTER_KEYS: Record<CatalogType, FilterKey[]> = {
	RETAIL: [
		one('AVAILABILITY', 'Availability', 'texts'),
		BRAND,
		one('CONDITION', 'Condition', 'texts'),
		one('CURRENCY', 'Currency', 'currency'),
		...CUSTOM_LABELS,
		...numbered('CUSTOM_NUMBER', 'Custom Number', 5, 'number'),
		one('GENDER', 'Gender', 'genders'),
		...GOOGLE_CATEGORIES,
		one('ITEM_GROUP_ID', 'Item Group ID', 'texts'),
		one('ITEM_ID', 'Item ID', 'texts'),
		one('MAX_PRICE', 'Maximum Price', 'price'),
		MEDIA_TYPE,
		one('MIN_PRICE', 'Minimum Price', 'price'),
		one('PINTEREST_PRODUCT_CATEGORIES', 'Pinterest Category', 'categories'),
		one('PRODUCT_GROUP', 'Product Group', 'groups'),
		...numbered('PRODUCT_TYPE', 'Product Type', 5, 'paths'),
		TITLE_KEYWORDS,
	],
	HOTEL: [
		BRAND,
		one('COUNTRY', 'Country', 'countries'),
		...CUSTOM_LABELS,
		one('HOTEL_ID', 'Hotel ID', 'texts'),
		one('PRICE', 'Price', 'amount'),
		TITLE_KEYWORDS,
	],
	CREATIVE_ASSETS: [
		one('CREATIVE_ASSETS_ID', 'Creative Asset ID', 'texts'),
		...CUSTOM_LABELS,
		...GOOGLE_CATEGORIES,
		one('LINK', 'Link', 'labels'),
		MEDIA_TYPE,
		TITLE_KEYWORDS,
	],
};
