import type { IDataObject } from 'n8n-workflow';

import type { Field } from '../../shared/rows/field';
import { asList } from '../../shared/api/json';
import { choice, field, integer, parseJson } from '../../shared/fields/kinds';
import type { Facts, Made } from '../../shared/fields/kinds';
import { money } from '../../shared/fields/money';
import { parseInstant, writeInstant } from '../../shared/fields/times';
import { AUDIENCE_FIELDS } from './adGroupEstimate';
import { OBJECTIVES } from './campaign';
import { goalFields } from './goal';
import { only } from './names';
import { placeAndAgeFields } from './targeting';

/** Objectives that can be estimated. Source: the API description's DeliveryEstimateObjectiveType. */
const ESTIMATED = only(OBJECTIVES, ['AWARENESS', 'CONSIDERATION', 'CATALOG_SALES', 'WEB_CONVERSION']);

/** Most ad groups in an estimate. Source: the API description. */
const MOST_AD_GROUPS = 10;

const DAILY = { budgetDuration: ['FIXED_DAILY', 'FLEXIBLE_DAILY'] };
const LIFETIME = { budgetDuration: ['LIFETIME'] };

/** A day of the future or the past, in any form that a time can have. */
const day = <const Own extends Facts>(facts: Own): Made<Own, string> =>
	field(facts, { type: 'dateTime', default: '' }, (value) =>
		String(writeInstant(parseInstant(value), 'iso')).slice(0, 10),
	);

const endDate = (more: Pick<Facts, 'description' | 'required' | 'when' | 'onlyWith'>) =>
	day({ name: 'estimateEnd', apiName: 'end_date', in: 'body', label: 'End Date (UTC)', ...more });

/** The planned campaign; its ad groups come with {@link AD_GROUP_FIELDS}. */
const CAMPAIGN_FIELDS = [
	choice({
		name: 'estimatedObjective',
		apiName: 'objective_type',
		in: 'body',
		label: 'Objective',
		description: 'What the campaign is for',
		options: ESTIMATED,
		default: 'CONSIDERATION',
		required: true,
	}),
	day({
		name: 'estimateStart',
		apiName: 'start_date',
		in: 'body',
		label: 'Start Date (UTC)',
		description: 'First day of the campaign',
		required: true,
	}),
	choice({
		name: 'budgetDuration',
		apiName: 'budget_duration_type',
		in: 'body',
		label: 'Budget',
		description: 'What the budget is for',
		options: [
			{ name: 'Daily', value: 'FIXED_DAILY', description: 'The same every day' },
			{ name: 'Daily, Flexible', value: 'FLEXIBLE_DAILY', description: 'Some days may cost more, others less' },
			{ name: 'Lifetime', value: 'LIFETIME', description: 'For the whole campaign' },
		],
		default: 'FIXED_DAILY',
		required: true,
	}),
	money({
		name: 'dailySpendCap',
		apiName: 'daily_spend_cap',
		in: 'body',
		label: 'Daily Budget',
		description: 'The maximum to spend in a day, in the currency of the ad account (see the option Amounts In)',
		required: true,
		when: DAILY,
	}),
	money({
		name: 'lifetimeSpendCap',
		apiName: 'lifetime_spend_cap',
		in: 'body',
		label: 'Lifetime Budget',
		description: 'The maximum to spend in total, in the currency of the ad account (see the option Amounts In)',
		required: true,
		when: LIFETIME,
	}),
	endDate({ description: 'Last day of the campaign', required: true, when: LIFETIME }),
];

/** One ad group by fields, or several as JSON. */
const ONE = { estimatedAdGroups: ['one'] };

/** Where the fields of the one ad group stand in the body. */
const IN_AD_GROUP = 'ad_groups.';

const SEVERAL = field(
	{
		name: 'estimatedAdGroupsJson',
		apiName: 'ad_groups',
		in: 'body',
		label: 'Ad Groups (JSON)',
		description: `Up to ${MOST_AD_GROUPS} with the names of the Pinterest API: a list such as [{"optimization_type": "CLICKTHROUGH", "targeting_spec": {"LOCATION": ["US"]}}]`,
		required: true,
		when: { estimatedAdGroups: ['several'] },
	},
	{ type: 'json', default: '' },
	(value) => {
		const list = asList(parseJson(value));
		if (list.length >= 1 && list.length <= MOST_AD_GROUPS) return list;
		throw new Error(`must be a list of one to ${MOST_AD_GROUPS} ad groups`);
	},
);

/** A field of an ad group, where it stands in the body of an estimate. */
function inAdGroup<One extends Field>(one: One): Moved<One>;
function inAdGroup(one: Field): Field {
	return { ...one, apiName: `${IN_AD_GROUP}${one.apiName}`, when: ONE };
}
type Moved<One> =
	One extends Field<infer Name, infer In, infer ApiName, infer Value>
		? Field<Name, In, `${typeof IN_AD_GROUP}${ApiName}`, Value>
		: never;

export const ESTIMATE_FIELDS = [
	...CAMPAIGN_FIELDS,
	choice({
		name: 'estimatedAdGroups',
		in: 'local',
		label: 'Ad Groups',
		description: 'Who the campaign is to reach',
		options: [
			{ name: 'One, in Fields', value: 'one', description: 'By location and age below and the fields you add' },
			{ name: 'Several, in JSON', value: 'several', description: `Up to ${MOST_AD_GROUPS} ad groups` },
		],
		default: 'one',
	}),
	...placeAndAgeFields(`${IN_AD_GROUP}targeting_spec.`, ONE),
	SEVERAL,
];

export const ESTIMATE_MORE = [
	endDate({
		description: 'Last day of the campaign, for a daily budget; without it the campaign goes on',
		onlyWith: DAILY,
	}),
	integer({
		name: 'monthlyFrequencyCap',
		apiName: `${IN_AD_GROUP}monthly_frequency_cap`,
		in: 'body',
		label: 'Monthly Frequency Cap',
		description: 'How often somebody may see the ads in a month',
		minimum: 0,
		when: ONE,
	}),
	choice({
		name: 'optimizationType',
		apiName: `${IN_AD_GROUP}optimization_type`,
		in: 'body',
		label: 'Optimize For',
		description: 'What Pinterest looks for',
		options: [
			{ name: 'Clicks', value: 'CLICKTHROUGH' },
			{ name: 'Conversions', value: 'WEB_CONVERSION' },
			{ name: 'Impressions', value: 'IMPRESSION' },
			{ name: 'Outbound Clicks', value: 'OUTBOUND_CLICK' },
			{ name: 'Return on Ad Spend', value: 'ROAS' },
		],
		default: 'CLICKTHROUGH',
		when: ONE,
	}),
	...AUDIENCE_FIELDS.map(inAdGroup),
	...goalFields(`${IN_AD_GROUP}optimization_goal_metadata.`).map((one) => ({ ...one, when: ONE })),
];

/** The campaign as the API takes it: its one ad group in a list; JSON has a list already. */
export function withAdGroupList({ ad_groups: adGroups = {}, ...campaign }: IDataObject): IDataObject {
	return { ...campaign, ad_groups: Array.isArray(adGroups) ? adGroups : [adGroups] };
}
