import assert from 'node:assert/strict';
import { withValues } from '../examples.mjs';

export const name =
	'the examples for ads run as they are imported: costly ads paused, a daily report, a campaign in another account';

/** @param {import('../run.mjs').Context} context */
export async function run(context) {
	const { importExamples, pinterest } = context;
	const accounts = await pinterest.control.readAll('/ad_accounts');
	const [from, to] = ['Hearth & Linen EU', 'Hearth & Linen US'].map((shop) =>
		accounts.find(({ name }) => name === shop),
	);
	const prices = (await weekOf(pinterest, from)).numbers.map((row) => row.ECPC_IN_DOLLAR ?? 0).sort((a, b) => a - b);
	// What the ad in the middle costs, so that some are dearer and some are not.
	const limit = prices[prices.length >> 1];
	const workflows = await importExamples({
		'pause-costly-ads': (given) =>
			ofAccount(from, withValues(given, { preview: false, most_for_a_click: limit, least_clicks: 1 })),
		'daily-performance-report': (given) => ofAccount(from, given),
		'duplicate-a-campaign': (given) => withValues(given, { from_ad_account: from.id, to_ad_account: to.id }),
	});
	await dailyReport(context, workflows['daily-performance-report'], from);
	await duplicate(context, workflows['duplicate-a-campaign'], from, to);
	// Last, since it changes what the others look at.
	await pauseCostlyAds(context, workflows['pause-costly-ads'], from, limit);
}

async function dailyReport({ n8n }, workflow, account) {
	const execution = await n8n.rest.runWorkflow(workflow.id, { trigger: 'Run by Hand' });
	assert.equal(execution.status, 'success', execution.error?.message);
	const rows = execution.items.Report.map(({ json }) => json);
	assert.ok(rows.length > 1, 'campaigns ran yesterday');
	const yesterday = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
	assert.deepEqual([...new Set(rows.map(({ date }) => date))], [yesterday]);
	const sum = (column) => rows.reduce((total, row) => total + row[column], 0);
	const [{ json: message }] = execution.items.Message;
	assert.equal(execution.items.Message.length, 1);
	assert.deepEqual(
		[message.spend, message.impressions, message.clicks],
		[sum('spend'), sum('impressions'), sum('clicks')],
	);
	assert.equal(
		message.subject,
		`Pinterest yesterday: ${message.spend.toFixed(2)} ${account.currency}, ${message.clicks} clicks`,
	);
	const most = rows.toSorted((a, b) => b.spend - a.spend)[0];
	assert.ok(message.text.startsWith(`1. ${most.campaign_name}: ${most.spend.toFixed(2)}`), message.text);
}

async function duplicate({ n8n, pinterest }, workflow, from, to) {
	const { control } = pinterest;
	const [source] = await control.readAll(`/ad_accounts/${from.id}/campaigns`);
	const groups = await control.readAll(`/ad_accounts/${from.id}/ad_groups?campaign_ids=${source.id}`);
	const before = new Set((await control.readAll(`/ad_accounts/${to.id}/campaigns`)).map(({ id }) => id));
	const execution = await n8n.rest.runWorkflow(workflow.id);
	assert.equal(execution.status, 'success', execution.error?.message);
	const made = (await control.readAll(`/ad_accounts/${to.id}/campaigns`)).filter(({ id }) => !before.has(id));
	assert.deepEqual(
		made.map(({ name, status, objective_type: objective }) => [name, status, objective]),
		[[`${source.name} (copy)`, 'PAUSED', source.objective_type]],
	);
	const copies = await control.readAll(`/ad_accounts/${to.id}/ad_groups?campaign_ids=${made[0].id}`);
	assert.ok(groups.length > 0);
	assert.deepEqual(copies.map((group) => group.name).sort(), groups.map((group) => group.name).sort());
	assert.ok(copies.every(({ status }) => status === 'PAUSED'));
	for (const copy of copies) {
		const original = groups.find((group) => group.name === copy.name);
		const pins = async (account, group) =>
			(await control.readAll(`/ad_accounts/${account}/ads?ad_group_ids=${group}`)).map(({ pin_id: pin }) => pin).sort();
		assert.deepEqual(await pins(to.id, copy.id), await pins(from.id, original.id));
	}
}

/** The active ads of an ad account, and their numbers of the last seven days. */
async function weekOf({ control }, account) {
	const active = await control.readAll(`/ad_accounts/${account.id}/ads?entity_statuses=ACTIVE`);
	const day = (ago) => new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10);
	const ids = active.map(({ id }) => `ad_ids=${id}`).join('&');
	const numbers = await control.read(
		`/ad_accounts/${account.id}/ads/analytics?${ids}&start_date=${day(6)}&end_date=${day(0)}&granularity=TOTAL&columns=CLICKTHROUGH_1,ECPC_IN_DOLLAR`,
	);
	return { active, numbers };
}

async function pauseCostlyAds({ n8n, pinterest }, workflow, account, limit) {
	const { control } = pinterest;
	const { active, numbers } = await weekOf(pinterest, account);
	const costly = numbers
		.filter((row) => row.CLICKTHROUGH_1 >= 1 && row.ECPC_IN_DOLLAR > limit)
		.map(({ AD_ID }) => AD_ID);
	assert.ok(costly.length > 0 && costly.length < active.length, `${costly.length} of ${active.length} ads are costly`);
	await control.clearRequests();
	const execution = await n8n.rest.runWorkflow(workflow.id, { trigger: 'Run by Hand' });
	assert.equal(execution.status, 'success', execution.error?.message);
	assert.deepEqual(execution.items.Pause.map(({ json }) => json.id).sort(), costly.sort());
	const writes = (await control.requests()).filter(({ method }) => method === 'PATCH');
	assert.equal(writes.length, Math.ceil(costly.length / 30));
	const left = await control.readAll(`/ad_accounts/${account.id}/ads?entity_statuses=ACTIVE`);
	assert.deepEqual(
		left.map(({ id }) => id).sort(),
		active
			.map(({ id }) => id)
			.filter((id) => !costly.includes(id))
			.sort(),
	);
}

/** The example with an ad account chosen in the place of the first one. */
function ofAccount({ id }, workflow) {
	const changed = structuredClone(workflow);
	const node = changed.nodes.find(({ name }) => name === 'First Ad Account');
	node.parameters = { resource: 'adAccount', operation: 'get', adAccount: { __rl: true, mode: 'id', value: id } };
	return changed;
}
