import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { PinterestAudiences } from '../../../nodes/PinterestAudiences/PinterestAudiences.node';
import type { NodeRun, RunNodeOptions } from '../../engine';
import { ACCOUNT_NAME, byId, type Site, type SiteOptions, useNodeSite } from '../../harness';

export * from '../../harness';

/** The Pinterest Audiences node beside a simulated Pinterest. */
export interface AudiencesSite extends Site {
	/** The shop's ad account in euros, as a locator, and the beginning of its paths. */
	account(): ReturnType<typeof byId>;
	path(): string;
	/** The things of a kind in that ad account as Pinterest keeps them, first made first. */
	all<T extends object = IDataObject>(kind: string): T[];
	/** Runs an operation in that ad account. */
	does(
		resource: string,
		operation: string,
		parameters?: INodeParameters,
		more?: Partial<RunNodeOptions>,
	): Promise<NodeRun>;
}

/** Starts the simulated Pinterest for a test file of the Pinterest Audiences node. */
export function useAudiencesSite(options: SiteOptions = {}): AudiencesSite {
	const site = useNodeSite(new PinterestAudiences(), options);
	const id = () => site.adAccount(ACCOUNT_NAME);
	return Object.assign(site, {
		account: () => byId(id()),
		path: () => `/ad_accounts/${id()}`,
		all: <T extends object>(kind: string) => site.kept<T>(kind, id()),
		does: (resource: string, operation: string, parameters: INodeParameters = {}, more = {}) =>
			site.run({ resource, operation, adAccount: byId(id()), ...parameters }, more),
	});
}
