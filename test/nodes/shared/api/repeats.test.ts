import { createServer as createHttpServer } from 'node:http';
import { createServer, type AddressInfo } from 'node:net';

import type { Fault } from '../../../pinterest';
import { createBoard, custom, getBoard, itemsOf, outcomes, readPins, simulated } from '../../../harness/simulated';

/** The real waits, half a second and more, are in retry.test.ts. */
const mockBackoff = jest.fn((attempt: number) => attempt * 10);
jest.mock('../../../../nodes/shared/api/retry', () => ({
	...jest.requireActual<object>('../../../../nodes/shared/api/retry'),
	backoff: (attempt: number) => mockBackoff(attempt),
}));

/** The number of a port where nobody listens. */
async function closedPort(): Promise<number> {
	const server = createServer();
	await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
	const { port } = server.address() as AddressInfo;
	await new Promise((closed) => server.close(closed));
	return port;
}

const failures: Array<[string, Fault]> = [
	['500', { kind: 'status', status: 500 }],
	['502', { kind: 'status', status: 502 }],
	['503', { kind: 'status', status: 503, code: 12, message: 'Down.' }],
	['504', { kind: 'status', status: 504 }],
	['reset connection', { kind: 'reset' }],
	['truncated answer', { kind: 'truncate' }],
	['connection cut in the answer', { kind: 'truncate', abort: true }],
	['silence', { kind: 'stall', ms: 60_000 }],
];

describe('a read that fails', () => {
	const at = simulated();
	/** n8n's own option, for the fault that never answers. */
	const patience = (fault: Fault, timeout: number) => (fault.kind === 'stall' ? { requestOptions: { timeout } } : {});

	it.each(failures)('is repeated until it succeeds: %s', async (_, fault) => {
		const { boardId } = at.boardWith(1);
		at.fault(fault, { times: 2 });
		const { items, error } = await at.run(
			{ ...getBoard(), ...patience(fault, 2000) },
			{ items: itemsOf('board', [boardId]) },
		);
		expect(error).toBeUndefined();
		expect(outcomes(items, 'id')).toEqual([[boardId, 0]]);
		expect(at.pinterest.requests).toHaveLength(3);
	});

	it('is repeated in the middle of a list, which stays whole', async () => {
		const { boardId, pinIds } = at.boardWith(40);
		at.fault({ kind: 'reset' }, { nth: 2 });
		at.fault({ kind: 'truncate' }, { nth: 4 });
		at.fault({ kind: 'status', status: 503 }, { nth: 5 });
		const { items } = await at.run(readPins(boardId, { options: { pageSize: 10 } }));
		expect(items.map(({ json }) => json.id)).toEqual(pinIds);
		expect(at.pinterest.requests.length).toBeGreaterThan(4);
	});

	it('is given up after six times', async () => {
		const { boardId } = at.boardWith(1);
		at.fault({ kind: 'status', status: 503, code: 12, message: 'Down for a while.' }, { times: Infinity });
		const { error } = await at.run(getBoard(), { items: itemsOf('board', [boardId]) });
		expect(error).toMatchObject({
			name: 'NodeApiError',
			httpCode: '503',
			message: 'Down for a while',
			description: 'Pinterest has a problem of its own. Try again later.',
		});
		expect(at.pinterest.requests).toHaveLength(6);
	});

	it.each<[string, Fault, string]>([
		['reset', { kind: 'reset' }, 'The connection to Pinterest broke (connection reset)'],
		['silence', { kind: 'stall', ms: 60_000 }, 'The connection to Pinterest broke (no answer in time)'],
		['truncate', { kind: 'truncate' }, 'Pinterest’s answer broke off or is not JSON'],
	])('says what broke when nothing helped: %s', async (_, fault, message) => {
		const { boardId } = at.boardWith(1);
		at.fault(fault, { times: Infinity });
		const { error } = await at.run({ ...getBoard(), ...patience(fault, 200) }, { items: itemsOf('board', [boardId]) });
		expect(error).toMatchObject({ name: 'NodeApiError', message });
		expect(at.pinterest.requests).toHaveLength(6);
	});

	it('is not repeated beyond the Maximum Wait', async () => {
		const { boardId } = at.boardWith(1);
		at.fault({ kind: 'status', status: 503 }, { times: Infinity });
		const { error } = await at.run(getBoard({ maximumWait: 0 }), { items: itemsOf('board', [boardId]) });
		expect(error).toMatchObject({ httpCode: '503' });
		expect(at.pinterest.requests).toHaveLength(1);
	});

	it.each([400, 401, 403, 404, 409, 422])('is not repeated when Pinterest refused it (%i)', async (status) => {
		const { boardId } = at.boardWith(1);
		at.fault({ kind: 'status', status, code: 1, message: 'No.' }, { times: Infinity });
		const { error } = await at.run(getBoard(), { items: itemsOf('board', [boardId]) });
		expect(error).toMatchObject({ httpCode: String(status) });
		expect(at.pinterest.requests).toHaveLength(1);
	});
});

describe('a write that fails', () => {
	const at = simulated();
	const made = () => [...at.pinterest.boards.values()].filter(({ name }) => name === 'Once').length;
	const advice = 'Look at Pinterest whether the change is there before you run this item again.';

	it.each<[string, Fault, RegExp]>([
		['500', { kind: 'status', status: 500, afterExecuting: true, message: 'Oops.' }, /^Oops/],
		['503', { kind: 'status', status: 503, afterExecuting: true, message: 'Down.' }, /^Down/],
		[
			'reset connection',
			{ kind: 'reset', afterExecuting: true },
			/^The connection to Pinterest broke \(connection reset\)/,
		],
		['truncated answer', { kind: 'truncate' }, /^Pinterest’s answer broke off or is not JSON/],
		[
			'connection cut in the answer',
			{ kind: 'truncate', abort: true },
			// What the client sees first is a matter of microseconds: the cut, or an answer that ends too early.
			/^The connection to Pinterest broke \((the answer broke off|connection reset)\)/,
		],
		['silence', { kind: 'stall', ms: 60_000 }, /^The connection to Pinterest broke \(no answer in time\)/],
	])('is executed once, not repeated, and says that it may have been executed: %s', async (_, fault, message) => {
		at.fault(fault, { times: Infinity });
		const { items } = await at.run(
			{
				...createBoard({ lostAnswers: 'ignore' }),
				requestOptions: { timeout: fault.kind === 'stall' ? 1000 : 60_000 },
			},
			{ items: itemsOf('name', ['Once']), continueOnFail: true },
		);
		expect(made()).toBe(1);
		expect(at.pinterest.requests).toHaveLength(1);
		expect(items).toHaveLength(1);
		expect(items[0].json.error).toMatch(message);
		expect(items[0].json.error).toMatch(/[^.]\. The POST may have been executed, so it was not sent again/);
		expect(items[0].json.details).toMatchObject({ mayHaveBeenExecuted: true, advice });
	});

	it.each(['PATCH', 'DELETE'])('is not repeated when it is a %s', async (method) => {
		const { boardId } = at.boardWith(1);
		at.fault({ kind: 'reset', afterExecuting: true }, { times: Infinity });
		const change =
			method === 'PATCH' ? { operation: 'update', updateFields: { newName: 'Renamed' } } : { operation: 'delete' };
		const { error } = await at.run({
			resource: 'board',
			board: { __rl: true, mode: 'id', value: boardId },
			...change,
		});
		expect(error?.message).toContain(`The ${method} may have been executed`);
		expect(error).toMatchObject({ context: { mayHaveBeenExecuted: true } });
		expect(at.pinterest.requests).toHaveLength(1);
	});

	it('is not called perhaps executed when Pinterest refused it', async () => {
		at.fault({ kind: 'status', status: 409, code: 58, message: 'Taken.' });
		const { items } = await at.run(createBoard(), { items: itemsOf('name', ['Once']), continueOnFail: true });
		expect(items[0].json.error).toBe('Taken');
		expect(items[0].json.details).not.toHaveProperty('mayHaveBeenExecuted');
	});
});

describe('a host that nobody listens at', () => {
	const at = simulated();

	it.each(['GET', 'POST'])('is tried six times and named, since a %s was not sent', async (method) => {
		const credentials = { pinterestAccessTokenApi: custom(`http://127.0.0.1:${await closedPort()}/v5`, 'any') };
		mockBackoff.mockClear();
		const { error } =
			method === 'GET'
				? await at.run(getBoard(), { credentials, items: itemsOf('board', ['1']) })
				: await at.run(createBoard(), { credentials, items: itemsOf('name', ['New']) });
		expect(error).toMatchObject({
			name: 'NodeApiError',
			httpCode: 'none',
			message: 'Pinterest could not be reached (connection refused)',
			description: 'Check the connection to Pinterest, a proxy, and the base URL of the credential.',
		});
		expect(new Set(mockBackoff.mock.calls.flat())).toEqual(new Set([1, 2, 3, 4, 5]));
		expect(error).not.toHaveProperty('context.mayHaveBeenExecuted');
	});

	it('lets a POST through, once, as soon as somebody listens', async () => {
		const port = await closedPort();
		const received: string[] = [];
		const late = createHttpServer(({ method, url }, response) => {
			received.push(`${method} ${url}`);
			response.writeHead(201, { 'content-type': 'application/json' }).end('{"id": "1", "name": "Late"}');
		});
		const running = at.run(createBoard(), {
			credentials: { pinterestAccessTokenApi: custom(`http://127.0.0.1:${port}/v5`, 'any') },
			items: itemsOf('name', ['Late']),
		});
		setTimeout(() => late.listen(port, '127.0.0.1'), 20);
		const { items } = await running;
		await new Promise((closed) => late.close(closed));
		expect(items).toEqual([{ json: { id: '1', name: 'Late' }, pairedItem: { item: 0 } }]);
		expect(received).toEqual(['POST /v5/boards']);
	});
});
