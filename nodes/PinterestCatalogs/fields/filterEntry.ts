import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { parseCountry } from '../../shared/fields/country';
import { listOf, quote, parseFlag, parseId, parseInteger } from '../../shared/fields/kinds';
import { parseDecimal } from '../../shared/fields/money';
import type { FilterKey, Kind } from './filterKeys';
import { parseCurrency } from './price';

const LARGEST_NUMBER = 4_294_967_295;

/** Every type of catalog has it, so that it stays when the type is changed. */
const USUAL_KEY = 'TITLE_KEYWORDS';

const COMPARISONS = [
	{ name: 'Greater Than', value: 'GREATER_THAN' },
	{ name: 'Greater Than or Equal To', value: 'GREATER_THAN_OR_EQUALS' },
	{ name: 'Less Than', value: 'LESS_THAN' },
	{ name: 'Less Than or Equal To', value: 'LESS_THAN_OR_EQUALS' },
];

const GENDERS = [
	{ name: 'Female', value: 'FEMALE' },
	{ name: 'Male', value: 'MALE' },
	{ name: 'Unisex', value: 'UNISEX' },
];

const MEDIA = [
	{ name: 'Image', value: 'IMAGE' },
	{ name: 'Video', value: 'VIDEO' },
];

const MATCHES = [
	{ name: 'Contains', value: 'CONTAINS' },
	{ name: 'Is', value: 'IS' },
];

type Input = Omit<INodeProperties, 'displayOptions'>;

/** What is asked for each kind of filter. */
const INPUTS: Array<{ kinds: Kind[]; input: Input }> = [
	{
		kinds: ['labels'],
		input: {
			displayName: 'Match',
			name: 'labelMatch',
			type: 'options',
			options: MATCHES,
			default: 'IS',
			description: 'Whether a label must be one of the values or only hold one',
		},
	},
	{
		kinds: ['labels', 'texts'],
		input: several('Values', 'filterTexts', 'Any of these; Get Filter Values of the catalog lists what there is'),
	},
	{
		kinds: ['paths'],
		input: {
			...several('Categories', 'filterPaths', 'Any of these, each with what it lies in before it, and > between'),
			placeholder: 'e.g. Home & Garden > Decor',
		},
	},
	{ kinds: ['groups'], input: several('Product Group IDs', 'filterGroups', 'Products that are in any of these') },
	{
		kinds: ['countries'],
		input: {
			...several('Country Codes', 'filterCountryCodes', 'Any of these, by their two letters'),
			placeholder: 'e.g. SE',
		},
	},
	{
		kinds: ['genders'],
		input: { displayName: 'Genders', name: 'filterGenders', type: 'multiOptions', options: GENDERS, default: [] },
	},
	{
		kinds: ['media'],
		input: { displayName: 'Media Types', name: 'filterMedia', type: 'multiOptions', options: MEDIA, default: [] },
	},
	{
		kinds: ['amount', 'number'],
		input: {
			displayName: 'Is',
			name: 'comparison',
			type: 'options',
			options: COMPARISONS,
			default: 'GREATER_THAN',
		},
	},
	{
		kinds: ['amount', 'price'],
		input: {
			displayName: 'Price',
			name: 'filterAmount',
			type: 'number',
			typeOptions: { minValue: 0, numberPrecision: 2 },
			default: 0,
			description: 'As people say it, such as 49.90',
		},
	},
	{
		kinds: ['number'],
		input: {
			displayName: 'Number',
			name: 'filterNumber',
			type: 'number',
			typeOptions: { minValue: 0, maxValue: LARGEST_NUMBER, numberPrecision: 0 },
			default: 0,
		},
	},
	{
		kinds: ['price'],
		input: {
			displayName: 'Include the Price Itself',
			name: 'filterInclusive',
			type: 'boolean',
			default: true,
			description: 'Whether a product of just this price is taken too',
		},
	},
	{
		kinds: ['amount', 'currency'],
		input: {
			displayName: 'Currency',
			name: 'filterCurrency',
			type: 'string',
			default: '',
			placeholder: 'e.g. EUR',
			description: 'By its three-letter code (ISO 4217)',
		},
	},
	{
		kinds: ['amount', 'countries', 'genders', 'groups', 'labels', 'media', 'number', 'paths', 'price', 'texts'],
		input: {
			displayName: 'Exclude',
			name: 'filterNegated',
			type: 'boolean',
			default: false,
			description: 'Whether to take what does not meet it instead',
		},
	},
];

/** One filter in the editor: what it looks at, then what that kind needs. */
export function entryOf(keys: FilterKey[]): INodeProperties[] {
	const of = (kinds: Kind[]) => keys.filter(({ kind }) => kinds.includes(kind)).map(({ value }) => value);
	return [
		{
			displayName: 'By',
			name: 'filterBy',
			type: 'options',
			options: keys.map(({ name, value }) => ({ name, value })).sort((a, b) => a.name.localeCompare(b.name)),
			default: USUAL_KEY,
		},
		...INPUTS.filter(({ kinds }) => of(kinds).length > 0)
			.map(({ kinds, input }) => ({ ...input, displayOptions: { show: { filterBy: of(kinds) } } }))
			// n8n's rules want them in this order, so "By" is a name that comes first.
			.sort((a, b) => a.displayName.localeCompare(b.displayName)),
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
	paths: ({ filterPaths }) => ({ values: pathsOf(filterPaths) as unknown as IDataObject[] }),
	price: (entry) => ({ values: amountOf(entry), inclusion: parseFlag(entry.filterInclusive ?? true) }),
	texts: ({ filterTexts }) => ({ values: some('Values', filterTexts) }),
};

function several(displayName: string, name: string, description: string): Input {
	return { displayName, name, type: 'string', typeOptions: { multipleValues: true }, default: [], description };
}

/** The list of the editor, whose values may be expressions that give lists. */
function some(label: string, value: unknown): string[] {
	const list = listOf(Array.isArray(value) ? (value as unknown[]).flat() : (value ?? []));
	if (list.length === 0) throw new Error(`${label} is missing`);
	return list;
}

/** Each a text such as `Home & Garden > Decor`, or a list of its parts. Commas belong to the names. */
function pathsOf(value: unknown): string[][] {
	const list = (Array.isArray(value) ? (value as unknown[]) : [value ?? '']).map((path) =>
		listOf(Array.isArray(path) ? path : String(path).split('>')),
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

function oneOf(options: Array<{ value: string }>, label: string, value: unknown): string {
	const found = options.find((option) => option.value === value);
	if (found) return found.value;
	throw new Error(`${label} must be one of ${options.map((option) => option.value).join(', ')}, not ${quote(value)}`);
}

function named<T>(label: string, parse: () => T): T {
	try {
		return parse();
	} catch (error) {
		return prefixed(label, error);
	}
}

function prefixed(words: string, error: unknown): never {
	throw new Error(`${words} ${(error as Error).message}`);
}
