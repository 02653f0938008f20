/**
 * Writes the output schemas of every operation, from real runs against the simulated Pinterest, and removes those that belong
 * to no operation any more. The same code gives the same files.
 *
 *   npx tsx test/schemas/generate.ts
 *
 * An operation whose run fails keeps the schema it had, is named, and makes the command end with 1.
 */
import { existsSync } from 'node:fs';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { format, resolveConfig } from 'prettier';

import type { SimulatedPinterest } from '../pinterest';
import {
	operationsOf,
	outputsOf,
	type PackageNode,
	packageNodes,
	schemaOfOutputs,
	schemaPath,
	startForSchemas,
} from './scenarios';

async function main(): Promise<void> {
	const pinterest = await startForSchemas();
	try {
		for (const node of await packageNodes()) await generate(node, pinterest);
	} finally {
		await pinterest.close();
	}
}

async function generate(node: PackageNode, pinterest: SimulatedPinterest): Promise<void> {
	const operations = operationsOf(node.type);
	let written = 0;
	for (const operation of operations) {
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
	await removeOthers(
		join(node.folder, '__schema__'),
		new Set(operations.map((one) => join(node.folder, schemaPath(one)))),
	);
	console.log(`${node.name}: ${written} of ${operations.length} schemas`);
}

async function removeOthers(folder: string, wanted: Set<string>): Promise<void> {
	if (!existsSync(folder)) return;
	for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
		const file = join(entry.parentPath, entry.name);
		if (entry.isFile() && !wanted.has(file)) await rm(file);
	}
}

main().catch((error: unknown) => {
	console.error(error);
	process.exitCode = 1;
});
