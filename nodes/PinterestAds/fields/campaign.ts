import type { IDataObject } from 'n8n-workflow';

import { orderLine } from '../../shared/fields/ads';
import { choice, flag, id, text } from '../../shared/fields/kinds';
import { inCurrency, money } from '../../shared/fields/money';
import { instant } from '../../shared/fields/times';
import { BID_OPTIONS, RESET_BIDS } from './bidOptions';
import { PERFORMANCE_PLUS } from './performancePlus';
import { TRACKING_URLS } from './tracking';

/** What a campaign is for. Source: the API description's ObjectiveType. */
export const OBJECTIVES = [
	{ name: 'App Installs', value: 'APP_INSTALL' },
	{ name: 'Awareness', value: 'AWARENESS', description: 'Be seen by many people' },
	{ name: 'Catalog Sales', value: 'CATALOG_SALES', description: 'Sell the products of a catalog' },
	{ name: 'Connected TV Consideration', value: 'CTV_CONSIDERATION' },
	{ name: 'Consideration', value: 'CONSIDERATION', description: 'Clicks on the ads' },
	{ name: 'Conversions', value: 'WEB_CONVERSION', description: 'Actions on the website' },
	{ name: 'Leads', value: 'LEADS', description: 'Forms filled in' },
	{ name: 'Sales', value: 'SALES' },
	{ name: 'Video Completion', value: 'VIDEO_COMPLETION', description: 'Videos watched to the end' },
] as const;

export const NAME = text({
	name: 'name',
	in: 'body',
	label: 'Name',
	description: 'The name in Ads Manager',
	required: true,
});

export const NEW_NAME = text({
	name: 'newName',
	apiName: 'name',
	in: 'body',
	label: 'Name',
	description: 'The new name',
});

const objective = <const Name extends string>(name: Name, required: boolean) =>
	choice({
		name,
		apiName: 'objective_type',
		in: 'body',
		label: 'Objective',
		description: required
			? 'What the campaign is for; it can’t be changed later'
			: 'What the campaign is for; only a draft can be changed',
		options: OBJECTIVES,
		default: 'CONSIDERATION',
		required,
	});

export const OBJECTIVE = objective('objective', true);

/**
 * A campaign's own budget: none, a daily or a lifetime cap. Pinterest takes one of the two caps.
 *
 * @param name of the choice; `none` is what it says when there is neither
 */
function budget<const Name extends string>(
	name: Name,
	none: { name: string; value: string } | undefined,
	description: string,
) {
	return [
		choice({
			name,
			in: 'local',
			label: 'Campaign Budget',
			description,
			options: [
				{ name: 'Daily', value: 'daily', description: 'The maximum to spend in a day' },
				{ name: 'Lifetime', value: 'lifetime', description: 'The maximum to spend from start to end' },
				...(none ? [none] : []),
			],
			default: none?.value ?? 'daily',
		}),
		money({
			name: 'dailySpendCap',
			apiName: 'daily_spend_cap',
			in: 'body',
			label: 'Daily Budget',
			description: 'The maximum to spend in a day, in the currency of the ad account (see the option Amounts In)',
			required: true,
			when: { [name]: ['daily'] },
		}),
		money({
			name: 'lifetimeSpendCap',
			apiName: 'lifetime_spend_cap',
			in: 'body',
			label: 'Lifetime Budget',
			description: 'The maximum to spend in total, in the currency of the ad account (see the option Amounts In)',
			required: true,
			when: { [name]: ['lifetime'] },
		}),
	];
}

export const CREATE_BUDGET = budget(
	'campaignBudget',
	{ name: 'Set on the Ad Groups', value: 'none' },
	'Where the budget is set',
);

export const UPDATE_BUDGET = budget(
	'newCampaignBudget',
	{ name: 'Leave Unchanged', value: 'unchanged' },
	'Whether to change the budget. The campaign can then spend up to that amount.',
);

export const SET_BUDGET = budget('budgetKind', undefined, 'Which budget to set');

const TIMES = [
	instant({
		name: 'startTime',
		apiName: 'start_time',
		in: 'body',
		label: 'Start Time (UTC)',
		description: 'When it may begin to run; at once if empty',
	}),
	instant({
		name: 'endTime',
		apiName: 'end_time',
		in: 'body',
		label: 'End Time (UTC)',
		description: 'When it stops running; never if empty',
	}),
];

/** Optional fields that a campaign is created and changed with alike. */
const COMMON = [
	text({ name: 'appId', apiName: 'app_id', in: 'body', label: 'App ID', description: 'The app, for app installs' }),
	choice({
		name: 'appPlatform',
		apiName: 'app_platform',
		in: 'body',
		label: 'App Platform',
		description: 'What the app runs on',
		options: [
			{ name: 'Android', value: 'ANDROID' },
			{ name: 'iOS', value: 'IOS' },
		],
		default: 'ANDROID',
	}),
	...BID_OPTIONS,
	money({
		name: 'defaultAdGroupBudget',
		apiName: 'default_ad_group_budget_in_micro_currency',
		in: 'body',
		label: 'Default Ad Group Budget',
		description:
			'What each ad group gets when the budget moves from the campaign to its ad groups. Pinterest calls it deprecated.',
	}),
	flag({
		name: 'isCampaignBudgetOptimization',
		apiName: 'is_campaign_budget_optimization',
		in: 'body',
		label: 'Campaign Budget Optimization',
		description: 'Whether Pinterest spreads the budget of the campaign over its ad groups',
	}),
	flag({
		name: 'isFlexibleDailyBudgets',
		apiName: 'is_flexible_daily_budgets',
		in: 'body',
		label: 'Flexible Daily Budgets',
		description: 'Whether a day may cost more than its budget when another costs less',
	}),
	flag({
		name: 'isAutomatedCampaign',
		apiName: 'is_automated_campaign',
		in: 'body',
		label: 'Automated Campaign',
		description: 'Whether the campaign was made in the automated flow',
	}),
	flag({
		name: 'isLtvOptimized',
		apiName: 'is_ltv_optimized',
		in: 'body',
		label: 'Optimize for Lifetime Value',
		description: 'Whether to prefer customers with a higher lifetime value',
	}),
	flag({
		name: 'isPerformancePlus',
		apiName: 'is_performance_plus',
		in: 'body',
		label: 'Performance+',
		description: 'Whether Pinterest chooses targeting and bids by itself',
	}),
	flag({
		name: 'isTopOfSearch',
		apiName: 'is_top_of_search',
		in: 'body',
		label: 'Top of Search',
		description: 'Whether the ads are for the first places in search results',
	}),
	choice({
		name: 'intendedPromotionType',
		apiName: 'intended_promotion_type',
		in: 'body',
		label: 'Intended Promotion Type',
		description: 'What the campaign is to advertise with',
		options: [
			{ name: 'Catalog', value: 'CATALOG' },
			{ name: 'Legacy', value: 'LEGACY' },
			{ name: 'Standard Ad', value: 'STANDARD_AD' },
		],
		default: 'STANDARD_AD',
	}),
	orderLine({ in: 'body', description: 'The order line that the invoice names' }),
	id({
		name: 'ownAdAccountId',
		apiName: 'ad_account_id',
		in: 'body',
		label: 'Ad Account of the Campaign',
		description:
			'The ID of the ad account that owns it, for an account shared by Business Access. Pinterest calls it deprecated.',
	}),
	...TIMES,
	...TRACKING_URLS,
];

export const CREATE_FIELDS = COMMON;

export const UPDATE_FIELDS = [...COMMON, NEW_NAME, objective('newObjective', false), ...PERFORMANCE_PLUS, RESET_BIDS];

/** The fields of a campaign that most people need. Amounts are in the currency of the ad account, times in seconds since 1970. */
export function simpleCampaign(campaign: IDataObject): IDataObject {
	const { id, ad_account_id, name, status, summary_status, objective_type, daily_spend_cap, lifetime_spend_cap } =
		campaign;
	const { start_time, end_time, created_time, updated_time } = campaign;
	return inCurrency({
		...{ id, ad_account_id, name, status, summary_status, objective_type, daily_spend_cap, lifetime_spend_cap },
		...{ start_time, end_time, created_time, updated_time },
	});
}
