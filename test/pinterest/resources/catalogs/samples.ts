import type { Sample } from '../../samples';
import { clientId, shopId } from '../../seed';
import { feedStore } from './feedStore';
import { groupStore } from './productGroupStore';
import { runStore } from './feedRuns';
import { catalogStore } from './shared';

const site = 'https://hearthandlinen.example';

/** One call or more of each row, every type of catalog, and what is refused beside what is done. */
export const samples: Sample = async (check, pinterest) => {
	const world = pinterest.worlds.production;
	const hotelier = [...world.adAccounts.values()].find((each) => each.ownerId === clientId)?.id;
	const asHotel = `?ad_account_id=${hotelier}`;
	const idOf = (type: string) => [...catalogStore(world).values()].find((each) => each.catalog_type === type)?.id ?? '';
	const [catalog_id, hotels, assets] = [idOf('RETAIL'), idOf('HOTEL'), idOf('CREATIVE_ASSETS')];

	await check('catalogs/list', {}, '?page_size=1');
	for (const catalog_type of ['RETAIL', 'HOTEL', 'CREATIVE_ASSETS'])
		await check('catalogs/create', {}, '', { catalog_type, name: 'New' });
	await check('catalogs/available_filter_values', {}, `?catalog_id=${catalog_id}&country=DE&language=de`);
	await check('catalogs/available_filter_values', {}, `${asHotel}&catalog_id=${hotels}`);
	await check('catalogs/available_filter_values', {}, `?catalog_id=${assets}`);

	const file = { format: 'CSV', location: `${site}/new.csv` };
	const plain = { ...file, name: 'New', default_country: 'AT', default_locale: 'de' };
	const { id: feed } = await check('feeds/create', {}, '', plain);
	await check('feeds/create', {}, '', {
		...file,
		name: 'Assets',
		catalog_type: 'CREATIVE_ASSETS',
		catalog_id: assets,
		default_country: 'DE',
		default_locale: 'de',
		preferred_processing_schedule: { time: '23:05', timezone: 'Europe/Berlin' },
		credentials: { username: 'a', password: 'b' },
	});
	await check('feeds/list', {}, '');
	await check('feeds/list', {}, `${asHotel}&catalog_id=${hotels}`);
	const feed_id = String(feed);
	await check('feeds/get', { feed_id }, '');
	await check('feeds/update', { feed_id }, '', { status: 'INACTIVE', credentials: null });
	await check('feeds/ingest', { feed_id }, '');
	await check('feed_processing_results/list', { feed_id }, '');
	const [old] = [...feedStore(world).values()].filter((each) => each.ownerId === shopId);
	const [{ id: run }] = [...runStore(world).values()].filter((each) => each.feed_id === old.id);
	await check('feed_processing_results/list', { feed_id: old.id }, '?page_size=1');
	await check('items_issues/list', { processing_result_id: run }, '?page_size=2');
	await check('items_issues/list', { processing_result_id: run }, '?item_validation_issue=TITLE_MISSING');
	await check('items_issues/list', { processing_result_id: run }, '?item_numbers=3&item_numbers=7');
	await check('feeds/delete', { feed_id }, '');

	const de = { country: 'DE', language: 'de' };
	const product = {
		title: 'Sample',
		description: 'A sample.',
		link: `${site}/sample`,
		image_link: `${site}/sample.jpg`,
		price: '10.00 EUR',
		availability: 'in stock',
		gtin: 4006381333931,
	};
	const create = (idKey: string, id: string, attributes: object) => ({ operation: 'CREATE', [idKey]: id, attributes });
	const batches: Array<[query: string, body: object]> = [
		['', { ...de, operation: 'UPSERT', items: [{ item_id: 'S-1', attributes: product }] }],
		[
			'',
			{
				...de,
				catalog_type: 'RETAIL',
				items: [create('item_id', 'S-2', { ...product, gender: 'all' }), create('item_id', 'S-3', {})],
			},
		],
		[
			asHotel,
			{
				...de,
				catalog_type: 'HOTEL',
				items: [
					create('hotel_id', 'S-1', {
						name: 'Sample',
						link: 'https://northlight.example/s',
						main_image: { link: 'https://northlight.example/s.jpg', tag: ['front'] },
					}),
				],
			},
		],
		[
			'',
			{
				...de,
				catalog_type: 'CREATIVE_ASSETS',
				items: [create('creative_assets_id', 'S-1', { title: 'Sample', link: site, image_link: `${site}/s.jpg` })],
			},
		],
	];
	for (const [query, body] of batches) {
		const { batch_id } = await check('items_batch/post', {}, query, body);
		await check('items_batch/get', { batch_id: String(batch_id) }, query);
	}
	const ask = (catalog_type: string, key: string, ids: string[]) => ({
		...de,
		filters: { catalog_type, [key]: ids },
	});
	await check('items/post', {}, '', ask('RETAIL', 'item_ids', ['S-1', 'S-2', 'S-3', 'LIN-11']));
	await check('items/post', {}, asHotel, ask('HOTEL', 'hotel_ids', ['S-1', 'S-9']));
	await check('items/post', {}, '', ask('CREATIVE_ASSETS', 'creative_assets_ids', ['S-1', 'S-9', 'ASSET-4']));

	const filters = { any_of: [{ CUSTOM_LABEL_0: { values: ['Spring'], filter_operator_type: 'CONTAINS' } }] };
	const at = { country: 'DE', locale: 'de' };
	const made = [
		{ feed_id: old.id, name: 'New', filters },
		{ catalog_type: 'RETAIL', catalog_id, name: 'New', filters, ...at },
		{ catalog_type: 'CREATIVE_ASSETS', catalog_id: assets, name: 'New', filters },
	];
	for (const body of made) await check('catalogs_product_groups/create', {}, '', body);
	const hotelGroup = { catalog_type: 'HOTEL', catalog_id: hotels, name: 'New', filters };
	await check('catalogs_product_groups/create', {}, asHotel, hotelGroup);
	const more = ['A', 'B'].map((name) => ({
		feed_id: old.id,
		name,
		filters: { all_of: [{ BRAND: { values: [name] } }] },
	}));
	const created: unknown = await check('catalogs_product_groups/create_many', {}, '', more);
	const [first, second] = created as string[];
	await check('catalogs_product_groups/update', { product_group_id: first }, '', { name: 'C', description: null });
	await check('catalogs_product_groups/delete', { product_group_id: first }, '');
	await check('catalogs_product_groups/delete_many', {}, `?id=${second}`);
	await check('catalogs_product_groups/list', {}, '?page_size=250');
	await check('catalogs_product_groups/list', {}, asHotel);
	for (const group of groupStore(world).values()) {
		const query = group.ownerId === clientId ? asHotel : '?page_size=3';
		const ids = { product_group_id: group.id };
		await check('catalogs_product_groups/get', ids, query.replace('page_size=3', ''));
		await check('catalogs_product_groups/product_counts_get', ids, query.replace('page_size=3', ''));
		await check('catalogs_product_group_pins/list', ids, `${query}&pin_metrics=true`);
	}
	await check('products_by_product_group_filter/list', {}, '', { feed_id: old.id, filters });
	const { name: _name, ...hotelFilter } = hotelGroup;
	await check('products_by_product_group_filter/list', {}, asHotel, hotelFilter);

	const reported = { catalog_type: 'RETAIL', report: { report_type: 'FEED_INGESTION_ISSUES', feed_id: old.id } };
	pinterest.settings.processingOutcome = 'stuck';
	const { token } = await check('reports/create', {}, '', reported);
	await check('reports/get', {}, `?token=${String(token)}`);
	delete pinterest.settings.processingOutcome;
	await check('reports/get', {}, `?token=${String(token)}`);
	const deep = (report: Record<string, string>) =>
		`?parameters[catalog_type]=RETAIL&${Object.entries(report)
			.map(([key, value]) => `parameters[report][${key}]=${value}`)
			.join('&')}`;
	await check('reports/stats', {}, deep(reported.report));
	await check('reports/stats', {}, deep({ report_type: 'DISTRIBUTION_ISSUES' }));

	const ids = { catalog_id };
	const store = { name: 'New', store_code: 'N1', country: 'DE' };
	const stores: unknown = await check('catalogs_local_stores/create', ids, '', [store, store]);
	const [{ data }] = stores as Array<{ data: { id: string } }>;
	await check('catalogs_local_stores/list', ids, `?ids=${data.id}`);
	const updates = [
		{ id: data.id, latitude: 53.5, longitude: 10 },
		{ id: '1', name: 'Nowhere' },
	];
	await check('catalogs_local_stores/update', ids, '', updates);
	const pair = { item_id: 'LIN-3', store_code: 'N1' };
	const stock = { price: '200.00 EUR', availability: 'in stock' };
	const operations = [
		{ ...pair, operation: 'UPSERT', attributes: stock },
		{ ...pair, store_code: 'N2', operation: 'DELETE' },
	];
	const local = await check('catalogs_local_inventory_items_batch/operate', ids, '', { operations });
	await check('catalogs_supplemental_items_batch/get', { ...ids, batch_id: String(local.batch_id) }, '');
	await check('catalogs_local_inventory_items/post', ids, '', { item_filters: [pair] });
	await check('catalogs_local_stores/delete', ids, `?ids=${data.id},1`);

	const key = { item_id: 'LIN-1', country: 'DE', language: 'DE' };
	const bid_options = { bid_in_micro_currency: 500_000, app_type_multipliers: { web: 1.2 } };
	const bid = { ...key, operation: 'UPSERT', bid_options, update_mask: ['BID', 'APP_TYPE_BID_MULTIPLIER_SET'] };
	await check('advanced_auction_items_submit/post', {}, '', { catalog_id, items: [bid] });
	await check('advanced_auction_items_submit/post', {}, '', {
		catalog_id,
		items: [bid, { ...key, item_id: 'LIN-2', operation: 'DELETE' }],
	});
	await check('advanced_auction_items_get/post', {}, '', { catalog_id, items: [key] });
};
