import type { Facts, Made } from './kinds';
import { field, quote } from './kinds';

const SECOND_MS = 1000;
const DAY_MS = 86_400 * SECOND_MS;
const UNITS_MS = new Map([
	['minute', 60 * SECOND_MS],
	['hour', 3600 * SECOND_MS],
	['day', DAY_MS],
	['week', 7 * DAY_MS],
]);

/** Numbers below the first are seconds since 1970, then milli-, micro- and nanoseconds: each from March 1973 to the year 5138. */
const FIRST_MILLISECONDS = 100_000_000_000;
const FIRST_MICROSECONDS = FIRST_MILLISECONDS * 1000;
const FIRST_NANOSECONDS = FIRST_MICROSECONDS * 1000;

const LAST_MS = Date.parse('9999-12-31T23:59:59.999Z');

/** How the API writes an instant. */
export type InstantForm = 'seconds' | 'iso' | 'milliseconds';

interface InstantFacts extends Facts {
	form?: InstantForm;
}

/**
 * An instant, typed in any usual way and sent as the API wants it. Without a zone it is taken as UTC, which its label must say.
 *
 * @param form seconds since 1970 (the default), milliseconds, or ISO 8601 in UTC
 */
export const instant = <const Own extends InstantFacts>(facts: Own): Made<Own, string | number> =>
	field(facts, { type: 'dateTime', default: '' }, (value) => writeInstant(parseInstant(value), facts.form));

/** @param milliseconds since 1970 */
export function writeInstant(milliseconds: number, form: InstantForm = 'seconds'): string | number {
	if (form === 'iso') return new Date(milliseconds).toISOString().replace(/\.000Z$/, 'Z');
	return form === 'milliseconds' ? milliseconds : Math.floor(milliseconds / SECOND_MS);
}

/** How far another clock may be ahead of this one. */
const SKEW_SECONDS = 60;

/**
 * The time of something that has happened, in seconds since 1970; of a clock that is a little ahead now, since Pinterest takes nothing
 * that is still to come.
 *
 * @throws Error, with the field's label, where it is in the future
 */
export function happened(label: string, seconds: number): number {
	const now = Date.now() / 1000;
	if (seconds <= now + SKEW_SECONDS) return Math.min(seconds, Math.floor(now));
	throw new Error(`${label} is in the future: ${isoOf(seconds)}`);
}

/** @param seconds since 1970 */
export function isoOf(seconds: number): string {
	return Math.abs(seconds * SECOND_MS) <= LAST_MS ? new Date(seconds * SECOND_MS).toISOString() : 'after the year 9999';
}

/**
 * Milliseconds since 1970 of an instant in any usual form: ISO 8601 and what databases make of it (UTC where no zone is said),
 * RFC 2822, seconds, milli-, micro- or nanoseconds since 1970, JavaScript and Luxon dates, "now", "today", "tomorrow", "yesterday",
 * "in 3 days", "2 hours ago".
 *
 * @throws Error for anything else, and for what is after the year 9999
 */
export function parseInstant(value: unknown, now = Date.now()): number {
	const found = fromDate(value) ?? fromText(value, now);
	if (found === undefined || Number.isNaN(found))
		throw new Error(
			`must be a time such as 2026-05-31T09:00:00Z, 2026-05-31, "tomorrow" or "in 3 days", not ${quote(value)}`,
		);
	if (Math.abs(found) > LAST_MS) throw new Error('is a time after the year 9999');
	return found;
}

function fromDate(value: unknown): number | undefined {
	if (value instanceof Date) return value.getTime();
	const { toMillis } = (value ?? {}) as { toMillis?: () => number };
	return typeof toMillis === 'function' ? toMillis.call(value) : undefined;
}

function fromText(value: unknown, now: number): number | undefined {
	const text = typeof value === 'number' ? String(value) : typeof value === 'string' ? value.trim() : '';
	return fromNumber(text) ?? fromWords(text.toLowerCase(), now) ?? fromIso(text) ?? fromMail(text);
}

function fromNumber(text: string): number | undefined {
	if (!/^\d{9,19}(\.\d+)?$/.test(text)) return undefined;
	const number = Number(text);
	if (number < FIRST_MILLISECONDS) return Math.round(number * SECOND_MS);
	if (number < FIRST_MICROSECONDS) return Math.round(number);
	return Math.floor(number / (number < FIRST_NANOSECONDS ? 1000 : 1_000_000));
}

function fromWords(text: string, now: number): number | undefined {
	const midnight = now - (now % DAY_MS);
	if (text === 'now') return now;
	if (text === 'today') return midnight;
	if (text === 'tomorrow') return midnight + DAY_MS;
	if (text === 'yesterday') return midnight - DAY_MS;
	const [, ahead, count, unit = '', back] = /^(in\s+)?(\d{1,4})\s*(minute|hour|day|week)s?(\s+ago)?$/.exec(text) ?? [];
	const unitMs = UNITS_MS.get(unit);
	if (unitMs === undefined || Boolean(ahead) === Boolean(back)) return undefined;
	return now + Number(count) * unitMs * (ahead ? 1 : -1);
}

/** With the short zones of databases: `2026-05-31 09:00:00+00`, `2026-05-31 09:00:00 UTC`. */
function fromIso(text: string): number | undefined {
	const parts =
		/^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?)\s*(Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?)?$/i.exec(
			text,
		);
	if (!parts) return undefined;
	const [, day = '', time = '00:00', zone = 'Z'] = parts;
	return atDay(day, time.replace(',', '.'), zone);
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/** The zones that have names in RFC 2822; others mean different things to different people. */
const ZONES: Record<string, string> = {
	...{ EST: '-0500', EDT: '-0400', CST: '-0600', CDT: '-0500', MST: '-0700', MDT: '-0600', PST: '-0800', PDT: '-0700' },
	...{ UT: 'Z', UTC: 'Z', GMT: 'Z', Z: 'Z' },
};

/** RFC 2822, as in emails and HTTP (`Sun, 31 May 2026 09:00:00 +0000`), and what JavaScript writes (`Sun May 31 2026 09:00:00 GMT+0200`). */
function fromMail(text: string): number | undefined {
	const found =
		/^(?:[a-z]{3},\s*)?(?<date>\d{1,2})[\s-](?<month>[a-z]{3})[\s-](?<year>\d{4})\s+(?<time>\d{2}:\d{2}(?::\d{2})?)(?:\s*(?<zone>[+-]\d{4}|[a-z]{1,3}))?(?:\s*\(.*\))?$/i.exec(
			text,
		) ??
		/^[a-z]{3}\s+(?<month>[a-z]{3})\s+(?<date>\d{1,2})\s+(?<year>\d{4})\s+(?<time>\d{2}:\d{2}:\d{2})\s+GMT(?<zone>[+-]\d{4})(?:\s*\(.*\))?$/i.exec(
			text,
		);
	const { date = '', month = '', year = '', time = '', zone = 'Z' } = found?.groups ?? {};
	const at = MONTHS.indexOf(month.toLowerCase());
	const offset = /^[+-]/.test(zone) ? zone : ZONES[zone.toUpperCase()];
	if (at < 0 || offset === undefined) return undefined;
	return atDay(`${year}-${String(at + 1).padStart(2, '0')}-${date.padStart(2, '0')}`, time, offset);
}

/** @param zone Z, UTC, GMT, or hours and perhaps minutes before or after it */
function atDay(day: string, time: string, zone: string): number | undefined {
	const offset = /^(UTC|GMT)$/i.test(zone) ? 'Z' : zone.toUpperCase().replace(/^([+-]\d{2})$/, '$1:00');
	const milliseconds = Date.parse(`${day}T${time}${offset}`);
	const midnight = Date.parse(`${day}T00:00:00Z`);
	// Date.parse makes 31 June the first of July.
	const isDay = !Number.isNaN(midnight) && new Date(midnight).toISOString().startsWith(day);
	return isDay && !Number.isNaN(milliseconds) ? milliseconds : undefined;
}
