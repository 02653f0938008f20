/** What of the memory stays when everything that is not needed any more is thrown away. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

const MB = 1024 * 1024;

/** A look at the memory after so many requests. */
export interface Sample {
	requests: number;
	heapMb: number;
}

export function sampleAt(requests: number): Sample {
	// What is freed by the first may let go of more.
	collect();
	collect();
	return { requests, heapMb: process.memoryUsage().heapUsed / MB };
}

/** What the samples grow by, in MB for 10,000 requests: the line with the least squares through all but the first fifth. */
export function slopeOf(samples: readonly Sample[]): number {
	const warm = samples.slice(Math.floor(samples.length / 5));
	const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
	const [x, y] = [mean(warm.map(({ requests }) => requests)), mean(warm.map(({ heapMb }) => heapMb))];
	const rise = warm.reduce((sum, { requests, heapMb }) => sum + (requests - x) * (heapMb - y), 0);
	const run = warm.reduce((sum, { requests }) => sum + (requests - x) ** 2, 0);
	return run === 0 ? 0 : (rise / run) * 10_000;
}
