import type { IDataObject } from 'n8n-workflow';

import { SYNC_LIMITS } from '../shared/fields/analyticsLimits';
import { addDays, dayOf } from '../shared/fields/dates';
import { SINCE_LAST_RUN, daysOf } from '../shared/fields/period';
import type { Days } from '../shared/fields/period';

const { back: OLDEST } = SYNC_LIMITS.other;

/** The days of an ad account's analytics. */
export interface WantedDays {
	/** Undefined when there is nothing new. */
	days?: Days;
	/** The last whole day that has been given out when the run is over, for the state. Undefined where the state plays no part. */
	lastWholeDay?: string;
	/** What the user should know. */
	warning?: string;
}

/**
 * The days of a period that is the same whatever was given before. A run keeps them to its end: "7 days ago" must not become another day
 * for the ad accounts that are read after midnight.
 *
 * @throws Error when the dates are reversed, in the future or more than 90 days back
 */
export function fixedDays(local: IDataObject, began: number): Days | undefined {
	return local.period === SINCE_LAST_RUN ? undefined : daysOf(local, OLDEST, began);
}

/**
 * The days of analytics to give, by the node's parameters.
 *
 * @param lastGiven the last whole day that was given before; undefined in the first run
 * @param began when the run began, milliseconds since 1970
 * @param fixed the days of a period that does not follow the state, as {@link fixedDays} gave them when the run began
 * @throws Error when the dates are reversed, in the future or more than 90 days back
 */
export function wantedDays(
	local: IDataObject,
	lastGiven: string | undefined,
	began: number,
	fixed = fixedDays(local, began),
): WantedDays {
	if (fixed) return { days: fixed };
	const today = dayOf(began);
	const yesterday = addDays(today, -1);
	const end = local.includeToday === true ? today : yesterday;
	const lookback = Number(local.lookbackDays ?? 0);
	const wanted = lastGiven ? addDays(lastGiven, 1 - lookback) : addDays(yesterday, 1 - Number(local.firstRunDays));
	const earliest = addDays(today, -OLDEST);
	const start = wanted < earliest ? earliest : wanted;
	return {
		days: start > end ? undefined : { start, end },
		// Where today is among them, it is given again when it is over.
		lastWholeDay: yesterday,
		warning:
			start === wanted
				? undefined
				: `The days from ${wanted} to ${addDays(earliest, -1)} are left out: Pinterest keeps numbers for ${OLDEST} days, and the last run was too long ago. The rows begin with ${start}.`,
	};
}
