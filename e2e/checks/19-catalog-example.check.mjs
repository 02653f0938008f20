import assert from 'node:assert/strict';

export const name = 'the example for catalogs runs as it is imported: the products of a table, the refused ones apart';

const SHOP = 'https://hearthandlinen.example';
const product = (number, more = {}) => ({
	...{
		item_id: `E2E-${number}`,
		title: `Bowl ${number}`,
		description: 'Thrown by hand',
		link: `${SHOP}/bowls/${number}`,
	},
	...{ image_link: `${SHOP}/bowls/${number}.jpg`, price: '24.50 USD', availability: 'in stock' },
	...{ brand: 'Klei', product_type: 'Bowls' },
	...more,
});
const PRODUCTS = [
	product(1),
	// Without a title.
	product(2, { title: '' }),
	product(3),
	// On a website that is not the shop's.
	product(4, { link: 'https://elsewhere.example/bowls/4' }),
];

/** @param {import('../run.mjs').Context} context */
export async function run({ importExamples, n8n, pinterest, axios }) {
	const { 'product-sync': workflow } = await importExamples({ 'product-sync': withProducts });
	await pinterest.control.clearRequests();
	const execution = await n8n.rest.runWorkflow(workflow.id, { trigger: 'Run by Hand' });
	assert.equal(execution.status, 'success', execution.error?.message);
	const synced = execution.items.Synced.map(({ json }) => json);
	assert.deepEqual(
		synced.map(({ item_id: id, warnings }) => [id, warnings]),
		[
			['E2E-1', ''],
			['E2E-3', ''],
		],
	);
	const refused = execution.items.Refused.map(({ json }) => json);
	assert.deepEqual(
		refused.map(({ item_id: id }) => id),
		['E2E-2', 'E2E-4'],
	);
	assert.match(refused[0].error, /title/i);
	assert.match(refused[1].error, /link/i);
	const sent = (await pinterest.control.requests()).filter(({ method }) => method === 'POST');
	assert.deepEqual(
		sent.map(({ route, body }) => [route, body.country, body.language, body.items.length]),
		[['/catalogs/items/batch', 'US', 'en-US', 4]],
	);
	const { title: _title, item_id: id, ...rest } = PRODUCTS[1];
	assert.deepEqual(sent[0].body.items[1], { operation: 'UPSERT', item_id: id, attributes: rest });
	const { accessToken } = await pinterest.control.issueToken();
	const { data } = await axios.post(
		`${pinterest.baseUrl}/catalogs/items`,
		{
			country: 'US',
			language: 'en-US',
			filters: { catalog_type: 'RETAIL', item_ids: PRODUCTS.map((one) => one.item_id) },
		},
		{ headers: { authorization: `Bearer ${accessToken}` }, timeout: 30_000 },
	);
	assert.deepEqual(
		data.items.map(({ attributes }) => attributes?.title),
		['Bowl 1', undefined, 'Bowl 3', undefined],
	);
}

/** Puts the products into the table, as its user has done before, between its creation and its reading. */
function withProducts(given) {
	const workflow = structuredClone(given);
	const node = (name) => workflow.nodes.find((one) => one.name === name);
	const table = { __rl: true, mode: 'id', value: "={{ $('Table').first().json.id }}" };
	const schema = Object.keys(PRODUCTS[0]).map((column) => ({
		...{ id: column, displayName: column, required: false, defaultMatch: false, display: true },
		...{ type: 'string', readOnly: false, removed: false },
	}));
	workflow.nodes.push(
		{
			...{ id: 'e2e-rows', name: 'Rows', type: 'n8n-nodes-base.code', typeVersion: 2, position: [520, 400] },
			parameters: { jsCode: `return ${JSON.stringify(PRODUCTS.map((json) => ({ json })))};` },
		},
		{
			...{ id: 'e2e-fill', name: 'Fill', type: 'n8n-nodes-base.dataTable', typeVersion: 1.1, position: [780, 400] },
			parameters: {
				...{ resource: 'row', operation: 'insert', dataTableId: table, options: {} },
				columns: { mappingMode: 'autoMapInputData', value: null, matchingColumns: [], schema },
			},
		},
	);
	const products = node('Products');
	products.parameters.dataTableId = table;
	products.executeOnce = true;
	const to = (name) => ({ main: [[{ node: name, type: 'main', index: 0 }]] });
	Object.assign(workflow.connections, { Table: to('Rows'), Rows: to('Fill'), Fill: to('Products') });
	return workflow;
}
