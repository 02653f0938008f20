/** Calendar days as the API writes them: YYYY-MM-DD, in UTC. */
import { quote } from './kinds';

export const DAY_MS = 86_400_000;

/** The last day that others can be counted on from. */
const LAST_MS = Date.parse('9998-12-31T23:59:59.999Z');

/**
 * A day, written in any usual way.
 *
 * Takes ISO dates and times (the day as written counts, whatever the zone), JavaScript dates, and the words today,
 * yesterday, tomorrow, "7 days ago" and "in 7 days".
 *
 * @throws Error for anything else
 */
export function parseDay(value: unknown, now = Date.now()): string {
	if (value instanceof Date && isInRange(value.getTime())) return dayOf(value.getTime());
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

/** Whether an instant, and what follows it, has a year of four digits; of one that is no number it has none. */
function isInRange(milliseconds: number): boolean {
	return Math.abs(milliseconds) <= LAST_MS;
}

/** Text as it is; n8n's own dates (Luxon) as the day they show. */
function written(value: unknown): string {
	if (typeof value === 'string') return value;
	const { toISODate } = (value ?? {}) as { toISODate?: () => string | null };
	return typeof toISODate === 'function' ? (toISODate.call(value) ?? '') : '';
}

export function addDays(day: string, count: number): string {
	return dayOf(Date.parse(`${day}T00:00:00Z`) + count * DAY_MS);
}

/** The day of an instant, in milliseconds since 1970. */
export function dayOf(milliseconds: number): string {
	return new Date(milliseconds).toISOString().slice(0, 10);
}

function dayExists(day: string): boolean {
	const time = Date.parse(`${day}T00:00:00Z`);
	return isInRange(time) && dayOf(time) === day;
}
