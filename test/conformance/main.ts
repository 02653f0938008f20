/**
 * `npm run conformance -- [FILE] [--node NAME] [--operation NAME] [--seeds N] [--seed N] [--json]`
 *
 * FILE is a version of Pinterest's API description; `--openapi FILE` says the same. Without it, it is the version whose facts are in the
 * project (`test/facts/facts.json`).
 *
 * Ends with 1 when there is a violation and with 2 when it could not run.
 */
import { parseArgs } from 'node:util';

import { FACTS } from '../facts';
import { checkAnswers } from './answers';
import { conform } from './conformance';
import { readDescription } from './description';
import { withViolations } from './report';
import { tableOf } from './table';

async function main(): Promise<void> {
	const { values, positionals } = parseArgs({
		allowPositionals: true,
		options: {
			openapi: { type: 'string' },
			node: { type: 'string' },
			operation: { type: 'string' },
			seeds: { type: 'string' },
			seed: { type: 'string' },
			json: { type: 'boolean', default: false },
		},
	});
	const { node, operation, json } = values;
	const files = [...positionals, ...(values.openapi === undefined ? [] : [values.openapi])];
	if (files.length > 1) throw new Error(`One description is compared, not ${files.join(' and ')}`);
	const openapi = files[0] ?? process.env.PINTEREST_OPENAPI ?? FACTS;
	const api = readDescription(openapi);
	const numbers = { seeds: whole('seeds', values.seeds), seed: whole('seed', values.seed) };
	const sent = await conform(api, { node, operation, ...numbers });
	// One operation is looked at while it is written; the simulation has nothing to do with that.
	const answers = operation === undefined ? await checkAnswers(openapi) : undefined;
	const report = answers ? withViolations(sent, answers.violations) : sent;
	if (json) console.log(JSON.stringify(report, null, '\t'));
	else console.log(tableOf(report));
	if (!json && answers)
		console.log(`${answers.checks} checks of the simulated Pinterest: ${answers.violations.length} failed`);
	if (report.summary.violations > 0) process.exitCode = 1;
}

function whole(name: string, value: string | undefined): number | undefined {
	if (value === undefined) return undefined;
	if (/^\d{1,6}$/.test(value)) return Number(value);
	throw new Error(`--${name} is a whole number, not ${value}`);
}

main().catch((error: unknown) => {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 2;
});
