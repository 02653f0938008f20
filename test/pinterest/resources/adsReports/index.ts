import type { Row } from '../../row';
import { analytics } from './analytics';
import { bulk } from './bulk';
import { conversionProductReports } from './conversionProductReports';
import { mmmReports } from './mmmReports';
import { reports } from './reports';
import { targetingAnalytics } from './targetingAnalytics';
import { templateReports } from './templateReports';

export type { Report, ReportSettings } from './reportStore';
export { samples } from './samples';

/** Rows for analytics, reports and bulk. */
export const rows: readonly Row[] = [
	...analytics,
	...targetingAnalytics,
	...reports,
	...mmmReports,
	...conversionProductReports,
	...templateReports,
	...bulk,
];

/** Numbers are made when they are asked for, reports and bulk requests by whoever asks: there is nothing to begin with. */
export function seed(): void {}
