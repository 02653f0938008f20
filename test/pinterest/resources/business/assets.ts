import type { Listed } from '../../paging';
import { row, type Call } from '../../row';
import type { World } from '../../world';
import { catalogStore } from '../catalogs/shared';
import { assetOf, assetView, reachableAsset, type Asset } from './asset';
import { listPage, type StartQuery } from './lists';
import { businessFor, notFound, partyOf, summary } from './parties';
import {
	accesses,
	accessOf,
	assetGroups,
	memberships,
	parties,
	partnerships,
	type Access,
	type AssetType,
} from './store';

interface AssetsQuery extends StartQuery {
	permissions?: string[];
	child_asset_id?: string;
	asset_group_id?: string;
	asset_type: AssetType;
}

export const assets = [
	row<AssetsQuery>('GET /businesses/{business_id}/assets', {
		answer(call) {
			const { world, query } = call;
			const business = businessFor(call);
			const { asset_type: type, asset_group_id: groupId, child_asset_id: child, permissions: wanted } = query;
			const group = groupId === undefined ? undefined : assetGroups(world).get(groupId);
			if (groupId !== undefined && group?.businessId !== business) throw notFound('Asset group');
			const shown = reachable(world, business).filter(
				({ asset, held }) =>
					asset.type === type &&
					(!group || group.assetIds.includes(asset.id)) &&
					(child === undefined || assetGroups(world).get(asset.id)?.assetIds.includes(child)) &&
					(wanted?.some((each) => held.includes(each)) ?? true),
			);
			const filters = { type, groupId, child, wanted };
			const view = ({ asset }: { asset: Asset }) => ({
				...assetView(world, asset),
				catalog_info:
					asset.type === 'CATALOG' ? { id: asset.id, name: asset.name, catalog_type: asset.catalogType } : null,
			});
			return { status: 200, body: listPage(call, shown, view, { filters }) };
		},
	}),
	row<StartQuery & { fetch_system_users: boolean }>('GET /businesses/{business_id}/assets/{asset_id}/members', {
		answer(call) {
			const { world } = call;
			const business = businessFor(call);
			const { fetch_system_users: system } = call.query;
			const { id } = reachableAsset(world, business, call.path.asset_id);
			const isWanted = ({ holderId }: Access) =>
				memberships(world).has(`${business}/${holderId}`) &&
				(partyOf(world, holderId)?.kind === 'system user') === system;
			return { status: 200, body: holders(call, business, id, isWanted, { system }) };
		},
	}),
	row<StartQuery>('GET /businesses/{business_id}/assets/{asset_id}/partners', {
		answer(call) {
			const business = businessFor(call);
			const { id } = reachableAsset(call.world, business, call.path.asset_id);
			// An asset that was shared with the business has no partners here.
			const isWanted = ({ holderId }: Access) => partnerships(call.world).has(`${business}/${holderId}`);
			return { status: 200, body: holders(call, business, id, isWanted, {}) };
		},
	}),
];

function holders(
	call: Call<StartQuery>,
	business: string,
	assetId: string,
	isWanted: (access: Access) => boolean,
	filters: Record<string, unknown>,
): unknown {
	const found = [...accesses(call.world).values()].filter(
		(each) => each.businessId === business && each.assetId === assetId && isWanted(each),
	);
	const view = ({ holderId, permissions: held }: Access) => ({
		permissions: held,
		user: summary(call.world, holderId),
	});
	return listPage(call, found, view, { filters });
}

/** What the business owns and what partners shared with it, with its permissions on it; oldest first. */
function reachable(world: World, business: string): Array<Listed & { asset: Asset; held: string[] }> {
	const ids = [
		...world.adAccounts.keys(),
		...assetGroups(world).keys(),
		...catalogStore(world).keys(),
		...world.accounts.keys(),
		...parties(world).keys(),
	];
	return [...new Set(ids)].flatMap((id) => {
		const asset = assetOf(world, id);
		if (!asset) return [];
		const held = asset.ownerId === business ? ['OWNER'] : accessOf(world, asset.ownerId, business, id)?.permissions;
		return held ? [{ seq: asset.seq, asset, held }] : [];
	});
}
