import { Refusal, type Call } from './row';

/** Whatever stands in a list carries a number that only grows; bookmarks hold on to it, so that deleting while paging skips nothing. */
export interface Listed {
	seq: number;
}

export interface PageQuery {
	bookmark?: string;
	page_size: number;
}

interface Cursor {
	/** The list it belongs to: its path and filters. */
	list: string;
	/** Go on with elements whose `seq` is below this; null is the start. */
	below: number | null;
	/** Makes bookmarks of the same place differ. */
	turn?: number;
}

/**
 * One page, newest first, as `{items, bookmark}`; the bookmark is null at the end.
 * @param elements oldest first (ascending `seq`)
 * @param filters what narrows the list, so that a bookmark of another list is refused (400)
 */
export function page<T extends Listed>(
	call: Call<PageQuery>,
	elements: readonly T[],
	view: (element: T) => unknown,
	options: { filters?: Record<string, unknown>; keep?: (element: T) => boolean } = {},
): { items: unknown[]; bookmark: string | null } {
	const { bookmark, page_size: size } = call.query;
	const list = `${call.environment}${call.url}?${JSON.stringify(options.filters ?? {})}`;
	const cursor = bookmark === undefined ? { list, below: null } : readBookmark(bookmark, list);

	if (call.paging === 'emptyPage') {
		return { items: [], bookmark: writeBookmark({ list, below: cursor.below, turn: (cursor.turn ?? 0) + 1 }) };
	}

	const found: T[] = [];
	let more = false;
	for (let at = cursor.below === null ? elements.length : firstAtLeast(elements, cursor.below); at-- > 0;) {
		if (options.keep && !options.keep(elements[at])) continue;
		if (found.length === size) {
			more = true;
			break;
		}
		found.push(elements[at]);
	}

	let next: Cursor | null = more ? { list, below: found[found.length - 1].seq } : null;
	if (call.paging === 'endless') next = { list, below: next?.below ?? null, turn: (cursor.turn ?? 0) + 1 };
	const nextBookmark = next && writeBookmark(next);
	const repeated = call.paging === 'repeatBookmark' ? (bookmark ?? writeBookmark({ list, below: null })) : nextBookmark;
	return { items: found.map(view), bookmark: repeated };
}

function writeBookmark(cursor: Cursor): string {
	return Buffer.from(JSON.stringify(cursor)).toString('base64');
}

function readBookmark(bookmark: string, list: string): Cursor {
	try {
		const cursor = JSON.parse(Buffer.from(bookmark, 'base64').toString()) as Cursor;
		if (cursor.list === list) return cursor;
	} catch {
		// Falls through to the same refusal as a bookmark of another list.
	}
	throw new Refusal(400, 1, "Parameter 'bookmark' is not valid for this list.");
}

/** Index of the first element whose `seq` is not below `seq`. */
function firstAtLeast(elements: readonly Listed[], seq: number): number {
	let low = 0;
	let high = elements.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if (elements[middle].seq < seq) low = middle + 1;
		else high = middle;
	}
	return low;
}
