import type { Scenarios } from './scenarios';

/** Product groups, reports, local stores and inventory, and bids for items, by `resource.operation`. */
export const pinterestCatalogGroups: Scenarios = {};
