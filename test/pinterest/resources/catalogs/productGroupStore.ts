import type { Listed } from '../../paging';
import { Refusal } from '../../row';
import type { World } from '../../world';
import type { Feed } from './feedStore';
import type { Filters } from './filterBody';
import { isOfFeed, itemsIn, type Item } from './itemStore';
import { feedStore } from './feedStore';
import { languageOf, seconds, type Acting, type Catalog, type CatalogType } from './shared';

export interface ProductGroup extends Listed {
	id: string;
	ownerId: string;
	catalog_id: string;
	catalog_type: CatalogType;
	/** Products of one feed; null takes the whole catalog. */
	feed_id: string | null;
	country: string | null;
	locale: string | null;
	name: string;
	description: string | null;
	filters: Filters;
	is_featured: boolean;
	/** Groups that were made for the account can't be changed. */
	type: 'MERCHANT_CREATED' | 'ALL_PRODUCTS' | 'ALL_LISTINGS';
	/** Seconds since 1970. */
	created_at: number;
	updated_at: number;
}

export const groupStore = (world: World) => world.store<ProductGroup>('catalog product group');

export function addGroup(
	world: World,
	facts: Pick<ProductGroup, 'ownerId' | 'catalog_id' | 'catalog_type' | 'name' | 'filters'> & Partial<ProductGroup>,
): ProductGroup {
	const seq = world.nextSeq();
	const at = facts.created_at ?? Math.floor(Date.now() / 1000);
	const group: ProductGroup = {
		feed_id: null,
		country: null,
		locale: null,
		description: null,
		is_featured: false,
		type: 'MERCHANT_CREATED',
		...facts,
		seq,
		id: world.newId('catalog product group', seq),
		created_at: at,
		updated_at: at,
	};
	groupStore(world).set(group.id, group);
	return group;
}

/** The group of all products that a feed, or a catalog of hotels, has from its beginning. */
export function addAllProducts(world: World, catalog: Catalog, feed?: Feed): ProductGroup {
	return addGroup(world, {
		ownerId: catalog.ownerId,
		catalog_id: catalog.id,
		catalog_type: catalog.catalog_type,
		feed_id: feed?.id ?? null,
		name: catalog.catalog_type === 'HOTEL' ? 'All Listings' : 'All Products',
		type: catalog.catalog_type === 'HOTEL' ? 'ALL_LISTINGS' : 'ALL_PRODUCTS',
		filters: { all_of: [] },
		created_at: seconds((feed ?? catalog).created_at),
	});
}

/** A group of the acting account; 404 code 4180 for others. */
export function groupFor({ world, user }: Acting, id: string): ProductGroup {
	const group = groupStore(world).get(id);
	if (group?.ownerId !== user.id) throw new Refusal(404, 4180, 'Product group not found.');
	return group;
}

/** Whether an ad group promotes it at present. */
export function hasActivePromotions(world: World, group: ProductGroup): boolean {
	const promotions = world.store<{ catalog_product_group_id?: string | null; status: string }>(
		'product group promotion',
	);
	return [...promotions.values()].some(
		(each) => each.catalog_product_group_id === group.id && each.status === 'ACTIVE',
	);
}

/** Where the filters of a group, or of a question, look. */
export type Scope = Pick<ProductGroup, 'catalog_id' | 'feed_id' | 'country' | 'locale'>;

export function itemsInScope(world: World, { catalog_id, feed_id, country, locale }: Scope): Item[] {
	const feed = feed_id === null ? undefined : feedStore(world).get(feed_id);
	return itemsIn(
		world,
		catalog_id,
		(item) =>
			(!feed || isOfFeed(item, feed)) &&
			(country === null || item.country === country) &&
			(locale === null || item.language === languageOf(locale)),
	);
}

export function groupView({ seq: _seq, ownerId: _owner, ...group }: ProductGroup): Record<string, unknown> {
	const { feed_id, country, locale, is_featured, type, ...common } = group;
	switch (group.catalog_type) {
		case 'RETAIL':
			return { ...common, feed_id, country, locale, is_featured, type, status: 'ACTIVE' };
		case 'HOTEL':
			return { ...common, type };
		case 'CREATIVE_ASSETS':
			return common;
	}
}
