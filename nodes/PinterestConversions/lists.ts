import { asObject, asObjects } from '../shared/api/json';
import { request } from '../shared/api/request';
import { startRun } from '../shared/api/run';
import { chosenAdAccount, named } from '../shared/editor/adsLists';
import { pickable } from '../shared/editor/search';
import type { Search } from '../shared/editor/search';

/** The conversion tags of the ad account chosen in the node; the list has no pages. */
export const searchConversionTags: Search = async function (filter) {
	const ids = { ad_account_id: await chosenAdAccount(this) };
	const caller = { context: this, run: await startRun(this) };
	const { body } = await request(caller, { request: 'GET /ad_accounts/{ad_account_id}/conversion_tags', ids });
	const wanted = filter?.trim().toLowerCase() ?? '';
	const results = pickable(asObjects(asObject(body).items).map(named));
	return { results: results.filter(({ name, value }) => name.toLowerCase().includes(wanted) || value === wanted) };
};
