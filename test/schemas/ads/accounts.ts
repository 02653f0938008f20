import type { Schema } from '../schema';
import type { Scenarios } from '../scenarios';
import { account, text } from './site';

const adAccountOf = (site: Parameters<typeof account>[0]) => ({ adAccount: account(site) });

export const accounts: Scenarios = {
	'adAccount.create': async (site) =>
		await site.run({
			adAccountName: 'New',
			additionalFields: { country: 'DE', currency: 'EUR', timeZone: 'Europe/Berlin' },
		}),
	'adAccount.deleteSandbox': async ({ pinterest, ...site }) => {
		// The simulated sandbox is another host, so the answer is made to come from here.
		pinterest.faults.add({ match: { method: 'DELETE' }, fault: { kind: 'status', status: 200, message: 'Deleted' } });
		return await site.run({ adAccount: account({ pinterest, ...site }) });
	},
	'adAccount.get': async (site) => await site.run(adAccountOf(site)),
	'adAccount.getAll': async (site) => await site.run({ returnAll: true }),
	'adAccount.getTerms': async (site) => [
		...(await site.run(adAccountOf(site))),
		...(await site.run({ ...adAccountOf(site), options: { includeHtml: true } })),
	],
	'targetingOption.getOptions': async (site) => {
		const kinds = ['AGE_BUCKET', 'APPTYPE', 'GENDER', 'INTEREST', 'LOCALE', 'LOCATION', 'GEO'];
		const all = await Promise.all(kinds.map(async (targetingType) => await site.run({ targetingType })));
		return all.flat();
	},
	'targetingOption.getCountries': async (site) => await site.run({}),
	'targetingOption.getInterest': async (site) => {
		const interests = await site.run({ targetingType: 'INTEREST' }, undefined, 'targetingOption.getOptions');
		return await site.run({ interestId: text(interests[0].id) });
	},
	'targetingOption.getLeadFormQuestions': async (site) => await site.run({}),
	'targetingOption.getMetrics': async (site) => [
		...(await site.run({ filters: { reportType: 'SYNC' } })),
		...(await site.run({ filters: { reportType: 'ASYNC' } })),
	],
	'targetingOption.getReadyState': async (site) => await site.run({ readyDate: 'yesterday' }),
};

/** What keys hold that no run fills. */
export const unfilled: Record<string, Schema> = { html: { type: 'string' } };
