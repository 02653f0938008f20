import type { Location } from '../rows/field';
import { choice } from './kinds';

const WINDOW_DAYS = ([0, 1, 7, 14, 30, 60] as const).map((days) => ({ name: `${days}`, value: days }));

/** How conversions are counted. Sent even where they are not set, since Pinterest's own defaults have changed before. */
export const ATTRIBUTION_DEFAULTS = {
	click_window_days: 30,
	engagement_window_days: 30,
	view_window_days: 1,
	conversion_report_time: 'TIME_OF_AD_ACTION',
};

/** Fields for how conversions are counted, in the query or the body of a request. */
export const attribution = <const In extends 'query' | 'body'>(location: In) => [
	attributionWindow(location, 'clickWindowDays', 'click_window_days', 'Click', 'a click'),
	attributionWindow(location, 'engagementWindowDays', 'engagement_window_days', 'Engagement', 'an engagement'),
	attributionWindow(location, 'viewWindowDays', 'view_window_days', 'View', 'a view'),
	choice({
		name: 'conversionReportTime',
		apiName: 'conversion_report_time',
		in: location,
		label: 'Conversion Report Time',
		description: 'Which day a conversion is counted on',
		options: [
			{ name: 'Day of the Ad Action', value: 'TIME_OF_AD_ACTION' },
			{ name: 'Day of the Conversion', value: 'TIME_OF_CONVERSION' },
		],
		default: ATTRIBUTION_DEFAULTS.conversion_report_time,
	}),
];

function attributionWindow<
	const In extends Location,
	const Name extends string,
	const ApiName extends `${'click' | 'engagement' | 'view'}_window_days`,
>(location: In, name: Name, apiName: ApiName, what: string, event: string) {
	return choice({
		name,
		apiName,
		in: location,
		label: `${what} Window (Days)`,
		description: `How many days after ${event} a conversion still counts`,
		options: WINDOW_DAYS,
		default: ATTRIBUTION_DEFAULTS[apiName],
	});
}

export const ATTRIBUTION = attribution('query');

export const TIME_ZONES = [
	{ name: 'Ad Account', value: 'AD_ACCOUNT_TIME_ZONE' },
	{ name: 'Pinterest (UTC)', value: 'PINTEREST_TIME_ZONE' },
] as const;

export const TIME_ZONE = choice({
	name: 'reportingTimezone',
	apiName: 'reporting_timezone',
	in: 'query',
	label: 'Time Zone of the Report',
	description: 'Where a day begins and ends (beta)',
	options: TIME_ZONES,
	default: 'PINTEREST_TIME_ZONE',
});
