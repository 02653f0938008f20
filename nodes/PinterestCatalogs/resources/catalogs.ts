import type { Operation, Resource } from '../../shared/rows/operation';
import { operation } from '../../shared/rows/operation';
import { AD_ACCOUNT } from '../../shared/fields/common';
import { text } from '../../shared/fields/kinds';
import { catalog, feed } from '../fields/pickers';
import { catalogType, country, locale } from '../fields/place';

const operations: Operation[] = [
	operation('POST /catalogs', {
		value: 'create',
		effect: 'irreversible',
		name: 'Create',
		action: 'Create catalog',
		description:
			'Create a catalog of products, hotels or creative assets, which feeds and items then fill. Its type can’t be changed later, and the API can’t delete it.',
		fields: [
			text({
				name: 'name',
				in: 'body',
				label: 'Name',
				description: 'The name in Ads Manager',
				required: true,
			}),
			catalogType({ in: 'body', description: 'The type of items in the catalog' }),
		],
		collections: { options: [AD_ACCOUNT] },
	}),
	operation('GET /catalogs', {
		value: 'getAll',
		name: 'Get Many',
		action: 'Get many catalogs',
		description: 'List the catalogs of the account with their names and types',
		collections: { options: [AD_ACCOUNT] },
		answer: 'page',
	}),
	operation('GET /catalogs/available_filter_values', {
		value: 'getFilterValues',
		name: 'Get Filter Values',
		action: 'Get filter values of catalog',
		description:
			'Get the values of a catalog’s items that product groups can filter by: brands, categories, labels and more. Pinterest only looks at some of the items.',
		fields: [catalog({ in: 'query' })],
		collections: {
			filters: [
				country({ in: 'query', description: 'Only items of this country, in a retail catalog: a two-letter code' }),
				feed({ in: 'query', required: false, description: 'Only items of this feed, in a retail catalog' }),
				locale({ in: 'query', apiName: 'language', description: 'Only items of this language, in a retail catalog' }),
			],
			options: [AD_ACCOUNT],
		},
	}),
];

export const catalogs: Resource = { value: 'catalog', name: 'Catalog', operations };
