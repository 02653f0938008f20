import { page, type PageQuery } from '../../paging';
import { Refusal, row, type Call } from '../../row';
import type { Account, World } from '../../world';
import { audiences, ownAudienceFor, receivedPage, type Audience } from './audienceStore';
import { isReceived, receivedBy, revoke, share, sharesOf, type AccountType, type Share } from './audienceShares';
import { missing, type OrderQuery } from './shared';

interface SharingBody {
	audience_id: string;
	operation_type: 'SHARE' | 'REVOKE';
}

type ToAdAccounts = SharingBody & { recipient_account_ids: string[] };
type ToBusinesses = SharingBody & { recipient_business_ids: string[] };
type AccountsQuery = PageQuery & { audience_id: string; account_type: AccountType };

export const audienceSharing = [
	row<AccountsQuery>('GET /ad_accounts/{ad_account_id}/audiences/shared/accounts', {
		answer(call) {
			const audience = ownAudienceFor(call, call.query.audience_id);
			return { status: 200, body: accountsPage(call, audience, () => true) };
		},
	}),
	row<object, ToAdAccounts>('PATCH /ad_accounts/{ad_account_id}/audiences/ad_accounts/shared', {
		answer(call) {
			const audience = ownAudienceFor(call, call.body.audience_id);
			const owner = ownerOf(call.world, audience);
			return toAdAccounts(call, audience, (id) => isInHierarchy(call.world, owner, ownerOfAdAccount(call.world, id)));
		},
	}),
	row<object, ToBusinesses>('PATCH /ad_accounts/{ad_account_id}/audiences/businesses/shared', {
		answer: (call) => toBusinesses(call, ownAudienceFor(call, call.body.audience_id)),
	}),
	row<OrderQuery>('GET /businesses/{business_id}/audiences', {
		answer(call) {
			const { id } = businessFor(call);
			return { status: 200, body: receivedPage(call, receivedBy(call.world, 'BUSINESS_ACCOUNT', id)) };
		},
	}),
	row<AccountsQuery>('GET /businesses/{business_id}/audiences/shared/accounts', {
		answer(call) {
			const { id } = businessFor(call);
			const audience = businessAudienceFor(call, call.query.audience_id);
			const isOwner = ownerOf(call.world, audience) === id;
			const isShown = (each: Share) =>
				isOwner || (each.account_type === 'AD_ACCOUNT' && ownerOfAdAccount(call.world, each.account_id) === id);
			return { status: 200, body: accountsPage(call, audience, isShown) };
		},
	}),
	row<object, ToAdAccounts>('PATCH /businesses/{business_id}/audiences/ad_accounts/shared', {
		answer(call) {
			const { id } = businessFor(call);
			const audience = businessAudienceFor(call, call.body.audience_id);
			const isOwner = ownerOf(call.world, audience) === id;
			return toAdAccounts(call, audience, (recipient) => {
				const owner = ownerOfAdAccount(call.world, recipient);
				return isOwner ? isInHierarchy(call.world, id, owner) : owner === id;
			});
		},
	}),
	row<object, ToBusinesses>('PATCH /businesses/{business_id}/audiences/businesses/shared', {
		answer(call) {
			const { id } = businessFor(call);
			const audience = businessAudienceFor(call, call.body.audience_id);
			if (ownerOf(call.world, audience) !== id)
				throw new Refusal(403, 29, 'You are not permitted to access that resource: the audience is not yours.');
			return toBusinesses(call, audience);
		},
	}),
];

function toAdAccounts(call: Call<object, ToAdAccounts>, audience: Audience, mayReceive: (id: string) => boolean) {
	const { recipient_account_ids: recipients } = call.body;
	const isRecipient = (id: string) => id !== audience.ad_account_id && mayReceive(id);
	const done = carryOut(call, audience, 'AD_ACCOUNT', recipients, isRecipient);
	return { status: 200, body: { ...done, recipient_account_ids: recipients } };
}

function toBusinesses(call: Call<object, ToBusinesses>, audience: Audience) {
	const { recipient_business_ids: recipients } = call.body;
	const owner = ownerOf(call.world, audience);
	const isRecipient = (id: string) => id !== owner && isInHierarchy(call.world, owner, id);
	const done = carryOut(call, audience, 'BUSINESS_ACCOUNT', recipients, isRecipient);
	return { status: 200, body: { ...done, recipient_business_ids: recipients } };
}

/** Shares or revokes for all of them, or for none (400) where one can't be a recipient. */
function carryOut(
	{ world, body }: Call<object, SharingBody>,
	audience: Audience,
	type: AccountType,
	recipients: string[],
	isRecipient: (id: string) => boolean,
) {
	if (recipients.length === 0) throw new Refusal(400, 400, 'There must be at least one recipient.');
	const stranger = recipients.find((id) => !isRecipient(id));
	if (stranger !== undefined)
		throw new Refusal(400, 400, `${stranger} is not a recipient in the business hierarchy of the audience's owner.`);
	const isShare = body.operation_type === 'SHARE';
	for (const id of recipients) (isShare ? share : revoke)(world, audience.id, type, id);
	return { audience_id: audience.id, permissions: isShare ? ['RESOURCE_PINNER_LIST_READER'] : [] };
}

function accountsPage(call: Call<AccountsQuery>, audience: Audience, isShown: (each: Share) => boolean) {
	const { account_type: type, audience_id: id } = call.query;
	const { world } = call;
	const nameOf = (account: string) =>
		type === 'AD_ACCOUNT' ? world.adAccounts.get(account)?.name : world.accounts.get(account)?.businessName;
	return page(
		call,
		sharesOf(world, audience.id),
		({ account_id, account_type, shared_on_timestamp }) => ({
			account_id,
			account_name: nameOf(account_id) ?? '',
			account_type,
			shared_on_timestamp,
		}),
		{ filters: { id, type }, keep: (each) => each.account_type === type && isShown(each) },
	);
}

/** The business of the path, which must be the token's own (403). */
function businessFor({ path, user }: Pick<Call, 'path' | 'user'>): Account {
	if (path.business_id !== user.id) throw new Refusal(403, 29, 'You are not permitted to access that resource.');
	return user;
}

/** An audience of one of the business's ad accounts, or one that was shared with the business; 404 for others. */
function businessAudienceFor({ world, path }: Pick<Call, 'world' | 'path'>, id: string): Audience {
	const audience = audiences(world).get(id);
	const { business_id: business } = path;
	if (!audience) throw missing('Audience');
	if (ownerOf(world, audience) !== business && !isReceived(world, id, 'BUSINESS_ACCOUNT', business))
		throw missing('Audience');
	return audience;
}

function ownerOf(world: World, audience: Audience): string {
	return ownerOfAdAccount(world, audience.ad_account_id) ?? '';
}

function ownerOfAdAccount(world: World, id: string): string | undefined {
	return world.adAccounts.get(id)?.ownerId;
}

/** Businesses that are linked, in either direction, share audiences; so do the ad accounts of one business. */
function isInHierarchy(world: World, business: string, other: string | undefined): boolean {
	const linked = (from: string, to: string) => world.accounts.get(from)?.businessIds.includes(to) ?? false;
	return other !== undefined && (other === business || linked(business, other) || linked(other, business));
}
