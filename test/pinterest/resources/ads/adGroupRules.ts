import { invalid } from '../../check';
import type { World } from '../../world';
import type { AdGroupBody, TargetingOperation, TargetingSpec } from './adGroupBody';
import type { AdGroup } from './adGroups';
import type { Campaign } from './campaigns';
import { adGroupsOf } from './family';
import { checkTimes, checkTrackingUrls, missing } from './shared';

type Draft = Omit<AdGroup, 'seq' | 'id' | 'ad_account_id' | 'created_time' | 'updated_time'> & { id?: unknown };

/** Objective and billable event that can't go without a bid, unless Pinterest bids. */
const bidNeeded = ['AWARENESS/IMPRESSION', 'CONSIDERATION/CLICKTHROUGH', 'CATALOG_SALES/CLICKTHROUGH'];

/**
 * Refuses what does not go together in one ad group, or not with its campaign.
 * @param adGroup as it would be
 * @param given what the request says of it
 */
export function checkAdGroup(world: World, campaign: Campaign, adGroup: Draft, given: AdGroupBody): void {
	if (!adGroup.name.trim()) throw invalid("'name' must not be blank.");
	checkBudget(world, campaign, adGroup);
	checkBid(campaign, adGroup);
	checkSchedule(campaign, adGroup);
	checkGoals(campaign, adGroup);
	checkTargeting(world, given);
	checkTrackingUrls(adGroup.tracking_urls);
	for (const id of [...adGroup.promotion_ids, ...(adGroup.promotion_id ? [adGroup.promotion_id] : [])]) {
		if (id === '0') continue;
		const promotion = world.store<{ ad_account_id: string }>('promotion').get(id);
		if (promotion?.ad_account_id !== campaign.ad_account_id) throw missing('promotion');
	}
}

function checkBudget(world: World, campaign: Campaign, adGroup: Draft): void {
	const { budget_in_micro_currency: budget, budget_type: type } = adGroup;
	if (campaign.is_campaign_budget_optimization) {
		if (type !== 'CBO_ADGROUP') throw invalid("Under campaign budget optimization 'budget_type' must be CBO_ADGROUP.");
		if (budget !== null) throw invalid("Under campaign budget optimization 'budget_in_micro_currency' can't be set.");
		const siblings = adGroupsOf(world, campaign.id).filter(({ id }) => id !== adGroup.id);
		if (siblings.length >= 70) throw invalid('A campaign with budget optimization takes up to 70 ad groups.');
		return;
	}
	if (type === 'CBO_ADGROUP') throw invalid("'budget_type' CBO_ADGROUP needs a campaign with budget optimization.");
	if (budget === null) throw invalid("'budget_in_micro_currency' is required.");
	if (budget <= 0) throw invalid("'budget_in_micro_currency' must be above 0.");
	if (type === 'LIFETIME' && adGroup.end_time === null) throw invalid("'budget_type' LIFETIME needs 'end_time'.");
}

function checkBid(campaign: Campaign, adGroup: Draft): void {
	const { bid_strategy_type: strategy, bid_in_micro_currency: bid, bid_multiplier: multiplier } = adGroup;
	const pair = `${campaign.objective_type}/${adGroup.billable_event}`;
	if (bidNeeded.includes(pair) && strategy !== 'AUTOMATIC_BID' && bid === null)
		throw invalid(`'bid_in_micro_currency' is required for ${pair}.`);
	if (bid !== null && bid <= 0) throw invalid("'bid_in_micro_currency' must be above 0.");
	if (campaign.objective_type === 'VIDEO_COMPLETION' && strategy !== null && strategy !== 'AUTOMATIC_BID')
		throw invalid('VIDEO_COMPLETION campaigns take only AUTOMATIC_BID.');
	if (!multiplier) return;
	if (multiplier < 0.1) throw invalid("'bid_multiplier' must be 0 or between 0.1 and 10.");
	if (strategy !== 'AUTOMATIC_BID') throw invalid("'bid_multiplier' needs 'bid_strategy_type' AUTOMATIC_BID.");
	if (campaign.is_performance_plus) throw invalid("'bid_multiplier' is not for Performance+ campaigns.");
}

function checkSchedule(campaign: Campaign, adGroup: Draft): void {
	const { start_time: start, end_time: end } = adGroup;
	checkTimes(start, end);
	if (start !== null && campaign.start_time !== null && start < campaign.start_time)
		throw invalid("'start_time' can't be before that of the campaign.");
	if (end !== null && campaign.end_time !== null && end > campaign.end_time)
		throw invalid("'end_time' can't be after that of the campaign.");
	if (adGroup.lifetime_frequency_cap === undefined) return;
	if (adGroup.billable_event !== 'IMPRESSION')
		throw invalid("'lifetime_frequency_cap' needs 'billable_event' IMPRESSION.");
	if (end === null) throw invalid("'lifetime_frequency_cap' needs 'end_time'.");
}

function checkGoals(campaign: Campaign, adGroup: Draft): void {
	const goals = adGroup.optimization_goal_metadata;
	if (campaign.objective_type === 'WEB_CONVERSION' && !goals)
		throw invalid("'optimization_goal_metadata' is required for WEB_CONVERSION.");
	const conversion = goals?.conversion_tag_v3_goal_metadata;
	if (!conversion?.is_roas_optimized) return;
	if (conversion.conversion_event !== 'CHECKOUT' || adGroup.bid_strategy_type !== 'AUTOMATIC_BID')
		throw invalid("'is_roas_optimized' needs 'conversion_event' CHECKOUT and 'bid_strategy_type' AUTOMATIC_BID.");
}

function checkTargeting(world: World, given: AdGroupBody): void {
	const [template] = given.targeting_template_ids ?? [];
	if (template !== undefined && template !== '0') {
		const beside = ['targeting_spec', 'tracking_urls', 'auto_targeting_enabled', 'placement_group'] as const;
		for (const key of beside)
			if (given[key] != null) throw invalid(`'${key}' can't be set together with 'targeting_template_ids'.`);
		if (!world.store('targeting template').has(template)) throw missing('targeting template');
	}
	if (given.targeting_spec) checkTargetingSpec(given.targeting_spec);
}

export function checkTargetingSpec(spec: TargetingSpec): void {
	const { MINIMUM_AGE: minimum, MAXIMUM_AGE: maximum } = spec;
	if (!spec.LOCATION?.length && !spec.GEO?.length)
		throw invalid("'targeting_spec' needs at least one of LOCATION and GEO.");
	if ((minimum === undefined) !== (maximum === undefined)) throw invalid('MINIMUM_AGE and MAXIMUM_AGE go together.');
	if (minimum === undefined || maximum === undefined) return;
	if (spec.AGE_BUCKET?.length) throw invalid("AGE_BUCKET can't be combined with MINIMUM_AGE and MAXIMUM_AGE.");
	const [from, to] = [Number(minimum), parseInt(maximum, 10)];
	if (from < 18 || from > 65 || to < from || to > 65 || (maximum.endsWith('+') && to !== 65))
		throw invalid('MINIMUM_AGE and MAXIMUM_AGE must be between 18 and 65, or 65+ as the maximum.');
}

/** The targeting after the operations, one after the other. */
export function operated(before: TargetingSpec, operations: TargetingOperation[]): TargetingSpec {
	const after: TargetingSpec = { ...before };
	for (const { field, operation, value, values = [] } of operations) {
		const had = (after[field] ?? []) as unknown[];
		// An age without a value takes the limit away.
		if (value === null) delete after[field];
		else if (value !== undefined) after[field] = value;
		else if (operation === 'SET') after[field] = values;
		else if (operation === 'ADD') after[field] = [...new Set([...had, ...values])];
		else after[field] = had.filter((one) => !values.includes(one));
	}
	return after;
}
