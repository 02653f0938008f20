import type { IDataObject } from 'n8n-workflow';

import { apiError } from './errors';
import type { Caller } from './request';
import { wait } from './wait';

/** A wait for something that Pinterest works on begins with this and grows to the longest. */
const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 30_000;
const GROWTH = 1.6;

/** What a look at a job says. */
export type JobState = 'running' | 'done' | { failed: string; advice?: string };

export interface Job {
	/** What the job is, for messages: "report". */
	noun: string;
	/** What finishes the wait later, kept in the error: a token, a batch id. */
	handle: IDataObject;
	/** What to do with the handle when the wait ends too early: "use Get with the token". */
	later: string;
	/** Longest wait, in seconds; 0 looks once. */
	longestSeconds: number;
	/** Milliseconds before the first look again; grows by itself. */
	firstWaitMs?: number;
	look: () => Promise<IDataObject>;
	stateOf: (answer: IDataObject) => JobState;
}

/**
 * Waits for something Pinterest works on by itself: looks, waits a little longer each time, and looks again.
 *
 * @returns the answer that said it is done
 * @throws NodeApiError when the job failed, or takes longer than `longestSeconds` (the handle is in its details, to go on with)
 */
export async function waitFor(caller: Caller, job: Job): Promise<IDataObject> {
	const began = Date.now();
	for (let delay = job.firstWaitMs ?? FIRST_WAIT_MS; ; delay = longer(delay)) {
		const answer = await job.look();
		const state = job.stateOf(answer);
		if (state === 'done') return answer;
		if (state !== 'running') throw fail(caller, state.failed, state.advice, job.handle);
		const left = began + job.longestSeconds * 1000 - Date.now();
		if (left <= 0) {
			const message = `The ${job.noun} is not ready after ${job.longestSeconds} s`;
			throw fail(caller, message, `Nothing is lost: ${job.later}. Or raise the longest time to wait.`, {
				...job.handle,
				stillRunning: true,
			});
		}
		await wait(Math.min(delay, left), caller.run.signal);
	}
}

/** In whole milliseconds, as a clock counts. */
function longer(delay: number): number {
	return Math.min(LONGEST_WAIT_MS, Math.round(delay * GROWTH));
}

function fail(
	{ context, run, itemIndex }: Caller,
	message: string,
	advice: string | undefined,
	details: IDataObject,
): Error {
	const failure = { message, advice: advice ?? 'Run the item again.', details };
	return apiError(context.getNode(), failure, { itemIndex, environment: run.environment });
}
