/**
 * Writes the output schemas of operations, from real runs against the simulated Pinterest, and removes those that belong to no
 * operation any more. The same code gives the same files.
 *
 *   npx tsx test/schemas/generate.ts [--node NAME] [resource.operation …]
 *
 * An operation whose run fails keeps the schema it had, is named, and makes the command end with 1.
 */
import { existsSync } from 'node:fs';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { format, resolveConfig } from 'prettier';

import type { SimulatedPinterest } from '../pinterest';
import { chosen, type ChosenNode, runAsCommand } from './chosen';
import { operationsOf, outputsOf, type PackageNode, schemaOfOutputs, schemaPath, startForSchemas } from './scenarios';

/** Writes the schemas of these operations, and says how many. */
export async function writeSchemas(nodes: ChosenNode[]): Promise<void> {
	const pinterest = await startForSchemas();
	try {
		for (const node of nodes) {
			const written = await writeSchemasOf(node, pinterest);
			await removeOthers(node);
			console.log(`${node.name}: ${written} of ${node.operations.length} schemas`);
		}
	} finally {
		await pinterest.close();
	}
}

async function writeSchemasOf(node: ChosenNode, pinterest: SimulatedPinterest): Promise<number> {
	let written = 0;
	for (const operation of node.operations) {
		const file = join(node.folder, schemaPath(operation));
		try {
			const schema = schemaOfOutputs(await outputsOf(node, operation, pinterest));
			const text = await format(JSON.stringify(schema, null, 2), { ...(await resolveConfig(file)), filepath: file });
			await mkdir(dirname(file), { recursive: true });
			await writeFile(file, text);
			written += 1;
		} catch (error) {
			console.error(`${node.name} ${operation}: ${(error as Error).message}`);
			process.exitCode = 1;
		}
	}
	return written;
}

async function removeOthers(node: PackageNode): Promise<void> {
	const folder = join(node.folder, '__schema__');
	if (!existsSync(folder)) return;
	const wanted = new Set(operationsOf(node.type).map((operation) => join(node.folder, schemaPath(operation))));
	for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
		const file = join(entry.parentPath, entry.name);
		if (entry.isFile() && !wanted.has(file)) await rm(file);
	}
}

if (require.main === module) runAsCommand(async (args) => await writeSchemas(await chosen(args)));
