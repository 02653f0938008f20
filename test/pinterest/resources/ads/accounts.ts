import { invalid } from '../../check';
import { Refusal, row, type Call } from '../../row';
import type { AdAccount, World } from '../../world';
import { adAccountView } from '../adAccounts';
import { adAccountFor, nowSeconds } from './shared';

interface AccountBody {
	country?: string;
	currency?: string;
	name?: string;
	owner_user_id?: string;
	time_zone?: string;
}

/** Whatever belongs to an ad account and goes with it. */
const kinds = [
	'campaign',
	'ad group',
	'ad',
	'keyword',
	'label',
	'promotion',
	'product group promotion',
	'order line',
	'targeting template',
	'schedule',
	'campaign ad preview',
	'dynamic titles',
];

export const accounts = [
	row<object, AccountBody>('POST /ad_accounts', {
		answer: (call) => ({ status: 200, body: adAccountView(call.world, create(call)) }),
	}),
	row('GET /ad_accounts/{ad_account_id}', {
		answer: (call) => ({ status: 200, body: adAccountView(call.world, adAccountFor(call)) }),
	}),
	row('DELETE /ad_accounts/{ad_account_id}/sandbox', {
		answer(call) {
			if (call.environment !== 'sandbox')
				throw new Refusal(403, 29, 'You are not permitted to access that resource: only the sandbox has it.');
			const { id } = adAccountFor(call);
			for (const kind of kinds) forget(call.world, kind, id);
			call.world.adAccounts.delete(id);
			return { status: 200, body: `Deleted ad account ${id} and all its data.` };
		},
	}),
];

/** An ad account of the token's user or of a business linked to it; 50 for each owner. */
function create({ world, user, body }: Pick<Call<object, AccountBody>, 'world' | 'user' | 'body'>): AdAccount {
	const ownerId = body.owner_user_id ?? user.id;
	if (ownerId !== user.id && !user.businessIds.includes(ownerId))
		throw new Refusal(403, 29, 'You are not permitted to access that resource.');
	if (body.name?.trim() === '') throw invalid("Body 'name' must not be blank.");
	const owned = [...world.adAccounts.values()].filter((each) => each.ownerId === ownerId);
	if (owned.length >= 50) throw invalid('A user has up to 50 ad accounts.');
	const seq = world.nextSeq();
	const account: AdAccount = {
		seq,
		id: world.newId('ad account', seq),
		name: body.name ?? world.accounts.get(ownerId)?.businessName ?? '',
		ownerId,
		country: body.country ?? 'US',
		currency: body.currency ?? 'USD',
		timeZone: body.time_zone ?? 'America/Los_Angeles',
		permissions: [ownerId === user.id ? 'OWNER' : 'ADMIN'],
		createdTime: nowSeconds(),
	};
	world.adAccounts.set(account.id, account);
	return account;
}

function forget(world: World, kind: string, accountId: string): void {
	const store = world.store<{ ad_account_id?: string }>(kind);
	for (const [id, each] of store) if (each.ad_account_id === accountId) store.delete(id);
}
