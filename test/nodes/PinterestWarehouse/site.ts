import { createHash } from 'node:crypto';

import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { PinterestWarehouse } from '../../../nodes/PinterestWarehouse/PinterestWarehouse.node';
import type { State } from '../../../nodes/PinterestWarehouse/state';
import type { NodeRun, RunNodeOptions } from '../../engine';
import { type Site, type SiteOptions, useNodeSite } from '../../harness';

export * from '../../harness';

/** With what the workflow keeps of the node at the start. */
export type RunOptions = Partial<RunNodeOptions> & { kept?: State };

/** With what the workflow keeps of the node after the run; undefined where it keeps nothing. */
export type WarehouseRun = NodeRun & { kept?: State };

/** The Pinterest Warehouse node beside a simulated Pinterest. */
export interface WarehouseSite extends Site {
	/** The rows of a resource, as a schedule would get them. Fails where the run fails. */
	rows(resource: string, parameters?: object, more?: RunOptions): Promise<IDataObject[]>;
	/** The same with all that a run leaves behind. */
	given(resource: string, parameters?: object, more?: RunOptions): Promise<WarehouseRun>;
	/** Runs Confirm in the same workflow. */
	confirmed(confirmation: unknown, more?: RunOptions): Promise<WarehouseRun>;
	/** The things of a kind as Pinterest keeps them, of one ad account or all, first made first. */
	all<T extends object = IDataObject>(kind: string, account?: string): T[];
}

export function useWarehouseSite(options: SiteOptions = {}): WarehouseSite {
	const site = useNodeSite(new PinterestWarehouse(), options);
	const { displayName: id } = new PinterestWarehouse().description;
	const run = async (parameters: INodeParameters, { kept, ...more }: RunOptions): Promise<WarehouseRun> => {
		const globalStaticData = kept && { pinterestWarehouse: { [id]: kept } };
		const given = await site.run(parameters, { mode: 'trigger', globalStaticData, ...more });
		const states = given.globalStaticData.pinterestWarehouse as Record<string, State> | undefined;
		return { ...given, kept: states?.[id] };
	};
	const given: WarehouseSite['given'] = (resource, parameters = {}, more = {}) =>
		run({ resource, operation: 'getRows', ...(parameters as INodeParameters) }, more);
	return Object.assign(site, {
		given,
		confirmed: (confirmation: unknown, more: RunOptions = {}) =>
			run({ resource: 'state', operation: 'confirm' }, { items: [{ json: { confirmation } as IDataObject }], ...more }),
		async rows(resource: string, parameters?: object, more?: RunOptions) {
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
