import type { IDataObject } from 'n8n-workflow';

import { apiError } from '../../shared/api/errors';
import { downloadBinary, downloadText, fetchFresh, tableFile } from '../../shared/api/download';
import type { OnPartial, Result } from '../../shared/rows/result';
import { FileResult } from '../../shared/rows/result';
import { asObject, asText } from '../../shared/api/json';
import type { Accepted, JobState } from '../../shared/api/job';
import { keepingHandle, waitFor } from '../../shared/api/job';
import type { Call, Caller } from '../../shared/api/request';
import { request } from '../../shared/api/request';
import { continuesOnFail } from '../../shared/run/items';
import { outcomeItems, settled } from '../../shared/run/outcomes';
import type { NamedOutcome } from '../../shared/run/outcomes';
import type { ItemCaller } from '../../shared/rows/operation';
import { LONGEST_SECONDS } from './fields';
import { NOUN, toldIn } from './file';

/** A bulk request that was made. */
export interface Bulk {
	/** As the creation gave it; it may be several, separated by commas. */
	requestId: string;
	adAccountId: string;
	/** Whether its file tells why something was refused. */
	details: boolean;
	/** Format of the file, for its name. */
	format: string;
	/** What was asked for, or written, just now; undefined where the user gave the ID. */
	accepted?: Accepted['accepted'];
}

/** The values that say what is given back of a bulk request, and how long it is waited for. */
interface BulkLocals {
	output?: string;
	binaryProperty?: string;
	maximumBulkWait?: number;
}

const FAILED = {
	message: 'Pinterest could not carry the bulk request out',
	advice: 'Look at Pinterest what is there, then try again with fewer things at once.',
};

/** @throws NodeApiError when the answer holds no id */
export async function createBulk(caller: Caller, call: Call, isWrite = true): Promise<string> {
	const { request_id: requestId } = asObject((await request(caller, { ...call, repeatable: !isWrite })).body);
	if (typeof requestId === 'string' && requestId !== '') return requestId;
	const { context, run, itemIndex } = caller;
	const failure = isWrite
		? {
				message: 'Pinterest gave no ID for the bulk request, so it is not known what was written',
				advice: 'Look at Pinterest what is there before you run it again.',
				details: { mayHaveBeenExecuted: true },
			}
		: { message: 'Pinterest gave no ID for the bulk request', advice: 'Run the item again.' };
	throw apiError(context.getNode(), failure, { itemIndex, environment: run.environment });
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
		let known = asText(url);
		const addressOf = async () => {
			const address = known ?? asText((await done()).result_url) ?? '';
			known = undefined;
			return address;
		};
		const fetch = async <T>(get: (at: string) => Promise<T>) =>
			await fetchFresh(addressOf, async (at) => await keepingHandle(caller, jobOf(bulk), async () => await get(at)));
		if (local.output === 'file') {
			const wanted = tableFile(NOUN, `bulk-${requestId}`, bulk.format === 'CSV');
			const file = await fetch(async (at) => await downloadBinary(caller, at, { ...wanted, kind: 'table' }));
			const json = { request_id: requestId, status, file_name: wanted.fileName };
			files.push(new FileResult(json, { [local.binaryProperty ?? '']: file }));
		} else {
			const found = await fetch(async (at) => await downloadText(caller, at, NOUN, toldIn));
			if (status === 'FAILED' && found.every(({ outcome }) => 'data' in outcome)) throw failed(caller, bulk);
			told.push(...found);
		}
	}
	const isWritten = bulk.accepted === 'write' && told.some(({ outcome }) => 'data' in outcome);
	const handle = { request_id: bulk.requestId, ...(isWritten ? { mayHaveBeenExecuted: true } : {}) };
	return [...files, ...settled(caller, named(caller, bulk, told), { noun: 'thing', done: 'written', handle })];
}

/** Where each refusal has an item of its own, it says of which request it is. */
function named(caller: ItemCaller, { requestId }: Bulk, told: NamedOutcome[]): NamedOutcome[] {
	if (!continuesOnFail(caller)) return told;
	return told.map(({ about, outcome }) => ({
		about: 'refused' in outcome ? { ...about, request_id: requestId } : about,
		outcome,
	}));
}

async function waitForBulk(caller: Caller, bulk: Bulk, requestId: string, local: BulkLocals): Promise<IDataObject> {
	return await waitFor(caller, {
		...jobOf(bulk),
		longestSeconds: local.maximumBulkWait ?? LONGEST_SECONDS,
		look: async () => await lookAt(caller, bulk, requestId),
		stateOf,
	});
}

function jobOf({ requestId, accepted }: Bulk): Accepted {
	return {
		noun: NOUN,
		handle: { request_id: requestId },
		later: 'Get with the request ID in the details of this error finishes the job',
		accepted,
	};
}

/** A request that failed may have a file that tells why. */
function stateOf({ status, result_url: url }: IDataObject): JobState {
	if (asText(status) === undefined)
		return { incomplete: 'Pinterest’s answer does not say how far the bulk request is' };
	const hasFile = typeof url === 'string' && url !== '';
	if (status === 'FAILED') return hasFile ? 'done' : { failed: FAILED.message, advice: FAILED.advice };
	if (status !== 'SUCCEEDED') return 'running';
	return hasFile ? 'done' : { incomplete: 'The bulk request is done, but Pinterest gave no address for its file' };
}

function failed({ context, run, itemIndex }: ItemCaller, { requestId, accepted }: Bulk): Error {
	const failure = {
		...FAILED,
		details: { request_id: requestId, ...(accepted === 'write' ? { mayHaveBeenExecuted: true } : {}) },
	};
	return apiError(context.getNode(), failure, { itemIndex, environment: run.environment });
}
