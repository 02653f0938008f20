import assert from 'node:assert/strict';
import { inARow, pinterest as node, start } from '../workflows.mjs';

export const name =
	'client credentials: n8n fetches the first token by itself, keeps it, and fetches another when it has expired';

/** @param {import('../run.mjs').Context} context */
export async function run({ n8n, pinterest, createCredential, runWorkflow }) {
	const { control, app } = pinterest;
	const credential = await createCredential('The app itself', 'pinterestOAuth2Api', {
		grantType: 'clientCredentials',
		environment: 'custom',
		baseUrl: pinterest.baseUrl,
		clientId: app.id,
		clientSecret: app.secret,
		scopes: ['boards:read', 'boards:read_secret', 'user_accounts:read'],
	});
	const boards = (await control.readAll('/boards')).map(({ id }) => id);
	const reading = inARow(
		start(),
		node('Boards', credential, { resource: 'board', operation: 'getAll', returnAll: true }),
	);
	const asked = async () => {
		await control.clearRequests();
		const execution = await runWorkflow(reading);
		assert.equal(execution.status, 'success', `${execution.error?.message} ${execution.error?.description}`);
		assert.deepEqual(
			execution.items.Boards.map(({ json }) => json.id),
			boards,
		);
		return (await control.requests()).map(({ path, status, body }) => [path, status, body?.grant_type, body?.scope]);
	};
	const token = ['/v5/oauth/token', 200, 'client_credentials', 'boards:read,boards:read_secret,user_accounts:read'];
	const list = (status) => ['/v5/boards', status, undefined, undefined];

	assert.deepEqual(await asked(), [token, list(200)], 'the first run fetches a token');
	assert.deepEqual(await asked(), [list(200)], 'the second run uses it');
	await control.expireTokens();
	assert.deepEqual(await asked(), [list(401), list(401), token, list(200)], 'the third run meets its end');
	assert.deepEqual(await asked(), [list(200)], 'the fourth run uses the new one');
	assert.equal((await n8n.rest.testCredential(credential.id)).status, 'OK');
}
