import { setMaxListeners } from 'node:events';
import { Faults } from './faults';
import { happen, type Change } from './changes';
import { Limits } from './limits';
import type { LoggedRequest } from './log';
import { groups, rows } from './resources';
import { deliveries, sendLeads, takeLeads, type Delivery } from './resources/audiences/leadDelivery';
import { seedManyAds } from './resources/ads';
import type { Environment } from './row';
import { Router } from './router';
import { seed, seedPins, shopId } from './seed';
import { listen, type ServerParts } from './server';
import { defaultSettings, type Settings } from './settings';
import { Tokens, type IssuedToken, type IssueOptions } from './tokens';
import { World, type Board, type Media, type Pin } from './world';

export { png } from './images';
export type { Fault, FaultRule } from './faults';
export type { Limit, Limits } from './limits';
export type { LoggedRequest } from './log';
export type { RateCategory, Row, Scope } from './row';
export { rateCategories, scopes } from './row';
export { groups, rows } from './resources';
export { clientId, shopId } from './seed';
export { leadEnvelopes, type LeadEnvelope } from './resources/audiences/leadEnvelopes';
export type { Settings } from './settings';
export type { IssuedToken, IssueOptions } from './tokens';
export { World, type Board, type Media, type Pin } from './world';

/** The app that is registered with the simulated Pinterest. */
export const defaultAppId = '1500042';
export const defaultAppSecret = 'simulated-app-secret-not-a-real-one';

export interface PinterestOptions extends Partial<Settings> {
	/** Ports on 127.0.0.1; 0 (the default) takes free ones. */
	port?: number;
	sandboxPort?: number;
	uploadPort?: number;
	appId?: string;
	appSecret?: string;
}

/** A simulated Pinterest that is running. Times in milliseconds unless the name says otherwise. */
export interface SimulatedPinterest {
	/** Origin of the production host, which also has the authorise page, the images and the controls. */
	url: string;
	/** `${url}/v5` */
	apiUrl: string;
	sandboxUrl: string;
	sandboxApiUrl: string;
	/** Where videos are sent to; another origin, as in reality. */
	uploadUrl: string;
	appId: string;
	appSecret: string;
	/** May be changed at any time. */
	settings: Settings;
	faults: Faults;
	limits: Limits;
	/** Every request to the operations and to the upload store, oldest first. */
	requests: LoggedRequest[];
	clearRequests(): void;
	/** How many requests are being worked on, and how many are kept in silence beside. */
	readonly flight: { readonly now: number; readonly silent: number };
	/** The most requests that were in work at once since the last `reset` or `clearRequests`. */
	readonly maxInFlight: number;
	/** State of the production host, by id. */
	boards: Map<string, Board>;
	pins: Map<string, Pin>;
	media: Map<string, Media>;
	/** All state of both hosts. */
	worlds: Record<Environment, World>;
	/** A token for production with every scope and Standard access, unless the options say otherwise. */
	issueToken(options?: IssueOptions): IssuedToken;
	/** Ends access tokens now, all or the one with these last four characters; answers how many. */
	expireTokens(last4?: string): number;
	/** Makes something happen on the production host that no operation brings about; gives the ids it is about. */
	happen(what: Change, facts?: Record<string, unknown>): Record<string, unknown>;
	/** Adds Pins of every kind to a board of the production host. */
	seedPins(boardId: string, count: number): void;
	/** Adds boards with Pins to the production host; answers their ids. */
	seedBoards(options: { boards?: number; pinsPerBoard?: number }): { boardIds: string[] };
	/** Has people fill in a lead form of the production host; answers the ids of the leads. */
	takeLeads(options: { form: string; count?: number; answers?: string[] }): string[];
	/** Sends a lead to its webhook once more. */
	repeatLead(id: string): void;
	/** What was sent to webhooks, oldest first. */
	leadDeliveries(): Delivery[];
	/** Adds ad accounts with active ads to the production host; answers the accounts' ids. */
	seedAds(options: { adAccounts?: number; adsPerAccount?: number }): { adAccountIds: string[] };
	counts(): Record<string, unknown>;
	/** Back to the state of the start: seed, settings, limits; no tokens, faults or log. */
	reset(): void;
	/** Ends every connection at once and frees the ports. */
	close(): Promise<void>;
}

/** Starts a simulated Pinterest on loopback: production, sandbox and upload store, each on a port of its own. */
export async function startPinterest(options: PinterestOptions = {}): Promise<SimulatedPinterest> {
	const {
		port = 0,
		sandboxPort = 0,
		uploadPort = 0,
		appId = defaultAppId,
		appSecret = defaultAppSecret,
		...changed
	} = options;
	const initial: Settings = { ...defaultSettings, ...changed };
	const settings: Settings = { ...initial };
	const urls = { production: '', sandbox: '', upload: '' };
	const uploadUrl = () => `${urls.upload}/pinterest-media-upload/`;
	const worlds = {
		production: new World('production', () => urls.production, uploadUrl),
		sandbox: new World('sandbox', () => urls.sandbox, uploadUrl),
	};
	const parts: ServerParts = {
		app: { id: appId, secret: appSecret },
		router: new Router(rows),
		limits: new Limits(),
		tokens: new Tokens(settings, shopId),
		settings,
		worlds,
		faults: new Faults(),
		requests: [],
		flight: { now: 0, most: 0, silent: 0 },
		pinterest: () => pinterest,
		closing: unlimited(new AbortController()),
	};

	const opened: Array<Awaited<ReturnType<typeof listen>>> = [];
	const close = async (): Promise<void> => {
		parts.closing.abort();
		await Promise.all(
			opened.map(({ server }) => {
				const closed = new Promise((resolve) => server.close(resolve));
				server.closeAllConnections();
				return closed;
			}),
		);
	};
	try {
		for (const [host, wanted] of [
			['production', port],
			['sandbox', sandboxPort],
			['upload', uploadPort],
		] as const) {
			const listening = await listen(parts, host, wanted);
			opened.push(listening);
			urls[host] = listening.url;
		}
	} catch (error) {
		await close();
		throw error;
	}

	const { production } = worlds;
	const pinterest: SimulatedPinterest = {
		url: urls.production,
		apiUrl: `${urls.production}/v5`,
		sandboxUrl: urls.sandbox,
		sandboxApiUrl: `${urls.sandbox}/v5`,
		uploadUrl: uploadUrl(),
		appId,
		appSecret,
		settings,
		faults: parts.faults,
		limits: parts.limits,
		requests: parts.requests,
		clearRequests() {
			parts.requests.length = 0;
			parts.flight.most = parts.flight.now;
		},
		flight: parts.flight,
		get maxInFlight() {
			return parts.flight.most;
		},
		boards: production.boards,
		pins: production.pins,
		media: production.media,
		worlds,
		issueToken: (issueOptions) => parts.tokens.issue(issueOptions),
		expireTokens: (last4) => parts.tokens.expire(last4),
		seedPins(boardId, count) {
			const board = production.boards.get(boardId);
			if (!board) throw new Error(`There is no board ${boardId}`);
			seedPins(production, board, count);
		},
		seedBoards({ boards = 1, pinsPerBoard = 0 }) {
			const boardIds = Array.from({ length: boards }, () => {
				const name = `Collection ${production.boards.size + 1}`;
				const board = production.addBoard({ ownerId: shopId, name, createdAt: '2026-05-01T09:00:00Z' });
				seedPins(production, board, pinsPerBoard);
				return board.id;
			});
			return { boardIds };
		},
		takeLeads: (given) => takeLeads(production, settings, given),
		repeatLead: (id) => sendLeads(production, settings, [id]),
		leadDeliveries: () => [...deliveries(production).values()],
		seedAds: (seedOptions) => seedManyAds(production, shopId, seedOptions),
		happen: (what, facts) => happen(production, what, facts),
		counts: () => ({
			boards: production.boards.size,
			pins: production.pins.size,
			media: production.media.size,
			sandbox: { boards: worlds.sandbox.boards.size, pins: worlds.sandbox.pins.size, media: worlds.sandbox.media.size },
			requests: parts.requests.length,
			maxInFlight: parts.flight.most,
			pendingFaults: parts.faults.pending,
			...parts.tokens.counts,
		}),
		reset() {
			for (const key of Object.keys(settings)) Reflect.deleteProperty(settings, key);
			Object.assign(settings, initial);
			parts.tokens.clear();
			parts.faults.clear();
			parts.limits.reset();
			pinterest.clearRequests();
			for (const world of Object.values(worlds)) {
				world.clear();
				seed(world);
				for (const group of groups) group.seed(world);
			}
		},
		close,
	};
	pinterest.reset();
	return pinterest;
}

/** Any number of requests may wait until it closes. */
function unlimited(controller: AbortController): AbortController {
	setMaxListeners(0, controller.signal);
	return controller;
}
