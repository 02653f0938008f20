import { invalid } from '../../check';
import type { Listed } from '../../paging';
import type { World } from '../../world';
import { catalogStore } from '../catalogs/shared';
import { isBusiness, notFound, partyOf, summary } from './parties';
import { accessesOf, accessOf, assetGroups, type AssetGroup, type AssetPermissions, type AssetType } from './store';

export interface Asset extends Listed {
	id: string;
	type: AssetType;
	name: string;
	ownerId: string;
	/** Catalogs only. */
	catalogType?: string;
}

/** Anything that access can be given to. */
export function assetOf(world: World, id: string): Asset | undefined {
	const account = world.adAccounts.get(id);
	if (account) return { seq: account.seq, id, type: 'AD_ACCOUNT', name: account.name, ownerId: account.ownerId };
	const group = assetGroups(world).get(id);
	if (group) return { seq: group.seq, id, type: 'ASSET_GROUP', name: group.name, ownerId: group.businessId };
	const catalog = catalogStore(world).get(id);
	if (catalog) {
		const { seq, name, catalog_type: catalogType, ownerId } = catalog;
		return { seq, id, type: 'CATALOG', name: name ?? '', ownerId, catalogType };
	}
	const profile = partyOf(world, id);
	if (isBusiness(profile)) return { seq: profile.seq, id, type: 'PROFILE', name: profile.name, ownerId: id };
	return undefined;
}

/** The asset, where the business owns it or a partner shared it (404 otherwise). */
export function reachableAsset(world: World, businessId: string, id: string): Asset {
	const asset = assetOf(world, id);
	if (asset && (asset.ownerId === businessId || accessOf(world, asset.ownerId, businessId, id))) return asset;
	throw notFound('Asset');
}

/** The asset, where the business owns it (404 otherwise): what was shared is not shared on. */
export function ownAsset(world: World, businessId: string, id: string): Asset {
	const asset = assetOf(world, id);
	if (asset?.ownerId !== businessId) throw notFound('Asset');
	return asset;
}

/** Publishing on a profile is the one permission that only one type of asset has. */
export function checkPermissions(asset: Asset, given: string[]): void {
	if (given.includes('PROFILE_PUBLISHER') && asset.type !== 'PROFILE')
		throw invalid(`'PROFILE_PUBLISHER' does not go with an asset of the type ${asset.type}.`);
}

/** `asset_id`, `asset_type`, and what a group or catalog is. */
export function assetView(world: World, asset: Asset): Record<string, unknown> {
	const group = assetGroups(world).get(asset.id);
	return {
		asset_id: asset.id,
		asset_type: asset.type,
		...(group && { asset_group_info: groupView(world, group) }),
	};
}

/** Ad accounts and profiles with their permissions, as summaries have them. */
export function assetsSummary(world: World, held: AssetPermissions): Record<string, unknown> {
	const of = (type: AssetType) =>
		Object.entries(held)
			.filter(([id]) => assetOf(world, id)?.type === type)
			.map(([id, given]) => ({ id, permissions: given }));
	return { ad_accounts: of('AD_ACCOUNT'), profiles: of('PROFILE') };
}

export function heldBy(world: World, businessId: string, holderId: string): AssetPermissions {
	return Object.fromEntries(accessesOf(world, businessId, holderId).map((each) => [each.assetId, each.permissions]));
}

/** An asset group with the ids of what is in it, by type. */
export function groupView(world: World, group: AssetGroup): Record<string, unknown> {
	const of = (type: AssetType) => group.assetIds.filter((id) => assetOf(world, id)?.type === type);
	return {
		id: group.id,
		asset_group_name: group.name,
		asset_group_description: group.description,
		asset_group_types: group.types,
		ad_accounts_ids: of('AD_ACCOUNT'),
		profiles_ids: of('PROFILE'),
		catalogs_ids: of('CATALOG'),
		owner: summary(world, group.businessId),
		created_by: summary(world, group.createdBy),
		created_time: group.createdTime,
		updated_time: group.updatedTime,
	};
}

/** Part of a body: permissions are of one asset at least. */
export const permitted = { asset_id_to_permissions: { minProperties: 1 } };
