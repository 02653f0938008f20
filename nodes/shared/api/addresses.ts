import type { IDataObject } from 'n8n-workflow';

import { asObject, asText } from './json';
import { readPages } from './pages';
import type { Call, Caller } from './request';
import type { Run } from './run';

/** A web address of Pinterest's, in parts: looked up when the request is made, since it holds no id. */
export interface Address {
	segments: string[];
	text: string;
}

/** What is known of where a thing is. */
export interface Near {
	/** Acts for the business that owns this ad account. */
	adAccountId?: string;
	boardId?: string;
}

/**
 * The id of the board with an address such as `/my-shop/summer-recipes/`. The address holds no id and boards have no
 * address in the API, so the account's boards are searched for the owner and the name in it.
 */
export async function boardAt(caller: Caller, { segments, text }: Address, near: Near): Promise<string> {
	const [owner, slug] = segments;
	if (!owner || !slug)
		throw new Error(
			`is not the address of a board: "${text}". It looks like https://www.pinterest.com/my-shop/summer-recipes/`,
		);
	return await once(caller.run, `board ${owner} ${slug}`, async () => {
		const call: Call = { request: 'GET /boards', query: account(near) };
		return await only(caller, call, 'board', text, ({ name, owner: by }) => {
			return (
				slugOf(asText(name) ?? '') === slugOf(slug) &&
				asText(asObject(by).username)?.toLowerCase() === owner.toLowerCase()
			);
		});
	});
}

/** The id of the section with an address such as `/my-shop/summer-recipes/salads/`, in the board chosen beside it. */
export async function sectionAt(caller: Caller, { segments, text }: Address, near: Near): Promise<string> {
	const [owner = '', boardSlug = '', slug] = segments;
	if (!slug)
		throw new Error(
			`is not the address of a section: "${text}". It looks like https://www.pinterest.com/my-shop/summer-recipes/salads/`,
		);
	const boardId = near.boardId ?? (await boardAt(caller, { segments: [owner, boardSlug], text }, near));
	return await once(caller.run, `section ${boardId} ${slug}`, async () => {
		const call: Call = {
			request: 'GET /boards/{board_id}/sections',
			ids: { board_id: boardId },
			query: account(near),
		};
		return await only(caller, call, 'section', text, ({ name }) => slugOf(asText(name) ?? '') === slugOf(slug));
	});
}

/** The id in an ad account's address: `/advertiser/549755885175/…`. */
export function adAccountAt({ segments, text }: Address): string {
	const id = segments.find((segment) => /^\d{6,}$/.test(segment));
	if (!id)
		throw new Error(
			`holds no ad account id: "${text}". It looks like https://ads.pinterest.com/advertiser/549755885175/`,
		);
	return id;
}

async function only(
	caller: Caller,
	call: Call,
	kind: string,
	text: string,
	matches: (object: IDataObject) => boolean,
): Promise<string> {
	const pages = await readPages(caller, call);
	const hits = pages.flatMap(({ items }) => items).filter(matches);
	const [hit] = hits;
	if (hit && hits.length === 1) return asText(hit.id) ?? '';
	const how =
		hits.length === 0 ? `No ${kind} of this account has` : `${hits.length} ${kind}s of this account could have`;
	throw new Error(`${how} the address "${text}"; pick it from the list or enter its id`);
}

async function once(run: Run, key: string, find: () => Promise<string>): Promise<string> {
	let id = run.lookups.get(key);
	if (!id) run.lookups.set(key, (id = find()));
	return await id;
}

function account({ adAccountId }: Near): IDataObject {
	return adAccountId ? { ad_account_id: adAccountId } : {};
}

/** As Pinterest makes addresses of names: letters and digits in lower case, hyphens between. */
function slugOf(name: string): string {
	return name
		.normalize('NFKC')
		.toLowerCase()
		.replace(/['’]/g, '')
		.replace(/[^\p{L}\p{N}]+/gu, '-')
		.replace(/^-|-$/g, '');
}
