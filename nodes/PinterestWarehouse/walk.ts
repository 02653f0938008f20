import type { IDataObject } from 'n8n-workflow';

import type { Position } from './cursor';
import type { Reading } from './lists';
import { readStep } from './steps';
import type { TableName } from './tables';

/** The rows of a table, in order. */
export interface Part {
	table: TableName;
	rows: IDataObject[];
}

/** What was read of an ad account. */
export interface AccountRows {
	parts: Part[];
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
	tables: TableName[],
	from: Position,
	enough: number,
	onRows: (count: number) => void,
): Promise<AccountRows> {
	const begun: Array<{ table: TableName; rows: Promise<IDataObject[]> }> = [];
	let place: Position | undefined = from;
	let expected = 0;
	let error: unknown;
	while (place && expected < enough && error === undefined) {
		const { table: at, ...within }: Position = place;
		try {
			const step = await readStep(tables[at], reading, within);
			const rows = step.rows.then((found) => (onRows(found.length), found));
			// What it fails with is heard below, when its turn comes.
			rows.catch((reason: unknown) => (error ??= reason));
			begun.push({ table: tables[at], rows });
			expected += step.most;
			place = step.next ? { table: at, ...step.next } : at + 1 < tables.length ? { table: at + 1 } : undefined;
		} catch (reason) {
			error ??= reason;
		}
	}
	const ends = await Promise.allSettled(begun.map(({ rows }) => rows));
	const parts = ends.flatMap((end, at) =>
		end.status === 'fulfilled' ? [{ table: begun[at].table, rows: end.value }] : [],
	);
	return error === undefined ? { parts, next: place } : { parts, error };
}
