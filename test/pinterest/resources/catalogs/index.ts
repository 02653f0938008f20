import type { Row } from '../../row';
import { advancedAuction } from './advancedAuction';
import { catalogRows } from './catalogs';
import { feedResults } from './feedResults';
import { feeds } from './feeds';
import { items } from './items';
import { localInventory } from './localInventory';
import { localStores } from './localStores';
import { productGroups } from './productGroups';
import { products } from './products';
import { reports } from './reports';

export { samples } from './samples';
export { seed } from './seed';

/** Rows for catalogs of products, hotels and creative assets: feeds, items, product groups, reports, local stores and bids for items. */
export const rows: readonly Row[] = [
	...advancedAuction,
	...catalogRows,
	...feedResults,
	...feeds,
	...items,
	...localInventory,
	...localStores,
	...productGroups,
	...products,
	...reports,
];
