import type { INodeType } from 'n8n-workflow';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { text } from '../../../../nodes/shared/fields/kinds';
import { operationsOf } from '../../../../nodes/shared/node';
import { binaryItem } from '../../../engine';
import { byId } from '../../../harness';
import {
	createBoard,
	custom,
	getBoard,
	itemsOf,
	node,
	outcomes,
	readPins,
	simulated,
} from '../../../harness/simulated';

/** A node whose path takes any text, so that what stands in the way is the helper and nothing before it. */
const operations = operationsOf([
	{
		value: 'thing',
		name: 'Thing',
		operations: [
			{
				value: 'get',
				name: 'Get',
				action: 'Get a thing',
				description: 'Get a thing',
				request: 'GET /boards/{board_id}',
				fields: [text({ name: 'anyId', apiName: 'board_id', in: 'path', label: 'Any ID', required: true })],
			},
		],
	},
]);
const { description } = node;
const authentication = description.properties.filter(({ name }) => name === 'authentication');
const anyIdNode: INodeType = {
	description: { ...description, properties: [...authentication, ...operations.properties] },
	customOperations: operations.customOperations,
};

describe('where requests go', () => {
	const at = simulated();
	/** What another server on this machine was sent. */
	let received: Array<{ method?: string; url?: string; headers: IncomingHttpHeaders }>;
	let other: Server;
	let otherUrl: string;
	beforeAll(async () => {
		other = createServer(({ method, url, headers }, response) => {
			received.push({ method, url, headers });
			response.writeHead(200, { 'content-type': 'application/json' }).end('{"id": "1", "username": "somebody"}');
		});
		await once(other.listen(0, '127.0.0.1'), 'listening');
		otherUrl = `http://127.0.0.1:${(other.address() as AddressInfo).port}`;
	});
	beforeEach(() => {
		received = [];
	});
	afterAll(() => {
		other.closeAllConnections();
		other.close();
	});
	const getAny = (anyIds: string[]) =>
		at.run(
			{ resource: 'thing', operation: 'get', anyId: '={{ $json.id }}' },
			{ node: anyIdNode, items: itemsOf('id', anyIds), continueOnFail: true },
		);

	it('encodes ids, so that no text in one reaches another endpoint', async () => {
		const ids = ['a/../b?x=1', '../user_account', 'a#b', 'a%2Fb', '../../boards?page_size=1', 'ü 🍂', '1;2', 'a\\b'];
		const { items } = await getAny(ids);
		expect(at.pinterest.requests.map(({ path, query }) => [path, query])).toEqual(
			expect.arrayContaining(ids.map((id) => [`/v5/boards/${encodeURIComponent(id)}`, []])),
		);
		expect(at.pinterest.requests).toHaveLength(ids.length);
		expect(at.pinterest.requests.every(({ route }) => route === '/boards/{board_id}')).toBe(true);
		expect(items).toHaveLength(ids.length);
	});

	it('sends nothing for an id that is empty or a step in the path', async () => {
		const { items } = await getAny(['.', '..', ' .. ', '  ']);
		expect(outcomes(items, 'id')).toEqual([
			['The path /boards/{board_id} needs board_id', 0],
			['The path /boards/{board_id} needs board_id', 1],
			['The path /boards/{board_id} needs board_id', 2],
			['Any ID is missing', 3],
		]);
		expect(at.pinterest.requests).toEqual([]);
	});

	it('refuses what is no id before anything is sent, and names the item', async () => {
		const items = itemsOf('board', ['a/../b?x=1', 'Living room #1', '']);
		const { items: given } = await at.run(getBoard(), { items, continueOnFail: true });
		expect(outcomes(given, 'id')).toEqual([
			['Board must be an id, which is all digits, not "a/../b?x=1". Give the id or the URL of the board', 0],
			['Board must be an id, which is all digits, not "Living room #1". Give the id or the URL of the board', 1],
			['Board is missing', 2],
		]);
		expect(at.pinterest.requests).toEqual([]);
	});

	it.each([301, 302, 307, 308])('does not follow a redirect (%i), so no other host gets the token', async (status) => {
		const { boardId } = at.boardWith(1);
		at.fault({ kind: 'redirect', to: `${otherUrl}/v5/boards/${boardId}`, status }, { times: Infinity });
		const { error } = await at.run(getBoard(), { items: itemsOf('board', [boardId]) });
		expect(error).toMatchObject({
			name: 'NodeApiError',
			httpCode: String(status),
			message: `The host answered with a redirect, which is not followed so that the token stays with it`,
			description: 'Correct the base URL of the credential: it must be the API itself.',
		});
		expect(received).toEqual([]);
		expect(at.sent()).toEqual([`GET /v5/boards/${boardId} ${status}`]);
	});

	it.each(['list', 'POST', 'OAuth2'])('does not follow a redirect of a %s either', async (kind) => {
		const { boardId } = at.boardWith(1);
		at.fault({ kind: 'redirect', to: otherUrl, status: 307 }, { times: Infinity });
		const { error } =
			kind === 'list'
				? await at.run(readPins(boardId))
				: kind === 'POST'
					? await at.run(createBoard(), { items: itemsOf('name', ['New']) })
					: await at.runOAuth2(at.oAuth2(), readPins(boardId));
		expect(error?.message).toContain('The host answered with a redirect');
		expect(received).toEqual([]);
		expect(at.pinterest.requests).toHaveLength(1);
	});

	it('sends no token to the upload store', async () => {
		const [boardId] = at.pinterest.boards.keys();
		const video = Buffer.concat([Buffer.from('\0\0\0\x18ftypisom'), Buffer.alloc(5000, 7)]);
		const { items, error } = await at.run(
			{ resource: 'media', operation: 'upload', video: 'data', board: byId(boardId) },
			{ items: [binaryItem(video, { fileName: 'clip.mp4', mimeType: 'video/mp4' })] },
		);
		expect(error).toBeUndefined();
		const [media] = at.pinterest.media.values();
		expect(items).toEqual([{ json: { media_id: media.id, media_type: 'video' }, pairedItem: { item: 0 } }]);
		const uploads = at.pinterest.requests.filter(({ host }) => host === 'upload');
		expect(uploads.map(({ status, token, headers }) => [status, token, 'authorization' in headers])).toEqual([
			[204, null, false],
		]);
		expect(media.upload?.size).toBe(video.length);
	});

	it('does not follow a redirect of the upload store', async () => {
		at.fault({ kind: 'redirect', to: otherUrl, status: 307 }, { host: 'upload', times: Infinity });
		const video = Buffer.concat([Buffer.from('\0\0\0\x18ftypisom'), Buffer.alloc(50, 7)]);
		const { error } = await at.run(
			{ resource: 'media', operation: 'upload', video: 'data' },
			{ items: [binaryItem(video, { fileName: 'clip.mp4' })] },
		);
		expect(error).toMatchObject({ name: 'NodeApiError', httpCode: '307' });
		expect(received).toEqual([]);
	});

	it('goes below the base URL of the credential, with or without a slash at its end', async () => {
		for (const baseUrl of [`${otherUrl}/gateway/v5/`, ` ${otherUrl}/gateway/v5 `]) {
			const credentials = { pinterestAccessTokenApi: custom(baseUrl, 'any') };
			await at.run({ ...getBoard(), output: 'raw' }, { credentials, items: itemsOf('board', ['12']) });
		}
		expect(received.map(({ url }) => url)).toEqual(['/gateway/v5/boards/12', '/gateway/v5/boards/12']);
	});

	it('says that a base URL is wrong, once for each item, and sends nothing', async () => {
		const credentials = { pinterestAccessTokenApi: custom('pinterest', 'any') };
		const items = itemsOf('board', ['1', '2']);
		const { items: given } = await at.run(getBoard(), { credentials, items, continueOnFail: true });
		const message = `The credential's base URL "pinterest" is not a URL. Enter one like https://gateway.example.com/v5`;
		expect(outcomes(given, 'id')).toEqual([
			[`${message}`, 0],
			[`${message}`, 1],
		]);
	});
});
