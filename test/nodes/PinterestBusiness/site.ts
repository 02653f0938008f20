import type { INodeParameters, INodePropertyOptions } from 'n8n-workflow';

import { PinterestAccessTokenApi } from '../../../credentials/PinterestAccessTokenApi.credentials';
import { PinterestBusiness } from '../../../nodes/PinterestBusiness/PinterestBusiness.node';
import { callLoadOptions, type NodeRun, type RunNodeOptions } from '../../engine';
import { clientId } from '../../pinterest';
import {
	accessesOf,
	assetGroups,
	type Invite,
	invites,
	memberships,
	parties,
} from '../../pinterest/resources/business/store';
import { shopId } from '../../pinterest/seed';
import { byId, type Site, type SiteOptions, useNodeSite } from '../../harness';

export * from '../../harness';
export { clientId, shopId };

/** The Pinterest Business node beside a simulated Pinterest. */
export interface BusinessSite extends Site {
	/** The beginning of the shop's paths. */
	path: string;
	/** The shop's two ad accounts, and the client's. */
	accounts(): { eu: string; us: string; hotel: string };
	/** The id of a person, program or business. */
	idOf(username: string): string;
	/** The roles of the shop's members, by user name. */
	roles(): Record<string, string>;
	/** What the shop lets a member or partner do, by asset. */
	held(username: string): Record<string, string[]>;
	/** The shop's asset group "Europe". */
	europe(): string;
	invites(): Invite[];
	/** Runs an operation for the shop. */
	does(
		resource: string,
		operation: string,
		parameters?: INodeParameters,
		more?: Partial<RunNodeOptions>,
	): Promise<NodeRun>;
	/** The options of a live list, with these parameters set. */
	options(method: string, parameters?: INodeParameters): Promise<INodePropertyOptions[]>;
}

/** Starts the simulated Pinterest for a test file of the Pinterest Business node. */
export function useBusinessSite(options: SiteOptions = {}): BusinessSite {
	const site = useNodeSite(new PinterestBusiness(), options);
	const world = () => site.pinterest.worlds.production;
	const idOf = (username: string): string => {
		const party = [...parties(world()).values()].find((each) => each.username === username);
		if (!party) throw new Error(`No ${username}`);
		return party.id;
	};
	return Object.assign(site, {
		path: `/businesses/${shopId}`,
		accounts: () => {
			const [eu, us, hotel] = world().adAccounts.keys();
			return { eu, us, hotel };
		},
		idOf,
		roles: () =>
			Object.fromEntries(
				[...memberships(world()).values()]
					.filter(({ businessId }) => businessId === shopId)
					.map(({ userId, role }) => [parties(world()).get(userId)?.username ?? userId, role]),
			),
		held: (username: string) =>
			Object.fromEntries(
				accessesOf(world(), shopId, idOf(username)).map(({ assetId, permissions }) => [assetId, permissions]),
			),
		europe: () => [...assetGroups(world()).values()].find(({ name }) => name === 'Europe')?.id ?? '',
		invites: () => [...invites(world()).values()],
		does: (resource: string, operation: string, parameters: INodeParameters = {}, more = {}) =>
			site.run({ resource, operation, business: byId(shopId), ...parameters }, more),
		options: async (method: string, parameters: INodeParameters = {}) => {
			const { accessToken } = site.pinterest.issueToken();
			return await callLoadOptions(new PinterestBusiness(), method, {
				parameters: { authentication: 'accessToken', ...parameters },
				credentials: {
					pinterestAccessTokenApi: { environment: 'custom', baseUrl: site.pinterest.apiUrl, accessToken },
				},
				credentialTypes: [new PinterestAccessTokenApi()],
			});
		},
	});
}
