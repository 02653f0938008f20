import { client, refusal } from './client';
import { clientId } from './index';
import { usePinterest } from './usePinterest';

describe('conversion access tokens of the simulated Pinterest', () => {
	const pinterest = usePinterest();
	let accounts: string[];
	const body = () => ({
		data: [
			{
				event_name: 'lead',
				action_source: 'offline',
				event_time: Math.floor(Date.now() / 1000),
				event_id: '1',
				user_data: { em: ['a'.repeat(64)] },
			},
		],
	});
	const send = (token: string, account: string) =>
		client(pinterest, token).post(`/ad_accounts/${account}/events`, body());
	const made = async (token = pinterest.issueToken().accessToken) => {
		const { data } = await client(pinterest, token).post('/oauth/conversion_token');
		expect(data).toEqual({ access_token: expect.stringMatching(/^pina_/), token_type: 'conversion' });
		return data.access_token as string;
	};

	beforeEach(() => {
		pinterest.reset();
		accounts = [...pinterest.worlds.production.adAccounts.keys()];
	});

	it('send events, and do nothing else', async () => {
		const token = await made();
		expect((await send(token, accounts[0])).status).toBe(200);
		for (const path of ['/ad_accounts', '/boards', `/ad_accounts/${accounts[0]}/conversion_tags`])
			expect(refusal(await client(pinterest, token).get(path))).toMatchObject({ status: 401, code: 7 });
		expect(refusal(await client(pinterest, token).post('/oauth/conversion_token'))).toMatchObject({ status: 401 });
	});

	it('that are bound to an ad account send only its events', async () => {
		const { accessToken } = pinterest.issueToken({ grant: 'conversion', adAccountId: accounts[0] });
		expect((await send(accessToken, accounts[0])).status).toBe(200);
		for (const other of [accounts[1], '1'])
			expect(refusal(await send(accessToken, other))).toMatchObject({ status: 403, code: 29 });
	});

	it('reach no further than the user they were made for', async () => {
		const token = await made(pinterest.issueToken({ userId: clientId }).accessToken);
		expect((await send(token, accounts[2])).status).toBe(200);
		expect(refusal(await send(token, accounts[0]))).toMatchObject({ status: 403, code: 29 });
	});

	it('have no limited rate where they may be used', async () => {
		const token = await made();
		const ordinary = pinterest.issueToken().accessToken;
		pinterest.limits.set('ads_conversions', { limit: 1, windowSeconds: 60 });
		expect((await send(ordinary, accounts[0])).status).toBe(200);
		expect((await send(ordinary, accounts[0])).status).toBe(429);
		const { status, headers } = await send(token, accounts[0]);
		expect([status, headers['x-ratelimit-limit']]).toEqual([200, undefined]);
		pinterest.limits.set('ads_read', { limit: 1, windowSeconds: 60 });
		const read = () => client(pinterest, token).get('/ad_accounts');
		expect([(await read()).status, (await read()).status]).toEqual([401, 429]);
	});

	it('outlive the token that made them and can be ended', async () => {
		const { accessToken, id } = pinterest.issueToken();
		const token = await made(accessToken);
		pinterest.expireTokens(id);
		expect((await send(token, accounts[0])).status).toBe(200);
		pinterest.expireTokens(token.slice(-4));
		expect(refusal(await send(token, accounts[0]))).toMatchObject({ status: 401, code: 2 });
	});

	it('are made by a user who may write ads, not by the app', async () => {
		const post = (token: string) => client(pinterest, token).post('/oauth/conversion_token');
		const reader = pinterest.issueToken({ scopes: ['ads:read'] }).accessToken;
		expect(refusal(await post(reader)).message).toContain("Missing: ['ads:write']");
		const app = pinterest.issueToken({ grant: 'client_credentials' }).accessToken;
		expect(refusal(await post(app))).toMatchObject({ status: 401, code: 7 });
	});
});
