/**
 * `npm run matrix -- [--operation NAME] [--fault NAME] [--request N] [--mode continue|stop] [--seed N] [--one-of N] [--echoes] [--show]`
 *
 * `--one-of 5` is a fifth of the cells, another one for each seed; `--echoes` only searches for secrets; `--show` prints what each cell
 * sent and told. `--processes` says how many work side by side.
 *
 * Ends with 1 when a cell is bad and with 2 when it could not run.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { kindsOf, nodesByName } from './kinds';
import type { Choice, Judged } from './matrix';
import { tableOf } from './table';
import type { Report, Task } from './worker';

/** A process waits for its own requests half of the time. */
const PROCESSES = availableParallelism() + 1;

async function main(): Promise<void> {
	const { values } = parseArgs({
		options: {
			operation: { type: 'string' },
			fault: { type: 'string' },
			request: { type: 'string' },
			mode: { type: 'string' },
			seed: { type: 'string', default: '1' },
			'one-of': { type: 'string', default: '1' },
			echoes: { type: 'boolean', default: false },
			show: { type: 'boolean', default: false },
			processes: { type: 'string', default: `${PROCESSES}` },
		},
	});
	const { operation, fault, mode } = values;
	const choice: Choice = {
		...{ operation, fault, seed: Number(values.seed), oneOf: Number(values['one-of']) },
		mode: mode === 'continue' || mode === 'stop' ? mode : undefined,
		request: values.request === undefined ? undefined : Number(values.request),
	};
	const nodes = await nodesByName();
	const tasksOf = (isEchoes: boolean): Task[] =>
		kindsOf(nodes, choice, isEchoes).map((_, kind) => ({ choice, kind, isEchoes, isShown: values.show }));
	const tasks = [...(values.echoes ? [] : tasksOf(false)), ...(isPart(choice) ? [] : tasksOf(true))];
	const began = performance.now();
	const { cells, failures } = await worked(tasks, Math.min(tasks.length, Number(values.processes)));
	for (const failure of failures) console.error(failure);
	if (cells.length === 0) console.error('There is no such cell');
	else console.log(tableOf(cells));
	const bad = cells.filter(({ findings }) => findings.length > 0).length;
	console.log(`${cells.length} cells in ${Math.round((performance.now() - began) / 1000)} s: ${bad} bad`);
	process.exitCode = failures.length > 0 || cells.length === 0 ? 2 : Math.min(1, bad);
}

/** Some of an operation's cells are looked at, and not its secrets too. */
const isPart = ({ fault, mode, request }: Choice) => [fault, mode, request].some((one) => one !== undefined);

/** Has the tasks done by so many processes, and prints what they tell. */
async function worked(tasks: Task[], processes: number): Promise<{ cells: Judged[]; failures: string[] }> {
	const cells: Judged[] = [];
	const failures: string[] = [];
	const open = [...tasks];
	const take = (worker: ChildProcess, report: Report) => {
		if (typeof report === 'object' && 'cell' in report) {
			cells.push(report.cell);
			report.texts.forEach((text) => console.log(text));
			return;
		}
		if (report !== 'done') failures.push(report.failure);
		const next = open.shift();
		if (next) worker.send(next);
		else worker.kill();
	};
	const ends = Array.from({ length: processes }, async () => {
		const worker = fork(join(__dirname, 'worker.ts'));
		worker.on('message', (report: Report) => take(worker, report));
		await new Promise<void>((resolve) =>
			worker.once('exit', (code) => {
				if (code) failures.push(`A process ended with ${code}`);
				resolve();
			}),
		);
	});
	await Promise.all(ends);
	if (open.length > 0) failures.push(`${open.length} kinds were not run`);
	return { cells, failures };
}

main().catch((error: unknown) => {
	console.error(error);
	process.exitCode = 2;
});
