import type { IDataObject } from 'n8n-workflow';

import { typedRow } from './typedRow';
import { downloadBinary, downloadText, fetchFresh, readCsv } from '../api/download';
import type { Result } from '../rows/result';
import { FileResult } from '../rows/result';
import type { Values } from '../rows/field';
import type { JobState } from '../api/job';
import { asObject, asObjects, asText, isObject, parseJson } from '../api/json';
import { waitFor } from '../api/job';
import type { Call, Caller } from '../api/request';
import { request } from '../api/request';
import { field, integer } from '../fields/kinds';
import { output } from '../fields/output';

/** What `report_status` says when there will be no report, and what to do then. Source: the API description. */
const FAILURES: Record<string, { failed: string; advice: string }> = {
	CANCELLED: { failed: 'The report was cancelled', advice: 'Create it again.' },
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
		name: 'longestReportWait',
		in: 'local',
		label: 'Longest Time to Wait for the Report (Seconds)',
		description: 'After that the item fails with the token, with which Get finishes later; 0 looks just once',
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
	/** Begins the name of the file. */
	name: string;
	/** Reads the rows of the file. Default: {@link rowsOf}. */
	rowsOf?: (text: string) => IDataObject[];
	/** What to do with the token when the wait ends too early. */
	later?: string;
}

/** Which of an operation's values say what a report is given as, and how long it is waited for. */
export interface ReportLocals {
	output?: unknown;
	binaryProperty?: unknown;
	longestReportWait?: unknown;
}

/** The answer's own fields: some operations put them into `data` (5.23), newer ones do not. */
export function flat(answer: unknown): IDataObject {
	const { data, ...rest } = asObject(answer);
	return isObject(data) ? { ...rest, ...data } : rest;
}

/** @throws NodeApiError when the request fails, or its answer holds no token */
export async function createReport(caller: Caller, call: Call): Promise<IDataObject & { token: string }> {
	const created = flat((await request(caller, call)).body);
	return { ...created, token: asText(created.token) ?? '' };
}

/**
 * Waits for a report and gives its rows or its file.
 *
 * @throws NodeApiError when there will be no report, or it takes too long (then the token is in the details)
 */
export async function finishReport(caller: Caller, asked: Asked, { local }: Values<ReportLocals>): Promise<Result[]> {
	const addressOf = async () => await urlOf(caller, asked, local);
	return await fetchFresh(addressOf, async (url) => await fetchReport(caller, asked, url, local));
}

async function urlOf(
	caller: Caller,
	{ token, look, later }: Asked,
	{ longestReportWait: longest }: ReportLocals,
): Promise<string> {
	const call = { ...look, query: { ...look.query, token } };
	const answer = await waitFor(caller, {
		noun: 'report',
		handle: { token },
		later: later ?? 'Get with the token in the details of this error finishes the job',
		longestSeconds: typeof longest === 'number' ? longest : LONGEST_SECONDS,
		look: async () => flat((await request(caller, call)).body),
		stateOf,
	});
	return asText(answer.url) ?? '';
}

/** Half an hour; large reports take some minutes. */
export const LONGEST_SECONDS = 1800;

function stateOf({ report_status: status, url }: IDataObject): JobState {
	if (status === 'FINISHED')
		return typeof url === 'string' && url ? 'done' : { failed: 'The report is empty of a file' };
	return FAILURES[asText(status) ?? ''] ?? 'running';
}

async function fetchReport(caller: Caller, asked: Asked, url: string, local: ReportLocals): Promise<Result[]> {
	if (local.output === 'file') {
		const isCsv = asked.format === 'CSV';
		const fileName = `${asked.name}.${isCsv ? 'csv' : 'json'}`;
		const file = await downloadBinary(caller, url, fileName, isCsv ? 'text/csv' : 'application/json');
		const property = asText(local.binaryProperty) ?? '';
		return [new FileResult({ token: asked.token, file_name: fileName }, { [property]: file })];
	}
	return (asked.rowsOf ?? rowsOf)(await downloadText(caller, url));
}

/**
 * The rows of a report's file, typed. JSON files are an object with a list of rows for each id, or a list of rows; CSV files have
 * a line of column names.
 *
 * @throws Error when it is neither
 */
export function rowsOf(text: string): IDataObject[] {
	const begins = text.trimStart().charAt(0);
	if (begins !== '{' && begins !== '[') return readCsv(text).map(typedRow);
	const parsed = parseJson(text, 'The file of the report is damaged: it is not whole JSON. Run the item again.');
	const lists = Array.isArray(parsed) ? [parsed] : Object.values(asObject(parsed));
	return lists.flatMap((list) => asObjects(list).map(typedRow));
}

/**
 * Carries parts of one report out side by side and joins their results. Where one fails, the others are finished first, so that
 * what they gave is kept.
 */
export async function joined(
	parts: Array<() => Promise<Result[]>>,
	onPartial: (give: () => Result[]) => void,
): Promise<Result[]> {
	const done: Result[][] = [];
	onPartial(() => done.flat());
	const ends = await Promise.allSettled(parts.map(async (part, at) => (done[at] = await part())));
	const failed = ends.find((end) => end.status === 'rejected');
	if (failed) throw failed.reason;
	return done.flat();
}
