import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { byId, byUrl, failure, items, paired, useAdsSite } from './site';

const multiplied = (...entries: object[]) => ({ additionalFields: { bidMultipliers: { entries } } });

describe('campaigns', () => {
	const site = useAdsSite();
	const run = (operation: string, parameters: object = {}, more = {}) =>
		site.run({ resource: 'campaign', operation, adAccount: site.account(), ...(parameters as INodeParameters) }, more);
	const create = (parameters: object = {}, more = {}) =>
		run('create', { name: 'Spring', objective: 'WEB_CONVERSION', ...parameters }, more);
	const body = () => (site.sent().at(-1)?.[1] as IDataObject[])[0];
	const path = () => `/ad_accounts/${site.adAccount('Hearth & Linen EU')}/campaigns`;

	it('start paused unless another status is chosen', async () => {
		const { items: output } = await create();
		expect(body()).toEqual({ name: 'Spring', objective_type: 'WEB_CONVERSION', status: 'PAUSED' });
		expect(output[0].json).toMatchObject({ name: 'Spring', status: 'PAUSED' });
		await create({ name: 'Live', createStatus: 'ACTIVE' });
		expect(site.all('campaign').find(({ name }) => name === 'Live')).toMatchObject({ status: 'ACTIVE' });
	});

	it('are created with every field, in the API’s names and units', async () => {
		const { items: output, error } = await create({
			campaignBudget: 'lifetime',
			lifetimeSpendCap: '1250.5',
			output: 'raw',
			additionalFields: {
				startTime: '2027-01-01T10:00:00+01:00',
				endTime: '2027-02-01',
				isCampaignBudgetOptimization: true,
				defaultAdGroupBudget: 0.1,
				trackingClickUrls: 'https://a.example/1, https://a.example/2',
				appPlatform: 'IOS',
				intendedPromotionType: 'CATALOG',
				frequencyWindow: 'MONTH',
				bidMultipliers: {
					entries: [
						{ multiplyBy: 'APP_TYPE', multipliedDevices: ['iphone', 'ipad'], multiplier: 1.5 },
						{ multiplyBy: 'APP_TYPE', multipliedDevices: ['web'], multiplier: 0 },
						{ multiplyBy: 'AGE_BUCKET', multipliedAges: ['18-24'], multipliedDevices: ['web'], multiplier: 10 },
						{ multiplyBy: 'AUDIENCE', multipliedAudienceIds: ['2542620905475'], multiplier: 2 },
						{ multiplyBy: 'FREQUENCY', multipliedCounts: '3, 4', multiplier: 0.5 },
						{ multiplyBy: 'GENDER', multipliedGenders: ['unknown'], multiplier: '0.9' },
						{ multiplyBy: 'PLACEMENT', multipliedPlacements: ['SEARCH'], multiplier: 1.1 },
					],
				},
			},
		});
		expect(error).toBeUndefined();
		expect(body()).toEqual({
			name: 'Spring',
			objective_type: 'WEB_CONVERSION',
			status: 'PAUSED',
			lifetime_spend_cap: 1_250_500_000,
			start_time: Date.parse('2027-01-01T09:00:00Z') / 1000,
			end_time: Date.parse('2027-02-01T00:00:00Z') / 1000,
			is_campaign_budget_optimization: true,
			default_ad_group_budget_in_micro_currency: 100_000,
			tracking_urls: { click: ['https://a.example/1', 'https://a.example/2'] },
			app_platform: 'IOS',
			intended_promotion_type: 'CATALOG',
			bid_options: {
				app_type_multipliers: { iphone: 1.5, ipad: 1.5, web: 0 },
				age_bucket_multipliers: { '18-24': 10 },
				audience_multipliers: { '2542620905475': 2 },
				frequency_multipliers: { '3': 0.5, '4': 0.5 },
				gender_multipliers: { unknown: 0.9 },
				placement_multipliers: { SEARCH: 1.1 },
				freq_bid_multiplier_time_window: 'MONTH',
			},
		});
		expect(output).toEqual(paired([(await site.api.get(`${path()}/${output[0].json.id as string}`)).data]));
	});

	it.each([
		['12.3', 12_300_000],
		[0.1, 100_000],
		['0.000001', 1],
		[999_999, 999_999_000_000],
	])('take a budget of %p in the currency of the ad account as %p millionths', async (dailySpendCap, micro) => {
		await create({ campaignBudget: 'daily', dailySpendCap, options: { preview: true } }).then(({ items: [{ json }] }) =>
			expect(json.element).toMatchObject({ daily_spend_cap: micro }),
		);
	});

	it('take a budget of any size where the highest amount says so', async () => {
		const options = { highestAmount: '9007199255', preview: true };
		const { items: output } = await create({ campaignBudget: 'daily', dailySpendCap: '9007199254.740991', options });
		expect(output[0].json.element).toMatchObject({ daily_spend_cap: 9_007_199_254_740_991 });
	});

	it('take amounts in millionths where the switch says so', async () => {
		await create({ campaignBudget: 'daily', dailySpendCap: 25_000_000, options: { amountsIn: 'micro' } });
		expect(body()).toMatchObject({ daily_spend_cap: 25_000_000 });
	});

	it.each([
		[{ campaignBudget: 'daily', dailySpendCap: '0.0000001' }, 'Daily Budget has more than 6 decimals: "0.0000001"'],
		[
			{ campaignBudget: 'daily', dailySpendCap: 0.1 + 0.2 },
			'Daily Budget has more than 6 decimals: "0.30000000000000004"',
		],
		[{ campaignBudget: 'daily', dailySpendCap: '1,250' }, 'Daily Budget must be an amount such as 12.50'],
		[{ campaignBudget: 'daily', dailySpendCap: '-1' }, 'Daily Budget must be an amount'],
		[{ campaignBudget: 'daily', dailySpendCap: '={{ "" }}' }, 'Daily Budget is missing'],
		[{ campaignBudget: 'daily', dailySpendCap: '99999999999' }, 'Daily Budget is too large'],
		[
			{ campaignBudget: 'daily', dailySpendCap: '1.5', options: { amountsIn: 'micro' } },
			'Daily Budget must be a whole number of millionths',
		],
		[{ campaignBudget: 'daily', dailySpendCap: 0 }, 'Daily Budget must be above 0'],
		[
			{ campaignBudget: 'daily', dailySpendCap: 12_500_000 },
			'Daily Budget is 12,500,000 in the currency of the ad account, which looks like millionths (12.50). Correct it, or set the option Highest Amount if it is meant',
		],
		[
			{ campaignBudget: 'daily', dailySpendCap: 50.5, options: { highestAmount: 50 } },
			'Daily Budget is 50.50, above the Highest Amount of 50',
		],
		[
			{ inputMode: 'json', jsonBody: '[{"daily_spend_cap": 20000000}]', options: { highestAmount: '10' } },
			'daily_spend_cap in the JSON is 20, above the Highest Amount of 10',
		],
		[{ objective: 'HAPPINESS' }, 'Objective must be one of'],
		[{ additionalFields: { startTime: 'soon' } }, 'Start Time (UTC) must be a time such as'],
		[{ additionalFields: { startTime: '2027-06-31' } }, 'Start Time (UTC) must be a time such as'],
		[{ additionalFields: { startTime: '2027-02-02', endTime: '2027-02-02' } }, 'End Time is not after Start Time'],
		[{ additionalFields: { appPlatform: 'SYMBIAN' } }, 'App Platform must be one of ANDROID, IOS'],
		[{ additionalFields: { ownAdAccountId: 'mine' } }, 'Ad Account of the Campaign must be an id'],
		[
			multiplied({ multiplyBy: 'GENDER', multipliedGenders: ['female'], multiplier: 10.1 }),
			'Bid Multipliers has a wrong row 1: Multiplier must be a number from 0 to 10, not "10.1"',
		],
		[
			multiplied({ multiplyBy: 'GENDER', multipliedGenders: [] }),
			'Bid Multipliers has a wrong row 1: Values is missing',
		],
		[
			multiplied({ multiplyBy: 'AUDIENCE', multipliedAudienceIds: ['Buyers'] }),
			"Bid Multipliers has a wrong row 1: Value Names or IDs has a value that is none of Pinterest's",
		],
		[multiplied({ multiplyBy: 'WEATHER' }), 'Bid Multipliers has a wrong row 1: By must be one of AGE_BUCKET'],
		[
			multiplied(
				{ multiplyBy: 'GENDER', multipliedGenders: ['female', 'male'] },
				{ multiplyBy: 'GENDER', multipliedGenders: ['male'] },
			),
			'Bid Multipliers has a wrong row 2: By Gender, male has a multiplier already',
		],
		[{ inputMode: 'json', jsonBody: '{}' }, 'JSON Body is empty'],
		[{ inputMode: 'json', jsonBody: '[1]' }, 'JSON Body must be a JSON object, or a list of them'],
	])('are refused before anything is sent: %j', async (parameters, message) => {
		const { error } = await create(parameters);
		expect(error?.message).toContain(message);
		expect(site.sent()).toEqual([]);
	});

	it('are read from the ad account’s address too', async () => {
		const adAccount = byUrl(`https://ads.pinterest.com/advertiser/${site.adAccount('Hearth & Linen EU')}/`);
		const [{ id }] = site.all('campaign');
		const { items: output } = await run('get', { adAccount, campaign: byId(String(id)), output: 'raw' });
		expect(output).toEqual(paired([(await site.api.get(`${path()}/${String(id)}`)).data]));
	});

	it('are listed by status and id', async () => {
		const active = site.all('campaign').filter(({ status }) => status === 'ACTIVE');
		const filters = { entityStatuses: ['ACTIVE'], campaignIds: active.map(({ id }) => id).join() };
		const { items: output } = await run('getAll', { returnAll: true, filters, options: { order: 'ASCENDING' } });
		expect(output.map(({ json }) => json.id)).toEqual(active.map(({ id }) => id));
		const ids = active.map(({ id }) => `campaign_ids=${String(id)}`).join('&');
		expect(site.sent()).toEqual([[`GET ${path()}?${ids}&entity_statuses=ACTIVE&order=ASCENDING&page_size=250`]]);
	});

	it('change only what is given', async () => {
		const before = site.all('campaign').find(({ status }) => status === 'PAUSED') as IDataObject;
		const campaignToUpdate = byId(String(before.id));
		const { items: output } = await run('update', { campaignToUpdate, updateFields: { newName: 'Renamed' } });
		expect(body()).toEqual({ id: before.id, name: 'Renamed' });
		expect(output[0].json).toMatchObject({ id: before.id, name: 'Renamed', status: 'PAUSED' });
		const { error } = await run('update', { campaignToUpdate });
		expect(error?.message).toBe('Nothing to update: set at least one of the fields to change');
	});

	it('change and take away bid multipliers, and say which to Pinterest', async () => {
		const [{ id }] = site.all('campaign');
		const { error } = await run('update', {
			campaignToUpdate: byId(String(id)),
			updateFields: {
				bidMultipliers: { entries: [{ multiplyBy: 'GENDER', multipliedGenders: ['female'], multiplier: 1.2 }] },
				frequencyWindow: 'WEEK',
				bidMultipliersToReset: ['PLACEMENT', 'GENDER'],
			},
		});
		expect(error).toBeUndefined();
		const bid_options = {
			gender_multipliers: { female: 1.2 },
			freq_bid_multiplier_time_window: 'WEEK',
			update_mask: ['GENDER', 'FREQUENCY', 'PLACEMENT'],
		};
		expect(body()).toEqual({ id, bid_options });
	});

	it('given as JSON say themselves which bid multipliers change, or it is seen from what they hold', async () => {
		const [{ id }] = site.all('campaign');
		const placement_multipliers = { SEARCH: 1.5 };
		const jsonBody = [
			{ id, bid_options: { placement_multipliers } },
			{ id, bid_options: { placement_multipliers, update_mask: ['AUDIENCE'] } },
		];
		await run('update', { inputMode: 'json', jsonBody: JSON.stringify(jsonBody) });
		expect(site.sent()[0][1]).toEqual([
			{ id, bid_options: { placement_multipliers, update_mask: ['PLACEMENT'] } },
			jsonBody[1],
		]);
	});

	it.each([
		['update', { campaignToUpdate: byId('1'.repeat(19)), updateFields: { newName: 'N' } }, 'Campaign has 19 digits'],
		['setStatus', { campaignIds: `1,${'2'.repeat(19)}` }, 'Campaign IDs has 19 digits, at most 18 are allowed'],
	])('are not changed by an ID that is too long for one: %s', async (operation, parameters, message) => {
		const { error } = await run(operation, parameters);
		expect(error?.message).toContain(message);
		expect(site.sent()).toEqual([]);
	});

	it('have their Performance+ settings changed', async () => {
		const [{ id }] = site.all('campaign');
		await run('update', {
			campaignToUpdate: byId(String(id)),
			updateFields: { boostProspecting: true, pinnerListExclusions: '2542620905475, 2542620905476' },
		});
		expect(body()).toEqual({
			id,
			performance_plus_campaign_settings: {
				boost_prospecting_ad_group_bid: true,
				pinner_list_exclusions: ['2542620905475', '2542620905476'],
			},
		});
	});

	it('are paused together, those of all items in one request', async () => {
		const ids = site
			.all('campaign')
			.filter(({ status }) => status === 'ACTIVE')
			.map(({ id }) => String(id));
		const list = items({ ids: ids.slice(0, 1) }, { ids: ids.slice(1) });
		const { items: output } = await run(
			'setStatus',
			{ campaignIds: '={{ $json.ids }}', setStatus: 'PAUSED' },
			{ items: list },
		);
		expect(site.sent()).toEqual([[`PATCH ${path()}`, ids.map((id) => ({ id, status: 'PAUSED' }))]]);
		expect(output.map(({ json, pairedItem }) => [json.id, json.status, pairedItem])).toEqual(
			ids.map((id, at) => [id, 'PAUSED', { item: at === 0 ? 0 : 1 }]),
		);
		expect(site.all('campaign').filter(({ status }) => status === 'ACTIVE')).toEqual([]);
	});

	it('that are unknown do not keep the others from being paused', async () => {
		const [{ id }] = site.all('campaign').filter(({ status }) => status === 'ACTIVE');
		const list = items({ ids: '999' }, { ids: String(id) });
		const parameters = { campaignIds: '={{ $json.ids }}', setStatus: 'PAUSED' };
		const { items: output } = await run('setStatus', parameters, { items: list, continueOnFail: true });
		expect(output[0]).toEqual(failure(0, 'Campaign not found', { code: 2 }));
		expect(output[1].json).toMatchObject({ id, status: 'PAUSED' });
	});

	it('get one budget together', async () => {
		const { id } = site.all('campaign').find(({ daily_spend_cap: cap }) => cap !== null) as IDataObject;
		await run('setBudget', { campaignIds: String(id), budgetKind: 'daily', dailySpendCap: 33.25 });
		expect(site.sent()).toEqual([[`PATCH ${path()}`, [{ id, daily_spend_cap: 33_250_000 }]]]);
		expect(site.all('campaign').find((one) => one.id === id)).toMatchObject({ daily_spend_cap: 33_250_000 });
	});

	it('are picked from a list that belongs to the ad account and is searched through all its pages', async () => {
		const parameters = { resource: 'campaign', operation: 'get', adAccount: site.account() };
		await run(
			'create',
			{ name: '={{ $json.name }}', objective: 'AWARENESS' },
			{ items: items(...Array.from({ length: 300 }, (_, at) => ({ name: `Extra ${at}` }))) },
		);
		site.pinterest.clearRequests();
		const first = await site.search('searchCampaigns', { parameters });
		expect([first.results.length, typeof first.paginationToken]).toEqual([250, 'string']);
		const { results } = await site.search('searchCampaigns', { parameters, filter: 'extra 7' });
		expect(results.map(({ name }) => name)).toContain('Extra 7 (paused)');
		expect(results.every(({ name }) => name.startsWith('Extra 7'))).toBe(true);
		const none = site.search('searchCampaigns', { parameters: { ...parameters, adAccount: byId('') } });
		await expect(none).rejects.toThrow('Choose the ad account first');
	});
});
