/** Lists of catalogs and what is in them, for pickers of several nodes. */
import type { IDataObject, ILoadOptionsFunctions } from 'n8n-workflow';

import { asText } from '../api/json';
import type { Call } from '../api/request';
import type { RequestName } from '../api/requestName';
import { chosenId } from './adsLists';
import type { Search } from './search';
import { chosenAccount, search } from './search';

/** The parameters that a catalog is chosen in. */
export const CATALOG = ['catalog', 'filters.catalog', 'additionalFields.catalog', 'options.catalog'];

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

export function callTo(context: ILoadOptionsFunctions, request: RequestName, query: IDataObject = {}): Call {
	return { request, query: { ...chosenAccount(context), ...query } };
}

export function chosen(context: ILoadOptionsFunctions, parameters: string[]): string | undefined {
	return parameters.map((parameter) => chosenId(context, parameter)).find((id) => id !== undefined);
}

export function inBrackets(text = ''): string {
	return text === '' ? '' : ` (${text})`;
}

export function nameOf({ id, name }: IDataObject): string {
	return typeof name === 'string' && name !== '' ? name : idOf({ id });
}

export function idOf({ id }: IDataObject): string {
	return asText(id) ?? '';
}
