import {
	MOST_ATTEMPTS,
	backoff,
	httpAnswerIn,
	jitter,
	networkCode,
	networkFailure,
	refusedTokenStatus,
} from '../../../../nodes/shared/api/retry';

const withCode = (code: string, cause?: unknown) => Object.assign(new Error(`It broke: ${code}`, { cause }), { code });
const wrapped = (times: number, inner: unknown): unknown =>
	times === 0 ? inner : new Error('n8n', { cause: wrapped(times - 1, inner) });
const circular = new Error('n8n');
circular.cause = circular;

describe('waits between repeats', () => {
	it('double from half a second to half a minute', () => {
		const waits = [1, 2, 3, 4, 5, 6, 7, 8, 20].map(backoff);
		expect(waits).toEqual([500, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000]);
		expect(MOST_ATTEMPTS).toBe(6);
	});

	it('are spread over up to a tenth more, never less', () => {
		const waits = Array.from({ length: 500 }, () => jitter(1000));
		expect(Math.min(...waits)).toBeGreaterThanOrEqual(1000);
		expect(Math.max(...waits)).toBeLessThanOrEqual(1100);
		expect(new Set(waits).size).toBeGreaterThan(20);
		expect(waits.every(Number.isInteger)).toBe(true);
		const long = Array.from({ length: 500 }, () => jitter(60_000));
		expect(Math.min(...long)).toBeGreaterThanOrEqual(60_000);
		expect(Math.max(...long)).toBeLessThanOrEqual(61_000);
		expect(Math.max(...long)).toBeGreaterThan(60_500);
	});
});

describe('a connection that broke', () => {
	it.each([
		...['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'EPROTO', 'ERR_INVALID_URL'],
		...['CERT_HAS_EXPIRED', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'ERR_TLS_CERT_ALTNAME_INVALID'],
		...['DEPTH_ZERO_SELF_SIGNED_CERT', 'SELF_SIGNED_CERT_IN_CHAIN'],
	])('was not sent with %s: anything may be repeated', (code) => {
		expect(networkFailure(withCode(code))).toMatchObject({ temporary: true, unknown: false });
	});

	it.each([
		...['ECONNRESET', 'ETIMEDOUT', 'ECONNABORTED', 'EPIPE', 'ERR_BAD_RESPONSE', 'HPE_INVALID_CONSTANT', 'Z_BUF_ERROR'],
		...['ERR_INVALID_URL_SCHEME', 'ERR_STREAM_PREMATURE_CLOSE'],
	])('may have been executed with %s', (code) => {
		expect(networkFailure(withCode(code))).toMatchObject({ temporary: true, unknown: true });
	});

	it('is known by a code wherever n8n wrapped it', () => {
		expect(networkCode(new Error('n8n', { cause: new Error('again', { cause: withCode('ECONNRESET') }) }))).toBe(
			'ECONNRESET',
		);
		expect(networkCode(Object.assign(new Error('x'), { httpCode: 'ETIMEDOUT' }))).toBe('ETIMEDOUT');
	});

	it.each(['socket hang up', 'Request aborted', 'A Timeout of 5 s', 'Network Error'])(
		'is known by its words where there is no code: %s',
		(message) => {
			expect(networkCode(new Error(message))).toBe('ECONNRESET');
		},
	);

	it('is looked for in five errors, however they are wrapped in each other', () => {
		expect(networkCode(wrapped(4, withCode('EPIPE')))).toBe('EPIPE');
		expect(networkCode(wrapped(5, withCode('EPIPE')))).toBeUndefined();
		expect(networkCode(circular)).toBeUndefined();
	});

	it.each([
		['ENOTFOUND', 'Pinterest could not be reached (host name not found)'],
		['EAI_AGAIN', 'Pinterest could not be reached (host name not found)'],
		['ECONNREFUSED', 'Pinterest could not be reached (connection refused)'],
		['EHOSTUNREACH', 'Pinterest could not be reached (ehostunreach)'],
		['ECONNRESET', 'The connection to Pinterest broke (connection reset)'],
		['ETIMEDOUT', 'The connection to Pinterest broke (no answer in time)'],
		['ECONNABORTED', 'The connection to Pinterest broke (no answer in time)'],
		['ERR_BAD_RESPONSE', 'The connection to Pinterest broke (the answer broke off)'],
		['Z_DATA_ERROR', 'The connection to Pinterest broke (the answer could not be decompressed)'],
		['ERR__ERROR_FORMAT_PADDING_1', 'The connection to Pinterest broke (the answer could not be decompressed)'],
		['ERR_BROTLI_DECODER_ERROR_1', 'The connection to Pinterest broke (the answer could not be decompressed)'],
		['ERR_STREAM_PREMATURE_CLOSE', 'The connection to Pinterest broke (err stream premature close)'],
	])('says so in words that n8n leaves alone: %s', (code, message) => {
		expect(networkFailure(withCode(code)).failure).toEqual({ message });
	});
});

describe('an answer that came as an error', () => {
	const thrown = (response: unknown, more: object = {}) => Object.assign(new Error('n8n'), { response, ...more });
	const answer = { status: 401, headers: { a: '1' }, body: 'No' };

	it.each<[string, unknown]>([
		['as the HTTP client has it', thrown({ status: 401, headers: { a: '1' }, data: 'No' })],
		['as n8n has it', thrown({ statusCode: 401, headers: { a: '1' }, body: 'No' })],
		['with a code', thrown({ status: 401, headers: { a: '1' }, data: 'No' }, { code: 'ERR_BAD_REQUEST' })],
		['in another', wrapped(4, thrown({ status: 401, headers: { a: '1' }, data: 'No' }))],
	])('is read, and no broken connection: %s', (_, error) => {
		expect(httpAnswerIn(error)).toEqual(answer);
		expect(networkCode(error)).toBeUndefined();
	});

	it('has no headers where none came', () => {
		expect(httpAnswerIn(thrown({ status: 500, data: '' }))).toEqual({ status: 500, headers: {}, body: '' });
	});

	it.each<[string, unknown]>([
		['no body', thrown({ status: 401 })],
		['no status', thrown({ data: 'No' })],
		['a status that is text', thrown({ status: '401', data: 'No' })],
		['no response', new Error('No')],
		[
			'the answer of the token endpoint',
			thrown({ status: 400, data: 'No' }, { config: { url: 'https://a/oauth/token' } }),
		],
	])('is none with %s', (_, error) => {
		expect(httpAnswerIn(error)).toBeUndefined();
	});
});

describe('another error', () => {
	it.each<[string, unknown]>([
		['a mistake of ours', new TypeError('x is not a function')],
		['a code of another kind', withCode('42')],
		['a code in a sentence', withCode('Got ECONNRESET')],
		['a code with a sentence behind it', withCode('ECONNRESET while reading')],
		['a cause that is nothing', new Error('x', { cause: null })],
		['text', 'text'],
		['nothing', undefined],
	])('is not taken for a broken connection: %s', (_, error) => {
		expect(networkCode(error)).toBeUndefined();
		expect(networkFailure(error)).toMatchObject({ temporary: false, unknown: false });
	});

	it('keeps its message and description', () => {
		const error = Object.assign(new Error('The credential needs to be reconnected.'), { description: 'Do it.' });
		expect(networkFailure(error).failure).toEqual({
			message: 'The credential needs to be reconnected.',
			advice: 'Do it.',
		});
	});

	it('gives no advice where its description is no text', () => {
		expect(networkFailure(Object.assign(new Error('x'), { description: 42 })).failure).toEqual({
			message: 'x',
			advice: '',
		});
	});
});

describe('a token that was refused', () => {
	const refused = (status: number) => new Error('n8n', { cause: Object.assign(withCode('ESTATUS'), { status }) });

	it('is not a broken connection', () => {
		expect(networkCode(refused(401))).toBeUndefined();
		expect(refusedTokenStatus(refused(401))).toBe(401);
		expect(refusedTokenStatus(withCode('ECONNRESET'))).toBeUndefined();
	});

	it('has the code of the OAuth2 client and a status, in one of five errors', () => {
		const status = 401;
		expect(refusedTokenStatus(wrapped(3, refused(status)))).toBe(status);
		expect(refusedTokenStatus(wrapped(4, refused(status)))).toBeUndefined();
		expect(refusedTokenStatus(Object.assign(withCode('ERR_BAD_REQUEST'), { status }))).toBeUndefined();
		expect(refusedTokenStatus(Object.assign(withCode('ESTATUS'), { status: 'refused' }))).toBeUndefined();
		expect(refusedTokenStatus(null)).toBeUndefined();
		expect(refusedTokenStatus(circular)).toBeUndefined();
	});

	it('is known by the address of the token endpoint as well', () => {
		const at = (url: unknown, status: unknown) =>
			Object.assign(new Error('n8n'), { config: { url }, response: { status } });
		expect(refusedTokenStatus(at('https://api.pinterest.com/v5/oauth/token', 400))).toBe(400);
		expect(refusedTokenStatus(wrapped(4, at('https://api.pinterest.com/v5/oauth/token', 503)))).toBe(503);
		expect(refusedTokenStatus(at('https://api.pinterest.com/v5/oauth/token', undefined))).toBeUndefined();
		expect(refusedTokenStatus(at('https://api.pinterest.com/v5/oauth/tokens', 400))).toBeUndefined();
		expect(refusedTokenStatus(at('https://api.pinterest.com/v5/oauth/token/x', 400))).toBeUndefined();
		expect(refusedTokenStatus(at(undefined, 400))).toBeUndefined();
	});

	it('says what to check', () => {
		expect(networkFailure(refused(401)).failure).toEqual({
			status: 401,
			message: 'Pinterest gave no access token',
			advice:
				'Check the client ID, the client secret and the environment of the credential, then reconnect the account.',
		});
	});

	it('is worth another try only when the token endpoint is down', () => {
		expect(networkFailure(refused(401))).toMatchObject({ temporary: false, unknown: false, failure: { status: 401 } });
		expect(networkFailure(refused(499))).toMatchObject({ temporary: false });
		for (const status of [500, 503])
			expect(networkFailure(refused(status))).toMatchObject({ temporary: true, unknown: false, failure: { status } });
		// Its limit is none of the request's, which is not waited for as for one.
		expect(networkFailure(refused(429))).toMatchObject({ temporary: true, failure: { status: undefined } });
	});
});
