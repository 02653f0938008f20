import type { Field } from '../rows/field';
import { choice } from './kinds';

const WINDOW_DAYS = [0, 1, 7, 14, 30, 60].map((days) => ({ name: `${days}`, value: days }));

const attributionWindow = (name: string, apiName: string, what: string, initial: number): Field =>
	choice({
		name,
		apiName,
		in: 'query',
		label: `${what} Window (Days)`,
		description: `How many days after ${what === 'View' ? 'a view' : what === 'Click' ? 'a click' : 'an engagement'} a conversion still counts`,
		options: WINDOW_DAYS,
		default: initial,
	});

/** How conversions are counted. Sent even where they are not set, since Pinterest's own defaults have changed before. */
export const ATTRIBUTION_DEFAULTS = {
	click_window_days: 30,
	engagement_window_days: 30,
	view_window_days: 1,
	conversion_report_time: 'TIME_OF_AD_ACTION',
};

export const ATTRIBUTION: Field[] = [
	attributionWindow('clickWindowDays', 'click_window_days', 'Click', ATTRIBUTION_DEFAULTS.click_window_days),
	attributionWindow(
		'engagementWindowDays',
		'engagement_window_days',
		'Engagement',
		ATTRIBUTION_DEFAULTS.engagement_window_days,
	),
	attributionWindow('viewWindowDays', 'view_window_days', 'View', ATTRIBUTION_DEFAULTS.view_window_days),
	choice({
		name: 'conversionReportTime',
		apiName: 'conversion_report_time',
		in: 'query',
		label: 'Conversion Report Time',
		description: 'Which day a conversion is counted on',
		options: [
			{ name: 'Day of the Ad Action', value: 'TIME_OF_AD_ACTION' },
			{ name: 'Day of the Conversion', value: 'TIME_OF_CONVERSION' },
		],
		default: ATTRIBUTION_DEFAULTS.conversion_report_time,
	}),
];

export const TIME_ZONES = [
	{ name: 'Ad Account', value: 'AD_ACCOUNT_TIME_ZONE' },
	{ name: 'Pinterest (UTC)', value: 'PINTEREST_TIME_ZONE' },
];

export const TIME_ZONE: Field = choice({
	name: 'reportingTimezone',
	apiName: 'reporting_timezone',
	in: 'query',
	label: 'Time Zone of the Report',
	description: 'Where a day begins and ends (beta)',
	options: TIME_ZONES,
	default: 'PINTEREST_TIME_ZONE',
});
