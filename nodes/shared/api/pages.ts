import type { IDataObject } from 'n8n-workflow';

import { apiError } from './errors';
import { asList, asObject, asObjects, asText, isObject } from './json';
import { wrongWith } from './parts';
import { promiseOf } from './promise';
import type { Call, Caller } from './request';
import { request } from './request';

/** Pinterest's largest page, unless an operation says otherwise. */
export const LARGEST_PAGE = 250;

/** n8n adds an item's results to a run's in one call, which breaks above about 125,000 of them. */
export const MOST_RESULTS = 120_000;

/** A list that goes on with nothing new in it is given up after this many such pages in a row. */
const MOST_PAGES_WITHOUT_NEWS = 100;

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
	/** The pages stay as they came: what stands on two of them is not left out. */
	asTheyCame?: boolean;
	/** What can't be read in a list is left out, but for all of it: for lists that a person picks from. */
	leavesOddOut?: boolean;
	/** Gets each page as it is read, so that an error later does not lose it. */
	onPage?: (page: Page) => void;
}

/**
 * Reads a list page by page until its end or the limit.
 *
 * @returns all pages that {@link eachPage} gives
 * @throws NodeApiError as it does; `onPage` has got what came before
 */
export async function readPages(caller: Caller, call: Call, options: PageOptions = {}): Promise<Page[]> {
	const pages: Page[] = [];
	for await (const page of eachPage(caller, call, options)) {
		pages.push(page);
		options.onPage?.(page);
	}
	return pages;
}

/**
 * Gives the pages of a list, each read when it is asked for.
 *
 * A page may be empty and still have a bookmark; the end is a missing, null or empty bookmark. Lists that can start at an index
 * (`start_index`) go on by bookmark as well. A list may change while it is read, so that what stood on one page comes again on a later
 * one: it is given once. What is null in a list is left out.
 *
 * @param call the list's request; a `bookmark` in its query is where reading starts
 * @throws NodeApiError when a request fails, a bookmark comes twice or is none, an element is no object, the list does not end, or holds
 *   more than n8n can
 */
export async function* eachPage(
	caller: Caller,
	call: Call,
	options: Omit<PageOptions, 'onPage'> = {},
): AsyncGenerator<Page, void, undefined> {
	const { limit, pageSize, sizeName = 'page_size', largestPage = LARGEST_PAGE, unbounded = false } = options;
	const isNew = options.asTheyCame ? () => true : doubles();
	// Where to start counts once: a bookmark knows its own place.
	const filters = { ...call.query };
	delete filters.start_index;
	let bookmark = asText(call.query?.bookmark);
	const seen = new Set(bookmark ? [bookmark] : []);
	let count = 0;
	let withoutNews = 0;
	for (let isFirst = true; ; isFirst = false) {
		const left = limit === undefined ? largestPage : limit - count;
		const size = sizeName ? { [sizeName]: pageSize ?? Math.min(largestPage, left) } : {};
		const query = { ...(isFirst ? call.query : filters), bookmark, ...size };
		const { page, wrong } = await readPage(caller, { ...call, query }, options.leavesOddOut ? 'odd' : undefined);
		page.items = page.items.filter(isNew);
		if (limit !== undefined) page.items.length = Math.min(page.items.length, left);
		yield page;
		if (wrong !== undefined) throw broken(caller, wrong);
		count += page.items.length;
		withoutNews = page.items.length === 0 ? withoutNews + 1 : 0;
		bookmark = page.bookmark;
		if (!bookmark || (limit !== undefined && count >= limit)) return;
		if (seen.has(bookmark)) throw broken(caller, 'Pinterest gave the same bookmark twice, so the list would never end');
		if (withoutNews >= MOST_PAGES_WITHOUT_NEWS)
			throw broken(caller, `Pinterest gave ${withoutNews} pages in a row with nothing new on them`);
		if (count >= MOST_RESULTS && !unbounded) throw tooMany(caller, count);
		seen.add(bookmark);
	}
}

/**
 * One page of a list. What has nothing in it, or no id yet, is left out: who looks again and again finds it once there is something.
 *
 * @param call the list's request, with the `bookmark` and the size of the page in its query
 * @throws NodeApiError when the request fails or the answer is not a list of objects
 */
export async function onePage(caller: Caller, call: Call): Promise<Page> {
	const { page, wrong } = await readPage(caller, call, 'hollow');
	if (wrong !== undefined) throw broken(caller, wrong);
	return page;
}

/** A page, and what is wrong with it though it is a list. */
async function readPage(
	caller: Caller,
	call: Call,
	leavesOut?: 'hollow' | 'odd',
): Promise<{ page: Page; wrong?: string }> {
	const { items, bookmark } = asObject((await request(caller, call)).body);
	const given = asList(items).filter((item) => item !== null);
	const { eachId } = promiseOf(call.request);
	const objects = asObjects(given).filter((item) => wrongWith(item, eachId) === undefined);
	const next = typeof bookmark === 'string' || typeof bookmark === 'number' ? String(bookmark) : undefined;
	const page = { items: objects, bookmark: next === '' ? undefined : next };
	if (objects.length < given.length && !(leavesOut === 'odd' && objects.length > 0)) {
		const odd = given.find((item) => wrongWith(item, eachId) && !(leavesOut === 'hollow' && isObject(item)));
		if (odd !== undefined) return { page, wrong: `Pinterest’s list holds ${wrongWith(odd, eachId)}` };
	}
	if (next === undefined && bookmark !== undefined && bookmark !== null)
		return { page, wrong: 'Pinterest gave a bookmark that is neither text nor number, so the list can’t be read on' };
	return { page };
}

/** Tells what a list has not given yet: by its id, or where it has none, by all that it holds beside the page before. */
function doubles(): (item: IDataObject, at: number) => boolean {
	const ids = new Set<string>();
	let before = new Set<string>();
	let page = new Set<string>();
	return (item, at) => {
		if (at === 0) [before, page] = [page, new Set()];
		const id = asText(item.id);
		if (id === undefined) {
			const text = JSON.stringify(item);
			page.add(text);
			return !before.has(text);
		}
		if (ids.has(id)) return false;
		ids.add(id);
		return true;
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
