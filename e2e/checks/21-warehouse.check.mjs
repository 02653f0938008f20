import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { atPinterest, contents, counts, day, importInto, rename, startWarehouse, TABLES } from '../warehouse.mjs';

export const name =
	'ads go into a real PostgreSQL every night: twice, after a restatement, after a kill half-way; and come out as a report for people';

const FIRST_DAYS = 6;

/** @param {import('../run.mjs').Context} context */
export async function run(context) {
	const site = await startWarehouse(context);
	try {
		const workflow = await everyNight(site);
		await killedHalfWay(site, workflow);
		await report(site);
	} finally {
		await site.stop();
	}
}

/** @returns {Promise<any>} the workflow as it was imported */
async function everyNight(site) {
	const { pinterest, sql } = site;
	const { control } = pinterest;
	const workflow = await importInto(site, 'ads-to-postgres', (node) => {
		// A schedule that a check can wait for.
		if (node.name === 'Every Night') node.parameters.rule.interval = [{ field: 'seconds', secondsInterval: 5 }];
		if (node.name === 'Pinterest Warehouse')
			Object.assign(node.parameters, { firstRunDays: FIRST_DAYS, rowsPerBatch: 40 });
	});

	const first = await bySchedule(site, workflow.id);
	assert.ok(first.data.resultData.runData['Pinterest Warehouse'].length > 3, 'the rows came in several loops');
	const wanted = await atPinterest(control, FIRST_DAYS);
	assert.deepEqual(await counts(sql), wanted.counts);
	for (const table of TABLES) {
		const [{ rows, keys }] = await sql(
			`SELECT count(*)::int AS rows, count(DISTINCT __sync_key)::int AS keys FROM pinterest.${table}`,
		);
		assert.equal(rows, keys, `${table} has a row for each key`);
	}
	// PostgreSQL works the keys out itself.
	const [{ wrong }] = await sql(
		"SELECT count(*)::int AS wrong FROM pinterest.ad_analytics WHERE __sync_key <> md5(concat(ad_id, ad_group_id, ad_id, campaign_id, pin_id, to_char(date, 'YYYY-MM-DD')))",
	);
	assert.equal(wrong, 0);
	const [{ spend }] = await sql(
		'SELECT round(sum(spend_in_micro_dollar))::bigint::text AS spend FROM pinterest.ad_analytics',
	);
	assert.equal(Number(spend), wanted.spend);
	const [{ state }] = await sql("SELECT state FROM pinterest.load_state WHERE load = 'ads'");
	assert.deepEqual(
		Object.values(state).map(({ ad_analytics: through }) => through),
		Array(wanted.counts.ad_accounts).fill(day(1)),
	);

	const before = await contents(sql);
	const second = await bySchedule(site, workflow.id);
	const given = second.items['Which Table'].map(({ json }) => json);
	assert.deepEqual([...new Set(given.map(({ __table: table }) => table))].sort(), ['ad_accounts', 'ad_analytics']);
	assert.deepEqual(
		[...new Set(given.map(({ date }) => date))].filter(Boolean).sort(),
		[day(3), day(2), day(1)],
		'only the days that may be restated were given again',
	);
	assert.deepEqual(await contents(sql), before, 'nothing has changed');

	// The name of an ad group is in no other table.
	const [ad] = await sql(
		'SELECT ad_account_id, ad_group_id, ad_id, __sync_key FROM pinterest.ad_analytics WHERE date = $1 ORDER BY ad_id LIMIT 1',
		[day(2)],
	);
	await control.put('restatement', ad.ad_id, { [day(2)]: { SPEND_IN_MICRO_DOLLAR: 7_770_000, CLICKTHROUGH_1: 77 } });
	await rename(site, ad, 'Renamed since');
	await sql('CREATE TABLE pinterest.before AS SELECT * FROM pinterest.ad_analytics');
	const third = await bySchedule(site, workflow.id);
	assert.deepEqual(
		third.items['Store ad_groups'].map(({ json }) => [json.id, json.name]),
		[[ad.ad_group_id, 'Renamed since']],
		'of ad groups only the one that changed came again',
	);
	assert.deepEqual(await counts(sql), wanted.counts, 'no row came to those there were');
	const changed = await sql(
		'SELECT a.__sync_key, a.spend_in_micro_dollar AS spend, a.clickthrough_1::int AS clicks FROM pinterest.ad_analytics a JOIN pinterest.before b USING (__sync_key) WHERE (a.spend_in_micro_dollar, a.clickthrough_1) IS DISTINCT FROM (b.spend_in_micro_dollar, b.clickthrough_1)',
	);
	assert.deepEqual(changed, [{ __sync_key: ad.__sync_key, spend: 7_770_000, clicks: 77 }]);
	await sql('DROP TABLE pinterest.before');
	return workflow;
}

/** The same workflow without a memory, into empty tables: killed, then done again. */
async function killedHalfWay(site, { nodes, connections, settings }) {
	const { n8n, pinterest, sql } = site;
	const whole = await contents(sql);
	const wanted = await counts(sql);
	await sql(`TRUNCATE ${[...TABLES, 'load_state'].map((table) => `pinterest.${table}`).join(', ')}`);
	const { id } = await n8n.rest.createWorkflow({ name: 'Killed half-way', nodes, connections, settings });
	await pinterest.control.addFault({
		match: { path: '/ad_accounts/{ad_account_id}/ads/analytics', times: 1000 },
		fault: { kind: 'latency', ms: 3_000 },
	});
	const child = await n8n.startExecute(id);
	const until = Date.now() + 120_000;
	while ((await counts(sql)).ad_analytics === 0) {
		assert.ok(Date.now() < until, 'rows arrived within two minutes');
		await sleep(50);
	}
	process.kill(-child.pid, 'SIGKILL');
	assert.equal((await child.exited).signal, 'SIGKILL');
	await pinterest.control.clearFaults();
	const half = await counts(sql);
	assert.ok(half.ad_analytics < wanted.ad_analytics, `${half.ad_analytics} of ${wanted.ad_analytics} rows were there`);
	const [{ read } = { read: [] }] = await sql(
		'SELECT ARRAY(SELECT jsonb_object_keys(state)) AS read FROM pinterest.load_state',
	);
	assert.ok(read.length < wanted.ad_accounts, 'it is remembered of no ad account that was not read to its end');

	const again = await n8n.startExecute(id);
	assert.equal((await again.exited).code, 0);
	assert.deepEqual(await counts(sql), wanted);
	assert.deepEqual(await contents(sql), whole, 'the tables are the same as without the kill');
}

async function report(site) {
	const { n8n, browser, screenshot, sql } = site;
	const [{ campaign_id: marked }] = await sql('SELECT min(campaign_id) AS campaign_id FROM pinterest.ad_analytics');
	await sql("UPDATE pinterest.ad_analytics SET campaign_name = '<b>50% off & more</b>' WHERE campaign_id = $1", [
		marked,
	]);
	const workflow = await importInto(site, 'warehouse-report', () => {});
	const execution = await n8n.rest.runWorkflow(workflow.id, { trigger: 'Run by Hand' });
	assert.equal(execution.status, 'success', execution.error?.message);
	const [{ json }] = execution.items.Page;
	assert.doesNotMatch(json.html, /<script|https?:|<b>|undefined|NaN|\[object/);

	const page = await browser.newPage();
	const requests = [];
	page.on('request', (request) => requests.push(request.url()));
	await page.setViewportSize({ width: 800, height: 1000 });
	await page.setContent(json.html, { waitUntil: 'networkidle' });
	const shown = await page.locator('section').evaluateAll((sections) =>
		sections.map((section) => ({
			name: section.querySelector('h2').textContent,
			charts: [...section.querySelectorAll('svg')].map((svg) =>
				[...svg.querySelectorAll('rect')].map((rect) => ({
					height: rect.getBoundingClientRect().height,
					title: rect.querySelector('title').textContent,
				})),
			),
			rows: [...section.querySelectorAll('tbody tr')].map((row) => [...row.cells].map((cell) => cell.textContent)),
		})),
	);
	const inTables = await sql(
		"SELECT campaign_id, max(campaign_name) AS name, to_char(date, 'YYYY-MM-DD') AS day, sum(spend_in_micro_dollar) / 1e6 AS spend, sum(total_clickthrough)::int AS clicks, sum(total_checkout_value_in_micro_dollar) / sum(spend_in_micro_dollar) AS roas FROM pinterest.ad_analytics GROUP BY campaign_id, date ORDER BY campaign_id, date",
	);
	const byCampaign = new Map(inTables.map(({ campaign_id: campaign }) => [campaign, []]));
	for (const row of inTables) byCampaign.get(row.campaign_id).push(row);
	assert.equal(shown.length, byCampaign.size);
	assert.equal(byCampaign.get(marked)[0].name, '<b>50% off & more</b>');
	const spendOf = (rows) => rows.reduce((sum, { spend }) => sum + spend, 0);
	const dearest = [...byCampaign.values()].sort((a, b) => spendOf(b) - spendOf(a));
	const money = (value) => value.toLocaleString('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
	shown.forEach((section, at) => {
		assert.equal(section.name, dearest[at][0].name);
		assert.deepEqual(
			section.rows,
			dearest[at].map(({ day: date, spend, clicks, roas }) => [
				date,
				money(spend),
				clicks.toLocaleString('en'),
				roas.toFixed(2),
			]),
		);
		assert.equal(section.charts.length, 3);
		const [spends] = section.charts;
		const most = Math.max(...dearest[at].map(({ spend }) => spend));
		const tallest = Math.max(...spends.map(({ height }) => height));
		spends.forEach(({ height, title }, bar) => {
			const { day: date, spend } = dearest[at][bar];
			assert.equal(title, `${date}: ${money(spend)}`);
			assert.ok(Math.abs(height / tallest - spend / most) < 0.03, `the bar of ${date} is as high as what was spent`);
		});
	});
	assert.deepEqual(
		requests.filter((url) => !url.startsWith('about:')),
		[],
		'the page fetches nothing',
	);
	await page.setViewportSize({ width: 360, height: 740 });
	assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 360, 'it fits on a phone');
	await page.setViewportSize({ width: 800, height: 1000 });
	await screenshot(page, 'warehouse-report');
	await page.close();
}

/** Publishes the workflow until its schedule has begun an execution, and waits for the end of that one. */
async function bySchedule({ n8n }, id) {
	const known = new Set((await n8n.rest.executionsOf(id)).map((one) => one.id));
	await n8n.rest.activateWorkflow(id);
	const until = Date.now() + 60_000;
	let begun;
	while (!begun) {
		assert.ok(Date.now() < until, 'the schedule began an execution within a minute');
		begun = (await n8n.rest.executionsOf(id)).find((one) => !known.has(one.id));
		await sleep(100);
	}
	await n8n.rest.deactivateWorkflow(id);
	const execution = await n8n.rest.executionAtEnd(begun.id, { timeoutMs: 180_000 });
	assert.equal(execution.status, 'success', execution.error?.message);
	// n8n stores what nodes remember a moment after it has stored the execution.
	await sleep(500);
	return execution;
}
