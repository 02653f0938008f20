import { createBoard, getBoard, itemsOf, outcomes, readPins, simulated } from '../../../harness/simulated';

/** Milliseconds that a promise takes. */
async function timed<T>(promise: Promise<T>): Promise<[T, number]> {
	const start = Date.now();
	return [await promise, Date.now() - start];
}

describe('rate limits', () => {
	const at = simulated();
	const refused = () => at.pinterest.requests.filter(({ status }) => status === 429).length;
	const names = (count: number) => Array.from({ length: count }, (_, index) => `Board no. ${index}`);

	describe('requests in flight', () => {
		it.each([
			['10 unless told', {}, 10],
			['as many as Requests at Once says', { requestsAtOnce: 3 }, 3],
			['one after the other with 1', { requestsAtOnce: 1 }, 1],
			['more with a higher option', { requestsAtOnce: 25 }, 25],
		])('are %s', async (_, options, most) => {
			const { boardId } = at.boardWith(1);
			at.fault({ kind: 'latency', ms: most > 10 ? 300 : 40 }, { times: Infinity });
			const { items } = await at.run(getBoard(options), { items: itemsOf('board', Array(30).fill(boardId)) });
			expect(outcomes(items, 'id')).toEqual(Array.from({ length: 30 }, (__, item) => [boardId, item]));
			expect(at.pinterest.maxInFlight).toBe(most);
		});

		it('are bounded for operations with a body of their own too', async () => {
			const { boardId } = at.boardWith(1);
			at.fault({ kind: 'latency', ms: 20 }, { times: Infinity });
			const { items, error } = await at.run(
				{
					resource: 'pin',
					operation: 'create',
					pinBoard: { __rl: true, mode: 'id', value: boardId },
					title: '={{ $json.name }}',
					imageUrl: 'https://example.com/a.png',
					options: { requestsAtOnce: 4 },
				},
				{ items: itemsOf('name', names(12)) },
			);
			expect(error).toBeUndefined();
			expect(items).toHaveLength(12);
			expect(at.pinterest.maxInFlight).toBe(4);
		});
	});

	describe('that Pinterest announces', () => {
		it('set the pace: nothing is lost, next to nothing refused, and no time wasted', async () => {
			const { boardId } = at.boardWith(1);
			at.pinterest.limits.set('org_read', { limit: 20, windowSeconds: 1 });
			const items = itemsOf('board', Array(60).fill(boardId));
			const [result, time] = await timed(at.run(getBoard(), { items }));
			expect(outcomes(result.items, 'id')).toEqual(Array.from({ length: 60 }, (_, item) => [boardId, item]));
			expect(refused()).toBe(0);
			// Three windows of a second, of which the third is not waited for.
			expect(time).toBeGreaterThanOrEqual(2000);
			expect(time).toBeLessThan(3500);
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
			const [{ items }, time] = await timed(at.run(readPins(boardId, { options: { pageSize: 1 } })));
			expect(items.map(({ json }) => json.id)).toEqual(pinIds);
			expect(refused()).toBe(0);
			expect(time).toBeGreaterThanOrEqual(2000);
			expect(time).toBeLessThan(3500);
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
		it('are waited for as Retry-After says', async () => {
			const { boardId } = at.boardWith(1);
			at.fault({ kind: '429', retryAfter: 1, resetSeconds: 30 });
			const [{ items }, time] = await timed(at.run(getBoard(), { items: itemsOf('board', [boardId]) }));
			expect(outcomes(items, 'id')).toEqual([[boardId, 0]]);
			expect(time).toBeGreaterThanOrEqual(1000);
			expect(time).toBeLessThan(2000);
		});

		it('are waited for as x-ratelimit-reset says where there is no Retry-After', async () => {
			const { boardId } = at.boardWith(1);
			at.fault({ kind: '429', resetSeconds: 1 });
			const [{ items }, time] = await timed(at.run(getBoard(), { items: itemsOf('board', [boardId]) }));
			expect(outcomes(items, 'id')).toEqual([[boardId, 0]]);
			expect(time).toBeGreaterThanOrEqual(1000);
			expect(time).toBeLessThan(2000);
		});

		it('are waited for where no header says how long', async () => {
			const { boardId } = at.boardWith(1);
			at.fault({ kind: 'status', status: 429, code: 8, message: 'Slow down.' });
			const [{ items }, time] = await timed(at.run(getBoard(), { items: itemsOf('board', [boardId]) }));
			expect(outcomes(items, 'id')).toEqual([[boardId, 0]]);
			expect(time).toBeGreaterThanOrEqual(500);
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

		it('end in an error with category, limit and reset where they outlast the Longest Wait', async () => {
			const { boardId } = at.boardWith(1);
			at.fault({ kind: '429', retryAfter: 600 }, { times: Infinity });
			const [{ error }, time] = await timed(
				at.run(getBoard({ longestWait: 5 }), { items: itemsOf('board', [boardId]) }),
			);
			expect(error).toMatchObject({ name: 'NodeApiError', httpCode: '429' });
			expect(error?.message).toMatch(
				/^The rate limit of org_read is used up \(limit: 1000 requests in 60 seconds; it resets at \d{4}-\d\d-\d\dT[\d:.]+Z\) \(HTTP 429, code 8\) \[item 0\]$/,
			);
			expect(error?.description).toMatch(
				/^The request was not executed\. It would have to wait 600 s, more than the 5 s that the option "Longest Wait" leaves\./,
			);
			const resetAt = Date.parse(String((error as unknown as { context: { resetAt: string } }).context.resetAt));
			expect(resetAt - Date.now()).toBeGreaterThan(590_000);
			expect(resetAt - Date.now()).toBeLessThanOrEqual(600_000);
			expect(time).toBeLessThan(1500);
			expect(at.pinterest.requests).toHaveLength(1);
		});

		it('give those facts to the error item as well', async () => {
			at.pinterest.limits.set('org_write', { limit: 40, windowSeconds: 60 });
			at.fault({ kind: '429', retryAfter: 600 });
			const options = { items: itemsOf('name', ['New', 'Newer']), continueOnFail: true };
			const { items } = await at.run(createBoard({ longestWait: 5, requestsAtOnce: 1 }), options);
			const facts = {
				category: 'org_write',
				limit: 40,
				resetAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
				advice: expect.stringContaining('Longest Wait'),
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
			const [{ items }, time] = await timed(at.run(getBoard({ longestWait: 20, requestsAtOnce: 2 }), options));
			const message = expect.stringMatching(
				/^The rate limit of org_read is used up \(limit: 3 requests in 3600 seconds; it resets at .*Z\) \[item [34]\]$/,
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
			expect(time).toBeLessThan(2000);
		});

		it('do not count the time in the queue as waiting', async () => {
			const { boardId } = at.boardWith(1);
			at.fault({ kind: '429', retryAfter: 0.2 }, { nth: 15 });
			at.fault({ kind: 'latency', ms: 100 }, { times: Infinity });
			const { items } = await at.run(getBoard({ longestWait: 1, requestsAtOnce: 1 }), {
				items: itemsOf('board', Array(16).fill(boardId)),
				continueOnFail: true,
			});
			expect(outcomes(items, 'id')).toEqual(Array.from({ length: 16 }, (_, item) => [boardId, item]));
		});

		it('add up: the Longest Wait holds for all waits of a request together', async () => {
			const { boardId } = at.boardWith(1);
			at.fault({ kind: '429', retryAfter: 0.4 }, { times: Infinity });
			const [{ error }, time] = await timed(
				at.run(getBoard({ longestWait: 1 }), { items: itemsOf('board', [boardId]) }),
			);
			expect(error?.message).toContain('The rate limit of org_read is used up');
			expect(time).toBeLessThan(1500);
			expect(at.pinterest.requests.length).toBeGreaterThanOrEqual(2);
		});
	});
});
