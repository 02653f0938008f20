import { isObject } from '../../api/json';
import type { Remembered } from './known';
import { Known, isRemembered } from './known';

/**
 * What happened in a list between two looks at it; a look is what one poll reads. Knows nothing of where the list comes from.
 *
 * Things are known by their key, never by a time or by their place in the list, so neither the list's order nor anybody's clock matters:
 * what is not known is new, and what has another value than the known one has changed. A look that fails changes nothing.
 *
 * A list that is longer than one look reads is read in several: each looks at the beginning, where most lists have what is new,
 * and then goes on where the one before stopped. Of a very long list only the first `watched` things are looked at; the first look
 * learns more than that, so that what moves up because others left the list is not taken for new.
 */
export interface State {
	known: Remembered;
	/** Where the next look goes on; undefined when the list was read to its end. */
	place?: ListPosition;
}

/** Whether a value is a state, and not something that another version has stored. */
export function isState(value: unknown): value is State {
	return isObject(value) && isRemembered(value.known);
}

export interface ListPosition {
	/** The list's own bookmark; undefined is its beginning. */
	bookmark?: string;
	/** How many things stand before it. */
	before: number;
}

/** An element of a list, as far as it matters for what is new. */
export interface Thing {
	/** What it is known by. */
	key: string;
	/** What counts as a change when it differs; always the same where only new things count. */
	value: string;
}

/** One page of a list. */
export interface Page<T extends Thing> {
	things: T[];
	/** Whether there are others that could not be told. */
	isPartial?: boolean;
	/** The bookmark of the next page; undefined at the end. */
	bookmark?: string;
}

/** Reads a page. Throws LostBookmarkError when a bookmark is not good any more. */
export type Source<T extends Thing> = (bookmark?: string) => Promise<Page<T>>;

/** Something new (`old` is null) or changed. */
export interface News<T extends Thing> {
	thing: T;
	old: string | null;
}

export interface Bounds {
	/** Pages of one look, at least 2. */
	pages: number;
	/** How far down the list is looked at. */
	watched: number;
	/** How many things are remembered, and learned in the first look: more than `watched`. */
	remembered: number;
	/** Pages of the first look. */
	firstPages: number;
	/** Whether there is time for another page. */
	hasTime?: () => boolean;
}

export const BOUNDS: Bounds = { pages: 5, watched: 10_000, remembered: 20_000, firstPages: 200 };

export interface ListRules {
	/** The first look gives what is there instead of just learning it. */
	givesExisting?: boolean;
	/** What is not in the list any more is forgotten, so that it is new when it comes back. Only for lists of one page. */
	forgetsAbsent?: boolean;
}

/** A bookmark kept from an earlier look is refused now. */
export class LostBookmarkError extends Error {
	constructor(override readonly cause: Error) {
		super(cause.message);
		this.name = 'LostBookmarkError';
	}
}

const BEGINNING: ListPosition = { before: 0 };

/**
 * Looks at a list once.
 *
 * @param state what the look before left; undefined for the first one
 * @returns what is new, and the state to keep when it was given out
 * @throws what the source throws; nothing is lost by it, as long as the old state is kept
 */
export async function tick<T extends Thing>(
	state: State | undefined,
	source: Source<T>,
	{ givesExisting = false, forgetsAbsent = false }: ListRules = {},
	bounds: Bounds = BOUNDS,
): Promise<{ news: Array<News<T>>; state: State }> {
	const known = state ? Known.from(state.known) : new Known();
	const isLearning = state === undefined && !givesExisting;
	const reading = new Reading(source, known, isLearning ? boundsOfFirstLook(bounds) : bounds);
	const place = isLearning ? await learn(reading) : await goOn(reading, state?.place);
	if (forgetsAbsent && !place && !reading.isPartial) known.keepOnly(reading.seen);
	const next = { known: known.remembered(bounds.remembered), ...(place && !isLearning ? { place } : {}) };
	return { news: isLearning ? [] : reading.news, state: next };
}

/** Pages shift while a list is read, so it is known only when reading it once more finds nothing. One page can't shift. */
async function learn<T extends Thing>(reading: Reading<T>): Promise<ListPosition | undefined> {
	let pass = await reading.from(BEGINNING);
	while (!pass.place && pass.pages > 1 && pass.found > 0) pass = await reading.from(BEGINNING);
	return pass.place;
}

/** The beginning as long as it has something new, then what comes after the place where the look before stopped. */
async function goOn<T extends Thing>(
	reading: Reading<T>,
	stoppedAt: ListPosition | undefined,
): Promise<ListPosition | undefined> {
	if (!stoppedAt) return (await reading.from(BEGINNING)).place;
	let { next, found } = await reading.page(BEGINNING);
	// One page is left for the rest, which must get its turn.
	while (next && found > 0 && reading.mayRead(2)) ({ next, found } = await reading.page(next));
	return (await reading.from(stoppedAt, beginsAnew)).place;
}

/** One look at a list: what it may read, and what it finds. */
class Reading<T extends Thing> {
	readonly news: Array<News<T>> = [];
	readonly seen: string[] = [];
	isPartial = false;
	private pages = 0;

	constructor(
		private readonly source: Source<T>,
		private readonly known: Known,
		private readonly bounds: Bounds,
	) {}

	mayRead(pages: number): boolean {
		return this.pages + pages <= this.bounds.pages && (this.bounds.hasTime?.() ?? true);
	}

	/** Where to go on after a page, and how much of it was new. */
	async page({ bookmark: from, before }: ListPosition): Promise<{ next?: ListPosition; found: number }> {
		const { things, bookmark, isPartial = false } = await this.source(from);
		this.pages++;
		this.isPartial ||= isPartial;
		if (bookmark !== undefined && bookmark === from)
			throw new Error('The list gave the same bookmark twice, so it would never end');
		const newsBefore = this.news.length;
		for (const thing of things) {
			const old = this.known.see(thing.key, thing.value);
			if (old !== thing.value) this.news.push({ thing, old });
			this.seen.push(thing.key);
		}
		const isEnd = bookmark === undefined || before + things.length >= this.bounds.watched;
		return {
			next: isEnd ? undefined : { bookmark, before: before + things.length },
			found: this.news.length - newsBefore,
		};
	}

	/**
	 * Reads at least one page, and on as far as it may; gives the place where it stopped, or none at the end.
	 *
	 * @param lost what becomes of a bookmark of an earlier look that is refused
	 */
	async from(start: ListPosition, lost: (error: unknown) => { next?: ListPosition; found: number } = rethrow) {
		let { next: place, found } = await this.page(start).catch(lost);
		let pages = 1;
		while (place && this.mayRead(1)) {
			const page = await this.page(place).catch(rethrow);
			[place, found, pages] = [page.next, found + page.found, pages + 1];
		}
		return { place, found, pages };
	}
}

/** The bounds of the first look, which learns more than later ones look at. */
function boundsOfFirstLook({ remembered, firstPages, ...bounds }: Bounds): Bounds {
	return { ...bounds, remembered, firstPages, watched: remembered, pages: firstPages, hasTime: undefined };
}

/** Where a bookmark of an earlier look is refused, the next look begins the list anew: this one has read its beginning. */
function beginsAnew(error: unknown): { found: number } {
	if (error instanceof LostBookmarkError) return { found: 0 };
	throw error;
}

/** Throws what a request failed with: a bookmark that was given in this very look must be good. */
function rethrow(error: unknown): never {
	throw error instanceof LostBookmarkError ? error.cause : error;
}
