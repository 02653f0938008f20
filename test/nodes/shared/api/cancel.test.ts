import { shopId } from '../../../pinterest';
import { createBoard, custom, getBoard, itemsOf, readPins, simulated } from '../../../harness/simulated';

/** What stopping an execution ends: at once, as what it waits for takes longer than a test may. */
describe('a cancelled execution', () => {
	const at = simulated();
	/** Starts the run, cancels it once so many requests were sent, and expects that it ends without another one. */
	async function expectQuickEnd(start: (abortSignal: AbortSignal) => ReturnType<typeof at.run>, afterRequests: number) {
		const stop = new AbortController();
		const running = start(stop.signal);
		while (at.pinterest.requests.length < afterRequests) await new Promise((next) => setTimeout(next, 5));
		await new Promise((next) => setTimeout(next, 50));
		const sent = at.pinterest.requests.length;
		stop.abort();
		const { run } = await running;
		expect(run.status).toBe('canceled');
		expect(at.pinterest.requests).toHaveLength(sent);
	}

	it('ends at once while it waits for Retry-After', async () => {
		const { boardId } = at.boardWith(1);
		at.fault({ kind: '429', retryAfter: 120 }, { times: Infinity });
		const items = itemsOf('board', Array(15).fill(boardId));
		await expectQuickEnd((abortSignal) => at.run(getBoard(), { items, abortSignal }), 10);
		expect(at.pinterest.requests).toHaveLength(10);
	});

	it('ends at once while it waits to repeat a read', async () => {
		const { boardId } = at.boardWith(1);
		at.fault({ kind: 'status', status: 503 }, { times: Infinity });
		const items = itemsOf('board', [boardId]);
		await expectQuickEnd((abortSignal) => at.run(getBoard(), { items, abortSignal }), 3);
	});

	it('ends at once while the gate is full, and sends nothing more', async () => {
		const { boardId } = at.boardWith(1);
		at.fault({ kind: 'latency', ms: 120_000 }, { times: Infinity });
		const items = itemsOf('board', Array(30).fill(boardId));
		await expectQuickEnd((abortSignal) => at.run(getBoard(), { items, abortSignal }), 10);
		await new Promise((next) => setTimeout(next, 100));
		expect(at.pinterest.requests).toHaveLength(10);
	});

	it('ends at once while it keeps to a rate limit', async () => {
		const { boardId } = at.boardWith(1);
		at.pinterest.limits.set('org_read', { limit: 4, windowSeconds: 300 });
		const items = itemsOf('board', Array(12).fill(boardId));
		await expectQuickEnd((abortSignal) => at.run(getBoard({ requestsAtOnce: 2 }), { items, abortSignal }), 4);
	});

	it('ends at once while an answer is awaited, of a read or a write', async () => {
		const { boardId } = at.boardWith(1);
		at.fault({ kind: 'stall', ms: 120_000 }, { times: Infinity });
		await expectQuickEnd((abortSignal) => at.run(readPins(boardId), { abortSignal }), 1);
		at.pinterest.clearRequests();
		const items = itemsOf('name', ['New']);
		await expectQuickEnd((abortSignal) => at.run(createBoard(), { items, abortSignal }), 1);
	});

	it('ends at once in an operation with a body of its own, and in the wait for a video', async () => {
		const mediaId = '520312800000000007';
		const media = { seq: 1, id: mediaId, ownerId: shopId, uploadParameters: {}, polls: 0 };
		at.pinterest.media.set(mediaId, media);
		const wait = { resource: 'media', operation: 'wait', media: mediaId };
		await expectQuickEnd((abortSignal) => at.run(wait, { abortSignal }), 1);
	});

	it('makes no error items with "continue on fail", neither of what waits nor of what was sent', async () => {
		for (const fault of [{ kind: '429', retryAfter: 120 } as const, { kind: 'stall', ms: 120_000 } as const]) {
			at.pinterest.reset();
			const { accessToken } = at.pinterest.issueToken();
			const credentials = { pinterestAccessTokenApi: custom(at.pinterest.apiUrl, accessToken) };
			at.fault(fault, { times: Infinity });
			const items = itemsOf('name', ['A', 'B', 'C']);
			const stop = new AbortController();
			const running = at.run(createBoard(), { items, credentials, continueOnFail: true, abortSignal: stop.signal });
			while (at.pinterest.requests.length < 3) await new Promise((next) => setTimeout(next, 5));
			await new Promise((next) => setTimeout(next, 50));
			stop.abort();
			const { run, items: given } = await running;
			expect(run.status).toBe('canceled');
			expect(given.filter(({ json }) => 'error' in json)).toEqual([]);
		}
	});

	it('ends at once while the token is being renewed', async () => {
		const { boardId } = at.boardWith(1);
		const store = at.oAuth2();
		at.pinterest.expireTokens();
		at.fault({ kind: 'status', status: 401, code: 283, message: 'No.' }, { path: '/oauth/token', times: Infinity });
		const items = itemsOf('board', [boardId]);
		await expectQuickEnd((abortSignal) => at.runOAuth2(store, getBoard(), { items, abortSignal }), 3);
	});

	it('makes no error item of a lookup that was cut short', async () => {
		at.fault({ kind: 'stall', ms: 120_000 }, { times: Infinity });
		const board = { __rl: true, mode: 'url', value: 'https://www.pinterest.com/hearthandlinen/ceramics/' };
		const stop = new AbortController();
		const running = at.run({ ...getBoard(), board }, { continueOnFail: true, abortSignal: stop.signal });
		while (at.pinterest.requests.length === 0) await new Promise((next) => setTimeout(next, 5));
		stop.abort();
		const { run, items } = await running;
		expect(run.status).toBe('canceled');
		expect(items.filter(({ json }) => 'error' in json)).toEqual([]);
	});
});
