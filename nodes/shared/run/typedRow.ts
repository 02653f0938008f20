import type { IDataObject } from 'n8n-workflow';

import { asList } from '../api/json';
import { UnreadableError, objectIn, objectsIn } from '../api/parts';

/**
 * Columns that hold text even where it looks like a number: ids are longer than a number can be, names and codes can be anything. All
 * other columns are numbers. Their names are in capitals with `_` between words (see {@link columnOf}).
 */
const TEXT_COLUMN =
	/(^|_)(ID|IDS|NAME|STATUS|TYPE|LABEL|LABELS|URL|CURRENCY|DESCRIPTION|BRAND|CATEGORY|DATE|VALUE_NAME|TAG|CODE|SKU|GTIN|LEVEL|COUNTRY|MONTH|WEEK|HOUR_OF_DAY|TIMEZONE)$|^(TARGETING_VALUE|AD_GROUP_OPTIMIZATION|CAMPAIGN_BUDGET_OPTIMIZATION|IS_.*)$/;

/** Ids in all forms of a column's name, also where nothing stands between the words: `ADID`. */
const ID_COLUMN =
	/(^|_)IDS?$|^(ACCOUNT|AD|ADGROUP|ADVERTISER|BOARD|CAMPAIGN|CATALOG|ITEM|KEYWORD|ORDER|PIN|PRODUCT|PRODUCTGROUP)IDS?$/;

/** Digits, perhaps with a sign and decimals: `1e5`, `+5`, `Infinity` and `NaN` are texts. */
const NUMBER = /^-?\d+(\.\d+)?$/;

/**
 * The rows of an answer with analytics; null beside them is left out.
 *
 * @throws UnreadableError where it is no list, or holds something that is no row: that there are no numbers an empty list says
 */
export function analyticsIn(list: unknown): IDataObject[] {
	const rows = objectsIn(list, 'analytics');
	const isOdd = rows.length === 0 ? asList(list).length > 0 : rows.some((row) => Object.keys(row).length === 0);
	if (isOdd) throw new UnreadableError('Pinterest’s list of analytics holds a row with nothing in it');
	return rows;
}

/**
 * Rows of analytics with typed values: numbers are numbers, true and false are true and false, ids and names stay text, days are
 * YYYY-MM-DD, hours ISO 8601 in UTC. The API's column names are kept, and so is what is missing (null).
 */
export function typedRows(rows: IDataObject[]): IDataObject[] {
	const columns = new Map<string, Column>();
	const columnNamed = (name: string) => {
		const known = columns.get(name) ?? columnFor(name);
		columns.set(name, known);
		return known;
	};
	return rows.map((row) => {
		const typed = { ...row };
		for (const name of Object.keys(row)) typed[name] = columnNamed(name)(row[name]);
		return typed;
	});
}

/** Gives a column's value its type. What a name tells is told once for all rows. */
type Column = (value: IDataObject[string]) => IDataObject[string];

function columnFor(name: string): Column {
	const column = columnOf(name);
	if (column === 'DATE') return dateOf;
	const isId = ID_COLUMN.test(column);
	const isText = isId || TEXT_COLUMN.test(column);
	const isFlag = isText && /^IS_/.test(column);
	return (value) => {
		if (isId && typeof value === 'number') return String(value);
		if (typeof value !== 'string') return value;
		if (value === '') return null;
		if (isFlag && /^(true|false)$/i.test(value)) return /^true$/i.test(value);
		return !isText && isNumber(value) ? Number(value) : value;
	};
}

/** The name of a column as reports have it, whatever the form: `Campaign ID`, `campaign_id` and `campaignId` are `CAMPAIGN_ID`. */
export function columnOf(name: string): string {
	return name
		.trim()
		.replace(/([a-z\d])([A-Z])/g, '$1_$2')
		.replace(/[^\p{L}\p{N}]+/gu, '_')
		.replace(/^_|_$/g, '')
		.toUpperCase();
}

/** Whether a column is of ids, names or other texts, and not of numbers. */
export function holdsText(name: string): boolean {
	const column = columnOf(name);
	return ID_COLUMN.test(column) || TEXT_COLUMN.test(column);
}

/** Whether a text is a number that is written the same again, so that nothing is lost: not a code such as `007`, no long number. */
function isNumber(value: string): boolean {
	return NUMBER.test(value) && String(Number(value)) === value;
}

/** `2026-05-31`, or `2026-05-31T14:00:00Z` where Pinterest gives an hour. */
export function dateOf(value: IDataObject[string]): IDataObject[string] {
	if (typeof value === 'number') {
		const date = new Date(value * (value < 100_000_000_000 ? 1000 : 1));
		return Number.isNaN(date.getTime()) ? value : date.toISOString().slice(0, 10);
	}
	if (typeof value !== 'string') return value;
	const [, day, hour] = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}(?::\d{2}(?::\d{2})?)?))?/.exec(value) ?? [];
	if (!day) return value;
	return hour ? `${day}T${hour.length === 2 ? `${hour}:00:00` : hour.length === 5 ? `${hour}:00` : hour}Z` : day;
}

/** A row of analytics by targeting, with its metrics beside what they are about. @throws UnreadableError where they are no object */
export function flatTargeting({ metrics, ...about }: IDataObject): IDataObject {
	return { ...about, ...objectIn(metrics, 'metrics') };
}
