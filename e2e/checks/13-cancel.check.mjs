import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
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
		const [endedBefore, stoppedAt] = [nodesEnded(n8n), Date.now()];
		await n8n.rest.stopExecution(execution);
		const { status } = await n8n.rest.executionAtEnd(execution, { timeoutMs: 10_000 });
		assert.equal(status, 'canceled');
		while (nodesEnded(n8n) === endedBefore && Date.now() < stoppedAt + 5_000) await sleep(50);
		assert.ok(nodesEnded(n8n) > endedBefore, 'the node itself has ended too');
		return Date.now() - stoppedAt;
	};
	const milliseconds = await stoppedWhileWaiting(60);
	assert.ok(milliseconds < 2_000, `it ended ${milliseconds} ms after it was stopped`);

	// A wait that would be over soon, to see that no request follows it.
	await stoppedWhileWaiting(2);
	await sleep(4_000);
	assert.deepEqual(
		(await control.requests()).map(({ path, status }) => [path, status]),
		[['/v5/boards', 429]],
	);
}

/** n8n calls an execution canceled whether its node has ended or not; the node's own end it only writes into its log. */
function nodesEnded({ logFile }) {
	return readFileSync(logFile, 'utf8').split(/^CancelledError/m).length;
}
