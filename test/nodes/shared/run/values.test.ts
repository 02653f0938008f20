import { choice } from '../../../../nodes/shared/fields/kinds';
import { clearFields } from '../../../../nodes/shared/fields/clear';
import { ParameterError } from '../../../../nodes/shared/fields/parameterError';
import type { IDataObject } from 'n8n-workflow';

import { compileOperation } from '../../../../nodes/shared/fields/compiled';
import { readValues } from '../../../../nodes/shared/run/values';
import type { Field } from '../../../../nodes/shared/rows/field';
import type { Operation } from '../../../../nodes/shared/rows/operation';
import { stub } from '../../../harness/stub';

const field = (name: string, more: Partial<Field> = {}): Field => ({
	name,
	apiName: `api_${name}`,
	in: 'body',
	shown: { displayName: name.toUpperCase(), type: 'string', default: '', description: `About ${name}` },
	parse: (value) => value,
	...more,
});

/** The values of an operation with these facts whose parameters are these. */
async function read(facts: Partial<Operation>, parameters: IDataObject) {
	const operation = { value: 'x', request: 'POST /boards', ...facts } as Operation;
	const asked: string[] = [];
	const reading = (name: string, fallback: unknown) => {
		asked.push(name);
		return parameters[name] ?? fallback;
	};
	const values = await readValues(compileOperation('board', operation), reading, stub([]).caller);
	return { ...values, asked };
}
const failure = async (facts: Partial<Operation>, parameters: IDataObject) =>
	await read(facts, parameters).then(
		() => undefined,
		(error: Error & { description?: string }) => ({
			message: error.message,
			description: error.description,
			name: error.name,
		}),
	);

describe('the values of an operation', () => {
	it('stand where the fields say, under Pinterest’s names', async () => {
		const fields = [
			field('id', { in: 'path' }),
			field('filter', { in: 'query' }),
			field('title'),
			field('deep', { apiName: 'a.b.c' }),
			field('beside', { apiName: 'a.b.d' }),
			field('inside', { in: 'local' }),
		];
		const { ids, query, body, local } = await read(
			{ fields },
			{ id: '1', filter: 'f', title: 't', deep: 1, beside: 2, inside: 3 },
		);
		expect({ ids, query, body, local }).toEqual({
			ids: { api_id: '1' },
			query: { api_filter: 'f' },
			body: { api_title: 't', a: { b: { c: 1, d: 2 } } },
			local: { inside: 3 },
		});
	});

	it.each([undefined, null, '', '  ', { __rl: true, mode: 'id', value: '' }, { __rl: true, value: ' ' }])(
		'are none where a parameter is %j, which is not parsed',
		async (value) => {
			const parse = jest.fn();
			const { body } = await read({ fields: [field('title', { parse })] }, { title: value });
			expect([body, parse.mock.calls]).toEqual([{}, []]);
			expect(await failure({ fields: [field('title', { required: true })] }, { title: value })).toEqual({
				message: 'TITLE is missing',
				description: 'About title',
				name: 'ParameterError',
			});
		},
	);

	it.each([0, false, ' x ', [1], {}, { value: '' }])('are there where a parameter is %j', async (value) => {
		const { body } = await read({ fields: [field('title', { required: true })] }, { title: value });
		expect(body).toEqual({ api_title: value });
	});

	it.each([[undefined], [[]]])('are none where parsing gives %j', async (parsed) => {
		const fields = [field('title', { parse: () => parsed })];
		expect((await read({ fields }, { title: 'x' })).body).toEqual({});
		const required = [field('title', { parse: () => parsed, required: true })];
		expect(await failure({ fields: required }, { title: 'x' })).toMatchObject({ message: 'TITLE is missing' });
	});

	it('are refused under the parameter’s name', async () => {
		const thrown = (error: Error): never => {
			throw error;
		};
		const wrong = (message: string, name = 'Error') => {
			const parse = () => {
				throw Object.assign(new Error(message), { name });
			};
			return { fields: [field('title', { parse })] };
		};
		expect(await failure(wrong('must be short, as A1'), { title: 'x' })).toMatchObject({
			message: 'TITLE must be short, as A1',
			description: 'About title',
		});
		expect(await failure(wrong('No board has it'), { title: 'x' })).toMatchObject({
			message: 'TITLE is not usable: No board has it',
		});
		expect(await failure(wrong('2 boards have it'), { title: 'x' })).toMatchObject({
			message: 'TITLE is not usable: 2 boards have it',
		});
		const named = [field('title', { parse: () => thrown(new ParameterError('Title and Link differ')) })];
		expect(await failure({ fields: named }, { title: 'x' })).toMatchObject({ message: 'Title and Link differ' });
		for (const name of ['CancelledError', 'NodeApiError', 'StoppedError'])
			expect(await failure(wrong('Something else', name), { title: 'x' })).toEqual({ message: 'Something else', name });
	});

	it('are refused as they are where no error was thrown', async () => {
		const parse = () => {
			// eslint-disable-next-line @typescript-eslint/only-throw-error -- it may come from anywhere
			throw 'text';
		};
		await expect(read({ fields: [field('title', { parse })] }, { title: 'x' })).rejects.toBe('text');
	});

	it('are looked up in order, once all others are known to be right', async () => {
		const seen: unknown[] = [];
		const resolve: Field['resolve'] = async (caller, parsed, values) => {
			seen.push([parsed, { ...values.query }, { ...values.ids }, { ...values.local }, caller.itemIndex]);
			return await Promise.resolve('found');
		};
		const fields = [
			field('board', { resolve }),
			field('inside', { in: 'local' }),
			field('id', { in: 'path' }),
			field('account', { in: 'query' }),
		];
		const { body } = await read({ fields }, { board: 'url', inside: 1, id: '2', account: '3' });
		expect(body).toEqual({ api_board: 'found' });
		expect(seen).toEqual([['url', { api_account: '3' }, { api_id: '2' }, { inside: 1 }, 0]]);
		const refused = [field('board', { resolve }), field('id', { required: true })];
		seen.length = 0;
		expect(await failure({ fields: refused }, { board: 'url' })).toMatchObject({ message: 'ID is missing' });
		expect(seen).toEqual([]);
	});

	it('that can’t be found are refused under the parameter’s name', async () => {
		const resolve = async () => await Promise.reject(new Error('No board of this account has it'));
		expect(await failure({ fields: [field('board', { resolve })] }, { board: 'url' })).toMatchObject({
			message: 'BOARD is not usable: No board of this account has it',
		});
	});

	it('are held against the row’s own rule', async () => {
		const check: Operation['check'] = ({ body }) => {
			throw new Error(`Not ${String(body.api_title)}`);
		};
		expect(await failure({ fields: [field('title')], check }, { title: 'x' })).toMatchObject({ message: 'Not x' });
	});
});

describe('parameters that are not always there', () => {
	const when = { kind: ['a', 'b'], active: [true] };

	it.each([
		['a', true, { api_title: 'x' }],
		['b', true, { api_title: 'x' }],
		['c', true, {}],
		['a', false, {}],
	])('are read where those they depend on are %s and %s', async (kind, active, body) => {
		const facts = [{ fields: [field('title', { when })] }, { collections: { options: [field('title', { when })] } }];
		expect((await read(facts[0], { title: 'x', kind, active })).body).toEqual(body);
		expect((await read(facts[1], { options: { title: 'x' }, kind, active })).body).toEqual(body);
	});

	it('of a collection follow what the item says in the place of a choice, and stay hidden with their choice', async () => {
		const when = { kind: ['a', 'b'] };
		const KINDS = ['a', 'b', 'c'].map((value) => ({ name: value.toUpperCase(), value }));
		const fields = [choice({ name: 'kind', in: 'body', label: 'Kind', options: KINDS, default: 'a' })];
		const facts = { fields, collections: { options: [field('title', { when })] } };
		const body = async (kind: string, said?: unknown) => {
			const replacedBy = () => ({ names: said === undefined ? [] : ['kind'], values: { kind: said } });
			return (await read({ ...facts, replacedBy }, { kind, options: { title: 'x' } })).body;
		};
		expect(await body('a', 'b')).toEqual({ api_title: 'x' });
		expect(await body('a', 'c')).toEqual({});
		expect(await body('c', 'a')).toEqual({});
		expect(await body('a', ' ')).toEqual({ api_title: 'x' });
		expect(await body('a', 'nonsense')).toEqual({ api_title: 'x' });
	});

	it('are not read where the item gives the same in another way', async () => {
		const fields = [field('title', { required: true }), field('more')];
		const replacedBy: Operation['replacedBy'] = (reading) => ({
			names: reading('file', '') ? ['api_title'] : [],
			values: {},
		});
		expect((await read({ fields, replacedBy }, { file: 'f', title: 'x', more: 'y' })).body).toEqual({ api_more: 'y' });
		expect((await read({ fields, replacedBy }, { title: 'x', more: 'y' })).body).toEqual({
			api_title: 'x',
			api_more: 'y',
		});
	});

	it('stand in collections, each with what was added', async () => {
		const collections = { additionalFields: [field('a'), field('b', { required: true })], options: [field('c')] };
		expect((await read({ collections }, { additionalFields: { a: 1 }, options: { c: 2, other: 3 } })).body).toEqual({
			api_a: 1,
			api_c: 2,
		});
		expect((await read({ collections }, {})).body).toEqual({});
		expect(await failure({ collections }, { additionalFields: { b: '' } })).toMatchObject({ message: 'B is missing' });
	});

	it.each([undefined, null, '', ' '])('are not parsed in a collection that holds %j', async (value) => {
		const parse = jest.fn();
		const collections = { options: [field('a', { parse })] };
		expect((await read({ collections }, { options: { a: value } })).body).toEqual({});
		expect(parse).not.toHaveBeenCalled();
	});

	it('leave a value as it is where an update leaves them empty, and take away what it is told to', async () => {
		const fields = [field('a'), field('b')];
		const updateFields = [...fields, clearFields(fields, ['api_a', 'api_b'])];
		const update = (given: IDataObject) => read({ collections: { updateFields } }, { updateFields: given });
		expect((await update({ a: '', b: null })).body).toEqual({});
		expect((await update({ a: '', b: 'y', clearFields: ['api_a'] })).body).toEqual({ api_a: null, api_b: 'y' });
		expect(
			await failure({ collections: { updateFields } }, { updateFields: { a: 'x', clearFields: 'api_a' } }),
		).toMatchObject({
			message: 'Clear Fields names A, which is set too: set it or clear it',
		});
	});

	it('of the body are left out, and said, where the operation does without them', async () => {
		const parse = () => {
			throw new Error('must be better');
		};
		const collections = {
			additionalFields: [field('a', { parse }), field('b')],
			options: [field('strict', { in: 'local' })],
		};
		const facts = { collections, leavesOut: ({ strict }: IDataObject) => strict !== 'yes' };
		const additionalFields = { a: 'x', b: 'null', strict: '' };
		const { body, warnings } = await read(facts, { additionalFields });
		expect(body).toEqual({});
		expect(warnings).toEqual([
			{ field: 'A', message: 'must be better, so it was left out' },
			{ field: 'B', message: 'holds "null", which a program writes where it has no value, so it was left out' },
		]);
		expect(await failure(facts, { additionalFields, options: { strict: 'yes' } })).toMatchObject({
			message: '2 fields need a change: A, B',
			description: 'A must be better.\nB holds "null", which a program writes where it has no value.',
		});
	});
});

describe('an item with several problems', () => {
	const wrong = (problem: string) => () => {
		throw new Error(problem);
	};
	const fields = [
		field('title', { required: true }),
		field('kind', { in: 'local', parse: wrong('must be "one" or "two"') }),
		field('link', { parse: wrong('must be a web address') }),
	];

	it('tells all of them at once, in the order of the panel', async () => {
		expect(await failure({ fields }, { kind: 'three', link: 'x' })).toEqual({
			message: '3 fields need a change: TITLE, KIND, LINK',
			description: 'TITLE is missing.\nKIND must be "one" or "two".\nLINK must be a web address.',
			name: 'ParameterError',
		});
	});

	it('with one is told of that one', async () => {
		expect(await failure({ fields }, { title: 'T', link: 'x' })).toMatchObject({
			message: 'LINK must be a web address',
			description: 'About link',
		});
	});

	it('looks nothing up', async () => {
		const resolve = jest.fn();
		await failure({ fields: [...fields, field('board', { resolve })] }, { board: 'https://x', link: 'x' });
		expect(resolve).not.toHaveBeenCalled();
	});
});

describe('a body given as JSON', () => {
	const fields = [field('title', { required: true }), field('id', { in: 'path' })];
	const collections = { additionalFields: [field('note'), field('filter', { in: 'query' })] };
	const facts = { jsonBody: true, fields, collections };
	const json = (jsonBody: unknown, more: IDataObject = {}) => ({
		inputMode: 'json',
		jsonBody: jsonBody as never,
		...more,
	});

	it('is the body; what is not of it is read beside', async () => {
		const parameters = json('{"a": 1}', { title: 'x', id: '7', additionalFields: { note: 'n', filter: 'f' } });
		const { body, ids, query } = await read(
			{ ...facts, replacedBy: () => ({ names: ['api_id'], values: {} }) },
			parameters,
		);
		expect({ body, ids, query }).toEqual({ body: { a: 1 }, ids: { api_id: '7' }, query: { api_filter: 'f' } });
	});

	it('leaves what is of it in collections unread', async () => {
		const parse = jest.fn();
		const unread = { jsonBody: true, collections: { additionalFields: [field('note', { parse })] } };
		expect((await read(unread, json('{"a": 1}', { additionalFields: { note: 'n' } }))).body).toEqual({ a: 1 });
		expect(parse).not.toHaveBeenCalled();
	});

	it('is not heeded where fields are filled in, or the operation has none', async () => {
		const parameters = { title: 'x', jsonBody: '{"a": 1}' };
		expect((await read(facts, { ...parameters, inputMode: 'fields' })).body).toEqual({ api_title: 'x' });
		const { body, asked } = await read({ fields }, { ...parameters, inputMode: 'json' });
		expect([body, asked.includes('inputMode')]).toEqual([{ api_title: 'x' }, false]);
	});

	it.each([
		['{}', false, 'JSON Body is empty'],
		['{}', true, 'JSON Body is empty'],
		['[{"a": 1}]', false, 'JSON Body must be a JSON object'],
		['[]', true, 'JSON Body is missing'],
		['[{"a": 1}, 5]', true, 'JSON Body must be a JSON object, or a list of them'],
		['5', true, 'JSON Body must be a JSON object, or a list of them'],
	])('is refused as %s (a batch: %s)', async (body, isBatch, message) => {
		const batch = isBatch ? { maxItems: 2, noun: 'ad' } : undefined;
		expect(await failure({ ...facts, batch }, json(body))).toMatchObject({ message });
	});

	it('may be a list for a batch', async () => {
		const batch = { maxItems: 2, noun: 'ad' };
		expect((await read({ ...facts, batch }, json('[{"a": 1}, {}]'))).body).toEqual([{ a: 1 }, {}]);
	});
});
