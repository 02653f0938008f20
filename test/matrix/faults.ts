import type { Fault, FaultRule } from '../pinterest';

/** What goes wrong in a cell of the matrix, and what may be said of it. */
export interface MatrixFault {
	name: string;
	fault: Fault;
	/** Once at some request of its kind, or at each of them. */
	times: 'once' | 'always';
	/** What else goes wrong meanwhile. */
	beside?: FaultRule[];
	/** Only where answers are lists that go on. */
	onlyPages?: boolean;
	/** What an error must say, and what would be wrong to say, in its message or its advice. */
	must?: RegExp;
	mustNot?: RegExp;
}

const NO = 'The linen is out of stock';
const page = (title: string) =>
	`<!DOCTYPE html><html><head><title>${title}</title></head><body><h1>${title}</h1><p>Ask your administrator.</p></body></html>`;

type Said = Pick<MatrixFault, 'must' | 'mustNot'>;

/** A refusal is none of these. */
const REFUSED: Said = { must: /linen is out of stock/i, mustNot: /connection to Pinterest|firewall|proxy|decompress/ };
const SENTENCES = {
	broken: { must: /connection|answer/i, mustNot: /Correct the|scope|Trial|refused the values/ },
	page: { mustNot: /\bTrial\b|\bscope\b|Correct the (values|parameters) named|access token is expired/ },
	nothing: {
		mustNot: /Check the connection|connection to Pinterest broke|Correct the (values|parameters)|scope|Trial/,
	},
	cut: { must: /broke off|decompressed|may have been executed/, mustNot: /Correct the|scope|Trial|refused the values/ },
	own: { mustNot: /Correct the (values|parameters)|scope|Trial|Check the connection/ },
	limit: {
		must: /rate limit|asks for a pause|may have been executed|retry after/i,
		mustNot: /connection to Pinterest|Correct the/,
	},
} satisfies Record<string, Said>;

/** The fault before the request is executed, and after it. */
function both(name: string, fault: Fault & { afterExecuting?: boolean }, said: Said): MatrixFault[] {
	return [
		{ name, fault, times: 'once', ...said },
		{ name: `${name}, executed`, fault: { ...fault, afterExecuting: true }, times: 'once', ...said },
	];
}

const once = (name: string, fault: Fault, said: Said): MatrixFault => ({ name, fault, times: 'once', ...said });
const always = (name: string, fault: Fault, said: Said): MatrixFault => ({ name, fault, times: 'always', ...said });
const json = (body: unknown, status = 200): Fault & { kind: 'raw' } => ({
	...{ kind: 'raw', status, text: JSON.stringify(body) },
	headers: { 'content-type': 'application/json' },
});
const html = (title: string, status: number): Fault & { kind: 'raw' } => ({
	...{ kind: 'raw', status, text: page(title) },
	headers: { 'content-type': 'text/html' },
});

/** Good statuses with nothing of what was asked for. */
const NOTHING: MatrixFault[] = [
	...both('empty', { kind: 'raw', status: 200 }, SENTENCES.nothing),
	always('empty always', { kind: 'raw', status: 200 }, SENTENCES.nothing),
	...both('empty 201', { kind: 'raw', status: 201 }, SENTENCES.nothing),
	...both('empty 204', { kind: 'raw', status: 204 }, SENTENCES.nothing),
	...both('null', json(null), SENTENCES.nothing),
	...both('{}', json({}), SENTENCES.nothing),
	...both('[]', json([]), SENTENCES.nothing),
	...both('number', json(42), SENTENCES.nothing),
	...both('text', json('OK'), SENTENCES.nothing),
	once('plain text', { kind: 'raw', status: 200, text: 'OK', headers: { 'content-type': 'text/plain' } }, {}),
	once('page', html('Sign in to the guest network', 200), SENTENCES.page),
	always('page always', html('Sign in to the guest network', 200), SENTENCES.page),
	once('code in 200', json({ code: 99, message: NO }), REFUSED),
	once('failure in 200', json({ status: 'failure', message: NO, data: null }), REFUSED),
	...both('failure without a word', json({ status: 'failure', data: null }), SENTENCES.nothing),
];

/** Good answers that lack something, or hold what they should not. */
const ALTERED: MatrixFault[] = [
	once('id null', { kind: 'altered', how: 'idNull' }, SENTENCES.nothing),
	always('bare numbers', { kind: 'altered', how: 'bareNumbers' }, {}),
	once('null element', { kind: 'altered', how: 'nullElement' }, SENTENCES.nothing),
	once('text element', { kind: 'altered', how: 'textElement' }, SENTENCES.nothing),
	once('empty element', { kind: 'altered', how: 'emptyElement' }, SENTENCES.nothing),
	once('null elements', { kind: 'altered', how: 'nullElements' }, SENTENCES.nothing),
	once('errors as text', { kind: 'altered', how: 'errorsText' }, {}),
	once('truncated', { kind: 'altered', how: 'truncated' }, SENTENCES.own),
	always('truncated always', { kind: 'altered', how: 'truncated' }, SENTENCES.own),
	once('cut off', { kind: 'truncate', abort: true }, SENTENCES.broken),
	...(['gzip', 'br', 'deflate'] as const).map((encoding) =>
		once(`cut ${encoding}`, { kind: 'truncate', encoding }, SENTENCES.cut),
	),
	once('cut off gzip', { kind: 'truncate', encoding: 'gzip', abort: true }, SENTENCES.broken),
	...both(
		'wrong gzip',
		{ kind: 'raw', status: 200, text: 'not gzip at all', headers: { 'content-encoding': 'gzip' } },
		{ must: /decompress|broke off|can’t be read/, mustNot: /Correct the|scope|Trial/ },
	),
];

const PAGES: MatrixFault[] = [
	once('bookmark number', { kind: 'altered', how: 'bookmarkNumber' }, {}),
	once('bookmark object', { kind: 'altered', how: 'bookmarkObject' }, SENTENCES.nothing),
	always('bookmark repeated', { kind: 'repeatBookmark' }, SENTENCES.nothing),
	once('empty page', { kind: 'emptyPage' }, SENTENCES.nothing),
	always('empty pages', { kind: 'emptyPage' }, SENTENCES.nothing),
	always('endless', { kind: 'endless' }, SENTENCES.nothing),
].map((one) => ({ ...one, onlyPages: true }));

const BROKEN: MatrixFault[] = [
	...both('reset', { kind: 'reset' }, SENTENCES.broken),
	always('reset always', { kind: 'reset' }, SENTENCES.broken),
	...both('silence', { kind: 'silence' }, { must: /no answer in time/, mustNot: /Correct the|scope|Trial/ }),
	always('silence always', { kind: 'silence' }, { must: /no answer in time/, mustNot: /Correct the|scope|Trial/ }),
	once(
		'redirect',
		{ kind: 'redirect', to: 'http://127.0.0.1:9/sign-in' },
		{ must: /redirect/, mustNot: /connection to Pinterest|scope|Trial/ },
	),
];

const LIMITED: MatrixFault[] = [
	once('429', { kind: '429', retryAfter: 2 }, SENTENCES.limit),
	once(
		'429 without Retry-After',
		{ kind: 'status', status: 429, code: 8, message: 'Too many requests.' },
		SENTENCES.limit,
	),
	once('429 for days', { kind: '429', retryAfter: 999_999 }, SENTENCES.limit),
	once('429 without sense', json429({ 'retry-after': '1e99' }), SENTENCES.limit),
	once(
		'429 in words',
		{ kind: 'raw', status: 429, text: 'Rate limit exceeded (2726). Retry after 3 seconds' },
		SENTENCES.limit,
	),
	always('429 always', { kind: '429', retryAfter: 30 }, SENTENCES.limit),
	once(
		'400 for 2 seconds',
		{ kind: 'status', status: 400, code: 1, message: 'Busy. Retry after 2 seconds' },
		SENTENCES.limit,
	),
	once(
		'400 code 12',
		{ kind: 'status', status: 400, code: 12, message: 'Something went wrong on our end.' },
		SENTENCES.own,
	),
	always(
		'400 code 12 always',
		{ kind: 'status', status: 400, code: 12, message: 'Something went wrong on our end.' },
		SENTENCES.own,
	),
];

function json429(headers: Record<string, string>): Fault {
	return { kind: 'status', status: 429, code: 8, message: 'Too many requests.', headers };
}

const TOKEN: FaultRule['match'] = { method: 'POST', path: '/oauth/token', times: Infinity };
const signIn = /token|Reconnect|reconnect/;

const UNAUTHORIZED: MatrixFault[] = [
	once('401', { kind: 'expireToken' }, {}),
	always(
		'401 always',
		{ kind: 'status', status: 401, code: 2, message: 'Authentication failed.' },
		{ must: signIn, mustNot: /lacks the scope|Trial|connection to Pinterest/ },
	),
	{
		...once(
			'401, renewal refused',
			{ kind: 'expireToken' },
			{ must: signIn, mustNot: /lacks the scope|Trial|connection to Pinterest/ },
		),
		beside: [
			{
				match: TOKEN,
				fault: { kind: 'status', status: 400, code: 283, message: 'The authorization grant is invalid.' },
			},
		],
	},
	{
		...once('401, renewal breaks', { kind: 'expireToken' }, { mustNot: /lacks the scope|Trial|Correct the/ }),
		beside: [{ match: TOKEN, fault: { kind: 'reset' } }],
	},
	{
		...once('401, renewal is a page', { kind: 'expireToken' }, { mustNot: /lacks the scope|Trial|Correct the/ }),
		beside: [{ match: TOKEN, fault: html('Sign in to the guest network', 200) }],
	},
	once(
		'401 feature',
		{
			kind: 'status',
			status: 401,
			code: 3,
			message: 'Your app does not have access to this restricted feature: linen_edit',
		},
		{ must: /feature/, mustNot: /lacks the scope|access token is expired|connection to Pinterest/ },
	),
	once(
		'401 scope',
		{ kind: 'status', status: 401, code: 3, message: "Authorization failed. Missing: ['linen:write']" },
		{ must: /linen:write/, mustNot: /access token is expired|connection to Pinterest|Trial/ },
	),
	once('401 page', html('Sign in to the proxy', 401), { mustNot: /lacks the scope|Trial|Correct the/ }),
];

const REFUSALS: MatrixFault[] = [
	once('400', { kind: 'status', status: 400, code: 1, message: NO }, REFUSED),
	once('403', { kind: 'status', status: 403, code: 29, message: NO }, REFUSED),
	once('403 page', html('Blocked by the firewall', 403), {
		must: /proxy|firewall/i,
		mustNot: /\bTrial\b|scope|owns the object/,
	}),
	once('404', { kind: 'status', status: 404, code: 50, message: NO }, REFUSED),
	once('409', { kind: 'status', status: 409, code: 58, message: NO }, REFUSED),
	once('413 page', html('Request Entity Too Large', 413), { must: /too large/i, mustNot: /\bTrial\b|scope/ }),
];

const OWN: MatrixFault[] = [
	...[500, 502, 503, 504].flatMap((status) => both(`${status}`, { kind: 'status', status }, SENTENCES.own)),
	...both('502 page', html('Bad Gateway', 502), SENTENCES.own),
	always('500 always', { kind: 'status', status: 500 }, SENTENCES.own),
	always('503 always', { kind: 'status', status: 503 }, SENTENCES.own),
];

/** Refusals as each layer on the way writes them. */
const FORMS: MatrixFault[] = Object.entries({
	'message list': { code: 1, message: [NO, 'Nor is the wool'] },
	'message object': { code: 1, message: { name: [NO] } },
	'error text': { error: NO },
	'error object': { error: { code: 7, message: NO } },
	'errors list': { errors: [{ reason: NO }, null] },
	detail: { detail: [{ loc: ['body', 'name'], msg: NO, message: NO }] },
	'code as text': { code: '7', message: NO, details: null },
	'message null': { code: 7, message: null, details: { reason: NO } },
	'list of errors': [{ message: NO }],
}).map(([name, body]) =>
	once(`400 ${name}`, json(body, 400), name === 'message null' ? { mustNot: REFUSED.mustNot } : REFUSED),
);

const TEXTS: MatrixFault[] = [
	once(
		'400 plain text',
		{ kind: 'raw', status: 400, text: NO, headers: { 'content-type': 'text/plain' } },
		{ must: /linen/ },
	),
	once('400 empty', { kind: 'raw', status: 400 }, { mustNot: /named above|connection to Pinterest/ }),
];

/** Everything that answers can be, each with a name of its own. */
export const FAULTS: readonly MatrixFault[] = [
	...NOTHING,
	...ALTERED,
	...PAGES,
	...BROKEN,
	...LIMITED,
	...UNAUTHORIZED,
	...REFUSALS,
	...OWN,
	...FORMS,
	...TEXTS,
];
