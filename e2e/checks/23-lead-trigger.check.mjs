import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { credentialData, credentialsNamedBy, readExamples } from '../examples.mjs';
import { startN8n } from '../n8n.mjs';
import { freePort, until } from '../processes.mjs';
import { byId, code, inARow, leadTrigger } from '../workflows.mjs';

export const name =
	'leads that Pinterest sends start a workflow, each once, over a restart of n8n; the subscription comes and goes with the workflow';

/** It starts n8n twice, beside the one of all checks. */
export const timeoutMs = 10 * 60_000;

/** n8n on this machine is to be taken for one with this address: leads are sent nowhere else. */
const WEBHOOK_URL = 'https://n8n.example/';

/** @param {import('../run.mjs').Context} context */
export async function run(context) {
	const { pinterest, runtime } = context;
	const account = (await pinterest.control.readAll('/ad_accounts')).find(({ name }) => name === 'Hearth & Linen EU').id;
	await withoutPublicAddress(context, account);

	const userFolder = mkdtempSync(join(tmpdir(), 'n8n-e2e-leads-'));
	cpSync(join(context.n8n.userFolder, '.n8n/nodes'), join(userFolder, '.n8n/nodes'), { recursive: true });
	const options = { runtime, userFolder, port: await freePort(), env: { WEBHOOK_URL } };
	let n8n = await startN8n(options);
	const restart = async (meanwhile) => {
		await n8n.stop();
		await meanwhile();
		n8n = await startN8n(options);
		return n8n;
	};
	try {
		await pinterest.control.changeSettings({ webhookOrigin: n8n.url, webhookRetryMs: 1_000 });
		const keys = await eachLeadOnce({ pinterest, n8n, restart, account });
		keys.push(...(await leadToCrm({ pinterest, n8n, account })));
		assertToldNowhere(userFolder, keys);
	} finally {
		await n8n.stop();
		rmSync(userFolder, { recursive: true, force: true });
	}
}

/** The n8n of the other checks knows itself as http://localhost only. */
async function withoutPublicAddress({ n8n, pinterest, createCredential }, account) {
	const credential = await createCredential('Shop with leads', 'pinterestOAuth2Api');
	const trigger = leadTrigger('Lead', credential, { adAccount: byId(account) });
	const { id } = await n8n.rest.createWorkflow({ name: 'Leads', ...inARow(trigger) });
	await n8n.rest.activateWorkflow(id);
	const { status, triggers } = await n8n.rest.publication(id);
	assert.equal(status, 'failed');
	assert.match(triggers[0].errorMessage, /n8n’s webhook address must begin with https:\/\//);
	await n8n.rest.deactivateWorkflow(id);
	assert.equal((await subscriptionsOf(pinterest, account)).ours.length, 0);
}

/** @returns {Promise<string[]>} the keys of the subscriptions there were */
async function eachLeadOnce({ pinterest, n8n, restart, account }) {
	const { control } = pinterest;
	const form = await activeForm(pinterest, account);
	const data = await credentialData('pinterestOAuth2Api', pinterest);
	const { id: credential } = await n8n.rest.createCredential({ name: 'Shop', type: 'pinterestOAuth2Api', data });
	const trigger = leadTrigger('Lead', { id: credential, name: 'Shop' }, { adAccount: byId(account) });
	const after = code('After', 'return $input.all();');
	const made = inARow({ ...trigger, webhookId: randomUUID() }, after);
	const { id } = await n8n.rest.createWorkflow({ name: 'Leads', ...made });
	await n8n.rest.publishWorkflow(id);
	const [subscription] = (await subscriptionsOf(pinterest, account)).ours;
	assert.ok(subscription, 'the active workflow has a subscription');

	// One alone, then some at once: of those that n8n handles at once it may forget some, but none from before.
	const taken = await control.takeLeads({ form });
	await delivered(control);
	taken.push(...(await control.takeLeads({ form, count: 2 })));
	await delivered(control);
	await control.changeSettings({ leadEnvelope: 'nonceCiphertextTag', leadNonceBytes: 16 });
	taken.push(...(await control.takeLeads({ form })));
	await delivered(control);
	assert.deepEqual(await leadsStarted(n8n, id, 4), taken.toSorted());

	// Sent once more, as if the answer had been lost; and something that anybody may have sent.
	await control.repeatLead(taken[0]);
	await delivered(control);
	const { pathname } = new URL(subscription.webhook_url);
	const forged = await fetch(`${n8n.url}${pathname}`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ nonce: 'A'.repeat(16), ciphertext: 'A'.repeat(400), tag: `${'A'.repeat(22)}==` }),
	});
	assert.equal(forged.status, 503);
	assert.deepEqual(await leadsStarted(n8n, id, 4), taken.toSorted());

	n8n = await restart(async () => {
		taken.push(...(await control.takeLeads({ form, count: 2 })));
		await until(async () => (await control.leadDeliveries()).slice(-2).every(({ attempts }) => attempts.length > 0));
	});
	await delivered(control);
	const refused = (await control.leadDeliveries()).slice(-2).map(({ attempts }) => attempts[0].status);
	assert.deepEqual(refused, [0, 0], 'n8n was not there when they were sent first');
	await control.repeatLead(taken[0]);
	await delivered(control);
	assert.deepEqual(await leadsStarted(n8n, id, 6), taken.toSorted());
	assert.deepEqual((await subscriptionsOf(pinterest, account)).ours, [subscription], 'it is still the same');

	await deactivate(n8n, id);
	assert.deepEqual((await subscriptionsOf(pinterest, account)).ours, []);
	await n8n.rest.publishWorkflow(id);
	const [again] = (await subscriptionsOf(pinterest, account)).ours;
	assert.notEqual(again.id, subscription.id);
	const path = `/ad_accounts/${account}/leads/subscriptions/${again.id}`;
	const { accessToken } = await control.issueToken();
	await fetch(`${pinterest.baseUrl}${path}`, { method: 'DELETE', headers: { authorization: `Bearer ${accessToken}` } });
	// Though its subscription is gone.
	await deactivate(n8n, id);
	return [subscription, again].map(({ cryptographic_key: key }) => key);
}

/** The example, its ad account chosen as its note says. @returns {Promise<string[]>} the key of its subscription */
async function leadToCrm({ pinterest, account, ...given }) {
	const { control } = pinterest;
	const { n8n } = given;
	const { workflow } = readExamples().find(({ name }) => name === 'new-lead-to-crm');
	for (const { parameters } of workflow.nodes)
		if (/^\d+$/.test(parameters.adAccount?.value)) parameters.adAccount.value = account;
	const credentials = credentialsNamedBy([workflow]).map(async (one) => ({
		...one,
		data: await credentialData(one.type, pinterest),
	}));
	await n8n.importCredentials(await Promise.all(credentials));
	await n8n.importWorkflows([workflow]);
	await n8n.rest.publishWorkflow(workflow.id);
	const [{ cryptographic_key: key }] = (await subscriptionsOf(pinterest, account)).ours;

	const form = await activeForm(pinterest, account);
	const [id] = await control.takeLeads({ form, answers: ['Ada Lind', 'ada@mail.example', 'Linen'] });
	await delivered(control);
	const [first] = await started(n8n, workflow.id, 1);
	assert.equal(first.status, 'success', first.error?.message);
	const { answers, received_at, consent_at, ...row } = first.items.Save[0].json;
	assert.deepEqual(
		[row.lead_id, row.email, row.name, row.form, row.consent_policy],
		[id, 'ada@mail.example', 'Ada Lind', 'Catalogue by post', 'https://hearthandlinen.example/privacy'],
	);
	assert.equal(JSON.parse(answers).lead_id, id);
	assert.ok(Date.parse(consent_at) <= Date.parse(received_at) && Date.now() - Date.parse(consent_at) < 300_000);

	const test = await n8n.rest.runWorkflow(workflow.id, { trigger: 'Send a Test Lead' });
	assert.equal(test.status, 'success', test.error?.message);
	assert.equal(test.items.Test.length, 1);
	await delivered(control);
	const [, second] = await started(n8n, workflow.id, 2);
	assert.equal(second.status, 'success', second.error?.message);
	assert.equal(second.items.Save[0].json.email, 'test@example.com');
	await deactivate(n8n, workflow.id);
	assert.deepEqual((await subscriptionsOf(pinterest, account)).ours, []);
	return [key];
}

/** n8n does what belongs to it in the background. */
async function deactivate(n8n, id) {
	await n8n.rest.deactivateWorkflow(id);
	const { status } = await n8n.rest.publication(id);
	assert.equal(status, 'not_published');
}

/** Neither n8n's database nor its log holds the key of a subscription. */
function assertToldNowhere(userFolder, keys) {
	assert.ok(keys.length > 0 && keys.every((key) => Buffer.from(key, 'base64').length === 32));
	const files = readdirSync(userFolder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile() && !entry.parentPath.includes('node_modules'))
		.map((entry) => join(entry.parentPath, entry.name));
	assert.ok(files.some((file) => file.endsWith('database.sqlite')) && files.some((file) => file.endsWith('n8n.log')));
	for (const file of files) {
		const content = readFileSync(file);
		for (const key of keys) assert.ok(!content.includes(key), `${file} holds the key of a subscription`);
	}
}

async function subscriptionsOf({ control }, account) {
	const all = await control.readAll(`/ad_accounts/${account}/leads/subscriptions`);
	return { ours: all.filter(({ webhook_url: url }) => url.startsWith(WEBHOOK_URL)) };
}

async function activeForm({ control }, account) {
	const forms = await control.readAll(`/ad_accounts/${account}/lead_forms`);
	return forms.find(({ status }) => status === 'ACTIVE').id;
}

/** Waits until Pinterest has got rid of every lead. */
async function delivered(control) {
	await until(async () => (await control.leadDeliveries()).every(({ state }) => state === 'delivered'));
}

/** The ended executions that webhooks started, oldest first, when there are so many. There must not be more a moment later. */
async function started(n8n, workflowId, count) {
	const found = async () => (await n8n.rest.executionsOf(workflowId)).filter(({ mode }) => mode === 'webhook');
	await until(async () => (await found()).length >= count);
	await sleep(1_000);
	const all = await found();
	assert.equal(all.length, count);
	const inOrder = all.toSorted((a, b) => Number(a.id) - Number(b.id));
	return await Promise.all(inOrder.map(({ id }) => n8n.rest.executionAtEnd(id)));
}

/** The leads that executions went through with, in the order of their ids. */
async function leadsStarted(n8n, workflowId, count) {
	const executions = await started(n8n, workflowId, count);
	assert.deepEqual([...new Set(executions.map(({ status }) => status))], ['success']);
	return executions.flatMap(({ items }) => items.After.map(({ json }) => json.lead_id)).sort();
}
