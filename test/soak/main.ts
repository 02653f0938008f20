/**
 * `npm run soak -- [--short] [--seed N] [--requests N] [--minutes N] [--faults SHARE]`
 *
 * Work of all kinds for half an hour of simulated time: 100,000 requests with 5 % random faults and Pinterest's limits. `--short` is a
 * twentieth of it. Nothing may be lost or doubled, each run must tell what is so, and (but for the short form) memory must stay flat.
 *
 * Ends with 1 when one of these is broken and with 2 when it could not run.
 */
import { parseArgs } from 'node:util';

import { startPinterest } from '../pinterest';
import { connected } from '../histories/play';
import { Clock } from '../matrix/clock';
import { packageNodes } from '../schemas/scenarios';
import { type Sample, sampleAt, slopeOf } from './memory';
import { strike } from './strikes';
import { tableOf, type Line } from './table';
import { type Done, tidy, type Work, worksOf } from './work';

/** So many pieces of work at a time. */
const AT_ONCE = 8;

const SAMPLES = 60;

/** In MB for 10,000 requests: what the heap may seem to grow by without growing. */
const FLAT_MB = 1;

async function main(): Promise<void> {
	const { values } = parseArgs({
		options: {
			short: { type: 'boolean', default: false },
			seed: { type: 'string', default: '1' },
			requests: { type: 'string' },
			minutes: { type: 'string' },
			faults: { type: 'string', default: '0.05' },
		},
	});
	const total = Number(values.requests ?? (values.short ? 5_000 : 100_000));
	const minutes = Number(values.minutes ?? (values.short ? 1.5 : 30));
	const random = randomFrom(Number(values.seed));
	const pinterest = await startPinterest({ processingMs: 2000 });
	new Clock(() => (pinterest.flight.now === 0 ? pinterest.flight.silent : undefined));
	const real = performance.now();
	try {
		const nodes = new Map((await packageNodes()).map((node) => [node.name, node]));
		const works = worksOf({ pinterest, nodes, credentials: connected(pinterest), random });
		const seen = strike(pinterest, Number(values.faults), random);
		const began = Date.now();
		const lines = new Map(works.map(({ name }): [string, Line] => [name, { name, pieces: 0, ...NOTHING, untrue: [] }]));
		const samples: Sample[] = [];
		let pieces = 0;
		const worker = async () => {
			while (seen.requests < total) {
				const work = chosen(works, random);
				add(lines.get(work.name), await work.carryOut(`Soak ${pieces++}`));
				if (seen.requests >= (samples.length * total) / SAMPLES) {
					tidy(pinterest);
					samples.push(sampleAt(seen.requests));
				}
				// No faster than so many minutes for all.
				const due = began + (seen.requests / total) * minutes * 60_000;
				if (due > Date.now()) await new Promise((resolve) => setTimeout(resolve, Math.max(50, due - Date.now())));
			}
		};
		await Promise.all(Array.from({ length: AT_ONCE }, worker));
		const simulated = (Date.now() - began) / 60_000;
		const all = [...lines.values()];
		const slope = slopeOf(samples);
		console.log(tableOf(all));
		const struck = [...seen.struck.values()].reduce((sum, count) => sum + count, 0);
		const seconds = (performance.now() - real) / 1000;
		console.log(
			[
				'',
				`${seen.requests} requests in ${simulated.toFixed(1)} simulated minutes (${seconds.toFixed(0)} s), seed ${values.seed}`,
				`${struck} faults (${((100 * struck) / seen.requests).toFixed(1)} %) of ${seen.struck.size} kinds; ${seen.overLimit} requests over a limit (${((100 * seen.overLimit) / seen.requests).toFixed(2)} %)`,
				`Memory after collection: ${samples[0].heapMb.toFixed(1)} MB at first, ${samples.at(-1)?.heapMb.toFixed(1)} MB at last; slope ${slope.toFixed(2)} MB per 10,000 requests`,
			].join('\n'),
		);
		const broken = all.flatMap(({ name, lost, doubled, untrue }) => [
			...(lost > 0 ? [`${name}: ${lost} lost`] : []),
			...(doubled > 0 ? [`${name}: ${doubled} doubled`] : []),
			...untrue.slice(0, 5).map((what) => `${name}: ${what}`),
		]);
		if (!values.short && slope > FLAT_MB) broken.push(`Memory grows by ${slope.toFixed(2)} MB per 10,000 requests`);
		for (const what of broken) console.log(`BROKEN  ${what}`);
		if (broken.length > 0) process.exitCode = 1;
	} finally {
		await pinterest.close();
	}
}

const NOTHING = { things: 0, runs: 0, failed: 0, lost: 0, doubled: 0 };

function add(line: Line | undefined, done: Done): void {
	if (!line) return;
	line.pieces++;
	for (const name of ['things', 'runs', 'failed', 'lost', 'doubled'] as const) line[name] += done[name];
	line.untrue.push(...done.untrue);
}

function chosen(works: readonly Work[], random: () => number): Work {
	let left = random() * works.reduce((sum, { weight }) => sum + weight, 0);
	const [first] = works;
	return works.find(({ weight }) => (left -= weight) < 0) ?? first;
}

/** Always the same numbers for a seed (mulberry32). */
function randomFrom(seed: number): () => number {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}

main()
	.catch((error: unknown) => {
		console.error(error);
		process.exitCode = 2;
	})
	.finally(() => setImmediate(() => process.exit()));
