import { Gate } from '../../../../nodes/shared/api/gate';
import { createBoard, getBoard, itemsOf, outcomes, readPins, simulated } from '../../../harness/simulated';

describe('rate limits', () => {
	const at = simulated();
	const refused = () => at.pinterest.requests.filter(({ status }) => status === 429).length;
	/** The waits that the runs of a test asked for, in milliseconds: unlike the time they take they are the same on a busy machine. */
	let waits: number[];
	const waited = () => waits.reduce((sum, one) => sum + one, 0);
	beforeEach(() => {
		waits = [];
		const pause = Gate.prototype.pause;
		jest.spyOn(Gate.prototype, 'pause').mockImplementation(function (this: Gate, milliseconds) {
			waits.push(milliseconds);
			return pause.call(this, milliseconds);
		});
	});
	afterEach(() => jest.restoreAllMocks());
	const names = (count: number) => Array.from({ length: count }, (_, index) => `Board no. ${index}`);

	describe('requests in flight', () => {
		it.each([
			['10 unless told', {}, 10],
			['as many as Requests at Once says', { requestsAtOnce: 3 }, 3],
			['one after the other with 1', { requestsAtOnce: 1 }, 1],
			['more with a higher option', { requestsAtOnce: 25 }, 25],
		])('are %s', async (_, options, most) => {
			const { boardId } = at.boardWith(1);
			const items = itemsOf('board', Array(30).fill(boardId));
			const { items: given } = await at.run(getBoard(options), { items });
			expect(outcomes(given, 'id')).toEqual(Array.from({ length: 30 }, (__, item) => [boardId, item]));
			const some = items.slice(0, 2 * most);
			await expectInFlight(most, (abortSignal) => at.run(getBoard(options), { items: some, abortSignal }));
		});

		it('are one at first where there are items for many rounds, until its answer has told the limits', async () => {
			const { boardId } = at.boardWith(1);
			const many = itemsOf('board', Array(50).fill(boardId));
			await expectInFlight(1, (abortSignal) => at.run(getBoard(), { items: many, abortSignal }));
			await expectInFlight(10, (abortSignal) => at.run(getBoard(), { items: many.slice(1), abortSignal }));
		});

		it('are bounded for operations with a body of their own too', async () => {
			const { boardId } = at.boardWith(1);
			const parameters = {
				resource: 'pin',
				operation: 'create',
				pinBoard: { __rl: true, mode: 'id', value: boardId },
				title: '={{ $json.name }}',
				image: 'https://example.com/a.png',
				requestOptions: { requestsAtOnce: 4 },
			};
			const { items, error } = await at.run(parameters, { items: itemsOf('name', names(12)) });
			expect(error).toBeUndefined();
			expect(items).toHaveLength(12);
			await expectInFlight(4, (abortSignal) => at.run(parameters, { items: itemsOf('name', names(12)), abortSignal }));
		});

		/** So many are sent while none is answered, and no more. */
		async function expectInFlight(most: number, start: (abortSignal: AbortSignal) => ReturnType<typeof at.run>) {
			at.pinterest.clearRequests();
			at.fault({ kind: 'stall', ms: 120_000 }, { times: Infinity });
			const stop = new AbortController();
			const running = start(stop.signal);
			while (at.pinterest.requests.length < most) await new Promise((next) => setTimeout(next, 5));
			await new Promise((next) => setTimeout(next, 50));
			stop.abort();
			await running;
			expect(at.pinterest.requests).toHaveLength(most);
		}
	});

	describe('that Pinterest announces', () => {
		it('set the pace: nothing is lost, next to nothing refused, and no time wasted', async () => {
			const { boardId } = at.boardWith(1);
			at.pinterest.limits.set('org_read', { limit: 20, windowSeconds: 1 });
			const items = itemsOf('board', Array(60).fill(boardId));
			const { items: given } = await at.run(getBoard(), { items });
			expect(outcomes(given, 'id')).toEqual(Array.from({ length: 60 }, (_, item) => [boardId, item]));
			expect(refused()).toBe(0);
			// Three windows of a second, of which the third is not waited for.
			expect(waited()).toBeLessThan(3000);
		});

		it('set the pace when others have used up part of them', async () => {
			const { boardId } = at.boardWith(1);
			at.pinterest.limits.set('org_read', { limit: 20, windowSeconds: 1 });
			const other = at.run(getBoard({ requestsAtOnce: 5 }), { items: itemsOf('board', Array(15).fill(boardId)) });
			const own = at.run(getBoard({ requestsAtOnce: 5 }), { items: itemsOf('board', Array(25).fill(boardId)) });
			const given = await Promise.all([other, own]);
			expect(given.map(({ items, error }) => [items.length, error])).toEqual([
				[15, undefined],
				[25, undefined],
			]);
			expect(refused()).toBeLessThanOrEqual(5);
		});

		it('set the pace of pages', async () => {
			const { boardId, pinIds } = at.boardWith(12);
			at.pinterest.limits.set('org_read', { limit: 5, windowSeconds: 1 });
			const { items } = await at.run(readPins(boardId, { options: { pageSize: 1 } }));
			expect(items.map(({ json }) => json.id)).toEqual(pinIds);
			expect(refused()).toBe(0);
			expect(waited()).toBeLessThan(3000);
		});

		it('set the pace for writes, of which none is lost or done twice', async () => {
			at.pinterest.limits.set('org_write', { limit: 10, windowSeconds: 1 });
			const before = at.pinterest.boards.size;
			const { items, error } = await at.run(createBoard(), { items: itemsOf('name', names(25)) });
			expect(error).toBeUndefined();
			expect(outcomes(items, 'name')).toEqual(names(25).map((name, item) => [name, item]));
			expect(at.pinterest.boards.size).toBe(before + 25);
			expect(refused()).toBe(0);
		});
	});

	describe('that are used up (429)', () => {
		/** With up to a tenth more, so that many workers do not come back at once; the gate opens again meanwhile. */
		const expectOneWait = (milliseconds: number) => {
			const [own, ...others] = waits.filter((one) => one >= milliseconds);
			expect(others).toEqual([]);
			expect(own).toBeLessThanOrEqual(milliseconds * 1.1 + 1);
		};

		it('are waited for as Retry-After says', async () => {
			const { boardId } = at.boardWith(1);
			at.fault({ kind: '429', retryAfter: 1, resetSeconds: 30 });
			const { items } = await at.run(getBoard(), { items: itemsOf('board', [boardId]) });
			expect(outcomes(items, 'id')).toEqual([[boardId, 0]]);
			expectOneWait(1000);
		});

		it('are waited for as x-ratelimit-reset says where there is no Retry-After', async () => {
			const { boardId } = at.boardWith(1);
			at.fault({ kind: '429', resetSeconds: 1 });
			const { items } = await at.run(getBoard(), { items: itemsOf('board', [boardId]) });
			expect(outcomes(items, 'id')).toEqual([[boardId, 0]]);
			expectOneWait(1000);
		});

		it('are waited for where no header says how long', async () => {
			const { boardId } = at.boardWith(1);
			at.fault({ kind: 'status', status: 429, code: 8, message: 'Slow down.' });
			const { items } = await at.run(getBoard(), { items: itemsOf('board', [boardId]) });
			expect(outcomes(items, 'id')).toEqual([[boardId, 0]]);
			expectOneWait(500);
		});

		it('hold back the other items of the category', async () => {
			const { boardId } = at.boardWith(1);
			at.fault({ kind: '429', retryAfter: 1 });
			await at.run(getBoard({ requestsAtOnce: 1 }), { items: itemsOf('board', Array(3).fill(boardId)) });
			const [first, ...others] = at.pinterest.requests.map((request) => request.at);
			expect(others).toHaveLength(3);
			for (const other of others) expect(other - first).toBeGreaterThanOrEqual(1000);
		});

		it('repeat a POST, which is executed once', async () => {
			at.fault({ kind: '429', retryAfter: 0.1 }, { times: 2 });
			const { items } = await at.run(createBoard(), { items: itemsOf('name', ['Only one']) });
			expect(outcomes(items, 'name')).toEqual([['Only one', 0]]);
			expect(at.sent()).toEqual(['POST /v5/boards 429', 'POST /v5/boards 429', 'POST /v5/boards 201']);
			expect([...at.pinterest.boards.values()].filter(({ name }) => name === 'Only one')).toHaveLength(1);
		});

		it('end in an error with category, limit and reset where they outlast the Maximum Wait', async () => {
			const { boardId } = at.boardWith(1);
			at.fault({ kind: '429', retryAfter: 600 }, { times: Infinity });
			const { error } = await at.run(getBoard({ maximumWait: 5 }), { items: itemsOf('board', [boardId]) });
			expect(error).toMatchObject({ name: 'NodeApiError', httpCode: '429' });
			expect(error?.message).toMatch(
				/^The rate limit of org_read is used up \(limit: 1000 requests in 60 seconds; it resets at \d{4}-\d\d-\d\dT[\d:.]+Z\)$/,
			);
			expect(error?.description).toMatch(
				/^The request was not executed\. It would have to wait 600 s, more than the 5 s that the option "Maximum Wait" leaves\./,
			);
			const resetAt = Date.parse(String((error as unknown as { context: { resetAt: string } }).context.resetAt));
			const [request, ...others] = at.pinterest.requests;
			expect(resetAt).toBeGreaterThanOrEqual(request.at + 600_000);
			expect(resetAt).toBeLessThanOrEqual(Date.now() + 600_000);
			expect(waits).toEqual([]);
			expect(others).toEqual([]);
		});

		it('give those facts to the error item as well', async () => {
			at.pinterest.limits.set('org_write', { limit: 40, windowSeconds: 60 });
			at.fault({ kind: '429', retryAfter: 600 });
			const options = { items: itemsOf('name', ['New', 'Newer']), continueOnFail: true };
			const { items } = await at.run(createBoard({ maximumWait: 5, requestsAtOnce: 1 }), options);
			const facts = {
				category: 'org_write',
				limit: 40,
				resetAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
				advice: expect.stringContaining('Maximum Wait'),
			};
			// The second one would have been refused as well, so it is not sent.
			expect(items.map(({ json }) => json.details)).toEqual([
				{ ...facts, httpCode: '429', status: 429, code: 8 },
				facts,
			]);
			expect(at.pinterest.requests).toHaveLength(1);
		});

		it('end in that error before anything is sent, where the announced window is that long', async () => {
			const { boardId } = at.boardWith(1);
			at.pinterest.limits.set('org_read', { limit: 3, windowSeconds: 3600 });
			const options = { items: itemsOf('board', Array(5).fill(boardId)), continueOnFail: true };
			const { items } = await at.run(getBoard({ maximumWait: 20, requestsAtOnce: 2 }), options);
			const message = expect.stringMatching(
				/^The rate limit of org_read is used up \(limit: 3 requests in 3600 seconds; it resets at .*Z\)$/,
			);
			expect(outcomes(items, 'id')).toEqual([
				[boardId, 0],
				[boardId, 1],
				[boardId, 2],
				[message, 3],
				[message, 4],
			]);
			expect(items[4].json.details).toMatchObject({ category: 'org_read', limit: 3 });
			expect(at.pinterest.requests).toHaveLength(3);
			expect(waits).toEqual([]);
		});

		it('do not count the time in the queue as waiting', async () => {
			const { boardId } = at.boardWith(1);
			at.fault({ kind: '429', retryAfter: 0.2 }, { nth: 15 });
			at.fault({ kind: 'latency', ms: 100 }, { times: Infinity });
			const { items } = await at.run(getBoard({ maximumWait: 1, requestsAtOnce: 1 }), {
				items: itemsOf('board', Array(16).fill(boardId)),
				continueOnFail: true,
			});
			expect(outcomes(items, 'id')).toEqual(Array.from({ length: 16 }, (_, item) => [boardId, item]));
		});

		it('add up: the Maximum Wait holds for all waits of a request together', async () => {
			const { boardId } = at.boardWith(1);
			at.fault({ kind: '429', retryAfter: 0.4 }, { times: Infinity });
			const { error } = await at.run(getBoard({ maximumWait: 1 }), { items: itemsOf('board', [boardId]) });
			expect(error?.message).toContain('The rate limit of org_read is used up');
			expect(waited()).toBeLessThanOrEqual(1000);
			expect(at.pinterest.requests.length).toBeGreaterThanOrEqual(2);
		});
	});
});
