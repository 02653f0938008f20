import {
	HIDDEN,
	quotableUrl,
	redactJson,
	redactorFor,
	secretsOf,
	withoutShapes,
	Secrets,
} from '../../../../nodes/shared/api/secrets';

const TOKEN = 'pina_AEATOKEN7WORTHNOTHING0123456789';
const PASSWORD = 'p@ss/wörd "1"\\2+3 %41';
const json = (text: string) => JSON.stringify(text).slice(1, -1);
const lowerHex = (text: string) => text.replace(/%[0-9A-F]{2}/g, (hex) => hex.toLowerCase());
const mixedHex = (text: string) =>
	text.replace(/%([0-9A-F])([0-9A-F])/g, (_, a: string, b: string) => `%${a}${b.toLowerCase()}`);
const form = (text: string) => new URLSearchParams({ a: text }).toString().slice(2);
const strict = (text: string) =>
	[...Buffer.from(text)].map((byte) => `%${byte.toString(16).padStart(2, '0').toUpperCase()}`).join('');
const unicode = (text: string) =>
	text.replace(/[^]/g, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`);
const base64 = (text: string) => Buffer.from(text).toString('base64');
const base64url = (text: string) => Buffer.from(text).toString('base64url');

const WRITINGS: Array<[string, (text: string) => string]> = [
	['as it is', (text) => text],
	['encoded for a URL', encodeURIComponent],
	['encoded for a URL in small letters', (text) => lowerHex(encodeURIComponent(text))],
	['encoded for a URL in letters of both sizes', (text) => mixedHex(encodeURIComponent(text))],
	['encoded for a URL letter by letter', strict],
	['encoded for a URL twice', (text) => encodeURIComponent(encodeURIComponent(text))],
	['encoded for a form', form],
	['encoded for a form in small letters', (text) => lowerHex(form(text))],
	['in base64', base64],
	['in base64 for URLs', base64url],
	['in base64 in a URL', (text) => encodeURIComponent(base64(text))],
	['escaped in JSON', json],
	['escaped in JSON with slashes', (text) => json(text).replaceAll('/', '\\/')],
	['escaped in JSON letter by letter', unicode],
	['escaped in JSON twice', (text) => json(json(text))],
	['escaped in JSON and encoded for a URL', (text) => encodeURIComponent(json(text))],
	['encoded for a URL in JSON in JSON', (text) => json(json(encodeURIComponent(json(text))))],
];

describe('a secret of the run', () => {
	it.each(WRITINGS)('is taken out %s, and nothing else', (_, write) => {
		for (const secret of [TOKEN, PASSWORD, "a!b*c(d)~'e", '日本語のパスワード', 'line\nbreak\ttab', '\\n%0a\\\\"']) {
			const written = write(secret);
			const text = `Refused (${written}), and {${written}} again.`;
			// What looks like a token is told as one where its value is not known to stand there.
			expect(redactorFor(['other secret', secret])(text)).toBe(`Refused (${HIDDEN}), and {${HIDDEN}} again.`);
			expect(redactorFor(['other secret'])(text).replaceAll('[token]', TOKEN)).toBe(text);
		}
	});

	it.each([TOKEN, PASSWORD, 'abcde', 'short?', 'x~y~z~>>>???'])(
		'is taken out of the midst of longer base64 (%s)',
		(secret) => {
			const redact = redactorFor([secret]);
			for (const encode of [base64, base64url]) {
				for (const before of ['', 'u', 'us', 'use', 'user:']) {
					for (const after of ['', ':', '::', ':::']) {
						const whole = encode(`${before}${secret}${after}`);
						const told = redact(`x=${whole};`);
						expect(told).toContain(HIDDEN);
						const left = told.replace(HIDDEN, '').slice(2, -1);
						// Of what is around it no more than the bytes that share a character with it is missing.
						expect(left.length).toBeLessThanOrEqual(encode(before).length + encode(after).length + 4);
					}
				}
			}
		},
	);

	it('is taken out at every place, also where two overlap or stand side by side', () => {
		const redact = redactorFor(['abcdef', 'defghi', 'wxyz']);
		expect(redact('abcdefghi, wxyzwxyz abcdef wxyz')).toBe(`${HIDDEN}, ${HIDDEN} ${HIDDEN} ${HIDDEN}`);
		expect(redactorFor(['aaaa'])('aaaaaaaaa b aaaa')).toBe(`${HIDDEN} b ${HIDDEN}`);
	});

	it('that begins or ends with white space is taken out without it', () => {
		expect(redactorFor([' s3cretvalue\n'])('got s3cretvalue.')).toBe(`got ${HIDDEN}.`);
	});

	it('of less than four characters is taken out only where a secret stands', () => {
		const redact = redactorFor(['abc', '42', '$&']);
		expect(redact('abc of 42 items cost $& more')).toBe('abc of 42 items cost $& more');
		expect(redact('password: abc, "feed_password":"42", secret=$&')).toBe(
			`password: ${HIDDEN}, "feed_password":"${HIDDEN}", secret=${HIDDEN}`,
		);
		expect(redact('password: abcdef is too short')).toBe('password: abcdef is too short');
		expect(redact('{\\"password\\":\\"abc\\"}')).toBe(`{\\"password\\":\\"${HIDDEN}\\"}`);
		expect(redact('ftp://shop:abc@files.example/feed')).toBe('ftp://files.example/feed');
	});

	it('may be nothing at all', () => {
		const redact = redactorFor(['', ' ', undefined, null, {}, []]);
		expect(redact('It is what it is: [object Object]')).toBe('It is what it is: [object Object]');
		expect(redact('')).toBe('');
	});

	it('is a number too', () => {
		expect(redactorFor([987654])('code 987654')).toBe(`code ${HIDDEN}`);
	});

	it('is not looked for in more work than the text is long', () => {
		const redact = redactorFor([
			TOKEN,
			PASSWORD,
			'aaaa',
			...Array.from({ length: 50 }, (_, at) => `secret value ${at}`),
		]);
		const reads = jest.spyOn(String.prototype, 'startsWith');
		const counts = [
			'a'.repeat(20_000),
			'\\'.repeat(20_000),
			'%41'.repeat(7_000),
			'pina_'.repeat(4_000),
			'bearer '.repeat(3_000),
		].map((text) => {
			reads.mockClear();
			redact(text);
			return reads.mock.calls.length / text.length;
		});
		reads.mockRestore();
		for (const count of counts) expect(count).toBeLessThan(10);
	});
});

describe('what looks like a secret', () => {
	it.each([
		[`token ${TOKEN}!`, 'token [token]!'],
		[`{\\"a\\":\\"x\\n${TOKEN}\\"}`, '{\\"a\\":\\"x\\n[token]\\"}'],
		['?access_token%3Dpinr_ABCDEFGH&b', '?access_token%3D[token]&b'],
		['pinc_1234567 pinx_1234567', '[token] pinx_1234567'],
		['Bearer abc123def', 'Bearer [token]'],
		['BASIC dXNlcjpwYXNz', 'BASIC [token]'],
		['bearer%20ABC.def-1', 'bearer%20[token]'],
		['Authorization: Token abc def\nHost: a.example', `Authorization: ${HIDDEN}\nHost: a.example`],
		['{"authorization":"Whatever x","b":1}', `{"authorization":"${HIDDEN}","b":1}`],
		['{\\"Authorization\\": \\"Whatever x\\"}', `{\\"Authorization\\": \\"${HIDDEN}\\"}`],
		['get https://user:pa$$@host.example/v5?a=b@c', 'get https://host.example/v5?a=b@c'],
	])('is taken out whosever it is: %s', (text, told) => {
		expect(withoutShapes(text)).toBe(told);
		expect(redactorFor(['unrelated'])(text)).toBe(told);
		expect(redactorFor(['unrelated'])(told)).toBe(told);
	});

	it.each([
		'Apply for basic access, or a bearer token of your own.',
		'The authorization code is expired.',
		'spina_bifida_awareness',
		'https://www.pinterest.com/@shop/pins',
		'Ask ada@mail.example',
	])('is no ordinary text: %s', (text) => {
		expect(withoutShapes(text)).toBe(text);
	});
});

describe('JSON without secrets', () => {
	const redact = redactorFor([TOKEN, 'hunter', '7', 424242]);

	it('has none in texts, names and numbers, however deep', () => {
		const answer = {
			message: `Wrong: ${TOKEN}`,
			details: [{ hunter: [null, true, 424242, 4242, { a: `"${base64('x:hunter')}"` }] }],
			[`x-${TOKEN}`]: 1,
		};
		expect(redactJson(answer, redact)).toEqual({
			message: `Wrong: ${HIDDEN}`,
			details: [{ [HIDDEN]: [null, true, HIDDEN, 4242, { a: `"eD${HIDDEN}"` }] }],
			[`x-${HIDDEN}`]: 1,
		});
	});

	it('has no short one where its name says that it is one', () => {
		const answer = { password: '7', count: '7', passwords: 7, accessToken: 7, secret: 'at least 7 letters' };
		expect(redactJson(answer, redact)).toEqual({ ...answer, password: HIDDEN, accessToken: HIDDEN });
	});

	it('keeps the names that a reader looks for', () => {
		expect(redactJson({ hunter: 'hunter', b: 'hunter' }, redact, ['hunter'])).toEqual({ hunter: HIDDEN, b: HIDDEN });
	});

	it('ends where it is nested without end', () => {
		let deep: unknown = TOKEN;
		for (let level = 0; level < 50_000; level++) deep = [deep];
		expect(JSON.stringify(redactJson(deep, redact))).toContain(`"${HIDDEN}"`);
	});
});

describe('the secrets of a run', () => {
	it('are found in a credential, with what the token endpoint is sent', () => {
		const credential = {
			...{ clientId: 'app', clientSecret: 's3cret/+', environment: 'production', scope: 'pins:read' },
			oauthTokenData: { access_token: TOKEN, refresh_token: 'pinr_OTHER', token_type: 'bearer', expires_in: 3600 },
		};
		expect(new Set(secretsOf(credential))).toEqual(
			new Set(['s3cret/+', TOKEN, 'pinr_OTHER', base64('app:s3cret/+'), base64('app:s3cret%2F%2B')]),
		);
		expect(secretsOf({ accessToken: TOKEN, baseUrl: 'https://a.example', allowedHttpRequestDomains: 'all' })).toEqual([
			TOKEN,
		]);
	});

	it('are found in bodies and addresses', () => {
		const body = {
			feed: { username: 'u', password: 'pw', location: 'sftp://u:p%40w@files.example/a' },
			subscriptions: [{ partner_access_token: 'A1', partner_refresh_token: 'R1', partner_id: '7' }],
			cryptographic_key: 'K=',
		};
		expect(new Set(secretsOf(body, 'http://u:proxy1@proxy.example:3128'))).toEqual(
			new Set([
				...['pw', 'p%40w', 'p@w', 'A1', 'R1', 'K=', 'proxy1'],
				...[base64('u:pw'), base64('u:p@w'), base64('u:proxy1')],
			]),
		);
	});

	it('are not what people need', () => {
		expect(
			secretsOf({ token: 'report-token', lead_id: '1', password: '', secret: null, has_password: true }, 'a@b'),
		).toEqual([]);
	});
});

describe('a base URL that is quoted', () => {
	it.each([
		['https://user:pass@gateway.example:8443/v5', 'https://gateway.example:8443/v5'],
		['https://user@gateway.example', 'https://gateway.example'],
		['https://user:p@ss@gateway.example/v5', 'https://gateway.example/v5'],
		['https://gateway.example/@shop?token=abc#x', 'https://gateway.example/@shop'],
		['user:pass@gateway.example/v5', 'gateway.example/v5'],
		['https://user:pa/ss@gateway.example', 'https://gateway.example'],
		['https://user:pa#ss?@gateway.example/v5', 'https://gateway.example/v5'],
		['//user:pass@host', '//host'],
		['https:user:pass@host/v5', 'https:host/v5'],
		['ftp://user:pass@host/a', 'ftp://host/a'],
		['  https:/user:pass@host  ', 'https:/host'],
		['gateway', 'gateway'],
		['', ''],
	])('has no user in it: %s', (url, quoted) => {
		expect(quotableUrl(url)).toBe(quoted);
	});
});

describe('the secrets of a run', () => {
	const token = 'pina_ABCDEF0123456789abcdef';
	const run = new Secrets({ accessToken: token, clientId: '1', clientSecret: 'cafe' });
	run.sends(token);

	it('are in no error, whatever their length', () => {
		expect(run.redact(`${token} cafe`)).toBe(`${HIDDEN} ${HIDDEN}`);
	});

	it('are in no good answer where they can’t be a part of words', () => {
		const answer = (value: string) => JSON.stringify({ echo: value, name: 'A cafe in town' });
		for (const writing of [token, Buffer.from(`Bearer ${token}`).toString('base64'), encodeURIComponent(token)]) {
			const told = run.redactAnswer(answer(writing));
			expect(told).not.toContain(writing);
			expect(told).toContain('A cafe in town');
		}
		expect(run.redactAnswer(answer('nothing'))).toBe(answer('nothing'));
		expect(run.redactAnswer('cafe')).toBe('cafe');
	});

	it('grow when a token is renewed, and stand in no JSON of them', () => {
		const renewed = 'pina_another0123456789';
		run.add({ oauthTokenData: { access_token: renewed } });
		expect(run.redact(`<${renewed}> <${token}>`)).toBe(`<${HIDDEN}> <${HIDDEN}>`);
		expect(JSON.stringify(run)).not.toContain('0123456789');
	});
});
