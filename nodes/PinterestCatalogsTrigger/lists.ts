import { searchFeeds } from '../shared/editor/catalogLists';
import { searchAdAccounts } from '../shared/editor/search';

/** The searches behind the node's pickers. */
export const SEARCHES = { searchAdAccounts, searchFeeds };
