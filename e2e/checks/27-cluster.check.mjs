import assert from 'node:assert/strict';
import { credentialData } from '../examples.mjs';
import { until } from '../processes.mjs';
import { startQueue } from '../queue.mjs';
import { byId, code, inARow, pinterest as pins, webhook } from '../workflows.mjs';

export const name =
	'two workers under one limit that neither knows the other’s share of: next to nothing refused, nothing lost or doubled, one killed in the middle';

/** It starts four processes of n8n, beside the one of all checks. */
export const timeoutMs = 15 * 60_000;

const IS_FULL = Boolean(process.env.FULL);
/** Executions under the limit, and without one to compare workers. */
const EXECUTIONS = IS_FULL ? 50 : 15;
const COMPARED = IS_FULL ? 12 : 6;
const PINS_EACH = 100;
const BOARDS = 10;
const CONCURRENCY = Number(process.env.CONCURRENCY ?? 1);
/** What Pinterest takes for a request. */
const LATENCY_MS = 300;
/** Less than the two would send, more than one of them: by the day, 1,000 a minute are what Pinterest announces. */
const [LIMIT, WINDOW_SECONDS] = (process.env.LIMIT ?? '400/10').split('/').map(Number);
const MOST_REFUSED = 0.01;

/** So that n8n notices early that a worker is gone; a minute and half a one are usual. */
const ENV = {
	QUEUE_WORKER_LOCK_DURATION: '20000',
	QUEUE_WORKER_LOCK_RENEW_TIME: '5000',
	QUEUE_WORKER_STALLED_INTERVAL: '5000',
};

/** @param {import('../run.mjs').Context} context */
export async function run({ runtime, pinterest, n8n: other, axios }) {
	const packages = `${other.userFolder}/.n8n/nodes`;
	const queue = await startQueue({ runtime, packages, workers: 1, concurrency: CONCURRENCY, env: ENV });
	try {
		const { control } = pinterest;
		const site = await prepare(queue, pinterest, axios);
		await control.changeLimits({ off: true });
		for (const method of ['GET', 'POST'])
			await control.addFault({ match: { method, times: 1_000_000 }, fault: { kind: 'latency', ms: LATENCY_MS } });
		const one = await carriedOut(site, 'One', COMPARED);
		await queue.addWorker();
		const two = await carriedOut(site, 'Two', COMPARED);
		console.log(
			`  without a limit: ${perSecond(one)} Pins/s with one worker, ${perSecond(two)} with two (${(one.ms / two.ms).toFixed(2)} times)`,
		);
		await control.changeLimits({ reset: true });
		await control.changeLimits({ name: 'org_write', limit: LIMIT, windowSeconds: WINDOW_SECONDS });
		await control.clearRequests();
		const limited = await carriedOut(site, 'Limited', EXECUTIONS, { killAt: EXECUTIONS * 0.6 });
		const sent = (await control.requests()).filter(({ method, route }) => method === 'POST' && route === '/pins');
		const refused = sent.filter(({ status }) => status === 429).length;
		// As long as both were there.
		const whileBoth = sent.filter(({ status, at }) => status === 201 && at < limited.killedAt);
		const used = (whileBoth.length / (limited.killedAt - sent[0].at)) * 1000 * (WINDOW_SECONDS / LIMIT) * 100;
		await control.clearFaults();
		await control.changeLimits({ off: true });
		const there = await counted(site, 'Limited', EXECUTIONS);
		console.log(
			`  ${EXECUTIONS * PINS_EACH} Pins in ${EXECUTIONS} executions under ${LIMIT} writes in ${WINDOW_SECONDS} s: ${refused} of ${sent.length} requests refused ` +
				`(${((refused / sent.length) * 100).toFixed(2)} %), ${used.toFixed(0)} % of the limit used; killed: ${limited.again.join(', ')} run again; ${JSON.stringify(there)}`,
		);
		assert.deepEqual(there, { there: EXECUTIONS * PINS_EACH, doubled: 0, missing: 0 });
		assert.ok(refused <= sent.length * MOST_REFUSED, 'next to nothing was refused');
		assert.ok(two.ms < one.ms, 'two workers do more than one');
	} finally {
		await queue.stop();
	}
}

async function prepare({ n8n, workers, addWorker }, pinterest, axios) {
	const data = await credentialData('pinterestOAuth2Api', pinterest);
	const { id } = await n8n.rest.createCredential({ name: 'Shop', type: 'pinterestOAuth2Api', data });
	const { boardIds } = await pinterest.control.seedBoards({ boards: BOARDS, pinsPerBoard: 0 });
	return { n8n, workers, addWorker, pinterest, axios, boards: boardIds, credential: { id, name: 'Shop' } };
}

/** Whoever posts a batch gets its Pins published, unless they are there. */
async function publish({ n8n, pinterest, credential }, title) {
	const made = code(
		'Rows',
		`const { batch, board } = $input.first().json.body;
		return Array.from({ length: ${PINS_EACH} }, (_, at) => ({ json: { board, title: '${title} ' + batch + '/' + at }, pairedItem: { item: 0 } }));`,
	);
	const create = pins('Create', credential, {
		...{ resource: 'pin', operation: 'create', pinBoard: byId('={{ $json.board }}'), mediaSource: 'image' },
		...{ image: `${pinterest.url}/images/8a5a44/600x900.png`, title: '={{ $json.title }}' },
		...{ link: "={{ 'https://hearthandlinen.example/' + encodeURIComponent($json.title) }}" },
		options: { ifExists: 'use' },
	});
	const { id } = await n8n.rest.createWorkflow({ name: title, ...inARow(webhook(title), made, create) });
	await n8n.rest.publishWorkflow(id);
	return id;
}

/**
 * Has so many batches carried out; whatever n8n lost with a worker is asked for again.
 * @returns {Promise<{pins: number, ms: number, killedAt?: number, again: number[]}>} `again`: the batches that were asked for a second time
 */
async function carriedOut(site, title, count, { killAt } = {}) {
	const { n8n, workers, addWorker } = site;
	const id = await publish(site, title);
	const begun = Date.now();
	for (let batch = 0; batch < count; batch++) await post(site, title, batch);
	let killedAt;
	if (killAt !== undefined) {
		await until(async () => (await statusesOf(n8n, id)).filter(isOver).length >= killAt, { timeoutMs: 300_000 });
		killedAt = Date.now();
		await workers[0].kill();
		// Whatever watches over workers starts another one.
		await addWorker();
	}
	await until(async () => (await statusesOf(n8n, id)).every(isOver), { timeoutMs: 600_000, everyMs: 500 });
	const statuses = await statusesOf(n8n, id);
	const again = statuses.flatMap((status, batch) => (status === 'success' ? [] : [batch]));
	const failed = statuses.filter((status) => status !== 'success');
	if (failed.length > 0) console.log(`  n8n says of what the killed worker had: ${failed.join(', ')}`);
	assert.ok(killAt !== undefined || again.length === 0, `${title}: ${statuses.join(', ')}`);
	for (const batch of again) await post(site, title, batch);
	await until(async () => (await statusesOf(n8n, id)).slice(count).every((status) => status === 'success'), {
		timeoutMs: 120_000,
	});
	return { pins: count * PINS_EACH, ms: Date.now() - begun, killedAt, again };
}

async function post({ n8n, axios, boards }, title, batch) {
	const body = { batch, board: boards[batch % BOARDS] };
	await axios.post(`${n8n.url}/webhook/${title}`, body, { proxy: false });
}

/** What n8n says of each execution, in the order in which they were asked for. */
async function statusesOf(n8n, workflowId) {
	const executions = await n8n.rest.executionsOf(workflowId);
	return executions.toSorted((a, b) => Number(a.id) - Number(b.id)).map(({ status }) => status);
}

const isOver = (status) => !['new', 'running', 'waiting', 'unknown'].includes(status);

const perSecond = ({ pins: count, ms }) => Math.round((count / ms) * 10_000) / 10;

async function counted({ pinterest, boards }, title, count) {
	const found = [];
	for (const board of boards) found.push(...(await pinterest.control.readAll(`/boards/${board}/pins`)));
	const titles = found.map((pin) => pin.title).filter((one) => one?.startsWith(`${title} `));
	const distinct = new Set(titles);
	const wanted = Array.from({ length: count }, (_, batch) =>
		Array.from({ length: PINS_EACH }, (_pin, at) => `${title} ${batch}/${at}`),
	);
	const missing = wanted.flat().filter((one) => !distinct.has(one)).length;
	return { there: distinct.size, doubled: titles.length - distinct.size, missing };
}
