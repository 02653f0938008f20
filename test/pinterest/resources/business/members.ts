import { Refusal, row } from '../../row';
import type { World } from '../../world';
import { assetsSummary, heldBy } from './asset';
import { idList, listPage, type StartQuery } from './lists';
import { page, type PageQuery } from '../../paging';
import { actorId, businessFor, memberOf, notFound, partyOf, summary, whatWasDone } from './parties';
import { accessesOf, memberships, parties, revoke, type MemberRole, type Membership } from './store';

interface MembersQuery extends StartQuery {
	fetch_system_users: boolean;
	assets_summary: boolean;
	business_roles?: MemberRole[];
	member_ids?: string;
}

interface RoleOf {
	member_id: string;
	business_role: MemberRole;
}

export const members = [
	row<MembersQuery>('GET /businesses/{business_id}/members', {
		answer(call) {
			const { world, query } = call;
			const business = businessFor(call);
			const { fetch_system_users: system, assets_summary: withAssets, business_roles: roles } = query;
			const ids = idList('member_ids', query.member_ids);
			const found = [...memberships(world).values()].filter(
				({ businessId, userId, role }) =>
					businessId === business &&
					(partyOf(world, userId)?.kind === 'system user') === system &&
					(roles?.includes(role) ?? true) &&
					(ids?.includes(userId) ?? true),
			);
			const view = (each: Membership) => memberView(world, each, each.userId, withAssets);
			return { status: 200, body: listPage(call, found, view, { filters: { system, withAssets, roles, ids } }) };
		},
	}),
	row<object, RoleOf[]>('PATCH /businesses/{business_id}/members', {
		answer(call) {
			const business = businessFor(call);
			const items = whatWasDone(call.body, ({ member_id, business_role }) => {
				memberFor(call.world, business, member_id).role = business_role;
				return { member_id, business_role };
			});
			return { status: 200, body: { items } };
		},
	}),
	row<object, { members: Array<Partial<RoleOf> & Pick<RoleOf, 'member_id'>> }>(
		'DELETE /businesses/{business_id}/members',
		{
			answer(call) {
				const { world } = call;
				const business = businessFor(call);
				const deleted = whatWasDone(call.body.members, ({ member_id, business_role }) => {
					const { role } = memberFor(world, business, member_id);
					if (business_role !== undefined && role !== business_role) throw notFound('Member');
					endMembership(world, business, member_id);
					return member_id;
				});
				return { status: 200, body: { deleted_members: deleted } };
			},
		},
	),
	row<object, { name: string }>('PATCH /businesses/{business_id}/system_users/{system_user_id}', {
		answer(call) {
			const business = businessFor(call);
			const name = call.body.name.trim();
			const user = parties(call.world).get(call.path.system_user_id);
			if (user?.kind !== 'system user' || !memberOf(call.world, business, user.id)) throw notFound('System user');
			if (name === '') throw new Refusal(400, 400, "Body 'name' must not be blank.");
			user.name = name;
			user.username = name;
			return { status: 200 };
		},
	}),
	row<PageQuery & { assets_summary?: boolean }>('GET /businesses/employers', {
		answer(call) {
			const { assets_summary: withAssets = true } = call.query;
			const self = actorId(call);
			const view = (each: Membership) => memberView(call.world, each, each.businessId, withAssets);
			const body = page(call, [...memberships(call.world).values()], view, {
				filters: { self, withAssets },
				keep: ({ userId }) => userId === self,
			});
			return { status: 200, body };
		},
	}),
];

/** The member, also a system user, of the business (404). */
export function memberFor(world: World, businessId: string, id: string): Membership {
	const membership = memberOf(world, businessId, id);
	if (!membership) throw notFound('Member');
	return membership;
}

function endMembership(world: World, businessId: string, userId: string): void {
	for (const access of accessesOf(world, businessId, userId)) revoke(world, access);
	memberships(world).delete(`${businessId}/${userId}`);
}

/** @param otherId the member for its business, the business for its member */
function memberView(world: World, each: Membership, otherId: string, withAssets: boolean): Record<string, unknown> {
	return {
		id: otherId,
		user: summary(world, otherId),
		business_roles: [each.role],
		is_shared_partner: false,
		assets_summary: withAssets ? assetsSummary(world, heldBy(world, each.businessId, each.userId)) : null,
		created_by_business: summary(world, each.businessId),
		created_by_user: summary(world, each.createdBy),
		created_time: each.createdTime,
	};
}
