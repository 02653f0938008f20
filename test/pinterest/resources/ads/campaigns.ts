import { invalid } from '../../check';
import { row, type Call } from '../../row';
import type { World } from '../../world';
import { type BidOptions, type CampaignBody, type Objective } from './campaignBody';
import { adGroupsOf } from './family';
import {
	adAccountFor,
	batch,
	checkStatusChange,
	checkTimes,
	checkTrackingUrls,
	entityFor,
	missing,
	nowSeconds,
	orderedPage,
	summaryOf,
	type Entity,
	type EntityQuery,
} from './shared';

export interface Campaign extends Entity {
	name: string;
	objective_type: Objective;
	daily_spend_cap: number | null;
	lifetime_spend_cap: number | null;
	order_line_id: string | null;
	tracking_urls: Record<string, string[]> | null;
	start_time: number | null;
	end_time: number | null;
	is_campaign_budget_optimization: boolean | null;
	is_flexible_daily_budgets: boolean;
	is_automated_campaign: boolean;
	is_performance_plus: boolean;
	default_ad_group_budget_in_micro_currency: number | null;
	bid_options: BidOptions | null;
}

export const campaigns = [
	row<EntityQuery & { campaign_ids?: string[] }>('GET /ad_accounts/{ad_account_id}/campaigns', {
		answer(call) {
			const { id: account } = adAccountFor(call);
			const { campaign_ids: ids, entity_statuses: statuses } = call.query;
			const body = orderedPage(call, call.world.store<Campaign>('campaign').values(), campaignView, {
				filters: { ids, statuses },
				keep: (each) =>
					each.ad_account_id === account && (!ids || ids.includes(each.id)) && statuses.includes(each.status),
			});
			return { status: 200, body };
		},
	}),
	row<object, CampaignBody[]>('POST /ad_accounts/{ad_account_id}/campaigns', {
		answer(call) {
			const { id: account } = adAccountFor(call);
			const body = batch(call.body, 'list', (element) => {
				checkAccount(element, account);
				const campaign = withDefaults(element);
				check(call, { ...campaign, ad_account_id: account });
				if (campaign.status === 'DELETED_DRAFT') throw invalid("'status' of a new campaign can't be DELETED_DRAFT.");
				return campaignView(addCampaign(call.world, account, campaign));
			});
			return { status: 200, body };
		},
	}),
	row<object, Array<CampaignBody & { id: string }>>('PATCH /ad_accounts/{ad_account_id}/campaigns', {
		answer(call) {
			const { id: account } = adAccountFor(call);
			const body = batch(call.body, 'list', (element) => {
				checkAccount(element, account);
				return campaignView(update(call, element));
			});
			return { status: 200, body };
		},
	}),
	row('GET /ad_accounts/{ad_account_id}/campaigns/{campaign_id}', {
		answer: (call) => ({
			status: 200,
			body: campaignView(entityFor<Campaign>(call, 'campaign', call.path.campaign_id)),
		}),
	}),
];

/** Puts a campaign into the world; nothing is checked. */
export function addCampaign(world: World, accountId: string, facts: Partial<Campaign>): Campaign {
	const seq = world.nextSeq();
	const time = facts.created_time ?? nowSeconds();
	const campaign: Campaign = {
		...withDefaults({}),
		...facts,
		seq,
		id: world.newId('campaign', seq),
		ad_account_id: accountId,
		start_time: facts.start_time ?? time,
		created_time: time,
		updated_time: time,
	};
	world.store<Campaign>('campaign').set(campaign.id, campaign);
	return campaign;
}

export function campaignView({ seq: _seq, ...campaign }: Campaign): Record<string, unknown> {
	const { status, start_time: start, end_time: end } = campaign;
	return { ...campaign, summary_status: summaryOf(status, start, end), type: 'campaign' };
}

function withDefaults(given: CampaignBody): Omit<Campaign, keyof Entity> & Pick<Campaign, 'name' | 'status'> {
	return {
		name: '',
		status: 'ACTIVE',
		objective_type: 'AWARENESS',
		daily_spend_cap: null,
		lifetime_spend_cap: null,
		order_line_id: null,
		tracking_urls: null,
		start_time: null,
		end_time: null,
		is_campaign_budget_optimization: false,
		is_flexible_daily_budgets: false,
		is_automated_campaign: false,
		is_performance_plus: false,
		default_ad_group_budget_in_micro_currency: null,
		bid_options: null,
		...(given as Partial<Campaign>),
	};
}

function checkAccount({ ad_account_id: id }: CampaignBody, account: string): void {
	if (id !== undefined && id !== account) throw invalid("'ad_account_id' must be the ad account of the path.");
}

function update(call: Pick<Call, 'world' | 'path'>, { id, ...changes }: CampaignBody & { id: string }): Campaign {
	const campaign = call.world.store<Campaign>('campaign').get(id);
	if (campaign?.ad_account_id !== call.path.ad_account_id) throw missing('campaign');
	checkStatusChange(campaign.status, changes.status);
	for (const fixed of ['objective_type', 'is_performance_plus'] as const) {
		if (campaign.status !== 'DRAFT' && changes[fixed] != null && changes[fixed] !== campaign[fixed])
			throw invalid(`'${fixed}' can be changed only while the campaign is a draft.`);
	}
	const { bid_options: bids, objective_type: objective, ...plain } = changes;
	const changed: Campaign = { ...campaign, ...plain, ...(objective && { objective_type: objective }) };
	check(call, changed);
	checkBids(bids);
	if (bids) changed.bid_options = masked(campaign.bid_options, bids);
	passOnBudgets(call.world, campaign, changed);
	return Object.assign(campaign, changed, { updated_time: nowSeconds() });
}

function check(call: Pick<Call, 'world'>, campaign: Partial<Campaign>): void {
	const { daily_spend_cap: daily, lifetime_spend_cap: lifetime, name, order_line_id: orderLine } = campaign;
	if (!name?.trim()) throw invalid("'name' must not be blank.");
	if (daily != null && lifetime != null) throw invalid("'daily_spend_cap' and 'lifetime_spend_cap' can't both be set.");
	for (const cap of [daily, lifetime]) if (cap != null && cap <= 0) throw invalid('A spend cap must be above 0.');
	if (campaign.is_campaign_budget_optimization && daily == null && lifetime == null)
		throw invalid("A campaign with budget optimization needs 'daily_spend_cap' or 'lifetime_spend_cap'.");
	checkTimes(campaign.start_time, campaign.end_time);
	checkTrackingUrls(campaign.tracking_urls);
	checkBids(campaign.bid_options);
	if (orderLine != null) {
		const line = call.world.store<{ ad_account_id: string }>('order line').get(orderLine);
		if (line?.ad_account_id !== campaign.ad_account_id) throw missing('order line');
	}
}

function checkBids(bids: BidOptions | null | undefined): void {
	for (const multipliers of Object.values(bids ?? {})) {
		if (Array.isArray(multipliers)) continue;
		for (const value of Object.values((multipliers ?? {}) as Record<string, number>))
			if (value < 0 || value > 10) throw invalid('A bid multiplier must be between 0 and 10.');
	}
}

/** Only what the mask names is taken over; what it names and the body lacks is cleared. */
function masked(before: BidOptions | null, { update_mask: mask = [], ...bids }: BidOptions): BidOptions {
	const after: BidOptions = { ...before };
	for (const field of mask) {
		const key = `${field.toLowerCase()}_multipliers` as 'audience_multipliers';
		if (bids[key] == null) delete after[key];
		else after[key] = bids[key];
	}
	return after;
}

/** Ad groups have no budget of their own under budget optimization, and get the default when it ends. */
function passOnBudgets(world: World, before: Campaign, after: Campaign): void {
	const optimized = Boolean(after.is_campaign_budget_optimization);
	if (optimized === Boolean(before.is_campaign_budget_optimization)) return;
	for (const adGroup of adGroupsOf(world, before.id)) {
		adGroup.budget_in_micro_currency = optimized ? null : after.default_ad_group_budget_in_micro_currency;
		adGroup.budget_type = optimized ? 'CBO_ADGROUP' : 'DAILY';
	}
}
