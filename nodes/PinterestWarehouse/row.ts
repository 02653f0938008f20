import { createHash } from 'crypto';
import type { IDataObject } from 'n8n-workflow';

import { asText } from '../shared/api/json';
import { dateOf } from '../shared/run/typedRow';
import type { ColumnType, TableName } from './tables';
import { SYNC_KEY, TABLES } from './tables';

type Value = IDataObject[string];

/** A column, and where its value comes from. */
interface Column {
	name: string;
	type: ColumnType;
	/** What Pinterest calls it: the columns of analytics have their names in capitals. */
	source: string;
}

const COLUMNS: Record<TableName, Column[]> = {
	ad_accounts: columnsOf('ad_accounts'),
	campaigns: columnsOf('campaigns'),
	ad_groups: columnsOf('ad_groups'),
	ads: columnsOf('ads'),
	ad_analytics: columnsOf('ad_analytics'),
};

function columnsOf(table: TableName): Column[] {
	return Object.entries(TABLES[table].columns).map(([name, type]) => ({
		name,
		type,
		source: table === 'ad_analytics' ? name.toUpperCase() : name,
	}));
}

/**
 * A row with exactly the table's columns, in their order, and its key. The same thing always gives the same row, byte for byte.
 *
 * @param given what Pinterest answered, or the same with the columns that come from elsewhere
 */
export function rowOf(table: TableName, given: IDataObject): IDataObject {
	const row: IDataObject = {};
	for (const { name, type, source } of COLUMNS[table]) row[name] = typed(type, given[source]);
	row[SYNC_KEY] = keyOf(TABLES[table].key.map((name) => row[name]));
	return row;
}

/** Lower-case hex MD5 of the values, joined with nothing between them; null is the empty string. */
function keyOf(values: Value[]): string {
	return createHash('md5')
		.update(values.map((value) => asText(value) ?? '').join(''))
		.digest('hex');
}

/** The day of a date, also where Pinterest writes it as an instant: one route may say more than another. */
function dayOf(value: Value): Value {
	const date = dateOf(value);
	return typeof date === 'string' && /^\d{4}-\d{2}-\d{2}T/.test(date) ? date.slice(0, 10) : date;
}

/** A value that does not fit its column stays what it is: a database that refuses it says more than a null would. */
function typed(type: ColumnType, value: Value): Value {
	if (value === undefined || value === null) return null;
	if (type === 'date') return dayOf(value);
	if (type === 'text') return typeof value === 'number' || typeof value === 'boolean' ? String(value) : value;
	if (typeof value !== 'string') return value;
	if (value.trim() === '') return null;
	if (type === 'boolean') return /^(true|false)$/i.test(value) ? /^true$/i.test(value) : value;
	const number = Number(value);
	// Whole numbers of many digits stay text, which databases take for a number without losing any.
	const isExact = type === 'decimal' ? Number.isFinite(number) : Number.isSafeInteger(number);
	return isExact ? number : value;
}
