import type { IDataObject, INodeParameters } from 'n8n-workflow';

import type { Schema } from '../schema';
import type { Scenarios, Site } from '../scenarios';
import { account, all, id, text } from './site';

const ids = (site: Site, kind: string) => all(site, kind).map((one) => text(one.id));

/** Every column of the ready-made sets, simplified and not: each kind of thing has its own id beside them. */
const of =
	(parameters: (site: Site) => INodeParameters): Scenarios[string] =>
	async (site) => {
		const outputs: IDataObject[] = [];
		for (const columnSet of ['performance', 'conversions', 'engagement', 'spend', 'video']) {
			for (const output of ['simple', 'raw']) {
				const more = { granularity: 'DAY', period: 'last7Days', columnSet, output };
				outputs.push(...(await site.run({ adAccount: account(site), ...more, ...parameters(site) })));
			}
		}
		return outputs;
	};

const targetingTypes = ['GENDER', 'APPTYPE', 'COUNTRY'];

export const analytics: Scenarios = {
	'adAccount.getAnalytics': of(() => ({})),
	'adAccount.getTargetingAnalytics': of(() => ({ targetingTypes })),
	'campaign.getAnalytics': of((site) => ({ campaignIds: ids(site, 'campaign').slice(0, 2).join() })),
	'campaign.getTargetingAnalytics': of((site) => ({ targetingTypes, campaignIds: ids(site, 'campaign')[0] })),
	'campaign.getPinAnalytics': of((site) => {
		const [ad] = all(site, 'ad');
		const group = all(site, 'ad group').find((one) => one.id === ad.ad_group_id);
		return { campaign: id(group?.campaign_id), pinIds: text(ad.pin_id) };
	}),
	'adGroup.getAnalytics': of((site) => ({ adGroupIds: ids(site, 'ad group').slice(0, 2).join() })),
	'adGroup.getTargetingAnalytics': of((site) => ({ targetingTypes, adGroupIds: ids(site, 'ad group')[0] })),
	'ad.getAnalytics': of((site) => ({ adIds: ids(site, 'ad').slice(0, 2).join() })),
	'ad.getTargetingAnalytics': of((site) => ({ targetingTypes, adIds: ids(site, 'ad')[0] })),
	'productGroupPromotion.getAnalytics': of((site) => ({
		productGroupIds: all(site, 'product group promotion')
			.map((one) => text(one.id))
			.join(),
	})),
};

/** What keys hold that no run fills. */
export const unfilled: Record<string, Schema> = {};
