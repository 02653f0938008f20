import { invalid } from '../../check';
import { row, type Parameter, type Row } from '../../row';
import { adAccountFor, idsParameter } from '../ads/shared';
import { adGroupsFor, adsFor, campaignsFor, required } from './analytics';
import { analyticsParameters, attributionTypes, syncReach, timeZone, type AnalyticsQuery } from './parameters';
import { accountSubject, type Subject } from './subjects';
import { columnsOf, dateKeys, tableRow, type TableRow } from './table';
import { sharesOf } from './targeting';
import { checkSpan, hourly, periodsOf } from './windows';

const shared = {
	method: 'GET',
	scopes: ['ads:read'],
	category: 'ads_analytics',
	sandbox: true,
	clientCredentials: true,
} satisfies Partial<Row>;

/** What every level can be split by. */
const everywhere = [
	...['KEYWORD', 'APPTYPE', 'GENDER', 'LOCATION', 'PLACEMENT', 'COUNTRY', 'TARGETED_INTEREST', 'PINNER_INTEREST'],
	...['AUDIENCE_INCLUDE', 'GEO', 'AGE_BUCKET', 'REGION', 'AGE_BUCKET_AND_GENDER'],
];

interface TargetingQuery extends AnalyticsQuery {
	targeting_types: string[];
	sort_columns?: string[];
	sort_ascending?: boolean;
}

const parameters = (maxItems: number, more: string[] = []) =>
	({
		...analyticsParameters,
		...timeZone,
		targeting_types: {
			type: 'array',
			explode: false,
			required: true,
			minItems: 1,
			maxItems,
			items: { enum: [...everywhere, ...more] },
		},
		attribution_types: { type: 'array', explode: false, maxItems: 2, items: { enum: attributionTypes } },
	}) satisfies Record<string, Parameter>;

const sorting = {
	sort_columns: { type: 'array' },
	sort_ascending: { type: 'boolean' },
} satisfies Record<string, Parameter>;

/** Analytics that answer at once, split by whom or where the ads were shown to. */
export const targetingAnalytics = [
	row<TargetingQuery>({
		...shared,
		id: 'ad_account_targeting_analytics/get',
		path: '/ad_accounts/{ad_account_id}/targeting_analytics',
		query: parameters(15),
		answer(call) {
			const account = accountSubject(call.world, adAccountFor(call));
			return { status: 200, body: { data: split(call.query, [account], 'AD_ACCOUNT_ID') } };
		},
	}),
	row<TargetingQuery & { campaign_ids: string[] }>({
		...shared,
		id: 'campaign_targeting_analytics/get',
		path: '/ad_accounts/{ad_account_id}/campaigns/targeting_analytics',
		query: {
			...parameters(14, ['CREATIVE_TYPE', 'AUDIENCE_MULTIPLIER']),
			campaign_ids: required(idsParameter(18)),
		},
		answer(call) {
			const campaigns = campaignsFor(call, call.query.campaign_ids);
			return { status: 200, body: { data: split(call.query, campaigns, 'CAMPAIGN_ID') } };
		},
	}),
	row<TargetingQuery & { ad_group_ids: string[] }>({
		...shared,
		id: 'ad_groups_targeting_analytics/get',
		path: '/ad_accounts/{ad_account_id}/ad_groups/targeting_analytics',
		query: { ...parameters(14, ['CREATIVE_ENHANCEMENTS']), ...sorting, ad_group_ids: required(idsParameter(18)) },
		answer(call) {
			const adGroups = adGroupsFor(call, call.query.ad_group_ids);
			return { status: 200, body: { data: split(call.query, adGroups, 'AD_GROUP_ID') } };
		},
	}),
	row<TargetingQuery & { ad_ids: string[] }>({
		...shared,
		id: 'ad_targeting_analytics/get',
		path: '/ad_accounts/{ad_account_id}/ads/targeting_analytics',
		query: { ...parameters(14, ['QUIZ_RESULT']), ...sorting, ad_ids: required(idsParameter()) },
		answer: (call) => ({
			status: 200,
			body: { data: split(call.query, adsFor(call, call.query.ad_ids), 'AD_ID') },
		}),
	}),
];

interface TargetingRow {
	targeting_type: string;
	targeting_value: string | number;
	metrics: TableRow;
}

/** For each targeting type and value, the rows of each thing and period; in this order unless a column says another. */
function split(query: TargetingQuery, subjects: Subject[], idColumn: string): TargetingRow[] {
	checkSpan(query, query.granularity === 'HOUR' ? hourly : syncReach);
	const columns = columnsOf(query.columns, query);
	const periods = periodsOf(query, query.granularity);
	const rows: TargetingRow[] = [];
	for (const { type, value, parts } of [...new Set(query.targeting_types)].flatMap(sharesOf)) {
		for (const subject of subjects) {
			for (const period of periods) {
				const found = tableRow(subject, period, columns, parts);
				if (!found) continue;
				const metrics = { ...found, [idColumn]: subject.id, ...dateKeys(period) };
				rows.push({ targeting_type: type, targeting_value: value, metrics });
			}
		}
	}
	return sorted(rows, query, idColumn);
}

function compare(a: unknown, b: unknown): number {
	if (typeof a === 'number' && typeof b === 'number') return a - b;
	return JSON.stringify(a ?? '').localeCompare(JSON.stringify(b ?? ''));
}

/** By these columns, the largest first unless asked otherwise. Only what was asked for can be sorted by (400). */
function sorted(rows: TargetingRow[], query: TargetingQuery, idColumn: string): TargetingRow[] {
	const { sort_columns: names = [], sort_ascending: ascending = false, columns } = query;
	for (const name of names)
		if (![...columns, idColumn, 'DATE'].includes(name))
			throw invalid(`'sort_columns' must be among 'columns' (was ${name}).`);
	if (names.length === 0) return rows;
	return rows.sort((a, b) => {
		const order = names.map((name) => compare(a.metrics[name], b.metrics[name])).find((each) => each !== 0) ?? 0;
		return ascending ? order : -order;
	});
}
