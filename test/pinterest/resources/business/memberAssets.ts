import { Refusal, row } from '../../row';
import type { World } from '../../world';
import { assetOf, assetView, checkPermissions, reachableAsset } from './asset';
import {
	checkOneOf,
	idSchema,
	listPage,
	permissionsSchema,
	searched,
	searchParameters,
	startParameters,
	type SearchQuery,
	type StartQuery,
} from './lists';
import { memberFor } from './members';
import { businessFor, notFound, whatWasDone } from './parties';
import { accessesOf, accessOf, assetGroups, assetTypes, grant, revoke, type Access, type AssetType } from './store';

interface MemberAssetsQuery extends StartQuery, SearchQuery {
	asset_type: AssetType;
	ad_account_statuses?: string[];
	asset_permission_type?: string;
}

interface MemberAccess {
	asset_id: string;
	member_id: string;
}

const memberAccess = { asset_id: idSchema(25), member_id: idSchema(25) } as const;
const path = '/businesses/{business_id}/members/assets/access';
const statuses = ['ACTIVE', 'PAUSED', 'ARCHIVED'];

export const memberAssets = [
	row<MemberAssetsQuery>({
		id: 'business_member_assets/get',
		method: 'GET',
		path: '/businesses/{business_id}/members/{member_id}/assets',
		scopes: ['biz_access:read'],
		category: 'ads_read',
		sandbox: false,
		query: {
			asset_type: { type: 'string', enum: [...assetTypes, 'CONVERSION_TAG'], default: 'AD_ACCOUNT' },
			ad_account_statuses: { type: 'array' },
			asset_permission_type: { type: 'string' },
			...searchParameters,
			...startParameters,
		},
		answer(call) {
			const { world, query } = call;
			const business = businessFor(call);
			const { userId } = memberFor(world, business, call.path.member_id);
			const {
				asset_type: type,
				ad_account_statuses: wanted,
				asset_permission_type: kind = 'DIRECT_PERMISSION',
			} = query;
			for (const status of wanted ?? []) checkOneOf('ad_account_statuses', status, statuses);
			checkOneOf('asset_permission_type', kind, ['DIRECT_PERMISSION', 'AGGREGATED_PERMISSION']);
			const direct = accessesOf(world, business, userId);
			const held = kind === 'DIRECT_PERMISSION' ? direct : withGroups(world, direct);
			// Every ad account here is active.
			const ofType = held.filter(
				({ assetId }) =>
					assetOf(world, assetId)?.type === type &&
					(type !== 'AD_ACCOUNT' || !wanted || wanted.length === 0 || wanted.includes('ACTIVE')),
			);
			const { found, order } = searched(world, ofType, query);
			const { bookmark: _bookmark, page_size: _size, start_index: _start, ...filters } = query;
			const body = listPage(call, found, (each) => accessView(world, each), {
				filters: { ...filters, userId },
				...(order && { order }),
			});
			return { status: 200, body: { ...body, total_data_count: found.length } };
		},
	}),
	row<object, { accesses: Array<MemberAccess & { permissions: string[] }> }>({
		id: 'business_members_asset_access/update',
		method: 'PATCH',
		path,
		scopes: ['biz_access:write'],
		category: 'ads_write',
		sandbox: false,
		body: {
			type: 'object',
			properties: {
				accesses: {
					type: 'array',
					minItems: 1,
					maxItems: 50,
					items: {
						type: 'object',
						properties: { ...memberAccess, permissions: permissionsSchema },
						required: ['asset_id', 'member_id', 'permissions'],
						additionalProperties: false,
					},
				},
			},
			required: ['accesses'],
			additionalProperties: false,
		},
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
	}),
	row<object, { accesses: MemberAccess[] }>({
		id: 'business_members_asset_access/delete',
		method: 'DELETE',
		path,
		scopes: ['biz_access:write'],
		category: 'ads_write',
		sandbox: false,
		body: {
			type: 'object',
			properties: {
				accesses: {
					type: 'array',
					minItems: 1,
					maxItems: 100,
					items: {
						type: 'object',
						properties: memberAccess,
						required: ['asset_id', 'member_id'],
						additionalProperties: false,
					},
				},
			},
			required: ['accesses'],
			additionalProperties: false,
		},
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
