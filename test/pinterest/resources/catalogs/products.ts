import { page, pageParameters, type PageQuery } from '../../paging';
import { row, type Call } from '../../row';
import { pinMetricsParameter } from '../pinView';
import { feedFor } from './feedStore';
import { stockOf } from './feedRuns';
import type { Filters } from './filterBody';
import { matches } from './filterMatch';
import { amountOf, currencyOf } from './itemRules';
import { hasVideo, idOf, itemPin, type Item } from './itemStore';
import { filterBody, type GroupBody } from './productGroupBody';
import { groupFor, itemsInScope, type Scope } from './productGroupStore';
import { checkFilters } from './productGroups';
import { settle } from './settle';
import { actFor, catalogFor, catalogsOf } from './shared';

type ProductsQuery = PageQuery & { pin_metrics: boolean };

const query = { ...actFor, ...pageParameters, pin_metrics: pinMetricsParameter };
const facts = { category: 'catalogs_read', sandbox: true } as const;
const scopes = () => ['boards:read', 'catalogs:read', 'pins:read'] as const;

/** What is in product groups, or would be. */
export const products = [
	row<ProductsQuery>({
		...facts,
		scopes: [...scopes()],
		id: 'catalogs_product_group_pins/list',
		method: 'GET',
		path: '/catalogs/product_groups/{product_group_id}/products',
		query,
		answer(call) {
			settle(call);
			const group = groupFor(call, call.path.product_group_id);
			return { status: 200, body: productPage(call, group, group.filters) };
		},
	}),
	row({
		...facts,
		scopes: ['catalogs:read'],
		id: 'catalogs_product_groups/product_counts_get',
		method: 'GET',
		path: '/catalogs/product_groups/{product_group_id}/product_counts',
		query: actFor,
		answer(call) {
			settle(call);
			const { catalog_type, ...group } = groupFor(call, call.path.product_group_id);
			const found = itemsInScope(call.world, group).filter((item) => matches(call.world, item, group.filters));
			const total = found.length;
			const videos = found.filter(hasVideo).length;
			const links = ['ios_deep_link', 'android_deep_link'];
			const inStock = (stock: string) =>
				found.filter(({ attributes }) => stockOf(attributes.availability) === stock).length;
			switch (catalog_type) {
				case 'RETAIL': {
					const stocks = {
						in_stock: inStock('IN_STOCK'),
						out_of_stock: inStock('OUT_OF_STOCK'),
						preorder: inStock('PREORDER'),
					};
					return { status: 200, body: { catalog_type, ...stocks, total, videos } };
				}
				case 'HOTEL':
					return { status: 200, body: { catalog_type, total } };
				case 'CREATIVE_ASSETS': {
					const apps = found.filter(({ attributes }) => links.some((link) => attributes[link] !== undefined)).length;
					return { status: 200, body: { catalog_type, total, videos, images: total - videos, app_links: apps } };
				}
			}
		},
	}),
	row<ProductsQuery, GroupBody & { filters: Filters }>({
		...facts,
		scopes: [...scopes()],
		id: 'products_by_product_group_filter/list',
		method: 'POST',
		path: '/catalogs/products/get_by_product_group_filters',
		query,
		body: filterBody,
		answer(call) {
			settle(call);
			catalogsOf(call);
			const { feed_id: feedId, catalog_id: catalogId = '', catalog_type: type, country, locale, filters } = call.body;
			const feed = feedId === undefined ? undefined : feedFor(call, feedId);
			const catalog = feed ? catalogFor(call, feed.catalog_id) : catalogFor(call, catalogId, type);
			checkFilters(call, { catalog_type: catalog.catalog_type, filters });
			const scope = {
				catalog_id: catalog.id,
				feed_id: feed?.id ?? null,
				country: country ?? null,
				locale: locale ?? null,
			};
			return { status: 200, body: productPage(call, scope, filters) };
		},
	}),
];

function productPage(call: Call<ProductsQuery, unknown>, scope: Scope, filters: Filters) {
	const { world, query } = call;
	const { pin_metrics: metrics } = query;
	const { catalog_id, feed_id, country, locale } = scope;
	return page(
		call as Call<PageQuery>,
		itemsInScope(world, scope),
		(item) => ({ catalog_type: item.catalog_type, metadata: metadataOf(item), pin: itemPin(call, item, { metrics }) }),
		{
			filters: { catalog_id, feed_id, country, locale, filters, metrics },
			keep: (item) => matches(world, item, filters),
		},
	);
}

function metadataOf(item: Item): Record<string, unknown> {
	const { attributes } = item;
	switch (item.catalog_type) {
		case 'RETAIL':
			return {
				...idOf(item),
				item_group_id: attributes.item_group_id ?? null,
				availability: stockOf(attributes.availability),
				currency: currencyOf(attributes.price),
				price: amountOf(attributes.price),
				sale_price: attributes.sale_price === undefined ? null : amountOf(attributes.sale_price),
			};
		case 'HOTEL':
			return idOf(item);
		case 'CREATIVE_ASSETS':
			return { ...idOf(item), visibility: stockOf(attributes.visibility ?? 'visible') };
	}
}
