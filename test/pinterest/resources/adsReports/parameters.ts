import type { Attribution } from './counts';
import { type Granularity, type Reach, type Span } from './windows';

export interface AnalyticsQuery extends Span, Attribution {
	columns: string[];
	granularity: Granularity;
}

/** How far back analytics that answer at once go, in days. */
export const syncReach: Reach = { back: 90, range: 90 };

/** What holds where a request can't say anything about it. */
export const defaultAttribution: Attribution = {
	click_window_days: 30,
	engagement_window_days: 30,
	view_window_days: 1,
	conversion_report_time: 'TIME_OF_AD_ACTION',
};
