import { unlessSilent } from '../../../../nodes/shared/api/silence';
import { outcomeOf, runWith } from '../../../harness/stub';

/** Something that takes so long, told of each so many milliseconds; it ends when it is to stop. */
function takes(milliseconds: number, every = Infinity) {
	return async (stop: AbortSignal, onProgress: () => void) =>
		await new Promise<string>((resolve, reject) => {
			stop.addEventListener('abort', () => reject(new Error('stopped')));
			for (let at = every; at < milliseconds; at += every) setTimeout(onProgress, at);
			setTimeout(() => resolve('done'), milliseconds);
		});
}

describe('what may take long', () => {
	beforeEach(() => {
		jest.useFakeTimers();
	});
	afterEach(() => {
		jest.useRealTimers();
	});
	const run = runWith({ transport: { timeout: 5000 } });
	const timeout = { message: 'No progress in time', code: 'ETIMEDOUT' };

	it('gives what it gives, and leaves nothing that waits', async () => {
		const doing = unlessSilent(run, takes(3000));
		await jest.advanceTimersByTimeAsync(3000);
		expect(await doing).toBe('done');
		// One slice of the wait is left at most.
		await jest.advanceTimersByTimeAsync(1000);
		expect(jest.getTimerCount()).toBe(0);
	});

	it('goes on as long as it tells of progress', async () => {
		expect(await outcomeOf(unlessSilent(run, takes(60_000, 4900)))).toEqual({ value: 'done' });
	});

	it('is stopped after the timeout without any', async () => {
		let stopped = -1;
		const begun = Date.now();
		const act = async (stop: AbortSignal, onProgress: () => void) => {
			stop.addEventListener('abort', () => (stopped = Date.now() - begun));
			return await takes(60_000)(stop, () => onProgress());
		};
		expect((await outcomeOf(unlessSilent(run, act))).error).toMatchObject(timeout);
		expect(stopped).toBe(5000);
	});

	it('is stopped the timeout after the last progress', async () => {
		const begun = Date.now();
		let ended = -1;
		const act = async (stop: AbortSignal, onProgress: () => void) => {
			setTimeout(onProgress, 3000);
			stop.addEventListener('abort', () => (ended = Date.now() - begun));
			return await takes(60_000)(stop, onProgress);
		};
		expect((await outcomeOf(unlessSilent(run, act))).error).toMatchObject(timeout);
		expect(ended).toBe(8000);
	});

	it('has five minutes where the run says nothing', async () => {
		const unset = runWith({ transport: {} });
		expect(await outcomeOf(unlessSilent(unset, takes(299_999)))).toEqual({ value: 'done' });
		expect((await outcomeOf(unlessSilent(unset, takes(300_001)))).error).toMatchObject(timeout);
	});

	it('fails as it fails', async () => {
		const error = new Error('No');
		const fails = async () => await Promise.reject<string>(error);
		expect(await outcomeOf(unlessSilent(run, fails))).toEqual({ error });
	});

	it('is stopped with the execution, to which it does not listen any longer than it takes', async () => {
		const execution = new AbortController();
		const listening = runWith({ signal: execution.signal, transport: { timeout: 5000 } });
		const added = jest.spyOn(execution.signal, 'addEventListener');
		const removed = jest.spyOn(execution.signal, 'removeEventListener');
		expect(await outcomeOf(unlessSilent(listening, takes(1000)))).toEqual({ value: 'done' });
		expect(removed.mock.calls).toEqual(added.mock.calls);
		const doing = unlessSilent(listening, takes(4000));
		await jest.advanceTimersByTimeAsync(1000);
		execution.abort();
		expect((await outcomeOf(doing)).error).toEqual(new Error('stopped'));
	});
});
