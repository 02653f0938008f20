import type { IDataObject } from 'n8n-workflow';

import { binaryOf } from '../../shared/api/binary';
import { asList, asText, isObject } from '../../shared/api/json';
import type { Caller } from '../../shared/api/request';
import { choice, field, quote, parseJson, text } from '../../shared/fields/kinds';

/** Where the CSV comes from. */
export const TITLES_SOURCE = [
	choice({
		name: 'titlesFrom',
		in: 'local',
		label: 'Titles From',
		description: 'Where the table of titles is',
		options: [
			{ name: 'Binary File', value: 'binary', description: 'A CSV file in the input item' },
			{ name: 'Rows', value: 'rows', description: 'A list of JSON objects with the columns as keys' },
			{ name: 'Text', value: 'text', description: 'CSV as text' },
		],
		default: 'binary',
	}),
	text({
		name: 'titlesBinaryProperty',
		in: 'local',
		label: 'Input Data Field Name',
		description: 'The name of the input binary field that holds the CSV file',
		default: 'data',
		required: true,
		when: { titlesFrom: ['binary'] },
	}),
	field(
		{
			name: 'titleRows',
			in: 'local',
			label: 'Rows (JSON)',
			description: 'A list of objects, one for each title, with the columns of Pinterest’s table',
			required: true,
			when: { titlesFrom: ['rows'] },
		},
		{ type: 'json', default: '' },
		parseRows,
	),
	text({
		name: 'titlesCsv',
		in: 'local',
		label: 'CSV',
		description: 'A line with the column names, then a line for each title',
		lines: 6,
		required: true,
		when: { titlesFrom: ['text'] },
	}),
];

/** The values of {@link TITLES_SOURCE}. */
export interface SourceLocals {
	titlesFrom?: string;
	titlesBinaryProperty?: string;
	titleRows?: IDataObject[];
	titlesCsv?: string;
}

/**
 * The CSV that the parameters of {@link TITLES_SOURCE} say.
 *
 * @throws Error when the binary field is missing or empty
 */
export async function csvFrom(caller: Caller & { itemIndex: number }, local: SourceLocals): Promise<Buffer> {
	if (local.titlesFrom === 'rows') return Buffer.from(writeCsv(local.titleRows ?? []));
	if (local.titlesFrom === 'text') return Buffer.from(local.titlesCsv ?? '');
	const property = local.titlesBinaryProperty ?? '';
	const { size, name, read } = await binaryOf(caller, property);
	if (size === 0) throw new Error(`The input data field "${property}" (${name}) is empty`);
	return await read();
}

/** A CSV text of rows, as RFC 4180 says; a column for each key that any of them has, empty where a row has none. */
export function writeCsv(rows: IDataObject[]): string {
	const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
	const lines = [names, ...rows.map((row) => names.map((name) => row[name]))];
	return lines.map((cells) => `${cells.map(cellOf).join(',')}\r\n`).join('');
}

function cellOf(value: unknown): string {
	const written = typeof value === 'object' && value !== null ? JSON.stringify(value) : (asText(value) ?? '');
	return /[",\r\n]/.test(written) ? `"${written.replaceAll('"', '""')}"` : written;
}

function parseRows(value: unknown): IDataObject[] {
	const given = parseJson(value);
	// One row may stand without a list around it.
	const rows = Array.isArray(given) ? asList(given) : [given];
	if (rows.length > 0 && rows.every(isObject)) return rows;
	throw new Error(`must be a list of JSON objects, not ${quote(value)}`);
}
