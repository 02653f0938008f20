import type { IDataObject, ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';

import { asObject, asObjects, asText } from '../../shared/api/json';
import type { Call } from '../../shared/api/request';
import { liveOptions } from '../../shared/editor/adsLists';

/** The kinds of terms of a company, by the names of their ids. */
const TERMS = {
	io_terms_id: 'Insertion order',
	row_terms_id: 'Rest of the world',
	us_terms_id: 'United States',
};

/** What the fields of an insertion order can be, from one answer: what an order of the ad account can name, as Salesforce has it. */
export const INSERTION_ORDER_LISTS = {
	getBillToCompanies: listOf('billto_infos', ({ id, io_type: type, addresses }) => {
		const [first = {}] = asObjects(addresses);
		// A company has no name there; where it is says which one it is.
		const name = [asText(first.display), asText(type)].filter(Boolean).join(', ');
		return [{ name: name || textOf(id), value: textOf(id) }];
	}),
	getBillToAddresses: listOf('billto_infos', ({ addresses }) =>
		asObjects(addresses).map(({ address_id: value, display, purpose }) => ({
			name: `${asText(display) ?? textOf(value)}${purpose ? ` (${textOf(purpose)})` : ''}`,
			value: textOf(value),
		})),
	),
	getInsertionOrderTerms: listOf('billto_infos', (company) =>
		Object.entries(TERMS).flatMap(([key, name]) => {
			const value = company[key];
			return typeof value === 'string' && value !== '' ? [{ name: `${name} (${value})`, value }] : [];
		}),
	),
	getMarketingPartners: listOf('pmp_names', ({ id, name }) => [
		{ name: asText(name) ?? textOf(id), value: textOf(id) },
	]),
};

/** @param list where the answer has the things that `optionsOf` makes options of */
function listOf(list: string, optionsOf: (one: IDataObject) => Array<{ name: string; value: string }>) {
	return async function (this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
		const call: Call = { request: 'GET /ad_accounts/{ad_account_id}/ssio/accounts' };
		return await liveOptions(this, call, (answer) =>
			asObjects(asObject(answer)[list])
				.flatMap(optionsOf)
				.sort((a, b) => a.name.localeCompare(b.name)),
		);
	};
}

function textOf(value: unknown): string {
	return asText(value) ?? '';
}
