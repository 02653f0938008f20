import type { IssueOptions } from '../../../pinterest';
import { wholeText } from '../../../harness';
import { createBoard, custom, getBoard, itemsOf, readPins, simulated } from '../../../harness/simulated';

describe('errors', () => {
	const at = simulated();
	const tokenFor = (options: IssueOptions) => ({
		credentials: { pinterestAccessTokenApi: custom(at.pinterest.apiUrl, at.pinterest.issueToken(options).accessToken) },
	});
	const failGet = async (status: number, code: number, message: string) => {
		const { boardId } = at.boardWith(0);
		at.fault({ kind: 'status', status, code, message }, { times: Infinity });
		const { error } = await at.run(getBoard({ maximumWait: 0 }), { items: itemsOf('board', [boardId]) });
		return error;
	};
	const expired =
		'The access token is expired, revoked or was made for another environment (this credential uses custom; a sandbox token does not work here). Reconnect the account, or paste a new token. Nothing was executed.';

	describe('tell what happened and what to do', () => {
		it.each<[number, number, string, string | RegExp]>([
			[
				400,
				1,
				'Parameter is wrong.',
				'Pinterest refused the values. Correct the parameters named above and run again.',
			],
			[401, 2, 'Authentication failed.', expired],
			[403, 29, 'You are not permitted to access that resource.', /Trial access.*sandbox credential/],
			[403, 7, 'Not allowed.', /^The account may not do this\./],
			[404, 40, 'Board not found.', /does not know this id/],
			[409, 58, 'Changed meanwhile.', 'The object was changed or exists already. Read it again before changing it.'],
			[422, 4196, 'Unprocessable.', /^Pinterest refused the values\./],
			[500, 12, 'Something went wrong.', 'Pinterest has a problem of its own. Try again later.'],
			[503, 11, 'Overloaded.', 'Pinterest has a problem of its own. Try again later.'],
			[418, 5, 'A teapot.', 'Pinterest refused the request for the reason that its message gives.'],
		])('for HTTP %i with code %i', async (status, code, message, advice) => {
			const error = await failGet(status, code, message);
			expect(error).toMatchObject({
				name: 'NodeApiError',
				httpCode: String(status),
				message: `${message.replace(/\.$/, '')}`,
				description: typeof advice === 'string' ? advice : expect.stringMatching(advice),
				context: { itemIndex: 0, status, code },
			});
		});

		it('where the answer has no message', async () => {
			const { boardId } = at.boardWith(0);
			at.fault({ kind: 'status', status: 400, message: '' });
			const { error } = await at.run(getBoard(), { items: itemsOf('board', [boardId]) });
			expect(error).toMatchObject({
				message: 'Pinterest answered without an explanation',
				httpCode: '400',
			});
		});

		it('with the message as Pinterest wrote it where it speaks of a code as network errors do', async () => {
			const error = await failGet(400, 1, 'The board ENOTFOUND was not found, ECONNREFUSED.');
			expect(error?.message).toBe('The board ENOTFOUND was not found, ECONNREFUSED');
		});
	});

	describe('of the token', () => {
		it('name the scope that is missing, and do not call the token expired', async () => {
			const { error } = await at.run(createBoard(), {
				...tokenFor({ scopes: ['boards:read', 'pins:read'] }),
				items: itemsOf('name', ['New']),
			});
			expect(error).toMatchObject({
				name: 'NodeApiError',
				httpCode: '401',
				message: "Authorization failed. This token lacks scopes for the operation. Missing: ['boards:write']",
				description:
					"The credential lacks the scope boards:write. Add it to the credential's scopes, reconnect the account and run again. Nothing was executed.",
			});
		});

		it('name every scope that is missing', async () => {
			const { boardId } = at.boardWith(1);
			const { error } = await at.run(readPins(boardId), tokenFor({ scopes: ['user_accounts:read'] }));
			expect(error?.description).toContain('lacks the scope boards:read, pins:read.');
		});

		it('are about scopes by their message too, whatever the code', async () => {
			const error = await failGet(401, 2, "Missing: ['boards:read_secret']");
			expect(error?.description).toContain('lacks the scope boards:read_secret.');
		});

		it('are about scopes by code 3 where the message does not list them', async () => {
			const error = await failGet(401, 3, 'Authorization failed.');
			expect(error?.description).toContain('lacks the scope that this operation needs.');
		});

		it('say which environment the credential uses when the token is of another', async () => {
			const { boardId } = at.boardWith(1);
			const options = { ...tokenFor({ environment: 'sandbox' }), items: itemsOf('board', [boardId]) };
			const { error } = await at.run(getBoard(), options);
			expect(error).toMatchObject({
				httpCode: '401',
				message: 'Authentication failed',
				description: expired,
			});
		});

		it('explain Trial access and the sandbox when the app may not publish', async () => {
			const { boardId } = at.boardWith(0);
			const { error } = await at.run(
				{
					resource: 'pin',
					operation: 'create',
					pinBoard: { __rl: true, mode: 'id', value: boardId },
					image: 'https://example.com/a.png',
				},
				tokenFor({ access: 'trial' }),
			);
			expect(error).toMatchObject({ name: 'NodeApiError', httpCode: '403', context: { code: 29 } });
			expect(error?.description).toMatch(
				/Trial access.*Use a sandbox credential for tests, or apply for Standard access/,
			);
		});
	});

	describe('never hold a secret', () => {
		const secretsOf = (token: string) => [token, token.slice(0, -4), Buffer.from(token).toString('base64')];
		const faults = [
			{ kind: 'status', status: 500 },
			{ kind: 'status', status: 401, code: 2, message: 'No.' },
			{ kind: '429', retryAfter: 500 },
			{ kind: 'reset' },
			{ kind: 'truncate', abort: true },
			{ kind: 'redirect', to: 'http://127.0.0.1:9/' },
			{ kind: 'stall', ms: 3000 },
		] as const;

		it.each(faults)('in the whole saved run of a write that fails: $kind', async (fault) => {
			at.fault(fault, { times: Infinity });
			for (const continueOnFail of [false, true]) {
				const result = await at.run(
					{ ...createBoard({ maximumWait: 0 }), requestOptions: { timeout: 100 } },
					{ items: itemsOf('name', ['New']), continueOnFail },
				);
				const text = wholeText(result);
				for (const secret of secretsOf(at.token)) expect(text).not.toContain(secret);
				expect(text).not.toMatch(/Bearer pina/i);
			}
		});

		it('when the host is not there at all', async () => {
			const credentials = { pinterestAccessTokenApi: custom('http://127.0.0.1:9/v5', at.token) };
			const result = await at.run(getBoard({ maximumWait: 0 }), { credentials, items: itemsOf('board', ['1']) });
			expect(result.error?.message).toContain('Pinterest could not be reached');
			expect(wholeText(result)).not.toContain(at.token);
		});

		it('when the answer repeats the token', async () => {
			const error = await failGet(400, 1, `The token ${at.token} and Bearer abc.def-123456 are wrong`);
			expect(error?.message).toBe('The token [hidden] and Bearer [token] are wrong');
		});

		it('when the token is pasted with more lines, which add no header', async () => {
			const token = `${at.token}\r\nX-Other: 1`;
			const credentials = { pinterestAccessTokenApi: custom(at.pinterest.apiUrl, token) };
			const result = await at.run(getBoard({ maximumWait: 0 }), { credentials, items: itemsOf('board', ['1']) });
			expect(result.error).toBeDefined();
			expect(wholeText(result)).not.toContain(at.token);
			expect(at.pinterest.requests.some(({ headers }) => 'x-other' in headers)).toBe(false);
		});

		it('when an OAuth2 token cannot be renewed: neither tokens nor the client secret', async () => {
			const { boardId } = at.boardWith(1);
			const store = at.oAuth2();
			const { oauthTokenData } = store.read('pinterestOAuth2Api');
			const { access_token: access, refresh_token: refresh } = oauthTokenData as unknown as Record<string, string>;
			at.pinterest.expireTokens();
			at.fault({ kind: 'status', status: 401, code: 283, message: 'No.' }, { path: '/oauth/token', times: Infinity });
			const result = await at.runOAuth2(store, getBoard(), { items: itemsOf('board', [boardId]) });
			expect(result.error).toBeDefined();
			const { appId, appSecret } = at.pinterest;
			const basic = Buffer.from(`${appId}:${appSecret}`).toString('base64');
			const text = wholeText(result);
			for (const secret of [access, refresh, appSecret, basic]) expect(text).not.toContain(secret);
		});
	});
});
