import { Gate, StoppedError, TooLongError } from '../../../../nodes/shared/api/gate';
import type { RateLimit } from '../../../../nodes/shared/api/rateLimit';
import { CancelledError } from '../../../../nodes/shared/api/wait';

const read = (limit: number, windowMs: number, more: Partial<RateLimit> = {}): RateLimit => ({
	policies: [{ name: 'org_read_app_id_user_id', limit, windowMs }],
	limit,
	...more,
});

/** Time stands still here unless a test moves it. */
describe('the gate', () => {
	beforeEach(() => {
		jest.useFakeTimers();
	});
	afterEach(() => {
		jest.useRealTimers();
	});
	/** Lets requests in, each taking so long and learning these limits; gives when each began, in order. */
	function send(gate: Gate, count: number, { ms = 10, limits, category = 'org_read' }: Partial<Sending> = {}) {
		const start = Date.now();
		const begun: number[] = [];
		const errors: unknown[] = [];
		for (let number = 0; number < count; number++) {
			void gate.enter(category).then(
				(leave) => {
					begun.push(Date.now() - start);
					setTimeout(() => {
						if (limits) gate.learn(category, typeof limits === 'function' ? limits(number) : limits);
						leave();
					}, ms);
				},
				(error: unknown) => errors.push(error),
			);
		}
		return { begun, errors };
	}
	interface Sending {
		ms: number;
		limits: RateLimit | ((number: number) => RateLimit);
		category: string;
	}
	const pass = async (milliseconds: number) => await jest.advanceTimersByTimeAsync(milliseconds);
	const countBetween = (times: number[], from: number, to: number) =>
		times.filter((time) => time >= from && time < to).length;

	it('lets so many in at once, the next when one is over', async () => {
		const { begun } = send(new Gate(3), 7, { ms: 100 });
		await pass(50);
		expect(begun).toHaveLength(3);
		await pass(100);
		expect(begun).toHaveLength(6);
		await pass(100);
		expect(begun).toHaveLength(7);
	});

	it('lets everything begin in the order it came', async () => {
		const gate = new Gate(1);
		const order: number[] = [];
		for (const number of [1, 2, 3, 4]) {
			void gate.enter('org_read').then((leave) => {
				order.push(number);
				setTimeout(leave, 1);
			});
		}
		await pass(100);
		expect(order).toEqual([1, 2, 3, 4]);
	});

	it('never lets more begin in a window than the policy allows, and wastes little of it', async () => {
		const { begun } = send(new Gate(10), 60, { ms: 30, limits: read(20, 1000) });
		await pass(5000);
		expect(begun).toHaveLength(60);
		for (const from of begun) expect(countBetween(begun, from, from + 1000)).toBeLessThanOrEqual(20);
		expect(begun.at(-1)).toBeLessThan(2300);
	});

	it('counts what began before the policy was known', async () => {
		const { begun } = send(new Gate(10), 12, { ms: 30, limits: read(10, 1000) });
		await pass(900);
		expect(begun).toHaveLength(10);
		await pass(300);
		expect(begun).toHaveLength(12);
	});

	it('leaves room for what others have used up', async () => {
		const limits = (number: number) => read(100, 60_000, { remaining: Math.max(0, 3 - number), resetSeconds: 20 });
		const { begun } = send(new Gate(1), 10, { limits });
		await pass(15_000);
		// The last one is left to the others, who may still be at it.
		expect(begun).toHaveLength(3);
		await pass(6000);
		expect(begun.length).toBeGreaterThan(3);
	});

	it('keeps categories apart, but counts a policy they share', async () => {
		const gate = new Gate(50);
		const shared = { name: 'safety_net_app_id_user_id', limit: 6, windowMs: 1000 };
		const withShared = { policies: [...read(4, 1000).policies, shared], limit: 4 };
		const reads = send(gate, 5, { limits: withShared });
		await pass(100);
		const more = send(gate, 5, { limits: withShared });
		const writes = send(gate, 5, { category: 'org_write', limits: { policies: [shared], limit: 6 } });
		await pass(100);
		expect(reads.begun).toHaveLength(5);
		expect(more.begun).toHaveLength(0);
		// Nothing was known of writes when they began.
		expect(writes.begun).toHaveLength(5);
		const later = send(gate, 3, { category: 'org_write' });
		await pass(500);
		expect(later.begun).toHaveLength(0);
		await pass(3000);
		expect([more.begun.length, later.begun.length]).toEqual([5, 3]);
	});

	it('holds a blocked category back, and no other', async () => {
		const gate = new Gate(10);
		gate.block('org_read', 5000);
		gate.block('org_read', 1000);
		const reads = send(gate, 2);
		const writes = send(gate, 2, { category: 'org_write' });
		await pass(4900);
		expect([reads.begun.length, writes.begun.length]).toEqual([0, 2]);
		await pass(200);
		expect(reads.begun).toHaveLength(2);
	});

	it('refuses a turn that is further away than a request may wait, naming the policy', async () => {
		const gate = new Gate(2, undefined, 30_000);
		const { begun, errors } = send(gate, 6, { limits: read(3, 3_600_000) });
		await pass(1000);
		expect(begun).toHaveLength(3);
		expect(errors).toHaveLength(3);
		expect(errors[0]).toBeInstanceOf(TooLongError);
		expect(errors[0]).toMatchObject({ policy: { name: 'org_read_app_id_user_id', limit: 3, windowMs: 3_600_000 } });
		expect((errors[0] as TooLongError).delay).toBeGreaterThan(3_590_000);
	});

	it('refuses all that waits and comes once it is closed; what is under way goes on', async () => {
		const gate = new Gate(1);
		const { begun, errors } = send(gate, 3, { ms: 100 });
		const paused = gate.pause(60_000).catch((error: unknown) => error);
		await pass(10);
		const reason = new Error('Item 2 failed');
		gate.close(reason);
		gate.close(new Error('too late'));
		await pass(500);
		expect({ begun: begun.length, errors }).toEqual({ begun: 1, errors: [reason, reason] });
		expect(await paused).toBe(reason);
		await expect(gate.enter('org_read')).rejects.toBe(reason);
		await expect(gate.pause(1)).rejects.toBe(reason);
	});

	it('is closed by the cancelling of the execution', async () => {
		const stop = new AbortController();
		const gate = new Gate(1, stop.signal);
		const { errors } = send(gate, 3, { ms: 1000 });
		await pass(10);
		stop.abort();
		await pass(0);
		expect(errors).toEqual([new CancelledError(), new CancelledError()]);
		await expect(gate.enter('org_read')).rejects.toBeInstanceOf(CancelledError);
		await expect(new Gate(1, stop.signal).enter('org_read')).rejects.toBeInstanceOf(CancelledError);
	});

	it('takes leaving twice for leaving once', async () => {
		const gate = new Gate(1);
		const leave = await gate.enter('org_read');
		leave();
		leave();
		const { begun } = send(gate, 2, { ms: 1000 });
		await pass(100);
		expect(begun).toHaveLength(1);
	});

	it('lets the next one begin exactly when the oldest answer leaves the window', async () => {
		const gate = new Gate(5);
		send(gate, 1, { limits: read(1, 1000) });
		await pass(500);
		const { begun } = send(gate, 1);
		await pass(509);
		expect(begun).toEqual([]);
		await pass(1);
		expect(begun).toHaveLength(1);
	});

	it.each([
		['a hundred answers came, less a slack', 100, 300, 10_020],
		['fewer came', 99, 300, 10_300],
		['they were faster than the slack', 100, 10, 10_010],
	])('takes the shortest way there and back off the window: %s', async (_, count, ms, at) => {
		const gate = new Gate(1000);
		const start = Date.now();
		send(gate, 1, { ms, limits: read(count, 10_000) });
		send(gate, count - 1, { ms: 500 });
		await pass(600);
		let begun = 0;
		void gate.enter('org_read').then(() => (begun = Date.now() - start));
		await pass(11_000);
		expect(begun).toBe(at);
	});

	it('heeds how long the server says to wait more than what it says is left', async () => {
		const gate = new Gate(1);
		send(gate, 1, { limits: read(100, 60_000, { remaining: 0, resetSeconds: 20, retryAfterSeconds: 1 }) });
		await pass(100);
		const { begun } = send(gate, 3);
		await pass(100);
		expect(begun).toHaveLength(3);
	});

	it.each<[string, Partial<RateLimit>]>([
		['when it starts again', { remaining: 0 }],
		['how much is left', { resetSeconds: 20 }],
		['which policy it means', { remaining: 0, resetSeconds: 20, limit: 7 }],
	])('takes nothing from headers that do not say %s', async (_, more) => {
		const gate = new Gate(1);
		send(gate, 1, { limits: read(100, 60_000, more) });
		await pass(100);
		const { begun } = send(gate, 3);
		await pass(100);
		expect(begun).toHaveLength(3);
	});

	it('does not take its own requests for those of others', async () => {
		const limits = (number: number) => read(3, 1000, { remaining: Math.max(0, 2 - number), resetSeconds: 3600 });
		const { begun } = send(new Gate(1), 4, { limits });
		await pass(1100);
		expect(begun).toHaveLength(4);
	});

	it.each([
		['the old ones', 5],
		['the last of the old ones', 8],
	])('forgets its own requests that left the window: %s', async (_, remaining) => {
		const gate = new Gate(10);
		send(gate, 5, { limits: read(10, 1000) });
		await pass(3000);
		if (remaining === 5) {
			send(gate, 1);
			await pass(20);
		}
		// Of what is used up, more than this run's own one or two: others use the same limit.
		send(gate, 1, { limits: read(10, 1000, { remaining, resetSeconds: 20 }) });
		await pass(20);
		const { begun } = send(gate, 9, { ms: 2000 });
		await pass(1500);
		// Half of what is left, as long as nothing is known of whose it was.
		expect(begun).toHaveLength(Math.floor(remaining / 2));
		await pass(20_000);
		expect(begun).toHaveLength(9);
	});

	it('counts what begins against what others have left', async () => {
		const gate = new Gate(1);
		const limits = (number: number) => read(100, 60_000, number > 0 ? {} : { remaining: 6, resetSeconds: 20 });
		const { begun } = send(gate, 8, { limits });
		await pass(15_000);
		expect(begun).toHaveLength(4);
		await pass(6000);
		expect(begun).toHaveLength(8);
	});

	/** Pinterest for whoever asks: a window opens with its first request. */
	function windowOf(limit: number, seconds: number) {
		let window = { used: 0, endsAt: 0 };
		let refused = 0;
		const ask = (): RateLimit & { isRefused: boolean } => {
			const now = Date.now();
			if (now >= window.endsAt) window = { used: 0, endsAt: now + seconds * 1000 };
			const isRefused = window.used >= limit;
			if (isRefused) refused++;
			else window.used++;
			const resetSeconds = Math.ceil((window.endsAt - now) / 1000);
			const told = { remaining: limit - window.used, resetSeconds };
			return { ...read(limit, seconds * 1000, told), isRefused, ...(isRefused && { retryAfterSeconds: resetSeconds }) };
		};
		return { ask, refused: () => refused };
	}

	/** Sends through a gate until all were taken, each 100 to 200 ms there and as long back. Gives when the last one was. */
	async function sendAll(gate: Gate, count: number, ask: () => RateLimit & { isRefused: boolean }) {
		const way = async (number: number) =>
			await new Promise((resolve) => setTimeout(resolve, 100 + ((number * 37) % 100)));
		const sendOne = async (number: number): Promise<void> => {
			const leave = await gate.enter('org_read');
			await way(number);
			const told = ask();
			await way(number * 3);
			gate.learn('org_read', told);
			if (told.isRefused) gate.block('org_read', (told.retryAfterSeconds ?? 0) * 1000);
			leave();
			if (told.isRefused) await sendOne(number);
		};
		await Promise.all(Array.from({ length: count }, async (_, number) => await sendOne(number)));
	}

	it.each([2, 3])(
		'shares a limit with others who know nothing of it: %i at once, next to nothing refused',
		async (many) => {
			const { ask, refused } = windowOf(300, 10);
			const gates = Array.from(
				{ length: many },
				() => new Gate(10, undefined, Infinity, { asksFirst: true, most: 100 }),
			);
			const start = Date.now();
			let took = 0;
			void Promise.all(gates.map(async (gate) => await sendAll(gate, 1800 / many, ask))).then(() => {
				took = Date.now() - start;
			});
			await pass(90_000);
			expect(took).toBeGreaterThan(50_000);
			// Six windows.
			expect(took).toBeLessThan(65_000);
			expect(refused()).toBeLessThanOrEqual(18);
		},
	);

	it('uses the rest up where others have stopped', async () => {
		const { ask, refused } = windowOf(300, 60);
		for (let others = 0; others < 150; others++) ask();
		let isDone = false;
		void sendAll(new Gate(10, undefined, Infinity, { asksFirst: true, most: 100 }), 145, ask).then(
			() => (isDone = true),
		);
		await pass(20_000);
		expect({ isDone, refused: refused() }).toEqual({ isDone: true, refused: 0 });
	});

	it('is not misled by an answer that was overtaken', async () => {
		const gate = new Gate(3);
		const left = (remaining: number) => read(100, 60_000, { remaining, resetSeconds: 20 });
		send(gate, 1, { ms: 10, limits: left(60) });
		send(gate, 1, { ms: 20, limits: left(0) });
		send(gate, 1, { ms: 30, limits: left(50) });
		await pass(40);
		const { begun } = send(gate, 3);
		await pass(1000);
		expect(begun).toHaveLength(0);
	});

	it('sends one first where it shall ask for the limits', async () => {
		const gate = new Gate(5, undefined, Infinity, { asksFirst: true });
		const reads = send(gate, 8, { ms: 100, limits: read(3, 60_000) });
		const writes = send(gate, 8, { ms: 100, category: 'org_write' });
		await pass(90);
		expect([reads.begun, writes.begun]).toEqual([[0], [0]]);
		await pass(20);
		expect([reads.begun.length, writes.begun.length]).toEqual([3, 4]);
	});

	it('goes on with half as many at once after a refusal, and regains them', async () => {
		const gate = new Gate(8);
		const { begun } = send(gate, 8, { ms: 100 });
		await pass(50);
		// Those that are refused together are one refusal.
		for (let refused = 0; refused < 8; refused++) gate.block('org_read', 1000);
		const after = send(gate, 600, { ms: 100 });
		const writes = send(gate, 4, { ms: 100, category: 'org_write' });
		await pass(1100);
		expect([begun.length, after.begun.length, writes.begun.length]).toEqual([8, 4, 4]);
		await pass(5000);
		expect([4, 5]).toContain(countBetween(after.begun, 1500, 1600));
		expect([6, 7]).toContain(countBetween(after.begun, 2500, 2600));
		expect(countBetween(after.begun, 5000, 5100)).toBe(8);
	});

	it('looks again earlier where a later answer says so', async () => {
		const gate = new Gate(2);
		send(gate, 1, { ms: 10, limits: read(100, 60_000, { remaining: 0, resetSeconds: 20 }) });
		send(gate, 1, { ms: 500, limits: read(100, 60_000, { remaining: 0, resetSeconds: 5 }) });
		await pass(1);
		const { begun } = send(gate, 1);
		await pass(5400);
		expect(begun).toHaveLength(0);
		await pass(200);
		expect(begun).toHaveLength(1);
	});

	it('follows a policy that changes', async () => {
		const gate = new Gate(1);
		const { begun } = send(gate, 6, { limits: (number) => read(number === 0 ? 10 : 2, 1000) });
		await pass(900);
		expect(begun).toHaveLength(2);
	});

	it('waits as long as a request may, and refuses a millisecond more', async () => {
		const gate = new Gate(1, undefined, 1000);
		gate.block('org_read', 1000);
		gate.block('org_write', 1001, { name: 'org_write_app_id_user_id', limit: 5, windowMs: 1000 });
		const { begun } = send(gate, 1);
		const { errors } = send(gate, 1, { category: 'org_write' });
		await pass(1000);
		expect(begun).toEqual([1000]);
		expect(errors).toMatchObject([
			{
				delay: 1001,
				policy: { name: 'org_write_app_id_user_id' },
				message: 'The rate limit is used up for longer than a request may wait',
			},
		]);
	});

	describe('where every turn ends in a refusal', () => {
		/** A request that is refused whenever it has its turn, and asks again. */
		async function refusedOnes(gate: Gate, count: number, isLetThrough = (_ms: number) => false) {
			const began = Date.now();
			const told: { ms: number; delay: number }[] = [];
			const requests = Array.from({ length: count }, async () => {
				for (;;) {
					const leave = await gate.enter('org_read');
					await new Promise((end) => setTimeout(end, 10));
					if (isLetThrough(Date.now() - began)) gate.letThrough('org_read');
					else gate.block('org_read', 30_000);
					leave();
				}
			});
			for (const request of requests)
				request.catch((error: TooLongError) => told.push({ ms: Date.now() - began, delay: error.delay }));
			return told;
		}

		it('all that wait are refused after the longest wait together, not one after the other', async () => {
			const told = await refusedOnes(new Gate(1, undefined, 300_000), 20);
			await pass(300_000);
			expect(told).toHaveLength(20);
			for (const { ms, delay } of told) {
				expect(ms).toBeLessThanOrEqual(300_000);
				expect(delay).toBeGreaterThan(300_000);
				expect(delay).toBeLessThan(331_000);
			}
		});

		it('they wait on as soon as one is let through', async () => {
			const told = await refusedOnes(new Gate(1, undefined, 100_000), 20, (ms) => ms > 80_000 && ms < 100_000);
			await pass(150_000);
			expect(told).toEqual([]);
			await pass(60_000);
			expect(told).toHaveLength(20);
		});
	});

	it('asks anew where nobody had asked for longer than the wait', async () => {
		const gate = new Gate(1, undefined, 60_000);
		gate.block('org_read', 30_000);
		await pass(600_000);
		gate.block('org_read', 30_000);
		const { begun } = send(gate, 1);
		await pass(30_000);
		expect(begun).toHaveLength(1);
	});

	it('tells a run that stopped from one that failed', () => {
		expect(new StoppedError()).toMatchObject({ name: 'StoppedError', message: 'Another item failed' });
	});
});
