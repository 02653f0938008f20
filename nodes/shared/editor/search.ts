import type { IDataObject, ILoadOptionsFunctions, INodeListSearchItems, INodeListSearchResult } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import { LARGEST_PAGE, readPages } from '../api/pages';
import type { Call } from '../api/request';
import { request } from '../api/request';
import { startRun } from '../api/run';
import type { Field } from '../rows/field';
import type { Resource } from '../rows/operation';

/** Pages a search reads at most before it gives what it found; the cursor then goes on. */
const MOST_SEARCHED_PAGES = 40;

export type Search = (
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
) => Promise<INodeListSearchResult>;

/** The account's boards, by name. */
export const searchBoards: Search = async function (filter, paginationToken) {
	const call: Call = { method: 'GET', path: '/boards', category: 'org_read', query: { ...chosenAccount(this) } };
	return await search(this, call, filter, paginationToken, ({ id, name, privacy }) => ({
		name: privacy && privacy !== 'PUBLIC' ? `${String(name)} (${String(privacy).toLowerCase()})` : String(name),
		value: String(id),
	}));
};

/**
 * The sections of the board chosen in the node.
 *
 * @param resources the node's rows, which say what parameter picks the board in each operation
 */
export const searchSections = (resources: Resource[]): Search =>
	searchSectionsOf((context) => boardFields(context, resources));

/** @param boards the parameters that may pick the board, by name */
export const searchSectionsOf = (boards: (context: ILoadOptionsFunctions) => Array<[string, Field]>): Search =>
	async function (filter, paginationToken) {
		const call: Call = {
			method: 'GET',
			path: '/boards/{board_id}/sections',
			ids: { board_id: await chosenBoard(this, boards(this)) },
			category: 'org_read',
			query: { ...chosenAccount(this) },
		};
		return await search(this, call, filter, paginationToken, ({ id, name }) => ({
			name: String(name),
			value: String(id),
		}));
	};

/** The ad accounts the credential reaches, shared ones too. */
export const searchAdAccounts: Search = async function (filter, paginationToken) {
	const call: Call = {
		method: 'GET',
		path: '/ad_accounts',
		category: 'ads_read',
		query: { include_shared_accounts: true },
	};
	return await search(this, call, filter, paginationToken, ({ id, name, country, currency }) => ({
		name: [String(name), [country, currency].filter(Boolean).join(', ')].filter(Boolean).join(' – '),
		value: String(id),
	}));
};

/** Without a filter one page at a time, as the list is scrolled; with one, through every page. */
export async function search(
	context: ILoadOptionsFunctions,
	call: Call,
	filter: string | undefined,
	bookmark: string | undefined,
	show: (object: IDataObject) => INodeListSearchItems | INodeListSearchItems[],
): Promise<INodeListSearchResult> {
	const caller = { context, run: await startRun(context) };
	const wanted = filter?.trim().toLowerCase();
	if (!wanted) {
		const { body } = await request(caller, { ...call, query: { ...call.query, bookmark, page_size: LARGEST_PAGE } });
		const { items, bookmark: next } = body as { items: IDataObject[]; bookmark?: string | null };
		return { results: items.flatMap(show), paginationToken: next || undefined };
	}
	const pages = await readPages(
		caller,
		{ ...call, query: { ...call.query, bookmark } },
		{ limit: MOST_SEARCHED_PAGES * LARGEST_PAGE },
	);
	const results = pages.flatMap(({ items }) => items.flatMap(show));
	const next = pages.at(-1)?.bookmark;
	return {
		results: results.filter(({ name, value }) => name.toLowerCase().includes(wanted) || value === wanted),
		paginationToken: next,
	};
}

/** The ad account under options, so that a list shows what that business owns. */
export function chosenAccount(context: ILoadOptionsFunctions): IDataObject {
	const chosen = context.getCurrentNodeParameter('options.adAccountId') as { value?: unknown } | undefined;
	return /^\d+$/.test(String(chosen?.value)) ? { ad_account_id: String(chosen?.value) } : {};
}

function boardFields(context: ILoadOptionsFunctions, resources: Resource[]): Array<[string, Field]> {
	const [resource, operation] = ['resource', 'operation'].map((name) => context.getCurrentNodeParameter(name));
	const row = resources.find(({ value }) => value === resource)?.operations.find(({ value }) => value === operation);
	return [
		...(row?.fields ?? []).map((field): [string, Field] => [field.name, field]),
		...(row?.collections?.updateFields ?? []).map((field): [string, Field] => [`updateFields.${field.name}`, field]),
	];
}

/** @throws NodeOperationError when no board is chosen yet */
async function chosenBoard(context: ILoadOptionsFunctions, fields: Array<[string, Field]>): Promise<string> {
	for (const [name, field] of fields.filter(([, { apiName }]) => apiName === 'board_id')) {
		const value = context.getCurrentNodeParameter(name) as { value?: unknown } | undefined;
		if (!value?.value) continue;
		const values = { ids: {}, body: {}, local: {}, query: chosenAccount(context) };
		const caller = { context, run: await startRun(context) };
		return String(await field.resolve?.(caller, field.parse(value), values));
	}
	throw new NodeOperationError(context.getNode(), 'Choose the board first: a section belongs to one');
}
