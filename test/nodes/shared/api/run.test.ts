import type { ICredentialDataDecryptedObject, IDataObject } from 'n8n-workflow';

import { readToken, startRun } from '../../../../nodes/shared/api/run';
import type { Context, RunOptions } from '../../../../nodes/shared/api/run';

interface Kind {
	credential?: ICredentialDataDecryptedObject;
	/** How n8n gives the context: for all items, for one, for the editor, or for a trigger. */
	kind?: 'all' | 'one' | 'editor' | 'trigger';
	signal?: AbortSignal;
}

/** A context whose node has these parameters. */
function contextWith(parameters: IDataObject, { credential = {}, kind = 'all', signal }: Kind = {}) {
	const asked: unknown[][] = [];
	const read = (name: string, fallback: unknown) => parameters[name] ?? fallback;
	const context = {
		getNode: () => ({ type: 'pinterest' }),
		getCredentials: async (...args: unknown[]) => {
			asked.push(args);
			return await Promise.resolve(credential);
		},
		...(kind === 'editor'
			? { getCurrentNodeParameter: (name: string) => parameters[name] }
			: {
					getNodeParameter: (name: string, ...rest: unknown[]) => {
						if ((kind === 'all') !== (rest.length === 2)) throw new Error('Asked in the wrong way');
						if (kind === 'all' && rest[0] !== 0) throw new Error('Asked for another item');
						return read(name, rest.at(-1));
					},
				}),
		...(kind === 'all' || kind === 'one' ? { getInputData: () => [] } : {}),
		...(kind === 'one' ? { getItemIndex: () => 3 } : {}),
		...(signal ? { getExecutionCancelSignal: () => signal } : {}),
	};
	return { context: context as unknown as Context, asked };
}
const started = async (parameters: IDataObject, kind?: Kind, defaults?: Partial<RunOptions>) =>
	await startRun(contextWith(parameters, kind).context, undefined, defaults);

describe('a run', () => {
	it('has the usual where nothing is said', async () => {
		const { context, asked } = contextWith({});
		expect(await startRun(context)).toMatchObject({
			environment: { credentialType: 'pinterestOAuth2Api', name: 'production' },
			token: undefined,
			batch: undefined,
			itemsAtOnce: 100,
			maximumWaitMs: 300_000,
			signal: undefined,
			transport: { timeout: 300_000 },
		});
		expect(asked).toEqual([['pinterestOAuth2Api', 0]]);
	});

	it.each(['all', 'one', 'editor', 'trigger'] as const)('is read wherever n8n calls a node: %s', async (kind) => {
		const parameters = { authentication: 'accessToken', requestOptions: { requestsAtOnce: 3, maximumWait: 7 } };
		const { context, asked } = contextWith(parameters, { kind, credential: { accessToken: 'abc' } });
		expect(await startRun(context)).toMatchObject({ token: 'abc', itemsAtOnce: 3, maximumWaitMs: 7000 });
		expect(asked).toEqual([['pinterestAccessTokenApi', 0]]);
		expect(await startRun(contextWith({}, { kind }).context)).toMatchObject({ itemsAtOnce: 100 });
	});

	it('is none with an authentication that there is not', async () => {
		await expect(started({ authentication: 'magic' })).rejects.toThrow('There is no authentication "magic"');
		await expect(started({ authentication: {} })).rejects.toThrow('There is no authentication ""');
	});

	it.each<[unknown, unknown, number, number]>([
		[0, -1, 1, 0],
		[101, 86_401, 100, 86_400_000],
		['4', '5', 4, 5000],
		['many', 'long', 100, 86_400_000],
	])('keeps to bounds: %p requests, %p seconds', async (requestsAtOnce, maximumWait, itemsAtOnce, maximumWaitMs) => {
		const requestOptions = { requestsAtOnce, maximumWait } as IDataObject;
		expect(await started({ requestOptions })).toMatchObject({ itemsAtOnce, maximumWaitMs });
	});

	it('may have other defaults, which options replace', async () => {
		const defaults = { requestsAtOnce: 2, maximumWait: 3 };
		expect(await started({ requestOptions: { maximumWait: 4 } }, {}, defaults)).toMatchObject({
			itemsAtOnce: 2,
			maximumWaitMs: 4000,
		});
	});

	it('lets as many requests through as it says, for as long as it says, until it is canceled', async () => {
		const stop = new AbortController();
		const run = await started({ requestOptions: { requestsAtOnce: 1, maximumWait: 1 } }, { signal: stop.signal });
		expect(run.signal).toBe(stop.signal);
		run.gate.block('org_write', 2000);
		await expect(run.gate.enter('org_write')).rejects.toThrow('longer than a request may wait');
		await run.gate.enter('org_read');
		const second = run.gate.enter('org_read');
		stop.abort();
		await expect(second).rejects.toThrow('canceled');
	});

	it.each<[ICredentialDataDecryptedObject, string | undefined]>([
		[{ accessToken: 'a' }, 'a'],
		[{ oauthTokenData: { access_token: 'b' } }, 'b'],
		[{ accessToken: 'a', oauthTokenData: { access_token: 'b' } }, 'a'],
		[{ accessToken: '' }, undefined],
		[{ oauthTokenData: { access_token: 5 } }, undefined],
		[{ oauthTokenData: 'x' }, undefined],
	])('has the token of the credential: %j', async (credential, token) => {
		expect((await started({}, { credential })).token).toBe(token);
	});

	it('reads the token again when there is a new one', async () => {
		const run = await started({ authentication: 'accessToken' }, { credential: { accessToken: 'old' } });
		const { context, asked } = contextWith({}, { credential: { accessToken: 'new' } });
		await readToken(context, run);
		expect([run.token, asked]).toEqual(['new', [['pinterestAccessTokenApi', 0]]]);
	});
});

describe('what n8n adds to each request', () => {
	const transportOf = async (requestOptions: IDataObject) => (await started({ requestOptions })).transport;

	it('is read from the node’s Request Options', async () => {
		expect(await transportOf({ timeout: 5, allowUnauthorizedCerts: true })).toEqual({
			timeout: 5,
			proxy: undefined,
			skipSslCertificateValidation: true,
			allowedDomains: undefined,
		});
		expect(await transportOf({ timeout: 0, allowUnauthorizedCerts: false, proxy: '' })).toStrictEqual({
			timeout: 300_000,
			proxy: undefined,
			skipSslCertificateValidation: undefined,
			allowedDomains: undefined,
		});
	});

	it.each<[string, unknown]>([
		['http://proxy.example:3128', { protocol: 'http', host: 'proxy.example', port: 3128 }],
		['http://proxy.example', { protocol: 'http', host: 'proxy.example', port: 80 }],
		['https://proxy.example', { protocol: 'https', host: 'proxy.example', port: 443 }],
		[
			'http://me%40x:p%3Aw@proxy.example:1',
			{ protocol: 'http', host: 'proxy.example', port: 1, auth: { username: 'me@x', password: 'p:w' } },
		],
	])('may be a proxy: %s', async (proxy, expected) => {
		expect((await transportOf({ proxy })).proxy).toEqual(expected);
	});

	it('is no proxy that is not a URL', async () => {
		await expect(transportOf({ proxy: 'proxy' })).rejects.toThrow(
			'The proxy in Request Options is not a URL such as http://proxy.example:3128',
		);
	});

	it('is what n8n says itself, where it does', async () => {
		const { context } = contextWith({ requestOptions: { timeout: 5, proxy: 'http://other.example' } });
		const proxy = { host: 'p', port: 1 };
		expect(
			(await startRun(context, { proxy, allowedDomains: 'x', url: 'https://no.example' })).transport,
		).toStrictEqual({
			timeout: 300_000,
			proxy,
			skipSslCertificateValidation: undefined,
			allowedDomains: 'x',
		});
	});

	it('is with pauses between batches where they are wanted', async () => {
		const batch = { batchSize: 5, batchInterval: 100 };
		expect((await started({ requestOptions: { batching: { batch } } })).batch).toEqual(batch);
	});
});
