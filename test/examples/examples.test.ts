/**
 * The importable workflows of examples/, looked at without running them: the checks of e2e/ run each in a real n8n. What a workflow asks
 * of our own node is held against the node's description, so that a renamed parameter can't be forgotten here.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type {
	IConnections,
	INode,
	INodeParameters,
	INodeProperties,
	INodePropertyCollection,
	INodeTypeDescription,
} from 'n8n-workflow';
import { cronNodeOptions, NodeHelpers } from 'n8n-workflow';

import { loadNodes } from '../conformance/nodes';

interface Example {
	id: string;
	name: string;
	active: boolean;
	nodes: INode[];
	connections: IConnections;
	settings: object;
	tags: unknown[];
}

const folder = join(__dirname, '../../examples');
const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
const read = (file: string) => readFileSync(join(folder, file), 'utf8');
const examples = files.map((file): [string, Example] => [file, JSON.parse(read(file)) as Example]);

/** What n8n adds to a node that polls. */
const POLL_TIMES: INodeProperties = {
	displayName: 'Poll Times',
	name: 'pollTimes',
	type: 'fixedCollection',
	default: {},
	typeOptions: { multipleValues: true },
	options: cronNodeOptions,
};

/** The nodes of the package, by the type that workflows name them with. */
const OURS = new Map<string, INodeTypeDescription>();
beforeAll(async () => {
	for (const { type } of await loadNodes()) {
		const { name, polling, properties } = type.description;
		const all = [...(polling ? [POLL_TIMES] : []), ...properties];
		OURS.set(`n8n-nodes-pinterest-api.${name}`, { ...type.description, properties: all });
	}
});
const STICKY = 'n8n-nodes-base.stickyNote';

/** The node types that may be used, with the version that n8n 2.41 places. */
const VERSIONS: Record<string, number> = {
	[STICKY]: 1,
	'n8n-nodes-base.aggregate': 1,
	'n8n-nodes-base.code': 2,
	'n8n-nodes-base.dataTable': 1.1,
	'n8n-nodes-base.filter': 2.3,
	'n8n-nodes-base.httpRequest': 4.5,
	'n8n-nodes-base.if': 2.3,
	'n8n-nodes-base.manualTrigger': 1,
	'n8n-nodes-base.merge': 3.2,
	'n8n-nodes-base.noOp': 1,
	'n8n-nodes-base.postgres': 2.7,
	'n8n-nodes-base.readWriteFile': 1.1,
	'n8n-nodes-base.rssFeedRead': 1.2,
	'n8n-nodes-base.scheduleTrigger': 1.4,
	'n8n-nodes-base.set': 3.5,
	'n8n-nodes-base.splitOut': 1,
	'n8n-nodes-base.switch': 3.4,
	'n8n-nodes-base.webhook': 2.1,
};

/** What is wrong with the parameters of one of our nodes, as sentences; none when all is right. */
function faultsOf(node: INode): string[] {
	const description = OURS.get(node.type);
	if (!description) return ['is of no type of ours'];
	const all = NodeHelpers.getNodeParameters(description.properties, node.parameters, true, false, node, description);
	if (!all) return ['has no parameters'];
	const issues = NodeHelpers.getNodeParametersIssues(description.properties, { ...node, parameters: all }, description);
	return [
		...unknownOrHidden(description, description.properties, node.parameters, all, all, node, ''),
		...Object.values(issues?.parameters ?? {}).flat(),
	];
}

function unknownOrHidden(
	description: INodeTypeDescription,
	properties: INodeProperties[],
	given: INodeParameters,
	siblings: INodeParameters,
	root: INodeParameters,
	node: INode,
	path: string,
): string[] {
	return Object.entries(given).flatMap(([name, value]) => {
		const known = properties.filter((property) => property.name === name);
		if (known.length === 0) return [`${path}${name} is no parameter`];
		const shown = known.find((one) => NodeHelpers.displayParameter(siblings, one, node, description, root));
		if (!shown) return [`${path}${name} is hidden with these values`];
		if (shown.type === 'collection') {
			const inside = shown.options as INodeProperties[];
			return unknownOrHidden(
				description,
				inside,
				value as INodeParameters,
				value as INodeParameters,
				root,
				node,
				`${name}.`,
			);
		}
		return wrongChoice(shown, value).map((fault) => `${path}${fault}`);
	});
}

function wrongChoice({ name, type, typeOptions, options = [] }: INodeProperties, value: unknown): string[] {
	const isLive = typeOptions?.loadOptionsMethod !== undefined;
	const isExpression = typeof value === 'string' && value.startsWith('=');
	if ((type !== 'options' && type !== 'multiOptions') || isLive || isExpression) return [];
	const values = options.filter(
		(option): option is Exclude<typeof option, INodePropertyCollection> => 'value' in option,
	);
	return [value]
		.flat()
		.flatMap((one) =>
			values.some((option) => 'value' in option && option.value === one) ? [] : [`${name} can't be ${String(one)}`],
		);
}

it('has at least three examples, each with an id and a name of its own', () => {
	expect(files.length).toBeGreaterThanOrEqual(3);
	expect(new Set(examples.map(([, { id }]) => id)).size).toBe(files.length);
	expect(new Set(examples.map(([, { name }]) => name)).size).toBe(files.length);
});

describe.each(examples)('%s', (file, example) => {
	const { nodes, connections } = example;
	const steps = nodes.filter(({ type }) => type !== STICKY);

	it('is an inactive workflow with an id n8n takes, and holds nothing of the n8n it was made in', () => {
		expect(Object.keys(example).sort()).toEqual(['active', 'connections', 'id', 'name', 'nodes', 'settings', 'tags']);
		expect(example).toMatchObject({ active: false, settings: { executionOrder: 'v1' }, tags: [] });
		expect(example.id).toMatch(/^[A-Za-z0-9]{16}$/);
	});

	it('names each node once and knows its type and version', () => {
		expect(new Set(nodes.map(({ id }) => id)).size).toBe(nodes.length);
		expect(new Set(nodes.map(({ name }) => name)).size).toBe(nodes.length);
		expect(nodes.map(({ type, typeVersion }) => [type, typeVersion])).toEqual(
			nodes.map(({ type }) => [type, OURS.has(type) ? 1 : VERSIONS[type]]),
		);
	});

	it('uses our node only with parameters that exist and show for the operation', () => {
		const ours = nodes.filter(({ type }) => OURS.has(type));
		// An example without our node works on what another one has stored.
		const reads = nodes.filter(({ parameters }) => /FROM pinterest\./.test(String(parameters.query)));
		expect(ours.length + reads.length).toBeGreaterThan(0);
		expect(Object.fromEntries(ours.map((node) => [node.name, faultsOf(node)]))).toEqual(
			Object.fromEntries(ours.map(({ name }) => [name, []])),
		);
	});

	it('refers to one Pinterest credential and holds no secret, address or person', () => {
		const credentials = nodes.flatMap((node) => Object.entries(node.credentials ?? {}));
		expect(credentials).toHaveLength(nodes.filter(({ type }) => OURS.has(type)).length);
		for (const credential of credentials) {
			expect(credential).toEqual(['pinterestOAuth2Api', { id: 'pinterestExample', name: 'Pinterest account' }]);
		}
		// Sample people have addresses at domains that are reserved for examples.
		expect(read(file)).not.toMatch(
			/pin[arc]_\w|bearer |client_?secret|access_?token|@(?![\w.-]+\.example\b)[\w-]+\.\w/i,
		);
		const hosts = [...read(file).matchAll(/https?:\/\/([^/"`\s]+)/g)].map(([, host]) => host);
		expect(hosts.filter((host) => !/^(example\.com|[\w-]+\.example|www\.pinterest\.com)$/.test(host))).toEqual([]);
	});

	it('connects every step to a trigger, and only steps that exist', () => {
		const names = new Set(steps.map(({ name }) => name));
		const targets = (name: string) =>
			(connections[name]?.main ?? []).flatMap((output) => output ?? []).map(({ node }) => node);
		expect(Object.keys(connections).filter((name) => !names.has(name))).toEqual([]);
		expect([...names].flatMap(targets).filter((name) => !names.has(name))).toEqual([]);

		const reached = new Set(steps.filter(({ type }) => /Trigger$|\.webhook$/.test(type)).map(({ name }) => name));
		for (const name of reached) for (const target of targets(name)) reached.add(target);
		expect([...names].filter((name) => !reached.has(name))).toEqual([]);
	});

	it('refers in expressions only to steps that exist', () => {
		const named = [...JSON.stringify(steps).matchAll(/\$\('([^']+)'\)/g)].map(([, name]) => name);
		const names = new Set(steps.map(({ name }) => name));
		expect(named.filter((name) => !names.has(name))).toEqual([]);
	});

	it('begins with a trigger that a person presses, or with ours, and explains itself on a note', () => {
		const trigger = nodes.find(({ type }) => /Trigger$/.test(type))?.type;
		expect(trigger).toMatch(/^n8n-nodes-base\.manualTrigger$|^n8n-nodes-pinterest-api\./);
		const notes = nodes.filter(({ type }) => type === STICKY).map(({ parameters }) => String(parameters.content));
		expect(notes[0]).toContain(`## ${example.name}`);
		expect(notes[0]).toContain('credential');
	});

	it('lays its steps out so that none covers another or a note', () => {
		const boxes = nodes.map(({ name, position: [x, y], parameters: { width, height } }) => ({
			name,
			left: x,
			top: y,
			right: x + Number(width ?? 96),
			bottom: y + Number(height ?? 96),
		}));
		const covered = boxes.flatMap((one, at) =>
			boxes
				.slice(at + 1)
				.filter(
					({ left, right, top, bottom }) =>
						one.left < right && left < one.right && one.top < bottom && top < one.bottom,
				)
				.map(({ name }) => `${one.name} and ${name}`),
		);
		expect(covered).toEqual([]);
	});
});
