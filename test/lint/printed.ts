import { copyFile, mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';

import { type Line, literal } from './literal';

/** The names a class member is printed with, where the rules look for a type. */
const MEMBER_TYPES: Record<string, string> = {
	description: 'INodeTypeDescription',
	icon: 'Icon',
	properties: 'INodeProperties[]',
	authenticate: 'IAuthenticateGeneric',
	test: 'ICredentialTestRequest',
};

const IMPORTS = `import type {
	IAuthenticateGeneric, ICredentialTestRequest, ICredentialType, Icon, INodeProperties, INodeType, INodeTypeDescription,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
void NodeConnectionTypes;
export type Used = [IAuthenticateGeneric, ICredentialTestRequest, ICredentialType, Icon, INodeProperties, INodeType, INodeTypeDescription];
`;

/** A printed file: where each of its lines comes from, first line first. */
export type Printed = Map<string, Line[]>;

/**
 * Prints the nodes and credentials of a package as classes of literals, into a folder laid out as the package is, so that
 * rules which read literals see what tables built.
 *
 * @param root the package: its package.json names files of dist, their TypeScript sources are loaded
 * @param folder an empty folder; gets package.json, icons, codex files and the printed classes
 * @param modules the node_modules to resolve imports in
 * @returns the lines of each printed file, by absolute path
 */
export async function printPackage(root: string, folder: string, modules: string): Promise<Printed> {
	const manifest = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as {
		n8n: { nodes?: string[]; credentials?: string[] };
	};
	await copyFile(join(root, 'package.json'), join(folder, 'package.json'));
	await symlink(modules, join(folder, 'node_modules'));
	await copyAssets(join(root, 'nodes'), join(folder, 'nodes'));
	const printed: Printed = new Map();
	for (const file of [...(manifest.n8n.nodes ?? []), ...(manifest.n8n.credentials ?? [])]) {
		const source = relative('dist', file).replace(/\.js$/, '.ts');
		const lines = await printClass(join(root, source));
		const target = join(folder, source);
		await mkdir(dirname(target), { recursive: true });
		await writeFile(target, lines.map(({ text }) => `${text}\n`).join(''));
		printed.set(target, lines);
	}
	return printed;
}

/** Icons and codex files, which rules look for beside the classes. */
async function copyAssets(from: string, to: string): Promise<void> {
	for (const entry of await readdir(from, { withFileTypes: true, recursive: true })) {
		if (!entry.isFile() || !/\.(svg|png|node\.json)$/.test(entry.name)) continue;
		const target = join(to, relative(from, entry.parentPath));
		await mkdir(target, { recursive: true });
		await copyFile(join(entry.parentPath, entry.name), join(target, entry.name));
	}
}

async function printClass(source: string): Promise<Line[]> {
	const [name, kind] = basename(source).split('.');
	const module = (await import(source)) as Record<string, new () => object>;
	if (typeof module[name] !== 'function') throw new Error(`${source} exports no class ${name}`);
	const instance = new module[name]();
	const own = Object.entries(instance).flatMap(([member, value]) => {
		const type = MEMBER_TYPES[member] && typeof value !== 'function' ? `: ${MEMBER_TYPES[member]}` : '';
		const [first, ...rest] = literal(value, member === 'description' ? [] : [member]);
		const lines = [{ ...first, text: `${member}${type} = ${first.text}` }, ...rest];
		return [...lines.slice(0, -1), { ...lines[lines.length - 1], text: `${lines[lines.length - 1].text};` }];
	});
	const methods = Object.getOwnPropertyNames(module[name].prototype)
		.filter((method) => method !== 'constructor')
		.map((method) => ({ text: `async ${method}() { return [[]]; }`, where: method }));
	const line = (text: string): Line => ({ text, where: name });
	return [
		...IMPORTS.trimEnd().split('\n').map(line),
		line(`export class ${name} implements ${kind === 'node' ? 'INodeType' : 'ICredentialType'} {`),
		...own,
		...methods,
		line('}'),
	];
}
