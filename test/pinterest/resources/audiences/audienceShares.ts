import type { Listed } from '../../paging';
import type { World } from '../../world';
import { nowSeconds } from './shared';

export type AccountType = 'AD_ACCOUNT' | 'BUSINESS_ACCOUNT';

/** That an audience may be used by another ad account or business. */
export interface Share extends Listed {
	audience_id: string;
	account_type: AccountType;
	account_id: string;
	/** Seconds since 1970. */
	shared_on_timestamp: number;
}

const shares = (world: World) => world.store<Share>('audience share');
const keyOf = (audience: string, type: AccountType, account: string) => `${audience}/${type}/${account}`;

export function sharesOf(world: World, audience: string): Share[] {
	return [...shares(world).values()].filter((share) => share.audience_id === audience);
}

/** What was shared with an ad account or business, first shared first. */
export function receivedBy(world: World, type: AccountType, account: string): Share[] {
	return [...shares(world).values()].filter((share) => share.account_type === type && share.account_id === account);
}

export function isReceived(world: World, audience: string, type: AccountType, account: string): boolean {
	return shares(world).has(keyOf(audience, type, account));
}

/** Sharing again changes nothing. */
export function share(world: World, audience: string, type: AccountType, account: string, shared = nowSeconds()): void {
	const key = keyOf(audience, type, account);
	if (shares(world).has(key)) return;
	const seq = world.nextSeq();
	shares(world).set(key, {
		seq,
		audience_id: audience,
		account_type: type,
		account_id: account,
		shared_on_timestamp: shared,
	});
}

export function revoke(world: World, audience: string, type: AccountType, account: string): void {
	shares(world).delete(keyOf(audience, type, account));
}

/** An audience that is gone is gone for everyone. */
export function revokeAll(world: World, audience: string): void {
	for (const { account_type: type, account_id: account } of sharesOf(world, audience))
		revoke(world, audience, type, account);
}
