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

let folder: string;
beforeAll(async () => {
	folder = await realpath(await mkdtemp(join(tmpdir(), 'planted-imports-')));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** What `npm run lint` finds in these files, each as `file: rule`. */
async function violations(files: Record<string, string>): Promise<string[]> {
	const cwd = await mkdtemp(join(folder, 'package-'));
	for (const [path, text] of Object.entries({ ...FOUNDATION, ...files })) {
		await mkdir(dirname(join(cwd, path)), { recursive: true });
		await writeFile(join(cwd, path), text);
	}
	const args = [CRUISE, '--config', join(project, 'test/lint/layers.cjs'), '--output-type', 'json'];
	const { stdout } = await promisify(execFile)(process.execPath, [...args, 'nodes', 'credentials'], { cwd });
	const { summary } = JSON.parse(stdout) as Findings;
	return [...new Set(summary.violations.map(({ from, rule }) => `${from}: ${rule.name}`))].sort();
}

const thing = (name: string) => `export interface Thing { ${name}: string }\nexport const thing = '${name}';\n`;

/** A file of each room and kind, which all of them may import that are allowed to. */
const FOUNDATION: Record<string, string> = {
	...Object.fromEntries(
		['api', 'rows', 'fields', 'editor', 'run'].map((room) => [`nodes/shared/${room}/thing.ts`, thing(room)]),
	),
	'nodes/Pins/thing.ts': thing('pins'),
	'credentials/thing.ts': thing('credential'),
	'test/thing.ts': thing('test'),
	'package.json': '{ "name": "planted" }',
	'node_modules/n8n-workflow/package.json': '{ "name": "n8n-workflow", "main": "index.js" }',
	'node_modules/n8n-workflow/index.js': 'exports.thing = 1;',
	'node_modules/axios/package.json': '{ "name": "axios", "main": "index.js" }',
	'node_modules/axios/index.js': 'exports.thing = 1;',
};

const value = (from: string) => `import { thing } from '${from}';\nexport default thing;\n`;
const type = (from: string) => `import type { Thing } from '${from}';\nexport type Other = Thing;\n`;

it('allows imports of what lies below', async () => {
	const found = await violations({
		'nodes/shared/api/ok.ts': `${value('n8n-workflow')}export * from 'crypto';\nexport * from 'node:crypto';\n`,
		'nodes/shared/rows/ok.ts': type('../api/thing'),
		'nodes/shared/fields/ok.ts': `${value('../rows/thing')}export type * from '../api/thing';\n`,
		'nodes/shared/editor/ok.ts': `${value('../api/thing')}export * from '../rows/thing';\nexport * from '../fields/thing';\n`,
		'nodes/shared/run/ok.ts': `${value('../api/thing')}export * from '../rows/thing';\nexport * from '../fields/thing';\n`,
		'nodes/Pins/ok.ts': `${value('./thing')}export * from '../shared/run/thing';\n`,
		'credentials/ok.ts': value('../nodes/shared/editor/thing'),
	});

	expect(found).toEqual([]);
});

it('refuses every import of a room above, of its types too', async () => {
	const above = {
		api: ['rows', 'fields', 'editor', 'run'],
		rows: ['fields', 'editor', 'run'],
		fields: ['editor', 'run'],
		editor: ['run'],
		run: ['editor'],
	};
	const imports = Object.entries(above).flatMap(([room, others]) =>
		others.flatMap((other) => [
			[room, `nodes/shared/${room}/value-of-${other}.ts`, value(`../${other}/thing`)],
			[room, `nodes/shared/${room}/types-of-${other}.ts`, type(`../${other}/thing`)],
		]),
	);
	const found = await violations(Object.fromEntries(imports.map(([, file, text]) => [file, text])));

	expect(found).toEqual(imports.map(([room, file]) => `${file}: ${room}-imports-only-below`).sort());
});

it('refuses values where types alone may be imported', async () => {
	const found = await violations({
		'nodes/shared/rows/bad.ts': value('../api/thing'),
		'nodes/shared/fields/bad.ts': value('../api/thing'),
	});

	expect(found).toEqual([
		'nodes/shared/fields/bad.ts: fields-imports-types-of-api',
		'nodes/shared/rows/bad.ts: rows-imports-types-of-api',
	]);
});

it('refuses files that import each other, if only for types', async () => {
	const found = await violations({
		'nodes/Pins/a.ts': value('./b'),
		'nodes/Pins/b.ts': `${type('./a')}export const thing = 1;\n`,
	});

	expect(found).toEqual(['nodes/Pins/a.ts: no-cycles']);
});

it('refuses what crosses from a node, a credential or the shared rooms to another node', async () => {
	const found = await violations({
		'nodes/Boards/bad.ts': value('../Pins/thing'),
		'nodes/Boards/credential.ts': value('../../credentials/thing'),
		'nodes/shared/run/bad.ts': type('../../Pins/thing'),
		'credentials/bad.ts': value('../nodes/Pins/thing'),
	});

	expect(found).toEqual([
		'credentials/bad.ts: credential-knows-no-node',
		'nodes/Boards/bad.ts: node-knows-no-other-node',
		'nodes/Boards/credential.ts: node-knows-no-other-node',
		'nodes/shared/run/bad.ts: shared-knows-no-node',
	]);
});

it('refuses packages, modules of Node.js and tests in what is shipped', async () => {
	const found = await violations({
		'nodes/Pins/package.ts': value('axios'),
		'nodes/Pins/missing.ts': value('not-installed'),
		'nodes/Pins/files.ts': value('node:fs'),
		'nodes/Pins/test.ts': type('../../test/thing'),
		'credentials/manifest.ts': "export { default } from '../package.json';\n",
	});

	expect(found).toEqual([
		'credentials/manifest.ts: nothing-but-n8n',
		'nodes/Pins/files.ts: nothing-but-n8n',
		'nodes/Pins/missing.ts: nothing-but-n8n',
		'nodes/Pins/package.ts: nothing-but-n8n',
		'nodes/Pins/test.ts: nothing-but-n8n',
	]);
});

it('refuses a new shared folder of which no rule says what it imports', async () => {
	const found = await violations({ 'nodes/shared/more/bad.ts': value('../run/thing') });

	expect(found).toEqual(['nodes/shared/more/bad.ts: rooms-are-listed']);
});
