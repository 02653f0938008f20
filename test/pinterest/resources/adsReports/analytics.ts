import { invalid } from '../../check';
import { row, type Call } from '../../row';
import type { AdGroup } from '../ads/adGroups';
import type { Ad } from '../ads/ads';
import type { Campaign } from '../ads/campaigns';
import { adAccountFor, entityFor, missing } from '../ads/shared';
import { syncReach, type AnalyticsQuery } from './parameters';
import {
	accountSubject,
	adGroupSubject,
	adSubject,
	campaignSubject,
	pinSubject,
	productGroupsOf,
	productGroupSubject,
	type Subject,
} from './subjects';
import { columnsOf, dateKeys, tableRow, type TableRow } from './table';
import { checkSpan, hourly, periodsOf } from './windows';

type Aggregating = AnalyticsQuery & { aggregate_report_rows: boolean };

/** Analytics that answer at once: a row for each thing and period in which something was shown. */
export const analytics = [
	row<AnalyticsQuery>('GET /ad_accounts/{ad_account_id}/analytics', {
		answer(call) {
			const account = adAccountFor(call);
			return { status: 200, body: rowsOf(call, [accountSubject(call.world, account)], 'AD_ACCOUNT_ID') };
		},
	}),
	row<Aggregating & { campaign_ids: string[] }>('GET /ad_accounts/{ad_account_id}/campaigns/analytics', {
		answer: (call) => ({
			status: 200,
			body: aggregate(call, campaignsFor(call, call.query.campaign_ids), 'CAMPAIGN_ID'),
		}),
	}),
	row<Aggregating & { ad_group_ids: string[] }>('GET /ad_accounts/{ad_account_id}/ad_groups/analytics', {
		answer: (call) => ({
			status: 200,
			body: aggregate(call, adGroupsFor(call, call.query.ad_group_ids), 'AD_GROUP_ID'),
		}),
	}),
	row<AnalyticsQuery & { ad_ids?: string[]; pin_ids?: string[]; campaign_ids?: string[] }>(
		'GET /ad_accounts/{ad_account_id}/ads/analytics',
		{
			answer(call) {
				const account = adAccountFor(call);
				const { ad_ids: ids, pin_ids: pins, campaign_ids: campaigns } = call.query;
				if (!ids && !(pins && campaigns))
					throw invalid("Either 'ad_ids' or both 'campaign_ids' and 'pin_ids' must be given.");
				for (const id of campaigns ?? []) entityFor<Campaign>(call, 'campaign', id);
				const ads = ids
					? distinct(ids).map((id) => entityFor<Ad>(call, 'ad', id))
					: [...call.world.store<Ad>('ad').values()].filter((ad) => ad.ad_account_id === account.id);
				const wanted = ads
					.filter((ad) => !pins || pins.includes(ad.pin_id))
					.filter((ad) => !campaigns || campaigns.includes(ad.campaign_id))
					.map((ad) => adSubject(call.world, account, ad));
				return { status: 200, body: rowsOf(call, wanted, 'AD_ID') };
			},
		},
	),
	row<AnalyticsQuery & { campaign_id: string; pin_ids: string[] }>('GET /ad_accounts/{ad_account_id}/pins/analytics', {
		answer(call) {
			const account = adAccountFor(call);
			const campaign = entityFor<Campaign>(call, 'campaign', call.query.campaign_id);
			const pins = distinct(call.query.pin_ids).map((id) => pinSubject(call.world, account, campaign, id));
			return { status: 200, body: rowsOf(call, pins, 'PIN_ID') };
		},
	}),
	row<AnalyticsQuery & { product_group_ids: string[] }>('GET /ad_accounts/{ad_account_id}/product_groups/analytics', {
		answer(call) {
			const account = adAccountFor(call);
			const groups = productGroupsOf(call.world, account);
			const wanted = distinct(call.query.product_group_ids).map((id) => {
				const found = groups.find((each) => each.id === id);
				if (!found) throw missing('product group');
				return productGroupSubject(call.world, account, found);
			});
			return { status: 200, body: rowsOf(call, wanted, 'PRODUCT_GROUP_ID') };
		},
	}),
];

type Reading = Pick<Call, 'world' | 'path' | 'user'>;

/** The campaigns of these ids in the ad account of the path; 404 for any other. */
export function campaignsFor(call: Reading, ids: string[]): Subject[] {
	const account = adAccountFor(call);
	return distinct(ids).map((id) => campaignSubject(call.world, account, entityFor<Campaign>(call, 'campaign', id)));
}

export function adGroupsFor(call: Reading, ids: string[]): Subject[] {
	const account = adAccountFor(call);
	return distinct(ids).map((id) => adGroupSubject(call.world, account, entityFor<AdGroup>(call, 'ad group', id)));
}

export function adsFor(call: Reading, ids: string[]): Subject[] {
	const account = adAccountFor(call);
	return distinct(ids).map((id) => adSubject(call.world, account, entityFor<Ad>(call, 'ad', id)));
}

export function distinct(ids: string[]): string[] {
	return [...new Set(ids)];
}

/** @param idColumn the column that says what a row is about, whether asked for or not */
function rowsOf({ query }: { query: AnalyticsQuery }, subjects: Subject[], idColumn?: string): TableRow[] {
	checkSpan(query, query.granularity === 'HOUR' ? hourly : syncReach);
	const columns = columnsOf(query.columns, query);
	const periods = periodsOf(query, query.granularity);
	return subjects.flatMap((subject) =>
		periods.flatMap((period) => {
			const found = tableRow(subject, period, columns);
			return found ? [{ ...found, ...(idColumn && { [idColumn]: subject.id }), ...dateKeys(period) }] : [];
		}),
	);
}

/** A row for each, or all of them as one that bears no id. */
function aggregate(call: { query: Aggregating }, subjects: Subject[], idColumn: string): TableRow[] {
	if (!call.query.aggregate_report_rows) return rowsOf(call, subjects, idColumn);
	const [{ account }] = subjects;
	return rowsOf(call, [{ id: '', account, leaves: subjects.flatMap(({ leaves }) => leaves) }]);
}
