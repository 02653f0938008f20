import { createHash } from 'node:crypto';

import type { IDataObject, INodeExecutionData, INodeParameters } from 'n8n-workflow';

import { PinterestConversionApi } from '../../../credentials/PinterestConversionApi.credentials';
import { PinterestConversions } from '../../../nodes/PinterestConversions/PinterestConversions.node';
import type { NodeRun, RunNodeOptions } from '../../engine';
import { byId, type Site, type SiteOptions, useNodeSite } from '../../harness';

export * from '../../harness';

/** The Pinterest Conversions node beside a simulated Pinterest. */
export interface ConversionsSite extends Site {
	/** The shop's first ad account, as a locator. */
	account(): ReturnType<typeof byId>;
	accountId(): string;
	/** The things of a kind in that ad account as Pinterest keeps them, first made first. */
	all(kind: string): IDataObject[];
	/** Runs Send of conversion events, on that ad account and with a person, unless the parameters say otherwise. */
	send(parameters?: object, more?: Partial<RunNodeOptions>): Promise<NodeRun>;
	/** The bodies of the requests with events. */
	bodies(): IDataObject[][];
	/** What makes a run use a conversion token. */
	withToken(accessToken: string): Partial<RunNodeOptions>;
}

/** Starts the simulated Pinterest for a test file of the Pinterest Conversions node. */
export function useConversionsSite(options: SiteOptions = {}): ConversionsSite {
	const site = useNodeSite(new PinterestConversions(), options);
	const accountId = () => [...site.pinterest.worlds.production.adAccounts.keys()][0];
	return Object.assign(site, {
		accountId,
		account: () => byId(accountId()),
		all: (kind: string) => site.kept(kind, accountId()),
		send: (parameters: object = {}, more: Partial<RunNodeOptions> = {}) =>
			site.run(
				{
					resource: 'conversionEvent',
					operation: 'send',
					adAccount: byId(accountId()),
					eventId: '={{ $json.id ?? "order-1" }}',
					userData: { email: 'ada@linen.example' },
					...(parameters as INodeParameters),
				},
				more,
			),
		bodies: () =>
			site
				.sent()
				.filter(([request]) => /\/events(\?|$)/.test(request))
				.map(([, body]) => (body as { data: IDataObject[] }).data),
		withToken: (accessToken: string) => ({
			credentialTypes: [new PinterestConversionApi()],
			credentials: {
				pinterestConversionApi: { environment: 'custom', baseUrl: site.pinterest.apiUrl, accessToken },
			},
		}),
	});
}

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Seconds since 1970, so many seconds ago. */
export const secondsAgo = (seconds: number): number => Math.floor(Date.now() / 1000) - seconds;

/** Items that differ in their id. */
export const orders = (count: number, more: IDataObject = {}): INodeExecutionData[] =>
	Array.from({ length: count }, (_, at) => ({ json: { id: `order-${at}`, ...more } }));
