import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { PinterestOAuth2Api } from '../../credentials/PinterestOAuth2Api.credentials';
import { testCredential } from '../engine';
import { additionalDataFor } from '../engine/additional-data';
import { createCredentialStore } from '../engine/credential-store';
import { StoredCredentials } from '../engine/credentials';
import type { IssueOptions } from '../pinterest';
import { simulated } from '../harness/simulated';

const type = new PinterestOAuth2Api();
const defaultScopes =
	'ads:read,boards:read,boards:read_secret,boards:write,boards:write_secret,pins:read,pins:read_secret,pins:write,pins:write_secret,user_accounts:read';

/** The credential's data as n8n uses it: what was filled in, the defaults, every expression resolved. */
function resolved(filledIn: ICredentialDataDecryptedObject): ICredentialDataDecryptedObject {
	const helper = new StoredCredentials(createCredentialStore({ [type.name]: filledIn }), [type]);
	return helper.applyDefaults(additionalDataFor(helper), filledIn, type.name, 'internal');
}

describe('the OAuth2 credential', () => {
	it('is production, with a set of scopes and Basic auth, where only the app is filled in', () => {
		expect(resolved({ clientId: 'id', clientSecret: 'secret' })).toMatchObject({
			grantType: 'authorizationCode',
			environment: 'production',
			clientId: 'id',
			clientSecret: 'secret',
			scope: defaultScopes,
			authUrl: 'https://www.pinterest.com/oauth/',
			accessTokenUrl: 'https://api.pinterest.com/v5/oauth/token',
			authQueryParameters: '',
			authentication: 'header',
			additionalBodyProperties: '{"continuous_refresh":"true"}',
		});
	});

	it.each([
		['production', {}, 'https://www.pinterest.com/oauth/', 'https://api.pinterest.com/v5/oauth/token'],
		['sandbox', {}, 'https://www.pinterest.com/oauth/', 'https://api-sandbox.pinterest.com/v5/oauth/token'],
		[
			'custom',
			{ baseUrl: 'https://gateway.example.com/v5', consentUrl: 'https://gateway.example.com/oauth/' },
			'https://gateway.example.com/oauth/',
			'https://gateway.example.com/v5/oauth/token',
		],
		[
			'custom',
			{ baseUrl: 'https://gateway.example.com/pinterest/v5//' },
			'https://www.pinterest.com/oauth/',
			'https://gateway.example.com/pinterest/v5/oauth/token',
		],
	])('goes to the right places in the environment %s', (environment, more, authUrl, accessTokenUrl) => {
		expect(resolved({ environment, ...more })).toMatchObject({ authUrl, accessTokenUrl });
	});

	it.each(['authUrl', 'accessTokenUrl', 'authentication'])('lets nobody store another %s', (field) => {
		const pinned = resolved({});
		expect(resolved({ [field]: 'https://elsewhere.example.com/' })[field]).toBe(pinned[field]);
	});

	it('has the chosen scopes separated by commas, as Pinterest wants them', () => {
		expect(resolved({ scopes: ['pins:read', 'catalogs:write', 'user_accounts:read'] }).scope).toBe(
			'pins:read,catalogs:write,user_accounts:read',
		);
		expect(resolved({ scopes: ['pins:read'] }).scope).toBe('pins:read');
		expect(resolved({ scopes: [] }).scope).toBe(defaultScopes);
	});

	it('offers every default scope among those to choose', () => {
		const scopes = type.properties.find(({ name }) => name === 'scopes')?.options ?? [];
		const values = scopes.map((option) => ('value' in option ? option.value : undefined));
		expect(values).toEqual(expect.arrayContaining(defaultScopes.split(',')));
		expect(new Set(values).size).toBe(values.length);
	});

	it('keeps the grant type that was chosen', () => {
		expect(resolved({ grantType: 'clientCredentials' }).grantType).toBe('clientCredentials');
	});
});

describe('the test of the OAuth2 credential', () => {
	const at = simulated();
	const test = (store = at.oAuth2()) => testCredential(type, store);

	it('is OK for a token that works', async () => {
		expect((await test()).status).toBe('OK');
		expect(at.sent()).toEqual(['GET /v5/user_account 200']);
	});

	it('is OK for an expired token that can be renewed, and stores the new one', async () => {
		const store = at.oAuth2();
		at.pinterest.expireTokens();
		expect((await test(store)).status).toBe('OK');
		expect(store.tokenWrites).toBe(1);
	});

	it('fetches a token by client credentials', async () => {
		await test(at.oAuth2({}, { grantType: 'clientCredentials', oauthTokenData: {} }));
		expect(at.sent()[0]).toBe('POST /v5/oauth/token 200');
	});

	/** A stored token; n8n notes when it ends. */
	const stored = (options: IssueOptions, endsInMs?: number, more = {}) => {
		const { accessToken } = at.pinterest.issueToken(options);
		const ends = endsInMs === undefined ? {} : { n8n_expires_at: String(Date.now() + endsInMs) };
		const oauthTokenData = { access_token: accessToken, refresh_token: 'dead', token_type: 'bearer', ...ends, ...more };
		return at.oAuth2({}, { oauthTokenData });
	};

	it('says that a token whose time is not over is of another environment', async () => {
		const { status, message } = await test(stored({ environment: 'sandbox' }, 3_600_000));
		expect(status).toBe('Error');
		expect(message).toContain('made for another environment');
		expect(at.sent()).toEqual(['GET /v5/user_account 401']);
	});

	it('fails for a token whose time is over and that can not be renewed', async () => {
		// n8n shows the code of its OAuth2 client here, whatever a credential type says.
		expect(await test(stored({ expiresInSeconds: 0 }, -1000))).toEqual({ status: 'Error', message: 'ESTATUS' });
	});

	it('says that the token is of another environment when a renewal does not help', async () => {
		at.fault({ kind: 'status', status: 401, code: 2, message: 'No.' }, { path: '/user_account', times: Infinity });
		const { status, message } = await test();
		expect(status).toBe('Error');
		expect(message).toContain('made for another environment');
	});

	it.each([
		['known to lack it', undefined, { scope: 'boards:read pins:read' }],
		['whose time is not over', 3_600_000, {}],
	])('names the scope user_accounts:read for a token that lacks it (%s)', async (_, endsInMs, more) => {
		const { status, message } = await test(stored({ scopes: ['boards:read'] }, endsInMs, more));
		expect(status).toBe('Error');
		expect(message).toContain('user_accounts:read');
	});

	it('says that the address is not the API', async () => {
		const baseUrl = `${at.pinterest.url}/images`;
		const result = await test(at.oAuth2({}, { baseUrl }));
		expect(result.status).toBe('Error');
		expect(result.message).toContain('not as the Pinterest API does');
	});
});
