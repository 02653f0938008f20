import { boardNamed, client, refusal } from './client';
import { usePinterest } from './usePinterest';

/** The authorise page and the token endpoint. */
describe('OAuth at the simulated Pinterest', () => {
	const pinterest = usePinterest();
	let site: ReturnType<typeof client>;
	const redirectUri = 'http://127.0.0.1:5678/rest/oauth2-credential/callback';

	beforeEach(() => {
		pinterest.reset();
		site = client(pinterest, null, pinterest.url);
	});

	const link = (changed: Record<string, string> = {}): string =>
		`/oauth/?${new URLSearchParams({
			client_id: pinterest.appId,
			redirect_uri: redirectUri,
			response_type: 'code',
			scope: 'boards:read,pins:read',
			state: 'a/b=&"c',
			...changed,
		}).toString()}`;

	const newCode = async (): Promise<string> => {
		pinterest.settings.autoApprove = true;
		const { headers } = await site.get(link());
		return new URL(headers.location as string).searchParams.get('code') ?? '';
	};

	const token = (fields: Record<string, string>, base = pinterest.url, secret = pinterest.appSecret) =>
		client(pinterest, null, base).post('/v5/oauth/token', new URLSearchParams(fields).toString(), {
			auth: { username: pinterest.appId, password: secret },
			headers: { 'content-type': 'application/x-www-form-urlencoded' },
		});

	it('shows a page with a button that leads back with a code and the state', async () => {
		const { status, data } = await site.get(link());
		expect(status).toBe(200);
		expect(data).toMatch(/<button id="give-access" name="decision" value="allow">Give access/);
		expect(data).toContain('<li>boards:read</li><li>pins:read</li>');
		const fields = new URLSearchParams({ decision: 'allow' });
		for (const [, name, value] of (data as string).matchAll(/type="hidden" name="([^"]+)" value="([^"]*)"/g)) {
			fields.set(
				name,
				value.replace(/&#(\d+);/g, (_, sign: string) => String.fromCharCode(Number(sign))),
			);
		}
		const { headers } = await site.post('/oauth/', fields.toString());
		const back = new URL(headers.location as string);
		expect(back.origin + back.pathname).toBe(redirectUri);
		expect(back.searchParams.get('state')).toBe('a/b=&"c');
		expect(back.searchParams.get('code')).toMatch(/^[0-9a-f]{40}$/);
	});

	it('leads back with access_denied when the person cancels', async () => {
		const fields = new URLSearchParams(link().slice('/oauth/?'.length));
		fields.set('decision', 'deny');
		const { headers } = await site.post('/oauth/', fields.toString());
		expect(new URL(headers.location as string).searchParams.get('error')).toBe('access_denied');
	});

	it.each([
		['an unknown app', { client_id: '1' }],
		['another response type', { response_type: 'token' }],
		['scopes parted by spaces', { scope: 'boards:read pins:read' }],
		['an unknown scope', { scope: 'boards:read,boards:eat' }],
		['no scope', { scope: '' }],
		['a redirect_uri that is none', { redirect_uri: 'callback' }],
	])('shows an error and redirects nowhere for %s', async (_what, changed) => {
		pinterest.settings.autoApprove = true;
		const answer = await site.get(link(changed));
		expect(answer.status).toBe(400);
		expect(answer.headers).not.toHaveProperty('location');
		expect(answer.data).toContain('id="error"');
	});

	it('takes only registered redirect URIs when some are registered', async () => {
		pinterest.settings.redirectUris = ['https://elsewhere.example/callback'];
		expect((await site.get(link())).status).toBe(400);
		pinterest.settings.redirectUris = [redirectUri];
		expect((await site.get(link())).status).toBe(200);
	});

	it('exchanges a code, once, for tokens with the granted scopes', async () => {
		const code = await newCode();
		const { status, data } = await token({
			grant_type: 'authorization_code',
			code,
			redirect_uri: redirectUri,
			continuous_refresh: 'true',
		});
		expect(status).toBe(200);
		expect(data).toEqual({
			access_token: expect.stringMatching(/^pina_/) as string,
			refresh_token: expect.stringMatching(/^pinr_/) as string,
			response_type: 'authorization_code',
			token_type: 'bearer',
			expires_in: 2_592_000,
			refresh_token_expires_in: 5_184_000,
			refresh_token_expires_at: expect.any(Number) as number,
			scope: 'boards:read pins:read',
		});
		const granted = client(pinterest, data.access_token as string);
		expect((await granted.get('/boards')).status).toBe(200);
		expect(refusal(await granted.get('/user_account')).message).toContain("Missing: ['user_accounts:read']");
		const again = await token({ grant_type: 'authorization_code', code, redirect_uri: redirectUri });
		expect(refusal(again)).toMatchObject({ status: 401, code: 283 });
	});

	it('refuses a code with another redirect_uri, and a wrong or missing app secret', async () => {
		const fields = { grant_type: 'authorization_code', redirect_uri: redirectUri };
		const elsewhere = await token({ ...fields, code: await newCode(), redirect_uri: 'https://elsewhere.example/' });
		expect(elsewhere.status).toBe(401);
		expect(refusal(await token({ ...fields, code: await newCode() }, pinterest.url, 'wrong'))).toMatchObject({
			status: 401,
			code: 2,
		});
		const bare = await site.post(
			'/v5/oauth/token',
			new URLSearchParams({ ...fields, code: await newCode() }).toString(),
		);
		expect(bare.status).toBe(401);
	});

	it('answers a new refresh token with each refresh; the old one is dead', async () => {
		const { refreshToken = '', accessToken } = pinterest.issueToken({ refreshToken: true, scopes: ['boards:read'] });
		const { data } = await token({ grant_type: 'refresh_token', refresh_token: refreshToken });
		expect(data).toMatchObject({ response_type: 'refresh_token', scope: 'boards:read' });
		expect(data.refresh_token).not.toBe(refreshToken);
		expect(data.access_token).not.toBe(accessToken);
		expect((await client(pinterest, data.access_token as string).get('/boards')).status).toBe(200);
		const reused = await token({ grant_type: 'refresh_token', refresh_token: refreshToken });
		expect(refusal(reused)).toMatchObject({ status: 401, code: 283 });
		expect((await token({ grant_type: 'refresh_token', refresh_token: data.refresh_token as string })).status).toBe(
			200,
		);
	});

	it('lets only one of two refreshes with the same token succeed', async () => {
		const { refreshToken = '' } = pinterest.issueToken({ refreshToken: true });
		const fields = { grant_type: 'refresh_token', refresh_token: refreshToken };
		const statuses = (await Promise.all([token(fields), token(fields)])).map((answer) => answer.status);
		expect(statuses.sort()).toEqual([200, 401]);
	});

	it('gives client credentials a token without a refresh token', async () => {
		const { data } = await token({ grant_type: 'client_credentials', scope: 'boards:read,pins:read' });
		expect(data).toMatchObject({
			response_type: 'client_credentials',
			scope: 'boards:read pins:read',
			token_type: 'bearer',
		});
		expect(data).not.toHaveProperty('refresh_token');
		const app = client(pinterest, data.access_token as string);
		expect((await app.get(`/boards/${boardNamed(pinterest, 'Ceramics')}`)).status).toBe(200);
		expect((await token({ grant_type: 'client_credentials' })).status).toBe(400);
	});

	it('makes tokens for the host they are asked for at, with the life that is set', async () => {
		pinterest.settings.accessTokenSeconds = 3;
		const { data } = await token({ grant_type: 'client_credentials', scope: 'boards:read' }, pinterest.sandboxUrl);
		expect(data.expires_in).toBe(3);
		const value = data.access_token as string;
		expect((await client(pinterest, value, pinterest.sandboxApiUrl).get('/boards')).status).toBe(200);
		expect((await client(pinterest, value).get('/boards')).status).toBe(401);
	});

	it('refuses JSON, an unknown grant and a grant without its fields', async () => {
		const auth = { username: pinterest.appId, password: pinterest.appSecret };
		expect((await site.post('/v5/oauth/token', { grant_type: 'refresh_token' }, { auth })).status).toBe(415);
		expect((await token({ grant_type: 'password' })).status).toBe(400);
		expect(refusal(await token({ grant_type: 'refresh_token' })).message).toBe(
			"Body 'refresh_token' is required for refresh_token.",
		);
	});

	it('keeps no secret in the log', async () => {
		const { refreshToken = '' } = pinterest.issueToken({ refreshToken: true });
		const { data } = await token({ grant_type: 'refresh_token', refresh_token: refreshToken });
		await client(pinterest, data.access_token as string).get('/boards');
		const log = JSON.stringify(pinterest.requests);
		for (const secret of [refreshToken, data.access_token as string, pinterest.appSecret])
			expect(log).not.toContain(secret.slice(0, -4));
		expect(log).not.toContain(Buffer.from(`${pinterest.appId}:${pinterest.appSecret}`).toString('base64'));
	});
});
