import assert from 'node:assert/strict';

export const name = 'n8n finds the node and its credential types under the package name';

/** @param {import('../run.mjs').Context} context */
export async function run({ n8n }) {
	const nodes = (await n8n.rest.nodeTypes()).map((type) => type.name);
	assert.ok(nodes.includes('n8n-nodes-pinterest-api.pinterest'), 'the node type is missing from /types/nodes.json');
	const credentials = (await n8n.rest.credentialTypes()).map((type) => type.name);
	for (const type of ['pinterestOAuth2Api', 'pinterestAccessTokenApi']) {
		assert.ok(credentials.includes(type), `the credential type ${type} is missing from /types/credentials.json`);
	}
}
