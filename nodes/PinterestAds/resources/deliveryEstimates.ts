import type { IDataObject } from 'n8n-workflow';

import type { Field, Operation } from '../../shared/describe/rows';
import { AD_ACCOUNT } from '../../shared/fields/ads';
import { takeDay } from '../../shared/fields/dates';
import { choice, field, json } from '../../shared/fields/kinds';
import { AMOUNTS_IN, money } from '../../shared/fields/money';
import { OBJECTIVES } from '../fields/campaign';

/** Objectives that can be estimated. Source: the API description's DeliveryEstimateObjectiveType. */
const ESTIMATED = ['AWARENESS', 'CONSIDERATION', 'CATALOG_SALES', 'WEB_CONVERSION'];

const day = (name: string, wire: string, label: string, description: string, more: Partial<Field> = {}): Field => ({
	...field(
		{ name, wire, in: 'body', label, description, placeholder: 'e.g. 2026-05-31', required: true },
		{ type: 'string', default: '' },
		(value) => takeDay(value),
	),
	...more,
});

const DAILY = { budgetDuration: ['FIXED_DAILY', 'FLEXIBLE_DAILY'] };
const LIFETIME = { budgetDuration: ['LIFETIME'] };

/** How a campaign that does not exist yet would do. Pinterest takes one campaign in a request, with a rate limit of its own. */
export const estimateDelivery: Operation = {
	value: 'estimateDelivery',
	name: 'Estimate Delivery',
	action: 'Estimate the delivery of a campaign',
	description:
		'Estimate how many people a planned campaign reaches, how often, and what a click or a thousand impressions cost, for several budgets (beta). Nothing is created.',
	method: 'POST',
	path: '/ad_accounts/{ad_account_id}/campaigns/delivery_estimates',
	category: 'ads_estimates_read',
	fields: [
		AD_ACCOUNT,
		choice({
			name: 'estimatedObjective',
			wire: 'objective_type',
			in: 'body',
			label: 'Objective',
			description: 'What the campaign is for',
			options: OBJECTIVES.filter(({ value }) => ESTIMATED.includes(value)),
			default: 'CONSIDERATION',
			required: true,
		}),
		choice({
			name: 'budgetDuration',
			wire: 'budget_duration_type',
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
			wire: 'daily_spend_cap',
			in: 'body',
			label: 'Daily Budget',
			description: 'Most to spend in a day, in the currency of the ad account (see the option Amounts In)',
			required: true,
			when: DAILY,
		}),
		money({
			name: 'lifetimeSpendCap',
			wire: 'lifetime_spend_cap',
			in: 'body',
			label: 'Lifetime Budget',
			description: 'Most to spend altogether, in the currency of the ad account (see the option Amounts In)',
			required: true,
			when: LIFETIME,
		}),
		day('estimateStart', 'start_date', 'Start Date', 'First day of the campaign (UTC)'),
		day('estimateEnd', 'end_date', 'End Date', 'Last day of the campaign (UTC)', { when: LIFETIME }),
		json({
			name: 'estimatedAdGroups',
			wire: 'ad_groups',
			in: 'body',
			label: 'Ad Groups (JSON)',
			description:
				'One to ten ad groups: a list such as [{"optimization_type": "CLICKTHROUGH", "targeting_spec": {"LOCATION": ["US"], "GENDER": ["female"]}, "placement_group": "ALL"}]',
			default: '[{"optimization_type": "CLICKTHROUGH", "targeting_spec": {"LOCATION": ["US"]}}]',
			required: true,
		}),
	],
	collections: { options: [AMOUNTS_IN] },
	check({ body }) {
		const { ad_groups: groups, start_date: start, end_date: end } = body as { ad_groups: unknown } & IDataObject;
		if (!Array.isArray(groups) || groups.length < 1 || groups.length > 10)
			throw new Error('Ad Groups (JSON) must be a list of one to ten ad groups');
		if (end !== undefined && String(end) < String(start)) throw new Error('End Date is before Start Date');
	},
	batch: { most: 1, noun: 'estimate', outcomes: (answer) => [{ data: answer as IDataObject }] },
};
