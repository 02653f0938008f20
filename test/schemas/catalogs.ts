import type { IDataObject } from 'n8n-workflow';

import { pinterestCatalogGroups } from './catalogsGroups';
import type { Scenarios, Site } from './scenarios';
import type { Schema } from './schema';

/** A thing of this name as a locator. */
export const locator = (site: Site, kind: string, name: string) => {
	const found = [...site.pinterest.worlds.production.store<IDataObject>(kind).values()].find(
		(one) => one.name === name,
	);
	if (!found) throw new Error(`No ${kind} ${name}`);
	return { __rl: true as const, mode: 'id', value: found.id as string };
};

/** By `resource.operation` of the Pinterest Catalogs node. */
export const pinterestCatalogs: Scenarios = {
	'catalog.create': async (site) => await site.run({ name: 'New', catalogType: 'HOTEL' }),
	'catalog.getAll': async (site) => await site.run({ returnAll: true }),
	'catalog.getFilterValues': async (site) => [
		...(await site.run({ catalog: locator(site, 'catalog', 'Shop') })),
		...(await site.run({ catalog: locator(site, 'catalog', 'Campaign pictures') })),
	],
	...pinterestCatalogGroups,
};

/** What keys hold that no run fills. */
export const unfilled: Record<string, Schema> = {};
