import type { IDataObject } from 'n8n-workflow';
import { NodeApiError } from 'n8n-workflow';

import { columnOf, holdsText, typedRows } from './typedRow';
import { downloadBinary, downloadText, fetchFresh, tableFile } from '../api/download';
import { apiError } from '../api/errors';
import { ForeignFileError, readTable } from '../api/file';
import type { FileKind } from '../api/file';
import type { Result } from '../rows/result';
import { FileResult } from '../rows/result';
import type { Values } from '../rows/field';
import type { Accepted, JobState } from '../api/job';
import { asObject, asText, isObject } from '../api/json';
import { keepingHandle, waitFor } from '../api/job';
import type { Call, Caller } from '../api/request';
import { request } from '../api/request';
import { field, integer } from '../fields/kinds';
import type { OutputLocals } from '../fields/output';
import { output } from '../fields/output';
import { rowsAs } from './form';
import { simpleRows } from './simpleRows';

/** What `report_status` says when there will be no report, and what to do then. Source: the API description. */
const FAILURES: Record<string, { failed: string; advice: string }> = {
	CANCELLED: { failed: 'The report was canceled', advice: 'Create it again.' },
	DOES_NOT_EXIST: {
		failed: 'There is no report with this token',
		advice: 'Tokens belong to one ad account and one kind of report. Check both, or create the report again.',
	},
	EXPIRED: { failed: 'The report has expired', advice: 'Reports are kept for an hour. Create it again.' },
	FAILED: {
		failed: 'Pinterest could not make the report',
		advice: 'Try again with fewer columns, a shorter period or fewer filters.',
	},
};

/** The names of a report's operations, in the order of a list: the one that does it all first. */
export const REPORT_NAMES = {
	run: 'Create and Get Rows',
	create: 'Create Without Waiting',
	get: 'Get Rows by Token',
} as const;

/** What a report is given as. */
export const OUTPUT = output('An item for each row of the report');

/** What Create gave, and Get asks for. */
export const TOKEN = field(
	{
		name: 'token',
		in: 'local',
		label: 'Token',
		description: 'The token that the report was created with',
		placeholder: 'e.g. {{ $json.token }}',
		required: true,
	},
	{ type: 'string', default: '', typeOptions: { password: true } },
	String,
);

/** How long Run and Get wait. */
export const longestWaitForReport = (seconds: number) =>
	integer({
		name: 'maximumReportWait',
		in: 'local',
		label: 'Maximum Wait for the Report (Seconds)',
		description: `After that the item fails with the token; use ${REPORT_NAMES.get} to finish later. 0 checks only once.`,
		minimum: 0,
		maximum: 86_400,
		default: seconds,
	});

/** A report that was asked for. */
export interface Asked {
	token: string;
	/** The request that reads its state, without the token. */
	look: Call;
	format: string;
	/** Where Pinterest makes no other; otherwise CSV and JSON are both right. */
	kind?: FileKind;
	/** Begins the name of the file. */
	name: string;
	/** The columns that were asked for, where that is known. */
	columns?: readonly string[];
	/** Reads the rows of the file. Default: {@link rowsOf}. */
	rowsOf?: (text: string) => IDataObject[];
	/** Whether the report was asked for just now, so that an error says that it was. */
	isNew?: boolean;
	/** What to do with the token when the wait ends too early. */
	later?: string;
}

/** Which of an operation's values say what a report is given as, and how long it is waited for. */
export interface ReportLocals extends OutputLocals {
	binaryProperty?: unknown;
	maximumReportWait?: unknown;
}

/** The answer's own fields: some operations put them into `data` (5.23), newer ones do not. */
export function flat(answer: unknown): IDataObject {
	const { data, ...rest } = asObject(answer);
	return isObject(data) ? { ...rest, ...data } : rest;
}

/**
 * Asks for a report. That changes nothing, so it is asked for again where the answer was lost.
 *
 * @throws NodeApiError when the answer holds no token
 */
export async function createReport(caller: Caller, call: Call): Promise<IDataObject & { token: string }> {
	const created = flat((await request(caller, { ...call, repeatable: true })).body);
	const { token } = created;
	if (typeof token === 'string' && token !== '') return { ...created, token };
	const message = `Pinterest gave no token for the report: ${asText(created.message ?? created.report_status) ?? ''}`;
	const { context, run, itemIndex } = caller;
	throw apiError(
		context.getNode(),
		{ message: message.replace(/: $/, ''), advice: 'Run the item again.' },
		{ itemIndex, environment: run.environment },
	);
}

/**
 * Waits for a report and gives its rows or its file.
 *
 * @throws NodeApiError when there will be no report, it takes too long, or its file can't be read; the token is in the details
 */
export async function finishReport(caller: Caller, asked: Asked, { local }: Values<ReportLocals>): Promise<Result[]> {
	const { token, later, isNew } = asked;
	const accepted: Accepted = {
		noun: 'report',
		handle: { token },
		later: later ?? `${REPORT_NAMES.get} with the token in the details of this error finishes the job`,
		accepted: isNew ? 'question' : undefined,
	};
	let size: number | undefined;
	const addressOf = async () => {
		const answer = await finished(caller, asked, accepted, local);
		size = typeof answer.size === 'number' ? answer.size : undefined;
		return asText(answer.url) ?? '';
	};
	return await fetchFresh(addressOf, async (url) => {
		return await keepingHandle(caller, accepted, async () => await fetchReport(caller, asked, url, local, size));
	});
}

async function finished(
	caller: Caller,
	{ token, look }: Asked,
	accepted: Accepted,
	{ maximumReportWait: longest }: ReportLocals,
): Promise<IDataObject> {
	const call = { ...look, query: { ...look.query, token } };
	return await waitFor(caller, {
		...accepted,
		longestSeconds: typeof longest === 'number' ? longest : LONGEST_SECONDS,
		look: async () => flat((await request(caller, call)).body),
		stateOf,
	});
}

/** Half an hour; large reports take some minutes. */
export const LONGEST_SECONDS = 1800;

function stateOf({ report_status: status, url, message }: IDataObject): JobState {
	if (status === 'FINISHED')
		return typeof url === 'string' && url
			? 'done'
			: { incomplete: 'The report is finished, but Pinterest gave no address for its file' };
	if (asText(status) === undefined) return { incomplete: 'Pinterest’s answer does not say how far the report is' };
	const failure = FAILURES[asText(status) ?? ''];
	if (!failure) return 'running';
	const said = asText(message) ?? '';
	return said ? { ...failure, failed: `${failure.failed}: ${said}` } : failure;
}

async function fetchReport(
	caller: Caller,
	asked: Asked,
	url: string,
	local: ReportLocals,
	size?: number,
): Promise<Result[]> {
	if (local.output === 'file') {
		const wanted = tableFile('report', asked.name, asked.format === 'CSV');
		const file = await downloadBinary(caller, url, { ...wanted, kind: asked.kind ?? 'table' });
		const property = asText(local.binaryProperty) ?? '';
		return [new FileResult({ token: asked.token, file_name: wanted.fileName }, { [property]: file })];
	}
	const read = asked.rowsOf ?? ((text: string) => rowsOf(text, size));
	const rows = await downloadText(caller, url, 'report', (text) => withColumns(read(text), asked.columns));
	// A table without a simplified form has the output `rows`.
	return local.output === undefined || local.output === 'rows' ? rows : rowsAs(local, rows, simpleRows);
}

/**
 * The rows with all columns that were asked for: Pinterest leaves out of JSON what has no value in any row, which null says. Where the
 * file's names of numbers are others altogether, as those of CSV may be, nothing is added.
 *
 * @throws ForeignFileError where the rows have none of the columns: they are of another report
 */
export function withColumns(rows: IDataObject[], columns: readonly string[] = []): IDataObject[] {
	if (rows.length === 0) return rows;
	const missing = new Map(columns.map((name) => [columnOf(name), name]));
	for (const name of new Set(rows.flatMap((row) => Object.keys(row)))) missing.delete(columnOf(name));
	if (missing.size === 0) return rows;
	const found = columns.filter((name) => !missing.has(columnOf(name)));
	if (found.length === 0) {
		const names = (list: readonly string[]) => list.slice(0, MOST_COLUMNS_TOLD).join(', ');
		const has = names(Object.keys(rows[0] ?? {}));
		throw new ForeignFileError(
			`The report has none of the columns that were asked for (${names(columns)}), but ${has}`,
		);
	}
	if (found.every(holdsText)) return rows;
	const empty = Object.fromEntries([...missing.values()].map((name) => [name, null]));
	return rows.map((row) => ({ ...row, ...empty }));
}

const MOST_COLUMNS_TOLD = 5;

/**
 * The rows of a report's file, typed. JSON files are an object with a list of rows for each id, or a list of rows; CSV files have
 * a line of column names.
 *
 * @param size bytes of the file, where Pinterest told
 * @throws Error when it is neither
 */
export function rowsOf(text: string, size?: number): IDataObject[] {
	return typedRows(readTable(text, 'report', size));
}

/** A part of a report, and the days that it is about, where Pinterest is told. */
export interface ReportPart<One extends Result = Result> {
	days?: { start: string; end: string };
	give: () => Promise<One[]>;
}

/**
 * Carries parts of one report out side by side and joins their results. Where one fails, the others are finished first, so that
 * what they gave is kept.
 *
 * @throws the first part's error; where there are several, its details tell what became of each
 */
export async function joined<One extends Result>(
	parts: Array<ReportPart<One>>,
	onPartial: (give: () => Result[]) => void,
): Promise<One[]> {
	const done: One[][] = [];
	onPartial(() => done.flat());
	const ends = await Promise.allSettled(parts.map(async ({ give }, at) => (done[at] = await give())));
	const failed = ends.find((end) => end.status === 'rejected');
	if (failed) throw parts.length > 1 ? withWindows(failed.reason, parts, ends) : failed.reason;
	return done.flat();
}

/** Adds to the error of a part which parts were read, and which were not. */
function withWindows(error: unknown, parts: ReportPart[], ends: Array<PromiseSettledResult<Result[]>>): unknown {
	if (!(error instanceof NodeApiError)) return error;
	const windows = parts.map(({ days }, at) => {
		const end = ends[at];
		return { start_date: days?.start, end_date: days?.end, ...(end ? partOf(end) : {}) };
	});
	const told = (isRead: boolean) =>
		windows
			.filter((one) => 'error' in one !== isRead)
			.map(({ start_date: start, end_date: end }) => `${start ?? ''} to ${end ?? ''}`)
			.join(', ');
	error.context.windows = windows;
	const read = told(true);
	const which = `Not read: ${told(false)}. ${read ? `Read: ${read}; with "On Error" set to continue, their results are kept.` : 'None was read.'}`;
	error.description = [which, error.description ?? ''].filter(Boolean).join(' ');
	return error;
}

function partOf(end: PromiseSettledResult<Result[]>): IDataObject {
	if (end.status === 'rejected') return { error: asText(asObject(end.reason).message) ?? '' };
	const [first] = end.value;
	const token = first instanceof FileResult ? first.json.token : first?.token;
	return { results: end.value.length, ...(token === undefined ? {} : { token }) };
}
