import type { Schema } from '../schema';
import type { Scenarios } from '../scenarios';
import { account, text } from './site';

export const accounts: Scenarios = {
	'adAccount.deleteSandbox': async ({ pinterest, ...site }) => {
		// The simulated sandbox is another host, so the answer is made to come from here.
		pinterest.faults.add({ match: { method: 'DELETE' }, fault: { kind: 'status', status: 200, message: 'Deleted' } });
		return await site.run({ adAccount: account({ pinterest, ...site }) });
	},
	'targetingOption.getInterest': async (site) => {
		const interests = await site.run({ targetingType: 'INTEREST' }, undefined, 'targetingOption.getOptions');
		return await site.run({ interestId: text(interests[0].id) });
	},
};

/** What keys hold that no run fills. */
export const unfilled: Record<string, Schema> = { html: { type: 'string' } };
