import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { locator } from './catalogsSite';
import type { Scenarios, Site } from './scenarios';
import type { Schema } from './schema';

const shop = (site: Site) => ({ catalog: locator(site, 'catalog', 'Shop') });
const germany = (site: Site) => locator(site, 'catalog feed', 'Germany');
const group = (site: Site, name: string) => ({ productGroup: locator(site, 'catalog product group', name) });
/** The hotels are a client's. */
const asHotelier = ({ pinterest }: Site) => {
	const found = [...pinterest.worlds.production.adAccounts.values()].find(({ name }) => name === 'Northlight Hotel');
	return { options: { adAccountId: { __rl: true, mode: 'id', value: found?.id ?? '' } } };
};
const keptIn = (site: Site, kind: string) => [...site.pinterest.worlds.production.store<IDataObject>(kind).values()];

/** Both ways that Simplify gives, of each of some runs. */
async function bothWays(site: Site, ...runs: INodeParameters[]): Promise<IDataObject[]> {
	const outputs: IDataObject[] = [];
	for (const parameters of runs)
		for (const output of ['simple', 'raw']) outputs.push(...(await site.run({ ...parameters, output })));
	return outputs;
}

/** One filter of each kind of values, so that the schema knows them all; by a name, so that no two groups are alike. */
const filtersOf = (name: string) =>
	[
		{ filterBy: 'BRAND', filterTexts: [name] },
		{ filterBy: 'CUSTOM_LABEL_0', labelMatch: 'IS', filterTexts: ['Spring'] },
		{ filterBy: 'MAX_PRICE', filterAmount: 50 },
		{ filterBy: 'CURRENCY', filterCurrency: 'EUR' },
	].map((entry) => ({ filterNegated: false, ...entry }));

const newGroup = (site: Site, name: string) => ({
	...{ groupOf: 'FEED', groupFeed: germany(site), groupName: name, groupFilters: { entries: filtersOf(name) } },
	additionalFields: { groupDescription: 'What is new' },
});

const productGroups: Scenarios = {
	'productGroup.create': async (site) => {
		const retail = { groupOf: 'RETAIL', groupCatalog: shop(site).catalog, groupCountry: 'DE', groupLocale: 'de' };
		const outputs: IDataObject[] = [];
		for (const output of ['simple', 'raw']) {
			const name = `New ${output}`;
			outputs.push(...(await site.run({ ...newGroup(site, name), output })));
			outputs.push(...(await site.run({ ...newGroup(site, name), ...retail, output })));
		}
		return outputs;
	},
	'productGroup.createMany': async (site) => [
		...(await site.run(newGroup(site, 'New'))),
		...(await site.run({ ...newGroup(site, 'Other'), options: { preview: true } })),
	],
	'productGroup.deleteMany': async (site) => {
		const groupsToDelete = group(site, 'Klei').productGroup.value;
		return [
			...(await site.run({ groupsToDelete, options: { preview: true } })),
			...(await site.run({ groupsToDelete })),
		];
	},
	'productGroup.get': async (site) => {
		await site.run(newGroup(site, 'New'), undefined, 'productGroup.create');
		return await bothWays(site, ...['New', 'Decor', 'Light pictures'].map((name) => group(site, name)), {
			...group(site, 'All Listings'),
			...asHotelier(site),
		});
	},
	'productGroup.getAll': async (site) => {
		await site.run(newGroup(site, 'New'), undefined, 'productGroup.create');
		const all = { returnAll: true };
		return await bothWays(site, all, { ...all, ...asHotelier(site) });
	},
	'productGroup.getProducts': async (site) =>
		await bothWays(
			site,
			{ ...group(site, 'All Products'), returnAll: true },
			{ ...group(site, 'Light pictures'), returnAll: true },
			{ ...group(site, 'All Listings'), ...asHotelier(site), returnAll: true },
		),
	'productGroup.update': async (site) =>
		await bothWays(site, {
			...group(site, 'Klei'),
			...{ newFilterMatch: 'all_of', groupFilters: { entries: filtersOf('Klei') } },
			updateFields: { groupDescription: 'What is of clay' },
		}),
};

const FEED = 'FEED_INGESTION_ISSUES';
const SHOWN = 'DISTRIBUTION_ISSUES';

const reports: Scenarios = {
	'report.get': async (site) => {
		const [{ token }] = await site.run({ reportFeed: germany(site) }, undefined, 'report.create');
		return await bothOutputs(site, { token: token as string });
	},
	'report.getStats': async (site) => [
		...(await site.run({ reportType: FEED, reportFeed: germany(site), returnAll: true })),
		...(await site.run({ reportType: SHOWN, returnAll: true })),
	],
	'report.run': async (site) => {
		const outputs: IDataObject[] = [];
		for (const reportType of [FEED, SHOWN, 'ALL_ITEMS'])
			outputs.push(...(await bothOutputs(site, { reportType, reportFeed: germany(site) })));
		return outputs;
	},
};

async function bothOutputs(site: Site, parameters: INodeParameters): Promise<IDataObject[]> {
	return [
		...(await site.run({ ...parameters, output: 'rows' })),
		...(await site.run({ ...parameters, output: 'file' })),
	];
}

const address = {
	...{ addressPrimary: 'Kaistraße 1', addressSecondary: 'Hinterhaus', city: 'Bremen', region: 'Bremen' },
	...{ postalCode: '28195', latitude: 53.08, longitude: 8.81 },
};
const newStore = { storeName: 'Harbour', storeCode: 'HB1', country: 'DE', additionalFields: address };
const store = (site: Site) => keptIn(site, 'local store')[0].id as string;

/** What a write gives, and what a preview of it does. */
async function withDryRun(site: Site, parameters: INodeParameters): Promise<IDataObject[]> {
	return [
		...(await site.run({ ...parameters, options: { preview: true } })),
		...(await site.run({ ...parameters, options: {} })),
	];
}

const stores: Scenarios = {
	'localStore.create': async (site) => await withDryRun(site, { ...shop(site), ...newStore }),
	'localStore.delete': async (site) => await withDryRun(site, { ...shop(site), storesToDelete: store(site) }),
	'localStore.getAll': async (site) => {
		await site.run({ ...shop(site), ...newStore }, undefined, 'localStore.create');
		return await site.run({ ...shop(site), returnAll: true });
	},
	'localStore.update': async (site) =>
		await withDryRun(site, {
			...shop(site),
			localStore: { __rl: true, mode: 'id', value: store(site) },
			updateFields: { ...address, newStoreName: 'New', newStoreCode: 'NEW', country: 'DE' },
		}),
};

const known = { itemId: 'LIN-1', storeCode: 'HH1' };
const fresh = { itemId: 'LIN-3', storeCode: 'HH1' };
const stock = { localPrice: '200.00 EUR', localAvailability: 'in stock' };
const stockMore = { localSalePrice: '180.00 EUR', localAdLink: 'https://example.com/store' };

const inventory: Scenarios = {
	'localInventory.create': async (site) =>
		await withDryRun(site, { ...shop(site), ...fresh, ...stock, additionalFields: stockMore }),
	'localInventory.delete': async (site) => await withDryRun(site, { ...shop(site), ...known }),
	'localInventory.get': async (site) => {
		const parameters = { ...shop(site), ...known, ...stock, additionalFields: stockMore };
		await site.run(parameters, undefined, 'localInventory.upsert');
		return [...(await site.run({ ...shop(site), ...known })), ...(await site.run({ ...shop(site), ...fresh }))];
	},
	'localInventory.getBatch': async (site) => {
		const parameters = { ...shop(site), ...fresh, ...stock };
		const [{ batch_id: batchId }] = await site.run(parameters, undefined, 'localInventory.upsert');
		return await site.run({ ...shop(site), batchId: batchId as string });
	},
	'localInventory.update': async (site) =>
		await withDryRun(site, {
			...shop(site),
			...known,
			updateFields: { ...stock, ...stockMore },
		}),
	'localInventory.upsert': async (site) =>
		await withDryRun(site, { ...shop(site), ...fresh, ...stock, additionalFields: stockMore }),
};

const item = { itemId: 'LIN-1', country: 'DE', itemLanguage: 'DE' };
const bids = {
	...{ appTypeAndroidPhone: 1.1, appTypeAndroidTablet: 1.1, appTypeiPad: 1.2, appTypeiPhone: 1.2, appTypeWeb: 0.9 },
	...{ appTypeMobileWeb: 0.8, itemBid: 0.5, placementBrowse: 0.9, placementRelatedPins: 1.1, placementSearch: 1.2 },
};

const auction: Scenarios = {
	'advancedAuction.delete': async (site) => {
		await site.run({ ...shop(site), ...item, updateFields: bids }, undefined, 'advancedAuction.set');
		return await withDryRun(site, { ...shop(site), ...item });
	},
	'advancedAuction.get': async (site) => {
		await site.run({ ...shop(site), ...item, updateFields: bids }, undefined, 'advancedAuction.set');
		return [
			...(await site.run({ ...shop(site), ...item })),
			...(await site.run({ ...shop(site), ...item, itemId: 'LIN-2' })),
		];
	},
	'advancedAuction.set': async (site) => await withDryRun(site, { ...shop(site), ...item, updateFields: bids }),
	'advancedAuction.submit': async (site) => {
		const key = { item_id: 'LIN-1', country: 'DE', language: 'DE' };
		const multipliers = {
			app_type_multipliers: { iphone: 1.2, web: 0.9 },
			placement_multipliers: { BROWSE: 0.9, SEARCH: 1.2 },
		};
		const auctionRecords = JSON.stringify([
			{
				...key,
				operation: 'UPSERT',
				bid_options: { bid_in_micro_currency: 500_000, ...multipliers },
				update_mask: ['BID', 'APP_TYPE_BID_MULTIPLIER_SET', 'PLACEMENT_BID_MULTIPLIER_SET'],
			},
			{ ...key, operation: 'DELETE' },
		]);
		return await withDryRun(site, { ...shop(site), auctionRecords });
	},
};

/** Product groups, reports, local stores and inventory, and bids for items, by `resource.operation`. */
export const pinterestCatalogGroups: Scenarios = {
	...productGroups,
	...reports,
	...stores,
	...inventory,
	...auction,
};

/** What keys hold that no run of theirs fills. */
export const unfilledOfGroups: Record<string, Schema> = {
	alt_text: { type: 'string' },
	board_section_id: { type: 'string' },
	country: { type: 'string' },
	locale: { type: 'string' },
	sale_price: { type: 'number' },
};
