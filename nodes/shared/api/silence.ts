import type { Run } from './run';
import { wait } from './wait';

/**
 * Does something that may take long as long as it goes on: what makes no progress for the node's own timeout has broken off. n8n's
 * HTTP helper counts a timeout from the beginning of an upload, and does not count while a stream is read.
 *
 * @param act gets a signal that ends its request, and tells of each progress
 * @throws Error with the code of a timeout
 */
export async function unlessSilent<T>(
	{ signal, transport: { timeout = LONGEST_SILENCE_MS } }: Run,
	act: (stop: AbortSignal, onProgress: () => void) => Promise<T>,
): Promise<T> {
	const stopped = new AbortController();
	const over = new AbortController();
	const stop = () => stopped.abort();
	signal?.addEventListener('abort', stop);
	let last = Date.now();
	const watch = async (): Promise<never> => {
		for (;;) {
			const left = last + timeout - Date.now();
			if (left <= 0) {
				stop();
				throw Object.assign(new Error('No progress in time'), { code: 'ETIMEDOUT' });
			}
			await wait(left, over.signal);
		}
	};
	const acting = act(stopped.signal, () => (last = Date.now()));
	const watching = watch();
	// The one that loses the race ends with an error that nobody is to hear of.
	for (const one of [acting, watching]) one.catch(() => undefined);
	try {
		return await Promise.race([acting, watching]);
	} finally {
		over.abort();
		signal?.removeEventListener('abort', stop);
	}
}

/** Where the run says nothing. */
const LONGEST_SILENCE_MS = 300_000;
