import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const project = dirname(dirname(__dirname));
let folder: string;

beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'planted-'));
});
afterEach(async () => {
	await rm(folder, { recursive: true });
});

/** The findings of the lint of built descriptions, each as `parameter: rule`, and how it ended. */
async function lint(root: string): Promise<{ code: number; findings: string[]; output: string }> {
	const { code, output } = await new Promise<{ code: number; output: string }>((resolve) => {
		const args = ['--import', 'tsx', join(project, 'test/lint/descriptions.ts'), root];
		// With NODE_ENV "test", which jest sets, n8n's rules take every file for one of their own tests.
		const env = { ...process.env, NODE_ENV: '' };
		execFile(process.execPath, args, { cwd: project, env }, (error, stdout, stderr) => {
			resolve({ code: error ? Number(error.code) : 0, output: stdout + stderr });
		});
	});
	const findings = [...output.matchAll(/^\S+: (.+?): .* \(\S+\/([\w-]+)\)$/gm)].map(
		([, where, rule]) => `${where}: ${rule}`,
	);
	return { code, findings, output };
}

/** A package with one node, whose properties come out of a function as ours do, and one credential. */
async function plant(properties: string): Promise<void> {
	const manifest = {
		name: 'n8n-nodes-planted',
		n8n: { nodes: ['dist/nodes/Planted/Planted.node.js'], credentials: ['dist/credentials/PlantedApi.credentials.js'] },
	};
	await mkdir(join(folder, 'nodes/Planted'), { recursive: true });
	await mkdir(join(folder, 'credentials'));
	await writeFile(join(folder, 'package.json'), JSON.stringify(manifest));
	for (const icon of ['a.svg', 'b.svg']) await writeFile(join(folder, 'nodes/Planted', icon), '<svg/>');
	await writeFile(
		join(folder, 'nodes/Planted/Planted.node.ts'),
		`/* eslint-disable */
const row = (displayName: string, name: string, type: string, value: unknown, more: object = {}) => ({ displayName, name, type, default: value, ...more });
const names = (list: string[]) => list.map((value) => ({ name: value.toUpperCase(), value }));
const operation = (options: object[]) => ({ ...row('Operation', 'operation', 'options', 'get', { noDataExpression: true, options }), displayOptions: { show: { resource: ['thing'] } } });
export class Planted {
	description = {
		displayName: 'Planted', name: 'planted', icon: { light: 'file:a.svg', dark: 'file:b.svg' }, group: ['input'], version: 1, subtitle: 'x',
		description: 'Reads things', defaults: { name: 'Planted' }, inputs: ['main'], outputs: ['main'], usableAsTool: true,
		credentials: [{ name: 'plantedApi', required: true }],
		properties: [${properties}],
	};
}`,
	);
	await writeFile(
		join(folder, 'credentials/PlantedApi.credentials.ts'),
		`export class PlantedApi {
	name = 'plantedApi'; displayName = 'Planted API'; documentationUrl = 'https://example.com/docs';
	icon = { light: 'file:../nodes/Planted/a.svg', dark: 'file:../nodes/Planted/b.svg' };
	properties = [['Token', 'token']].map(([displayName, name]) => ({ displayName, name, type: 'string', typeOptions: { password: true }, default: '' }));
	test = { request: { baseURL: 'https://example.com', url: '/me' } };
}`,
	);
}

test('a good description out of a table passes', async () => {
	await plant(`
		row('Resource', 'resource', 'options', 'thing', { noDataExpression: true, options: [{ name: 'Thing', value: 'thing' }] }),
		operation([{ name: 'Get', value: 'get', action: 'Get a thing', description: 'Get a thing' }]),
		row('Color', 'color', 'options', 'a', { description: 'What it looks like', options: names(['a', 'b', 'c', 'd', 'e']) })`);

	expect(await lint(folder)).toEqual({ code: 0, findings: [], output: '' });
});

const refused: Array<[what: string, property: string, finding: string]> = [
	[
		'an operation without an action',
		"operation([{ name: 'Get', value: 'get', description: 'Get a thing' }])",
		'planted › operation of thing › Get: node-param-operation-option-without-action',
	],
	[
		'"Get All" in place of "Get Many"',
		"operation([{ name: 'Get', value: 'get', action: 'Get a thing' }, { name: 'Get All', value: 'getAll', action: 'Get many things' }])",
		'planted › operation of thing › Get All: node-param-option-name-wrong-for-get-many',
	],
	[
		'options out of order',
		"row('Color', 'color', 'options', 'a', { options: names(['e', 'd', 'c', 'b', 'a']) })",
		'planted › color: node-param-options-type-unsorted-items',
	],
	[
		'collection entries out of order',
		"row('Options', 'options', 'collection', {}, { options: ['e', 'd', 'c', 'b', 'a'].map((name) => row(name.toUpperCase(), name, 'string', '')) })",
		'planted › options: node-param-collection-type-unsorted-items',
	],
	[
		'a description that ends in a period',
		"row('Title', 'title', 'string', '', { description: 'What it is called.' })",
		'planted › title: node-param-description-excess-final-period',
	],
	[
		'a description that repeats the name',
		"row('Link', 'link', 'string', '', { description: 'Link' })",
		'planted › link: node-param-description-identical-to-display-name',
	],
	[
		'a switch whose description does not start with Whether',
		"row('Fast', 'fast', 'boolean', false, { description: 'Be fast' })",
		'planted › fast: node-param-description-boolean-without-whether',
	],
	[
		'a name in small letters',
		"row('other thing', 'other', 'string', '')",
		'planted › other: node-param-display-name-miscased',
	],
	[
		'Id in place of ID',
		"row('Thing Id', 'thingId', 'string', '')",
		'planted › thingId: node-param-display-name-miscased-id',
	],
	[
		'a Limit with a default of its own',
		"row('Limit', 'limit', 'number', 20, { typeOptions: { minValue: 1 }, description: 'Max number of results to return' })",
		'planted › limit: node-param-default-wrong-for-limit',
	],
	[
		'a parameter without a default',
		"row('Title', 'title', 'string', undefined)",
		'planted › title: node-param-default-missing',
	],
	[
		'a bad name deep in a collection',
		"row('Options', 'options', 'collection', {}, { options: [row('Link', 'link', 'string', '', { description: 'Link' })] })",
		'planted › options › link: node-param-description-identical-to-display-name',
	],
];

// One run for all of them: each costs seconds.
test('everything n8n refuses in a description is found, by the name of the parameter', async () => {
	await plant(refused.map(([, property]) => property).join(',\n'));

	const { code, findings } = await lint(folder);

	expect(code).toBe(1);
	expect(findings.sort()).toEqual(refused.map(([, , finding]) => finding).sort());
});

test('a node that package.json names but that does not exist is an error', async () => {
	await plant('');
	await rm(join(folder, 'nodes/Planted/Planted.node.ts'));

	const { code, output } = await lint(folder);

	expect({ code, named: output.includes('Planted.node.ts') }).toEqual({ code: 1, named: true });
});
