import { invalid } from '../../check';
import { page, type PageQuery } from '../../paging';
import { Refusal, row } from '../../row';
import type { World } from '../../world';
import { addInvite, baseView, checkPending, listedView, sentView, statusOf } from './invite';
import { actorId, businessFor, isBusiness, memberOf, notFound, partyOf } from './parties';
import { invites, parties, partnerships, type Invite, type InviteType } from './store';

interface InvitesQuery extends PageQuery {
	is_member: boolean;
	invite_status?: string[];
	invite_type?: InviteType;
}

interface NewInvites {
	business_role: Invite['role'];
	invite_type: InviteType;
	members?: string[];
	partners?: string[];
}

export const inviteRows = [
	row<InvitesQuery>('GET /businesses/{business_id}/invites', {
		answer(call) {
			const { world, query } = call;
			// Someone who was invited has no business yet, and asks with their own id.
			const self = call.path.business_id === actorId(call) ? actorId(call) : businessFor(call);
			const { is_member: isMember, invite_status: statuses = ['PENDING', 'EXPIRED'], invite_type: type } = query;
			const keep = (invite: Invite) =>
				(invite.businessId === self || isFor(world, invite, self)) &&
				(invite.type === 'MEMBER_INVITE') === isMember &&
				(type === undefined || invite.type === type) &&
				statuses.includes(statusOf(invite));
			const view = (invite: Invite) => listedView(world, invite, invite.businessId !== self);
			const filters = { isMember, statuses, type };
			return { status: 200, body: page(call, [...invites(world).values()], view, { filters, keep }) };
		},
	}),
	row<object, NewInvites>('POST /businesses/{business_id}/invites', {
		answer(call) {
			const { world, body } = call;
			const businessId = businessFor(call);
			const created: Invite[] = [];
			// Those refused for the same reason stand in one exception.
			const refused = new Map<string, { code: number; message: string; users_or_partner_ids: string[] }>();
			for (const name of invited(body)) {
				try {
					const to = body.invite_type === 'MEMBER_INVITE' ? memberNamed(world, name) : partnerNamed(world, name);
					const facts = { businessId, createdBy: actorId(call), to, type: body.invite_type, role: body.business_role };
					checkNew(world, facts);
					created.push(addInvite(world, facts));
				} catch (error) {
					if (!(error instanceof Refusal)) throw error;
					const { status: code, message } = error;
					const same = refused.get(message) ?? { code, message, users_or_partner_ids: [] };
					same.users_or_partner_ids.push(name);
					refused.set(message, same);
				}
			}
			const items = [
				...created.map((invite) => ({ invite: sentView(world, invite), exception: null })),
				...[...refused.values()].map((exception) => ({
					invite: null,
					exception: { ...exception, invite_or_request_id: null },
				})),
			];
			return { status: 200, body: { items } };
		},
	}),
	row<object, { invite_ids: string[] }>('DELETE /businesses/{business_id}/invites', {
		answer(call) {
			const { world } = call;
			const business = businessFor(call);
			const items = call.body.invite_ids.map((id) => {
				try {
					const invite = sentBy(world, business, id);
					checkPending(invite);
					invite.status = 'CANCELLED';
					invite.updatedAt = Date.now();
					return { invite: baseView(world, invite, false), exception: null };
				} catch (error) {
					if (!(error instanceof Refusal)) throw error;
					return { invite: null, exception: { invite_id: id, message: error.message } };
				}
			});
			return { status: 200, body: { items } };
		},
	}),
];

/** An invite that the business sent (404). */
export function sentBy(world: World, businessId: string, id: string): Invite {
	const invite = invites(world).get(id);
	if (invite?.businessId !== businessId) throw notFound('Invite');
	return invite;
}

/** Whether it was sent to this user or business; by email, before there was an id. */
export function isFor(world: World, { to }: Invite, id: string): boolean {
	if (to.id !== null) return to.id === id;
	return to.email !== null && partyOf(world, id)?.email?.toLowerCase() === to.email.toLowerCase();
}

/** Who is to be asked; 400 when role, kind and list don't go together. */
function invited(body: NewInvites): string[] {
	const isMember = body.invite_type === 'MEMBER_INVITE';
	if (isMember === (body.business_role === 'PARTNER'))
		throw invalid(`Body 'business_role' ${body.business_role} does not go with ${body.invite_type}.`);
	const list = isMember ? body.members : body.partners;
	if (!list) throw invalid(`Body '${isMember ? 'members' : 'partners'}' is required for ${body.invite_type}.`);
	return list;
}

function memberNamed(world: World, name: string): Invite['to'] {
	const isEmail = /^[^@\s]+@[^@\s]+$/.test(name);
	const wanted = name.toLowerCase();
	const known = [...parties(world).values()].find(
		(party) => wanted === (isEmail ? party.email : party.username)?.toLowerCase() && party.kind !== 'system user',
	);
	if (known) return { id: known.id, username: known.username, email: known.email };
	if (isEmail) return { id: null, username: null, email: name };
	throw notFound('User');
}

function partnerNamed(world: World, id: string): Invite['to'] {
	const party = partyOf(world, id);
	if (!isBusiness(party)) throw notFound('Partner');
	return { id, username: party.username, email: party.email };
}

/** Nobody is asked who is there already, or was asked already. */
function checkNew(world: World, { businessId, to, type }: Pick<Invite, 'businessId' | 'to' | 'type'>): void {
	const id = to.id ?? '';
	if (id === businessId) throw new Refusal(400, 400, 'A business can not invite itself.');
	const isThere =
		type === 'MEMBER_INVITE'
			? memberOf(world, businessId, id)
			: partnerships(world).has(type === 'PARTNER_INVITE' ? `${businessId}/${id}` : `${id}/${businessId}`);
	if (isThere) throw new Refusal(409, 409, 'They are a member or partner already.');
	for (const invite of invites(world).values()) {
		const isSame = to.id === null ? invite.to.email === to.email : invite.to.id === to.id;
		if (isSame && invite.businessId === businessId && invite.type === type && statusOf(invite) === 'PENDING')
			throw new Refusal(409, 409, 'They have an invite that waits for an answer.');
	}
}
