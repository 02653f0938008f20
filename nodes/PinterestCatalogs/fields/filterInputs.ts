import type { INodeProperties } from 'n8n-workflow';

import { PRODUCT_CATEGORIES } from '../../shared/fields/productCategories';
import type { Kind } from './filterKeys';

/** The largest that a filter by number compares with. Source: the API description's CatalogsProductGroupUint32Criteria. */
export const LARGEST_NUMBER = 4_294_967_295;

export const COMPARISONS = [
	{ name: 'Greater Than', value: 'GREATER_THAN' },
	{ name: 'Greater Than or Equal To', value: 'GREATER_THAN_OR_EQUALS' },
	{ name: 'Less Than', value: 'LESS_THAN' },
	{ name: 'Less Than or Equal To', value: 'LESS_THAN_OR_EQUALS' },
];

export const GENDERS = [
	{ name: 'Female', value: 'FEMALE' },
	{ name: 'Male', value: 'MALE' },
	{ name: 'Unisex', value: 'UNISEX' },
];

export const MEDIA = [
	{ name: 'Image', value: 'IMAGE' },
	{ name: 'Video', value: 'VIDEO' },
];

export const MATCHES = [
	{ name: 'Contains', value: 'CONTAINS' },
	{ name: 'Is', value: 'IS' },
];

type Input = Omit<INodeProperties, 'displayOptions'>;

/** What is asked for each kind of filter. */
export const INPUTS: Array<{ kinds: Kind[]; input: Input }> = [
	{
		kinds: ['labels'],
		input: {
			displayName: 'Match',
			name: 'labelMatch',
			type: 'options',
			options: MATCHES,
			default: 'IS',
			description: 'Whether the value must match exactly or only contain one of these',
		},
	},
	{
		kinds: ['labels', 'texts'],
		input: several('Values', 'filterTexts', 'Any of these. Get Filter Values of the catalog lists the values.'),
	},
	{
		kinds: ['paths'],
		input: {
			...several('Categories', 'filterPaths', 'Any of these, each after the ones it belongs to, separated by >'),
			placeholder: 'e.g. Home & Garden > Decor',
		},
	},
	{ kinds: ['groups'], input: several('Product Group IDs', 'filterGroups', 'Products that are in any of these') },
	{
		kinds: ['categories'],
		input: {
			displayName: 'Pinterest Categories',
			name: 'filterCategories',
			type: 'multiOptions',
			options: PRODUCT_CATEGORIES,
			default: [],
			description: 'Any of these categories, as assigned by Pinterest',
		},
	},
	{
		kinds: ['countries'],
		input: {
			...several('Country Codes', 'filterCountryCodes', 'Any of these, as two-letter codes'),
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
			description: 'In the currency, such as 49.90',
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
			displayName: 'Include This Price',
			name: 'filterInclusive',
			type: 'boolean',
			default: true,
			description: 'Whether to include products with exactly this price',
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
			description: 'A three-letter code (ISO 4217)',
		},
	},
	{
		kinds: [
			'amount',
			'categories',
			'countries',
			'genders',
			'groups',
			'labels',
			'media',
			'number',
			'paths',
			'price',
			'texts',
		],
		input: {
			displayName: 'Exclude',
			name: 'filterNegated',
			type: 'boolean',
			default: false,
			description: 'Whether to include products that don’t meet it instead',
		},
	},
];

function several(displayName: string, name: string, description: string): Input {
	return { displayName, name, type: 'string', typeOptions: { multipleValues: true }, default: [], description };
}
