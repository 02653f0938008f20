import type { IDataObject } from 'n8n-workflow';

import { apiError } from './errors';
import { asObject, asText } from './json';
import type { Call, Caller } from './request';
import { request } from './request';

/** Pinterest's largest page, unless an operation says otherwise. */
export const LARGEST_PAGE = 250;

/** n8n adds an item's results to a run's in one call, which breaks above about 125,000 of them. */
export const MOST_RESULTS = 120_000;

/** A list that goes on with nothing in it is given up after this many empty pages in a row. */
const MOST_EMPTY_PAGES = 100;

export interface Page {
	items: IDataObject[];
	/** The cursor of the next page, or undefined at the end. */
	bookmark?: string;
}

export interface PageOptions {
	/** Stop after exactly this many results; undefined reads all. */
	limit?: number;
	/** Results a request; by default the fewest requests that give `limit`. */
	pageSize?: number;
	/** Largest page of the operation. */
	largestPage?: number;
	/** What the API calls a page's size; null where it can't be asked for. */
	sizeName?: string | null;
	/** The pages stay whole, so n8n's bound on results does not hold. */
	unbounded?: boolean;
	/** Gets each page as it is read, so that an error later does not lose it. */
	onPage?: (page: Page) => void;
}

/**
 * Reads a list page by page until its end or the limit.
 *
 * A page may be empty and still have a bookmark; the end is a missing, null or empty bookmark. Lists that can start at an index
 * (`start_index`) go on by bookmark as well.
 *
 * @param call the list's request; a `bookmark` in its query is where reading starts
 * @throws NodeApiError when a request fails, a bookmark comes twice, the list does not end, or holds more than n8n can
 */
export async function readPages(
	caller: Caller,
	call: Call,
	{ limit, pageSize, sizeName = 'page_size', largestPage = LARGEST_PAGE, unbounded = false, onPage }: PageOptions = {},
): Promise<Page[]> {
	const pages: Page[] = [];
	// Where to start counts once: a bookmark knows its own place.
	const filters = { ...call.query };
	delete filters.start_index;
	let bookmark = asText(call.query?.bookmark);
	const seen = new Set(bookmark ? [bookmark] : []);
	let count = 0;
	let empty = 0;
	for (;;) {
		const left = limit === undefined ? largestPage : limit - count;
		const size = sizeName ? { [sizeName]: pageSize ?? Math.min(largestPage, left) } : {};
		const query = { ...(pages.length === 0 ? call.query : filters), bookmark, ...size };
		const page = await onePage(caller, { ...call, query });
		if (limit !== undefined) page.items.length = Math.min(page.items.length, left);
		pages.push(page);
		onPage?.(page);
		count += page.items.length;
		empty = page.items.length === 0 ? empty + 1 : 0;
		bookmark = page.bookmark;
		if (!bookmark || (limit !== undefined && count >= limit)) return pages;
		if (seen.has(bookmark)) throw broken(caller, 'Pinterest gave the same bookmark twice, so the list would never end');
		if (empty >= MOST_EMPTY_PAGES) throw broken(caller, `Pinterest gave ${empty} empty pages in a row`);
		if (count >= MOST_RESULTS && !unbounded) throw tooMany(caller, count);
		seen.add(bookmark);
	}
}

/**
 * One page of a list.
 *
 * @param call the list's request, with the `bookmark` and the size of the page in its query
 * @throws NodeApiError when the request fails or the answer is not a list
 */
export async function onePage(caller: Caller, call: Call): Promise<Page> {
	const { body } = await request(caller, call);
	const { items, bookmark } = asObject(body);
	if (!Array.isArray(items)) throw broken(caller, 'Pinterest’s answer is not a list');
	return {
		items: items as IDataObject[],
		bookmark: typeof bookmark === 'string' && bookmark !== '' ? bookmark : undefined,
	};
}

function broken({ context, run, itemIndex }: Caller, message: string): Error {
	const advice =
		'What was read before is kept when the node continues on errors. Try again later, or set Limit instead of Return All.';
	return apiError(context.getNode(), { message, advice }, { itemIndex, environment: run.environment });
}

function tooMany({ context, run, itemIndex }: Caller, count: number): Error {
	const message = `The list has more than ${count.toLocaleString('en-US')} results, more than n8n can hold for one input item`;
	const advice =
		'Turn on the option "Raw Pages", which gives one item for each page, or read in parts: set Limit and start each part with the option "Bookmark".';
	return apiError(context.getNode(), { message, advice }, { itemIndex, environment: run.environment });
}
