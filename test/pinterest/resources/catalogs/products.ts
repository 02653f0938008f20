import { page, type PageQuery } from '../../paging';
import { row, type Call } from '../../row';
import { feedFor } from './feedStore';
import { stockOf } from './feedRuns';
import type { Filters } from './filterBody';
import { matches } from './filterMatch';
import { amountOf, currencyOf } from './itemRules';
import { hasVideo, idOf, itemPin, type Item } from './itemStore';
import { type GroupBody } from './productGroupBody';
import { groupFor, itemsInScope, type Scope } from './productGroupStore';
import { checkFilters } from './productGroups';
import { settle } from './settle';
import { catalogFor, catalogsOf } from './shared';

type ProductsQuery = PageQuery & { pin_metrics: boolean };

/** What is in product groups, or would be. */
export const products = [
	row<ProductsQuery>('GET /catalogs/product_groups/{product_group_id}/products', {
		answer(call) {
			settle(call);
			const group = groupFor(call, call.path.product_group_id);
			return { status: 200, body: productPage(call, group, group.filters) };
		},
	}),
	row('GET /catalogs/product_groups/{product_group_id}/product_counts', {
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
	row<ProductsQuery, GroupBody & { filters: Filters }>('POST /catalogs/products/get_by_product_group_filters', {
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
