import { client, refusal } from './client';
import { usePinterest } from './usePinterest';

interface Part {
	daily_metrics: Array<{ date: string; data_status: string; metrics: Record<string, number> }>;
	summary_metrics: Record<string, number>;
}

describe('the account analytics of the simulated Pinterest', () => {
	const pinterest = usePinterest();
	let api: ReturnType<typeof client>;
	const day = (back: number) => new Date(Date.now() - back * 86_400_000).toISOString().slice(0, 10);
	const get = (path: string, changed: Record<string, string | undefined> = {}) => {
		const parameters = { start_date: day(10), end_date: day(1), ...changed };
		const said = Object.entries(parameters).filter(([, value]) => value !== undefined);
		return api.get(`/user_account/analytics${path}?${said.map(([name, value]) => `${name}=${value}`).join('&')}`);
	};
	const parts = async (changed: Record<string, string>) => (await get('', changed)).data as Record<string, Part>;
	const top = async (path: string, changed: Record<string, string>) =>
		((await get(path, changed)).data as { pins: Array<{ pin_id: string; metrics: Record<string, number> }> }).pins;

	beforeEach(() => {
		pinterest.reset();
		pinterest.limits.off();
		api = client(pinterest);
	});

	it.each(['APP_TYPE', 'OWNED_CONTENT', 'SOURCE', 'PIN_FORMAT'])('split by %s adds up to the whole', async (split) => {
		const { all } = await parts({});
		const split_parts = Object.values(await parts({ split_field: split }));
		expect(split_parts.length).toBeGreaterThan(1);
		for (const name of ['IMPRESSION', 'SAVE', 'PIN_CLICK', 'ENGAGEMENT']) {
			const sum = split_parts.reduce((total, part) => total + part.summary_metrics[name], 0);
			expect([name, sum]).toEqual([name, all.summary_metrics[name]]);
		}
	});

	it('sum up the days they list, today not counted', async () => {
		const { all } = await parts({ end_date: day(0), metric_types: 'SAVE,SAVE_RATE,IMPRESSION' });
		expect(all.daily_metrics).toHaveLength(11);
		expect(all.daily_metrics[10]).toEqual({ date: day(0), data_status: 'PROCESSING', metrics: {} });
		const sum = (name: string) => all.daily_metrics.reduce((total, { metrics }) => total + (metrics[name] ?? 0), 0);
		expect(all.summary_metrics).toEqual({
			SAVE: sum('SAVE'),
			SAVE_RATE: Math.round((sum('SAVE') / sum('IMPRESSION')) * 10_000) / 10_000,
			IMPRESSION: sum('IMPRESSION'),
		});
	});

	it('count paid and organic apart', async () => {
		const [all, paid, organic] = await Promise.all(
			['ALL', 'PAID', 'ORGANIC'].map(async (content_type) => (await parts({ content_type })).all.summary_metrics),
		);
		expect(paid.IMPRESSION + organic.IMPRESSION).toBe(all.IMPRESSION);
		expect(Object.keys(await parts({ content_type: 'PAID', split_field: 'PIN_FORMAT' }))).toEqual([
			'ADS_STANDARD',
			'ADS_PRODUCT',
			'ADS_VIDEO',
			'ADS_IDEA',
		]);
	});

	it('name the top Pins in the order asked for, ten unless told', async () => {
		const pins = await top('/top_pins', { sort_by: 'SAVE' });
		const saves = pins.map(({ metrics }) => metrics.SAVE);
		expect(saves).toHaveLength(10);
		expect(saves).toEqual([...saves].sort((a, b) => b - a));
		const fifty = await top('/top_pins', { sort_by: 'SAVE', num_of_pins: '50' });
		expect(fifty).toHaveLength(50);
		expect(fifty.slice(0, 10)).toEqual(pins);
	});

	it('agree with the Pin’s own analytics', async () => {
		const [{ pin_id, metrics }] = await top('/top_pins', { sort_by: 'IMPRESSION', metric_types: 'IMPRESSION,SAVE' });
		const asked = `start_date=${day(10)}&end_date=${day(1)}&metric_types=IMPRESSION,SAVE`;
		const { data } = await api.get(`/pins/${pin_id}/analytics?${asked}`);
		expect(data.all.summary_metrics).toEqual(metrics);
	});

	it('leave out what the filters leave out, and Pins of secret boards', async () => {
		const kinds = async (changed: Record<string, string>) => {
			const found = await top('/top_pins', { sort_by: 'SAVE', num_of_pins: '50', ...changed });
			return new Set(found.map(({ pin_id }) => pinterest.pins.get(pin_id)?.media.type));
		};
		expect(await kinds({ pin_format: 'ORGANIC_VIDEO' })).toEqual(new Set(['video']));
		expect(await kinds({ pin_format: 'ADS_IDEA' })).toEqual(new Set());
		expect(await kinds({ source: 'OTHER_PINS' })).toEqual(new Set());
		const videos = await top('/top_video_pins', { sort_by: 'VIDEO_START', num_of_pins: '50' });
		expect(videos.every(({ pin_id }) => pinterest.pins.get(pin_id)?.media.type === 'video')).toBe(true);
		const boards = videos.map(({ pin_id }) => pinterest.boards.get(pinterest.pins.get(pin_id)?.boardId ?? '')?.name);
		expect(boards).toContain('Spring campaign');
		expect(boards).not.toContain('Next season (internal)');
	});

	it.each([
		['', { start_date: day(91) }, "Parameter 'start_date' must not be more than 90 days back."],
		['', { metric_types: 'LIKES' }, /^Parameter 'metric_types.0' must be one of ENGAGEMENT, /],
		['', { split_field: 'DAY' }, /^Parameter 'split_field' must be one of NO_SPLIT, /],
		['', { num_of_pins: '3' }, "Unknown query parameter 'num_of_pins'."],
		['/top_pins', {}, "Parameter 'sort_by' is required."],
		['/top_pins', { sort_by: 'VIDEO_START' }, /^Parameter 'sort_by' must be one of ENGAGEMENT, /],
		['/top_pins', { sort_by: 'SAVE', num_of_pins: '51' }, "Parameter 'num_of_pins' must be <= 50."],
		[
			'/top_pins',
			{ sort_by: 'SAVE', created_in_last_n_days: '7' },
			/^Parameter 'created_in_last_n_days' must be one of 30/,
		],
		['/top_video_pins', { sort_by: 'PIN_CLICK' }, /^Parameter 'sort_by' must be one of IMPRESSION, /],
		['/top_video_pins', { sort_by: 'SAVE', end_date: day(11) }, /^Parameter 'end_date' must not be before/],
	])('refuse %s %j', async (path, changed, message) => {
		const expected: unknown = typeof message === 'string' ? message : expect.stringMatching(message);
		expect(refusal(await get(path, changed))).toEqual({ status: 400, code: 1, message: expected });
	});
});
