import type { Resource } from '../../shared/rows/operation';
import { advancedAuction } from './advancedAuction';
import { catalogs } from './catalogs';
import { feeds } from './feeds';
import { items } from './items';
import { localInventory } from './localInventory';
import { localStores } from './localStores';
import { productGroups } from './productGroups';
import { reports } from './reports';

/** Everything the node offers. */
export const resources: Resource[] = [
	catalogs,
	feeds,
	items,
	productGroups,
	reports,
	localStores,
	localInventory,
	advancedAuction,
];
