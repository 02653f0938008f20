import { CancelledError, wait } from '../../../../nodes/shared/api/wait';

describe('a wait', () => {
	beforeEach(() => {
		jest.useFakeTimers();
	});
	afterEach(() => {
		jest.useRealTimers();
	});
	const watched = (promise: Promise<void>) => {
		const ends: unknown[] = [];
		void promise.then(
			() => ends.push('over'),
			(error: unknown) => ends.push(error),
		);
		return ends;
	};

	it.each([400, 1000, 2500])('takes %i ms, no less and no more', async (milliseconds) => {
		const ends = watched(wait(milliseconds));
		await jest.advanceTimersByTimeAsync(milliseconds - 1);
		expect(ends).toEqual([]);
		await jest.advanceTimersByTimeAsync(1);
		expect(ends).toEqual(['over']);
	});

	it.each([0, -5])('of %i ms is over at once, without a timer', async (milliseconds) => {
		const ends = watched(wait(milliseconds));
		expect(jest.getTimerCount()).toBe(0);
		await Promise.resolve();
		await Promise.resolve();
		expect(ends).toEqual(['over']);
	});

	it('ends at once with the execution, and leaves a second of a timer at most', async () => {
		const stop = new AbortController();
		const ends = watched(wait(60_000, stop.signal));
		await jest.advanceTimersByTimeAsync(1500);
		stop.abort();
		await Promise.resolve();
		await jest.advanceTimersByTimeAsync(0);
		expect(ends).toEqual([new CancelledError()]);
		await jest.advanceTimersByTimeAsync(1000);
		expect(jest.getTimerCount()).toBe(0);
	});

	it('does not begin once the execution is over', async () => {
		await expect(wait(60_000, AbortSignal.abort())).rejects.toBeInstanceOf(CancelledError);
		expect(jest.getTimerCount()).toBe(0);
	});

	it('listens to the signal once, and no longer than it takes', async () => {
		const stop = new AbortController();
		const added = jest.spyOn(stop.signal, 'addEventListener');
		const removed = jest.spyOn(stop.signal, 'removeEventListener');
		const ends = watched(wait(3000, stop.signal));
		await jest.advanceTimersByTimeAsync(3000);
		expect(ends).toEqual(['over']);
		expect(added).toHaveBeenCalledTimes(1);
		expect(removed.mock.calls).toEqual([['abort', added.mock.calls[0][1]]]);
	});

	it('that is canceled says so in the word by which n8n knows it', () => {
		expect(new CancelledError()).toMatchObject({ name: 'CancelledError', message: 'The execution was canceled' });
	});
});
