/** What people need beside the seed to try every operation by hand. */
import type { SimulatedPinterest } from './index';
import { addCustomerList } from './resources/audiences/customerListStore';
import { readRecords } from './resources/audiences/customerRecords';
import { seedHotels } from './resources/catalogs/seed';
import { shopId } from './seed';

/** The members of the list of guests, so that they can be taken out again. */
export const GUESTS = ['ada@linen.example', 'ben@linen.example', 'eve@linen.example'];

/**
 * Adds to the shop's account: a catalog of hotels, and in its first ad account a customer list whose members are known by their emails.
 *
 * @returns a token that sends conversion events
 */
export function addDemo({ worlds: { production: world }, issueToken }: SimulatedPinterest): {
	conversionToken: string;
} {
	seedHotels(world, shopId, 'https://hearthandlinen.example');
	const account = [...world.adAccounts.values()].find(({ ownerId }) => ownerId === shopId);
	if (!account) throw new Error('The seed has no ad account of the shop');
	addCustomerList(world, account.id, {
		name: 'Guests',
		members: new Set(readRecords(GUESTS.join(), 'EMAIL').keys),
		num_batches: 1,
		num_uploaded_user_records: GUESTS.length,
	});
	return { conversionToken: issueToken({ grant: 'conversion' }).accessToken };
}
