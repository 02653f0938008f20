import type { IDataObject } from 'n8n-workflow';

import type { Field } from '../../shared/rows/field';
import { entriesOf, many } from '../../shared/fields/entries';
import { choice, json } from '../../shared/fields/kinds';
import { entryOf, filterOf } from './filterEntry';
import { FILTER_KEYS } from './filterKeys';
import type { FilterKey } from './filterKeys';
import type { CatalogType } from './place';

export const UNCHANGED = 'unchanged';

/** Filters that were read, apart from how they go together. */
interface List {
	list: IDataObject[];
}

/**
 * Fields for the filters that make a product group: a builder that follows the type of the catalog, or JSON.
 *
 * @param scopes what the parameter `groupOf` says for each type of catalog
 * @param match names the parameter that says how they go together
 * @param isChange they may be left as they are
 * @param mayBeEmpty types of catalogs whose products may all be meant
 */
export function filterFields({
	scopes,
	match,
	isChange = false,
	mayBeEmpty,
}: {
	scopes: Record<CatalogType, string[]>;
	match: string;
	isChange?: boolean;
	mayBeEmpty: CatalogType[];
}): Field[] {
	const types = Object.keys(scopes) as CatalogType[];
	const builders = types.map((type): Field => {
		const { shown } = builderOf(type);
		return {
			name: 'groupFilters',
			apiName: 'filters',
			in: 'body',
			shown,
			required: !mayBeEmpty.includes(type),
			when: { groupOf: scopes[type], [match]: ['all_of', 'any_of'] },
			parse(value) {
				const list = entriesOf(value).map((entry, at) => filterOf(FILTER_KEYS[type], entry, at));
				if (list.length > 0 || mayBeEmpty.includes(type)) return { list };
				throw new Error('is missing: add at least one filter');
			},
			resolve: async (_caller, parsed, { local }) =>
				await Promise.resolve({ [String(local[match])]: (parsed as List).list }),
		};
	});
	return [
		choice({
			name: match,
			in: 'local',
			label: 'Products',
			description: 'Which products it takes in',
			options: [
				{ name: 'By Filters Given as JSON', value: 'json' },
				...(isChange ? [{ name: 'Leave As They Are', value: UNCHANGED }] : []),
				{ name: 'That Meet All Filters', value: 'all_of' },
				{ name: 'That Meet Any Filter', value: 'any_of' },
			],
			default: isChange ? UNCHANGED : 'all_of',
		}),
		...builders,
		...types.map((type) => jsonOf(type, { groupOf: scopes[type], [match]: ['json'] })),
	];
}

function builderOf(type: CatalogType): Pick<Field, 'shown'> {
	return {
		shown: {
			displayName: 'Filters',
			description: 'What the products have in common',
			...many('Add Filter', 'Filter', entryOf(FILTER_KEYS[type])),
		},
	};
}

/** The way to filters that the builder does not know yet, and to those that another product group has. */
function jsonOf(type: CatalogType, when: Field['when']): Field {
	const field = json({
		name: 'filtersJson',
		apiName: 'filters',
		in: 'body',
		label: 'Filters (JSON)',
		description:
			'The filters with the names of the Pinterest API, as Get gives those of a product group: {"all_of": [{"TITLE_KEYWORDS": {"values": ["linen"]}}]}',
		required: true,
		when,
	});
	return {
		...field,
		parse(value) {
			const filters = (field.parse(value) ?? {}) as IDataObject;
			const [key, ...others] = Object.keys(filters);
			if (others.length > 0 || !['all_of', 'any_of'].includes(key) || !Array.isArray(filters[key]))
				throw new Error('must be an object with a list of filters in either all_of or any_of');
			const foreign = (filters[key] as unknown[])
				.flatMap((one) => Object.keys((one ?? {}) as object))
				.find((name) => isForeign(type, name));
			if (foreign) throw new Error(`has the filter ${foreign}, which this type of catalog does not have`);
			return filters;
		},
	};
}

/** A key that only other types of catalogs have. Pinterest may have more keys than are known here. */
function isForeign(type: CatalogType, name: string): boolean {
	const has = (keys: FilterKey[]) => keys.some(({ value }) => value === name);
	return !has(FILTER_KEYS[type]) && Object.values(FILTER_KEYS).some(has);
}
