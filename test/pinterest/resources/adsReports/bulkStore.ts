import { randomUUID } from 'node:crypto';
import type { Call } from '../../row';
import type { World } from '../../world';
import { missing } from '../ads/shared';
import { isDone, type Job } from './jobs';

export type BulkStatus = 'RUNNING' | 'SUCCEEDED' | 'FAILED';

export interface BulkResult {
	status: BulkStatus;
	/** What the file holds. */
	file(includeDetails: boolean): string;
	contentType: string;
}

export interface BulkRequest extends Job {
	request_id: string;
	workload_id: string;
	ad_account_id: string;
	/** Does the work; called once, when it is due. */
	work(): BulkResult;
	result?: BulkResult;
}

const fiveMinutes = 5 * 60_000;

/** Takes a bulk request in hand; nothing is read or changed before it is due. */
export function addBulkRequest(world: World, account: string, work: BulkRequest['work']): BulkRequest {
	const seq = world.nextSeq();
	const request_id = `${account}-${Math.floor(Date.now() / 1000)}-${randomUUID()}`;
	const request = { request_id, workload_id: `${seq}`, ad_account_id: account, at: Date.now(), polls: 0, work };
	world.store<BulkRequest>('bulk request').set(request_id, request);
	return request;
}

/** How a bulk request stands, after one more question about it; 404 for one of another ad account. */
export function bulkState(
	{ world, settings, path }: Pick<Call, 'world' | 'settings' | 'path'>,
	includeDetails: boolean,
): { status: BulkStatus; workload_id: string; result_url?: string } {
	const request = world.store<BulkRequest>('bulk request').get(path.bulk_request_id);
	if (request?.ad_account_id !== path.ad_account_id) throw missing('bulk request');
	request.polls += 1;
	const { workload_id } = request;
	if (!request.result && !isDone(request, settings)) return { status: 'RUNNING', workload_id };
	if (!request.result && settings.processingOutcome === 'failed') return { status: 'FAILED', workload_id };
	const { status, file, contentType } = (request.result ??= request.work());
	const result_url = world.addFile({
		content: () => file(includeDetails),
		contentType,
		expiresAt: Date.now() + fiveMinutes,
	});
	return { status, workload_id, result_url };
}
