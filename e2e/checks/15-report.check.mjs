import assert from 'node:assert/strict';

export const name =
	'the weekly report is a mail with a row and a bar for each top Pin, whatever its title holds and whether or not it can be read';

const LABEL = '<b>50% off & more</b>';

/** @param {import('../run.mjs').Context} context */
export async function run(context) {
	const { pinterest } = context;
	const top = await topPins(pinterest);
	assert.equal(top.length, 5);
	await rename(context, top[0].pin_id, LABEL);
	await withPins(context, top);
	await withoutPins(context);
}

async function withPins(context, top) {
	const { pinterest, browser, screenshot } = context;
	const gone = top[3].pin_id;
	// Between the two requests for a Pin nobody can delete it here; Pinterest then answers as it does for one that never was.
	await pinterest.control.addFault({
		match: { method: 'GET', path: `/pins/${gone}` },
		fault: { kind: 'status', status: 404, code: 50, message: 'Pin not found.' },
	});
	const { subject, html } = await report(context, (given) => given);
	assert.equal((await pinterest.control.state()).pendingFaults, 0, 'the Pin that is gone was asked for');
	assert.doesNotMatch(html, /<script|<b>50%|undefined|\[object|NaN|\{\{/);

	const page = await browser.newPage();
	await page.setViewportSize({ width: 720, height: 1000 });
	await page.setContent(html, { waitUntil: 'networkidle' });
	const rows = await page.locator('thead + tbody > tr').evaluateAll((all) =>
		all.map((row) => {
			const [link] = row.getElementsByTagName('a');
			const [image] = row.getElementsByTagName('img');
			const note = row.querySelector('a + div').textContent;
			const numbers = [...row.children].slice(2).map(({ textContent }) => Number(textContent.replaceAll(',', '')));
			return { url: link.href, title: link.textContent, note, hasImage: image?.naturalWidth === 150, numbers };
		}),
	);
	const pins = await Promise.all(top.map(({ pin_id: id }) => pinterest.control.read(`/pins/${id}`)));
	assert.deepEqual(
		rows.map(({ note, ...row }) => row),
		top.map(({ pin_id: id, metrics }, at) => ({
			url: `https://www.pinterest.com/pin/${id}/`,
			title: `${at + 1}. ${id === gone ? `Pin ${id}` : pins[at].title}`,
			hasImage: id !== gone,
			numbers: [metrics.IMPRESSION, metrics.SAVE, metrics.OUTBOUND_CLICK],
		})),
	);
	assert.equal(rows[0].title, `1. ${LABEL}`);
	assert.equal(rows[3].note, 'Pin not found');
	const hosts = pins.map(({ link }) => (link === null ? '' : new URL(link).hostname));
	assert.deepEqual(rows.map(({ note }) => note).toSpliced(3, 1), hosts.toSpliced(3, 1));

	const bars = await page
		.locator('td[bgcolor="#c8102e"]')
		.evaluateAll((all) =>
			all.map((bar) => bar.getBoundingClientRect().width / bar.parentElement.getBoundingClientRect().width),
		);
	assert.equal(bars.length, 5);
	bars.forEach((part, at) => {
		const wanted = top[at].metrics.IMPRESSION / top[0].metrics.IMPRESSION;
		assert.ok(Math.abs(part - wanted) < 0.02, `bar ${at + 1} takes ${part} of its width instead of ${wanted}`);
	});

	const sum = (metric) => top.reduce((total, { metrics }) => total + metrics[metric], 0).toLocaleString('en');
	const totals = await page.locator('h1 + p + table td > div:first-child').allInnerTexts();
	assert.deepEqual(totals, ['IMPRESSION', 'SAVE', 'OUTBOUND_CLICK'].map(sum));
	assert.equal(subject, `Your top Pins of the week: ${sum('IMPRESSION')} impressions`);
	await page.setViewportSize({ width: 360, height: 740 });
	assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 360, 'it fits on a phone');
	await page.setViewportSize({ width: 720, height: 100 });
	await page.setViewportSize({ width: 720, height: await page.evaluate(() => document.documentElement.scrollHeight) });
	await screenshot(page, 'weekly-report');
	await page.close();
}

/** No Pin of the account was ever advertised as an idea, so that Pinterest has none to name. */
async function withoutPins(context) {
	const { subject, html } = await report(context, (given) => {
		const changed = structuredClone(given);
		changed.nodes.find((node) => node.name === 'Top Pins').parameters.options = { pinFormat: 'ADS_IDEA' };
		return changed;
	});
	assert.equal(subject, 'No Pin was seen this week');
	assert.match(html, /No Pin of yours was seen in these seven days/);
	assert.doesNotMatch(html, /<img|undefined|\{\{/);
}

async function report({ n8n, importExamples }, change) {
	const { 'weekly-top-pins-report': workflow } = await importExamples({ 'weekly-top-pins-report': change });
	const execution = await n8n.rest.runWorkflow(workflow.id, { trigger: 'Run by Hand' });
	assert.equal(execution.status, 'success', execution.error?.message);
	assert.equal(execution.items.Mail.length, 1);
	const [{ json }] = execution.items.Mail;
	assert.deepEqual(Object.keys(json), ['subject', 'html']);
	return json;
}

/** The five Pins seen most in the seven days before today (UTC), as Pinterest gives them, which leaves out today. */
async function topPins({ control }) {
	const day = (ago) => new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10);
	const query = new URLSearchParams({
		start_date: day(7),
		end_date: day(1),
		sort_by: 'IMPRESSION',
		num_of_pins: '5',
		metric_types: 'IMPRESSION,SAVE,OUTBOUND_CLICK',
	});
	return (await control.read(`/user_account/analytics/top_pins?${query}`)).pins;
}

async function rename({ pinterest, axios }, id, title) {
	const { accessToken } = await pinterest.control.issueToken();
	const headers = { authorization: `Bearer ${accessToken}` };
	await axios.patch(`${pinterest.baseUrl}/pins/${id}`, { title }, { headers, proxy: false });
}
