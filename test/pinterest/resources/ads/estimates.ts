import { invalid } from '../../check';
import { randomFrom } from '../../random';
import { row, type JsonSchema } from '../../row';
import { billableEvents, optimizationGoal, placementGroups, targetingSpec, type TargetingSpec } from './adGroupBody';
import { checkTargetingSpec } from './adGroupRules';
import { creativeTypes } from './adBody';
import { objectives } from './campaignBody';
import { countries, currencies } from './countries';
import { adAccountFor, idSchema } from './shared';

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

const sizedTypes = creativeTypes.slice(0, 8);

/** What an audience is described by, in estimates. */
export const audience: Record<string, JsonSchema> = {
	auto_targeting_enabled: { type: 'boolean' },
	creative_types: { type: 'array', items: { type: 'string', enum: sizedTypes } },
	keywords: {
		type: 'array',
		nullable: true,
		items: {
			type: 'object',
			properties: {
				match_type: { type: 'string', enum: ['BROAD', 'PHRASE', 'EXACT', 'EXACT_NEGATIVE', 'PHRASE_NEGATIVE'] },
				value: { type: 'string', maxLength: 120 },
			},
			required: ['match_type', 'value'],
			additionalProperties: false,
		},
	},
	placement_group: { type: 'string', enum: placementGroups },
	product_group_ids: { type: 'array', items: idSchema },
	targeting_spec: targetingSpec,
};

export const estimates = [
	row<object, SizingBody>({
		id: 'ad_groups/audience_sizing',
		method: 'POST',
		path: '/ad_accounts/{ad_account_id}/ad_groups/audience_sizing',
		scopes: ['ads:read'],
		category: 'ads_read',
		sandbox: true,
		clientCredentials: true,
		body: {
			type: 'object',
			properties: {
				...audience,
				creative_types: { ...audience.creative_types, nullable: true },
				product_group_ids: { ...audience.product_group_ids, nullable: true },
			},
			additionalProperties: false,
		},
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
	row<object, FloorBody>({
		id: 'ad_groups_bid_floor/get',
		method: 'POST',
		path: '/ad_accounts/{ad_account_id}/bid_floor',
		scopes: ['ads:read'],
		category: 'ads_read',
		sandbox: true,
		clientCredentials: true,
		body: {
			type: 'object',
			properties: {
				bid_floor_specs: {
					type: 'array',
					items: {
						type: 'object',
						properties: {
							billable_event: { type: 'string', enum: billableEvents },
							countries: { type: 'array', items: { type: 'string', enum: countries } },
							creative_type: { type: 'string', enum: creativeTypes },
							currency: { type: 'string', enum: currencies },
							objective_type: { type: 'string', enum: objectives },
							optimization_goal_metadata: optimizationGoal,
						},
						required: ['billable_event', 'currency'],
						additionalProperties: false,
					},
				},
				targeting_spec: targetingSpec,
			},
			required: ['bid_floor_specs'],
			additionalProperties: false,
		},
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
