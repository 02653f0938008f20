import { cut, explanationIn, withoutEnd } from '../../../../nodes/shared/api/explanation';

const messageOf = (body: unknown) => explanationIn(body).message;

describe('the message of a failure', () => {
	it.each([
		'message',
		'error_description',
		'error_message',
		'errorMessage',
		'error_msg',
		'detail',
		'error',
		'errors',
		'exceptions',
		'messages',
		'error_messages',
		'reason',
		'description',
		'title',
	])('is found under %s', (name) => {
		expect(messageOf({ other: 'x', [name]: 'Bad link' })).toBe('Bad link');
	});

	it.each<[unknown, string]>([
		[{ title: 'Bad Request', detail: 'Bad link' }, 'Bad link'],
		[{ error: 'invalid_grant', error_description: 'Token expired' }, 'Token expired'],
		[{ message: 'Refused', errors: ['bad link', 'bad title'], reason: 'x' }, 'Refused; bad link; bad title'],
		[{ message: 'Refused', messages: ['x'] }, 'Refused'],
		[{ message: '  ', detail: 'Bad link' }, 'Bad link'],
		[{ message: 404 }, '404'],
		[{ error: { type: 'x', message: 'Bad link' } }, 'Bad link'],
		[['first', { message: 'second' }, 3], 'first; second; 3'],
		[{ link: ['too long', 'not a URL'], title: undefined }, 'link: too long, not a URL'],
		[{ link: 'bad', name: [], size: '' }, 'link: bad'],
		[{ fields: { link: 'bad', name: 'long' } }, 'fields: link: bad, name: long'],
		[true, ''],
		[null, ''],
		[{ link: true, name: null }, ''],
	])('says what most says, and then with what: %j', (body, message) => {
		expect(messageOf(body)).toBe(message);
	});

	it('is none of what comes beside a message, but may be in an object by field', () => {
		const beside = ['code', 'status', 'endpoint_name', 'request_identifier', 'timestamp', 'path'];
		const values = Object.fromEntries(beside.map((name) => [name, 'x']));
		expect(messageOf(values)).toBe('');
		expect(messageOf({ errors: { status: 'is not ACTIVE' } })).toBe('status: is not ACTIVE');
		expect(messageOf({ status: 'failure', data: 'why', details: {} })).toBe('why');
		expect(messageOf({ details: 'only details' })).toBe('only details');
		expect(messageOf({ message: 'No', details: 'x' })).toBe('No');
	});

	it('is of at most twenty parts', () => {
		const names = Array.from({ length: 30 }, (_, at) => `f${at}`);
		expect(messageOf(names)).toBe(names.slice(0, 20).join('; '));
		expect(messageOf(Object.fromEntries(names.map((name) => [name, 'x'])))).toBe(
			names
				.slice(0, 20)
				.map((name) => `${name}: x`)
				.join('; '),
		);
	});

	it('is looked for in six levels', () => {
		const nested = (levels: number): unknown => (levels === 0 ? 'Bad link' : [nested(levels - 1)]);
		const objects = (levels: number): unknown => (levels === 0 ? 7 : { error: objects(levels - 1) });
		expect([messageOf(nested(6)), messageOf(nested(7))]).toEqual(['Bad link', '']);
		expect([messageOf(objects(6)), messageOf(['x', nested(5)])]).toEqual(['7', 'x; Bad link']);
		const fields = (levels: number): unknown => (levels === 0 ? 'bad' : { link: fields(levels - 1) });
		expect(messageOf(fields(6))).toContain('bad');
		expect(messageOf(fields(7))).toBe('');
	});
});

describe('the code of a failure', () => {
	it.each<[unknown, number | undefined]>([
		[{ code: 29 }, 29],
		[{ code: '29' }, 29],
		[{ code: 0, error: { code: 5 } }, 0],
		[{ error: { code: 5 } }, 5],
		[{ code: 'E29', error: { code: '5' } }, 5],
		[{ code: '29x' }, undefined],
		[{ code: '1234567890' }, undefined],
		[{ code: '' }, undefined],
		[{ code: Number.POSITIVE_INFINITY }, undefined],
		[{ code: true }, undefined],
		[{ error: 'x' }, undefined],
		[{ error: null }, undefined],
		['29', undefined],
		[undefined, undefined],
	])('is a number: %j', (body, code) => {
		expect(explanationIn(body).code).toBe(code);
	});
});

describe('the details of a failure', () => {
	const detailsOf = (details: unknown) => explanationIn({ message: 'No', details }).details;

	it('are kept as they are where they are small', () => {
		const details = { list: [1, 'two', null, true], object: { none: null } };
		expect(detailsOf(details)).toEqual(details);
		expect([detailsOf(['x']), detailsOf('x'), detailsOf(null)]).toEqual([undefined, undefined, undefined]);
	});

	it('are cut where they are large', () => {
		const entries = Array.from({ length: 30 }, (_, at): [string, number] => [`f${at}`, at]);
		expect(detailsOf(Object.fromEntries(entries))).toEqual(Object.fromEntries(entries.slice(0, 20)));
		expect(detailsOf({ list: entries })).toEqual({ list: entries.slice(0, 20) });
		expect(detailsOf({ text: 'x'.repeat(2000) })).toEqual({ text: 'x'.repeat(2000) });
		expect(detailsOf({ text: 'x'.repeat(2001) })).toEqual({ text: `${'x'.repeat(1999)}…` });
		expect(detailsOf({ ['n'.repeat(501)]: 1 })).toEqual({ [`${'n'.repeat(499)}…`]: 1 });
		expect(detailsOf({ a: { b: { c: { d: { e: { f: { g: 1 } } } } } } })).toEqual({
			a: { b: { c: { d: { e: { f: '…' } } } } },
		});
		expect(detailsOf({ a: [[[[[['x']]]]]] })).toEqual({ a: [[[[['…']]]]] });
	});
});

describe('what is no JSON', () => {
	it.each<[string, string]>([
		['upstream\u0000 connect\n\n error ', 'upstream connect error'],
		['1 < 2', '1 < 2'],
		['Use <b>another</b> one', 'Use <b>another</b> one'],
		['<p>a</p><p>b</p>', 'a b'],
		['<p>a<script>x()</script>b', 'a b'],
		[' <html><title lang="en">Access Denied</title><h1>No</h1>', 'Access Denied'],
		['<HTML><TITLE>Access Denied</TITLE>', 'Access Denied'],
		['<Error><Message>No key</Message><h1>No</h1></Error>', 'No key'],
		['<html><h1 class="big">Sign in</h1><p>here</p>', 'Sign in'],
		['<p>Sign <b class="x">in</b></p>', 'Sign in'],
		['<STYLE>p{}</STYLE><script type="x">if (a < b) x()</script>Sign in', 'Sign in'],
		['<p>a</p><script>x()</script><p>b</p><script>y()</script><p>c</p>', 'a b c'],
		['<p>&amp;&lt;&gt;&quot;&apos;&#39;&nbsp;x &euro;</p>', "&<>\"'' x &euro;"],
		['<title>&amp;lt;</title>', '&lt;'],
		['<html></html>', ''],
	])('is told as what is to be read: %s', (body, message) => {
		expect(explanationIn(body)).toEqual({ message, isPage: true });
	});

	it('is nothing where it is blank', () => {
		expect(explanationIn(' \n')).toEqual({ message: '', isPage: false });
		expect(explanationIn({ message: 'No' }).isPage).toBe(false);
	});

	it('is looked at as far as some thousand characters', () => {
		const blank = ' '.repeat(20_000);
		expect([messageOf(`${blank}late`), messageOf({ message: `x${blank}late` }), cut(`${blank}late`)]).toEqual([
			'',
			'x',
			'',
		]);
		expect(messageOf(`<p>${blank}<title>late</title>`)).toBe('');
	});
});

describe('a text that is told', () => {
	it.each<[string, number | undefined, string]>([
		['x'.repeat(500), undefined, 'x'.repeat(500)],
		['x'.repeat(501), undefined, `${'x'.repeat(499)}…`],
		['abcdef', 5, 'abcd…'],
		['abcde', 5, 'abcde'],
		['abc😀😀', 5, 'abc…'],
		['ab😀😀', 5, 'ab😀…'],
		['\ta\r\n\u0007b\u00a0 c ', undefined, 'a b c'],
	])('is one line that ends somewhere: %j, %s', (text, longest, expected) => {
		expect(cut(text, longest)).toBe(expected);
	});

	it.each([
		['No. . ', 'No'],
		['No', 'No'],
		['1.5 it is.', '1.5 it is'],
		['...', ''],
		['', ''],
		['No!', 'No!'],
	])('has no full stops at its end: %j', (text, expected) => {
		expect(withoutEnd(text)).toBe(expected);
	});
});
