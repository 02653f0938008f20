/** A long list, page by page: time and memory, each round in a process that has done nothing else. */
import { interleaved, median, ratio } from '../statistics.mjs';
import { listPins, requestPins } from '../workflows.mjs';
import { expectAll } from './boards.mjs';

const PAGE = 250;
const MOST_TIMES_HTTP_REQUEST = 0.6;
const MEGABYTE = 1024 ** 2;

/** @param {import('../site.mjs').Site} site */
export async function paging(site, { pages, rounds, log }) {
	const { pinterest, credential } = site;
	const { boardIds } = await pinterest.control.seedBoards({ boards: 1, pinsPerBoard: pages * PAGE });
	const common = { credential, boardId: boardIds[0], baseUrl: pinterest.baseUrl };
	const { accessToken } = await pinterest.control.issueToken();
	const all = (measurement) => expectAll(pages * PAGE, measurement);

	const measured = await interleaved(
		rounds,
		{
			'Pinterest node, Return All': async () => all(await site.measureAlone(listPins(common))),
			'HTTP Request node, Pagination': async () => all(await site.measureAlone(requestPins(common))),
			'axios, keep-alive, outside n8n': async () =>
				all(await site.measureOutside('axios-pages.mjs', [pinterest.baseUrl, accessToken, boardIds[0], PAGE])),
		},
		log,
	);
	const [ours, theirs] = [measured['Pinterest node, Return All'], measured['HTTP Request node, Pagination']];
	const seconds = (rounds) => rounds.map(({ milliseconds }) => milliseconds / 1000);
	const processor = (rounds) => rounds.map(({ cpuMilliseconds }) => cpuMilliseconds / 1000);
	const peaks = (rounds) => rounds.map(({ peakBytes }) => peakBytes / MEGABYTE);
	return {
		title: `Return All over ${pages} pages of ${PAGE}`,
		samples: Object.entries(measured).flatMap(([subject, rounds]) => [
			{ subject, metric: 'time', unit: 's', values: seconds(rounds), over: ratio(seconds(rounds), seconds(theirs)) },
			{
				subject,
				metric: 'processor time',
				unit: 's',
				values: processor(rounds),
				over: ratio(processor(rounds), processor(theirs)),
			},
			{ subject, metric: 'peak memory', unit: 'MB', values: peaks(rounds), over: ratio(peaks(rounds), peaks(theirs)) },
		]),
		goals: [
			{
				what: 'time, times the HTTP Request node’s own paging',
				value: ratio(seconds(ours), seconds(theirs)),
				most: MOST_TIMES_HTTP_REQUEST,
				unit: '×',
			},
			{ what: 'peak memory', value: median(peaks(ours)), most: median(peaks(theirs)), unit: 'MB' },
		],
		notes: [
			'The Pinterest node gives an item for each Pin, paired with its input item; the HTTP Request node gives one for each page, which has to be split afterwards.',
		],
	};
}
