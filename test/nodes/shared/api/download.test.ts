import { downloadBinary, downloadText, fetchFresh, readCsv } from '../../../../nodes/shared/api/download';
import { parseJson } from '../../../../nodes/shared/api/json';
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

	async function fetched(replies: Reply[], url = URL_OF_FILE, options: StubOptions = {}) {
		const began = Date.now();
		const times: number[] = [];
		const { caller, sent, ways } = stub(replies, { onRequest: () => times.push(Date.now() - began), ...options });
		const { value, error } = await outcomeOf(downloadText(caller, url));
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
				ignoreHttpStatusErrors: true,
				returnFullResponse: true,
				timeout: 1_800_000,
				proxy: { host: 'p', port: 1 },
				skipSslCertificateValidation: true,
				abortSignal: signal,
			},
		]);
	});

	it('is written out again where the client has read it as JSON', async () => {
		expect((await fetched([{ body: { a: 1 } }])).value).toBe('{"a":1}');
	});

	it('is given to n8n as a stream where it is wanted as a file', async () => {
		const prepared: unknown[] = [];
		const prepareBinaryData = async (...args: unknown[]) => await Promise.resolve(prepared.push(args));
		const { caller, sent } = stub([{ body: 'stream' }], { helpers: { prepareBinaryData } });
		const { value } = await outcomeOf(downloadBinary(caller, URL_OF_FILE, 'a.csv', 'text/csv'));
		expect([value, prepared, sent[0].encoding]).toEqual([1, [['stream', 'a.csv', 'text/csv']], 'stream']);
	});

	it.each(['http://files.example.com/a', URL_OF_FILE])('may be at %s', async (url) => {
		expect((await fetched([{ body: 'x' }], url)).value).toBe('x');
	});

	it.each(['', 'file:///etc/passwd', 'ftp://files.example.com/a', 'report.csv'])('is not at "%s"', async (url) => {
		const { error, sent } = await fetched([{ body: 'x' }], url);
		expect([error?.message, sent]).toEqual(['Pinterest gave no usable address for the file', []]);
	});

	it('is fetched again where it broke off, six times in all', async () => {
		const { error, times } = await fetched(Array.from({ length: 9 }, () => code('ECONNRESET')));
		expect(times).toEqual([0, 500, 1500, 3500, 7500, 15_500]);
		expect(error).toMatchObject({
			message: 'The download broke off: The connection to Pinterest broke (connection reset) [item 0]',
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
			'The file could not be fetched: Request has expired (HTTP 403) [item 0]',
		],
		[404, '<Error/>', 'The file could not be fetched (HTTP 404) [item 0]'],
		[300, { Message: 'x' }, 'The file could not be fetched (HTTP 300) [item 0]'],
		[199, '', 'The file could not be fetched (HTTP 199) [item 0]'],
		[499, undefined, 'The file could not be fetched (HTTP 499) [item 0]'],
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
			const { value, error } = await outcomeOf(fetchFresh(addressOf, async (url) => await downloadText(caller, url)));
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

describe('JSON of a file', () => {
	it.each([
		['{"id": 1234567890123456789}', { id: '1234567890123456789' }],
		['[-1234567890123456789,9007199254740993]', ['-1234567890123456789', '9007199254740993']],
		['[9007199254740991, 1000000000000000]', [9007199254740991, 1000000000000000]],
		['{"a": "1234567890123456789 \\" 1234567890123456789"}', { a: '1234567890123456789 " 1234567890123456789' }],
		['{"a": "x\\\\", "b": 1234567890123456789}', { a: 'x\\', b: '1234567890123456789' }],
		[
			'[1234567890123456789.5, 0.1234567890123456789, 1e+1234567890123456789]',
			[Number('1234567890123456789.5'), Number('0.1234567890123456789'), Infinity],
		],
	])('keeps long numbers exact: %s', (text, value) => {
		expect(parseJson(text, 'No JSON')).toEqual(value);
	});

	it('that is not whole is refused in the caller’s words', () => {
		expect(() => parseJson('{"a":', 'It is not whole')).toThrow('It is not whole');
	});
});

describe('CSV of a file', () => {
	it.each([
		['a,b\n1,2\n', [{ a: '1', b: '2' }]],
		[
			'a,b\r\n1,2\r\n\r\n3,4',
			[
				{ a: '1', b: '2' },
				{ a: '3', b: '4' },
			],
		],
		['a,b\r1,2', [{ a: '1', b: '2' }]],
		['\uFEFFa\n1\n\n2', [{ a: '1' }, { a: '2' }]],
		[
			'a,b\n1\n,2\n,\n3,',
			[
				{ a: '1', b: '' },
				{ a: '', b: '2' },
				{ a: '', b: '' },
				{ a: '3', b: '' },
			],
		],
		['a,b\n1,2,3', [{ a: '1', b: '2' }]],
		[
			'a,b\n"1,\n2","say ""hi"""\n"",x',
			[
				{ a: '1,\n2', b: 'say "hi"' },
				{ a: '', b: 'x' },
			],
		],
		['a\n"""x"""\n"open, to the end\n', [{ a: '"x"' }, { a: 'open, to the end\n' }]],
		['a\n\uFEFFx', [{ a: '\uFEFFx' }]],
		['a\nx"y"', [{ a: 'x"y"' }]],
		['a,b', []],
		['', []],
	])('%j', (text, rows) => {
		expect(readCsv(text)).toStrictEqual(rows);
	});
});
