/** Texts of the editor and of the docs, held against docs/glossary.md and n8n's guidelines. */
import { readdirSync, readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { loadNodes } from '../conformance/nodes';
import { credentialTexts, textsOf, type Text } from './texts';

const project = dirname(dirname(__dirname));
const read = (file: string) => readFileSync(join(project, file), 'utf8');

/** What the second column of the glossary's table says, each as it is looked for: whole words in any case. */
const avoided = read('docs/glossary.md')
	.split('\n')
	.filter((line) => line.startsWith('|'))
	.slice(2)
	.flatMap((line) => (line.split('|')[2] ?? '').split(','))
	.map((words) => words.trim())
	.filter(Boolean);
const AVOIDED = new RegExp(`(?<![\\w-])(${avoided.join('|')})(?![\\w-])`, 'i');

/** Names that are the words people use: formats, methods and age groups. */
const REAL_NAMES = / (CSV|PDF|JSON|XML|TSV|GET|POST|PUT|PATCH|HEAD|DELETE|OPTIONS|TRACE|CONNECT|API|ID)$/;

let texts: Text[];
beforeAll(async () => {
	const nodes = await loadNodes();
	texts = [...nodes.flatMap(({ type }) => textsOf(type.description)), ...credentialTexts()];
});

it('the glossary names what to avoid, and it is found in any case', () => {
	expect(avoided.length).toBeGreaterThan(30);
	expect(AVOIDED.exec('IDs with Commas Between')?.[0]).toBe('Commas Between');
	expect(AVOIDED.test('The colours')).toBe(false);
});

it('no text of the editor has words that the glossary avoids', () => {
	expect(texts.length).toBeGreaterThan(10_000);
	const found = texts.filter(({ text }) => AVOIDED.test(text)).map(({ where, text }) => `${where}: ${text}`);
	expect([...new Set(found)]).toEqual([]);
});

const documents = [...readdirSync(project), ...readdirSync(join(project, 'docs')).map((file) => `docs/${file}`)].filter(
	(file) => file.endsWith('.md') && file !== 'docs/glossary.md',
);

it.each([...documents, ...readdirSync(join(project, 'docs/nodes')).map((file) => `docs/nodes/${file}`)])(
	'%s has none of them either',
	(file) => {
		const lines = read(file).split('\n');
		const found = lines.flatMap((line, at) => (AVOIDED.test(line) ? [`${at + 1}: ${AVOIDED.exec(line)?.[0]}`] : []));
		expect(found).toEqual([]);
	},
);

it('no error or other text in the source has them', async () => {
	const found: string[] = [];
	for (const file of await sources()) {
		const code = read(file).replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
		for (const [literal] of code.matchAll(/'[^'\n]* [^'\n]*'|`[^`]* [^`]*`/g))
			if (AVOIDED.test(literal)) found.push(`${file}: ${literal}`);
	}
	expect(found).toEqual([]);
});

async function sources(): Promise<string[]> {
	const folders = ['nodes', 'credentials'];
	const lists = await Promise.all(folders.map((folder) => readdir(join(project, folder), { recursive: true })));
	const files = lists.flatMap((list, at) => list.map((file) => join(folders[at] ?? '', file)));
	const own = files.filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'));
	expect(own.length).toBeGreaterThan(200);
	return own;
}

it('no action has an article: Create campaign, Get pins of board', () => {
	const actions = texts.filter(({ kind }) => kind === 'action');
	expect(actions.length).toBeGreaterThan(290);
	expect(actions.filter(({ text }) => /\b(a|an|the)\b/i.test(text)).map(({ text }) => text)).toEqual([]);
});

it('no language, country or currency is named by a code alone', () => {
	const names = texts.filter(
		({ kind, value }) => kind === 'option' && /^[A-Z]{2,3}$|^[a-z]{2}-[A-Z]{2}$/.test(String(value)),
	);
	expect(names.length).toBeGreaterThan(100);
	const raw = names.filter(({ text, value, where }) => text === value && !REAL_NAMES.test(`${where} ${text}`));
	expect(raw.map(({ where, text }) => `${where}: ${text}`)).toEqual([]);
});
