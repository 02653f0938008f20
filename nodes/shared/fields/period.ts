import type { When } from '../rows/field';
import { parseDay } from './dates';
import type { Option } from './kinds';
import { choice, field } from './kinds';

export const DAY_MS = 86_400_000;

/** First and last day, as YYYY-MM-DD (UTC), both included. */
export interface Days {
	start: string;
	end: string;
}

type Period = (today: string) => Days;

const back = (from: number, to = 0): Period => {
	return (today) => ({ start: addDays(today, -from), end: addDays(today, -to) });
};

/** Ready-made periods. Those that end today hold a day that is not over yet. */
const PERIODS: Record<string, { name: string; description?: string; days: Period }> = {
	last14Days: { name: 'Last 14 Days', days: back(13) },
	last30Days: { name: 'Last 30 Days', days: back(29) },
	last3Days: { name: 'Last 3 Days', days: back(2) },
	last7Days: { name: 'Last 7 Days', days: back(6) },
	last90Days: { name: 'Last 90 Days', days: back(89) },
	lastMonth: {
		name: 'Last Month',
		description: 'The calendar month before this one',
		days: (today) => {
			const end = addDays(`${today.slice(0, 8)}01`, -1);
			return { start: `${end.slice(0, 8)}01`, end };
		},
	},
	thisMonth: {
		name: 'This Month',
		description: 'From the first of this month until today',
		days: (today) => ({ start: `${today.slice(0, 8)}01`, end: today }),
	},
	today: { name: 'Today', days: back(0) },
	yesterday: { name: 'Yesterday', days: back(1, 1) },
};

const CUSTOM = 'custom';

/** Periods that hours are kept for. */
const SHORT = ['last3Days', 'last7Days', 'today', 'yesterday'];

/**
 * Fields for the period of ads analytics and reports; {@link daysOf} reads them. They follow the parameter `granularity`: hours are
 * kept for a few days only.
 *
 * @param longer the other granularities that the operation has
 */
export const periodFields = (longer: string[]) => [
	period(Object.keys(PERIODS), 'last30Days', { granularity: longer }),
	period(SHORT, 'last3Days', { granularity: ['HOUR'] }),
	...DATES,
];

/**
 * Fields for a period where there are no hours.
 *
 * @param minimumDays days that a ready-made period must have to be offered
 */
export const wholeDays = (minimumDays = 1) => [
	period(
		Object.keys(PERIODS).filter((value) => FEWEST_DAYS[value] >= minimumDays),
		'last30Days',
	),
	...DATES,
];

/** What the parameter `period` says where the operation itself knows the days, by what it gave last. */
export const SINCE_LAST_RUN = 'sinceLastRun';

/** Fields for a period, or for what has come since the last run. */
export const daysOrSinceLastRun = () => [
	period(Object.keys(PERIODS), SINCE_LAST_RUN, undefined, [
		{
			name: 'Since the Last Run',
			value: SINCE_LAST_RUN,
			description: 'The days after those given last, and some before them that Pinterest may have restated',
		},
	]),
	...DATES,
];

/** How few days a ready-made period can have. */
const FEWEST_DAYS: Record<string, number> = {
	last14Days: 14,
	last30Days: 30,
	last3Days: 3,
	last7Days: 7,
	last90Days: 90,
	lastMonth: 28,
	thisMonth: 1,
	today: 1,
	yesterday: 1,
};

const DATES = [
	day('startDate', 'Start Date', '7 days ago', 'First day (UTC). A date, or words such as "7 days ago".'),
	day('endDate', 'End Date', 'yesterday', 'Last day (UTC). A date, or words such as "yesterday".'),
];

function period(offered: string[], initial: string, when?: When, more: Array<Option & { value: string }> = []) {
	return choice({
		name: 'period',
		in: 'local',
		label: 'Period',
		description: 'The days to get numbers for (UTC)',
		options: [
			{ name: 'Between Two Dates', value: CUSTOM },
			...offered.map((value) => {
				const { name, description } = PERIODS[value];
				return { name, value, description };
			}),
			...more,
		].sort((a, b) => a.name.localeCompare(b.name)),
		default: initial,
		when,
	});
}

function day<const Name extends string>(name: Name, label: string, initial: string, description: string) {
	return field(
		{
			name,
			in: 'local',
			label,
			description,
			placeholder: 'e.g. 2026-05-31 or 7 days ago',
			required: true,
			when: { period: [CUSTOM] },
		},
		{ type: 'string', default: initial },
		(value) => parseDay(value),
	);
}

/** The values that the fields leave in the node. */
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
 * The days that the fields of {@link PERIOD} stand for.
 *
 * @param oldest how many days back numbers are kept
 * @throws Error when the dates are reversed, in the future or further back than numbers are kept
 */
export function daysOf(local: Record<string, unknown>, oldest: number, now = Date.now()): Days {
	const today = dayOf(now);
	const ready = PERIODS[String(local.period)];
	const { start, end } = ready
		? ready.days(today)
		: { start: String(local.startDate ?? ''), end: String(local.endDate ?? '') };
	if (start > end) throw new Error(`Start Date ${start} is after End Date ${end}`);
	if (end > today) throw new Error(`End Date ${end} is in the future; today is ${today} (UTC)`);
	const earliest = addDays(today, -oldest);
	if (start < earliest)
		throw new Error(
			`Start Date ${start} is more than ${oldest} days back, which is as long as Pinterest keeps these numbers; the earliest day is ${earliest}`,
		);
	return { start, end };
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
			const lastOfMonth = addDays(`${to.slice(0, 8)}01`, -1);
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

export function addDays(day: string, count: number): string {
	return dayOf(Date.parse(`${day}T00:00:00Z`) + count * DAY_MS);
}

export function dayOf(milliseconds: number): string {
	return new Date(milliseconds).toISOString().slice(0, 10);
}

function isLastOfMonth(day: string): boolean {
	return addDays(day, 1).endsWith('-01');
}
