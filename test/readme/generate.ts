/**
 * Writes the README's tables of operations and events from the nodes.
 *
 *   npx tsx test/readme/generate.ts [--node NAME] [resource.operation …]
 *
 * With an operation it is the table of its node alone.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { format, resolveConfig } from 'prettier';

import { chosen, runAsCommand } from '../schemas/chosen';
import type { PackageNode } from '../schemas/scenarios';
import { operationRows, withOperations } from './table';

/** Writes the tables of these nodes; a node without operations and events has none. */
export async function writeTables(nodes: PackageNode[]): Promise<void> {
	const file = join(__dirname, '../../README.md');
	const before = await readFile(file, 'utf8');
	const text = nodes
		.filter(({ type }) => operationRows(type.description).length > 0)
		.reduce((readme, { type }) => withOperations(readme, type.description), before);
	const after = await format(text, { ...(await resolveConfig(file)), filepath: file });
	await writeFile(file, after);
	console.log(`README.md: ${after === before ? 'unchanged' : 'written'}`);
}

if (require.main === module) runAsCommand(async (args) => await writeTables(await chosen(args)));
