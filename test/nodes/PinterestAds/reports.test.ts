import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { PinterestAds } from '../../../nodes/PinterestAds/PinterestAds.node';
import { readBinary, useBinaryData } from '../../engine';
import { byId, dayBack, failure, items, paired, useAdsSite } from './site';

/** `run` of a report, or of another kind: `reportTemplate.run`. */
const selected = (name: string) => {
	const [operation, resource = 'report'] = name.split('.').reverse();
	return { resource, operation };
};

describe('reports', () => {
	const site = useAdsSite();
	const run = (operation: string, parameters: object = {}, more = {}) =>
		site.run({ ...selected(operation), adAccount: site.account(), ...(parameters as INodeParameters) }, more);
	const week = { level: 'CAMPAIGN', granularity: 'DAY', period: 'last7Days' };
	const path = () => `/ad_accounts/${site.adAccount('Hearth & Linen EU')}/reports`;
	/** Steers the reports of the simulated Pinterest: by token, name, ad account, or all. */
	const steer = (settings: object, key = '*') =>
		site.pinterest.worlds.production.store<object>('report settings').set(key, settings);
	const methods = () => site.sent().map(([request]) => request.replace(/\?.*/, '').replace(/\/files\/.*/, '/files'));
	const created = () =>
		site
			.sent()
			.filter(([request]) => request === `POST ${path()}`)
			.map(([, body]) => body as IDataObject);

	it('run in one step: created, waited for, fetched without the token, given as typed rows', async () => {
		steer({ polls: 1 });
		const { items: output, error } = await run('run', week);
		expect(error).toBeUndefined();
		expect(methods()).toEqual([`POST ${path()}`, `GET ${path()}`, `GET ${path()}`, 'GET /files']);
		expect(created()).toEqual([
			{
				level: 'CAMPAIGN',
				granularity: 'DAY',
				report_format: 'JSON',
				start_date: dayBack(6),
				end_date: dayBack(0),
				columns: expect.arrayContaining(['CAMPAIGN_ID', 'CAMPAIGN_NAME', 'SPEND_IN_DOLLAR', 'TOTAL_IMPRESSION']),
			},
		]);
		const download = site.pinterest.requests.find(({ host }) => host === 'upload');
		expect(download?.token).toBeNull();
		expect(output.length).toBeGreaterThan(7);
		for (const { json } of output) {
			expect(json).toMatchObject({
				campaign_id: expect.stringMatching(/^\d+$/),
				campaign_name: expect.any(String),
				date: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
			});
			expect(['number', 'undefined']).toContain(typeof json.spend);
		}
	});

	it('as CSV give the same rows, with the numbers that are 0', async () => {
		const { items: fromJson } = await run('run', week);
		const { items: fromCsv } = await run('run', { ...week, reportFormat: 'CSV' });
		const keyed = (rows: typeof fromCsv) =>
			rows.map(({ json }) => `${String(json.campaign_id)} ${String(json.date)} ${String(json.spend ?? 0)}`).sort();
		expect(keyed(fromCsv)).toEqual(keyed(fromJson));
		expect(fromCsv.every(({ json }) => typeof json.clicks === 'number')).toBe(true);
	});

	it('have names of whose a row is, as far as its level knows them', async () => {
		const names = { AD_GROUP: ['campaign_name', 'ad_group_name'], PIN_PROMOTION: ['ad_group_name', 'ad_name'] };
		for (const [level, own] of Object.entries(names)) {
			const { items: output } = await run('run', { ...week, level });
			expect(Object.keys(output[0].json)).toEqual(expect.arrayContaining(own));
		}
		await run('create', { ...week, level: 'ADVERTISER' });
		expect(created().at(-1)?.columns).not.toContain('CAMPAIGN_NAME');
	});

	it('are raw, or the fields that were selected', async () => {
		const { items: raw } = await run('run', { ...week, output: 'raw' });
		expect(Object.keys(raw[0].json)).toEqual(expect.arrayContaining(['CAMPAIGN_NAME', 'SPEND_IN_DOLLAR']));
		const outputFields = 'campaign_name, spend, TOTAL_CLICKTHROUGH';
		const { items: some } = await run('run', { ...week, output: 'fields', outputFields });
		expect(some.map(({ json }) => json)).toEqual(
			raw.map(({ json }) => ({
				campaign_name: json.CAMPAIGN_NAME,
				spend: json.SPEND_IN_DOLLAR ?? null,
				TOTAL_CLICKTHROUGH: json.TOTAL_CLICKTHROUGH ?? null,
			})),
		);
	});

	it('of more than 186 days are several reports, joined', async () => {
		const period = { period: 'custom', startDate: '400 days ago', endDate: 'yesterday' };
		const { items: output, error } = await run('run', { ...week, ...period });
		expect(error).toBeUndefined();
		const spans = created().map(({ start_date: start, end_date: end }) => [start, end]);
		expect(spans.sort()).toEqual([
			[dayBack(400), dayBack(215)],
			[dayBack(214), dayBack(29)],
			[dayBack(28), dayBack(1)],
		]);
		const days = output.map(({ json }) => String(json.date));
		expect(new Set(days.map((day, at) => `${day} ${String(output[at].json.campaign_id)}`)).size).toBe(output.length);
		expect(days.some((day) => day < dayBack(214)) && days.some((day) => day > dayBack(29))).toBe(true);
	});

	it('by the month begin a part with a month', async () => {
		await run('create', {
			...week,
			granularity: 'MONTH',
			period: 'custom',
			startDate: '400 days ago',
			endDate: 'today',
		});
		const starts = created().map(({ start_date: start }) => String(start));
		expect(
			starts
				.sort()
				.slice(1)
				.every((day) => day.endsWith('-01')),
		).toBe(true);
		expect(starts.length).toBeGreaterThan(2);
	});

	it('by the hour of more than three days are several reports, and hours bound the whole period', async () => {
		const period = { period: 'custom', startDate: '5 days ago', endDate: 'yesterday' };
		const { error } = await run('run', {
			...week,
			granularity: 'HOUR',
			...period,
			options: { startHour: 6, endHour: 18 },
		});
		expect(error).toBeUndefined();
		const bodies = created().sort((a, b) => String(a.start_date).localeCompare(String(b.start_date)));
		expect(
			bodies.map(({ start_date, end_date, start_hour, end_hour }) => [start_date, end_date, start_hour, end_hour]),
		).toEqual([
			[dayBack(5), dayBack(3), 6, undefined],
			[dayBack(2), dayBack(1), undefined, 18],
		]);
	});

	it('are given as a file', async () => {
		await useBinaryData('memory');
		const { items: output } = await run('run', { ...week, output: 'file', reportFormat: 'CSV' });
		expect(output).toHaveLength(1);
		const { json, binary } = output[0];
		expect(json).toMatchObject({ token: expect.any(String), file_name: `ads-report-${dayBack(6)}-${dayBack(0)}.csv` });
		expect(binary?.data).toMatchObject({ mimeType: 'text/csv', fileName: json.file_name });
		const text = (await readBinary(output[0])).toString();
		expect(text.split('\n')[0].split(',')).toEqual(expect.arrayContaining(['CAMPAIGN_ID', 'DATE', 'SPEND_IN_DOLLAR']));
	});

	it('that are not ready in time give their token, and Get finishes the job', async () => {
		steer({ polls: 2 });
		const { items: output } = await run(
			'run',
			{ ...week, options: { maximumReportWait: 0 } },
			{ continueOnFail: true },
		);
		expect(output[0]).toEqual(failure(0, /The report is not ready after 0 s/));
		const { token } = output[0].json.details as IDataObject;
		expect(output[0].json.details).toMatchObject({
			token: expect.any(String),
			stillRunning: true,
			advice: expect.stringContaining('Get Rows by Token with the token'),
		});
		const { items: rows, error } = await run('get', { token });
		expect(error).toBeUndefined();
		expect(rows.length).toBeGreaterThan(7);
		expect(created()).toHaveLength(1);
	});

	it.each([
		['FAILED', 'Pinterest could not make the report'],
		['EXPIRED', 'The report has expired'],
		['CANCELLED', 'The report was canceled'],
		['DOES_NOT_EXIST', 'There is no report with this token'],
	])('that are %s say so', async (outcome, message) => {
		steer({ outcome });
		const { error } = await run('run', week);
		expect(error?.message).toContain(message);
		expect(error?.description).toMatch(/[Cc]reate|fewer columns/);
	});

	it('keep the rows of the parts that went well when one failed', async () => {
		let count = 0;
		const store = site.pinterest.worlds.production.store<object>('report settings');
		const get = store.get.bind(store);
		store.get = (key: string) => (key !== '*' && key.length > 40 && ++count === 1 ? { outcome: 'FAILED' } : get(key));
		const period = { period: 'custom', startDate: '300 days ago', endDate: 'yesterday' };
		const { items: output } = await run('run', { ...week, ...period }, { continueOnFail: true });
		expect(output.at(-1)).toEqual(failure(0, /Pinterest could not make the report/));
		expect(output.length).toBeGreaterThan(20);
	});

	it('whose address ran out while it was waited for are fetched from a new one', async () => {
		site.pinterest.faults.add({ match: { host: 'upload', method: 'GET' }, fault: { kind: 'status', status: 403 } });
		const { items: output, error } = await run('run', week);
		expect(error).toBeUndefined();
		expect(methods().filter((method) => method === 'GET /files')).toHaveLength(2);
		expect(output.length).toBeGreaterThan(7);
	});

	it('whose download broke off are fetched again, and made only once', async () => {
		site.pinterest.faults.add({ match: { host: 'upload', method: 'GET' }, fault: { kind: 'reset' } });
		const { error } = await run('run', week);
		expect(error).toBeUndefined();
		expect(created()).toHaveLength(1);
	});

	it.each([
		[{ period: 'custom', startDate: '1000 days ago', endDate: 'today' }, 'is more than 914 days back'],
		[
			{ level: 'PRODUCT_ITEM', period: 'custom', startDate: '93 days ago', endDate: 'today' },
			'is more than 92 days back',
		],
		[{ granularity: 'HOUR', period: 'custom', startDate: '10 days ago', endDate: 'today' }, 'is more than 8 days back'],
		[
			{ granularity: 'TOTAL', period: 'custom', startDate: '300 days ago', endDate: 'today' },
			'A total can be over at most 186 days',
		],
		[{ level: 'CAMPAIGN_TARGETING', reportTargetingTypes: '={{ [] }}' }, 'Break Down By is missing'],
	])('are refused before anything is sent: %j', async (parameters, message) => {
		const { error } = await run('create', { ...week, ...parameters });
		expect(error?.message).toContain(message);
		expect(site.sent()).toEqual([]);
	});

	it.each([
		[{ reportAdIds: '123' }, 'Ad IDs is not for Level "Product Item"'],
		[{ adStatuses: ['APPROVED'] }, 'Ad Statuses is not for Level "Product Item"'],
	])('of product items are never asked for by ad: %j', async (filters, message) => {
		const { error } = await run('create', { ...week, level: 'PRODUCT_ITEM', columnSet: 'spend', filters });
		expect(error?.message).toContain(message);
		expect(created()).toEqual([]);
	});

	it('for marketing mix models run in one step', async () => {
		const { items: output, error } = await run('marketingMixReport.run', {
			reportName: 'Mix',
			mmmLevel: 'CAMPAIGN_TARGETING',
			mmmGranularity: 'DAY',
			mmmTargetingTypes: ['COUNTRY'],
			mmmColumns: ['CAMPAIGN_ID', 'SPEND_IN_DOLLAR'],
			period: 'last7Days',
		});
		expect(error).toBeUndefined();
		expect(output.length).toBeGreaterThan(0);
		expect([typeof output[0].json.spend, output[0].json.SPEND_IN_DOLLAR]).toEqual(['number', undefined]);
	});

	const mix = { reportName: 'Mix', mmmLevel: 'CAMPAIGN_TARGETING', mmmGranularity: 'DAY', period: 'last7Days' };
	const BREAKDOWNS = ['APPTYPE', 'COUNTRY', 'CREATIVE_TYPE', 'GENDER', 'LOCATION', 'AUDIENCE_INCLUDE', 'PLACEMENT'];

	it('for marketing mix models are broken down by all there is, for some countries and custom columns', async () => {
		const { error } = await run('marketingMixReport.create', {
			...mix,
			mmmTargetingTypes: BREAKDOWNS,
			options: { mmmCountries: ['DE', 'NO'], customColumnIds: '1, 2' },
		});
		expect(error).toBeUndefined();
		expect(site.sent()[0][1]).toMatchObject({
			targeting_types: BREAKDOWNS,
			countries: ['DE', 'NO'],
			custom_column_ids: ['1', '2'],
		});
	});

	it('of a group of SKUs name them', async () => {
		const sku = { breakdown: 'PRODUCT_SKU_GROUP', productSkuIds: 'A1, B2', period: 'last30Days' };
		const { error } = await run('productReport.create', sku);
		expect(error).toBeUndefined();
		expect(site.sent()[0][1]).toMatchObject({ product_sku_ids: ['A1', 'B2'] });
	});

	it.each([
		['marketingMixReport.create', { ...mix, options: { mmmCountries: ['XX'] } }, 'Countries must be one of AR, AU'],
		[
			'marketingMixReport.create',
			{ ...mix, options: { customColumnIds: Array.from({ length: 21 }, (_, at) => at).join() } },
			'Custom Column IDs has 21 values, at most 20 are allowed',
		],
		['productReport.create', { breakdown: 'PRODUCT_SKU_GROUP', productSkuIds: 'A1' }, 'SKU IDs needs at least 2 SKUs'],
		[
			'productReport.create',
			{ breakdown: 'PRODUCT_SKU_GROUP', productSkuIds: Array.from({ length: 30_001 }, (_, at) => `S${at}`) },
			'SKU IDs has 30001 values, at most 30000 are allowed',
		],
	])('of other kinds are refused before anything is sent: %s %#', async (operation, parameters, message) => {
		const { error } = await run(operation, parameters);
		expect(error?.message).toContain(message);
		expect(site.sent()).toEqual([]);
	});

	it('of brands, categories and SKUs run in one step', async () => {
		const { items: output, error } = await run('productReport.run', {
			reportName: 'Brands',
			productLevel: 'CAMPAIGN',
			productGranularity: 'WEEK',
			breakdown: 'PRODUCT_BRAND',
			productColumns: ['CAMPAIGN_ID', 'CONVERSION_PRODUCT_BRAND', 'TOTAL_CONVERSION_PRODUCT_QUANTITY'],
			period: 'last30Days',
		});
		expect(error).toBeUndefined();
		expect(output.length).toBeGreaterThan(0);
	});

	it.each(['report', 'productReport', 'marketingMixReport', 'reportTemplate'])(
		'of each kind are a resource whose list begins with the operation that does it all: %s',
		(resource) => {
			const { properties } = new PinterestAds().description;
			const list = properties.find(
				({ name, displayOptions }) => name === 'operation' && displayOptions?.show?.resource?.includes(resource),
			);
			const [first] = list?.options ?? [];
			expect([first?.name, list?.default]).toEqual(['Create and Get Rows', 'run']);
		},
	);

	it('are made from a template, with its own period or another one', async () => {
		const [template] = [...site.pinterest.worlds.production.store<IDataObject>('template').values()].filter(
			(one) => one.ad_account_id === site.adAccount('Hearth & Linen EU'),
		);
		const reportTemplate = byId(String(template.id));
		const { items: output, error } = await run('reportTemplate.run', { reportTemplate });
		expect(error).toBeUndefined();
		expect(output.length).toBeGreaterThan(0);
		await run('reportTemplate.create', { reportTemplate, otherPeriod: true, period: 'yesterday' });
		const last = site.sent().at(-1) as [string];
		expect(last).toEqual([
			`POST /ad_accounts/${site.adAccount('Hearth & Linen EU')}/templates/${String(template.id)}/reports?start_date=${dayBack(1)}&end_date=${dayBack(1)}`,
		]);
	});

	it('have templates that are listed whole', async () => {
		const { items: output } = await run('reportTemplate.getAll', { returnAll: true, output: 'raw' });
		const listed = (await site.api.get(`/ad_accounts/${site.adAccount('Hearth & Linen EU')}/templates`)).data
			.items as IDataObject[];
		expect(output).toEqual(paired(listed));
	});

	it('of several items each have their own outcome', async () => {
		const list = items({ level: 'CAMPAIGN' }, { level: 'NOBODY' }, { level: 'AD_GROUP' });
		const { items: output } = await run(
			'create',
			{ ...week, level: '={{ $json.level }}' },
			{ items: list, continueOnFail: true },
		);
		expect(output.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }, { item: 2 }]);
		expect(output[1]).toEqual(failure(1, /Level must be one of/));
		expect([typeof output[0].json.token, typeof output[2].json.token]).toEqual(['string', 'string']);
	});

	describe('whose file is none', () => {
		const answered = (text: string) =>
			site.pinterest.faults.add({ match: { host: 'upload', method: 'GET' }, fault: { kind: 'page', text } });
		const page =
			'<!DOCTYPE html><html><head><title>Blocked, by policy</title></head><body><h1>Sorry</h1></body></html>';

		it.each([
			[page, 'Blocked, by policy'],
			['{"code": 29, "message": "You are not permitted"}', 'You are not permitted'],
			['null', 'null'],
			['5', '5'],
		])('fail, and keep the token: %j', async (body, said) => {
			answered(body);
			const { items: output } = await run('run', week, { continueOnFail: true });
			expect(output).toEqual([
				failure(
					0,
					`Pinterest accepted the report, but what became of it could not be read: The file is not a report: ${said}`,
				),
			]);
			expect(output[0].json.details).toMatchObject({
				token: expect.any(String),
				advice: expect.stringMatching(
					/^Nothing is lost: Get Rows by Token with the token in the details of this error/,
				),
			});
			answered(body);
			const { token } = output[0].json.details as IDataObject;
			const got = await run('get', { token }, { continueOnFail: true });
			expect(got.items).toEqual([failure(0, `The file is not a report: ${said}`)]);
			expect(got.items[0].json.details).toMatchObject({ token });
			expect((await run('get', { token })).items.length).toBeGreaterThan(7);
		});

		it('are no file either', async () => {
			await useBinaryData('memory');
			answered(page);
			const { error } = await run('run', { ...week, output: 'file', reportFormat: 'CSV' });
			expect(error?.message).toMatch(/The file is not a report: Blocked, by policy$/);
		});
	});

	it('that are finished without an address are asked for again, and fail with the token', async () => {
		const finished = { kind: 'answer', body: { report_status: 'FINISHED', url: null } } as const;
		const add = (times: number) =>
			site.pinterest.faults.add({ match: { method: 'GET', path: path(), times }, fault: finished });
		add(1);
		expect((await run('run', week)).items.length).toBeGreaterThan(7);
		add(Infinity);
		const { items: output } = await run(
			'run',
			{ ...week, options: { maximumReportWait: 1 } },
			{ continueOnFail: true },
		);
		expect(output).toEqual([failure(0, /The report is finished, but Pinterest gave no address for its file/)]);
		expect(output[0].json.details).toMatchObject({ token: expect.any(String) });
	});

	it('are asked for again where the answer was lost', async () => {
		site.pinterest.faults.add({ match: { method: 'POST', path: path() }, fault: { kind: 'status', status: 500 } });
		site.pinterest.faults.add({ match: { method: 'POST', path: path() }, fault: { kind: 'reset' } });
		const { items: output, error } = await run('create', week);
		expect([error, output.length]).toEqual([undefined, 1]);
		expect(methods()).toEqual(Array.from({ length: 3 }, () => `POST ${path()}`));
	});

	it('of which one fails keep the others, and tell which were read', async () => {
		const period = { ...week, period: 'custom', startDate: '400 days ago', endDate: 'yesterday' };
		const refused = { kind: 'status', status: 400, message: 'Too much' } as const;
		const add = () => site.pinterest.faults.add({ match: { method: 'POST', path: path(), nth: 2 }, fault: refused });
		add();
		const { items: output } = await run('run', period, { continueOnFail: true });
		const [last] = output.slice(-1);
		expect(last).toEqual(failure(0, 'Too much'));
		const { windows, advice } = last.json.details as unknown as { windows: IDataObject[]; advice: string };
		expect(windows).toHaveLength(3);
		const read = windows.filter((one) => !('error' in one));
		expect(read).toHaveLength(2);
		expect(output).toHaveLength(1 + read.reduce((sum, one) => sum + Number(one.results), 0));
		const [lost] = windows.filter((one) => 'error' in one);
		expect(advice).toContain(`Not read: ${String(lost.start_date)} to ${String(lost.end_date)}. Read: `);
		add();
		const stopped = await run('create', period);
		expect(stopped.error?.description).toContain('Not read: ');
		const told = stopped.error?.context as { windows: IDataObject[] };
		expect(told.windows.filter(({ token }) => typeof token === 'string')).toHaveLength(2);
	});
});
