import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { join } from 'node:path';
import { boardNamed, client, refusal } from './client';
import { startPinterest } from './index';
import { usePinterest } from './usePinterest';

/** What holds for every operation: tokens, hosts, log, controls, start and end. */
describe('the simulated Pinterest', () => {
	const pinterest = usePinterest();
	let api: ReturnType<typeof client>;

	beforeEach(() => {
		pinterest.reset();
		api = client(pinterest);
	});

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

	it('runs alone, says where, and ends on SIGTERM', async () => {
		const args = ['--import', 'tsx', 'test/pinterest/main.ts', '--port', '0', '--sandbox-port', '0'];
		const alone = spawn(process.execPath, args, { cwd: join(__dirname, '../..') });
		let text = '';
		const ended = once(alone, 'exit');
		alone.stdout.setEncoding('utf8').on('data', (piece: string) => (text += piece));
		while (!/a sandbox token +\S+\n/.test(text) && alone.exitCode === null)
			await new Promise((resolve) => setTimeout(resolve, 20));
		const url = /Simulated Pinterest +(\S+)/.exec(text)?.[1];
		const token = /an access token +(\S+)/.exec(text)?.[1] ?? '';
		const answer = await client(pinterest, token, url).get('/user_account');
		expect(answer.data.username).toBe('hearthandlinen');
		expect(text).toContain(`app id              ${pinterest.appId}`);
		alone.kill('SIGTERM');
		expect(await ended).toEqual([0, null]);
	});

	it('names the port that is taken', async () => {
		const port = Number(new URL(pinterest.url).port);
		await expect(startPinterest({ sandboxPort: port })).rejects.toMatchObject({ code: 'EADDRINUSE', port });
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
