import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import { apiError } from '../../../../nodes/shared/api/errors';
import { CancelledError } from '../../../../nodes/shared/api/wait';
import { FileResult } from '../../../../nodes/shared/rows/result';
import {
	continuesOnFail,
	entryOf,
	failedItem,
	inItemOrder,
	inputItem,
	nodeError,
	safely,
} from '../../../../nodes/shared/run/items';
import { byId } from '../../../harness';
import { createBoard, getBoard, itemsOf, outcomes, readPins, simulated } from '../../../harness/simulated';
import { stub } from '../../../harness/stub';

const notFound = (item: number) => [`Board not found`, item];
const noId = (value: string, item: number) => [
	`Board must be an id, which is all digits, not "${value}". Give the id or the URL of the board`,
	item,
];

describe('input items and what comes of them', () => {
	const at = simulated();
	const unknown = '999999999999999999';
	/** Good and bad items by turns, of every kind. */
	const mixed = () => {
		const { boardId, pinIds } = at.boardWith(3);
		return { boardId, pinIds, items: itemsOf('board', [boardId, unknown, boardId, 'My/board', boardId, '']) };
	};
	const sentIds = () => at.pinterest.requests.map(({ path }) => path.split('/').at(-1));

	describe('with "continue on fail"', () => {
		it('has for each item its own result or its own error', async () => {
			const { boardId, items } = mixed();
			const { items: given, error } = await at.run(getBoard(), { items, continueOnFail: true });
			expect(error).toBeUndefined();
			expect(outcomes(given, 'id')).toEqual([
				[boardId, 0],
				notFound(1),
				[boardId, 2],
				noId('My/board', 3),
				[boardId, 4],
				['Board is missing', 5],
			]);
		});

		it('says in details what a machine needs', async () => {
			const { items } = await at.run(getBoard(), { items: itemsOf('board', [unknown]), continueOnFail: true });
			expect(items).toEqual([
				{
					json: {
						error: 'Board not found',
						details: {
							httpCode: '404',
							status: 404,
							code: 40,
							advice:
								'Pinterest does not know this id in this account and environment. It may be deleted, secret, or belong to somebody else.',
						},
					},
					pairedItem: { item: 0 },
				},
			]);
		});

		it('gives each item all of its results, in the order of the input', async () => {
			const { boardId, pinIds, items } = mixed();
			// The first answer comes last.
			at.fault({ kind: 'latency', ms: 150 }, { path: '/boards/{board_id}/pins' });
			const { items: given } = await at.run(readPins('={{ $json.board }}'), { items, continueOnFail: true });
			const pins = (item: number) => pinIds.map((id) => [id, item]);
			expect(outcomes(given, 'id')).toEqual([
				...pins(0),
				notFound(1),
				...pins(2),
				noId('My/board', 3),
				...pins(4),
				['Board is missing', 5],
			]);
			expect(boardId).toBeTruthy();
		});

		it('parts them by output with an error output', async () => {
			const { boardId, items } = mixed();
			const { outputs } = await at.run(getBoard(), { items, continueOnFail: 'continueErrorOutput' });
			expect(outcomes(outputs[0], 'id')).toEqual([
				[boardId, 0],
				[boardId, 2],
				[boardId, 4],
			]);
			expect(outcomes(outputs[1], 'id')).toEqual([notFound(1), noId('My/board', 3), ['Board is missing', 5]]);
		});

		it.each(['continueRegularOutput', 'continueErrorOutput'] as const)(
			'does so for operations with a body of their own (%s)',
			async (continueOnFail) => {
				const { boardId, items } = mixed();
				const { outputs } = await at.run(
					{
						resource: 'pin',
						operation: 'create',
						pinBoard: byId('={{ $json.board }}'),
						image: 'https://example.com/a.png',
						title: 'A',
					},
					{ items, continueOnFail },
				);
				const good = [0, 2, 4].map((item) => [boardId, item]);
				const bad = [notFound(1), noId('My/board', 3), ['Board is missing', 5]];
				if (continueOnFail === 'continueErrorOutput') {
					expect(outputs.map((output) => outcomes(output, 'board_id'))).toEqual([good, bad]);
				} else {
					expect(outcomes(outputs[0], 'board_id')).toEqual([good[0], bad[0], good[1], bad[1], good[2], bad[2]]);
				}
			},
		);

		it('keeps an expression that fails to its own item', async () => {
			const { boardId } = at.boardWith(1);
			const items = itemsOf('board', [boardId, null, boardId]);
			const parameters = { ...getBoard(), board: byId('={{ $json.board.trim() }}') };
			const { items: given } = await at.run(parameters, { items, continueOnFail: true });
			expect(given).toHaveLength(3);
			expect(given[0].json.id).toBe(boardId);
			expect(given[1].json).toHaveProperty('error');
			expect(given[2].json.id).toBe(boardId);
			expect(given.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }, { item: 2 }]);
		});
	});

	describe('without it', () => {
		it('ends with the error of the item that failed, and sends none after it', async () => {
			const { boardId } = at.boardWith(1);
			const items = itemsOf('board', [boardId, unknown, boardId, boardId]);
			const { error, items: given } = await at.run(getBoard({ requestsAtOnce: 1 }), { items });
			expect(error).toMatchObject({
				name: 'NodeApiError',
				message: `${notFound(1)[0]} (item 2)`,
				httpCode: '404',
				context: { itemIndex: 1 },
			});
			expect(given).toEqual([]);
			expect(sentIds()).toEqual([boardId, unknown]);
		});

		it('reports the failed item where earlier ones are still waiting', async () => {
			const { boardId } = at.boardWith(1);
			at.fault({ kind: '429', retryAfter: 120 }, { path: `/boards/${boardId}` });
			const items = itemsOf('board', [boardId, unknown, boardId]);
			const { error } = await at.run(getBoard({ requestsAtOnce: 3 }), { items });
			expect(error).toMatchObject({
				message: `${notFound(1)[0]} (item 2)`,
				httpCode: '404',
				context: { itemIndex: 1 },
			});
		});

		it('reports the failed item where earlier ones are still looking their board up', async () => {
			at.fault({ kind: '429', retryAfter: 120 }, { path: '/boards' });
			const url = 'https://www.pinterest.com/hearthandlinen/ceramics/';
			const board = { __rl: true, mode: 'url', value: '={{ $json.board }}' };
			const items = itemsOf('board', [url, 'https://www.pinterest.com/hearthandlinen/']);
			const { error } = await at.run({ ...getBoard({ requestsAtOnce: 3 }), board }, { items });
			expect(error).toMatchObject({ context: { itemIndex: 1 } });
			expect(error?.message).toMatch(/ \(item 2\)$/);
		});

		it('reports the failed item where earlier ones have not begun', async () => {
			const { boardId } = at.boardWith(1);
			at.fault({ kind: 'latency', ms: 200 }, { path: `/boards/${boardId}`, times: Infinity });
			const items = itemsOf('board', [boardId, boardId, unknown, boardId, boardId, boardId]);
			const { error } = await at.run(getBoard({ requestsAtOnce: 3 }), { items });
			expect(error).toMatchObject({ message: `${notFound(2)[0]} (item 3)`, context: { itemIndex: 2 } });
			expect(sentIds()).toEqual([boardId, boardId, unknown]);
		});

		it('reports a value that is wrong, and sends nothing after it', async () => {
			const { boardId } = at.boardWith(1);
			const items = itemsOf('board', ['My/board', boardId, boardId]);
			const { error } = await at.run(getBoard({ requestsAtOnce: 1 }), { items });
			expect(error?.message).toBe(`${noId('My/board', 0)[0]} (item 1)`);
			expect(at.pinterest.requests).toEqual([]);
		});

		it('lets writes that are under way come to their end', async () => {
			at.fault({ kind: 'latency', ms: 150 }, { path: '/boards' });
			const items = itemsOf('name', ['Under way', 'Living room ideas', 'Never']);
			const { error } = await at.run(createBoard({ requestsAtOnce: 2 }), { items });
			expect(error).toMatchObject({ httpCode: '409', context: { itemIndex: 1 } });
			const names = [...at.pinterest.boards.values()].map(({ name }) => name);
			expect(names).toContain('Under way');
			expect(names).not.toContain('Never');
		});

		it('does so for operations with a body of their own', async () => {
			const { boardId } = at.boardWith(1);
			const items = itemsOf('board', [boardId, unknown, boardId, boardId]);
			const parameters = {
				resource: 'pin',
				operation: 'create',
				pinBoard: byId('={{ $json.board }}'),
				image: 'https://example.com/a.png',
				title: 'A',
				requestOptions: { requestsAtOnce: 1 },
			};
			const { error } = await at.run(parameters, { items });
			expect(error).toMatchObject({
				message: `${notFound(1)[0]} (item 2)`,
				httpCode: '404',
				context: { itemIndex: 1 },
			});
			expect(at.pinterest.requests.map(({ status }) => status)).toEqual([201, 404]);
		});
	});
});

describe('an answer without a body', () => {
	const at = simulated();

	it('becomes {"deleted": true} for a delete', async () => {
		const boards = [at.boardWith(1).boardId, at.boardWith(0).boardId];
		const parameters = { resource: 'board', operation: 'delete', board: byId('={{ $json.board }}') };
		const { items } = await at.run(parameters, { items: itemsOf('board', boards) });
		expect(items).toEqual([
			{ json: { deleted: true }, pairedItem: { item: 0 } },
			{ json: { deleted: true }, pairedItem: { item: 1 } },
		]);
		expect(at.pinterest.requests.map(({ status }) => status)).toEqual([204, 204]);
	});

	it('is an error where an object is promised', async () => {
		const { boardId } = at.boardWith(0);
		at.fault({ kind: 'status', status: 204 }, { method: 'PATCH' });
		const parameters = { resource: 'board', operation: 'update', board: byId(boardId), updateFields: { newName: 'B' } };
		const { error } = await at.run(parameters);
		expect(error).toMatchObject({
			message: expect.stringContaining('answer holds no board. The PATCH may have been executed'),
			context: { mayHaveBeenExecuted: true },
		});
	});
});

const node = stub([]).caller.context.getNode();

describe('an error that is given as an item', () => {
	it('has its message, and what a machine needs of it', () => {
		const details = { list: [], none: null, blank: '', zero: 0, no: false, runIndex: 3, data: { a: 1 } };
		const error = apiError(node, { status: 400, code: 1, message: 'No', advice: 'Look.', details }, { itemIndex: 2 });
		expect(failedItem(error, 2)).toEqual({
			json: {
				error: 'No',
				details: { httpCode: '400', status: 400, code: 1, advice: 'Look.', list: [], zero: 0, no: false },
			},
			pairedItem: { item: 2 },
		});
	});

	it('has no status where no answer came', () => {
		const error = apiError(node, { message: 'No', advice: 'Look.' });
		expect(failedItem(error, 0).json).toEqual({ error: 'No', details: { advice: 'Look.' } });
		expect(failedItem(new Error('No'), 0).json).toEqual({ error: 'No', details: {} });
	});
});

describe('an error of n8n’s', () => {
	it.each<[unknown, string, string | undefined]>([
		[new Error('It broke. '), 'It broke', undefined],
		[Object.assign(new Error('It broke'), { description: 'Look.' }), 'It broke', 'Look.'],
		['a text', 'a text', undefined],
		[7, '7', undefined],
		[undefined, 'Something went wrong', undefined],
		[{ message: 'pina_ABCDEF123', description: 'Not pina_ABCDEF123' }, '[token]', 'Not [token]'],
		[new Error('x'.repeat(3000)), `${'x'.repeat(1999)}…`, undefined],
	])('is made of anything: %p', (thrown, message, description) => {
		const error = nodeError(node, thrown, 1);
		expect(error).toBeInstanceOf(NodeOperationError);
		expect(error).toMatchObject({ message, context: { itemIndex: 1 } });
		expect((error as NodeOperationError).description ?? undefined).toBe(description);
	});

	it('names no item where there is none', () => {
		expect(nodeError(node, new Error('No')).message).toBe('No');
	});

	it('has none of the run’s secrets', () => {
		const redact = (text: string) => text.replaceAll('secret', '[hidden]');
		const thrown = { message: 'A secret', description: 'The secret' };
		expect(nodeError(node, thrown, 0, redact)).toMatchObject({
			message: 'A [hidden]',
			description: 'The [hidden]',
		});
	});

	it.each([apiError(node, { message: 'No' }), new NodeOperationError(node, 'No'), new CancelledError()])(
		'stays what it is: %p',
		(error) => {
			expect(nodeError(node, error, 1)).toBe(error);
		},
	);
});

describe('results from before an error', () => {
	it('are those that can be told', () => {
		expect(safely(() => [{ a: 1 }])).toEqual([{ a: 1 }]);
		expect(
			safely(() => {
				throw new Error('No');
			}),
		).toEqual([]);
	});
});

describe('the input item of a caller', () => {
	const { run } = stub([]).caller;
	const of = (context: object, itemIndex?: number) =>
		inputItem({ context: context as IExecuteFunctions, run, itemIndex });
	it('is one of all, or the one that n8n gives', () => {
		const all = { getInputData: () => [{ json: { a: 0 } }, { json: { a: 1 } }] };
		expect([of(all, 1), of(all), of(all, 2)]).toEqual([{ a: 1 }, { a: 0 }, {}]);
		expect(of({ getItemIndex: () => 1, getInputData: () => ({ json: { a: 1 } }) }, 1)).toEqual({ a: 1 });
	});

	it('goes on where others fail, as far as n8n has a say in it', () => {
		const goesOn = (context: object) => continuesOnFail({ context: context as IExecuteFunctions, run });
		expect([goesOn({}), goesOn({ continueOnFail: () => true }), goesOn({ continueOnFail: () => false })]).toEqual([
			false,
			true,
			false,
		]);
	});
});

describe('outcomes', () => {
	const at = (count: number, continues: boolean) =>
		inItemOrder({
			getInputData: () => Array.from({ length: count }, () => ({ json: {} })),
			continueOnFail: () => continues,
			getNode: () => node,
		} as unknown as IExecuteFunctions);

	it('are given in the order of the input, each with its item', () => {
		const all = at(3, true);
		expect(all.of(1)).toBeUndefined();
		all.fail(2, new Error('No'), [{ kept: 1 }]);
		all.succeed(1, []);
		const file = { data: '', mimeType: 'text/csv' };
		all.succeed(0, [new FileResult({ a: 1 }, { data: file }), { b: 1 }]);
		expect(all.of(1)).toEqual([]);
		expect(all.give()).toEqual([
			[
				{ json: { a: 1 }, binary: { data: file }, pairedItem: { item: 0 } },
				{ json: { b: 1 }, pairedItem: { item: 0 } },
				{ json: { kept: 1 }, pairedItem: { item: 2 } },
				{ json: { error: 'No', details: {} }, pairedItem: { item: 2 } },
			],
		]);
	});

	it('are not given where one is missing', () => {
		const all = at(2, true);
		all.succeed(0, []);
		expect(() => all.give()).toThrow('The item was left without an outcome');
	});

	it('end with the first failure unless the node continues, and always where the execution was stopped', () => {
		expect(() => at(1, false).fail(0, new Error('No'))).toThrow('No');
		expect(() => at(1, true).fail(0, new CancelledError())).toThrow(CancelledError);
	});
});

describe('what became of an item in a run that was stopped', () => {
	const written: INodeExecutionData[] = [{ json: { id: '1' } }, { json: { id: '2' } }];
	const lost = { context: { mayHaveBeenExecuted: true } };
	it.each<[string, INodeExecutionData[] | undefined, unknown, number[], object]>([
		['written', written, undefined, [], { fate: 'written', result: { id: '1' } }],
		['written without a result', [], undefined, [5], { fate: 'written', result: undefined, id: 'x' }],
		['not sent', undefined, undefined, [4], { fate: 'notSent' }],
		['begun', undefined, undefined, [5], { fate: 'begun' }],
		['refused', undefined, new Error('No'), [4], { fate: 'refused' }],
		['refused after it was begun', undefined, new Error('No'), [5], { fate: 'begun' }],
		['lost', undefined, lost, [], { fate: 'unknown' }],
		['lost after it was begun', undefined, lost, [5], { fate: 'unknown' }],
	])('is that it was %s', (_, outcome, error, wrote, expected) => {
		const failed = new Map(error === undefined ? [] : [[5, error]]);
		expect(entryOf(5, outcome, failed, new Map(wrote.map((at) => [at, 'x'])))).toEqual({ item: 5, ...expected });
	});

	it('is that it was not sent where nothing is known of it', () => {
		expect(entryOf(5, undefined, new Map())).toEqual({ item: 5, fate: 'notSent' });
	});
});
