import type { Values } from '../rows/field';
import { choice, liveChoices } from './kinds';

/** Columns that answer the usual questions. Each exists for every kind of thing, in answers and in reports. */
const SETS: Record<string, { name: string; description: string; columns: string[] }> = {
	conversions: {
		name: 'Conversions',
		description: 'What people did after seeing the ad: visits, carts, purchases, sign-ups and what they were worth',
		columns: [
			'SPEND_IN_DOLLAR',
			'TOTAL_CONVERSIONS',
			'TOTAL_PAGE_VISIT',
			'TOTAL_CHECKOUT',
			'TOTAL_CHECKOUT_VALUE_IN_MICRO_DOLLAR',
			'CHECKOUT_ROAS',
			'TOTAL_SIGNUP',
			'TOTAL_LEAD',
		],
	},
	engagement: {
		name: 'Engagement',
		description: 'Impressions, saves, clicks and the rates of them',
		columns: [
			'TOTAL_IMPRESSION',
			'TOTAL_ENGAGEMENT',
			'EENGAGEMENT_RATE',
			'TOTAL_CLICKTHROUGH',
			'REPIN_1',
			'OUTBOUND_CLICK_1',
		],
	},
	performance: {
		name: 'Performance',
		description: 'Spend, impressions, clicks, their rate and what one costs',
		columns: [
			'SPEND_IN_DOLLAR',
			'TOTAL_IMPRESSION',
			'TOTAL_CLICKTHROUGH',
			'ECTR',
			'ECPC_IN_DOLLAR',
			'ECPM_IN_MICRO_DOLLAR',
			'TOTAL_ENGAGEMENT',
		],
	},
	spend: {
		name: 'Spend',
		description: 'What was spent, and what a click and a thousand impressions cost',
		columns: ['SPEND_IN_DOLLAR', 'SPEND_IN_MICRO_DOLLAR', 'ECPC_IN_DOLLAR', 'ECPM_IN_MICRO_DOLLAR'],
	},
	video: {
		name: 'Video',
		description: 'Views of videos and how far they were watched',
		columns: [
			'SPEND_IN_DOLLAR',
			'TOTAL_VIDEO_MRC_VIEWS',
			'TOTAL_VIDEO_3SEC_VIEWS',
			'TOTAL_VIDEO_P25_COMBINED',
			'TOTAL_VIDEO_P50_COMBINED',
			'TOTAL_VIDEO_P75_COMBINED',
			'TOTAL_VIDEO_P100_COMPLETE',
			'TOTAL_VIDEO_AVG_WATCHTIME_IN_SECOND',
		],
	},
};

const CHOSEN = 'chosen';

/**
 * Fields for the columns: a ready-made set, or columns picked from Pinterest's own list; {@link columnsOf} reads them.
 *
 * @param reportType which of Pinterest's lists the columns are picked from
 */
export const columnFields = (reportType: 'SYNC' | 'ASYNC') => [
	choice({
		name: 'columnSet',
		in: 'local',
		label: 'Columns',
		description: 'Which metrics to get',
		options: [
			{ name: 'Choose Columns', value: CHOSEN, description: 'Any of the columns that Pinterest has' },
			...Object.entries(SETS).map(([value, { name, description }]) => ({ name, value, description })),
		],
		default: 'performance',
	}),
	liveChoices({
		name: 'columns',
		in: 'local',
		label: 'Column Names or IDs',
		description: 'The columns, by their names in the API',
		loadOptionsMethod: reportType === 'SYNC' ? 'getColumns' : 'getReportColumns',
		required: true,
		pattern: /^[A-Z][A-Z0-9_]*$/,
		when: { columnSet: [CHOSEN] },
	}),
];

/** The values that the fields of {@link columnFields} leave in the node. */
export type ColumnLocals = {
	columnSet?: string;
	columns?: string[];
};

const CAMPAIGN = ['CAMPAIGN_ID', 'CAMPAIGN_NAME'];
const AD_GROUP = [...CAMPAIGN, 'AD_GROUP_ID', 'AD_GROUP_NAME'];
const AD = [...AD_GROUP, 'AD_ID', 'AD_NAME'];

/** The columns that say whose a row is, for people to read, by the API's names of what a report can be about. */
const OWNERS: Record<string, string[]> = {
	CAMPAIGN,
	AD_GROUP,
	KEYWORD: AD_GROUP,
	PRODUCT_GROUP: AD_GROUP,
	PIN_PROMOTION: AD,
};

/**
 * The columns that the fields of {@link columnFields} stand for. A ready-made set has the ids and names of whose a row is before it.
 *
 * @param level what a row is about: `CAMPAIGN`, `AD_GROUP_TARGETING`, …
 */
export function columnsOf({ local }: Pick<Values<ColumnLocals>, 'local'>, level = ''): string[] {
	const set = SETS[local.columnSet ?? ''];
	if (!set) return local.columns ?? [];
	return [...(OWNERS[level.replace(/_TARGETING$/, '')] ?? []), ...set.columns];
}
