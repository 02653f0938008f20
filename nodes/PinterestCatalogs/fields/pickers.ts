import type { Field } from '../../shared/rows/field';
import type { Facts } from '../../shared/fields/kinds';
import { adsObject } from '../../shared/fields/locators';

type Placed = Partial<Facts> & Pick<Facts, 'in'>;

/** Pickers of what belongs to a catalog. Their place differs: an id in the path, in the query, or in the body. */
export const catalog = (facts: Placed): Field =>
	adsObject({
		name: 'catalog',
		apiName: 'catalog_id',
		label: 'Catalog',
		description: 'The catalog to work with',
		required: true,
		search: 'searchCatalogs',
		kind: 'catalog',
		example: '864344156814',
		...facts,
	});

export const feed = (facts: Placed): Field =>
	adsObject({
		name: 'feed',
		apiName: 'feed_id',
		label: 'Feed',
		description: 'The feed to work with',
		required: true,
		search: 'searchFeeds',
		kind: 'feed',
		example: '2680059592705',
		...facts,
	});

export const productGroup = (facts: Placed): Field =>
	adsObject({
		name: 'productGroup',
		apiName: 'product_group_id',
		label: 'Product Group',
		description: 'The product group to work with',
		required: true,
		search: 'searchProductGroups',
		kind: 'product group',
		example: '443727193917',
		...facts,
	});

export const localStore = (facts: Placed): Field =>
	adsObject({
		name: 'localStore',
		apiName: 'id',
		label: 'Local Store',
		description: 'The store to work with',
		required: true,
		search: 'searchLocalStores',
		kind: 'local store',
		example: '2680060704746',
		...facts,
	});
