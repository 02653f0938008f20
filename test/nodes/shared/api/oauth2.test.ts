import type { CredentialStore } from '../../../engine';
import { client } from '../../../pinterest/client';
import { createBoard, getBoard, itemsOf, outcomes, readPins, simulated } from '../../../harness/simulated';

const type = 'pinterestOAuth2Api';

function tokensOf(store: CredentialStore): { access_token: string; refresh_token: string } {
	return store.read(type).oauthTokenData as unknown as { access_token: string; refresh_token: string };
}

describe('an OAuth2 token that expired', () => {
	const at = simulated();
	const renewals = () => at.pinterest.requests.filter(({ path }) => path === '/v5/oauth/token');
	const boards = (count: number) => {
		const { boardId } = at.boardWith(0);
		return { boardId, items: itemsOf('board', Array(count).fill(boardId)) };
	};
	const allOf = (boardId: string, count: number) => Array.from({ length: count }, (_, item) => [boardId, item]);
	const until = async (isSo: () => boolean) => {
		while (!isSo()) await new Promise((next) => setTimeout(next, 5));
	};

	it.each([1, 3, 30])('is renewed once for %i items, which all succeed', async (count) => {
		const { boardId, items } = boards(count);
		const store = at.oAuth2();
		at.pinterest.expireTokens();
		const { items: given, error } = await at.runOAuth2(store, getBoard(), { items });
		expect(error).toBeUndefined();
		expect(outcomes(given, 'id')).toEqual(allOf(boardId, count));
		expect(renewals()).toHaveLength(1);
		expect(store.tokenWrites).toBe(1);
	});

	it('is renewed with the refresh token, the app as Basic auth', async () => {
		const { items } = boards(1);
		const store = at.oAuth2();
		const { refresh_token: before } = tokensOf(store);
		at.pinterest.expireTokens();
		await at.runOAuth2(store, getBoard(), { items });
		expect(renewals().map(({ body }) => body)).toEqual([
			{ grant_type: 'refresh_token', refresh_token: `…${before.slice(-4)}` },
		]);
		expect(renewals()[0].headers.authorization).toMatch(/^Basic /);
	});

	it('is renewed in the middle of a list, which stays whole', async () => {
		const { boardId, pinIds } = at.boardWith(50);
		const store = at.oAuth2();
		at.fault({ kind: 'expireToken' }, { path: '/boards/{board_id}/pins', nth: 3 });
		const { items } = await at.runOAuth2(store, readPins(boardId, { options: { pageSize: 10 } }));
		expect(items.map(({ json }) => json.id)).toEqual(pinIds);
		expect(renewals()).toHaveLength(1);
	});

	it('is renewed for a write, which is executed once', async () => {
		const store = at.oAuth2();
		at.pinterest.expireTokens();
		const { items } = await at.runOAuth2(store, createBoard(), { items: itemsOf('name', ['Only one']) });
		expect(outcomes(items, 'name')).toEqual([['Only one', 0]]);
		expect([...at.pinterest.boards.values()].filter(({ name }) => name === 'Only one')).toHaveLength(1);
	});

	it('leaves its refresh token behind: the new one is stored and used the next time', async () => {
		const { boardId, items } = boards(1);
		const store = at.oAuth2();
		const used: string[] = [];
		for (let time = 0; time < 3; time++) {
			used.push(tokensOf(store).refresh_token.slice(-4));
			at.pinterest.expireTokens();
			const { items: given } = await at.runOAuth2(store, getBoard(), { items });
			expect(outcomes(given, 'id')).toEqual([[boardId, 0]]);
		}
		expect(new Set(used).size).toBe(3);
		const sent = renewals().map(({ body }) => (body as { refresh_token: string }).refresh_token);
		expect(sent).toEqual(used.map((end) => `…${end}`));
	});

	it('does not break for two executions at once', async () => {
		const { boardId, items } = boards(5);
		const store = at.oAuth2();
		at.pinterest.expireTokens();
		const both = await Promise.all([1, 2].map(() => at.runOAuth2(store, getBoard(), { items })));
		for (const { items: given } of both) expect(outcomes(given, 'id')).toEqual(allOf(boardId, 5));
		expect(renewals()).toHaveLength(1);
		at.pinterest.expireTokens();
		const { error } = await at.runOAuth2(store, getBoard(), { items });
		expect(error).toBeUndefined();
	});

	it('is not renewed where another process stored a new one meanwhile', async () => {
		const { boardId, items } = boards(3);
		const store = at.oAuth2();
		const other = tokensOf(at.oAuth2());
		at.pinterest.expireTokens(tokensOf(store).access_token.slice(-4));
		at.fault({ kind: 'latency', ms: 100 }, { times: 3 });
		const running = at.runOAuth2(store, getBoard(), { items });
		await until(() => at.pinterest.requests.length > 0);
		store.write(type, { ...store.read(type), oauthTokenData: { ...other } });
		const { items: given } = await running;
		expect(outcomes(given, 'id')).toEqual(allOf(boardId, 3));
		expect(renewals()).toEqual([]);
	});

	it('waits for another process that has used the refresh token and not yet stored the new one', async () => {
		const { boardId, items } = boards(3);
		const store = at.oAuth2();
		at.pinterest.expireTokens();
		const { appId: username, appSecret: password } = at.pinterest;
		const form = new URLSearchParams({ grant_type: 'refresh_token', refresh_token: tokensOf(store).refresh_token });
		const answer = await client(at.pinterest, null).post('/oauth/token', form, { auth: { username, password } });
		at.pinterest.clearRequests();
		const running = at.runOAuth2(store, getBoard(), { items });
		await until(() => renewals().length > 0);
		await new Promise((next) => setTimeout(next, 200));
		store.write(type, { ...store.read(type), oauthTokenData: answer.data as never });
		const { items: given } = await running;
		expect(outcomes(given, 'id')).toEqual(allOf(boardId, 3));
		expect(renewals().map(({ status }) => status)).toEqual([401]);
	});

	it('is renewed once the token endpoint works again', async () => {
		const { boardId, items } = boards(1);
		const store = at.oAuth2();
		at.pinterest.expireTokens();
		at.fault({ kind: 'status', status: 503 }, { path: '/oauth/token' });
		const { items: given } = await at.runOAuth2(store, getBoard(), { items });
		expect(outcomes(given, 'id')).toEqual([[boardId, 0]]);
		expect(renewals().map(({ status }) => status)).toEqual([503, 200]);
	});

	it('says that the account must be reconnected when it can not be renewed', async () => {
		const { items } = boards(1);
		const store = at.oAuth2({ refreshToken: false });
		const dead = { ...tokensOf(store), refresh_token: 'dead' };
		store.write(type, { ...store.read(type), oauthTokenData: dead });
		at.pinterest.expireTokens();
		const { error } = await at.runOAuth2(store, getBoard(), { items });
		expect(error).toMatchObject({
			name: 'NodeApiError',
			httpCode: '401',
			message: 'Authentication failed',
			description: expect.stringContaining('Reconnect the account'),
		});
		expect(renewals()).toHaveLength(1);
	});

	it('asks for a new one once, not for every item, when it can not be renewed', async () => {
		const { items } = boards(25);
		const store = at.oAuth2();
		store.write(type, { ...store.read(type), oauthTokenData: { ...tokensOf(store), refresh_token: 'dead' } });
		at.pinterest.expireTokens();
		const { items: given } = await at.runOAuth2(store, getBoard(), { items, continueOnFail: true });
		expect(outcomes(given, 'id')).toEqual(Array.from({ length: 25 }, (_, item) => ['Authentication failed', item]));
		expect(renewals()).toHaveLength(1);
	});

	it('is renewed once where the new one is refused as well, with three requests for the first item and few for all', async () => {
		const refused = { kind: 'status', status: 401, code: 2, message: 'Authentication failed.' } as const;
		const apiCalls = () => at.pinterest.requests.filter(({ path }) => path !== '/v5/oauth/token');
		at.fault(refused, { path: '/boards', times: Infinity });
		const { error } = await at.runOAuth2(at.oAuth2(), createBoard(), { items: itemsOf('name', ['A']) });
		expect(error).toMatchObject({
			message: 'Authentication failed',
			description: expect.stringMatching(/environment.*Reconnect the account.*Nothing was executed\.$/),
		});
		expect(error).not.toHaveProperty('context.mayHaveBeenExecuted');
		expect([apiCalls().length, renewals().length]).toEqual([3, 1]);
		at.pinterest.clearRequests();
		const names = Array.from({ length: 20 }, (_, item) => `B ${item}`);
		const { items } = await at.runOAuth2(at.oAuth2(), createBoard(), {
			items: itemsOf('name', names),
			continueOnFail: true,
		});
		expect(items.map(({ json }) => json.error)).toEqual(names.map(() => 'Authentication failed'));
		expect([apiCalls().length, renewals().length]).toEqual([22, 1]);
	});

	it('does not repeat a write that may have been executed after the renewal', async () => {
		const store = at.oAuth2();
		at.pinterest.expireTokens();
		at.fault({ kind: 'reset', afterExecuting: true }, { method: 'POST', path: '/boards', nth: 3, times: Infinity });
		const unseen = createBoard({ lostAnswers: 'ignore' });
		const { error } = await at.runOAuth2(store, unseen, { items: itemsOf('name', ['Only one']) });
		expect(error?.message).toContain('The POST may have been executed');
		expect([...at.pinterest.boards.values()].filter(({ name }) => name === 'Only one')).toHaveLength(1);
	});
});

describe('an OAuth2 token that lacks a scope', () => {
	const at = simulated();

	it('is not renewed, and the error names the scope', async () => {
		const store = at.oAuth2({ scopes: ['boards:read'] });
		const before = tokensOf(store);
		const { error } = await at.runOAuth2(store, createBoard(), { items: itemsOf('name', ['A', 'B']) });
		expect(error).toMatchObject({ httpCode: '401', description: expect.stringContaining('boards:write') });
		expect(at.sent().filter((line) => line.includes('/oauth/token'))).toEqual([]);
		expect(tokensOf(store)).toEqual(before);
	});
});

describe('a token by client credentials', () => {
	const at = simulated();
	const store = (changed = {}) =>
		at.oAuth2({}, { grantType: 'clientCredentials', oauthTokenData: {}, scopes: ['boards:read'], ...changed });
	const list = { resource: 'board', operation: 'getAll', limit: 2 };
	const asked = () => at.pinterest.requests.filter(({ path }) => path === '/v5/oauth/token').map(({ body }) => body);

	it('is fetched when there is none, stored, and used again', async () => {
		const credentials = store({ scopes: ['boards:read', 'pins:read'] });
		for (let time = 0; time < 2; time++) {
			const { items, error } = await at.runOAuth2(credentials, list);
			expect(error).toBeUndefined();
			expect(items).toHaveLength(2);
		}
		expect(asked()).toEqual([
			{ grant_type: 'client_credentials', scope: 'boards:read,pins:read', continuous_refresh: 'true' },
		]);
	});

	it('is fetched anew when it expired', async () => {
		const credentials = store();
		await at.runOAuth2(credentials, list);
		at.pinterest.expireTokens();
		const { items } = await at.runOAuth2(credentials, list);
		expect(items).toHaveLength(2);
		expect(asked()).toHaveLength(2);
	});

	it('says so when it is refused', async () => {
		const { error } = await at.runOAuth2(store({ clientSecret: 'wrong' }), list);
		expect(error).toMatchObject({
			name: 'NodeApiError',
			httpCode: '401',
			message: 'Pinterest gave no access token',
			description:
				'Check the client ID, the client secret and the environment of the credential, then reconnect the account.',
		});
		expect(asked()).toHaveLength(1);
	});
});

describe('a pasted access token that expired', () => {
	const at = simulated();

	it('is not renewed', async () => {
		at.pinterest.expireTokens();
		const { error } = await at.run(getBoard(), { items: itemsOf('board', ['1']) });
		expect(error).toMatchObject({ httpCode: '401', description: expect.stringContaining('paste a new token') });
		expect(at.pinterest.requests).toHaveLength(1);
	});
});
