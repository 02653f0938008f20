import type { Settings } from '../../settings';

/** Something that is worked on after it was asked for. */
export interface Job {
	/** When it was asked for, milliseconds since 1970. */
	at: number;
	/** How often it was asked about. */
	polls: number;
}

/** Whether the work is at its end: after the set time, or after the set number of questions. It never is where it is stuck. */
export function isDone({ at, polls }: Job, settings: Settings, ownPolls?: number): boolean {
	if (settings.processingOutcome === 'stuck') return false;
	const needed = ownPolls ?? settings.processingPolls;
	return needed === undefined ? Date.now() - at >= settings.processingMs : polls > needed;
}
