import { client, refusal } from './client';
import { usePinterest } from './usePinterest';
import { catalogStore } from './resources/catalogs/shared';

describe('local stores, what they have, and bids for items of the simulated catalogs', () => {
	const pinterest = usePinterest();
	let api: ReturnType<typeof client>;
	let catalog_id: string;
	let stores: string;

	beforeEach(() => {
		pinterest.reset();
		pinterest.limits.off();
		pinterest.settings.processingPolls = 1;
		delete pinterest.settings.processingOutcome;
		api = client(pinterest);
		catalog_id = [...catalogStore(pinterest.worlds.production).keys()][0];
		stores = `/catalogs/${catalog_id}/local_stores`;
	});

	it('are made, changed and deleted, each by itself', async () => {
		const berlin = { name: 'Berlin', store_code: 'B1', country: 'DE' };
		const created = (
			await api.post(stores, [berlin, { ...berlin, store_code: 'HH1' }, { ...berlin, store_code: 'B2', latitude: 91 }])
		).data;
		expect(created).toMatchObject([
			{ data: { ...berlin, id: expect.any(String) } },
			{ data: { id: '0', exceptions: { code: 409 } } },
			{ data: { id: '0', exceptions: { code: 1 } } },
		]);
		const { id } = created[0].data;
		const changed = (
			await api.patch(stores, [
				{ id, city: 'Berlin' },
				{ id: '1', city: 'x' },
			])
		).data;
		expect(changed).toMatchObject([{ data: { ...berlin, city: 'Berlin' } }, { data: { id: '1', exceptions: {} } }]);
		expect((await api.get(`${stores}?ids=${id},1`)).data.items).toEqual([changed[0].data]);
		expect((await api.delete(`${stores}?ids=${id},1`)).data).toEqual([
			{ id, status: { statusCode: 204 } },
			{ id: '1', status: { code: 2, message: expect.any(String) } },
		]);
		expect((await api.get(stores)).data.items).toHaveLength(3);
	});

	it.each([
		[[{ name: 'Berlin', store_code: 'B1' }]],
		[[{ name: 'Berlin', store_code: 'B1', country: 'XX' }]],
		[[{ name: 'Berlin', store_code: 'B1', country: 'DE', phone: '1' }]],
		[{ name: 'Berlin', store_code: 'B1', country: 'DE' }],
	])('are refused as %j', async (body) => {
		expect(refusal(await api.post(stores, body))).toMatchObject({ status: 400, code: 1 });
	});

	it('are of catalogs of products only', async () => {
		const assets = [...catalogStore(pinterest.worlds.production).values()].find(
			(each) => each.catalog_type === 'CREATIVE_ASSETS',
		);
		expect((await api.get(`/catalogs/${assets?.id}/local_stores`)).status).toBe(400);
		expect(refusal(await api.get('/catalogs/1/local_stores'))).toMatchObject({ status: 404, code: 678 });
	});

	it('have items, changed in the background and each with its own outcome', async () => {
		const path = `/catalogs/${catalog_id}/local_inventory_items`;
		const stock = { price: '80.00 EUR', availability: 'in stock' };
		const at = (item_id: string, store_code = 'KI1') => ({ item_id, store_code });
		const operations = [
			{ ...at('LIN-1'), operation: 'CREATE', attributes: stock },
			{ ...at('LIN-1', 'HH1'), operation: 'CREATE', attributes: stock },
			{ ...at('LIN-2', 'HH1'), operation: 'UPDATE', attributes: { availability: 'out of stock' } },
			{ ...at('LIN-1', 'XX'), operation: 'UPSERT', attributes: stock },
			{ ...at('LIN-99'), operation: 'UPSERT', attributes: stock },
			{ ...at('LIN-3'), operation: 'UPSERT', attributes: { ...stock, sale_price: '90.00 EUR' } },
			{ ...at('LIN-1', 'HH1'), operation: 'DELETE' },
		];
		const { status, data: batch } = await api.post(`${path}/batch`, { operations });
		expect([status, batch.status]).toEqual([201, 'PROCESSING']);
		const read = async () => (await api.get(`/catalogs/${catalog_id}/supplemental_items/batch/${batch.batch_id}`)).data;
		expect((await read()).status).toBe('PROCESSING');
		const done = await read();
		expect(done.status).toBe('COMPLETED');
		expect(done.operation_results.map((each: { status: string }) => each.status === 'SUCCESS')).toEqual([
			true,
			false,
			true,
			false,
			false,
			false,
			true,
		]);
		const item_filters = [at('LIN-1'), at('LIN-1', 'HH1'), at('LIN-2', 'HH1')];
		const { items } = (await api.post(`${path}/query`, { item_filters })).data;
		expect(items).toMatchObject([
			{ item_id: 'LIN-1', ...stock, store_metadata: { store_code: 'KI1', store_name: 'Kiel' } },
			{ item_id: 'LIN-2', price: '85.00 EUR', availability: 'out of stock' },
		]);
		const wrong = [{ ...at('LIN-1'), operation: 'UPSERT', attributes: { price: '1.00 EUR' } }];
		expect((await api.post(`${path}/batch`, { operations: wrong })).status).toBe(400);
	});

	it('bids are set as the mask says, and what is refused stands beside what is done', async () => {
		const key = { item_id: 'LIN-1', country: 'DE', language: 'DE' };
		const submit = (items: object[]) => api.post('/advanced_auction/items/submit', { catalog_id, items });
		const read = async () => (await api.post('/advanced_auction/items/get', { catalog_id, items: [key] })).data.items;
		const bid = { ...key, operation: 'UPSERT', bid_options: { bid_in_micro_currency: 500_000 }, update_mask: ['BID'] };
		expect(await read()).toEqual([]);
		expect((await submit([bid])).status).toBe(200);
		const more = {
			...bid,
			bid_options: { app_type_multipliers: { web: 2 } },
			update_mask: ['APP_TYPE_BID_MULTIPLIER_SET'],
		};
		const wrong = { ...more, bid_options: { app_type_multipliers: { web: 11 } } };
		const part = await submit([more, wrong, { ...bid, item_id: 'LIN-99' }]);
		expect(part.status).toBe(206);
		expect(part.data.items.map((each: { errors: unknown[] }) => each.errors.length)).toEqual([0, 1, 1]);
		const bid_options = {
			bid_in_micro_currency: 500_000,
			app_type_multipliers: { web: 2 },
			placement_multipliers: null,
		};
		expect(await read()).toEqual([{ ...key, bid_options }]);
		expect((await submit([{ ...key, operation: 'DELETE' }])).status).toBe(200);
		expect(await read()).toEqual([]);
		expect((await submit([{ ...key, language: 'de', operation: 'DELETE' }])).status).toBe(400);
	});

	it('catalogs are of one account, and made of one of three types', async () => {
		const { data } = await api.post('/catalogs', { catalog_type: 'HOTEL', name: 'Rooms' });
		expect((await api.get('/catalogs')).data.items[0]).toEqual(data);
		expect((await api.post('/catalogs', { catalog_type: 'CARS', name: 'x' })).status).toBe(400);
		const reader = client(pinterest, pinterest.issueToken({ scopes: ['catalogs:read'] }).accessToken);
		const refused = refusal(await reader.post('/catalogs', { catalog_type: 'HOTEL', name: 'Rooms' }));
		expect(refused.message).toContain("Missing: ['catalogs:write']");
	});
});
