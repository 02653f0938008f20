import type { IDataObject, INodeListSearchResult, INodeParameters, INodeType } from 'n8n-workflow';

import { PinterestAccessTokenApi } from '../../credentials/PinterestAccessTokenApi.credentials';
import { callListSearch, type ListOptions, type NodeRun, runNode, type RunNodeOptions } from '../engine';
import { type PinterestOptions, type SimulatedPinterest, startPinterest } from '../pinterest';
import { boardNamed, client } from '../pinterest/client';

/** A request as it arrived: `GET /boards?page_size=50` (query decoded, in its order), and its body where it has one. */
export type Sent = [request: string, body?: unknown];

/** A node beside a simulated Pinterest that starts anew for each test. */
export interface Site {
	pinterest: SimulatedPinterest;
	/** Asks Pinterest without the node: what the node's raw outputs are held against. Not part of `sent()`. */
	api: ReturnType<typeof client>;
	/** Runs the node; for the rest of `more` see {@link runNode}. */
	run(parameters: INodeParameters, more?: Partial<RunNodeOptions>): Promise<NodeRun>;
	/** A page of a list in the editor. */
	search(
		method: string,
		options?: ListOptions & { filter?: string; paginationToken?: string },
	): Promise<INodeListSearchResult>;
	/** What the node has sent in this test, uploads included, oldest first. */
	sent(): Sent[];
	/** The id of the shop's board of this name. */
	board(name: string): string;
	/** The id of a section of that board. */
	section(boardName: string, name: string): string;
	/** Ids of the Pins on a board, newest first as lists give them. */
	pinsOn(boardName: string): string[];
	/** The id of the ad account of this name. */
	adAccount(name: string): string;
	/** The things of a kind (`campaign`) as Pinterest keeps them, of one ad account or all, first made first. */
	kept<T extends object = IDataObject>(kind: string, adAccountId?: string): T[];
}

export type SiteOptions = PinterestOptions;

/** The ad account in euros of the shop that the simulated Pinterest begins with. */
export const ACCOUNT_NAME = 'Hearth & Linen EU';

/** Starts the simulated Pinterest for a test file of a node; what it returns is usable inside tests. */
export function useNodeSite(node: INodeType, options: SiteOptions = {}): Site {
	const site = {} as Site;
	let token = '';
	const running = () => ({
		node,
		credentialTypes: [new PinterestAccessTokenApi()],
		credentials: {
			pinterestAccessTokenApi: { environment: 'custom', baseUrl: site.pinterest.apiUrl, accessToken: token },
		},
	});
	const withToken = (parameters: INodeParameters = {}) => ({ authentication: 'accessToken', ...parameters });
	const boardOf = (name: string) => {
		const found = site.pinterest.boards.get(boardNamed(site.pinterest, name));
		if (!found) throw new Error(`No board ${name}`);
		return found;
	};
	let own = '';

	beforeAll(async () => {
		site.pinterest = await startPinterest({ processingMs: 0, ...options });
	});
	beforeEach(() => {
		site.pinterest.reset();
		site.pinterest.limits.off();
		token = site.pinterest.issueToken().accessToken;
		const direct = site.pinterest.issueToken();
		own = direct.id;
		site.api = client(site.pinterest, direct.accessToken);
	});
	afterAll(() => site.pinterest.close());

	return Object.assign(site, {
		run: (parameters, more = {}) => runNode({ ...running(), ...more, parameters: withToken(parameters) }),
		search: (method, { parameters, ...more } = {}) =>
			callListSearch(running().node, method, { ...running(), ...more, parameters: withToken(parameters) }),
		sent: () =>
			site.pinterest.requests
				.filter((request) => request.token !== own)
				.map(({ method, path, query, body }): Sent => {
					const asked = query.map(([name, value]) => `${name}=${value}`).join('&');
					const request = `${method} ${path.replace(/^\/v5/, '')}${asked && `?${asked}`}`;
					return body === undefined ? [request] : [request, body];
				}),
		board: (name) => boardOf(name).id,
		section: (boardName, name) => {
			const found = boardOf(boardName).sections.find((section) => section.name === name);
			if (!found) throw new Error(`No section ${name}`);
			return found.id;
		},
		pinsOn: (name) =>
			boardOf(name)
				.pins.map(({ id }) => id)
				.reverse(),
		adAccount: (name) => {
			for (const account of site.pinterest.worlds.production.adAccounts.values())
				if (account.name === name) return account.id;
			throw new Error(`No ad account ${name}`);
		},
		kept: <T extends object>(kind: string, adAccountId?: string) =>
			[...site.pinterest.worlds.production.store<T & { ad_account_id?: unknown }>(kind).values()].filter(
				(one) => adAccountId === undefined || one.ad_account_id === adAccountId,
			),
	} satisfies Partial<Site>);
}
