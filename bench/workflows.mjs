/** The workflows that are measured: in each the node named "Measured" is ours or n8n's HTTP Request node. */
import { byId, code, inARow, pinterest, pinterestAds, pinterestWarehouse, start } from '../e2e/workflows.mjs';

const HTTP_REQUEST = { type: 'n8n-nodes-base.httpRequest', typeVersion: 4.5 };

/**
 * One item for each request, a board's id on each.
 * @param {string[]} ids repeated in turn
 * @param {number} count
 */
const boards = (ids, count) =>
	code(
		'Boards',
		`const ids = ${JSON.stringify(ids)};
return Array.from({ length: ${count} }, (_, at) => ({ json: { id: ids[at % ids.length] }, pairedItem: { item: 0 } }));`,
	);

/** One board for each item, by our node. */
export const getBoards = ({ credential, ids, count, options = {} }) =>
	inARow(
		start(),
		boards(ids, count),
		pinterest('Measured', credential, {
			resource: 'board',
			operation: 'get',
			board: byId('={{ $json.id }}'),
			simplify: false,
			options,
		}),
	);

/** The same by the HTTP Request node. */
export const requestBoards = ({ credential, baseUrl, ids, count, options = {}, more = {} }) =>
	inARow(
		start(),
		boards(ids, count),
		httpRequest(credential, { url: `=${baseUrl}/boards/{{ $json.id }}`, options }, more),
	);

/** Every Pin of a board, by our node. */
export const listPins = ({ credential, boardId }) =>
	inARow(
		start(),
		pinterest('Measured', credential, {
			resource: 'board',
			operation: 'getPins',
			board: byId(boardId),
			returnAll: true,
			simplifyPins: false,
		}),
	);

/** Every page of them, by the HTTP Request node's own paging. */
export const requestPins = ({ credential, baseUrl, boardId }) =>
	inARow(
		start(),
		httpRequest(credential, {
			url: `${baseUrl}/boards/${boardId}/pins`,
			sendQuery: true,
			queryParameters: { parameters: [{ name: 'page_size', value: '250' }] },
			options: {
				pagination: {
					pagination: {
						paginationMode: 'updateAParameterInEachRequest',
						parameters: {
							parameters: [{ type: 'qs', name: 'bookmark', value: '={{ $response.body?.bookmark ?? undefined }}' }],
						},
						paginationCompleteWhen: 'other',
						completeExpression: '={{ !$response.body.bookmark }}',
					},
				},
			},
		}),
	);

/** Campaigns to create, a name on each item. */
const campaigns = (count) =>
	code(
		'Campaigns',
		`return Array.from({ length: ${count} }, (_, at) => ({ json: { name: 'Campaign ' + at }, pairedItem: { item: 0 } }));`,
	);

/** A campaign for each item, by our node. */
export const createCampaigns = ({ credential, adAccount, count }) =>
	inARow(
		start(),
		campaigns(count),
		pinterestAds('Measured', credential, {
			resource: 'campaign',
			operation: 'create',
			adAccount: byId(adAccount),
			name: '={{ $json.name }}',
			objective: 'AWARENESS',
			simplify: false,
		}),
	);

/** The same by the HTTP Request node, item by item. */
export const requestCampaigns = ({ credential, baseUrl, adAccount, count }) =>
	inARow(
		start(),
		campaigns(count),
		httpRequest(credential, {
			method: 'POST',
			url: `${baseUrl}/ad_accounts/${adAccount}/campaigns`,
			sendBody: true,
			specifyBody: 'json',
			jsonBody: '={{ [{ name: $json.name, objective_type: "AWARENESS", status: "PAUSED" }] }}',
			options: {},
		}),
	);

/** A report, made, waited for and read, by our node. */
export const runReport = ({ credential, adAccount, parameters }) =>
	inARow(
		start(),
		pinterestAds('Measured', credential, {
			resource: 'report',
			operation: 'run',
			adAccount: byId(adAccount),
			...parameters,
		}),
	);

/** One loop of the rows of ad analytics, by our node. */
export const warehouseLoop = ({ credential, adAccounts, days, rowsPerLoop, cursor }) =>
	inARow(
		start(),
		pinterestWarehouse('Measured', credential, {
			resource: 'adAnalytics',
			operation: 'getRows',
			adAccounts: 'chosen',
			adAccountIds: adAccounts,
			period: 'custom',
			startDate: `${days} days ago`,
			endDate: 'yesterday',
			route: 'direct',
			inLoops: true,
			rowsPerLoop,
			cursor,
		}),
	);

/** A file of the disk as a video to Pinterest. */
export const uploadVideo = ({ credential, file }) =>
	inARow(
		start(),
		{
			name: 'File',
			type: 'n8n-nodes-base.readWriteFile',
			typeVersion: 1,
			parameters: { fileSelector: file, options: {} },
		},
		pinterest('Measured', credential, { resource: 'media', operation: 'upload', uploadProperty: 'data' }),
	);

const httpRequest = (credential, parameters, more = {}) => ({
	...HTTP_REQUEST,
	name: 'Measured',
	parameters: {
		authentication: 'predefinedCredentialType',
		nodeCredentialType: 'pinterestOAuth2Api',
		...parameters,
	},
	credentials: { pinterestOAuth2Api: credential },
	...more,
});
