/** A large report, made, fetched and given as rows: time and memory, each round in a process that has done nothing else. */
import { interleaved, ratio } from '../statistics.mjs';
import { runReport } from '../workflows.mjs';
import { expectAll } from './boards.mjs';

const MEGABYTE = 1024 ** 2;

/** @param {import('../site.mjs').Site} site */
export async function report(site, { rowCount, rounds, log }) {
	const { pinterest, credential } = site;
	const { control } = pinterest;
	const [{ id: adAccount }] = await control.readAll('/ad_accounts');
	await control.changeSettings({ processingMs: 0 });
	await control.put('report settings', '*', { rows: rowCount });
	const parameters = {
		level: 'PIN_PROMOTION',
		granularity: 'DAY',
		period: 'last90Days',
		columnSet: 'performance',
		reportFormat: 'JSON',
	};
	const { accessToken } = await control.issueToken();
	const all = (measurement) => expectAll(rowCount, measurement);
	const run = (more = {}) => runReport({ credential, adAccount, parameters: { ...parameters, ...more } });
	const measured = await interleaved(
		rounds,
		{
			'Pinterest Ads node, Run, rows': async () => all(await site.measureAlone(run())),
			'Pinterest Ads node, Run, the file': async () => await site.measureAlone(run({ output: 'file' })),
			'axios and JSON.parse, outside n8n': async () =>
				all(await site.measureOutside('axios-report.mjs', [pinterest.baseUrl, accessToken, adAccount])),
		},
		log,
	);
	await control.put('report settings', '*', {});
	const theirs = measured['axios and JSON.parse, outside n8n'];
	const seconds = (rounds) => rounds.map(({ milliseconds }) => milliseconds / 1000);
	const peaks = (rounds) => rounds.map(({ peakBytes }) => peakBytes / MEGABYTE);
	return {
		title: `A report of ${rowCount} rows`,
		samples: Object.entries(measured).flatMap(([subject, rounds]) => [
			{ subject, metric: 'time', unit: 's', values: seconds(rounds), over: ratio(seconds(rounds), seconds(theirs)) },
			{ subject, metric: 'peak memory', unit: 'MB', values: peaks(rounds), over: ratio(peaks(rounds), peaks(theirs)) },
		]),
		goals: [],
		notes: [
			'The node creates the report, looks whether it is ready, fetches the file and gives a typed item for each row. The memory of n8n itself is in its peak.',
		],
	};
}
