import type { IDataObject } from 'n8n-workflow';

import { rowsInCurrency } from '../fields/money';
import { columnOf } from './typedRow';

/** What people call a column, by the name that Pinterest has for it without its unit. `E…` and `TOTAL_…` are of paid and earned together. */
const WORDS: Record<string, string> = {
	ADVERTISER_ID: 'ad_account_id',
	ADVERTISER_NAME: 'ad_account_name',
	PIN_PROMOTION_ID: 'ad_id',
	PIN_PROMOTION_NAME: 'ad_name',
	PIN_PROMOTION_STATUS: 'ad_status',
	PAID_IMPRESSION: 'paid_impressions',
	TOTAL_IMPRESSION_USER: 'reach',
	TOTAL_IMPRESSION_FREQUENCY: 'frequency',
	ECTR: 'ctr',
	CTR: 'paid_ctr',
	CTR_2: 'earned_ctr',
	OUTBOUND_CTR_1: 'paid_outbound_ctr',
	ECPC: 'cpc',
	CPC: 'paid_cpc',
	ECPM: 'cpm',
	CPM: 'paid_cpm',
	ECPE: 'cpe',
	ECPV: 'cpv',
	CPV: 'paid_cpv',
	ECPCV: 'cpcv',
	CPCV: 'paid_cpcv',
	ECPCV_P95: 'cpcv_p95',
	CPCV_P95: 'paid_cpcv_p95',
	COST_PER_OUTBOUND_CLICK_1: 'paid_cost_per_outbound_click',
	EENGAGEMENT_RATE: 'engagement_rate',
	ENGAGEMENT_RATE: 'paid_engagement_rate',
	TOTAL_REPIN_RATE: 'save_rate',
	REPIN_RATE: 'paid_save_rate',
	TOTAL_VIDEO_MRC_VIEWS: 'video_views',
	TOTAL_CONVERSIONS: 'conversions',
	TOTAL_CONVERSIONS_VALUE: 'conversions_value',
	TOTAL_PAGE_VISIT: 'page_visits',
	TOTAL_CHECKOUT: 'checkouts',
	TOTAL_CHECKOUT_VALUE: 'checkout_value',
	TOTAL_SIGNUP: 'signups',
	// Those of lead forms are LEADS.
	TOTAL_LEAD: 'lead_conversions',
};

/** What is counted in all, as paid (1) and as earned (2). */
const COUNTED: Record<string, string> = {
	IMPRESSION: 'impressions',
	CLICKTHROUGH: 'clicks',
	OUTBOUND_CLICK: 'outbound_clicks',
	ENGAGEMENT: 'engagements',
	REPIN: 'saves',
};
const COUNT = new RegExp(`^(TOTAL_)?(${Object.keys(COUNTED).join('|')})(_1|_2)?(_GROSS)?$`);
const SIDES: Record<string, string> = { _1: 'paid_', _2: 'earned_' };

/**
 * Typed rows of analytics for people: amounts in the currency of the ad account, and names as people have them: `spend`, `impressions`,
 * `clicks`, `ctr`, `cpc`, `campaign_name`. Where there are two of a kind, the plain one is of all, and the other says `paid` or `earned`.
 * A column that nobody has another word for keeps its name in lower case.
 */
export function simpleRows(rows: IDataObject[]): IDataObject[] {
	return rowsInCurrency(rows, wordFor);
}

/** @param name a column's name without its unit, in any form */
export function wordFor(name: string): string {
	const column = columnOf(name);
	const word = Object.hasOwn(WORDS, column) ? WORDS[column] : countIn(column);
	return word ?? (column.toLowerCase() || name);
}

function countIn(column: string): string | undefined {
	const [, total, counted = '', side, gross] = COUNT.exec(column) ?? [];
	const word = COUNTED[counted];
	if (word === undefined || (total === undefined) === (side === undefined)) return undefined;
	return `${SIDES[side ?? ''] ?? ''}${word}${gross ? '_gross' : ''}`;
}
