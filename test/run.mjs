/**
 * What `npm test` runs: installs what is missing, checks the types, and runs jest: all tests on the Node that runs this, and those of
 * what may differ between versions of Node on the other one of Node 20 and 24 as well.
 *
 *   npm test                    everything
 *   npm test -- --one-node      types and all tests, on the Node that runs this
 *   npm test -- boards -t name  any arguments for jest: those tests alone, on the Node that runs this
 */
import { spawn } from 'node:child_process';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { ensureDependencies } from './dependencies.mjs';
import { ensureNode } from './node-version.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const supported = [20, 24];
const running = Number(process.versions.node.split('.')[0]);

/**
 * What depends on Node: requests, waits, dates and text (nodes/shared), files and streams, encryption, how credentials and the package
 * are loaded, and every node once in an example. The rows of the nodes are read by nodes/shared, the same on every Node.
 */
const OF_NODE = [
	...[
		'nodes/shared',
		'nodes/PinterestLeadTrigger',
		'nodes/tools',
		'nodes/Pinterest/(media|pinCreate|pickers|largeVideo)',
	],
	...[
		'nodes/PinterestAds/(bulk|reports)',
		'nodes/PinterestAudiences/(people|customerLists)',
		'nodes/PinterestTrigger/poll',
	],
	...['nodes/PinterestCatalogs/items', 'nodes/PinterestConversions/conversionEvents', 'nodes/PinterestBusiness/aiTool'],
	...['nodes/PinterestWarehouse/(state|tables)', 'credentials', 'engine', 'examples', 'package'],
].map((path) => `test/${path}`);

const jestArgs = process.argv.slice(2).filter((arg) => arg !== '--one-node' && arg !== '--');
const oneNode = process.argv.includes('--one-node') || jestArgs.length > 0;
const majors = oneNode ? [running] : [...supported].sort((a, b) => Number(b === running) - Number(a === running));

try {
	await ensureDependencies(root);
} catch (error) {
	console.error(`The dependencies could not be installed: ${error.message}`);
	process.exit(1);
}

const results = [];
if (jestArgs.length === 0) {
	results.push(
		await step('Types', async () => {
			await run(process.execPath, ['typescript/bin/tsc', '--noEmit', '-p', root]);
			// What is shipped is held more strictly.
			await run(process.execPath, ['typescript/bin/tsc', '--noEmit', '-p', join(root, 'tsconfig.build.json')]);
		}),
	);
}
for (const major of majors) {
	results.push(
		await step(`Tests on Node ${major}`, async () => {
			const node = await ensureNode(major);
			const args = major === majors[0] ? jestArgs : OF_NODE;
			await run(node, ['jest/bin/jest.js', '--rootDir', root, ...args]);
		}),
	);
}

console.log();
for (const { name, seconds, failure } of results) {
	console.log(`${name}: ${failure ? `FAILED, ${failure}` : 'passed'} (${seconds} s)`);
}
process.exitCode = results.some(({ failure }) => failure) ? 1 : 0;

async function step(name, work) {
	console.log(`\n${name}`);
	const started = Date.now();
	const failure = await work().then(
		() => undefined,
		(error) => error.message,
	);
	return { name, seconds: Math.round((Date.now() - started) / 1000), failure };
}

/** Runs a program of node_modules with its output shown; throws when it ends with another code than 0. */
async function run(node, [program, ...args]) {
	// A test that starts `node` by name gets the Node it runs on.
	const env = { ...process.env, PATH: `${dirname(node)}${delimiter}${process.env.PATH}` };
	const child = spawn(node, [join(root, 'node_modules', program), ...args], { cwd: root, env, stdio: 'inherit' });
	const [code, signal] = await new Promise((resolve, reject) => {
		child.on('error', reject).on('close', (...ending) => resolve(ending));
	});
	if (code !== 0) throw new Error(signal ? `ended by ${signal}` : `exit code ${code}`);
}
