import { COLUMNS, type Column } from './judge';
import type { Judged } from './matrix';
import type { Observed } from './stage';

/** What a cell sent, by the seconds since its first request, and what it told. */
export function shown({ operation, fault, mode }: Judged, seen: Observed): string {
	const began = seen.requests[0]?.at ?? 0;
	const sent = seen.requests.map(
		({ at, method, path, status }) => `  ${((at - began) / 1000).toFixed(1).padStart(7)} ${status} ${method} ${path}`,
	);
	const { message, description, context } = asError(seen.error);
	const error = seen.error === undefined ? [] : [JSON.stringify({ message, description, context })];
	const told = [...seen.items.map(({ json }) => JSON.stringify(json)), ...error];
	return [`${operation}, ${fault}, ${mode}`, ...sent, ...told.map((one) => `  ${one.slice(0, MOST_SHOWN)}`)].join('\n');
}

const MOST_SHOWN = 1000;

const asError = (error: unknown) => (error ?? {}) as { message?: string; description?: string; context?: object };

const columns = Object.keys(COLUMNS) as Column[];

/** One line for each kind of operation: how many cells, and in how many of them something is wrong. */
export function tableOf(cells: readonly Judged[]): string {
	const operations = [...new Set(cells.map(({ operation }) => operation))];
	const lines = operations.map((operation) =>
		lineOf(
			operation,
			cells.filter((one) => one.operation === operation),
		),
	);
	const all = [['operation', 'cells', ...columns], ...lines, lineOf('all', cells)];
	const widths = all[0].map((_, at) => Math.max(...all.map((line) => line[at].length)));
	return all
		.map((line) => line.map((text, at) => (at === 0 ? text.padEnd(widths[at]) : text.padStart(widths[at]))).join('  '))
		.join('\n');
}

function lineOf(name: string, cells: readonly Judged[]): string[] {
	const counts = columns.map(
		(column) => cells.filter(({ findings }) => findings.some((one) => one.column === column)).length,
	);
	return [name, ...[cells.length, ...counts].map(String)];
}

/** What is wrong with a cell, and how it is run by itself. */
export function complaintOf({ operation, fault, request, mode, findings }: Judged, seed: number): string {
	if (operation === 'echoes')
		return [
			`npm run matrix -- --echoes --operation '${fault.slice(4)}'`,
			...findings.map(({ what }) => `  secret: ${mode}, ${fault}: ${what}`),
		].join('\n');
	const quoted = (text: string) => (/[^\w.]/.test(text) ? `'${text}'` : text);
	const told = findings.map(({ column, what }) => `  ${column}: ${what}`);
	return [
		`npm run matrix -- --operation ${quoted(operation)} --fault ${quoted(fault)} --request ${request} --mode ${mode} --seed ${seed}`,
		...told,
	].join('\n');
}
