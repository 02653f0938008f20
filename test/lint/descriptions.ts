/**
 * Holds n8n's rules against the BUILT descriptions of a package. Its rules read literals in the source; ours come out of tables,
 * where the rules see nothing, so the result is printed as literals and that is linted.
 *
 *   npx tsx test/lint/descriptions.ts [folder of a package] [--keep]
 *
 * Prints one line a finding and ends with 1 when there is one. --keep leaves the printed package and tells where.
 */
import { ESLint } from 'eslint';
import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';

import { printPackage } from './printed';

/** Where what most people need stands in front of the alphabet. */
const MOST_USED_FIRST = ['pinterest › mediaSource', 'pinterestConversions › userData'];

const project = dirname(dirname(__dirname));

async function main(): Promise<void> {
	const [root = project] = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
	const keep = process.argv.includes('--keep');
	const folder = await realpath(await mkdtemp(join(tmpdir(), 'printed-descriptions-')));
	try {
		const findings = await lint(resolve(root), folder);
		for (const finding of findings) console.log(finding);
		if (findings.length > 0) process.exitCode = 1;
		if (keep) console.log(`Printed to ${folder}`);
	} finally {
		if (!keep) await rm(folder, { recursive: true, force: true });
	}
}

/** Findings as `file: parameter: message (rule)`, in the order of the file. */
async function lint(root: string, folder: string): Promise<string[]> {
	const printed = await printPackage(root, folder, join(project, 'node_modules'));
	if (printed.size === 0) throw new Error(`${root} names no nodes and no credentials`);
	const eslint = new ESLint({
		cwd: folder,
		overrideConfigFile: join(project, 'eslint.config.mjs'),
		allowInlineConfig: false,
	});
	const results = await eslint.lintFiles([...printed.keys()]);
	return results.flatMap(({ filePath, messages }) =>
		messages.flatMap(({ line, message, ruleId }) => {
			const where = printed.get(filePath)?.[line - 1]?.where ?? '';
			if (MOST_USED_FIRST.includes(where) && ruleId?.endsWith('-unsorted-items') === true) return [];
			return [`${relative(folder, filePath)}: ${where}: ${message} (${ruleId ?? 'not readable'})`];
		}),
	);
}

main().catch((error: unknown) => {
	console.error(error);
	process.exitCode = 1;
});
