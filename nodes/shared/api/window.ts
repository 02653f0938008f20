/** A run begins with so many requests under way at once. */
export const FIRST_AT_ONCE = 10;

/** More than this is never under way, whatever it would bring. */
export const MOST_AT_ONCE = 100;

/** What is under way may hold so much in request bodies before the window stops widening: images are large. */
const MOST_BYTES = 64 * 1024 * 1024;

/** After a refusal, a round of requests that are not refused adds so much of one: others want the same limit. */
const REGAINED = 0.2;

/** Answers that take so many times as long as they did with less under way are waiting behind each other. */
const SLOWER = 2;

/** What a busy machine or network may add to an answer without meaning anything. */
const NOISE_MS = 25;

/**
 * A limit that lets through no more than so many times as many as a run begins with, while one answer is waited for, is used well enough
 * without widening; and the less is under way, the more is known of what others have used up of it.
 */
const WORTH_WIDENING = 2;

/** Where answers wait behind each other, so much of the window is kept. */
const KEPT = 0.8;

/** Answers that come as late though less is under way are late for another reason. */
const RELIEVED = 0.9;

/**
 * How many requests are worth having under way at once, found out by trying: as TCP does with packets, and Netflix's
 * concurrency-limits with requests. As long as requests wait for room and answers come as fast as before, the window doubles with
 * each round of answers. Where answers come later, there is a queue somewhere, and the window narrows until it is gone; after that, and
 * after a refusal, it widens slowly. Where answers stay late though less is under way, they just take longer now, and that is the measure
 * from then on.
 *
 * A limit that is known bounds it too: by Little's law there is no use in more than the limit's rate times what an answer takes, and
 * {@link WORTH_WIDENING} says from when on it is worth it at all.
 */
export class Window {
	private width: number;
	private readonly adapts: boolean;
	/** It doubles each round; nothing has spoken against it yet. */
	private isFast = true;
	private wasRefused = false;
	/** Something waited in this round for others to be answered. */
	private wasFull = false;
	/** Answers of this round, and the sum of what they took. */
	private answers = 0;
	private totalMs = 0;
	/** What an answer took on average in the best round. */
	private bestMs = Infinity;
	/** What it took before the window was made narrower because of that. */
	private narrowedAtMs?: number;

	/**
	 * @param first how many at once to begin with
	 * @param most how many it may become; `first` for a number that the user has chosen
	 */
	constructor(
		private readonly first: number,
		private readonly most = first,
	) {
		this.width = first;
		this.adapts = most > first;
	}

	/** How many may be under way. */
	get size(): number {
		return Math.floor(this.width);
	}

	/** Says that a request had to wait for another one's answer. */
	full(): void {
		this.wasFull = true;
	}

	/**
	 * Counts an answer.
	 *
	 * @param milliseconds how long it took
	 * @param bytes what the bodies of all that is under way hold
	 * @param perMs requests per millisecond that the limits let through
	 */
	answered(milliseconds: number, { bytes = 0, perMs = Infinity }: { bytes?: number; perMs?: number } = {}): void {
		this.answers++;
		this.totalMs += milliseconds;
		if (this.answers < this.size) return;
		const mean = this.totalMs / this.answers;
		const most = this.mostFor(perMs === Infinity ? Infinity : perMs * mean);
		const widens = this.wasFull && bytes * (1 + 1 / this.size) <= MOST_BYTES;
		this.answers = this.totalMs = 0;
		this.wasFull = false;
		if (this.isSlow(mean)) this.narrow(mean);
		else {
			this.narrowedAtMs = undefined;
			this.bestMs = Math.min(this.bestMs, mean);
			this.width = Math.min(most, this.width + (widens ? this.more() : 0));
		}
	}

	/** Of requests that are refused together, the first one counts: the caller says it once. */
	refused(): void {
		this.width = Math.max(1, this.width / 2);
		this.isFast = false;
		this.wasRefused = true;
	}

	private isSlow(mean: number): boolean {
		return this.adapts && mean > SLOWER * this.bestMs + NOISE_MS;
	}

	private narrow(mean: number): void {
		if (this.narrowedAtMs !== undefined && mean > RELIEVED * this.narrowedAtMs) {
			this.bestMs = mean;
			this.narrowedAtMs = undefined;
			this.isFast = !this.wasRefused;
			return;
		}
		this.narrowedAtMs = mean;
		this.width = Math.max(1, this.width * KEPT);
		this.isFast = false;
	}

	/** @param useful how many a limit lets through while an answer is waited for */
	private mostFor(useful: number): number {
		return useful < WORTH_WIDENING * this.first ? this.first : Math.min(this.most, useful);
	}

	private more(): number {
		if (this.isFast) return this.width;
		return this.wasRefused ? REGAINED : 1;
	}
}
