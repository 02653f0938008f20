import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';

import { preProcessFile } from 'typescript';

import manifest from '../../package.json';

const root = resolve(__dirname, '../..');
const optional: Record<string, unknown> = manifest;

/** Files under folders of the package, from its root, with `/` between. */
function filesIn(...folders: string[]): string[] {
	return folders.flatMap((folder) =>
		readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
			.filter((entry) => entry.isFile())
			.map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/')),
	);
}

const read = (file: string) => readFileSync(join(root, file), 'utf8');

describe('package.json, as n8n wants it of a verified community node', () => {
	test('installs nothing beside the package', () => {
		const fields = ['dependencies', 'optionalDependencies', 'bundledDependencies', 'bundleDependencies', 'overrides'];
		expect(fields.filter((field) => field in optional)).toEqual([]);
		expect(manifest.peerDependencies).toEqual({ 'n8n-workflow': '*' });
	});

	test('runs nothing when it is installed or published', () => {
		const forbidden = /^(pre|post)?(install|prepare|publish|pack)$|^prepublishOnly$|^dependencies$/;
		expect(Object.keys(manifest.scripts).filter((name) => forbidden.test(name))).toEqual([]);
	});

	test('is found as a community node', () => {
		expect(manifest.name).toMatch(/^n8n-nodes-[a-z-]+$/);
		expect(manifest.keywords).toContain('n8n-community-node-package');
		expect(manifest.description).toMatch(/\w{3}/);
		expect('private' in optional).toBe(false);
	});

	test('says who made it, where it lies and that it is MIT', () => {
		expect(manifest.license).toBe('MIT');
		expect(read('LICENSE')).toMatch(/^MIT License/);
		expect(manifest.author).toEqual({
			name: expect.stringMatching(/\w/),
			email: expect.stringMatching(/^\S+@\S+\.\S+$/),
		});
		expect(manifest.homepage).toMatch(/^https:\/\//);
		expect(manifest.repository).toEqual({ type: 'git', url: expect.stringMatching(/^git\+https:\/\/.+\.git$/) });
	});

	test('publishes dist alone', () => {
		expect(manifest.files).toEqual(['dist']);
	});

	test('names every node and every credential there is, strictly', () => {
		const built = (ending: string) =>
			filesIn('nodes', 'credentials')
				.filter((file) => file.endsWith(ending))
				.map((file) => `dist/${file.replace(/\.ts$/, '.js')}`)
				.sort();
		const { nodes, credentials, ...rest } = manifest.n8n;
		expect(rest).toEqual({ n8nNodesApiVersion: 1, strict: true });
		expect([...nodes].sort()).toEqual(built('.node.ts'));
		expect([...credentials].sort()).toEqual(built('.credentials.ts'));
	});

	test('has a codex beside each node that names the node and its version', async () => {
		for (const file of manifest.n8n.nodes) {
			const source = file.replace(/^dist\//, '').replace(/\.js$/, '.ts');
			const [name] = source.split('/').slice(-1)[0].split('.');
			const module = (await import(join(root, source))) as Record<string, new () => { description: { name: string } }>;
			const codex = JSON.parse(read(source.replace(/\.ts$/, '.json'))) as object;
			expect(codex).toMatchObject({
				node: `${manifest.name}.${new module[name]().description.name}`,
				nodeVersion: '1.0',
				codexVersion: '1.0',
				categories: expect.arrayContaining([expect.any(String)]),
			});
		}
	});
});

describe('lock files', () => {
	const locks = ['package-lock.json', 'e2e/package-lock.json', 'e2e/n8n/package-lock.json'];

	test.each(locks)('%s names no registry and no address of a download', (file) => {
		const text = read(file);
		expect(text.match(/"resolved"/g)).toBeNull();
		expect(text.match(/https?:\/\/[\w.-]*registry[\w.-]*/g)).toBeNull();
	});

	// `npm ci` leaves such entries out, and the check whether everything is installed would look for them in vain.
	test.each(locks.slice(0, 2))('%s holds nothing that no package asks for', (file) => {
		const { packages } = JSON.parse(read(file)) as { packages: Record<string, { extraneous?: boolean }> };
		expect(Object.keys(packages).filter((path) => packages[path].extraneous)).toEqual([]);
	});

	test('package-lock.json is that of package.json', () => {
		const { packages } = JSON.parse(read('package-lock.json')) as { packages: Record<string, object> };
		const { name, version, devDependencies, peerDependencies } = manifest;
		expect(packages['']).toMatchObject({ name, version, devDependencies, peerDependencies });
	});
});

describe('what is shipped', () => {
	const sources = filesIn('nodes', 'credentials').filter((file) => file.endsWith('.ts'));

	test('imports nothing but n8n-workflow, crypto and files beside it', () => {
		const outside = sources.flatMap((file) =>
			preProcessFile(read(file), true, true)
				.importedFiles.map(({ fileName }) => fileName)
				.filter((name) => !['n8n-workflow', 'crypto'].includes(name) && !isShipped(file, name))
				.map((name) => `${file} imports ${name}`),
		);
		expect(sources.length).toBeGreaterThan(0);
		expect(outside).toEqual([]);
	});

	test('switches no lint rule off', () => {
		expect(sources.filter((file) => /eslint-(disable|enable)|@ts-(ignore|nocheck)/.test(read(file)))).toEqual([]);
	});

	function isShipped(from: string, name: string): boolean {
		if (!name.startsWith('.')) return false;
		const target = join(dirname(from), name);
		const inside = /^(nodes|credentials)[\\/]/.test(target);
		// Of types alone nothing is left to import.
		return inside && ['.ts', '.d.ts', '/index.ts'].some((ending) => existsSync(join(root, target + ending)));
	}
});
