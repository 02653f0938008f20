import { row } from '../../row';
import { assetOf, checkPermissions, ownAsset } from './asset';
import { listPage, searched, type SearchQuery, type StartQuery } from './lists';
import { accessView } from './memberAssets';
import { businessFor, notFound, whatWasDone } from './parties';
import { partnershipFor } from './partners';
import { accessesOf, accessOf, grant, revoke, type AssetType, type PartnerType } from './store';

interface PartnerAssetsQuery extends StartQuery, SearchQuery {
	asset_type?: AssetType;
	partner_type: PartnerType;
}

interface PartnerAccess {
	asset_id: string;
	partner_id: string;
}

export const partnerAssets = [
	row<PartnerAssetsQuery>('GET /businesses/{business_id}/partners/{partner_id}/assets', {
		answer(call) {
			const { world, query } = call;
			const business = businessFor(call);
			const { ownerId, partnerId } = partnershipFor(world, business, call.path.partner_id, query.partner_type);
			const ofType = accessesOf(world, ownerId, partnerId).filter(
				({ assetId }) => !query.asset_type || assetOf(world, assetId)?.type === query.asset_type,
			);
			const { found, order } = searched(world, ofType, query);
			const { bookmark: _bookmark, page_size: _size, start_index: _start, ...filters } = query;
			const body = listPage(call, found, (each) => accessView(world, each), { filters, ...(order && { order }) });
			return { status: 200, body };
		},
	}),
	row<object, { accesses: Array<PartnerAccess & { permissions: string[] }> }>(
		'PATCH /businesses/{business_id}/partners/assets',
		{
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
		},
	),
	row<object, { accesses: Array<PartnerAccess & { partner_type?: PartnerType }> }>(
		'DELETE /businesses/{business_id}/partners/assets',
		{
			answer(call) {
				const { world } = call;
				const business = businessFor(call);
				const items = whatWasDone(call.body.accesses, ({ asset_id, partner_id, partner_type = 'INTERNAL' }) => {
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
		},
	),
];
