import type { IDataObject } from 'n8n-workflow';

import { apiError, errorForItem } from '../../shared/api/errors';
import { asObject, asObjects, asText } from '../../shared/api/json';
import type { Accepted, JobState } from '../../shared/api/job';
import { afterwards, waitFor } from '../../shared/api/job';
import { nameIn } from '../../shared/api/parts';
import type { Call, Caller } from '../../shared/api/request';
import { request } from '../../shared/api/request';
import { put } from '../../shared/api/upload';
import { countsOf, forEachList, giveBack } from './groups';
import type { RecordGroup, RecordItem } from './groups';

/** What Pinterest takes: 1 to 10 parts. Every part but the last must have 5 MB, which parts of this size have. */
const MOST_PARTS = 10;
const PART_BYTES = 16 * 1024 * 1024;

const UPLOADS = '/ad_accounts/{ad_account_id}/customer_lists/{customer_list_id}/uploads';
const UPLOAD = `${UPLOADS}/{customer_list_upload_id}` as const;

const LATER = 'Customer List Upload: Get with the IDs in the details of this error finishes the job';

/** Half an hour. */
export const LONGEST_SECONDS = 1800;

/** An upload that was registered. */
interface Upload {
	caller: Caller;
	/** Of the ad account, the list and the upload. */
	ids: IDataObject;
}

/** Puts the records of all items into a file, uploads it in parts, has Pinterest work on it, and waits for the outcome. */
export const uploadRecords = forEachList(async (group) => {
	const { caller: own, values } = group.first;
	const caller = { ...own, itemIndex: undefined };
	const file = Buffer.from([...group.records.keys()].join('\n'), 'utf8');
	const parts = partsOf(file);
	const handle: IDataObject = { customer_list_id: values.ids.customer_list_id };
	try {
		const body = { ...values.body, total_parts: parts.length };
		const create: Call = { request: `POST ${UPLOADS}`, ids: values.ids, body };
		const created = asObject((await request(caller, create)).body);
		const id = nameIn(asObject(created.customer_list_upload).id, 'an upload without its ID');
		handle.customer_list_upload_id = id;
		const addresses = addressesIn(created, parts.length);
		for (const [at, part] of parts.entries()) await put(caller, addresses[at] ?? '', part, 'text/plain');
		const upload = { caller, ids: { ...values.ids, customer_list_upload_id: id } };
		for (const item of group.items)
			item.caller.run.wrote.set(item.caller.itemIndex, asText(values.ids.customer_list_id));
		await request(caller, { request: `POST ${UPLOAD}/run`, ids: upload.ids });
		const done = await finishUpload(upload, values.local.maximumUploadWait ?? LONGEST_SECONDS, 'write');
		giveBack(group, [{ ...done, ...countsOf(group), records_sent: group.records.size, parts: parts.length }]);
	} catch (error) {
		giveBack(group, [], ofAll(group, afterwards(caller, { noun: 'upload', handle, later: LATER }, error)));
	}
});

/** In parts of one size, so that only the last can be smaller. */
export function partsOf(file: Buffer, partBytes = PART_BYTES): Buffer[] {
	const count = Math.min(MOST_PARTS, Math.max(1, Math.ceil(file.length / partBytes)));
	const size = Math.ceil(file.length / count);
	return Array.from({ length: count }, (_, at) => file.subarray(at * size, (at + 1) * size));
}

function addressesIn({ s3_multipart_upload_data: data }: IDataObject, count: number): string[] {
	const parts = asObjects(asObject(data).file_parts).sort((a, b) => Number(a.part_number) - Number(b.part_number));
	const addresses = parts.map(({ presigned_url: url }) => asText(url) ?? '').filter((url) => /^https?:/.test(url));
	if (addresses.length >= count) return addresses;
	throw new Error(
		`Pinterest gave ${addresses.length} addresses for the ${count} parts of the upload, so nothing was uploaded`,
	);
}

/** An upload as it is now. */
export async function lookAt({ caller, ids }: Upload): Promise<IDataObject> {
	return asObject((await request(caller, { request: `GET ${UPLOAD}`, ids })).body);
}

/**
 * Waits until Pinterest has worked on an upload.
 *
 * @throws NodeApiError when it failed (the counts of its errors by code are in the details), or takes too long (then the ids are)
 */
export async function finishUpload(
	upload: Upload,
	longestSeconds: number,
	accepted?: Accepted['accepted'],
): Promise<IDataObject> {
	const { caller, ids } = upload;
	const { customer_list_id, customer_list_upload_id } = ids;
	const answer = await waitFor(caller, {
		noun: 'upload',
		handle: { customer_list_id, customer_list_upload_id },
		later: LATER,
		accepted,
		longestSeconds,
		look: async () => await lookAt(upload),
		stateOf,
	});
	if (answer.state === 'FAILED') throw failed(upload, answer, accepted);
	return answer;
}

/** A failed one is looked at further, for what it says of its errors. */
function stateOf({ state }: IDataObject): JobState {
	if (state === 'NOT_STARTED')
		return { failed: 'The upload was not run yet', advice: 'Put its parts to their addresses, then use Run.' };
	if (asText(state) === undefined) return { incomplete: 'Pinterest’s answer does not say how far the upload is' };
	return state === 'SUCCEEDED' || state === 'FAILED' ? 'done' : 'running';
}

function failed(
	{ caller, ids }: Upload,
	{ error_counts: counts, record_counts: records }: IDataObject,
	accepted: Accepted['accepted'],
): Error {
	const reasons = asObjects(counts).map(
		({ count, error_code: code, message }) =>
			`${asText(count) ?? '?'} × ${asText(message) ?? ''} (${asText(code) ?? ''})`,
	);
	const { customer_list_id, customer_list_upload_id } = ids;
	const details = {
		...{ customer_list_id, customer_list_upload_id, error_counts: counts, record_counts: records },
		// Some of the records may have been good.
		...(accepted === 'write' ? { mayHaveBeenExecuted: true } : {}),
	};
	const message = `Pinterest could not use the upload${reasons.length > 0 ? `: ${reasons.join('; ')}` : ''}`;
	const advice = 'Correct the records and upload them again.';
	const { context, run, itemIndex } = caller;
	return apiError(context.getNode(), { message, advice, details }, { itemIndex, environment: run.environment });
}

/** The records of all items are in one upload, and share what becomes of it. */
function ofAll({ items }: RecordGroup, error: unknown): Map<RecordItem, unknown> {
	return new Map(items.map((item) => [item, errorForItem(error, item.caller.itemIndex)]));
}
