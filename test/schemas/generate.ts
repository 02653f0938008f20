/**
 * Writes the output schemas of every operation, from real runs against the simulated Pinterest, and removes those that belong
 * to no operation any more. The same code gives the same files.
 *
 *   npx tsx test/schemas/generate.ts
 */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { format, resolveConfig } from 'prettier';

import { operationsOf, outputsOf, packageNodes, schemaPath, startForSchemas } from './scenarios';
import { outputSchemaOf } from './schema';

async function main(): Promise<void> {
	const pinterest = await startForSchemas();
	try {
		for (const node of await packageNodes()) {
			const files = new Map<string, string>();
			for (const operation of operationsOf(node.type)) {
				const file = join(node.folder, schemaPath(operation));
				const text = JSON.stringify(outputSchemaOf(await outputsOf(node, operation, pinterest)), null, 2);
				files.set(file, await format(text, { ...(await resolveConfig(file)), filepath: file }));
			}
			// Only when every run has succeeded: a failure leaves the old files alone.
			await rm(join(node.folder, '__schema__'), { recursive: true, force: true });
			for (const [file, text] of files) {
				await mkdir(dirname(file), { recursive: true });
				await writeFile(file, text);
			}
			console.log(`${node.name}: ${files.size} schemas`);
		}
	} finally {
		await pinterest.close();
	}
}

main().catch((error: unknown) => {
	console.error(error);
	process.exitCode = 1;
});
