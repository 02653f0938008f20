import type { CatalogType } from './shared';

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

const label = 'CUSTOM_LABEL_[0-4]';
const category = 'GOOGLE_PRODUCT_CATEGORY_[0-6]';

/** Keys of filters by the type of the catalog. */
const keys: Record<CatalogType, string[]> = {
	RETAIL: [
		...[
			'MIN_PRICE',
			'MAX_PRICE',
			'CURRENCY',
			'ITEM_ID',
			'AVAILABILITY',
			'BRAND',
			'CONDITION',
			label,
			'ITEM_GROUP_ID',
			'GENDER',
		],
		...['MEDIA_TYPE', 'PRODUCT_TYPE_[0-4]', category, 'PRODUCT_GROUP', 'CUSTOM_NUMBER_[0-4]', 'TITLE_KEYWORDS', 'LINK'],
		'PINTEREST_PRODUCT_CATEGORIES',
	],
	HOTEL: ['PRICE', 'HOTEL_ID', 'BRAND', label, 'COUNTRY', 'TITLE_KEYWORDS'],
	CREATIVE_ASSETS: ['CREATIVE_ASSETS_ID', label, category, 'MEDIA_TYPE', 'TITLE_KEYWORDS', 'LINK'],
};

/** Whether the filters are those of this type: groups are changed by bodies that don't say their type. */
export function fitsType(type: CatalogType, filters: Filters): boolean {
	const known = new RegExp(`^(?:${keys[type].join('|')})$`);
	return filterList(filters).every((filter) => Object.keys(filter).every((key) => known.test(key)));
}

export function filterList(filters: Filters): Filter[] {
	return 'any_of' in filters ? filters.any_of : filters.all_of;
}
