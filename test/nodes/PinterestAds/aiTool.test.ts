import type { INodeParameters, INodePropertyOptions } from 'n8n-workflow';

import { PinterestAds } from '../../../nodes/PinterestAds/PinterestAds.node';
import { byId, items, useAdsSite } from './site';

/** The node as a tool of an AI agent: what an agent reads of it, values that come as text, and calls that bypass custom operations. */
describe('as an AI tool', () => {
	const { description } = new PinterestAds();
	const direct = Object.assign(new PinterestAds(), { customOperations: undefined });
	const site = useAdsSite();

	it('what can spend money or can’t be undone says so', () => {
		const texts = new Map(
			description.properties
				.filter(({ name }) => name === 'operation')
				.flatMap((property) =>
					((property.options ?? []) as INodePropertyOptions[]).map(({ value, description: text }): [string, string] => [
						`${String(property.displayOptions?.show?.resource?.[0])}.${String(value)}`,
						text ?? '',
					]),
				),
		);
		for (const resource of ['campaign', 'adGroup', 'ad']) {
			for (const operation of ['create', 'update', 'setStatus'])
				expect(texts.get(`${resource}.${operation}`)).toMatch(/spend/);
			for (const operation of ['update', 'setStatus'])
				expect(texts.get(`${resource}.${operation}`)).toMatch(/can’t be undone/);
		}
		expect(texts.get('campaign.setBudget')).toMatch(/spend/);
	});

	it('a campaign is created from values that are text', async () => {
		const account = site.adAccount('Hearth & Linen EU');
		const parameters: INodeParameters = {
			resource: 'campaign',
			operation: 'create',
			adAccount: byId('={{ $json.account }}'),
			name: '={{ $json.name }}',
			objective: '={{ $json.objective }}',
			campaignBudget: '={{ $json.kind }}',
			dailySpendCap: '={{ $json.budget }}',
			lifetimeSpendCap: '={{ $json.budget }}',
			options: { preview: '={{ $json.dry }}' },
		};
		const given = {
			account,
			name: 'From an agent',
			objective: 'AWARENESS',
			kind: 'daily',
			budget: '12.34',
			dry: 'false',
		};
		for (const node of [new PinterestAds(), direct]) {
			const { items: output, error } = await site.run(parameters, { node, items: items(given) });
			expect(error).toBeUndefined();
			expect(output[0].json).toMatchObject({ name: 'From an agent', status: 'PAUSED', daily_budget: 12.34 });
		}
		expect(site.sent().map(([request]) => request)).toEqual(Array(2).fill(`POST /ad_accounts/${account}/campaigns`));
	});

	it.each([
		[{ resource: 'campaign', operation: 'getAll', limit: 3 }],
		[
			{
				resource: 'campaign',
				operation: 'getAnalytics',
				campaignIds: 'campaign',
				granularity: 'TOTAL',
				period: 'last7Days',
			},
		],
		[{ resource: 'report', operation: 'run', level: 'CAMPAIGN', granularity: 'DAY', period: 'yesterday' }],
	])('a call that bypasses custom operations comes to the same: %j', async (given) => {
		const campaignIds = site
			.all('campaign')
			.map(({ id }) => String(id))
			.join();
		const parameters = { ...given, ...('campaignIds' in given ? { campaignIds } : {}), adAccount: site.account() };
		const custom = await site.run(parameters);
		const routed = await site.run(parameters, { node: direct });
		expect(routed.error).toBeUndefined();
		expect(routed.items.length).toBeGreaterThan(0);
		expect(routed.items).toEqual(custom.items);
	});

	it('a refused write is an error of the tool', async () => {
		const parameters = {
			resource: 'campaign',
			operation: 'setStatus',
			adAccount: site.account(),
			campaignIds: '999',
			setStatus: 'PAUSED',
		};
		const { error } = await site.run(parameters, { node: direct });
		expect(error?.message).toBe('Campaign not found');
	});
});
