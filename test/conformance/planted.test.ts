import type { ICredentialType, INodeProperties, INodeType } from 'n8n-workflow';

import { conformNodes } from './conformance';
import { ApiDescription, mended } from './description';
import { packageNode } from './nodes';
import type { Report } from './report';

// It loads an ES module, which jest can't on Node 20; a description that is parsed already has no need of it.
jest.mock('openapi-backend/refparser', () => ({ parse: async (document: object) => document }));

/** A small API and a node for it with everything wrong that the run is there to find. */
const text = { type: 'string' };
const list = { type: 'array', items: { type: 'string', enum: ['A', 'B', 'C'] } };
const operation = (operationId: string, properties?: object, more: object = {}) => ({
	operationId,
	tags: ['things'],
	security: [{ oauth: [] }],
	responses: { 200: { content: { 'application/json': { schema: { type: 'object', properties: { id: text } } } } } },
	...(properties
		? { requestBody: { required: true, content: { 'application/json': { schema: { type: 'object', properties } } } } }
		: {}),
	...more,
});
const document = {
	openapi: '3.0.3',
	info: { title: 'Things', version: '1' },
	servers: [{ url: 'https://things.example.com/v1' }],
	paths: {
		'/things': {
			get: operation('list', undefined, { parameters: [{ name: 'kinds', in: 'query', schema: list, explode: true }] }),
			post: operation('create', { name: text, nested: { type: 'object', properties: { inner: text, lost: text } } }),
			delete: operation('clear'),
		},
		'/things/kind': { patch: operation('kind', { kind: { type: 'string', enum: ['X', 'Y', 'Z'] } }) },
	},
};

const shownFor = (...operations: string[]) => ({ displayOptions: { show: { operation: operations } } });
const property = (name: string, more: Partial<INodeProperties>): INodeProperties => {
	return { displayName: name, name, type: 'string', default: '', ...more };
};
const option = (value: string, method: 'GET' | 'POST' | 'PATCH', url: string) => {
	return { name: value, value, routing: { request: { method, url } } };
};
const options = (...values: string[]) => values.map((value) => ({ name: value, value }));

class ThingNode implements INodeType {
	description: INodeType['description'] = {
		displayName: 'Thing',
		name: 'thing',
		group: ['transform'],
		version: 1,
		description: 'Things',
		defaults: { name: 'Thing' },
		inputs: ['main'],
		outputs: ['main'],
		credentials: [{ name: 'thingApi', required: true }],
		requestDefaults: { baseURL: '={{ $credentials.baseUrl }}' },
		properties: [
			property('operation', {
				type: 'options',
				default: 'list',
				options: [
					option('list', 'GET', '/things'),
					option('create', 'POST', '/things'),
					option('kind', 'PATCH', '/things/kind'),
					option('silent', 'GET', '/things'),
				],
			}),
			property('kinds', {
				type: 'multiOptions',
				default: [],
				options: options('A', 'B', 'C'),
				...shownFor('list'),
				routing: { send: { type: 'query', property: 'kinds', value: '={{ $value.join(",") || undefined }}' } },
			}),
			property('inner', {
				...shownFor('create'),
				routing: { send: { type: 'body', property: 'nested.inner' } },
			}),
			property('typo', {
				...shownFor('create'),
				routing: { send: { type: 'body', property: 'nested.tpyo', value: '={{ $value || undefined }}' } },
			}),
			property('kind', {
				type: 'options',
				default: 'X',
				options: options('X', 'Y', 'W'),
				...shownFor('kind'),
				routing: { send: { type: 'body', property: 'kind' } },
			}),
			property('never', {
				...shownFor('silent'),
				routing: {
					send: {
						preSend: [
							async () => {
								throw new Error('never is always wrong');
							},
						],
					},
				},
			}),
		],
	};
}

const thingApi: ICredentialType = {
	name: 'thingApi',
	displayName: 'Thing API',
	properties: [property('baseUrl', {}), property('token', {})],
	authenticate: { type: 'generic', properties: { headers: { Authorization: '=Bearer {{ $credentials.token }}' } } },
};

let report: Report;
beforeAll(async () => {
	const api = new ApiDescription(mended(document));
	const credentials = async (baseUrl: string) => {
		return { types: [thingApi], data: { thingApi: { baseUrl, token: 'right' } }, tokens: ['right'] };
	};
	report = await conformNodes(api, [packageNode('Thing', new ThingNode())], credentials, { seeds: 1 });
});

const found = (kind: string) =>
	report.details
		.filter((detail) => detail.kind === kind)
		.map(({ operation: name, described, field, message }) =>
			[name, described, field, message].filter(Boolean).join(' | '),
		);

it('finds what an operation sends wrongly, and the one that sends nothing', () => {
	expect(found('violation')).toEqual([
		'list | GET /things | array style: kinds is sent as kinds=a,b, but described as kinds=a&kinds=b',
		'create | POST /things | unknown body key: The body holds nested.tpyo, which is not described',
		'kind | PATCH /things/kind | schema: body/kind must be equal to one of the allowed values ["X","Y","Z"]',
		expect.stringMatching(/^silent \| nothing sent: never is always wrong/),
	]);
});

it('finds fields and enum values that nothing reaches, and operations that are not offered', () => {
	expect(found('unreachable field')).toEqual([
		'POST /things | body name | no parameter reaches it',
		'POST /things | body nested.lost | no parameter reaches it',
	]);
	expect(found('missing enum value')).toEqual(['PATCH /things/kind | body kind | Z is not offered']);
	expect(found('not offered')).toEqual(['DELETE /things | clear (things)']);
});

it('counts them', () => {
	expect(report.summary).toEqual({
		operations: 4,
		described: 4,
		violations: 4,
		unreachableFields: 2,
		jsonOnlyFields: 0,
		missingEnumValues: 1,
	});
});
