/**
 * Writes the README's tables of operations from the nodes.
 *
 *   npx tsx test/readme/generate.ts
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { format, resolveConfig } from 'prettier';

import { operationsOf, packageNodes } from '../schemas/scenarios';
import { withOperations } from './table';

async function main(): Promise<void> {
	const file = join(__dirname, '../../README.md');
	let text = await readFile(file, 'utf8');
	for (const { type } of await packageNodes())
		if (operationsOf(type).length > 0) text = withOperations(text, type.description);
	await writeFile(file, await format(text, { ...(await resolveConfig(file)), filepath: file }));
}

void main();
