import type { IDataObject } from 'n8n-workflow';

import type { Position } from './cursor';
import { PartlyReadError } from './lists';
import type { Reading } from './lists';
import { readStep } from './steps';
import type { AccountTable } from './tables';

/** Some rows of one table, in order. */
export interface TableRows {
	table: AccountTable;
	rows: IDataObject[];
}

/** What was read of an ad account. */
export interface AccountRows {
	parts: TableRows[];
	/** Where reading goes on; undefined at the end of the ad account. */
	next?: Position;
	/** What went wrong; the parts from before it are whole. */
	error?: unknown;
}

/**
 * Reads an ad account table by table, until its end or until there are rows enough. While the numbers of one page of ads are on
 * their way, the next page is read.
 *
 * @param enough about how many rows to read; at least one step is made
 * @param onRows gets the count of rows of each step; throws when there are too many
 */
export async function readAccountTables(
	reading: Reading,
	tables: readonly AccountTable[],
	from: Position,
	enough: number,
	onRows: (count: number) => void,
): Promise<AccountRows> {
	const begun: Array<Promise<TableRows>> = [];
	let place: Position | undefined = from;
	let expected = 0;
	let error: unknown;
	while (place && expected < enough && error === undefined) {
		const { table: at, ...within }: Position = place;
		try {
			const table = tables[at];
			if (table === undefined) throw new Error('Cursor names a table that there is not: begin again with an empty one');
			const step = await readStep(table, reading, within);
			const part = step.rows
				.catch((reason: unknown) => {
					if (!(reason instanceof PartlyReadError)) throw reason;
					error ??= reason.reason;
					return reason.rows;
				})
				.then((rows) => (onRows(rows.length), { table, rows }));
			// What it fails with is heard below, when its turn comes.
			part.catch((reason: unknown) => (error ??= reason));
			begun.push(part);
			expected += step.maxRows;
			place = step.next ? { table: at, ...step.next } : at + 1 < tables.length ? { table: at + 1 } : undefined;
		} catch (reason) {
			error ??= reason;
		}
	}
	const ends = await Promise.allSettled(begun);
	const parts = ends.flatMap((end) => (end.status === 'fulfilled' ? [end.value] : []));
	return error === undefined ? { parts, next: place } : { parts, error };
}
