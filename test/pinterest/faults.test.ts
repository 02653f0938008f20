import { client, refusal } from './client';
import { type FaultRule } from './index';
import { usePinterest } from './usePinterest';

/** Every fault a test can ask for, and when it strikes. */
describe('faults of the simulated Pinterest', () => {
	const pinterest = usePinterest();
	let api: ReturnType<typeof client>;
	const fault = (facts: FaultRule['fault'], match?: FaultRule['match']) =>
		pinterest.faults.add({ match, fault: facts });
	const has = (name: string) => [...pinterest.boards.values()].some((board) => board.name === name);

	beforeEach(() => {
		pinterest.reset();
		api = client(pinterest);
	});

	it('strike once, or as often as said, from the nth matching request on', async () => {
		fault({ kind: 'status', status: 500 }, { nth: 2, times: 2 });
		const statuses = [];
		for (let at = 0; at < 5; at += 1) statuses.push((await api.get('/boards')).status);
		expect(statuses).toEqual([200, 500, 500, 200, 200]);
		expect(pinterest.faults.pending).toBe(0);
	});

	it('strike by method, template, path or expression, and on one host', async () => {
		const [id] = pinterest.boards.keys();
		fault({ kind: 'status', status: 501 }, { method: 'post', path: '/boards' });
		fault({ kind: 'status', status: 502 }, { path: '/boards/{board_id}' });
		fault({ kind: 'status', status: 503 }, { path: '/pins/1' });
		fault({ kind: 'status', status: 504 }, { path: /sections$/ });
		fault({ kind: 'status', status: 505 }, { host: 'sandbox' });
		expect((await api.get('/boards')).status).toBe(200);
		expect((await api.post('/boards', { name: 'A' })).status).toBe(501);
		expect((await api.get(`/boards/${id}`)).status).toBe(502);
		expect((await api.get('/pins/2')).status).toBe(404);
		expect((await api.get('/pins/1')).status).toBe(503);
		expect((await api.get(`/boards/${id}/sections`)).status).toBe(504);
		expect((await client(pinterest, null, pinterest.sandboxApiUrl).get('/boards')).status).toBe(505);
	});

	it('can be taken back', async () => {
		const takeBack = fault({ kind: 'status', status: 500 });
		takeBack();
		expect((await api.get('/boards')).status).toBe(200);
	});

	it('status: an error with code, message and headers, before or after the request is executed', async () => {
		fault({ kind: 'status', status: 503, code: 12, message: 'Down.', headers: { 'retry-after': '7' } });
		const answer = await api.post('/boards', { name: 'Before' });
		expect(refusal(answer)).toEqual({ status: 503, code: 12, message: 'Down.' });
		expect(answer.headers['retry-after']).toBe('7');
		expect(has('Before')).toBe(false);
		fault({ kind: 'status', status: 502, afterExecuting: true });
		expect((await api.post('/boards', { name: 'After' })).status).toBe(502);
		expect(has('After')).toBe(true);
	});

	it('429: with and without Retry-After', async () => {
		fault({ kind: '429', retryAfter: 3, resetSeconds: 2 });
		const answer = await api.post('/boards', { name: 'A' });
		expect(refusal(answer)).toMatchObject({ status: 429, code: 8 });
		expect(answer.headers).toMatchObject({
			'retry-after': '3',
			'x-ratelimit-reset': '2',
			'x-ratelimit-remaining': '0',
		});
		expect(has('A')).toBe(false);
		fault({ kind: '429' });
		expect((await api.get('/boards')).headers).not.toHaveProperty('retry-after');
	});

	it('429: names the limit of the category of the operation', async () => {
		fault({ kind: '429' });
		expect((await api.post('/boards', {})).headers['x-ratelimit-limit']).toContain('org_write_app_id_user_id');
	});

	it('reset: the connection breaks, before or after the request is executed', async () => {
		fault({ kind: 'reset' });
		await expect(api.post('/boards', { name: 'Before' })).rejects.toMatchObject({ code: 'ECONNRESET' });
		expect(has('Before')).toBe(false);
		fault({ kind: 'reset', afterExecuting: true });
		await expect(api.post('/boards', { name: 'After' })).rejects.toMatchObject({ code: 'ECONNRESET' });
		expect(has('After')).toBe(true);
		expect(pinterest.requests.map((entry) => entry.status)).toEqual([0, 0]);
	});

	it('stall: executed at once, answered late', async () => {
		fault({ kind: 'stall', ms: 300 });
		const answer = api.post('/boards', { name: 'A' });
		while (!has('A')) await new Promise((resolve) => setTimeout(resolve, 5));
		expect(pinterest.requests[0].status).toBe(0);
		expect((await answer).status).toBe(201);
	});

	it('latency: executed late', async () => {
		fault({ kind: 'latency', ms: 100 });
		const from = Date.now();
		expect((await api.get('/boards')).status).toBe(200);
		expect(Date.now() - from).toBeGreaterThanOrEqual(99);
	});

	it('truncate: half the JSON, as a whole answer or with the connection cut', async () => {
		fault({ kind: 'truncate' });
		const answer = await api.get('/boards', { responseType: 'text', transformResponse: String });
		expect(answer.status).toBe(200);
		expect(() => JSON.parse(answer.data as string) as unknown).toThrow(SyntaxError);
		fault({ kind: 'truncate', abort: true });
		await expect(api.get('/boards')).rejects.toThrow(/aborted|ECONNRESET/);
	});

	it('expireToken: 401 code 2, and that token is dead, others live', async () => {
		const other = client(pinterest);
		fault({ kind: 'expireToken' });
		expect(refusal(await api.get('/boards'))).toMatchObject({ status: 401, code: 2 });
		expect((await api.get('/boards')).status).toBe(401);
		expect((await other.get('/boards')).status).toBe(200);
	});

	it('repeatBookmark: the page has the bookmark it was asked for with', async () => {
		const { bookmark } = (await api.get('/pins')).data;
		fault({ kind: 'repeatBookmark' }, { times: Infinity });
		const second = (await api.get('/pins', { params: { bookmark } })).data;
		expect([second.items.length, second.bookmark]).toEqual([25, bookmark]);
	});

	it('emptyPage: no elements, a bookmark of its own, and nothing lost', async () => {
		const all = (await api.get('/pins?page_size=250')).data.items;
		fault({ kind: 'emptyPage' }, { nth: 2, times: 2 });
		const sizes: number[] = [];
		const items: unknown[] = [];
		const bookmarks = new Set<string>();
		for (let bookmark: string | null | undefined; bookmark !== null;) {
			const { data } = await api.get('/pins', { params: { bookmark } });
			sizes.push(data.items.length);
			items.push(...data.items);
			bookmark = data.bookmark;
			bookmarks.add(String(bookmark));
		}
		expect(sizes).toEqual([25, 0, 0, 25, 6]);
		expect(items).toEqual(all);
		expect(bookmarks.size).toBe(5);
	});

	it('endless: always another bookmark, the list starting again', async () => {
		fault({ kind: 'endless' }, { times: Infinity });
		const bookmarks = new Set<string>();
		let bookmark: string | undefined;
		for (let at = 0; at < 8; at += 1) {
			const { data } = await api.get('/pins?page_size=25', { params: { bookmark } });
			expect(data.items.length).toBeGreaterThan(0);
			bookmark = data.bookmark as string;
			bookmarks.add(bookmark);
		}
		expect(bookmarks.size).toBe(8);
	});

	it('redirect: to wherever', async () => {
		fault({ kind: 'redirect', to: 'http://127.0.0.1:9/steal' });
		const answer = await api.get('/boards');
		expect([answer.status, answer.headers.location]).toEqual([302, 'http://127.0.0.1:9/steal']);
	});

	it('strike the upload store too', async () => {
		const { upload_url: url } = (await api.post('/media', { media_type: 'video' })).data;
		fault({ kind: 'status', status: 503 }, { host: 'upload' });
		expect((await client(pinterest, null).post(url as string, 'x')).status).toBe(503);
		fault({ kind: 'reset' }, { host: 'upload' });
		await expect(client(pinterest, null).post(url as string, 'x')).rejects.toMatchObject({ code: 'ECONNRESET' });
	});
});
