import { createHash } from 'node:crypto';

import { invalid } from '../../check';
import { type Listed } from '../../paging';
import { Refusal, row, type Call } from '../../row';
import type { Settings } from '../../settings';
import type { World } from '../../world';
import { orderedPage, type OrderQuery } from '../ads/shared';
import { conversionEvents } from './events';
import { adAccountFor } from './shared';

interface Targets {
	/** Plain text. */
	user_emails?: string[];
	/** Click ids. */
	epiks?: string[];
}

export interface DeletionRequest extends Listed {
	request_id: string;
	ad_account_id: string;
	status: 'PENDING' | 'SUBMITTED' | 'CANCELLED';
	/** Milliseconds since 1970. */
	created: number;
	/** Milliseconds since 1970; null while it waits, and where it was canceled. */
	processed: number | null;
	targets: Targets;
	/** How often it was read while it waited. */
	polls: number;
}

const store = (world: World) => world.store<DeletionRequest>('conversion deletion request');

export const deletionRequests = [
	row<OrderQuery>('GET /ad_accounts/{ad_account_id}/conversion_deletion_requests', {
		answer(call) {
			const { id } = adAccountFor(call);
			const body = orderedPage(call, store(call.world).values(), (each) => view(advanced(call, each)), {
				filters: {},
				keep: (each) => each.ad_account_id === id,
			});
			return { status: 200, body };
		},
	}),
	row<object, { deletion_targets: Targets }>('POST /ad_accounts/{ad_account_id}/conversion_deletion_requests', {
		answer(call) {
			const { id } = adAccountFor(call);
			const { deletion_targets: targets } = call.body;
			const wrong = targets.user_emails?.find((email) => !/^[^@\s]+@[^@\s]+$/.test(email.trim()));
			if (wrong !== undefined)
				throw invalid("'deletion_targets.user_emails' must hold email addresses in plain text, not hashed.");
			return { status: 201, body: view(addDeletionRequest(call.world, id, { targets })) };
		},
	}),
	row('GET /ad_accounts/{ad_account_id}/conversion_deletion_requests/{request_id}', {
		answer: (call) => ({ status: 200, body: view(advanced(call, requestFor(call))) }),
	}),
	row('DELETE /ad_accounts/{ad_account_id}/conversion_deletion_requests/{request_id}', {
		answer(call) {
			const request = requestFor(call);
			if (isOver(request, call.settings)) submit(call.world, request);
			if (request.status !== 'PENDING')
				throw invalid(`Only a request that is PENDING can be canceled; this one is ${request.status}.`);
			request.status = 'CANCELLED';
			return { status: 200, body: view(request) };
		},
	}),
];

export function addDeletionRequest(
	world: World,
	account: string,
	given: Partial<DeletionRequest> & Pick<DeletionRequest, 'targets'>,
): DeletionRequest {
	const seq = world.nextSeq();
	const request: DeletionRequest = {
		seq,
		request_id: world.newId('conversion deletion request', seq),
		ad_account_id: account,
		status: 'PENDING',
		created: Date.now(),
		processed: null,
		polls: 0,
		...given,
	};
	store(world).set(request.request_id, request);
	return request;
}

function requestFor(call: Pick<Call, 'world' | 'path' | 'user'>): DeletionRequest {
	const { id } = adAccountFor(call);
	const request = store(call.world).get(call.path.request_id);
	if (request?.ad_account_id !== id) throw new Refusal(404, 404, 'Deletion request not found.');
	return request;
}

/** The request as it stands now that it is looked at. */
function advanced({ world, settings }: Pick<Call, 'world' | 'settings'>, request: DeletionRequest): DeletionRequest {
	if (request.status === 'PENDING') request.polls += 1;
	if (isOver(request, settings)) submit(world, request);
	return request;
}

/** Whether the time to cancel it has run out. */
function isOver({ status, created, polls }: DeletionRequest, settings: Settings): boolean {
	const { processingMs, processingPolls, processingOutcome } = settings;
	if (status !== 'PENDING' || processingOutcome === 'stuck') return false;
	return processingPolls === undefined ? Date.now() - created >= processingMs : polls > processingPolls;
}

/** Takes the conversion events of the people it names away. */
function submit(world: World, request: DeletionRequest): void {
	request.status = 'SUBMITTED';
	request.processed = Date.now();
	const hashes = new Set(request.targets.user_emails?.map(hashed));
	const epiks = new Set(request.targets.epiks);
	for (const [key, { ad_account_id: account, user_data: user }] of conversionEvents(world)) {
		const isMeant = user.em?.some((each) => hashes.has(each.toLowerCase())) || epiks.has(user.click_id ?? '');
		if (account === request.ad_account_id && isMeant) conversionEvents(world).delete(key);
	}
}

function hashed(email: string): string {
	return createHash('sha256').update(email.trim().toLowerCase()).digest('hex');
}

function view({ request_id, status, created, processed }: DeletionRequest): Record<string, unknown> {
	return { request_id, status, created_time: day(created), processed_time: processed === null ? null : day(processed) };
}

function day(milliseconds: number): string {
	return new Date(milliseconds).toISOString().slice(0, 10);
}
