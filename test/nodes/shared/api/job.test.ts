import { waitFor } from '../../../../nodes/shared/api/job';
import type { Job, JobState } from '../../../../nodes/shared/api/job';
import { outcomeOf, stub } from '../../../harness/stub';

describe('something that Pinterest works on', () => {
	beforeEach(() => {
		jest.useFakeTimers();
	});
	afterEach(() => {
		jest.useRealTimers();
	});

	/** Waits for a job that is in these states one after the other, the last one for good; tells when it was looked at. */
	async function waited(states: JobState[], more: Partial<Job> = {}, signal?: AbortSignal) {
		const began = Date.now();
		const looks: number[] = [];
		const job: Job = {
			noun: 'report',
			handle: { token: 'abc' },
			later: 'use Get with the token',
			longestSeconds: 100,
			look: async () => {
				looks.push(Date.now() - began);
				return await Promise.resolve({ number: looks.length });
			},
			stateOf: () => states[Math.min(looks.length, states.length) - 1] ?? 'running',
			...more,
		};
		const outcome = await outcomeOf(waitFor(stub([], { run: { signal }, itemIndex: 3 }).caller, job));
		return { ...outcome, looks };
	}

	it('is given with the answer that says it is done', async () => {
		expect(await waited(['done'])).toEqual({ value: { number: 1 }, looks: [0] });
		expect(await waited(['running', 'running', 'done'])).toEqual({ value: { number: 3 }, looks: [0, 1000, 2600] });
	});

	it('is looked at less and less often, but every half minute', async () => {
		const { looks } = await waited([...Array.from({ length: 11 }, (): JobState => 'running'), 'done'], {
			longestSeconds: 1000,
		});
		const pauses = looks.slice(1).map((at, number) => at - looks[number]);
		expect(pauses).toEqual([1000, 1600, 2560, 4096, 6554, 10_486, 16_778, 26_845, 30_000, 30_000, 30_000]);
	});

	it('may be known to take its time', async () => {
		expect((await waited(['running', 'running', 'done'], { firstWaitMs: 5000 })).looks).toEqual([0, 5000, 13_000]);
	});

	it('is looked at a last time when the longest wait is over, and its handle kept', async () => {
		const { error, looks } = await waited(['running'], { longestSeconds: 3 });
		expect(looks).toEqual([0, 1000, 2600, 3000]);
		expect(error).toMatchObject({
			message: 'The report is not ready after 3 s [item 3]',
			description: 'Nothing is lost: use Get with the token. Or raise the longest time to wait.',
			context: { itemIndex: 3, token: 'abc', stillRunning: true },
		});
	});

	it('is looked at once where there is no time to wait', async () => {
		expect((await waited(['running'], { longestSeconds: 0 })).looks).toEqual([0]);
	});

	it('that failed says why, and what to do', async () => {
		const { error, looks } = await waited(['running', { failed: 'It failed', advice: 'Ask for less.' }]);
		expect(looks).toHaveLength(2);
		expect(error).toMatchObject({
			message: 'It failed [item 3]',
			description: 'Ask for less.',
			context: { token: 'abc' },
		});
		expect((error as { context: object }).context).not.toHaveProperty('stillRunning');
		expect((await waited([{ failed: 'It failed' }])).error).toMatchObject({ description: 'Run the item again.' });
	});

	it('is not waited for once the execution is over', async () => {
		const { error, looks } = await waited(['running'], {}, AbortSignal.abort());
		expect(error).toMatchObject({ name: 'CancelledError' });
		expect(looks).toEqual([0]);
	});
});
