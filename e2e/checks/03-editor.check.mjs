import assert from 'node:assert/strict';
import { editorOn } from '../editor.mjs';

export const name = 'the node is dragged in from the nodes panel, a board is picked from the list, the step runs';

/** @param {import('../run.mjs').Context} context */
export async function run({ pinterest, browser, screenshot, createCredential }) {
	const credential = await createCredential('Shop token', 'pinterestAccessTokenApi');
	const [, board] = await pinterest.control.readAll('/boards');
	const page = await browser.newPage();
	const { byId, choose, searchNodes, panelEntry, newWorkflow } = editorOn(page);

	await newWorkflow();
	await searchNodes('pinterest');
	await panelEntry('Pinterest').click();
	await screenshot(page, 'editor-nodes-panel');
	await panelEntry('Get a board').dragTo(byId('canvas'), { targetPosition: { x: 700, y: 300 } });
	await byId('ndv').waitFor();

	if (await byId('parameter-input-authentication').isVisible()) await choose('authentication', 'Access Token');
	await byId('node-credentials-select').click();
	await page
		.getByRole('option', { name: credential.name })
		.or(byId('node-credentials-select-item').filter({ hasText: credential.name }))
		.first()
		.click();

	await byId('rlc-input').click();
	await byId('rlc-item').filter({ hasText: board.name }).click();
	await pinterest.control.clearRequests();
	await byId('node-execute-button').click();
	const output = byId('output-panel');
	await output.getByText(board.name).first().waitFor();
	await screenshot(page, 'editor-board-read');

	const read = (await pinterest.control.requests()).filter(({ path }) => path === `/v5/boards/${board.id}`);
	assert.deepEqual(
		read.map(({ method, status }) => [method, status]),
		[['GET', 200]],
	);
}
