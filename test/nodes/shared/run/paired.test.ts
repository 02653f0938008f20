import type { IExecuteFunctions, INode } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import { apiError } from '../../../../nodes/shared/api/errors';
import { CancelledError } from '../../../../nodes/shared/api/wait';
import { FileResult } from '../../../../nodes/shared/rows/result';
import {
	continuesOnFail,
	failedItem,
	forEachItem,
	inItemOrder,
	inputItem,
	nodeError,
	paired,
} from '../../../../nodes/shared/run/items';
import { stub } from '../../../harness/stub';

const node: INode = { name: 'Pinterest', type: 'pinterest', typeVersion: 1, id: '1', position: [0, 0], parameters: {} };

/** A context with so many input items, and these options of the node. */
function contextWith(
	items: number,
	{ continues = false, requestOptions = {}, options = {}, authentication = 'oAuth2' } = {},
) {
	const parameters: Record<string, unknown> = { requestOptions, options, authentication };
	return stub([], {
		context: {
			getInputData: () => Array.from({ length: items }, (_, number) => ({ json: { number } })),
			getNodeParameter: (name: string, _: number, fallback: unknown) => parameters[name] ?? fallback,
			getExecutionCancelSignal: () => undefined,
			continueOnFail: () => continues,
		},
	}).caller.context as IExecuteFunctions;
}

describe('results', () => {
	it('are paired with their input item, files beside them', () => {
		const binary = { data: { data: 'x', mimeType: 'text/csv' } };
		expect(paired([{ id: 1 }, new FileResult({ id: 2 }, binary)], 3)).toEqual([
			{ json: { id: 1 }, pairedItem: { item: 3 } },
			{ json: { id: 2 }, binary, pairedItem: { item: 3 } },
		]);
	});
});

describe('a failed item', () => {
	it('has what a machine needs, and nothing empty or said twice', () => {
		const error = apiError(
			node,
			{ status: 404, code: 40, message: 'No', details: { a: 0, b: null, c: '' } },
			{ itemIndex: 2 },
		);
		Object.assign(error.context, { runIndex: 1, data: {} });
		expect(failedItem(error, 2)).toEqual({
			json: {
				error: 'No',
				details: { httpCode: '404', status: 404, code: 40, advice: error.description, a: 0 },
			},
			pairedItem: { item: 2 },
		});
		expect(failedItem(apiError(node, { message: 'No', advice: 'Look.' }), 0).json).toEqual({
			error: 'No',
			details: { advice: 'Look.' },
		});
		expect(failedItem(new Error('No'), 0).json).toEqual({ error: 'No', details: {} });
	});
});

describe('an error of n8n’s', () => {
	it('is made of anything, with its item, without tokens', () => {
		const error = nodeError(node, Object.assign(new Error('Bad pina_ABCDEF1. '), { description: 'Look.' }), 4);
		expect(error).toBeInstanceOf(NodeOperationError);
		expect(error).toMatchObject({ message: 'Bad [token]', description: 'Look.', context: { itemIndex: 4 } });
		expect(nodeError(node, new Error('Bad')).message).toBe('Bad');
		expect(nodeError(node, 'text', 0).message).toBe('text');
	});

	it('stays what it is where it is one', () => {
		for (const error of [apiError(node, { message: 'x' }), new NodeOperationError(node, 'x'), new CancelledError()])
			expect(nodeError(node, error, 1)).toBe(error);
	});
});

describe('the input item', () => {
	it('is the caller’s', () => {
		const context = contextWith(3);
		const caller = { ...stub([]).caller, context };
		expect([inputItem({ ...caller, itemIndex: 2 }), inputItem({ ...caller, itemIndex: undefined })]).toEqual([
			{ number: 2 },
			{ number: 0 },
		]);
		const single = stub([], { context: { getItemIndex: () => 5, getInputData: () => ({ json: { own: true } }) } });
		expect(inputItem(single.caller)).toEqual({ own: true });
	});

	it('may fail alone where n8n can say so', () => {
		const caller = (continues: boolean) => stub([], { context: { continueOnFail: () => continues } }).caller;
		expect([continuesOnFail(caller(true)), continuesOnFail(caller(false)), continuesOnFail(stub([]).caller)]).toEqual([
			true,
			false,
			false,
		]);
	});
});

describe('outcomes', () => {
	it('come in the order of the input', () => {
		const outcomes = inItemOrder(contextWith(3, { continues: true }));
		outcomes.succeed(2, [{ id: 'c' }]);
		outcomes.succeed(0, []);
		outcomes.fail(1, new Error('No'), [{ id: 'kept' }]);
		expect(outcomes.give()).toEqual([
			[
				{ json: { id: 'kept' }, pairedItem: { item: 1 } },
				{ json: { error: 'No', details: {} }, pairedItem: { item: 1 } },
				{ json: { id: 'c' }, pairedItem: { item: 2 } },
			],
		]);
	});

	it('end the run with a failure, unless it continues; with the end of the execution in any case', () => {
		expect(() => inItemOrder(contextWith(1)).fail(0, new Error('No'))).toThrow('No');
		const outcomes = inItemOrder(contextWith(1, { continues: true }));
		expect(() => outcomes.fail(0, new CancelledError())).toThrow(CancelledError);
		outcomes.fail(0, new Error('No'));
		expect(outcomes.give()[0]).toHaveLength(1);
	});

	it('are never lost', () => {
		const outcomes = inItemOrder(contextWith(2));
		outcomes.succeed(0, []);
		expect(() => outcomes.give()).toThrow('The item was left without an outcome');
	});
});

describe('a body for each item', () => {
	beforeEach(() => {
		jest.useFakeTimers();
	});
	afterEach(() => {
		jest.useRealTimers();
	});

	/** When each item began, and how many were under way at most, where each takes a second. */
	async function timesOf(count: number, options: Parameters<typeof contextWith>[1]) {
		const start = Date.now();
		const begun: number[] = [];
		const given = forEachItem(contextWith(count, options), async ({ itemIndex }) => {
			begun.push(Date.now() - start);
			await new Promise((resolve) => setTimeout(resolve, 1000));
			return [{ itemIndex }];
		});
		await jest.runAllTimersAsync();
		expect((await given)[0]).toHaveLength(count);
		return begun;
	}

	it('runs for as many at once as the node says', async () => {
		expect(await timesOf(4, { requestOptions: { requestsAtOnce: 2 } })).toEqual([0, 0, 1000, 1000]);
	});

	it('runs one after the other where there are pauses between batches', async () => {
		const pauses = (batch: object) => ({ requestOptions: { batching: { batch } } });
		expect(await timesOf(4, pauses({ batchSize: 2, batchInterval: 500 }))).toEqual([0, 1000, 2500, 3500]);
		expect(await timesOf(3, pauses({ batchInterval: 500 }))).toEqual([0, 1500, 3000]);
		expect(await timesOf(3, pauses({ batchSize: 0, batchInterval: 500 }))).toEqual([0, 1500, 3000]);
		expect(await timesOf(3, pauses({ batchSize: 2, batchInterval: 0 }))).toEqual([0, 0, 0]);
	});

	it('keeps what an item gave before it failed', async () => {
		const given = await forEachItem(contextWith(1, { continues: true }), async (_, onPartial) => {
			onPartial(() => [{ id: 'kept' }]);
			return await Promise.reject(new Error('No'));
		});
		expect(given[0].map(({ json }) => json)).toEqual([{ id: 'kept' }, { error: 'No', details: {} }]);
	});

	it('ends the run with the error of the first item that failed, and begins no more', async () => {
		const begun: number[] = [];
		const given = forEachItem(contextWith(5, { requestOptions: { requestsAtOnce: 2 } }), async ({ itemIndex }) => {
			begun.push(itemIndex);
			await new Promise((resolve) => setTimeout(resolve, itemIndex === 0 ? 100 : 10));
			throw new Error(`No ${itemIndex}`);
		});
		const failed = expect(given).rejects.toThrow('No 0');
		await jest.runAllTimersAsync();
		await failed;
		expect(begun).toEqual([0, 1]);
	});

	it('stops those that wait for their turn when another failed', async () => {
		const given = forEachItem(contextWith(2), async ({ run, itemIndex }) => {
			if (itemIndex === 0) {
				await run.gate.pause(60_000);
				return [];
			}
			return await Promise.reject(new Error('No'));
		});
		const failed = expect(given).rejects.toThrow('No');
		await jest.advanceTimersByTimeAsync(1000);
		await failed;
	});

	it('has the same error for each item where the run can’t begin', async () => {
		const context = contextWith(2, { continues: true, authentication: 'magic' });
		const given = await forEachItem(context, async () => await Promise.resolve([]));
		expect(given[0].map(({ json }) => json.error)).toEqual([
			'There is no authentication "magic"',
			'There is no authentication "magic"',
		]);
	});
});
