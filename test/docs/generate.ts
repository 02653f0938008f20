/**
 * Writes the generated parts of the nodes' pages in docs/nodes/.
 *
 *   npx tsx test/docs/generate.ts [--node NAME] [resource.operation …]
 *
 * With an operation it is the page of its node alone.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';

import { chosen, runAsCommand } from '../schemas/chosen';
import type { PackageNode } from '../schemas/scenarios';
import { fileOf, partsOf, withParts } from './page';

const root = join(__dirname, '../..');

/** Writes the pages of these nodes; what is written by hand in them stays. */
export async function writePages(nodes: PackageNode[]): Promise<void> {
	for (const { name, type } of nodes) {
		const file = join(root, 'docs/nodes', fileOf(name));
		const before = await readFile(file, 'utf8');
		const after = withParts(before, await partsOf(name, type.description));
		await writeFile(file, after);
		console.log(`${relative(root, file)}: ${after === before ? 'unchanged' : 'written'}`);
	}
}

if (require.main === module) runAsCommand(async (args) => await writePages(await chosen(args)));
