/**
 * What `npm run lint` runs. Plain JavaScript, since it installs what is missing first, as `npm test` does.
 *
 *   npm run lint
 *
 * n8n's own rules count as its scanner applies them to a published package: the configuration as it comes, and comments in the
 * source can't switch anything off.
 */
import { spawn } from 'node:child_process';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

import { ensureDependencies } from './dependencies.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const eslint = ['node_modules/eslint/bin/eslint.js', '--max-warnings', '0'];

/** The longest first: two run at a time. */
const checks = [
	['Tests, e2e and build', [...eslint, '--no-config-lookup', '--config', 'test/eslint.config.mjs', '.']],
	['nodes, credentials and package.json', [...eslint, '--no-inline-config', 'nodes', 'credentials', 'package.json']],
	['Built descriptions', ['--import', 'tsx', 'test/lint/descriptions.ts']],
	[
		'Imports',
		[
			...['node_modules/dependency-cruiser/bin/dependency-cruise.mjs', '--config', 'test/lint/layers.cjs'],
			...['--output-type', 'err-long', 'nodes', 'credentials'],
		],
	],
	['Formatting', ['node_modules/prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.']],
];

await ensureDependencies(root);
const waiting = [...checks];
const results = [];
await Promise.all([work(), work()]);
for (const { name, code, seconds, output } of results.filter((result) => result.code !== 0)) {
	console.log(`\n${name} (${seconds} s, exit code ${code})\n${output.trim()}`);
}
console.log();
for (const { name, code, seconds } of results)
	console.log(`${name}: ${code === 0 ? 'passed' : 'FAILED'} (${seconds} s)`);
process.exitCode = results.every(({ code }) => code === 0) ? 0 : 1;

async function work() {
	for (let check = waiting.shift(); check; check = waiting.shift()) results.push(await run(...check));
}

/** Output is gathered, so that two checks don't write into each other. */
async function run(name, args) {
	const started = Date.now();
	// With NODE_ENV "test" n8n's rules take every file for one of their own tests.
	const env = { ...process.env, NODE_ENV: '' };
	const child = spawn(process.execPath, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
	let output = '';
	for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (output += text));
	const code = await new Promise((resolve, reject) => child.on('error', reject).on('close', resolve));
	return { name, code, output, seconds: Math.round((Date.now() - started) / 1000) };
}
