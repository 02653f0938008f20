import type { IDataObject } from 'n8n-workflow';

import { PinterestAds } from '../../../nodes/PinterestAds/PinterestAds.node';
import { byId, type Site, type SiteOptions, useSite } from '../Pinterest/site';

export * from '../Pinterest/site';

/** The Pinterest Ads node beside a simulated Pinterest. */
export interface AdsSite extends Site {
	/** The shop's ad account in euros, as a locator. */
	account(): ReturnType<typeof byId>;
	/** The things of a kind in that ad account as Pinterest keeps them, first made first. */
	all(kind: string): IDataObject[];
}

export const ACCOUNT_NAME = 'Hearth & Linen EU';

/** Starts the simulated Pinterest for a test file of the Pinterest Ads node. */
export function useAdsSite(options: SiteOptions = {}): AdsSite {
	const site = useSite({ node: new PinterestAds(), ...options });
	return Object.assign(site, {
		account: () => byId(site.adAccount(ACCOUNT_NAME)),
		all: (kind: string) => {
			const store = site.pinterest.worlds.production.store<IDataObject>(kind);
			return [...store.values()].filter((one) => one.ad_account_id === site.adAccount(ACCOUNT_NAME));
		},
	});
}
