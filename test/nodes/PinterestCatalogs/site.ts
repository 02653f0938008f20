import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { PinterestCatalogs } from '../../../nodes/PinterestCatalogs/PinterestCatalogs.node';
import type { NodeRun, RunNodeOptions } from '../../engine';
import { byId, type Site, type SiteOptions, useNodeSite } from '../../harness';

export * from '../../harness';

/** The Pinterest Catalogs node beside a simulated Pinterest. */
export interface CatalogsSite extends Site {
	/** The things of a kind (`catalog feed`) as Pinterest keeps them, of all accounts, first made first. */
	all(kind: string): IDataObject[];
	/** The one of a kind that has this name, as Pinterest keeps it. */
	named(kind: string, name: string): IDataObject;
	/** That one, as a locator. */
	locator(kind: string, name: string): ReturnType<typeof byId>;
	/** Runs an operation of a resource. */
	operate(resource: string, operation: string, parameters?: object, more?: Partial<RunNodeOptions>): Promise<NodeRun>;
}

/** Starts the simulated Pinterest for a test file of the Pinterest Catalogs node. */
export function useCatalogsSite(options: SiteOptions = {}): CatalogsSite {
	const site = useNodeSite(new PinterestCatalogs(), options);
	const all = (kind: string) => site.kept(kind);
	const named = (kind: string, name: string) => {
		const found = all(kind).find((one) => one.name === name);
		if (!found) throw new Error(`No ${kind} ${name}`);
		return found;
	};
	return Object.assign(site, {
		all,
		named,
		locator: (kind: string, name: string) => byId(named(kind, name).id as string),
		operate: (resource: string, operation: string, parameters: object = {}, more: Partial<RunNodeOptions> = {}) =>
			site.run({ resource, operation, ...(parameters as INodeParameters) }, more),
	});
}
