import type { IDataObject } from 'n8n-workflow';

import { PinterestAds } from '../../../nodes/PinterestAds/PinterestAds.node';
import { ACCOUNT_NAME, byId, type Site, type SiteOptions, useNodeSite } from '../../harness';

export * from '../../harness';

/** The Pinterest Ads node beside a simulated Pinterest. */
export interface AdsSite extends Site {
	/** The shop's ad account in euros, as a locator. */
	account(): ReturnType<typeof byId>;
	/** The things of a kind in that ad account as Pinterest keeps them, first made first. */
	all(kind: string): IDataObject[];
}

/** Starts the simulated Pinterest for a test file of the Pinterest Ads node. */
export function useAdsSite(options: SiteOptions = {}): AdsSite {
	const site = useNodeSite(new PinterestAds(), options);
	return Object.assign(site, {
		account: () => byId(site.adAccount(ACCOUNT_NAME)),
		all: (kind: string) => site.kept(kind, site.adAccount(ACCOUNT_NAME)),
	});
}
