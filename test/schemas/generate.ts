/**
 * Writes the output schemas of every operation, from real runs against the simulated Pinterest, and removes those that belong
 * to no operation any more. The same code gives the same files.
 *
 *   npx tsx test/schemas/generate.ts
 */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { format, resolveConfig } from 'prettier';

import { NODES, operationsOf, schemaNow, schemaPath, startForSchemas } from './scenarios';

const nodes = join(dirname(dirname(__dirname)), 'nodes');

async function main(): Promise<void> {
	const pinterest = await startForSchemas();
	try {
		for (const [node, { type }] of Object.entries(NODES)) {
			const files = new Map<string, string>();
			for (const operation of operationsOf(type)) {
				const file = join(nodes, node, schemaPath(operation));
				const text = JSON.stringify(await schemaNow(node, operation, pinterest), null, 2);
				files.set(file, await format(text, { ...(await resolveConfig(file)), filepath: file }));
			}
			// Only when every run has succeeded: a failure leaves the old files alone.
			await rm(join(nodes, node, '__schema__'), { recursive: true, force: true });
			for (const [file, text] of files) {
				await mkdir(dirname(file), { recursive: true });
				await writeFile(file, text);
			}
			console.log(`${node}: ${files.size} schemas`);
		}
	} finally {
		await pinterest.close();
	}
}

main().catch((error: unknown) => {
	console.error(error);
	process.exitCode = 1;
});
