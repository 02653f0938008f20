import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { credentialData } from '../examples.mjs';
import { until } from '../processes.mjs';
import { startQueue } from '../queue.mjs';
import {
	byId,
	calledByOther,
	callOther,
	code,
	EACH_TEN_SECONDS,
	inARow,
	leadTrigger,
	pinterestAds,
	pinterestTrigger,
	pinterestWarehouse,
	webhook,
} from '../workflows.mjs';

export const name =
	'in queue mode with two workers: each Pin and each lead starts one execution, the warehouse gives what changed since any worker’s last run, writes of both workers are all done once';

/** It starts three processes of n8n, beside the one of all checks. */
export const timeoutMs = 10 * 60_000;

const WEBHOOK_URL = 'https://n8n.example/';

/** @param {import('../run.mjs').Context} context */
export async function run({ runtime, pinterest, n8n: other, axios }) {
	const packages = join(other.userFolder, '.n8n/nodes');
	const queue = await startQueue({ runtime, packages, workers: 2, env: { WEBHOOK_URL } });
	try {
		const { n8n, workers } = queue;
		const data = await credentialData('pinterestOAuth2Api', pinterest);
		const { id } = await n8n.rest.createCredential({ name: 'Shop', type: 'pinterestOAuth2Api', data });
		const [account] = await pinterest.control.readAll('/ad_accounts');
		const site = { n8n, pinterest, axios, account: account.id, credential: { id, name: 'Shop' } };
		await pinterest.control.changeSettings({ webhookOrigin: n8n.url, webhookRetryMs: 1_000 });
		await eachPinOnce(site);
		await eachLeadOnce(site);
		await whatChanged(site);
		await whereTheLastEnded(site);
		await writesOfBoth(site);
		for (const [at, { readLog }] of workers.entries())
			assert.match(readLog(), /Worker finished execution/, `worker ${at + 1} has carried something out`);
	} finally {
		await queue.stop();
	}
}

/** The main process polls, a worker runs what follows. */
async function eachPinOnce({ n8n, pinterest, credential }) {
	const { control } = pinterest;
	const [board] = await control.readAll('/boards');
	const parameters = { pollTimes: EACH_TEN_SECONDS, event: 'newPin', pinsOf: 'board', board: byId(board.id) };
	const trigger = pinterestTrigger('Trigger', credential, parameters);
	const id = await publish(n8n, 'Pins', trigger, code('After', 'return $input.all();'));
	const given = async () => (await outputsOf(n8n, id, 'After')).flat().map(({ json }) => json.id);
	await sleep(11_000);
	assert.deepEqual(await given(), []);
	const made = (await control.happen('pins', { boardId: board.id, count: 3 })).ids;
	await until(async () => (await given()).length >= 3);
	made.push(...(await control.happen('pins', { boardId: board.id, count: 2 })).ids);
	await until(async () => (await given()).length >= 5);
	await sleep(11_000);
	assert.deepEqual((await given()).toSorted(), made.toSorted());
	await n8n.rest.deactivateWorkflow(id);
}

/** The main process hears the webhook, and what it remembers of it must outlast what workers remember of their run. */
async function eachLeadOnce({ n8n, pinterest, credential }) {
	const { control } = pinterest;
	const account = (await control.readAll('/ad_accounts')).find(({ name }) => name === 'Hearth & Linen EU').id;
	const forms = await control.readAll(`/ad_accounts/${account}/lead_forms`);
	const form = forms.find(({ status }) => status === 'ACTIVE').id;
	const trigger = { ...leadTrigger('Lead', credential, { adAccount: byId(account) }), webhookId: randomUUID() };
	const id = await publish(n8n, 'Leads', trigger, code('After', 'return $input.all();'));
	const given = async () => (await outputsOf(n8n, id, 'After')).flat().map(({ json }) => json.lead_id);
	const delivered = () =>
		until(async () => (await control.leadDeliveries()).every(({ state }) => state === 'delivered'));
	const taken = [];
	for (const count of [1, 2, 1]) {
		taken.push(...(await control.takeLeads({ form, count })));
		await delivered();
		await until(async () => (await given()).length >= taken.length);
	}
	// Of those that are handled at the same moment one may be forgotten, so only those that came alone are sent again.
	for (const lead of [taken[0], taken[3]]) {
		await control.repeatLead(lead);
		await delivered();
	}
	await sleep(2_000);
	assert.deepEqual((await given()).toSorted(), taken.toSorted());
	await n8n.rest.deactivateWorkflow(id);
	await n8n.rest.publication(id);
	const subscriptions = await control.readAll(`/ad_accounts/${account}/leads/subscriptions`);
	assert.ok(!subscriptions.some(({ webhook_url: url }) => url.startsWith(WEBHOOK_URL)));
}

/**
 * The state of one worker's run is there for the next one's. n8n 2.41 begins an execution of a worker without what its nodes remember, but
 * reads it for a sub-workflow, so that is where the node is.
 */
async function whatChanged(site) {
	const { n8n, axios, credential, account } = site;
	const parameters = { resource: 'campaign', operation: 'getRows', rows: 'changed', moveState: 'atOnce' };
	const sub = await publish(n8n, 'Rows', calledByOther(), pinterestWarehouse('Warehouse', credential, parameters));
	const caller = await byWebhook({ n8n, axios }, callOther('Call', sub));
	// Beside the rows there is what the third output gives.
	const next = async () => (await caller.rows(await caller.post())).filter(({ __sync_key: key }) => key !== undefined);
	const all = await next();
	assert.ok(all.length > 1);
	for (let runs = 0; runs < 3; runs++) assert.deepEqual(await next(), [], 'nothing has changed since');
	const { id } = all.find(({ ad_account_id: one }) => one === account);
	await rename(site, id, 'Renamed since');
	assert.deepEqual(
		(await next()).map(({ id, name }) => [id, name]),
		[[id, 'Renamed since']],
	);
}

/** A state that lies with the user goes to whichever worker carries the run out, and comes back from it. */
async function whereTheLastEnded(site) {
	const { n8n, axios, credential } = site;
	const stored = code('Stored', 'return [{ json: { state: $input.first().json.body.state } }];');
	const parameters = { resource: 'campaign', operation: 'getRows', rows: 'changed', stateFrom: 'inputItem' };
	const { post, rows } = await byWebhook(
		{ n8n, axios },
		stored,
		pinterestWarehouse('Warehouse', credential, parameters),
	);
	let state;
	const next = async () => {
		const given = await rows(await post({ state }));
		({ state } = given.find((json) => json.state !== undefined));
		return given.filter(({ __sync_key: key }) => key !== undefined).map(({ id, name }) => [id, name]);
	};
	const all = await next();
	assert.ok(all.length > 1);
	const [[id]] = all.filter(([, name]) => name === 'Renamed since');
	for (const run of [1, 2, 3, 4]) {
		await rename(site, id, `Renamed ${run}`);
		assert.deepEqual(await next(), [[id, `Renamed ${run}`]], `run ${run} goes on where the last one ended`);
	}
	assert.deepEqual(await next(), []);
}

/** Gives a campaign another name at Pinterest, in another second than what was done before: times of changes are of whole ones. */
async function rename({ pinterest, axios, account }, id, to) {
	await sleep(1_100);
	const { accessToken } = await pinterest.control.issueToken();
	await axios.patch(`${pinterest.baseUrl}/ad_accounts/${account}/campaigns`, [{ id, name: to }], {
		headers: { authorization: `Bearer ${accessToken}` },
		proxy: false,
	});
}

/** Both workers write at once, for one account, with a token that has expired and a limit that neither knows the other's share of. */
async function writesOfBoth({ n8n, pinterest, axios, credential, account }) {
	const { control } = pinterest;
	const names = (which) => `return Array.from({ length: 90 }, (_, at) => ({ json: { name: '${which} ' + at } }));`;
	const create = pinterestAds('Create', credential, {
		resource: 'campaign',
		operation: 'create',
		adAccount: byId(account),
		name: '={{ $json.name }}',
		objective: 'AWARENESS',
		requestOptions: { requestsAtOnce: 1 },
	});
	const workflows = await Promise.all(
		['Queue A', 'Queue B'].map((which) => byWebhook({ n8n, axios }, code('Names', names(which)), create)),
	);
	await control.expireTokens();
	await control.changeLimits({ name: 'ads_write', limit: 4, windowSeconds: 4 });
	await control.addFault({
		match: { path: '/ad_accounts/{ad_account_id}/campaigns', times: 100 },
		fault: { kind: 'latency', ms: 700 },
	});
	const outcomes = await Promise.all(workflows.map(async ({ post, rows }) => await rows(await post(), 'Create')));
	await control.clearFaults();
	await control.changeLimits({ off: true });
	const wanted = ['Queue A', 'Queue B'].map((which) => Array.from({ length: 90 }, (_, at) => `${which} ${at}`));
	assert.deepEqual(
		outcomes.map((rows) => rows.map(({ name }) => name)),
		wanted,
	);
	const there = (await control.readAll(`/ad_accounts/${account}/campaigns`)).filter(({ name }) => /^Queue/.test(name));
	assert.deepEqual(there.map(({ name }) => name).toSorted(), wanted.flat().toSorted());
}

/** A published workflow that a webhook starts, in production. */
async function byWebhook({ n8n, axios }, ...nodes) {
	const path = randomUUID();
	const id = await publish(n8n, path, webhook(path), ...nodes);
	let posts = 0;
	/** @returns {Promise<number>} how many executions there are now */
	const post = async (body = {}) => {
		await axios.post(`${n8n.url}/webhook/${path}`, body, { proxy: false });
		return (posts += 1);
	};
	/** What the node gave in that execution. */
	const rows = async (count, node = nodes.at(-1).name) => {
		await until(async () => (await n8n.rest.executionsOf(id)).length >= count);
		const executions = await n8n.rest.executionsOf(id);
		assert.equal(executions.length, count);
		const newest = executions.toSorted((a, b) => Number(b.id) - Number(a.id))[0];
		const { status, error, items } = await n8n.rest.executionAtEnd(newest.id);
		assert.equal(status, 'success', error?.message);
		// n8n stores what nodes remember a moment after it has stored the execution.
		await sleep(500);
		return (items[node] ?? []).map(({ json }) => json);
	};
	return { post, rows };
}

async function publish(n8n, name, ...nodes) {
	const { id } = await n8n.rest.createWorkflow({ name, ...inARow(...nodes) });
	await n8n.rest.publishWorkflow(id);
	return id;
}

/** What a node gave in each execution that has ended well; none may have failed. */
async function outputsOf(n8n, workflowId, node) {
	const found = await n8n.rest.executionsOf(workflowId);
	const ended = found.filter(({ status }) => !['new', 'running', 'waiting'].includes(status));
	const all = await Promise.all(ended.map(({ id }) => n8n.rest.execution(id)));
	for (const { status, error } of all) assert.equal(status, 'success', error?.message);
	return all.map(({ items }) => items[node] ?? []);
}
