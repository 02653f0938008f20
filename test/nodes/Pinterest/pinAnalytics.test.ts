import type { IDataObject } from 'n8n-workflow';

import { byId, byUrl, dayBack, items, paired, useSite } from './site';

type Numbers = Record<string, { daily_metrics: Array<{ date: string; data_status: string; metrics: IDataObject }> }>;

/** The analytics of one Pin: what is asked, what comes out, and periods that are refused before anything is sent. */
describe('the analytics of a Pin', () => {
	const site = useSite();
	const run = (parameters: object = {}, more = {}) =>
		site.run({ resource: 'pin', operation: 'getAnalytics', pin: byId(pin), ...parameters }, more);
	const custom = (startDate: unknown, endDate: unknown, more: object = {}) =>
		run({ period: 'custom', startDate, endDate, ...more });
	const raw = async (query: string) => (await site.api.get(`/pins/${pin}/analytics?${query}`)).data as Numbers;
	let pin: string;
	beforeEach(() => {
		[pin] = site.pinsOn('Ceramics');
	});

	it('are given day by day, simplified, for the last 30 days unless told', async () => {
		const { items: output } = await run();
		const metrics = 'IMPRESSION,OUTBOUND_CLICK,PIN_CLICK,SAVE';
		const query = `metric_types=${metrics}&start_date=${dayBack(29)}&end_date=${dayBack(0)}`;
		const { all } = await raw(query);
		expect(output).toEqual(
			paired(
				all.daily_metrics.map(({ date, data_status, metrics }) => ({ pin_id: pin, date, data_status, ...metrics })),
			),
		);
		expect(output).toHaveLength(30);
		expect(Object.keys(output[0].json)).toEqual(['pin_id', 'date', 'data_status', ...metrics.split(',')]);
		expect(site.sent()).toEqual([[`GET /pins/${pin}/analytics?${query}`]]);
	});

	it.each([
		['last7Days', 6],
		['last30Days', 29],
		['last90Days', 89],
	])('cover %s up to today', async (period, back) => {
		const { items: output } = await run({ period });
		expect(output.map(({ json }) => json.date)).toEqual(
			Array.from({ length: back + 1 }, (_, at) => dayBack(back - at)),
		);
	});

	it('are given whole, with every option', async () => {
		const account = site.adAccount('Hearth & Linen EU');
		const metricTypes = ['SAVE_RATE', 'TOTAL_REACTIONS', 'VIDEO_MRC_VIEW'];
		const { items: output } = await run({
			metricTypes,
			period: 'last7Days',
			output: 'raw',
			options: { adAccountId: byId(account), appTypes: 'MOBILE', splitField: 'APP_TYPE' },
		});
		const dates = `start_date=${dayBack(6)}&end_date=${dayBack(0)}`;
		const [metrics, more] = [`metric_types=${metricTypes.join()}`, 'app_types=MOBILE&split_field=APP_TYPE'];
		expect(output).toEqual(paired([{ pin_id: pin, ...(await raw(`${metrics}&${more}&${dates}`)) }]));
		expect(site.sent()).toEqual([[`GET /pins/${pin}/analytics?${metrics}&ad_account_id=${account}&${more}&${dates}`]]);
	});

	it('are given apart for each device when split', async () => {
		const { items: output } = await run({
			period: 'last7Days',
			metricTypes: ['SAVE'],
			options: { splitField: 'APP_TYPE' },
		});
		const numbers = await raw(`metric_types=SAVE&split_field=APP_TYPE&start_date=${dayBack(6)}&end_date=${dayBack(0)}`);
		expect(output).toEqual(
			paired(
				['MOBILE', 'TABLET', 'WEB'].flatMap((device) =>
					numbers[device].daily_metrics.map(({ date, data_status, metrics }) => ({
						pin_id: pin,
						date,
						device,
						data_status,
						...metrics,
					})),
				),
			),
		);
		expect(output).toHaveLength(21);
	});

	it('take the Pin’s address and come with the item they belong to', async () => {
		const [first, second] = site.pinsOn('Linen bedding');
		const { items: output } = await run(
			{ pin: byUrl('={{ $json.url }}'), period: 'last7Days' },
			{
				items: items(
					{ url: `https://pinterest.com/pin/${first}` },
					{ url: `https://www.pinterest.co.uk/pin/${second}/sent/` },
				),
			},
		);
		expect(output.map(({ json, pairedItem }) => [json.pin_id, pairedItem])).toEqual([
			...Array(7).fill([first, { item: 0 }]),
			...Array(7).fill([second, { item: 1 }]),
		]);
	});

	describe('between two dates', () => {
		it.each([
			['ISO dates', dayBack(5), dayBack(3)],
			['words', '5 days ago', '3 days ago'],
			['short words', '5d', '-3'],
			['ISO times, whose day counts', `${dayBack(5)}T23:59:59-11:00`, `${dayBack(3)} 00:00`],
			['JavaScript dates', `={{ new Date("${dayBack(5)}T12:00:00Z") }}`, `={{ new Date("${dayBack(3)}T12:00:00Z") }}`],
			['Luxon dates', `={{ DateTime.fromISO("${dayBack(5)}") }}`, `={{ $now.minus({ days: 3 }) }}`],
		])('take %s', async (_what, start, end) => {
			const { items: output, error } = await custom(start, end);
			expect(error).toBeUndefined();
			expect(output.map(({ json }) => json.date)).toEqual([dayBack(5), dayBack(4), dayBack(3)]);
		});

		it('take today and yesterday', async () => {
			await custom('yesterday', 'today');
			expect(site.sent()[0][0]).toMatch(`start_date=${dayBack(1)}&end_date=${dayBack(0)}`);
		});

		it('reach exactly 90 days back', async () => {
			const { items: output } = await custom('90 days ago', 'today');
			expect(output).toHaveLength(91);
		});

		it.each([
			['reversed', dayBack(3), dayBack(5), `Start Date ${dayBack(3)} is after End Date ${dayBack(5)}`],
			[
				'in the future',
				dayBack(3),
				dayBack(-1),
				`End Date ${dayBack(-1)} is in the future; today is ${dayBack(0)} (UTC)`,
			],
			[
				'both in the future',
				dayBack(-1),
				dayBack(-2),
				`End Date ${dayBack(-2)} is in the future; today is ${dayBack(0)} (UTC)`,
			],
			[
				'too far back',
				dayBack(91),
				dayBack(3),
				`Start Date ${dayBack(91)} is more than 90 days back; the earliest day Pinterest gives is ${dayBack(90)}`,
			],
			[
				'no date',
				'last week',
				dayBack(3),
				'Start Date must be a date such as 2026-05-31, "yesterday" or "7 days ago", not "last week"',
			],
			[
				'a day that does not exist',
				dayBack(3),
				'2026-02-30',
				'End Date must be a date such as 2026-05-31, "yesterday" or "7 days ago", not "2026-02-30"',
			],
			['missing', dayBack(3), '={{ "" }}', 'End Date is missing'],
		])('refuse dates that are %s, before anything is sent', async (_what, start, end, message) => {
			const { error, items: output } = await custom(start, end);
			expect(output).toEqual([]);
			expect(error?.message).toBe(`${message}`);
			expect(site.sent()).toEqual([]);
		});
	});

	it('refuse a metric there is none of', async () => {
		const { error } = await run({ metricTypes: '={{ ["SAVE", "LIKES"] }}' });
		expect(error?.message).toMatch(/^Metrics must be one of IMPRESSION, .*, not "LIKES"$/);
		expect(site.sent()).toEqual([]);
	});

	it('refuse to be asked for no metric', async () => {
		const { error } = await run({ metricTypes: '={{ [] }}' });
		expect(error?.message).toBe('Metrics is missing');
		expect(site.sent()).toEqual([]);
	});

	describe('that are counted over a lifetime', () => {
		const answer = (body: object) =>
			site.pinterest.faults.add({ match: { path: /analytics$/ }, fault: { kind: 'answer', body } });
		const day = { date: '2026-11-29', data_status: 'READY', metrics: { SAVE: 2 } };

		it('have an item that says so, beside the days', async () => {
			answer({
				all: {
					lifetime_metrics: { TOTAL_COMMENTS: 3, TOTAL_REACTIONS: 10, SAVE: 99 },
					daily_metrics: [day],
					summary_metrics: { SAVE: 2, SAVE_RATE: 0.5 },
				},
			});
			const { items: output } = await run({ metricTypes: ['SAVE', 'SAVE_RATE', 'TOTAL_COMMENTS', 'TOTAL_REACTIONS'] });
			expect(output).toEqual(
				paired([
					{ pin_id: pin, date: '2026-11-29', data_status: 'READY', SAVE: 2 },
					{ pin_id: pin, counted_over: 'lifetime', TOTAL_COMMENTS: 3, TOTAL_REACTIONS: 10 },
					{ pin_id: pin, counted_over: 'whole period', SAVE_RATE: 0.5 },
				]),
			);
		});

		it('are not lost where there are no days, part by part', async () => {
			const of = (TOTAL_COMMENTS: number) => ({ lifetime_metrics: { TOTAL_COMMENTS }, daily_metrics: null });
			answer({ MOBILE: of(1), WEB: of(2) });
			const { items: output } = await run({ metricTypes: ['TOTAL_COMMENTS'], options: { splitField: 'APP_TYPE' } });
			expect(output).toEqual(
				paired([
					{ pin_id: pin, counted_over: 'lifetime', device: 'MOBILE', TOTAL_COMMENTS: 1 },
					{ pin_id: pin, counted_over: 'lifetime', device: 'WEB', TOTAL_COMMENTS: 2 },
				]),
			);
		});

		it('leave no Pin without an item', async () => {
			answer({ all: { daily_metrics: [] } });
			expect((await run()).items).toEqual(paired([{ pin_id: pin }]));
		});
	});
});
