import type { Operation, Resource } from '../../shared/rows/operation';
import { operation } from '../../shared/rows/operation';
import { id } from '../../shared/fields/kinds';
import { ASSET_TYPES, PERMISSIONS_FILTER, assetType } from '../fields/access';
import { START_INDEX, SYSTEM_USERS } from '../fields/listing';
import { BUSINESS, asset } from '../fields/pickers';

const operations: Operation[] = [
	operation('GET /businesses/{business_id}/assets', {
		value: 'getAll',
		name: 'Get Many',
		action: 'Get many assets of business',
		description:
			'List the ad accounts, profiles, asset groups or catalogs that a business owns or can reach through partners, one type at a time',
		fields: [BUSINESS, assetType(ASSET_TYPES)],
		collections: {
			filters: [
				id({
					name: 'inAssetGroup',
					apiName: 'asset_group_id',
					in: 'query',
					label: 'Asset Group ID',
					description: 'Only assets in this asset group',
				}),
				id({
					name: 'childAsset',
					apiName: 'child_asset_id',
					in: 'query',
					label: 'Child Asset ID',
					description: 'Only asset groups that hold this asset',
				}),
				PERMISSIONS_FILTER,
			],
			options: [START_INDEX],
		},
		answer: 'page',
	}),
	operation('GET /businesses/{business_id}/assets/{asset_id}/members', {
		value: 'getMembers',
		name: 'Get Members',
		action: 'Get members of asset',
		description: 'List the members with access to an asset and their permissions',
		fields: [BUSINESS, asset({ in: 'path' })],
		collections: { filters: [SYSTEM_USERS], options: [START_INDEX] },
		answer: 'page',
	}),
	operation('GET /businesses/{business_id}/assets/{asset_id}/partners', {
		value: 'getPartners',
		name: 'Get Partners',
		action: 'Get partners of asset',
		description:
			'List the partners with access to an asset and their permissions; none for an asset that a partner owns',
		fields: [BUSINESS, asset({ in: 'path' })],
		collections: { options: [START_INDEX] },
		answer: 'page',
	}),
];

export const assets: Resource = { value: 'asset', name: 'Asset', operations };
