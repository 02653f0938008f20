import type { Ad } from './resources/ads/ads';
import { addInvoice } from './resources/adsExtras/invoices';
import { addInvite } from './resources/business/invite';
import { summary } from './resources/business/parties';
import { invites } from './resources/business/store';
import { addRun, carryOut, fail, type FeedRun } from './resources/catalogs/feedRuns';
import { feedStore } from './resources/catalogs/feedStore';
import { qualities } from './resources/conversions/eventQuality';
import { lifetimeMetrics } from './resources/pinView';
import { keywordRanks } from './resources/trendingKeywords';
import { shopId } from './seed';
import { Refusal } from './row';
import type { World } from './world';

type Facts = Record<string, unknown>;

/**
 * What happens at Pinterest by itself or by other people's doing, so that no operation of the API brings it about. Each gives the ids
 * or names that it is about.
 */
const changes = {
	/** Somebody begins to follow the shop. */
	follower: (world: World) => {
		const shop = shopIn(world);
		shop.followers += 1;
		return { username: `fan${String(shop.followers).padStart(4, '0')}` };
	},
	/** Somebody saves Pins on a board of their own: `boardId`, `count` (1). */
	pins: (world: World, { boardId, count = 1 }: Facts) => {
		const board = found(world.boards.get(String(boardId)), 'board');
		const media = { type: 'image', image: { ratio: 1 } } as const;
		const pins = Array.from({ length: Number(count) }, () =>
			world.addPin({ ownerId: board.ownerId, boardId: board.id, media }),
		);
		return { ids: pins.map(({ id }) => id) };
	},
	/** People do things with a Pin: `id`, and the lifetime numbers it has by then. */
	metrics: (world: World, { id, ...numbers }: Facts) => {
		const pin = found(world.pins.get(String(id)), 'Pin');
		lifetimeMetrics(world).set(pin.id, numbers as Record<string, number>);
		return { id };
	},
	/** An ad is reviewed: `id`, `status`, and the reasons where it is rejected. */
	review: (world: World, { id, status, reasons = [] }: Facts) => {
		const ad = found(world.store<Ad>('ad').get(String(id)), 'ad');
		const isRejected = status === 'REJECTED';
		Object.assign(ad, {
			review_status: status,
			rejected_reasons: isRejected ? reasons : [],
			rejection_labels: isRejected ? (reasons as string[]).map((reason) => `Against the rules: ${reason}.`) : [],
		});
		return { id };
	},
	/** A feed is fetched: `feedId`, `status` (COMPLETED; FAILED, or PROCESSING until it is settled). */
	feedRun: (world: World, { feedId, status = 'COMPLETED' }: Facts) => {
		const feed = found(feedStore(world).get(String(feedId)), 'feed');
		const run: FeedRun = addRun(world, feed);
		if (status === 'COMPLETED') carryOut(world, feed, run);
		if (status === 'FAILED') fail(run, 'FETCH_ERROR');
		return { id: run.id };
	},
	/** Another business asks the shop: `type` (PARTNER_REQUEST). */
	invite: (world: World, { type = 'PARTNER_REQUEST' }: Facts) => {
		const { businessId } = found(
			[...invites(world).values()].find((invite) => invite.businessId !== shopId),
			'business that knows the shop',
		);
		const role = type === 'MEMBER_INVITE' ? 'EMPLOYEE' : 'PARTNER';
		const to = summary(world, shopId);
		const { id } = addInvite(world, { businessId, createdBy: businessId, to, type: type as 'PARTNER_REQUEST', role });
		return { id };
	},
	/** An ad account is billed for a month of 2026: `adAccountId`, `month`, `type` (INVOICE). */
	invoice: (world: World, { adAccountId, month = 7, type = 'INVOICE' }: Facts) => {
		const account = found(world.adAccounts.get(String(adAccountId)), 'ad account');
		const facts = { document_type: type as 'INVOICE', status: 'OPEN' } as const;
		return { id: addInvoice(world, account, Number(month), 120_000_000, facts).id };
	},
	/** People search more or less for a keyword: `rank` above 1 puts it on top of all, below 0 under all. */
	keyword: (world: World, { keyword, rank }: Facts) => {
		keywordRanks(world).set(String(keyword), Number(rank));
		return { keyword };
	},
	/** Events of an ad account get another quality: `adAccountId`, `source`, `platform`, `status`. */
	eventQuality: (world: World, { adAccountId, source, platform, status }: Facts) => {
		qualities(world).set([adAccountId, source, platform].join(' '), String(status));
		return { status };
	},
};

export type Change = keyof typeof changes;

/** Makes something happen on the production host. */
export function happen(world: World, what: Change, facts: Facts = {}): Facts {
	if (!Object.hasOwn(changes, what)) throw new Refusal(400, 1, `Nothing like "${what}" can happen.`);
	return changes[what](world, facts);
}

function shopIn(world: World) {
	return found(world.accounts.get(shopId), 'shop');
}

function found<T>(one: T | undefined, what: string): T {
	if (one === undefined) throw new Refusal(404, 404, `There is no such ${what}.`);
	return one;
}
