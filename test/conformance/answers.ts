import { execFile } from 'node:child_process';
import { dirname, join } from 'node:path';

import type { Detail } from './report';

const project = dirname(dirname(__dirname));

interface JestResult {
	numTotalTests: number;
	testResults: Array<{
		message: string;
		assertionResults: Array<{ fullName: string; status: string; failureMessages: string[] }>;
	}>;
}

/**
 * Holds the answers of the simulated Pinterest against the description. Its own test does that, so it is run.
 *
 * @returns how many checks there were, and a violation for each that failed
 */
export async function checkAnswers(openapi: string): Promise<{ checks: number; violations: Detail[] }> {
	const jest = join(project, 'node_modules/jest/bin/jest.js');
	const args = [
		jest,
		'--rootDir',
		project,
		'--json',
		'--silent',
		'--runTestsByPath',
		'test/pinterest/description.test.ts',
	];
	const output = await new Promise<string>((resolve, reject) => {
		const env = { ...process.env, PINTEREST_OPENAPI: openapi, NODE_OPTIONS: '' };
		// Failing checks end it with 1 and are in its output; without output it did not run.
		execFile(process.execPath, args, { cwd: project, env, maxBuffer: 64 * 1024 * 1024 }, (error, stdout) => {
			if (stdout.includes('{')) resolve(stdout.slice(stdout.indexOf('{')));
			else reject(new Error('The test of the simulated Pinterest did not run', { cause: error }));
		});
	});
	const { numTotalTests, testResults } = JSON.parse(output) as JestResult;
	const violation = (message: string): Detail => ({ kind: 'violation', message: `simulated Pinterest: ${message}` });
	const violations = testResults.flatMap(({ message, assertionResults }) => {
		const failed = assertionResults.filter(({ status }) => status === 'failed');
		if (assertionResults.length === 0) return [violation(brief(message))];
		return failed.map(({ fullName, failureMessages }) => violation(`${fullName}: ${brief(failureMessages[0] ?? '')}`));
	});
	return { checks: numTotalTests, violations };
}

/** The lines of a jest message that say what differs. */
function brief(message: string): string {
	// eslint-disable-next-line no-control-regex
	const lines = message.replace(/\u001b\[\d+m/g, '').split('\n');
	const differing = lines.filter((line) => /^\s*[-+] /.test(line) && !/^\s*[-+] (Expected|Received)/.test(line));
	return (differing.length > 0 ? differing.slice(0, 6).map((line) => line.trim()) : lines.slice(0, 1))
		.join(' ')
		.slice(0, 300);
}
