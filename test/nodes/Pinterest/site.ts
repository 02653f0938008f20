import type { IDataObject, INodeExecutionData, INodeListSearchResult, INodeParameters, INodeType } from 'n8n-workflow';

import { PinterestAccessTokenApi } from '../../../credentials/PinterestAccessTokenApi.credentials';
import { Pinterest } from '../../../nodes/Pinterest/Pinterest.node';
import { callListSearch, type ListOptions, type NodeRun, runNode, type RunNodeOptions } from '../../engine';
import { type PinterestOptions, png, type SimulatedPinterest, startPinterest } from '../../pinterest';
import { boardNamed, client } from '../../pinterest/client';

/** A request as it arrived: `GET /boards?page_size=50` (query decoded, in its order), and its body where it has one. */
export type Sent = [request: string, body?: unknown];

/** The Pinterest node beside a simulated Pinterest that starts anew for each test. */
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
}

export interface SiteOptions extends PinterestOptions {
	/** The node to run; by default the one for organic Pinterest. */
	node?: INodeType;
}

/** Starts the simulated Pinterest for a test file; what it returns is usable inside tests. */
export function useSite({ node = new Pinterest(), ...options }: SiteOptions = {}): Site {
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
	} satisfies Partial<Site>);
}

/** A resource locator as the editor stores it. */
export const byId = (value: string) => ({ __rl: true as const, mode: 'id', value });
export const byUrl = (value: string) => ({ __rl: true as const, mode: 'url', value });
export const fromList = (value: string) => ({ __rl: true as const, mode: 'list', value });

/** Items as a node before would emit them. */
export const items = (...jsons: INodeExecutionData['json'][]): INodeExecutionData[] => jsons.map((json) => ({ json }));

/** What a run must give: each result of each input item, with the item it belongs to. */
export const paired = (...resultsByItem: unknown[][]): INodeExecutionData[] =>
	resultsByItem.flatMap((results, item) =>
		results.map((json) => ({ json, pairedItem: { item } }) as unknown as INodeExecutionData),
	);

/** The item that stands for a failed one: its message, and the index of the input item. */
export const failure = (item: number, message: string | RegExp): unknown => ({
	json: expect.objectContaining({
		error: typeof message === 'string' ? message : (expect.stringMatching(message) as unknown),
	}) as unknown,
	pairedItem: { item },
});

/** A Pin as Simplify gives it, from Pinterest's own. */
export function simplePinOf(pin: IDataObject): IDataObject {
	const { id, title, description, link, alt_text, board_id, board_section_id, creative_type, created_at } = pin;
	const media = pin.media as IDataObject & { items?: IDataObject[] };
	const { images } = (media.items?.[0] ?? media) as { images: Record<string, { url: string }> };
	return {
		...{ id, url: `https://www.pinterest.com/pin/${id as string}/`, title, description, link, alt_text },
		...{ board_id, board_section_id, creative_type, media_type: media.media_type, created_at },
		image_url: images['1200x'].url,
	};
}

export const pngFile = png(Buffer.from('6e7874', 'hex'), 40, 60);
export const jpegFile = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(100)]);
/** As much of an MP4 as Pinterest and the node look at. */
export const mp4File = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypmp42'), Buffer.alloc(50_000, 7)]);
