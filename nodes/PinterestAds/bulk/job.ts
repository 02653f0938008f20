import type { IDataObject } from 'n8n-workflow';

import { apiError } from '../../shared/api/errors';
import { downloadBinary, downloadText, fetchFresh } from '../../shared/api/download';
import type { OnPartial, Result } from '../../shared/rows/result';
import { FileResult } from '../../shared/rows/result';
import { asObject, asText } from '../../shared/api/json';
import type { JobState } from '../../shared/api/job';
import { waitFor } from '../../shared/api/job';
import type { Call, Caller } from '../../shared/api/request';
import { request } from '../../shared/api/request';
import { outcomeItems, settled } from '../../shared/run/outcomes';
import type { NamedOutcome } from '../../shared/run/outcomes';
import type { ItemCaller } from '../../shared/rows/operation';
import { LONGEST_SECONDS } from './fields';
import { toldIn } from './file';

/** A bulk request that was made. */
export interface Bulk {
	/** As the creation gave it; it may be several, with commas between. */
	requestId: string;
	adAccountId: string;
	/** Whether its file tells why something was refused. */
	details: boolean;
	/** Format of the file, for its name. */
	format: string;
}

/** The values that say what is given back of a bulk request, and how long it is waited for. */
interface BulkLocals {
	output?: string;
	binaryProperty?: string;
	longestBulkWait?: number;
}

const FAILED = {
	message: 'Pinterest could not carry the bulk request out',
	advice: 'Look at Pinterest what is there, then try again with fewer things at once.',
};

/** @throws Error when the answer holds no id */
export async function createBulk(caller: Caller, call: Call): Promise<string> {
	const { request_id: requestId } = asObject((await request(caller, call)).body);
	if (typeof requestId === 'string' && requestId !== '') return requestId;
	throw new Error('Pinterest gave no ID for the bulk request. Look at Pinterest what is there before you run it again');
}

/** The state of a bulk request, as the API tells it. */
export async function lookAt(caller: Caller, bulk: Bulk, requestId = bulk.requestId): Promise<IDataObject> {
	const { body } = await request(caller, {
		request: 'GET /ad_accounts/{ad_account_id}/bulk/{bulk_request_id}',
		ids: { ad_account_id: bulk.adAccountId, bulk_request_id: requestId },
		query: { include_details: bulk.details },
	});
	return asObject(body);
}

/**
 * Waits for a bulk request and gives its file, or what the file tells, as items.
 *
 * @throws NodeApiError when the request failed or something in it was refused (see {@link settled}), or it takes too long (then the
 *   id is in the details)
 */
export async function finishBulk(
	caller: ItemCaller,
	bulk: Bulk,
	local: BulkLocals,
	onPartial: OnPartial,
): Promise<Result[]> {
	const files: Result[] = [];
	const told: NamedOutcome[] = [];
	onPartial(() => [...files, ...outcomeItems(caller, told)]);
	for (const requestId of bulk.requestId.split(/\s*,\s*/)) {
		const done = async () => await waitForBulk(caller, bulk, requestId, local);
		const { status, result_url: url } = await done();
		if (typeof url !== 'string' || url === '') {
			files.push({ request_id: requestId, status });
			continue;
		}
		let known: string | undefined = url;
		const addressOf = async () => {
			const address = known ?? asText((await done()).result_url) ?? '';
			known = undefined;
			return address;
		};
		if (local.output === 'file') {
			const extension = bulk.format === 'CSV' ? 'csv' : 'json';
			const fileName = `bulk-${requestId}.${extension}`;
			const type = extension === 'csv' ? 'text/csv' : 'application/json';
			const file = await fetchFresh(addressOf, async (at) => await downloadBinary(caller, at, fileName, type));
			const json = { request_id: requestId, status, file_name: fileName };
			files.push(new FileResult(json, { [local.binaryProperty ?? '']: file }));
		} else {
			const found = toldIn(await fetchFresh(addressOf, async (at) => await downloadText(caller, at)));
			if (status === 'FAILED' && found.every(({ outcome }) => 'data' in outcome)) throw failed(caller, requestId);
			told.push(...found);
		}
	}
	const handle = { request_id: bulk.requestId };
	return [...files, ...settled(caller, told, { noun: 'thing', done: 'written', handle })];
}

async function waitForBulk(caller: Caller, bulk: Bulk, requestId: string, local: BulkLocals): Promise<IDataObject> {
	return await waitFor(caller, {
		noun: 'bulk request',
		handle: { request_id: bulk.requestId },
		later: 'Get with the request ID in the details of this error finishes the job',
		longestSeconds: local.longestBulkWait ?? LONGEST_SECONDS,
		look: async () => await lookAt(caller, bulk, requestId),
		stateOf,
	});
}

/** A request that failed may have a file that tells why. */
function stateOf({ status, result_url: url }: IDataObject): JobState {
	if (status === 'SUCCEEDED' || (status === 'FAILED' && typeof url === 'string' && url !== '')) return 'done';
	return status === 'FAILED' ? { failed: FAILED.message, advice: FAILED.advice } : 'running';
}

function failed({ context, run, itemIndex }: ItemCaller, requestId: string): Error {
	const failure = { ...FAILED, details: { request_id: requestId } };
	return apiError(context.getNode(), failure, { itemIndex, environment: run.environment });
}
