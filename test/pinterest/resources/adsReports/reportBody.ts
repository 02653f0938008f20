import type { JsonSchema } from '../../row';
import { customEventColumns, reportColumns } from './columnNames';
import type { Attribution } from './counts';
import { attributionTypes, reportTimes, timeZones, windowDays } from './parameters';
import { reportFormats, type ReportFormat } from './reportFile';
import { granularities, type Granularity, type Span } from './windows';

export const objectives = [
	...['AWARENESS', 'CONSIDERATION', 'WEB_CONVERSION', 'CATALOG_SALES', 'VIDEO_COMPLETION'],
	...['APP_INSTALL', 'CTV_CONSIDERATION', 'LEADS', 'SALES'],
];
const levels = [
	...['ADVERTISER', 'ADVERTISER_TARGETING', 'CAMPAIGN', 'CAMPAIGN_TARGETING', 'AD_GROUP', 'AD_GROUP_TARGETING'],
	...['PIN_PROMOTION', 'PIN_PROMOTION_TARGETING', 'KEYWORD', 'PRODUCT_GROUP', 'PRODUCT_GROUP_TARGETING'],
	...['PRODUCT_ITEM', 'PRODUCT_ITEM_TARGETING'],
];
const targetingTypes = [
	...['KEYWORD', 'APPTYPE', 'GENDER', 'LOCATION', 'PLACEMENT', 'COUNTRY', 'TARGETED_INTEREST', 'PINNER_INTEREST'],
	...['AUDIENCE_INCLUDE', 'GEO', 'AGE_BUCKET', 'REGION', 'MEDIA_TYPE', 'AGE_BUCKET_AND_GENDER'],
	...['AUDIENCE_MULTIPLIER', 'CREATIVE_ENHANCEMENTS', 'LOCAL_ADS_STORE_CODE'],
];
export const summaryStatuses = [
	...['RUNNING', 'PAUSED', 'NOT_STARTED', 'COMPLETED', 'ADVERTISER_DISABLED', 'ARCHIVED', 'DRAFT', 'DELETED_DRAFT'],
];
const adStatuses = [
	...['APPROVED', 'PAUSED', 'PENDING', 'REJECTED', 'ADVERTISER_DISABLED', 'ARCHIVED', 'DRAFT', 'DELETED_DRAFT'],
];

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

export const dateText = { type: 'string', pattern: '^(\\d{4})-(\\d{2})-(\\d{2})$' };
export const windowSchema = (days: number) => ({ type: 'integer', enum: windowDays, default: days });
export const reportTime = { type: 'string', enum: reportTimes, default: 'TIME_OF_AD_ACTION' };
export const listOf = (values: readonly string[], bounds: { minItems?: number; maxItems?: number } = {}) => ({
	type: 'array',
	...bounds,
	items: { type: 'string', enum: values },
});
export const idList = { type: 'array', minItems: 1, maxItems: 500, items: { type: 'string', pattern: '^\\d+$' } };
const hour = { type: 'integer', minimum: 0, maximum: 23 };

/** What a report may be made from. */
export const reportBody: JsonSchema = {
	type: 'object',
	properties: {
		start_date: dateText,
		end_date: dateText,
		start_hour: hour,
		end_hour: hour,
		granularity: { type: 'string', enum: granularities },
		level: { type: 'string', enum: levels },
		columns: listOf(reportColumns),
		custom_conversion_event_metrics: {
			type: 'array',
			items: {
				type: 'object',
				properties: {
					custom_event_metrics_type: { type: 'string', enum: customEventColumns },
					custom_event_name: { type: 'string' },
				},
				required: ['custom_event_metrics_type', 'custom_event_name'],
				additionalProperties: false,
			},
		},
		attribution_types: listOf(attributionTypes),
		click_window_days: windowSchema(30),
		engagement_window_days: windowSchema(30),
		view_window_days: windowSchema(1),
		conversion_report_time: reportTime,
		reporting_timezone: { type: 'string', enum: timeZones },
		targeting_types: listOf(targetingTypes, { minItems: 1, maxItems: 5 }),
		combine_targeting_types: { type: 'boolean', default: false },
		// Of no known type: whatever it is, it narrows nothing here.
		campaign_custom_label: {},
		campaign_ids: idList,
		campaign_statuses: listOf(summaryStatuses, { minItems: 1, maxItems: 6 }),
		campaign_objective_types: listOf(objectives, { minItems: 1, maxItems: 7 }),
		campaign_brand_label: { type: 'string' },
		ad_group_ids: idList,
		ad_group_statuses: listOf(summaryStatuses, { minItems: 1, maxItems: 6 }),
		ad_ids: idList,
		ad_statuses: listOf(adStatuses, { minItems: 1, maxItems: 6 }),
		product_group_ids: idList,
		product_group_statuses: listOf(['RUNNING', 'PAUSED', 'EXCLUDED', 'ARCHIVED'], { minItems: 1, maxItems: 6 }),
		product_item_ids: idList,
		metrics_filters: {
			type: 'array',
			minItems: 1,
			items: {
				type: 'object',
				properties: {
					field: { type: 'string', enum: ['SPEND_IN_DOLLAR', 'TOTAL_IMPRESSION'] },
					operator: { type: 'string', enum: ['LESS_THAN', 'GREATER_THAN'] },
					values: { type: 'array', minItems: 1, items: { type: 'number' } },
				},
				required: ['field', 'operator', 'values'],
				additionalProperties: false,
			},
		},
		primary_sort: { type: 'string', enum: ['BY_ID', 'BY_DATE'], default: 'BY_ID' },
		report_format: { type: 'string', enum: reportFormats, default: 'JSON' },
	},
	required: ['start_date', 'end_date', 'granularity'],
	additionalProperties: false,
};
