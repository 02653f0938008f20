import type { When } from '../../shared/rows/field';
import { choice, flag, integer, liveChoice, text } from '../../shared/fields/kinds';
import { moneyText } from '../../shared/fields/money';

const EVENTS = [
	{ name: 'Add to Cart', value: 'ADD_TO_CART' },
	{ name: 'App Install', value: 'APP_INSTALL' },
	{ name: 'Checkout', value: 'CHECKOUT' },
	{ name: 'Custom', value: 'CUSTOM' },
	{ name: 'Lead', value: 'LEAD' },
	{ name: 'Page Visit', value: 'PAGE_VISIT' },
	{ name: 'Search', value: 'SEARCH' },
	{ name: 'Signup', value: 'SIGNUP' },
	{ name: 'View Category', value: 'VIEW_CATEGORY' },
	{ name: 'Watch Video', value: 'WATCH_VIDEO' },
] as const;

const TIME_RANGES = [
	{ name: '1 Day', value: 'DAY' },
	{ name: '10 Minutes', value: 'TEN_MINUTE' },
	{ name: '20 Minutes', value: 'TWENTY_MINUTE' },
	{ name: '24 Hours', value: 'TWENTY_FOUR_HOUR' },
	{ name: '30 Days', value: 'THIRTY_DAY' },
	{ name: '7 Days', value: 'SEVEN_DAY' },
] as const;

/**
 * What Pinterest optimizes an ad group for: optional fields for a collection. Source: the API description's
 * OptimizationGoalMetadata.
 *
 * @param prefix where they stand in the body, with a dot behind: `optimization_goal_metadata.`
 * @param whenAutomatic what must be chosen for Pinterest to bid by itself, which a goal for return on ad spend asks for
 */
export function goalFields<const Prefix extends string>(prefix: Prefix, whenAutomatic?: When) {
	const facts = <const Name extends string, const Key extends string>(
		name: Name,
		key: Key,
		label: string,
		description: string,
	) => ({
		name,
		apiName: `${prefix}${key}` as const,
		in: 'body' as const,
		label: `Goal: ${label}`,
		description,
	});
	const conversion = <const Name extends string, const Key extends string>(
		name: Name,
		key: Key,
		label: string,
		description: string,
	) => facts(name, `conversion_tag_v3_goal_metadata.${key}`, label, description);
	const days = <const Name extends string, const Key extends string>(
		name: Name,
		key: Key,
		label: string,
		done: string,
	) =>
		integer({
			...conversion(
				name,
				`attribution_windows.${key}`,
				`${label} Window (Days)`,
				`How many days after ${done} a conversion still counts`,
			),
			minimum: 0,
			default: 30,
		});
	return [
		choice({
			...conversion('goalEvent', 'conversion_event', 'Conversion Event', 'What people should do'),
			options: EVENTS,
			default: 'CHECKOUT',
		}),
		liveChoice({
			...conversion(
				'goalTagId',
				'conversion_tag_id',
				'Conversion Tag Name or ID',
				'The tag that reports the conversions',
			),
			loadOptionsMethod: 'getConversionTags',
			dependsOn: ['adAccount.value'],
			pattern: /^\d+$/,
		}),
		moneyText(
			conversion(
				'goalCpa',
				'cpa_goal_value_in_micro_currency',
				'Cost per Action',
				'What a conversion should cost, in the currency of the ad account (see the option Amounts In)',
			),
		),
		{
			...flag(
				conversion(
					'isRoasOptimized',
					'is_roas_optimized',
					'Optimize for Return on Ad Spend',
					'Whether the value of conversions counts instead of their number. Needs the conversion event Checkout and automatic bidding; not every ad account has it.',
				),
			),
			onlyWith: whenAutomatic,
		},
		text(
			conversion(
				'goalReportingEvent',
				'reporting_event',
				'Reporting Event',
				'The name of the event that is optimized for',
			),
		),
		days('goalClickWindow', 'click_window_days', 'Click', 'a click'),
		days('goalEngagementWindow', 'engagement_window_days', 'Engagement', 'an engagement'),
		days('goalViewWindow', 'view_window_days', 'View', 'a view'),
		integer({
			...facts(
				'goalFrequency',
				'frequency_goal_metadata.frequency',
				'Frequency',
				'How often somebody should see the ads within the time range',
			),
			minimum: 2,
			maximum: 20,
		}),
		choice({
			...facts(
				'goalFrequencyRange',
				'frequency_goal_metadata.timerange',
				'Frequency Time Range',
				'The period for the frequency',
			),
			options: TIME_RANGES,
			default: 'SEVEN_DAY',
		}),
		moneyText(
			facts(
				'goalScrollup',
				'scrollup_goal_metadata.scrollup_goal_value_in_micro_currency',
				'Scroll-Up Value',
				'What a scroll up should cost, in the currency of the ad account (see the option Amounts In)',
			),
		),
	];
}
