import type { IDataObject, INodeListSearchResult, INodeParameters, INodeType } from 'n8n-workflow';

import { PinterestAccessTokenApi } from '../../credentials/PinterestAccessTokenApi.credentials';
import { createPoller, type Poller } from '../engine';
import { byId } from './items';
import { type Site, useNodeSite } from './site';

/** The trigger on a published workflow, and what one tick of it gives. */
export interface Watch extends Poller {
	/** The items of a tick as JSON; none when the trigger does not start the workflow. */
	news(): Promise<IDataObject[]>;
}

/** A polling trigger beside a simulated Pinterest. */
export interface TriggerSite extends Site {
	/** A workflow with the trigger on an event, published: its first tick has passed and gave nothing. */
	watch(event: string, parameters?: INodeParameters): Promise<Watch>;
	/** The same before its first tick. */
	trigger(event: string, parameters?: INodeParameters): Watch;
	/** A page of a list in the editor. */
	list(method: string, parameters?: INodeParameters): Promise<INodeListSearchResult>;
	/** The shop's first ad account. */
	accountId(): string;
	account(): ReturnType<typeof byId>;
	/** The first thing of a kind in that ad account that is active, as Pinterest keeps it: a test changes it. */
	first(kind: string): IDataObject;
}

export function useTriggerSite(node: INodeType): TriggerSite {
	const site = useNodeSite(node);
	const accountId = () => [...site.pinterest.worlds.production.adAccounts.keys()][0];
	const trigger: TriggerSite['trigger'] = (event, parameters = {}) => {
		const { accessToken } = site.pinterest.issueToken();
		const poller = createPoller({
			node,
			parameters: { authentication: 'accessToken', event, ...parameters },
			credentialTypes: [new PinterestAccessTokenApi()],
			credentials: {
				pinterestAccessTokenApi: { environment: 'custom', baseUrl: site.pinterest.apiUrl, accessToken },
			},
		});
		return Object.assign(poller, {
			news: async () => ((await poller.tick()) ?? []).map(({ json }) => json),
		});
	};
	return Object.assign(site, {
		trigger,
		list: (method: string, parameters?: INodeParameters) => site.search(method, { parameters }),
		accountId,
		account: () => byId(accountId()),
		first: (kind: string) => {
			const found = site.kept(kind, accountId()).find((one) => one.status === 'ACTIVE');
			if (!found) throw new Error(`No active ${kind}`);
			return found;
		},
		watch: async (event: string, parameters?: INodeParameters) => {
			const watch = trigger(event, parameters);
			expect(await watch.news()).toEqual([]);
			return watch;
		},
	});
}
