import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { byId, dayBack, failure, items, paired, useSite } from './site';

/** The analytics of many Pins: the Pins of all items in as few requests as possible, each item with its own. */
describe('the analytics of many Pins', () => {
	const site = useSite();
	const run = (parameters: object = {}, more = {}) =>
		site.run(
			{
				resource: 'pin',
				operation: 'getManyAnalytics',
				period: 'last7Days',
				metricTypes: ['SAVE'],
				pinIds: '={{ $json.pins }}',
				...parameters,
			},
			more,
		);
	const dates = `start_date=${dayBack(6)}&end_date=${dayBack(0)}`;
	const asked = () => site.sent().map(([request]) => [...request.matchAll(/pin_ids=(\d+)/g)].map(([, id]) => id));
	/** How many results each input item has. */
	const counts = (output: INodeExecutionData[]) =>
		output.reduce<Record<number, number>>((sum, { pairedItem }) => {
			const { item } = pairedItem as { item: number };
			return { ...sum, [item]: (sum[item] ?? 0) + 1 };
		}, {});
	let pins: string[];
	beforeEach(() => {
		const [board] = site.pinterest.seedBoards({ boards: 1, pinsPerBoard: 300 }).boardIds;
		pins = (site.pinterest.boards.get(board)?.pins ?? []).map(({ id }) => id);
	});

	it('are given whole, with every option, for ids and addresses', async () => {
		const account = site.adAccount('Hearth & Linen EU');
		const { items: output } = await run({
			pinIds: `${pins[0]}, https://www.pinterest.com/pin/${pins[1]}/\n${pins[0]}`,
			metricTypes: ['SAVE', 'IMPRESSION'],
			output: 'raw',
			options: { adAccountId: byId(account), appTypes: 'WEB' },
		});
		const ids = `pin_ids=${pins[0]}&pin_ids=${pins[1]}`;
		const query = `${ids}&metric_types=SAVE,IMPRESSION&app_types=WEB&${dates}`;
		const whole = (await site.api.get(`/pins/analytics?${query}`)).data as Record<string, IDataObject>;
		expect(output).toEqual(paired([pins[0], pins[1]].map((pin_id) => ({ pin_id, ...whole[pin_id] }))));
		expect(site.sent()).toEqual([
			[`GET /pins/analytics?${ids}&metric_types=SAVE,IMPRESSION&ad_account_id=${account}&app_types=WEB&${dates}`],
		]);
	});

	it('are given day by day, simplified', async () => {
		const { items: output } = await run({}, { items: items({ pins: pins[0] }, { pins: pins.slice(1, 3) }) });
		const numbers = (
			await site.api.get(`/pins/analytics?pin_ids=${pins.slice(0, 3).join('&pin_ids=')}&metric_types=SAVE&${dates}`)
		).data as Record<string, { all: { daily_metrics: Array<IDataObject & { metrics: IDataObject }> } }>;
		const days = (pin_id: string) =>
			numbers[pin_id].all.daily_metrics.map(({ date, data_status, metrics }) => ({
				pin_id,
				date,
				data_status,
				...metrics,
			}));
		expect(output).toEqual(paired(days(pins[0]), [...days(pins[1]), ...days(pins[2])]));
		expect(site.sent()).toHaveLength(1);
	});

	it('of 250 items are asked for in 3 requests, and each item gets its own', async () => {
		const each = pins.slice(0, 250).map((one) => ({ pins: one }));
		const { items: output } = await run({ output: 'raw' }, { items: items(...each) });
		expect(output.map(({ json, pairedItem }) => [json.pin_id, pairedItem])).toEqual(
			pins.slice(0, 250).map((id, item) => [id, { item }]),
		);
		expect(
			asked()
				.map(({ length }) => length)
				.sort(),
		).toEqual([100, 100, 50]);
		expect(new Set(asked().flat()).size).toBe(250);
	});

	it('that Pinterest refuses for one Pin are the error of its items only', async () => {
		const [refused, given] = pins;
		const body = { [refused]: { code: 7, message: 'no access' }, [given]: { all: { lifetime_metrics: { SAVE: 1 } } } };
		site.pinterest.faults.add({ match: { path: '/pins/analytics' }, fault: { kind: 'answer', body } });
		const each = items({ pins: refused }, { pins: given });
		const { items: output } = await run({}, { items: each, continueOnFail: true });
		expect(output).toEqual([
			failure(0, `Pinterest gives no analytics of the Pin ${refused}: no access`),
			{ json: { pin_id: given, counted_over: 'lifetime', SAVE: 1 }, pairedItem: { item: 1 } },
		]);
	});

	it('of a Pin that several items name are asked for once', async () => {
		const { items: output } = await run({}, { items: items({ pins: pins[0] }, { pins: [pins[0], pins[1]] }) });
		expect(counts(output)).toEqual({ 0: 7, 1: 14 });
		expect(asked()).toEqual([[pins[0], pins[1]]]);
	});

	it('of items that ask differently are not mixed', async () => {
		const { items: output } = await run(
			{ metricTypes: '={{ [$json.metric] }}' },
			{ items: items({ pins: pins[0], metric: 'SAVE' }, { pins: pins[1], metric: 'IMPRESSION' }) },
		);
		expect(site.sent()).toHaveLength(2);
		expect(output.slice(0, 6).every(({ json }) => 'SAVE' in json && json.pin_id === pins[0])).toBe(true);
		expect(output.slice(7, 13).every(({ json }) => 'IMPRESSION' in json && json.pin_id === pins[1])).toBe(true);
	});

	describe('when something fails', () => {
		const each = (ids: string[]) => items(...ids.map((one) => ({ pins: one })));

		it('a failed request fails just its items', async () => {
			const refused = { kind: 'status', status: 403, code: 29, message: 'Not permitted.' } as const;
			site.pinterest.faults.add({ match: { path: '/pins/analytics', nth: 2 }, fault: refused });
			const { items: output } = await run(
				{ requestOptions: { requestsAtOnce: 1 } },
				{ items: each(pins.slice(0, 250)), continueOnFail: true },
			);
			const failed = output.filter(({ json }) => json.error !== undefined);
			expect(failed).toEqual(Array.from({ length: 100 }, (_, at) => failure(100 + at, `Not permitted`)));
			expect(counts(output.filter(({ json }) => json.error === undefined))).toEqual(
				Object.fromEntries(
					[...Array(100).keys(), ...Array.from({ length: 50 }, (_, at) => 200 + at)].map((at) => [at, 7]),
				),
			);
		});

		it('a Pin that Pinterest does not know fails just the items that name it', async () => {
			const unknown = '813744899999999999';
			const named = [...pins.slice(0, 30), unknown, ...pins.slice(30, 60), unknown];
			const { items: output } = await run({}, { items: each(named), continueOnFail: true });
			const failed = output.filter(({ json }) => json.error !== undefined);
			const message = 'Pin not found';
			expect(failed).toEqual([failure(30, message), failure(61, message)]);
			expect(Object.keys(counts(output))).toHaveLength(62);
			expect(site.sent().length).toBeLessThan(20);
		});

		it.each(['simple', 'raw'])('a Pin that the answer leaves out has its item (%s)', async (form) => {
			const body = { [pins[0]]: { all: { daily_metrics: [{ date: '2026-11-29', metrics: { SAVE: 1 } }] } } };
			site.pinterest.faults.add({ fault: { kind: 'answer', body } });
			const { items: output } = await run({ pinIds: `${pins[0]},${pins[1]}`, output: form });
			expect(output[1]).toEqual({ json: { pin_id: pins[1], answered: false }, pairedItem: { item: 0 } });
			expect(output).toHaveLength(2);
		});

		it('an item with a wrong id fails alone, and its id is not sent', async () => {
			const { items: output } = await run(
				{},
				{
					items: items({ pins: pins[0] }, { pins: `${pins[1]},My Pin` }, { pins: '' }, { pins: pins[2] }),
					continueOnFail: true,
				},
			);
			expect(counts(output)).toEqual({ 0: 7, 1: 1, 2: 1, 3: 7 });
			expect(output[7]).toEqual(
				failure(1, 'Pins must be an id, which is all digits, not "My". Give the id or the URL of the Pin'),
			);
			expect(output[8]).toEqual(failure(2, 'Pins is missing'));
			expect(asked()).toEqual([[pins[0], pins[2]]]);
		});

		it('the node stops at the first wrong item otherwise, and nothing is sent', async () => {
			const { error } = await run({}, { items: items({ pins: pins[0] }, { pins: 'x' }) });
			expect(error?.message).toMatch(/^Pins must be an id, which is all digits, not "x".*$/);
			expect(site.sent()).toEqual([]);
		});

		it.each([
			[{ period: 'custom', startDate: dayBack(3), endDate: dayBack(5) }, /is after End Date/],
			[{ period: 'custom', startDate: dayBack(3), endDate: dayBack(-1) }, /is in the future/],
			[{ period: 'custom', startDate: dayBack(91), endDate: 'today' }, /is more than 90 days back/],
		])('the period %j is refused before anything is sent', async (period, message) => {
			const { error } = await run({ ...period, pinIds: pins[0] });
			expect(error?.message).toMatch(message);
			expect(site.sent()).toEqual([]);
		});
	});
});
