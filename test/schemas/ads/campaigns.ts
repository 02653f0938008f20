import type { Schema } from '../schema';
import type { Scenarios } from '../scenarios';
import { account, all, id, text } from './site';

const times = { startTime: '2027-01-01T00:00:00Z', endTime: '2027-02-01T00:00:00Z' };
const trackingClickUrls = 'https://tracker.example.com/click';

export const campaigns: Scenarios = {
	'campaign.create': async (site) => {
		const parameters = { adAccount: account(site), name: 'Spring', objective: 'CONSIDERATION' };
		const more = { campaignBudget: 'daily', dailySpendCap: 20, additionalFields: { ...times, trackingClickUrls } };
		return [
			...(await site.run({ ...parameters, output: 'simple' })),
			...(await site.run({ ...parameters, ...more, output: 'raw' })),
		];
	},
	'campaign.get': async (site) => {
		const [first] = all(site, 'campaign');
		const parameters = { adAccount: account(site), campaign: id(first.id) };
		return [...(await site.run(parameters)), ...(await site.run({ ...parameters, output: 'raw' }))];
	},
	'campaign.setBudget': async (site) => {
		const daily = all(site, 'campaign').find(({ daily_spend_cap: cap }) => cap !== null);
		const parameters = { adAccount: account(site), campaignIds: text(daily?.id), dailySpendCap: 30 };
		return [...(await site.run(parameters)), ...(await site.run({ ...parameters, output: 'raw' }))];
	},
	'campaign.update': async (site) => {
		const [first] = all(site, 'campaign');
		const parameters = { adAccount: account(site), campaignToUpdate: id(first.id), updateFields: { newName: 'New' } };
		return [...(await site.run(parameters)), ...(await site.run({ ...parameters, output: 'raw' }))];
	},
};

/** What keys hold that no run fills. */
export const unfilled: Record<string, Schema> = {
	daily_spend_cap: { type: 'integer' },
	lifetime_spend_cap: { type: 'integer' },
	daily_budget: { type: 'number' },
	lifetime_budget: { type: 'number' },
	end_time: { type: 'integer' },
	order_line_id: { type: 'string' },
	default_ad_group_budget_in_micro_currency: { type: 'integer' },
	tracking_urls: { type: 'object' },
	bid_options: { type: 'object' },
};
