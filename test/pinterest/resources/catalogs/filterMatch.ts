import type { World } from '../../world';
import { stockOf } from './feedRuns';
import type { Criterion, Filter, Filters, Operator } from './filterBody';
import { amountOf, currencyOf } from './itemRules';
import { hasVideo, titleOf, type Item } from './itemStore';
import { groupStore } from './productGroupStore';

/** Whether an item is among what the filters describe. Empty filters take everything. */
export function matches(world: World, item: Item, filters: Filters): boolean {
	if ('any_of' in filters) {
		return filters.any_of.length === 0 || filters.any_of.some((filter) => isIn(world, item, filter));
	}
	return filters.all_of.every((filter) => isIn(world, item, filter));
}

function isIn(world: World, item: Item, filter: Filter): boolean {
	return Object.entries(filter).every(([key, criterion]) => {
		const fits = key === 'PRODUCT_GROUP' ? isInGroup(world, item, criterion) : meets(item, key, criterion);
		return fits !== (criterion.negated ?? false);
	});
}

function isInGroup(world: World, item: Item, { values }: Criterion): boolean {
	return (values as string[]).some((id) => {
		const group = groupStore(world).get(id);
		return group !== undefined && group.catalog_id === item.catalog_id && matches(world, item, group.filters);
	});
}

function meets(item: Item, key: string, criterion: Criterion): boolean {
	const { attributes } = item;
	const { values } = criterion;
	const [, base, level] = /^(.+)_(\d)$/.exec(key) ?? [];
	switch (base ?? key) {
		case 'MIN_PRICE':
		case 'MAX_PRICE':
			return isWithin(key, amountOf(attributes.price), criterion);
		case 'CURRENCY':
			return currencyOf(attributes.price) === values;
		case 'PRICE':
			return (
				currencyOf(attributes.base_price) === criterion.currency && compares(amountOf(attributes.base_price), criterion)
			);
		case 'ITEM_ID':
		case 'HOTEL_ID':
		case 'CREATIVE_ASSETS_ID':
			return (values as string[]).includes(item.id);
		case 'AVAILABILITY':
			return isAmong(stockOf(attributes.availability), (values as string[]).map(stockOf));
		case 'BRAND':
		case 'CONDITION':
		case 'GENDER':
		case 'ITEM_GROUP_ID':
			return isAmong(attributes[key.toLowerCase()], values as string[]);
		case 'COUNTRY':
			return isAmong((attributes.address as { country?: string } | undefined)?.country, values as string[]);
		case 'MEDIA_TYPE':
			return (values as string[]).includes(hasVideo(item) ? 'VIDEO' : 'IMAGE');
		case 'TITLE_KEYWORDS':
			return (values as string[]).some((word) => titleOf(item).toLowerCase().includes(word.toLowerCase()));
		case 'CUSTOM_LABEL':
			return isLabelled(attributes[`custom_label_${level}`], criterion);
		case 'CUSTOM_NUMBER':
			return compares(attributes[`custom_number_${level}`], criterion);
		case 'PRODUCT_TYPE':
		case 'GOOGLE_PRODUCT_CATEGORY':
			return (values as string[][]).some((path) => isOnPath(attributes[base.toLowerCase()], Number(level), path));
		default:
			throw new Error(`No such filter: ${key}`);
	}
}

function isWithin(key: string, amount: number, { values, inclusion = true }: Criterion): boolean {
	const limit = values as number;
	if (amount === limit) return inclusion;
	return key === 'MIN_PRICE' ? amount > limit : amount < limit;
}

const comparisons: Record<Operator, (a: number, b: number) => boolean> = {
	GREATER_THAN: (a, b) => a > b,
	GREATER_THAN_OR_EQUALS: (a, b) => a >= b,
	LESS_THAN: (a, b) => a < b,
	LESS_THAN_OR_EQUALS: (a, b) => a <= b,
};

function compares(number: unknown, { operator, value }: Criterion): boolean {
	return typeof number === 'number' && operator !== undefined && comparisons[operator](number, value ?? 0);
}

function isAmong(value: unknown, values: readonly string[]): boolean {
	return typeof value === 'string' && values.some((each) => each.toLowerCase() === value.toLowerCase());
}

function isLabelled(label: unknown, { values, filter_operator_type: how = 'IS' }: Criterion): boolean {
	if (how === 'IS') return isAmong(label, values as string[]);
	return (
		typeof label === 'string' && (values as string[]).some((part) => label.toLowerCase().includes(part.toLowerCase()))
	);
}

/** Parts of a category, from the broadest: `Home > Linens`. */
export function levelsOf(category: unknown): string[] {
	return typeof category === 'string' ? category.split(' > ').map((part) => part.trim()) : [];
}

/** A category is named by its whole path, or by its own name on its level. */
function isOnPath(category: unknown, level: number, path: readonly string[]): boolean {
	const parts = levelsOf(category).map((part) => part.toLowerCase());
	const wanted = path.map((part) => part.toLowerCase());
	if (wanted.length === 1) return parts[level] === wanted[0];
	return wanted.length > 0 && wanted.every((part, at) => parts[at] === part);
}
