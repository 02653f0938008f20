import { Refusal, row } from '../../row';
import type { World } from '../../world';
import { assetOf, assetView, checkPermissions, reachableAsset } from './asset';
import { listPage, searched, type SearchQuery, type StartQuery } from './lists';
import { memberFor } from './members';
import { businessFor, notFound, whatWasDone } from './parties';
import { accessesOf, accessOf, assetGroups, grant, revoke, type Access, type AssetType } from './store';

interface MemberAssetsQuery extends StartQuery, SearchQuery {
	asset_type?: AssetType;
	ad_account_statuses?: string[];
	asset_permission_type?: string;
}

interface MemberAccess {
	asset_id: string;
	member_id: string;
}

export const memberAssets = [
	row<MemberAssetsQuery>('GET /businesses/{business_id}/members/{member_id}/assets', {
		answer(call) {
			const { world, query } = call;
			const business = businessFor(call);
			const { userId } = memberFor(world, business, call.path.member_id);
			const {
				asset_type: asked,
				ad_account_statuses: wanted,
				asset_permission_type: kind = 'DIRECT_PERMISSION',
			} = query;
			const direct = accessesOf(world, business, userId);
			const held = kind === 'DIRECT_PERMISSION' ? direct : withGroups(world, direct);
			// Every ad account here is active.
			const ofType = held.filter(({ assetId }) => {
				const { type } = assetOf(world, assetId) ?? {};
				return (
					(asked === undefined || type === asked) && (type !== 'AD_ACCOUNT' || !wanted || wanted.includes('ACTIVE'))
				);
			});
			const { found, order } = searched(world, ofType, query);
			const { bookmark: _bookmark, page_size: _size, start_index: _start, ...filters } = query;
			const body = listPage(call, found, (each) => accessView(world, each), {
				filters: { ...filters, userId },
				...(order && { order }),
			});
			return { status: 200, body: { ...body, total_data_count: found.length } };
		},
	}),
	row<object, { accesses: Array<MemberAccess & { permissions: string[] }> }>(
		'PATCH /businesses/{business_id}/members/assets/access',
		{
			answer(call) {
				const { world } = call;
				const business = businessFor(call);
				const items = call.body.accesses.map(({ asset_id, member_id, permissions }) => {
					try {
						memberFor(world, business, member_id);
						checkPermissions(reachableAsset(world, business, asset_id), permissions);
						const given = grant(world, business, member_id, asset_id, permissions);
						return { response: { asset_id, member_id, permissions: given.permissions } };
					} catch (error) {
						if (!(error instanceof Refusal)) throw error;
						return { exception: { code: error.status, message: error.message } };
					}
				});
				return { status: 200, body: { items } };
			},
		},
	),
	row<object, { accesses: MemberAccess[] }>('DELETE /businesses/{business_id}/members/assets/access', {
		answer(call) {
			const { world } = call;
			const business = businessFor(call);
			const items = whatWasDone(call.body.accesses, ({ asset_id, member_id }) => {
				memberFor(world, business, member_id);
				const access = accessOf(world, business, member_id, asset_id);
				if (!access) throw notFound('Access');
				revoke(world, access);
				return { asset_id, member_id };
			});
			return { status: 200, body: { items } };
		},
	}),
];

/** An asset that someone has access to, and what they may do. */
export function accessView(world: World, { assetId, permissions }: Access): Record<string, unknown> {
	const asset = assetOf(world, assetId);
	return { ...(asset && assetView(world, asset)), permissions };
}

/** What is in an asset group can be reached with the permissions on the group as well. */
function withGroups(world: World, direct: Access[]): Access[] {
	const all = new Map(direct.map((access) => [access.assetId, access]));
	for (const access of direct) {
		for (const id of assetGroups(world).get(access.assetId)?.assetIds ?? []) {
			const known = all.get(id);
			const permissions = [...new Set([...(known?.permissions ?? []), ...access.permissions])];
			const seq = known?.seq ?? assetOf(world, id)?.seq ?? access.seq;
			all.set(id, { ...access, seq, assetId: id, permissions });
		}
	}
	return [...all.values()];
}
