import { binaryOf } from '../../shared/api/binary';
import type { Caller } from '../../shared/api/request';

/** Longer than any record; a file with such lines is no list of records. */
const LONGEST_LINE = 10_000;

const NEWLINE = 0x0a;

/** A first line such as `email,first name`: words alone, which no record is. */
const HEADER = /^[\p{L}_ "-]+([,;][\p{L}_ "-]+)*\r?$/u;

/**
 * The records of a text file, each with the number of its line; a header is none. Read piece by piece, so that a large file is never whole in memory.
 *
 * @param property the input item's binary field
 * @throws Error when there is no such field, or it holds no text
 */
export async function* recordLines(
	caller: Caller & { itemIndex: number },
	property: string,
): AsyncGenerator<[line: number, record: string]> {
	const { open } = await binaryOf(caller, property);
	let rest: Buffer = Buffer.alloc(0);
	let line = 0;
	for await (const chunk of await open()) {
		const bytes = Buffer.concat([rest, chunk]);
		// Whole lines only: a character may be cut in two where a piece ends.
		const end = bytes.lastIndexOf(NEWLINE) + 1;
		rest = bytes.subarray(end);
		if (rest.length > LONGEST_LINE) throw new Error(`The file in "${property}" is not text with a record on each line`);
		for (const text of linesOf(bytes.subarray(0, end))) yield* recordsOf(text, ++line);
	}
	if (rest.length > 0) yield* recordsOf(rest.toString('utf8'), ++line);
}

function linesOf(bytes: Buffer): string[] {
	return bytes.length === 0 ? [] : bytes.toString('utf8').slice(0, -1).split('\n');
}

/** Cells of a CSV line are records too; quotes around them don't count. */
function* recordsOf(line: string, number: number): Generator<[line: number, record: string]> {
	const text = line.replace(/^\uFEFF/, '');
	if (number === 1 && HEADER.test(text)) return;
	for (const cell of text.split(/[,;]/)) {
		const record = cell
			.trim()
			.replace(/^"(.*)"$/, '$1')
			.trim();
		if (record !== '') yield [number, record];
	}
}
