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

/** Seconds since 1970 below this are seconds, above it milliseconds: the year 5138 and March 1973. */
const FIRST_MILLISECONDS = 100_000_000_000;

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

/**
 * Milliseconds since 1970 of an instant in any usual form: ISO 8601 (UTC where no zone is said), seconds or milliseconds since
 * 1970, JavaScript and Luxon dates, "now", "today", "tomorrow", "yesterday", "in 3 days", "2 hours ago".
 *
 * @throws Error for anything else
 */
export function parseInstant(value: unknown, now = Date.now()): number {
	if (value instanceof Date && !Number.isNaN(value.getTime())) return value.getTime();
	const { toMillis } = (value ?? {}) as { toMillis?: () => number };
	if (typeof toMillis === 'function') return toMillis.call(value);
	const text = typeof value === 'number' ? String(value) : typeof value === 'string' ? value.trim() : '';
	const found = fromNumber(text) ?? fromWords(text.toLowerCase(), now) ?? fromIso(text);
	if (found !== undefined) return found;
	throw new Error(
		`must be a time such as 2026-05-31T09:00:00Z, 2026-05-31, "tomorrow" or "in 3 days", not ${quote(value)}`,
	);
}

function fromNumber(text: string): number | undefined {
	if (!/^\d{9,14}(\.\d+)?$/.test(text)) return undefined;
	const number = Number(text);
	return number < FIRST_MILLISECONDS ? Math.round(number * SECOND_MS) : Math.round(number);
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

function fromIso(text: string): number | undefined {
	const parts = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)\s*(Z|[+-]\d{2}:?\d{2})?)?$/i.exec(text);
	if (!parts) return undefined;
	const [, day = '', time = '00:00', zone = 'Z'] = parts;
	const milliseconds = Date.parse(`${day}T${time}${zone.toUpperCase()}`);
	const midnight = Date.parse(`${day}T00:00:00Z`);
	// Date.parse makes 31 June the first of July.
	const isDay = !Number.isNaN(midnight) && new Date(midnight).toISOString().startsWith(day);
	return isDay && !Number.isNaN(milliseconds) ? milliseconds : undefined;
}
