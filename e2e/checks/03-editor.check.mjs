import assert from 'node:assert/strict';
import { editorOn } from '../editor.mjs';

export const name =
	'the node is dragged in from the nodes panel, board and ad account are picked from their lists, the step runs';

/** @param {import('../run.mjs').Context} context */
export async function run({ pinterest, browser, screenshot, createCredential }) {
	const { control } = pinterest;
	const credential = await createCredential('Shop token', 'pinterestAccessTokenApi');
	const board = (await control.readAll('/boards')).find(({ name }) => name === 'Ceramics');
	// Newer boards come first, so that this one is beyond the first page of 250.
	await control.seedBoards({ boards: 300 });
	const account = (await control.readAll('/ad_accounts')).find(({ name }) => name === 'Hearth & Linen EU');
	const page = await browser.newPage();
	const { byId, choose, searchNodes, panelEntry, newWorkflow, pickFromList } = editorOn(page);

	await newWorkflow();
	await searchNodes('pinterest');
	await panelEntry('Pinterest').click();
	await screenshot(page, 'editor-nodes-panel');
	await panelEntry('Get board').dragTo(byId('canvas'), { targetPosition: { x: 700, y: 300 } });
	await byId('ndv').waitFor();

	if (await byId('parameter-input-authentication').isVisible()) await choose('authentication', 'Access Token');
	await byId('node-credentials-select').click();
	await page
		.getByRole('option', { name: credential.name })
		.or(byId('node-credentials-select-item').filter({ hasText: credential.name }))
		.first()
		.click();

	await pickFromList('board', {
		search: 'ceram',
		name: board.name,
		before: () => screenshot(page, 'editor-board-list'),
	});

	// The only option of this operation: the button adds it at once.
	await page.getByText('Add Option', { exact: true }).click();
	await pickFromList('adAccountId', { name: account.name, before: () => screenshot(page, 'editor-ad-account-list') });

	await control.clearRequests();
	await byId('node-execute-button').click();
	const output = byId('output-panel');
	await output.getByText(board.name).first().waitFor();
	await screenshot(page, 'editor-board-read');

	const read = (await control.requests()).filter(({ path }) => path === `/v5/boards/${board.id}`);
	assert.deepEqual(
		read.map(({ method, query, status }) => [method, query, status]),
		[['GET', [['ad_account_id', account.id]], 200]],
	);
}
