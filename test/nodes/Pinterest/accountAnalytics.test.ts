import type { IDataObject } from 'n8n-workflow';

import { byId, dayBack, paired, useSite } from './site';

type Numbers = Record<string, { daily_metrics: Array<{ date: string; data_status: string; metrics: IDataObject }> }>;
type Top = {
	pins: Array<{ pin_id: string; data_status: IDataObject; metrics: IDataObject }>;
	date_availability: IDataObject;
};

const metrics = [
	'ENGAGEMENT',
	'ENGAGEMENT_RATE',
	'IMPRESSION',
	'OUTBOUND_CLICK',
	'OUTBOUND_CLICK_RATE',
	'PIN_CLICK',
	'PIN_CLICK_RATE',
	'SAVE',
	'SAVE_RATE',
];
const videoMetrics = [
	'IMPRESSION',
	'SAVE',
	'VIDEO_MRC_VIEW',
	'VIDEO_AVG_WATCH_TIME',
	'VIDEO_V50_WATCH_TIME',
	'QUARTILE_95_PERCENT_VIEW',
	'VIDEO_10S_VIEW',
	'VIDEO_START',
	'OUTBOUND_CLICK',
];

/** The analytics of an account: its days, its top Pins and top video Pins. */
describe('the analytics of an account', () => {
	const site = useSite();
	const run = (operation: string, parameters: object = {}) =>
		site.run({ resource: 'account', operation, ...parameters });
	const week = `start_date=${dayBack(6)}&end_date=${dayBack(0)}`;
	const month = `start_date=${dayBack(29)}&end_date=${dayBack(0)}`;
	const raw = async (path: string) => (await site.api.get(path)).data as Record<string, unknown>;
	const everyOption = (account: string) => ({
		adAccountId: byId(account),
		appTypes: 'TABLET',
		claimedContent: 'CLAIMED',
		contentType: 'ORGANIC',
		pinFormat: 'ORGANIC_VIDEO',
		source: 'YOUR_PINS',
	});
	const everyFilter = (account: string) =>
		`ad_account_id=${account}&app_types=TABLET&from_claimed_content=CLAIMED&content_type=ORGANIC&pin_format=ORGANIC_VIDEO&source=YOUR_PINS`;

	describe('by day', () => {
		it('give every number of the last 30 days, simplified', async () => {
			const { items: output } = await run('getAnalytics');
			const { all } = (await raw(`/user_account/analytics?${month}`)) as Numbers;
			expect(output).toEqual(
				paired(all.daily_metrics.map(({ date, data_status, metrics: numbers }) => ({ date, data_status, ...numbers }))),
			);
			expect(Object.keys(output[0].json)).toEqual(['date', 'data_status', ...metrics]);
			expect(metrics.map((name) => typeof output[0].json[name])).toEqual(metrics.map(() => 'number'));
			expect(output[29].json).toEqual({ date: dayBack(0), data_status: 'PROCESSING' });
			expect(site.sent()).toEqual([[`GET /user_account/analytics?${month}`]]);
		});

		it('of which there are none give an item that says so', async () => {
			const body = { all: { daily_metrics: [], summary_metrics: {} } };
			site.pinterest.faults.add({ match: { path: '/user_account/analytics' }, fault: { kind: 'answer', body } });
			const { items: output } = await run('getAnalytics');
			expect(output).toEqual(paired([{ answered: false }]));
		});

		it('give the whole answer, with every option', async () => {
			const account = site.adAccount('Hearth & Linen EU');
			const { items: output } = await run('getAnalytics', {
				period: 'last7Days',
				accountMetrics: ['SAVE', 'ENGAGEMENT_RATE'],
				output: 'raw',
				options: { ...everyOption(account), accountSplit: 'NO_SPLIT' },
			});
			const asked = `/user_account/analytics?metric_types=SAVE,ENGAGEMENT_RATE&${everyFilter(account)}&split_field=NO_SPLIT&${week}`;
			expect(output).toEqual(paired([await raw(asked)]));
			expect(Object.keys(output[0].json)).toEqual(['all']);
			expect(site.sent()).toEqual([[`GET ${asked}`]]);
		});

		it.each([
			['APP_TYPE', 'device', ['MOBILE', 'TABLET', 'WEB']],
			['OWNED_CONTENT', 'claimed_content', ['CLAIMED', 'OTHER']],
			['SOURCE', 'source', ['YOUR_PINS', 'OTHER_PINS']],
			[
				'PIN_FORMAT',
				'pin_format',
				['ORGANIC_IMAGE', 'ORGANIC_PRODUCT', 'ORGANIC_VIDEO', 'ADS_STANDARD', 'ADS_PRODUCT', 'ADS_VIDEO', 'ADS_IDEA'],
			],
		])('give the parts of a split by %s apart, named %s', async (accountSplit, key, parts) => {
			const { items: output } = await run('getAnalytics', {
				period: 'last7Days',
				accountMetrics: ['SAVE'],
				options: { accountSplit },
			});
			const asked = `/user_account/analytics?metric_types=SAVE&split_field=${accountSplit}&${week}`;
			const numbers = (await raw(asked)) as Numbers;
			expect(output).toEqual(
				paired(
					parts.flatMap((part) =>
						numbers[part].daily_metrics.map(({ date, data_status, metrics: { SAVE } }) => ({
							date,
							[key]: part,
							data_status,
							...(SAVE === undefined ? {} : { SAVE }),
						})),
					),
				),
			);
			expect(output).toHaveLength(7 * parts.length);
			expect(site.sent()).toEqual([[`GET ${asked}`]]);
		});
	});

	describe.each([
		{
			operation: 'getTopPins',
			path: '/user_account/analytics/top_pins',
			sort: 'sortBy',
			chosen: 'accountMetrics',
			names: metrics,
			sorts: ['ENGAGEMENT', 'IMPRESSION', 'OUTBOUND_CLICK', 'PIN_CLICK', 'SAVE'],
		},
		{
			operation: 'getTopVideoPins',
			path: '/user_account/analytics/top_video_pins',
			sort: 'videoSortBy',
			chosen: 'videoMetrics',
			names: videoMetrics,
			sorts: videoMetrics,
		},
	])('$operation', ({ operation, path, sort, chosen, names, sorts }) => {
		it('gives the ten most seen Pins with every number, simplified', async () => {
			const { items: output } = await run(operation);
			const { pins, date_availability } = (await raw(`${path}?${month}&sort_by=IMPRESSION`)) as Top;
			expect(pins.length).toBeGreaterThan(8);
			expect(output).toEqual(
				paired(
					pins.map(({ pin_id, data_status, metrics: numbers }) => ({
						pin_id,
						url: `https://www.pinterest.com/pin/${pin_id}/`,
						...numbers,
						data_status,
						date_availability,
					})),
				),
			);
			expect(Object.keys(output[0].json)).toEqual(['pin_id', 'url', ...names, 'data_status', 'date_availability']);
			expect(site.sent()).toEqual([[`GET ${path}?sort_by=IMPRESSION&num_of_pins=10&${month}`]]);
		});

		it('leaves nothing out that is no Pin', async () => {
			const body = { pins: [{ pin_id: '11', metrics: {} }, 'x'] };
			site.pinterest.faults.add({ match: { path }, fault: { kind: 'answer', body } });
			const { error } = await run(operation);
			expect(error?.message).toContain('list of top Pins holds something that is no object: "x"');
		});

		it('gives the whole answer, with every option', async () => {
			const account = site.adAccount('Hearth & Linen US');
			const { items: output } = await run(operation, {
				period: 'last7Days',
				numberOfPins: 50,
				[sort]: 'SAVE',
				[chosen]: ['SAVE', 'IMPRESSION'],
				output: 'raw',
				options: { ...everyOption(account), createdInLastDays: 30 },
			});
			const asked = `${path}?sort_by=SAVE&num_of_pins=50&metric_types=SAVE,IMPRESSION&${everyFilter(account)}&created_in_last_n_days=30&${week}`;
			expect(output).toEqual(paired([await raw(asked)]));
			expect(output[0].json).toMatchObject({ sort_by: 'SAVE', date_availability: { is_realtime: false } });
			expect(site.sent()).toEqual([[`GET ${asked}`]]);
		});

		it.each(sorts)('puts the highest %s first', async (name) => {
			const { items: output } = await run(operation, { numberOfPins: 5, [sort]: name, [chosen]: [name] });
			const numbers = output.map(({ json }) => Number(json[name]));
			expect(numbers).toHaveLength(5);
			expect(numbers).toEqual([...numbers].sort((a, b) => b - a));
		});

		it('finds only new Pins where those are asked for', async () => {
			const board = site.pinterest.boards.get(site.board('Ceramics'));
			const media = { type: 'video', mediaId: null, cover: { ratio: 1 }, durationMs: 9000 } as const;
			const { id } = site.pinterest.worlds.production.addPin({
				ownerId: String(board?.ownerId),
				boardId: String(board?.id),
				createdAt: `${dayBack(3)}T08:00:00Z`,
				media,
			});
			const { items: output } = await run(operation, { options: { createdInLastDays: '={{ "30" }}' } });
			expect(output.map(({ json }) => json.pin_id)).toEqual([id]);
		});

		it.each([
			[{ numberOfPins: 51 }, 'Number of Pins must be a whole number from 1 to 50, not "51"'],
			[{ numberOfPins: 0 }, 'Number of Pins must be a whole number from 1 to 50, not "0"'],
			[
				{ options: { createdInLastDays: 7 } },
				'Created In must be 30, the only number of days Pinterest takes, not "7"',
			],
			[{ [sort]: 'SAVE_RATE' }, /^Sort By must be one of .*, not "SAVE_RATE"$/],
		])('refuses %j, before anything is sent', async (parameters, message) => {
			const { error } = await run(operation, parameters);
			expect(error?.message).toEqual(typeof message === 'string' ? `${message}` : expect.stringMatching(message));
			expect(site.sent()).toEqual([]);
		});
	});

	describe.each([
		['getAnalytics', 'accountMetrics'],
		['getTopPins', 'accountMetrics'],
		['getTopVideoPins', 'videoMetrics'],
	])('%s', (operation, chosen) => {
		it.each([
			['reversed dates', { startDate: dayBack(3), endDate: dayBack(5) }, `Start Date ${dayBack(3)} is after End Date`],
			['dates over 90 days back', { startDate: dayBack(91) }, `Start Date ${dayBack(91)} is more than 90 days back`],
			['dates in the future', { endDate: dayBack(-1) }, `End Date ${dayBack(-1)} is in the future`],
			['metrics there are none of', { [chosen]: '={{ ["SAVE", "LIKES"] }}' }, 'Metrics must be one of '],
			['options there are none of', { options: { pinFormat: 'IDEA' } }, 'Pin Format must be one of ADS_IDEA, '],
		])('refuses %s, before anything is sent', async (_what, parameters, message) => {
			const { error, items: output } = await run(operation, { period: 'custom', ...parameters });
			expect(output).toEqual([]);
			expect(error?.message).toContain(message);
			expect(site.sent()).toEqual([]);
		});

		it('reaches exactly 90 days back', async () => {
			const { error } = await run(operation, { period: 'custom', startDate: '90 days ago', endDate: 'yesterday' });
			expect(error).toBeUndefined();
			expect(site.sent()[0][0]).toMatch(`start_date=${dayBack(90)}&end_date=${dayBack(1)}`);
		});
	});
});
