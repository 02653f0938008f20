import assert from 'node:assert/strict';
import { byId, inARow, items, pinterest as node, start } from '../workflows.mjs';

export const name = 'two executions that meet the same expired token renew it once, and the next ones go on from there';

/** @param {import('../run.mjs').Context} context */
export async function run({ n8n, pinterest, createCredential }) {
	const { control } = pinterest;
	const credential = await createCredential('Shop, busy', 'pinterestOAuth2Api');
	const boards = (await control.readAll('/boards')).slice(0, 5);
	const [one, other] = await Promise.all(
		['One', 'Other'].map((title) => n8n.rest.createWorkflow({ name: title, ...readingEach(boards, credential) })),
	);
	const refreshes = async () =>
		(await control.requests()).filter(({ path }) => path === '/v5/oauth/token').map(({ status }) => status);
	const ended = async (...started) => {
		const executions = await Promise.all(started.map(async (id) => await n8n.rest.executionAtEnd(await id)));
		for (const { status, error, items: given } of executions) {
			assert.equal(status, 'success', error?.message);
			assert.deepEqual(
				given.Boards.map(({ json }) => json.id),
				boards.map(({ id }) => id),
			);
		}
	};

	for (const round of [1, 2]) {
		await control.expireTokens();
		await control.clearRequests();
		// Long enough that the second one meets the expired token while the first one renews it.
		await control.addFault({ match: { path: '/oauth/token' }, fault: { kind: 'latency', ms: 1_500 } });
		await ended(n8n.rest.startWorkflow(one.id), n8n.rest.startWorkflow(other.id));
		assert.deepEqual(await refreshes(), [200], `round ${round}`);
	}

	await control.clearRequests();
	await ended(n8n.rest.startWorkflow(one.id));
	assert.deepEqual(await refreshes(), [], 'a third execution finds the token that was stored');
}

function readingEach(boards, credential) {
	const ids = items(
		'Ids',
		boards.map(({ id }) => ({ id })),
	);
	const read = { resource: 'board', operation: 'get', board: byId('={{ $json.id }}') };
	return inARow(start(), ids, node('Boards', credential, read));
}
