import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { byId, failure, items, paired, useAdsSite } from './site';

const START = Date.parse('2027-01-01T09:00:00Z') / 1000;
const END = Date.parse('2027-02-01T00:00:00Z') / 1000;

/** Parameters that change parts of the targeting. */
const change = (...entries: Array<{ change: string; [field: string]: unknown }>) => ({
	adGroupTargeting: 'changes',
	targetingChanges: { entries },
});
const asJson = (body: object) => ({ inputMode: 'json', jsonBody: JSON.stringify(body) });

describe('ad groups', () => {
	const site = useAdsSite();
	const run = (operation: string, parameters: object = {}, more = {}) =>
		site.run({ resource: 'adGroup', operation, adAccount: site.account(), ...(parameters as INodeParameters) }, more);
	const campaign = (objective: string) =>
		byId(String(site.all('campaign').find((one) => one.objective_type === objective)?.id));
	const create = (parameters: object = {}, more = {}) => {
		const campaignOfAdGroup = campaign('CONSIDERATION');
		return run('create', { campaignOfAdGroup, name: 'Lamps', budget: 15, ...parameters }, more);
	};
	const body = () => (site.sent().at(-1)?.[1] as IDataObject[])[0];
	const account = () => site.adAccount('Hearth & Linen EU');
	const path = () => `/ad_accounts/${account()}/ad_groups`;
	const read = async (id: unknown) => (await site.api.get(`${path()}/${String(id)}`)).data;
	const kept = (name: string) => site.all('ad group').find((one) => one.name === name);
	const one = (status: string) => site.all('ad group').find((each) => each.status === status) as IDataObject;

	it('start paused, with automatic bids and a daily budget, unless said otherwise', async () => {
		const { items: output } = await create();
		expect(body()).toEqual({
			campaign_id: campaign('CONSIDERATION').value,
			name: 'Lamps',
			status: 'PAUSED',
			budget_type: 'DAILY',
			budget_in_micro_currency: 15_000_000,
			billable_event: 'CLICKTHROUGH',
			bid_strategy_type: 'AUTOMATIC_BID',
		});
		expect(output[0].json).toEqual({
			id: kept('Lamps')?.id,
			ad_account_id: account(),
			campaign_id: campaign('CONSIDERATION').value,
			name: 'Lamps',
			status: 'PAUSED',
			summary_status: 'PAUSED',
			billable_event: 'CLICKTHROUGH',
			budget_type: 'DAILY',
			budget: 15,
			bid_strategy_type: 'AUTOMATIC_BID',
			bid: null,
			start_time: null,
			end_time: null,
			created_time: expect.any(Number),
			updated_time: expect.any(Number),
		});
	});

	it('are created with targeting, goal, bid, schedule, pacing and tracking in the API’s names and units', async () => {
		const { items: output, error } = await create({
			campaignOfAdGroup: campaign('WEB_CONVERSION'),
			budgetType: 'CBO_ADGROUP',
			billableEvent: 'IMPRESSION',
			bidStrategy: 'TARGET_AVG',
			bid: '4.25',
			locations: ['DE', 'AT'],
			regions: 'FR-IDF',
			ages: 'range',
			minimumAge: 25,
			maximumAge: '65+',
			output: 'raw',
			targeting: {
				interestIds: ['925056443165'],
				genders: ['female', 'unknown'],
				devices: ['iphone', 'ipad'],
				languages: ['de'],
				excludedLocations: ['CH'],
				excludedRegions: ['DE-BE'],
				targetingStrategies: ['FIND_NEW_CUSTOMERS'],
				shoppingRetargeting: '[{"lookback_window": 30, "exclusion_window": 14, "tag_types": [0, 6]}]',
				autoTargeting: false,
				placement: 'BROWSE',
			},
			additionalFields: {
				startTime: '2027-01-01T10:00:00+01:00',
				endTime: '2027-02-01',
				lifetimeFrequencyCap: 5,
				goalEvent: 'CHECKOUT',
				goalTagId: '2613',
				goalCpa: '9.5',
				goalClickWindow: 30,
				goalFrequency: 3,
				goalFrequencyRange: 'SEVEN_DAY',
				trackingImpressionUrls: 'https://a.example/1',
			},
		});
		expect(error).toBeUndefined();
		expect(body()).toEqual({
			campaign_id: campaign('WEB_CONVERSION').value,
			name: 'Lamps',
			status: 'PAUSED',
			budget_type: 'CBO_ADGROUP',
			billable_event: 'IMPRESSION',
			bid_strategy_type: 'TARGET_AVG',
			bid_in_micro_currency: 4_250_000,
			targeting_spec: {
				LOCATION: ['DE', 'AT'],
				GEO: ['FR-IDF'],
				MINIMUM_AGE: '25',
				MAXIMUM_AGE: '65+',
				INTEREST: ['925056443165'],
				GENDER: ['female', 'unknown'],
				APPTYPE: ['iphone', 'ipad'],
				LOCALE: ['de'],
				LOCATION_EXCLUDE: ['CH'],
				GEO_EXCLUDE: ['DE-BE'],
				TARGETING_STRATEGY: ['FIND_NEW_CUSTOMERS'],
				SHOPPING_RETARGETING: [{ lookback_window: 30, exclusion_window: 14, tag_types: [0, 6] }],
			},
			auto_targeting_enabled: false,
			placement_group: 'BROWSE',
			start_time: START,
			end_time: END,
			lifetime_frequency_cap: 5,
			optimization_goal_metadata: {
				conversion_tag_v3_goal_metadata: {
					conversion_event: 'CHECKOUT',
					conversion_tag_id: '2613',
					cpa_goal_value_in_micro_currency: '9500000',
					attribution_windows: { click_window_days: 30 },
				},
				frequency_goal_metadata: { frequency: 3, timerange: 'SEVEN_DAY' },
			},
			tracking_urls: { impression: ['https://a.example/1'] },
		});
		expect(output).toEqual(paired([await read(output[0].json.id)]));
	});

	it('get a lifetime budget together with the end that it needs', async () => {
		await create({ budgetType: 'LIFETIME', budget: 900, budgetEndTime: '2027-02-01' });
		expect(kept('Lamps')).toMatchObject({
			budget_type: 'LIFETIME',
			budget_in_micro_currency: 900_000_000,
			end_time: END,
		});
	});

	it('leave out what was typed before another choice hid it', async () => {
		await create({
			budgetType: 'DAILY',
			billableEvent: 'CLICKTHROUGH',
			bidStrategy: 'AUTOMATIC_BID',
			bid: 3,
			budgetEndTime: '2027-02-01',
			ages: 'any',
			minimumAge: 20,
			additionalFields: { bidMultiplier: 1.5 },
		});
		const sent = body();
		expect(sent).toMatchObject({ bid_multiplier: 1.5 });
		for (const hidden of ['bid_in_micro_currency', 'end_time', 'targeting_spec'])
			expect(sent).not.toHaveProperty(hidden);
	});

	it('take their targeting from a template, which stands alone', async () => {
		const [template] = site.all('targeting template');
		const { error } = await create({
			adGroupTargeting: 'template',
			templateOfAdGroup: byId(String(template.id)),
			locations: ['DE'],
			ages: 'groups',
			ageGroups: ['18-24'],
			targeting: { genders: ['female'], placement: 'SEARCH' },
		});
		expect(error).toBeUndefined();
		expect(body()).toMatchObject({ targeting_template_ids: [template.id] });
		for (const beside of ['targeting_spec', 'placement_group']) expect(body()).not.toHaveProperty(beside);
		expect(kept('Lamps')).toMatchObject({ targeting_template_ids: [template.id] });
	});

	it.each([
		[{ budget: '={{ "" }}' }, 'Budget Amount is missing'],
		[{ bidStrategy: 'MAX_BID', bid: '0' }, 'Bid must be above 0'],
		[{ bidStrategy: 'MAX_BID', bid: '={{ "" }}' }, 'Bid is missing'],
		[{ budget: 0 }, 'Budget Amount must be above 0'],
		[{ budgetType: 'LIFETIME', budgetEndTime: '={{ "" }}' }, 'End Time (UTC) is missing'],
		[{ additionalFields: { startTime: '2027-02-01', endTime: '2027-01-01' } }, 'End Time is not after Start Time'],
		[
			{ billableEvent: 'IMPRESSION', additionalFields: { lifetimeFrequencyCap: 3 } },
			'End Time (UTC) is missing: Lifetime Frequency Cap needs it',
		],
		[{ targeting: { genders: ['female'] } }, 'Targeting lacks a place: choose at least one location or region'],
		[{ locations: ['DE'], ages: 'range', minimumAge: 17 }, 'Minimum Age must be a whole number from 18 to 65'],
		[{ locations: ['DE'], ages: 'range', maximumAge: '66+' }, 'Maximum Age must be a whole number from 18 to 65'],
		[
			{ locations: ['DE'], ages: 'range', minimumAge: 40, maximumAge: '30' },
			'Minimum Age 40 is above the oldest age to reach, 30',
		],
		[{ locations: ['DE'], ages: 'groups', ageGroups: '={{ [] }}' }, 'Age Groups is missing'],
		[{ targeting: { interestIds: ['Home decor'] } }, 'Interest Names or IDs has a value that is none of'],
		[{ targeting: { includedAudiences: 'everybody' } }, 'Audience Names or IDs has a value that is none of'],
		[{ additionalFields: { goalFrequency: 1 } }, 'Goal: Frequency must be a whole number from 2 to 20'],
		[{ adGroupTargeting: 'template', templateOfAdGroup: byId('={{ "" }}') }, 'Targeting Template is missing'],
		[
			{
				...{ adGroupTargeting: 'template', templateOfAdGroup: byId('1') },
				additionalFields: { trackingClickUrls: 'https://a.example' },
			},
			'Tracking URLs: Click is not for Targeting "Targeting Template"',
		],
		[{ additionalFields: { lifetimeFrequencyCap: 4 } }, 'Lifetime Frequency Cap is not for Billable Event "Click"'],
		[
			{ bidStrategy: 'MAX_BID', bid: 3, additionalFields: { bidMultiplier: 1.5 } },
			'Bid Multiplier is not for Bid Strategy "Maximum Bid"',
		],
		[
			asJson({ campaign_id: '1', name: 'N', billable_event: 'CLICKTHROUGH', targeting_spec_operations: [] }),
			'A new ad group takes no targeting_spec_operations: give all of its targeting as targeting_spec',
		],
	])('are refused before anything is sent: %j', async (parameters, message) => {
		const { error } = await create(parameters);
		expect(error?.message).toContain(message);
		expect(site.sent()).toEqual([]);
	});

	it('that Pinterest refuses in a list of exceptions do not keep the others from being created', async () => {
		const list = items(
			{ name: 'One', places: ['DE'], template: '1' },
			{ name: 'Two', campaign: '404', template: '1' },
			{ name: 'Three' },
		);
		const { items: output } = await create(
			{
				name: '={{ $json.name }}',
				campaignOfAdGroup: byId(`={{ $json.campaign ?? "${campaign('CONSIDERATION').value}" }}`),
				locations: '={{ $json.places ?? [] }}',
			},
			{ items: list, continueOnFail: true },
		);
		expect(site.sent()).toHaveLength(1);
		expect([output[0].json.name, output[2].json.name]).toEqual(['One', 'Three']);
		expect(output[1]).toEqual(failure(1, /not found/i));
		expect([kept('One')?.status, kept('Two'), kept('Three')?.status]).toEqual(['PAUSED', undefined, 'PAUSED']);
	});

	it('change only what is given', async () => {
		const before = { ...one('PAUSED') };
		const { items: output } = await run('update', {
			adGroupToUpdate: byId(String(before.id)),
			updateFields: { newName: 'Renamed', newBid: '1.2', endTime: '2027-02-01' },
		});
		expect(body()).toEqual({ id: before.id, name: 'Renamed', bid_in_micro_currency: 1_200_000, end_time: END });
		expect(output[0].json).toMatchObject({ id: before.id, name: 'Renamed', status: 'PAUSED', end_time: END });
		expect(kept('Renamed')).toMatchObject({ targeting_spec: before.targeting_spec });
	});

	it('lose their end where it is to be cleared', async () => {
		const { id } = one('ACTIVE');
		const adGroupToUpdate = byId(String(id));
		await run('update', { adGroupToUpdate, updateFields: { clearFields: ['end_time'] } });
		expect(body()).toEqual({ id, end_time: null });
		const nothing = await run('update', { adGroupToUpdate });
		expect(nothing.error?.message).toBe('Nothing to update: set at least one of the fields to change');
	});

	it('have parts of their targeting changed, while the rest stays', async () => {
		const before = site.all('ad group').find(({ targeting_spec: spec }) => (spec as IDataObject).GENDER) as IDataObject;
		const { error } = await run('update', {
			...change({ change: 'GENDER', how: 'REMOVE', changedGenders: ['unknown'] }),
			adGroupToUpdate: byId(String(before.id)),
			locations: ['FR'],
			targeting: { genders: ['male'], placement: 'SEARCH' },
		});
		expect(error).toBeUndefined();
		expect(body()).toEqual({
			id: before.id,
			placement_group: 'SEARCH',
			targeting_spec_operations: [{ field: 'GENDER', operation: 'REMOVE', values: ['unknown'] }],
		});
		expect((await read(before.id)) as IDataObject).toMatchObject({
			targeting_spec: { ...(before.targeting_spec as IDataObject), GENDER: ['female'] },
		});
	});

	it.each([
		[
			{ change: 'AUDIENCE_INCLUDE', how: 'ADD', changedAudienceIds: ['1'] },
			{ operation: 'ADD', values: ['1'] },
		],
		[
			{ change: 'AUDIENCE_EXCLUDE', how: 'SET', changedAudienceIds: '1, 2' },
			{ operation: 'SET', values: ['1', '2'] },
		],
		[
			{ change: 'GEO', how: 'ADD', changedRegions: ['US-94107'] },
			{ operation: 'ADD', values: ['US-94107'] },
		],
		[
			{ change: 'GEO_EXCLUDE', how: 'REMOVE', changedRegions: ['DE-BE'] },
			{ operation: 'REMOVE', values: ['DE-BE'] },
		],
		[
			{ change: 'INTEREST', how: 'SET', changedInterestIds: ['925'] },
			{ operation: 'SET', values: ['925'] },
		],
		[
			{ change: 'LOCATION', how: 'ADD', changedLocations: ['DE'] },
			{ operation: 'ADD', values: ['DE'] },
		],
		[
			{ change: 'LOCATION_EXCLUDE', how: 'ADD', changedLocations: ['CH'] },
			{ operation: 'ADD', values: ['CH'] },
		],
		[
			{ change: 'LOCALE', how: 'REMOVE', changedLanguages: ['de'] },
			{ operation: 'REMOVE', values: ['de'] },
		],
		[
			{ change: 'APPTYPE', how: 'SET', changedDevices: ['ipad'] },
			{ operation: 'SET', values: ['ipad'] },
		],
		[
			{ change: 'AGE_BUCKET', how: 'ADD', changedAgeGroups: ['65+'] },
			{ operation: 'SET', values: ['65+'] },
		],
		[
			{ change: 'MAXIMUM_AGE', years: '65+' },
			{ operation: 'SET', value: '65+' },
		],
		[
			{ change: 'MAXIMUM_AGE', years: '' },
			{ operation: 'SET', value: null },
		],
		[
			{ change: 'MINIMUM_AGE', years: 21 },
			{ operation: 'SET', value: '21' },
		],
		[
			{ change: 'SHOPPING_RETARGETING', lookbackWindow: 30, exclusionWindow: 14, tagTypes: '0, 6' },
			{ operation: 'SET', values: [{ lookback_window: 30, exclusion_window: 14, tag_types: [0, 6] }] },
		],
	])('have a part changed by %j', async (row, sent) => {
		const { items: output } = await run('update', {
			...change(row),
			adGroupToUpdate: byId('2680060704746'),
			options: { preview: true },
		});
		expect(output[0].json.element).toEqual({
			id: '2680060704746',
			targeting_spec_operations: [{ field: row.change, ...sent }],
		});
	});

	it('have rows of one part and operation changed together', async () => {
		const { items: output } = await run('update', {
			...change(
				{ change: 'SHOPPING_RETARGETING', lookbackWindow: 30, exclusionWindow: 14 },
				{ change: 'LOCATION', how: 'ADD', changedLocations: ['DE'] },
				{ change: 'SHOPPING_RETARGETING', lookbackWindow: 60, exclusionWindow: 30 },
				{ change: 'LOCATION', how: 'REMOVE', changedLocations: ['CH'] },
				{ change: 'LOCATION', how: 'ADD', changedLocations: ['AT'] },
			),
			adGroupToUpdate: byId('2680060704746'),
			options: { preview: true },
		});
		const values = [
			{ lookback_window: 30, exclusion_window: 14 },
			{ lookback_window: 60, exclusion_window: 30 },
		];
		expect((output[0].json.element as IDataObject).targeting_spec_operations).toEqual([
			{ field: 'SHOPPING_RETARGETING', operation: 'SET', values },
			{ field: 'LOCATION', operation: 'ADD', values: ['DE', 'AT'] },
			{ field: 'LOCATION', operation: 'REMOVE', values: ['CH'] },
		]);
	});

	it.each([
		[change(), 'Targeting Changes is missing'],
		[
			change({ change: 'GENDER', how: 'ADD', changedGenders: '={{ [] }}' }),
			'Targeting Changes has a wrong row 1: Values is missing',
		],
		[change({ change: 'WEATHER' }), 'Targeting Changes has a wrong row 1: Change must be one of AGE_BUCKET'],
		[
			change({ change: 'INTEREST', how: 'DROP', changedInterestIds: ['1'] }),
			'Targeting Changes has a wrong row 1: How must be one of ADD, REMOVE, SET',
		],
		[
			change({ change: 'INTEREST', how: 'ADD', changedInterestIds: ['Home'] }),
			"Targeting Changes has a wrong row 1: Value Names or IDs has a value that is none of Pinterest's",
		],
		[
			change({ change: 'MINIMUM_AGE', years: '17' }),
			'Targeting Changes has a wrong row 1: Years must be a whole number from 18 to 65',
		],
		[
			change({ change: 'MINIMUM_AGE', years: '65+' }),
			'Targeting Changes has a wrong row 1: Years must be a whole number from 18 to 65',
		],
		[
			change({ change: 'MINIMUM_AGE', years: '20' }, { change: 'MINIMUM_AGE', years: '21' }),
			'Targeting Changes has a wrong row 2: Change MINIMUM_AGE is there already',
		],
		[
			change({ change: 'SHOPPING_RETARGETING', lookbackWindow: 10, exclusionWindow: 11 }),
			'Targeting Changes has a wrong row 1: Exclusion Window (Days) is longer than the lookback window',
		],
		[
			change({ change: 'SHOPPING_RETARGETING', tagTypes: 'checkout' }),
			'Targeting Changes has a wrong row 1: Tag Types must be a whole number',
		],
		[
			asJson([{ id: '1' }, { id: '2', targeting_spec: { LOCATION: ['DE'] }, targeting_spec_operations: [] }]),
			'Give either targeting_spec or targeting_spec_operations for an ad group, not both',
		],
		[{ adGroupToUpdate: byId('1'.repeat(19)) }, 'Ad Group has 19 digits, at most 18 are allowed'],
	])('are not changed by what Pinterest would refuse: %j', async (parameters, message) => {
		const { error } = await run('update', { adGroupToUpdate: byId('1'), ...parameters });
		expect(error?.message).toContain(message);
		expect(site.sent()).toEqual([]);
	});

	it('are paused together, those of all items in one request', async () => {
		const ids = site
			.all('ad group')
			.filter(({ status }) => status === 'ACTIVE')
			.map(({ id }) => String(id));
		const { items: output } = await run(
			'setStatus',
			{ adGroupIds: '={{ $json.ids }}', setStatus: 'PAUSED' },
			{ items: items({ ids: ids.slice(0, 2).join() }, { ids: ids.slice(2) }) },
		);
		expect(site.sent()).toEqual([[`PATCH ${path()}`, ids.map((id) => ({ id, status: 'PAUSED' }))]]);
		expect(output.map(({ json, pairedItem }) => [json.id, json.status, pairedItem])).toEqual(
			ids.map((id, at) => [id, 'PAUSED', { item: at < 2 ? 0 : 1 }]),
		);
		expect(site.all('ad group').filter(({ status }) => status === 'ACTIVE')).toEqual([]);
	});

	it('get one budget together, and each that can’t have it says so', async () => {
		const byType = (type: string) => String(site.all('ad group').find((each) => each.budget_type === type)?.id);
		const list = items({ id: byType('CBO_ADGROUP') }, { id: byType('DAILY') });
		const parameters = { adGroupIds: '={{ $json.id }}', adGroupBudget: 12.5 };
		const { items: output } = await run('setBudget', parameters, { items: list, continueOnFail: true });
		const elements = list.map(({ json }) => ({ id: json.id, budget_in_micro_currency: 12_500_000 }));
		expect(site.sent()).toEqual([[`PATCH ${path()}`, elements]]);
		expect(output[0]).toEqual(failure(0, /budget optimization/));
		expect(output[1].json).toMatchObject({ id: byType('DAILY'), budget: 12.5 });
	});

	it('show their requests instead of sending them in a preview', async () => {
		const { items: output } = await create({ options: { preview: true } });
		expect(site.sent()).toEqual([]);
		expect(output[0].json).toMatchObject({ preview: true, method: 'POST', path: path() });
		expect(kept('Lamps')).toBeUndefined();
	});

	it('are listed by campaign and by id, one of them at a time', async () => {
		const [{ id: campaignId }] = site.all('campaign').filter(({ status }) => status === 'ACTIVE');
		const own = site.all('ad group').filter((each) => each.campaign_id === campaignId);
		const { items: output } = await run('getAll', {
			returnAll: true,
			adGroupsOf: 'campaigns',
			listedCampaignIds: campaignId,
			listedAdGroupIds: '1',
			options: { order: 'ASCENDING' },
		});
		expect(output.map(({ json }) => json.id)).toEqual(own.map(({ id }) => id));
		const byIds = await run('getAll', {
			returnAll: true,
			adGroupsOf: 'ids',
			listedAdGroupIds: own.map(({ id }) => id),
			filters: { entityStatuses: ['PAUSED'] },
			options: { translateInterests: true },
			output: 'raw',
		});
		expect(byIds.items[0].json).toMatchObject({ status: 'PAUSED', targeting_spec: { INTEREST: ['Home decor'] } });
		const ids = own.map(({ id }) => `ad_group_ids=${String(id)}`).join('&');
		expect(site.sent().map(([request]) => request)).toEqual([
			`GET ${path()}?campaign_ids=${String(campaignId)}&order=ASCENDING&page_size=250`,
			`GET ${path()}?${ids}&entity_statuses=PAUSED&translate_interests_to_names=true&page_size=250`,
		]);
	});

	it('are found by their promotion', async () => {
		const [promotion] = site.all('promotion');
		await create({ additionalFields: { adGroupPromotionIds: String(promotion.id) } });
		const { items: output } = await run('getAllByPromotion', { promotionIds: String(promotion.id), returnAll: true });
		expect(output.map(({ json }) => json.name)).toContain('Lamps');
		expect(site.sent().at(-1)).toEqual([
			`GET /ad_accounts/${account()}/promotion_applied_entities?promotion_ids=${String(promotion.id)}&page_size=250`,
		]);
		const many = await run('getAllByPromotion', { promotionIds: Array.from({ length: 51 }, (_, at) => at + 1) });
		expect(many.error?.message).toContain('Promotion IDs has 51 values, at most 50 are allowed');
	});

	it('have their audience estimated', async () => {
		const { items: output, error } = await run('estimateAudience', {
			locations: ['DE'],
			ages: 'groups',
			ageGroups: ['25-34'],
			additionalFields: {
				keywords: { keyword: [{ value: ' paper lamp ', matchType: 'PHRASE' }] },
				creativeTypes: ['VIDEO'],
				placement: 'SEARCH',
			},
		});
		expect(error).toBeUndefined();
		expect(site.sent()).toEqual([
			[
				`POST ${path()}/audience_sizing`,
				{
					targeting_spec: { LOCATION: ['DE'], AGE_BUCKET: ['25-34'] },
					keywords: [{ match_type: 'PHRASE', value: 'paper lamp' }],
					creative_types: ['VIDEO'],
					placement_group: 'SEARCH',
				},
			],
		]);
		const direct = await site.api.post(`${path()}/audience_sizing`, site.sent()[0][1]);
		expect(output).toEqual(paired([direct.data]));
	});

	it.each([
		[{ keyword: [{ value: ' ', matchType: 'BROAD' }] }, 'Keywords has a keyword without words'],
		[{ keyword: [{ value: 'lamp', matchType: 'NEAR' }] }, 'Keywords has a match type that is none of BROAD'],
		[{ keyword: [{ value: 'x'.repeat(121), matchType: 'BROAD' }] }, 'Keywords has one of more than 120 characters'],
	])('refuse keywords that an estimate does not take: %j', async (keywords, message) => {
		const { error } = await run('estimateAudience', { additionalFields: { keywords } });
		expect(error?.message).toContain(message);
		expect(site.sent()).toEqual([]);
	});

	it('have their bid floor read, for one configuration by fields or for several by JSON', async () => {
		const floorPath = `/ad_accounts/${account()}/bid_floor`;
		const { items: output } = await run('getBidFloor', {
			floorCurrency: 'EUR',
			floorEvent: 'CLICKTHROUGH',
			additionalFields: { countries: 'de, AT', floorObjective: 'CONSIDERATION' },
		});
		const spec = {
			billable_event: 'CLICKTHROUGH',
			currency: 'EUR',
			countries: ['DE', 'AT'],
			objective_type: 'CONSIDERATION',
		};
		expect(site.sent()).toEqual([[`POST ${floorPath}`, { bid_floor_specs: [spec] }]]);
		expect(output[0].json).toEqual({ bid_floors: [expect.any(Number)], type: 'bidfloor' });
		const jsonBody = { bid_floor_specs: [spec, { billable_event: 'IMPRESSION', currency: 'USD' }] };
		const several = await run('getBidFloor', { inputMode: 'json', jsonBody: JSON.stringify(jsonBody) });
		expect(several.items[0].json.bid_floors).toHaveLength(2);
		const wrong = await run('getBidFloor', { additionalFields: { countries: 'Germany' } });
		expect(wrong.error?.message).toContain('Countries must be country codes of two letters such as US, not "Germany"');
	});

	it('have no bid floor for an objective that Pinterest has none for', async () => {
		const { error } = await run('getBidFloor', { additionalFields: { floorObjective: 'LEADS' } });
		expect(error?.message).toContain('Objective must be one of');
		expect(site.sent()).toEqual([]);
	});
});
