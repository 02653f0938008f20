import type { Policy, RateLimit } from './rateLimit';
import { CancelledError, wait } from './wait';

/** Windows are kept this much longer than announced: the server's clock starts later than ours. */
const WINDOW_MARGIN = 1.02;

/** A policy with the requests of this run that it counts. */
interface Counter extends Policy {
	sentAt: number[];
	/** Until `until` no more than `count` further requests may start (others use up the same limit). */
	allowance?: { count: number; until: number };
}

interface Waiter {
	start: () => void;
	refuse: (error: Error) => void;
}

/** Requests of one rate-limit category: those that wait, and the policies they are counted against. */
interface Lane {
	waiting: Waiter[];
	policies: Set<string>;
	blockedUntil: number;
	timer: boolean;
}

/**
 * Lets the requests of one run through: so many at once, and no faster than the policies allow that Pinterest
 * announced in the answers so far. Requests of a category start in the order they came.
 */
export class Gate {
	private inFlight = 0;
	private closed?: Error;
	private readonly lanes = new Map<string, Lane>();
	private readonly counters = new Map<string, Counter>();

	/**
	 * @param atOnce most requests in flight
	 * @param signal the execution's cancel signal: waiting requests are refused when it aborts
	 */
	constructor(
		private readonly atOnce: number,
		private readonly signal?: AbortSignal,
	) {
		signal?.addEventListener('abort', () => this.close(new CancelledError()), { once: true });
	}

	/**
	 * Waits for a turn. The caller must call the function it gets when its request is over.
	 *
	 * @throws the error the gate was closed with
	 */
	async enter(category: string): Promise<() => void> {
		if (this.signal?.aborted) throw new CancelledError();
		if (this.closed) throw this.closed;
		await new Promise<void>((start, refuse) => {
			this.lane(category).waiting.push({ start, refuse });
			this.startNext();
		});
		let left = false;
		return () => {
			if (left) return;
			left = true;
			this.inFlight--;
			this.startNext();
		};
	}

	/** Holds a category's requests back, after a 429. */
	block(category: string, milliseconds: number): void {
		const lane = this.lane(category);
		lane.blockedUntil = Math.max(lane.blockedUntil, Date.now() + milliseconds);
	}

	/** Learns the limits from an answer's headers. */
	learn(category: string, limits: RateLimit): void {
		const lane = this.lane(category);
		for (const policy of limits.policies) {
			const known = this.counters.get(policy.name);
			if (known) Object.assign(known, { limit: policy.limit, windowMs: policy.windowMs });
			else this.counters.set(policy.name, { ...policy, sentAt: [] });
			lane.policies.add(policy.name);
		}
		const { limit, remaining, resetSeconds } = limits;
		if (limit === undefined || remaining === undefined || resetSeconds === undefined) return;
		const nearest = limits.policies.find((policy) => policy.limit === limit);
		const counter = nearest && this.counters.get(nearest.name);
		if (!counter) return;
		// Only what other runs used up needs an allowance: this run's own requests are counted as they start.
		const usedHere = counter.sentAt.filter((at) => at > Date.now() - counter.windowMs).length;
		if (limit - remaining > usedHere) {
			counter.allowance = {
				count: Math.max(0, remaining - this.inFlight + 1),
				until: Date.now() + resetSeconds * 1000,
			};
		}
	}

	/** Refuses all that waits and all that comes: a failed item ends the run. Requests in flight go on. */
	close(error: Error): void {
		this.closed ??= error;
		for (const lane of this.lanes.values()) {
			for (const waiter of lane.waiting.splice(0)) waiter.refuse(this.closed);
		}
	}

	private lane(category: string): Lane {
		let lane = this.lanes.get(category);
		if (!lane) this.lanes.set(category, (lane = { waiting: [], policies: new Set(), blockedUntil: 0, timer: false }));
		return lane;
	}

	private startNext(): void {
		for (const lane of this.lanes.values()) {
			while (lane.waiting.length > 0 && this.inFlight < this.atOnce) {
				const now = Date.now();
				const delay = this.delay(lane, now);
				if (delay > 0) {
					this.startLater(lane, delay);
					break;
				}
				for (const name of lane.policies) count(this.counters.get(name), now);
				this.inFlight++;
				lane.waiting.shift()?.start();
			}
		}
	}

	private delay(lane: Lane, now: number): number {
		let until = lane.blockedUntil;
		for (const name of lane.policies) until = Math.max(until, freeAt(this.counters.get(name), now));
		return until - now;
	}

	private startLater(lane: Lane, delay: number): void {
		if (lane.timer) return;
		lane.timer = true;
		void wait(delay, this.signal)
			.catch(() => undefined)
			.then(() => {
				lane.timer = false;
				this.startNext();
			});
	}
}

/** When the policy lets one more request start (a time in the past: now). */
function freeAt(counter: Counter | undefined, now: number): number {
	if (!counter) return 0;
	const windowMs = counter.windowMs * WINDOW_MARGIN;
	while (counter.sentAt.length > 0 && counter.sentAt[0] <= now - windowMs) counter.sentAt.shift();
	const bySelf =
		counter.sentAt.length < counter.limit ? 0 : counter.sentAt[counter.sentAt.length - counter.limit] + windowMs;
	if (counter.allowance && counter.allowance.until <= now) counter.allowance = undefined;
	const byOthers = counter.allowance && counter.allowance.count <= 0 ? counter.allowance.until : 0;
	return Math.max(bySelf, byOthers);
}

function count(counter: Counter | undefined, now: number): void {
	if (!counter) return;
	counter.sentAt.push(now);
	if (counter.allowance) counter.allowance.count--;
}
