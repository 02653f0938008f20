import { asList, asObject, asText, isObject } from '../shared/api/json';
import type { State } from './state';
import { stateIn } from './state';

/** Where in an ad account reading goes on. */
export interface Position {
	/** Position in the list of the run's tables. */
	table: number;
	/** The cursor of the next page. */
	bookmark?: string;
	/** Of a table that is read by reports: the first day of the next one, and how many days one has. */
	report?: { from: string; days: number };
}

/** How far a run is that gives its rows out in loops. It fits into a cursor, so nothing is kept anywhere between two loops. */
export interface Progress {
	/** The resource of the node, which the cursor is good for. */
	resource: string;
	/** Milliseconds since 1970. The days of analytics, and what counts as changed next time, follow from it. */
	began: number;
	/** The days of a period that does not follow the state. */
	days?: { start: string; end: string };
	/** Ids, in the order they are read in. */
	accounts: string[];
	/** Position in `accounts`; their count when all rows were given out. */
	account: number;
	place: Position;
	/** Ad accounts that had an error: their state stays. */
	failed: string[];
	/** The state that the run began with, where an item brought it. */
	state?: State;
}

/** For how long a cursor is good: a run must not go on when the days it stands for have become others. */
const CURSOR_LIFETIME_MS = 24 * 3_600_000;

export function cursorOf(progress: Progress): string {
	return Buffer.from(JSON.stringify(progress)).toString('base64url');
}

/** @throws Error when the text is no cursor of this resource, or an old one */
export function progressOf(cursor: string, resource: string, now = Date.now()): Progress {
	const progress = parsed(cursor);
	if (!progress) throw new Error('Cursor is none that this node gave: pass on the field "cursor" of its second output');
	if (progress.resource !== resource)
		throw new Error(`Cursor belongs to another resource (${progress.resource}): begin again with an empty one`);
	if (now - progress.began > CURSOR_LIFETIME_MS)
		throw new Error('Cursor is more than a day old: begin again with an empty one. Nothing is lost.');
	return progress;
}

function parsed(cursor: string): Progress | undefined {
	try {
		const progress: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
		return isProgress(progress) ? progress : undefined;
	} catch {
		return undefined;
	}
}

/** @throws Error when the state in it is none */
function isProgress(value: unknown): value is Progress {
	const { resource, began, days, accounts, account, place, failed, state } = asObject(value);
	stateIn(state);
	const { start, end } = asObject(days);
	const areDays = days === undefined || [start, end].every((day) => /^\d{4}-\d{2}-\d{2}$/.test(asText(day) ?? ''));
	const areIds = (list: unknown) => Array.isArray(list) && list.every((id) => /^\d+$/.test(asText(id) ?? ''));
	const isPosition = isObject(place) && isCount(place.table);
	const isWhole = typeof resource === 'string' && Number.isFinite(began) && areIds(failed) && isPosition;
	return isWhole && areDays && areIds(accounts) && isCount(account) && account <= asList(accounts).length;
}

function isCount(value: unknown): value is number {
	return typeof value === 'number' && Number.isInteger(value) && value >= 0;
}
