import { picker } from '../../shared/fields/locators';

/** Pickers of what belongs to a catalog. Their place differs: an id in the path, in the query, or in the body. */
export const catalog = picker({
	name: 'catalog',
	apiName: 'catalog_id',
	label: 'Catalog',
	description: 'The catalog to work with',
	required: true,
	search: 'searchCatalogs',
	kind: 'catalog',
	example: '864344156814',
});

export const feed = picker({
	name: 'feed',
	apiName: 'feed_id',
	label: 'Feed',
	description: 'The feed to work with',
	required: true,
	search: 'searchFeeds',
	kind: 'feed',
	example: '2680059592705',
});

export const productGroup = picker({
	name: 'productGroup',
	apiName: 'product_group_id',
	label: 'Product Group',
	description: 'The product group to work with',
	required: true,
	search: 'searchProductGroups',
	kind: 'product group',
	example: '443727193917',
});

export const localStore = picker({
	name: 'localStore',
	apiName: 'id',
	label: 'Local Store',
	description: 'The store to work with',
	required: true,
	search: 'searchLocalStores',
	kind: 'local store',
	example: '2680060704746',
});
