import type { IDataObject, ILoadOptionsFunctions, INodeListSearchItems, INodePropertyOptions } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import { asObjects, asText } from '../api/json';
import { objectsIn } from '../api/parts';
import { readPages } from '../api/pages';
import type { Call } from '../api/request';
import { request } from '../api/request';
import type { RequestName } from '../api/requestName';
import { startRun } from '../api/run';
import { AD_ACCOUNT } from '../fields/ads';
import { pickable, search } from './search';
import type { Search } from './search';

/** Parents that narrow a list when one is chosen in the node: parameter names by the name of the filter in the query. */
type Parents = Record<string, string[]>;

const CAMPAIGN: Parents = { campaign_ids: ['campaign', 'campaignOfAdGroup', 'campaignId', 'filters.campaignIds'] };
const AD_GROUP: Parents = { ad_group_ids: ['adGroup', 'adGroupId', 'filters.adGroupIds'] };

/** The campaigns of the ad account chosen in the node. */
export const searchCampaigns = inAdAccount('GET /ad_accounts/{ad_account_id}/campaigns');

/** The ad groups of the ad account, of the campaign where one is chosen. */
export const searchAdGroups = inAdAccount('GET /ad_accounts/{ad_account_id}/ad_groups', CAMPAIGN);

/** The ads of the ad account, of the ad group or campaign where one is chosen. */
export const searchAds = inAdAccount('GET /ad_accounts/{ad_account_id}/ads', { ...AD_GROUP, ...CAMPAIGN });

export const searchOrderLines = inAdAccount('GET /ad_accounts/{ad_account_id}/order_lines');

export const searchPromotions = inAdAccount('GET /ad_accounts/{ad_account_id}/promotions');

export const searchTargetingTemplates = inAdAccount('GET /ad_accounts/{ad_account_id}/targeting_templates');

/** An element of the list holds labels itself. */
export const searchLabels = inAdAccount('GET /ad_accounts/{ad_account_id}/labels', {}, (element) =>
	asObjects(element.labels ?? [element]).map(({ value, ...label }) => named({ name: value, ...label })),
);

export const searchLeadForms = inAdAccount('GET /ad_accounts/{ad_account_id}/lead_forms');

export const searchReportTemplates = inAdAccount('GET /ad_accounts/{ad_account_id}/templates');

/** Invoices, latest first: `Due 2026-05-31: 471.24 EUR, credit memo 6874562345 (closed)` */
export const searchInvoices = inAdAccount('GET /ad_accounts/{ad_account_id}/billing_invoices', {}, (invoice) => {
	const { id, currency, amount_billed_micro_currency: amount, invoice_due_date: due } = invoice;
	const number = Number(amount ?? NaN) / 1e6;
	const billed = Number.isFinite(number) ? `${number.toFixed(2)} ${asText(currency) ?? ''}` : '';
	const status = words(invoice.status);
	const what = [words(invoice.document_type), asText(id), status && `(${status})`].filter(Boolean).join(' ');
	const begin = asText(due) ? `Due ${asText(due)}: ` : '';
	return { name: `${begin}${[billed, what].filter(Boolean).join(', ')}`, value: asText(id) ?? '' };
});

/** The list searches of a node about ads. */
export const ADS_SEARCHES = {
	searchCampaigns,
	searchAdGroups,
	searchAds,
	searchOrderLines,
	searchPromotions,
	searchTargetingTemplates,
	searchLabels,
	searchReportTemplates,
	searchInvoices,
};

/**
 * A search through a list of the ad account that is chosen in the node: page by page without a filter, through every page with
 * one.
 *
 * @param list the request that reads it
 * @param show what a person sees of an element; by default its name and, where it is not active, its status
 */
export function inAdAccount(
	list: Extract<RequestName, `GET /ad_accounts/{ad_account_id}/${string}`>,
	parents: Parents = {},
	show: Parameters<typeof search>[4] = named,
): Search {
	return async function (filter, paginationToken) {
		const query: IDataObject = {};
		for (const [name, parameters] of Object.entries(parents)) {
			const chosen = parameters.map((parameter) => chosenId(this, parameter)).find((id) => id !== undefined);
			// Pinterest takes one of these filters at a time; the nearest parent comes first.
			if (chosen && Object.keys(query).length === 0) query[name] = [chosen];
		}
		const ids = { ad_account_id: await chosenAdAccount(this) };
		const call: Call = { request: list, ids, query, repeated: Object.keys(parents) };
		return await search(this, call, filter, paginationToken, show);
	};
}

/** The labels of one element of the list of labels: the API description gives it labels of its own; a bare label is taken too. */
export function labelsIn(element: IDataObject): IDataObject[] {
	return element.labels === undefined ? [element] : objectsIn(element.labels, 'labels', 'id');
}

/** `CREATIVE_ASSETS` as `creative assets` */
export function words(value: unknown): string {
	return (asText(value) ?? '').toLowerCase().replace(/_/g, ' ');
}

/** `Spring sale (paused)` */
export function named(object: IDataObject): INodeListSearchItems {
	const { id, name, status, promotion_title: title } = object;
	const text = [name, title, id].map(asText).find(Boolean) ?? '';
	const state = typeof status === 'string' && status !== 'ACTIVE' ? ` (${words(status)})` : '';
	return { name: `${text}${state}`, value: asText(id) ?? '' };
}

/**
 * Live options for a list in the node: reads them at Pinterest, from the ad account chosen in the node where the path has one.
 *
 * @param optionsOf makes options of the answer, or of all elements of a list that has pages
 */
export async function liveOptions(
	context: ILoadOptionsFunctions,
	call: Call,
	optionsOf: (answer: unknown) => INodePropertyOptions[],
	isPaged = false,
): Promise<INodePropertyOptions[]> {
	const caller = { context, run: await startRun(context) };
	const ids = call.request.includes('{ad_account_id}') ? { ad_account_id: await chosenAdAccount(context) } : {};
	const whole: Call = { ...call, ids: { ...ids, ...call.ids } };
	if (!isPaged) return pickable(optionsOf((await request(caller, whole)).body));
	const pages = await readPages(caller, whole, { leavesOddOut: true });
	return pickable(optionsOf(pages.flatMap(({ items }) => items)));
}

/**
 * The ad account chosen in the node.
 *
 * @throws NodeOperationError when there is none yet
 */
export async function chosenAdAccount(context: ILoadOptionsFunctions): Promise<string> {
	const chosen = context.getCurrentNodeParameter(AD_ACCOUNT.name) as { value?: unknown } | undefined;
	if (!chosen?.value)
		throw new NodeOperationError(context.getNode(), 'Choose the ad account first: the list belongs to one');
	const caller = { context, run: await startRun(context) };
	const values = { ids: {}, query: {}, body: {}, local: {} };
	return String(await AD_ACCOUNT.resolve?.(caller, AD_ACCOUNT.parse(chosen), values));
}

/** The id that a parameter holds, as a locator, an id or a list of them; undefined where there is none (or an expression). */
export function chosenId(context: ILoadOptionsFunctions, parameter: string): string | undefined {
	const chosen = context.getCurrentNodeParameter(parameter) as { value?: unknown } | string | undefined;
	const value = typeof chosen === 'object' && chosen !== null ? chosen.value : chosen;
	return /^\d+$/.test(String(value)) ? String(value) : undefined;
}
