/** The docs say what is there: operations, media, commands, options, examples and links are held against the sources. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { PinterestAccessTokenApi } from '../../credentials/PinterestAccessTokenApi.credentials';
import { PinterestConversionApi } from '../../credentials/PinterestConversionApi.credentials';
import { PinterestOAuth2Api } from '../../credentials/PinterestOAuth2Api.credentials';
import { Pinterest } from '../../nodes/Pinterest/Pinterest.node';
import { packageNodes } from '../schemas/scenarios';
import { anchor, fileOf, partsOf, withParts } from './page';

const root = join(__dirname, '../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const readme = read('README.md');
const guide = read('docs/design.md');
const manifest = JSON.parse(read('package.json')) as { name: string; scripts: Record<string, string>; license: string };
const { properties } = new Pinterest().description;

/** Every document there is, by its path from the root. */
const documents = [
	...readdirSync(root),
	...readdirSync(join(root, 'docs'), { recursive: true }).map((path) => `docs/${String(path)}`),
].filter((path) => path.endsWith('.md') && path !== 'CHANGELOG.md');

const choicesOf = (property?: INodeProperties) => (property?.options ?? []) as INodePropertyOptions[];

/** The text between a heading and the next one of its rank. */
function section(file: string, heading: string): string {
	const [, text] = read(file).split(`\n## ${heading}\n`);
	if (text === undefined) throw new Error(`${file} has no section "${heading}"`);
	return text.split(/\n## /)[0];
}

/** The cells of a section's first table, without its head. */
function rowsOf(text: string): string[][] {
	const lines = text.split('\n');
	const start = lines.findIndex((line) => line.startsWith('|'));
	const end = lines.findIndex((line, at) => at > start && !line.startsWith('|'));
	return lines.slice(start + 2, end).map((line) =>
		line
			.split('|')
			.slice(1, -1)
			.map((cell) => cell.trim()),
	);
}

/** The addresses of a document's headings, as GitHub makes them: the second of the same name has a number. */
function anchorsOf(text: string): string[] {
	const seen = new Map<string, number>();
	return [...text.matchAll(/^#{1,6} (.+)$/gm)].map(([, heading]) => {
		const address = anchor(heading.replaceAll('`', ''));
		const before = seen.get(address) ?? 0;
		seen.set(address, before + 1);
		return before === 0 ? address : `${address}-${before}`;
	});
}

/** The files, headings and pictures that a document links to and that are not there. */
function brokenLinks(path: string): string[] {
	const text = read(path).replace(/^```[\s\S]*?^```/gm, '');
	return [...text.matchAll(/\]\(([^)\s]+)\)/g)]
		.map(([, target]) => target)
		.filter((target) => {
			if (/^https:\/\//.test(target)) return false;
			const [file, heading] = target.split('#');
			const linked = file ? join(dirname(path), file) : path;
			if (!existsSync(join(root, linked))) return true;
			return heading !== undefined && !anchorsOf(read(linked)).includes(heading);
		});
}

it('has a page for each node, with its operations and parameters (else: npm run generate)', async () => {
	const nodes = await packageNodes();
	const stale = await Promise.all(
		nodes.map(async ({ name, type }) => {
			const page = read(`docs/nodes/${fileOf(name)}`);
			return withParts(page, await partsOf(name, type.description)) === page ? [] : [name];
		}),
	);
	expect(stale.flat()).toEqual([]);
	expect(readdirSync(join(root, 'docs/nodes')).sort()).toEqual(nodes.map(({ name }) => fileOf(name)).sort());
});

it('says of operations what they do, whom they need and where they work', async () => {
	const nodes = await packageNodes();
	const { parameters, operations } = await partsOf(
		'Pinterest',
		nodes.find(({ name }) => name === 'Pinterest')!.type.description,
	);
	expect(operations).toContain('| Pin | [Delete](#pin-delete) | irreversible | Delete a Pin.');
	expect(parameters).toContain('`GET /boards` · reads · `boards:read`');
	expect(parameters).toContain('not in the sandbox');
	expect(parameters).toContain('only for some apps or accounts');
	expect(parameters).toContain('- **Image URL** (required, if Media is Image From URL): ');
});

it('is read whole on npm, which cuts a README at 64 kB', () => {
	expect(Buffer.byteLength(readme)).toBeLessThan(60_000);
	expect(readme.split('\n').length).toBeLessThan(260);
});

it('lists every kind of media of Create Pin', () => {
	const kinds = choicesOf(properties.find(({ name }) => name === 'mediaSource')).map(({ name }) => name);
	const listed = rowsOf(section('docs/nodes/pinterest.md', 'Create Pin: images, carousels, videos')).map(
		([kind]) => kind,
	);
	expect(listed.sort()).toEqual(kinds.sort());
});

it('names the environments as the credentials do', () => {
	const environment = new PinterestOAuth2Api().properties.find(({ name }) => name === 'environment');
	const listed = rowsOf(section('docs/credentials.md', 'Environments')).map(([name]) => name);
	expect(listed.sort()).toEqual(choicesOf(environment).map(({ name }) => name));
});

it('names only scopes that the credential offers', () => {
	const offered = choicesOf(new PinterestOAuth2Api().properties.find(({ name }) => name === 'scopes'));
	const texts = documents.map(read).join('\n');
	const scopes = new Set([...texts.matchAll(/`([a-z_]+:(?:read|write)[a-z_]*)`/g)].map(([, scope]) => scope));
	expect(scopes.size).toBeGreaterThan(5);
	expect(offered.map(({ value }) => value)).toEqual(expect.arrayContaining([...scopes]));
});

it.each(documents)('names only npm commands that exist (%s)', (path) => {
	const text = read(path);
	const run = [...text.matchAll(/npm run (?:-s )?([\w:-]+)/g)].map(([, script]) => script);
	const plain = [...text.matchAll(/npm (start|test)\b/g)].map(([, script]) => script);
	const others = [...text.matchAll(/^\s*npm ([\w-]+)|`npm ([\w-]+)/gm)].map(([, line, inline]) => line ?? inline);
	const known = ['run', 'start', 'test', 'ci', 'install', 'pack', 'publish'];
	expect([...run, ...plain].filter((script) => !(script in manifest.scripts))).toEqual([]);
	expect(others.filter((command) => !known.includes(command))).toEqual([]);
});

it('tells the two commands that matter, and explains every npm script', () => {
	expect(readme).toContain('`npm test`');
	expect(readme).toContain('`npm start`');
	const explained = rowsOf(section('CONTRIBUTING.md', 'Run')).map(
		([command]) => /`npm (?:run )?([\w-]+)/.exec(command)?.[1],
	);
	expect([...new Set(explained)].sort()).toEqual(Object.keys(manifest.scripts).sort());
});

it('lists the options of npm start that it has', () => {
	const usage = /usage = `([^`]*)`/.exec(read('e2e/start.mjs'))?.[1] ?? '';
	const real = [...usage.matchAll(/^ {2}(--[\w-]+)/gm)].map(([, option]) => option);
	const listed = rowsOf(section('README.md', 'Try it without a Pinterest account')).map(
		([option]) => /`(--[\w-]+)/.exec(option)?.[1],
	);
	expect(listed.sort()).toEqual(real.filter((option) => option !== '--help').sort());
});

it.each(documents)('links only to headings and files that exist (%s)', (path) => {
	expect(brokenLinks(path)).toEqual([]);
});

it('leads from its start to every page', () => {
	const linked = ['README.md', 'docs/README.md', 'docs/triggers.md'].flatMap((path) =>
		[...read(path).matchAll(/\]\(([^)\s#]+)/g)].map(([, target]) => join(dirname(path), target)),
	);
	expect(documents.filter((path) => path.startsWith('docs/') && !linked.includes(path))).toEqual([]);
});

it('draws the way of a request through files that exist', () => {
	const files = [...guide.matchAll(/^(nodes\/[\w./]+)/gm)].map(([, file]) => file);
	expect(files.length).toBeGreaterThanOrEqual(6);
	expect(files.filter((file) => !existsSync(join(root, file)))).toEqual([]);
});

it('has the pages and headings that the nodes and the credentials link to', () => {
	const folders = readdirSync(join(root, 'nodes')).filter((name) =>
		existsSync(join(root, `nodes/${name}/${name}.node.json`)),
	);
	const texts = [
		...folders.map((name) => read(`nodes/${name}/${name}.node.json`)),
		...[new PinterestOAuth2Api(), new PinterestAccessTokenApi(), new PinterestConversionApi()].map(
			({ documentationUrl }) => documentationUrl,
		),
	];
	const pages = texts.flatMap((text) => [...text.matchAll(/\/blob\/main\/([\w./-]+)(?:#([\w-]+))?/g)]);
	expect(pages.length).toBe(2 * folders.length + 3);
	const broken = pages.filter(
		([, path, heading]) => !existsSync(join(root, path)) || (heading && !anchorsOf(read(path)).includes(heading)),
	);
	expect(broken.map(([target]) => target)).toEqual([]);
});

it('lists every example', () => {
	const files = [...section('README.md', 'Examples').matchAll(/\]\(examples\/([\w-]+\.json)\)/g)].map(
		([, file]) => file,
	);
	expect(files.sort()).toEqual(
		readdirSync(join(root, 'examples'))
			.filter((file) => file.endsWith('.json'))
			.sort(),
	);
});

it('says which package to install, under which license, and that Pinterest has no part in it', () => {
	expect(section('README.md', 'Install')).toContain(`\`${manifest.name}\``);
	expect(section('README.md', 'License')).toContain(manifest.license);
	expect(section('README.md', 'License')).toContain('not affiliated');
});
