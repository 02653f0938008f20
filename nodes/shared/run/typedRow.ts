import type { IDataObject } from 'n8n-workflow';

import { objectIn } from '../api/parts';

/**
 * Columns that hold text even where it looks like a number: ids are longer than a number can be, names can be anything. All other
 * columns are numbers.
 */
const TEXT_COLUMN =
	/(^|_)(ID|IDS|NAME|STATUS|TYPE|LABEL|LABELS|URL|CURRENCY|DESCRIPTION|BRAND|CATEGORY|DATE|VALUE_NAME|TAG|LEVEL|COUNTRY|MONTH|WEEK|HOUR_OF_DAY|TIMEZONE)$|^(TARGETING_VALUE|AD_GROUP_OPTIMIZATION|CAMPAIGN_BUDGET_OPTIMIZATION|IS_.*)$/;

const NUMBER = /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/;

/**
 * A row of analytics with typed values: numbers are numbers, true and false are true and false, ids and names stay text, days are
 * YYYY-MM-DD, hours ISO 8601 in UTC. The API's column names are kept, and so is what is missing (null).
 */
export function typedRow(row: IDataObject): IDataObject {
	return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, typed(name, value)]));
}

function typed(name: string, value: IDataObject[string]): IDataObject[string] {
	const column = name.toUpperCase();
	if (column === 'DATE') return dateOf(value);
	if (/(^|_)IDS?$/.test(column) && typeof value === 'number') return String(value);
	if (typeof value !== 'string') return value;
	if (value === '') return null;
	if (TEXT_COLUMN.test(column))
		return /^IS_/.test(column) && /^(true|false)$/i.test(value) ? /^true$/i.test(value) : value;
	return NUMBER.test(value) ? Number(value) : value;
}

/** `2026-05-31`, or `2026-05-31T14:00:00Z` where Pinterest gives an hour. */
export function dateOf(value: IDataObject[string]): IDataObject[string] {
	if (typeof value === 'number')
		return new Date(value * (value < 100_000_000_000 ? 1000 : 1)).toISOString().slice(0, 10);
	if (typeof value !== 'string') return value;
	const [, day, hour] = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}(?::\d{2}(?::\d{2})?)?))?/.exec(value) ?? [];
	if (!day) return value;
	return hour ? `${day}T${hour.length === 2 ? `${hour}:00:00` : hour.length === 5 ? `${hour}:00` : hour}Z` : day;
}

/** A row of analytics by targeting, with its metrics beside what they are about. @throws UnreadableError where they are no object */
export function flatTargeting({ metrics, ...about }: IDataObject): IDataObject {
	return { ...about, ...objectIn(metrics, 'metrics') };
}
