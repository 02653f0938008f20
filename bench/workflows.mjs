/** The workflows that are measured: in each the node named "Measured" is ours or n8n's HTTP Request node. */
import {
	byId,
	code,
	inARow,
	pinterest,
	pinterestAds,
	pinterestConversions,
	pinterestWarehouse,
	rows,
	start,
} from '../e2e/workflows.mjs';

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
export const getBoards = ({ credential, ids, count, requestOptions = {} }) =>
	inARow(
		start(),
		boards(ids, count),
		pinterest('Measured', credential, {
			resource: 'board',
			operation: 'get',
			board: byId('={{ $json.id }}'),
			output: 'raw',
			requestOptions,
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
			output: 'raw',
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
			output: 'raw',
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

/** An order for each event; a person's raw data on each. */
const orders = (count) =>
	code(
		'Orders',
		`const now = Math.floor(Date.now() / 1000) - 3600;
return Array.from({ length: ${count} }, (_, at) => ({
	json: { id: 'order-' + at, time: now - at % 86400, email: ' Person.' + at + '@Mail.Example', phone: '+44 20 7946 ' + (1000 + at % 9000), total: '' + (10 + at % 90) },
	pairedItem: { item: 0 },
}));`,
	);

/** An event for each order, by our node. */
export const sendEvents = ({ credential, adAccount, count }) => {
	const rows = Object.entries({
		event_id: 'id',
		event_time: 'time',
		'user_data.em': 'email',
		'user_data.ph': 'phone',
		'custom_data.value': 'total',
	}).map(([property, inputField]) => ({ property, inputField }));
	return inARow(
		start(),
		orders(count),
		pinterestConversions('Measured', credential, {
			resource: 'conversionEvent',
			operation: 'send',
			adAccount: byId(adAccount),
			eventName: 'checkout',
			eventIdFrom: 'derived',
			inputMapping: { rows },
			customData: { currency: 'EUR' },
		}),
	);
};

/** The same events in bodies that are ready, digests for the person's data, by the HTTP Request node. */
export const requestEvents = ({ credential, baseUrl, adAccount, count, most }) =>
	inARow(
		start(),
		code(
			'Bodies',
			`const now = Math.floor(Date.now() / 1000) - 3600;
const digest = (at) => [at.toString(16).padStart(64, '0')];
const event = (at) => ({
	event_name: 'checkout', action_source: 'web', event_time: now - at % 86400, event_id: 'order-' + at,
	user_data: { em: digest(at), ph: digest(at) }, custom_data: { currency: 'EUR', value: '' + (10 + at % 90) },
});
return Array.from({ length: Math.ceil(${count} / ${most}) }, (_, part) => ({
	json: { body: { data: Array.from({ length: Math.min(${most}, ${count} - part * ${most}) }, (_, at) => event(part * ${most} + at)) } },
	pairedItem: { item: 0 },
}));`,
		),
		httpRequest(credential, {
			method: 'POST',
			url: `${baseUrl}/ad_accounts/${adAccount}/events`,
			sendBody: true,
			specifyBody: 'json',
			jsonBody: '={{ $json.body }}',
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
export const warehouseLoop = ({ credential, adAccounts, days, rowsPerBatch, cursor }) =>
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
			inBatches: true,
			rowsPerBatch,
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
		pinterest('Measured', credential, { resource: 'media', operation: 'upload', video: 'data' }),
	);

/** Videos that are at an address to Pinterest. */
export const uploadVideosFrom = ({ credential, count, address }) =>
	inARow(
		start(),
		rows('Videos', count, `{ video: '${address}' }`),
		pinterest('Measured', credential, { resource: 'media', operation: 'upload', video: '={{ $json.video }}' }),
	);

/** Image Pins, each from the same picture: at an address, a file of the disk, or base64 of the item. */
export const publishImages = ({ credential, board, count, from, file, kilobytes }) => {
	const base64 = `const image = Buffer.concat([Buffer.from('89504e470d0a1a0a0000000d49484452000003e8000005dc0806000000', 'hex'), Buffer.alloc(${kilobytes} * 1024)]).toString('base64');
return Array.from({ length: ${count} }, (_, at) => ({ json: { image, title: 'Pin ' + at }, pairedItem: { item: 0 } }));`;
	const read = {
		name: 'File',
		type: 'n8n-nodes-base.readWriteFile',
		typeVersion: 1,
		parameters: { fileSelector: '={{ $json.file }}', options: {} },
	};
	const given = {
		url: [rows('Images', count, `{ image: 'https://shop.example/' + at + '.jpg', title: 'Pin ' + at }`)],
		binary: [rows('Images', count, `{ file: '${file}', title: 'Pin ' + at }`), read],
		base64: [code('Images', base64)],
	}[from];
	return inARow(
		start(),
		...given,
		pinterest('Measured', credential, {
			...{ resource: 'pin', operation: 'create', pinBoard: byId(board) },
			...{
				image: from === 'binary' ? 'data' : '={{ $json.image }}',
				title: from === 'binary' ? 'Pin' : '={{ $json.title }}',
			},
		}),
	);
};

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
