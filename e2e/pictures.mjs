/**
 * `npm run pictures`: the pictures of the docs, out of the real editor, into docs/images/. Written like a check; run.mjs runs it.
 */
import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { editorOn } from './editor.mjs';

export const name = 'the pictures of the docs are made';
export const timeoutMs = 10 * 60_000;

const folder = fileURLToPath(new URL('../docs/images', import.meta.url));
/** Whatever is larger makes a page slow to read. */
const MOST_BYTES = 150_000;
const PACKAGE = 'n8n-nodes-pinterest-api.';
const SMALL = { width: 1180, height: 820 };

/** What comes in: rows as a sheet has them. */
const ROWS = {
	id: 'rows',
	name: 'Rows',
	type: 'n8n-nodes-base.manualTrigger',
	typeVersion: 1,
	position: [-250, 0],
	parameters: {},
};
const PIN = {
	image: 'https://shop.example/images/blue-mug.jpg',
	title: 'The blue mug',
	link: 'https://shop.example/mugs/blue',
	alt: 'A blue mug on a table',
};
const INPUTS = {
	'create-pin': PIN,
	'create-campaign': { campaign: 'Mugs, spring', budget: '50.00' },
	'run-report': { target: '12.00' },
	'send-conversions': { order_id: 'A-1001', email: 'ada@shop.example', value: '48.00', currency: 'EUR' },
	'catalog-items': { sku: 'MUG-BLUE', title: PIN.title, link: PIN.link, image_link: PIN.image, price: '24.00 USD' },
};
/** What covers something of the picture. */
const HIDDEN = '[class*=executionButtons], .el-notification { visibility: hidden !important; }';

/** @param {import('./run.mjs').Context} context */
export async function run({ n8n, pinterest, browser, createCredential, importExamples }) {
	const { readAll } = pinterest.control;
	mkdirSync(folder, { recursive: true });
	const credential = await createCredential('Pinterest account', 'pinterestAccessTokenApi');
	const [boards, accounts] = await Promise.all([readAll('/boards'), readAll('/ad_accounts')]);
	const board = listed(boards.find(({ name }) => name === 'Ceramics') ?? boards[0]);
	const adAccount = listed(accounts[0]);

	const panels = [
		[
			'create-pin',
			panel('pinterest', 'Create a Pin', {
				resource: 'pin',
				operation: 'create',
				pinBoard: board,
				imageUrl: '={{ $json.image }}',
				title: '={{ $json.title }}',
				link: '={{ $json.link }}',
				altText: '={{ $json.alt }}',
				options: { ifExists: 'use' },
			}),
		],
		[
			'create-campaign',
			panel('pinterestAds', 'Create a campaign', {
				resource: 'campaign',
				operation: 'create',
				adAccount,
				name: '={{ $json.campaign }}',
				campaignBudget: 'daily',
				dailySpendCap: '50.00',
				options: { dryRun: true },
			}),
		],
		[
			'run-report',
			panel('pinterestAds', 'Run a report', { resource: 'report', operation: 'run', adAccount, period: 'last7Days' }),
		],
		[
			'send-conversions',
			panel('pinterestConversions', 'Send purchases', {
				resource: 'conversionEvent',
				operation: 'send',
				adAccount,
				eventId: '={{ $json.order_id }}',
				inputFieldsFrom: 'names',
			}),
		],
		[
			'catalog-items',
			panel('pinterestCatalogs', 'Create or update products', {
				resource: 'item',
				operation: 'upsert',
				country: 'US',
				itemId: '={{ $json.sku }}',
				attributesFrom: 'names',
			}),
		],
		['new-lead', panel('pinterestLeadTrigger', 'New lead', { adAccount })],
	];
	for (const [file, node] of panels)
		await picturePanel(file, { ...node, credentials: { pinterestAccessTokenApi: credential } });

	const workflows = await importExamples({
		'publish-from-a-list': (workflow) => workflow,
		'ads-to-postgres': (workflow) => workflow,
	});
	await pictureCanvas('workflow', workflows['publish-from-a-list'].id);
	await pictureCanvas('warehouse', workflows['ads-to-postgres'].id);
	await pictureNodesPanel('nodes-panel');

	/** The panel of one node, with rows as its input; Create Pin is run, so that its output shows too. */
	async function picturePanel(file, node) {
		const isTrigger = !(file in INPUTS);
		const nodes = isTrigger ? [node] : [ROWS, node];
		const connections = isTrigger ? {} : { [ROWS.name]: { main: [[{ node: node.name, type: 'main', index: 0 }]] } };
		const pinData = isTrigger ? {} : { [ROWS.name]: [{ json: INPUTS[file] }] };
		const { id } = await n8n.rest.createWorkflow({ name: node.name, nodes, connections, pinData });
		const page = await open(`/workflow/${id}/${node.id}`);
		await page.locator('[data-test-id^="parameter-input-"]').first().waitFor();
		if (file === 'create-pin') {
			await page.locator('[data-test-id="node-execute-button"]').click();
			await page.locator('[data-test-id="output-panel"]').getByText('board_id').first().waitFor();
		}
		await keep(page, file, { clip: { x: 25, y: 25, width: SMALL.width - 50, height: SMALL.height - 50 } });
	}

	/** The nodes and notes of a workflow on the canvas. */
	async function pictureCanvas(file, id) {
		const page = await open(`/workflow/${id}`);
		await page.locator('[data-test-id="canvas-node"]').first().waitFor();
		await page.locator('[data-test-id="zoom-to-fit"]').click();
		await page.waitForTimeout(1_000);
		const boxes = await page
			.locator('.vue-flow__node')
			.evaluateAll((nodes) => nodes.map((node) => node.getBoundingClientRect().toJSON()));
		const [left, top] = ['left', 'top'].map((side) => Math.min(...boxes.map((box) => box[side])) - 24);
		const [right, bottom] = ['right', 'bottom'].map((side) => Math.max(...boxes.map((box) => box[side])) + 40);
		const x = Math.max(left, 48);
		await keep(page, file, { clip: { x, y: top, width: Math.min(right, SMALL.width) - x, height: bottom - top } });
	}

	async function pictureNodesPanel(file) {
		const page = await open('/workflow/new');
		const { searchNodes, panelEntry } = editorOn(page);
		await searchNodes('pinterest');
		await panelEntry('Pinterest').waitFor();
		await page.waitForTimeout(500);
		const box = await page.locator('[data-test-id="node-creator"]').first().boundingBox();
		await keep(page, file, { clip: box });
	}

	async function open(path) {
		const page = await browser.newPage();
		await page.setViewportSize(SMALL);
		await page.goto(path);
		return page;
	}

	/** Writes a picture of a part of the page, once nothing moves any more. */
	async function keep(page, file, part) {
		const path = join(folder, `${file}.png`);
		await page.addStyleTag({ content: HIDDEN });
		await page.waitForTimeout(1_500);
		await page.screenshot({ path, animations: 'disabled', ...part });
		const { size } = statSync(path);
		if (size > MOST_BYTES) throw new Error(`docs/images/${file}.png has ${size} bytes, more than ${MOST_BYTES}`);
		await page.close();
	}
}

/** A value picked from the list of a resource locator. */
function listed({ id, name }) {
	return { __rl: true, mode: 'list', value: id, cachedResultName: name };
}

function panel(type, name, parameters) {
	return {
		id: type,
		name,
		type: `${PACKAGE}${type}`,
		typeVersion: 1,
		position: [0, 0],
		parameters: { authentication: 'accessToken', ...parameters },
	};
}
