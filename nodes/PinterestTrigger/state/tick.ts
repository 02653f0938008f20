import type { Remembered } from './known';
import { Known } from './known';

/**
 * What happened in a list between two looks at it. Knows nothing of where the list comes from.
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
	place?: Place;
}

export interface Place {
	/** The list's own bookmark; undefined is its beginning. */
	bookmark?: string;
	/** How many things stand before it. */
	before: number;
}

export interface Thing {
	/** What it is known by. */
	key: string;
	/** What counts as a change when it differs; always the same where only new things count. */
	value: string;
}

/** One page of a list. */
export interface Page<T extends Thing> {
	things: T[];
	/** The bookmark of the next page; undefined at the end. */
	bookmark?: string;
}

/** Reads a page; LostPlaceError tells that a bookmark is not good any more. */
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

export interface Manner {
	/** The first look gives what is there instead of just learning it. */
	givesExisting?: boolean;
	/** What is not in the list any more is forgotten, so that it is new when it comes back. Only for lists of one page. */
	forgetsAbsent?: boolean;
}

/** A bookmark kept from an earlier look is refused now. */
export class LostPlaceError extends Error {
	constructor(override readonly cause: Error) {
		super(cause.message);
		this.name = 'LostPlaceError';
	}
}

const BEGINNING: Place = { before: 0 };

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
	{ givesExisting = false, forgetsAbsent = false }: Manner = {},
	bounds: Bounds = BOUNDS,
): Promise<{ news: Array<News<T>>; state: State }> {
	const isLearning = state === undefined && !givesExisting;
	const known = state ? Known.from(state.known) : new Known();
	const news: Array<News<T>> = [];
	const seen: string[] = [];
	const furthest = isLearning ? bounds.remembered : bounds.watched;
	let pagesLeft = isLearning ? bounds.firstPages : bounds.pages;

	/** Where to go on after the page at `place`, and how much of that page was new. */
	const look = async (place: Place): Promise<{ next?: Place; found: number }> => {
		const { things, bookmark } = await source(place.bookmark);
		pagesLeft--;
		if (bookmark !== undefined && bookmark === place.bookmark)
			throw new Error('The list gave the same bookmark twice, so it would never end');
		const newsBefore = news.length;
		for (const thing of things) {
			const old = known.get(thing.key);
			if (old !== thing.value && !isLearning) news.push({ thing, old });
			known.see(thing.key, thing.value);
			seen.push(thing.key);
		}
		const before = place.before + things.length;
		return {
			next: bookmark !== undefined && before < furthest ? { bookmark, before } : undefined,
			found: news.length - newsBefore,
		};
	};
	const mayGoOn = (pages: number) => pagesLeft >= pages && (isLearning || (bounds.hasTime?.() ?? true));

	let place: Place | undefined = BEGINNING;
	if (state?.place) {
		// As long as the beginning has something new, but one page is left for the rest: it must get its turn.
		for (let more = true; more && place && pagesLeft > 1;) {
			const { next, found }: { next?: Place; found: number } = await look(place);
			more = found > 0 && mayGoOn(2);
			place = next;
		}
		place = await look(state.place).then(({ next }) => next, begunAgain);
	} else {
		place = (await look(BEGINNING)).next;
	}
	while (place && mayGoOn(1)) place = (await look(place).catch(raised)).next;
	if (forgetsAbsent && !place) known.keep(seen);
	return { news, state: { known: known.remembered(bounds.remembered), ...(place ? { place } : {}) } };
}

/** The list is begun anew, at the next look: the beginning was read in this one. */
function begunAgain(error: unknown): undefined {
	if (!(error instanceof LostPlaceError)) throw error;
}

/** A bookmark that was given in this very look must be good. */
function raised(error: unknown): never {
	throw error instanceof LostPlaceError ? error.cause : error;
}
