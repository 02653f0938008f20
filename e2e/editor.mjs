/** Steps in n8n's editor that more than one check takes. */

/** @param {import('playwright-core').Page} page */
export function editorOn(page) {
	const byId = (id) => page.locator(`[data-test-id="${id}"]`);
	const parameter = (name) => byId(`parameter-input-${name}`);

	/** Types into a text parameter of a node or credential. */
	const fill = (name, text) => parameter(name).locator('input, textarea').first().fill(text);

	/** Chooses an option of a list parameter by the name shown. */
	async function choose(name, option) {
		await parameter(name).click();
		await page.getByRole('option', { name: new RegExp(`^${option}`) }).click();
	}

	/**
	 * Picks from the list of a resource locator, after typing into its search where `search` says what.
	 * @param {string} parameter name of the parameter
	 * @param {{name: string, search?: string, before?: () => Promise<unknown>}} options `before` is called when the entry is there
	 */
	async function pickFromList(parameter, { name, search, before }) {
		await byId(`resource-locator-${parameter}`).locator('[data-test-id="rlc-input"]').click();
		if (search) await byId('rlc-search').filter({ visible: true }).fill(search);
		const entry = byId('rlc-item').filter({ hasText: name, visible: true });
		await entry.waitFor();
		await before?.();
		await entry.click();
	}

	/** Opens the nodes panel and types into its search. */
	async function searchNodes(text) {
		await byId('canvas-plus-button').or(byId('node-creator-plus-button')).first().click();
		await byId('node-creator-search-bar').fill(text);
	}

	/** An entry of the nodes panel: a node, or one of a node's actions. */
	const panelEntry = (name) => byId('node-creator-item-name').getByText(name, { exact: true }).first();

	/** A new workflow with a manual trigger in it. */
	async function newWorkflow() {
		await page.goto('/workflow/new');
		await searchNodes('manual');
		// The name that only the search shows: an entry of the list before it may vanish under the click.
		await panelEntry('Manual Trigger').click();
		await byId('canvas-trigger-node').waitFor();
	}

	return { byId, parameter, fill, choose, searchNodes, panelEntry, newWorkflow, pickFromList };
}
