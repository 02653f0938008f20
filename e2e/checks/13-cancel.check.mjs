import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { inARow, pinterest as node, start } from '../workflows.mjs';

export const name = 'an execution that is stopped while it waits for a rate limit ends at once and asks nothing more';

/** @param {import('../run.mjs').Context} context */
export async function run({ n8n, pinterest, createCredential }) {
	const { control } = pinterest;
	const credential = await createCredential('Shop, impatient', 'pinterestOAuth2Api');
	const reading = node('Boards', credential, { resource: 'board', operation: 'getAll' });
	const { id } = await n8n.rest.createWorkflow({ name: 'Stopped', ...inARow(start(), reading) });

	const stoppedWhileWaiting = async (seconds) => {
		await control.clearRequests();
		await control.addFault({ match: { path: '/boards' }, fault: { kind: '429', retryAfter: seconds } });
		const execution = await n8n.rest.startWorkflow(id);
		while ((await control.requests()).length === 0) await sleep(50);
		// The answer has to arrive before the node waits.
		await sleep(500);
		const stoppedAt = Date.now();
		await n8n.rest.stopExecution(execution);
		const { status } = await n8n.rest.executionAtEnd(execution, { timeoutMs: 10_000 });
		return { status, after: Date.now() - stoppedAt };
	};
	const long = await stoppedWhileWaiting(60);
	assert.equal(long.status, 'canceled');
	assert.ok(long.after < 2_000, `it ended ${long.after} ms after it was stopped`);

	// Whether the node itself has ended shows when a wait that is short enough to outlast is over.
	const short = await stoppedWhileWaiting(2);
	assert.equal(short.status, 'canceled');
	await sleep(4_000);
	assert.deepEqual(
		(await control.requests()).map(({ path, status }) => [path, status]),
		[['/v5/boards', 429]],
	);
}
