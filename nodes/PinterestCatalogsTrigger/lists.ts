import type { Call } from '../shared/api/request';
import { named } from '../shared/editor/adsLists';
import type { Search } from '../shared/editor/search';
import { chosenAccount, search, searchAdAccounts } from '../shared/editor/search';

/** The feeds of all catalogs, by name. */
const searchFeeds: Search = async function (filter, paginationToken) {
	const call: Call = { request: 'GET /catalogs/feeds', query: chosenAccount(this) };
	return await search(this, call, filter, paginationToken, named);
};

/** The searches behind the node's pickers. */
export const SEARCHES = { searchAdAccounts, searchFeeds };
