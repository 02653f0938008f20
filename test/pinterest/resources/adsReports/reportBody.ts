import type { Attribution } from './counts';
import { type ReportFormat } from './reportFile';
import { type Granularity, type Span } from './windows';

export interface ReportBody extends Span, Attribution {
	granularity: Granularity;
	level?: string;
	columns?: string[];
	custom_conversion_event_metrics?: Array<{ custom_event_metrics_type: string; custom_event_name: string }>;
	targeting_types?: string[];
	combine_targeting_types: boolean;
	campaign_ids?: string[];
	campaign_statuses?: string[];
	campaign_objective_types?: string[];
	campaign_brand_label?: string;
	ad_group_ids?: string[];
	ad_group_statuses?: string[];
	ad_ids?: string[];
	ad_statuses?: string[];
	product_group_ids?: string[];
	product_group_statuses?: string[];
	product_item_ids?: string[];
	metrics_filters?: Array<{ field: string; operator: 'LESS_THAN' | 'GREATER_THAN'; values: number[] }>;
	start_hour?: number;
	end_hour?: number;
	primary_sort: 'BY_ID' | 'BY_DATE';
	report_format: ReportFormat;
}
