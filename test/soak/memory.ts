/** What of the memory stays when everything that is not needed any more is thrown away. */
import { readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeHeapSnapshot } from 'node:v8';

const MB = 1024 * 1024;

/** The objects that were there after so many requests. */
export interface Sample {
	requests: number;
	heapMb: number;
}

/**
 * Counts the objects of V8's own list of them, which begins with the most thorough collection. The size of the heap says less: it grows for a
 * long time by what is only kept to be faster. It takes some seconds.
 */
export function sampleAt(requests: number): Sample {
	const file = writeHeapSnapshot(join(tmpdir(), `soak-${process.pid}-${requests}.heapsnapshot`));
	try {
		return { requests, heapMb: sizeIn(readFileSync(file, 'latin1')) / MB };
	} finally {
		rmSync(file);
	}
}

/** The sum of all objects' own sizes, in bytes. */
function sizeIn(snapshot: string): number {
	const fields = /"node_fields":\[([^\]]*)\]/.exec(snapshot)?.[1].split(',') ?? [];
	const place = fields.indexOf('"self_size"');
	const begin = snapshot.indexOf('"nodes":[') + '"nodes":['.length;
	const numbers = snapshot.slice(begin, snapshot.indexOf(']', begin)).split(',');
	let size = 0;
	for (let at = place; at < numbers.length; at += fields.length) size += Number(numbers[at]);
	return size;
}

/** What is more at the second sample, in MB for 10,000 requests. */
export function slopeOf(first: Sample, second: Sample): number {
	return ((second.heapMb - first.heapMb) / Math.max(1, second.requests - first.requests)) * 10_000;
}
