import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { PinterestAudiences } from '../../../nodes/PinterestAudiences/PinterestAudiences.node';
import { type NodeRun, type RunNodeOptions, startNodeName } from '../../engine';
import { wholeText } from '../shared/simulated';
import { byId, type Site, type SiteOptions, useSite } from '../Pinterest/site';

export * from '../Pinterest/site';

/** The Pinterest Audiences node beside a simulated Pinterest. */
export interface AudiencesSite extends Site {
	/** The shop's ad account in euros, as a locator, and the beginning of its paths. */
	account(): ReturnType<typeof byId>;
	path(): string;
	/** The things of a kind in that ad account as Pinterest keeps them, first made first. */
	all<T = IDataObject>(kind: string): T[];
	/** Runs an operation in that ad account. */
	does(
		resource: string,
		operation: string,
		parameters?: INodeParameters,
		more?: Partial<RunNodeOptions>,
	): Promise<NodeRun>;
}

export const ACCOUNT_NAME = 'Hearth & Linen EU';

/** Starts the simulated Pinterest for a test file of the Pinterest Audiences node. */
export function useAudiencesSite(options: SiteOptions = {}): AudiencesSite {
	const site = useSite({ node: new PinterestAudiences(), ...options });
	const id = () => site.adAccount(ACCOUNT_NAME);
	return Object.assign(site, {
		account: () => byId(id()),
		path: () => `/ad_accounts/${id()}`,
		all: <T>(kind: string) => {
			const store = site.pinterest.worlds.production.store<IDataObject>(kind);
			return [...store.values()].filter((one) => one.ad_account_id === id()) as T[];
		},
		does: (resource: string, operation: string, parameters: INodeParameters = {}, more = {}) =>
			site.run({ resource, operation, adAccount: byId(id()), ...parameters }, more),
	});
}

/** Everything n8n would save of the node's part in a run, as one text: all but the items that came in. */
export function toldOf(outcome: NodeRun): string {
	const { resultData } = outcome.run.data;
	const { [startNodeName]: _input, ...runData } = resultData.runData;
	return wholeText({ ...outcome, run: { resultData: { ...resultData, runData } } as never });
}
