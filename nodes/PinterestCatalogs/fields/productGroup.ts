import type { IDataObject } from 'n8n-workflow';

import { asObject, asText } from '../../shared/api/json';
import { clearFields } from '../../shared/fields/clear';
import { choice, field, flag, mostly, text } from '../../shared/fields/kinds';
import { filterFields } from './filters';
import { catalog, feed } from './pickers';
import { CATALOG_TYPES, country, locale } from './place';

/** Where a product group takes its products from, by the type of the catalog. */
const SCOPES = { RETAIL: ['FEED', 'RETAIL'], HOTEL: ['HOTEL'], CREATIVE_ASSETS: ['CREATIVE_ASSETS'] };

const OF_FEED = { groupOf: ['FEED'] };
const OF_CATALOG = { groupOf: ['RETAIL', 'HOTEL', 'CREATIVE_ASSETS'] };
const OF_RETAIL = { groupOf: ['RETAIL'] };

const ofScope = (description: string) => {
	const facts = {
		name: 'groupOf',
		apiName: 'catalog_type',
		in: 'body',
		label: 'Product Group Of',
		description,
	} as const;
	const { shown, values, parse } = choice({
		...facts,
		options: [
			{ name: 'Creative Assets Catalog', value: 'CREATIVE_ASSETS' },
			{ name: 'Feed', value: 'FEED', description: 'Products of one feed of a retail catalog' },
			{ name: 'Hotel Catalog', value: 'HOTEL' },
			{
				name: 'Retail Catalog',
				value: 'RETAIL',
				description: 'Products of a country and language, from feeds and the API (only for some accounts)',
			},
		],
		default: 'FEED',
	});
	// A product group of a feed says its feed instead of a type.
	const typeOf = (value: unknown) => {
		const scope = parse(value);
		return CATALOG_TYPES.find((type) => type === scope);
	};
	return field(facts, shown, typeOf, { values });
};

/** What holds the products. The names are their own, so that they stand behind the choice that they follow. */
const SOURCE = [
	feed({ in: 'body', name: 'groupFeed', when: OF_FEED, description: 'The feed to take products from' }),
	catalog({ in: 'body', name: 'groupCatalog', when: OF_CATALOG, description: 'The catalog to take products from' }),
	country({ in: 'body', name: 'groupCountry', apiName: 'country', required: true, when: OF_RETAIL }),
	locale({ in: 'body', name: 'groupLocale', apiName: 'locale', required: true, when: OF_RETAIL }),
];

const FEATURED = flag({
	name: 'isFeatured',
	apiName: 'is_featured',
	in: 'body',
	label: 'Featured',
	description: 'Whether it is one of the featured product groups; only for one of a feed',
	onlyWith: OF_FEED,
});

const DESCRIPTION = text({
	name: 'groupDescription',
	apiName: 'description',
	in: 'body',
	label: 'Description',
	description: 'What it is for',
	lines: 2,
});

const nameOf = mostly(
	{
		name: 'groupName',
		apiName: 'name',
		label: 'Name',
		description: 'The name; each product group of the feed or catalog needs a different one',
	},
	(facts) => text(facts),
);

/** What a new product group needs. */
export const GROUP_FIELDS = [
	ofScope('Where the products come from. The fields below depend on it.'),
	...SOURCE,
	nameOf({ in: 'body', required: true }),
	...filterFields({ scopes: SCOPES, match: 'filterMatch', mayBeEmpty: ['HOTEL', 'CREATIVE_ASSETS'] }),
];

export const GROUP_MORE = [DESCRIPTION, FEATURED];

/** How a product group that is there can be changed. */
export const GROUP_CHANGES = {
	fields: [
		ofScope('Where the products of the group come from, as it was created. The fields below depend on it.'),
		...filterFields({
			scopes: SCOPES,
			match: 'newFilterMatch',
			isChange: true,
			mayBeEmpty: ['HOTEL', 'CREATIVE_ASSETS'],
		}),
	],
	updateFields: [
		DESCRIPTION,
		clearFields([DESCRIPTION], ['description']),
		FEATURED,
		country({ in: 'body', onlyWith: OF_RETAIL }),
		locale({ in: 'body', onlyWith: OF_RETAIL }),
		nameOf({ in: 'body', name: 'newGroupName' }),
	],
};

/** Products that a product group would have; without filters all of them. */
export const GROUP_LIKE = [
	ofScope('Where to look for products. The fields below depend on it.'),
	...SOURCE,
	...filterFields({ scopes: SCOPES, match: 'filterMatch', mayBeEmpty: ['RETAIL', 'HOTEL', 'CREATIVE_ASSETS'] }),
];

/** The fields of a product group that most people need. */
export function simpleGroup(group: IDataObject): IDataObject {
	const { id, name, type, status, catalog_type, catalog_id, feed_id, country: of, locale: language, filters } = group;
	return { id, name, type, status, catalog_type, catalog_id, feed_id, country: of, locale: language, filters };
}

/** What is known of a product, and of its Pin what most people need. */
export function simpleProduct({ catalog_type, metadata, pin }: IDataObject): IDataObject {
	const { id, title, description, link } = asObject(pin);
	return {
		catalog_type,
		...asObject(metadata),
		...{ pin_id: id, title, description, link },
		...(asText(id) ? { pin_url: `https://www.pinterest.com/pin/${asText(id)}/` } : {}),
	};
}
