import busboy from 'busboy';
import type { INodeType } from 'n8n-workflow';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

import type { FilePart } from '../../../../nodes/shared/api/multipart';
import { Secrets } from '../../../../nodes/shared/api/secrets';
import { put, upload } from '../../../../nodes/shared/api/upload';
import { operationsOf } from '../../../../nodes/shared/node';
import type { RunNodeOptions } from '../../../engine';
import { node, outcomes, simulated } from '../../../harness/simulated';
import { outcomeOf, stub, type Reply, type StubOptions } from '../../../harness/stub';

/** What the node under test uploads, and where to. */
let file: FilePart;
let target: { url: string; fields: Record<string, string> };

const { customOperations, properties } = operationsOf([
	{
		value: 'thing',
		name: 'Thing',
		operations: [
			{
				value: 'send',
				name: 'Send',
				action: 'Send a thing',
				description: 'Send a thing',
				request: 'POST /media',
				run: async (caller) => {
					await upload(caller, target, file);
					return [{ sent: true }];
				},
			},
		],
	},
]);
const authentication = node.description.properties.filter(({ name }) => name === 'authentication');
const uploadNode: INodeType = {
	description: { ...node.description, properties: [...authentication, ...properties] },
	customOperations,
};

async function* chunksOf(...chunks: Array<Buffer | Error>): AsyncGenerator<Buffer> {
	for (const chunk of chunks) {
		if (chunk instanceof Error) throw chunk;
		await Promise.resolve();
		yield chunk;
	}
}
const fileOf = (...chunks: Buffer[]): FilePart => ({
	chunks: chunksOf(...chunks),
	length: Buffer.concat(chunks).length,
	fileName: 'clip.mp4',
	mimeType: 'video/mp4',
});

describe('an upload', () => {
	const at = simulated();
	let store: Server;
	let answer: (request: IncomingMessage, response: ServerResponse) => void | Promise<void>;
	beforeAll(async () => {
		store = createServer((request, response) => {
			request.on('error', () => undefined);
			void Promise.resolve(answer(request, response)).catch(() => response.destroy());
		});
		await once(store.listen(0, '127.0.0.1'), 'listening');
	});
	beforeEach(() => {
		target = { url: `http://127.0.0.1:${(store.address() as AddressInfo).port}/upload`, fields: { key: 'k' } };
		answer = async (request, response) => {
			await buffer(request);
			response.writeHead(204).end();
		};
	});
	afterAll(() => {
		store.closeAllConnections();
		store.close();
	});
	const send = (options: Partial<RunNodeOptions> = {}) =>
		at.run({ resource: 'thing', operation: 'send' }, { node: uploadNode, continueOnFail: true, ...options });
	const outcome = async () => outcomes((await send()).items, 'sent');

	it('is a form of every field in its order and the file as the last part, its length known', async () => {
		const parts: unknown[] = [];
		let headers: IncomingMessage['headers'] = {};
		answer = async (request, response) => {
			headers = request.headers;
			const body = await buffer(request);
			expect(Number(headers['content-length'])).toBe(body.length);
			const form = busboy({ headers, defParamCharset: 'utf8' });
			form.on('field', (name, value) => parts.push([name, value]));
			form.on('file', (name, stream, { filename, mimeType }) => {
				void buffer(stream).then((bytes) => parts.push([name, filename, mimeType, bytes.toString()]));
			});
			form.on('close', () => response.writeHead(204).end());
			form.end(body);
		};
		target.fields = { key: 'a/b:c', policy: 'é "quoted"\r\nline', 'Content-Type': 'multipart/form-data' };
		file = { ...fileOf(Buffer.from('first '), Buffer.from('second')), fileName: 'été 🍂.mp4' };
		expect(await outcome()).toEqual([[true, 0]]);
		expect(parts).toEqual([
			['key', 'a/b:c'],
			['policy', 'é "quoted"\r\nline'],
			['Content-Type', 'multipart/form-data'],
			['file', 'été 🍂.mp4', 'video/mp4', 'first second'],
		]);
		expect(headers).not.toHaveProperty('authorization');
		expect(headers['transfer-encoding']).toBeUndefined();
	});

	it('lets no name of a file or type break out of its header', async () => {
		let body = '';
		answer = async (request, response) => {
			body = (await buffer(request)).toString();
			response.writeHead(204).end();
		};
		file = {
			...fileOf(Buffer.from('x')),
			fileName: 'a"\r\nX-One: 1\r\n\r\n.mp4',
			mimeType: 'video/mp4\r\nX-Two: 2',
		};
		expect(await outcome()).toEqual([[true, 0]]);
		expect(body).toContain('filename="a%22%0D%0AX-One: 1%0D%0A%0D%0A.mp4"');
		expect(body).not.toMatch(/\r\nX-(One|Two)/);
	});

	it('is read no faster than it is sent', async () => {
		let read = 0;
		let readWhilePaused = 0;
		const chunk = Buffer.alloc(256 * 1024, 1);
		async function* counted() {
			for (; read < 200; read++) yield chunk;
		}
		answer = async (request, response) => {
			request.pause();
			await new Promise((next) => setTimeout(next, 300));
			readWhilePaused = read;
			const bytes = await buffer(request);
			response.writeHead(bytes.length > 200 * chunk.length ? 204 : 400).end();
		};
		file = { ...fileOf(), chunks: counted(), length: 200 * chunk.length };
		expect(await outcome()).toEqual([[true, 0]]);
		expect(read).toBe(200);
		// What fits into the buffers of two sockets; 50 MB as a whole do not.
		expect(readWhilePaused).toBeLessThan(80);
	});

	it.each<[string, () => FilePart, string]>([
		[
			'shorter',
			() => ({ ...fileOf(Buffer.from('abc')), length: 5 }),
			'The file has 3 bytes instead of the 5 announced',
		],
		['longer', () => ({ ...fileOf(Buffer.from('abcdef')), length: 5 }), ''],
		[
			'broken',
			() => ({ ...fileOf(), chunks: chunksOf(Buffer.from('ab'), new Error('The disk is gone')), length: 5 }),
			'The disk is gone',
		],
	])('breaks off when the file is %s than announced', async (_, makeFile, message) => {
		let whole = false;
		answer = async (request) => {
			await buffer(request);
			whole = true;
		};
		file = makeFile();
		const [[error]] = await outcome();
		expect(error).toContain('The upload broke off');
		expect(error).toContain(message);
		expect(whole).toBe(false);
	});

	it('says what the store says when it refuses the file', async () => {
		answer = async (request, response) => {
			await buffer(request);
			response.writeHead(403).end('<Error><Code>AccessDenied</Code><Message>Policy expired.</Message></Error>');
		};
		file = fileOf(Buffer.from('abc'));
		const { items } = await send();
		expect(items).toEqual([
			{
				json: {
					error: 'The upload store refused the file: Policy expired',
					details: {
						httpCode: '403',
						status: 403,
						advice:
							'Check that the input data field holds the whole file, then run the item again: it registers a new upload.',
					},
				},
				pairedItem: { item: 0 },
			},
		]);
	});

	it.each(['<!DOCTYPE html><title>Log in</title>', '\n<HTML lang="en">'])(
		'has not arrived where a page comes in place of the store’s answer: %j',
		async (page) => {
			answer = async (request, response) => {
				await buffer(request);
				response.writeHead(200).end(page);
			};
			file = fileOf(Buffer.from('abc'));
			expect(await outcome()).toEqual([
				['The file was not uploaded: a web page came in place of the upload store’s answer', 0],
			]);
		},
	);

	it('has arrived where the store answers with XML', async () => {
		answer = async (request, response) => {
			await buffer(request);
			response.writeHead(201).end('<?xml version="1.0"?><PostResponse><Key>k</Key></PostResponse>');
		};
		file = fileOf(Buffer.from('abc'));
		expect(await outcome()).toEqual([[true, 0]]);
	});

	it('says so when the store refuses without a reason', async () => {
		answer = async (request, response) => {
			await buffer(request);
			response.writeHead(500).end();
		};
		file = fileOf(Buffer.from('abc'));
		expect(await outcome()).toEqual([['The upload store refused the file: no reason given', 0]]);
	});

	it('may take longer than the node’s timeout as long as it goes on, and ends when nothing does', async () => {
		const parameters = { resource: 'thing', operation: 'send', requestOptions: { timeout: 400 } };
		const within = async () =>
			outcomes((await at.run(parameters, { node: uploadNode, continueOnFail: true })).items, 'sent');
		async function* slow() {
			for (let count = 0; count < 8; count++) {
				await new Promise((next) => setTimeout(next, 100));
				yield Buffer.from('x');
			}
		}
		file = { ...fileOf(), chunks: slow(), length: 8 };
		expect(await within()).toEqual([[true, 0]]);
		// It never answers.
		answer = (request) => void buffer(request).catch(() => undefined);
		file = fileOf(Buffer.from('abc'));
		expect(await within()).toEqual([
			['The upload broke off: The connection to Pinterest broke (no answer in time)', 0],
		]);
	});

	it.each(['http://user@127.0.0.1/upload', 'ftp://127.0.0.1/upload', ''])('is not sent to "%s"', async (url) => {
		target = { ...target, url };
		file = fileOf(Buffer.from('abc'));
		const [[error]] = await outcome();
		expect(error).toMatch(/^(The address of the upload is not used|Pinterest gave no usable address for the upload)/);
	});

	it('is sent once when the connection breaks, and leaves nothing open', async () => {
		let requests = 0;
		let isClosed = false;
		async function* long() {
			try {
				for (let count = 0; count < 1000; count++) yield Buffer.alloc(64 * 1024);
			} finally {
				isClosed = true;
			}
		}
		answer = (request) => {
			requests++;
			request.once('data', () => request.socket.resetAndDestroy());
		};
		file = { ...fileOf(), chunks: long(), length: 1000 * 64 * 1024 };
		const [[error]] = await outcome();
		expect(error).toMatch(/^The upload broke off: The connection to Pinterest broke \(.+\)$/);
		expect(requests).toBe(1);
		while (!isClosed) await new Promise((next) => setTimeout(next, 5));
	});

	it('ends at once when the execution is canceled, as cancelled and not as failed', async () => {
		const stop = new AbortController();
		// It never comes, so a test that gets to its end has not waited for it.
		const arrived = new Promise<void>((resolve) => (answer = () => resolve()));
		file = fileOf(Buffer.from('abc'));
		const running = send({ abortSignal: stop.signal });
		await arrived;
		stop.abort();
		const { run, items } = await running;
		expect(run.status).toBe('canceled');
		expect(items.filter(({ json }) => 'error' in json)).toEqual([]);
	});
});

describe('a part of a file', () => {
	const URL_OF_PART = 'https://files.example.com/part?signature=1';
	beforeEach(() => {
		jest.useFakeTimers();
		jest.spyOn(Math, 'random').mockReturnValue(0);
	});
	afterEach(() => {
		jest.restoreAllMocks();
		jest.useRealTimers();
	});

	async function sentPart(replies: Reply[], run: StubOptions['run'] = {}, url = URL_OF_PART, bytes = 3) {
		const { caller, sent } = stub(replies, { run, itemIndex: 2 });
		const { error } = await outcomeOf(put(caller, url, Buffer.alloc(bytes), 'text/plain'));
		return { error: error as Error | undefined, sent };
	}

	it('is put with the node’s timeout, and more for what takes long', async () => {
		const transport = { timeout: 1000 };
		expect((await sentPart([{}], { transport })).sent).toMatchObject([
			{ method: 'PUT', url: URL_OF_PART, timeout: 1001, headers: { 'Content-Type': 'text/plain' } },
		]);
		expect((await sentPart([{}], { transport }, URL_OF_PART, 640 * 1024)).sent).toMatchObject([{ timeout: 11_000 }]);
	});

	it('is put again where that broke off, as long as the longest wait leaves', async () => {
		const broken = () => Array.from({ length: 9 }, () => ({ status: 503 }));
		expect((await sentPart([...broken().slice(0, 5), {}])).error).toBeUndefined();
		expect((await sentPart(broken())).sent).toHaveLength(6);
		expect((await sentPart(broken(), { maximumWaitMs: 2000 })).sent).toHaveLength(3);
		expect((await sentPart(broken(), { maximumWaitMs: 0 })).sent).toHaveLength(1);
	});

	const reset = () => Object.assign(new Error('x'), { code: 'ECONNRESET' });
	it.each<[string, () => Reply]>([
		['a broken connection', reset],
		['HTTP 429', () => ({ status: 429 })],
		['HTTP 500', () => ({ status: 500 })],
	])('is put again after %s', async (_, reply) => {
		expect((await sentPart([reply(), reply(), {}])).error).toBeUndefined();
	});

	it.each([199, 300, 400, 403, 404, 499])('is put once where the store refuses it with %i', async (status) => {
		const { error, sent } = await sentPart([{ status, body: '<Message>No room</Message>' }, {}]);
		expect(sent).toHaveLength(1);
		expect(error).toMatchObject({
			message: `The upload store refused the file: No room`,
			context: { itemIndex: 2, status },
		});
	});

	it.each([200, 299])('is there with %i', async (status) => {
		expect((await sentPart([{ status }])).error).toBeUndefined();
	});

	it('that never comes whole is an error that says what to do', async () => {
		const { error } = await sentPart(Array.from({ length: 6 }, reset));
		expect(error).toMatchObject({
			message: 'The upload broke off: The connection to Pinterest broke (connection reset)',
			description: 'Run the item again: it registers a new upload.',
		});
	});

	it('is told of without the run’s secrets, and without an answer that is no text', async () => {
		const environment = {
			...stub([]).caller.run.environment,
			secrets: new Secrets({ accessToken: 'credential-secret' }),
		};
		const refused = async (body: unknown) => (await sentPart([{ status: 400, body }], { environment })).error?.message;
		expect(await refused('<Message>A credential-secret</Message>')).toBe(
			'The upload store refused the file: A [hidden]',
		);
		expect(await refused(['<Message>No</Message>'])).toBe('The upload store refused the file: no reason given');
	});

	it('ends as cancelled with the execution', async () => {
		for (const reply of [{}, { status: 403 }]) {
			const stop = new AbortController();
			const { caller } = stub([reply], { run: { signal: stop.signal }, onRequest: () => stop.abort() });
			const { error } = await outcomeOf(put(caller, URL_OF_PART, Buffer.alloc(3), 'text/plain'));
			expect(error).toMatchObject({ name: 'CancelledError' });
		}
	});

	it('is put once where a page comes in place of the store’s answer', async () => {
		const { error, sent } = await sentPart([{ body: '<html><title>Log in</title>' }]);
		expect([error?.message, sent.length]).toEqual([
			'The file was not uploaded: a web page came in place of the upload store’s answer',
			1,
		]);
	});

	it('is not put at an address inside a network', async () => {
		const { error, sent } = await sentPart([{}], {}, 'https://10.0.0.1/part');
		expect([error?.message, sent]).toEqual([
			'The address of the upload is not used: 10.0.0.1 is inside a private network',
			[],
		]);
	});
});
