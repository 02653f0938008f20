import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

const project = join(__dirname, '../..');
const CRUISE = join(project, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');

interface Findings {
	summary: { violations: Array<{ from: string; to: string; rule: { name: string } }> };
}

const thing = (name: string) => `export interface Thing { ${name}: string }\nexport const thing = '${name}';\n`;
const value = (from: string) => `import { thing } from '${from}';\nexport default thing;\n`;
const type = (from: string) => `import type { Thing } from '${from}';\nexport type Other = Thing;\n`;
const all = (...from: string[]) => from.map((file) => `export * from '${file}';\n`).join('');

/** What there is to import. */
const FOUNDATION: Record<string, string> = {
	...Object.fromEntries(
		['api', 'rows', 'fields', 'editor', 'run'].map((room) => [`nodes/shared/${room}/thing.ts`, thing(room)]),
	),
	'nodes/shared/node.ts': `${thing('node')}export type * from './run/thing';\n`,
	'nodes/Pins/thing.ts': thing('pins'),
	'credentials/thing.ts': thing('credential'),
	'test/thing.ts': thing('test'),
	'package.json': '{ "name": "planted" }',
	'node_modules/n8n-workflow/package.json': '{ "name": "n8n-workflow", "main": "index.js" }',
	'node_modules/n8n-workflow/index.js': 'exports.thing = 1;',
	'node_modules/axios/package.json': '{ "name": "axios", "main": "index.js" }',
	'node_modules/axios/index.js': 'exports.thing = 1;',
};

/** The rooms that each must not know. */
const ABOVE = {
	api: ['rows', 'fields', 'editor', 'run'],
	rows: ['fields', 'editor', 'run'],
	fields: ['editor', 'run'],
	editor: ['run'],
	run: ['editor'],
};
const upward = Object.entries(ABOVE).flatMap(([room, others]) =>
	others.flatMap((other) => [
		{ room, file: `nodes/shared/${room}/value-of-${other}.ts`, text: value(`../${other}/thing`) },
		{ room, file: `nodes/shared/${room}/types-of-${other}.ts`, text: type(`../${other}/thing`) },
	]),
);

/** What holds, the files that show it, and what is found in them. */
const PLANTED: Array<[string, Record<string, string>, string[]]> = [
	[
		'allows imports of what lies below',
		{
			'nodes/shared/api/below.ts': all('n8n-workflow', 'crypto', 'node:crypto', './thing'),
			'nodes/shared/rows/below.ts': type('../api/thing'),
			'nodes/shared/fields/below.ts': `${all('../rows/thing')}export type * from '../api/thing';\n`,
			'nodes/shared/editor/below.ts': all('../api/thing', '../rows/thing', '../fields/thing'),
			'nodes/shared/run/below.ts': all('../api/thing', '../rows/thing', '../fields/thing'),
			'nodes/Pins/below.ts': all('./thing', '../shared/run/thing', '../shared/node'),
			'credentials/below.ts': all('../nodes/shared/editor/thing'),
		},
		[],
	],
	[
		'refuses every import of a room above, of its types too',
		Object.fromEntries(upward.map(({ file, text }) => [file, text])),
		upward.map(({ room, file }) => `${file}: ${room}-imports-only-below`),
	],
	[
		'refuses the file that puts the rooms together in a room',
		{ 'nodes/shared/api/top.ts': type('../node') },
		['nodes/shared/api/top.ts: api-imports-only-below'],
	],
	[
		'refuses values where types alone may be imported',
		{
			'nodes/shared/rows/value.ts': value('../api/thing'),
		},
		['nodes/shared/rows/value.ts: rows-imports-types-of-api'],
	],
	[
		'refuses files that import each other, if only for types',
		{ 'nodes/Pins/a.ts': value('./b'), 'nodes/Pins/b.ts': `${type('./a')}export const thing = 1;\n` },
		['nodes/Pins/a.ts: no-cycles'],
	],
	[
		'refuses what crosses from a node, a credential or the shared rooms to another node',
		{
			'credentials/crossing.ts': value('../nodes/Pins/thing'),
			'nodes/Boards/crossing.ts': value('../Pins/thing'),
			'nodes/Boards/credential.ts': value('../../credentials/thing'),
			'nodes/shared/run/crossing.ts': type('../../Pins/thing'),
		},
		[
			'credentials/crossing.ts: credential-knows-no-node',
			'nodes/Boards/credential.ts: node-knows-no-other-node',
			'nodes/Boards/crossing.ts: node-knows-no-other-node',
			'nodes/shared/run/crossing.ts: shared-knows-no-node',
		],
	],
	[
		'refuses packages, modules of Node.js, tests and other files in what is shipped',
		{
			'credentials/manifest.ts': "export { default } from '../package.json';\n",
			'nodes/Pins/files.ts': value('node:fs'),
			'nodes/Pins/missing.ts': value('not-installed'),
			'nodes/Pins/package.ts': value('axios'),
			'nodes/Pins/test.ts': type('../../test/thing'),
		},
		[
			'credentials/manifest.ts: nothing-but-n8n',
			'nodes/Pins/files.ts: nothing-but-n8n',
			'nodes/Pins/missing.ts: nothing-but-n8n',
			'nodes/Pins/package.ts: nothing-but-n8n',
			'nodes/Pins/test.ts: nothing-but-n8n',
		],
	],
	[
		'refuses a new shared folder of which no rule says what it imports',
		{ 'nodes/shared/more/new.ts': value('../run/thing') },
		['nodes/shared/more/new.ts: rooms-are-listed'],
	],
];

let found: Findings['summary']['violations'];
beforeAll(async () => {
	const cwd = await realpath(await mkdtemp(join(tmpdir(), 'planted-imports-')));
	try {
		const files = Object.assign({}, FOUNDATION, ...PLANTED.map(([, planted]) => planted)) as Record<string, string>;
		for (const [path, text] of Object.entries(files)) {
			await mkdir(dirname(join(cwd, path)), { recursive: true });
			await writeFile(join(cwd, path), text);
		}
		const args = [CRUISE, '--config', join(project, 'test/lint/layers.cjs'), '--output-type', 'json'];
		const { stdout } = await promisify(execFile)(process.execPath, [...args, 'nodes', 'credentials'], { cwd });
		found = (JSON.parse(stdout) as Findings).summary.violations;
	} finally {
		await rm(cwd, { recursive: true, force: true });
	}
}, 60_000);

it.each(PLANTED)('%s', (_, planted, expected) => {
	const here = found.filter(({ from }) => from in planted).map(({ from, rule }) => `${from}: ${rule.name}`);

	expect([...new Set(here)].sort()).toEqual([...expected].sort());
});
