import type { Listed } from '../../paging';
import { shopId } from '../../seed';
import type { World } from '../../world';
export type MemberRole = 'EMPLOYEE' | 'BIZ_ADMIN';
export type PartnerType = 'INTERNAL' | 'EXTERNAL';
export type InviteType = 'MEMBER_INVITE' | 'PARTNER_INVITE' | 'PARTNER_REQUEST';
export type AssetType = 'AD_ACCOUNT' | 'PROFILE' | 'ASSET_GROUP' | 'CATALOG' | 'CONSUMER';
/** Permissions by the id of the asset they are for. */
export type AssetPermissions = Record<string, string[]>;

/** Who can hold access: people, businesses, the accounts of a business's programs, and brand accounts. */
export interface Party extends Listed {
	id: string;
	kind: 'person' | 'business' | 'system user' | 'brand account';
	name: string;
	username: string;
	email: string | null;
	/** Brand accounts only. */
	brand?: { hierarchyId: string; country: string; about?: string; website?: string; hasImage: boolean };
}

/** Times in this folder are milliseconds since 1970. */
export interface Membership extends Listed {
	businessId: string;
	userId: string;
	role: MemberRole;
	createdTime: number;
	createdBy: string;
}

/** `partnerId` may be given assets of `ownerId`. The other direction is a partnership of its own. */
export interface Partnership extends Listed {
	ownerId: string;
	partnerId: string;
	createdTime: number;
	createdBy: string;
}

/** What `businessId` lets one of its members or partners do with an asset. */
export interface Access extends Listed {
	businessId: string;
	holderId: string;
	assetId: string;
	permissions: string[];
}

export interface Invite extends Listed {
	id: string;
	businessId: string;
	createdBy: string;
	/** Who is asked; someone asked by email may have no account yet. */
	to: { id: string | null; username: string | null; email: string | null };
	type: InviteType;
	role: MemberRole | 'PARTNER';
	assets: AssetPermissions;
	status: 'PENDING' | 'ACCEPTED' | 'DECLINED' | 'CANCELLED';
	sentAt: number;
	updatedAt: number;
	expiresAt: number;
}

export interface AssetGroup extends Listed {
	id: string;
	businessId: string;
	createdBy: string;
	name: string;
	description: string;
	types: string[];
	assetIds: string[];
	createdTime: number;
	updatedTime: number;
}

/** The business on top of brand accounts. */
export interface Hierarchy {
	id: string;
	businessId: string;
}

export const parties = (world: World) => world.store<Party>('business party');
export const memberships = (world: World) => world.store<Membership>('business membership');
export const partnerships = (world: World) => world.store<Partnership>('business partnership');
export const invites = (world: World) => world.store<Invite>('business invite');
export const assetGroups = (world: World) => world.store<AssetGroup>('asset group');
export const hierarchies = (world: World) => world.store<Hierarchy>('business hierarchy');

/** Every access there is. Ad accounts that were shared with the shop elsewhere have theirs written here first. */
export function accesses(world: World): Map<string, Access> {
	const store = world.store<Access>('asset access');
	for (const { id, ownerId, permissions: held } of world.adAccounts.values()) {
		const key = [ownerId, shopId, id].join('/');
		if (ownerId === shopId || held.length === 0 || store.has(key)) continue;
		store.set(key, {
			seq: world.nextSeq(),
			businessId: ownerId,
			holderId: shopId,
			assetId: id,
			permissions: [...held],
		});
	}
	return store;
}

/** New permissions replace the old ones. */
export function grant(world: World, businessId: string, holderId: string, assetId: string, given: string[]): Access {
	const key = [businessId, holderId, assetId].join('/');
	const store = accesses(world);
	const access = store.get(key) ?? { seq: world.nextSeq(), businessId, holderId, assetId, permissions: [] };
	access.permissions = [...new Set(given)];
	store.set(key, access);
	tellAdAccount(world, access, access.permissions);
	return access;
}

/** Takes an access away, and with it whatever the holder passed on to its own members. */
export function revoke(world: World, access: Access): void {
	const store = accesses(world);
	store.delete([access.businessId, access.holderId, access.assetId].join('/'));
	tellAdAccount(world, access, []);
	for (const each of [...store.values()])
		if (each.businessId === access.holderId && each.assetId === access.assetId) revoke(world, each);
}

export function accessOf(world: World, businessId: string, holderId: string, assetId: string): Access | undefined {
	return accesses(world).get([businessId, holderId, assetId].join('/'));
}

export function accessesOf(world: World, businessId: string, holderId: string): Access[] {
	return [...accesses(world).values()].filter((each) => each.businessId === businessId && each.holderId === holderId);
}

/** Roles of the shop on ad accounts of others stand on the ad account, where the ads rows look. */
function tellAdAccount(world: World, { businessId, holderId, assetId }: Access, held: string[]): void {
	const account = world.adAccounts.get(assetId);
	if (holderId === shopId && account?.ownerId === businessId && businessId !== shopId) account.permissions = held;
}

export function addParty(world: World, facts: Omit<Party, 'seq' | 'id'> & { id?: string }): Party {
	const seq = world.nextSeq();
	const party: Party = { seq, id: world.newId('business party', seq), ...facts };
	parties(world).set(party.id, party);
	return party;
}

export function addMembership(world: World, facts: Omit<Membership, 'seq'>): Membership {
	const membership = { seq: world.nextSeq(), ...facts };
	memberships(world).set(`${facts.businessId}/${facts.userId}`, membership);
	return membership;
}

export function addPartnership(world: World, facts: Omit<Partnership, 'seq'>): Partnership {
	const key = `${facts.ownerId}/${facts.partnerId}`;
	const partnership = partnerships(world).get(key) ?? { seq: world.nextSeq(), ...facts };
	partnerships(world).set(key, partnership);
	return partnership;
}
