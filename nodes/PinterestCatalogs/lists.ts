import type { IDataObject, ILoadOptionsFunctions } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import { asText } from '../shared/api/json';
import type { Call } from '../shared/api/request';
import type { RequestName } from '../shared/api/requestName';
import { chosenId, words } from '../shared/editor/adsLists';
import type { Search } from '../shared/editor/search';
import { chosenAccount, search } from '../shared/editor/search';

const CATALOG = ['catalog', 'filters.catalog', 'additionalFields.catalog', 'options.catalog'];
const FEED = ['feed', 'filters.feed', 'additionalFields.feed'];

/** The account's catalogs, with their types. */
export const searchCatalogs: Search = async function (filter, paginationToken) {
	return await search(this, callTo(this, 'GET /catalogs'), filter, paginationToken, (catalog) => ({
		name: nameOf(catalog) + inBrackets(words(catalog.catalog_type)),
		value: idOf(catalog),
	}));
};

/** The account's feeds, of the catalog where one is chosen, with what tells those of one name apart. */
export const searchFeeds: Search = async function (filter, paginationToken) {
	const call = callTo(this, 'GET /catalogs/feeds', { catalog_id: chosen(this, CATALOG) });
	return await search(this, call, filter, paginationToken, (feed) => {
		const { default_country: country, default_locale: locale, status } = feed;
		const facts = [asText(country), asText(locale), status === 'INACTIVE' ? 'inactive' : undefined]
			.filter(Boolean)
			.join(', ');
		return { name: nameOf(feed) + inBrackets(facts), value: idOf(feed) };
	});
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

function callTo(context: ILoadOptionsFunctions, request: RequestName, query: IDataObject = {}): Call {
	return { request, query: { ...chosenAccount(context), ...query } };
}

function chosen(context: ILoadOptionsFunctions, parameters: string[]): string | undefined {
	return parameters.map((parameter) => chosenId(context, parameter)).find((id) => id !== undefined);
}

function inBrackets(text = ''): string {
	return text === '' ? '' : ` (${text})`;
}

function nameOf({ id, name }: IDataObject): string {
	return typeof name === 'string' && name !== '' ? name : idOf({ id });
}

function idOf({ id }: IDataObject): string {
	return asText(id) ?? '';
}
