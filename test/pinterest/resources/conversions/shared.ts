import { Refusal, type Call } from '../../row';
import { shopId } from '../../seed';
import type { AdAccount } from '../../world';

/**
 * The ad account of the path. 403 code 29 where the token's user neither owns it nor has a role on it.
 * @param roles which roles will do; left out, any
 */
export function adAccountFor(call: Pick<Call, 'world' | 'path' | 'user'>, roles?: readonly string[]): AdAccount {
	const account = call.world.adAccounts.get(call.path.ad_account_id);
	// Roles on an ad account are those of the shop.
	const held = account && call.user.id === shopId ? account.permissions : [];
	const mayUse = account?.ownerId === call.user.id || held.some((role) => roles?.includes(role) ?? true);
	if (!account || !mayUse) throw new Refusal(403, 29, 'You are not permitted to access that resource.');
	return account;
}

/** The request can't be used: the code that Pinterest has for conversions. */
export function invalidConversion(message: string): Refusal {
	return new Refusal(400, 4196, message);
}

export function nowSeconds(): number {
	return Math.floor(Date.now() / 1000);
}

/** Seconds since 1970 that may still be called now: a clock that rounds up is not in the future. */
export function isFuture(seconds: number): boolean {
	return seconds > Math.ceil(Date.now() / 1000);
}
