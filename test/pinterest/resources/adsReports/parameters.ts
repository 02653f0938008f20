import type { Parameter } from '../../row';
import { syncColumns } from './columnNames';
import type { Attribution } from './counts';
import { granularities, type Granularity, type Reach, type Span } from './windows';

export const windowDays = [0, 1, 7, 14, 30, 60] as const;
export const reportTimes = ['TIME_OF_AD_ACTION', 'TIME_OF_CONVERSION'] as const;
export const timeZones = ['PINTEREST_TIME_ZONE', 'AD_ACCOUNT_TIME_ZONE'] as const;
export const attributionTypes = ['INDIVIDUAL', 'HOUSEHOLD'] as const;

export interface AnalyticsQuery extends Span, Attribution {
	columns: string[];
	granularity: Granularity;
}

/** How far back analytics that answer at once go, in days. */
export const syncReach: Reach = { back: 90, range: 90 };

/** What all analytics that answer at once take. */
export const analyticsParameters = {
	start_date: { type: 'string', format: 'date', required: true },
	end_date: { type: 'string', format: 'date', required: true },
	columns: { type: 'array', explode: false, required: true, items: { enum: syncColumns } },
	granularity: { type: 'string', enum: granularities, required: true },
	click_window_days: { type: 'integer', enum: windowDays, default: 30 },
	engagement_window_days: { type: 'integer', enum: windowDays, default: 30 },
	view_window_days: { type: 'integer', enum: windowDays, default: 1 },
	conversion_report_time: { type: 'string', enum: reportTimes, default: 'TIME_OF_AD_ACTION' },
} satisfies Record<string, Parameter>;

export const timeZone = { reporting_timezone: { type: 'string', enum: timeZones } } satisfies Record<string, Parameter>;

export const aggregated = {
	aggregate_report_rows: { type: 'boolean', default: false },
} satisfies Record<string, Parameter>;

/** What holds where a request can't say anything about it. */
export const defaultAttribution: Attribution = {
	click_window_days: 30,
	engagement_window_days: 30,
	view_window_days: 1,
	conversion_report_time: 'TIME_OF_AD_ACTION',
};
