/**
 * `npm run matrix -- [--operation NAME] [--fault NAME] [--request N] [--mode continue|stop] [--seed N] [--one-of N] [--echoes]`
 *
 * `--one-of 5` is a fifth of the cells, another one for each seed; `--echoes` only searches for secrets.
 *
 * Ends with 1 when a cell is bad and with 2 when it could not run.
 */
import { parseArgs } from 'node:util';

import { startForSchemas, packageNodes } from '../schemas/scenarios';
import { Clock } from './clock';
import { derivedKind, derivedKinds, namedOperations } from './derived';
import { cellsOf, type Choice, type Judged } from './matrix';
import { writtenKinds } from './operations';
import type { Kind, Nodes } from './stage';
import { echoesOf } from './secrets';
import { complaintOf, tableOf } from './table';

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
		},
	});
	const { operation, fault, mode } = values;
	const choice: Choice = {
		...{ operation, fault, seed: Number(values.seed), oneOf: Number(values['one-of']) },
		mode: mode === 'continue' || mode === 'stop' ? mode : undefined,
		request: values.request === undefined ? undefined : Number(values.request),
	};
	const pinterest = await startForSchemas();
	const clock = new Clock(() => (pinterest.flight.now === 0 ? pinterest.flight.silent : undefined));
	try {
		const nodes: Nodes = new Map((await packageNodes()).map((node) => [node.name, node]));
		const began = performance.now();
		const cells: Judged[] = [];
		const parts = { pinterest, clock };
		const take = (cell: Judged) => {
			cells.push(cell);
			if (cell.findings.length > 0) console.log(complaintOf(cell, choice.seed));
		};
		if (!values.echoes) for await (const cell of cellsOf(kindsOf(nodes, choice), choice, parts)) take(cell);
		if (!isPart(choice)) for await (const cell of echoesOf(nodes, choice, parts)) take(cell);
		if (cells.length === 0) throw new Error('There is no such cell');
		console.log(tableOf(cells));
		const bad = cells.filter(({ findings }) => findings.length > 0).length;
		console.log(`${cells.length} cells in ${Math.round((performance.now() - began) / 1000)} s: ${bad} bad`);
		if (bad > 0) process.exitCode = 1;
	} finally {
		await pinterest.close();
	}
}

/** Some of an operation's cells are looked at, and not its secrets too. */
const isPart = ({ fault, mode, request }: Choice) => [fault, mode, request].some((one) => one !== undefined);

/** All kinds; an operation that is named may be any that has a row. */
function kindsOf(nodes: Nodes, { operation, seed }: Choice): Kind[] {
	const written = writtenKinds(nodes);
	const known = new Set(written.map(({ name }) => name));
	if (operation === undefined) return [...written, ...derivedKinds(nodes, known, seed)];
	const other = namedOperations(nodes).find((one) => one.operation === operation);
	return known.has(operation) || !other ? written : [derivedKind(nodes, other)];
}

main()
	.catch((error: unknown) => {
		console.error(error);
		process.exitCode = 2;
	})
	.finally(() => setImmediate(() => process.exit()));
