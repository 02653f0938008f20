import {
	MOST_ATTEMPTS,
	backoff,
	jitter,
	networkCode,
	networkFailure,
	refusedTokenStatus,
} from '../../../../nodes/shared/api/retry';

const withCode = (code: string, cause?: unknown) => Object.assign(new Error(`It broke: ${code}`, { cause }), { code });

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
	it.each(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'])(
		'was not sent with %s: anything may be repeated',
		(code) => {
			expect(networkFailure(withCode(code))).toMatchObject({ temporary: true, unknown: false });
		},
	);

	it.each(['ECONNRESET', 'ETIMEDOUT', 'ECONNABORTED', 'EPIPE', 'ERR_BAD_RESPONSE'])(
		'may have been executed with %s',
		(code) => {
			expect(networkFailure(withCode(code))).toMatchObject({ temporary: true, unknown: true });
		},
	);

	it('is known by a code wherever n8n wrapped it', () => {
		expect(networkCode(new Error('n8n', { cause: new Error('again', { cause: withCode('ECONNRESET') }) }))).toBe(
			'ECONNRESET',
		);
		expect(networkCode(Object.assign(new Error('x'), { httpCode: 'ETIMEDOUT' }))).toBe('ETIMEDOUT');
		expect(networkCode(new Error('socket hang up'))).toBe('ECONNRESET');
	});

	it('says so in words that n8n leaves alone', () => {
		expect(networkFailure(withCode('ENOTFOUND')).failure.message).toBe(
			'Pinterest could not be reached (host name not found)',
		);
		expect(networkFailure(withCode('EPIPE')).failure.message).toBe('The connection to Pinterest broke (epipe)');
	});
});

describe('another error', () => {
	it.each<[string, unknown]>([
		['a mistake of ours', new TypeError('x is not a function')],
		['a code of another kind', withCode('42')],
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
});

describe('a token that was refused', () => {
	const refused = (status: number) => new Error('n8n', { cause: Object.assign(withCode('ESTATUS'), { status }) });

	it('is not a broken connection', () => {
		expect(networkCode(refused(401))).toBeUndefined();
		expect(refusedTokenStatus(refused(401))).toBe(401);
		expect(refusedTokenStatus(withCode('ECONNRESET'))).toBeUndefined();
	});

	it('is worth another try only when the token endpoint is down', () => {
		expect(networkFailure(refused(401))).toMatchObject({ temporary: false, unknown: false, failure: { status: 401 } });
		expect(networkFailure(refused(503))).toMatchObject({ temporary: true, unknown: false, failure: { status: 503 } });
	});
});
