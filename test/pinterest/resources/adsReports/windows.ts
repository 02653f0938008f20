import { invalid } from '../../check';
export type Granularity = 'TOTAL' | 'DAY' | 'HOUR' | 'WEEK' | 'MONTH';

/** Days as `YYYY-MM-DD`, UTC; both ends belong to it. */
export interface Span {
	start_date: string;
	end_date: string;
}

/** In days: how far back the start may be, and how far after it the end. */
export interface Reach {
	back: number;
	range: number;
}

const dayMs = 86_400_000;

/** By the hour there is less of everything. */
export const hourly: Reach = { back: 8, range: 3 };

/** Refuses (400 code 1) a span with dates that don't exist, that is the wrong way round, or beyond what can be asked for. */
export function checkSpan({ start_date: start, end_date: end }: Span, { back, range }: Partial<Reach>): void {
	for (const [name, date] of Object.entries({ start_date: start, end_date: end }))
		if (!isDate(date)) throw invalid(`'${name}' is no date (was ${JSON.stringify(date)}).`);
	if (end < start) throw invalid("'start_date' must not be after 'end_date'.");
	if (back !== undefined && daysBetween(start, today()) > back)
		throw invalid(`'start_date' must not be more than ${back} days back.`);
	if (range !== undefined && daysBetween(start, end) > range)
		throw invalid(`'end_date' must not be more than ${range} days after 'start_date'.`);
}

/** What one row of analytics stands for. */
export interface Period {
	/** First day of it; rows of a total have none. */
	date?: string;
	hour?: number;
	/** The days that count into it. */
	days: string[];
}

/** The periods of a span in order. Weeks begin on Monday; the first and the last hold only the days of the span. */
export function periodsOf(span: Span, granularity: Granularity, hours: { from?: number; to?: number } = {}): Period[] {
	const days = daysOf(span);
	if (granularity === 'TOTAL') return [{ days }];
	if (granularity === 'HOUR') {
		return days.flatMap((date) =>
			Array.from({ length: 24 }, (_, hour) => ({ date, hour, days: [date] })).filter(
				({ hour }) =>
					!(date === span.start_date && hour < (hours.from ?? 0)) &&
					!(date === span.end_date && hour >= (hours.to ?? 24)),
			),
		);
	}
	const periods = new Map<string, Period>();
	for (const day of days) {
		const date = firstDay(day, granularity);
		const period = periods.get(date) ?? { date, days: [] };
		period.days.push(day);
		periods.set(date, period);
	}
	return [...periods.values()];
}

/** Days of the span up to today: what is to come has no numbers. */
function daysOf({ start_date: start, end_date: end }: Span): string[] {
	const last = end < today() ? end : today();
	return Array.from({ length: Math.max(daysBetween(start, last) + 1, 0) }, (_, at) => dayAfter(start, at));
}

function firstDay(day: string, granularity: Granularity): string {
	if (granularity === 'MONTH') return `${day.slice(0, 7)}-01`;
	if (granularity === 'WEEK') return dayAfter(day, -((new Date(day).getUTCDay() + 6) % 7));
	return day;
}

export function today(): string {
	return new Date().toISOString().slice(0, 10);
}

export function dayAfter(date: string, days: number): string {
	return new Date(Date.parse(date) + days * dayMs).toISOString().slice(0, 10);
}

export function daysBetween(from: string, to: string): number {
	return Math.round((Date.parse(to) - Date.parse(from)) / dayMs);
}

function isDate(text: string): boolean {
	const time = Date.parse(`${text}T00:00:00Z`);
	return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === text;
}
