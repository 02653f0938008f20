import type { IDataObject } from 'n8n-workflow';

import { apiError } from '../../shared/api/errors';
import { downloadBinary, downloadText, fetchFresh, tableFile } from '../../shared/api/download';
import { explanationIn } from '../../shared/api/explanation';
import { readCsv } from '../../shared/api/file';
import type { Result } from '../../shared/rows/result';
import { FileResult } from '../../shared/rows/result';
import type { Values } from '../../shared/rows/field';
import { asObject, asObjects, asText } from '../../shared/api/json';
import { keepingHandle, waitFor } from '../../shared/api/job';
import type { Accepted } from '../../shared/api/job';
import type { Call, Caller } from '../../shared/api/request';
import { request } from '../../shared/api/request';
import type { RequestName } from '../../shared/api/requestName';
import { put } from '../../shared/api/upload';
import { integer } from '../../shared/fields/kinds';
import type { ItemCaller } from '../../shared/rows/operation';
import { csvFrom } from './csv';
import type { SourceLocals } from './csv';

/** Half an hour. */
const LONGEST_SECONDS = 1800;

export const LONGEST_WAIT = integer({
	name: 'maximumTitlesWait',
	in: 'local',
	label: 'Maximum Wait for the Titles (Seconds)',
	description: 'After that the item fails; use Download to finish later. 0 checks only once.',
	minimum: 0,
	maximum: 86_400,
	default: LONGEST_SECONDS,
});

const NOUN = 'table of titles';
const LATER = 'Pinterest goes on with it; Download gets the titles of the ad group when they are ready';

/** Most wrong rows that an error's message names; its details have them all. */
const MOST_NAMED = 10;

/** The requests for the titles of an ad group. */
export const TITLES = {
	process: 'POST /ad_accounts/{ad_account_id}/ad_groups/{ad_group_id}/dynamic_titles',
	csv: 'GET /ad_accounts/{ad_account_id}/ad_groups/{ad_group_id}/dynamic_titles/csv',
	status: 'GET /ad_accounts/{ad_account_id}/ad_groups/{ad_group_id}/dynamic_titles/status',
	uploads: 'GET /ad_accounts/{ad_account_id}/ad_groups/{ad_group_id}/dynamic_titles/uploads',
} as const;

/**
 * Puts the CSV at the address that Pinterest names and has it processed.
 *
 * @returns Pinterest's answer with the id of the upload
 * @throws NodeApiError naming the wrong rows; details has them with the id
 */
export async function uploadTitles(caller: ItemCaller, values: Values<SourceLocals>): Promise<IDataObject> {
	const csv = await csvFrom(caller, values.local);
	const { body } = await request(caller, callOn(values, TITLES.uploads));
	const { request_id: requestId, upload_url: url } = asObject(body);
	if (typeof url !== 'string' || !url || !requestId)
		throw new Error('Pinterest gave no address for the upload. Run the item again');
	const job = { noun: NOUN, handle: { request_id: requestId }, later: LATER };
	const processed = await keepingHandle(caller, job, async () => {
		await put(caller, url, csv, 'text/csv');
		const call = { ...callOn(values, TITLES.process), body: { request_id: requestId } };
		return asObject((await request(caller, call)).body);
	});
	const { refused, failed } = fateOf(processed);
	if (refused === undefined && failed === undefined) return { request_id: requestId, ...processed };
	const details = { request_id: requestId, status: processed.status, errors: processed.errors };
	const failure =
		refused !== undefined
			? {
					message: `Pinterest refused the table of titles: ${refused}`,
					advice: 'Nothing of it was taken. Correct the table and run the item again.',
					details,
				}
			: {
					message: `Pinterest failed to process the table of titles: ${failed}`,
					advice: 'It is not known what was taken of it: Download tells the titles that the ad group has.',
					details: { ...details, mayHaveBeenExecuted: true },
				};
	throw apiError(caller.context.getNode(), failure, {
		itemIndex: caller.itemIndex,
		environment: caller.run.environment,
	});
}

/** What is wrong with a table, in words, or what Pinterest failed with; neither when it was taken. Row -1 is the file as a whole. */
function fateOf(processed: IDataObject): { refused?: string; failed?: string } {
	const { status, errors } = processed;
	const list = asObjects(errors);
	const named = list.slice(0, MOST_NAMED).map(({ row_number: row, error_type: type }) => {
		return `${row === -1 ? 'the file' : `row ${asText(row) ?? '?'}`} (${asText(type) ?? 'no reason given'})`;
	});
	if (named.length > 0)
		return {
			refused: `${named.join(', ')}${list.length > MOST_NAMED ? `, and ${list.length - MOST_NAMED} more` : ''}`,
		};
	const said = asText(status) ?? '';
	return /fail|error|invalid/i.test(said) ? { failed: explanationIn(processed).message || said } : {};
}

/** What an upload of this item's gave, to be told where something fails after it. */
export interface UploadedTitles {
	handle: IDataObject;
	accepted: Accepted['accepted'];
}

/** @throws NodeApiError when the titles take longer than the option leaves */
export async function waitForTitles(
	caller: Caller,
	values: Values<{ maximumTitlesWait?: number }>,
	{ handle, accepted }: UploadedTitles,
): Promise<IDataObject> {
	return await waitFor(caller, {
		noun: NOUN,
		handle: { ...handle, ad_group_id: values.ids.ad_group_id },
		later: LATER,
		accepted,
		longestSeconds: values.local.maximumTitlesWait ?? LONGEST_SECONDS,
		look: async () => asObject((await request(caller, callOn(values, TITLES.status))).body),
		stateOf: ({ is_ready: isReady }) => {
			if (typeof isReady !== 'boolean')
				return { incomplete: 'Pinterest’s answer does not say whether the titles are ready' };
			return isReady ? 'done' : 'running';
		},
	});
}

/** The titles of the ad group, as rows or as the file. Pinterest gives an address that holds for some minutes. */
export async function downloadTitles(
	caller: Caller,
	values: Values<{ output?: string; binaryProperty?: string }>,
	{ handle, accepted }: UploadedTitles = { handle: {}, accepted: undefined },
): Promise<Result[]> {
	const { ids, local } = values;
	const job: Accepted = { noun: NOUN, handle: { ...handle, ad_group_id: ids.ad_group_id }, later: LATER, accepted };
	const addressOf = async () => {
		const { download_url: url } = await waitFor(caller, {
			...job,
			longestSeconds: caller.run.maximumWaitMs / 1000,
			look: async () => asObject((await request(caller, callOn(values, TITLES.csv))).body),
			stateOf: ({ download_url }) =>
				asText(download_url) ? 'done' : { incomplete: 'Pinterest gave no address for the table of titles' },
		});
		return asText(url) ?? '';
	};
	const fetch = async <T>(get: (url: string) => Promise<T>) =>
		await fetchFresh(addressOf, async (url) => await keepingHandle(caller, job, async () => await get(url)));
	if (local.output !== 'file')
		return await fetch(async (url) => await downloadText(caller, url, NOUN, (text) => readCsv(text, NOUN)));
	const wanted = tableFile(NOUN, `dynamic-titles-${asText(ids.ad_group_id) ?? ''}`);
	const file = await fetch(async (url) => await downloadBinary(caller, url, wanted));
	const json = { ad_group_id: ids.ad_group_id, file_name: wanted.fileName };
	return [new FileResult(json, { [local.binaryProperty ?? '']: file })];
}

function callOn({ ids: { ad_account_id, ad_group_id } }: Pick<Values, 'ids'>, name: RequestName): Call {
	return { request: name, ids: { ad_account_id, ad_group_id } };
}
