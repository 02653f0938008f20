import { client, refusal } from './client';
import { clientId } from './index';
import { usePinterest } from './usePinterest';

describe('websites of the simulated Pinterest', () => {
	const pinterest = usePinterest();
	let api: ReturnType<typeof client>;
	const kept = async () =>
		(await api.get('/user_account/websites')).data.items.map((item: { website: string }) => item.website) as string[];

	beforeEach(() => {
		pinterest.reset();
		pinterest.limits.off();
		api = client(pinterest);
	});

	it('are claimed once and given up once', async () => {
		const first = await api.post('/user_account/websites', { website: 'Linen.example/' });
		expect(first.data).toEqual({ website: 'linen.example', status: 'success', verified_at: expect.any(String) });
		expect((await api.post('/user_account/websites', { website: 'linen.example' })).data).toEqual(first.data);
		expect(await kept()).toEqual(['linen.example', 'hearthandlinen.example', 'journal.hearthandlinen.example']);
		const gone = await api.delete('/user_account/websites?website=linen.example');
		expect([gone.status, gone.data]).toEqual([204, '']);
		expect((await api.delete('/user_account/websites?website=linen.example')).status).toBe(404);
		expect(await kept()).toHaveLength(2);
	});

	it('that another account has claimed are refused', async () => {
		expect(refusal(await api.post('/user_account/websites', { website: 'northlight.example' }))).toMatchObject({
			status: 403,
			code: 29,
		});
	});

	it.each([
		[{}],
		[{ website: '' }],
		[{ website: 'https://linen.example' }],
		[{ website: 'linen.example', verification_method: 'EMAIL' }],
		[{ website: 'linen.example', method: 'METATAG' }],
	])('are refused as %j', async (body) => {
		expect(refusal(await api.post('/user_account/websites', body))).toMatchObject({ status: 400, code: 1 });
		expect(await kept()).toHaveLength(2);
	});

	it('are given up by name', async () => {
		expect((await api.delete('/user_account/websites')).status).toBe(400);
		expect((await api.delete('/user_account/websites?website=a.example&ad_account_id=1')).status).toBe(400);
	});

	it('need a code that is the account’s own and stays the same', async () => {
		const code = async (who = api) => (await who.get('/user_account/websites/verification')).data.verification_code;
		const other = client(pinterest, pinterest.issueToken({ userId: clientId }).accessToken);
		expect(await code()).toBe(await code());
		expect(await code()).not.toBe(await code(other));
	});

	it('need the scope to write', async () => {
		const reader = client(pinterest, pinterest.issueToken({ scopes: ['user_accounts:read'] }).accessToken);
		expect(refusal(await reader.post('/user_account/websites', { website: 'linen.example' })).message).toContain(
			"Missing: ['user_accounts:write']",
		);
	});
});
