import { byName } from '../../shared/fields/english';
import type { Option } from '../../shared/fields/kinds';
import { choice, choices, mostly } from '../../shared/fields/kinds';

/** Most elements of a batched write. Source: `maxItems` of the lists in the API description; a few have room for 100. */
export const MOST = 50;

/** Most permissions of one holder on one asset. Source: the API description. */
const MOST_PERMISSIONS = 50;

/** What a holder may do with an asset. Source: the API description's permissions; not each goes with each type of asset. */
const PERMISSIONS = [
	{ name: 'Admin', value: 'ADMIN', description: 'Everything, including giving access to others' },
	{ name: 'Analyst', value: 'ANALYST', description: 'View everything, change nothing' },
	{ name: 'Audience Manager', value: 'AUDIENCE_MANAGER', description: 'Create and edit audiences' },
	{
		name: 'Business Audience Sharer',
		value: 'BIZ_PINNER_LIST_SHARER',
		description: 'Share audiences with other businesses',
	},
	{ name: 'Campaign Manager', value: 'CAMPAIGN_MANAGER', description: 'Create and edit campaigns' },
	{ name: 'Catalogs Manager', value: 'CATALOGS_MANAGER', description: 'Create and edit catalogs' },
	{ name: 'Catalogs Viewer', value: 'CATALOGS_VIEWER', description: 'View catalogs' },
	{ name: 'Consumer User', value: 'CONSUMER_USER', description: 'Using an asset of the type Consumer' },
	{ name: 'Finance Edit', value: 'FINANCE_EDIT', description: 'Edit billing' },
	{ name: 'Finance Manager', value: 'FINANCE_MANAGER', description: 'Manage billing' },
	{ name: 'Finance View', value: 'FINANCE_VIEW', description: 'View billing' },
	{ name: 'Profile Publisher', value: 'PROFILE_PUBLISHER', description: 'Publish Pins, only on profiles' },
] as const;

/** What a person is in the business. */
const ROLES = [
	{
		name: 'Admin',
		value: 'BIZ_ADMIN',
		description: 'Manages members, partners and assets, and gives access to them',
	},
	{ name: 'Employee', value: 'EMPLOYEE', description: 'Sees and uses only the assets that were assigned' },
] as const;

/** Which way assets are shared between two businesses. */
const PARTNER_TYPES = [
	{ name: 'Gets Our Assets (Internal)', value: 'INTERNAL', description: 'Can reach assets of this business' },
	{ name: 'Gives Us Assets (External)', value: 'EXTERNAL', description: 'Lets this business reach its assets' },
] as const;

/** What a business has. Source: the API description's asset types. */
export const ASSET_TYPES = [
	{ name: 'Ad Account', value: 'AD_ACCOUNT' },
	{ name: 'Asset Group', value: 'ASSET_GROUP' },
	{ name: 'Catalog', value: 'CATALOG' },
	{ name: 'Consumer', value: 'CONSUMER' },
	{ name: 'Profile', value: 'PROFILE' },
] as const;

const CONVERSION_TAG = { name: 'Conversion Tag', value: 'CONVERSION_TAG' } as const;

/** What members can reach. */
export const MEMBER_ASSET_TYPES = [...ASSET_TYPES, CONVERSION_TAG].sort(byName);

/** What partners can reach. */
export const PARTNER_ASSET_TYPES = [
	...MEMBER_ASSET_TYPES,
	{ name: 'Audience', value: 'PINNER_LIST' } as const,
	{ name: 'Conversion Segment', value: 'CONVERSION_SEGMENT' } as const,
].sort(byName);

/** What an asset group is about. It sorts groups and changes nothing in what they do. */
const GROUP_TYPES = [
	{ name: 'Brand', value: 'BRAND' },
	{ name: 'Location or Language', value: 'LOCATION_OR_LANGUAGE' },
	{ name: 'Other', value: 'OTHER' },
	{ name: 'Product Line', value: 'PRODUCT_LINE' },
] as const;

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
] as const;

export const permissions = mostly(
	{
		name: 'permissions',
		label: 'Permissions',
		description: 'The permissions on the asset. They replace the current ones.',
		required: true,
	},
	(facts) => choices({ ...facts, options: PERMISSIONS, maxItems: MOST_PERMISSIONS }),
);

/** Only assets on which the business has one of these. */
export const PERMISSIONS_FILTER = choices({
	name: 'assetPermissions',
	apiName: 'permissions',
	in: 'query',
	label: 'Permissions',
	description: 'Only assets on which the business has one of these permissions',
	options: [
		...PERMISSIONS.filter((one) => one.value !== 'CONSUMER_USER' && one.value !== 'BIZ_PINNER_LIST_SHARER'),
		{ name: 'Owner', value: 'OWNER', description: 'The asset belongs to the business' } as const,
	].sort(byName),
	repeated: true,
});

export const role = mostly(
	{
		name: 'businessRole',
		apiName: 'business_role',
		label: 'Role',
		description: 'What the member is in the business',
		required: true,
	},
	(facts) => choice({ ...facts, options: ROLES, default: 'EMPLOYEE' }),
);

export const ROLES_FILTER = choices({
	name: 'businessRoles',
	apiName: 'business_roles',
	in: 'query',
	label: 'Roles',
	description: 'Only members with one of these roles',
	options: ROLES,
	repeated: true,
});

export const partnerType = mostly(
	{ name: 'partnerType', apiName: 'partner_type', label: 'Partner Type', description: 'Which way assets are shared' },
	(facts) => choice({ ...facts, options: PARTNER_TYPES, default: 'INTERNAL' }),
);

/** Pinterest gives assets of one type at a time; without one, ad accounts. */
export const assetType = <const Options extends readonly Option[]>(options: Options) =>
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

export const groupTypes = mostly(
	{
		name: 'groupTypes',
		apiName: 'asset_group_types',
		label: 'Types',
		description: 'The type of group. It’s only used to sort groups.',
	},
	(facts) => choices({ ...facts, options: GROUP_TYPES }),
);

export const inviteType = mostly(
	{ name: 'inviteType', apiName: 'invite_type', label: 'Type', description: 'The type of question', required: true },
	(facts) => choice({ ...facts, options: INVITE_TYPES, default: 'MEMBER_INVITE' }),
);
