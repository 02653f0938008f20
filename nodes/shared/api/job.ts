import type { IDataObject } from 'n8n-workflow';
import { NodeApiError } from 'n8n-workflow';

import { apiError, statusOf } from './errors';
import { StoppedError } from './gate';
import { asObject, asText } from './json';
import { Previewed } from './hold';
import type { Caller } from './request';
import { CancelledError, wait } from './wait';

/** A wait for something that Pinterest works on begins with this and grows to the longest. */
const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 30_000;
const GROWTH = 1.6;

/** An answer that lacks what it promises is asked for again; after so many in a row it is an error. */
const MOST_INCOMPLETE = 5;

/**
 * What a look at a job says. An answer is incomplete where it lacks what it must have: how far the job is, or the address of the file
 * of one that is finished.
 */
export type JobState =
	'running' | 'done' | { failed: string; advice?: string; details?: IDataObject } | { incomplete: string };

/** Something that Pinterest works on by itself. */
export interface Accepted {
	/** What it is, for messages: "report". */
	noun: string;
	/** What finishes it later, kept in every error: a token, a batch id. */
	handle: IDataObject;
	/** What to do with the handle: "Get with the token in the details of this error finishes the job". */
	later: string;
	/**
	 * What Pinterest accepted just now for this item: something that it was asked for, or a write, which may have been executed whatever
	 * is not known of it. Undefined where the user gave the handle.
	 */
	accepted?: 'question' | 'write';
}

export interface Job extends Accepted {
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
 * @throws NodeApiError when a look or the job failed, answers stay incomplete, or it takes longer than `longestSeconds`; the handle is
 *   in its details, to go on with
 */
export async function waitFor(caller: Caller, job: Job): Promise<IDataObject> {
	const began = Date.now();
	let incomplete = 0;
	for (let delay = job.firstWaitMs ?? FIRST_WAIT_MS; ; delay = longer(delay)) {
		const answer = await keepingHandle(caller, job, job.look);
		const state = job.stateOf(answer);
		if (state === 'done') return answer;
		if (typeof state === 'object' && 'failed' in state) throw failed(caller, job, state);
		incomplete = typeof state === 'object' ? incomplete + 1 : 0;
		const until = Math.min(began + job.longestSeconds * 1000, caller.run.deadline ?? Infinity);
		const left = until - Date.now();
		if (typeof state === 'object' && (incomplete >= MOST_INCOMPLETE || left <= 0))
			throw afterwards(caller, job, new Error(state.incomplete));
		if (left <= 0) throw unfinished(caller, job);
		await wait(Math.min(delay, left), caller.run.signal);
	}
}

/** In whole milliseconds, as a clock counts. */
function longer(delay: number): number {
	return Math.min(LONGEST_WAIT_MS, Math.round(delay * GROWTH));
}

/** Does what comes after something was accepted; an error keeps the handle (see {@link afterwards}). */
export async function keepingHandle<T>(caller: Caller, job: Accepted, body: () => Promise<T>): Promise<T> {
	try {
		return await body();
	} catch (error) {
		throw afterwards(caller, job, error);
	}
}

/**
 * An error that came after something was accepted, such that nobody takes it for a refusal: it says what was accepted and how to finish
 * it, and has the handle in its details. One that has been told so already stays as it is.
 */
export function afterwards(caller: Caller, job: Accepted, error: unknown): unknown {
	if ([CancelledError, StoppedError, Previewed].some((kind) => error instanceof kind)) return error;
	const told = error instanceof NodeApiError ? error : asApiError(caller, error);
	if (told.context.accepted !== undefined || told.context.stillRunning === true) return told;
	Object.assign(told.context, { ...detailsOf(job), ...told.context });
	if (job.accepted === undefined) return told;
	told.context.accepted = job.noun;
	told.message = `Pinterest accepted the ${job.noun}, but what became of it could not be read: ${told.message}`;
	told.description = adviceFor(job, told);
	return told;
}

function detailsOf({ handle, accepted }: Accepted): IDataObject {
	return { ...handle, ...(accepted === 'write' ? { mayHaveBeenExecuted: true } : {}) };
}

/** What to do about a refusal says nothing here: what was refused is only the look. */
function adviceFor({ later, accepted }: Accepted, error: NodeApiError): string {
	const status = statusOf(error);
	const isOfUse = status === undefined || [401, 403, 429].includes(status);
	return [
		`Nothing is lost: ${later}.`,
		...(accepted === 'write' ? ['Don’t send it again before you know.'] : []),
		// What was asked for was executed before: only the look was not.
		...(isOfUse ? [(error.description ?? '').replace(' Nothing was executed.', '')] : []),
	]
		.filter(Boolean)
		.join(' ');
}

function asApiError({ context, run, itemIndex }: Caller, error: unknown): NodeApiError {
	const { message, description } = asObject(error);
	const failure = { message: asText(message) ?? String(error), advice: asText(description) ?? '' };
	return apiError(context.getNode(), failure, { itemIndex, environment: run.environment });
}

function unfinished({ context, run, itemIndex }: Caller, job: Job): Error {
	const seconds =
		run.deadline === undefined ? job.longestSeconds : Math.min(job.longestSeconds, run.maximumWaitMs / 1000);
	const message = `The ${job.noun} is not ready after ${seconds} s`;
	const advice = `Nothing is lost: ${job.later}. Or raise the maximum wait.`;
	const failure = { message, advice, details: { ...detailsOf(job), stillRunning: true } };
	return apiError(context.getNode(), failure, { itemIndex, environment: run.environment });
}

function failed(
	{ context, run, itemIndex }: Caller,
	job: Job,
	{
		failed: message,
		advice = 'Run the item again.',
		details,
	}: { failed: string; advice?: string; details?: IDataObject },
): Error {
	const failure = { message, advice, details: { ...detailsOf(job), ...details } };
	return apiError(context.getNode(), failure, { itemIndex, environment: run.environment });
}
