import assert from 'node:assert/strict';
import { byId, inARow, items, pinterest as node, start } from '../workflows.mjs';

export const name =
	'an expired OAuth2 token is refreshed once in the middle of a run, and the rotated refresh token is used the next time';

/** @param {import('../run.mjs').Context} context */
export async function run({ pinterest, createCredential, runWorkflow }) {
	const { control } = pinterest;
	const credential = await createCredential('Shop by OAuth2', 'pinterestOAuth2Api');
	const boards = (await control.readAll('/boards')).slice(0, 3);
	const ids = boards.map(({ id }) => ({ id }));
	const read = { resource: 'board', operation: 'get', board: byId('={{ $json.id }}') };
	const workflow = inARow(start(), items('Boards', ids), node('Pinterest', credential, read));

	const refreshTokens = [];
	for (const round of ['first', 'second']) {
		await control.expireTokens();
		await control.clearRequests();
		const execution = await runWorkflow(workflow);
		assert.equal(execution.status, 'success', `the ${round} run: ${execution.error?.message}`);
		assert.deepEqual(
			execution.items.Pinterest.map(({ json, pairedItem }) => [json.name, pairedItem.item]),
			boards.map(({ name }, index) => [name, index]),
		);
		const refreshes = (await control.requests()).filter(({ path }) => path === '/v5/oauth/token');
		assert.deepEqual(
			refreshes.map(({ body, status }) => [body.grant_type, status]),
			[['refresh_token', 200]],
			`the ${round} run refreshes once`,
		);
		refreshTokens.push(refreshes[0].body.refresh_token);
	}
	assert.notEqual(refreshTokens[0], refreshTokens[1], 'the second refresh uses the token that the first one gave');
}
