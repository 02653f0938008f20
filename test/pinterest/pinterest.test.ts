import { connect } from 'node:net';
import { parseDictionary, parseList } from 'structured-headers';
import { boardNamed, client, refusal } from './client';
import { startPinterest, type SimulatedPinterest } from './index';

/** What holds for every operation: tokens, strictness, paging, rate limits, hosts, log, controls. */
describe('the simulated Pinterest', () => {
	let pinterest: SimulatedPinterest;
	let api: ReturnType<typeof client>;

	beforeAll(async () => {
		pinterest = await startPinterest();
	});
	beforeEach(() => {
		pinterest.reset();
		api = client(pinterest);
	});
	afterAll(() => pinterest.close());

	describe('tokens and scopes', () => {
		const failed = { status: 401, code: 2, message: 'Authentication failed.' };

		it('refuses a missing token, an unknown token and another scheme with 401 code 2', async () => {
			expect(refusal(await client(pinterest, null).get('/boards'))).toEqual(failed);
			expect(refusal(await client(pinterest, 'pina_unknown').get('/boards'))).toEqual(failed);
			const headers = { authorization: 'Basic abc' };
			expect(refusal(await client(pinterest, null).get('/boards', { headers }))).toEqual(failed);
		});

		it('refuses a token whose time is over', async () => {
			const { accessToken } = pinterest.issueToken({ expiresInSeconds: 0 });
			expect(refusal(await client(pinterest, accessToken).get('/boards'))).toEqual(failed);
		});

		it('ends all tokens, or one, on demand', async () => {
			const first = pinterest.issueToken();
			expect(pinterest.expireTokens(first.id)).toBe(1);
			expect((await client(pinterest, first.accessToken).get('/boards')).status).toBe(401);
			expect((await api.get('/boards')).status).toBe(200);
			pinterest.expireTokens();
			expect((await api.get('/boards')).status).toBe(401);
		});

		it('names every missing scope in a 401 that is not code 2', async () => {
			const { accessToken } = pinterest.issueToken({ scopes: ['pins:read', 'boards:read'] });
			const { status, code, message } = refusal(await client(pinterest, accessToken).post('/pins', {}));
			expect([status, code]).toEqual([401, 3]);
			expect(message).toMatch(/^Authorization failed\. .* Missing: \['boards:write', 'pins:write'\]$/);
		});

		it('keeps the tokens of production and sandbox apart', async () => {
			const sandboxToken = pinterest.issueToken({ environment: 'sandbox' }).accessToken;
			const productionToken = pinterest.issueToken().accessToken;
			expect((await client(pinterest, sandboxToken, pinterest.sandboxApiUrl).get('/boards')).status).toBe(200);
			expect(refusal(await client(pinterest, sandboxToken).get('/boards'))).toEqual(failed);
			expect(refusal(await client(pinterest, productionToken, pinterest.sandboxApiUrl).get('/boards'))).toEqual(failed);
		});

		it('lets an app with Trial access make boards but no Pins, and points to the sandbox', async () => {
			const trial = client(pinterest, pinterest.issueToken({ access: 'trial' }).accessToken);
			const pin = {
				board_id: boardNamed(pinterest, 'Ceramics'),
				media_source: { source_type: 'image_url', url: 'https://images.example/a.png' },
			};
			expect((await trial.post('/boards', { name: 'On trial' })).status).toBe(201);
			const refused = refusal(await trial.post('/pins', pin));
			expect([refused.status, refused.code]).toEqual([403, 29]);
			expect(refused.message).toMatch(/Trial access.*Sandbox/);
			pinterest.settings.trialPins = 'private';
			expect((await trial.post('/pins', pin)).status).toBe(201);
		});

		it('takes a client credentials token only where the API does', async () => {
			const { accessToken } = pinterest.issueToken({ grant: 'client_credentials' });
			const app = client(pinterest, accessToken);
			expect((await app.get('/boards')).status).toBe(200);
			expect(refusal(await app.get('/media'))).toMatchObject({ status: 401, code: 7 });
		});
	});

	describe('strictness', () => {
		it.each([
			['an unknown parameter', '/boards?limit=5', "Unknown query parameter 'limit'."],
			[
				'an array written with indices',
				'/pins?creative_types[0]=VIDEO',
				"Unknown query parameter 'creative_types[0]'.",
			],
			['an array written with brackets', '/pins?creative_types[]=VIDEO', "Unknown query parameter 'creative_types[]'."],
			[
				'an exploded array written with commas',
				'/pins?creative_types=VIDEO,CAROUSEL',
				/'creative_types.0' must be one of REGULAR/,
			],
			['a text for a number', '/boards?page_size=3e', `Parameter 'page_size' was not numeric (was "3e").`],
			['a page size of 0', '/boards?page_size=0', "Parameter 'page_size' must be >= 1."],
			['a page size of 251', '/boards?page_size=251', "Parameter 'page_size' must be <= 250."],
			['a boolean that is none', '/pins?pin_metrics=1', `Parameter 'pin_metrics' was not boolean (was "1").`],
			['a value outside the enum', '/boards?privacy=HIDDEN', /'privacy' must be one of ALL, PUBLIC/],
			['a parameter given twice', '/boards?page_size=1&page_size=2', "Parameter 'page_size' was given 2 times."],
			['an ad account that is no id', '/boards?ad_account_id=x', /'ad_account_id' must match pattern/],
			['an id that leads elsewhere', '/boards/a%2F..%2Fb', /'board_id' does not match.*\(was "a\/\.\.\/b"\)/],
			['an id that is badly encoded', '/boards/%E0%A4%A', /'board_id' is not well encoded/],
		])('refuses %s, naming it', async (_what, path, message) => {
			// axios would tidy the address up; what is typed here must arrive.
			const answer = await api.get(path, { paramsSerializer: String });
			const expected: unknown = typeof message === 'string' ? message : expect.stringMatching(message);
			expect(refusal(answer)).toEqual({ status: 400, code: 1, message: expected });
		});

		it.each([
			['an unknown key', { name: 'A', colour: 'red' }, "Unknown body key 'colour'."],
			['a missing key', { description: 'A' }, "Body 'name' is required."],
			['a wrong type', { name: 7 }, "Body 'name' must be string."],
			[
				'a value outside the enum',
				{ name: 'A', privacy: 'OPEN' },
				"Body 'privacy' must be one of PUBLIC, PROTECTED, SECRET.",
			],
			['a text that is too long', { name: 'x'.repeat(10_000) }, "Body 'name' must NOT have more than 180 characters."],
			['a bare array', [], 'Body must be object.'],
		])('refuses a body with %s, naming it', async (_what, body, message) => {
			expect(refusal(await api.post('/boards', body))).toEqual({ status: 400, code: 1, message });
			expect([...pinterest.boards.values()].map((board) => board.name)).not.toContain('A');
		});

		it('refuses a body that is not JSON, is not called JSON, or is not there', async () => {
			const json = { headers: { 'content-type': 'application/json' } };
			expect(refusal(await api.post('/boards', '{"name":', json))).toMatchObject({
				status: 400,
				message: /not valid JSON/,
			});
			const form = { headers: { 'content-type': 'application/x-www-form-urlencoded' } };
			expect((await api.post('/boards', 'name=A', form)).status).toBe(415);
			expect(refusal(await api.post('/boards'))).toMatchObject({ status: 400, message: 'A request body is required.' });
		});

		it('refuses a body that is too large', async () => {
			pinterest.settings.maxBodyBytes = 1000;
			expect((await api.post('/boards', { name: 'x'.repeat(2000) })).status).toBe(413);
		});

		it('answers 404 for a path the API lacks and 405 for a method the path lacks', async () => {
			expect((await api.get('/bords')).status).toBe(404);
			expect((await api.get('/boards/')).status).toBe(404);
			expect((await client(pinterest, undefined, pinterest.url).get('/v4/boards')).status).toBe(404);
			const answer = await api.delete('/boards');
			expect([answer.status, answer.headers.allow]).toEqual([405, 'GET, POST']);
		});
	});

	describe('paging', () => {
		const readAll = async (path: string): Promise<string[][]> => {
			const pages: string[][] = [];
			for (let bookmark: string | null | undefined; bookmark !== null;) {
				const { data } = await api.get(path, { params: { bookmark } });
				pages.push(data.items.map((item: { id: string }) => item.id));
				bookmark = data.bookmark;
			}
			return pages;
		};

		it('gives 25 elements a page unless asked for another size, every element once, newest first', async () => {
			const pages = await readAll('/pins?include_protected_pins=true');
			expect(pages.map((page) => page.length)).toEqual([25, 25, 14]);
			const shops = [...pinterest.pins.values()].filter(
				(pin) => pin.ownerId !== pinterest.pins.values().next().value?.id,
			);
			expect(shops.length).toBeGreaterThan(64);
			expect(new Set(pages.flat()).size).toBe(64);
			expect(pages.flat()).toEqual([...pages.flat()].sort().reverse());
		});

		it('has a null bookmark on the last page, also when the page is exactly full', async () => {
			const { data } = await api.get(`/boards/${boardNamed(pinterest, 'Ceramics')}/pins?page_size=8`);
			expect([data.items.length, data.bookmark]).toEqual([8, null]);
		});

		it('skips nothing when elements are deleted between pages', async () => {
			const board = boardNamed(pinterest, 'Ceramics');
			const before = (await readAll(`/boards/${board}/pins`)).flat();
			const first = (await api.get(`/boards/${board}/pins?page_size=4`)).data;
			for (const pin of first.items) expect((await api.delete(`/pins/${pin.id}`)).status).toBe(204);
			const second = (await api.get(`/boards/${board}/pins`, { params: { bookmark: first.bookmark } })).data;
			expect([...first.items, ...second.items].map((pin: { id: string }) => pin.id)).toEqual(before);
		});

		it('refuses a bookmark that is damaged or of another list', async () => {
			const { bookmark } = (await api.get('/boards?page_size=1')).data;
			expect((await api.get('/boards', { params: { bookmark } })).status).toBe(200);
			expect((await api.get('/boards', { params: { bookmark, privacy: 'PUBLIC' } })).status).toBe(400);
			expect((await api.get('/pins', { params: { bookmark } })).status).toBe(400);
			expect((await api.get('/boards', { params: { bookmark: 'abc' } })).status).toBe(400);
			expect((await api.get('/boards?bookmark=')).status).toBe(400);
		});

		it('pages through thousands of Pins in steps of 250', async () => {
			const board = boardNamed(pinterest, 'Kitchen & table');
			pinterest.seedPins(board, 3000);
			const pages = await readAll(`/boards/${board}/pins?page_size=250`);
			expect(pages.length).toBe(13);
			expect(new Set(pages.flat()).size).toBe(3008);
		});
	});

	describe('rate limits', () => {
		it('tells of them in structured headers on every answer, the nearest limit first', async () => {
			pinterest.limits.set('org_read', { limit: 60, windowSeconds: 60 });
			const { headers } = await api.get('/boards');
			expect(headers['x-ratelimit-limit']).toBe(
				'60, 100;w=1;name="safety_net_app_id_user_id", 60;w=60;name="org_read_app_id_user_id"',
			);
			expect(parseList(headers['x-ratelimit-limit'] as string)).toHaveLength(3);
			expect(headers['x-ratelimit-remaining']).toBe('59');
			expect(Number(headers['x-ratelimit-reset'])).toBeGreaterThan(50);
			for (const path of ['/boards/1', '/nowhere', '/boards?x=1']) {
				expect((await api.get(path)).headers).toHaveProperty('x-ratelimit-remaining');
			}
			expect(() => parseDictionary('a b')).toThrow();
		});

		it('counts each category for itself', async () => {
			pinterest.limits.set('org_read', { limit: 1, windowSeconds: 60 });
			expect((await api.get('/boards')).status).toBe(200);
			expect((await api.get('/pins')).status).toBe(429);
			expect((await api.get('/ad_accounts')).status).toBe(200);
			expect((await api.post('/boards', { name: 'Still writing' })).status).toBe(201);
		});

		it('answers 429 code 8 without executing, until the window is over', async () => {
			pinterest.limits.set('org_write', { limit: 1, windowSeconds: 0.4 });
			expect((await api.post('/boards', { name: 'One' })).status).toBe(201);
			const refused = await api.post('/boards', { name: 'Two' });
			expect(refusal(refused)).toMatchObject({ status: 429, code: 8 });
			expect(refused.headers).toMatchObject({
				'x-ratelimit-remaining': '0',
				'x-ratelimit-reset': '1',
				'retry-after': '1',
			});
			expect([...pinterest.boards.values()].map((board) => board.name)).not.toContain('Two');
			await new Promise((resolve) => setTimeout(resolve, 420));
			expect((await api.post('/boards', { name: 'Two' })).status).toBe(201);
		});

		it('leaves Retry-After out when told to', async () => {
			pinterest.limits.set('org_read', { limit: 0, windowSeconds: 60 });
			pinterest.limits.retryAfter = false;
			expect((await api.get('/boards')).headers).not.toHaveProperty('retry-after');
		});

		it('holds 100 requests a second for a user of the app, and 1,000 a day for an app with Trial access', async () => {
			const answers = await Promise.all(Array.from({ length: 110 }, () => api.get('/user_account')));
			const refused = answers.filter((answer) => answer.status === 429);
			expect(refused.length).toBeGreaterThanOrEqual(10);
			const trial = client(pinterest, pinterest.issueToken({ access: 'trial' }).accessToken);
			expect((await trial.get('/user_account')).headers['x-ratelimit-limit']).toContain(
				'1000;w=86400;name="trial_app_id"',
			);
		});

		it('can be switched off', async () => {
			pinterest.limits.off();
			const answers = await Promise.all(Array.from({ length: 150 }, () => api.get('/user_account')));
			expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([200]));
		});
	});

	describe('the sandbox', () => {
		it('has its own boards, and lacks operations', async () => {
			const { accessToken } = pinterest.issueToken({ environment: 'sandbox' });
			const sandbox = client(pinterest, accessToken, pinterest.sandboxApiUrl);
			const { id } = (await sandbox.post('/boards', { name: 'Only here' })).data;
			expect((await api.get(`/boards/${id}`)).status).toBe(404);
			const [pinId] = pinterest.worlds.sandbox.pins.keys();
			const refused = await sandbox.get(`/pins/${pinId}/product_tags`);
			expect(refusal(refused)).toMatchObject({ status: 403, code: 29 });
		});
	});

	describe('the log', () => {
		it('holds each request as it came, with the end of its token only', async () => {
			const { accessToken, id } = pinterest.issueToken();
			await client(pinterest, accessToken).get('/boards/1%2F2?ad_account_id=5');
			const [entry] = pinterest.requests;
			expect(entry).toMatchObject({
				host: 'production',
				method: 'GET',
				path: '/v5/boards/1%2F2',
				route: '/boards/{board_id}',
				query: [['ad_account_id', '5']],
				status: 400,
				token: id,
			});
			expect(Date.now() - entry.at).toBeLessThan(5000);
			expect(JSON.stringify(entry)).not.toContain(accessToken.slice(0, -4));
		});

		it('holds bodies parsed, with long texts cut', async () => {
			await api.post('/boards', { name: 'A', description: 'x'.repeat(30_000) });
			const [{ body }] = pinterest.requests;
			expect(body).toMatchObject({ name: 'A', description: expect.stringContaining('(30000 characters)') as string });
		});

		it('is emptied on demand, and knows the most requests in flight', async () => {
			pinterest.faults.add({ match: { times: 7 }, fault: { kind: 'latency', ms: 150 } });
			await Promise.all(Array.from({ length: 7 }, () => api.get('/boards')));
			expect(pinterest.maxInFlight).toBe(7);
			pinterest.clearRequests();
			expect([pinterest.requests.length, pinterest.maxInFlight]).toEqual([0, 0]);
		});
	});

	describe('the controls', () => {
		it('issue and expire tokens, seed, set faults, limits and settings, and tell the state, over HTTP', async () => {
			const controls = client(pinterest, null, `${pinterest.url}/_control`);
			const { accessToken } = (await controls.post('/tokens', { scopes: ['boards:read'] })).data;
			const mine = client(pinterest, accessToken);
			expect((await mine.get('/boards')).status).toBe(200);
			await controls.post('/faults', { match: { pathPattern: '^/boards$' }, fault: { kind: 'status', status: 503 } });
			expect((await mine.get('/boards')).status).toBe(503);
			const { boardIds } = (await controls.post('/seed', { boards: 2, pinsPerBoard: 30 })).data;
			expect(pinterest.boards.get(boardIds[1])?.pins.length).toBe(30);
			expect((await controls.get('/state')).data).toMatchObject({ boards: 12, pins: 130, pendingFaults: 0 });
			await controls.post('/limits', { name: 'org_read', limit: 0, windowSeconds: 9 });
			expect((await mine.get('/boards')).status).toBe(429);
			await controls.post('/settings', { processingMs: 5 });
			expect(pinterest.settings.processingMs).toBe(5);
			expect((await controls.get('/requests')).data).toHaveLength(3);
			await controls.post('/tokens/expire');
			await controls.post('/limits', { reset: true });
			expect((await mine.get('/boards')).status).toBe(401);
			await controls.post('/reset');
			expect((await controls.get('/state')).data).toMatchObject({ boards: 10, pins: 70, requests: 0 });
			expect((await controls.post('/nothing')).status).toBe(404);
		});
	});

	it('serves the images its answers point to', async () => {
		const { data } = await api.get('/pins?creative_types=REGULAR&page_size=1');
		const { url, width, height } = data.items[0].media.images['1200x'];
		const image = await client(pinterest, null).get(url, { responseType: 'arraybuffer' });
		expect(image.headers['content-type']).toBe('image/png');
		expect(image.data.subarray(1, 4).toString()).toBe('PNG');
		expect([image.data.readUInt32BE(16), image.data.readUInt32BE(20)]).toEqual([width, height]);
	});

	it('ends idle and waiting connections at once when it closes', async () => {
		const other = await startPinterest();
		other.faults.add({ fault: { kind: 'stall', ms: 60_000 } });
		const waiting = client(other)
			.get('/boards')
			.catch((error: Error) => error.message);
		const idle = connect(Number(new URL(other.url).port), '127.0.0.1');
		await new Promise((resolve) => idle.once('connect', resolve));
		while (other.requests.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
		const from = Date.now();
		await other.close();
		expect(await waiting).toMatch(/socket hang up|ECONNRESET/);
		expect(Date.now() - from).toBeLessThan(1000);
		idle.destroy();
	});
});
