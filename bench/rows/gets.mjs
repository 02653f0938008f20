/** Many single requests without latency: what the node itself costs, in n8n. */
import { getBoards, requestBoards } from '../workflows.mjs';
import { interleaved, ratio } from '../statistics.mjs';
import { boardIds, expectAll } from './boards.mjs';

/** The node may not be slower than what everybody would use without it. */
const MOST_TIMES_HTTP_REQUEST = 1;

/** @param {import('../site.mjs').Site} site */
export async function gets(site, { count, rounds, log }) {
	const { pinterest, credential } = site;
	const ids = await boardIds(pinterest);
	const common = { credential, ids, baseUrl: pinterest.baseUrl };
	const { accessToken } = await pinterest.control.issueToken();
	const axios = async (connection) =>
		await site.measureOutside('axios.mjs', [pinterest.baseUrl, accessToken, count, connection, ids.join(',')]);
	// The first run of a node type loads it.
	for (const workflow of [getBoards, requestBoards]) await site.measure(workflow({ ...common, count: 20 }));

	const measured = await interleaved(
		rounds,
		{
			'Pinterest node': async () => expectAll(count, await site.measure(getBoards({ ...common, count }))),
			'HTTP Request node': async () => expectAll(count, await site.measure(requestBoards({ ...common, count }))),
			'axios, keep-alive, outside n8n': () => axios('keep-alive'),
			'axios, a connection a request, outside n8n': () => axios('close'),
		},
		log,
	);
	const seconds = (name) => measured[name].map(({ milliseconds }) => milliseconds / 1000);
	const processor = (name) => measured[name].map(({ cpuMilliseconds }) => cpuMilliseconds / 1000);
	const [ours, theirs] = [seconds('Pinterest node'), seconds('HTTP Request node')];
	return {
		title: `${count} single GETs, no latency`,
		samples: Object.keys(measured).flatMap((subject) => [
			{ subject, metric: 'time', unit: 's', values: seconds(subject), over: ratio(seconds(subject), theirs) },
			{
				subject,
				metric: 'processor time',
				unit: 's',
				values: processor(subject),
				over: ratio(processor(subject), processor('HTTP Request node')),
			},
		]),
		goals: [
			{
				what: 'time, times the HTTP Request node’s',
				value: ratio(ours, theirs),
				most: MOST_TIMES_HTTP_REQUEST,
				unit: '×',
			},
		],
		notes: [
			'Both nodes read the board’s id with an expression. axios has 10 requests under way, as the Pinterest node.',
		],
	};
}
