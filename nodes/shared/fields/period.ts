/** The days that numbers are asked for: of ads, or organic, which are those of an account and its Pins. */
import type { IDataObject } from 'n8n-workflow';

import { asText } from '../api/json';
import type { When } from '../rows/field';
import { DAY_MS, addDays, dayOf, parseDay } from './dates';
import { byName } from './english';
import type { Facts, Option } from './kinds';
import { choice, field } from './kinds';

/** First and last day, as YYYY-MM-DD (UTC), both included. */
export interface Days {
	start: string;
	end: string;
}

interface ReadyMade {
	name: string;
	description?: string;
	/** How few days it can have. */
	fewestDays: number;
	days: (today: string) => Days;
}

/** Ready-made periods. Those that end today hold a day that is not over yet. */
const READY_MADE: Record<string, ReadyMade> = {
	last14Days: last(14),
	last30Days: last(30),
	last3Days: last(3),
	last7Days: last(7),
	last90Days: last(90),
	lastMonth: {
		name: 'Last Month',
		description: 'The calendar month before this one',
		fewestDays: 28,
		days: (today) => {
			const end = addDays(firstOfMonth(today), -1);
			return { start: firstOfMonth(end), end };
		},
	},
	thisMonth: {
		name: 'This Month',
		description: 'From the first of this month until today',
		fewestDays: 1,
		days: (today) => ({ start: firstOfMonth(today), end: today }),
	},
	today: { name: 'Today', fewestDays: 1, days: (today) => ({ start: today, end: today }) },
	yesterday: {
		name: 'Yesterday',
		fewestDays: 1,
		days: (today) => ({ start: addDays(today, -1), end: addDays(today, -1) }),
	},
};

function last(count: number): ReadyMade {
	const days = (today: string) => ({ start: addDays(today, 1 - count), end: today });
	return { name: `Last ${count} Days`, fewestDays: count, days };
}

const CUSTOM = 'custom';

/** Periods that hours are kept for. */
const SHORT = ['last3Days', 'last7Days', 'today', 'yesterday'];

const ORGANIC = ['last7Days', 'last30Days', 'last90Days'];

/** Pinterest keeps organic numbers for this many days. */
export const ORGANIC_DAYS = 90;

/** What the parameter `period` says where the operation itself knows the days, by what it gave last. */
export const SINCE_LAST_RUN = 'sinceLastRun';

const DATES = [
	day(
		{
			name: 'startDate',
			in: 'local',
			label: 'Start Date',
			description: 'First day (UTC). A date, or words such as "7 days ago".',
		},
		'7 days ago',
	),
	day(
		{
			name: 'endDate',
			in: 'local',
			label: 'End Date',
			description: 'Last day (UTC). A date, or words such as "yesterday".',
		},
		'yesterday',
	),
];

/**
 * Fields for the period of ads analytics and reports; {@link daysOf} reads them. They follow the parameter `granularity`: hours are
 * kept for a few days only.
 *
 * @param longer the other granularities that the operation has
 */
export const periodFields = (longer: string[]) => [
	period(() => true, 'last30Days', { granularity: longer }),
	period((value) => SHORT.includes(value), 'last3Days', { granularity: ['HOUR'] }),
	...DATES,
];

/**
 * Fields for a period where there are no hours.
 *
 * @param minimumDays days that a ready-made period must have to be offered
 */
export const wholeDays = (minimumDays = 1) => [
	period((_value, { fewestDays }) => fewestDays >= minimumDays, 'last30Days'),
	...DATES,
];

/** Fields for a period, or for what has come since the last run. */
export const daysOrSinceLastRun = () => [
	period(() => true, SINCE_LAST_RUN, undefined, [
		{
			name: 'Since the Last Run',
			value: SINCE_LAST_RUN,
			description: 'The days since the last run, and some earlier days that Pinterest may have restated',
		},
	]),
	...DATES,
];

/** Fields for the period of organic numbers; {@link fillOrganicPeriod} reads them. */
export const ORGANIC_PERIOD = [
	period((value) => ORGANIC.includes(value), 'last30Days'),
	day(
		{
			name: 'startDate',
			apiName: 'start_date',
			in: 'query',
			label: 'Start Date',
			description: `First day (UTC), at most ${ORGANIC_DAYS} days back. A date, or words such as "30 days ago".`,
		},
		'30 days ago',
	),
	day(
		{
			name: 'endDate',
			apiName: 'end_date',
			in: 'query',
			label: 'End Date',
			description: 'Last day (UTC). A date, or words such as "today".',
		},
		'today',
	),
];

function period(
	isOffered: (value: string, readyMade: ReadyMade) => boolean,
	initial: string,
	when?: When,
	more: ReadonlyArray<Option & { value: string }> = [],
) {
	const readyMade = Object.entries(READY_MADE).filter(([value, one]) => isOffered(value, one));
	return choice({
		name: 'period',
		in: 'local',
		label: 'Period',
		description: 'The days to get metrics for (UTC)',
		options: [
			{ name: 'Between Two Dates', value: CUSTOM },
			...readyMade.map(([value, { name, description }]) => ({ name, value, description })),
			...more,
		].sort(byName),
		default: initial,
		when,
	});
}

function day<const Own extends Facts>(facts: Own, initial: string) {
	const shared = {
		placeholder: 'e.g. 2026-05-31 or 7 days ago',
		required: true as const,
		when: { period: [CUSTOM] },
	};
	return field({ ...facts, ...shared }, { type: 'string', default: initial }, (value) => parseDay(value));
}

/** The values of the fields of a period. */
export type PeriodLocals = {
	period?: string;
	startDate?: string;
	endDate?: string;
};

export interface Limits {
	/** How many days back numbers are kept. */
	back: number;
	/** Most days in one request, both ends included. */
	maxDays: number;
}

/**
 * The days that the fields for a period stand for.
 *
 * @param oldest how many days back numbers are kept
 * @throws Error when the dates are reversed, in the future or further back than numbers are kept
 */
export function daysOf(
	local: { period?: unknown; startDate?: unknown; endDate?: unknown },
	oldest: number,
	now = Date.now(),
): Days {
	const given = { start: asText(local.startDate) ?? '', end: asText(local.endDate) ?? '' };
	const days = READY_MADE[asText(local.period) ?? '']?.days(dayOf(now)) ?? given;
	const earliest = checkedStart(days, oldest, now);
	if (days.start >= earliest) return days;
	throw new Error(
		`Start Date ${days.start} is more than ${oldest} days back, which is as long as Pinterest keeps these numbers; the earliest day is ${earliest}`,
	);
}

/**
 * Puts the dates of a ready-made period into the query of a request for organic numbers, and checks them.
 *
 * @param chosen the parameter `period`
 * @throws Error when the dates are reversed, in the future or more than 90 days back
 */
export function fillOrganicPeriod(query: IDataObject, chosen: unknown, now = Date.now()): void {
	const given = { start: asText(query.start_date) ?? '', end: asText(query.end_date) ?? '' };
	const days = READY_MADE[asText(chosen) ?? '']?.days(dayOf(now)) ?? given;
	Object.assign(query, { start_date: days.start, end_date: days.end });
	const earliest = checkedStart(days, ORGANIC_DAYS, now);
	if (days.start >= earliest) return;
	throw new Error(
		`Start Date ${days.start} is more than ${ORGANIC_DAYS} days back; the earliest day Pinterest gives is ${earliest}`,
	);
}

/**
 * The query of a request for numbers as it is sent: its first day moves up to the earliest one that there still are numbers of, which may
 * have become another while the request waited its turn.
 *
 * @param oldest how many days back numbers are kept
 */
export function withinKeptDays(oldest: number): (query: IDataObject) => IDataObject {
	return (query) => {
		const { start_date: start, end_date: end } = query;
		const earliest = earliestDay(oldest);
		const isPast = typeof start === 'string' && start < earliest && typeof end === 'string' && end >= earliest;
		return isPast ? { ...query, start_date: earliest } : query;
	};
}

/** The first day that there are numbers of, where they are kept for so many days. */
export function earliestDay(oldest: number, now = Date.now()): string {
	return addDays(dayOf(now), -oldest);
}

/** Gives the earliest day there can be, once the dates are known to be in order and not in the future. */
function checkedStart({ start, end }: Days, oldest: number, now: number): string {
	const today = dayOf(now);
	if (start > end) throw new Error(`Start Date ${start} is after End Date ${end}`);
	if (end > today) throw new Error(`End Date ${end} is in the future; today is ${today} (UTC)`);
	return earliestDay(oldest, now);
}

/**
 * The days in windows of at most so many days, the first one first.
 *
 * @param align `month` begins each window but the first on the first of a month, so that no month is in two windows; `week` makes
 *   windows whole weeks long
 */
export function windowsOf({ start, end }: Days, maxDays: number, align?: 'month' | 'week'): Days[] {
	const windows: Days[] = [];
	const longest = align === 'week' ? maxDays - (maxDays % 7) : maxDays;
	for (let from = start; from <= end;) {
		let to = addDays(from, longest - 1);
		if (to < end && align === 'month') {
			const lastOfMonth = addDays(firstOfMonth(to), -1);
			if (lastOfMonth >= from && !isLastOfMonth(to)) to = lastOfMonth;
		}
		if (to > end) to = end;
		windows.push({ start: from, end: to });
		from = addDays(to, 1);
	}
	return windows;
}

/** How many days there are, both ends included. */
export function countDays({ start, end }: Days): number {
	return Math.round((Date.parse(end) - Date.parse(start)) / DAY_MS) + 1;
}

function firstOfMonth(day: string): string {
	return `${day.slice(0, 8)}01`;
}

function isLastOfMonth(day: string): boolean {
	return addDays(day, 1).endsWith('-01');
}
