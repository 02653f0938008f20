import assert from 'node:assert/strict';

export const name = 'the panel of every operation and event shows what it needs, with a name, and no error';
export const timeoutMs = 15 * 60_000;

const PACKAGE = 'n8n-nodes-pinterest-api.';

/** @param {import('../run.mjs').Context} context */
export async function run({ n8n, browser, createCredential, screenshot }) {
	const types = (await n8n.rest.nodeTypes()).filter(({ name }) => name.startsWith(PACKAGE) && !name.endsWith('Tool'));
	const credential = await createCredential('Panels', 'pinterestAccessTokenApi');
	const problems = [];
	let count = 0;
	for (const type of new Map(types.map((one) => [one.name, one])).values()) {
		const nodes = nodesOf(type, credential);
		const { id } = await n8n.rest.createWorkflow({ name: `Panels of ${type.displayName}`, nodes });
		const page = await browser.newPage();
		const said = [];
		page.on('console', (message) => {
			if (message.type() === 'error') said.push(message.text());
		});
		page.on('pageerror', (error) => said.push(String(error)));
		await page.goto(`/workflow/${id}/${nodes[0].id}`);
		await page.locator('[data-test-id="ndv"]').waitFor();
		for (const node of nodes) {
			said.length = 0;
			const panel = await openPanel(page, node);
			const expected = [
				...(node.parameters.resource ? ['resource', 'operation'] : []),
				...(node.parameters.event ? ['event'] : []),
			];
			for (const parameter of expected)
				if (!panel.parameters.includes(parameter)) problems.push(`${node.name}: ${parameter} is not shown`);
			for (const what of [...panel.problems, ...said.filter(isOurs)]) problems.push(`${node.name}: ${what}`);
			count += 1;
		}
		await screenshot(page, `panel-${type.name.replace(PACKAGE, '')}`);
		await page.close();
	}
	assert.ok(count > 300, `only ${count} panels were opened`);
	assert.deepEqual(problems, []);
}

/** A node for each operation or event of a type, and one for a type that has neither. */
function nodesOf({ name, version, displayName, properties }, credential) {
	const choicesOf = (property) => property.options.map(({ value }) => value).filter((value) => !value.startsWith('__'));
	const named = (parameter) => properties.filter((property) => property.name === parameter);
	const operations = named('operation').flatMap((property) => {
		const resources = property.displayOptions?.show?.resource ?? [undefined];
		return resources.flatMap((resource) => choicesOf(property).map((operation) => ({ resource, operation })));
	});
	const events = named('event').flatMap((property) => choicesOf(property).map((event) => ({ event })));
	const sets = [...operations, ...events];
	return (sets.length > 0 ? sets : [{}]).map((parameters, at) => ({
		id: `${name.replace(PACKAGE, '')}-${at}`,
		name: [displayName, ...Object.values(parameters)].join(' '),
		type: name,
		typeVersion: Array.isArray(version) ? version.at(-1) : version,
		position: [(at % 20) * 300, Math.floor(at / 20) * 200],
		parameters: { authentication: 'accessToken', ...parameters },
		credentials: { pinterestAccessTokenApi: credential },
	}));
}

/** n8n's own requests that this machine has no network for. */
const isOurs = (text) => !/net::ERR_|Failed to load resource/.test(text);

/** Opens a node's panel as the editor does when a node is chosen, and gives what is on it. */
async function openPanel(page, { id, name }) {
	const workflow = new URL(page.url()).pathname.split('/')[2];
	await page.evaluate(
		([path]) => document.querySelector('#app').__vue_app__.config.globalProperties.$router.push(path),
		[`/workflow/${workflow}/${id}`],
	);
	const ndv = page.locator('[data-test-id="ndv"]');
	await page.waitForFunction(
		(title) => document.querySelector('[data-test-id="ndv"]')?.innerText.includes(title),
		name,
	);
	return await ndv.evaluate((element) => {
		const inputs = [...element.querySelectorAll('[data-test-id^="parameter-input-"]')];
		const parameters = inputs.map((one) => one.getAttribute('data-test-id').replace('parameter-input-', ''));
		const labels = [...element.querySelectorAll('label')].filter((one) => one.offsetParent !== null);
		const problems = [
			...labels
				.filter((one) => one.textContent.trim() === '' && !one.querySelector('input'))
				.map(() => 'a label is empty'),
			...labels
				.filter((one) => one.scrollWidth > one.clientWidth + 1 && window.getComputedStyle(one).overflow !== 'visible')
				.map((one) => `"${one.textContent.trim()}" is clipped`),
			...(/undefined|\[object Object\]/.test(element.innerText) ? ['says undefined or [object Object]'] : []),
		];
		return { parameters, problems };
	});
}
