import type { Done } from './work';

/** All pieces of a kind of work. */
export interface Line extends Done {
	name: string;
	pieces: number;
}

const COLUMNS = ['pieces', 'runs', 'failed', 'things', 'lost', 'doubled', 'untrue'] as const;

/** One line for each kind of work. */
export function tableOf(lines: readonly Line[]): string {
	const numbers = (line: Line) => COLUMNS.map((name) => (name === 'untrue' ? line.untrue.length : line[name]));
	const sums = COLUMNS.map((_, at) => lines.reduce((sum, line) => sum + numbers(line)[at], 0));
	const rows = [
		['work', ...COLUMNS],
		...lines.map((line) => [line.name, ...numbers(line).map(String)]),
		['all', ...sums.map(String)],
	];
	const widths = rows[0].map((_, at) => Math.max(...rows.map((row) => row[at].length)));
	return rows
		.map((row) => row.map((text, at) => (at === 0 ? text.padEnd(widths[at]) : text.padStart(widths[at]))).join('  '))
		.join('\n');
}
