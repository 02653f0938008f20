import { page, type PageQuery } from '../../paging';
import { row } from '../../row';
import { feedFor } from './feedStore';
import { filterValues } from './filterValues';
import { isOfFeed, itemsIn } from './itemStore';
import { addAllProducts } from './productGroupStore';
import { settle } from './settle';
import { addCatalog, catalogFor, catalogsOf, catalogStore, languageOf, type Catalog, type CatalogType } from './shared';

interface FilterValuesQuery {
	catalog_id: string;
	feed_id?: string;
	country?: string;
	language?: string;
}

export const catalogRows = [
	row<PageQuery>('GET /catalogs', {
		answer(call) {
			const body = page(call, [...catalogStore(call.world).values()], catalogView, {
				filters: { user: call.user.id },
				keep: (catalog) => catalog.ownerId === call.user.id,
			});
			return { status: 200, body };
		},
	}),
	row<object, { catalog_type: CatalogType; name: string }>('POST /catalogs', {
		answer(call) {
			const { catalog_type: type, name } = call.body;
			const catalog = addCatalog(call.world, call.user.id, type, name);
			if (type === 'HOTEL') addAllProducts(call.world, catalog);
			return { status: 200, body: catalogView(catalog) };
		},
	}),
	row<FilterValuesQuery>('GET /catalogs/available_filter_values', {
		answer(call) {
			settle(call);
			const { catalog_id: id, feed_id: feedId, country, language } = call.query;
			catalogsOf(call);
			const { catalog_type: type } = catalogFor(call, id);
			const feed = feedId === undefined ? undefined : feedFor(call, feedId);
			// These three are for products; other catalogs have one feed, and all of its items count.
			const isNarrow = type === 'RETAIL';
			const found = itemsIn(
				call.world,
				id,
				(item) =>
					!isNarrow ||
					((!feed || isOfFeed(item, feed)) &&
						(country === undefined || item.country === country) &&
						(language === undefined || item.language === languageOf(language))),
			);
			const sample = found.slice(0, 1000);
			return { status: 200, body: { catalog_type: type, filter_values: filterValues(type, sample) } };
		},
	}),
];

function catalogView({ seq: _seq, ownerId: _owner, ...catalog }: Catalog): Record<string, unknown> {
	return catalog;
}
