import { client, refusal } from './client';
import { clientId } from './index';
import { usePinterest } from './usePinterest';
import { catalogStore } from './resources/catalogs/shared';

describe('product groups of the simulated catalogs', () => {
	const pinterest = usePinterest();
	let api: ReturnType<typeof client>;
	let feed_id: string;
	let catalog_id: string;

	beforeEach(async () => {
		pinterest.reset();
		pinterest.limits.off();
		api = client(pinterest);
		const feeds = (await api.get('/catalogs/feeds')).data.items as Array<{ id: string; name: string }>;
		feed_id = feeds.find((feed) => feed.name === 'Germany')?.id ?? '';
		catalog_id = [...catalogStore(pinterest.worlds.production).keys()][0];
	});

	const groupNamed = async (name: string) => {
		const { items } = (await api.get(`/catalogs/product_groups?feed_id=${feed_id}`)).data;
		return items.find((group: { name: string }) => group.name === name);
	};
	const found = async (filters: object) => {
		const { data } = await api.post('/catalogs/products/get_by_product_group_filters?page_size=250', {
			feed_id,
			filters,
		});
		return data.items.map((product: { metadata: { item_id: string } }) => Number(product.metadata.item_id.slice(4)));
	};
	const klei = { all_of: [{ BRAND: { values: ['Oak'] } }] };

	// Items 1 to 18: thing by number modulo 6, nine of the spring, every fifth out of stock. Newest first.
	it.each([
		[{ all_of: [{ BRAND: { values: ['klei'] } }] }, [17, 14, 11, 8, 5, 2]],
		[
			{
				all_of: [
					{ BRAND: { values: ['Klei'], negated: true } },
					{ CUSTOM_NUMBER_0: { operator: 'LESS_THAN', value: 4 } },
				],
			},
			[4, 3, 1],
		],
		[{ any_of: [{ ITEM_ID: { values: ['LIN-3'] } }, { TITLE_KEYWORDS: { values: ['VASE'] } }] }, [18, 12, 6, 3]],
		[{ all_of: [{ AVAILABILITY: { values: ['OUT_OF_STOCK'] } }] }, [15, 10, 5]],
		[{ all_of: [{ MAX_PRICE: { values: 24.5, inclusion: false } }] }, []],
		[
			{
				all_of: [
					{ MAX_PRICE: { values: 24.5 } },
					{ CUSTOM_LABEL_0: { values: ['pri'], filter_operator_type: 'CONTAINS' } },
				],
			},
			[8, 2],
		],
		[{ all_of: [{ CUSTOM_LABEL_0: { values: ['pri'] } }] }, []],
		[{ all_of: [{ GOOGLE_PRODUCT_CATEGORY_2: { values: [['Home & Garden', 'Decor', 'Rugs']] } }] }, [16, 10, 4]],
		[{ all_of: [{ PRODUCT_TYPE_1: { values: [['Wool rug']] } }] }, [16, 10, 4]],
		[{ all_of: [{ MEDIA_TYPE: { values: ['VIDEO'] } }] }, [11]],
	])('take the items that %j describes', async (filters, numbers) => {
		expect(await found(filters)).toEqual(numbers);
	});

	it('count and list what is in them, page by page', async () => {
		const { id } = await groupNamed('Klei');
		const { data: counts } = await api.get(`/catalogs/product_groups/${id}/product_counts`);
		expect(counts).toEqual({ catalog_type: 'RETAIL', in_stock: 5, out_of_stock: 1, preorder: 0, total: 6, videos: 1 });
		const path = `/catalogs/product_groups/${id}/products?page_size=4`;
		const first = (await api.get(path)).data;
		const second = (await api.get(`${path}&bookmark=${encodeURIComponent(first.bookmark)}`)).data;
		expect([first.items.length, second.items.length, second.bookmark]).toEqual([4, 2, null]);
		expect(first.items[0]).toMatchObject({
			metadata: { item_id: 'LIN-17', currency: 'EUR', price: 39, item_group_id: 'G-5', sale_price: null },
			pin: { title: 'Paper lantern, charcoal' },
		});
	});

	it('can be made of other groups', async () => {
		const { id } = await groupNamed('Klei');
		expect(await found({ all_of: [{ PRODUCT_GROUP: { values: [id] } }] })).toEqual([17, 14, 11, 8, 5, 2]);
		const filters = { all_of: [{ PRODUCT_GROUP: { values: ['1'] } }] };
		const answer = await api.post('/catalogs/product_groups', { feed_id, name: 'New', filters });
		expect(refusal(answer)).toMatchObject({ status: 409, code: 4183 });
	});

	it('are changed in what is sent', async () => {
		const { data: made } = await api.post('/catalogs/product_groups', { feed_id, name: 'Oak', filters: klei });
		expect(made).toMatchObject({ feed_id, catalog_id, type: 'MERCHANT_CREATED', is_featured: false, country: null });
		const { data } = await api.patch(`/catalogs/product_groups/${made.id}`, { description: 'Tables' });
		expect(data).toMatchObject({ name: 'Oak', description: 'Tables', filters: klei });
		const wrong = { catalog_type: 'HOTEL', name: 'Rooms' };
		expect((await api.patch(`/catalogs/product_groups/${made.id}`, wrong)).status).toBe(400);
		const place = { catalog_type: 'RETAIL', country: 'DE' };
		expect(refusal(await api.patch(`/catalogs/product_groups/${made.id}`, place))).toMatchObject({ code: 6137 });
	});

	it.each([
		['a name that is taken', { name: 'Klei' }, 409, 4179],
		['filters that are taken', { filters: { all_of: [{ BRAND: { values: ['Klei'] } }] } }, 409, 4178],
		['no filters', { filters: { all_of: [] } }, 400, 1],
		['no values', { filters: { all_of: [{ BRAND: { values: [] } }] } }, 409, 4183],
		['two lists', { filters: { ...klei, any_of: klei.all_of } }, 400, 1],
		[
			'two keys in one filter',
			{ filters: { all_of: [{ BRAND: { values: ['a'] }, GENDER: { values: ['MALE'] } }] } },
			400,
			1,
		],
		['a key of hotels', { filters: { all_of: [{ HOTEL_ID: { values: ['1'] } }] } }, 400, 1],
		['a value that is none', { filters: { all_of: [{ GENDER: { values: ['male'] } }] } }, 400, 1],
		['a feed that is not there', { feed_id: '1' }, 404, 4161],
		['feed and catalog', { catalog_id: '1' }, 400, 1],
	])('are refused with %s', async (_name, more, status, code) => {
		const body = { feed_id, name: 'New', filters: klei, ...more };
		expect(refusal(await api.post('/catalogs/product_groups', body))).toMatchObject({ status, code });
	});

	it('name the key that is wrong', async () => {
		const filters = { all_of: [{ BRAND: { values: ['a'] } }, { MIN_PRICE: { values: '5' } }] };
		const { message } = refusal(await api.post('/catalogs/product_groups', { feed_id, name: 'New', filters }));
		expect(message).toBe("Body 'filters.all_of.1.MIN_PRICE.values' must be number.");
	});

	it('of a whole catalog need a country and a locale', async () => {
		const body = { catalog_type: 'RETAIL', catalog_id, name: 'All brands', filters: klei };
		expect(refusal(await api.post('/catalogs/product_groups', body))).toMatchObject({ status: 400, code: 6136 });
		const { data } = await api.post('/catalogs/product_groups', { ...body, country: 'US', locale: 'en-US' });
		expect(data).toMatchObject({ feed_id: null, country: 'US', locale: 'en-US' });
	});

	it('are made many at a time, all of them or none', async () => {
		const one = (name: string) => ({ feed_id, name, filters: { all_of: [{ BRAND: { values: [name] } }] } });
		const count = async () => (await api.get('/catalogs/product_groups?page_size=250')).data.items.length;
		const before = await count();
		const refused = await api.post('/catalogs/product_groups/multiple', [one('A'), one('B'), one('A')]);
		expect(refusal(refused)).toMatchObject({ status: 409, code: 4179 });
		expect(await count()).toBe(before);
		const { status, data: ids } = await api.post('/catalogs/product_groups/multiple', [one('A'), one('B')]);
		expect([status, ids]).toEqual([201, [expect.any(String), expect.any(String)]]);
		expect((await api.get(`/catalogs/product_groups?id=${ids.join(',')}`)).data.items).toHaveLength(2);
		const gone = await api.delete(`/catalogs/product_groups/multiple?id=${ids[0]},1`);
		expect(refusal(gone)).toMatchObject({ status: 404, code: 4180 });
		expect((await api.delete(`/catalogs/product_groups/multiple?id=${ids.join(',')}`)).status).toBe(204);
		expect(await count()).toBe(before);
		expect((await api.post('/catalogs/product_groups/multiple', [])).status).toBe(400);
		expect((await api.delete('/catalogs/product_groups/multiple?id=a')).status).toBe(400);
	});

	it('stay where they were made for the account, or are promoted', async () => {
		const all = await groupNamed('All Products');
		expect(refusal(await api.delete(`/catalogs/product_groups/${all.id}`))).toMatchObject({ status: 409, code: 4177 });
		expect((await api.patch(`/catalogs/product_groups/${all.id}`, { name: 'x' })).status).toBe(409);
		const group = await groupNamed('Klei');
		const promotions = pinterest.worlds.production.store('product group promotion');
		promotions.set('promoted', { catalog_product_group_id: group.id, status: 'ACTIVE' });
		const answer = refusal(await api.delete(`/catalogs/product_groups/${group.id}`));
		expect(answer).toMatchObject({ status: 409, code: 4176 });
		expect(refusal(await api.delete(`/catalogs/feeds/${feed_id}`))).toMatchObject({ status: 409, code: 4162 });
	});

	it('of hotels and creative assets have filters of their own', async () => {
		const asset = [...catalogStore(pinterest.worlds.production).values()].find(
			(each) => each.catalog_type === 'CREATIVE_ASSETS',
		);
		const pictures = { catalog_type: 'CREATIVE_ASSETS', catalog_id: asset?.id };
		const light = { all_of: [{ CUSTOM_LABEL_0: { values: ['dark'] } }] };
		const products = '/catalogs/products/get_by_product_group_filters';
		const { data } = await api.post(products, { ...pictures, filters: light });
		expect(data.items.map((each: { metadata: unknown }) => each.metadata)).toEqual([
			{ creative_assets_id: 'ASSET-4', visibility: 'VISIBLE' },
			{ creative_assets_id: 'ASSET-3', visibility: 'HIDDEN' },
		]);
		const hotelier = client(pinterest, pinterest.issueToken({ userId: clientId }).accessToken);
		const rooms = (await hotelier.get('/catalogs')).data.items[0];
		const price = { currency: 'SEK', operator: 'GREATER_THAN', value: 1200 };
		const body = { catalog_type: 'HOTEL', catalog_id: rooms.id, filters: { all_of: [{ PRICE: price }] } };
		const hotels = (await hotelier.post(products, body)).data.items;
		expect(hotels.map((each: { metadata: unknown }) => each.metadata)).toEqual([
			{ hotel_id: 'HOTEL-3' },
			{ hotel_id: 'HOTEL-2' },
		]);
		expect(refusal(await api.post(products, body))).toMatchObject({ status: 404, code: 678 });
	});

	it('are filtered by values that the catalog can list', async () => {
		const path = `/catalogs/available_filter_values?catalog_id=${catalog_id}`;
		const { filter_values: values } = (await api.get(path)).data;
		expect(values).toMatchObject({
			brand: ['Hearth & Linen', 'Klei', 'Northlight'],
			availability: ['IN_STOCK', 'OUT_OF_STOCK'],
			google_product_category_0: ['Furniture', 'Home & Garden'],
			custom_label_0: ['Autumn', 'Spring'],
			custom_label_1: [],
		});
		expect((await api.get(`${path}&country=FR`)).data.filter_values.brand).toEqual([]);
		expect((await api.get('/catalogs/available_filter_values')).status).toBe(400);
	});
});
