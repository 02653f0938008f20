import type { IDataObject } from 'n8n-workflow';

import { asList, asObject, asText } from '../../shared/api/json';
import type { Accepted, JobState } from '../../shared/api/job';
import { waitFor } from '../../shared/api/job';
import type { Call, Caller } from '../../shared/api/request';
import { request } from '../../shared/api/request';
import { callOf } from '../../shared/run/call';
import type { Values } from '../../shared/rows/field';
import type { Operation, Resource } from '../../shared/rows/operation';
import { operation } from '../../shared/rows/operation';
import { AD_ACCOUNT, ORDER } from '../../shared/fields/ads';
import { field, flag, id, integer, texts } from '../../shared/fields/kinds';
import { isDigest } from '../../shared/fields/personal';
import { discreet } from '../fields/discreet';

const REQUEST = 'GET /ad_accounts/{ad_account_id}/conversion_deletion_requests/{request_id}';
const LONGEST_SECONDS = 3600;

const REQUEST_ID = id({
	name: 'requestId',
	apiName: 'request_id',
	in: 'path',
	label: 'Request ID',
	description: 'The ID of the request, from Create',
	required: true,
});

const WAIT = [
	flag({
		name: 'waitUntilSubmitted',
		in: 'local',
		label: 'Wait for Completion',
		description: 'Whether to wait until Pinterest completes the request, which can take some days',
	}),
	integer({
		name: 'maximumSubmissionWait',
		in: 'local',
		label: 'Maximum Wait (Seconds)',
		description: 'After that the item fails with the ID of the request; use Get to go on',
		minimum: 0,
		maximum: 604_800,
		default: LONGEST_SECONDS,
		when: { waitUntilSubmitted: [true] },
	}),
];

const EMAILS = field(
	{
		name: 'userEmails',
		apiName: 'deletion_targets.user_emails',
		in: 'body',
		label: 'Emails',
		description:
			'The email addresses of the people, separated by commas, or a list. Don’t hash them: Pinterest needs them as plain text here.',
	},
	{ type: 'string', default: '' },
	parseEmails,
);

const EPIKS = discreet(
	texts({
		name: 'epiks',
		apiName: 'deletion_targets.epiks',
		in: 'body',
		label: 'Click IDs',
		description: 'The people’s click IDs (_epik) separated by commas, or a list',
	}),
);

/** @throws Error, without the value, for what is no address */
function parseEmails(value: unknown): string[] {
	const list = typeof value === 'string' ? value.split(',') : Array.isArray(value) ? asList(value) : [value];
	const emails = list.map((one) => (typeof one === 'string' ? one.trim().toLowerCase() : '')).filter(Boolean);
	if (emails.some(isDigest))
		throw new Error('holds a digest, but Pinterest wants the address itself to find the people whose data is deleted');
	if (list.some((one) => typeof one !== 'string') || emails.some((one) => !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(one)))
		throw new Error('holds something that is not an email address (name, @ and domain)');
	return [...new Set(emails)];
}

const operations: Operation[] = [
	operation('DELETE /ad_accounts/{ad_account_id}/conversion_deletion_requests/{request_id}', {
		value: 'cancel',
		name: 'Cancel',
		action: 'Cancel deletion request',
		description: 'Cancel a request to delete people’s conversion data that is still pending. In beta at Pinterest.',
		fields: [AD_ACCOUNT, REQUEST_ID],
		done: 'success',
	}),
	operation('POST /ad_accounts/{ad_account_id}/conversion_deletion_requests', {
		value: 'create',
		effect: 'irreversible',
		name: 'Create',
		action: 'Create deletion request',
		description:
			'Ask Pinterest to delete the conversion data of people, by email address or click ID. You can cancel it while it’s pending; after that it can’t be undone. In beta at Pinterest.',
		fields: [AD_ACCOUNT, EMAILS, EPIKS, ...WAIT],
		check: ({ body }) => {
			if (body.deletion_targets === undefined) throw new Error('Give Emails, Click IDs or both');
		},
		async run(caller, values) {
			const { user_emails: emails, epiks } = asObject(values.body.deletion_targets);
			const given = [...asList(emails), ...asList(epiks)].flatMap((one) => asText(one) ?? []);
			const redactText = (text: string) => given.reduce((told, one) => told.split(one).join('[hidden]'), text);
			const created = asObject((await request(caller, { ...callOf(this, values), redactText })).body);
			return [await awaited(caller, created, values, 'write')];
		},
	}),
	operation('GET /ad_accounts/{ad_account_id}/conversion_deletion_requests/{request_id}', {
		value: 'get',
		name: 'Get',
		action: 'Get deletion request',
		description:
			'Get the status of a request to delete people’s conversion data: pending, submitted or canceled. Can wait for completion. In beta at Pinterest.',
		fields: [AD_ACCOUNT, REQUEST_ID, ...WAIT],
		async run(caller, values) {
			const found = asObject((await request(caller, callOf(this, values))).body);
			return [await awaited(caller, found, values)];
		},
	}),
	operation('GET /ad_accounts/{ad_account_id}/conversion_deletion_requests', {
		value: 'getAll',
		name: 'Get Many',
		action: 'Get many deletion requests',
		description: 'List the requests to delete people’s conversion data, with their status. In beta at Pinterest.',
		fields: [AD_ACCOUNT],
		collections: { options: [ORDER] },
		answer: 'page',
	}),
];

interface Waiting {
	waitUntilSubmitted?: boolean;
	maximumSubmissionWait?: number;
}

/** The request once it is carried out, where that is waited for; else as it is. */
async function awaited(
	caller: Caller,
	first: IDataObject,
	values: Values<Waiting>,
	accepted?: Accepted['accepted'],
): Promise<IDataObject> {
	if (values.local.waitUntilSubmitted !== true) return first;
	const ids = { ...values.ids, request_id: first.request_id };
	const call: Call = { request: REQUEST, ids };
	let known: IDataObject | undefined = first;
	return await waitFor(caller, {
		noun: 'deletion',
		handle: { request_id: first.request_id },
		later: 'Get with the request ID in the details of this error tells the status',
		accepted,
		longestSeconds: values.local.maximumSubmissionWait ?? LONGEST_SECONDS,
		look: async () => {
			const answer = known ?? asObject((await request(caller, call)).body);
			known = undefined;
			return answer;
		},
		stateOf,
	});
}

function stateOf({ status }: IDataObject): JobState {
	if (asText(status) === undefined) return { incomplete: 'Pinterest’s answer does not say what became of the request' };
	if (status === 'SUBMITTED') return 'done';
	if (status !== 'CANCELLED') return 'running';
	return { failed: 'The deletion request was canceled', advice: 'Create it again if the data is to be deleted.' };
}

export const deletionRequests: Resource = { value: 'deletionRequest', name: 'Deletion Request', operations };
