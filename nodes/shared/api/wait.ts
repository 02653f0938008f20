import { sleep } from 'n8n-workflow';

/** The execution was stopped while a request waited. n8n knows it by the word "canceled", which outlives the class. */
export class CancelledError extends Error {
	constructor() {
		super('The execution was canceled');
		this.name = 'CancelledError';
	}
}

/** Longest single sleep: a cancelled wait leaves at most this much of a timer behind. */
const SLICE_MS = 1000;

/**
 * Waits, and stops waiting at once when the execution is canceled.
 *
 * @throws CancelledError when `signal` is or becomes aborted
 */
export async function wait(milliseconds: number, signal?: AbortSignal): Promise<void> {
	const until = Date.now() + milliseconds;
	let cancel = () => {};
	const cancelled = new Promise<void>((resolve) => (cancel = resolve));
	signal?.addEventListener('abort', cancel);
	try {
		for (;;) {
			if (signal?.aborted) throw new CancelledError();
			const left = until - Date.now();
			if (left <= 0) return;
			await Promise.race([sleep(Math.min(left, SLICE_MS)), cancelled]);
		}
	} finally {
		signal?.removeEventListener('abort', cancel);
	}
}
