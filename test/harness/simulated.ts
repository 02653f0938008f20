/** The Pinterest node on n8n's own engine, with a credential that leads to a simulated Pinterest. */
import type { ICredentialDataDecryptedObject, IDataObject, INodeExecutionData, INodeParameters } from 'n8n-workflow';

import { PinterestAccessTokenApi } from '../../credentials/PinterestAccessTokenApi.credentials';
import { PinterestOAuth2Api } from '../../credentials/PinterestOAuth2Api.credentials';
import { Pinterest } from '../../nodes/Pinterest/Pinterest.node';
import { createCredentialStore, type CredentialStore, type NodeRun, runNode, type RunNodeOptions } from '../engine';
import { type Fault, type FaultRule, type IssueOptions, type SimulatedPinterest, startPinterest } from '../pinterest';
import { byId, inCollections } from './items';

export const node = new Pinterest();
export const credentialTypes = [new PinterestAccessTokenApi(), new PinterestOAuth2Api()];

/** What a test of the request helper needs: one simulated Pinterest for the file, back to its start before every test. */
export interface Simulated {
	readonly pinterest: SimulatedPinterest;
	/** The token of the runs of this test. */
	readonly token: string;
	/** Runs the Pinterest node with the access-token credential, unless the options bring others. */
	run(parameters: INodeParameters, options?: Partial<RunNodeOptions>): Promise<NodeRun>;
	/** Runs it with an OAuth2 credential. */
	runOAuth2(store: CredentialStore, parameters: INodeParameters, options?: Partial<RunNodeOptions>): Promise<NodeRun>;
	/** A connected OAuth2 credential with a token of its own; `changed` replaces fields of it. */
	oAuth2(token?: IssueOptions, changed?: ICredentialDataDecryptedObject): CredentialStore;
	/** Makes something go wrong. */
	fault(fault: Fault, match?: FaultRule['match']): void;
	/** A new board with so many Pins, and the ids of the Pins in the order of the list. */
	boardWith(pins: number): { boardId: string; pinIds: string[] };
	/** Method, path and status of every request so far. */
	sent(): string[];
	/** The `page_size` of every list request so far. */
	pageSizes(): number[];
}

/** Call it once in a test file, outside the tests. */
export function simulated(): Simulated {
	let pinterest: SimulatedPinterest;
	let token: string;
	beforeAll(async () => {
		pinterest = await startPinterest();
	});
	beforeEach(() => {
		pinterest.reset();
		token = pinterest.issueToken().accessToken;
	});
	afterAll(() => pinterest.close());
	const at: Simulated = {
		get pinterest() {
			return pinterest;
		},
		get token() {
			return token;
		},
		run: (parameters, options = {}) =>
			runNode({
				node,
				credentials: { pinterestAccessTokenApi: custom(pinterest.apiUrl, token) },
				credentialTypes,
				...options,
				parameters: { authentication: 'accessToken', ...parameters },
			}),
		runOAuth2: (store, parameters, options = {}) =>
			runNode({
				node,
				credentials: store,
				credentialTypes,
				...options,
				parameters: { authentication: 'oAuth2', ...parameters },
			}),
		oAuth2(options = {}, changed = {}) {
			const { accessToken, refreshToken } = pinterest.issueToken({ refreshToken: true, ...options });
			return createCredentialStore({
				pinterestOAuth2Api: {
					grantType: 'authorizationCode',
					environment: 'custom',
					baseUrl: pinterest.apiUrl,
					clientId: pinterest.appId,
					clientSecret: pinterest.appSecret,
					oauthTokenData: { access_token: accessToken, refresh_token: refreshToken, token_type: 'bearer' },
					...changed,
				},
			});
		},
		fault: (fault, match) => void pinterest.faults.add({ match, fault }),
		boardWith(pins) {
			const [boardId] = pinterest.seedBoards({ pinsPerBoard: pins }).boardIds;
			const pinIds = (pinterest.boards.get(boardId)?.pins ?? []).map(({ id }) => id).reverse();
			return { boardId, pinIds };
		},
		sent: () => pinterest.requests.map(({ method, path, status }) => `${method} ${path} ${status}`),
		pageSizes: () =>
			pinterest.requests.flatMap(({ query }) =>
				query.filter(([name]) => name === 'page_size').map(([, value]) => Number(value)),
			),
	};
	return at;
}

/** An access-token credential for a base URL. */
export function custom(baseUrl: string, accessToken: string): ICredentialDataDecryptedObject {
	return { environment: 'custom', baseUrl, accessToken };
}

/** Parameters that read the Pins of a board. */
export function readPins(boardId: string, more: INodeParameters = {}): INodeParameters {
	return { resource: 'board', operation: 'getPins', board: byId(boardId), returnAll: true, ...more };
}

/** Parameters that read the board an input item names as `board`. */
export function getBoard(options: INodeParameters = {}): INodeParameters {
	return { resource: 'board', operation: 'get', board: byId('={{ $json.board }}'), ...inCollections(options) };
}

/** Parameters that make the board an input item names as `name`. */
export function createBoard(options: INodeParameters = {}): INodeParameters {
	return { resource: 'board', operation: 'create', boardName: '={{ $json.name }}', ...inCollections(options) };
}

/** Input items with these values of one key. */
export function itemsOf(key: string, values: unknown[]): INodeExecutionData[] {
	return values.map((value) => ({ json: { [key]: value } as IDataObject }));
}

/** `[what, input item]` for each output item: the value of one key, or its error. */
export function outcomes(items: INodeExecutionData[], key: string): Array<[unknown, unknown]> {
	return items.map(({ json, pairedItem }) => [json[key] ?? json.error, pairedOf(pairedItem)]);
}

function pairedOf(pairedItem: INodeExecutionData['pairedItem']): unknown {
	return typeof pairedItem === 'object' && 'item' in pairedItem ? pairedItem.item : pairedItem;
}
