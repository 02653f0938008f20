import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { asList, asText } from '../../shared/api/json';
import { parseCountry } from '../../shared/fields/country';
import { byDisplayName, byName } from '../../shared/fields/english';
import { listOf, quote, parseFlag, parseId, parseInteger } from '../../shared/fields/kinds';
import { parseDecimal } from '../../shared/fields/money';
import { PRODUCT_CATEGORIES } from '../../shared/fields/productCategories';
import { COMPARISONS, GENDERS, INPUTS, LARGEST_NUMBER, MATCHES, MEDIA } from './filterInputs';
import type { FilterKey, Kind } from './filterKeys';
import { prefixed } from './prefixed';
import { parseCurrency } from './price';

/** Every type of catalog has it, so that it stays when the type is changed. */
const USUAL_KEY = 'TITLE_KEYWORDS';

/** One filter in the editor: what it looks at, then what that kind needs. */
export function entryOf(keys: FilterKey[]): INodeProperties[] {
	const of = (kinds: Kind[]) => keys.filter(({ kind }) => kinds.includes(kind)).map(({ value }) => value);
	return [
		{
			displayName: 'By',
			name: 'filterBy',
			type: 'options',
			options: keys.map(({ name, value }) => ({ name, value })).sort(byName),
			default: USUAL_KEY,
		},
		...INPUTS.filter(({ kinds }) => of(kinds).length > 0)
			.map(({ kinds, input }) => ({ ...input, displayOptions: { show: { filterBy: of(kinds) } } }))
			// n8n's rules want them in this order, so "By" is a name that comes first.
			.sort(byDisplayName),
	];
}

/**
 * A filter in the API's form, `{BRAND: {values: ["Klei"]}}`, of an entry of the editor's.
 *
 * @param keys what the type of catalog can be filtered by
 * @throws Error naming the filter and what is wrong with it
 */
export function filterOf(keys: FilterKey[], entry: IDataObject, at: number): IDataObject {
	const key = keys.find(({ value }) => value === (entry.filterBy ?? USUAL_KEY));
	if (!key)
		throw new Error(
			`has a wrong filter ${at + 1}: By must be one of ${keys.map(({ value }) => value).join(', ')}, not ${quote(entry.filterBy)}`,
		);
	try {
		const isNegatable = key.kind !== 'currency' && entry.filterNegated !== undefined;
		const negated = isNegatable ? { negated: parseFlag(entry.filterNegated) } : {};
		return { [key.value]: { ...CRITERIA[key.kind](entry), ...negated } };
	} catch (error) {
		return prefixed(`has a wrong filter ${at + 1} (${key.name}):`, error);
	}
}

/** What an entry of each kind says. */
const CRITERIA: Record<Kind, (entry: IDataObject) => IDataObject> = {
	amount: (entry) => ({
		operator: oneOf(COMPARISONS, 'Is', entry.comparison ?? 'GREATER_THAN'),
		value: amountOf(entry),
		currency: currencyOf(entry),
	}),
	categories: ({ filterCategories }) => ({
		values: some('Pinterest Categories', filterCategories).map((one) =>
			oneOf(PRODUCT_CATEGORIES, 'Pinterest Categories', one, 'Pinterest’s product categories'),
		),
	}),
	countries: ({ filterCountryCodes }) => ({
		values: some('Country Codes', filterCountryCodes).map((one) => named('Country Codes', () => parseCountry(one))),
	}),
	currency: (entry) => ({ values: currencyOf(entry) }),
	genders: ({ filterGenders }) => ({
		values: some('Genders', filterGenders).map((one) => oneOf(GENDERS, 'Genders', one)),
	}),
	groups: ({ filterGroups }) => ({
		values: some('Product Group IDs', filterGroups).map((one) => named('Product Group IDs', () => parseId(one))),
	}),
	labels: ({ labelMatch, filterTexts }) => ({
		values: some('Values', filterTexts),
		filter_operator_type: oneOf(MATCHES, 'Match', labelMatch ?? 'IS'),
	}),
	media: ({ filterMedia }) => ({
		values: some('Media Types', filterMedia).map((one) => oneOf(MEDIA, 'Media Types', one)),
	}),
	number: ({ comparison, filterNumber }) => ({
		operator: oneOf(COMPARISONS, 'Is', comparison ?? 'GREATER_THAN'),
		value: named('Number', () => parseInteger(filterNumber ?? 0, 0, LARGEST_NUMBER)),
	}),
	paths: ({ filterPaths }) => ({ values: pathsOf(filterPaths) }),
	price: (entry) => ({ values: amountOf(entry), inclusion: parseFlag(entry.filterInclusive ?? true) }),
	texts: ({ filterTexts }) => ({ values: some('Values', filterTexts) }),
};

/** The list of the editor, whose values may be expressions that give lists. */
function some(label: string, value: unknown): string[] {
	const list = listOf(Array.isArray(value) ? asList(value).flat() : (value ?? []));
	if (list.length === 0) throw new Error(`${label} is missing`);
	return list;
}

/** Each a text such as `Home & Garden > Decor`, or a list of its parts. Commas belong to the names. */
function pathsOf(value: unknown): string[][] {
	const list = (Array.isArray(value) ? asList(value) : [value ?? '']).map((path) =>
		listOf(Array.isArray(path) ? path : (asText(path) ?? '').split('>')),
	);
	const paths = list.filter((path) => path.length > 0);
	if (paths.length === 0) throw new Error('Categories is missing');
	return paths;
}

function amountOf({ filterAmount }: IDataObject): number {
	return named('Price', () => Number(parseDecimal(filterAmount ?? 0)));
}

function currencyOf({ filterCurrency }: IDataObject): string {
	return named('Currency', () => parseCurrency(filterCurrency ?? ''));
}

/** @param kind says what it must be one of, where the values are too many to be listed */
function oneOf(options: Array<{ value: unknown }>, label: string, value: unknown, kind?: string): string {
	const values = options.map((option) => String(option.value));
	const found = values.find((one) => one === value);
	if (found !== undefined) return found;
	throw new Error(`${label} must be one of ${kind ?? values.join(', ')}, not ${quote(value)}`);
}

function named<T>(label: string, parse: () => T): T {
	try {
		return parse();
	} catch (error) {
		return prefixed(label, error);
	}
}
