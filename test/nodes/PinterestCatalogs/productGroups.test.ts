import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { byId, failure, fromList, items, paired, useCatalogsSite } from './site';

const GROUPS = '/catalogs/product_groups';

describe('product groups', () => {
	const site = useCatalogsSite();
	const run = (operation: string, parameters: object = {}, more = {}) =>
		site.operate('productGroup', operation, parameters, more);
	const germany = () => site.locator('catalog feed', 'Germany');
	const catalog = (name: string) => site.locator('catalog', name);
	const group = (name: string) => site.named('catalog product group', name);
	const hotelier = () => ({ adAccountId: byId(site.adAccount('Northlight Hotel')) });
	const whole = async (id: unknown, query = '') => (await site.api.get(`${GROUPS}/${String(id)}${query}`)).data;
	const named = (...names: string[]) => items(...names.map((name) => ({ name })));
	/** A group for each item, of the brand that has the item's name. */
	const ofBrand = () => ({
		groupFeed: germany(),
		groupName: '={{ $json.name }}',
		groupFilters: { entries: [{ filterBy: 'BRAND', filterTexts: ['={{ $json.name }}'] }] },
	});
	const names = () => site.all('catalog product group').map(({ name }) => name);
	const simple = (one: IDataObject) => {
		const { id, name, type, status, catalog_type, catalog_id, feed_id, country, locale, filters } = one;
		return { id, name, type, status, catalog_type, catalog_id, feed_id, country, locale, filters };
	};

	it('of a feed are made of filters, all of which products must meet', async () => {
		const { items: output, error } = await run('create', {
			groupFeed: germany(),
			groupName: 'Cheap and cheerful',
			groupFilters: {
				entries: [
					{ filterBy: 'MAX_PRICE', filterAmount: 49.9, filterInclusive: true, filterNegated: false },
					{ filterBy: 'BRAND', filterTexts: ['Klei', 'Foo, Bar & Co'], filterNegated: true },
				],
			},
			additionalFields: { groupDescription: 'Under 50 euros', isFeatured: true },
			output: 'raw',
		});
		expect(error).toBeUndefined();
		const filters = {
			all_of: [
				{ MAX_PRICE: { values: 49.9, inclusion: true, negated: false } },
				{ BRAND: { values: ['Klei', 'Foo, Bar & Co'], negated: true } },
			],
		};
		const body = { name: 'Cheap and cheerful', description: 'Under 50 euros', is_featured: true, filters };
		expect(site.sent()).toEqual([[`POST ${GROUPS}`, { feed_id: germany().value, ...body }]]);
		expect(output).toEqual(paired([await whole(group('Cheap and cheerful').id)]));
		expect(output[0].json).toMatchObject({ ...body, type: 'MERCHANT_CREATED' });
	});

	it('of a retail catalog have a country and a language', async () => {
		const { items: output } = await run('create', {
			...{
				groupOf: 'RETAIL',
				groupCatalog: catalog('Shop'),
				groupCountry: 'de',
				groupLocale: 'de',
				groupName: 'Linen',
			},
			filterMatch: 'any_of',
			groupFilters: { entries: [{ filterBy: 'TITLE_KEYWORDS', filterTexts: ['linen'] }] },
		});
		expect(site.sent()).toEqual([
			[
				`POST ${GROUPS}`,
				{
					...{ catalog_type: 'RETAIL', catalog_id: catalog('Shop').value, country: 'DE', locale: 'de', name: 'Linen' },
					filters: { any_of: [{ TITLE_KEYWORDS: { values: ['linen'], negated: false } }] },
				},
			],
		]);
		expect(output).toEqual(paired([simple((await whole(group('Linen').id)) as IDataObject)]));
	});

	it('of hotels and creative assets may take in everything there is', async () => {
		const { items: hotels } = await run('create', {
			...{
				groupOf: 'HOTEL',
				groupCatalog: catalog('Rooms'),
				groupName: 'All',
				filterMatch: 'any_of',
				options: hotelier(),
			},
		});
		const { items: assets } = await run('create', {
			...{ groupOf: 'CREATIVE_ASSETS', groupCatalog: catalog('Campaign pictures'), groupName: 'Everything' },
		});
		expect(hotels[0].json).toMatchObject({ catalog_type: 'HOTEL', filters: { any_of: [] } });
		expect(assets[0].json).toMatchObject({ catalog_type: 'CREATIVE_ASSETS', filters: { all_of: [] } });
		expect(site.sent().map(([request]) => request)).toEqual([
			`POST ${GROUPS}?ad_account_id=${hotelier().adAccountId.value}`,
			`POST ${GROUPS}`,
		]);
	});

	/** Entries as the editor saves them, and what they mean; each of them is shown by a preview. */
	const meant: Array<[type: string, entry: object, filter: object]> = [
		['RETAIL', { filterBy: 'AVAILABILITY', filterTexts: 'in stock, preorder' }, { values: ['in stock', 'preorder'] }],
		['RETAIL', { filterBy: 'ITEM_ID', filterTexts: [['a', 'b'], 'c'] }, { values: ['a', 'b', 'c'] }],
		['RETAIL', { filterBy: 'CURRENCY', filterCurrency: 'eur', filterNegated: true }, { values: 'EUR' }],
		[
			'RETAIL',
			{ filterBy: 'CUSTOM_LABEL_3', labelMatch: 'CONTAINS', filterTexts: ['spring'] },
			{ values: ['spring'], filter_operator_type: 'CONTAINS' },
		],
		[
			'RETAIL',
			{ filterBy: 'CUSTOM_NUMBER_4', comparison: 'LESS_THAN_OR_EQUALS', filterNumber: 4294967295 },
			{ operator: 'LESS_THAN_OR_EQUALS', value: 4294967295 },
		],
		['RETAIL', { filterBy: 'GENDER', filterGenders: ['FEMALE', 'UNISEX'] }, { values: ['FEMALE', 'UNISEX'] }],
		[
			'RETAIL',
			{ filterBy: 'GOOGLE_PRODUCT_CATEGORY_1', filterPaths: ['Food, Drinks > Tea', [['A', 'B']][0]] },
			{
				values: [
					['Food, Drinks', 'Tea'],
					['A', 'B'],
				],
			},
		],
		['RETAIL', { filterBy: 'PRODUCT_TYPE_0', filterPaths: 'Klei' }, { values: [['Klei']] }],
		[
			'RETAIL',
			{ filterBy: 'MIN_PRICE', filterAmount: '12.50', filterInclusive: false },
			{ values: 12.5, inclusion: false },
		],
		[
			'RETAIL',
			{ filterBy: 'MEDIA_TYPE', filterMedia: ['VIDEO'], filterNegated: true },
			{ values: ['VIDEO'], negated: true },
		],
		['RETAIL', { filterBy: 'PRODUCT_GROUP', filterGroups: ['443727193917'] }, { values: ['443727193917'] }],
		[
			'RETAIL',
			{ filterBy: 'PINTEREST_PRODUCT_CATEGORIES', filterCategories: ['VASES', 'BED_SHEETS'] },
			{ values: ['VASES', 'BED_SHEETS'] },
		],
		['HOTEL', { filterBy: 'COUNTRY', filterCountryCodes: ['se', 'NO'] }, { values: ['SE', 'NO'] }],
		['HOTEL', { filterBy: 'HOTEL_ID', filterTexts: ['HOTEL-1'] }, { values: ['HOTEL-1'] }],
		[
			'HOTEL',
			{ filterBy: 'PRICE', comparison: 'LESS_THAN', filterAmount: 1500, filterCurrency: 'SEK' },
			{ operator: 'LESS_THAN', value: 1500, currency: 'SEK' },
		],
		['CREATIVE_ASSETS', { filterBy: 'CREATIVE_ASSETS_ID', filterTexts: ['ASSET-1'] }, { values: ['ASSET-1'] }],
		[
			'CREATIVE_ASSETS',
			{ filterBy: 'LINK', labelMatch: 'CONTAINS', filterTexts: ['/sale/'] },
			{ values: ['/sale/'], filter_operator_type: 'CONTAINS' },
		],
		['CREATIVE_ASSETS', { filterBy: 'MEDIA_TYPE', filterMedia: ['IMAGE'] }, { values: ['IMAGE'] }],
	];

	it.each(meant)('can be made of this filter of a %s catalog: %j', async (type, entry, filter) => {
		const { items: output, error } = await run('createMany', {
			...{ groupOf: type, groupCatalog: byId('1'), groupCountry: 'DE', groupLocale: 'de', groupName: 'New' },
			groupFilters: { entries: [entry] },
			options: { preview: true },
		});
		expect(error).toBeUndefined();
		const { element } = output[0].json as { element: { filters: object } };
		const { filterBy } = entry as { filterBy: string };
		const negated = filterBy === 'CURRENCY' ? {} : { negated: false };
		expect(element.filters).toEqual({ all_of: [{ [filterBy]: { ...negated, ...filter } }] });
		expect(site.sent()).toEqual([]);
	});

	it('take filters as JSON, those that the builder does not know too', async () => {
		const filters = { any_of: [{ MOOD: { values: ['a'] } }, { CUSTOM_LABEL_0: { values: ['x'] } }] };
		const { items: output } = await run('createMany', {
			...{ groupOf: 'CREATIVE_ASSETS', groupCatalog: byId('1'), groupName: 'New', options: { preview: true } },
			...{ filterMatch: 'json', filtersJson: JSON.stringify(filters) },
		});
		expect((output[0].json.element as IDataObject).filters).toEqual(filters);
	});

	it('take the whole body as JSON', async () => {
		const body = { feed_id: germany().value, name: 'New', filters: { all_of: [{ BRAND: { values: ['New'] } }] } };
		const { items: output } = await run('create', { inputMode: 'json', jsonBody: JSON.stringify(body) });
		expect(site.sent()).toEqual([[`POST ${GROUPS}`, body]]);
		expect(output[0].json).toMatchObject({ name: 'New', filters: body.filters });
	});

	it('of all items are created together, up to 1,000 in a request', async () => {
		const list = named(...Array.from({ length: 1100 }, (_, at) => `Brand ${at}`));
		const { items: output, error } = await run('createMany', ofBrand(), { items: list });
		expect(error).toBeUndefined();
		expect(site.sent().map(([request, body]) => [request, (body as unknown[]).length])).toEqual([
			[`POST ${GROUPS}/multiple`, 1000],
			[`POST ${GROUPS}/multiple`, 100],
		]);
		expect(output).toEqual(
			list.map(({ json: { name } }, item) => ({
				json: { id: group(String(name)).id, name },
				pairedItem: { item },
			})),
		);
	});

	it('of an item can be several, as JSON', async () => {
		const body = (name: string) => ({
			...{ feed_id: germany().value, name },
			filters: { all_of: [{ BRAND: { values: [name] } }] },
		});
		const { items: output } = await run(
			'createMany',
			{ inputMode: 'json', jsonBody: '={{ $json.list }}' },
			{ items: items({ list: [body('A'), body('B')] }, { list: body('C') }) },
		);
		expect(site.sent()).toHaveLength(1);
		const created = (name: string) => ({ id: group(name).id, name });
		expect(output).toEqual(paired([created('A'), created('B')], [created('C')]));
	});

	it('that can’t be created do not keep the others from it, and only their items fail', async () => {
		const list = named('A', 'Klei', 'C', 'D');
		const { items: output } = await run('createMany', ofBrand(), { items: list, continueOnFail: true });
		expect(site.sent().map(([, body]) => (body as unknown[]).length)).toEqual([4, 2, 1, 1, 2]);
		expect(output[1]).toEqual(failure(1, /named "Klei" already$/));
		expect(output.map(({ json, pairedItem }) => [json.name, pairedItem])).toEqual([
			['A', { item: 0 }],
			[undefined, { item: 1 }],
			['C', { item: 2 }],
			['D', { item: 3 }],
		]);
	});

	it('end the run without "continue on fail" when one can’t be created, and none is', async () => {
		const before = names();
		const { error } = await run('createMany', ofBrand(), { items: named('A', 'Klei', 'C') });
		expect(error?.description).toContain('Of 3 product groups, 0 were created, 3 refused (items 1–3), 0 not sent');
		expect([site.sent().length, names()]).toEqual([1, before]);
	});

	it('are deleted together, up to 250 in a request', async () => {
		const list = named(...Array.from({ length: 300 }, (_, at) => `Brand ${at}`));
		const { items: created } = await run('createMany', ofBrand(), { items: list });
		const { items: output, error } = await run(
			'deleteMany',
			{ groupsToDelete: '={{ $json.id }}' },
			{ items: created.map(({ json }): INodeExecutionData => ({ json })) },
		);
		expect(error).toBeUndefined();
		const asked = site.sent().slice(1);
		expect(asked.map(([request]) => request.split('?')[0])).toEqual(Array(2).fill(`DELETE ${GROUPS}/multiple`));
		expect(asked.map(([request]) => request.split(',').length)).toEqual([250, 50]);
		expect(output).toEqual(paired(...created.map(({ json }) => [{ id: json.id, deleted: true }])));
		expect(names().filter((name) => String(name).startsWith('Brand '))).toEqual([]);
	});

	it('that can’t be deleted fail alone', async () => {
		const [klei, own] = ['Klei', 'All Products'].map((name) => String(group(name).id));
		const { items: output } = await run(
			'deleteMany',
			{ groupsToDelete: '={{ $json.ids }}' },
			{ items: items({ ids: '1' }, { ids: klei }, { ids: own }), continueOnFail: true },
		);
		expect(output).toEqual([
			failure(0, /not found$/),
			...paired([], [{ id: klei, deleted: true }]),
			failure(2, /./, { status: 409, code: 4177 }),
		]);
		expect(names()).not.toContain('Klei');
	});

	it('are shown before they are deleted by a preview', async () => {
		const { items: output } = await run('deleteMany', { groupsToDelete: '12, 34', options: { preview: true } });
		expect(output.map(({ json }) => json)).toEqual([
			{
				...{ preview: true, method: 'DELETE', path: `${GROUPS}/multiple`, request: 1, requests: 1 },
				...{ position: 1, element: { id: '12' }, query: { id: ['12', '34'] } },
			},
			{
				...{ preview: true, method: 'DELETE', path: `${GROUPS}/multiple`, request: 1, requests: 1 },
				...{ position: 2, element: { id: '34' } },
			},
		]);
		expect(site.sent()).toEqual([]);
	});

	it('are got, deleted and counted one at a time', async () => {
		const { id } = group('Klei');
		const { items: got } = await run('get', { productGroup: fromList(String(id)) });
		expect(got).toEqual(paired([simple((await whole(id)) as IDataObject)]));
		const { items: counted } = await run('getProductCounts', { productGroup: byId(String(id)) });
		expect(counted).toEqual(
			paired([{ catalog_type: 'RETAIL', in_stock: 5, out_of_stock: 1, preorder: 0, total: 6, videos: 1 }]),
		);
		const { items: gone } = await run('delete', { productGroup: byId(String(id)) });
		expect(gone).toEqual(paired([{ deleted: true }]));
		expect(names()).not.toContain('Klei');
	});

	it('are listed, of a feed, of a catalog or by ID', async () => {
		const { items: all } = await run('getAll', { returnAll: true });
		expect(all.map(({ json }) => json.name)).toEqual(expect.arrayContaining(['Klei', 'Light pictures']));
		const ids = ['Klei', 'Decor'].map((name) => String(group(name).id));
		const { items: some } = await run('getAll', {
			...{ returnAll: true, output: 'raw' },
			filters: { feed: germany(), catalog: catalog('Shop'), productGroupIds: ids },
		});
		expect(some.map(({ json }) => json.id).sort()).toEqual([...ids].sort());
		expect(site.sent()[1][0]).toBe(
			`GET ${GROUPS}?catalog_id=${catalog('Shop').value}&feed_id=${germany().value}&id=${ids.join()}&page_size=250`,
		);
	});

	it('have products, page by page, with their Pins', async () => {
		const { id } = group('Klei');
		const { items: output } = await run('getProducts', {
			productGroup: byId(String(id)),
			...{ returnAll: true, options: { pageSize: 4 } },
		});
		expect(output.map(({ json }) => json.item_id).sort()).toEqual([
			'LIN-11',
			'LIN-14',
			'LIN-17',
			'LIN-2',
			'LIN-5',
			'LIN-8',
		]);
		expect(output[0].json).toEqual({
			...{ catalog_type: 'RETAIL', item_id: expect.any(String), item_group_id: expect.any(String) },
			...{ availability: expect.any(String), currency: 'EUR', price: expect.any(Number), sale_price: null },
			...{ pin_id: expect.stringMatching(/^\d+$/), title: expect.any(String), description: expect.any(String) },
			link: expect.stringMatching(/^https:/),
			pin_url: expect.stringMatching(/^https:\/\/www\.pinterest\.com\/pin\/\d+\/$/),
		});
		expect(site.sent()).toHaveLength(2);
	});

	it('can be tried: products that filters would take in', async () => {
		const parameters = {
			groupFeed: germany(),
			groupFilters: { entries: [{ filterBy: 'BRAND', filterTexts: ['Klei'] }] },
			...{ returnAll: true, options: { pageSize: 4, pinMetrics: true } },
		};
		const { items: output } = await run('getProductsByFilters', { ...parameters, output: 'raw' });
		expect(output).toHaveLength(6);
		expect(output[0].json).toMatchObject({ metadata: { item_id: expect.any(String) }, pin: { pin_metrics: {} } });
		const filters = { all_of: [{ BRAND: { values: ['Klei'], negated: false } }] };
		const body = { feed_id: germany().value, filters };
		expect(site.sent().map(([, sent]) => sent)).toEqual([body, body]);
		const { items: whole } = await run('getProductsByFilters', { groupFeed: germany(), returnAll: true });
		expect(whole.length).toBeGreaterThan(6);
	});

	it('are tried again where the answer was lost: nothing is written', async () => {
		site.pinterest.faults.add({ match: { method: 'POST' }, fault: { kind: 'reset', afterExecuting: true } });
		const { items: output, error } = await run('getProductsByFilters', { groupFeed: germany(), limit: 3 });
		expect([error, output.length, site.sent().length]).toEqual([undefined, 3, 2]);
	});

	it('are changed in what is given, and keep their filters unless new ones are', async () => {
		const { id, filters } = group('Klei');
		const productGroup = byId(String(id));
		const { items: renamed } = await run('update', {
			...{
				productGroup,
				updateFields: { newGroupName: 'Clay', groupDescription: '', clearFields: ['description'], isFeatured: true },
			},
		});
		expect(site.sent()).toEqual([
			[`PATCH ${GROUPS}/${String(id)}`, { name: 'Clay', description: null, is_featured: true }],
		]);
		expect(renamed[0].json).toMatchObject({ name: 'Clay', filters });
		const entries = [{ filterBy: 'BRAND', filterTexts: ['Northlight'] }];
		const { items: other } = await run('update', { productGroup, newFilterMatch: 'any_of', groupFilters: { entries } });
		expect(other[0].json).toMatchObject({
			name: 'Clay',
			filters: { any_of: [{ BRAND: { values: ['Northlight'], negated: false } }] },
		});
	});

	it('of creative assets are changed by the filters of their type', async () => {
		const { id } = group('Light pictures');
		const { items: output } = await run('update', {
			...{ productGroup: byId(String(id)), groupOf: 'CREATIVE_ASSETS', newFilterMatch: 'json' },
			filtersJson: '{"any_of": [{"CUSTOM_LABEL_0": {"values": ["dark"]}}]}',
		});
		expect(site.sent()[0][1]).toMatchObject({ catalog_type: 'CREATIVE_ASSETS' });
		expect(output[0].json).toMatchObject({ filters: { any_of: [{ CUSTOM_LABEL_0: { values: ['dark'] } }] } });
	});

	const one = (entry: object) => ({ groupFeed: byId('1'), groupName: 'New', groupFilters: { entries: [entry] } });

	it.each([
		['create', { groupFeed: byId('={{ "" }}'), groupName: 'New' }, 'Feed is missing'],
		['create', { groupFeed: byId('1'), groupName: '={{ "" }}' }, 'Name is missing'],
		['create', { groupFeed: byId('1'), groupName: 'New' }, 'Filters is missing: add at least one filter'],
		[
			'create',
			{ groupOf: 'RETAIL', groupCatalog: byId('1'), groupCountry: 'Germany', groupName: 'New' },
			'Country must be a two-letter country code',
		],
		['create', one({ filterBy: 'BRAND', filterTexts: [] }), 'Filters has a wrong filter 1 (Brand): Values is missing'],
		[
			'create',
			one({ filterBy: 'PINTEREST_PRODUCT_CATEGORIES', filterCategories: ['Vases'] }),
			'1 (Pinterest Category): Pinterest Categories must be one of Pinterest’s product categories, not "Vases"',
		],
		['create', one({ filterBy: 'HOTEL_ID', filterTexts: ['a'] }), 'wrong filter 1: By must be one of AVAILABILITY'],
		['create', one({ filterBy: 'CURRENCY', filterCurrency: 'euro' }), '(Currency): Currency must be a three-letter'],
		[
			'create',
			one({ filterBy: 'MAX_PRICE', filterAmount: '9,90' }),
			'(Maximum Price): Price must be an amount such as',
		],
		[
			'create',
			one({ filterBy: 'CUSTOM_NUMBER_0', filterNumber: -1 }),
			'(Custom Number 0): Number must be a whole number',
		],
		[
			'create',
			one({ filterBy: 'GENDER', filterGenders: ['X'] }),
			'(Gender): Genders must be one of FEMALE, MALE, UNISEX',
		],
		['create', one({ filterBy: 'PRODUCT_GROUP', filterGroups: ['all'] }), 'Product Group IDs must be an id'],
		['create', one({ filterBy: 'PRODUCT_TYPE_1', filterPaths: [' > '] }), '(Product Type 1): Categories is missing'],
		[
			'create',
			{
				groupFeed: byId('1'),
				groupName: 'New',
				filterMatch: 'json',
				filtersJson: '{"all_of": [{"HOTEL_ID": {"values": []}}]}',
			},
			'Filters (JSON) has the filter HOTEL_ID, which this type of catalog does not have',
		],
		[
			'create',
			{ groupFeed: byId('1'), groupName: 'New', filterMatch: 'json', filtersJson: '[]' },
			'Filters (JSON) must be an object with a list of filters in either all_of or any_of',
		],
		['deleteMany', { groupsToDelete: 'all' }, 'Product Group IDs must be an id'],
		['update', { productGroup: byId('1') }, 'Nothing to update'],
		['update', { productGroup: byId('1'), groupOf: 'HOTEL' }, 'Nothing to update'],
	])('are refused before anything is sent: %s %j', async (operation, parameters, message) => {
		const { error } = await run(operation, parameters);
		expect(`${error?.message}\n${error?.description}`).toContain(message);
		expect(site.sent()).toEqual([]);
	});
});
