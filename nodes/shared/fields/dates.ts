import type { Facts } from './kinds';
import { field, quote } from './kinds';
import type { Field } from '../rows/field';

const DAY_MS = 86_400_000;

/** Pinterest keeps organic analytics for this many days. */
export const ANALYTICS_DAYS = 90;

/** Ready-made periods for analytics, all ending today (UTC). */
const PERIODS: Record<string, number> = { last7Days: 7, last30Days: 30, last90Days: 90 };

/**
 * A calendar day as the API writes it (YYYY-MM-DD, UTC).
 *
 * Takes ISO dates and times (the day as written counts, whatever the zone), JavaScript dates, and the words today,
 * yesterday, tomorrow, "7 days ago" and "in 7 days".
 *
 * @throws Error for anything else
 */
export function parseDay(value: unknown, now = Date.now()): string {
	if (value instanceof Date && !Number.isNaN(value.getTime())) return dayOf(value.getTime());
	const string = written(value).trim().toLowerCase();
	const ago = /^(?:(\d{1,4})\s*(?:d|days?)(?:\s+ago)?|-(\d{1,4})\s*(?:d|days?)?)$/.exec(string);
	const ahead = /^in\s+(\d{1,4})\s*(?:d|days?)$/.exec(string);
	if (string === 'today' || string === 'now') return dayOf(now);
	if (string === 'yesterday') return dayOf(now - DAY_MS);
	if (string === 'tomorrow') return dayOf(now + DAY_MS);
	if (ago) return dayOf(now - Number(ago[1] ?? ago[2]) * DAY_MS);
	if (ahead) return dayOf(now + Number(ahead[1]) * DAY_MS);
	const day = /^(\d{4}-\d{2}-\d{2})(?:$|[t ])/.exec(string)?.[1];
	if (day && dayExists(day)) return day;
	throw new Error(`must be a date such as 2026-05-31, "yesterday" or "7 days ago", not ${quote(value)}`);
}

/** Fields for the period of an analytics request; they give `start_date` and `end_date`. */
export function period(names: { period: string; start: string; end: string }): Field[] {
	const when = { [names.period]: ['custom'] };
	const day = (name: string, apiName: string, label: string, description: string): Facts => ({
		name,
		apiName,
		in: 'query',
		label,
		description,
		placeholder: 'e.g. 2026-05-31 or 7 days ago',
		required: true,
		when,
	});
	return [
		field(
			{ name: names.period, in: 'local', label: 'Period', description: 'The days to get numbers for (UTC)' },
			{
				type: 'options',
				default: 'last30Days',
				options: [
					{ name: 'Between Two Dates', value: 'custom' },
					{ name: 'Last 30 Days', value: 'last30Days' },
					{ name: 'Last 7 Days', value: 'last7Days' },
					{ name: 'Last 90 Days', value: 'last90Days' },
				],
			},
			(value) => {
				if (value === 'custom' || (typeof value === 'string' && value in PERIODS)) return value;
				throw new Error(`must be custom or one of ${Object.keys(PERIODS).join(', ')}, not ${quote(value)}`);
			},
		),
		field(
			day(
				names.start,
				'start_date',
				'Start Date',
				'First day (UTC), at most 90 days back. A date, or words such as "30 days ago".',
			),
			{ type: 'string', default: '30 days ago' },
			(value) => parseDay(value),
		),
		field(
			day(names.end, 'end_date', 'End Date', 'Last day (UTC). A date, or words such as "today".'),
			{ type: 'string', default: 'today' },
			(value) => parseDay(value),
		),
	];
}

/**
 * Puts a ready-made period's dates into the query and checks them.
 *
 * @throws Error when the dates are reversed, in the future or more than 90 days back
 */
export function checkPeriod(query: Record<string, unknown>, chosen: unknown, now = Date.now()): void {
	const days = PERIODS[String(chosen)];
	if (days !== undefined) {
		query.start_date = dayOf(now - (days - 1) * DAY_MS);
		query.end_date = dayOf(now);
	}
	const { start_date: start, end_date: end } = query as { start_date: string; end_date: string };
	const today = dayOf(now);
	if (start > end) throw new Error(`Start Date ${start} is after End Date ${end}`);
	if (end > today) throw new Error(`End Date ${end} is in the future; today is ${today} (UTC)`);
	const earliest = dayOf(now - ANALYTICS_DAYS * DAY_MS);
	if (start < earliest)
		throw new Error(
			`Start Date ${start} is more than ${ANALYTICS_DAYS} days back; the earliest day Pinterest gives is ${earliest}`,
		);
}

/** Text as it is; n8n's own dates (Luxon) as the day they show. */
function written(value: unknown): string {
	if (typeof value === 'string') return value;
	const { toISODate } = (value ?? {}) as { toISODate?: () => string | null };
	return typeof toISODate === 'function' ? (toISODate.call(value) ?? '') : '';
}

function dayOf(milliseconds: number): string {
	return new Date(milliseconds).toISOString().slice(0, 10);
}

function dayExists(day: string): boolean {
	const time = Date.parse(`${day}T00:00:00Z`);
	return !Number.isNaN(time) && dayOf(time) === day;
}
