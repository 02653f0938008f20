import { boardNamed, client, refusal } from './client';
import { usePinterest } from './usePinterest';

/** Metrics of one Pin and of many. */
describe('Pin analytics of the simulated Pinterest', () => {
	const pinterest = usePinterest();
	let api: ReturnType<typeof client>;

	beforeEach(() => {
		pinterest.reset();
		pinterest.limits.off();
		api = client(pinterest);
	});

	const day = (back: number) => new Date(Date.now() - back * 86_400_000).toISOString().slice(0, 10);
	const videoId = () => [...pinterest.pins.values()].find((pin) => pin.media.type === 'video')?.id;
	const get = (changed: Record<string, string | undefined> = {}) =>
		api.get(`/pins/${videoId()}/analytics`, {
			params: {
				start_date: day(10),
				end_date: day(1),
				metric_types: 'IMPRESSION,SAVE_RATE,VIDEO_START,TOTAL_COMMENTS',
				...changed,
			},
		});

	it('has a record for each day of the range, a summary and lifetime metrics, the same every time', async () => {
		const { data } = await get();
		expect(Object.keys(data)).toEqual(['all']);
		const { daily_metrics: daily, summary_metrics: summary, lifetime_metrics: lifetime } = data.all;
		expect(daily.map((each: { date: string }) => each.date)).toEqual(
			Array.from({ length: 10 }, (_, at) => day(10 - at)),
		);
		expect(Object.keys(summary)).toEqual(['IMPRESSION', 'SAVE_RATE', 'VIDEO_START']);
		const sum = daily.reduce(
			(total: number, each: { metrics: { IMPRESSION: number } }) => total + each.metrics.IMPRESSION,
			0,
		);
		expect(summary.IMPRESSION).toBe(sum);
		expect(Object.keys(lifetime)).toEqual(['TOTAL_COMMENTS']);
		expect((await get()).data).toEqual(data);
	});

	it('is split by app type, the parts making up the whole', async () => {
		const { data } = await get({ split_field: 'APP_TYPE' });
		expect(Object.keys(data)).toEqual(['MOBILE', 'TABLET', 'WEB']);
		const parts = Object.values(data as Record<string, { summary_metrics: { IMPRESSION: number } }>);
		const sum = parts.reduce((total, part) => total + part.summary_metrics.IMPRESSION, 0);
		expect((await get()).data.all.summary_metrics.IMPRESSION).toBe(sum);
		expect(Object.keys((await get({ split_field: 'APP_TYPE', app_types: 'WEB' })).data)).toEqual(['WEB']);
	});

	it('says that today is not ready and that there was nothing before the Pin', async () => {
		const created = (
			await api.post('/pins', {
				board_id: boardNamed(pinterest, 'Ceramics'),
				media_source: { source_type: 'image_url', url: 'https://a.example/b.png' },
			})
		).data.id;
		const params = { start_date: day(1), end_date: day(0), metric_types: 'IMPRESSION' };
		const { data } = await api.get(`/pins/${created}/analytics`, { params });
		expect(data.all.daily_metrics.map((each: { data_status: string }) => each.data_status)).toEqual([
			'BEFORE_PIN_CREATED',
			'PROCESSING',
		]);
	});

	it.each([
		['91 days back', { start_date: day(91) }, "Parameter 'start_date' must not be more than 90 days back."],
		[
			'reversed dates',
			{ start_date: day(1), end_date: day(3) },
			"Parameter 'end_date' must not be before 'start_date'.",
		],
		['a date in the future', { end_date: day(-1) }, "Parameter 'end_date' must not be in the future."],
		['a date that is none', { start_date: '2026-02-30' }, 'Parameter \'start_date\' must match format "date".'],
		[
			'an unknown metric',
			{ metric_types: 'LIKES' },
			/^Parameter 'metric_types.0' must be one of IMPRESSION, OUTBOUND_CLICK/,
		],
		['no metrics', { metric_types: undefined }, "Parameter 'metric_types' is required."],
	])('refuses %s', async (_what, changed, message) => {
		const expected: unknown = typeof message === 'string' ? message : expect.stringMatching(message);
		expect(refusal(await get(changed))).toEqual({ status: 400, code: 1, message: expected });
	});

	it('goes back 90 days', async () => {
		expect((await get({ start_date: day(90), end_date: day(0) })).data.all.daily_metrics).toHaveLength(91);
	});

	it('of several Pins at once is keyed by Pin: 1 to 100, each parameter its own', async () => {
		const ids = [...pinterest.pins.keys()].slice(0, 3);
		const query = `start_date=${day(3)}&end_date=${day(1)}&metric_types=IMPRESSION,SAVE`;
		const many = (list: string[]) => api.get(`/pins/analytics?${query}&${list.map((id) => `pin_ids=${id}`).join('&')}`);
		expect(Object.keys((await many(ids)).data).sort()).toEqual([...ids].sort());
		expect((await many(ids)).data[ids[0]].all.daily_metrics).toHaveLength(3);
		expect((await many(Array.from({ length: 101 }, (_, at) => `${at}`))).status).toBe(400);
		expect((await api.get(`/pins/analytics?${query}&pin_ids=${ids.join(',')}`)).status).toBe(400);
		expect((await api.get(`/pins/analytics?${query}`)).status).toBe(400);
		expect(refusal(await many(['1']))).toMatchObject({ status: 404, code: 50 });
	});
});
