/** A process that runs the kinds of operations it is given, one after the other, and tells of each cell. */
import { startForSchemas } from '../schemas/scenarios';
import { Clock } from './clock';
import { cellsOf, type Choice, type Judged } from './matrix';
import { kindsOf, nodesByName } from './kinds';
import { echoesOf } from './secrets';
import { complaintOf, shown } from './table';

/** What a worker is given. */
export interface Task {
	choice: Choice;
	/** Which kind, by its place among all that are chosen. */
	kind: number;
	isEchoes: boolean;
	isShown: boolean;
}

/** What it tells of that. */
export type Report = { cell: Judged; texts: string[] } | { failure: string } | 'done';

async function main(): Promise<void> {
	const pinterest = await startForSchemas();
	const clock = new Clock(() => (pinterest.flight.now === 0 ? pinterest.flight.silent : undefined));
	const nodes = await nodesByName();
	const tell = (report: Report) => process.send?.(report);
	process.on('message', (task: Task) => {
		const { choice, isShown } = task;
		const work = async () => {
			const kind = kindsOf(nodes, choice, task.isEchoes)[task.kind];
			const cells = (task.isEchoes ? echoesOf : cellsOf)(kind, choice, { pinterest, clock });
			for await (const { seen, ...cell } of cells) {
				const complaints = cell.findings.length > 0 ? [complaintOf(cell, choice.seed)] : [];
				tell({ cell, texts: [...(isShown ? [shown(cell, seen)] : []), ...complaints] });
			}
			tell('done');
		};
		work().catch((error: unknown) =>
			tell({ failure: error instanceof Error ? `${error.stack} ${String(error.cause ?? '')}` : String(error) }),
		);
	});
	tell('done');
}

void main();
