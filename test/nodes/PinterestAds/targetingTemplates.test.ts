import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { byId, failure, items, paired, useAdsSite } from './site';

describe('targeting templates', () => {
	const site = useAdsSite();
	const run = (operation: string, parameters: object = {}, more = {}) => {
		const rest = parameters as INodeParameters;
		return site.run({ resource: 'targetingTemplate', operation, adAccount: site.account(), ...rest }, more);
	};
	const named = (name: string) => site.all('targeting template').find((one) => one.name === name) as IDataObject;
	const path = () => `/ad_accounts/${site.adAccount('Hearth & Linen EU')}/targeting_templates`;
	const listed = async (query = '') =>
		((await site.api.get(`${path()}?page_size=250${query}`)).data as { items: IDataObject[] }).items;
	const simple = (one: IDataObject) => {
		const { id, ad_account_id, name, status, valid, targeting_attributes, keywords, sizing } = one;
		const { placement_group, auto_targeting_enabled } = one;
		return {
			...{ id, ad_account_id, name, status, valid, targeting_attributes, keywords },
			...{ placement_group, auto_targeting_enabled, ...(sizing ? { sizing } : {}) },
		};
	};

	it('are created with targeting, keywords and tracking as fields', async () => {
		const { items: output } = await run('create', {
			templateName: 'Parents',
			locations: ['DE', 'AT'],
			ages: 'range',
			minimumAge: 30,
			maximumAge: '65+',
			output: 'raw',
			additionalFields: {
				genders: ['female'],
				devices: ['iphone'],
				excludedRegions: ['DE-BY'],
				keywords: { keyword: [{ value: 'wool rug', matchType: 'PHRASE' }] },
				templatePlacement: 'SEARCH',
				templateAutoTargeting: false,
				trackingClickUrls: 'https://a.example/1',
			},
		});
		const body = {
			name: 'Parents',
			targeting_attributes: {
				...{ LOCATION: ['DE', 'AT'], MINIMUM_AGE: '30', MAXIMUM_AGE: '65+', GENDER: ['female'] },
				...{ APPTYPE: ['iphone'], GEO_EXCLUDE: ['DE-BY'] },
			},
			keywords: [{ match_type: 'PHRASE', value: 'wool rug' }],
			placement_group: 'SEARCH',
			auto_targeting_enabled: false,
			tracking_urls: { click: ['https://a.example/1'] },
		};
		expect(site.sent()).toEqual([[`POST ${path()}`, body]]);
		expect(output).toEqual(paired([(await listed()).find(({ name }) => name === 'Parents')]));
		expect(output[0].json).toMatchObject(body);
	});

	it('are created from JSON', async () => {
		const body = { name: 'Region', targeting_attributes: { GEO: ['BE-VOV'] } };
		const { items: output } = await run('create', { inputMode: 'json', jsonBody: JSON.stringify(body) });
		expect(site.sent()).toEqual([[`POST ${path()}`, body]]);
		expect(output).toEqual(paired([simple((await listed()).find(({ name }) => name === 'Region') ?? {})]));
	});

	it('are listed, by name, and with how many people they reach', async () => {
		expect((await run('getAll', { returnAll: true })).items).toEqual(paired((await listed()).map(simple)));
		const { items: output } = await run('getAll', {
			returnAll: true,
			filters: { templateSearch: 'phones' },
			options: { includeSizing: true, order: 'ASCENDING' },
		});
		const whole = await listed('&search_query=phones&include_sizing=true');
		expect(output).toEqual(paired(whole.map(simple)));
		expect(output[0].json).toMatchObject({
			name: 'Phones only',
			sizing: { reach_estimate: { estimate: expect.any(Number) as number } },
		});
		expect(site.sent()[1]).toEqual([
			`GET ${path()}?search_query=phones&include_sizing=true&order=ASCENDING&page_size=250`,
		]);
	});

	it('get other targeting, each item its own', async () => {
		const [first, second] = ['Home lovers', 'Phones only'].map((name) => String(named(name).id));
		const { items: output } = await run(
			'update',
			{
				templateToChange: byId('={{ $json.id }}'),
				locations: ['FR'],
				ages: 'groups',
				ageGroups: ['25-34'],
				updateFields: { genders: ['male'] },
				requestOptions: { requestsAtOnce: 1 },
			},
			{ items: items({ id: first }, { id: '1' }, { id: second }), continueOnFail: true },
		);
		const targeting_attributes = { LOCATION: ['FR'], AGE_BUCKET: ['25-34'], GENDER: ['male'] };
		const body = (id: string) => ({ id, operation_type: 'UPDATE', targeting_attributes });
		expect(site.sent()).toEqual([first, '1', second].map((id) => [`PATCH ${path()}`, body(id)]));
		const done = (item: number) => ({ json: { success: true }, pairedItem: { item } });
		expect(output).toEqual([done(0), failure(1, /./, { status: 404 }), done(2)]);
		expect([named('Home lovers'), named('Phones only')]).toMatchObject([
			{ targeting_attributes },
			{ targeting_attributes },
		]);
	});

	it('are removed, whatever targeting is still filled in', async () => {
		const { id } = named('Phones only');
		const { items: output } = await run('update', {
			templateToChange: byId(String(id)),
			templateChange: 'REMOVE',
			locations: ['FR'],
			updateFields: { genders: ['male'] },
		});
		expect(site.sent()).toEqual([[`PATCH ${path()}`, { id, operation_type: 'REMOVE' }]]);
		expect(output).toEqual(paired([{ success: true }]));
		expect(named('Phones only')).toBeUndefined();
	});

	it('are changed whatever the answer holds, which nobody described', async () => {
		const body = { id: null, items: [null], data: null };
		site.pinterest.faults.add({ match: { method: 'PATCH' }, fault: { kind: 'answer', body } });
		const parameters = { templateToChange: byId(String(named('Home lovers').id)), locations: ['FR'] };
		expect((await run('update', parameters)).items).toEqual(paired([{ success: true }]));
	});

	it('can be picked by name', async () => {
		const parameters = { resource: 'targetingTemplate', operation: 'update', adAccount: site.account() };
		const { results } = await site.search('searchTargetingTemplates', { parameters, filter: 'home' });
		expect(results).toEqual([{ name: 'Home lovers', value: named('Home lovers').id }]);
	});

	it.each([
		['create', { templateName: '={{ "" }}', locations: ['DE'] }, 'Name is missing'],
		['create', { templateName: 'A' }, 'choose at least one location or region'],
		['create', { templateName: 'A', additionalFields: { genders: ['male'] } }, 'at least one location or region'],
		[
			'create',
			{ templateName: 'A', locations: ['DE'], ages: 'range', minimumAge: 40, maximumAge: '30' },
			'Minimum Age 40 is above the oldest age to reach, 30',
		],
		[
			'create',
			{ templateName: 'A', locations: ['DE'], additionalFields: { keywords: { keyword: [{ value: ' ' }] } } },
			'Keywords has a keyword without words',
		],
		['create', { inputMode: 'json', jsonBody: '{}' }, 'JSON Body is empty'],
		['update', { templateToChange: byId('1') }, 'choose at least one location or region to update to'],
		['update', { templateToChange: byId('={{ "x" }}'), locations: ['DE'] }, 'Targeting Template must be an id'],
	])('are refused before anything is sent: %s %j', async (operation, parameters, message) => {
		const { error } = await run(operation, parameters);
		expect(error?.message).toContain(message);
		expect(site.sent()).toEqual([]);
	});
});
