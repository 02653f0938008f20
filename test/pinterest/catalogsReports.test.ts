import { client, refusal } from './client';
import { usePinterest } from './usePinterest';

describe('reports of the simulated catalogs', () => {
	const pinterest = usePinterest();
	let api: ReturnType<typeof client>;
	let feed_id: string;

	beforeEach(async () => {
		pinterest.reset();
		pinterest.limits.off();
		pinterest.settings.processingPolls = 1;
		delete pinterest.settings.processingOutcome;
		api = client(pinterest);
		feed_id = (await api.get('/catalogs/feeds')).data.items[1].id;
	});

	const ask = async (report: object, catalog_type = 'RETAIL') =>
		(await api.post('/catalogs/reports', { catalog_type, report })).data.token as string;
	const state = async (token: string) => (await api.get(`/catalogs/reports?token=${token}`)).data;
	const text = async (token: string) => {
		await state(token);
		const { url } = await state(token);
		return String((await client(pinterest, null).get(url)).data);
	};

	it('are made in the background and fetched elsewhere, without a token', async () => {
		const token = await ask({ report_type: 'FEED_INGESTION_ISSUES', feed_id });
		expect(await state(token)).toEqual({ report_status: 'IN_PROGRESS', url: null, size: null });
		const { report_status, url, size } = await state(token);
		expect(report_status).toBe('FINISHED');
		expect((await api.get(url)).status).toBe(400);
		const { data } = await client(pinterest, null).get(url);
		expect(Buffer.byteLength(data)).toBe(size);
		const [names, ...lines] = data.trim().split('\n');
		expect(names).toBe('item_number,item_id,severity,code,code_label,attribute,provided_value,message');
		expect(lines).toHaveLength(4);
		expect(lines[2]).toContain('18,LIN-900,ERROR,106,TITLE_MISSING,title');
	});

	it('stay as they are for the day', async () => {
		const all = { report_type: 'ALL_ITEMS' };
		const token = await ask(all);
		const before = await text(token);
		const items = [{ operation: 'DELETE', item_id: 'LIN-1' }];
		const body = { catalog_type: 'RETAIL', country: 'DE', language: 'de', items };
		const { batch_id } = (await api.post('/catalogs/items/batch', body)).data;
		for (let poll = 0; poll < 2; poll += 1) await api.get(`/catalogs/items/batch/${batch_id}`);
		expect(await ask(all)).toBe(token);
		expect(await text(token)).toBe(before);
		expect(await ask({ report_type: 'DISTRIBUTION_ISSUES' })).not.toBe(token);
	});

	it.each([
		[{ report_type: 'ALL_ITEMS' }, 'HOTEL', 400, 1],
		[{ report_type: 'ALL_ITEMS' }, 'CREATIVE_ASSETS', 400, 1],
		[{ report_type: 'FEED_INGESTION_ISSUES' }, 'RETAIL', 400, 1],
		[{ report_type: 'FEED_INGESTION_ISSUES', feed_id: '1' }, 'RETAIL', 404, 4161],
		[{ report_type: 'DISTRIBUTION_ISSUES', catalog_id: '1' }, 'RETAIL', 404, 678],
	])('are refused as %j of %s', async (report, catalog_type, status, code) => {
		expect(refusal(await api.post('/catalogs/reports', { catalog_type, report }))).toMatchObject({ status, code });
	});

	it('are not known by another token, another account’s, or once they failed', async () => {
		const token = await ask({ report_type: 'ALL_ITEMS' });
		expect(await state('x')).toMatchObject({ code: 1104 });
		const other = client(pinterest, pinterest.issueToken({ userId: '664281800000000002' }).accessToken);
		expect((await other.get(`/catalogs/reports?token=${token}`)).status).toBe(400);
		pinterest.settings.processingOutcome = 'failed';
		expect(await state(token)).toMatchObject({ code: 1104 });
	});

	it('have numbers beside them, asked for by a deep object', async () => {
		const stats = async (query: string) => (await api.get(`/catalogs/reports/stats?${query}`)).data;
		const about = 'parameters[catalog_type]=RETAIL&parameters[report][report_type]';
		const { items } = await stats(`${about}=FEED_INGESTION_ISSUES&parameters[report][feed_id]=${feed_id}`);
		expect(items.map((item: { code_label: string; severity: string }) => [item.code_label, item.severity])).toEqual([
			['OPTIONAL_CONDITION_INVALID', 'WARN'],
			['SALES_PRICE_TOO_HIGH', 'WARN'],
			['TITLE_MISSING', 'ERROR'],
			['LINK_FORMAT_INVALID', 'ERROR'],
		]);
		const shown = (await stats(`${about}=DISTRIBUTION_ISSUES`)).items;
		expect(shown).toEqual([expect.objectContaining({ code_label: 'OUT_OF_STOCK', occurrences: 6 })]);
		expect(await stats(`${about}=FEED_INGESTION_ISSUES`)).toMatchObject({ code: 1 });
		expect(await stats('parameters={"catalog_type":"RETAIL"}')).toMatchObject({ code: 1 });
	});
});
