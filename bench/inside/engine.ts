/**
 * `engine.ts ITEMS ROUNDS`: what an item costs n8n's engine and the node, without a network: processor time for the node as it is
 * shipped and for one of eight properties on the same seam.
 */
import '../../test/engine/environment';

import type { INodeType } from 'n8n-workflow';
import { createRequire } from 'node:module';

import type * as Operations from '../../nodes/shared/node';
import type * as Boards from '../../nodes/Pinterest/resources/boards';
import type * as Credentials from '../../nodes/shared/editor/credentials';
import { createCredentialStore, runNode } from '../../test/engine';

interface Shipped {
	Pinterest: new () => INodeType;
	PinterestAccessTokenApi: new () => never;
}

/** What is shipped is the build, so that is what is measured. */
const dist = createRequire(`${__dirname}/../../dist/`);
const { Pinterest } = dist('./nodes/Pinterest/Pinterest.node.js') as Shipped;
const { PinterestAccessTokenApi } = dist('./credentials/PinterestAccessTokenApi.credentials.js') as Shipped;
const { operationsOf } = dist('./nodes/shared/node.js') as typeof Operations;
const { boards } = dist('./nodes/Pinterest/resources/boards.js') as typeof Boards;
const { AUTHENTICATION } = dist('./nodes/shared/editor/credentials.js') as typeof Credentials;

/** Two operations of the shipped node, with what they need: authentication, resource, operation, board, simplify, return all, limit, options. */
function smallNode(): INodeType {
	const operations = boards.operations
		.filter(({ value }) => value === 'get' || value === 'getAll')
		.map(({ collections, ...rest }) => ({ ...rest, collections: { options: collections?.options } }));
	const { properties, customOperations } = operationsOf([{ ...boards, operations }]);
	const { description } = new Pinterest();
	return {
		description: { ...description, properties: [AUTHENTICATION, ...properties] },
		customOperations,
		methods: { listSearch: {} },
	};
}

/** Every request is answered at once, in the process: what is left is what n8n and the node do. */
function answerAtOnce(): void {
	const backend = createRequire(createRequire(__filename).resolve('n8n-core')).resolve('@n8n/backend-network');
	const axios = createRequire(backend)('axios') as { defaults: { adapter: unknown } };
	const headers = { 'content-type': 'application/json' };
	const data = JSON.stringify({ id: '1', name: 'Recipes', pin_count: 3, owner: { username: 'shop' } });
	axios.defaults.adapter = async (config: unknown) => ({ status: 200, statusText: 'OK', headers, config, data });
}

/** Milliseconds of processor time for one item. */
async function cost(node: INodeType, count: number): Promise<number> {
	const items = Array.from({ length: count }, (_, id) => ({ json: { id: String(id) } }));
	const cpu = process.cpuUsage();
	const { items: results, error } = await runNode({
		node,
		items,
		parameters: {
			authentication: 'accessToken',
			resource: 'board',
			operation: 'get',
			board: { __rl: true, mode: 'id', value: '={{ $json.id }}' },
			output: 'raw',
			options: {},
		},
		credentials: createCredentialStore({
			pinterestAccessTokenApi: { environment: 'custom', baseUrl: 'http://127.0.0.1:9/v5', accessToken: 'token' },
		}),
		credentialTypes: [new PinterestAccessTokenApi()],
	});
	const { user, system } = process.cpuUsage(cpu);
	if (error) throw error;
	if (results.length !== count) throw new Error(`${results.length} results instead of ${count}`);
	return (user + system) / 1000 / count;
}

async function main(): Promise<void> {
	const [count, rounds] = process.argv.slice(2).map(Number);
	answerAtOnce();
	const nodes = { shipped: new Pinterest(), small: smallNode() };
	const measured: Record<keyof typeof nodes, number[]> = { shipped: [], small: [] };
	for (let round = -1; round < rounds; round += 1) {
		for (const name of ['shipped', 'small'] as const) {
			const milliseconds = await cost(nodes[name], count);
			// The first rounds are compiled while they run.
			if (round >= 0) measured[name].push(milliseconds);
		}
	}
	const properties = {
		shipped: nodes.shipped.description.properties.length,
		small: nodes.small.description.properties.length,
	};
	console.log(`\n${JSON.stringify({ ...measured, properties })}`);
	process.exit(0);
}

void main();
