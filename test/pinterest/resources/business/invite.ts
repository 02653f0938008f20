import { Refusal } from '../../row';
import type { World } from '../../world';
import { assetsSummary } from './asset';
import { partyOf, summary } from './parties';
import { invites, type AssetPermissions, type Invite } from './store';

const days30 = 30 * 24 * 3_600_000;

export type Facts = Omit<Invite, 'seq' | 'id' | 'assets' | 'status' | 'sentAt' | 'updatedAt' | 'expiresAt'>;

export function addInvite(world: World, facts: Facts & Partial<Invite>): Invite {
	const seq = world.nextSeq();
	const sentAt = facts.sentAt ?? Date.now();
	const invite: Invite = {
		seq,
		id: world.newId('business invite', seq),
		assets: {},
		status: 'PENDING',
		sentAt,
		updatedAt: sentAt,
		expiresAt: sentAt + days30,
		...facts,
	};
	invites(world).set(invite.id, invite);
	return invite;
}

/** An invite that nobody answered in time is expired. */
export function statusOf(invite: Invite): Invite['status'] | 'EXPIRED' {
	return invite.status === 'PENDING' && invite.expiresAt <= Date.now() ? 'EXPIRED' : invite.status;
}

/** What is over, one way or another, can't be changed any more (409). */
export function checkPending(invite: Invite): void {
	const status = statusOf(invite);
	if (status !== 'PENDING')
		throw new Refusal(409, 409, `The invite is ${status}, and only a pending one can be changed.`);
}

/** The part that all answers have. `user` is the other side, as seen by the business or person that asks. */
export function baseView(world: World, invite: Invite, isReceived: boolean): Record<string, unknown> {
	return {
		id: invite.id,
		is_received_invite: isReceived,
		user: isReceived ? summary(world, invite.businessId) : receiver(world, invite),
		invite_data: {
			invite_type: invite.type,
			invite_status: statusOf(invite),
			invite_expiration: invite.expiresAt,
			last_updated_time: invite.updatedAt,
			sent_at: invite.sentAt,
		},
	};
}

/** With the ids of who sent it. */
export function sentView(world: World, invite: Invite): Record<string, unknown> {
	return {
		...baseView(world, invite, false),
		created_by_business_id: invite.businessId,
		created_by_user_id: invite.createdBy,
	};
}

/** With the assets that go with it. */
export function listedView(world: World, invite: Invite, isReceived: boolean): Record<string, unknown> {
	return {
		...baseView(world, invite, isReceived),
		assets_summary: assetsSummary(world, invite.assets),
		business_roles: [invite.role],
		created_by_business: summary(world, invite.businessId),
		created_by_user: summary(world, invite.createdBy),
		created_time: invite.sentAt,
	};
}

function receiver(world: World, { to }: Invite): Invite['to'] {
	return to.id !== null && partyOf(world, to.id) ? summary(world, to.id) : to;
}

/** New permissions replace those of the same asset. */
export function putAssets(invite: Invite, assets: AssetPermissions): void {
	for (const [id, given] of Object.entries(assets)) invite.assets[id] = [...new Set(given)];
	invite.updatedAt = Date.now();
}
