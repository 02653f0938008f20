/**
 * Our own rules, beside n8n's (`eslint.config.mjs`): ordinary TypeScript and JavaScript for Node.js, with types.
 *
 * What is shipped isn't held to them yet. These are its findings:
 *
 *   npx eslint --no-config-lookup --config test/eslint.config.mjs --no-ignore nodes credentials
 */
import js from '@eslint/js';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import tseslint from 'typescript-eslint';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

const nodeGlobals = Object.fromEntries(
	[
		'AbortController',
		'AbortSignal',
		'Buffer',
		'clearInterval',
		'clearTimeout',
		'console',
		'fetch',
		'FormData',
		'process',
	]
		.concat([
			'performance',
			'queueMicrotask',
			'setImmediate',
			'setInterval',
			'setTimeout',
			'structuredClone',
			'URL',
			'URLSearchParams',
		])
		.map((name) => [name, 'readonly']),
);
/** `const { left, ...rest } = all` leaves something out. */
const UNUSED = { ignoreRestSiblings: true, argsIgnorePattern: '^_' };
const moduleGlobals = { module: 'writable', require: 'readonly', __dirname: 'readonly', __filename: 'readonly' };

export default tseslint.config(
	{ ignores: ['**/node_modules/', 'dist/', '.stryker-tmp/', 'e2e/n8n/', 'e2e/screenshots/'] },
	js.configs.recommended,
	{
		files: ['**/*.ts'],
		extends: [tseslint.configs.recommendedTypeChecked],
		languageOptions: { parserOptions: { project: 'tsconfig.json', tsconfigRootDir: root } },
	},
	{
		files: ['**/*.ts'],
		rules: {
			// n8n's and Express's interfaces want functions that give promises, waiting or not, and call methods with a `this` of theirs.
			'@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { arguments: false } }],
			'@typescript-eslint/require-await': 'off',
			'@typescript-eslint/unbound-method': 'off',
			'@typescript-eslint/no-unused-vars': ['error', UNUSED],
		},
	},
	{
		// JSON answers are `any`; what is in them is what the test is about.
		files: ['**/*.test.ts', 'test/pinterest/client.ts'],
		rules: Object.fromEntries(
			[
				'base-to-string',
				'unsafe-argument',
				'unsafe-assignment',
				'unsafe-call',
				'unsafe-member-access',
				'unsafe-return',
			].map((rule) => [`@typescript-eslint/no-${rule}`, 'off']),
		),
	},
	{ files: ['**/*.mjs', '**/*.js', '**/*.cjs'], rules: { 'no-unused-vars': ['error', UNUSED] } },
	{ files: ['**/*.mjs'], languageOptions: { globals: nodeGlobals } },
	// Functions that are carried out in the browser.
	{ files: ['e2e/**/*.mjs'], languageOptions: { globals: { document: 'readonly', window: 'readonly' } } },
	{
		files: ['**/*.js', '**/*.cjs'],
		languageOptions: { sourceType: 'commonjs', globals: { ...nodeGlobals, ...moduleGlobals } },
	},
);
