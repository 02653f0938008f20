import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { byId, PINTEREST, pinterest as node } from '../workflows.mjs';

export const name =
	'n8n offers the node as a tool of AI agents, and a call of the tool reaches Pinterest with what the agent gave';

const TOOL = `${PINTEREST}Tool`;

/** @param {import('../run.mjs').Context} context */
export async function run(context) {
	await offered(context);
	await called(context);
}

async function offered({ n8n }) {
	const types = await n8n.rest.nodeTypes();
	const described = (name) => types.find((type) => type.name === name);
	const [tool, plain] = [described(TOOL), described(PINTEREST)];
	assert.ok(tool, `${TOOL} is missing from /types/nodes.json`);
	assert.deepEqual([tool.inputs, tool.outputs], [[], ['ai_tool']]);
	const names = tool.properties.map(({ name }) => name);
	assert.ok(names.includes('toolDescription'), 'a person can describe the tool to the agent');
	const missing = plain.properties.map(({ name }) => name).filter((name) => !names.includes(name));
	assert.deepEqual(missing, [], 'the tool has every parameter of the node');
	assert.deepEqual(tool.credentials, plain.credentials);
}

/** n8n's MCP server offers its tools to agents over HTTP, so that calling one needs no language model. */
async function called({ n8n, pinterest, createCredential }) {
	const { control } = pinterest;
	const credential = await createCredential('Shop for an agent', 'pinterestOAuth2Api');
	const boards = await control.readAll('/boards');
	const tool = node('Get a Board', credential, {
		descriptionType: 'manual',
		toolDescription: 'Reads one board of the shop',
		resource: 'board',
		operation: 'get',
		board: byId("={{ $fromAI('board', 'The ID of the board', 'string') }}"),
	});
	const path = 'e2e-pinterest-tools';
	const server = {
		name: 'Server',
		type: '@n8n/n8n-nodes-langchain.mcpTrigger',
		typeVersion: 2,
		parameters: { authentication: 'none', path },
		webhookId: path,
	};
	const { id } = await n8n.rest.createWorkflow({
		name: 'Tools for agents',
		nodes: [
			{ ...server, id: '0', position: [0, 0] },
			{ ...tool, type: TOOL, id: '1', position: [0, 200] },
		],
		connections: { [tool.name]: { ai_tool: [[{ node: server.name, type: 'ai_tool', index: 0 }]] } },
	});
	await n8n.rest.activateWorkflow(id);
	try {
		const agent = await connectMcp(`${n8n.url}/mcp/${path}`);
		const { tools } = await agent.ask('tools/list', {});
		assert.deepEqual(
			tools.map(({ name, description, inputSchema }) => [name, description, Object.keys(inputSchema.properties)]),
			[['Get_a_Board', 'Reads one board of the shop', ['board']]],
		);
		const { content } = await agent.ask('tools/call', { name: 'Get_a_Board', arguments: { board: boards[2].id } });
		assert.match(JSON.stringify(content), new RegExp(boards[2].name));
	} finally {
		await n8n.rest.deactivateWorkflow(id);
	}
}

/** As much of the Model Context Protocol over HTTP as it takes to call a tool. */
async function connectMcp(url) {
	const ready = Date.now() + 20_000;
	let session;
	let count = 0;

	async function post(message) {
		const response = await fetch(url, {
			method: 'POST',
			headers: {
				'content-type': 'application/json',
				accept: 'application/json, text/event-stream',
				...(session ? { 'mcp-session-id': session } : {}),
			},
			body: JSON.stringify({ jsonrpc: '2.0', ...message }),
			signal: AbortSignal.timeout(60_000),
		});
		const text = await response.text();
		// A workflow that was just published answers a moment later.
		if (response.status === 404 && Date.now() < ready) {
			await sleep(200);
			return await post(message);
		}
		assert.ok(response.ok, `${message.method} answered ${response.status}: ${text}`);
		session ??= response.headers.get('mcp-session-id');
		return text;
	}

	async function ask(method, params) {
		count += 1;
		const text = await post({ id: count, method, params });
		const data = text.startsWith('{') ? text : /^data: (.*)$/m.exec(text)?.[1];
		const { result, error } = JSON.parse(data);
		assert.equal(error, undefined, `${method}: ${JSON.stringify(error)}`);
		return result;
	}

	const hello = {
		protocolVersion: '2025-03-26',
		capabilities: {},
		clientInfo: { name: 'e2e', version: '1.0.0' },
	};
	await ask('initialize', hello);
	await post({ method: 'notifications/initialized' });
	return { ask };
}
