import { asObject, asObjects, asText } from '../../shared/api/json';
import type { Caller } from '../../shared/api/request';
import type { Values, When } from '../../shared/rows/field';
import { entriesOf, many } from '../../shared/fields/entries';
import { choice, field, json } from '../../shared/fields/kinds';
import { entryOf, filterOf } from './filterEntry';
import { FILTER_KEYS } from './filterKeys';
import type { FilterKey } from './filterKeys';
import type { CatalogType } from './place';
import { CATALOG_TYPES } from './place';

export const UNCHANGED = 'unchanged';

/**
 * Fields for the filters that make a product group: a builder that follows the type of the catalog, or JSON.
 *
 * @param scopes what the parameter `groupOf` says for each type of catalog
 * @param match names the parameter that says how they go together
 * @param isChange they may be left as they are
 * @param mayBeEmpty types of catalogs whose products may all be meant
 */
export function filterFields<const Match extends string>({
	scopes,
	match,
	isChange = false,
	mayBeEmpty,
}: {
	scopes: Record<CatalogType, string[]>;
	match: Match;
	isChange?: boolean;
	mayBeEmpty: CatalogType[];
}) {
	return [
		choice({
			name: match,
			in: 'local',
			label: 'Products',
			description: 'Which products to include',
			options: [
				{ name: 'By Filters Given as JSON', value: 'json' },
				...(isChange ? [{ name: 'Leave Unchanged', value: UNCHANGED }] : []),
				{ name: 'That Meet All Filters', value: 'all_of' },
				{ name: 'That Meet Any Filter', value: 'any_of' },
			],
			default: isChange ? UNCHANGED : 'all_of',
		}),
		...CATALOG_TYPES.map((type) => builderOf(type, match, scopes[type], mayBeEmpty.includes(type))),
		...CATALOG_TYPES.map((type) => jsonOf(type, { groupOf: scopes[type], [match]: ['json'] })),
	];
}

function builderOf(type: CatalogType, match: string, groupOf: string[], mayBeEmpty: boolean) {
	const made = field(
		{
			name: 'groupFilters',
			apiName: 'filters',
			in: 'body',
			label: 'Filters',
			description: 'What the products have in common',
			required: !mayBeEmpty,
			when: { groupOf, [match]: ['all_of', 'any_of'] },
		},
		many('Add Filter', 'Filter', entryOf(FILTER_KEYS[type])),
		(value) => {
			const list = entriesOf(value).map((entry, at) => filterOf(FILTER_KEYS[type], entry, at));
			if (list.length > 0 || mayBeEmpty) return { list };
			throw new Error('is missing: add at least one filter');
		},
	);
	return {
		...made,
		resolve: async (_caller: Caller, parsed: unknown, { local }: Values) =>
			await Promise.resolve({ [asText(local[match]) ?? '']: asObject(parsed).list }),
	};
}

/** The way to filters that the builder does not know yet, and to those that another product group has. */
function jsonOf(type: CatalogType, when: When) {
	const made = json({
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
		...made,
		parse(value: unknown) {
			const filters = asObject(made.parse(value));
			const [key = '', ...others] = Object.keys(filters);
			const list = filters[key];
			if (others.length > 0 || !['all_of', 'any_of'].includes(key) || !Array.isArray(list))
				throw new Error('must be an object with a list of filters in either all_of or any_of');
			const foreign = asObjects(list)
				.flatMap((one) => Object.keys(one))
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
