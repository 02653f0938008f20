import type { IDataObject } from 'n8n-workflow';

import type { Scenarios, Site } from './scenarios';
import type { Schema } from './schema';

const id = (value: unknown) => ({ __rl: true as const, mode: 'id', value: String(value) });

/** The shop's first ad account. */
const accountId = ({ pinterest }: Site) => [...pinterest.worlds.production.adAccounts.keys()][0];
const account = (site: Site) => ({ adAccount: id(accountId(site)) });

const all = (site: Site, kind: string): IDataObject[] =>
	[...site.pinterest.worlds.production.store<IDataObject>(kind).values()].filter(
		(one) => one.ad_account_id === accountId(site),
	);

const event = (site: Site) => ({ ...account(site), eventId: 'order-1', userData: { email: 'ada@linen.example' } });

/** A deletion request that stays pending. */
const pending = async (site: Site): Promise<IDataObject> => {
	site.pinterest.settings.processingOutcome = 'stuck';
	const [request] = await site.run({ ...account(site), epiks: 'dj0y' }, undefined, 'deletionRequest.create');
	return { ...account(site), requestId: request.request_id };
};

/** By `resource.operation` of the Pinterest Conversions node. */
export const pinterestConversions: Scenarios = {
	'conversionEvent.send': async (site) => [
		...(await site.run(event(site))),
		...(await site.run({ ...event(site), testMode: true, additionalFields: { partnerName: 'linen' } })),
		...(await site.run({ ...event(site), testMode: true, additionalFields: { language: 'none' } })),
	],

	'definedEvent.create': (site) => site.run({ ...account(site), definedEventName: 'called' }),

	'deletionRequest.cancel': async (site) => await site.run((await pending(site)) as never),
	'deletionRequest.create': async (site) => {
		const done = await site.run({ ...account(site), epiks: 'dj0y', waitUntilSubmitted: true });
		await pending(site);
		return [...done, ...(await site.run({ ...account(site), epiks: 'dj0y' }))];
	},
	'deletionRequest.get': async (site) => {
		const requests = all(site, 'conversion deletion request');
		const read = (requestId: unknown) => site.run({ ...account(site), requestId } as never);
		return (await Promise.all(requests.map(({ request_id: request }) => read(request)))).flat();
	},

	'msotEvent.send': (site) => {
		const [adGroup] = all(site, 'ad group');
		const facts = { msotEventName: 'lead', msotEventId: 'order-1', eventTimestamp: '2 hours ago' };
		return site.run({ ...account(site), ...facts, adGroup: id(adGroup.id) });
	},
};

/** What keys hold that no run of the Pinterest Conversions node fills. */
export const unfilled: Record<string, Schema> = {
	error_message: { type: 'string' },
	last_fired_time_ms: { type: 'integer' },
	processed_time: { type: 'string' },
};
