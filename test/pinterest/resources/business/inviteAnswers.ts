import { Refusal, row, type Call } from '../../row';
import type { World } from '../../world';
import { checkPermissions, ownAsset, permitted } from './asset';
import { baseView, checkPending } from './invite';
import { isFor } from './invites';
import { actorId, manages, notFound, partyOf } from './parties';
import {
	addMembership,
	addPartnership,
	grant,
	invites,
	type AssetPermissions,
	type Invite,
	type MemberRole,
} from './store';

interface Response {
	invite_id: string;
	action: { accept_invite: boolean; asset_id_to_permissions?: AssetPermissions };
}

export const inviteAnswers = [
	row<object, { invites: Response[] }>('PATCH /businesses/invites', {
		also: { properties: { invites: { items: { properties: { action: { properties: permitted } } } } } },
		answer(call) {
			const items = call.body.invites.map((response) => {
				try {
					return { invite: baseView(call.world, respond(call, response), true), exception: null };
				} catch (error) {
					if (!(error instanceof Refusal)) throw error;
					const exception = {
						code: error.status,
						invite_or_request_id: response.invite_id,
						message: error.message,
						users_or_partner_ids: null,
					};
					return { invite: null, exception };
				}
			});
			return { status: 200, body: { items } };
		},
	}),
];

function respond(call: Pick<Call, 'world' | 'token' | 'user'>, { invite_id, action }: Response): Invite {
	const { world } = call;
	const self = actorId(call);
	const invite = invites(world).get(invite_id);
	if (!invite || !isReceivedBy(world, invite, self)) throw notFound('Invite');
	checkPending(invite);
	if (action.accept_invite) accept(world, invite, self, action.asset_id_to_permissions);
	invite.status = action.accept_invite ? 'ACCEPTED' : 'DECLINED';
	invite.updatedAt = Date.now();
	return invite;
}

/** An admin answers for the business that was asked. */
function isReceivedBy(world: World, invite: Invite, userId: string): boolean {
	if (isFor(world, invite, userId)) return true;
	return invite.type !== 'MEMBER_INVITE' && invite.to.id !== null && manages(world, userId, invite.to.id);
}

/**
 * Makes the member or partner, and gives what the invite says. Only who is asked for assets may say other permissions than those asked
 * for.
 */
function accept(world: World, invite: Invite, userId: string, given: AssetPermissions | undefined): void {
	const { businessId, createdBy, type } = invite;
	const other = invite.to.id ?? userId;
	const owner = type === 'PARTNER_REQUEST' ? other : businessId;
	const holder = type === 'PARTNER_REQUEST' ? businessId : other;
	if (given && type !== 'PARTNER_REQUEST')
		throw new Refusal(403, 403, 'Only the owner of an asset says what may be done with it.');
	const assets = given ?? invite.assets;
	for (const [id, permissions] of Object.entries(given ?? {}))
		checkPermissions(ownAsset(world, owner, id), permissions);
	const createdTime = Date.now();
	if (type === 'MEMBER_INVITE') {
		const role = invite.role as MemberRole;
		addMembership(world, { businessId, userId: other, role, createdTime, createdBy });
	} else {
		addPartnership(world, { ownerId: owner, partnerId: holder, createdTime, createdBy });
	}
	const party = partyOf(world, other);
	invite.to = { id: other, username: party?.username ?? null, email: party?.email ?? invite.to.email };
	for (const [id, permissions] of Object.entries(assets)) grant(world, owner, holder, id, permissions);
}
