import assert from 'node:assert/strict';

export const name =
	'an expired OAuth2 token is refreshed once in the middle of a run, and the rotated refresh token is used the next time';

/** @param {import('../run.mjs').Context} context */
export async function run({ pinterest, createCredential, runWorkflow }) {
	const { control } = pinterest;
	const credential = await createCredential('Shop by OAuth2', 'pinterestOAuth2Api');
	const boards = (await control.readAll('/boards')).slice(0, 3);
	const workflow = readingBoards(boards, credential);

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

/** A workflow that gets each board, one item each, in one run of the node. */
function readingBoards(boards, credential) {
	const at = (x) => [x, 0];
	return {
		nodes: [
			{ id: '1', name: 'Start', type: 'n8n-nodes-base.manualTrigger', typeVersion: 1, position: at(0), parameters: {} },
			{
				id: '2',
				name: 'Boards',
				type: 'n8n-nodes-base.code',
				typeVersion: 2,
				position: at(200),
				parameters: { jsCode: `return ${JSON.stringify(boards.map(({ id }) => ({ json: { id } })))};` },
			},
			{
				id: '3',
				name: 'Pinterest',
				type: 'n8n-nodes-pinterest-api.pinterest',
				typeVersion: 1,
				position: at(400),
				parameters: {
					authentication: 'oAuth2',
					resource: 'board',
					operation: 'get',
					board: { __rl: true, mode: 'id', value: '={{ $json.id }}' },
				},
				credentials: { pinterestOAuth2Api: credential },
			},
		],
		connections: {
			Start: { main: [[{ node: 'Boards', type: 'main', index: 0 }]] },
			Boards: { main: [[{ node: 'Pinterest', type: 'main', index: 0 }]] },
		},
	};
}
