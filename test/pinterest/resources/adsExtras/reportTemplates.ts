import { row } from '../../row';
import type { World } from '../../world';
import { adAccountFor, nowSeconds, orderedPage, type OrderQuery } from '../ads/shared';

/** A saved report. Windows and relative dates are in days, times in seconds since 1970. */
export interface ReportTemplate {
	seq: number;
	id: string;
	ad_account_id: string;
	ad_account_ids: string[];
	user_id: string;
	name: string | null;
	columns: string[];
	report_level: string;
	granularity: string;
	report_format: 'JSON' | 'CSV';
	date_range: Record<string, unknown>;
	report_start_relative_days_in_past: number;
	report_end_relative_days_in_past: number;
	click_window_days: number;
	engagement_window_days: number;
	view_window_days: number;
	conversion_report_time_type: string;
	filters_json: string | null;
	creation_source: string;
	type: string;
	is_scheduled: boolean;
	is_deleted: boolean;
	updated_time: number;
}

export const reportTemplates = [
	row<OrderQuery>('GET /ad_accounts/{ad_account_id}/templates', {
		answer(call) {
			const { id: account } = adAccountFor(call);
			const view = ({ seq: _seq, ...template }: ReportTemplate) => ({
				...template,
				custom_column_ids: null,
				ingestion_sources: null,
				is_owned_by_user: template.user_id === call.user.id,
			});
			const body = orderedPage(call, call.world.store<ReportTemplate>('template').values(), view, {
				filters: {},
				keep: (each) => each.ad_account_ids.includes(account),
			});
			return { status: 200, body };
		},
	}),
];

export function addReportTemplate(
	world: World,
	facts: Partial<ReportTemplate> &
		Pick<ReportTemplate, 'ad_account_id' | 'user_id' | 'name' | 'report_level' | 'columns'>,
): ReportTemplate {
	const seq = world.nextSeq();
	const days = { start_days_in_past: 14, end_days_in_past: 1 };
	const template: ReportTemplate = {
		seq,
		id: world.newId('template', seq),
		ad_account_ids: [facts.ad_account_id],
		granularity: 'DAY',
		report_format: 'CSV',
		date_range: {
			absolute_date_range: null,
			dynamic_date_range: null,
			relative_date_range: { type: 'relative', ...days },
		},
		report_start_relative_days_in_past: days.start_days_in_past,
		report_end_relative_days_in_past: days.end_days_in_past,
		click_window_days: 30,
		engagement_window_days: 30,
		view_window_days: 1,
		conversion_report_time_type: 'TIME_OF_AD_ACTION',
		filters_json: null,
		creation_source: 'ADS_MANAGER_REPORT_BUILDER',
		type: 'TABLE',
		is_scheduled: false,
		is_deleted: false,
		updated_time: nowSeconds(),
		...facts,
	};
	world.store<ReportTemplate>('template').set(template.id, template);
	return template;
}
