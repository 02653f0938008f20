import { createHash } from 'node:crypto';
import { invalid } from '../../check';
import { page, type PageQuery } from '../../paging';
import { row } from '../../row';
import type { World } from '../../world';
import { adAccountFor } from '../ads/shared';

export interface BillingProfile {
	seq: number;
	id: string;
	advertiser_id: string;
	billing_type: string;
	card_type: string;
	payment_method_brand: string;
	status: string;
}

export interface Discount {
	seq: number;
	advertiser_id: string;
	/** SHA-256 of the code it came with, in hex. */
	hash: string;
	active: boolean;
	title: string;
	discountCurrency: string;
	discountInMicroCurrency: number;
	remainingDiscountInMicroCurrency: number;
	discountType: string;
}

interface Offer {
	code: string;
	title: string;
	discountInMicroCurrency: number;
	isOver?: boolean;
}

/** What can be redeemed, once by each advertiser. */
export const offers: Offer[] = [
	{ code: 'WELCOME100', title: 'Welcome credit', discountInMicroCurrency: 100_000_000 },
	{ code: 'SPRING25', title: 'Spring credit', discountInMicroCurrency: 25_000_000 },
	{ code: 'LASTYEAR', title: 'Credit of last year', discountInMicroCurrency: 50_000_000, isOver: true },
];

/** Why a code can't be redeemed. Only the first number is known from Pinterest. */
const refusals = {
	redeemed: { errorCode: 2708, errorMessage: 'This advertiser has redeemed the offer already.' },
	unknown: { errorCode: 2701, errorMessage: 'There is no such offer.' },
	over: { errorCode: 2702, errorMessage: 'The offer is over.' },
};

export const billing = [
	row<PageQuery & { is_active: boolean }>('GET /ad_accounts/{ad_account_id}/billing_profiles', {
		answer(call) {
			const { id: account } = adAccountFor(call);
			const { is_active: active } = call.query;
			const profiles = [...call.world.store<BillingProfile>('billing profile').values()];
			const body = page(call, profiles, ({ seq: _seq, ...profile }) => profile, {
				filters: { active },
				keep: (each) => each.advertiser_id === account && (!active || ['VALID', 'SECONDARY'].includes(each.status)),
			});
			return { status: 200, body };
		},
	}),
	row<PageQuery>('GET /ad_accounts/{ad_account_id}/ads_credit/discounts', {
		answer(call) {
			const { id: account } = adAccountFor(call);
			const view = ({ seq: _seq, hash: _hash, ...discount }: Discount) => discount;
			const body = page(call, discountsOf(call.world, account), view);
			return { status: 200, body };
		},
	}),
	row<object, { offerCodeHash: string; validateOnly: boolean }>('POST /ad_accounts/{ad_account_id}/ads_credit/redeem', {
		answer(call) {
			const account = adAccountFor(call);
			const { offerCodeHash: hash, validateOnly } = call.body;
			if (hash.length !== 64) throw invalid("Body 'offerCodeHash' must be a SHA-256 in hex.");
			const offer = offers.find(({ code }) => hashOf(code) === hash);
			const isRedeemed = discountsOf(call.world, account.id).some((each) => each.hash === hash);
			const refusal = !offer ? 'unknown' : offer.isOver ? 'over' : isRedeemed ? 'redeemed' : undefined;
			// A code that can't be redeemed is an answer of 200 all the same.
			if (!offer || refusal) return { status: 200, body: { success: false, ...refusals[refusal ?? 'unknown'] } };
			if (!validateOnly) addDiscount(call.world, account, offer);
			return { status: 200, body: { success: true, errorCode: null, errorMessage: null } };
		},
	}),
];

export function addBillingProfile(world: World, facts: Omit<BillingProfile, 'seq' | 'id'>): void {
	const seq = world.nextSeq();
	const id = world.newId('billing profile', seq);
	world.store<BillingProfile>('billing profile').set(id, { ...facts, seq, id });
}

export function addDiscount(world: World, { id, currency }: { id: string; currency: string }, offer: Offer): void {
	const seq = world.nextSeq();
	const { code, title, discountInMicroCurrency: amount, isOver = false } = offer;
	world.store<Discount>('discount').set(world.newId('discount', seq), {
		seq,
		advertiser_id: id,
		hash: hashOf(code),
		active: !isOver,
		title,
		discountCurrency: currency,
		discountInMicroCurrency: amount,
		remainingDiscountInMicroCurrency: isOver ? 0 : amount,
		discountType: isOver ? 'CREDIT_EXPIRED' : 'MARKETING_OFFER_CREDIT',
	});
}

function discountsOf(world: World, account: string): Discount[] {
	return [...world.store<Discount>('discount').values()].filter((each) => each.advertiser_id === account);
}

function hashOf(code: string): string {
	return createHash('sha256').update(code).digest('hex');
}
