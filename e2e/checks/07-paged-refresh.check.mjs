import assert from 'node:assert/strict';
import { byId, inARow, pinterest as node, start } from '../workflows.mjs';

export const name = 'a token that expires after the second page is renewed once, and the list is read to its end';

/** @param {import('../run.mjs').Context} context */
export async function run({ pinterest, createCredential, runWorkflow }) {
	const { control } = pinterest;
	const credential = await createCredential('Shop with many Pins', 'pinterestOAuth2Api');
	const [board] = (await control.seedBoards({ boards: 1, pinsPerBoard: 450 })).boardIds;
	const pins = (await control.readAll(`/boards/${board}/pins`)).map(({ id }) => id);
	const reading = inARow(
		start(),
		node('Pins', credential, {
			resource: 'board',
			operation: 'getPins',
			board: byId(board),
			returnAll: true,
			options: { pageSize: 100 },
		}),
	);

	const used = [];
	for (const round of ['first', 'second']) {
		await control.addFault({
			match: { path: '/boards/{board_id}/pins', nth: 3 },
			fault: { kind: 'expireToken' },
		});
		await control.clearRequests();
		const execution = await runWorkflow(reading);
		assert.equal(execution.status, 'success', `the ${round} run: ${execution.error?.message}`);
		assert.deepEqual(
			execution.items.Pins.map(({ json }) => json.id),
			pins,
			`the ${round} run reads every Pin once`,
		);
		const requests = await control.requests();
		assert.deepEqual(
			requests.map(({ method, path, status }) => [method, path.replace(board, '…'), status]),
			[
				['GET', '/v5/boards/…/pins', 200],
				['GET', '/v5/boards/…/pins', 200],
				['GET', '/v5/boards/…/pins', 401],
				// n8n renews only for a request that throws, so the node asks once more for it to do so.
				['GET', '/v5/boards/…/pins', 401],
				['POST', '/v5/oauth/token', 200],
				...Array(3).fill(['GET', '/v5/boards/…/pins', 200]),
			],
			`what the ${round} run asked for`,
		);
		const [refresh] = requests.filter(({ path }) => path === '/v5/oauth/token');
		assert.equal(refresh.body.grant_type, 'refresh_token');
		used.push(refresh.body.refresh_token);
	}
	assert.notEqual(used[0], used[1], 'the second run uses the refresh token that the first one stored');
}
