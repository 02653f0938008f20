import type { When } from '../../shared/rows/field';
import { choice, decimal, integer } from '../../shared/fields/kinds';
import { money } from '../../shared/fields/money';
import { instant } from '../../shared/fields/times';

const IN_ACCOUNT_CURRENCY = 'in the currency of the ad account (see the option Amounts In)';

/** What costs money. Source: the API description's ActionType. */
export const BILLABLE_EVENTS = [
	{ name: 'Click', value: 'CLICKTHROUGH', description: 'You pay for each click' },
	{ name: 'Impression', value: 'IMPRESSION', description: 'You pay for each impression' },
	{
		name: 'Video View',
		value: 'VIDEO_V_50_MRC',
		description: 'You pay for each 2-second view with half of the video visible',
	},
] as const;

export const BILLABLE_EVENT = choice({
	name: 'billableEvent',
	apiName: 'billable_event',
	in: 'body',
	label: 'Billable Event',
	description: 'What costs money; it must go with the objective of the campaign',
	options: BILLABLE_EVENTS,
	default: 'CLICKTHROUGH',
	required: true,
});

const BUDGET_TYPES = [
	{ name: 'Daily', value: 'DAILY', description: 'The maximum to spend in a day' },
	{ name: 'Lifetime', value: 'LIFETIME', description: 'The maximum to spend from start to end. Needs an end time.' },
	{ name: 'Set on the Campaign', value: 'CBO_ADGROUP', description: 'Pinterest spreads the budget of the campaign' },
] as const;

/** Budget, and what a lifetime budget needs. */
export const CREATE_BUDGET = [
	choice({
		name: 'budgetType',
		apiName: 'budget_type',
		in: 'body',
		label: 'Budget',
		description: 'Where the budget is set and what it is for',
		options: BUDGET_TYPES,
		default: 'DAILY',
	}),
	money({
		name: 'budget',
		apiName: 'budget_in_micro_currency',
		in: 'body',
		label: 'Budget Amount',
		description: `The maximum to spend in a day or in total, ${IN_ACCOUNT_CURRENCY}`,
		required: true,
		when: { budgetType: ['DAILY', 'LIFETIME'] },
	}),
	instant({
		name: 'budgetEndTime',
		apiName: 'end_time',
		in: 'body',
		label: 'End Time (UTC)',
		description: 'When it stops running. A lifetime budget is spread until then.',
		required: true,
		when: { budgetType: ['LIFETIME'] },
	}),
];

/** The amount of Set Budget. */
export const SET_BUDGET = money({
	name: 'adGroupBudget',
	apiName: 'budget_in_micro_currency',
	in: 'body',
	label: 'Budget Amount',
	description: `The maximum to spend in a day, or in total if the ad group has a lifetime budget, ${IN_ACCOUNT_CURRENCY}`,
	required: true,
});

const BID_STRATEGIES = [
	{ name: 'Automatic', value: 'AUTOMATIC_BID', description: 'Pinterest sets the bid' },
	{ name: 'Maximum Bid', value: 'MAX_BID', description: 'Never more than the bid' },
	{ name: 'Target Average', value: 'TARGET_AVG', description: 'The average is about the bid' },
] as const;
/** Where Pinterest bids by itself. */
export const AUTOMATIC: When = { bidStrategy: ['AUTOMATIC_BID'] };

export const CREATE_BID = [
	choice({
		name: 'bidStrategy',
		apiName: 'bid_strategy_type',
		in: 'body',
		label: 'Bid Strategy',
		description: 'Who sets the bid',
		options: BID_STRATEGIES,
		default: 'AUTOMATIC_BID',
	}),
	money({
		name: 'bid',
		apiName: 'bid_in_micro_currency',
		in: 'body',
		label: 'Bid',
		of: 'bid',
		description: `What a billable event may cost, ${IN_ACCOUNT_CURRENCY}`,
		required: true,
		when: { bidStrategy: ['MAX_BID', 'TARGET_AVG'] },
	}),
];

const frequencyCap = integer({
	name: 'lifetimeFrequencyCap',
	apiName: 'lifetime_frequency_cap',
	in: 'body',
	label: 'Lifetime Frequency Cap',
	description:
		'How often somebody may see a Pin of it within 30 days. Needs an end time and the billable event Impression.',
	minimum: 1,
});
const pacing = choice({
	name: 'pacing',
	apiName: 'pacing_delivery_type',
	in: 'body',
	label: 'Pacing',
	description: 'How fast the budget is spent; with the budget on the campaign only Standard',
	options: [
		{ name: 'Accelerated', value: 'ACCELERATED', description: 'As fast as possible' },
		{ name: 'Standard', value: 'STANDARD', description: 'Evenly over the day' },
	],
	default: 'STANDARD',
});
const bidMultiplier = decimal({
	name: 'bidMultiplier',
	apiName: 'bid_multiplier',
	in: 'body',
	label: 'Bid Multiplier',
	description: 'How much more or less than usual to bid, from 0.1 to 10; 0 removes it. Only with automatic bidding.',
	minimum: 0,
	maximum: 10,
	default: 1,
});

const OF_IMPRESSIONS: When = { billableEvent: ['IMPRESSION'] };
const OWN_BUDGET: When = { budgetType: ['DAILY', 'LIFETIME'] };

/** What a new ad group's money depends on besides; shown where Pinterest takes it. */
export const CREATE_MONEY = [
	{ ...bidMultiplier, onlyWith: AUTOMATIC },
	{ ...frequencyCap, onlyWith: OF_IMPRESSIONS },
	{ ...pacing, onlyWith: OWN_BUDGET },
];

export const UPDATE_MONEY = [
	choice({
		name: 'newBillableEvent',
		apiName: 'billable_event',
		in: 'body',
		label: 'Billable Event',
		description: 'What costs money; only a draft can be changed',
		options: BILLABLE_EVENTS,
		default: 'CLICKTHROUGH',
	}),
	choice({
		name: 'newBidStrategy',
		apiName: 'bid_strategy_type',
		in: 'body',
		label: 'Bid Strategy',
		description: 'Who sets the bid. All but Automatic need a bid.',
		options: BID_STRATEGIES,
		default: 'AUTOMATIC_BID',
	}),
	money({
		name: 'newBid',
		apiName: 'bid_in_micro_currency',
		in: 'body',
		label: 'Bid',
		of: 'bid',
		description: `What a billable event may cost, ${IN_ACCOUNT_CURRENCY}`,
	}),
	money({
		name: 'newBudget',
		apiName: 'budget_in_micro_currency',
		in: 'body',
		label: 'Budget Amount',
		description: `The maximum to spend in a day or in total, ${IN_ACCOUNT_CURRENCY}. Not for ad groups whose budget is set on the campaign.`,
	}),
	choice({
		name: 'newBudgetType',
		apiName: 'budget_type',
		in: 'body',
		label: 'Budget Type',
		description: 'What the budget is for',
		options: BUDGET_TYPES,
		default: 'DAILY',
	}),
	bidMultiplier,
	frequencyCap,
	pacing,
];
