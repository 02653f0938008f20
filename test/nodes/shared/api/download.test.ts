import { Readable } from 'node:stream';

import { downloadBinary, downloadText, fetchFresh, tableFile } from '../../../../nodes/shared/api/download';
import { BrokenFileError } from '../../../../nodes/shared/api/file';
import { outcomeOf, stub, type Reply, type StubOptions } from '../../../harness/stub';

const URL_OF_FILE = 'https://files.example.com/report?signature=1';
const code = (name: string) => Object.assign(new Error(`It broke: ${name}`), { code: name });

describe('a file at a signed address', () => {
	beforeEach(() => {
		jest.useFakeTimers();
		jest.spyOn(Math, 'random').mockReturnValue(0);
	});
	afterEach(() => {
		jest.restoreAllMocks();
		jest.useRealTimers();
	});

	async function fetched(
		replies: Reply[],
		url = URL_OF_FILE,
		options: StubOptions = {},
		read = (text: string) => text,
	) {
		const began = Date.now();
		const times: number[] = [];
		const { caller, sent, ways } = stub(replies, { onRequest: () => times.push(Date.now() - began), ...options });
		const { value, error } = await outcomeOf(downloadText(caller, url, 'report', read));
		return { value, error: error as { message: string; description: string } | undefined, sent, ways, times };
	}

	it('is read as text, without a token', async () => {
		const signal = new AbortController().signal;
		const transport = { proxy: { host: 'p', port: 1 }, skipSslCertificateValidation: true, timeout: 5 };
		const { value, sent, ways } = await fetched([{ body: 'a,b' }], URL_OF_FILE, { run: { transport, signal } });
		expect([value, ways]).toEqual(['a,b', ['own']]);
		expect(sent).toEqual([
			{
				method: 'GET',
				url: URL_OF_FILE,
				encoding: 'text',
				json: false,
				disableFollowRedirect: true,
				ignoreHttpStatusErrors: true,
				returnFullResponse: true,
				timeout: 5,
				proxy: { host: 'p', port: 1 },
				skipSslCertificateValidation: true,
				abortSignal: signal,
			},
		]);
	});

	it('is written out again where the client has read it as JSON', async () => {
		expect((await fetched([{ body: { a: 1 } }])).value).toBe('{"a":1}');
	});

	it.each(['', 'file:///etc/passwd', 'http://files.example.com/a', 'https://127.0.0.1/a', 'report.csv'])(
		'is not at "%s"',
		async (url) => {
			const { error, sent } = await fetched([{ body: 'x' }], url);
			expect(error?.message).toMatch(/^(Pinterest gave no usable address for|The address of) the report/);
			expect(sent).toEqual([]);
		},
	);

	it('may be where a redirect leads, each address checked', async () => {
		const to = (location: string, status = 302) => ({ status, headers: { location } });
		const there = await fetched([to('/other?b'), to('https://cdn.example.com/c', 307), { body: 'x' }]);
		expect([there.value, there.sent.map(({ url }) => url)]).toEqual([
			'x',
			[URL_OF_FILE, 'https://files.example.com/other?b', 'https://cdn.example.com/c'],
		]);
		const inside = await fetched([to('http://169.254.169.254/latest/meta-data/'), { body: 'x' }]);
		expect([inside.error?.message, inside.sent.length]).toEqual([
			'The address of the report is not used: it begins with http: instead of https:',
			1,
		]);
		const within = await fetched([to('https://10.0.0.1/'), { body: 'x' }]);
		expect([within.error?.message, within.sent.length]).toEqual([
			'The address of the report is not used: 10.0.0.1 is inside a private network',
			1,
		]);
		const endless = await fetched(Array.from({ length: 9 }, () => to('/again')));
		expect([endless.error?.message, endless.sent.length]).toEqual(['The file could not be fetched', 6]);
		expect((await fetched([to('', 304)])).error?.message).toBe('The file could not be fetched');
	});

	it('that came damaged is fetched again, three times in all', async () => {
		const read = (text: string) => {
			if (text === 'half') throw new BrokenFileError('The file is damaged');
			return text;
		};
		const again = await fetched([{ body: 'half' }, { body: 'whole' }], URL_OF_FILE, {}, read);
		expect([again.value, again.times]).toEqual(['whole', [0, 500]]);
		const never = await fetched(
			Array.from({ length: 9 }, () => ({ body: 'half' })),
			URL_OF_FILE,
			{},
			read,
		);
		expect([never.error?.message, never.times]).toEqual(['The file is damaged', [0, 500, 1500]]);
	});

	it('is not fetched again after more than the longest wait', async () => {
		const options = { run: { maximumWaitMs: 2000 } };
		const { times } = await fetched(
			Array.from({ length: 9 }, () => code('ECONNRESET')),
			URL_OF_FILE,
			options,
		);
		expect(times).toEqual([0, 500, 1500]);
	});

	it('is fetched again where it broke off, six times in all', async () => {
		const { error, times } = await fetched(Array.from({ length: 9 }, () => code('ECONNRESET')));
		expect(times).toEqual([0, 500, 1500, 3500, 7500, 15_500]);
		expect(error).toMatchObject({
			message: 'The download broke off: The connection to Pinterest broke (connection reset)',
			description: 'Run the item again.',
		});
	});

	it.each([500, 503, 429])('is fetched again after %i', async (status) => {
		expect((await fetched([{ status }, { body: 'x' }])).value).toBe('x');
	});

	it.each([
		[
			403,
			'<Error><Message>Request has expired</Message></Error>',
			'The file could not be fetched: Request has expired',
		],
		[404, '<Error/>', 'The file could not be fetched'],
		[300, { Message: 'x' }, 'The file could not be fetched'],
		[199, '', 'The file could not be fetched'],
		[499, undefined, 'The file could not be fetched'],
	])('is not fetched again after %i', async (status, body, message) => {
		const { error, sent } = await fetched([{ status, body }, { body: 'x' }]);
		expect(sent).toHaveLength(1);
		expect(error).toMatchObject({
			message,
			description: 'Addresses of files end after some minutes. Ask for the file again with the same token or id.',
		});
	});

	it.each([200, 299])('is there with %i', async (status) => {
		expect((await fetched([{ status, body: 'x' }])).value).toBe('x');
	});

	it('is not waited for once the execution is over', async () => {
		for (const reply of [{ body: 'x' }, code('ECONNRESET')]) {
			const stop = new AbortController();
			const { error } = await fetched([reply], URL_OF_FILE, {
				run: { signal: stop.signal },
				onRequest: () => stop.abort(),
			});
			expect(error).toMatchObject({ name: 'CancelledError' });
		}
	});

	it('has a new address where the first one ran out, once', async () => {
		const fresh = async (replies: Reply[]) => {
			const { caller, sent } = stub(replies);
			let number = 0;
			const addressOf = async () => await Promise.resolve(`https://files.example.com/${++number}`);
			const { value, error } = await outcomeOf(
				fetchFresh(addressOf, async (url) => await downloadText(caller, url, 'report', String)),
			);
			return { value, error, urls: sent.map(({ url }) => url.slice(-1)) };
		};
		expect(await fresh([{ body: 'x' }])).toMatchObject({ value: 'x', urls: ['1'] });
		expect(await fresh([{ status: 403 }, { body: 'x' }])).toMatchObject({ value: 'x', urls: ['1', '2'] });
		expect(await fresh([{ status: 403 }, { status: 403 }])).toMatchObject({
			error: { httpCode: '403' },
			urls: ['1', '2'],
		});
		expect(await fresh([{ status: 404 }])).toMatchObject({ error: { httpCode: '404' }, urls: ['1'] });
	});
});

describe('a file that is wanted as binary data', () => {
	/** The bytes that n8n is given, or the error. */
	async function given(replies: Array<Reply | (() => Reply)>, isCsv = true, options: StubOptions = {}) {
		const files: string[] = [];
		const prepareBinaryData = async (content: Buffer | Readable, ...about: string[]) => {
			const chunks: Buffer[] = [];
			if (Buffer.isBuffer(content)) chunks.push(content);
			else for await (const chunk of content) chunks.push(chunk as Buffer);
			const file = [...about, Buffer.concat(chunks).toString()].join(' ');
			files.push(file);
			return file;
		};
		const { caller, sent } = stub(
			replies.map((reply) => (typeof reply === 'function' ? reply() : reply)),
			{ ...options, helpers: { prepareBinaryData } },
		);
		const began = Date.now();
		const result = await downloadBinary(caller, URL_OF_FILE, tableFile('report', 'a', isCsv)).then(
			(value) => ({ value, error: undefined }),
			(error: Error) => ({ value: undefined, error }),
		);
		return { ...result, files, sent, tookMs: Date.now() - began };
	}
	const stream = (...chunks: Array<string | Error>) =>
		Readable.from(
			(async function* () {
				for (const chunk of chunks) {
					await Promise.resolve();
					if (chunk instanceof Error) throw chunk;
					yield Buffer.from(chunk);
				}
			})(),
			{ objectMode: false },
		);
	const long = 'a,b\n' + '1,2\n'.repeat(100_000);

	beforeEach(() => {
		jest.spyOn(Math, 'random').mockReturnValue(0);
	});
	afterEach(() => {
		jest.restoreAllMocks();
	});

	it.each([
		['short', 'a,b\n1,2\n', true, 'a.csv text/csv '],
		['long', long, true, 'a.csv text/csv '],
		['of JSON', '{"1": []}', false, 'a.json application/json '],
	])('is given to n8n whole: %s', async (_, text, isCsv, about) => {
		const { value, sent } = await given([{ body: stream(text.slice(0, 5), text.slice(5)) }], isCsv);
		expect(value).toBe(about + text);
		expect(sent[0]).toMatchObject({ encoding: 'stream', timeout: 300_000 });
	});

	it.each([
		['<!DOCTYPE html><html><head><title>Sign in</title></head></html>', 'The file is not a report: Sign in'],
		['  <html>' + 'x'.repeat(10_000), 'The file is not a report'],
		['<Error><Code>A</Code><Message>Expired</Message></Error>', 'The file is not a report: Expired'],
		['{"code": 7, "message": "No such report"}', 'The file is not a report: No such report'],
		['null', 'The file is not a report: null'],
	])('is not handed on where it is %j', async (text, message) => {
		const { error, files, sent } = await given([{ body: stream(text) }]);
		expect(error?.message).toContain(message);
		expect([files, sent.length]).toEqual([[], 1]);
	});

	it('is fetched again where it broke off or is empty', async () => {
		const broken = [stream(long, code('ECONNRESET')), stream(code('Z_BUF_ERROR')), stream()];
		for (const body of broken) {
			const { value } = await given([{ body }, { body: stream(long) }]);
			expect(value).toBe(`a.csv text/csv ${long}`);
		}
		const { error, sent } = await given([{ body: stream() }, { body: stream() }, { body: stream() }]);
		expect([error?.message, sent.length]).toEqual(['The file is not a report: it is empty', 3]);
	});

	it('is not waited for when nothing more of it comes', async () => {
		const silent = new Readable({ read: () => undefined });
		silent.push(long);
		const { error } = await given([{ body: silent }], true, {
			run: { transport: { timeout: 50 }, maximumWaitMs: 0 },
		});
		expect(error?.message).toBe('The download broke off: The connection to Pinterest broke (no answer in time)');
		expect(silent.destroyed).toBe(true);
	});
});
