import type { ILoadOptionsFunctions, INodeListSearchItems, INodeListSearchResult, IDataObject } from 'n8n-workflow';

import { LARGEST_PAGE, readPages } from '../api/pages';
import type { Call } from '../api/request';
import { request } from '../api/request';
import { runOf } from '../api/run';

/** Pages a search reads at most before it gives what it found; the cursor then goes on. */
const MOST_SEARCHED_PAGES = 40;

type Search = (
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

/** The sections of the board chosen in the node. */
export const searchSections: Search = async function (filter, paginationToken) {
	const boardId = chosenId(this, [
		'board',
		'sectionBoard',
		'pinBoard',
		'newBoard',
		'saveBoard',
		'updateFields.newBoard',
	]);
	if (!boardId) return { results: [] };
	const call: Call = {
		method: 'GET',
		path: '/boards/{board_id}/sections',
		ids: { board_id: boardId },
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
async function search(
	context: ILoadOptionsFunctions,
	call: Call,
	filter: string | undefined,
	bookmark: string | undefined,
	show: (object: IDataObject) => INodeListSearchItems,
): Promise<INodeListSearchResult> {
	const caller = { context, run: await runOf(context) };
	const wanted = filter?.trim().toLowerCase();
	if (!wanted) {
		const { body } = await request(caller, { ...call, query: { ...call.query, bookmark, page_size: LARGEST_PAGE } });
		const { items, bookmark: next } = body as { items: IDataObject[]; bookmark?: string | null };
		return { results: items.map(show), paginationToken: next || undefined };
	}
	const pages = await readPages(
		caller,
		{ ...call, query: { ...call.query, bookmark } },
		{ limit: MOST_SEARCHED_PAGES * LARGEST_PAGE },
	);
	const results = pages.flatMap(({ items }) => items.map(show));
	const next = pages.at(-1)?.bookmark;
	return {
		results: results.filter(({ name, value }) => name.toLowerCase().includes(wanted) || value === wanted),
		paginationToken: next,
	};
}

/** The ad account under options, so that a list shows what that business owns. */
function chosenAccount(context: ILoadOptionsFunctions): IDataObject {
	const id = chosenId(context, ['options.adAccountId']);
	return id ? { ad_account_id: id } : {};
}

function chosenId(context: ILoadOptionsFunctions, names: string[]): string | undefined {
	for (const name of names) {
		const value = context.getCurrentNodeParameter(name) as { value?: unknown } | string | undefined;
		const id = typeof value === 'object' && value !== null ? value.value : value;
		if (typeof id === 'string' && /^\d+$/.test(id.trim())) return id.trim();
	}
	return undefined;
}
