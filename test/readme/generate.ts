/**
 * Writes the README's table of operations from the node.
 *
 *   npx tsx test/readme/generate.ts
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { format, resolveConfig } from 'prettier';

import { withOperations } from './table';

type NodeModule = typeof import('../../nodes/Pinterest/Pinterest.node');

async function main(): Promise<void> {
	const root = join(__dirname, '../..');
	// With its ending, since without one the codex file `Pinterest.node.json` is found.
	const { Pinterest } = (await import(join(root, 'nodes/Pinterest/Pinterest.node.ts'))) as NodeModule;
	const file = join(root, 'README.md');
	const text = withOperations(await readFile(file, 'utf8'), new Pinterest().description);
	await writeFile(file, await format(text, { ...(await resolveConfig(file)), filepath: file }));
}

void main();
