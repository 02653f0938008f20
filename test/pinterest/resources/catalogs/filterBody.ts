import type { JsonSchema } from '../../row';
import { closed, countrySchema, textSchema } from './shared';
import { currencies, type CatalogType } from './values';

/** What a filter says about its key. */
export interface Criterion {
	negated?: boolean;
	values?: number | string | string[] | string[][];
	/** Numbers. */
	operator?: Operator;
	value?: number;
	currency?: string;
	/** Prices: whether the bound itself is in. */
	inclusion?: boolean;
	/** Custom labels. */
	filter_operator_type?: 'IS' | 'CONTAINS';
}

export type Operator = 'GREATER_THAN' | 'GREATER_THAN_OR_EQUALS' | 'LESS_THAN' | 'LESS_THAN_OR_EQUALS';

/** One key each, `{BRAND: {values: ["Klei"]}}`. */
export type Filter = Record<string, Criterion>;

export type Filters = { any_of: Filter[] } | { all_of: Filter[] };

const negated = { type: 'boolean' };
const criterion = (properties: Record<string, JsonSchema>, required = Object.keys(properties)): JsonSchema =>
	closed({ negated, ...properties }, required);
const anyOfThese = (items: JsonSchema) => criterion({ values: { type: 'array', items } });

const strings = anyOfThese(textSchema);
const paths = anyOfThese({ type: 'array', items: textSchema });
const label = criterion(
	{ values: { type: 'array', items: textSchema }, filter_operator_type: { type: 'string', enum: ['IS', 'CONTAINS'] } },
	['values'],
);
const bound = criterion({ values: { type: 'number', minimum: 0 }, inclusion: { type: 'boolean' } }, ['values']);
const currency = { type: 'string', enum: currencies };
const operator = {
	type: 'string',
	enum: ['GREATER_THAN', 'GREATER_THAN_OR_EQUALS', 'LESS_THAN', 'LESS_THAN_OR_EQUALS'],
};
const number = criterion({ operator, value: { type: 'integer', minimum: 0, maximum: 4_294_967_295 } });

const levels = (name: string, count: number, schema: JsonSchema) =>
	Object.fromEntries(Array.from({ length: count }, (_, at) => [`${name}_${at}`, schema]));

const labels = levels('CUSTOM_LABEL', 5, label);
const categories = levels('GOOGLE_PRODUCT_CATEGORY', 7, paths);
const mediaType = anyOfThese({ type: 'string', enum: ['IMAGE', 'VIDEO'] });

/** Keys of filters by the type of the catalog. */
const keys: Record<CatalogType, Record<string, JsonSchema>> = {
	RETAIL: {
		MIN_PRICE: bound,
		MAX_PRICE: bound,
		CURRENCY: closed({ negated: { type: 'boolean', enum: [false] }, values: currency }, ['values']),
		ITEM_ID: strings,
		AVAILABILITY: strings,
		BRAND: strings,
		CONDITION: strings,
		...labels,
		ITEM_GROUP_ID: strings,
		GENDER: anyOfThese({ type: 'string', enum: ['FEMALE', 'MALE', 'UNISEX'] }),
		MEDIA_TYPE: mediaType,
		...levels('PRODUCT_TYPE', 5, paths),
		...categories,
		PRODUCT_GROUP: strings,
		...levels('CUSTOM_NUMBER', 5, number),
		TITLE_KEYWORDS: strings,
	},
	HOTEL: {
		PRICE: criterion({ currency, operator, value: { type: 'number', minimum: 0 } }),
		HOTEL_ID: strings,
		BRAND: strings,
		...labels,
		COUNTRY: anyOfThese(countrySchema),
		TITLE_KEYWORDS: strings,
	},
	CREATIVE_ASSETS: {
		CREATIVE_ASSETS_ID: strings,
		...labels,
		...categories,
		MEDIA_TYPE: mediaType,
		TITLE_KEYWORDS: strings,
	},
};

/** Whether the filters are those of this type: groups are changed by bodies that don't say their type. */
export function fitsType(type: CatalogType, filters: Filters): boolean {
	return filterList(filters).every((filter) => Object.keys(filter).every((key) => key in keys[type]));
}

export function filterList(filters: Filters): Filter[] {
	return 'any_of' in filters ? filters.any_of : filters.all_of;
}
