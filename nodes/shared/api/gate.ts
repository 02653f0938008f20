import { sleep } from 'n8n-workflow';

import type { Policy, RateLimit } from './rateLimit';
import { CancelledError, wait } from './wait';
import { Window } from './window';

/** What a busy machine may add to the shortest way there and back without anybody having seen it yet. */
const SLACK_MS = 20;

/** So many requests must have been used up before it counts whose they were. */
const UNSURE_OF = 4;

/** So many answers must have come before the shortest way counts: a run's first requests are slow, and all alike. */
const SHORTEST_OF = 100;

/**
 * A policy with the requests of this run that it counts. Pinterest counts a request before it answers, so one that is
 * answered leaves the window no later than `windowMs` after its answer. The shortest way there and back lies on every
 * request, the next one's too, so it is taken off.
 */
interface Counter extends Policy {
	inFlight: number;
	/** When answers came, oldest first. */
	answeredAt: number[];
	/** The shortest time a request and its answer took, of `answers` requests. */
	shortestMs: number;
	answers: number;
	/** Until `until` no more than `count` further requests may start (others use up the same limit). */
	allowance?: { count: number; until: number };
	/** The window at Pinterest, as the first answer that told of it said. */
	told?: ToldWindow;
}

interface ToldWindow {
	remaining: number;
	/** The least that an answer has told since: answers overtake each other. */
	least: number;
	/** How many answers the counter had then. */
	answers: number;
	/** No later than this it starts again: the least of what answers say, which are whole seconds rounded up. */
	until: number;
}

/** A request under way. */
interface Turn {
	/** What it is counted in. */
	counters: Set<Counter>;
	/** Of its body, as far as that is large. */
	bytes: number;
}

/** When the next turn may be, and the policy that decides it. */
interface Turning {
	until: number;
	policy?: Policy;
}

interface Waiter {
	bytes: number;
	start: (turn: Turn) => void;
	refuse: (error: Error) => void;
}

/** Requests of one rate-limit category: those that wait, those under way, and what they are counted in. */
interface Lane {
	waiting: Waiter[];
	turns: Set<Turn>;
	counters: Set<Counter>;
	blocked: Turning;
	/** Since when nothing but refusals came. */
	refusedSince?: number;
	/** A request of it is over, so that what there was to learn of its limits is known. */
	isAnswered: boolean;
	/** How many may be in flight. */
	window: Window;
	/** When the lane is looked at again; undefined when nothing waits for a time. */
	wakesAt?: number;
}

/** Another item of the run failed, so this one's requests are not sent any more. */
export class StoppedError extends Error {
	constructor() {
		super('Another item failed');
		this.name = 'StoppedError';
	}
}

/** The next turn of a category would come later than a request may wait. */
export class TooLongError extends Error {
	constructor(
		/** Milliseconds until the turn. */
		readonly delay: number,
		/** The policy that is used up. */
		readonly policy?: Policy,
	) {
		super('The rate limit is used up for longer than a request may wait');
	}
}

export interface GateOptions {
	/** How many requests in flight they may become, where that brings something. Default: no more than at the beginning. */
	most?: number;
	/** Whether the first request of a category goes alone, so that its answer tells the limits. */
	asksFirst?: boolean;
}

/**
 * Lets the requests of one run through: so many at once, and no faster than the policies allow that Pinterest
 * announced in the answers so far. Requests of a category start in the order they came.
 */
export class Gate {
	private inFlight = 0;
	private bytes = 0;
	private closed?: Error;
	private widest: number;
	private readonly onWider = new Set<() => void>();
	/** Waits that end when the gate is closed; one signal each, as Node warns of many listeners on one. */
	private readonly pauses = new Set<AbortController>();
	private readonly lanes = new Map<string, Lane>();
	private readonly counters = new Map<string, Counter>();

	private readonly most: number;
	private readonly asksFirst: boolean;

	/**
	 * @param atOnce requests in flight
	 * @param signal the execution's cancel signal: waiting requests are refused when it aborts
	 * @param maximumWaitMs how far away the next turn of a category may be
	 */
	constructor(
		private readonly atOnce: number,
		private readonly signal?: AbortSignal,
		private readonly maximumWaitMs = Infinity,
		{ most = atOnce, asksFirst = false }: GateOptions = {},
	) {
		this.most = most;
		this.asksFirst = asksFirst;
		this.widest = atOnce;
		signal?.addEventListener('abort', () => this.close(new CancelledError()));
	}

	/**
	 * Waits for a turn. The caller must call the function it gets when its request is over.
	 *
	 * @param bytes of the request's body, where it is large
	 * @throws the error the gate was closed with; TooLongError
	 */
	async enter(category: string, bytes = 0): Promise<() => void> {
		if (this.signal?.aborted) throw new CancelledError();
		if (this.closed) throw this.closed;
		const lane = this.lane(category);
		const turn = await new Promise<Turn>((start, refuse) => {
			lane.waiting.push({ start, refuse, bytes });
			this.startNext();
		});
		const began = Date.now();
		return () => {
			if (!lane.turns.delete(turn)) return;
			this.inFlight--;
			const now = Date.now();
			lane.isAnswered = true;
			if (now >= lane.blocked.until) lane.window.answered(now - began, { bytes: this.bytes, perMs: rateOf(lane) });
			this.bytes -= turn.bytes;
			for (const counter of turn.counters) {
				counter.inFlight--;
				counter.answeredAt.push(now);
				counter.shortestMs = Math.min(counter.shortestMs, now - began);
				counter.answers++;
			}
			// If the request failed, its item may close the gate first.
			void sleep(0).then(() => this.startNext());
			this.tellWider(lane.window.size);
		};
	}

	/** The most that may be in flight of a category, as far as it is known. */
	get size(): number {
		return this.widest;
	}

	/** Calls whenever `size` has become more, until the function it gives is called. */
	whenWider(listener: () => void): () => void {
		this.onWider.add(listener);
		return () => this.onWider.delete(listener);
	}

	private tellWider(size: number): void {
		if (size <= this.widest) return;
		this.widest = size;
		for (const listener of this.onWider) listener();
	}

	/**
	 * Waits before a request is repeated.
	 *
	 * @throws the error the gate was closed with, as soon as it is
	 */
	async pause(milliseconds: number): Promise<void> {
		if (this.closed) throw this.closed;
		const pause = new AbortController();
		this.pauses.add(pause);
		try {
			await wait(milliseconds, pause.signal);
		} catch (error) {
			throw this.closed ?? error;
		} finally {
			this.pauses.delete(pause);
		}
	}

	/** Holds a category's requests back, after a 429 whose request still has its turn. */
	block(category: string, milliseconds: number, policy?: Policy): void {
		const lane = this.lane(category);
		const now = Date.now();
		const until = now + milliseconds;
		// Of requests that were refused together the first one counts.
		if (now >= lane.blocked.until) lane.window.refused();
		// Where nobody asked for as long as the wait was, nobody has waited all the time.
		if (now >= lane.blocked.until + milliseconds) lane.refusedSince = undefined;
		lane.refusedSince ??= now;
		if (until > lane.blocked.until) lane.blocked = { until, policy };
	}

	/** An answer of the category was no 429. */
	letThrough(category: string): void {
		this.lane(category).refusedSince = undefined;
	}

	/** Learns the limits from the headers of an answer, while its request still has its turn. */
	learn(category: string, { policies, limit, remaining, resetSeconds, retryAfterSeconds }: RateLimit): void {
		const lane = this.lane(category);
		for (const policy of policies) this.countIn(lane, policy);
		// Where the server says how long to wait, that is what counts.
		if (retryAfterSeconds !== undefined) return;
		if (limit === undefined || remaining === undefined || resetSeconds === undefined) return;
		const counter = this.counters.get(policies.find((policy) => policy.limit === limit)?.name ?? '');
		if (!counter) return;
		const now = Date.now();
		const told = toldOf(counter, remaining, now + resetSeconds * 1000, now);
		// Only what others used up needs an allowance: this run's own requests are counted anyhow.
		if (limit - remaining > usedAt(counter, now)) {
			const own = Math.floor(told.least * shareOf(counter, told));
			counter.allowance = { count: Math.max(0, own - counter.inFlight + 1), until: told.until };
		}
	}

	/** Refuses all that waits and all that comes: a failed item ends the run. Requests in flight go on. */
	close(error: Error): void {
		this.closed ??= error;
		for (const pause of this.pauses) pause.abort();
		for (const { waiting } of this.lanes.values()) {
			for (const waiter of waiting.splice(0)) waiter.refuse(this.closed);
		}
	}

	private lane(category: string): Lane {
		let lane = this.lanes.get(category);
		if (!lane) {
			lane = {
				waiting: [],
				turns: new Set(),
				counters: new Set(),
				blocked: { until: 0 },
				isAnswered: false,
				window: new Window(this.atOnce, this.most),
			};
			this.lanes.set(category, lane);
		}
		return lane;
	}

	/** Counts the category's requests in a policy, those under way too. */
	private countIn(lane: Lane, { name, limit, windowMs }: Policy): void {
		let counter = this.counters.get(name);
		if (!counter)
			this.counters.set(
				name,
				(counter = { name, limit, windowMs, inFlight: 0, answeredAt: [], shortestMs: Infinity, answers: 0 }),
			);
		Object.assign(counter, { limit, windowMs });
		if (lane.counters.has(counter)) return;
		lane.counters.add(counter);
		for (const turn of lane.turns) {
			turn.counters.add(counter);
			counter.inFlight++;
		}
	}

	private startNext(): void {
		for (const lane of this.lanes.values()) {
			while (lane.waiting.length > 0) {
				if (!this.hasRoom(lane)) {
					lane.window.full();
					break;
				}
				const now = Date.now();
				const { until, policy } = nextTurn(lane, now);
				// Where each turn ends in a refusal, those that wait for their first one have waited since the first of them.
				const delay = until - (lane.refusedSince ?? now);
				if (until <= now) this.start(lane);
				else if (delay > this.maximumWaitMs) {
					for (const waiter of lane.waiting.splice(0)) waiter.refuse(new TooLongError(delay, policy));
				} else {
					this.wake(lane, until);
					break;
				}
			}
		}
	}

	/** Whether one more may be in flight, whatever the limits say. */
	private hasRoom({ window, isAnswered, turns }: Lane): boolean {
		const most = this.asksFirst && !isAnswered ? 1 : window.size;
		return this.inFlight < this.most && turns.size < most;
	}

	private start(lane: Lane): void {
		const waiter = lane.waiting.shift();
		const turn: Turn = { counters: new Set(lane.counters), bytes: waiter?.bytes ?? 0 };
		for (const counter of turn.counters) {
			counter.inFlight++;
			if (counter.allowance) counter.allowance.count--;
		}
		lane.turns.add(turn);
		this.inFlight++;
		this.bytes += turn.bytes;
		waiter?.start(turn);
	}

	private wake(lane: Lane, at: number): void {
		if (lane.wakesAt !== undefined && lane.wakesAt <= at) return;
		lane.wakesAt = at;
		void this.pause(at - Date.now()).then(
			() => {
				if (lane.wakesAt === at) lane.wakesAt = undefined;
				this.startNext();
			},
			() => undefined,
		);
	}
}

/**
 * Requests per millisecond that the limits let through in the long run; none in particular where others use one up as well, since the
 * less is under way, the more is known of what they have used.
 */
function rateOf({ counters }: Lane): number {
	const rates = [...counters].map(({ limit, windowMs, told, answers }) => {
		const others = told ? told.remaining - told.least - (answers - told.answers) : 0;
		return others > UNSURE_OF ? 0 : limit / windowMs;
	});
	return Math.min(...rates);
}

/** A time in the past means now. */
function nextTurn(lane: Lane, now: number): Turning {
	let next = lane.blocked;
	for (const counter of lane.counters) {
		const until = freeAt(counter, now);
		if (until > next.until) next = { until, policy: counter };
	}
	return next;
}

function freeAt(counter: Counter, now: number): number {
	const held = answersSince(counter, now, heldMs(counter));
	const surplus = counter.inFlight + held.length - counter.limit;
	// While those under way fill the window alone, their answers set the time: a guess until then.
	const bySelf = surplus < 0 ? 0 : (held[surplus] ?? now) + heldMs(counter);
	if (counter.allowance && counter.allowance.until <= now) counter.allowance = undefined;
	const byOthers = counter.allowance && counter.allowance.count <= 0 ? counter.allowance.until : 0;
	return Math.max(bySelf, byOthers);
}

/** The window that an answer tells of, which may be a new one. */
function toldOf(counter: Counter, remaining: number, until: number, now: number): ToldWindow {
	const { told, answers } = counter;
	if (!told || now >= told.until || remaining > told.remaining)
		return (counter.told = { remaining, least: remaining, answers, until });
	told.least = Math.min(told.least, remaining);
	told.until = Math.min(told.until, until);
	return told;
}

/**
 * What part of a limit's rest is this run's: as much as it had of what was used up since it was first told of the window. Others count on
 * their part as well, without knowing of each other. A few requests that were never made, half of them this run's, keep it from
 * jumping to conclusions.
 */
function shareOf(counter: Counter, { answers, remaining, least }: ToldWindow): number {
	const own = counter.answers - answers;
	const all = Math.max(own, remaining - least);
	return (own + UNSURE_OF / 2) / (all + UNSURE_OF);
}

/** How many requests of this run the policy's window holds at most, as Pinterest counts. Forgets those that left it. */
function usedAt(counter: Counter, now: number): number {
	counter.answeredAt = answersSince(counter, now, counter.windowMs);
	return counter.inFlight + counter.answeredAt.length;
}

/** How long after its answer a request stands in the way of the next one. */
function heldMs({ windowMs, shortestMs, answers }: Counter): number {
	return answers >= SHORTEST_OF ? windowMs - Math.max(0, shortestMs - SLACK_MS) : windowMs;
}

function answersSince({ answeredAt }: Counter, now: number, milliseconds: number): number[] {
	const first = answeredAt.findIndex((at) => at > now - milliseconds);
	return first < 0 ? [] : answeredAt.slice(first);
}
