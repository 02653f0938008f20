import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { withValues } from '../examples.mjs';

export const name =
	'the examples for audiences and conversions run as they are imported: orders from a webhook, contacts in a list, leads in a table';

/** @param {import('../run.mjs').Context} context */
export async function run(context) {
	const workflows = await context.importExamples({
		'orders-to-conversions': (given) => withValues(given, { test_mode: false }),
		'crm-to-customer-list': (given) => withValues(given, { preview: false }),
		'new-leads-to-a-table': (given) => given,
	});
	const [account] = await context.pinterest.control.readAll('/ad_accounts');
	await ordersToConversions(context, workflows['orders-to-conversions'], account);
	await contactsToList(context, workflows['crm-to-customer-list'], account);
	await leadsToTable(context, workflows['new-leads-to-a-table'], account);
}

async function ordersToConversions({ n8n, pinterest, axios }, workflow, account) {
	const order = {
		id: 4711,
		created_at: new Date(Date.now() - 3_600_000).toISOString(),
		currency: 'EUR',
		total: 61.5,
		landing_page: 'https://shop.example/thank-you',
		customer: {
			id: 'c-9',
			email: ' Elif.Yildiz@Mail.Example',
			ip: '203.0.113.9',
			user_agent: 'Browser',
			opted_out: false,
		},
		items: [
			{ sku: 'MUG-1', name: 'Mug', price: 18.5, quantity: 2 },
			{ sku: 'TRAY-3', name: 'Tray', price: 24.5, quantity: 1 },
		],
	};
	await n8n.rest.publishWorkflow(workflow.id);
	try {
		await pinterest.control.clearRequests();
		const call = async (body) => {
			const answer = await axios.post(`${n8n.url}/webhook/pinterest-order`, body, { timeout: 30_000 });
			assert.equal(answer.status, 200);
		};
		await call(order);
		// Nobody can be found by this one: it is not sent.
		await call({ ...order, id: 4712, customer: { id: 'c-10' } });
		const executions = await bothOf(n8n, workflow.id);
		assert.deepEqual(
			executions.map(({ status }) => status),
			['success', 'success'],
		);
		const sent = executions.flatMap(({ items }) => items.Sent ?? []).map(({ json }) => json);
		assert.deepEqual(
			sent.map(({ event_id: id, status }) => [id, status]),
			[['4711', 'processed']],
		);
		const failed = executions.flatMap(({ items }) => items['Not Sent'] ?? []).map(({ json }) => json);
		assert.deepEqual(
			failed.map(({ order_id: id }) => id),
			['4712'],
		);
		assert.match(failed[0].error, /must hold Email/);
	} finally {
		await n8n.rest.deactivateWorkflow(workflow.id);
	}
	const events = (await pinterest.control.requests()).filter(({ route }) => route?.endsWith('/events'));
	assert.equal(events.length, 1);
	assert.equal(events[0].path, `/v5/ad_accounts/${account.id}/events`);
	assert.deepEqual(events[0].query, []);
	const digest = (text) => createHash('sha256').update(text).digest('hex');
	assert.deepEqual(events[0].body.data, [
		{
			event_name: 'checkout',
			action_source: 'web',
			event_time: Math.floor(Date.parse(order.created_at) / 1000),
			event_id: '4711',
			event_source_url: order.landing_page,
			opt_out: false,
			user_data: {
				em: [digest('elif.yildiz@mail.example')],
				external_id: [digest('c-9')],
				client_ip_address: '203.0.113.9',
				client_user_agent: 'Browser',
			},
			custom_data: {
				currency: 'EUR',
				value: '61.5',
				order_id: '4711',
				num_items: 3,
				content_ids: ['MUG-1', 'TRAY-3'],
				contents: [
					{ id: 'MUG-1', item_name: 'Mug', item_price: '18.5', quantity: 2 },
					{ id: 'TRAY-3', item_name: 'Tray', item_price: '24.5', quantity: 1 },
				],
			},
		},
	]);
}

/** The two executions that the webhook started, when both have ended. */
async function bothOf(n8n, workflowId) {
	const until = Date.now() + 60_000;
	for (;;) {
		const found = await n8n.rest.executionsOf(workflowId);
		if (found.length === 2)
			return await Promise.all(
				found.toSorted((a, b) => Number(a.id) - Number(b.id)).map(({ id }) => n8n.rest.executionAtEnd(id)),
			);
		assert.ok(Date.now() < until, `${found.length} executions of the webhook instead of 2`);
		await sleep(200);
	}
}

async function contactsToList({ n8n, pinterest }, workflow, account) {
	const path = `/ad_accounts/${account.id}/customer_lists`;
	const lists = async () => await pinterest.control.readAll(path);
	const before = new Set((await lists()).map(({ id }) => id));
	const runIt = async (ending) => {
		const execution = await n8n.rest.runWorkflow(workflow.id, { trigger: 'Run by Hand' });
		assert.equal(execution.status, 'success', execution.error?.message);
		const [{ json }] = execution.items[ending];
		// Four agreed: two are the same person, and one is no address.
		assert.deepEqual(
			[json.records_given, json.records_sent, json.records_duplicate, json.records_invalid],
			[4, 2, 1, 1],
		);
		assert.deepEqual(
			json.invalid_records.map(({ item }) => item),
			[3],
		);
	};
	await runIt('Create the List');
	const made = (await lists()).filter(({ id }) => !before.has(id));
	assert.deepEqual(
		made.map(({ name }) => name),
		['Newsletter (from the CRM)'],
	);
	await runIt('Add to the List');
	assert.equal((await lists()).length, before.size + 1);
	const sent = (await pinterest.control.requests()).filter(({ method }) => ['POST', 'PATCH'].includes(method));
	assert.ok(!JSON.stringify(sent).includes('@'), 'addresses are sent as digests');
}

async function leadsToTable({ n8n, pinterest, axios }, workflow, account) {
	const api = await apiOf({ pinterest, axios });
	await advertiseForLeads(api, pinterest.control, account);
	const expected = await leadsOf({ api, axios, control: pinterest.control }, account);
	assert.ok(expected.length > 0, 'the ads have leads');
	const first = await n8n.rest.runWorkflow(workflow.id, { trigger: 'Run by Hand' });
	assert.equal(first.status, 'success', first.error?.message);
	const saved = first.items.Save.map(({ json }) => json);
	assert.deepEqual(saved.map((row) => row.lead_id).sort(), expected.sort());
	for (const row of saved) assert.equal(JSON.parse(row.answers).lead_id, row.lead_id);
	const second = await n8n.rest.runWorkflow(workflow.id, { trigger: 'Run by Hand' });
	assert.equal(second.status, 'success', second.error?.message);
	assert.deepEqual(second.items.Row.map(({ json }) => json.lead_id).sort(), expected);
	assert.deepEqual(second.items.Save ?? [], [], 'a lead is saved once');
}

/** The simulated Pinterest as an app of its own sees it. */
async function apiOf({ pinterest, axios }) {
	const { accessToken } = await pinterest.control.issueToken();
	const headers = { authorization: `Bearer ${accessToken}` };
	return axios.create({ baseURL: pinterest.baseUrl, headers, timeout: 30_000 });
}

/** A campaign for leads that runs, with an ad. */
async function advertiseForLeads(api, control, account) {
	const path = `/ad_accounts/${account.id}`;
	const [{ pin_id: pin }] = await control.readAll(`${path}/ads`);
	const create = async (kind, body) => {
		const { data } = await api.post(`${path}/${kind}`, [{ status: 'ACTIVE', ...body }]);
		assert.deepEqual(data.items[0].exceptions ?? [], []);
		return data.items[0].data.id;
	};
	const facts = { ad_account_id: account.id, name: 'Ask for a sample', objective_type: 'LEADS' };
	const campaign = await create('campaigns', facts);
	const adGroup = await create('ad_groups', {
		campaign_id: campaign,
		name: 'Everyone',
		billable_event: 'CLICKTHROUGH',
		budget_type: 'DAILY',
		budget_in_micro_currency: 9_000_000,
		bid_strategy_type: 'AUTOMATIC_BID',
	});
	await create('ads', { ad_group_id: adGroup, pin_id: pin, creative_type: 'REGULAR' });
}

/** The ids of the leads of the last seven days, asked of the simulated Pinterest itself. */
async function leadsOf({ api, axios, control }, account) {
	const path = `/ad_accounts/${account.id}`;
	const campaigns = await control.readAll(`${path}/campaigns`);
	const day = (ago) => new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10);
	const found = [];
	for (const { id: campaign } of campaigns.filter(({ objective_type: objective }) => objective === 'LEADS')) {
		for (const { id } of await control.readAll(`${path}/ads?campaign_ids=${campaign}`)) {
			const wanted = { ad_id: id, start_date: day(7), end_date: day(0) };
			const made = (await api.post(`${path}/leads_export`, wanted)).data.leads_export_id;
			let state;
			do {
				await sleep(200);
				state = (await api.get(`${path}/leads_export/${made}`)).data;
			} while (state.export_status === 'IN_PROGRESS');
			const { data: file } = await axios.get(state.download_url, { responseType: 'text', timeout: 30_000 });
			const [header, ...lines] = file.trim().split('\r\n');
			assert.equal(header.split(',')[0], 'lead_id');
			found.push(...lines.map((line) => line.split(',')[0]));
		}
	}
	return found;
}
