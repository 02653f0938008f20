import type { NodeApiError } from 'n8n-workflow';

import { apiError } from '../../../../nodes/shared/api/errors';
import { StoppedError } from '../../../../nodes/shared/api/gate';
import { afterwards, waitFor } from '../../../../nodes/shared/api/job';
import type { Job, JobState } from '../../../../nodes/shared/api/job';
import { CancelledError } from '../../../../nodes/shared/api/wait';
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
			message: 'The report is not ready after 3 s',
			description: 'Nothing is lost: use Get with the token. Or raise the maximum wait.',
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
			message: 'It failed',
			description: 'Ask for less.',
			context: { token: 'abc' },
		});
		expect((error as { context: object }).context).not.toHaveProperty('stillRunning');
		expect((await waited([{ failed: 'It failed' }])).error).toMatchObject({ description: 'Run the item again.' });
	});

	describe('that was accepted is never called refused', () => {
		const error = async (more: Partial<Job>) => (await waited(['running'], more)).error as NodeApiError;
		const look = (failure: Error) => async () => await Promise.reject(failure);
		const node = stub([]).caller.context.getNode();
		const api = (status: number | undefined, advice = 'Correct the values.') =>
			apiError(node, { status, message: 'No such thing', advice }, { itemIndex: 3 });

		it.each([400, 404, 409, 422, 500, 503])('when a look is answered with %i', async (status) => {
			const told = await error({ accepted: 'write', look: look(api(status)) });
			expect(told).toMatchObject({
				message: `Pinterest accepted the report, but what became of it could not be read: No such thing`,
				description: 'Nothing is lost: use Get with the token. Don’t send it again before you know.',
				httpCode: String(status),
				context: { token: 'abc', accepted: 'report', mayHaveBeenExecuted: true, status },
			});
		});

		it.each([401, 403, 429, undefined])('and what helps to look again is told, after %p', async (status) => {
			const told = await error({ accepted: 'question', look: look(api(status, 'Reconnect.')) });
			expect(told.description).toBe('Nothing is lost: use Get with the token. Reconnect.');
			expect(told.context).toMatchObject({ token: 'abc', accepted: 'report' });
			expect(told.context).not.toHaveProperty('mayHaveBeenExecuted');
		});

		it('when something else fails', async () => {
			const failure = Object.assign(new Error('the answer is no list.'), { description: 'Ask Pinterest.' });
			expect(await error({ accepted: 'write', look: look(failure) })).toMatchObject({
				message: 'Pinterest accepted the report, but what became of it could not be read: The answer is no list',
				description: 'Nothing is lost: use Get with the token. Don’t send it again before you know. Ask Pinterest.',
				context: { token: 'abc', mayHaveBeenExecuted: true },
			});
		});

		it('but an error stays as it is, with the handle, where the user gave that', async () => {
			expect(await error({ look: look(api(404)) })).toMatchObject({
				message: 'No such thing',
				description: 'Correct the values.',
				context: { token: 'abc', status: 404 },
			});
		});

		it('when the wait ends, or it failed', async () => {
			for (const state of ['running', { failed: 'It failed' }] as const) {
				const { error: told } = await waited([state], { accepted: 'write', longestSeconds: 0 });
				expect(told).toMatchObject({ context: { token: 'abc', mayHaveBeenExecuted: true } });
			}
		});

		it('and told so once', async () => {
			const job = { noun: 'report', handle: { token: 'abc' }, later: 'use Get', accepted: 'write' } as const;
			const { caller } = stub([], { itemIndex: 3 });
			const once = afterwards(caller, job, new Error('x'));
			expect(afterwards(caller, { ...job, noun: 'file' }, once)).toBe(once);
			expect((once as Error).message).toMatch(/^Pinterest accepted the report.*: X$/);
			for (const stopped of [new CancelledError(), new StoppedError()])
				expect(afterwards(caller, job, stopped)).toBe(stopped);
		});
	});

	it('whose answer lacks what it promises is asked again, five times in a row and within the wait', async () => {
		const lacking: JobState = { incomplete: 'There is no address' };
		const { value, looks } = await waited([lacking, 'running', lacking, lacking, lacking, lacking, 'done']);
		expect([value, looks.length]).toEqual([{ number: 7 }, 7]);
		const never = await waited([lacking], { accepted: 'question' });
		expect(never.looks).toEqual([0, 1000, 2600, 5160, 9256]);
		expect(never.error).toMatchObject({
			message: 'Pinterest accepted the report, but what became of it could not be read: There is no address',
			context: { token: 'abc' },
		});
		expect((await waited([lacking], { longestSeconds: 2 })).looks).toEqual([0, 1000, 2000]);
		expect((await waited([lacking], { longestSeconds: 0 })).looks).toEqual([0]);
	});

	it('is not waited for once the execution is over', async () => {
		const { error, looks } = await waited(['running'], {}, AbortSignal.abort());
		expect(error).toMatchObject({ name: 'CancelledError' });
		expect(looks).toEqual([0]);
	});
});
