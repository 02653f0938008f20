import { NodeOperationError } from 'n8n-workflow';

import { asText } from '../shared/api/json';
import { words } from '../shared/editor/adsLists';
import { CATALOG, callTo, chosen, idOf, inBrackets, nameOf, searchFeeds } from '../shared/editor/catalogLists';
import type { Search } from '../shared/editor/search';
import { search } from '../shared/editor/search';

const FEED = ['feed', 'filters.feed', 'additionalFields.feed'];

/** The account's catalogs, with their types. */
export const searchCatalogs: Search = async function (filter, paginationToken) {
	return await search(this, callTo(this, 'GET /catalogs'), filter, paginationToken, (catalog) => ({
		name: nameOf(catalog) + inBrackets(words(catalog.catalog_type)),
		value: idOf(catalog),
	}));
};

/** The account's product groups, of the feed or catalog where one is chosen. */
export const searchProductGroups: Search = async function (filter, paginationToken) {
	const feed = chosen(this, FEED);
	const parent = feed ? { feed_id: feed } : { catalog_id: chosen(this, CATALOG) };
	const call = callTo(this, 'GET /catalogs/product_groups', parent);
	return await search(this, call, filter, paginationToken, (group) => ({
		name: nameOf(group),
		value: idOf(group),
	}));
};

/** The stores of the catalog chosen in the node, with their codes. */
export const searchLocalStores: Search = async function (filter, paginationToken) {
	const catalog = chosen(this, CATALOG);
	if (!catalog) throw new NodeOperationError(this.getNode(), 'Choose the catalog first: the list belongs to one');
	const call = { ...callTo(this, 'GET /catalogs/{catalog_id}/local_stores'), ids: { catalog_id: catalog } };
	return await search(this, call, filter, paginationToken, (store) => ({
		name: nameOf(store) + inBrackets(asText(store.store_code)),
		value: idOf(store),
	}));
};

/** The searches behind the node's pickers. */
export const CATALOG_SEARCHES = { searchCatalogs, searchFeeds, searchLocalStores, searchProductGroups };
