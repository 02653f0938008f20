/** Many single requests at a distance, against a limit that most of the time is what there is to wait for. */
import { interleaved, median } from '../statistics.mjs';
import { getBoards, requestBoards } from '../workflows.mjs';
import { boardIds } from './boards.mjs';

const PER_SECOND = 100;
const LATENCY_MS = 100;
const MOST_TIMES_LIMIT = 1.05;
const MOST_REFUSED_PERCENT = 1;

/** @param {import('../site.mjs').Site} site */
export async function limit(site, { count, rounds, log }) {
	const { pinterest, credential } = site;
	const { control } = pinterest;
	const ids = await boardIds(pinterest);
	await control.changeLimits({ off: true });
	await control.addFault({
		match: { path: '/boards/{board_id}', times: 1_000_000_000 },
		fault: { kind: 'latency', ms: LATENCY_MS },
	});
	const common = { credential, ids, count, baseUrl: pinterest.baseUrl };
	// The windows open with the first request: the first hundred may come at once, the last window's at its beginning.
	const dictated = (count / PER_SECOND - 1) * 1000 + LATENCY_MS;

	const under = (workflow) => async () => {
		await control.changeLimits({ name: 'safetyNet', limit: PER_SECOND, windowSeconds: 1 });
		await control.clearRequests();
		const measurement = await site.measure(workflow);
		const requests = await control.requests();
		const refused = requests.filter(({ status }) => status === 429).length;
		return { ...measurement, requests: requests.length, refused };
	};
	const onError = { onError: 'continueRegularOutput' };
	const batching = { batching: { batch: { batchSize: PER_SECOND, batchInterval: 1000 } } };
	const measured = await interleaved(
		rounds,
		{
			'Pinterest node': under(getBoards(common)),
			'Pinterest node, 30 requests at once': under(getBoards({ ...common, requestOptions: { requestsAtOnce: 30 } })),
			'HTTP Request node, batches of 100 a second': under(
				requestBoards({ ...common, options: batching, more: onError }),
			),
			'HTTP Request node as it comes': under(requestBoards({ ...common, more: onError })),
		},
		log,
	);
	await control.clearFaults();
	await control.changeLimits({ off: true });

	const ours = measured['Pinterest node'];
	const samples = Object.entries(measured).flatMap(([subject, rounds]) => {
		const seconds = rounds.map(({ milliseconds }) => milliseconds / 1000);
		return [
			{ subject, metric: 'time', unit: 's', values: seconds, over: (median(seconds) * 1000) / dictated },
			{
				subject,
				metric: 'requests refused',
				unit: '%',
				values: rounds.map((one) => (one.refused / one.requests) * 100),
			},
			{ subject, metric: 'items lost', unit: '', values: rounds.map((one) => lost(one, count)) },
		];
	});
	return {
		title: `${count} GETs at ${LATENCY_MS} ms latency, ${PER_SECOND} requests a second allowed`,
		samples,
		goals: [
			{
				what: `time, times the ${dictated / 1000} s that the limit dictates`,
				value: median(ours.map(({ milliseconds }) => milliseconds)) / dictated,
				most: MOST_TIMES_LIMIT,
				unit: '×',
			},
			{
				what: 'requests refused',
				value: Math.max(...ours.map(({ refused, requests }) => (refused / requests) * 100)),
				most: MOST_REFUSED_PERCENT,
				unit: '%',
			},
			{ what: 'items lost', value: Math.max(...ours.map((one) => lost(one, count))), most: 0, unit: '' },
		],
		notes: [
			`The limit dictates (${count} / ${PER_SECOND} − 1) s and one latency: ${dictated / 1000} s; ${count / PER_SECOND} s where requests are spread evenly.`,
		],
	};
}

function lost({ results, failed }, count) {
	return count - (results - failed);
}
