/** Conversion events out of input items, hashed and gathered, against bodies that are ready: time, and memory beside the input. */
import { interleaved, median, ratio } from '../statistics.mjs';
import { requestEvents, sendEvents } from '../workflows.mjs';
import { expectAll } from './boards.mjs';

const MOST_IN_A_REQUEST = 1000;
const MOST_TIMES_HTTP_REQUEST = 1.5;
const MEGABYTE = 1024 ** 2;

/** @param {import('../site.mjs').Site} site */
export async function events(site, { count, rounds, log }) {
	const { pinterest, credential } = site;
	const { control } = pinterest;
	await control.changeLimits({ off: true });
	const [{ id: adAccount }] = await control.readAll('/ad_accounts');
	const common = { credential, adAccount, count, most: MOST_IN_A_REQUEST, baseUrl: pinterest.baseUrl };
	const requests = Math.ceil(count / MOST_IN_A_REQUEST);
	const counted = (workflow, items) => async () => {
		await control.clearRequests();
		const measurement = expectAll(items, await site.measure(workflow));
		const sent = (await control.requests()).length;
		await control.clearRequests();
		return { ...measurement, requests: sent };
	};
	// The first run of a node type loads it.
	for (const workflow of [sendEvents, requestEvents]) await site.measure(workflow({ ...common, count: 10 }));
	const measured = await interleaved(
		rounds,
		{
			'Pinterest Conversions node': counted(sendEvents(common), count),
			'HTTP Request node, bodies that are ready': counted(requestEvents(common), requests),
		},
		log,
	);

	const seconds = (name) => measured[name].map(({ milliseconds }) => milliseconds / 1000);
	const [ours, theirs] = Object.keys(measured).map(seconds);
	const beside = (name) => measured[name].map(({ peakBytes, beforeBytes }) => (peakBytes - beforeBytes) / MEGABYTE);
	const requestsOf = (name) => measured[name].map((one) => one.requests);
	return {
		title: `${count} conversion events`,
		samples: Object.keys(measured).flatMap((subject) => [
			{ subject, metric: 'time', unit: 's', values: seconds(subject), over: ratio(seconds(subject), theirs) },
			{ subject, metric: 'memory beside what was there', unit: 'MB', values: beside(subject) },
			{ subject, metric: 'requests', unit: '', values: requestsOf(subject) },
		]),
		goals: [
			{
				what: 'time, times the HTTP Request node’s',
				value: ratio(ours, theirs),
				most: MOST_TIMES_HTTP_REQUEST,
				unit: '×',
			},
			{ what: 'requests', value: median(requestsOf('Pinterest Conversions node')), most: requests, unit: '' },
		],
		notes: [
			'The Pinterest Conversions node reads, normalises, hashes and checks an input item for each event, and gives an item with the outcome of each. The HTTP Request node has the bodies in its input items and gives the answers as they are.',
		],
	};
}
