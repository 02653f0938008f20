import { invalid } from '../../check';
import { randomFrom } from '../../random';
import { row } from '../../row';
import { type TargetingSpec } from './adGroupBody';
import { checkTargetingSpec } from './adGroupRules';
import { adAccountFor } from './shared';

interface SizingBody {
	auto_targeting_enabled?: boolean;
	creative_types?: string[] | null;
	keywords?: Array<{ match_type: string; value: string }> | null;
	placement_group?: string;
	product_group_ids?: string[] | null;
	targeting_spec?: TargetingSpec;
}

interface FloorBody {
	bid_floor_specs: Array<{ billable_event: string; currency: string; objective_type?: string; creative_type?: string }>;
	targeting_spec?: TargetingSpec;
}

export const estimates = [
	row<object, SizingBody>('POST /ad_accounts/{ad_account_id}/ad_groups/audience_sizing', {
		also: { properties: { keywords: { items: { properties: { value: { maxLength: 120 } } } } } },
		answer(call) {
			adAccountFor(call);
			if (call.body.targeting_spec) checkTargetingSpec(call.body.targeting_spec);
			const size = audienceSize(call.body);
			const body = {
				audience_size_lower_bound: Math.round(size * 0.8),
				audience_size_upper_bound: Math.round(size * 1.2),
			};
			return { status: 200, body };
		},
	}),
	row<object, FloorBody>('POST /ad_accounts/{ad_account_id}/bid_floor', {
		answer(call) {
			adAccountFor(call);
			const { bid_floor_specs: specs, targeting_spec: targeting } = call.body;
			if (targeting) checkTargetingSpec(targeting);
			if (specs.some(({ currency }) => currency === 'UNK')) throw invalid("Body 'currency' must be known.");
			const floors = specs.map(({ billable_event: event, currency, objective_type: objective = '' }) => {
				const random = randomFrom(`floor ${event} ${currency} ${objective}`);
				return (event === 'IMPRESSION' ? 1_000_000 : 50_000) + Math.floor(random() * 20) * 10_000;
			});
			return { status: 200, body: { bid_floors: floors, type: 'bidfloor' } };
		},
	}),
];

/** People a month. Every further place adds some, every other restriction takes some away. */
export function audienceSize({ keywords, placement_group: placement = 'ALL', ...body }: SizingBody): number {
	const { LOCATION: places, GEO: regions, ...narrower } = body.targeting_spec ?? {};
	const count = (places?.length ?? 0) * 4 + (regions?.length ?? 0) || 100;
	const restrictions = Object.values(narrower).filter((value) => Array.isArray(value) && value.length > 0).length;
	let size = count * 2_000_000 * 0.6 ** restrictions;
	if (narrower.MINIMUM_AGE !== undefined && narrower.MAXIMUM_AGE !== undefined)
		size *= (parseInt(narrower.MAXIMUM_AGE, 10) - Number(narrower.MINIMUM_AGE) + 1) / 48;
	if (placement !== 'ALL') size *= 0.4;
	const searched = (keywords ?? []).filter(({ match_type: match }) => !match.endsWith('NEGATIVE')).length;
	if (searched > 0) size *= Math.min(1, searched / 50);
	return Math.round(size / 1000) * 1000;
}
