import type {
	ICredentialType,
	IExecuteFunctions,
	IHttpRequestMethods,
	INodeProperties,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { NodeOperationError, sleep } from 'n8n-workflow';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';

import {
	binaryItem,
	callListSearch,
	callLoadOptions,
	createCredentialStore,
	readBinary,
	runNode,
	runWorkflow,
	storedBinaryItem,
	testCredential,
	useBinaryData,
} from '.';

/** What the server was asked, in order. */
let requests: Array<{ path: string; authorization?: string; body: string }> = [];
let validToken: string;
let refreshToken: string;
let server: Server;
let address: string;

/** A small API: /things/:id, /token (OAuth2 with rotating refresh tokens), /slow (never answers). */
beforeAll(async () => {
	server = createServer(async (request, response) => {
		const body = await text(request);
		const path = request.url ?? '';
		requests.push({ path, authorization: request.headers.authorization, body });
		const { status, answer } = answerTo(path, request, body);
		if (status === 0) return;
		response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
	});
	await once(server.listen(0, '127.0.0.1'), 'listening');
	address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
beforeEach(() => {
	requests = [];
	validToken = 'token-1';
	refreshToken = 'refresh-1';
});
afterAll(async () => {
	server.closeAllConnections();
	await new Promise((closed) => server.close(closed));
});

function answerTo(path: string, request: IncomingMessage, body: string): { status: number; answer?: unknown } {
	if (path === '/slow') return { status: 0 };
	if (path === '/token') {
		const form = new URLSearchParams(body);
		if (form.get('grant_type') === 'refresh_token' && form.get('refresh_token') !== refreshToken) {
			return { status: 400, answer: { error: 'invalid_grant' } };
		}
		const next = Number(validToken.split('-')[1]) + 1;
		validToken = `token-${next}`;
		refreshToken = `refresh-${next}`;
		return { status: 200, answer: { access_token: validToken, refresh_token: refreshToken, token_type: 'bearer' } };
	}
	if (request.headers.authorization !== `Bearer ${validToken}`) return { status: 401, answer: { message: 'expired' } };
	if (path.startsWith('/things/missing')) return { status: 404, answer: { message: 'no such thing' } };
	return { status: 200, answer: { path, method: request.method } };
}

const tokenType: ICredentialType = {
	name: 'thingTokenApi',
	displayName: 'Thing Token API',
	properties: [
		{ displayName: 'Token', name: 'token', type: 'string', default: '' },
		{ displayName: 'Host', name: 'host', type: 'string', default: '' },
	],
	authenticate: { type: 'generic', properties: { headers: { Authorization: '=Bearer {{ $credentials.token }}' } } },
	test: {
		request: { baseURL: '={{ $credentials.host }}', url: '/things/me' },
		rules: [{ type: 'responseCode', properties: { value: 401, message: 'The token has expired' } }],
	},
};

/** As ours: it extends oAuth2Api, pins its fields and computes the address of the token endpoint. */
const oAuth2Type: ICredentialType = {
	name: 'thingOAuth2Api',
	displayName: 'Thing OAuth2 API',
	extends: ['oAuth2Api'],
	properties: [
		{ displayName: 'Host', name: 'host', type: 'string', default: '' },
		{ displayName: 'Token URL', name: 'accessTokenUrl', type: 'hidden', default: '={{ $self["host"] }}/token' },
		{ displayName: 'Authentication', name: 'authentication', type: 'hidden', default: 'header' },
		{ displayName: 'More', name: 'additionalBodyProperties', type: 'hidden', default: '{"continuous": "true"}' },
	],
};
const credentialTypes = [tokenType, oAuth2Type];

const property = (name: string, more: Partial<INodeProperties> = {}): INodeProperties => ({
	displayName: name,
	name,
	type: 'string',
	default: '',
	...more,
});

/** A node of the kind we build: declarative, with one operation that has a body of its own. */
class ThingNode implements INodeType {
	description: INodeTypeDescription;

	constructor(credential = 'thingTokenApi') {
		this.description = {
			displayName: 'Thing',
			name: 'thing',
			group: ['transform'],
			version: 1,
			description: 'Things',
			defaults: { name: 'Thing' },
			inputs: ['main'],
			outputs: ['main'],
			credentials: [{ name: credential, required: true }],
			requestDefaults: { baseURL: address },
			properties: [
				property('resource', { default: 'thing' }),
				property('operation', { default: 'get' }),
				property('id', {
					routing: { request: { method: 'GET' as IHttpRequestMethods, url: '=/things/{{ $value }}' } },
				}),
				property('board', { required: true, default: 'b1' }),
			],
		};
	}

	customOperations = {
		thing: {
			async pair(this: IExecuteFunctions) {
				const ids = this.getInputData().map((_, item) => this.getNodeParameter('id', item));
				return [[{ json: { ids }, pairedItem: ids.map((_, item) => ({ item })) }]];
			},
		},
	};

	methods: INodeType['methods'] = {
		listSearch: {
			async boards(filter, paginationToken) {
				const options = { url: `${address}/things/list` };
				const answer = await this.helpers.httpRequestWithAuthentication.call(this, 'thingTokenApi', options);
				const board = this.getCurrentNodeParameter('board') as string;
				return {
					results: [{ name: `${board} ${filter} ${paginationToken}`, value: answer.path }],
					paginationToken: 2 as unknown as string,
				};
			},
		},
		loadOptions: {
			async accounts() {
				return [{ name: String(this.getNodeParameter('board')), value: 'a' }];
			},
		},
		credentialTest: {
			async askedFor(credential) {
				const { data } = credential;
				return data?.token === 'token-1'
					? { status: 'OK', message: 'Hello' }
					: { status: 'Error', message: 'Wrong token' };
			},
		},
	};
}

/** A node of which only the body matters. */
function nodeThat(execute: INodeType['execute'], properties: INodeProperties[] = []): INodeType {
	const description = {
		...new ThingNode().description,
		credentials: undefined,
		requestDefaults: undefined,
		properties,
	};
	return { description, execute };
}

const thingCredentials = { thingTokenApi: { token: 'token-1' } };

describe('runNode', () => {
	it('runs a declarative node once for each item, with expressions and credentials', async () => {
		const { items, error } = await runNode({
			node: new ThingNode(),
			parameters: { id: "={{ $json.id }}{{ $('Start').item.json.id }}" },
			items: [{ json: { id: 'a' } }, { json: { id: 'b' } }],
			credentials: thingCredentials,
			credentialTypes,
		});
		expect(error).toBeUndefined();
		expect(items.map(({ json }) => json)).toEqual([
			{ path: '/things/aa', method: 'GET' },
			{ path: '/things/bb', method: 'GET' },
		]);
	});

	it('leaves the description of the node as it was', async () => {
		const node = new ThingNode();
		const before = JSON.stringify(node.description);
		const run = async () => await runNode({ node, parameters: {}, credentials: thingCredentials, credentialTypes });
		await run();
		await run();
		expect(JSON.stringify(node.description)).toBe(before);
	});

	it('runs a custom operation, which sees all items and pairs its results with them', async () => {
		const { items } = await runNode({
			node: new ThingNode(),
			parameters: { operation: 'pair', id: '={{ $json.id }}' },
			items: [{ json: { id: 1 } }, { json: { id: 2 } }],
			credentials: thingCredentials,
			credentialTypes,
		});
		expect(items).toEqual([{ json: { ids: [1, 2] }, pairedItem: [{ item: 0 }, { item: 1 }] }]);
	});

	it("hands over the error that ended the run, with the API's status", async () => {
		const { items, error } = await runNode({
			node: new ThingNode(),
			parameters: { id: 'missing' },
			credentials: thingCredentials,
			credentialTypes,
		});
		expect(items).toEqual([]);
		expect(error).toMatchObject({ name: 'NodeApiError', httpCode: '404', context: { itemIndex: 0 } });
	});

	it.each([true, 'continueRegularOutput'] as const)('goes on after an error with continueOnFail %s', async (value) => {
		const { outputs, error } = await runMissing(value);
		expect(error).toBeUndefined();
		expect(outputs).toHaveLength(1);
		expect(outputs[0].map(({ json }) => json)).toEqual([
			{ path: '/things/a', method: 'GET' },
			{ error: expect.stringContaining('could not be found') },
		]);
	});

	it('sends failed items to the error output with continueErrorOutput', async () => {
		const { outputs } = await runMissing('continueErrorOutput');
		expect(outputs.map((items) => items.map(({ json }) => json))).toEqual([
			[{ path: '/things/a', method: 'GET' }],
			[expect.objectContaining({ error: expect.stringContaining('could not be found') })],
		]);
	});

	async function runMissing(continueOnFail: true | 'continueRegularOutput' | 'continueErrorOutput') {
		return await runNode({
			node: new ThingNode(),
			parameters: { id: '={{ $json.id }}' },
			items: [{ json: { id: 'a' } }, { json: { id: 'missing' } }],
			credentials: thingCredentials,
			credentialTypes,
			continueOnFail,
		});
	}

	it('rejects when n8n would not start: a required parameter is empty', async () => {
		const run = runNode({
			node: new ThingNode(),
			parameters: { board: '' },
			credentials: thingCredentials,
			credentialTypes,
		});
		await expect(run).rejects.toThrow('Parameter "board" is required');
	});

	it('gives the time zone and keeps static data', async () => {
		const node = nodeThat(async function (this: IExecuteFunctions) {
			const data = this.getWorkflowStaticData('node');
			data.count = Number(data.count) + 1;
			return [[{ json: { zone: this.getTimezone() } }]];
		});
		const first = await runNode({ node, parameters: {}, staticData: { count: 1 }, timezone: 'Europe/Berlin' });
		expect(first.items[0].json).toEqual({ zone: 'Europe/Berlin' });
		expect(first.staticData).toEqual({ count: 2 });
	});
});

describe('cancelling', () => {
	const sleeper = nodeThat(async function (this: IExecuteFunctions) {
		const signal = this.getExecutionCancelSignal();
		for (let waited = 0; waited < 500; waited++) {
			if (signal?.aborted) throw new NodeOperationError(this.getNode(), 'Stopped waiting');
			await sleep(20);
		}
		return [[{ json: { waited: 'to the end' } }]];
	});

	it('is seen by a node that waits with sleep', async () => {
		const { items, error, run } = await runNode({ node: sleeper, parameters: {}, cancelAfterMs: 100 });
		expect({ items, message: error?.message }).toEqual({ items: [], message: 'Stopped waiting' });
		expect(run.data.resultData.runData.Thing.at(-1)?.executionStatus).toBe('error');
	});

	it('ends a request that hangs, through an abort signal', async () => {
		const node = new ThingNode();
		node.description.properties[2].routing = { request: { method: 'GET', url: '/slow' } };
		const stop = new AbortController();
		const running = runNode({
			node,
			parameters: {},
			credentials: thingCredentials,
			credentialTypes,
			abortSignal: stop.signal,
		});
		while (requests.length === 0) await sleep(5);
		stop.abort();
		const { run, items } = await running;
		expect({ status: run.status, items }).toEqual({ status: 'canceled', items: [] });
	});
});

describe('OAuth2', () => {
	const stored = () => ({
		thingOAuth2Api: {
			host: address,
			clientId: 'id',
			clientSecret: 'secret',
			oauthTokenData: { access_token: 'token-0', refresh_token: 'refresh-1', token_type: 'bearer' },
		},
	});
	const runOn = (credentials: Parameters<typeof runNode>[0]['credentials'], count: number) =>
		runNode({
			node: new ThingNode('thingOAuth2Api'),
			parameters: { id: '={{ $json.id }}' },
			items: Array.from({ length: count }, (_, id) => ({ json: { id } })),
			credentials,
			credentialTypes,
		});
	const refreshes = () => requests.filter(({ path }) => path === '/token');

	it('refreshes an expired token once for three items and stores what it got', async () => {
		const { items, error, credentialsAfter } = await runOn(stored(), 3);
		expect(error).toBeUndefined();
		expect(items.map(({ json }) => json.path)).toEqual(['/things/0', '/things/1', '/things/2']);
		expect(requests.filter(({ authorization }) => authorization === 'Bearer token-0')).toHaveLength(3);
		expect(refreshes()).toHaveLength(1);
		expect(credentialsAfter.thingOAuth2Api.oauthTokenData).toMatchObject({
			access_token: 'token-2',
			refresh_token: 'refresh-2',
		});
	});

	it("applies the type's hidden defaults and their expressions to the refresh", async () => {
		await runOn(stored(), 1);
		const [{ authorization, body }] = refreshes();
		expect(authorization).toBe(`Basic ${Buffer.from('id:secret').toString('base64')}`);
		expect(new URLSearchParams(body).get('grant_type')).toBe('refresh_token');
	});

	it('shares a store between runs, so that the next run uses the rotated refresh token', async () => {
		const store = createCredentialStore(stored());
		await runOn(store, 1);
		validToken = 'token-7';
		const { error } = await runOn(store, 1);
		expect(error).toBeUndefined();
		expect(new URLSearchParams(refreshes()[1].body).get('refresh_token')).toBe('refresh-2');
		expect(store.tokenWrites).toBe(2);
	});

	it('lets two runs at once refresh only once', async () => {
		const store = createCredentialStore(stored());
		const runs = await Promise.all([runOn(store, 2), runOn(store, 2)]);
		expect(runs.map(({ error }) => error)).toEqual([undefined, undefined]);
		expect(refreshes()).toHaveLength(1);
	});

	it('says that the credential must be reconnected when the refresh token is refused', async () => {
		refreshToken = 'another';
		const { error } = await runOn(stored(), 1);
		expect(error?.message).toContain('needs to be reconnected');
	});

	it('fetches the first token itself with client credentials', async () => {
		const { error, credentialsAfter } = await runOn(
			{ thingOAuth2Api: { host: address, clientId: 'id', clientSecret: 'secret', grantType: 'clientCredentials' } },
			1,
		);
		expect(error).toBeUndefined();
		expect(Object.fromEntries(new URLSearchParams(refreshes()[0].body))).toMatchObject({
			grant_type: 'client_credentials',
			continuous: 'true',
		});
		expect(credentialsAfter.thingOAuth2Api.oauthTokenData).toMatchObject({ access_token: 'token-2' });
	});

	it('ignores a stored value of a field that the type pins', async () => {
		const credentials = stored();
		Object.assign(credentials.thingOAuth2Api, { accessTokenUrl: `${address}/elsewhere` });
		expect((await runOn(credentials, 1)).error).toBeUndefined();
	});
});

describe('binary data', () => {
	const reader = nodeThat(async function (this: IExecuteFunctions) {
		const { id, fileName, mimeType } = this.helpers.assertBinaryData(0, 'data');
		const size = id ? (await this.helpers.getBinaryMetadata(id)).fileSize : undefined;
		const content = await this.helpers.getBinaryDataBuffer(0, 'data');
		const binary = { copy: await this.helpers.prepareBinaryData(content, 'copy.txt', 'text/plain') };
		return [[{ json: { hasId: id !== undefined, fileName, mimeType, size, length: content.length }, binary }]];
	});
	const file = { fileName: 'note.txt', mimeType: 'text/plain' };
	afterEach(async () => await useBinaryData('memory'));

	it('lies on the item in memory mode', async () => {
		const { items } = await runNode({ node: reader, parameters: {}, items: [binaryItem('hello', file)] });
		expect(items[0].json).toMatchObject({ hasId: false, fileName: 'note.txt', mimeType: 'text/plain', length: 5 });
		expect(items[0].binary?.copy.id).toBeUndefined();
		expect(await readBinary(items[0], 'copy')).toEqual(Buffer.from('hello'));
	});

	it('lies in a file that the item names in file-system mode', async () => {
		await useBinaryData('filesystem');
		const { items } = await runNode({ node: reader, parameters: {}, items: [binaryItem('hello', file)] });
		expect(items[0].binary?.copy.id).toMatch(/^filesystem-v2:/);
		expect(await readBinary(items[0], 'copy')).toEqual(Buffer.from('hello'));
	});

	it('can be a big stored file, written from a stream', async () => {
		const chunk = Buffer.alloc(1024 * 1024, 'x');
		const item = await storedBinaryItem(Readable.from(Array.from({ length: 8 }, () => chunk)), file);
		const { items, error } = await runNode({ node: reader, parameters: {}, items: [item] });
		expect(error).toBeUndefined();
		expect(items[0].json).toMatchObject({ hasId: true, size: 8 * chunk.length, length: 8 * chunk.length });
	});
});

describe('what the editor asks', () => {
	const panel = { credentials: thingCredentials, credentialTypes, parameters: { board: 'b2' } };

	it('searches a list with filter, page token and the parameters set so far', async () => {
		const options = { ...panel, filter: 'cats', paginationToken: '1' };
		expect(await callListSearch(new ThingNode(), 'boards', options)).toEqual({
			results: [{ name: 'b2 cats 1', value: '/things/list' }],
			paginationToken: '2',
		});
	});

	it('loads options', async () => {
		expect(await callLoadOptions(new ThingNode(), 'accounts', panel)).toEqual([{ name: 'b2', value: 'a' }]);
		expect(await callLoadOptions(new ThingNode(), 'accounts')).toEqual([{ name: 'b1', value: 'a' }]);
	});

	it('tests a credential by its request, with messages from its rules', async () => {
		const good = await testCredential(tokenType, { token: 'token-1', host: address });
		expect(good).toEqual({ status: 'OK', message: 'Connection successful!' });
		const bad = await testCredential(tokenType, { token: 'old', host: address });
		expect(bad).toEqual({ status: 'Error', message: 'The token has expired' });
	});

	it('tests an OAuth2 credential by its request, refreshing it on the way', async () => {
		const oauthTokenData = { access_token: 'token-0', refresh_token: 'refresh-1', token_type: 'bearer' };
		const store = createCredentialStore({
			thingOAuth2Api: { host: address, clientId: 'id', clientSecret: 'secret', oauthTokenData },
		});
		const result = await testCredential({ ...oAuth2Type, test: tokenType.test }, store);
		expect(result.status).toBe('OK');
		expect(store.read('thingOAuth2Api').oauthTokenData).toMatchObject({ access_token: 'token-2' });
	});

	it('tests a credential by the function its node names', async () => {
		const node = new ThingNode();
		node.description.credentials = [{ name: 'thingTokenApi', testedBy: 'askedFor' }];
		const withoutTest = { ...tokenType, test: undefined };
		const good = await testCredential(withoutTest, { token: 'token-1' }, { node });
		expect(good).toEqual({ status: 'OK', message: 'Hello' });
		const bad = await testCredential(withoutTest, { token: 'x' }, { node });
		expect(bad).toEqual({ status: 'Error', message: 'Wrong token' });
	});
});

describe('runWorkflow', () => {
	it('runs a small workflow as exported and follows items back through it', async () => {
		const to = (node: string) => ({ main: [[{ node, type: 'main' as const, index: 0 }]] });
		const node = (name: string, type: string, parameters = {}, credentials = {}) => ({
			...{ id: name, name, type, typeVersion: 1, position: [0, 0] as [number, number], parameters },
			...{ credentials: Object.keys(credentials).length ? credentials : undefined },
		});
		const fields = (name: string, value: string) => ({
			assignments: { assignments: [{ name, value, type: 'string' }] },
		});
		const run = await runWorkflow(
			{
				nodes: [
					node('When clicked', 'n8n-nodes-base.manualTrigger'),
					node('Fields', 'n8n-nodes-base.set', fields('id', 'a')),
					node('Thing', 'pkg.thing', { id: '={{ $json.id }}' }, { thingTokenApi: { id: '99', name: 'Mine' } }),
					node('After', 'n8n-nodes-base.set', fields('from', "={{ $('Fields').item.json.id }}{{ $json.path }}")),
				],
				connections: { 'When clicked': to('Fields'), Fields: to('Thing'), Thing: to('After') },
			},
			{ nodeTypes: { 'pkg.thing': new ThingNode() }, credentials: thingCredentials, credentialTypes },
		);
		expect(run.error).toBeUndefined();
		expect(run.outputsOf('After')[0].map(({ json }) => json)).toEqual([{ from: 'a/things/a' }]);
	});
});

describe('the network', () => {
	it('is loopback only', () => {
		expect(() => connect({ host: '192.0.2.1', port: 80 })).toThrow('Tests talk to loopback only');
		expect(() => connect(80, 'example.com')).toThrow('wanted to connect to example.com');
	});
});
