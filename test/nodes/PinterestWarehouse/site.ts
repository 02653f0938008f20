import { createHash } from 'node:crypto';

import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { PinterestWarehouse } from '../../../nodes/PinterestWarehouse/PinterestWarehouse.node';
import type { NodeRun, RunNodeOptions } from '../../engine';
import { type Site, type SiteOptions, useNodeSite } from '../../harness';

export * from '../../harness';

/** The Pinterest Warehouse node beside a simulated Pinterest. */
export interface WarehouseSite extends Site {
	/** The rows of a resource, as a schedule would get them. Fails where the run fails. */
	rows(resource: string, parameters?: object, more?: Partial<RunNodeOptions>): Promise<IDataObject[]>;
	/** The same with all that a run leaves behind. */
	given(resource: string, parameters?: object, more?: Partial<RunNodeOptions>): Promise<NodeRun>;
	/** The things of a kind as Pinterest keeps them, of one ad account or all, first made first. */
	all<T extends object = IDataObject>(kind: string, account?: string): T[];
}

export function useWarehouseSite(options: SiteOptions = {}): WarehouseSite {
	const site = useNodeSite(new PinterestWarehouse(), options);
	const given: WarehouseSite['given'] = (resource, parameters = {}, more = {}) =>
		site.run({ resource, operation: 'getRows', ...(parameters as INodeParameters) }, { mode: 'trigger', ...more });
	return Object.assign(site, {
		given,
		async rows(resource: string, parameters?: object, more?: Partial<RunNodeOptions>) {
			const { error, items } = await given(resource, parameters, more);
			if (error) throw error;
			return items.map(({ json }) => json);
		},
		all: <T extends object>(kind: string, account?: string) => site.kept<T>(kind, account),
	});
}

/** The key as the schema of the tables writes it. */
export const keyOf = (...values: unknown[]) => createHash('md5').update(values.map(textOf).join('')).digest('hex');

const textOf = (value: unknown) => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');

/** Parameters for one ad account. */
export const only = (...ids: string[]) => ({ adAccounts: 'chosen', adAccountIds: ids });

/** Days between two dates, both included. */
export const between = (startDate: string, endDate: string) => ({ period: 'custom', startDate, endDate });
