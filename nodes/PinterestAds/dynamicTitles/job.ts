import type { IDataObject } from 'n8n-workflow';

import { apiError } from '../../shared/api/errors';
import { downloadBinary, downloadText, fetchFresh, readCsv } from '../../shared/api/download';
import type { Result } from '../../shared/rows/result';
import { FileResult } from '../../shared/rows/result';
import type { Values } from '../../shared/rows/field';
import { asObject, asObjects, asText } from '../../shared/api/json';
import { waitFor } from '../../shared/api/job';
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
	name: 'longestTitlesWait',
	in: 'local',
	label: 'Longest Time to Wait for the Titles (Seconds)',
	description: 'After that the item fails, and Download finishes later; 0 looks just once',
	minimum: 0,
	maximum: 86_400,
	default: LONGEST_SECONDS,
});

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
	await put(caller, url, csv, 'text/csv');
	const call = { ...callOn(values, TITLES.process), body: { request_id: requestId } };
	const processed = asObject((await request(caller, call)).body);
	const refused = refusalOf(processed);
	if (refused === undefined) return { request_id: requestId, ...processed };
	const failure = {
		message: `Pinterest refused the table of titles: ${refused}`,
		advice: 'Nothing of it was taken. Correct the table and run the item again.',
		details: { request_id: requestId, status: processed.status, errors: processed.errors },
	};
	throw apiError(caller.context.getNode(), failure, {
		itemIndex: caller.itemIndex,
		environment: caller.run.environment,
	});
}

/** What is wrong with a table, in words; undefined when it was taken. Row -1 is the file as a whole. */
function refusalOf({ status, errors }: IDataObject): string | undefined {
	const list = asObjects(errors);
	const named = list.slice(0, MOST_NAMED).map(({ row_number: row, error_type: type }) => {
		return `${row === -1 ? 'the file' : `row ${asText(row) ?? '?'}`} (${asText(type) ?? 'no reason given'})`;
	});
	if (named.length > 0)
		return `${named.join(', ')}${list.length > MOST_NAMED ? `, and ${list.length - MOST_NAMED} more` : ''}`;
	const said = asText(status);
	return said !== undefined && /fail|error|invalid/i.test(said) ? said : undefined;
}

/** @throws NodeApiError when the titles take longer than the option leaves */
export async function waitForTitles(
	caller: Caller,
	values: Values<{ longestTitlesWait?: number }>,
	handle: IDataObject,
): Promise<IDataObject> {
	return await waitFor(caller, {
		noun: 'table of titles',
		handle: { ...handle, ad_group_id: values.ids.ad_group_id },
		later: 'Pinterest goes on with it; Download gets the titles of the ad group when they are ready',
		longestSeconds: values.local.longestTitlesWait ?? LONGEST_SECONDS,
		look: async () => asObject((await request(caller, callOn(values, TITLES.status))).body),
		stateOf: ({ is_ready: isReady }) => (isReady === true ? 'done' : 'running'),
	});
}

/** The titles of the ad group, as rows or as the file. Pinterest gives an address that holds for some minutes. */
export async function downloadTitles(
	caller: Caller,
	values: Values<{ output?: string; binaryProperty?: string }>,
): Promise<Result[]> {
	const { ids, local } = values;
	const addressOf = async () => {
		const { body } = await request(caller, callOn(values, TITLES.csv));
		return asText(asObject(body).download_url) ?? '';
	};
	if (local.output !== 'file') {
		return readCsv(await fetchFresh(addressOf, async (url) => await downloadText(caller, url)));
	}
	const fileName = `dynamic-titles-${asText(ids.ad_group_id) ?? ''}.csv`;
	const file = await fetchFresh(addressOf, async (url) => await downloadBinary(caller, url, fileName, 'text/csv'));
	const json = { ad_group_id: ids.ad_group_id, file_name: fileName };
	return [new FileResult(json, { [local.binaryProperty ?? '']: file })];
}

function callOn({ ids: { ad_account_id, ad_group_id } }: Pick<Values, 'ids'>, name: RequestName): Call {
	return { request: name, ids: { ad_account_id, ad_group_id } };
}
