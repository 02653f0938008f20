import { asList, asText } from '../../shared/api/json';
import type { Values } from '../../shared/rows/field';
import type { Operation, Resource } from '../../shared/rows/operation';
import { changedBy } from '../../shared/rows/match';
import { operation } from '../../shared/rows/operation';
import { AD_ACCOUNT, pinMetrics } from '../../shared/fields/common';
import { inEnglish } from '../../shared/fields/english';
import { ids } from '../../shared/fields/kinds';
import { catalog, feed, productGroup } from '../fields/pickers';
import {
	GROUP_CHANGES,
	GROUP_FIELDS,
	GROUP_LIKE,
	GROUP_MORE,
	simpleGroup,
	simpleProduct,
} from '../fields/productGroup';

/** Most product groups in a request. Source: `maxItems` of the API description. */
const MOST_CREATED = 1000;

/** The API takes 1,000, but their ids stand in the address, which not every proxy lets through at that length. */
const MOST_DELETED = 250;

const GONE = 'This can’t be undone. A product group that ads use can’t be deleted.';

const operations: Operation[] = [
	operation('POST /catalogs/product_groups', {
		value: 'create',
		effect: 'write',
		name: 'Create',
		action: 'Create product group',
		description:
			'Create a product group: products of a feed or catalog that meet filters, for ads to promote. New products that meet them are added automatically.',
		fields: GROUP_FIELDS,
		collections: { additionalFields: GROUP_MORE, options: [AD_ACCOUNT] },
		jsonBody: true,
		simplify: simpleGroup,
		match: {
			list: 'GET /catalogs/product_groups',
			within: ({ catalog_id, feed_id }, { query }) => ({ query: { ...query, catalog_id, feed_id } }),
			by: [{ value: 'name', name: 'Name', names: ['name'] }],
			update: changedBy('POST /catalogs/product_groups', 'PATCH /catalogs/product_groups/{product_group_id}', {
				id: 'product_group_id',
				keeps: ['catalog_id', 'feed_id'],
			}),
		},
	}),
	operation('POST /catalogs/product_groups/multiple', {
		value: 'createMany',
		effect: 'write',
		name: 'Create Many',
		action: 'Create many product groups',
		description: `Create the product groups of all input items together, up to ${inEnglish(MOST_CREATED)} in a request. Returns the ID of each.`,
		fields: GROUP_FIELDS,
		collections: { additionalFields: GROUP_MORE, options: [AD_ACCOUNT] },
		jsonBody: true,
		batch: {
			maxItems: MOST_CREATED,
			noun: 'product group',
			refusesWhole: [404, 409],
			done: 'created',
			outcomes: (answer, elements) =>
				asList(answer).map((id, at) => ({ data: { id: asText(id), name: elements[at]?.name } })),
		},
	}),
	operation('DELETE /catalogs/product_groups/{product_group_id}', {
		value: 'delete',
		name: 'Delete',
		action: 'Delete product group',
		description: ['Delete a product group; its products stay.', GONE].join(' '),
		fields: [productGroup({ in: 'path' })],
		collections: { options: [AD_ACCOUNT] },
		answer: 'nothing',
	}),
	operation('DELETE /catalogs/product_groups/multiple', {
		value: 'deleteMany',
		name: 'Delete Many',
		action: 'Delete many product groups',
		description: [
			`Delete the product groups of all input items together, up to ${MOST_DELETED} in a request; their products stay.`,
			GONE,
		].join(' '),
		fields: [
			ids({
				name: 'groupsToDelete',
				apiName: 'id',
				in: 'local',
				label: 'Product Group IDs',
				description: 'The product groups to delete: IDs separated by commas. Those of all input items are combined.',
				required: true,
				maxItems: 100_000,
			}),
		],
		collections: { options: [AD_ACCOUNT] },
		makes: ['id'],
		batch: {
			maxItems: MOST_DELETED,
			noun: 'product group',
			refusesWhole: [404, 409],
			done: 'deleted',
			elements: ({ local }) => local.groupsToDelete.map((id) => ({ id })),
			inQuery: (elements) => ({ id: [...new Set(elements.map(({ id }) => asText(id) ?? ''))] }),
			outcomes: (_answer, elements) => elements.map(({ id }) => ({ data: { id, deleted: true } })),
		},
	}),
	operation('GET /catalogs/product_groups/{product_group_id}', {
		value: 'get',
		name: 'Get',
		action: 'Get product group',
		description: 'Get the name, filters and feed or catalog of one product group',
		fields: [productGroup({ in: 'path' })],
		collections: { options: [AD_ACCOUNT] },
		simplify: simpleGroup,
	}),
	operation('GET /catalogs/product_groups', {
		value: 'getAll',
		name: 'Get Many',
		action: 'Get many product groups',
		description: 'List the product groups of the account, of a catalog or of a feed',
		collections: {
			filters: [
				catalog({ in: 'query', required: false, description: 'Only product groups of this catalog' }),
				feed({ in: 'query', required: false, description: 'Only product groups of this feed' }),
				ids({
					name: 'productGroupIds',
					apiName: 'id',
					in: 'query',
					label: 'Product Group IDs',
					description: 'Only these product groups: IDs separated by commas',
					maxItems: 1000,
				}),
			],
			options: [AD_ACCOUNT],
		},
		answer: 'page',
		simplify: simpleGroup,
	}),
	operation('GET /catalogs/product_groups/{product_group_id}/product_counts', {
		value: 'getProductCounts',
		name: 'Get Product Counts',
		action: 'Get product counts of product group',
		description: 'Count the products of a product group: all of them, those in stock, out of stock and with videos',
		fields: [productGroup({ in: 'path' })],
		collections: { options: [AD_ACCOUNT] },
	}),
	operation('GET /catalogs/product_groups/{product_group_id}/products', {
		value: 'getProducts',
		name: 'Get Products',
		action: 'Get products of product group',
		description: 'List the products of a product group with their Pins',
		fields: [productGroup({ in: 'path' })],
		collections: { options: [AD_ACCOUNT, pinMetrics('pinMetrics')] },
		answer: 'page',
		simplify: simpleProduct,
	}),
	operation('POST /catalogs/products/get_by_product_group_filters', {
		value: 'getProductsByFilters',
		name: 'Get Products by Filters',
		action: 'Get products by filters',
		description:
			'List the products of a feed or catalog that meet filters, with their Pins: what a product group of these filters would have. At present Pinterest answers for retail catalogs only.',
		effect: 'read',
		fields: GROUP_LIKE,
		collections: { options: [AD_ACCOUNT, pinMetrics('pinMetrics')] },
		jsonBody: true,
		answer: 'page',
		simplify: simpleProduct,
	}),
	operation('PATCH /catalogs/product_groups/{product_group_id}', {
		value: 'update',
		effect: 'write',
		name: 'Update',
		action: 'Update product group',
		description: 'Change the name, description or filters of a product group. New filters replace the old ones.',
		fields: [productGroup({ in: 'path' }), ...GROUP_CHANGES.fields],
		collections: { updateFields: GROUP_CHANGES.updateFields, options: [AD_ACCOUNT] },
		jsonBody: true,
		simplify: simpleGroup,
		check: needsChange,
	}),
];

/** The type of the catalog alone is no change. */
function needsChange({ body }: Values<unknown>): void {
	if (Object.keys(body).some((key) => key !== 'catalog_type')) return;
	throw new Error('Nothing to update: set at least one of the fields to change');
}

export const productGroups: Resource = { value: 'productGroup', name: 'Product Group', operations };
