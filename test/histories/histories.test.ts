import fc from 'fast-check';

import { FAULTS } from '../matrix/faults';
import type { Nodes } from '../matrix/stage';
import { startPinterest, type SimulatedPinterest } from '../pinterest';
import { packageNodes } from '../schemas/scenarios';
import { KINDS } from './kinds';
import { play, type Ending, type Run, type Strike } from './play';

/** The real pauses, half a second and more, are in retry.test.ts. */
jest.mock('../../nodes/shared/api/retry', () => ({
	...jest.requireActual<object>('../../nodes/shared/api/retry'),
	backoff: () => 1,
	jitter: (milliseconds: number) => milliseconds,
}));

/** What is waited for by the clock is left to the matrix and the soak. */
const BY_CLOCK = /^silence|^429(?! without Retry-After)|^400 for 2|endless|renewal/;

const NAMES = FAULTS.filter(({ name, times }) => times === 'once' && !BY_CLOCK.test(name)).map(({ name }) => name);

const strikes = (names: string[], most: number): fc.Arbitrary<Strike[]> =>
	fc.uniqueArray(fc.record({ at: fc.nat(6), fault: fc.constantFrom(...names) }), {
		maxLength: most,
		selector: ({ at }) => at,
	});

const endings: fc.Arbitrary<Ending> = fc.record({
	how: fc.constantFrom('crash', 'stop'),
	at: fc.nat(8),
	isExecuted: fc.boolean(),
});

const runs = (ifExists: Array<Run['ifExists']>): fc.Arbitrary<Run> =>
	fc.record({
		wanted: fc.array(fc.nat(5), { minLength: 1, maxLength: 7 }),
		ifExists: fc.constantFrom(...ifExists),
		lostAnswers: fc.constantFrom('again', 'ignore', 'say'),
		continueOnFail: fc.boolean(),
		atOnce: fc.integer({ min: 1, max: 6 }),
		retries: fc.boolean(),
		writes: strikes(NAMES, 4),
		reads: strikes(NAMES, 2),
		ending: fc.option(endings, { nil: undefined, freq: 2 }),
	});

/** `HISTORIES` is how many of each kind of write are played, `HISTORIES_SEED` where their choice begins. */
const { HISTORIES, HISTORIES_SEED } = process.env;
const numRuns = Number(HISTORIES ?? 12);
const seed = Number(HISTORIES_SEED ?? Date.now() % 1_000_000);

/** Where nobody asks for more, no other history is begun after so long: a slow machine plays fewer. */
const longestMs = HISTORIES === undefined ? 3000 : Infinity;

/**
 * Random histories of runs, with faults, stops and crashes: each thing that was wanted is there exactly once in the end, and what a run
 * says of its items is so. A failure tells its seed, and the smallest history that still fails.
 */
describe('random histories', () => {
	let pinterest: SimulatedPinterest;
	let nodes: Nodes;
	beforeAll(async () => {
		nodes = new Map((await packageNodes()).map((node) => [node.name, node]));
		pinterest = await startPinterest({ processingMs: 0 });
	});
	afterAll(() => pinterest.close());

	it.each(KINDS.map((kind) => ({ ...kind })))(
		'of $name leave each wanted thing exactly once',
		async (kind) => {
			const choices: Array<Array<Run['ifExists']>> = [['use', 'update'], ['use', 'update'], ['another']];
			const histories = fc
				.constantFrom(...choices)
				.chain((some) => fc.array(runs(some), { minLength: 1, maxLength: 4 }));
			const until = Date.now() + longestMs;
			let isShrinking = false;
			await fc.assert(
				fc.asyncProperty(histories, async (history) => {
					if (Date.now() > until && !isShrinking) return;
					pinterest.reset();
					pinterest.limits.off();
					await play(kind, history, { pinterest, nodes }).catch((error: unknown) => {
						isShrinking = true;
						throw error;
					});
				}),
				{ seed, numRuns },
			);
		},
		3_600_000,
	);
});
