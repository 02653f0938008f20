import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { byId, dayBack, failure, items, paired, useAdsSite } from './site';

const madeUp = (count: number) => Array.from({ length: count }, (_, at) => String(900_000_000_000 + at));

describe('the analytics of ads', () => {
	const site = useAdsSite();
	const run = (resource: string, operation: string, parameters: object = {}, more = {}) =>
		site.run({ resource, operation, adAccount: site.account(), ...(parameters as INodeParameters) }, more);
	const account = () => site.adAccount('Hearth & Linen EU');
	const ids = (kind: string) => site.all(kind).map(({ id }) => String(id));
	const windows =
		'click_window_days=30&engagement_window_days=30&view_window_days=1&conversion_report_time=TIME_OF_AD_ACTION';
	const performance =
		'columns=CAMPAIGN_ID,CAMPAIGN_NAME,SPEND_IN_DOLLAR,TOTAL_IMPRESSION,TOTAL_CLICKTHROUGH,ECTR,ECPC_IN_DOLLAR,ECPM_IN_MICRO_DOLLAR,TOTAL_ENGAGEMENT';

	it.each([[['x']], [[[]]], [[null]], [[{}]]])('that are no rows are an error: %j', async (body) => {
		site.pinterest.faults.add({ match: { path: /analytics$/ }, fault: { kind: 'answer', body } });
		const [one] = ids('ad');
		const { items: output, error } = await run('ad', 'getAnalytics', { adIds: one, period: 'last7Days' });
		expect(output).toEqual([]);
		expect(error?.message).toMatch(/^Pinterest’s (list of analytics|answer) holds /);
	});

	it('come as Pinterest gives them where they are not simplified', async () => {
		const [one, two] = ids('campaign');
		const { items: output } = await run('campaign', 'getAnalytics', {
			campaignIds: `${one},${two}`,
			granularity: 'DAY',
			period: 'last7Days',
			output: 'raw',
		});
		const query = `start_date=${dayBack(6)}&end_date=${dayBack(0)}&campaign_ids=${one}&campaign_ids=${two}&${performance}&${windows}&granularity=DAY`;
		const path = `/ad_accounts/${account()}/campaigns/analytics?${query}`;
		expect(site.sent()).toEqual([[`GET ${path}`]]);
		expect(output).toEqual(paired((await site.api.get(path)).data));
		expect(output.length).toBeGreaterThan(7);
	});

	it('are typed when they are simplified: numbers are numbers, ids are text', async () => {
		const { items: output } = await run('ad', 'getAnalytics', {
			adIds: ids('ad').join(),
			granularity: 'DAY',
			period: 'yesterday',
			columnSet: 'chosen',
			columns: ['SPEND_IN_DOLLAR', 'CLICKTHROUGH_1', 'CAMPAIGN_ID', 'CAMPAIGN_NAME'],
		});
		expect(output.length).toBeGreaterThan(1);
		for (const { json } of output) {
			expect(json).toMatchObject({
				ad_id: expect.stringMatching(/^\d+$/),
				campaign_id: expect.stringMatching(/^\d+$/),
			});
			expect([json.date, typeof json.campaign_name, typeof json.spend]).toEqual([dayBack(1), 'string', 'number']);
		}
	});

	it('have names that people use, beside whose they are, and ratios of what stands beside them', async () => {
		const parameters = { adIds: ids('ad')[0], granularity: 'TOTAL', period: 'last30Days' };
		const { items: output } = await run('ad', 'getAnalytics', parameters);
		const [{ json }] = output;
		expect(Object.keys(json)).toEqual(
			expect.arrayContaining([
				...['ad_id', 'ad_name', 'ad_group_id', 'ad_group_name', 'campaign_id', 'campaign_name'],
				...['spend', 'impressions', 'clicks', 'ctr', 'cpc', 'cpm', 'engagements'],
			]),
		);
		const [spend, impressions, clicks] = [json.spend, json.impressions, json.clicks].map(Number);
		expect(json.ctr).toBeCloseTo(clicks / impressions, 4);
		expect(json.cpc).toBeCloseTo(spend / clicks, 4);
		expect(json.cpm).toBeCloseTo((spend / impressions) * 1000, 4);
	});

	it('are the fields that were selected, by their names in either form', async () => {
		const parameters = { adIds: ids('ad')[0], granularity: 'TOTAL', period: 'last30Days', output: 'fields' };
		const fields = { outputFields: 'ad_name, spend, SPEND_IN_DOLLAR' };
		const { items: output } = await run('ad', 'getAnalytics', { ...parameters, ...fields });
		expect(output.map(({ json }) => Object.keys(json))).toEqual([['ad_name', 'spend', 'SPEND_IN_DOLLAR']]);
		const { error } = await run('ad', 'getAnalytics', { ...parameters, outputFields: 'SPENT' });
		expect(error?.message).toMatch(/^Fields has names that no result has: SPENT\. Results have: .*\bspend\b/);
	});

	it('that are added up for many are nobody’s', async () => {
		const parameters = { campaignIds: ids('campaign').join(), options: { aggregateRows: true } };
		await run('campaign', 'getAnalytics', { ...parameters, period: 'last7Days' });
		expect(site.sent()[0][0]).not.toContain('CAMPAIGN_NAME');
	});

	it('of more ids than one request takes are asked for in several and joined', async () => {
		const [real] = ids('campaign');
		const made = site.pinterest.worlds.production.store<IDataObject>('campaign');
		const like = made.get(real) as IDataObject;
		const many = Array.from({ length: 600 }, (_, at) => String(600_000_000_000 + at));
		for (const id of many) made.set(id, { ...like, id });
		const { items: output, error } = await run('campaign', 'getAnalytics', {
			campaignIds: many,
			granularity: 'TOTAL',
			period: 'last7Days',
		});
		expect(error).toBeUndefined();
		const asked = site.sent().map(([request]) => [...request.matchAll(/campaign_ids=/g)].length);
		expect(asked.sort()).toEqual([100, 250, 250]);
		expect(new Set(output.map(({ json }) => json.campaign_id)).size).toBe(output.length);
	});

	it('by the hour of more than three days are asked for in several and joined, in their order', async () => {
		const { items: output, error } = await run('adGroup', 'getAnalytics', {
			adGroupIds: ids('ad group')[0],
			granularity: 'HOUR',
			period: 'custom',
			startDate: '7 days ago',
			endDate: 'yesterday',
		});
		expect(error).toBeUndefined();
		const asked = site.sent().map(([request]) => /start_date=([\d-]+)&end_date=([\d-]+)/.exec(request)?.slice(1));
		expect(asked.sort()).toEqual([
			[dayBack(7), dayBack(5)],
			[dayBack(4), dayBack(2)],
			[dayBack(1), dayBack(1)],
		]);
		const days = [...new Set(output.map(({ json }) => String(json.date).slice(0, 10)))];
		expect(days).toEqual([...days].sort());
		expect(days).toHaveLength(7);
	});

	it('by targeting are flat when they are simplified', async () => {
		const parameters = { campaignIds: ids('campaign')[0], granularity: 'TOTAL', targetingTypes: ['GENDER', 'APPTYPE'] };
		const { items: output } = await run('campaign', 'getTargetingAnalytics', parameters);
		expect(new Set(output.map(({ json }) => json.targeting_type))).toEqual(new Set(['GENDER', 'APPTYPE']));
		for (const { json } of output) {
			expect(json.metrics).toBeUndefined();
			expect([typeof json.targeting_value, typeof json.spend]).toEqual(['string', 'number']);
		}
		const { items: raw } = await run('campaign', 'getTargetingAnalytics', { ...parameters, output: 'raw' });
		expect(raw.map(({ json }) => json.metrics)).not.toContain(undefined);
	});

	it.each([
		['the account', 'adAccount', {}],
		['the account by targeting', 'adAccount', { operation: 'getTargetingAnalytics' }],
		['ad groups by targeting', 'adGroup', { operation: 'getTargetingAnalytics', adGroupIds: 'ad group' }],
		['ads by targeting', 'ad', { operation: 'getTargetingAnalytics', adIds: 'ad' }],
		['ads by campaign and Pin', 'ad', { adsBy: 'pins', adCampaignIds: 'campaign', adPinIds: 'pin of ad' }],
	])('are there for %s', async (_, resource, { operation = 'getAnalytics', ...rest }: Record<string, string>) => {
		const parameters = Object.fromEntries(
			Object.entries(rest).map(([name, kind]) => {
				if (kind === 'pin of ad') return [name, site.all('ad').map(({ pin_id }) => String(pin_id))];
				return [name, name === 'adsBy' ? kind : ids(kind)];
			}),
		);
		const { items: output, error } = await run(resource, operation, { ...parameters, granularity: 'TOTAL' });
		expect(error).toBeUndefined();
		expect(output.length).toBeGreaterThan(0);
	});

	it('of the Pins in a campaign are asked for 100 Pins at a time', async () => {
		const ad = site.all('ad')[0];
		const group = site.all('ad group').find(({ id }) => id === ad.ad_group_id) as IDataObject;
		const others = [...site.pinterest.pins.keys()].slice(0, 120);
		await run('campaign', 'getPinAnalytics', {
			campaign: byId(String(group.campaign_id)),
			pinIds: [String(ad.pin_id), ...others.filter((id) => id !== ad.pin_id).slice(0, 60), ...madeUp(60)],
			granularity: 'TOTAL',
		});
		const asked = site.sent().map(([request]) => [...request.matchAll(/pin_ids=/g)].length);
		expect(asked.sort()).toEqual([100, 21]);
	});

	it.each([
		[
			{ period: 'custom', startDate: '2020-01-01', endDate: 'today' },
			'Start Date 2020-01-01 is more than 90 days back',
		],
		[{ period: 'custom', startDate: 'today', endDate: 'yesterday' }, 'is after End Date'],
		[{ period: 'custom', startDate: 'today', endDate: '2099-01-01' }, 'End Date 2099-01-01 is in the future'],
		[
			{ granularity: 'HOUR', period: 'custom', startDate: '9 days ago', endDate: 'today' },
			'is more than 8 days back, which is as long as Pinterest keeps these numbers',
		],
		[
			{ granularity: 'TOTAL', period: 'custom', startDate: '90 days ago', endDate: 'today' },
			'A total can be over at most 90 days',
		],
		[{ columnSet: 'chosen', columns: '={{ [] }}' }, 'Column Names or IDs is missing'],
		[{ columnSet: 'chosen', columns: ['spend'] }, 'Column Names or IDs has a value that is none of Pinterest'],
		[{ campaignIds: 'all' }, 'Campaign IDs must be an id'],
	])('are refused before anything is sent: %j', async (parameters, message) => {
		const given = { campaignIds: ids('campaign')[0], granularity: 'DAY', ...parameters };
		const { error } = await run('campaign', 'getAnalytics', given);
		expect(error?.message).toContain(message);
		expect(site.sent()).toEqual([]);
	});

	it('fail for one item without the others', async () => {
		const list = items({ id: '999' }, { id: ids('campaign')[0] });
		const parameters = { campaignIds: '={{ $json.id }}', granularity: 'TOTAL' };
		const { items: output } = await run('campaign', 'getAnalytics', parameters, { items: list, continueOnFail: true });
		expect(output[0]).toEqual(failure(0, /./, { status: expect.any(Number) }));
		expect(output.slice(1).map(({ pairedItem }) => pairedItem)).toEqual(output.slice(1).map(() => ({ item: 1 })));
		expect(output.length).toBeGreaterThan(1);
	});
});
