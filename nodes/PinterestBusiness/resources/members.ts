import type { IDataObject } from 'n8n-workflow';

import { asText } from '../../shared/api/json';
import type { Operation, Resource } from '../../shared/rows/operation';
import { operation } from '../../shared/rows/operation';
import { needsList } from '../../shared/run/elements';
import { choice, choices } from '../../shared/fields/kinds';
import { MEMBER_ASSET_TYPES, MOST, ROLES_FILTER, assetType, permissions, role } from '../fields/access';
import { SEARCH, SORT, START_INDEX, SYSTEM_USERS, assetsSummary, idsFilter } from '../fields/listing';
import { accessesOf, doneOnly, itemsWithExceptions } from '../fields/outcomes';
import { BUSINESS, asset, member } from '../fields/pickers';

/** Most accesses that one request takes away. Source: the API description. */
const MOST_REMOVED = 100;

const ACCESSES = accessesOf('member_id');

const operations: Operation[] = [
	operation('PATCH /businesses/{business_id}/members/assets/access', {
		value: 'assignAssets',
		effect: 'write',
		name: 'Assign Assets',
		action: 'Assign assets to members',
		description: `Give a member access to an asset, or change their permissions, which replace the current ones. The accesses of all input items are sent together, up to ${MOST} in a request, and each has its own outcome.`,
		fields: [BUSINESS, member({ in: 'body' }), asset({ in: 'body' }), permissions({ in: 'body' })],
		jsonBody: true,
		check: (values) => needsList(values, 'accesses'),
		elementsIn: 'accesses',
		makes: ['accesses'],
		batch: ACCESSES.given(MOST, itemsWithExceptions),
	}),
	operation('GET /businesses/{business_id}/members', {
		value: 'getAll',
		name: 'Get Many',
		action: 'Get many members of business',
		description:
			'List the members of a business with their roles: people, or system users of programs. Optionally with the ad accounts and profiles they can access.',
		fields: [BUSINESS],
		collections: {
			filters: [
				idsFilter({
					name: 'memberIds',
					apiName: 'member_ids',
					in: 'query',
					label: 'Member IDs',
					description: 'Only these members: IDs separated by commas',
				}),
				ROLES_FILTER,
				SYSTEM_USERS,
			],
			options: [assetsSummary(), START_INDEX],
		},
		answer: 'page',
	}),
	operation('GET /businesses/{business_id}/members/{member_id}/assets', {
		value: 'getAssets',
		name: 'Get Assets',
		action: 'Get assets of member',
		description: 'List the assets of one type that a member has access to, with the permissions on each',
		fields: [BUSINESS, member({ in: 'path' }), assetType(MEMBER_ASSET_TYPES)],
		collections: {
			filters: [
				choices({
					name: 'adAccountStatuses',
					apiName: 'ad_account_statuses',
					in: 'query',
					label: 'Ad Account Statuses',
					description: 'Only ad accounts with one of these statuses',
					options: [
						{ name: 'Active', value: 'ACTIVE' },
						{ name: 'Archived', value: 'ARCHIVED' },
						{ name: 'Paused', value: 'PAUSED' },
					],
					repeated: true,
				}),
				choice({
					name: 'permissionType',
					apiName: 'asset_permission_type',
					in: 'query',
					label: 'Permission Type',
					description: 'Which permissions to consider',
					options: [
						{
							name: 'Aggregated',
							value: 'AGGREGATED_PERMISSION',
							description: 'Those that come with asset groups too',
						},
						{ name: 'Direct', value: 'DIRECT_PERMISSION', description: 'Those on the asset itself' },
					],
					default: 'DIRECT_PERMISSION',
				}),
				...SEARCH,
			],
			options: [...SORT, START_INDEX],
		},
		answer: 'page',
	}),
	operation('DELETE /businesses/{business_id}/members', {
		value: 'remove',
		name: 'Remove',
		action: 'Remove members from business',
		description: `Remove a person or system user from a business: they lose all access that the business gave them. This can’t be undone; an invite can make them a member again. The members of all input items are sent together, up to ${MOST} in a request.`,
		fields: [BUSINESS, member({ in: 'body' })],
		collections: {
			additionalFields: [role({ in: 'body', required: false, description: 'The current role of the member' })],
		},
		elementsIn: 'members',
		makes: ['members'],
		batch: {
			maxItems: MOST,
			noun: 'member',
			wrap: (members) => ({ members }),
			outcomes: doneOnly('deleted_members', memberOf, ({ member_id: id }) => ({ deleted: true, member_id: id })),
			about: ({ member_id }) => ({ member_id }),
		},
	}),
	operation('DELETE /businesses/{business_id}/members/assets/access', {
		value: 'removeAssets',
		name: 'Remove Assets',
		action: 'Remove assets from members',
		description: `Remove a member’s access to an asset. This can’t be undone; Assign Assets can give access again. The accesses of all input items are sent together, up to ${MOST_REMOVED} in a request.`,
		fields: [BUSINESS, member({ in: 'body' }), asset({ in: 'body' })],
		elementsIn: 'accesses',
		makes: ['accesses'],
		batch: ACCESSES.taken(MOST_REMOVED),
	}),
	operation('PATCH /businesses/{business_id}/members', {
		value: 'updateRole',
		effect: 'write',
		name: 'Update Role',
		action: 'Update role of members',
		description: `Make members admins of a business, or employees who see only what is assigned to them. An admin can give access to everything. The members of all input items are sent together, up to ${MOST} in a request.`,
		fields: [
			BUSINESS,
			member({ in: 'body' }),
			role({ in: 'body', name: 'newBusinessRole', description: 'The new role of the member' }),
		],
		jsonBody: true,
		batch: {
			maxItems: MOST,
			noun: 'member',
			outcomes: doneOnly('items', ({ member_id, business_role }) => `${asText(member_id)} ${asText(business_role)}`),
			about: ({ member_id }) => ({ member_id }),
		},
	}),
];

function memberOf({ member_id }: IDataObject): string {
	return asText(member_id) ?? '';
}

export const members: Resource = { value: 'member', name: 'Member', operations };
