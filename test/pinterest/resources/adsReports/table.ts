import { attributes } from './attributes';
import { hourPart, type Attribution, type Cell, type Part } from './counts';
import { metric, type Metric } from './metrics';
import { defaultAttribution } from './parameters';
import type { Subject } from './subjects';
import type { Period } from './windows';

export type TableRow = Record<string, unknown>;

/** A column that was asked for. */
export interface Column {
	name: string;
	metric?: Metric;
	attribute?: (subject: Subject) => unknown;
}

/** The columns of these names, each once. Every name of the API's tables is known; another is a mistake in them. */
export function columnsOf(names: readonly string[], attribution: Attribution): Column[] {
	return [...new Set(names)].map((name) => {
		const attribute = Object.hasOwn(attributes, name) ? attributes[name] : undefined;
		const found = attribute ? undefined : metric(name, attribution);
		if (!attribute && !found) throw new Error(`No column ${name}`);
		return { name, attribute, metric: found };
	});
}

const shown = metric('PAID_IMPRESSION', defaultAttribution) as Metric;

/**
 * One row of analytics: the columns that have a value. Undefined where nothing was shown, for which there are no rows.
 * @param parts what of the whole is meant, e.g. one gender
 */
export function tableRow(
	subject: Subject,
	period: Period,
	columns: Column[],
	parts: readonly Part[] = [],
): TableRow | undefined {
	const within = period.hour === undefined ? parts : [hourPart(period.hour), ...parts];
	const cells = subject.leaves.flatMap((leaf) => period.days.map((date): Cell => ({ leaf, date, parts: within })));
	if (!valueOf(shown, cells)) return undefined;
	const found: TableRow = {};
	for (const { name, metric: numbers, attribute } of columns) {
		const value = numbers ? valueOf(numbers, cells) : attribute?.(subject);
		if (value !== undefined) found[name] = value;
	}
	return found;
}

/** When a row is about, as rows say it. */
export function dateKeys({ date, hour }: Period): TableRow {
	return { ...(date !== undefined && { DATE: date }), ...(hour !== undefined && { HOUR: hour }) };
}

function valueOf({ counts, of }: Metric, cells: Cell[]): number | undefined {
	return of(
		counts.map((count) => {
			let sum: number | undefined;
			for (const cell of cells) {
				const one = count(cell);
				if (one !== undefined) sum = (sum ?? 0) + one;
			}
			return sum;
		}),
	);
}
