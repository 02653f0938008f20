import type { IDataObject, ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';

import { asObject, asObjects } from '../shared/api/json';
import type { Call } from '../shared/api/request';
import { inAdAccount, liveOptions, named, searchLeadForms, words } from '../shared/editor/adsLists';

/** The kind stands behind the name, since an audience and the list it is made of often have the same. */
const searchAudiences = inAdAccount('GET /ad_accounts/{ad_account_id}/audiences', {}, (audience) => ({
	...named({ id: audience.id, name: `${nameOf(audience)}${kindOf(audience)}` }),
}));

const searchCustomerLists = inAdAccount('GET /ad_accounts/{ad_account_id}/customer_lists', {}, ({ id, name }) =>
	named({ id, name }),
);

const searchCustomerSegments = inAdAccount('GET /ad_accounts/{ad_account_id}/customer_segments');

/** Where leads go to, and of which form. */
const searchLeadSubscriptions = inAdAccount(
	'GET /ad_accounts/{ad_account_id}/leads/subscriptions',
	{},
	(subscription) => {
		const { id, webhook_url: url, lead_form_id: form } = subscription;
		return { name: `${textOf(url)} (${form ? `form ${textOf(form)}` : 'all forms'})`, value: textOf(id) };
	},
);

/** The searches behind the node's pickers. */
export const AUDIENCE_SEARCHES = {
	searchAudiences,
	searchCustomerLists,
	searchCustomerSegments,
	searchLeadForms,
	searchLeadSubscriptions,
};

/** All audiences of the ad account, its own and those shared with it, with their kind. */
async function getAudiences(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	const found: INodePropertyOptions[] = [];
	for (const ownership of ['OWNED', 'RECEIVED']) {
		const call: Call = {
			request: 'GET /ad_accounts/{ad_account_id}/audiences',
			query: { ownership_type: ownership },
		};
		const optionsOfAll = (audiences: unknown) =>
			asObjects(audiences).map((one) => ({ name: `${nameOf(one)}${kindOf(one)}`, value: textOf(one.id) }));
		found.push(...(await liveOptions(this, call, optionsOfAll, true)));
	}
	return found.sort((a, b) => a.name.localeCompare(b.name));
}

/** The conversion tags of the ad account that are not deleted. */
async function getConversionTags(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	const call: Call = {
		request: 'GET /ad_accounts/{ad_account_id}/conversion_tags',
		query: { filter_deleted: true },
	};
	return await liveOptions(this, call, (answer) =>
		asObjects(asObject(answer).items).map((tag) => ({ name: nameOf(tag), value: textOf(tag.id) })),
	);
}

export const LOAD_OPTIONS = { getAudiences, getConversionTags };

function nameOf({ id, name }: IDataObject): string {
	return textOf(name) || textOf(id);
}

function kindOf({ audience_type: type }: IDataObject): string {
	return typeof type === 'string' ? ` (${words(type)})` : '';
}

function textOf(value: unknown): string {
	return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
