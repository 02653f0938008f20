import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { byId, failure, items, paired, useAdsSite } from './site';

describe('labels', () => {
	const site = useAdsSite();
	const run = (operation: string, parameters: object = {}, more = {}) =>
		site.run({ resource: 'label', operation, adAccount: site.account(), ...(parameters as INodeParameters) }, more);
	const label = (value: string) => site.all('label').find((one) => one.value === value) as IDataObject;
	const campaigns = () => site.all('campaign').map(({ id }) => String(id));
	const path = () => `/ad_accounts/${site.adAccount('Hearth & Linen EU')}/labels`;
	const on = (value: string) => label(value).campaign_ids as string[];
	const view = ({ id, label_type, status, value }: IDataObject) => ({ id, label_type, status, value });

	it('of all items are created in one request, each refused one its own error', async () => {
		const { items: output } = await run(
			'create',
			{ inputMode: 'json', jsonBody: '={{ { labels: $json.labels } }}' },
			{
				items: items(
					{ labels: [{ label_type: 'CUSTOM', value: 'Autumn' }] },
					{ labels: [{ label_type: 'CUSTOM', value: ' ' }] },
					{ labels: [{ label_type: 'BRAND', value: 'Hearth' }] },
				),
				continueOnFail: true,
			},
		);
		expect(site.sent()).toHaveLength(1);
		expect(output[0]).toEqual(paired([view(label('Autumn'))])[0]);
		expect(output[1]).toEqual(failure(1, 'A label must not be blank'));
		expect(output[2].json).toEqual(view(label('Hearth')));
	});

	it('are created from fields', async () => {
		const { items: output } = await run('create', { labelName: 'Summer', labelType: 'BRAND' });
		expect(site.sent()).toEqual([[`POST ${path()}`, { labels: [{ value: 'Summer', label_type: 'BRAND' }] }]]);
		expect(output).toEqual(paired([view(label('Summer'))]));
	});

	it('are renamed and archived', async () => {
		const { id } = label('Spring 2026');
		const updateFields = { newLabelName: 'Spring', labelStatus: 'ARCHIVED' };
		const { items: output } = await run('update', { labelToUpdate: byId(String(id)), updateFields });
		expect(site.sent()).toEqual([[`PATCH ${path()}`, { labels: [{ id, value: 'Spring', status: 'ARCHIVED' }] }]]);
		expect(output).toEqual(paired([{ id, label_type: 'CUSTOM', status: 'ARCHIVED', value: 'Spring' }]));
		expect(label('Spring')).toMatchObject({ id, status: 'ARCHIVED' });
	});

	it('that are unknown do not keep the others from being changed', async () => {
		const { id } = label('Spring 2026');
		const { items: output } = await run(
			'update',
			{ labelToUpdate: byId('={{ $json.id }}'), updateFields: { newLabelName: 'New' } },
			{ items: items({ id: '1' }, { id: String(id) }), continueOnFail: true },
		);
		expect(output).toEqual([failure(0, 'Label not found'), { json: view(label('New')), pairedItem: { item: 1 } }]);
		expect(site.sent()).toHaveLength(1);
	});

	it('are put on the campaigns of all items in one request for each label', async () => {
		const all = campaigns();
		const [custom, brand] = ['Spring 2026', 'Hearth & Linen'].map((value) => String(label(value).id));
		const list = items(
			{ label: custom, ids: all[2] },
			{ label: brand, ids: all.slice(2, 4) },
			{ label: custom, ids: `${all[3]}, ${all[4]}` },
		);
		const { items: output } = await run(
			'apply',
			{ label: byId('={{ $json.label }}'), labeledIds: '={{ $json.ids }}' },
			{ items: list },
		);
		expect(site.sent()).toEqual([
			[`POST ${path()}/${custom}/apply`, { entity_ids: [all[2], all[3], all[4]] }],
			[`POST ${path()}/${brand}/apply`, { entity_ids: [all[2], all[3]] }],
		]);
		const applied = (entity_id: string, label_id: string) => ({
			...{ entity_id, entity_type: 'CAMPAIGN', label_id, status: 'ACTIVE' },
		});
		expect(output).toEqual(
			paired(
				[applied(all[2], custom)],
				[applied(all[2], brand), applied(all[3], brand)],
				[applied(all[3], custom), applied(all[4], custom)],
			),
		);
		expect(on('Spring 2026')).toEqual(expect.arrayContaining(all.slice(0, 5)));
	});

	it('are put once on a campaign that several items name, and each gets its outcome', async () => {
		const [, , third] = campaigns();
		const { id } = label('Spring 2026');
		const { items: output } = await run(
			'apply',
			{ label: byId(String(id)), labeledIds: third },
			{ items: items({}, {}) },
		);
		expect(site.sent()).toEqual([[`POST ${path()}/${String(id)}/apply`, { entity_ids: [third] }]]);
		expect(output.map(({ json, pairedItem }) => [json.entity_id, pairedItem])).toEqual([
			[third, { item: 0 }],
			[third, { item: 1 }],
		]);
	});

	it('give a campaign that is refused its own error, and the others of its item their results', async () => {
		const [, , third] = campaigns();
		const parameters = { label: byId(String(label('Spring 2026').id)), labeledIds: '={{ $json.ids }}' };
		const { items: output } = await run('apply', parameters, {
			items: items({ ids: `${third}, 999` }, { ids: campaigns()[3] }),
			continueOnFail: true,
		});
		expect(output[0].json).toMatchObject({ entity_id: third, status: 'ACTIVE' });
		expect(output[1]).toEqual(failure(0, 'Campaign not found'));
		expect(output[2].json).toMatchObject({ entity_id: campaigns()[3], status: 'ACTIVE' });
		expect(site.sent()).toHaveLength(1);
	});

	it('are taken off campaigns, those of all items together', async () => {
		const [first, second, third] = campaigns();
		const { id } = label('Spring 2026');
		const { items: output } = await run(
			'remove',
			{ label: byId(String(id)), labeledIds: '={{ $json.ids }}' },
			{ items: items({ ids: first }, { ids: third }, { ids: second }), continueOnFail: true },
		);
		expect(site.sent()).toEqual([[`POST ${path()}/${String(id)}/remove`, { entity_ids: [first, third, second] }]]);
		expect(output.map(({ json }) => json.status ?? json.error)).toEqual([
			'ARCHIVED',
			'The label is not on this campaign',
			'ARCHIVED',
		]);
		expect(on('Spring 2026')).toEqual([]);
	});

	it('are listed one a result, or as Pinterest wraps them', async () => {
		const whole = (await site.api.get(`${path()}?page_size=250`)).data as { items: Array<{ labels: IDataObject[] }> };
		const { items: output } = await run('getAll', { returnAll: true });
		expect(output).toEqual(paired(whole.items.flatMap(({ labels }) => labels)));
		expect(output.map(({ json }) => json.value)).toEqual(expect.arrayContaining(['Spring 2026', 'Hearth & Linen']));
		const { items: raw } = await run('getAll', { returnAll: true, output: 'raw' });
		expect(raw).toEqual(paired(whole.items));
	});

	it('are listed up to a limit', async () => {
		const { items: output } = await run('getAll', { returnAll: false, limit: 1 });
		expect(output).toHaveLength(1);
	});

	it('are listed by campaign, ID, kind and status', async () => {
		const [campaign] = campaigns();
		const ids = site.all('label').map(({ id }) => String(id));
		const filters = {
			labelCampaignIds: campaign,
			labelIds: ids,
			labelTypes: ['CUSTOM'],
			labelStatuses: ['ACTIVE', 'ARCHIVED'],
		};
		const { items: output } = await run('getAll', { returnAll: true, filters });
		expect(output).toEqual(paired([view(label('Spring 2026'))]));
		expect(site.sent()[0][0].split('?')[1].split('&')).toEqual([
			`campaign_ids=${campaign}`,
			...['label_types=CUSTOM', ...ids.map((id) => `label_ids=${id}`)],
			...['entity_statuses=ACTIVE', 'entity_statuses=ARCHIVED', 'page_size=250'],
		]);
	});

	it('can be picked by what they say', async () => {
		const parameters = { resource: 'label', operation: 'apply', adAccount: site.account() };
		const { results } = await site.search('searchLabels', { parameters, filter: 'spring' });
		expect(results).toEqual([{ name: 'Spring 2026', value: label('Spring 2026').id }]);
		const { results: unfiltered } = await site.search('searchLabels', { parameters });
		expect(unfiltered.map(({ name }) => name)).toEqual(expect.arrayContaining(['Spring 2026', 'Hearth & Linen']));
	});

	it.each([
		['create', { labelName: '={{ " " }}' }, 'Name is missing'],
		['create', { labelName: 'x'.repeat(101) }, 'Name is 101 characters long, at most 100 are allowed'],
		['create', { inputMode: 'json', jsonBody: '{"labels": []}' }, 'it lacks labels, a list of objects'],
		['update', { labelToUpdate: byId('1') }, 'Nothing to update: set at least one of the fields to change'],
		['apply', { label: byId('1'), labeledIds: 'Spring' }, 'Campaign IDs must be an id, which is all digits'],
		['remove', { label: byId('1'), labeledIds: '={{ [] }}' }, 'Campaign IDs is missing'],
		['getAll', { filters: { labelIds: 'x' } }, 'Label IDs must be an id'],
	])('are refused before anything is sent: %s %j', async (operation, parameters, message) => {
		const { error } = await run(operation, parameters);
		expect(error?.message).toContain(message);
		expect(site.sent()).toEqual([]);
	});
});
