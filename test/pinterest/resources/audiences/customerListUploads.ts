import { invalid } from '../../check';
import type { Listed } from '../../paging';
import { row, type Call } from '../../row';
import type { Settings } from '../../settings';
import type { World } from '../../world';
import { applyBatch, customerListFor, type CustomerList, type Operation } from './customerListStore';
import { readRecords, recordErrors } from './customerRecords';
import { isReady, nowSeconds, ownedBy, poll, startJob, type Worked } from './shared';

export interface Upload extends Listed, Worked {
	id: string;
	ad_account_id: string;
	customer_list_id: string;
	operation: Operation;
	state: 'NOT_STARTED' | 'RUNNING' | 'SUCCEEDED' | 'FAILED';
	/** Seconds since 1970. */
	creation_time: number;
	updated_time: number;
	record_counts: { invalid: number; processed: number; valid: number } | null;
	error_counts: Array<{ count: number; error_code: number; message: string }> | null;
	/** What came for each part so far. */
	parts: Array<{ address: string; content?: Buffer }>;
}

const uploads = (world: World) => world.store<Upload>('customer list upload');

/**
 * What every part but the last must have at least, in bytes: 5 MB, as in the real store. A test may lower it with
 * `smallestPart(world, bytes)`.
 */
export function smallestPart(world: World, bytes?: number): number {
	const settings = world.store<number>('customer list upload setting');
	if (bytes !== undefined) settings.set('smallest part', bytes);
	return settings.get('smallest part') ?? 5 * 1024 * 1024;
}

/** How long the addresses of the parts can be used. */
const hourMs = 3_600_000;

export const customerListUploadRows = [
	row<object, { operation: Operation; total_parts: number }>(
		'POST /ad_accounts/{ad_account_id}/customer_lists/{customer_list_id}/uploads',
		{
			answer(call) {
				const list = customerListFor(call);
				const upload = addUpload(call.world, list, call.body.operation, call.body.total_parts);
				const file_parts = upload.parts.map(({ address }, at) => ({ part_number: at + 1, presigned_url: address }));
				const body = { customer_list_upload: view(upload), s3_multipart_upload_data: { file_parts } };
				return { status: 200, body };
			},
		},
	),
	row('GET /ad_accounts/{ad_account_id}/customer_lists/{customer_list_id}/uploads/{customer_list_upload_id}', {
		answer(call) {
			const { list, upload } = uploadFor(call);
			poll(upload);
			settle(call.settings, list, upload);
			return { status: 200, body: view(upload) };
		},
	}),
	row('POST /ad_accounts/{ad_account_id}/customer_lists/{customer_list_id}/uploads/{customer_list_upload_id}/run', {
		answer(call) {
			const { upload } = uploadFor(call);
			checkParts(call.world, upload);
			// Nothing more can be put there once the parts became one file.
			for (const { address } of upload.parts) call.world.files.delete(new URL(address).pathname);
			Object.assign(upload, { state: 'RUNNING', job: startJob(), updated_time: nowSeconds() });
			return { status: 200, body: view(upload) };
		},
	}),
];

/** Ends the uploads of a list whose time has come, oldest first, and says whether others still run. */
export function settleUploads(world: World, settings: Settings, list: CustomerList): { isRunning: boolean } {
	const own = uploadsTo(world, list);
	for (const upload of own) settle(settings, list, upload);
	return { isRunning: own.some(({ state }) => state === 'RUNNING') };
}

export function uploadsTo(world: World, list: CustomerList): Upload[] {
	return [...uploads(world).values()].filter(({ customer_list_id: id }) => id === list.id);
}

function addUpload(world: World, list: CustomerList, operation: Operation, count: number): Upload {
	const seq = world.nextSeq();
	const creation_time = nowSeconds();
	const expiresAt = Date.now() + hourMs;
	const parts: Upload['parts'] = Array.from({ length: count }, () => {
		const part: Upload['parts'][number] = { address: '' };
		part.address = world.addFile({ expiresAt, put: (content) => void (part.content = content) });
		return part;
	});
	const upload: Upload = {
		seq,
		id: world.newId('customer list upload', seq),
		ad_account_id: list.ad_account_id,
		customer_list_id: list.id,
		operation,
		state: 'NOT_STARTED',
		creation_time,
		updated_time: creation_time,
		record_counts: null,
		error_counts: null,
		job: null,
		parts,
	};
	uploads(world).set(upload.id, upload);
	return upload;
}

function uploadFor(call: Pick<Call, 'world' | 'path' | 'user'>): { list: CustomerList; upload: Upload } {
	const list = customerListFor(call);
	const found = uploads(call.world).get(call.path.customer_list_upload_id);
	const isOfList = found?.customer_list_id === list.id;
	return { list, upload: ownedBy(isOfList ? found : undefined, list.ad_account_id, 'Customer list upload') };
}

/** The store can make one file only of parts that are all there, and large enough. */
function checkParts(world: World, { state, parts }: Upload): void {
	if (state !== 'NOT_STARTED') throw invalid('The upload was run before.');
	parts.forEach(({ content }, at) => {
		const least = at === parts.length - 1 ? 1 : smallestPart(world);
		if (!content) throw invalid(`Part ${at + 1} of the upload is missing.`);
		if (content.length < least) throw invalid(`Part ${at + 1} of the upload must have at least ${least} bytes.`);
	});
}

function settle(settings: Settings, list: CustomerList, upload: Upload): void {
	if (upload.state !== 'RUNNING' || !isReady(upload, settings)) return;
	const text = Buffer.concat(upload.parts.flatMap(({ content }) => content ?? [])).toString('utf8');
	const read = readRecords(text, list.list_type);
	upload.error_counts = [...read.errors].map(([code, count]) => ({
		count,
		error_code: code,
		message: recordErrors[code],
	}));
	const valid = read.keys.length;
	upload.record_counts = { processed: read.count, valid, invalid: read.count - valid };
	upload.state = settings.processingOutcome === 'failed' || valid === 0 ? 'FAILED' : 'SUCCEEDED';
	upload.updated_time = nowSeconds();
	for (const part of upload.parts) delete part.content;
	if (upload.state === 'SUCCEEDED') applyBatch(list, upload.operation, read);
}

function view({ seq: _seq, job: _job, parts: _parts, ...upload }: Upload): Record<string, unknown> {
	return upload;
}
