/**
 * A caller whose HTTP client answers from a list. A stub is the exception: it is for what a server can hardly do, such as a hundred empty
 * pages or an hour of waiting, and for telling apart what looks the same from outside.
 */
import type { ICredentialDataDecryptedObject, IDataObject, IExecuteFunctions, IHttpRequestOptions } from 'n8n-workflow';

import { Gate } from '../../nodes/shared/api/gate';
import type { Caller } from '../../nodes/shared/api/request';
import { RUN_DEFAULTS } from '../../nodes/shared/api/run';
import type { Run } from '../../nodes/shared/api/run';

/** What comes back for one request. */
export interface Answered {
	status?: number;
	body?: unknown;
	headers?: IDataObject;
}

/** What the client does with one request: answers, or throws. */
export type Reply = Answered | Error;

export interface Stub {
	caller: Caller & { itemIndex: number };
	/** The requests so far. */
	sent: IHttpRequestOptions[];
	/** Which way each of them took: the node's own, or the one by which n8n renews tokens. */
	ways: Array<'own' | 'n8n'>;
	/** Methods, paths and queries of the requests so far. */
	paths(): string[];
}

export const BASE_URL = 'https://api.pinterest.com/v5';

/** A run such as most are. */
export function runWith(changed: Partial<Run> = {}): Run {
	const maximumWaitMs = changed.maximumWaitMs ?? RUN_DEFAULTS.maximumWait * 1000;
	return {
		environment: {
			credentialType: 'pinterestOAuth2Api',
			baseUrl: BASE_URL,
			name: 'production',
			refreshable: true,
			permission: 'everything',
		},
		effect: 'write',
		gate: new Gate(10, changed.signal, maximumWaitMs),
		itemsAtOnce: 10,
		maximumWaitMs,
		token: 'first-token',
		wrote: new Map(),
		lookups: new Map(),
		lists: new Map(),
		shelves: new Map(),
		columnKeys: new Map(),
		turns: new Map(),
		made: new Set(),
		clockAheadMs: 0,
		transport: { timeout: 300_000 },
		...changed,
	};
}

export interface StubOptions {
	run?: Partial<Run>;
	itemIndex?: number;
	/** The credential, as it is read each time. */
	credential?: () => ICredentialDataDecryptedObject;
	/** More of n8n's context. */
	context?: object;
	/** More of n8n's helpers. */
	helpers?: object;
	onRequest?: (options: IHttpRequestOptions) => void;
}

export function stub(replies: Reply[], options: StubOptions = {}): Stub {
	const sent: IHttpRequestOptions[] = [];
	const ways: Stub['ways'] = [];
	const left = [...replies];
	const answer = (way: 'own' | 'n8n', request: IHttpRequestOptions) => {
		sent.push(request);
		ways.push(way);
		options.onRequest?.(request);
		const reply = left.shift() ?? new Error('No answer is left');
		if (reply instanceof Error) throw reply;
		return { statusCode: reply.status ?? 200, headers: reply.headers ?? {}, body: reply.body };
	};
	const context = {
		getNode: () => ({
			name: 'Pinterest',
			type: 'pinterest',
			typeVersion: 1,
			id: '1',
			position: [0, 0],
			parameters: {},
		}),
		getCredentials: async () =>
			await Promise.resolve(options.credential?.() ?? { oauthTokenData: { access_token: 'next-token' } }),
		helpers: {
			httpRequest: async (request: IHttpRequestOptions) => await Promise.resolve().then(() => answer('own', request)),
			httpRequestWithAuthentication: async (_type: string, request: IHttpRequestOptions) =>
				await Promise.resolve().then(() => answer('n8n', request)),
			...options.helpers,
		},
		...options.context,
	} as unknown as IExecuteFunctions;
	return {
		caller: { context, run: runWith(options.run), itemIndex: options.itemIndex ?? 0 },
		sent,
		ways,
		paths: () => sent.map(({ method, url }) => `${method} ${url.replace(BASE_URL, '')}`),
	};
}

/** What becomes of a promise once all waits of this moment are over; for tests with fake timers. */
export async function outcomeOf<T>(promise: Promise<T>): Promise<{ value?: T; error?: unknown }> {
	const settled = promise.then(
		(value) => ({ value }),
		(error: unknown) => ({ error }),
	);
	await jest.runAllTimersAsync();
	return await settled;
}
