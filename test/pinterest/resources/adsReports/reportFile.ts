import type { Part } from './counts';
import type { Subject } from './subjects';
import { dateKeys, tableRow, type Column, type TableRow } from './table';
import type { Period } from './windows';
export type ReportFormat = 'JSON' | 'CSV';

/** What stands beside the numbers of a row that is a part of the whole, and which part it is. */
export interface Breakdown {
	keys: TableRow;
	parts: readonly Part[];
}

/** Everything a report's file is made from; nothing is made before somebody asks for it. */
export interface ReportPlan {
	subjects: Subject[];
	/** Where a row says what it is about. */
	idColumn: string;
	/** Which part of a subject has that id. */
	idOf?: 'campaign' | 'adGroup' | 'ad';
	periods: Period[];
	columns: Column[];
	breakdowns: Breakdown[];
	format: ReportFormat;
	byDate?: boolean;
	/** Columns that rows are judged by, whether asked for or not. */
	filterColumns?: Column[];
	keep?: (values: TableRow) => boolean;
}

interface Line {
	id: string;
	values: TableRow;
}

/**
 * The file: JSON is an object with a list of rows for each id, and leaves out what is 0; CSV has a line of names and zeros where nothing is.
 * Rows where all numbers are 0 stand in neither.
 * @param rows how many rows it has, made up where there are fewer
 */
export function reportText(plan: ReportPlan, rows?: number): string {
	const lines: Line[] = [];
	for (const line of linesOf(plan, rows !== undefined)) {
		if (lines.length === rows) break;
		lines.push(line);
	}
	if (plan.byDate) lines.sort((a, b) => String(a.values.DATE).localeCompare(String(b.values.DATE)));
	return plan.format === 'CSV' ? csv(plan, lines) : json(lines);
}

function* linesOf(plan: ReportPlan, endless: boolean): Generator<Line> {
	for (const subject of plan.subjects) yield* linesAbout(plan, subject);
	const [first] = plan.subjects;
	if (!endless || !first || plan.periods.length === 0) return;
	for (let number = 1; ; number += 1) yield* linesAbout(plan, madeUp(plan, number));
}

function* linesAbout(plan: ReportPlan, subject: Subject): Generator<Line> {
	const { periods, columns, breakdowns, filterColumns = [], keep = () => true } = plan;
	for (const { keys, parts } of breakdowns) {
		for (const period of periods) {
			const values = tableRow(subject, period, columns, parts);
			if (!values || isEmpty(columns, values)) continue;
			if (filterColumns.length > 0 && !keep(tableRow(subject, period, filterColumns, parts) ?? {})) continue;
			yield { id: subject.id, values: { [plan.idColumn]: subject.id, ...dateKeys(period), ...keys, ...values } };
		}
	}
}

/** Another one like those there are, with an id and numbers of its own. */
function madeUp({ subjects, idOf }: ReportPlan, number: number): Subject {
	const like = subjects[number % subjects.length];
	const id = `8${String(number).padStart(11, '0')}`;
	const creative = like.leaves[0]?.creative ?? 'REGULAR';
	const own = idOf && like[idOf] ? { [idOf]: { ...like[idOf], id } } : {};
	return { ...like, ...own, id, leaves: [{ id, creative, since: '2000-01-01' }] };
}

function isEmpty(columns: Column[], values: TableRow): boolean {
	const numbers = columns.filter(({ metric }) => metric);
	return numbers.length > 0 && numbers.every(({ name }) => !values[name]);
}

function json(lines: Line[]): string {
	const byId = new Map<string, string[]>();
	for (const { id, values } of lines) {
		for (const name in values) if (values[name] === 0) delete values[name];
		const text = JSON.stringify(values);
		const known = byId.get(id);
		if (known) known.push(text);
		else byId.set(id, [text]);
	}
	return `{${[...byId].map(([id, texts]) => `${JSON.stringify(id)}:[${texts.join(',')}]`).join(',')}}`;
}

function csv({ idColumn, periods, breakdowns, columns }: ReportPlan, lines: Line[]): string {
	const keys = Object.keys({ ...(periods[0] && dateKeys(periods[0])), ...breakdowns[0]?.keys });
	const names = [...new Set([idColumn, ...keys, ...columns.map(({ name }) => name)])];
	const numbers = new Set(columns.filter(({ metric }) => metric).map(({ name }) => name));
	const texts = lines.map(({ values }) =>
		names.map((name) => csvCell(values[name] ?? (numbers.has(name) ? 0 : ''))).join(','),
	);
	return [names.join(','), ...texts, ''].join('\n');
}

/** Quoted where the text would break the line. */
export function csvCell(value: unknown): string {
	const text = typeof value === 'string' ? value : JSON.stringify(value);
	return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
