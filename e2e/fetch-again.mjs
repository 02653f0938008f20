import { setTimeout as sleep } from 'node:timers/promises';

/** A connection that was kept may end while a server is busy: what may be asked twice is asked up to three times. */
export async function fetchAgain(mayRepeat, url, options) {
	for (let attempt = 1; ; attempt++) {
		try {
			// A signal of a time limit counts once.
			return await fetch(url, { ...options, signal: AbortSignal.timeout(60_000) });
		} catch (error) {
			if (!mayRepeat || attempt === 3)
				throw new Error(`${url}: ${error.cause?.code ?? error.message}`, { cause: error });
			await sleep(attempt * 500);
		}
	}
}
