import { invalid } from '../../check';
import { row } from '../../row';
import { type TargetingSpec } from './adGroupBody';
import { checkTargetingSpec } from './adGroupRules';
import { audienceSize } from './estimates';
import { adAccountFor } from './shared';

interface EstimateBody {
	ad_groups: Array<{ targeting_spec?: TargetingSpec }>;
	budget_duration_type: 'FIXED_DAILY' | 'FLEXIBLE_DAILY' | 'LIFETIME';
	daily_spend_cap?: number;
	lifetime_spend_cap?: number;
	objective_type: string;
	start_date: string;
	end_date?: string;
}

export const deliveryEstimates = [
	row<object, [EstimateBody]>('POST /ad_accounts/{ad_account_id}/campaigns/delivery_estimates', {
		also: { items: { properties: { start_date: { format: 'date' }, end_date: { format: 'date' } } } },
		answer(call) {
			adAccountFor(call);
			const [campaign] = call.body;
			check(campaign);
			return { status: 200, body: estimate(campaign) };
		},
	}),
];

function check(campaign: EstimateBody): void {
	const { budget_duration_type: type, daily_spend_cap: daily, lifetime_spend_cap: lifetime } = campaign;
	const { start_date: start, end_date: end } = campaign;
	if (type === 'LIFETIME' && (lifetime === undefined || end === undefined))
		throw invalid("Body 'lifetime_spend_cap' and 'end_date' are required for LIFETIME.");
	if (type !== 'LIFETIME' && daily === undefined) throw invalid(`Body 'daily_spend_cap' is required for ${type}.`);
	if (end !== undefined && end <= start) throw invalid("Body 'end_date' must be after 'start_date'.");
	for (const { targeting_spec: spec } of campaign.ad_groups) if (spec) checkTargetingSpec(spec);
}

/** Curves over ten budgets, and the numbers of the budget asked for; budgets in micro currency a day. */
function estimate(campaign: EstimateBody): Record<string, unknown> {
	const { start_date: start, end_date: end, daily_spend_cap: daily, lifetime_spend_cap: lifetime } = campaign;
	const days = end === undefined ? 30 : (Date.parse(end) - Date.parse(start)) / 86_400_000;
	const budget = daily ?? Math.round((lifetime ?? 0) / days);
	const people = campaign.ad_groups.reduce((sum, adGroup) => sum + audienceSize(adGroup), 0);
	const most = people * 2_000;
	const impressionsOf = (money: number) => Math.round(Math.min(money, most) / 5_000);
	const budgets = Array.from({ length: 10 }, (_, at) => Math.round((most * (at + 1)) / 10));
	const curve = (type: string, valueOf: (money: number) => number) => ({
		estimation_type: type,
		points: budgets.map((money) => {
			const y = valueOf(money);
			return { budget: money, y, min_y: Math.round(y * 0.8), max_y: Math.round(y * 1.2), double_y: null };
		}),
	});
	const impressions = impressionsOf(budget);
	const clicks = Math.round(impressions / 100);
	const reach = Math.min(people, Math.round(impressions / 2));
	const money = Math.min(budget, most) / 1_000_000;
	return {
		curves: [curve('IMPRESSION', impressionsOf), curve('CLICK', (each) => Math.round(impressionsOf(each) / 100))],
		derived_metrics: {
			...bounded('weekly_impression', impressions * 7),
			...bounded('weekly_click', clicks * 7),
			...bounded('weekly_reach', reach),
			...bounded('weekly_frequency', reach === 0 ? 0 : (impressions * 7) / reach),
			...bounded('lifetime_impression', impressions * days),
			...bounded('cpm', impressions === 0 ? 0 : (money / impressions) * 1000),
			...bounded('cpc', clicks === 0 ? 0 : money / clicks),
		},
		max_potential_spend: most,
	};
}

function bounded(name: string, value: number): Record<string, number> {
	return { [name]: value, [`${name}_lower`]: value * 0.8, [`${name}_upper`]: value * 1.2 };
}
