import type { INodeParameters } from 'n8n-workflow';

import type { Scenarios, Site } from './scenarios';

/** Values that no thing of the seed has, so that their type is known. */
const filled: Record<string, object> = {
	campaign: { lifetime_spend_cap: 1, daily_spend_cap: 1, order_line_id: '5' },
	'ad group': { feed_profile_id: '987', end_time: 1, lifetime_frequency_cap: 100, placement_group: 'ALL' },
	ad: {
		android_deep_link: 'app://linen',
		ios_deep_link: 'app://linen',
		click_tracking_url: 'https://linen.example/click',
		view_tracking_url: 'https://linen.example/view',
		collection_items_destination_url_template: 'https://linen.example/{id}',
		destination_url: 'https://linen.example',
	},
};

async function run(site: Site, parameters: INodeParameters = {}) {
	const { production } = site.pinterest.worlds;
	const empty = await site.run(parameters);
	for (const [kind, facts] of Object.entries(filled)) {
		for (const one of production.store<object>(kind).values()) Object.assign(one, facts);
	}
	return [...empty, ...(await site.run(parameters))];
}

/** What comes out with rows on another output than the first. */
const confirmation = Buffer.from(
	JSON.stringify({ workflow: 'workflow', node: 'rows', change: { forgotten: [], tables: [], reached: {} } }),
).toString('base64url');

const week = { period: 'last7Days' };

/** By `resource.operation` of the Pinterest Warehouse node. */
export const pinterestWarehouse: Scenarios = {
	'adGroup.getRows': (site) => run(site),
	'allTables.getRows': (site) => run(site, week),
	'state.confirm': (site) => site.run({ confirmation }),
};
