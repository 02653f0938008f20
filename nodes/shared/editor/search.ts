import type { IDataObject, ILoadOptionsFunctions, INodeListSearchItems, INodeListSearchResult } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import { asObject, asObjects, asText } from '../api/json';
import { LARGEST_PAGE, readPages } from '../api/pages';
import { UnreadableError } from '../api/parts';
import type { Page } from '../api/pages';
import type { Call, Caller } from '../api/request';
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
	const call: Call = { request: 'GET /boards', query: { ...chosenAccount(this) } };
	return await search(this, call, filter, paginationToken, ({ id, name, privacy }) => ({
		name: privacy && privacy !== 'PUBLIC' ? `${text(name)} (${text(privacy).toLowerCase()})` : text(name),
		value: text(id),
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
			request: 'GET /boards/{board_id}/sections',
			ids: { board_id: await chosenBoard(this, boards(this)) },
			query: { ...chosenAccount(this) },
		};
		return await search(this, call, filter, paginationToken, ({ id, name }) => ({
			name: text(name),
			value: text(id),
		}));
	};

/** The ad accounts the credential reaches, shared ones too. */
export const searchAdAccounts: Search = async function (filter, paginationToken) {
	const call: Call = { request: 'GET /ad_accounts', query: { include_shared_accounts: true } };
	return await search(this, call, filter, paginationToken, ({ id, name, country, currency }) => ({
		name: [text(name), [text(country), text(currency)].filter(Boolean).join(', ')].filter(Boolean).join(' – '),
		value: text(id),
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
	const pages = wanted
		? await readPages(
				caller,
				{ ...call, query: { ...call.query, bookmark } },
				{ limit: MOST_SEARCHED_PAGES * LARGEST_PAGE, leavesOddOut: true },
			)
		: [await pageOf(caller, { ...call, query: { ...call.query, bookmark, page_size: LARGEST_PAGE } })];
	const results = pickable(pages.flatMap(({ items }) => items.flatMap(show)));
	return {
		results: wanted
			? results.filter(({ name, value }) => name.toLowerCase().includes(wanted) || value === wanted)
			: results,
		paginationToken: pages.at(-1)?.bookmark,
	};
}

async function pageOf(caller: Caller, call: Call): Promise<Page> {
	const { items, bookmark } = asObject((await request(caller, call)).body);
	return { items: asObjects(items), bookmark: asText(bookmark) || undefined };
}

/**
 * What can be picked: what has a value, named by it where there is no name. Whatever else a list holds is no reason to show nothing.
 *
 * @throws UnreadableError where nothing in a list can be picked: an empty one would say that there is nothing
 */
export function pickable<One extends { name: string; value: unknown }>(found: One[]): One[] {
	const usable = found.filter(({ value }) => value !== '' && value !== undefined);
	if (found.length > 0 && usable.length === 0)
		throw new UnreadableError('Pinterest’s list holds nothing that has an ID. Try again later.');
	return usable.map((one) => (one.name.trim() === '' ? { ...one, name: asText(one.value) ?? '' } : one));
}

/** The ad account under options, so that a list shows what that business owns. */
export function chosenAccount(context: ILoadOptionsFunctions): IDataObject {
	const id = asText(asObject(context.getCurrentNodeParameter('options.adAccountId')).value) ?? '';
	return /^\d+$/.test(id) ? { ad_account_id: id } : {};
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
		const value = context.getCurrentNodeParameter(name);
		if (!asObject(value).value) continue;
		const values = { ids: {}, body: {}, local: {}, query: chosenAccount(context) };
		const caller = { context, run: await startRun(context) };
		return String(await field.resolve?.(caller, field.parse(value), values));
	}
	throw new NodeOperationError(context.getNode(), 'Choose the board first: a section belongs to one');
}

/** What an answer says, as the list shows it. */
function text(value: unknown): string {
	return asText(value) ?? '';
}
