import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';

import { getColumns, getProductColumns, getReportColumns } from './columns';
import { getCountries } from './countries';
import { INSERTION_ORDER_LISTS } from './insertionOrders';
import { TARGETING_LISTS } from './targeting';

type LoadOptions = (this: ILoadOptionsFunctions) => Promise<INodePropertyOptions[]>;

/** The live lists of the node, by the name that fields refer to them with. */
export const LOAD_OPTIONS: Record<string, LoadOptions> = {
	getColumns,
	getCountries,
	getProductColumns,
	getReportColumns,
	...INSERTION_ORDER_LISTS,
	...TARGETING_LISTS,
};
