import type { IDataObject, IExecuteFunctions, IExecutePaginationFunctions, INodeExecutionData } from 'n8n-workflow';

import { compileOperation } from '../../../../nodes/shared/fields/compiled';
import { withForms } from '../../../../nodes/shared/run/form';
import { customOperationsOf, routingOf } from '../../../../nodes/shared/run/operations';
import type { Operation } from '../../../../nodes/shared/rows/operation';
import { stub, type Reply } from '../../../harness/stub';

type Way = 'workflow' | 'tool';

/** Carries an operation with these facts out: in a workflow for items, or as an AI agent's tool for one. */
async function run(
	facts: Partial<Operation>,
	replies: Reply[],
	{
		parameters = {},
		items = 1,
		continues = false,
		way = 'workflow',
		resource = 'board',
	}: {
		parameters?: IDataObject;
		items?: number;
		continues?: boolean;
		way?: Way;
		resource?: string;
	} = {},
) {
	const operation = { value: 'do', request: 'GET /boards', ...facts } as Operation;
	const all: IDataObject = { resource, operation: 'do', ...parameters };
	const isAgent = way === 'tool';
	const made = stub(replies, {
		context: {
			getNode: () => ({
				name: 'Pinterest',
				type: 'pinterest',
				typeVersion: 1,
				id: '1',
				position: [0, 0],
				parameters: all,
			}),
			getInputData: () => Array.from({ length: items }, (_, number) => ({ json: { number } })),
			getNodeParameter: (name: string, ...rest: unknown[]) => all[name] ?? rest.at(-1),
			getCredentials: async () => await Promise.resolve({ accessToken: 'abc' }),
			continueOnFail: () => continues,
			...(isAgent ? { getItemIndex: () => 0 } : {}),
		},
	});
	const compiled = [compileOperation('board', operation)];
	const carriedOut = async (): Promise<INodeExecutionData[][]> => {
		if (!isAgent)
			return (await customOperationsOf(compiled).board.do.call(
				made.caller.context as IExecuteFunctions,
			)) as INodeExecutionData[][];
		const pagination = routingOf(compiled)?.operations?.pagination;
		if (typeof pagination !== 'function') throw new Error('There is no pagination');
		const context = made.caller.context as unknown as IExecutePaginationFunctions;
		return [await pagination.call(context, { options: {} } as never)];
	};
	const { given, error } = await carriedOut().then(
		([first]) => ({ given: first.map(({ json }) => json), error: undefined }),
		(thrown: Error) => ({ given: undefined, error: thrown }),
	);
	return { given, error, paths: made.paths(), sent: made.sent };
}
const ways: Way[] = ['workflow', 'tool'];
const pageOf = (ids: number[], bookmark?: string): Reply => ({
	body: { items: ids.map((id) => ({ id, more: 'x' })), bookmark },
});
const just = ({ id }: IDataObject) => ({ id });
/** Requests that promise an object, and a list of them. */
const ONE = { request: 'GET /user_account' } as const;
const LIST = { request: 'GET /trends/editorial_articles' } as const;

describe.each(ways)('an operation carried out by a %s', (way) => {
	it.each<[string, Partial<Operation>, unknown, unknown]>([
		['gives the object that is answered', ONE, { id: 1 }, [{ id: 1 }]],
		['gives each of a list', LIST, [{ id: 1 }, null, { id: 2 }], [{ id: 1 }, { id: 2 }]],
		['says so where nothing is answered', { request: 'POST /oauth/token/revoke' }, '', [{ success: true }]],
		['says so where something is deleted', { request: 'DELETE /user_account/websites' }, '', [{ deleted: true }]],
		[
			'says so in the row’s word',
			{ request: 'DELETE /user_account/websites', done: 'success' },
			'',
			[{ success: true }],
		],
		['does not give what it need not', { ...ONE, answer: 'nothing' }, { id: 1 }, [{ success: true }]],
		['takes out what must not be shown', { ...ONE, redact: just }, { id: 1, secret: 2 }, [{ id: 1 }]],
		[
			'makes several of one',
			{ ...ONE, split: () => [{ id: 1, secret: 1 }, { id: 2 }], redact: just },
			{ id: 1 },
			[{ id: 1 }, { id: 2 }],
		],
	])('%s', async (_, facts, body, expected) => {
		expect((await run(facts, [{ body }], { way })).given).toEqual(expected);
	});

	it('simplifies where that is wanted', async () => {
		const body = { id: 1, more: 'x' };
		expect(
			(await run({ ...ONE, simplify: just }, [{ body }], { way, parameters: { output: 'simple' } })).given,
		).toEqual([{ id: 1 }]);
		expect((await run({ ...ONE, simplify: just }, [{ body }], { way, parameters: { output: 'raw' } })).given).toEqual([
			body,
		]);
		expect(
			(await run({ ...ONE, simplify: 'split' }, [{ body }], { way, parameters: { output: 'simple' } })).given,
		).toEqual([body]);
	});

	const SELECTED = { output: 'fields', outputFields: 'more, id' };

	it('gives the fields that were selected, from the raw form too', async () => {
		const body = { id: 1, more: 'x', rest: 'y' };
		const one = await run({ ...ONE, simplify: just }, [{ body }], { way, parameters: SELECTED });
		expect(one.given?.map((result) => Object.entries(result))).toEqual([
			[
				['more', 'x'],
				['id', 1],
			],
		]);
		const list: Partial<Operation> = { answer: 'page', simplify: ({ id }) => ({ id, own: true }) };
		const parameters = { outputFields: 'more, own', output: 'fields', returnAll: false, limit: 1 };
		expect((await run(list, [pageOf([1, 2])], { way, parameters })).given).toEqual([{ more: 'x', own: true }]);
		const nameless = { output: 'fields', outputFields: ' ' };
		expect((await run({ ...ONE, simplify: just }, [{ body }], { way, parameters: nameless })).given).toEqual([
			{ id: 1 },
		]);
	});

	it('refuses selected fields that nothing has where it only reads, without other results', async () => {
		const list: Partial<Operation> = { answer: 'page', simplify: just };
		const parameters = { output: 'fields', outputFields: 'id, nmae' };
		const message = 'Fields has names that no result has: nmae. Results have: id, more';
		expect((await run(list, [pageOf([1, 2])], { way, parameters })).error?.message).toBe(message);
		expect((await run(list, [pageOf([1, 2])], { way, parameters, continues: true })).given).toEqual([
			{ error: message, details: expect.anything() as object },
		]);
		expect((await run(list, [pageOf([])], { way, parameters })).given).toEqual([]);
		const all: Partial<Operation> = {
			simplify: 'split',
			runAll: async (items) => {
				for (const { succeed, values } of items) succeed([withForms(values.local, { id: 1 }, { more: 'x' })]);
				await Promise.resolve();
			},
		};
		expect((await run(all, [], { way, parameters })).error?.message).toContain(message);
		expect((await run(all, [], { way, parameters: SELECTED })).given).toEqual([{ more: 'x', id: 1 }]);
	});

	it('leaves selected fields out that nothing has where it has written', async () => {
		const facts: Partial<Operation> = { request: 'POST /boards', simplify: just };
		const parameters = { output: 'fields', outputFields: 'nmae, id' };
		expect((await run(facts, [{ body: { id: 1 } }], { way, parameters })).given).toEqual([{ id: 1 }]);
	});

	it('reads a list to its limit, fifty where none is said, or all of it', async () => {
		const list: Partial<Operation> = { answer: 'page' };
		const many = Array.from({ length: 60 }, (_, at) => at + 1);
		const limited = await run(list, [pageOf([1, 2, 3], 'b')], { way, parameters: { returnAll: false, limit: 2 } });
		expect([limited.given?.map(({ id }) => id), limited.paths]).toEqual([[1, 2], ['GET /boards?page_size=2']]);
		const usual = await run(list, [pageOf(many, 'b')], { way, parameters: { returnAll: false } });
		expect([usual.given?.length, usual.paths]).toEqual([50, ['GET /boards?page_size=50']]);
		const all = await run(list, [pageOf(many, 'b'), pageOf([61])], { way, parameters: { returnAll: true } });
		expect([all.given?.length, all.paths]).toEqual([
			61,
			['GET /boards?page_size=250', 'GET /boards?bookmark=b&page_size=250'],
		]);
	});

	it('asks for pages as the row and the node say', async () => {
		const parameters = { returnAll: true, options: { pageSize: 5 } };
		expect(
			(await run({ answer: 'page', page: { sizeName: 'limit' } }, [pageOf([1])], { way, parameters })).paths,
		).toEqual(['GET /boards?limit=5']);
		expect(
			(await run({ answer: 'page', page: {} }, [pageOf([1])], { way, parameters: { returnAll: true } })).paths,
		).toEqual(['GET /boards']);
		const largest = { answer: 'page', page: { sizeName: 'size', largest: 9 } } as const;
		expect((await run(largest, [pageOf([1])], { way, parameters: { returnAll: true } })).paths).toEqual([
			'GET /boards?size=9',
		]);
	});

	it('gives whole pages where those are wanted, without what must not be shown', async () => {
		const parameters = { returnAll: true, options: { rawPages: true } };
		const { given } = await run({ answer: 'page', redact: just }, [pageOf([1], 'b'), pageOf([])], { way, parameters });
		expect(given).toEqual([
			{ items: [{ id: 1 }], bookmark: 'b' },
			{ items: [], bookmark: null },
		]);
	});

	it('makes several of an element of a list, and simplifies it otherwise', async () => {
		const split: Operation['split'] = (one) => [one as IDataObject, { twice: true }];
		const parameters = { returnAll: false, limit: 3, output: 'simple' };
		const given = (await run({ answer: 'page', split }, [pageOf([1, 2, 3])], { way, parameters })).given;
		expect(given).toEqual([{ id: 1, more: 'x' }, { twice: true }, { id: 2, more: 'x' }]);
		expect((await run({ answer: 'page', simplify: just }, [pageOf([1])], { way, parameters })).given).toEqual([
			{ id: 1 },
		]);
	});

	it('keeps what was read before an error', async () => {
		const replies = [pageOf([1], 'b'), { status: 404, body: { message: 'Gone' } }];
		const { given } = await run({ answer: 'page' }, replies, { way, parameters: { returnAll: true }, continues: true });
		expect(given).toMatchObject([{ id: 1, more: 'x' }, { error: 'Gone' }]);
		const stopped = await run({ answer: 'page' }, replies, { way, parameters: { returnAll: true } });
		expect(stopped.error?.message).toBe('Gone');
	});

	it('may have a body of its own', async () => {
		const own: Operation['run'] = async function (caller, values, onPartial) {
			onPartial(() => [{ kept: true }]);
			return await Promise.resolve([
				{ request: this.request, item: caller.itemIndex, local: values.local.output ?? null },
			]);
		};
		expect((await run({ run: own }, [], { way })).given).toEqual([{ request: 'GET /boards', item: 0, local: null }]);
		const fails: Operation['run'] = async (_, __, onPartial) => {
			onPartial(() => [{ kept: true }]);
			return await Promise.reject(new Error('No'));
		};
		expect((await run({ run: fails }, [], { way, continues: true })).given).toMatchObject([
			{ kept: true },
			{ error: 'No' },
		]);
	});

	it('may have a body for all items', async () => {
		const good: Operation['runAll'] = async (items) => {
			for (const { succeed, caller } of items) succeed([{ item: caller.itemIndex }]);
			await Promise.resolve();
		};
		expect((await run({ runAll: good }, [], { way })).given).toEqual([{ item: 0 }]);
		const bad: Operation['runAll'] = async (items) => {
			for (const { fail } of items) fail('No', [{ kept: true }]);
			await Promise.resolve();
		};
		expect((await run({ runAll: bad }, [], { way, continues: true })).given).toMatchObject([
			{ kept: true },
			{ error: 'No' },
		]);
		expect((await run({ runAll: bad }, [], { way })).error?.message).toBe('No');
		const throws: Operation['runAll'] = async () => await Promise.reject(new Error('Broken'));
		expect((await run({ runAll: throws }, [], { way })).error?.message).toContain('Broken');
	});

	it('may be a batch', async () => {
		const facts = {
			request: 'PATCH /businesses/invites',
			batch: { maxItems: 5, noun: 'invite' },
		} as Partial<Operation>;
		expect((await run(facts, [{ body: { items: [{ data: { id: 1 } }] } }], { way })).given).toEqual([{ id: 1 }]);
	});
});

describe('an operation', () => {
	it('that sees all items leaves those out whose values are wrong', async () => {
		const runAll: Operation['runAll'] = async (items) => {
			for (const { succeed, caller } of items) succeed([{ item: caller.itemIndex }]);
			await Promise.resolve();
		};
		let number = 0;
		const check: Operation['check'] = () => {
			if (number++ === 1) throw new Error('Wrong');
		};
		const { given } = await run({ runAll, check }, [], { items: 3, continues: true });
		expect(given).toMatchObject([{ item: 0 }, { error: 'Wrong' }, { item: 2 }]);
	});

	it('that there is not is refused', async () => {
		const { error } = await run({}, [], { way: 'tool', resource: 'pin' });
		expect(error?.message).toBe('There is no operation pin.do');
		const { error: other } = await run({}, [], { way: 'tool', parameters: { operation: 'other' } });
		expect(other?.message).toBe('There is no operation board.other');
		expect((await run({}, [], { way: 'tool', resource: 'pin', continues: true })).given).toEqual([
			{ error: 'There is no operation pin.do', details: {} },
		]);
	});

	it('is found under its resource, beside others', () => {
		const row = (value: string) => ({ value, request: 'GET /boards' }) as Operation;
		const compiled = [
			compileOperation('a', row('one')),
			compileOperation('a', row('two')),
			compileOperation('b', row('one')),
		];
		const custom = customOperationsOf(compiled);
		expect(Object.entries(custom).map(([name, operations]) => [name, Object.keys(operations)])).toEqual([
			['a', ['one', 'two']],
			['b', ['one']],
		]);
		expect(routingOf(compiled)?.send).toEqual({ paginate: true });
	});
});
