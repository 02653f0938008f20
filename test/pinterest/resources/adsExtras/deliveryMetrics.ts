import { valuesOf } from '../../facts';

interface Metric {
	name: string;
	category: 'ADS' | 'ORGANIC';
	definition: string;
	display_name?: string;
}

/** Metrics of Pins and accounts that are not ads. They answer at once. */
const organic = [
	...['IMPRESSION', 'OUTBOUND_CLICK', 'PIN_CLICK', 'SAVE', 'SAVE_RATE', 'ENGAGEMENT', 'ENGAGEMENT_RATE'],
	...['VIDEO_MRC_VIEW', 'VIDEO_10S_VIEW', 'QUARTILE_95_PERCENT_VIEW', 'VIDEO_V50_WATCH_TIME', 'VIDEO_START'],
	...['VIDEO_AVG_WATCH_TIME', 'TOTAL_COMMENTS', 'TOTAL_REACTIONS', 'USER_FOLLOW', 'PROFILE_VISIT'],
];

/** Names that Ads Manager shows; what is not here has none, as in reality. */
const displayNames: Record<string, string> = {
	AD_ACCOUNT_ID: 'Ad account ID',
	AD_GROUP_ID: 'Ad group ID',
	AD_GROUP_NAME: 'Ad group name',
	AD_ID: 'Ad ID',
	AD_NAME: 'Ad name',
	CAMPAIGN_ID: 'Campaign ID',
	CAMPAIGN_NAME: 'Campaign name',
	CHECKOUT_ROAS: 'ROAS (Checkout)',
	CPC_IN_MICRO_DOLLAR: 'CPC',
	CPM_IN_MICRO_DOLLAR: 'CPM',
	CTR: 'CTR',
	LEADS: 'Leads',
	OUTBOUND_CLICK_1: 'Outbound clicks',
	PIN_ID: 'Pin ID',
	SPEND_IN_DOLLAR: 'Spend',
	TOTAL_CHECKOUT: 'Total conversions (Checkout)',
	TOTAL_CLICKTHROUGH: 'Pin clicks',
	TOTAL_CONVERSIONS: 'Total conversions',
	TOTAL_ENGAGEMENT: 'Engagements',
	TOTAL_IMPRESSION: 'Impressions',
	TOTAL_IMPRESSION_USER: 'Reach',
	TOTAL_IMPRESSION_FREQUENCY: 'Frequency',
};

/** The metrics of reports that answer at once (`SYNC`), of those that are fetched later (`ASYNC`), or of both. */
export function deliveryMetrics(reportType?: 'SYNC' | 'ASYNC'): Metric[] {
	const columns = {
		SYNC: valuesOf('GET /ad_accounts/{ad_account_id}/analytics', 'columns'),
		ASYNC: valuesOf('POST /ad_accounts/{ad_account_id}/reports', 'columns'),
	};
	const ads: readonly string[] = reportType ? columns[reportType] : [...columns.SYNC, ...columns.ASYNC];
	return [
		...[...new Set(ads)].map((name) => metric(name, 'ADS')),
		...(reportType === 'ASYNC' ? [] : organic.map((name) => metric(name, 'ORGANIC'))),
	];
}

function metric(name: string, category: Metric['category']): Metric {
	const shown = category === 'ADS' ? displayNames[name] : undefined;
	const words = name.toLowerCase().replaceAll('_', ' ');
	return { name, category, definition: `What is counted as ${words}.`, ...(shown && { display_name: shown }) };
}
