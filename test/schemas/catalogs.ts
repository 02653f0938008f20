import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { pinterestCatalogGroups, unfilledOfGroups } from './catalogsGroups';
import { locator } from './catalogsSite';
import type { Scenarios, Site } from './scenarios';
import type { Schema } from './schema';

const shop = 'https://hearthandlinen.example';
const place = { country: 'DE', itemLanguage: 'de' };
const product = {
	...place,
	...{ itemId: 'NEW-1', itemTitle: 'Bowl', itemDescription: 'A bowl', itemLink: `${shop}/bowl` },
	...{ itemImageLink: `${shop}/bowl.jpg`, itemPrice: '12.00 EUR' },
	// More than the price, so that there is a warning.
	additionalFields: { itemSalePrice: '99.00 EUR' },
};
const asset = { ...place, catalogType: 'CREATIVE_ASSETS' };

/** A write of items, and what it is without being sent. */
const written = async (site: Site, parameters: INodeParameters): Promise<IDataObject[]> => [
	...(await site.run({ ...parameters, options: { preview: true } })),
	...(await site.run(parameters)),
];

const items: Scenarios = {
	'item.create': async (site) => await written(site, product),
	'item.upsert': async (site) => await written(site, product),
	'item.update': async (site) =>
		await written(site, { ...place, itemId: 'LIN-1', updateFields: { itemSalePrice: '999.00 EUR' } }),
	'item.delete': async (site) => await written(site, { ...place, itemId: 'LIN-1' }),
	'item.deleteDiscontinued': async (site) => await written(site, { ...place, itemId: 'LIN-1' }),
	'item.get': async (site) => [
		...(await site.run({ ...place, itemIds: 'LIN-1, LIN-4, LIN-8, LIN-11, UNKNOWN' })),
		...(await site.run({ ...asset, itemIds: 'ASSET-1, ASSET-4' })),
	],
	'item.getBatch': async (site) => {
		const [{ batch_id: made }] = await site.run(product, undefined, 'item.create');
		const again = { ...product, options: { maximumBatchWait: 0 } };
		await site.run(again, undefined, 'item.create').catch(() => undefined);
		const refused = [...site.pinterest.worlds.production.store<IDataObject>('catalog items batch').values()].at(-1);
		const outputs = await site.run({ batchId: made as string });
		return [...outputs, ...(await site.run({ batchId: refused?.batch_id as string }))];
	},
};

const germany = (site: Site) => locator(site, 'catalog feed', 'Germany');
const france = {
	...{ name: 'France', format: 'XML', location: `${shop}/fr.xml`, defaultCountry: 'FR', defaultLocale: 'fr' },
	...{ processing: 'fixed', processingTime: '03:30', processingTimeZone: 'Europe/Paris' },
	additionalFields: { defaultAvailability: 'IN_STOCK', defaultCurrency: 'EUR' },
};

/** Both ways that Simplify gives. */
const bothWays = async (site: Site, parameters: INodeParameters): Promise<IDataObject[]> => [
	...(await site.run({ ...parameters, output: 'simple' })),
	...(await site.run({ ...parameters, output: 'raw' })),
];

const feeds: Scenarios = {
	'feed.create': async (site) => [
		...(await site.run({ ...france, output: 'simple' })),
		...(await site.run({ ...france, name: 'France 2', output: 'raw' })),
		...(await bothWays(site, {
			...{ ...france, name: 'Pictures', catalogType: 'CREATIVE_ASSETS', additionalFields: {} },
		}).catch(() => [])),
	],
	'feed.get': async (site) => await bothWays(site, { feed: germany(site) }),
	'feed.getItemIssues': async (site) => {
		const [result] = site.pinterest.worlds.production.store<IDataObject>('catalog processing result').values();
		// The names of the issues are keys, and there are some hundred.
		return (await site.run({ processingResultId: result.id as string, returnAll: true })).map((issue) => ({
			...issue,
			...{ errors: {}, warnings: {} },
		}));
	},
	'feed.update': async (site) =>
		await bothWays(site, { feed: germany(site), updateFields: { feedStatus: 'INACTIVE' } }),
};

/** By `resource.operation` of the Pinterest Catalogs node. */
export const pinterestCatalogs: Scenarios = {
	...feeds,
	...items,
	...pinterestCatalogGroups,
};

/** What keys hold that no run fills. */
export const unfilled: Record<string, Schema> = {
	...unfilledOfGroups,
	alt_text: { type: 'string' },
	board_id: { type: 'string' },
	board_section_id: { type: 'string' },
	completed_time: { type: 'string' },
};
