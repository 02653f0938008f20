import { byId, failure, fromList, paired, useCatalogsSite } from './site';
import { readBinary, useBinaryData } from '../../engine';

const REPORTS = '/catalogs/reports';

describe('catalog reports', () => {
	const site = useCatalogsSite();
	const run = (operation: string, parameters: object = {}, more = {}) =>
		site.operate('report', operation, parameters, more);
	const germany = () => site.locator('catalog feed', 'Germany');
	const shop = () => site.locator('catalog', 'Shop');
	const methods = () => site.sent().map(([request]) => request.replace(/\?.*/, '').replace(/\/files\/.*/, '/files'));

	it('run in one step: created, waited for, fetched without the token, given as rows of texts', async () => {
		site.pinterest.settings.processingPolls = 1;
		const { items: output, error } = await run('run', { reportFeed: germany() });
		expect(error).toBeUndefined();
		expect(methods()).toEqual([`POST ${REPORTS}`, `GET ${REPORTS}`, `GET ${REPORTS}`, 'GET /files']);
		const report = { report_type: 'FEED_INGESTION_ISSUES', feed_id: germany().value };
		expect(site.sent()[0][1]).toEqual({ catalog_type: 'RETAIL', report });
		expect(site.pinterest.requests.find(({ host }) => host === 'upload')?.token).toBeNull();
		expect(output.length).toBeGreaterThan(2);
		expect(output[0]).toEqual({
			json: {
				...{ item_number: expect.stringMatching(/^\d+$/), item_id: expect.any(String), severity: expect.any(String) },
				...{ code: expect.stringMatching(/^\d+$/), code_label: expect.any(String), attribute: expect.any(String) },
				...{ provided_value: expect.any(String), message: expect.any(String) },
			},
			pairedItem: { item: 0 },
		});
	});

	it('of a run of the feed, of distribution and of all items name what they are about', async () => {
		const [{ id: feed }] = [site.named('catalog feed', 'Germany')];
		const results = (await site.api.get(`/catalogs/feeds/${String(feed)}/processing_results`)).data as {
			items: Array<{ id: string }>;
		};
		const processingResultId = results.items[0].id;
		await run('run', { reportFeed: germany(), processingResultId });
		const { items: shown } = await run('run', { reportType: 'DISTRIBUTION_ISSUES', reportCatalog: shop() });
		const { items: all } = await run('run', { reportType: 'ALL_ITEMS' });
		const bodies = site.sent().flatMap(([request, body]) => (request === `POST ${REPORTS}` ? [body] : []));
		expect(bodies).toEqual([
			{
				catalog_type: 'RETAIL',
				report: {
					...{ report_type: 'FEED_INGESTION_ISSUES', feed_id: feed },
					processing_result_id: processingResultId,
				},
			},
			{ catalog_type: 'RETAIL', report: { report_type: 'DISTRIBUTION_ISSUES', catalog_id: shop().value } },
			{ catalog_type: 'RETAIL', report: { report_type: 'ALL_ITEMS' } },
		]);
		expect(shown[0].json).toMatchObject({ item_id: expect.any(String), ineligible_for_ads: 'true' });
		expect(all[0].json).toMatchObject({ item_id: 'LIN-1', price: '89.00 EUR' });
	});

	it('of all items can be of one product group of a retail catalog', async () => {
		const { id } = site.named('catalog product group', 'Klei');
		const reportProductGroup = fromList(String(id));
		const { items: output } = await run('run', { reportType: 'ALL_ITEMS', reportProductGroup });
		const { items: all } = await run('run', { reportType: 'ALL_ITEMS' });
		const report = { report_type: 'ALL_ITEMS', product_group_id: id };
		expect(site.sent()[0]).toEqual([`POST ${REPORTS}`, { catalog_type: 'RETAIL', report }]);
		const ids = output.map(({ json }) => json.item_id);
		expect([...new Set(ids)].sort()).toEqual(['LIN-11', 'LIN-14', 'LIN-17', 'LIN-2', 'LIN-5', 'LIN-8']);
		expect(all.length).toBeGreaterThan(output.length);
	}, 20_000);

	it.each(['create', 'run'])('of all items of a hotel catalog there is none to %s', async (operation) => {
		const parameters = { reportCatalogType: 'HOTEL', reportType: 'ALL_ITEMS' };
		const { error } = await run(operation, parameters);
		expect(error?.message).toBe('About must be one of DISTRIBUTION_ISSUES, FEED_INGESTION_ISSUES, not "ALL_ITEMS"');
		expect(site.sent()).toEqual([]);
	});

	it('of hotels are made for the ad account of the business that has them', async () => {
		const adAccountId = byId(site.adAccount('Northlight Hotel'));
		const { error } = await run('run', {
			...{ reportCatalogType: 'HOTEL', reportType: 'DISTRIBUTION_ISSUES', options: { adAccountId } },
		});
		expect(error).toBeUndefined();
		expect(
			site
				.sent()
				.slice(0, 2)
				.map(([request]) => request.replace(/&token=.*/, '')),
		).toEqual([
			`POST ${REPORTS}?ad_account_id=${adAccountId.value}`,
			`GET ${REPORTS}?ad_account_id=${adAccountId.value}`,
		]);
		expect(site.sent()[0][1]).toMatchObject({ catalog_type: 'HOTEL' });
	});

	it('are created, and got later as a file', async () => {
		await useBinaryData('memory');
		const { items: created } = await run('create', {
			inputMode: 'json',
			jsonBody: '{"catalog_type": "RETAIL", "report": {"report_type": "ALL_ITEMS"}}',
		});
		expect(created).toEqual(paired([{ token: expect.any(String) }]));
		const { token } = created[0].json as { token: string };
		const { items: output } = await run('get', { token, output: 'file' });
		expect(output[0].json).toEqual({ token, file_name: 'catalog-report.csv' });
		expect(output[0].binary?.data).toMatchObject({ mimeType: 'text/csv', fileName: 'catalog-report.csv' });
		expect((await readBinary(output[0])).toString()).toMatch(/^item_id,country,language,title,/);
	});

	it('that are not ready in time give their token, and Get finishes', async () => {
		site.pinterest.settings.processingOutcome = 'stuck';
		const parameters = { reportFeed: germany(), options: { maximumReportWait: 0 } };
		const { items: early } = await run('run', parameters, { continueOnFail: true });
		expect(early).toEqual([failure(0, 'The report is not ready after 0 s')]);
		const { token, stillRunning } = early[0].json.details as { token: string; stillRunning: boolean };
		expect(stillRunning).toBe(true);
		delete site.pinterest.settings.processingOutcome;
		const { items: rows } = await run('get', { token });
		expect(rows.length).toBeGreaterThan(2);
	});

	it('with a token that is none say so', async () => {
		const { error } = await run('get', { token: 'none' });
		expect(error).toMatchObject({ message: expect.stringMatching(/token /), context: { status: 400, code: 1104 } });
	});

	it('have numbers of issues, page by page', async () => {
		const { items: output } = await run('getStats', {
			...{ reportFeed: germany(), returnAll: true, options: { pageSize: 1 } },
		});
		expect(output.length).toBeGreaterThan(1);
		expect(output[0].json).toMatchObject({
			...{ report_type: 'FEED_INGESTION_ISSUES', severity: expect.any(String), occurrences: expect.any(Number) },
		});
		expect(site.sent()[0][0]).toBe(
			`GET ${REPORTS}/stats?parameters[catalog_type]=RETAIL&parameters[report][report_type]=FEED_INGESTION_ISSUES` +
				`&parameters[report][feed_id]=${germany().value}&page_size=1`,
		);
		const { items: shown } = await run('getStats', { reportType: 'DISTRIBUTION_ISSUES', reportCatalog: shop() });
		expect(shown[0].json).toMatchObject({ ineligible_for_ads: true, catalog_id: shop().value });
	});

	it.each([
		['run', { reportFeed: byId('={{ "" }}') }, 'Feed is missing'],
		['run', { reportFeed: byId('1'), processingResultId: 'last' }, 'Processing Result ID must be an id'],
		['getStats', { reportFeed: byId('={{ "" }}') }, 'Feed is missing'],
		['get', { token: '={{ "" }}' }, 'Token is missing'],
		['create', { inputMode: 'json', jsonBody: '[1]' }, 'JSON Body must be a JSON object'],
	])('are refused before anything is sent: %s %j', async (operation, parameters, message) => {
		const { error } = await run(operation, parameters);
		expect(error?.message).toContain(message);
		expect(site.sent()).toEqual([]);
	});
});
