import assert from 'node:assert/strict';
import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { withValues } from '../examples.mjs';
import { inARow, items, start } from '../workflows.mjs';

export const name =
	'the examples that publish run as they are imported: a queue, a blog, AI models, a shop, a folder, the numbers of Pins';

const TABLE = { type: 'n8n-nodes-base.dataTable', typeVersion: 1.1 };
/** Of one color, as small as a PNG of 1000 x 1500 can be told by its beginning. */
const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452000003e8000005dc0806000000', 'hex');
const MP4 = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypmp42'), Buffer.alloc(200_000, 7)]);

/** @param {import('../run.mjs').Context} context */
export async function run(context) {
	const sources = await serveSources();
	const folder = makeFolder();
	const { url } = sources;
	const models = { text_api: `${url}/v1/chat/completions`, image_api: `${url}/v1/images/generations` };
	try {
		const workflows = await context.importExamples({
			'queue-of-pins': (given) => withValues(given, { pins_per_run: 3, pins_per_day: 9 }),
			'blog-posts-to-pins': (given) => withValues(given, { feed_url: `${url}/feed.xml` }),
			'ai-picture-to-pin': (given) => withValues(given, models),
			'new-products-to-pins': (given) => given,
			'files-to-pins': (given) => withValues(given, { files: `${folder}/*` }),
			'pin-numbers-and-ideas': (given) => withValues(given, { text_api: models.text_api }),
		});
		await queue(context, workflows['queue-of-pins'], url);
		await blog(context, workflows['blog-posts-to-pins'], url);
		await aiPicture(context, workflows['ai-picture-to-pin']);
		await products(context, workflows['new-products-to-pins']);
		await files(context, workflows['files-to-pins']);
		await numbers(context, workflows['pin-numbers-and-ideas'], sources);
	} finally {
		sources.close();
		rmSync(folder, { recursive: true, force: true });
	}
}

async function queue(context, workflow, url) {
	const mug = { board: 'Ceramics', file: 'https://shop.example/1.jpg', title: 'Mug', link: 'https://shop.example/mug' };
	await seedTable(context, 'pin_queue', workflow, [
		mug,
		{
			board: 'Ceramics/Mugs',
			media: 'carousel',
			file: 'https://shop.example/1.jpg, https://shop.example/2.jpg',
			title: 'Mugs',
		},
		{ board: 'Ceramics', media: 'video', file: `${url}/film.mp4`, title: 'How a mug is thrown' },
		{ ...mug, title: 'Bowl', link: 'shop.example/bowl' },
		// As if a run had been ended before it wrote its row.
		mug,
	]);
	const before = await idsOfPins(context);
	await runIt(context, workflow);
	const made = await newPins(context, before);
	assert.deepEqual(made.map(({ title, creative_type: type }) => [title, type]).sort(), [
		['How a mug is thrown', 'VIDEO'],
		['Mug', 'REGULAR'],
		['Mugs', 'CAROUSEL'],
	]);
	await runIt(context, workflow);
	await runIt(context, workflow);
	assert.equal((await newPins(context, before)).length, 3, 'no Pin is made twice');
	const rows = await rowsOf(context, 'pin_queue', workflow);
	assert.deepEqual(
		rows.map(({ status }) => status),
		['published', 'published', 'published', 'failed', 'published'],
	);
	assert.equal(rows[4].pin_id, rows[0].pin_id);
	assert.match(rows[3].error, /Link must be a web address/);
	assert.match(rows[0].pin_url, /^https:\/\/www\.pinterest\.com\/pin\/\d+\/$/);
}

async function blog(context, workflow, url) {
	const before = await idsOfPins(context);
	const first = await runIt(context, workflow);
	assert.equal(first.items['New Pins'].length, 2);
	const made = await newPins(context, before);
	assert.deepEqual(made.map(({ title, link }) => [title, link]).sort(), [
		['A bowl & a spoon', `${url}/posts/2?utm_source=pinterest&utm_medium=social&utm_campaign=blog`],
		['Grandma’s mug', `${url}/posts/1?utm_source=pinterest&utm_medium=social&utm_campaign=blog`],
	]);
	const second = await runIt(context, workflow);
	// n8n keeps what a filter left out as its second output.
	const created = (second.items['New Pins'] ?? []).filter(({ json }) => json.outcome === 'created');
	assert.deepEqual(created, []);
	assert.equal((await newPins(context, before)).length, 2, 'a post is one Pin');
}

async function aiPicture(context, workflow) {
	await context.pinterest.control.clearRequests();
	await runIt(context, workflow);
	const sent = (await context.pinterest.control.requests()).filter(
		({ method, path }) => method === 'POST' && path === '/v5/pins',
	);
	assert.equal(sent.length, 1);
	const { body } = sent[0];
	assert.equal(body.media_source.source_type, 'image_base64');
	assert.deepEqual(body.ai_disclosures, { values: ['AI_MODIFIED'] });
	assert.ok([...body.title].length <= 100 && body.title.endsWith('…'), 'a title that is too long is cut');
}

async function products(context, workflow) {
	const { n8n, axios } = context;
	const before = await idsOfPins(context);
	await runIt(context, workflow, 'Run by Hand');
	assert.deepEqual(
		(await newPins(context, before)).map(({ title, description }) => [title, description]),
		[['Stoneware mug', 'Thrown by hand & glazed inside.']],
	);
	await n8n.rest.publishWorkflow(workflow.id);
	try {
		const product = {
			title: 'Oak tray',
			body_html: '<b>Oiled</b>',
			product_type: 'Trays',
			handle: 'oak-tray',
			status: 'active',
		};
		const post = async (more) =>
			await axios.post(`${n8n.url}/webhook/new-product`, {
				...product,
				image: { src: 'https://shop.example/tray.jpg' },
				...more,
			});
		await post({ tags: 'new' });
		await post({ tags: 'pinterest' });
		const until = Date.now() + 60_000;
		while ((await newPins(context, before)).length < 2 && Date.now() < until) await sleep(200);
		const boards = await context.pinterest.control.readAll('/boards');
		assert.ok(boards.some(({ name: board }) => board === 'Trays'));
		assert.equal((await newPins(context, before)).length, 2, 'what nobody approved is no Pin');
	} finally {
		await n8n.rest.deactivateWorkflow(workflow.id);
	}
}

async function files(context, workflow) {
	const before = await idsOfPins(context);
	const first = await runIt(context, workflow);
	assert.deepEqual(first.items.Published.map(({ json }) => [json.file, json.outcome]).sort(), [
		['linen-throw.png', 'created'],
		['throwing-a-mug.mp4', 'created'],
	]);
	assert.match(first.items['Not Published'][0].json.error, /but a GIF image$/);
	const second = await runIt(context, workflow);
	assert.ok(second.items.Published.every(({ json }) => json.outcome === 'existing'));
	assert.equal((await newPins(context, before)).length, 2);
}

async function numbers(context, workflow, sources) {
	const pins = await idsOfPins(context);
	for (let day = 0; day < 2; day += 1) {
		const execution = await runIt(context, workflow, 'Run by Hand');
		assert.deepEqual(execution.items.Titles[0].json.titles, ['Ten mugs']);
	}
	const rows = await rowsOf(context, 'pin_numbers', workflow);
	assert.deepEqual(rows.map(({ pin_id: pin }) => pin).sort(), [...pins].sort(), 'a Pin has one row');
	assert.match(sources.prompts.at(-1), /What is searched for: \S+/);
}

async function runIt({ n8n }, workflow, trigger = 'Run by Hand') {
	const execution = await n8n.rest.runWorkflow(workflow.id, { trigger });
	assert.equal(execution.status, 'success', execution.error?.message);
	return execution;
}

async function idsOfPins({ pinterest }) {
	return new Set((await pinterest.control.readAll('/pins')).map(({ id }) => id));
}

async function newPins({ pinterest }, before) {
	return (await pinterest.control.readAll('/pins')).filter(({ id }) => !before.has(id));
}

/** The node of an example that makes its table, for a table of this name. */
function tableNode(workflow, tableName) {
	const { parameters } = workflow.nodes.find((node) => node.name === 'Table');
	return { ...TABLE, name: 'Table', parameters: { ...parameters, tableName } };
}

const ofTable = { __rl: true, mode: 'id', value: "={{ $('Table').first().json.id }}" };

async function seedTable({ runWorkflow }, tableName, workflow, rows) {
	const table = tableNode(workflow, tableName);
	const schema = table.parameters.columns.column.map(({ name: id, type }) => ({
		id,
		displayName: id,
		type,
		display: true,
	}));
	const columns = { mappingMode: 'autoMapInputData', value: null, matchingColumns: [], schema };
	const insert = { resource: 'row', operation: 'insert', dataTableId: ofTable, columns, options: {} };
	const execution = await runWorkflow(
		inARow(start(), table, items('Given', rows), { ...TABLE, name: 'Insert', parameters: insert }),
	);
	assert.equal(execution.status, 'success', execution.error?.message);
}

async function rowsOf({ runWorkflow }, tableName, workflow) {
	const get = { resource: 'row', operation: 'get', dataTableId: ofTable, returnAll: true };
	const execution = await runWorkflow(
		inARow(start(), tableNode(workflow, tableName), { ...TABLE, name: 'Rows', parameters: get }),
	);
	assert.equal(execution.status, 'success', execution.error?.message);
	return execution.items.Rows.map(({ json }) => json).sort((one, other) => one.id - other.id);
}

/** A folder with files, where n8n may read. */
function makeFolder() {
	const allowed = join(homedir(), '.n8n-files');
	mkdirSync(allowed, { recursive: true });
	const folder = mkdtempSync(join(allowed, 'e2e-'));
	writeFileSync(join(folder, 'linen-throw.png'), PNG);
	writeFileSync(join(folder, 'throwing-a-mug.mp4'), MP4);
	writeFileSync(join(folder, 'spinning.gif'), Buffer.from('GIF89a' + ' '.repeat(100)));
	return folder;
}

/** A blog, a film and two models, on loopback. */
async function serveSources() {
	const prompts = [];
	let url = '';
	const post = (at, title) =>
		`<item><title>${title}</title><link>${url}/posts/${at}</link><description>About it</description></item>`;
	const page = (at) => `<html><head><meta property="og:image" content="https://blog.example/${at}.jpg"></head></html>`;
	const answers = {
		'/feed.xml': () =>
			`<?xml version="1.0"?><rss version="2.0"><channel><title>Blog</title>${post(1, 'Grandma&amp;#8217;s mug')}${post(2, 'A bowl &amp;amp; a spoon')}</channel></rss>`,
		'/posts/1': () => page(1),
		'/posts/2': () => page(2),
		'/film.mp4': () => MP4,
		'/v1/images/generations': () => JSON.stringify({ data: [{ b64_json: PNG.toString('base64') }] }),
		'/v1/chat/completions': (body) => {
			const { messages } = JSON.parse(body);
			prompts.push(messages[0].content);
			const texts = {
				title: `A mug ${'for slow mornings '.repeat(10)}`,
				description: 'A mug #mug',
				alt_text: 'A mug',
				titles: ['Ten mugs'],
			};
			return JSON.stringify({ choices: [{ message: { content: JSON.stringify(texts) } }] });
		},
	};
	const server = createServer((request, response) => {
		const chunks = [];
		request.on('data', (chunk) => chunks.push(chunk));
		request.on('end', () => {
			const path = request.url.replace(/\?.*/, '');
			const content = answers[path]?.(Buffer.concat(chunks).toString());
			if (content === undefined) return response.writeHead(404).end();
			const type = path.startsWith('/v1/')
				? 'application/json'
				: path.endsWith('.xml')
					? 'application/xml'
					: path.endsWith('.mp4')
						? 'video/mp4'
						: 'text/html';
			response.writeHead(200, { 'content-type': type, 'content-length': Buffer.byteLength(content) }).end(content);
		});
	});
	await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
	url = `http://127.0.0.1:${server.address().port}`;
	const close = () => {
		server.closeAllConnections();
		server.close();
	};
	return { url, prompts, close };
}
