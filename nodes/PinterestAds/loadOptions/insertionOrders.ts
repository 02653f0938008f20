import type { IDataObject, ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';

import { liveOptions } from '../../shared/editor/adsLists';

/** What an insertion order of the ad account can name, as Pinterest's Salesforce has it. */
interface Offered {
	billto_infos?: Company[];
	pmp_names?: Array<{ id: string; name?: string }>;
}

interface Company extends IDataObject {
	id: string;
	io_type?: string;
	addresses?: Array<{ address_id: string; display?: string; purpose?: string }>;
}

/** The kinds of terms of a company, by the names of their ids. */
const TERMS = {
	io_terms_id: 'Insertion order',
	row_terms_id: 'Rest of the world',
	us_terms_id: 'United States',
};

/** What the fields of an insertion order can be, from one answer. */
export const INSERTION_ORDER_LISTS = {
	getBillToCompanies: listOf(({ billto_infos: companies = [] }) =>
		companies.map(({ id, io_type: type, addresses = [] }) => ({
			// A company has no name there; where it is says which one it is.
			name: [addresses[0]?.display, type].filter(Boolean).join(', ') || id,
			value: id,
		})),
	),
	getBillToAddresses: listOf(({ billto_infos: companies = [] }) =>
		companies.flatMap(({ addresses = [] }) =>
			addresses.map(({ address_id: value, display, purpose }) => ({
				name: `${display ?? value}${purpose ? ` (${purpose})` : ''}`,
				value,
			})),
		),
	),
	getInsertionOrderTerms: listOf(({ billto_infos: companies = [] }) =>
		companies.flatMap((company) =>
			Object.entries(TERMS).flatMap(([key, name]) => {
				const value = company[key];
				return typeof value === 'string' && value !== '' ? [{ name: `${name} (${value})`, value }] : [];
			}),
		),
	),
	getMarketingPartners: listOf(({ pmp_names: partners = [] }) =>
		partners.map(({ id, name }) => ({ name: name ?? id, value: id })),
	),
};

function listOf(optionsOf: (offered: Offered) => INodePropertyOptions[]) {
	return async function (this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
		const call = { path: '/ad_accounts/{ad_account_id}/ssio/accounts', category: 'ads_read' };
		return await liveOptions(this, call, (answer) =>
			optionsOf((answer ?? {}) as Offered).sort((a, b) => a.name.localeCompare(b.name)),
		);
	};
}
