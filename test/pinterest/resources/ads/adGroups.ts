import { invalid } from '../../check';
import { row, type Call } from '../../row';
import type { World } from '../../world';
import { type AdGroupBody, type OptimizationGoal, type TargetingSpec } from './adGroupBody';
import { checkAdGroup, operated } from './adGroupRules';
import type { Campaign } from './campaigns';
import {
	adAccountFor,
	batch,
	checkStatusChange,
	entityFor,
	missing,
	nowSeconds,
	orderedPage,
	summaryOf,
	type Entity,
	type EntityQuery,
} from './shared';
import { withInterestNames } from './interests';

export interface AdGroup extends Entity {
	name: string;
	campaign_id: string;
	billable_event: 'CLICKTHROUGH' | 'IMPRESSION' | 'VIDEO_V_50_MRC';
	bid_in_micro_currency: number | null;
	bid_strategy_type: 'AUTOMATIC_BID' | 'MAX_BID' | 'TARGET_AVG' | null;
	bid_multiplier: number | null;
	budget_in_micro_currency: number | null;
	budget_type: 'DAILY' | 'LIFETIME' | 'CBO_ADGROUP';
	start_time: number | null;
	end_time: number | null;
	targeting_spec: TargetingSpec;
	targeting_template_ids: string[] | null;
	auto_targeting_enabled: boolean | null;
	placement_group: string;
	tracking_urls: Record<string, string[]> | null;
	optimization_goal_metadata: OptimizationGoal | null;
	lifetime_frequency_cap?: number;
	promotion_id: string | null;
	promotion_ids: string[];
	promotion_application_level: string | null;
	is_creative_optimization: boolean | null;
	pacing_delivery_type: string;
}

export const adGroups = [
	row<EntityQuery & { campaign_ids?: string[]; ad_group_ids?: string[]; translate_interests_to_names: boolean }>(
		'GET /ad_accounts/{ad_account_id}/ad_groups',
		{
			answer(call) {
				const { id: account } = adAccountFor(call);
				const { campaign_ids: campaigns, ad_group_ids: ids, entity_statuses: statuses } = call.query;
				const { translate_interests_to_names: names } = call.query;
				const view = (each: AdGroup) => adGroupView(call.world, names ? withInterestNames(each) : each);
				const body = orderedPage(call, call.world.store<AdGroup>('ad group').values(), view, {
					filters: { campaigns, ids, statuses, names },
					keep: (each) =>
						each.ad_account_id === account &&
						(!campaigns || campaigns.includes(each.campaign_id)) &&
						(!ids || ids.includes(each.id)) &&
						statuses.includes(each.status),
				});
				return { status: 200, body };
			},
		},
	),
	row<object, AdGroupBody[]>('POST /ad_accounts/{ad_account_id}/ad_groups', {
		answer(call) {
			adAccountFor(call);
			const body = batch(call.body, 'list', (element) => {
				const campaign = campaignFor(call, String(element.campaign_id));
				const adGroup = { ...withDefaults(element), campaign_id: campaign.id };
				checkAdGroup(call.world, campaign, adGroup, element);
				clearZeros(adGroup);
				if (adGroup.status === 'DELETED_DRAFT') throw invalid("'status' of a new ad group can't be DELETED_DRAFT.");
				return adGroupView(call.world, addAdGroup(call.world, campaign, adGroup));
			});
			return { status: 200, body };
		},
	}),
	row<object, Array<AdGroupBody & { id: string }>>('PATCH /ad_accounts/{ad_account_id}/ad_groups', {
		answer(call) {
			adAccountFor(call);
			const body = batch(call.body, 'list', (element) => adGroupView(call.world, update(call, element)));
			return { status: 200, body };
		},
	}),
	row('GET /ad_accounts/{ad_account_id}/ad_groups/{ad_group_id}', {
		answer: (call) => ({
			status: 200,
			body: adGroupView(call.world, entityFor<AdGroup>(call, 'ad group', call.path.ad_group_id)),
		}),
	}),
];

/** Puts an ad group into a campaign of the world; nothing is checked. */
export function addAdGroup(world: World, campaign: Campaign, facts: Partial<AdGroup>): AdGroup {
	const seq = world.nextSeq();
	const time = facts.created_time ?? nowSeconds();
	const adGroup: AdGroup = {
		...withDefaults({}),
		...facts,
		seq,
		id: world.newId('ad group', seq),
		ad_account_id: campaign.ad_account_id,
		campaign_id: campaign.id,
		created_time: time,
		updated_time: time,
	};
	world.store<AdGroup>('ad group').set(adGroup.id, adGroup);
	return adGroup;
}

export function adGroupView(world: World, { seq: _seq, ...adGroup }: AdGroup): Record<string, unknown> {
	const campaign = world.store<Campaign>('campaign').get(adGroup.campaign_id);
	const { status, start_time: start, end_time: end, optimization_goal_metadata: goals, ...rest } = adGroup;
	const own = summaryOf(status, start ?? campaign?.start_time ?? null, end ?? campaign?.end_time ?? null);
	const above = campaign ? summaryOf(campaign.status, campaign.start_time, campaign.end_time) : own;
	return {
		...rest,
		status,
		start_time: start,
		end_time: end,
		...(goals && { optimization_goal_metadata: goals }),
		conversion_learning_mode_type: null,
		dca_assets: null,
		// A live ad group of a campaign that is not running does not run either.
		summary_status: own === 'RUNNING' ? above : own,
		type: 'adgroup',
	};
}

function withDefaults(
	given: AdGroupBody,
): Omit<AdGroup, 'seq' | 'id' | 'ad_account_id' | 'created_time' | 'updated_time'> {
	return {
		name: '',
		campaign_id: '',
		status: 'ACTIVE',
		billable_event: 'IMPRESSION',
		bid_in_micro_currency: null,
		bid_strategy_type: null,
		bid_multiplier: null,
		budget_in_micro_currency: null,
		budget_type: 'DAILY',
		pacing_delivery_type: 'STANDARD',
		placement_group: 'ALL',
		start_time: null,
		end_time: null,
		targeting_spec: {},
		targeting_template_ids: null,
		auto_targeting_enabled: true,
		is_creative_optimization: false,
		tracking_urls: null,
		optimization_goal_metadata: null,
		promotion_id: '0',
		promotion_ids: [],
		promotion_application_level: null,
		...given,
	};
}

/** A campaign of the ad account; ids may be written with a C before them. */
function campaignFor(call: Pick<Call, 'world' | 'path'>, id: string): Campaign {
	const campaign = call.world.store<Campaign>('campaign').get(id.replace(/^C/, ''));
	if (campaign?.ad_account_id !== call.path.ad_account_id) throw missing('campaign');
	return campaign;
}

function update(call: Pick<Call, 'world' | 'path'>, { id, ...given }: AdGroupBody & { id: string }): AdGroup {
	const { targeting_spec_operations: operations, ...changes } = given;
	const adGroup = call.world.store<AdGroup>('ad group').get(id);
	if (adGroup?.ad_account_id !== call.path.ad_account_id) throw missing('ad group');
	const campaign = campaignFor(call, changes.campaign_id ?? adGroup.campaign_id);
	if (campaign.id !== adGroup.campaign_id) throw invalid("An ad group can't move to another campaign.");
	checkStatusChange(adGroup.status, changes.status);
	for (const fixed of ['billable_event', 'budget_type'] as const) {
		if (adGroup.status !== 'DRAFT' && changes[fixed] !== undefined && changes[fixed] !== adGroup[fixed])
			throw invalid(`'${fixed}' can be changed only while the ad group is a draft.`);
	}
	const changed: AdGroup = { ...adGroup, ...changes, campaign_id: campaign.id };
	if (operations) changed.targeting_spec = changes.targeting_spec = operated(changed.targeting_spec, operations);
	checkAdGroup(call.world, campaign, changed, changes);
	clearZeros(changed);
	return Object.assign(adGroup, changed, { updated_time: nowSeconds() });
}

/** A zero takes the multiplier or the template away. */
function clearZeros(adGroup: Pick<AdGroup, 'bid_multiplier' | 'targeting_template_ids'>): void {
	if (adGroup.bid_multiplier === 0) adGroup.bid_multiplier = null;
	if (adGroup.targeting_template_ids?.[0] === '0') adGroup.targeting_template_ids = null;
}
