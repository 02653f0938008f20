import { invalid } from './check';

/** Dates as `YYYY-MM-DD`, UTC. */
export interface DateQuery {
	start_date: string;
	end_date: string;
}

const dayMs = 24 * 3600 * 1000;

/** Analytics go back 90 days, up to today, and 90 days at once. Refuses (400 code 1) the rest. */
export function checkDates({ start_date: start, end_date: end }: DateQuery): void {
	const today = new Date().toISOString().slice(0, 10);
	if (end < start) throw invalid("Parameter 'end_date' must not be before 'start_date'.");
	if (days(start, today) > 90) throw invalid("Parameter 'start_date' must not be more than 90 days back.");
	if (start > today) throw invalid("Parameter 'start_date' must not be in the future.");
	if (end > today) throw invalid("Parameter 'end_date' must not be in the future.");
}

/** Every date of the range, both ends included. */
export function dailyDates({ start_date: start, end_date: end }: DateQuery): string[] {
	return Array.from({ length: days(start, end) + 1 }, (_, day) =>
		new Date(Date.parse(start) + day * dayMs).toISOString().slice(0, 10),
	);
}

function days(from: string, to: string): number {
	return Math.round((Date.parse(to) - Date.parse(from)) / dayMs);
}
