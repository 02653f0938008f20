/** The README says what is there: operations, media, commands, options and links are held against the sources. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { PinterestAccessTokenApi } from '../../credentials/PinterestAccessTokenApi.credentials';
import { PinterestOAuth2Api } from '../../credentials/PinterestOAuth2Api.credentials';
import { Pinterest } from '../../nodes/Pinterest/Pinterest.node';
import { packageNodes } from '../schemas/scenarios';
import { operationRows, tableOf } from './table';

const root = join(__dirname, '../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const readme = read('README.md');
const guide = read('docs/design.md');
const reliability = read('docs/reliability.md');
const contributing = read('CONTRIBUTING.md');
const manifest = JSON.parse(read('package.json')) as { name: string; scripts: Record<string, string>; license: string };
const { properties } = new Pinterest().description;

const choicesOf = (property?: INodeProperties) => (property?.options ?? []) as INodePropertyOptions[];

/** The text between a heading and the next one of its rank. */
function section(heading: string): string {
	const [, text] = readme.split(`\n## ${heading}\n`);
	if (text === undefined) throw new Error(`The README has no section "${heading}"`);
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

/** As GitHub makes a heading's address. */
function anchorsOf(text: string): string[] {
	const headings = [...text.matchAll(/^#{1,6} (.+)$/gm)].map(([, heading]) => heading);
	return headings.map((heading) =>
		heading
			.toLowerCase()
			.replace(/[^\p{L}\p{N} -]/gu, '')
			.replaceAll(' ', '-'),
	);
}

it('lists every operation and event, as the nodes name and describe them (else: npm run generate)', async () => {
	const tables = (await packageNodes()).flatMap(({ name, type }) => {
		const rows = operationRows(type.description);
		return rows.length > 0 ? [{ name, rows, listed: rowsOf(tableOf(readme, type.description)) }] : [];
	});
	const stale = tables.filter(({ rows, listed }) => JSON.stringify(rows) !== JSON.stringify(listed));
	expect(tables.length).toBeGreaterThan(5);
	expect(stale).toEqual([]);
});

it('lists every kind of media of Create Pin', () => {
	const kinds = choicesOf(properties.find(({ name }) => name === 'mediaSource')).map(({ name }) => name);
	const listed = rowsOf(section('Create Pin: images, carousels, videos')).map(([kind]) => kind);
	expect(listed.sort()).toEqual(kinds.sort());
});

it('names the environments as the credentials do', () => {
	const environment = new PinterestOAuth2Api().properties.find(({ name }) => name === 'environment');
	const listed = rowsOf(section('Connect your account')).map(([name]) => name);
	expect(listed.sort()).toEqual(choicesOf(environment).map(({ name }) => name));
});

it('names only scopes that the credential offers', () => {
	const offered = choicesOf(new PinterestOAuth2Api().properties.find(({ name }) => name === 'scopes'));
	const scopes = new Set([...readme.matchAll(/`([a-z_]+:(?:read|write)[a-z_]*)`/g)].map(([, scope]) => scope));
	expect(scopes.size).toBeGreaterThan(5);
	expect(offered.map(({ value }) => value)).toEqual(expect.arrayContaining([...scopes]));
});

it.each([
	['README.md', readme],
	['docs/design.md', guide],
	['docs/reliability.md', reliability],
	['CONTRIBUTING.md', contributing],
])('names only npm commands that exist (%s)', (_, text) => {
	const run = [...text.matchAll(/npm run ([\w:-]+)/g)].map(([, script]) => script);
	const plain = [...text.matchAll(/npm (start|test)\b/g)].map(([, script]) => script);
	const others = [...text.matchAll(/^\s*npm ([\w-]+)|`npm ([\w-]+)/gm)].map(([, line, inline]) => line ?? inline);
	expect([...run, ...plain].filter((script) => !(script in manifest.scripts))).toEqual([]);
	expect(others.filter((command) => !['run', 'start', 'test', 'ci', 'install'].includes(command))).toEqual([]);
});

it('explains every npm script', () => {
	const explained = rowsOf(section('Work on it')).map(([command]) => /`npm (?:run )?(\w+)`/.exec(command)?.[1]);
	expect(explained.sort()).toEqual(Object.keys(manifest.scripts).sort());
});

it('lists the options of npm start that it has', () => {
	const usage = /usage = `([^`]*)`/.exec(read('e2e/start.mjs'))?.[1] ?? '';
	const real = [...usage.matchAll(/^ {2}(--[\w-]+)/gm)].map(([, option]) => option);
	const listed = rowsOf(section('Try it without a Pinterest account')).map(
		([option]) => /`(--[\w-]+)/.exec(option)?.[1],
	);
	expect(listed.sort()).toEqual(real.filter((option) => option !== '--help').sort());
});

it.each([
	['README.md', readme],
	['docs/design.md', guide],
	['docs/reliability.md', reliability],
	['CONTRIBUTING.md', contributing],
	['SECURITY.md', read('SECURITY.md')],
])('links only to headings and files that exist (%s)', (path, text) => {
	const targets = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target]) => target);
	const broken = targets.filter((target) => {
		if (/^https:\/\//.test(target)) return false;
		const [file, anchor] = target.split('#');
		const linked = file ? join(dirname(path), file) : path;
		if (!existsSync(join(root, linked))) return true;
		return anchor !== undefined && !anchorsOf(read(linked)).includes(anchor);
	});
	expect(targets.length).toBeGreaterThan(0);
	expect(broken).toEqual([]);
});

it('draws the way of a request through files that exist', () => {
	const files = [...guide.matchAll(/^(nodes\/[\w./]+)/gm)].map(([, file]) => file);
	expect(files.length).toBeGreaterThanOrEqual(6);
	expect(files.filter((file) => !existsSync(join(root, file)))).toEqual([]);
});

it('has the headings that the node and the credentials link to', () => {
	const folders = readdirSync(join(root, 'nodes')).filter((name) => name !== 'shared');
	const codices = folders.map((name) => read(`nodes/${name}/${name}.node.json`));
	const urls = [new PinterestOAuth2Api().documentationUrl, new PinterestAccessTokenApi().documentationUrl, ...codices];
	const anchors = urls.flatMap((url) => [...url.matchAll(/#([\w-]+)/g)].map(([, anchor]) => anchor));
	expect(anchors.length).toBeGreaterThanOrEqual(4);
	expect(anchorsOf(readme)).toEqual(expect.arrayContaining(anchors));
});

it('lists every example', () => {
	const files = [...section('Examples').matchAll(/\]\(examples\/([\w-]+\.json)\)/g)].map(([, file]) => file);
	expect(files.sort()).toEqual(
		readdirSync(join(root, 'examples'))
			.filter((file) => file.endsWith('.json'))
			.sort(),
	);
});

it('says which package to install, under which licence, and that Pinterest has no part in it', () => {
	expect(section('Install')).toContain(`\`${manifest.name}\``);
	expect(section('Licence')).toContain(manifest.license);
	expect(section('Licence')).toContain('not affiliated');
});
