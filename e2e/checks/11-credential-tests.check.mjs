import assert from 'node:assert/strict';
import { byId, inARow, pinterest as node, start } from '../workflows.mjs';

export const name = 'a credential test says what is wrong, and a missing scope is told apart from an expired token';

const withoutAccount = ['boards:read', 'pins:read'];

/** @param {import('../run.mjs').Context} context */
export async function run(context) {
	for (const type of ['pinterestAccessTokenApi', 'pinterestOAuth2Api']) await credentialTests(context, type);
	await missingScope(context);
}

async function credentialTests({ n8n, pinterest, createCredential }, type) {
	const { control } = pinterest;
	const test = async (title, issued, changed = {}) => {
		const data = { ...dataFor(type, pinterest, issued), ...changed };
		const { id } = await createCredential(`${title} ${type}`, type, data);
		const { status, message } = await n8n.rest.testCredential(id);
		return [status, message];
	};
	const refused = /^Pinterest refused the token: it is expired or revoked, or it was made for another environment/;
	const fails = async (expected, title, ...rest) => {
		const [status, message] = await test(title, ...rest);
		assert.equal(status, 'Error', `${title} (${type}): ${message}`);
		assert.match(message, expected, `${title} (${type}): ${message}`);
	};

	const good = await control.issueToken({ refreshToken: true });
	assert.deepEqual(await test('Good', good), ['OK', 'Connection successful!'], type);

	const lacking = await control.issueToken({ refreshToken: true, scopes: withoutAccount });
	await control.clearRequests();
	await fails(/lacks the scope user_accounts:read/, 'Missing scope', { ...lacking, scopes: withoutAccount });
	assert.deepEqual(
		(await control.requests()).map(({ path, status }) => [path, status]),
		[['/v5/user_account', 401]],
		'no other token is fetched for it',
	);

	const sandbox = await control.issueToken({ environment: 'sandbox', refreshToken: true });
	await fails(refused, 'Sandbox token', sandbox);
	assert.deepEqual(await test('In the sandbox', sandbox, { baseUrl: pinterest.sandboxBaseUrl }), [
		'OK',
		'Connection successful!',
	]);

	const other = /^The address answered, but not as the Pinterest API does. Check Environment and Base URL/;
	await fails(other, 'Wrong base URL', good, { baseUrl: pinterest.url });
	await fails(/ECONNREFUSED|refused/, 'No server there', good, { baseUrl: 'http://127.0.0.1:1/v5' });

	const expired = await control.issueToken({ refreshToken: true });
	await control.expireTokens(expired.id);
	const overdue = { ...expired, expiresInSeconds: 0 };
	if (type === 'pinterestAccessTokenApi') await fails(refused, 'Expired', overdue);
	else assert.deepEqual(await test('Expired', overdue), ['OK', 'Connection successful!'], 'n8n renews it');
}

/** A credential's data as n8n itself stores it after the consent. */
function dataFor(type, { baseUrl, consentUrl, app }, { accessToken, refreshToken, expiresInSeconds, scopes }) {
	const custom = { environment: 'custom', baseUrl };
	if (type === 'pinterestAccessTokenApi') return { ...custom, accessToken };
	const oauthTokenData = {
		access_token: accessToken,
		refresh_token: refreshToken,
		token_type: 'bearer',
		n8n_expires_at: String(Date.now() + expiresInSeconds * 1000),
		...(scopes ? { scope: scopes.join(' ') } : {}),
	};
	return { ...custom, consentUrl, clientId: app.id, clientSecret: app.secret, oauthTokenData };
}

async function missingScope({ pinterest, createCredential, runWorkflow }) {
	const { control } = pinterest;
	const scopes = ['boards:read', 'pins:read', 'user_accounts:read'];
	const issued = await control.issueToken({ scopes, refreshToken: true });
	const type = 'pinterestOAuth2Api';
	const credential = await createCredential('Only reads', type, dataFor(type, pinterest, { ...issued, scopes }));
	const [board] = await control.readAll('/boards');
	const publishing = node('Publish', credential, {
		resource: 'pin',
		operation: 'create',
		pinBoard: byId(board.id),
		mediaSource: 'image',
		image: `${pinterest.url}/images/8a5a44/600x900.png`,
		title: 'Not allowed',
	});
	await control.clearRequests();
	const { status, error } = await runWorkflow(inARow(start(), publishing));
	assert.equal(status, 'error');
	assert.equal(error.httpCode, '401');
	assert.match(error.message, /Missing: \['boards:write', 'pins:write'\]/);
	assert.match(error.description, /lacks the scope boards:write, pins:write\. Add it to the credential's scopes/);
	assert.deepEqual(
		(await control.requests()).map(({ method, path, status: answered }) => [method, path, answered]),
		[['POST', '/v5/pins', 401]],
		'the token is not renewed for it',
	);
	assert.equal(
		(await control.readAll(`/boards/${board.id}/pins`)).filter(({ title }) => title === 'Not allowed').length,
		0,
	);
}
