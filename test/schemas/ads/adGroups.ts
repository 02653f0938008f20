import type { IDataObject, INodeParameters } from 'n8n-workflow';

import type { Schema } from '../schema';
import type { Scenarios, Site } from '../scenarios';
import { account, all, id, text } from './site';

/** What an operation gives simplified, and what it gives whole. */
export const runBoth = async (site: Site, parameters: INodeParameters): Promise<IDataObject[]> => [
	...(await site.run(parameters)),
	...(await site.run({ ...parameters, output: 'raw' })),
];

export const adGroups: Scenarios = {
	'adGroup.create': async (site) => {
		const campaign = all(site, 'campaign').find((one) => one.objective_type === 'WEB_CONVERSION');
		const parameters = { adAccount: account(site), campaignOfAdGroup: id(campaign?.id), name: 'Lamps' };
		const more = {
			budgetType: 'CBO_ADGROUP',
			bidStrategy: 'MAX_BID',
			bid: 2,
			billableEvent: 'IMPRESSION',
			locations: ['DE'],
			ages: 'range',
			targeting: { interestIds: ['925056443165'], genders: ['female'], languages: ['de'], devices: ['iphone'] },
			additionalFields: {
				...{ goalEvent: 'CHECKOUT', goalTagId: '2613', goalCpa: 9, goalFrequency: 3, goalScrollup: 1 },
				...{ startTime: '2027-01-01', endTime: '2027-02-01', lifetimeFrequencyCap: 3 },
				trackingClickUrls: 'https://tracker.example.com/click',
			},
		};
		return await runBoth(site, { ...parameters, ...more });
	},
	'adGroup.get': async (site) => {
		const [first] = all(site, 'ad group');
		return await runBoth(site, { adAccount: account(site), adGroup: id(first.id) });
	},
	'adGroup.getAllByPromotion': async (site) => {
		const [promotion] = all(site, 'promotion');
		const [first] = all(site, 'ad group');
		first.promotion_ids = [promotion.id];
		const parameters = { adAccount: account(site), promotionIds: text(promotion.id), returnAll: true };
		return await runBoth(site, parameters);
	},
	'adGroup.update': async (site) => {
		const [first] = all(site, 'ad group').filter((one) => one.status === 'ACTIVE');
		const updateFields = { newName: 'New' };
		return await runBoth(site, { adAccount: account(site), adGroupToUpdate: id(first.id), updateFields });
	},
};

/** What keys hold that no run fills. */
export const unfilled: Record<string, Schema> = {
	bid_multiplier: { type: 'number' },
	conversion_learning_mode_type: { type: 'string' },
	dca_assets: { type: 'object' },
	promotion_application_level: { type: 'string' },
	targeting_template_ids: { type: 'array', items: { type: 'string' } },
	optimization_goal_metadata: { type: 'object' },
	budget_in_micro_currency: { type: 'integer' },
	bid_in_micro_currency: { type: 'integer' },
	budget: { type: 'number' },
	bid: { type: 'number' },
	bid_strategy_type: { type: 'string' },
	start_time: { type: 'integer' },
	end_time: { type: 'integer' },
	tracking_urls: { type: 'object' },
};
