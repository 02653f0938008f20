import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { PinterestAccessTokenApi } from '../../credentials/PinterestAccessTokenApi.credentials';
import { testCredential } from '../engine';
import type { IssueOptions } from '../pinterest';
import { byId } from '../harness';
import { custom, simulated } from '../harness/simulated';

const type = new PinterestAccessTokenApi();

describe('the access token credential', () => {
	const at = simulated();

	it('asks for a token and an environment, production unless told', () => {
		expect(type.properties.map(({ name, default: value }) => [name, value])).toEqual([
			['accessToken', ''],
			['environment', 'production'],
			['baseUrl', ''],
			['permission', 'everything'],
		]);
	});

	it('hides the token as it is typed', () => {
		expect(type.properties[0].typeOptions).toEqual({ password: true });
	});

	it('sends the token as a bearer token, and asks for nothing else', async () => {
		const [boardId] = at.pinterest.boards.keys();
		await at.run({ resource: 'board', operation: 'get', board: byId(boardId) });
		expect(at.pinterest.requests.map(({ headers, status }) => [headers.authorization, status])).toEqual([
			[`Bearer …${at.token.slice(-4)}`, 200],
		]);
	});

	it.each([
		['production', 'api.pinterest.com'],
		['sandbox', 'api-sandbox.pinterest.com'],
	])('leads to the host of the environment %s', async (environment, host) => {
		const credentials = { pinterestAccessTokenApi: { environment, accessToken: at.token } };
		const { error } = await at.run(
			{ resource: 'board', operation: 'get', board: byId('1'), requestOptions: { maximumWait: 0 } },
			{ credentials },
		);
		// Tests reach loopback only: the refusal names the host that was asked for.
		expect(error?.message).toContain(host);
	});
});

describe('the test of the access token credential', () => {
	const at = simulated();
	const test = (token: IssueOptions = {}, baseUrl = at.pinterest.apiUrl) =>
		testCredential(type, custom(baseUrl, at.pinterest.issueToken(token).accessToken));
	const expired = {
		status: 'Error',
		message:
			'Pinterest refused the token: it is expired or revoked, or it was made for another environment. Check Environment (sandbox and production have tokens of their own), then reconnect or paste a new token.',
	};

	it('is OK for a token that works, with or without a slash after the base URL', async () => {
		expect(await test()).toMatchObject({ status: 'OK' });
		expect(await test({}, `${at.pinterest.apiUrl}/`)).toMatchObject({ status: 'OK' });
		expect(at.sent()).toEqual(['GET /v5/user_account 200', 'GET /v5/user_account 200']);
	});

	it('is OK in the sandbox for a token of the sandbox', async () => {
		expect(await test({ environment: 'sandbox' }, at.pinterest.sandboxApiUrl)).toMatchObject({ status: 'OK' });
	});

	it('says that the token is expired or of another environment', async () => {
		expect(await test({ expiresInSeconds: 0 })).toEqual(expired);
		expect(await test({ environment: 'sandbox' })).toEqual(expired);
		expect(await test({}, at.pinterest.sandboxApiUrl)).toEqual(expired);
		expect(await testCredential(type, custom(at.pinterest.apiUrl, 'made up'))).toEqual(expired);
	});

	it('names the scope user_accounts:read when the token lacks it', async () => {
		expect(await test({ scopes: ['boards:read'] })).toEqual({
			status: 'Error',
			message:
				'The token works, but it lacks the scope user_accounts:read. Add it to the scopes and make a new token (or reconnect).',
		});
	});

	it('says that the rate limit is used up', async () => {
		at.fault({ kind: '429', retryAfter: 60 });
		expect(await test()).toEqual({
			status: 'Error',
			message: 'Pinterest’s rate limit is used up, so the token could not be tested. Try again in a minute.',
		});
	});

	it('speaks of Trial access when the account may not use the API', async () => {
		at.fault({ kind: 'status', status: 403, code: 29, message: 'You are not permitted to access that resource.' });
		const { status, message } = await test();
		expect(status).toBe('Error');
		expect(message).toContain('Trial access should use the Sandbox');
	});

	it.each<[string, number, string]>([
		['another API', 200, '{"hello": "world"}'],
		['a web page', 200, '<!doctype html><title>Hi</title>'],
		['a page that is not there', 404, '{"message": "no"}'],
		['a redirect', 302, ''],
		['a server that is down', 503, 'Service Unavailable'],
	])('says that the address is not the API: %s', async (_, status, body) => {
		const received: string[] = [];
		const server = createServer(({ url }, response) => {
			received.push(String(url));
			response.writeHead(status, status === 302 ? { location: at.pinterest.apiUrl } : {}).end(body);
		});
		await once(server.listen(0, '127.0.0.1'), 'listening');
		try {
			const result = await test({}, `http://127.0.0.1:${(server.address() as AddressInfo).port}/v5`);
			expect(result).toEqual({
				status: 'Error',
				message: 'The address answered, but not as the Pinterest API does. Check Environment and Base URL.',
			});
			expect(received).toEqual(['/v5/user_account']);
			expect(at.pinterest.requests).toEqual([]);
		} finally {
			server.close();
		}
	});

	it('says why the address can not be reached', async () => {
		const result = await test({}, 'http://127.0.0.1:9/v5');
		expect(result.status).toBe('Error');
		expect(result.message).toMatch(/ECONNREFUSED|refused/);
	});

	it.each(['', 'pinterest', 'ftp://gateway.example.com'])('is an error for the base URL "%s"', async (baseUrl) => {
		expect((await test({}, baseUrl)).status).toBe('Error');
		expect(at.pinterest.requests).toEqual([]);
	});
});
