import type { IDataObject } from 'n8n-workflow';

import { statusOf } from '../api/errors';
import { asText } from '../api/json';
import { LARGEST_PAGE, onePage } from '../api/pages';
import type { Caller } from '../api/request';
import { request } from '../api/request';
import type { Found, List } from './event';
import type { Page, Source } from './state/tick';
import { LostBookmarkError } from './state/tick';

/**
 * Reads several lists as one: their pages come one after the other.
 *
 * A bookmark is the number of a list and the list's own bookmark, with a space between.
 */
export function pagesOf(caller: Caller, lists: List[]): Source<Found> {
	return async (bookmark) => {
		const [, number = '0', own] = /^(\d+) (.*)$/s.exec(bookmark ?? '') ?? [];
		const at = Number(number);
		const list = lists[at];
		if (!list) throw new LostBookmarkError(new Error(`There is no list ${at}`));
		const page = await pageOf(caller, list, own || undefined);
		const next =
			page.bookmark !== undefined ? `${at} ${page.bookmark}` : at + 1 < lists.length ? `${at + 1} ` : undefined;
		return { ...page, bookmark: next };
	};
}

/** @throws LostBookmarkError when Pinterest refuses the bookmark */
export async function pageOf(caller: Caller, list: List, bookmark?: string): Promise<Page<Found>> {
	const { call, elementsOf } = list;
	if (elementsOf) return pageIn(list, elementsOf((await request(caller, call)).body));
	const query = { page_size: LARGEST_PAGE, ...call.query, bookmark };
	const page = await onePage(caller, { ...call, query }).catch((error: unknown) => {
		const isRefused = bookmark !== undefined && statusOf(error) === 400;
		throw isRefused && error instanceof Error ? new LostBookmarkError(error) : error;
	});
	return { ...pageIn(list, page.items), bookmark: page.bookmark };
}

/**
 * What an event can tell by: an element that does not say what it is, or not the value that is watched, is left out. What is known of it
 * stays, so that it is neither new nor changed when it says so again.
 */
function pageIn({ keyOf, valueIn, completed = (object) => object }: List, objects: IDataObject[]): Page<Found> {
	const things = objects.flatMap((object) => {
		const key = asText(keyOf(object));
		const value = valueIn ? asText(valueIn(object)) : '';
		return key && value !== undefined ? [{ key, value, object: completed(object) }] : [];
	});
	return { things, isPartial: things.length < objects.length };
}
