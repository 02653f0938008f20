import { parseList } from 'structured-headers';
import { client, refusal } from './client';
import { usePinterest } from './usePinterest';

/** Rate limits and their headers. */
describe('a rate limit of the simulated Pinterest', () => {
	const pinterest = usePinterest();
	let api: ReturnType<typeof client>;

	beforeEach(() => {
		pinterest.reset();
		api = client(pinterest);
	});

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
		// All within a second, however busy the machine is.
		const clock = jest.spyOn(Date, 'now').mockReturnValue(Date.now());
		const answers = await Promise.all(Array.from({ length: 110 }, () => api.get('/user_account')));
		clock.mockRestore();
		expect(answers.filter((answer) => answer.status === 429)).toHaveLength(10);
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
