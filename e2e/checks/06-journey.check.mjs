import assert from 'node:assert/strict';
import { append, byId, code, download, fromList, items, pinterest as node, start, workflow } from '../workflows.mjs';

export const name =
	'one workflow publishes images, a carousel and a video to a board from the list and reads it back, through 429s, a 503 and tokens that expire';

/** @param {import('../run.mjs').Context} context */
export async function run({ n8n, pinterest, createCredential, runWorkflow }) {
	const { control } = pinterest;
	const credential = await createCredential('Shop on its journey', 'pinterestOAuth2Api');
	const [boardId] = (await control.seedBoards({ boards: 1, pinsPerBoard: 320 })).boardIds;
	// Newer boards come first in the list.
	await control.seedBoards({ boards: 300, pinsPerBoard: 0 });
	const { name: boardName } = await control.read(`/boards/${boardId}`);
	const picked = await pick(n8n, credential, boardName);
	assert.deepEqual(picked, { name: boardName, value: boardId });

	await misbehave(control);
	await control.clearRequests();
	const execution = await runWorkflow(journey({ credential, board: fromList(picked), images: pinterest.url }));
	assert.equal(execution.status, 'success', `${execution.error?.message} ${execution.error?.description}`);
	const requests = await control.requests();
	assert.equal((await control.state()).pendingFaults, 0, 'all that could go wrong did');

	const board = await control.readAll(`/boards/${boardId}/pins`);
	const titles = ['Clay', 'Forest', 'Sea', 'Shop in three rooms', 'Throwing a mug'];
	const made = board.filter(({ title }) => titles.includes(title));
	assert.deepEqual(made.map(({ title }) => title).sort(), titles, 'every Pin is there once');
	assert.equal(board.length, 325, 'and no other one');
	assert.equal(
		requests.filter(({ method, path, status }) => method === 'POST' && path === '/v5/pins' && status === 201).length,
		5,
	);
	assert.deepEqual(
		Object.fromEntries(made.map(({ title, media, creative_type: type }) => [title, [media.media_type, type]])),
		{
			Clay: ['image', 'REGULAR'],
			Forest: ['image', 'REGULAR'],
			Sea: ['image', 'REGULAR'],
			'Shop in three rooms': ['multiple_images', 'CAROUSEL'],
			'Throwing a mug': ['video', 'VIDEO'],
		},
	);
	assert.deepEqual(
		['Publish Images', 'Publish Carousel', 'Publish Video'].map((one) =>
			execution.items[one].map(({ json }) => json.id),
		),
		[['Clay', 'Forest', 'Sea'], ['Shop in three rooms'], ['Throwing a mug']].map((group) =>
			group.map((title) => made.find((pin) => pin.title === title).id),
		),
		'the node gives the Pins that were made, in the order of its input',
	);

	const ids = board.map(({ id }) => id);
	const read = (one) => execution.items[one].map(({ json }) => json.id);
	assert.deepEqual(read('Read All'), ids, 'Return All gives every Pin');
	assert.deepEqual(read('Read Some'), ids.slice(0, 260), 'Limit gives that many');
	const refreshes = requests.filter(({ path }) => path === '/v5/oauth/token');
	assert.deepEqual(
		refreshes.map(({ status }) => status),
		[200, 200],
		'each expired token is renewed once',
	);
}

/** What the editor's picker finds when a board's name is typed that is not among the first 250. */
async function pick(n8n, credential, name) {
	const draft = node('Draft', credential, { resource: 'pin', operation: 'create' });
	const list = { node: draft, method: 'searchBoards', path: 'pinBoard' };
	const { results: firstPage } = await n8n.rest.searchList(list);
	assert.equal(firstPage.length, 250);
	assert.ok(!firstPage.some((board) => board.name === name), 'the board is beyond the first page');
	const { results } = await n8n.rest.searchList({ ...list, filter: name });
	return results.find((board) => board.name === name);
}

async function misbehave(control) {
	const publishing = { method: 'POST', path: '/pins' };
	const reading = { method: 'GET', path: '/boards/{board_id}/pins' };
	for (const rule of [
		{ match: publishing, fault: { kind: '429', retryAfter: 1 } },
		{ match: { ...publishing, nth: 2 }, fault: { kind: 'expireToken' } },
		{ match: { ...publishing, nth: 6 }, fault: { kind: '429', retryAfter: false } },
		{ match: { method: 'POST', path: '/media' }, fault: { kind: '429', retryAfter: 1 } },
		{ match: { method: 'GET', path: '/media/{media_id}' }, fault: { kind: 'status', status: 500 } },
		{ match: { ...reading, nth: 1 }, fault: { kind: '429', retryAfter: 1 } },
		{ match: { ...reading, nth: 3 }, fault: { kind: 'status', status: 503 } },
		{ match: { ...reading, nth: 5 }, fault: { kind: 'expireToken' } },
		{ match: { ...reading, nth: 7 }, fault: { kind: '429', retryAfter: false } },
	])
		await control.addFault(rule);
}

function journey({ credential, board, images }) {
	const publish = (name, parameters) =>
		node(name, credential, { resource: 'pin', operation: 'create', pinBoard: board, ...parameters });
	const read = (name, parameters) =>
		node(
			name,
			credential,
			{ resource: 'board', operation: 'getPins', board: byId(board.value), ...parameters },
			{ executeOnce: true },
		);
	return workflow(
		[
			start(),
			items('Images', [
				{ title: 'Clay', url: `${images}/images/8a5a44/600x900.png` },
				{ title: 'Forest', url: `${images}/images/3f5b63/600x900.png` },
				{ title: 'Sea', url: `${images}/images/a8b5a2/600x900.png` },
			]),
			download('Download', '={{ $json.url }}'),
			publish('Publish Images', { mediaSource: 'image', image: 'data', title: "={{ $('Images').item.json.title }}" }),
			code(
				'Carousel',
				"return [{ json: {}, binary: Object.fromEntries($('Download').all().map(({ binary }, at) => [`room_${at}`, binary.data])) }];",
			),
			publish('Publish Carousel', {
				mediaSource: 'carousel',
				slots: {
					slot: ['Clay', 'Forest', 'Sea'].map((title, at) => ({ image: `room_${at}`, title })),
				},
				title: 'Shop in three rooms',
			}),
			code('Video', makeVideo),
			publish('Publish Video', {
				mediaSource: 'video',
				video: 'video',
				coverSource: 'keyFrame',
				coverSecond: 1,
				title: 'Throwing a mug',
			}),
			append('All Published', 3),
			read('Read All', { returnAll: true, options: { pageSize: 100 } }),
			read('Read Some', { returnAll: false, limit: 260 }),
		],
		[
			['Start', 'Images'],
			['Images', 'Download'],
			['Download', 'Publish Images'],
			['Download', 'Carousel'],
			['Download', 'Video'],
			['Carousel', 'Publish Carousel'],
			['Video', 'Publish Video'],
			['Publish Images', 'All Published', 0],
			['Publish Carousel', 'All Published', 1],
			['Publish Video', 'All Published', 2],
			['All Published', 'Read All'],
			['Read All', 'Read Some'],
		],
	);
}

/** Two megabytes that begin as an MP4 does. */
const makeVideo = `
const bytes = Buffer.alloc(2_000_000, 7);
bytes.writeUInt32BE(24, 0);
bytes.write('ftypmp42', 4, 'latin1');
const data = bytes.toString('base64');
return [{ json: {}, binary: { video: { data, mimeType: 'video/mp4', fileName: 'mug.mp4', fileExtension: 'mp4' } } }];`;
