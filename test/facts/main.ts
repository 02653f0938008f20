/**
 * `npm run describe -- --openapi FILE [--check]`
 *
 * Writes what the project needs of Pinterest's API description, and nothing of its text: the facts that the tests work from
 * (`test/facts/facts.json`), the types that the rows are held against (`nodes/shared/rows/described.d.ts`), and the rate-limit
 * categories (`nodes/shared/api/categories.ts`). With `--check` it
 * writes nothing and ends with 1 where a file is not what would be written.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { FACTS, generated, ROOT } from './index';

async function main(): Promise<void> {
	const { values } = parseArgs({
		options: { openapi: { type: 'string', default: FACTS }, check: { type: 'boolean', default: false } },
	});
	const description = JSON.parse(await readFile(values.openapi, 'utf8')) as object;
	for (const [path, text] of Object.entries(generated(description))) {
		const file = join(ROOT, path);
		const isSame = (await readFile(file, 'utf8').catch(() => '')) === text;
		if (!isSame && values.check) process.exitCode = 1;
		if (!isSame && !values.check) await writeFile(file, text);
		console.log(`${path}: ${isSame ? 'unchanged' : values.check ? 'DIFFERS from the description' : 'written'}`);
	}
}

main().catch((error: unknown) => {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 2;
});
