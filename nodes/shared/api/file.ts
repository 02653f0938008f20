/** What a downloaded file says: rows, JSON, or that it is none of what was promised. */
import type { IDataObject } from 'n8n-workflow';

import { explanationIn } from './explanation';
import { asObject, isObject, parseJson } from './json';
import { isFailure, withArticle } from './promise';

/** Most characters of a foreign text that an error tells. */
const MOST_TOLD = 120;

/** How gzip and zip begin. */
const COMPRESSED = ['\x1f', 'PK\x03\x04'];

/** Readers of PDF take a header that does not stand at the very beginning. */
const PDF_WITHIN = 1024;

/** How names of columns end, in any form: `AD_ID`, `Ad ID`, `created_time`. */
const COLUMN_END =
	/(^|_)(ID|IDS|DATE|DAY|HOUR|TIME|NAME|EMAIL|PHONE|STATUS|TYPE|CODE|COUNTRY|LANGUAGE|LINK|URL|TITLE|PRICE|SPEND|IMPRESSIONS?|CLICKS?)$/;
const MOST_WORDS = 4;

/** The file did not come whole, so that asking again may help. */
export class BrokenFileError extends Error {
	description = 'It came more than once like this. Run the item again, or ask Pinterest to make the file again.';
}

/** Something else came than the file that was promised. */
export class ForeignFileError extends Error {
	description =
		'A proxy, a firewall or a login page may have answered instead of Pinterest’s file host: look at what it says, and let the host of the file through.';
}

/** What a file should be. */
export type FileKind = 'CSV' | 'JSON' | 'table' | 'PDF';

/**
 * Refuses what is no file of Pinterest's, by how it begins: HTML, XML, nothing at all, an error as JSON, a message in words.
 *
 * @param noun what was promised: "report"
 * @param kind `table` is CSV or JSON
 * @param isWhole whether the text is the whole file, not just its beginning
 * @throws ForeignFileError, or BrokenFileError where the file is empty
 */
export function checkFile(text: string, noun: string, kind: FileKind, isWhole = true): void {
	const begin = text.replace(/^\uFEFF/, '').trimStart();
	if (begin === '') throw new BrokenFileError(`${notA(noun)}: it is empty`);
	if (begin.startsWith('<')) throw foreignFile(noun, saidBy(begin));
	// Compressed files begin so, or hold what no text does.
	if (kind !== 'PDF' && (COMPRESSED.some((bytes) => begin.startsWith(bytes)) || begin.includes('\0')))
		throw new ForeignFileError(`${notA(noun)}: it is compressed or binary`);
	if (kind === 'PDF' && !begin.slice(0, PDF_WITHIN).includes('%PDF-')) throw foreignFile(noun, saidBy(begin));
	if (kind === 'PDF') return;
	const isJson = kind === 'JSON' || kind === 'table';
	if (/^[{[]/.test(begin)) {
		if (!isJson || isFailedJson(begin, isWhole)) throw foreignFile(noun, saidBy(begin));
	} else if (kind === 'JSON') throw foreignFile(noun, begin);
	else if (!isHeader(begin, isWhole)) throw foreignFile(noun, begin);
}

/** The error for a file that is none of what was promised, with a short piece of what came. */
export function foreignFile(noun: string, said: string): Error {
	const text = said.replace(/\s+/g, ' ').trim();
	const told = text.length > MOST_TOLD ? `${text.slice(0, MOST_TOLD)}…` : text;
	return new ForeignFileError(`${notA(noun)}${told ? `: ${told}` : ''}`);
}

function notA(noun: string): string {
	return `The file is not ${withArticle(noun)}`;
}

/** What a page, an XML or a JSON says of a failure; else how it begins. */
function saidBy(text: string): string {
	let said: unknown = text;
	try {
		said = parseJson(text);
	} catch {
		// A text, or the beginning of JSON.
	}
	return explanationIn(said).message || (text.startsWith('<') ? '' : text);
}

/** Whether a JSON is that of a failure: whole, or by its first name. */
function isFailedJson(begin: string, isWhole: boolean): boolean {
	if (/^\{\s*"(code|message|error|errors|error_message)"\s*:/.test(begin)) return true;
	if (!isWhole) return /^\{\s*"status"\s*:\s*"fail/.test(begin);
	try {
		return isFailure(parseJson(begin));
	} catch {
		return false;
	}
}

/**
 * Rows of a file that is CSV, or JSON: a list of objects, or an object with such a list for each id.
 *
 * @param size bytes of the file as Pinterest told; a list or an object without anything is a table without rows only where that is not
 *   known, or as little
 * @throws ForeignFileError or BrokenFileError where the file is neither
 */
export function readTable(text: string, noun: string, size?: number): IDataObject[] {
	checkFile(text, noun, 'table');
	if (!/^\s*[{[]/.test(text)) return readCsv(text, noun);
	const parsed = readJson(text, `The file of the ${noun} is damaged: it is not whole JSON`);
	const lists = Array.isArray(parsed) ? [parsed] : Object.values(asObject(parsed));
	const rows = lists.flatMap((list: unknown) => {
		if (!Array.isArray(list) || !list.every(isObject)) throw foreignFile(noun, saidBy(text));
		return list;
	});
	if (rows.length === 0 && size !== undefined && size > text.length) throw foreignFile(noun, text);
	return rows;
}

/** @throws BrokenFileError where a text is not whole JSON */
export function readJson(text: string, errorMessage: string): unknown {
	try {
		return parseJson(text);
	} catch {
		throw broken(errorMessage);
	}
}

function broken(message: string): Error {
	return new BrokenFileError(message);
}

/**
 * Rows of a CSV text with a header line, as objects of texts. Quotes, doubled quotes, and line breaks inside quotes are read as
 * RFC 4180 says; a table without rows is a header line alone.
 *
 * @param noun what was promised: "report"
 * @throws ForeignFileError where it is no table at all, BrokenFileError where rows are of another length than the header or a quote is
 *   not closed
 */
export function readCsv(text: string, noun = 'table'): IDataObject[] {
	checkFile(text, noun, 'CSV');
	const [header = [], ...rows] = csvLines(text.replace(/^\uFEFF/, ''), noun).filter(isFilled);
	return rows.map((row, at) => {
		if (row.length !== header.length) {
			const where = at === rows.length - 1 ? 'its last row' : `row ${at + 1}`;
			throw damaged(noun, `${where} has ${row.length} cells, but there are ${header.length} columns`);
		}
		return Object.fromEntries(header.map((name, column) => [name, row[column] ?? '']));
	});
}

/** A blank line is no row. */
function isFilled(row: string[]): boolean {
	return row.length > 1 || row[0] !== '';
}

/**
 * Whether a text begins with names of columns, and not with a message in their place: one of them ends like a column's, or all of them are
 * single words. One column alone is none without rows.
 */
function isHeader(text: string, isWhole: boolean): boolean {
	const [line = ''] = /^(?:"(?:[^"]|"")*"|[^"\r\n])*/.exec(text) ?? [];
	const names = line.match(/(?<=^|,)(?:"(?:[^"]|"")*"|[^,]*)/g)?.map((name) => name.replace(/^"|"$/g, '')) ?? [];
	const hasMore = !isWhole || text.slice(line.length).trim() !== '';
	const [only = ''] = names;
	if (names.length === 1) return hasMore && isColumn(only);
	return names.some(isColumn) || names.every((name) => /^[\p{L}_][\p{L}\p{N}_.-]*$/u.test(name));
}

function isColumn(name: string): boolean {
	const words = name
		.trim()
		.replace(/([a-z\d])([A-Z])/g, '$1_$2')
		.split(/[\s_-]+/);
	if (/^[a-z][a-z\d]*(_[a-z\d]+)+$/i.test(name)) return true;
	return words.length <= MOST_WORDS && COLUMN_END.test(words.join('_').toUpperCase());
}

function damaged(noun: string, what: string): Error {
	return broken(`The file of the ${noun} is damaged or not whole: ${what}`);
}

const END_OF_CELL = /[,\r\n]/g;

function csvLines(text: string, noun: string): string[][] {
	const lines: string[][] = [];
	let line: string[] = [];
	let at = 0;
	while (at < text.length) {
		let cell: string;
		if (text[at] === '"') {
			const end = closingQuote(text, at + 1);
			if (end < 0) throw damaged(noun, 'a quotation mark is not closed');
			cell = text.slice(at + 1, end).replaceAll('""', '"');
			at = end + 1;
			if (at < text.length && !/[,\r\n]/.test(text.charAt(at)))
				throw damaged(noun, 'something follows a closing quotation mark');
		} else {
			END_OF_CELL.lastIndex = at;
			const end = END_OF_CELL.exec(text)?.index ?? text.length;
			cell = text.slice(at, end);
			at = end;
		}
		line.push(cell);
		if (text[at] === ',') {
			at += 1;
			if (at === text.length) line.push('');
			continue;
		}
		at += text.startsWith('\r\n', at) ? 2 : 1;
		lines.push(line);
		line = [];
	}
	if (line.length > 0) lines.push(line);
	return lines;
}

/** Where a quoted cell ends; -1 where it does not. */
function closingQuote(text: string, from: number): number {
	for (let at = text.indexOf('"', from); at >= 0; at = text.indexOf('"', at + 2)) {
		if (text[at + 1] !== '"') return at;
	}
	return -1;
}
