/**
 * Whether tests notice when code is changed: Stryker changes a file in a hundred small ways, runs the tests on each, prints how many
 * were noticed, and lists those that were not.
 *
 *   npm run mutate -- nodes/shared/api/retry.ts
 *   npm run mutate -- nodes/shared/api                       all files of a folder
 *   npm run mutate -- nodes/shared/api/retry.ts test/nodes/shared/api/repeats.test.ts
 *
 *   npm run mutate -- nodes/shared/api/retry.ts --static     changes to what a module makes when it is loaded, too
 *
 * The tests are those that lie at the same place in test/, of the file or else of its folder, and those named behind it. A change to
 * code that runs while its module is loaded (a constant, a pattern, a row) can't be tied to tests: it would run all of them in a module
 * loaded anew, and a few such changes take most of the time. They are counted as ignored unless asked for with `--static`.
 *
 * It works on one core with a low priority, so that something else can be done meanwhile.
 */
import { existsSync, statSync } from 'node:fs';
import { constants, setPriority } from 'node:os';
import { dirname, join, relative, sep } from 'node:path';
import { parseArgs } from 'node:util';
import { fileURLToPath } from 'node:url';

import { ensureDependencies } from './dependencies.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const { values, positionals } = parseArgs({
	options: { static: { type: 'boolean', default: false } },
	allowPositionals: true,
});
const [path, ...named] = positionals.map((arg) => relative(root, arg).split(sep).join('/'));
const missing = [path ?? '', ...named].find((one) => one === '' || !existsSync(join(root, one)));
if (missing !== undefined) {
	console.error(missing === '' ? 'npm run mutate -- <file or folder> [tests] [--static]' : `There is no ${missing}`);
	process.exit(1);
}

setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
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
	concurrency: 1,
	ignoreStatic: !values.static,
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
