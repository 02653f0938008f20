import type { AdAccount, Pin, World } from '../../world';
import type { Objective } from './campaignBody';
import { addAd, type Ad } from './ads';
import { addAdGroup, type AdGroup } from './adGroups';
import { addCampaign, type Campaign } from './campaigns';
import { interests } from './interests';
import type { EntityStatus } from './shared';

/** Name, status, objective, and what is particular; times in days from the first of the year. */
const plans: Array<[name: string, status: EntityStatus, objective: Objective, facts: Partial<Campaign>]> = [
	['Brand spring', 'ARCHIVED', 'AWARENESS', { lifetime_spend_cap: 900_000_000 }],
	['Linen on video', 'PAUSED', 'VIDEO_COMPLETION', { daily_spend_cap: 25_000_000 }],
	['Visits to the shop', 'ACTIVE', 'CONSIDERATION', { daily_spend_cap: 40_000_000 }],
	['Checkout', 'ACTIVE', 'WEB_CONVERSION', { is_campaign_budget_optimization: true, daily_spend_cap: 60_000_000 }],
	['Catalogue sales', 'ACTIVE', 'CATALOG_SALES', { is_performance_plus: true }],
	['Newsletter', 'DRAFT', 'CONSIDERATION', {}],
	['Thrown away', 'DELETED_DRAFT', 'AWARENESS', {}],
];

const day = 86_400;
const start = Date.parse('2026-02-01T08:00:00Z') / 1000;

/** Fills each of the shop's and its client's ad accounts: campaigns of every status, two ad groups in most, two ads in each. */
export function seed(world: World): void {
	[...world.adAccounts.values()].forEach((account, at) => {
		const pins = [...world.pins.values()].filter(({ ownerId }) => ownerId === account.ownerId);
		// The client's own account is small.
		const own = at < 2 ? plans : plans.slice(2, 3);
		own.forEach(([name, status, objective, facts], number) => {
			const created_time = start + (at * 10 + number) * day;
			const campaign = addCampaign(world, account.id, {
				name,
				status,
				objective_type: objective,
				created_time,
				...facts,
			});
			const count = status === 'DELETED_DRAFT' ? 0 : status === 'DRAFT' ? 1 : 2;
			for (let group = 0; group < count; group += 1) seedAdGroup(world, account, campaign, group, pins);
		});
	});
}

/** How many ads a campaign of {@link seedManyAds} has, all in one ad group. */
const adsOfCampaign = 100;

/** Adds ad accounts of the same owner with very many active ads, which have been shown for longer than numbers are kept. */
export function seedManyAds(
	world: World,
	ownerId: string,
	{ adAccounts = 1, adsPerAccount = 0 }: { adAccounts?: number; adsPerAccount?: number },
): { adAccountIds: string[] } {
	const [pin] = [...world.pins.values()].filter((each) => each.ownerId === ownerId);
	const adAccountIds = Array.from({ length: adAccounts }, (_, at) => {
		const seq = world.nextSeq();
		const id = world.newId('ad account', seq);
		const name = `Branch ${at + 1}`;
		const facts = { ownerId, country: 'DE', currency: 'EUR', timeZone: 'Europe/Berlin', permissions: ['OWNER'] };
		world.adAccounts.set(id, { seq, id, name, createdTime: start, ...facts });
		for (let number = 0; number * adsOfCampaign < adsPerAccount; number += 1) {
			const common = { name: `Range ${number + 1}`, status: 'ACTIVE', created_time: start } as const;
			const adGroup = addAdGroup(world, addCampaign(world, id, common), common);
			const count = Math.min(adsOfCampaign, adsPerAccount - number * adsOfCampaign);
			for (let one = 0; one < count; one += 1) addAd(world, adGroup, adFacts(adGroup, pin, 0));
		}
		return id;
	});
	return { adAccountIds };
}

function seedAdGroup(world: World, account: AdAccount, campaign: Campaign, number: number, pins: Pin[]): void {
	const { objective_type: objective, is_campaign_budget_optimization: optimized } = campaign;
	const isVideo = objective === 'VIDEO_COMPLETION';
	const status = campaign.status === 'ACTIVE' && number === 1 ? 'PAUSED' : campaign.status;
	const automatic = isVideo || campaign.is_performance_plus;
	const facts: Partial<AdGroup> = {
		name: `${campaign.name}: ${number === 0 ? 'everyone' : 'home decor'}`,
		status,
		created_time: campaign.created_time + 3600,
		billable_event: isVideo ? 'VIDEO_V_50_MRC' : objective === 'AWARENESS' ? 'IMPRESSION' : 'CLICKTHROUGH',
		bid_strategy_type: automatic ? 'AUTOMATIC_BID' : 'MAX_BID',
		bid_in_micro_currency: automatic ? null : 800_000 + number * 100_000,
		budget_type: optimized ? 'CBO_ADGROUP' : 'DAILY',
		budget_in_micro_currency: optimized ? null : 12_000_000,
		targeting_spec: {
			LOCATION: [account.country],
			...(number === 1 && { INTEREST: [[...interests.keys()][0]], GENDER: ['female', 'unknown'] }),
		},
		...(objective === 'WEB_CONVERSION' && {
			optimization_goal_metadata: { conversion_tag_v3_goal_metadata: { conversion_event: 'CHECKOUT' } },
		}),
	};
	const adGroup = addAdGroup(world, campaign, facts);
	const wanted = pins.filter(({ media }) => (isVideo ? media.type === 'video' : media.type !== 'video'));
	for (const one of [0, 1]) {
		const pin = wanted[(number * 2 + one) % wanted.length];
		addAd(world, adGroup, adFacts(adGroup, pin, one));
	}
}

function adFacts(adGroup: AdGroup, pin: Pin, number: number): Partial<Ad> & Pick<Ad, 'pin_id'> {
	const isRejected = adGroup.status === 'PAUSED' && number === 1;
	const types = { image: 'REGULAR', video: 'VIDEO', carousel: 'CAROUSEL' } as const;
	return {
		name: pin.title,
		status: adGroup.status,
		pin_id: pin.id,
		creative_type: types[pin.media.type],
		destination_url: pin.link,
		created_time: adGroup.created_time + 3600,
		review_status: isRejected ? 'REJECTED' : 'APPROVED',
		rejected_reasons: isRejected ? ['LANDING_PAGE_BROKEN'] : [],
		rejection_labels: isRejected ? ['The page behind the link does not open.'] : [],
	};
}
