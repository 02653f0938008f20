import { addDays } from '../../../nodes/shared/fields/dates';
import type { NodeRun } from '../../engine';
import { ACCOUNT_NAME, items, only, useWarehouseSite } from './site';

/** Runs that begin on one day (UTC) and go on the next one, when Pinterest has a day less of the numbers. */
describe('a run over midnight', () => {
	const site = useWarehouseSite();
	const account = () => site.adAccount(ACCOUNT_NAME);
	const today = () => new Date().toISOString().slice(0, 10);
	const asked = () =>
		site.pinterest.requests
			.filter(({ path }) => path.endsWith('/ads/analytics'))
			.map(({ query }) => Object.fromEntries(query))
			.map(({ start_date: start, end_date: end }) => [start, end]);
	/** Stops the clock at so many minutes from the next midnight. */
	const clockAt = (minutes: number) => {
		const midnight = Math.ceil(Date.now() / 86_400_000) * 86_400_000;
		jest.useFakeTimers({ now: midnight + minutes * 60_000, doNotFake: REAL });
	};
	const REAL: Array<
		| 'nextTick'
		| 'setImmediate'
		| 'setInterval'
		| 'setTimeout'
		| 'clearImmediate'
		| 'clearInterval'
		| 'clearTimeout'
		| 'queueMicrotask'
		| 'performance'
		| 'hrtime'
	> = [
		'nextTick',
		'setImmediate',
		'setInterval',
		'setTimeout',
		'clearImmediate',
		'clearInterval',
		'clearTimeout',
		'queueMicrotask',
		'performance',
		'hrtime',
	];
	const hintsOf = ({ run }: NodeRun) => run.data.resultData.runData['Pinterest Warehouse'][0].hints;
	let began: string;
	beforeEach(() => {
		clockAt(-10);
		began = today();
	});
	afterEach(() => jest.useRealTimers());

	it.each([
		['since the last run', { period: 'sinceLastRun', firstRunDays: 90, moveState: 'atOnce' }],
		['between two dates', { period: 'custom', startDate: '90 days ago', endDate: 'yesterday' }],
	])('%s keeps its days in loops, and asks for those that there still are', async (_, period) => {
		const [big] = site.pinterest.seedAds({ adAccounts: 1, adsPerAccount: 251 }).adAccountIds;
		const parameters = { ...only(big), ...period, route: 'direct', inBatches: true, rowsPerBatch: 1 };
		const first = await site.given('adAnalytics', parameters, { items: items({}) });
		expect(first.error).toBeUndefined();
		jest.setSystemTime(Date.now() + 20 * 60_000);
		const second = await site.given('adAnalytics', parameters, {
			items: items({ cursor: first.outputs[1][0].json.cursor }),
		});
		expect(second.error).toBeUndefined();
		const [start, end] = [addDays(began, -90), addDays(began, -1)];
		expect(asked()).toEqual([
			[start, end],
			[addDays(start, 1), end],
		]);
		expect(hintsOf(second)).toEqual([
			expect.objectContaining({ message: expect.stringContaining(`the days from ${start} to ${start}`) }),
		]);
		const last = await site.given('adAnalytics', parameters, {
			items: items({ cursor: second.outputs[1][0].json.cursor }),
		});
		expect(last.outputs[2]).toHaveLength(1);
		// What comes next begins where this ended: nothing is left out between.
		if (period.period === 'sinceLastRun') expect(last.kept).toEqual({ [big]: { ad_analytics: end } });
	});

	it('asks for the days that there are when a request has waited over midnight', async () => {
		site.pinterest.faults.add({ match: { path: /\/ads\/analytics$/ }, fault: { kind: '429', retryAfter: 1 } });
		const run = site.given('adAnalytics', {
			...only(account()),
			period: 'custom',
			startDate: '90 days ago',
			endDate: 'yesterday',
			route: 'direct',
		});
		while (asked().length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
		jest.setSystemTime(Date.now() + 20 * 60_000);
		const over = await run;
		expect(over.error).toBeUndefined();
		expect(asked().map(([start]) => start)).toEqual([addDays(began, -90), addDays(began, -89)]);
		expect(hintsOf(over)).toHaveLength(1);
	});
});
