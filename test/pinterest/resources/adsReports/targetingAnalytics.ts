import { invalid } from '../../check';
import { row } from '../../row';
import { adAccountFor } from '../ads/shared';
import { adGroupsFor, adsFor, campaignsFor } from './analytics';
import { syncReach, type AnalyticsQuery } from './parameters';
import { accountSubject, type Subject } from './subjects';
import { columnsOf, dateKeys, tableRow, type TableRow } from './table';
import { sharesOf } from './targeting';
import { checkSpan, hourly, periodsOf } from './windows';

interface TargetingQuery extends AnalyticsQuery {
	targeting_types: string[];
	sort_columns?: string[];
	sort_ascending?: boolean;
}

/** Analytics that answer at once, split by whom or where the ads were shown to. */
export const targetingAnalytics = [
	row<TargetingQuery>('GET /ad_accounts/{ad_account_id}/targeting_analytics', {
		answer(call) {
			const account = accountSubject(call.world, adAccountFor(call));
			return { status: 200, body: { data: split(call.query, [account], 'AD_ACCOUNT_ID') } };
		},
	}),
	row<TargetingQuery & { campaign_ids: string[] }>('GET /ad_accounts/{ad_account_id}/campaigns/targeting_analytics', {
		answer(call) {
			const campaigns = campaignsFor(call, call.query.campaign_ids);
			return { status: 200, body: { data: split(call.query, campaigns, 'CAMPAIGN_ID') } };
		},
	}),
	row<TargetingQuery & { ad_group_ids: string[] }>('GET /ad_accounts/{ad_account_id}/ad_groups/targeting_analytics', {
		answer(call) {
			const adGroups = adGroupsFor(call, call.query.ad_group_ids);
			return { status: 200, body: { data: split(call.query, adGroups, 'AD_GROUP_ID') } };
		},
	}),
	row<TargetingQuery & { ad_ids: string[] }>('GET /ad_accounts/{ad_account_id}/ads/targeting_analytics', {
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
