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

/** What a thing is called, looked up as an address is. */
export interface Named {
	called: string;
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

/** The id of the board with a name. */
export async function boardCalled(caller: Caller, { called }: Named, near: Near): Promise<string> {
	return await idOfCalled(caller, { request: 'GET /boards', query: account(near) }, 'board', called);
}

/** The id of the section with a name, in the board chosen beside it. */
export async function sectionCalled(caller: Caller, { called }: Named, near: Near): Promise<string> {
	if (near.boardId === undefined) throw new Error('is a name, which takes a board beside it; enter an id or URL');
	const call: Call = {
		request: 'GET /boards/{board_id}/sections',
		ids: { board_id: near.boardId },
		query: account(near),
	};
	return await idOfCalled(caller, call, 'section', called);
}

/**
 * The id of the one thing of a list that has a name: written just so, else in any case.
 *
 * @param kind what people call such a thing
 * @throws Error where none has it, or several have
 */
export async function idOfCalled(caller: Caller, call: Call, kind: string, called: string): Promise<string> {
	const id = await findCalled(caller, call, kind, called);
	if (id !== undefined) return id;
	throw new Error(`No ${kind} has the name "${called}"; give its exact name, or its ID`);
}

/** The same, where there may be none. */
export async function findCalled(
	caller: Caller,
	call: Call,
	kind: string,
	called: string,
): Promise<string | undefined> {
	const objects = await listOf(caller, call);
	const spelled = (text: unknown) => (asText(text) ?? '').normalize('NFC').trim();
	const name = spelled(called);
	const exact = objects.filter((object) => spelled(object.name) === name);
	const hits =
		exact.length > 0 ? exact : objects.filter((object) => spelled(object.name).toLowerCase() === name.toLowerCase());
	const [hit] = hits;
	if (hit && hits.length === 1) return asText(hit.id) ?? '';
	if (hits.length === 0) return undefined;
	const ids = hits.slice(0, 5).map(({ id }) => asText(id) ?? '');
	throw new Error(
		`More than one ${kind} has the name "${called}": IDs ${ids.join(', ')}; enter the ID of the right one`,
	);
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
	const hits = (await listOf(caller, call)).filter(matches);
	const [hit] = hits;
	if (hit && hits.length === 1) return asText(hit.id) ?? '';
	const how =
		hits.length === 0 ? `No ${kind} of this account has` : `${hits.length} ${kind}s of this account could have`;
	throw new Error(`${how} the address "${text}"; give its exact name, or its ID`);
}

/** A whole list, read once a run. */
async function listOf({ context, run }: Caller, call: Call): Promise<IDataObject[]> {
	const key = JSON.stringify(call);
	const known = run.lists.get(key);
	if (known) return await known;
	const read = readPages({ context, run }, call).then((pages) => pages.flatMap(({ items }) => items));
	run.lists.set(key, read);
	return await read;
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
