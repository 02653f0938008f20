/**
 * Time that passes only where somebody waits: when nothing is under way any more, the clock is put forward to the end of the next wait.
 * So hours of retries, rate limits and time limits cost milliseconds, and a busy machine changes nothing.
 */
import { ClientRequest } from 'node:http';

/** What is shorter passes as it is: ticks between two steps of a program. */
const SHORTEST_MS = 50;

/** So often in a row nothing must be under way before the clock is put forward: a request needs a moment to arrive. */
const QUIET_LOOKS = 3;

/** What the process waits for besides: files, names of hosts, connections, what is being written. */
const UNDER_WAY = /Req|Connect|Write|Shutdown|Job/;

type Callback = (...args: unknown[]) => void;

class Wait {
	constructor(
		readonly until: number,
		readonly end: () => void,
		private readonly clock: Clock,
	) {}

	ref = () => this;
	unref = () => this;
	hasRef = () => true;
	close = () => this.clock.forget(this);
	[Symbol.dispose] = () => this.clock.forget(this);
}

export class Clock {
	private ahead = 0;
	private readonly waits = new Set<Wait>();
	private isLooking = false;
	/** Requests of this process that have no answer yet. */
	private requests = 0;
	private readonly counted = new WeakSet<ClientRequest>();
	private readonly real = { now: Date.now, setTimeout: globalThis.setTimeout, clearTimeout: globalThis.clearTimeout };

	/**
	 * Takes `Date.now`, the timers and the time limits of HTTP requests of this process over.
	 *
	 * @param silences how many requests are kept without an answer, or undefined while others are being worked on
	 */
	constructor(private readonly silences: () => number | undefined) {
		const { real } = this;
		Date.now = () => real.now() + this.ahead;
		const setTimeout = (callback: Callback, milliseconds = 0, ...args: unknown[]) =>
			milliseconds < SHORTEST_MS
				? real.setTimeout(callback, milliseconds, ...args)
				: this.add(milliseconds, () => callback(...args));
		const clearTimeout = (timer?: unknown) =>
			timer instanceof Wait ? this.forget(timer) : real.clearTimeout(timer as NodeJS.Timeout);
		Object.assign(globalThis, { setTimeout, clearTimeout });
		const limit = this.limit.bind(this);
		ClientRequest.prototype.setTimeout = function (this: ClientRequest, milliseconds: number, callback?: () => void) {
			if (callback) this.once('timeout', callback);
			limit(this, milliseconds);
			return this;
		};
		// Not every request has a time limit.
		const { end } = ClientRequest.prototype;
		const count = this.count.bind(this);
		ClientRequest.prototype.end = function (this: ClientRequest, ...given: Parameters<typeof end>) {
			count(this);
			return end.apply(this, given);
		} as typeof end;
	}

	/** The time of the machine again; what waits now never ends. */
	reset(): void {
		this.ahead = 0;
		this.waits.clear();
	}

	/** Calls back after so many milliseconds of the machine's time; gives what takes that back. */
	really(milliseconds: number, callback: () => void): () => void {
		const timer = this.real.setTimeout(callback, milliseconds);
		return () => this.real.clearTimeout(timer);
	}

	forget(wait: Wait): void {
		this.waits.delete(wait);
	}

	private limit(request: ClientRequest, milliseconds: number): void {
		const wait = milliseconds > 0 ? this.add(milliseconds, () => request.emit('timeout')) : undefined;
		request.once('close', () => wait?.close());
		this.count(request);
	}

	private count(request: ClientRequest): void {
		if (this.counted.has(request)) return;
		this.counted.add(request);
		this.requests++;
		request.once('close', () => this.requests--);
	}

	private isQuiet(): boolean {
		const silences = this.silences();
		if (silences === undefined || this.requests > silences) return false;
		return !process.getActiveResourcesInfo().some((name) => UNDER_WAY.test(name));
	}

	private add(milliseconds: number, end: () => void): Wait {
		const wait = new Wait(Date.now() + milliseconds, end, this);
		this.waits.add(wait);
		if (!this.isLooking) this.look(0);
		return wait;
	}

	private look(quiet: number): void {
		this.isLooking = this.waits.size > 0;
		if (!this.isLooking) return;
		if (quiet >= QUIET_LOOKS) {
			this.endNext();
			quiet = 0;
		}
		this.real.setTimeout(() => this.look(this.isQuiet() ? quiet + 1 : 0), 1);
	}

	private endNext(): void {
		const [next] = [...this.waits].sort((one, other) => one.until - other.until);
		this.ahead += Math.max(0, next.until - Date.now());
		this.waits.delete(next);
		next.end();
	}
}
