import type { IDataObject } from 'n8n-workflow';

import { readAnalytics } from './analytics';
import type { Position } from './cursor';
import { readList } from './lists';
import type { Reading, Step } from './lists';
import { rowOf } from './row';
import type { AccountTable } from './tables';

/** Reads the next part of a table: a page, or a report of analytics. */
export async function readStep(table: AccountTable, reading: Reading, place: Omit<Position, 'table'>): Promise<Step> {
	if (table === 'ad_analytics') return await readAnalytics(reading, place);
	const { items, bookmark } = await readList(table, reading, place.bookmark);
	const rows = items.filter((item) => isChanged(item, reading.since[table])).map((item) => rowOf(table, item));
	return { maxRows: rows.length, rows: Promise.resolve(rows), next: bookmark === undefined ? undefined : { bookmark } };
}

/** Whether a campaign, ad group or ad was updated since the last run. One that does not say when may have been. */
function isChanged({ updated_time: updated }: IDataObject, since: string | number | undefined): boolean {
	return typeof since !== 'number' || typeof updated !== 'number' || updated >= since;
}
