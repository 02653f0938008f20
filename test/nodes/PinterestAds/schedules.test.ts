import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { failure, items, paired, useAdsSite } from './site';

const multiplied = (...entries: object[]) => ({
	entityId: '1',
	scheduleType: 'CAMPAIGN_BID_MULTIPLIERS',
	deltaMultipliers: { entries },
});

describe('schedules', () => {
	const site = useAdsSite();
	const run = (operation: string, parameters: object = {}, more = {}) =>
		site.run({ resource: 'schedule', operation, adAccount: site.account(), ...(parameters as INodeParameters) }, more);
	const campaign = () => String(site.all('campaign')[0].id);
	const named = (name: string) => site.all('schedule').find((one) => one.name === name) as IDataObject;
	const path = () => `/ad_accounts/${site.adAccount('Hearth & Linen EU')}/schedules`;
	const listed = async () =>
		((await site.api.get(`${path()}?entity_ids=${campaign()}&page_size=250`)).data as { items: IDataObject[] }).items;
	const bodies = () => site.sent().map(([, body]) => body as IDataObject[]);

	it('of a budget are created with every field', async () => {
		const { items: output } = await run('create', {
			entityId: campaign(),
			deltaPercent: 25,
			additionalFields: {
				scheduleName: 'Sale',
				entityType: 'CAMPAIGN',
				scheduleStart: '2097-11-26T09:00:00+01:00',
				scheduleEnd: '2097-11-30',
				scheduleStatus: 'CREATED',
			},
		});
		const sent = {
			...{ entity_id: campaign(), entity_type: 'CAMPAIGN', name: 'Sale', schedule_type: 'CAMPAIGN_BUDGET_CHANGE' },
			...{ schedule_action: 'INCREASE_BY_PERCENT', delta_value: '2500', schedule_status: 'CREATED' },
			start_timestamp: Date.parse('2097-11-26T08:00:00Z') / 1000,
			end_timestamp: Date.parse('2097-11-30T00:00:00Z') / 1000,
		};
		expect(site.sent()).toEqual([[`POST ${path()}`, [sent]]]);
		expect(output).toEqual(paired([(await listed()).find(({ name }) => name === 'Sale')]));
		expect(output[0].json).toMatchObject({ schedule_id: named('Sale').id, schedule_status: 'SCHEDULED' });
	});

	it.each([
		[5, '500'],
		['12.5', '1250'],
		[0.25, '25'],
		['1000', '100000'],
	])('grow by %p percent, which Pinterest gets as %p hundredths of a percent', async (deltaPercent, delta_value) => {
		await run('create', { entityId: campaign(), deltaPercent });
		expect(bodies()[0][0]).toMatchObject({ schedule_action: 'INCREASE_BY_PERCENT', delta_value });
	});

	it('grow by an amount, in the currency of the ad account or in millionths', async () => {
		const amount = { entityId: campaign(), scheduleAction: 'INCREASE_BY_VALUE', deltaPercent: 20 };
		await run('create', { ...amount, deltaAmount: '12.50' });
		await run('create', { ...amount, deltaAmount: 12_500_000, options: { amountsIn: 'micro' } });
		const sent = { schedule_action: 'INCREASE_BY_VALUE', delta_value: '12500000' };
		expect(bodies().flat()).toEqual([expect.objectContaining(sent), expect.objectContaining(sent)]);
	});

	it('of bids are created with multipliers of every kind', async () => {
		const { items: output } = await run('create', {
			entityId: campaign(),
			scheduleType: 'CAMPAIGN_BID_MULTIPLIERS',
			deltaPercent: 20,
			deltaMultipliers: {
				entries: [
					{ multiplyBy: 'AGE_BUCKET', multipliedAges: ['18-24', '65+'], multiplier: 1.1 },
					{ multiplyBy: 'APP_TYPE', multipliedDevices: ['iphone'], multiplier: 1.2 },
					{ multiplyBy: 'AUDIENCE', multipliedAudienceIds: ['2542620905475'], multiplier: 2 },
					{ multiplyBy: 'GENDER', multipliedGenders: ['female'], multiplier: 1.5 },
					{ multiplyBy: 'PLACEMENT', multipliedPlacements: ['related_pins'], multiplier: 0 },
				],
			},
		});
		const delta_value = {
			age_bucket_multipliers: { '18-24': 1.1, '65+': 1.1 },
			app_type_multipliers: { iphone: 1.2 },
			audience_multipliers: [{ audience_id: '2542620905475', multiplier: 2 }],
			gender_multipliers: { female: 1.5 },
			placement_multipliers: { related_pins: 0 },
		};
		expect(bodies()).toEqual([[{ entity_id: campaign(), schedule_type: 'CAMPAIGN_BID_MULTIPLIERS', delta_value }]]);
		expect(output[0].json).toMatchObject({ delta_value });
	});

	it('of 31 items are two requests, and each refused one fails its item alone', async () => {
		const list = items(...Array.from({ length: 31 }, (_, at) => ({ campaign: campaign(), name: `S${at}` })));
		list[4].json.campaign = '999';
		const { items: output } = await run(
			'create',
			{
				entityId: '={{ $json.campaign }}',
				deltaPercent: 10,
				additionalFields: { scheduleName: '={{ $json.name }}' },
			},
			{ items: list, continueOnFail: true },
		);
		expect(bodies().map(({ length }) => length)).toEqual([30, 1]);
		expect(output[4]).toEqual(failure(4, 'Campaign not found'));
		expect(output.filter((_, at) => at !== 4).map(({ json }) => json.name)).toEqual(
			list.filter((_, at) => at !== 4).map(({ json }) => json.name),
		);
		expect(named('S4')).toBeUndefined();
	});

	it('are renamed without a word of what they do', async () => {
		const { id } = named('Evening bids');
		const updateFields = { scheduleName: 'Night bids' };
		const { items: output } = await run('update', { scheduleId: String(id), updateFields });
		expect(site.sent()).toEqual([[`PATCH ${path()}`, [{ id, schedule_id: id, name: 'Night bids' }]]]);
		expect(output).toEqual(paired([(await listed()).find(({ name }) => name === 'Night bids')]));
		expect(named('Night bids')).toMatchObject({ schedule_type: 'CAMPAIGN_BID_MULTIPLIERS' });
	});

	it('are changed and canceled, those of all items in one request', async () => {
		const [first, second] = ['Weekend', 'Evening bids'].map((name) => String(named(name).id));
		const { items: output } = await run(
			'update',
			{
				scheduleId: '={{ $json.id }}',
				newScheduleType: '={{ $json.kind }}',
				deltaPercent: '40',
				deltaAmount: '={{ $json.amount }}',
				updateFields: { scheduleStatus: 'CANCELED' },
			},
			{
				items: items(
					{ id: first, kind: 'CAMPAIGN_BUDGET_CHANGE' },
					{ id: '1', kind: 'unchanged' },
					{ id: second, kind: 'unchanged' },
				),
				continueOnFail: true,
			},
		);
		const schedule_status = 'CANCELED';
		expect(bodies()).toEqual([
			[
				{
					...{ id: first, schedule_id: first, schedule_type: 'CAMPAIGN_BUDGET_CHANGE', schedule_status },
					...{ schedule_action: 'INCREASE_BY_PERCENT', delta_value: '4000' },
				},
				{ id: '1', schedule_id: '1', schedule_status },
				{ id: second, schedule_id: second, schedule_status },
			],
		]);
		expect(output[0].json).toMatchObject({ schedule_id: first, delta_value: '4000', schedule_status });
		expect(output[1]).toEqual(failure(1, 'Schedule not found'));
		expect(output[2].json).toMatchObject({ schedule_id: second, schedule_status });
	});

	it.each(['id', 'schedule_id'])('given as JSON may name themselves by %s alone', async (name) => {
		const { id } = named('Weekend');
		const jsonBody = JSON.stringify([{ [name]: id, name: 'Saturday' }]);
		const { error } = await run('update', { inputMode: 'json', jsonBody });
		expect(error).toBeUndefined();
		expect(bodies()).toEqual([[{ id, schedule_id: id, name: 'Saturday' }]]);
		expect(named('Saturday')).toMatchObject({ id });
	});

	it('are listed by campaign, kind and status', async () => {
		const { items: output } = await run('getAll', { returnAll: true, scheduledIds: campaign() });
		expect(output).toEqual(paired(await listed()));
		const { items: some } = await run('getAll', {
			scheduledIds: campaign(),
			returnAll: true,
			filters: { scheduleTypeFilter: 'CAMPAIGN_BID_MULTIPLIERS', scheduleStatuses: ['ACTIVE', 'SCHEDULED'] },
			options: { order: 'ASCENDING' },
		});
		expect(some.map(({ json }) => json.name)).toEqual(['Evening bids']);
		const query = new URLSearchParams(site.sent()[1][0].split('?')[1]);
		expect([...query]).toEqual(
			expect.arrayContaining([
				['entity_ids', campaign()],
				['schedule_type', 'CAMPAIGN_BID_MULTIPLIERS'],
				['schedule_statuses', 'ACTIVE'],
				['schedule_statuses', 'SCHEDULED'],
				['order', 'ASCENDING'],
			]),
		);
	});

	it.each([
		['create', { entityId: '={{ "" }}', deltaPercent: 1 }, 'Campaign ID is missing'],
		[
			'create',
			{ entityId: '1', scheduleType: 'CAMPAIGN_BID_MULTIPLIERS', deltaMultipliers: {} },
			'Multipliers is missing',
		],
		[
			'create',
			multiplied({ multiplyBy: 'GENDER', multipliedGenders: ['unknown'] }),
			'Multipliers has a wrong row 1: Values must be one of female, male, not "unknown"',
		],
		[
			'create',
			multiplied({ multiplyBy: 'FREQUENCY', multipliedCounts: '3' }),
			'Multipliers has a wrong row 1: By must be one of AGE_BUCKET, AUDIENCE, APP_TYPE, GENDER, PLACEMENT',
		],
		['create', { entityId: '1' }, 'By (Percent) must be above 0'],
		['create', { entityId: '1', deltaPercent: '1.005' }, 'By (Percent) must be a number with 2 decimals'],
		['create', { entityId: '1', deltaPercent: '20%' }, 'By (Percent) must be a number with 2 decimals'],
		['create', { entityId: '1', scheduleAction: 'INCREASE_BY_VALUE', deltaAmount: '0' }, 'By (Amount) must be above 0'],
		[
			'create',
			{ entityId: '1', scheduleAction: 'INCREASE_BY_VALUE', deltaAmount: '={{ "" }}' },
			'By (Amount) is missing',
		],
		[
			'create',
			{ entityId: '1', deltaPercent: 1, additionalFields: { scheduleStart: '2027-01-02', scheduleEnd: '2027-01-01' } },
			'End Time is not after Start Time',
		],
		['update', { scheduleId: '1'.repeat(19) }, 'Schedule ID has 19 digits, at most 18 are allowed'],
		['update', { scheduleId: '1' }, 'Nothing to update: choose a kind, or set at least one of the fields to change'],
		[
			'update',
			{ scheduleId: '1', newScheduleType: 'CAMPAIGN_BUDGET_CHANGE', deltaPercent: '' },
			'By (Percent) is missing',
		],
		['update', { scheduleId: '1', newScheduleType: '={{ "DAILY" }}', deltaAmount: '1' }, 'Kind must be one of'],
		['getAll', { scheduledIds: '={{ [] }}' }, 'Campaign IDs is missing'],
	])('are refused before anything is sent: %s %j', async (operation, parameters, message) => {
		const { error } = await run(operation, parameters);
		expect(error?.message).toContain(message);
		expect(site.sent()).toEqual([]);
	});
});
