/** Many things to create at a distance: gathered into requests of 30, against a request for each. */
import { interleaved, median, ratio } from '../statistics.mjs';
import { createCampaigns, requestCampaigns } from '../workflows.mjs';
import { expectAll } from './boards.mjs';

const LATENCY_MS = 50;
const MOST_IN_A_REQUEST = 30;
/** At least 20 times as fast. */
const MOST_TIMES_HTTP_REQUEST = 1 / 20;

/** @param {import('../site.mjs').Site} site */
export async function batches(site, { count, rounds, log }) {
	const { pinterest, credential } = site;
	const { control } = pinterest;
	await control.changeLimits({ off: true });
	const [{ id: adAccount }] = await control.readAll('/ad_accounts');
	const common = { credential, adAccount, count, baseUrl: pinterest.baseUrl };
	await control.addFault({
		match: { path: '/ad_accounts/{ad_account_id}/campaigns', times: 1_000_000_000 },
		fault: { kind: 'latency', ms: LATENCY_MS },
	});
	const counted = (workflow, results) => async () => {
		await control.clearRequests();
		const measurement = await site.measure(workflow);
		if (results) expectAll(count, measurement);
		if (measurement.items !== count || measurement.failed > 0)
			throw new Error(`${measurement.items} items, ${measurement.failed} of them errors, instead of ${count}`);
		return { ...measurement, requests: (await control.requests()).length };
	};
	// The first run of a node type loads it.
	for (const workflow of [createCampaigns, requestCampaigns]) await site.measure(workflow({ ...common, count: 30 }));
	const measured = await interleaved(
		rounds,
		{
			'Pinterest Ads node': counted(createCampaigns(common)),
			'HTTP Request node, item by item': counted(requestCampaigns(common)),
		},
		log,
	);
	await control.clearFaults();

	const seconds = (name) => measured[name].map(({ milliseconds }) => milliseconds / 1000);
	const [ours, theirs] = [seconds('Pinterest Ads node'), seconds('HTTP Request node, item by item')];
	const requests = (name) => measured[name].map((one) => one.requests);
	return {
		title: `${count} campaigns created, ${LATENCY_MS} ms latency`,
		samples: Object.keys(measured).flatMap((subject) => [
			{ subject, metric: 'time', unit: 's', values: seconds(subject), over: ratio(seconds(subject), theirs) },
			{ subject, metric: 'requests', unit: '', values: requests(subject) },
		]),
		goals: [
			{
				what: 'time, times the HTTP Request node’s',
				value: ratio(ours, theirs),
				most: MOST_TIMES_HTTP_REQUEST,
				unit: '×',
			},
			{
				what: 'requests',
				value: median(requests('Pinterest Ads node')),
				most: Math.ceil(count / MOST_IN_A_REQUEST),
				unit: '',
			},
		],
		notes: [
			'Both nodes read the campaign’s name from the input item. The HTTP Request node sends all its requests at once; the Pinterest Ads node has 10 under way.',
		],
	};
}
