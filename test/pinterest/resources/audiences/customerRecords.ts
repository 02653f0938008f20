import { createHash } from 'node:crypto';
export type ListType = 'EMAIL' | 'IDFA' | 'MAID' | 'LR_ID' | 'DLX_ID' | 'HASHED_PINNER_ID';

/** Why a record can't be used, by the number that uploads count it under. */
export const recordErrors = {
	1: 'The record is neither an email address nor a hash.',
	2: 'Email addresses must be in lower case.',
} as const;
export type RecordError = keyof typeof recordErrors;

/** What stands in records: a key for each person that could be read, and how many could not. */
export interface ReadRecords {
	keys: string[];
	errors: Map<RecordError, number>;
	count: number;
}

const hash = /^([0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{64})$/i;
const email = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** Reads records separated by commas or line breaks them. */
export function readRecords(text: string, type: ListType): ReadRecords {
	const records = text.split(/[,\r\n]+/).map((record) => record.trim());
	return collect(
		records.filter((record) => record !== ''),
		(record) => keyOf(record, type),
	);
}

/** Reads records of several fields each. */
export function readFieldRecords(people: object[]): ReadRecords {
	return collect(people, (person) => (Object.keys(person).length === 0 ? 1 : digest(JSON.stringify(person))));
}

/** Two ways to write one person have one key where that can be seen: an address, and its SHA-256. */
function keyOf(record: string, type: ListType): string | RecordError {
	if (type === 'LR_ID' || type === 'DLX_ID' || type === 'HASHED_PINNER_ID') return record;
	if (hash.test(record)) return record.toLowerCase();
	if (!email.test(record)) return 1;
	return record === record.toLowerCase() ? digest(record) : 2;
}

function collect<T>(records: T[], keyFor: (record: T) => string | RecordError): ReadRecords {
	const keys: string[] = [];
	const errors = new Map<RecordError, number>();
	for (const record of records) {
		const key = keyFor(record);
		if (typeof key === 'string') keys.push(key);
		else errors.set(key, (errors.get(key) ?? 0) + 1);
	}
	return { keys, errors, count: records.length };
}

function digest(text: string): string {
	return createHash('sha256').update(text).digest('hex');
}
