import assert from 'node:assert/strict';
import { editorOn } from '../editor.mjs';

export const name = 'in the editor a campaign is picked from the list of its ad account and read';

/** @param {import('../run.mjs').Context} context */
export async function run({ pinterest, browser, screenshot, createCredential }) {
	const { control } = pinterest;
	const credential = await createCredential('Ads token', 'pinterestAccessTokenApi');
	const account = (await control.readAll('/ad_accounts')).find(({ name }) => name === 'Hearth & Linen US');
	const [campaign] = await control.readAll(`/ad_accounts/${account.id}/campaigns`);
	const page = await browser.newPage();
	const { byId, choose, searchNodes, panelEntry, newWorkflow, pickFromList } = editorOn(page);

	await newWorkflow();
	await searchNodes('pinterest ads');
	await panelEntry('Pinterest Ads').click();
	await screenshot(page, 'editor-ads-panel');
	await panelEntry('Get campaign').dragTo(byId('canvas'), { targetPosition: { x: 700, y: 300 } });
	await byId('ndv').waitFor();
	if (await byId('parameter-input-authentication').isVisible()) await choose('authentication', 'Access Token');
	await byId('node-credentials-select').click();
	await page
		.getByRole('option', { name: credential.name })
		.or(byId('node-credentials-select-item').filter({ hasText: credential.name }))
		.first()
		.click();

	await pickFromList('adAccount', { name: account.name });
	await pickFromList('campaign', {
		search: campaign.name.slice(0, 6),
		name: campaign.name,
		before: () => screenshot(page, 'editor-campaign-list'),
	});
	await control.clearRequests();
	await byId('node-execute-button').click();
	await byId('output-panel').getByText(campaign.name).first().waitFor();
	const read = (await control.requests()).map(({ method, path }) => `${method} ${path}`);
	assert.deepEqual(read, [`GET /v5/ad_accounts/${account.id}/campaigns/${campaign.id}`]);
	await screenshot(page, 'editor-campaign-read');
}
