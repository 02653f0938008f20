import type { INodePropertyOptions } from 'n8n-workflow';

import type { Field } from '../../shared/rows/field';
import type { Facts } from '../../shared/fields/kinds';
import { choice, choices, flag, ids, integer, text } from '../../shared/fields/kinds';

type Placed = Partial<Facts> & Pick<Facts, 'in'>;

/** Most elements of a batched write. Source: `maxItems` of the lists in the API description; a few have room for 100. */
export const MOST = 50;

/** Most permissions of one holder on one asset. Source: the API description. */
const MOST_PERMISSIONS = 50;

/** What a holder may do with an asset. Source: the API description's permissions; not each goes with each type of asset. */
const PERMISSIONS = [
	{ name: 'Admin', value: 'ADMIN', description: 'Everything, and giving access to others' },
	{ name: 'Analyst', value: 'ANALYST', description: 'Looking at everything, changing nothing' },
	{ name: 'Audience Manager', value: 'AUDIENCE_MANAGER', description: 'Making and changing audiences' },
	{
		name: 'Business Audience Sharer',
		value: 'BIZ_PINNER_LIST_SHARER',
		description: 'Sharing audiences with other businesses',
	},
	{ name: 'Campaign Manager', value: 'CAMPAIGN_MANAGER', description: 'Making and changing campaigns' },
	{ name: 'Catalogs Manager', value: 'CATALOGS_MANAGER', description: 'Making and changing catalogs' },
	{ name: 'Catalogs Viewer', value: 'CATALOGS_VIEWER', description: 'Looking at catalogs' },
	{ name: 'Consumer User', value: 'CONSUMER_USER', description: 'Using an asset of the type Consumer' },
	{ name: 'Finance Edit', value: 'FINANCE_EDIT', description: 'Changing billing' },
	{ name: 'Finance Manager', value: 'FINANCE_MANAGER', description: 'Managing billing' },
	{ name: 'Finance View', value: 'FINANCE_VIEW', description: 'Looking at billing' },
	{ name: 'Profile Publisher', value: 'PROFILE_PUBLISHER', description: 'Publishing Pins; only on profiles' },
];

/** What a person is in the business. */
const ROLES = [
	{
		name: 'Admin',
		value: 'BIZ_ADMIN',
		description: 'Manages members, partners and assets, and gives access to them',
	},
	{ name: 'Employee', value: 'EMPLOYEE', description: 'Sees and uses only the assets that were assigned' },
];

/** Which way assets are shared between two businesses. */
const PARTNER_TYPES = [
	{ name: 'Gets Our Assets (Internal)', value: 'INTERNAL', description: 'Can reach assets of this business' },
	{ name: 'Gives Us Assets (External)', value: 'EXTERNAL', description: 'Lets this business reach its assets' },
];

/** What a business has. Source: the API description's asset types. */
const ASSET_TYPES = [
	{ name: 'Ad Account', value: 'AD_ACCOUNT' },
	{ name: 'Asset Group', value: 'ASSET_GROUP' },
	{ name: 'Catalog', value: 'CATALOG' },
	{ name: 'Consumer', value: 'CONSUMER' },
	{ name: 'Profile', value: 'PROFILE' },
];

const CONVERSION_TAG = { name: 'Conversion Tag', value: 'CONVERSION_TAG' };

/** What members can reach. */
export const MEMBER_ASSET_TYPES = [...ASSET_TYPES, CONVERSION_TAG].sort(byName);

/** What partners can reach. */
export const PARTNER_ASSET_TYPES = [
	...MEMBER_ASSET_TYPES,
	{ name: 'Audience', value: 'PINNER_LIST' },
	{ name: 'Conversion Segment', value: 'CONVERSION_SEGMENT' },
].sort(byName);

/** What an asset group is about. It sorts groups and changes nothing in what they do. */
const GROUP_TYPES = [
	{ name: 'Brand', value: 'BRAND' },
	{ name: 'Location or Language', value: 'LOCATION_OR_LANGUAGE' },
	{ name: 'Other', value: 'OTHER' },
	{ name: 'Product Line', value: 'PRODUCT_LINE' },
];

/** What an invite is for. */
export const INVITE_TYPES = [
	{ name: 'Member Invite', value: 'MEMBER_INVITE', description: 'Asks a person to become a member of the business' },
	{
		name: 'Partner Invite',
		value: 'PARTNER_INVITE',
		description: 'Asks a business to become a partner that gets assets of this one',
	},
	{
		name: 'Partner Request',
		value: 'PARTNER_REQUEST',
		description: 'Asks a business to become a partner that gives this one access to its assets',
	},
];

export const permissions = (facts: Placed): Field =>
	choices({
		name: 'permissions',
		label: 'Permissions',
		description: 'What may be done with the asset; these take the place of those that are there',
		options: PERMISSIONS,
		maxItems: MOST_PERMISSIONS,
		required: true,
		...facts,
	});

/** Only assets on which the business has one of these. */
export const PERMISSIONS_FILTER: Field = choices({
	name: 'assetPermissions',
	apiName: 'permissions',
	in: 'query',
	label: 'Permissions',
	description: 'Only assets on which the business has one of these permissions',
	options: [
		...PERMISSIONS.filter(({ value }) => value !== 'CONSUMER_USER' && value !== 'BIZ_PINNER_LIST_SHARER'),
		{ name: 'Owner', value: 'OWNER', description: 'The asset belongs to the business' },
	].sort(byName),
	repeated: true,
});

export const role = (facts: Placed): Field =>
	choice({
		name: 'businessRole',
		apiName: 'business_role',
		label: 'Role',
		description: 'What the member is in the business',
		options: ROLES,
		default: 'EMPLOYEE',
		required: true,
		...facts,
	});

export const ROLES_FILTER: Field = choices({
	name: 'businessRoles',
	apiName: 'business_roles',
	in: 'query',
	label: 'Roles',
	description: 'Only members with one of these roles',
	options: ROLES,
	repeated: true,
});

export const partnerType = (facts: Placed): Field =>
	choice({
		name: 'partnerType',
		apiName: 'partner_type',
		label: 'Partner Type',
		description: 'Which way assets are shared',
		options: PARTNER_TYPES,
		default: 'INTERNAL',
		...facts,
	});

/** Pinterest gives assets of one type at a time; without one, ad accounts. */
export const assetType = (options = ASSET_TYPES): Field =>
	choice({
		name: 'assetType',
		apiName: 'asset_type',
		in: 'query',
		label: 'Asset Type',
		description: 'Which assets to list, one type at a time',
		options,
		default: 'AD_ACCOUNT',
		required: true,
	});

export const groupTypes = (facts: Placed): Field =>
	choices({
		name: 'groupTypes',
		apiName: 'asset_group_types',
		label: 'Types',
		description: 'What the group is about; this sorts groups and changes nothing in what they do',
		options: GROUP_TYPES,
		...facts,
	});

export const inviteType = (facts: Placed): Field =>
	choice({
		name: 'inviteType',
		apiName: 'invite_type',
		label: 'Type',
		description: 'What is asked',
		options: INVITE_TYPES,
		default: 'MEMBER_INVITE',
		required: true,
		...facts,
	});

export const SYSTEM_USERS: Field = flag({
	name: 'systemUsers',
	apiName: 'fetch_system_users',
	in: 'query',
	label: 'System Users',
	description: 'Whether to list system users, which programs use, instead of people',
});

/** @param byDefault what Pinterest does where it is not asked for either */
export const assetsSummary = (byDefault = false): Field =>
	flag({
		name: 'assetsSummary',
		apiName: 'assets_summary',
		in: 'query',
		label: 'Assets Summary',
		description: 'Whether to add the ad accounts and profiles that can be reached, with the permissions on each',
		default: byDefault,
	});

/** Where a list begins. */
export const START_INDEX: Field = integer({
	name: 'startIndex',
	apiName: 'start_index',
	in: 'query',
	label: 'Start Index',
	description: 'How many results to leave out at the beginning',
	minimum: 0,
});

/** Ids that narrow a list, in one parameter of at most 500 characters. Source: the API description. */
export const idsFilter = (facts: Facts): Field => {
	const all = ids(facts);
	return {
		...all,
		parse: (value) => {
			const list = all.parse(value) as string[];
			const { length } = list.join();
			if (length <= 500) return list;
			throw new Error(`is ${length} characters long with its commas, at most 500 are allowed: read in parts`);
		},
	};
};

/** How the assets of a member or partner are searched and sorted. Source: the API description. */
export const SEARCH: Field[] = [
	choice({
		name: 'searchBy',
		apiName: 'search_by',
		in: 'query',
		label: 'Search By',
		description: 'Where Search For is looked for',
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

export const SORT_ASCENDING: Field = flag({
	name: 'sortAscending',
	apiName: 'sort_ascending',
	in: 'query',
	label: 'Sort Ascending',
	description: 'Whether to sort from A to Z and from low to high, or the other way round',
	default: true,
});

export const SORT: Field[] = [
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

function byName(a: INodePropertyOptions, b: INodePropertyOptions): number {
	return a.name.localeCompare(b.name);
}
