import assert from 'node:assert/strict';
import { randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { credentialData } from '../examples.mjs';
import { randomBy, startMortalN8n } from '../killed.mjs';
import { until } from '../processes.mjs';
import {
	byId,
	inARow,
	pinterest as pins,
	pinterestAds,
	pinterestAudiences,
	pinterestCatalogs,
	rows,
	webhook,
} from '../workflows.mjs';

export const name =
	'n8n is killed at random moments and started again: each Pin, campaign, customer and catalog item is there once';

/** n8n starts eleven times. */
export const timeoutMs = 15 * 60_000;

const KILLS = Number(process.env.KILLS ?? 10);
/** `SEED=…` makes the same moments again. */
const SEED = Number(process.env.SEED ?? randomInt(1, 1_000_000));
const PINS = 300;
const CAMPAIGNS = 3_000;
const CUSTOMERS = 3_000;
const PRODUCTS = 3_000;
/** A life ends within the time of a write after so many Pins of it, fewer than would be all in the end. */
const PINS_OF_A_LIFE = [1, 18];
/** Pinterest takes so long for a write, so that some are always under way. */
const LATENCY_MS = 800;
const WRITES = ['POST', 'PATCH'];
const SHOP = 'https://hearthandlinen.example';

/** @param {import('../run.mjs').Context} context */
export async function run({ runtime, pinterest, n8n: other, axios }) {
	const mortal = await startMortalN8n({ runtime, packages: `${other.userFolder}/.n8n/nodes` });
	try {
		const data = await credentialData('pinterestOAuth2Api', pinterest);
		const { id } = await mortal.n8n().rest.createCredential({ name: 'Shop', type: 'pinterestOAuth2Api', data });
		const site = { mortal, pinterest, axios, credential: { id, name: 'Shop' }, ...(await places(pinterest, axios)) };
		const queues = await publishQueues(site);
		const lives = await killAgainAndAgain(site, queues);
		await untilDone(site, queues);
		const there = await counted(site);
		console.log(
			`  ${KILLS} kills (SEED=${SEED}), writes under way at each: ${lives.map(({ writing }) => writing).join(', ')}`,
		);
		console.log(
			`  Pins there at each kill: ${lives.map(({ made }) => made).join(', ')}; in the end ${JSON.stringify(there)}`,
		);
		assert.ok(
			lives.some(({ writing }) => writing > 0),
			'some kills came while writes were under way',
		);
		assert.ok(
			lives.some(({ made }) => made > 0 && made < PINS),
			'some kills came in the middle of the queue',
		);
		assert.deepEqual(there, {
			pins: { there: PINS, doubled: 0, missing: 0 },
			campaigns: { there: CAMPAIGNS, doubled: 0, missing: 0 },
			customers: CUSTOMERS,
			products: { there: PRODUCTS, doubled: 0, missing: 0 },
		});
	} finally {
		await mortal.stop();
	}
}

/** A board, an ad account and a customer list of its own. */
async function places({ control, baseUrl }, axios) {
	const [board] = (await control.seedBoards({ boards: 1, pinsPerBoard: 20 })).boardIds;
	const account = (await control.readAll('/ad_accounts'))[0].id;
	const { accessToken } = await control.issueToken();
	/** Asks Pinterest without the node. */
	const ask = async (method, path, body) =>
		(
			await axios.request({
				...{ method, url: `${baseUrl}${path}`, data: body, proxy: false },
				headers: { authorization: `Bearer ${accessToken}` },
			})
		).data;
	const list = { name: 'Newsletter', list_type: 'EMAIL', records: 'somebody@shop.example' };
	const { id: customerList } = await ask('POST', `/ad_accounts/${account}/customer_lists`, list);
	return { board, account, customerList, ask };
}

/** One workflow for each queue, as a user builds it: somebody asks for it, the rows, the node. @returns the workflows' ids by path */
async function publishQueues({ mortal, pinterest, credential, board, account, customerList }) {
	const image = `${pinterest.url}/images/8a5a44/600x900.png`;
	const once = { ifExists: 'use' };
	const queues = {
		pins: [
			rows('Rows', PINS, `{ title: 'Queued ' + at, link: '${SHOP}/queue/' + at }`),
			pins('Create', credential, {
				...{ resource: 'pin', operation: 'create', pinBoard: byId(board), mediaSource: 'image', image: image },
				...{ title: '={{ $json.title }}', link: '={{ $json.link }}', options: once },
			}),
		],
		campaigns: [
			rows('Rows', CAMPAIGNS, "{ name: 'Queued ' + at }"),
			pinterestAds('Create', credential, {
				...{ resource: 'campaign', operation: 'create', adAccount: byId(account), name: '={{ $json.name }}' },
				...{ objective: 'AWARENESS', options: once, requestOptions: { requestsAtOnce: 3 } },
			}),
		],
		customers: [
			rows('Rows', CUSTOMERS, "{ email: 'queued' + at + '@shop.example' }"),
			pinterestAudiences('Add', credential, {
				...{ resource: 'customerList', operation: 'addRecords', adAccount: byId(account) },
				...{ customerList: byId(customerList), records: '={{ $json.email }}', options: { recordsPerRequest: 200 } },
			}),
		],
		products: [
			rows('Rows', PRODUCTS, product('at')),
			pinterestCatalogs('Sync', credential, {
				...{
					resource: 'item',
					operation: 'upsert',
					country: 'US',
					itemLanguage: 'en-US',
					itemId: '={{ $json.item_id }}',
				},
				...{ attributesFrom: 'json', attributesJson: '={{ $json }}', onlyAttributes: true },
			}),
		],
	};
	const ids = {};
	for (const [path, nodes] of Object.entries(queues)) {
		const workflow = { name: `Queue of ${path}`, ...inARow(webhook(path), ...nodes) };
		const { id } = await mortal.n8n().rest.createWorkflow(workflow);
		await mortal.n8n().rest.publishWorkflow(id);
		ids[path] = id;
	}
	return ids;
}

function product(at) {
	return `{ item_id: 'Q-' + ${at}, title: 'Bowl ' + ${at}, description: 'Thrown by hand', link: '${SHOP}/bowls/' + ${at},
		image_link: '${SHOP}/bowls/' + ${at} + '.jpg', price: '24.50 USD', availability: 'in stock' }`;
}

/** @returns what was there, and what was under way, when each life ended */
async function killAgainAndAgain(site, queues) {
	const { mortal, pinterest } = site;
	const { control } = pinterest;
	const random = randomBy(SEED);
	for (const method of WRITES)
		await control.addFault({ match: { method, times: 1_000_000 }, fault: { kind: 'latency', ms: LATENCY_MS } });
	const lives = [];
	while (lives.length < KILLS) {
		await control.clearRequests();
		await start(site, queues);
		const last = random(...PINS_OF_A_LIFE);
		await until(async () => (await control.requests()).filter(isPin).length >= last, { everyMs: 50 });
		await sleep(random(0, LATENCY_MS));
		const end = Date.now();
		const isUnderWay = (one) => isWrite(one) && (one.status === 0 || one.at > end - LATENCY_MS);
		await mortal.n8n().kill();
		const writing = (await control.requests()).filter(isUnderWay).length;
		lives.push({ writing, made: (await queued(site)).length });
		await mortal.start();
	}
	await control.clearFaults();
	return lives;
}

const isPin = ({ method, route }) => method === 'POST' && route === '/pins';
const isWrite = ({ method }) => WRITES.includes(method);

/** Asks for all queues, as a user does again after a crash. */
async function start({ mortal, axios }, queues) {
	for (const path of Object.keys(queues)) {
		// A webhook is not there yet in the first moments of a life.
		const address = `${mortal.n8n().url}/webhook/${path}`;
		const post = async () => (await axios.post(address, {}, { proxy: false, validateStatus: () => true })).status;
		await until(async () => (await post()) === 200);
	}
}

/** The last life: all queues are done to their end. */
async function untilDone(site, queues) {
	const { rest } = site.mortal.n8n();
	await start(site, queues);
	for (const [path, id] of Object.entries(queues)) {
		const newest = (await rest.executionsOf(id)).toSorted((a, b) => Number(b.id) - Number(a.id))[0];
		const { status, error } = await rest.executionAtEnd(newest.id, { timeoutMs: 180_000 });
		assert.equal(status, 'success', `${path}: ${error?.message}`);
	}
}

const queued = async ({ pinterest, board }) =>
	(await pinterest.control.readAll(`/boards/${board}/pins`)).filter(({ title }) => title?.startsWith('Queued '));

/** What Pinterest has of each queue. */
async function counted(site) {
	const { pinterest, account } = site;
	const { control } = pinterest;
	const campaigns = await control.readAll(`/ad_accounts/${account}/campaigns`);
	return {
		pins: compared(await queued(site), 'title', PINS, (at) => `Queued ${at}`),
		campaigns: compared(
			campaigns.filter((one) => one.name.startsWith('Queued ')),
			...['name', CAMPAIGNS, (at) => `Queued ${at}`],
		),
		customers: (await peopleOn(site)) - 1,
		products: compared(await products(site), 'item_id', PRODUCTS, (at) => `Q-${at}`),
	};
}

function compared(found, key, count, nameOf) {
	const names = found.map((one) => one[key]);
	const distinct = new Set(names);
	const missing = Array.from({ length: count }, (_, at) => nameOf(at)).filter((one) => !distinct.has(one));
	return { there: distinct.size, doubled: names.length - distinct.size, missing: missing.length };
}

/** An audience says how many people are on a list, however often each was sent. */
async function peopleOn({ ask, account, customerList }) {
	const audience = { name: 'Counted', audience_type: 'CUSTOMER_LIST', rule: { customer_list_id: customerList } };
	const { id } = await ask('POST', `/ad_accounts/${account}/audiences`, audience);
	let size;
	await until(async () => {
		({ size } = await ask('GET', `/ad_accounts/${account}/audiences/${id}`));
		return typeof size === 'number';
	});
	return size;
}

async function products({ ask }) {
	const found = [];
	for (let from = 0; from < PRODUCTS; from += 100) {
		const ids = Array.from({ length: Math.min(100, PRODUCTS - from) }, (_, at) => `Q-${from + at}`);
		const filters = { catalog_type: 'RETAIL', item_ids: ids };
		const { items } = await ask('POST', '/catalogs/items', { country: 'US', language: 'en-US', filters });
		found.push(...items.filter(({ attributes }) => attributes?.title));
	}
	return found;
}
