import type { IDataObject } from 'n8n-workflow';

import { ATTRIBUTION_DEFAULTS } from '../shared/fields/attribution';
import { MOST_IDS, SYNC_LIMITS } from '../shared/fields/analyticsLimits';
import { addDays } from '../shared/fields/dates';
import { countDays, earliestDay, windowsOf, withinKeptDays } from '../shared/fields/period';
import type { Days } from '../shared/fields/period';
import { asText } from '../shared/api/json';
import { nameIn } from '../shared/api/parts';
import type { Values } from '../shared/rows/field';
import { FileResult } from '../shared/rows/result';
import { createReport, finishReport } from '../shared/run/report';
import { analyticsIn, columnOf } from '../shared/run/typedRow';
import type { Page } from '../shared/api/pages';
import type { Call } from '../shared/api/request';
import { request } from '../shared/api/request';
import type { Position } from './cursor';
import { PartlyReadError, readAdIds, readList } from './lists';
import type { Reading, Step } from './lists';
import { COLUMNS, REPORT_COLUMNS, byAdAndDay, withZeros } from './numbers';
import { rowOf } from './row';

/** An ad account that needs more requests than this gets a report instead, which needs a few and a wait. */
const MOST_DIRECT_REQUESTS = 10;

const { back: KEPT, maxDays: MOST_DAYS } = SYNC_LIMITS.other;

/**
 * Reads the next part of an ad account's analytics: of a page of ads, which is as many as a request takes, or of a report.
 *
 * @param place empty at the beginning of the table
 */
export async function readAnalytics(reading: Reading, place: Omit<Position, 'table'>): Promise<Step> {
	const { days } = reading.wanted;
	if (!days) return { maxRows: 0, rows: Promise.resolve([]) };
	if (place.report) return readReport(reading, days, place.report);
	const isBeginning = place.bookmark === undefined;
	const { route } = reading.values.local;
	if (isBeginning && route === 'report') return readReport(reading, days, await sizeOfReports(reading, days));
	const page = await readList('ads', reading, place.bookmark);
	const mayBeReport = isBeginning && route !== 'direct' && page.bookmark !== undefined;
	if (mayBeReport && (await needsReport(reading, days)))
		return readReport(reading, days, await sizeOfReports(reading, days));
	return readDirectly(reading, days, page);
}

async function needsReport(reading: Reading, days: Days): Promise<boolean> {
	// The sandbox has no reports.
	if (reading.caller.run.environment.name === 'sandbox') return false;
	const windows = windowsOf(days, MOST_DAYS).length;
	const most = Math.floor(MOST_DIRECT_REQUESTS / windows) * MOST_IDS;
	return (await readAdIds(reading, most + 1)).length > most;
}

/** How many days one report has: all of them, or with loops as many as about make a loop's rows. */
async function sizeOfReports(reading: Reading, days: Days): Promise<NonNullable<Position['report']>> {
	const all = { from: days.start, days: countDays(days) };
	if (reading.rowsPerBatch === undefined) return all;
	const ads = (await readAdIds(reading)).length;
	return { ...all, days: Math.max(1, Math.min(all.days, Math.floor(reading.rowsPerBatch / Math.max(1, ads)))) };
}

function readDirectly(reading: Reading, days: Days, { items, bookmark }: Page): Step {
	const ids = items.map(({ id }) => asText(id) ?? '');
	const windows = ids.length === 0 ? [] : windowsOf(days, MOST_DAYS);
	const rows = inWindows(windows, async (window) => await readWindow(reading, ids, window));
	return { maxRows: ids.length * countDays(days), rows, next: bookmark === undefined ? undefined : { bookmark } };
}

/** Reads windows side by side. @throws PartlyReadError with the rows of those that were read, when one fails */
async function inWindows(windows: Days[], read: (window: Days) => Promise<IDataObject[]>): Promise<IDataObject[]> {
	const ends = await Promise.allSettled(windows.map(read));
	const rows = ends.flatMap((end) => (end.status === 'fulfilled' ? end.value : [])).sort(byAdAndDay);
	const failed = ends.find((end) => end.status === 'rejected');
	if (failed) throw new PartlyReadError(rows, failed.reason);
	return rows;
}

/** The rows of some ads in days that one request can ask for; of a run that goes on past midnight, without those that became too old. */
async function readWindow(reading: Reading, ids: string[], { start, end }: Days): Promise<IDataObject[]> {
	if (end < earliestDay(KEPT)) return lateRows(reading, start, []);
	const call: Call = {
		request: 'GET /ad_accounts/{ad_account_id}/ads/analytics',
		ids: { ad_account_id: reading.account },
		query: {
			ad_ids: ids,
			start_date: start,
			end_date: end,
			columns: COLUMNS,
			granularity: 'DAY',
			...attributionOf(reading.values),
		},
		queryNow: withinKeptDays(KEPT),
		repeated: ['ad_ids'],
	};
	const { body } = await request(reading.caller, call);
	return lateRows(reading, start, analyticsIn(body).map(analyticsRow));
}

/** Warns where days became too old to be asked for since the run began. */
function lateRows({ warn }: Reading, start: string, rows: IDataObject[]): IDataObject[] {
	const earliest = earliestDay(KEPT);
	if (start < earliest)
		warn(
			`The run went on past midnight (UTC), so that the days from ${start} to ${addDays(earliest, -1)} became older than the ${KEPT} days that Pinterest keeps numbers for. Ads that were read late have no rows of them.`,
		);
	return rows;
}

/** @throws UnreadableError where a row does not say its ad or its day: its key would be that of others */
function analyticsRow(given: IDataObject): IDataObject {
	const row = rowOf('ad_analytics', given);
	nameIn(row.ad_id, 'a row of analytics without its ad (AD_ID)');
	nameIn(row.date, 'a row of analytics without its day (DATE)');
	return row;
}

function readReport(reading: Reading, days: Days, { from, days: count }: NonNullable<Position['report']>): Step {
	const last = addDays(from, count - 1);
	const window = { start: from, end: last > days.end ? days.end : last };
	const next = window.end < days.end ? { report: { from: addDays(window.end, 1), days: count } } : undefined;
	// Without loops each report has all days; with loops its size was chosen to fit.
	return { maxRows: reading.rowsPerBatch ?? 0, rows: rowsOfReport(reading, window), next };
}

async function rowsOfReport(reading: Reading, { start, end }: Days): Promise<IDataObject[]> {
	const { caller, account, values } = reading;
	const ids = { ad_account_id: account };
	const create: Call = {
		request: 'POST /ad_accounts/{ad_account_id}/reports',
		ids,
		body: {
			start_date: start,
			end_date: end,
			granularity: 'DAY',
			level: 'PIN_PROMOTION',
			columns: REPORT_COLUMNS,
			report_format: 'JSON',
			...attributionOf(values),
		},
	};
	const { token } = await createReport(caller, create);
	const look: Call = { request: 'GET /ad_accounts/{ad_account_id}/reports', ids };
	const later = 'run again, and the report is made anew';
	const asked = { token, look, format: 'JSON', name: 'report', later, isNew: true, columns: REPORT_COLUMNS };
	const { maximumReportWait } = values.local;
	const given = await finishReport(caller, asked, { ...values, local: { maximumReportWait } });
	// Reports know other statuses than lists do, so the wanted ads are looked up.
	const wanted = values.local.entityStatuses ? new Set(await readAdIds(reading)) : undefined;
	return given
		.flatMap((row) => (row instanceof FileResult ? [] : [row]))
		.map((row) => analyticsRow(withZeros(named(row))))
		.filter(({ ad_id: id }) => wanted?.has(asText(id) ?? '') ?? true)
		.sort(byAdAndDay);
}

/** A row of a report with the API's names of its columns, though CSV may have `Ad ID`. */
function named(row: IDataObject): IDataObject {
	return Object.fromEntries(
		Object.entries(row).map(([name, value]) => [REPORT_COLUMNS.includes(name) ? name : columnOf(name), value]),
	);
}

/** How conversions are counted, in the API's names. */
export function attributionOf({ query }: Pick<Values, 'query'>): IDataObject {
	return { ...ATTRIBUTION_DEFAULTS, ...query };
}
