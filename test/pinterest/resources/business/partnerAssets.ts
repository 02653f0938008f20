import { row, type Scope } from '../../row';
import { assetOf, checkPermissions, ownAsset } from './asset';
import {
	idSchema,
	listPage,
	permissionsSchema,
	searched,
	searchParameters,
	startParameters,
	type SearchQuery,
	type StartQuery,
} from './lists';
import { accessView } from './memberAssets';
import { businessFor, notFound, whatWasDone } from './parties';
import { partnershipFor } from './partners';
import {
	accessesOf,
	accessOf,
	assetTypes,
	grant,
	partnerTypes,
	revoke,
	type AssetType,
	type PartnerType,
} from './store';

interface PartnerAssetsQuery extends StartQuery, SearchQuery {
	asset_type: AssetType;
	partner_type: PartnerType;
}

interface PartnerAccess {
	asset_id: string;
	partner_id: string;
}

const partnerAccess = { asset_id: idSchema(25), partner_id: idSchema(25) } as const;
const path = '/businesses/{business_id}/partners/assets';
const scopes: Scope[] = ['biz_access:write'];
const writes = { path, scopes, category: 'ads_write', sandbox: false } as const;

export const partnerAssets = [
	row<PartnerAssetsQuery>({
		id: 'business_partner_asset_access/get',
		method: 'GET',
		path: '/businesses/{business_id}/partners/{partner_id}/assets',
		scopes: ['biz_access:read'],
		category: 'ads_read',
		sandbox: false,
		query: {
			partner_type: { type: 'string', enum: partnerTypes, default: 'INTERNAL' },
			asset_type: {
				type: 'string',
				enum: [...assetTypes, 'PINNER_LIST', 'CONVERSION_TAG', 'CONVERSION_SEGMENT'],
				default: 'AD_ACCOUNT',
			},
			...searchParameters,
			...startParameters,
		},
		answer(call) {
			const { world, query } = call;
			const business = businessFor(call);
			const { ownerId, partnerId } = partnershipFor(world, business, call.path.partner_id, query.partner_type);
			const ofType = accessesOf(world, ownerId, partnerId).filter(
				({ assetId }) => assetOf(world, assetId)?.type === query.asset_type,
			);
			const { found, order } = searched(world, ofType, query);
			const { bookmark: _bookmark, page_size: _size, start_index: _start, ...filters } = query;
			const body = listPage(call, found, (each) => accessView(world, each), { filters, ...(order && { order }) });
			return { status: 200, body };
		},
	}),
	row<object, { accesses: Array<PartnerAccess & { permissions: string[] }> }>({
		...writes,
		id: 'update_partner_asset_access_handler_impl',
		method: 'PATCH',
		body: accessesBody({ permissions: permissionsSchema }, ['permissions']),
		answer(call) {
			const { world } = call;
			const business = businessFor(call);
			const items = whatWasDone(call.body.accesses, ({ asset_id, partner_id, permissions: given }) => {
				partnershipFor(world, business, partner_id, 'INTERNAL');
				const asset = ownAsset(world, business, asset_id);
				checkPermissions(asset, given);
				const { permissions } = grant(world, business, partner_id, asset_id, given);
				return { asset_id, asset_type: asset.type, partner_id, permissions };
			});
			return { status: 200, body: { items } };
		},
	}),
	row<object, { accesses: Array<PartnerAccess & { partner_type: PartnerType }> }>({
		...writes,
		id: 'delete_partner_asset_access_handler_impl',
		method: 'DELETE',
		body: accessesBody({ partner_type: { type: 'string', enum: partnerTypes, default: 'INTERNAL' } }, []),
		answer(call) {
			const { world } = call;
			const business = businessFor(call);
			const items = whatWasDone(call.body.accesses, ({ asset_id, partner_id, partner_type }) => {
				const { ownerId, partnerId } = partnershipFor(world, business, partner_id, partner_type);
				const access = accessOf(world, ownerId, partnerId, asset_id);
				if (!access) throw notFound('Access');
				revoke(world, access);
				return {
					asset_id,
					asset_type: assetOf(world, asset_id)?.type,
					is_shared_partner: partner_type === 'EXTERNAL',
					partner_id,
					permissions: access.permissions,
				};
			});
			return { status: 200, body: { items } };
		},
	}),
];

function accessesBody(more: Record<string, unknown>, required: string[]): Record<string, unknown> {
	const items = {
		type: 'object',
		properties: { ...partnerAccess, ...more },
		required: ['asset_id', 'partner_id', ...required],
		additionalProperties: false,
	};
	return {
		type: 'object',
		properties: { accesses: { type: 'array', minItems: 1, maxItems: 50, items } },
		required: ['accesses'],
		additionalProperties: false,
	};
}
