import { invalid } from '../../check';
import { row } from '../../row';
import { adAccountFor, entityFor } from '../ads/shared';
import { valuesOf } from '../../facts';
import { defaultAttribution } from './parameters';
import type { ReportFormat } from './reportFile';
import { reportLevels } from './reportLevels';
import { whole } from './reports';
import { addReport } from './reportStore';
import { columnsOf } from './table';
import { checkSpan, dayAfter, hourly, periodsOf, today, type Granularity, type Span } from './windows';

/** What a report template says, as lists of templates show it. */
interface Template {
	id: string;
	ad_account_id: string;
	name?: string | null;
	columns?: string[];
	granularity?: Granularity;
	report_level?: string;
	report_format?: ReportFormat;
	is_deleted?: boolean | null;
	report_start_relative_days_in_past?: number;
	report_end_relative_days_in_past?: number;
	click_window_days?: number;
	engagement_window_days?: number;
	view_window_days?: number;
	conversion_report_time_type?: 'TIME_OF_AD_ACTION' | 'TIME_OF_CONVERSION';
}

/** Two and a half years. */
const reach = { back: 914, range: 914 };

export const templateReports = [
	row<Partial<Span> & { granularity?: Granularity }>(
		'POST /ad_accounts/{ad_account_id}/templates/{template_id}/reports',
		{
			answer(call) {
				const account = adAccountFor(call);
				const template = entityFor<Template>(call, 'template', call.path.template_id);
				const { granularity = template.granularity ?? 'DAY' } = call.query;
				const span = spanOf(template, call.query);
				checkSpan(span, granularity === 'HOUR' ? hourly : reach);
				const name = (template.report_level ?? 'CAMPAIGN').replace('_TARGETING', '') as keyof typeof reportLevels;
				const level = reportLevels[name];
				const attribution = {
					click_window_days: template.click_window_days ?? defaultAttribution.click_window_days,
					engagement_window_days: template.engagement_window_days ?? defaultAttribution.engagement_window_days,
					view_window_days: template.view_window_days ?? defaultAttribution.view_window_days,
					conversion_report_time: template.conversion_report_time_type ?? defaultAttribution.conversion_report_time,
				};
				const known = valuesOf('POST /ad_accounts/{ad_account_id}/reports', 'columns');
				const { token } = addReport(call.world, {
					ad_account_id: account.id,
					kind: 'ads',
					name: template.name ?? undefined,
					plan: {
						...level,
						subjects: level.subjects(call.world, account),
						periods: periodsOf(span, granularity),
						// Templates made elsewhere hold columns that no report of the API has.
						columns: columnsOf(
							(template.columns ?? ['SPEND_IN_DOLLAR']).filter((column) => known.includes(column)),
							attribution,
						),
						breakdowns: whole,
						format: template.report_format ?? 'JSON',
					},
				});
				return { status: 201, body: { report_status: 'IN_PROGRESS', template_id: template.id, token, message: '' } };
			},
		},
	),
];

/** The days that were asked for, both or none; or those the template says, counted back from today. */
function spanOf(template: Template, { start_date: start, end_date: end }: Partial<Span>): Span {
	if ((start === undefined) !== (end === undefined))
		throw invalid("'start_date' and 'end_date' must be given together.");
	if (start !== undefined && end !== undefined) return { start_date: start, end_date: end };
	return {
		start_date: dayAfter(today(), -(template.report_start_relative_days_in_past ?? 7)),
		end_date: dayAfter(today(), -(template.report_end_relative_days_in_past ?? 0)),
	};
}
