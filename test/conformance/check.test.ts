import { Checker, type Finding } from './check';
import { ApiDescription, mended } from './description';
import type { Recorded } from './recorder';

// It loads an ES module, which jest can't on Node 20; a description that is parsed already has no need of it.
jest.mock('openapi-backend/refparser', () => ({ parse: async (document: object) => document }));

const ID = { type: 'string', pattern: '^\\d+$' };
const boardBody = {
	type: 'object',
	properties: {
		name: { type: 'string', maxLength: 10 },
		privacy: { type: 'string', enum: ['PUBLIC', 'SECRET'] },
		cover: {
			type: 'object',
			discriminator: {
				propertyName: 'kind',
				mapping: { url: '#/components/schemas/UrlCover', pin: '#/components/schemas/PinCover' },
			},
			oneOf: [{ $ref: '#/components/schemas/UrlCover' }, { $ref: '#/components/schemas/PinCover' }],
		},
		slots: { type: 'array', items: { type: 'object', properties: { title: { type: 'string' } } } },
		labels: { type: 'object', additionalProperties: { type: 'string' } },
		weights: {
			type: 'object',
			properties: { SIZE: { type: 'string', enum: ['small', 'large'] } },
			additionalProperties: { type: 'number' },
		},
	},
	required: ['name'],
};
const list = (name: string, explode: boolean) => ({ name, in: 'query', explode, schema: { type: 'array', items: ID } });
const document = {
	openapi: '3.0.3',
	info: { title: 'Boards', version: '1' },
	paths: {
		'/boards': {
			get: {
				operationId: 'boards/list',
				parameters: [
					list('ids', true),
					list('pins', false),
					{ name: 'size', in: 'query', required: true, schema: { type: 'integer', maximum: 9 } },
					{ name: 'kind', in: 'query', explode: false, schema: { type: 'string', enum: ['A,B', 'C'] } },
				],
				responses: { 200: { description: 'Boards' } },
				security: [{ oauth: [] }],
			},
			post: {
				operationId: 'boards/create',
				requestBody: { required: true, content: { 'application/json': { schema: boardBody } } },
				responses: { 200: { description: 'A board' } },
				security: [{ oauth: [] }],
			},
		},
	},
	components: {
		schemas: {
			UrlCover: { type: 'object', properties: { kind: { type: 'string' }, url: { type: 'string' } } },
			PinCover: { type: 'object', properties: { kind: { type: 'string' }, pin: ID }, required: ['pin'] },
		},
	},
};

let checker: Checker;
beforeAll(async () => {
	checker = new Checker(new ApiDescription(mended(document)));
	await checker.ready();
});

const check = (given: Partial<Recorded>): Finding[] => {
	const headers = { authorization: 'Bearer right', 'content-type': given.body ? 'application/json' : undefined };
	const request = { method: 'GET', path: '/boards', query: 'size=3', headers, body: '', elsewhere: false, ...given };
	return checker.check(request, ['right']).findings;
};
const post = (body: unknown, more: Partial<Recorded> = {}) =>
	check({ method: 'POST', query: '', body: body === undefined ? '' : JSON.stringify(body), ...more });

describe('a request as described', () => {
	it('has no findings', () => {
		const cover = { kind: 'url', url: 'x' };
		expect(check({ query: 'size=3&ids=1&ids=2&pins=1,2&kind=C' })).toEqual([]);
		expect(post({ name: 'A', privacy: 'SECRET', cover, slots: [{ title: 'T' }], labels: { any: 'key' } })).toEqual([]);
		expect(post({ name: 'A', weights: { small: 1, large: 2 } })).toEqual([]);
	});
});

describe('a planted violation is found', () => {
	it.each<[string, () => Finding[], string[]]>([
		['an unknown path', () => check({ path: '/board' }), ['unknown operation']],
		['an unknown method', () => check({ method: 'PUT' }), ['unknown operation']],
		['an unknown query parameter', () => check({ query: 'size=3&sort=a' }), ['unknown parameter']],
		['a missing query parameter', () => check({ query: '' }), ['schema']],
		['a number out of bounds', () => check({ query: 'size=10' }), ['schema']],
		['a repeated list with commas', () => check({ query: 'size=3&ids=1,2' }), ['array style']],
		['a list with commas repeated', () => check({ query: 'size=3&pins=1&pins=2' }), ['array style']],
		['a list with brackets', () => check({ query: 'size=3&ids[0]=1&ids[1]=2' }), ['array style', 'array style']],
		['a list with encoded commas', () => check({ query: 'size=3&pins=1%2C2' }), ['array style']],
		['a repeated list with encoded commas', () => check({ query: 'size=3&ids=1%2C2' }), ['array style']],
		['a single value twice', () => check({ query: 'size=3&kind=C&kind=C' }), ['array style']],
		['a missing body key', () => post({ privacy: 'PUBLIC' }), ['schema']],
		['an enum value that does not exist', () => post({ name: 'A', privacy: 'NONE' }), ['schema']],
		['an unknown body key', () => post({ name: 'A', nam: 'B' }), ['unknown body key']],
		['an unknown key in a list', () => post({ name: 'A', slots: [{ link: 'x' }] }), ['unknown body key']],
		['a key outside of those that are named', () => post({ name: 'A', weights: { tiny: 1 } }), ['unknown body key']],
		['a key of another variant', () => post({ name: 'A', cover: { kind: 'url', pin: '1' } }), ['unknown body key']],
		['a POST without a body', () => post(undefined), ['body']],
		['a body that is not JSON', () => check({ method: 'POST', query: '', body: '{' }), ['body']],
		['a GET with a body', () => check({ body: '{}' }), ['body']],
		[
			'another content type',
			() => post({ name: 'A' }, { headers: { authorization: 'Bearer right', 'content-type': 'text/plain' } }),
			['content type'],
		],
		['no token', () => check({ headers: {} }), ['authorization']],
		['another token', () => check({ headers: { authorization: 'Bearer wrong' } }), ['authorization']],
		['a token for another host', () => check({ elsewhere: true }), ['authorization']],
	])('%s', (_name, find, kinds) => {
		expect(find().map(({ kind }) => kind)).toEqual(kinds);
	});
});
