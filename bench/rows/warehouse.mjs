/** The numbers of very many ads and days, given out in loops against a limit that most of the time is what there is to wait for. */
import { warehouseLoop } from '../workflows.mjs';

const MEGABYTE = 1024 ** 2;
/** One request gives at most 250 ads x 90 days, so a loop is one request. */
const ROWS_PER_LOOP = 20_000;
const MOST_TIMES_LIMIT = 1.05;
const MOST_IDS = 250;

/** @param {import('../site.mjs').Site} site */
export async function warehouse(site, { accounts, ads, days, perWindow, windowSeconds, log }) {
	const { pinterest, credential } = site;
	const { control } = pinterest;
	log(`Making ${accounts} ad accounts with ${ads} ads each`);
	const { adAccountIds } = await control.seedAds({ adAccounts: accounts, adsPerAccount: ads });
	await control.changeLimits({ off: true });
	await control.changeLimits({ name: 'ads_analytics', limit: perWindow, windowSeconds });
	await control.clearRequests();

	const perLoop = Math.min(ROWS_PER_LOOP, Math.min(ads, MOST_IDS) * days);
	const workflow = { credential, adAccounts: adAccountIds, days, rowsPerBatch: perLoop };
	const started = performance.now();
	const loops = [];
	let cursor = '';
	do {
		const loop = await site.measure(warehouseLoop({ ...workflow, cursor }));
		loops.push(loop);
		cursor = loop.next?.cursor;
		if (loops.length % 10 === 0) log(`  ${loops.length} loops, ${Math.round((performance.now() - started) / 1000)} s`);
	} while (cursor);
	const seconds = (performance.now() - started) / 1000;

	const requests = await control.requests();
	const analytics = requests.filter(({ path }) => path.endsWith('/ads/analytics'));
	const answered = analytics.filter(({ status }) => status === 200).length;
	await control.changeLimits({ off: true });
	// The windows open with the first request; those of the last one may come at its beginning.
	const dictated = (Math.ceil(answered / perWindow) - 1) * windowSeconds;
	// The last loop only ends the run. Nothing else is among the items of the first output.
	const rows = loops.slice(0, -1).reduce((sum, { items }) => sum + items, 0);
	const lost = accounts * ads * days - rows;
	const subject = 'Pinterest Warehouse node, in loops';
	const peaks = loops.map(({ peakBytes }) => peakBytes / MEGABYTE);
	return {
		title: `${accounts} ad accounts × ${ads} ads × ${days} days, ${perWindow} requests for numbers in ${windowSeconds} s allowed`,
		samples: [
			{ subject, metric: 'time', unit: 's', values: [seconds], over: seconds / dictated },
			{ subject, metric: 'peak memory of a loop', unit: 'MB', values: peaks },
			{ subject, metric: 'rows', unit: '', values: [rows] },
			{ subject, metric: 'requests for numbers', unit: '', values: [answered] },
			{ subject, metric: 'requests refused', unit: '', values: [analytics.length - answered] },
			{ subject, metric: 'requests for lists of ads', unit: '', values: [requests.length - analytics.length] },
		],
		goals: [
			{
				what: `time, times the ${dictated} s that the limit dictates`,
				value: seconds / dictated,
				most: MOST_TIMES_LIMIT,
				unit: '×',
			},
			{ what: 'rows lost', value: lost, most: 0, unit: '' },
			{
				what: 'requests for numbers, as few as can be',
				value: answered,
				most: accounts * Math.ceil(ads / MOST_IDS),
				unit: '',
			},
		],
		notes: [
			`The limit dictates (${answered} / ${perWindow} − 1) × ${windowSeconds} s. Pinterest allows 300 a minute, which ${answered} requests hardly reach; it is lowered here so that it is the limit that dictates. Each loop is an execution of its own, as a sub-workflow’s is. The memory of n8n itself is in the peak.`,
		],
	};
}
