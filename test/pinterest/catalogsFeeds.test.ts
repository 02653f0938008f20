import { client, refusal } from './client';
import { usePinterest } from './usePinterest';
import { feedFiles, type FeedLine } from './resources/catalogs/feedFiles';

const site = 'https://hearthandlinen.example';
const plain = {
	name: 'Austria',
	format: 'CSV',
	location: `${site}/at.csv`,
	default_country: 'AT',
	default_locale: 'de',
};

describe('feeds of the simulated catalogs', () => {
	const pinterest = usePinterest();
	let api: ReturnType<typeof client>;

	beforeEach(() => {
		pinterest.reset();
		pinterest.limits.off();
		pinterest.settings.processingPolls = 0;
		delete pinterest.settings.processingOutcome;
		api = client(pinterest);
	});

	const add = async (more: object = {}) => (await api.post('/catalogs/feeds', { ...plain, ...more })).data;
	const results = async (id: string, query = '') =>
		(await api.get(`/catalogs/feeds/${id}/processing_results${query}`)).data.items;
	const put = (id: string, lines: FeedLine[]) => feedFiles(pinterest.worlds.production).set(id, lines);
	const line = (id: string, more: object = {}): FeedLine => ({
		id,
		attributes: {
			title: 'Bowl',
			description: 'A bowl.',
			link: `${site}/bowl`,
			image_link: [`${site}/bowl.jpg`],
			price: '20.00 EUR',
			availability: 'in stock',
			...more,
		},
	});

	it('are made, changed and deleted', async () => {
		const feed = await add({ credentials: { username: 'u', password: 'p' } });
		expect(feed).toMatchObject({ catalog_type: 'RETAIL', status: 'ACTIVE', default_currency: null });
		const changed = (await api.patch(`/catalogs/feeds/${feed.id}`, { credentials: null, status: 'INACTIVE' })).data;
		expect(changed).toMatchObject({ name: 'Austria', credentials: null, status: 'INACTIVE' });
		expect((await api.get(`/catalogs/feeds/${feed.id}`)).data).toEqual(changed);
		expect((await api.get('/catalogs/feeds?page_size=1')).data.items[0].id).toBe(feed.id);
		expect((await api.delete(`/catalogs/feeds/${feed.id}`)).status).toBe(204);
		expect(refusal(await api.get(`/catalogs/feeds/${feed.id}`))).toMatchObject({ status: 404, code: 4161 });
		const groups = (await api.get('/catalogs/product_groups?page_size=250')).data.items;
		expect(groups.filter((group: { feed_id: string }) => group.feed_id === feed.id)).toEqual([]);
	});

	it.each([
		['a name that is taken', { name: 'Germany' }, 422, 4170],
		['no locale', { default_locale: undefined }, 501, 4181],
		['no locale, of a type', { default_locale: undefined, catalog_type: 'RETAIL' }, 400, 1],
		['an address that is none', { location: 'at.csv' }, 400, 1],
		['a time without a zone', { preferred_processing_schedule: { time: '02:00' } }, 400, 1],
		['a zone that is none', { preferred_processing_schedule: { time: '02:00', timezone: 'Europe/Kiel' } }, 400, 1],
		['a country for hotels', { catalog_type: 'HOTEL' }, 400, 1],
		['half of the credentials', { credentials: { username: 'u' } }, 400, 1],
		['a catalog that is not there', { catalog_type: 'CREATIVE_ASSETS', catalog_id: '1' }, 404, 678],
	])('are refused with %s', async (_name, more, status, code) => {
		expect(refusal(await api.post('/catalogs/feeds', { ...plain, ...more }))).toMatchObject({ status, code });
	});

	it('can’t become of another type', async () => {
		const { id } = await add();
		const answer = refusal(await api.patch(`/catalogs/feeds/${id}`, { catalog_type: 'HOTEL', name: 'New' }));
		expect(answer).toMatchObject({ status: 400, code: 1 });
	});

	it('are read in the background, and say what is wrong with which line', async () => {
		pinterest.settings.processingPolls = 1;
		const { id } = await add();
		put(id, [line('A'), line('B', { title: '' }), line('A'), line('C', { condition: 'like new' }), line('')]);
		const { data: started } = await api.post(`/catalogs/feeds/${id}/ingest`);
		expect(started).toMatchObject({ feed_id: id, status: 'PROCESSING' });
		expect((await results(id))[0]).toMatchObject({ status: 'PROCESSING', product_counts: null });
		const [done] = await results(id);
		expect(done).toMatchObject({
			id: started.id,
			status: 'COMPLETED',
			product_counts: { original: 5, ingested: 2 },
			ingestion_details: { info: { IN_STOCK: 2 } },
			validation_details: {
				errors: { TITLE_MISSING: 1, DUPLICATE_PRODUCTS: 1, ITEMID_MISSING: 1 },
				warnings: { OPTIONAL_CONDITION_INVALID: 1 },
			},
		});
		const issues = async (query = '') =>
			(await api.get(`/catalogs/processing_results/${done.id}/item_issues${query}`)).data.items;
		expect((await issues()).map((each: { item_number: number }) => each.item_number)).toEqual([1, 2, 3, 4]);
		expect(await issues('?item_numbers=1&item_numbers=0')).toEqual([
			{
				item_number: 1,
				item_id: 'B',
				errors: { TITLE_MISSING: { attribute_name: 'TITLE', provided_value: '' } },
				warnings: {},
			},
		]);
		expect(await issues('?item_validation_issue=ITEMID_MISSING')).toMatchObject([{ item_number: 4, item_id: null }]);
		const both = await api.get(
			`/catalogs/processing_results/${done.id}/item_issues?item_numbers=1&item_validation_issue=TITLE_MISSING`,
		);
		expect(refusal(both)).toMatchObject({ status: 501, code: 4181 });
	});

	it('take away what is no longer in the file, and nothing where it did not change', async () => {
		const { id } = await add();
		const ingest = async () => {
			await api.post(`/catalogs/feeds/${id}/ingest`);
			return (await results(id))[0];
		};
		const read = async (ids: string[]) => {
			const filters = { catalog_type: 'RETAIL', item_ids: ids };
			const { items } = (await api.post('/catalogs/items', { country: 'AT', language: 'de', filters })).data;
			return items.map((item: object) => 'attributes' in item);
		};
		put(id, [line('A'), line('B')]);
		await ingest();
		expect(await read(['A', 'B'])).toEqual([true, true]);
		put(id, [line('B')]);
		await ingest();
		expect(await read(['A', 'B'])).toEqual([false, true]);
		expect(await ingest()).toMatchObject({
			status: 'COMPLETED',
			product_counts: { original: 1, ingested: 1 },
			validation_details: { warnings: { FETCH_SAME_SIGNATURE: 1 } },
		});
		put(id, []);
		expect(await ingest()).toMatchObject({ status: 'FAILED', validation_details: { errors: { FETCH_ERROR: 1 } } });
	});

	it('have at most twenty samples of each issue, in pages', async () => {
		const { id } = await add();
		put(
			id,
			Array.from({ length: 30 }, (_, at) => line(`L-${at}`, { price: 'free' })),
		);
		await api.post(`/catalogs/feeds/${id}/ingest`);
		const [run] = await results(id);
		expect(run.validation_details.errors).toEqual({ PRODUCT_PRICE_INVALID: 30 });
		const path = `/catalogs/processing_results/${run.id}/item_issues?page_size=15`;
		const first = (await api.get(path)).data;
		const second = (await api.get(`${path}&bookmark=${encodeURIComponent(first.bookmark)}`)).data;
		expect([first.items.length, second.items.length, second.bookmark]).toEqual([15, 5, null]);
		expect(second.items[4].item_number).toBe(19);
	});

	it('of the seed are of one account only', async () => {
		const other = client(pinterest, pinterest.issueToken({ userId: '664281800000000002' }).accessToken);
		const names = async (who: typeof api) =>
			(await who.get('/catalogs/feeds')).data.items.map((feed: { name: string }) => feed.name);
		expect(await names(api)).toEqual(['United States', 'Germany']);
		expect(await names(other)).toEqual(['Rooms']);
	});
});
