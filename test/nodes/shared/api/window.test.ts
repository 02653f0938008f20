import { Window } from '../../../../nodes/shared/api/window';

/**
 * Rounds of as many answers as the window is wide, each as late as `latency` says for so many at once; gives the width after each round.
 */
function rounds(
	window: Window,
	count: number,
	latency: (size: number) => number,
	{ isFull = true, bytesEach = 0, perMs = Infinity } = {},
) {
	return Array.from({ length: count }, () => {
		const { size } = window;
		for (let answer = 0; answer < size; answer++) {
			if (isFull) window.full();
			window.answered(latency(size), { bytes: size * bytesEach, perMs });
		}
		return window.size;
	});
}

const steady = () => 100;

describe('the window', () => {
	it('doubles with each round of answers that come as fast as before, up to its most', () => {
		expect(rounds(new Window(10, 100), 5, steady)).toEqual([20, 40, 80, 100, 100]);
	});

	it('stays as it is where nothing waits for room', () => {
		expect(rounds(new Window(10, 100), 5, steady, { isFull: false })).toEqual([10, 10, 10, 10, 10]);
	});

	it('stays as it is where the user has chosen it, however late answers come', () => {
		let late = 1;
		expect(rounds(new Window(30), 5, () => (late *= 3))).toEqual([30, 30, 30, 30, 30]);
	});

	it('does not hold more in bodies than it may', () => {
		const megabytes = 1024 * 1024;
		expect(rounds(new Window(10, 100), 4, steady, { bytesEach: 2 * megabytes })).toEqual([20, 40, 40, 40]);
		expect(rounds(new Window(10, 100), 4, steady, { bytesEach: 20 * megabytes })).toEqual([10, 10, 10, 10]);
	});

	it('is not much wider than what the limits let through while an answer is waited for', () => {
		expect(rounds(new Window(10, 100), 4, steady, { perMs: 0.4 })).toEqual([20, 40, 40, 40]);
		// Where the usual number is near enough, it stays.
		expect(rounds(new Window(10, 100), 4, steady, { perMs: 0.19 })).toEqual([10, 10, 10, 10]);
		expect(rounds(new Window(10, 100), 4, steady, { perMs: 0.001 })).toEqual([10, 10, 10, 10]);
		const halved = new Window(10, 100);
		halved.refused();
		expect(rounds(halved, 40, steady, { perMs: 0.001 }).at(-1)).toBe(10);
	});

	it('narrows where answers wait behind each other, and stays near where they do not', () => {
		// A server that does 20 things at a time, in 100 ms each.
		const widths = rounds(new Window(10, 100), 60, (size) => 100 * Math.max(1, size / 20));
		expect(Math.max(...widths)).toBeLessThanOrEqual(80);
		for (const width of widths.slice(10)) {
			expect(width).toBeGreaterThanOrEqual(20);
			expect(width).toBeLessThanOrEqual(50);
		}
	});

	it('takes answers that just take longer now for the new measure, and widens again', () => {
		const window = new Window(10, 100);
		const before = rounds(window, 4, () => 50, { isFull: false });
		const after = rounds(window, 8, () => 800);
		expect(before.at(-1)).toBe(10);
		expect(Math.min(...after)).toBe(8);
		expect(after.at(-1)).toBe(100);
	});

	it('halves at a refusal, not below one, and widens slowly from there', () => {
		const window = new Window(16, 100);
		window.refused();
		expect(window.size).toBe(8);
		expect(rounds(window, 11, steady).at(-1)).toBe(10);
		for (let refusal = 0; refusal < 9; refusal++) window.refused();
		expect(window.size).toBe(1);
		expect(rounds(window, 6, steady)).toEqual([1, 1, 1, 1, 1, 2]);
	});

	it('takes a slow round for noise where answers are fast', () => {
		let round = 0;
		expect(rounds(new Window(10, 20), 4, () => (++round % 20 < 10 ? 5 : 30))).toEqual([20, 20, 20, 20]);
	});
});
