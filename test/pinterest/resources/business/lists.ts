import { invalid } from '../../check';
import { page, type Listed, type PageQuery } from '../../paging';
import type { Call } from '../../row';
import type { World } from '../../world';
import { assetOf } from './asset';
import { partyOf } from './parties';
import { type Access } from './store';

export interface StartQuery extends PageQuery {
	start_index: number;
}

/**
 * `page` for a list that also takes `start_index`, which counts from the first element and says where the first page begins; a bookmark
 * goes on from its own place.
 * @param options.order how they are shown; the newest first without it
 */
export function listPage<T extends Listed>(
	call: Call<StartQuery>,
	elements: readonly T[],
	view: (element: T) => unknown,
	options: { filters: Record<string, unknown>; order?: (one: T, other: T) => number },
): { items: unknown[]; bookmark: string | null } {
	const { order, filters } = options;
	const ranked = order
		? [...elements].sort(order).map((element, at) => ({ seq: -at, element }))
		: elements.map((element) => ({ seq: element.seq, element })).sort((one, other) => other.seq - one.seq);
	const skipped = call.query.bookmark === undefined ? call.query.start_index : 0;
	return page(call, ranked.slice(skipped).reverse(), (each) => view(each.element), { filters });
}

export interface SearchQuery {
	search_by?: string;
	search_value?: string;
	sort_by?: string;
	sort_ascending?: boolean;
}

/** The accesses that are searched for, and their order where one is asked for. */
export function searched(
	world: World,
	found: Access[],
	query: SearchQuery,
): { found: Access[]; order?: (one: Access, other: Access) => number } {
	const { search_by: by = 'NAME', search_value: value, sort_by: sort, sort_ascending: ascending = true } = query;
	const wanted = value?.toLowerCase() ?? '';
	const texts = (access: Access): string[] => {
		const asset = assetOf(world, access.assetId);
		const owner = partyOf(world, asset?.ownerId ?? '')?.name ?? '';
		const name = asset?.name ?? '';
		if (by === 'ID') return [access.assetId];
		if (by === 'OWNER_NAME') return [owner];
		return [name, ...(by === 'NAME_OR_ID' ? [access.assetId] : []), ...(by === 'NAME_OR_OWNER' ? [owner] : [])];
	};
	const key = (access: Access): string => {
		if (sort === 'PERMISSIONS') return access.permissions.join();
		return sort === 'NAME' ? (assetOf(world, access.assetId)?.name ?? '') : access.assetId;
	};
	const order = (one: Access, other: Access) => {
		const compared = key(one).localeCompare(key(other)) || one.seq - other.seq;
		return ascending ? compared : -compared;
	};
	return {
		found: found.filter((access) => texts(access).some((text) => text.toLowerCase().includes(wanted))),
		...((sort !== undefined || !ascending) && { order }),
	};
}

/** Ids separated by commas; undefined when the parameter was left out. */
export function idList(name: string, text: string | undefined): string[] | undefined {
	const ids = text?.split(',').map((id) => id.trim());
	if (ids?.some((id) => !/^\d+$/.test(id))) throw invalid(`Parameter '${name}' must be ids separated by commas.`);
	return ids;
}
