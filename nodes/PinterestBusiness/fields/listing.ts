/** What lists are narrowed, sorted and filled up by. */
import { choice, flag, ids, integer, listOf, mostly, text } from '../../shared/fields/kinds';

export const SYSTEM_USERS = flag({
	name: 'systemUsers',
	apiName: 'fetch_system_users',
	in: 'query',
	label: 'System Users',
	description: 'Whether to list system users, which programs use, instead of people',
});

/** @param byDefault what Pinterest does where it is not asked for either */
export const assetsSummary = (byDefault = false) =>
	flag({
		name: 'assetsSummary',
		apiName: 'assets_summary',
		in: 'query',
		label: 'Assets Summary',
		description: 'Whether to add the ad accounts and profiles that can be reached, with the permissions on each',
		default: byDefault,
	});

/** Where a list begins. */
export const START_INDEX = integer({
	name: 'startIndex',
	apiName: 'start_index',
	in: 'query',
	label: 'Start Index',
	description: 'How many results to leave out at the beginning',
	minimum: 0,
});

/** Ids that narrow a list, in one parameter of at most 500 characters. Source: the API description. */
export const idsFilter = mostly({ name: 'ids', label: 'IDs' }, (facts) => {
	const all = ids(facts);
	const parse = (value: unknown): string[] => {
		const list = listOf(all.parse(value));
		const { length } = list.join();
		if (length <= 500) return list;
		throw new Error(`is ${length} characters long with its commas, at most 500 are allowed: read in parts`);
	};
	return { ...all, parse };
});

/** How the assets of a member or partner are searched and sorted. Source: the API description. */
export const SEARCH = [
	choice({
		name: 'searchBy',
		apiName: 'search_by',
		in: 'query',
		label: 'Search By',
		description: 'The field to search in',
		options: [
			{ name: 'ID', value: 'ID' },
			{ name: 'Name', value: 'NAME' },
			{ name: 'Name or ID', value: 'NAME_OR_ID' },
			{ name: 'Name or Owner', value: 'NAME_OR_OWNER' },
			{ name: 'Owner', value: 'OWNER_NAME' },
		],
		default: 'NAME',
	}),
	text({
		name: 'searchValue',
		apiName: 'search_value',
		in: 'query',
		label: 'Search For',
		description: 'Only assets with this text in their name, or where Search By says',
	}),
];

export const SORT_ASCENDING = flag({
	name: 'sortAscending',
	apiName: 'sort_ascending',
	in: 'query',
	label: 'Sort Ascending',
	description: 'Whether to sort in ascending order',
	default: true,
});

export const SORT = [
	SORT_ASCENDING,
	choice({
		name: 'sortBy',
		apiName: 'sort_by',
		in: 'query',
		label: 'Sort By',
		description: 'What assets are sorted by',
		options: [
			{ name: 'ID', value: 'ID' },
			{ name: 'Name', value: 'NAME' },
			{ name: 'Permissions', value: 'PERMISSIONS' },
		],
		default: 'NAME',
	}),
];
