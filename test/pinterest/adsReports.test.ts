import axios from 'axios';
import { client, refusal } from './client';
import { usePinterest } from './usePinterest';
import { valuesOf } from './facts';
import type { Report, ReportSettings } from './resources/adsReports';

type Row = Record<string, string | number>;
type File = Record<string, Row[]>;

/** Reports that are made in the background and fetched from another host. */
describe('ads reports of the simulated Pinterest', () => {
	const pinterest = usePinterest();
	let api: ReturnType<typeof client>;
	let account: string;

	beforeEach(() => {
		pinterest.reset();
		pinterest.limits.off();
		pinterest.settings.processingPolls = 0;
		api = client(pinterest);
		[account] = pinterest.worlds.production.adAccounts.keys();
	});

	const day = (back: number) => new Date(Date.now() - back * 86_400_000).toISOString().slice(0, 10);
	const steer = (settings: ReportSettings, key = '*') =>
		pinterest.worlds.production.store<ReportSettings>('report settings').set(key, settings);
	const all = (kind: string) =>
		[...pinterest.worlds.production.store<Row>(kind).values()].filter((each) => each.ad_account_id === account);
	const body = (changed: object = {}) => ({
		start_date: day(9),
		end_date: day(0),
		granularity: 'DAY',
		level: 'CAMPAIGN',
		columns: ['CAMPAIGN_NAME', 'SPEND_IN_MICRO_DOLLAR', 'IMPRESSION_1'],
		...changed,
	});
	const url = (path = 'reports') => `/ad_accounts/${account}/${path}`;
	const create = async (changed: object = {}, path?: string) => {
		const { status, data } = await api.post(url(path), body(changed));
		expect({ status, refused: status === 200 ? undefined : (data as unknown) }).toEqual({ status: 200 });
		expect(data).toMatchObject({ report_status: 'IN_PROGRESS', token: expect.any(String) });
		return (data as { token: string }).token;
	};
	const read = async (token: string, path?: string) => (await api.get(url(path), { params: { token } })).data;
	const fetched = async (address: string, type: 'json' | 'text' = 'json') =>
		(
			await axios.get(address, {
				responseType: type,
				...(type === 'text' && { transformResponse: (text: string) => text }),
			})
		).data;
	const fileOf = async (changed: object = {}): Promise<File> => {
		const { url: address } = await read(await create(changed));
		return (await fetched(address)) as File;
	};
	const sum = (rows: Row[], column: string) => rows.reduce((total, row) => total + Number(row[column] ?? 0), 0);

	it('are in progress for a while, then have a file that is fetched without the token', async () => {
		pinterest.settings.processingPolls = 2;
		const token = await create();
		expect(await read(token)).toEqual({ report_status: 'IN_PROGRESS', size: null, url: null });
		expect(await read(token)).toMatchObject({ report_status: 'IN_PROGRESS' });
		const { report_status: status, size, url: address } = await read(token);
		expect(status).toBe('FINISHED');
		expect(new URL(address).origin).toBe(new URL(pinterest.uploadUrl).origin);
		const { data } = await axios.get(address, { responseType: 'arraybuffer' });
		expect((data as Buffer).length).toBe(size);
		const refused = await axios.get(address, { headers: { authorization: 'Bearer x' }, validateStatus: () => true });
		expect(refused.status).toBe(400);
	});

	it('hold the same numbers as analytics that answer at once, by id', async () => {
		const file = await fileOf();
		const shown = all('campaign').filter(({ status }) => !String(status).includes('DRAFT'));
		expect(Object.keys(file).sort()).toEqual(shown.map(({ id }) => String(id)).sort());
		const [{ id, name }] = shown;
		const sync = await api.get(url('campaigns/analytics'), {
			params: { ...body(), columns: 'SPEND_IN_MICRO_DOLLAR,IMPRESSION_1', level: undefined, campaign_ids: id },
		});
		const [first] = file[id];
		expect(first).toMatchObject({ CAMPAIGN_ID: id, CAMPAIGN_NAME: name, DATE: day(9) });
		expect(sum(file[id], 'SPEND_IN_MICRO_DOLLAR')).toBe(sum(sync.data as Row[], 'SPEND_IN_MICRO_DOLLAR'));
	});

	it('leave out what is 0 in JSON and write it in CSV', async () => {
		const columns = ['AD_ID', 'SPEND_IN_DOLLAR', 'TOTAL_OFFLINE_VIEW_SUBSCRIBE', 'TOTAL_OFFLINE_VIEW_APP_INSTALL'];
		const wanted = { level: 'PIN_PROMOTION', columns: columns.slice(0, 2).concat('TOTAL_OFFLINE_VIEW_SIGNUP') };
		const file = await fileOf(wanted);
		const sparse = Object.values(file)
			.flat()
			.filter((row) => !('TOTAL_OFFLINE_VIEW_SIGNUP' in row));
		expect(sparse.length).toBeGreaterThan(0);
		const { url: address } = await read(await create({ ...wanted, report_format: 'CSV', primary_sort: 'BY_DATE' }));
		const [head, ...lines] = ((await fetched(address, 'text')) as string).trim().split('\n');
		expect(head).toBe('AD_ID,DATE,SPEND_IN_DOLLAR,TOTAL_OFFLINE_VIEW_SIGNUP');
		expect(lines).toHaveLength(Object.values(file).flat().length);
		const cells = lines.map((line) => line.split(','));
		expect(cells.filter((row) => row[3] === '0')).toHaveLength(sparse.length);
		expect(cells.map((row) => row[1])).toEqual(cells.map((row) => row[1]).sort());
	});

	it.each(['ADVERTISER', 'AD_GROUP', 'PIN_PROMOTION', 'KEYWORD', 'PRODUCT_GROUP', 'PRODUCT_ITEM'])(
		'have rows at level %s',
		async (level) => {
			const file = await fileOf({ level, columns: ['SPEND_IN_DOLLAR'] });
			expect(Object.values(file).flat().length).toBeGreaterThan(0);
		},
	);

	it('can be asked for by ids, statuses, objectives and numbers', async () => {
		const ids = async (changed: object) => Object.keys(await fileOf(changed)).sort();
		const campaigns = (keep: (each: Row) => boolean) =>
			all('campaign')
				.filter(keep)
				.map(({ id }) => String(id))
				.sort();
		const paused = campaigns(({ status }) => status === 'PAUSED');
		expect(await ids({ campaign_statuses: ['PAUSED'] })).toEqual(paused);
		expect(await ids({ campaign_ids: paused })).toEqual(paused);
		expect(await ids({ campaign_objective_types: ['CATALOG_SALES'] })).toEqual(
			campaigns((each) => each.objective_type === 'CATALOG_SALES'),
		);
		const filter = { field: 'TOTAL_IMPRESSION', operator: 'GREATER_THAN', values: [40_000] };
		const file = await fileOf({ columns: ['TOTAL_IMPRESSION'], metrics_filters: [filter] });
		const values = Object.values(file)
			.flat()
			.map((row) => Number(row.TOTAL_IMPRESSION));
		expect(values.length).toBeGreaterThan(0);
		expect(values.every((value) => value > 40_000)).toBe(true);
	});

	it('by targeting say what each row is about, and types can be joined', async () => {
		const wanted = { level: 'CAMPAIGN_TARGETING', targeting_types: ['GENDER', 'COUNTRY'], granularity: 'TOTAL' };
		const apart = Object.values(await fileOf(wanted))[0];
		expect(apart.map((row) => row.TARGETING_VALUE)).toEqual(['female', 'male', 'unknown', 'US', 'DE', 'SE']);
		const joined = Object.values(await fileOf({ ...wanted, combine_targeting_types: true }))[0];
		expect(joined).toHaveLength(9);
		expect(joined[0]).toMatchObject({ TARGETING_TYPE: 'GENDER_AND_COUNTRY', TARGETING_VALUE: 'female&US' });
		expect(sum(joined, 'IMPRESSION_1') * 2).toBe(sum(apart, 'IMPRESSION_1'));
	});

	it('by the hour begin and end at the hours asked for', async () => {
		const hours = { start_date: day(2), end_date: day(1), start_hour: 20, end_hour: 2, granularity: 'HOUR' };
		const rows = (await fileOf({ ...hours, level: 'ADVERTISER' }))[account];
		expect(rows.map(({ HOUR: hour }) => hour ?? 0)).toEqual([20, 21, 22, 23, 0, 1]);
	});

	it('have every column there is', async () => {
		const custom = valuesOf(
			'POST /ad_accounts/{ad_account_id}/reports',
			'custom_conversion_event_metrics.custom_event_metrics_type',
		).map((name) => ({
			custom_event_metrics_type: name,
			custom_event_name: 'quiz_done',
		}));
		const wanted = {
			columns: valuesOf('POST /ad_accounts/{ad_account_id}/reports', 'columns'),
			custom_conversion_event_metrics: custom,
			granularity: 'TOTAL',
		};
		const rows = Object.values(await fileOf({ ...wanted, level: 'PIN_PROMOTION' })).flat();
		const names = new Set(rows.flatMap((row) => Object.keys(row)));
		expect(names.size).toBeGreaterThan(500);
		expect(names).toContain('ADE_ROAS_quiz_done');
	});

	it.each([
		[{ start_date: day(915), end_date: day(900) }, /914 days back/],
		[{ start_date: day(200) }, /186 days after/],
		[{ granularity: 'HOUR' }, /8 days back/],
		[{ level: 'PRODUCT_ITEM', start_date: day(93), end_date: day(80) }, /92 days back/],
		[{ level: 'PRODUCT_ITEM', start_date: day(40) }, /31 days after/],
		[{ level: 'PRODUCT_ITEM', ad_ids: ['1'] }, /ad_ids/],
		[{ level: 'PRODUCT_ITEM', ad_statuses: ['PAUSED'] }, /ad_statuses/],
		[{ level: 'PRODUCT_ITEM', columns: ['PIN_PROMOTION_ID'] }, /PIN_PROMOTION_ID/],
		[{ start_date: day(0), end_date: day(1) }, /after/],
		[{ start_date: '2026-02-31' }, /start_date/],
		[{ level: undefined }, /level/],
		[{ columns: undefined }, /columns/],
		[{ level: 'CAMPAIGN_TARGETING' }, /targeting_types/],
		[{ targeting_types: ['GENDER'] }, /targeting_types/],
		[{ level: 'AD_GROUP_TARGETING', targeting_types: ['AUDIENCE_MULTIPLIER'] }, /AUDIENCE_MULTIPLIER/],
		[{ start_hour: 3 }, /start_hour/],
		[{ granularity: 'WEEKLY' }, /granularity/],
		[{ columns: ['CLICKS'] }, /columns/],
		[{ campaign_ids: [] }, /campaign_ids/],
		[{ metrics_filters: [{ field: 'CTR', operator: 'LESS_THAN', values: [1] }] }, /field/],
		[{ name: 'Mine' }, /name/],
	])('are refused for %j', async (changed, message) => {
		const { status, code, message: said } = refusal(await api.post(url(), body(changed)));
		expect({ status, code }).toEqual({ status: 400, code: 1 });
		expect(said).toMatch(message);
		expect(pinterest.worlds.production.store('report').size).toBe(0);
	});

	it.each(['FAILED', 'CANCELLED', 'EXPIRED', 'DOES_NOT_EXIST'] as const)('can end as %s', async (outcome) => {
		const token = await create();
		steer({ outcome }, token);
		expect(await read(token)).toEqual({ report_status: outcome, size: null, url: null });
		expect(await read(await create())).toMatchObject({ report_status: 'FINISHED' });
	});

	it('fail and hang by the settings for all processing', async () => {
		pinterest.settings.processingOutcome = 'failed';
		expect(await read(await create())).toMatchObject({ report_status: 'FAILED' });
		pinterest.settings.processingOutcome = 'stuck';
		expect(await read(await create())).toMatchObject({ report_status: 'IN_PROGRESS' });
	});

	it('have an address for five minutes, a new one each time, and are kept for an hour', async () => {
		const token = await create();
		steer({ urlMs: 0 }, token);
		const { url: first } = await read(token);
		expect((await axios.get(first, { validateStatus: () => true })).status).toBe(403);
		steer({}, token);
		const { url: second } = await read(token);
		expect(second).not.toBe(first);
		expect((await axios.get(second)).status).toBe(200);
		const report = pinterest.worlds.production.store<Report>('report').get(token) as Report;
		report.finishedAt = Date.now() - 3_600_000;
		expect(await read(token)).toEqual({ report_status: 'EXPIRED', size: null, url: null });
	});

	it('exist only for their ad account and their own operation', async () => {
		const token = await create();
		expect(await read(token, 'mmm_reports')).toMatchObject({ report_status: 'DOES_NOT_EXIST' });
		[, account] = pinterest.worlds.production.adAccounts.keys();
		expect(await read(token)).toMatchObject({ report_status: 'DOES_NOT_EXIST' });
		expect(refusal(await api.get(url()))).toMatchObject({ status: 400, code: 1 });
		// The plus signs of a token that was not encoded are blanks.
		[account] = pinterest.worlds.production.adAccounts.keys();
		expect((await api.get(`${url()}?token=${token}`)).data).toMatchObject({ report_status: 'DOES_NOT_EXIST' });
	});

	it('can be as large as a test wants, with rows that are all different', async () => {
		steer({ rows: 100_000 });
		const { url: address, size } = await read(await create({ level: 'PIN_PROMOTION', columns: ['AD_ID', 'CTR'] }));
		const file = (await fetched(address)) as File;
		const rows = Object.values(file).flat();
		expect(rows).toHaveLength(100_000);
		expect(new Set(rows.map(({ AD_ID: id, DATE: date }) => `${id} ${date}`)).size).toBe(100_000);
		expect(size).toBeGreaterThan(5_000_000);
	}, 20_000);

	it('for marketing mix models are flat, have a name, and come five a minute', async () => {
		const wanted = { report_name: 'Mix', level: 'AD_GROUP_TARGETING', targeting_types: ['COUNTRY', 'PLACEMENT'] };
		const token = await create(
			{ ...wanted, columns: valuesOf('POST /ad_accounts/{ad_account_id}/mmm_reports', 'columns'), countries: ['DE'] },
			'mmm_reports',
		);
		const { report_status: status, url: address, token: same } = await read(token, 'mmm_reports');
		expect({ status, same }).toEqual({ status: 'FINISHED', same: token });
		const rows = Object.values((await fetched(address)) as File).flat();
		expect(new Set(rows.map((row) => row.TARGETING_VALUE))).toEqual(new Set(['DE', 'BROWSE', 'SEARCH']));
		for (let more = 0; more < 4; more += 1) await create({ ...wanted, columns: ['ECTR'] }, 'mmm_reports');
		const full = await api.post(url('mmm_reports'), body({ ...wanted, columns: ['ECTR'] }));
		expect(refusal(full)).toMatchObject({ status: 429, code: 8 });
		expect(Number(full.headers['retry-after'])).toBeGreaterThan(0);
		steer({ outcome: 'FAILED' }, 'Mix');
		expect(await read(token, 'mmm_reports')).toMatchObject({ report_status: 'FAILED', url: null });
	});

	it('about what was bought are broken down as asked, within their own bounds', async () => {
		const path = 'reports/brand_category_sku';
		const wanted = {
			report_name: 'Bought',
			granularity: 'TOTAL',
			columns: valuesOf('POST /ad_accounts/{ad_account_id}/reports/brand_category_sku', 'columns'),
		};
		const token = await create({ ...wanted, conversion_product_breakdown: 'PRODUCT_BRAND_AND_CATEGORY' }, path);
		const { url: address } = await read(token, path);
		const [rows] = Object.values((await fetched(address)) as File);
		expect(rows).toHaveLength(9);
		expect(rows[0]).toHaveProperty('CONVERSION_PRODUCT_BRAND');
		expect(rows[0]).toHaveProperty('CONVERSION_PRODUCT_CATEGORY');
		for (const changed of [
			{ start_date: day(2) },
			{ start_date: '2024-03-16', end_date: '2024-04-16' },
			{ start_date: day(400) },
			{ ad_group_ids: ['1'] },
			{ product_sku_ids: ['A', 'B'] },
			{ start_date: '2025-03-01', end_date: '2025-03-20', conversion_product_attribution_type: 'BRAND_ATTRIBUTION' },
		])
			expect(refusal(await api.post(url(path), body({ ...wanted, ...changed })))).toMatchObject({
				status: 400,
				code: 1,
			});
	});

	it('are made from a template, over its own days or others', async () => {
		const [template] = all('template');
		const path = `templates/${template.id}/reports`;
		const made = await api.post(url(path));
		expect(made.data).toMatchObject({ template_id: template.id, report_status: 'IN_PROGRESS' });
		expect(await read((made.data as { token: string }).token)).toMatchObject({ report_status: 'FINISHED' });
		expect((await api.post(`${url(path)}?start_date=${day(5)}&end_date=${day(1)}&granularity=DAY`)).status).toBe(201);
		expect((await api.post(`${url(path)}?start_date=${day(5)}`)).status).toBe(400);
		expect((await api.post(`${url(path)}?start_date=${day(920)}&end_date=${day(900)}`)).status).toBe(400);
		expect((await api.post(url('templates/1/reports'))).status).toBe(404);
	});
});
