import type { IDataObject } from 'n8n-workflow';

import { asText } from '../shared/api/json';
import { TABLES } from './tables';

/** Columns of analytics that say what a row is about. The API takes no column for the date, which is always there. */
const ABOUT = [
	'AD_ACCOUNT_ID',
	'AD_GROUP_ID',
	'AD_ID',
	'CAMPAIGN_ID',
	'AD_GROUP_ENTITY_STATUS',
	'CAMPAIGN_DAILY_SPEND_CAP',
	'CAMPAIGN_ENTITY_STATUS',
	'CAMPAIGN_NAME',
	'PIN_ID',
];

/** Columns that are one number over another, and the other one. Without it there is nothing to divide by, and no value. */
const DIVIDED_BY: Record<string, string> = {
	CHECKOUT_ROAS: 'SPEND_IN_MICRO_DOLLAR',
	CPC_IN_MICRO_DOLLAR: 'CLICKTHROUGH_1',
	CPM_IN_DOLLAR: 'IMPRESSION_1',
	CPM_IN_MICRO_DOLLAR: 'IMPRESSION_1',
	CTR: 'IMPRESSION_1',
	CTR_2: 'IMPRESSION_2',
	ECPCV_IN_DOLLAR: 'TOTAL_VIDEO_P100_COMPLETE',
	ECPCV_P95_IN_DOLLAR: 'TOTAL_VIDEO_P95_COMBINED',
	ECPC_IN_DOLLAR: 'TOTAL_CLICKTHROUGH',
	ECPC_IN_MICRO_DOLLAR: 'TOTAL_CLICKTHROUGH',
	ECPE_IN_DOLLAR: 'TOTAL_ENGAGEMENT',
	ECPM_IN_MICRO_DOLLAR: 'TOTAL_IMPRESSION',
	ECPV_IN_DOLLAR: 'TOTAL_VIDEO_MRC_VIEWS',
	ECTR: 'TOTAL_IMPRESSION',
	EENGAGEMENT_RATE: 'TOTAL_IMPRESSION',
	ENGAGEMENT_RATE: 'IMPRESSION_1',
	PAGE_VISIT_COST_PER_ACTION: 'TOTAL_PAGE_VISIT',
	PAGE_VISIT_ROAS: 'SPEND_IN_MICRO_DOLLAR',
	REPIN_RATE: 'IMPRESSION_1',
	WEB_CHECKOUT_COST_PER_ACTION: 'TOTAL_WEB_CHECKOUT',
	WEB_CHECKOUT_ROAS: 'SPEND_IN_MICRO_DOLLAR',
};

/** The columns to ask for, in the API's names. */
export const COLUMNS = Object.keys(TABLES.ad_analytics.columns)
	.filter((name) => name !== 'date' && name !== '__sync_key')
	.map((name) => name.toUpperCase());

/** A report is asked for these too: only they tell a zero from nothing. */
export const REPORT_COLUMNS = [...new Set([...COLUMNS, ...Object.values(DIVIDED_BY)])];

const NUMBERS = COLUMNS.filter((name) => !ABOUT.includes(name));

/**
 * A row of a report with its zeros. Files in JSON leave numbers out that are 0 as well as those that do not exist (source: the API
 * description's `report_format`): a count that is missing is 0, and so is a ratio, unless there is nothing to divide by.
 */
export function withZeros(row: IDataObject): IDataObject {
	const whole = { ...row };
	for (const name of NUMBERS) {
		const under = DIVIDED_BY[name];
		if ((row[name] ?? null) === null && (under === undefined || row[under])) whole[name] = 0;
	}
	return whole;
}

/** By ad, and by day within it: the order in which Pinterest makes ids. */
export function byAdAndDay(a: IDataObject, b: IDataObject): number {
	return compared(a, b, 'ad_id') || compared(a, b, 'date');
}

function compared(a: IDataObject, b: IDataObject, name: string): number {
	const one = asText(a[name]) ?? '';
	const other = asText(b[name]) ?? '';
	return one.length - other.length || (one < other ? -1 : one > other ? 1 : 0);
}
