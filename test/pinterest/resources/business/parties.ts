import { Refusal, type Call } from '../../row';
import type { World } from '../../world';
import { hierarchies, memberships, parties, type Membership, type Party } from './store';

type Acting = Pick<Call, 'world' | 'token' | 'user'>;

/** Who asks: also people and businesses that are no account of the simulation. */
export function actorId(call: Acting): string {
	return call.token?.userId ?? call.user.id;
}

/** The business of the path. 403 code 29 where the token's user neither is it nor one of its admins. */
export function businessFor(call: Acting & Pick<Call, 'path'>): string {
	const id = call.path.business_id;
	if (partyOf(call.world, id) && manages(call.world, actorId(call), id)) return id;
	throw new Refusal(403, 29, 'You are not permitted to access that resource.');
}

/** Whether this user may act for the business: its own account, its admins, and who is above a brand account. */
export function manages(world: World, userId: string, businessId: string): boolean {
	if (userId === businessId || memberOf(world, businessId, userId)?.role === 'BIZ_ADMIN') return true;
	const above = hierarchies(world).get(partyOf(world, businessId)?.brand?.hierarchyId ?? '');
	return above !== undefined && above.businessId !== businessId && manages(world, userId, above.businessId);
}

export function memberOf(world: World, businessId: string, userId: string): Membership | undefined {
	return memberships(world).get(`${businessId}/${userId}`);
}

/** A party of this id; an account that was made elsewhere is a business. */
export function partyOf(world: World, id: string): Party | undefined {
	const account = world.accounts.get(id);
	const made: Party | undefined = account && {
		seq: 0,
		id,
		kind: 'business',
		name: account.businessName,
		username: account.username,
		email: null,
	};
	return parties(world).get(id) ?? made;
}

export function isBusiness(party: Party | undefined): party is Party {
	return party?.kind === 'business' || party?.kind === 'brand account';
}

/** `{id, username, email}` of whoever has this id. */
export function summary(world: World, id: string): { id: string; username: string | null; email: string | null } {
	const party = partyOf(world, id);
	return { id, username: party?.username ?? null, email: party?.email ?? null };
}

export function notFound(what: string): Refusal {
	return new Refusal(404, 404, `${what} not found.`);
}

/** Carries out what can be; elements that can't be done are left out of the answer. */
export function whatWasDone<Element, Done>(elements: Element[], work: (element: Element) => Done): Done[] {
	return elements.flatMap((element) => {
		try {
			return [work(element)];
		} catch (error) {
			if (error instanceof Refusal) return [];
			throw error;
		}
	});
}
