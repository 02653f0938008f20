import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { day, failure, items, paired, useAdsSite } from './site';

describe('delivery estimates', () => {
	const site = useAdsSite();
	const run = (parameters: object = {}, more = {}) =>
		site.run(
			{
				...{ resource: 'campaign', operation: 'estimateDelivery', adAccount: site.account() },
				...{ estimateStart: '2027-01-01', dailySpendCap: 50, locations: ['US'] },
				...(parameters as INodeParameters),
			},
			more,
		);
	const path = () => `/ad_accounts/${site.adAccount('Hearth & Linen EU')}/campaigns/delivery_estimates`;
	const body = () => (site.sent()[0][1] as IDataObject[])[0];
	const planned = { objective_type: 'CONSIDERATION', budget_duration_type: 'FIXED_DAILY', start_date: '2027-01-01' };

	it('are asked for one campaign with one ad group by fields, and given as they are', async () => {
		const { items: output, error } = await run({ output: 'raw' });
		expect(error).toBeUndefined();
		const sent = [{ ...planned, daily_spend_cap: 50_000_000, ad_groups: [{ targeting_spec: { LOCATION: ['US'] } }] }];
		expect(site.sent()).toEqual([[`POST ${path()}`, sent]]);
		expect(output).toEqual(paired([(await site.api.post(path(), sent)).data as IDataObject]));
		expect(output[0].json).toEqual({
			curves: expect.any(Array),
			derived_metrics: expect.objectContaining({ weekly_reach: expect.any(Number) }),
			max_potential_spend: expect.any(Number),
		});
	});

	it('give budgets in the currency of the ad account', async () => {
		const [raw, simple] = [await run({ output: 'raw' }), await run()].map(({ items: [{ json }] }) => json);
		const most = raw.max_potential_spend as number;
		expect(simple.max_potential_spend).toBe(most / 1_000_000);
		expect(simple).toMatchObject({
			curves: [{ points: expect.arrayContaining([expect.objectContaining({ budget: most / 1_000_000 })]) }, {}],
		});
		expect(simple.derived_metrics).toEqual(raw.derived_metrics);
	});

	it('take who is reached, what is looked for and the goal from fields', async () => {
		const { error } = await run({
			ages: 'range',
			minimumAge: 25,
			maximumAge: '45',
			additionalFields: {
				estimateEnd: '2027-03-01T12:00:00Z',
				monthlyFrequencyCap: 4,
				optimizationType: 'WEB_CONVERSION',
				genders: ['female'],
				keywords: { keyword: [{ value: 'sofa', matchType: 'BROAD' }] },
				creativeTypes: ['REGULAR', 'VIDEO'],
				placement: 'BROWSE',
				goalCpa: 2.5,
			},
		});
		expect(error).toBeUndefined();
		expect(body()).toEqual({
			...planned,
			daily_spend_cap: 50_000_000,
			end_date: '2027-03-01',
			ad_groups: [
				{
					targeting_spec: { LOCATION: ['US'], MINIMUM_AGE: '25', MAXIMUM_AGE: '45', GENDER: ['female'] },
					monthly_frequency_cap: 4,
					optimization_type: 'WEB_CONVERSION',
					keywords: [{ match_type: 'BROAD', value: 'sofa' }],
					creative_types: ['REGULAR', 'VIDEO'],
					placement_group: 'BROWSE',
					optimization_goal_metadata: {
						conversion_tag_v3_goal_metadata: { cpa_goal_value_in_micro_currency: '2500000' },
					},
				},
			],
		});
	});

	it('take a lifetime budget with its last day, amounts in millionths too, and words for days', async () => {
		const lifetime = { budgetDuration: 'LIFETIME', lifetimeSpendCap: 900_000_000, options: { amountsIn: 'micro' } };
		const { error } = await run({ ...lifetime, estimateStart: 'tomorrow', estimateEnd: 'in 3 weeks' });
		expect(error).toBeUndefined();
		expect(body()).toEqual({
			...{ ...planned, budget_duration_type: 'LIFETIME', lifetime_spend_cap: 900_000_000 },
			...{ start_date: day(1), end_date: day(21) },
			ad_groups: [{ targeting_spec: { LOCATION: ['US'] } }],
		});
	});

	it('take several ad groups as JSON, without what was set for one', async () => {
		const groups = [{ targeting_spec: { LOCATION: ['DE'] } }, { optimization_type: 'CLICKTHROUGH' }];
		const several = { estimatedAdGroups: 'several', estimatedAdGroupsJson: JSON.stringify(groups) };
		const { error } = await run({ ...several, additionalFields: { genders: ['female'] } });
		expect(error).toBeUndefined();
		expect(body().ad_groups).toEqual(groups);
	});

	it('take the whole campaign as JSON', async () => {
		const campaign = { ...planned, daily_spend_cap: 1_000_000, ad_groups: [{}] };
		const { error } = await run({ inputMode: 'json', jsonBody: JSON.stringify(campaign) });
		expect(error).toBeUndefined();
		expect(body()).toEqual(campaign);
	});

	it('reach everybody where nothing says whom', async () => {
		const { error } = await run({ locations: [] });
		expect(error).toBeUndefined();
		expect(body().ad_groups).toEqual([{}]);
	});

	it('are asked again when Pinterest has a problem: nothing is written', async () => {
		site.pinterest.faults.add({ match: { method: 'POST', path: path() }, fault: { kind: 'status', status: 503 } });
		const { error } = await run();
		expect(error).toBeUndefined();
		expect(site.sent()).toHaveLength(2);
	});

	it.each([
		[{ dailySpendCap: '={{ "" }}' }, 'Daily Budget is missing'],
		[{ estimateStart: 'soon' }, 'Start Date (UTC) must be a time'],
		[{ estimateStart: '={{ "" }}' }, 'Start Date (UTC) is missing'],
		[{ budgetDuration: 'LIFETIME', lifetimeSpendCap: 5, estimateEnd: '={{ "" }}' }, 'End Date (UTC) is missing'],
		[{ additionalFields: { estimateEnd: '2026-12-31' } }, 'End Date (UTC) 2026-12-31 is before'],
		[{ locations: [], ages: 'groups', ageGroups: ['18-24'] }, 'Targeting lacks a place'],
		[{ estimatedAdGroups: 'several', estimatedAdGroupsJson: '[]' }, 'Ad Groups (JSON) must be a list of one to 10'],
		[
			{ estimatedAdGroups: 'several', estimatedAdGroupsJson: JSON.stringify(Array(11).fill({})) },
			'Ad Groups (JSON) must be a list of one to 10',
		],
	])('are refused before anything is sent: %j', async (parameters, message) => {
		const { error } = await run(parameters);
		expect(error?.message).toContain(message);
		expect(site.sent()).toEqual([]);
	});

	it('of several items each have their own outcome', async () => {
		const list = items({ cap: 10 }, { cap: 'ten' }, { cap: 30 });
		const { items: output } = await run({ dailySpendCap: '={{ $json.cap }}' }, { items: list, continueOnFail: true });
		expect(output.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }, { item: 2 }]);
		expect(output[1]).toEqual(failure(1, /Daily Budget must be an amount/));
	});
});
