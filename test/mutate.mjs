/**
 * Whether tests notice when code is changed: Stryker changes a file in a hundred small ways, runs the tests on each, prints how many
 * were noticed, and lists those that were not.
 *
 *   npm run mutate -- nodes/shared/api/retry.ts
 *   npm run mutate -- nodes/shared/api                       all files of a folder
 *   npm run mutate -- nodes/shared/api/retry.ts test/nodes/shared/api/repeats.test.ts
 *
 * The tests are those that lie at the same place in test/, of the file or else of its folder, and those named behind it.
 */
import { existsSync, statSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

import { ensureDependencies } from './dependencies.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [path, ...named] = process.argv.slice(2).map((arg) => relative(root, arg).split(sep).join('/'));
const missing = [path ?? '', ...named].find((one) => one === '' || !existsSync(join(root, one)));
if (missing !== undefined) {
	console.error(missing === '' ? 'npm run mutate -- <file or folder> [tests]' : `There is no ${missing}`);
	process.exit(1);
}

await ensureDependencies(root);
const { Stryker } = await import('@stryker-mutator/core');
const tests = [testsOf(path), ...named];
console.log(`The tests of ${path}: ${tests.join(', ')}`);
await new Stryker({
	mutate: [isFolder(path) ? `${path}/**/*.ts` : path, '!**/*.d.ts'],
	testRunner: 'jest',
	plugins: ['@stryker-mutator/jest-runner'],
	coverageAnalysis: 'perTest',
	jest: {
		// Nearly every test has to do with what all nodes share.
		enableFindRelatedTests: false,
		config: { testMatch: tests.map((one) => `<rootDir>/${isFolder(one) ? `${one}/**/*.test.ts` : one}`) },
	},
	ignorePatterns: ['.ci', '.github', 'bench', 'dist', 'docs', 'e2e', 'examples'],
	tempDirName: '.stryker-tmp',
	cleanTempDir: 'always',
	reporters: ['clear-text', 'progress-append-only'],
	clearTextReporter: {
		allowColor: Boolean(process.stdout.isTTY),
		logTests: false,
		reportTests: false,
		allowEmojis: false,
	},
	concurrency: 2,
	timeoutMS: 10_000,
	allowConsoleColors: Boolean(process.stdout.isTTY),
}).runMutationTest();

function isFolder(one) {
	return statSync(join(root, one)).isDirectory();
}

/** `nodes/shared/api/retry.ts` has `test/nodes/shared/api/retry.test.ts`; a file without one has the tests of the nearest folder. */
function testsOf(one) {
	const own = join('test', one.replace(/\.ts$/, '.test.ts'));
	if (own.endsWith('.test.ts') && existsSync(join(root, own))) return own;
	let folder = isFolder(one) ? one : dirname(one);
	while (!existsSync(join(root, 'test', folder))) folder = dirname(folder);
	return `test/${folder}`;
}
