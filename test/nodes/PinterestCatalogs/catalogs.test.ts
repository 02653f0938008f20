import { byId, paired, useCatalogsSite } from './site';

describe('catalogs', () => {
	const site = useCatalogsSite();
	const run = (operation: string, parameters: object = {}) => site.operate('catalog', operation, parameters);

	it.each(['RETAIL', 'HOTEL', 'CREATIVE_ASSETS'])('of the type %s are created', async (catalogType) => {
		const { items } = await run('create', { name: 'New', catalogType });
		expect(site.sent()).toEqual([['POST /catalogs', { name: 'New', catalog_type: catalogType }]]);
		const { id, name, catalog_type } = site.named('catalog', 'New');
		expect(items).toEqual([
			{ json: expect.objectContaining({ id, name, catalog_type }) as unknown, pairedItem: { item: 0 } },
		]);
		expect(catalog_type).toBe(catalogType);
	});

	it('are listed, those of the ad account’s owner where one is chosen', async () => {
		const names = async (options: object) =>
			(await run('getAll', { returnAll: true, options })).items.map(({ json }) => json.name);
		expect((await names({})).sort()).toEqual(['Campaign pictures', 'Shop']);
		expect(await names({ adAccountId: byId(site.adAccount('Northlight Hotel')) })).toEqual(['Rooms']);
	});

	it('tell what product groups can filter by', async () => {
		const catalog = site.locator('catalog', 'Shop');
		const feed = site.locator('catalog feed', 'Germany');
		const { items } = await run('getFilterValues', { catalog, filters: { feed, country: 'de', locale: 'de' } });
		const query = { catalog_id: catalog.value, country: 'DE', feed_id: feed.value, language: 'de' };
		const answer = await site.api.get(`/catalogs/available_filter_values?${new URLSearchParams(query).toString()}`);
		expect(items).toEqual(paired([answer.data]));
		expect(items[0].json).toMatchObject({ filter_values: { brand: ['Hearth & Linen', 'Klei', 'Northlight'] } });
	});

	it('refuse a country that is none before anything is sent', async () => {
		const catalog = site.locator('catalog', 'Shop');
		const { error } = await run('getFilterValues', { catalog, filters: { country: 'Germany' } });
		expect(error?.message).toBe('Country must be a two-letter country code such as US');
		expect(site.sent()).toEqual([]);
	});
});

describe('pickers', () => {
	const site = useCatalogsSite();
	const names = async (method: string, parameters: object = {}, filter?: string) =>
		(await site.search(method, { parameters: parameters as never, filter })).results.map(({ name }) => name);

	it('list catalogs with their types', async () => {
		expect((await names('searchCatalogs')).sort()).toEqual(['Campaign pictures (creative assets)', 'Shop (retail)']);
		expect(await names('searchCatalogs', {}, 'shop')).toEqual(['Shop (retail)']);
	});

	it('list the catalogs of the ad account’s owner', async () => {
		const options = { adAccountId: byId(site.adAccount('Northlight Hotel')) };
		expect(await names('searchCatalogs', { options })).toEqual(['Rooms (hotel)']);
	});

	it('list feeds with their country and language, those of the catalog that is chosen', async () => {
		const catalog = site.locator('catalog', 'Campaign pictures');
		const ofFeeds = { resource: 'feed', operation: 'getAll', filters: { catalog } };
		expect((await names('searchFeeds')).sort()).toEqual(['Germany (DE, de)', 'United States (US, en-US)']);
		expect(await names('searchFeeds', ofFeeds)).toEqual([]);
	});

	it('list the product groups of the feed or catalog that is chosen', async () => {
		expect(await names('searchProductGroups', {}, 'klei')).toEqual(expect.arrayContaining(['Klei', 'Not Klei']));
		const filters = { catalog: site.locator('catalog', 'Campaign pictures') };
		const parameters = { resource: 'productGroup', operation: 'getAll', filters };
		expect(await names('searchProductGroups', parameters)).toEqual(['Light pictures']);
	});
});
