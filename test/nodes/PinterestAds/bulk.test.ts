import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { toldIn } from '../../../nodes/PinterestAds/bulk/file';
import { readBinary } from '../../engine';
import { failure, items, useAdsSite } from './site';

describe('bulk', () => {
	const site = useAdsSite();
	const run = (operation: string, parameters: object = {}, more = {}) =>
		site.run({ resource: 'bulk', operation, adAccount: site.account(), ...(parameters as INodeParameters) }, more);
	const path = () => `/ad_accounts/${site.adAccount('Hearth & Linen EU')}/bulk`;
	const steps = () =>
		site.sent().map(([request]) =>
			request
				.replace(path(), '')
				.replace(/\/\d+-[\w-]+/, '/ID')
				.replace(/\/files\/.*/, '/files'),
		);
	const body = () => site.sent()[0][1] as IDataObject;
	const active = (kind: string) => site.all(kind).filter(({ status }) => status === 'ACTIVE');
	const campaign = (name: string, more = {}) => ({ name, objective_type: 'CONSIDERATION', ...more });
	const everything = { bulkEntityTypes: ['CAMPAIGN', 'AD_GROUP'] };
	/** Creates two campaigns, of which Pinterest refuses the second, and pauses one that is there. */
	const mixed = () => ({
		additionalFields: {
			createCampaigns: [
				campaign('Kept'),
				campaign('Refused', { daily_spend_cap: 1_000_000, lifetime_spend_cap: 1_000_000 }),
			],
			updateCampaigns: { id: active('campaign')[0].id, status: 'PAUSED' },
		},
	});

	it('downloads in one step: created, waited for, fetched without the token, an item for each thing', async () => {
		site.pinterest.settings.processingPolls = 1;
		const { items: output, error } = await run('download', everything);
		expect(error).toBeUndefined();
		expect(steps()).toEqual([
			'POST /download',
			'GET /ID?include_details=true',
			'GET /ID?include_details=true',
			'GET /files',
		]);
		expect(body()).toEqual({ entity_types: ['CAMPAIGN', 'AD_GROUP'], output_format: 'JSON' });
		expect(site.pinterest.requests.find(({ host }) => host === 'upload')?.token).toBeNull();
		const ids = (entity: string) => output.filter(({ json }) => json.bulk_entity === entity).map(({ json }) => json.id);
		expect(ids('campaigns')).toEqual(active('campaign').map(({ id }) => id));
		expect(ids('ad_groups')).toEqual(active('ad group').map(({ id }) => id));
		expect(output.every(({ pairedItem }) => JSON.stringify(pairedItem) === '{"item":0}')).toBe(true);
	});

	it('downloads what the filters say, with times as seconds in text', async () => {
		const [first] = active('campaign');
		const { items: output, error } = await run('download', {
			...everything,
			filters: {
				campaignName: first.name,
				filteredObjectives: [first.objective_type],
				filteredStatuses: ['RUNNING', 'PAUSED', 'NOT_STARTED', 'COMPLETED'],
				campaignsFrom: '2020-01-01',
				entityIds: first.id,
				updatedSince: '2020-01-02T00:00:00Z',
			},
		});
		expect(error).toBeUndefined();
		expect(body()).toMatchObject({
			entity_ids: [first.id],
			updated_since: '1577923200',
			campaign_filter: { name: first.name, start_time: '1577836800', objective_type: [first.objective_type] },
		});
		expect(output.filter(({ json }) => json.bulk_entity === 'campaigns').map(({ json }) => json.id)).toEqual([
			first.id,
		]);
	});

	it('downloads a file in the format asked for', async () => {
		const { items: output } = await run('download', { ...everything, output: 'file', bulkFormat: 'CSV' });
		expect(body().output_format).toBe('CSV');
		expect(output).toHaveLength(1);
		const { json, binary } = output[0];
		expect(json).toEqual({
			request_id: expect.any(String),
			status: 'SUCCEEDED',
			file_name: `bulk-${String(json.request_id)}.csv`,
		});
		expect(binary?.data).toMatchObject({ mimeType: 'text/csv', fileName: json.file_name });
		expect((await readBinary(output[0])).toString()).toContain(String(active('campaign')[0].id));
	});

	it('gives rows as JSON even where the format of a file was chosen before', async () => {
		await run('download', { ...everything, output: 'rows', bulkFormat: 'CSV' });
		expect(body().output_format).toBe('JSON');
	});

	it('that is not ready in time gives the ID of its request, and Get finishes it', async () => {
		site.pinterest.settings.processingPolls = 1;
		const short = { ...everything, options: { maximumBulkWait: 0 } };
		const { items: output } = await run('download', short, { continueOnFail: true });
		expect(output).toEqual([failure(0, /The bulk request is not ready after 0 s/)]);
		const { request_id: bulkRequestId } = output[0].json.details as IDataObject;
		const { items: rows, error } = await run('get', { bulkRequestId });
		expect(error).toBeUndefined();
		expect(rows).toHaveLength(active('campaign').length + active('ad group').length);
		expect(steps().filter((step) => step.startsWith('POST'))).toHaveLength(1);
	});

	it('in two steps: the ID at once, then its state, rows or file', async () => {
		const { items: created } = await run('createDownload', { ...everything, bulkFormat: 'CSV' });
		expect(created).toEqual([{ json: { request_id: expect.any(String) }, pairedItem: { item: 0 } }]);
		const bulkRequestId = created[0].json.request_id;
		const { items: state } = await run('get', { bulkRequestId, output: 'state', options: { includeDetails: false } });
		expect(state[0].json).toEqual({
			request_id: bulkRequestId,
			status: 'SUCCEEDED',
			workload_id: expect.any(String),
			result_url: expect.stringContaining('/files/'),
		});
		expect(steps().at(-1)).toBe('GET /ID?include_details=false');
		const { items: rows } = await run('get', { bulkRequestId });
		expect(rows.map(({ json }) => json.id)).toEqual([...active('campaign'), ...active('ad group')].map(({ id }) => id));
		const { items: file } = await run('get', { bulkRequestId, output: 'file', bulkFormat: 'CSV' });
		expect(file[0].json.file_name).toBe(`bulk-${String(bulkRequestId)}.csv`);
	});

	it('tells that Pinterest could not do it', async () => {
		site.pinterest.settings.processingOutcome = 'failed';
		const { error } = await run('download', everything);
		expect(error?.message).toContain('Pinterest could not carry the bulk request out');
	});

	it('fetches a file whose address ran out from a new one', async () => {
		site.pinterest.faults.add({ match: { host: 'upload', method: 'GET' }, fault: { kind: 'status', status: 403 } });
		const { items: output, error } = await run('download', everything);
		expect(error).toBeUndefined();
		expect(output.length).toBeGreaterThan(2);
		expect(steps().filter((step) => step === 'GET /files')).toHaveLength(2);
		expect(steps().filter((step) => step.startsWith('POST'))).toHaveLength(1);
	});

	it('writes in one step: an item for each, and what is created starts paused', async () => {
		const [there] = active('campaign');
		const adGroup = site.all('ad group').find(({ campaign_id: of }) => of === there.id) as IDataObject;
		const pin = site.all('ad')[0].pin_id;
		const { items: output, error } = await run('write', {
			additionalFields: {
				createCampaigns: JSON.stringify([campaign('Paused'), campaign('Running', { status: 'ACTIVE' })]),
				createAds: { ad_group_id: adGroup.id, pin_id: pin, creative_type: 'REGULAR', name: 'Bulk ad' },
				createKeywords: [{ parent_id: adGroup.id, keywords: [{ value: 'linen sofa', match_type: 'BROAD' }] }],
				updateCampaigns: [{ id: there.id, name: 'Renamed' }],
			},
		});
		expect(error).toBeUndefined();
		expect(steps()).toEqual(['POST /upsert', 'GET /ID?include_details=true', 'GET /files']);
		expect(
			output.map(({ json }) => [json.bulk_action, json.bulk_entity, json.name ?? json.value, json.status]),
		).toEqual([
			['create', 'campaigns', 'Paused', 'PAUSED'],
			['create', 'campaigns', 'Running', 'ACTIVE'],
			['create', 'ads', 'Bulk ad', 'PAUSED'],
			['create', 'keywords', 'linen sofa', undefined],
			['update', 'campaigns', 'Renamed', 'ACTIVE'],
		]);
		const now = site.all('campaign');
		expect(now.find(({ name }) => name === 'Paused')?.status).toBe('PAUSED');
		expect(now.find(({ id }) => id === there.id)?.name).toBe('Renamed');
	});

	it('starts product groups and what is given as JSON paused too', async () => {
		const account = site.adAccount('Hearth & Linen EU');
		const promotion = { catalog_product_group_id: '443727193917' };
		const jsonBody = {
			create: {
				product_groups: [
					{ ad_group_id: '2680060704746', product_group_promotion: [promotion, { ...promotion, status: 'ACTIVE' }] },
				],
				campaigns: [campaign('By JSON')],
			},
		};
		const { items: output } = await run('write', { inputMode: 'json', jsonBody, options: { dryRun: true } });
		expect(output[0].json).toEqual({
			dry_run: true,
			method: 'POST',
			path: `${path()}/upsert`,
			body: {
				create: {
					product_groups: [
						{
							ad_group_id: '2680060704746',
							product_group_promotion: [
								{ status: 'PAUSED', ...promotion },
								{ ...promotion, status: 'ACTIVE' },
							],
						},
					],
					campaigns: [{ ad_account_id: account, status: 'PAUSED', ...campaign('By JSON') }],
				},
			},
		});
		expect(site.sent()).toEqual([]);
	});

	it('names the ad account of campaigns, where their JSON names no other', async () => {
		const additionalFields = {
			createCampaigns: [campaign('Own'), campaign('Other', { ad_account_id: '549755885175' })],
			updateCampaigns: { id: '626735565838', name: 'Renamed' },
		};
		const { items: output } = await run('createUpsert', { additionalFields, options: { dryRun: true } });
		const { create, update } = output[0].json.body as Record<'create' | 'update', { campaigns: IDataObject[] }>;
		const own = site.adAccount('Hearth & Linen EU');
		expect(create.campaigns.map((one) => one.ad_account_id)).toEqual([own, '549755885175']);
		expect(update.campaigns).toEqual([{ ad_account_id: own, id: '626735565838', name: 'Renamed' }]);
	});

	it.each([
		['createAdGroups', { name: 'A', campaign_id: '1' }, 'Element 1 of create.ad_groups lacks billable_event'],
		['createAds', { ad_group_id: '1', creative_type: 'REGULAR' }, 'Element 1 of create.ads lacks pin_id'],
		['createCampaigns', [campaign('A'), { name: 'B' }], 'Element 2 of create.campaigns lacks objective_type'],
		['createKeywords', { keywords: [] }, 'Element 1 of create.keywords lacks parent_id'],
		['createLabels', { labels: [] }, 'Element 1 of create.labels lacks parent_id'],
		['createProductGroups', { ad_group_id: '1' }, 'Element 1 of create.product_groups lacks product_group_promotion'],
		['createSchedules', { entity_id: '1', delta_value: '1' }, 'Element 1 of create.schedules lacks end_timestamp'],
		['updateAds', { status: 'PAUSED' }, 'Element 1 of update.ads lacks id'],
		['updateSchedules', { schedule_id: '1', name: 'A' }, 'Element 1 of update.schedules lacks id'],
		['updateLabels', { id: '1', parent_id: '2' }, 'Element 1 of update.labels lacks status'],
		[
			'updateAdGroups',
			{ id: '1', targeting_spec: {}, targeting_spec_operations: [] },
			'Give either targeting_spec or targeting_spec_operations for an ad group, not both',
		],
		[
			'createAdGroups',
			{ name: 'A', campaign_id: '1', billable_event: 'IMPRESSION', targeting_spec_operations: [] },
			'A new ad group takes no targeting_spec_operations',
		],
	])('is refused before anything is sent: %s %j', async (name, list, message) => {
		const { error } = await run('write', { additionalFields: { [name]: list } });
		expect(error?.message).toContain(message);
		expect(site.sent()).toEqual([]);
	});

	it('holds what is given as JSON for the whole body against the same rules', async () => {
		const { error } = await run('write', { inputMode: 'json', jsonBody: '{"update": {"keywords": [{"bid": 1}]}}' });
		expect(error?.message).toContain('Element 1 of update.keywords lacks id');
		expect(site.sent()).toEqual([]);
	});

	it('fails when something was refused, and its details tell of each', async () => {
		const { error } = await run('write', mixed());
		expect(error?.message).toMatch(/^1 of 3 things were refused \(create campaigns 2: .+\)$/);
		expect(error?.description).toContain('The others are written');
		const { context } = error as unknown as { context: IDataObject };
		const made = site.all('campaign').find(({ name }) => name === 'Kept');
		expect(context).toMatchObject({
			request_id: expect.any(String),
			mayHaveBeenExecuted: true,
			refused: [{ bulk_action: 'create', bulk_entity: 'campaigns', position: 2, message: expect.any(String) }],
			written: [
				{ bulk_action: 'create', bulk_entity: 'campaigns', id: made?.id },
				{ bulk_action: 'update', bulk_entity: 'campaigns', id: expect.any(String) },
			],
		});
	});

	it('gives each its own outcome when it continues on errors', async () => {
		const { items: output, error } = await run('write', mixed(), { continueOnFail: true });
		expect(error).toBeUndefined();
		expect(output.map(({ json }) => ('error' in json ? Object.keys(json) : [json.bulk_action, json.status]))).toEqual([
			['create', 'PAUSED'],
			['error', 'details'],
			['update', 'PAUSED'],
		]);
		expect(output[1]).toEqual(failure(0, /can't both be set$/, { code: 1 }));
		expect(output[1].json.details).toMatchObject({
			...{ bulk_entity: 'campaigns', position: 2, request_id: expect.any(String) },
		});
	});

	it('tells why even where Pinterest calls the whole request failed', async () => {
		const refused = campaign('Refused', { daily_spend_cap: 1_000_000, lifetime_spend_cap: 1_000_000 });
		const { error } = await run('write', { additionalFields: { createCampaigns: [refused] } });
		expect(error?.message).toMatch(/spend.?cap|both|budget/i);
		const { context } = error as unknown as { context: IDataObject };
		expect(context).toMatchObject({ bulk_entity: 'campaigns', position: 1, request_id: expect.any(String) });
		expect(context).not.toHaveProperty('mayHaveBeenExecuted');
	});

	it('that Pinterest accepted keeps its ID, and is not called refused, where its state or file can’t be read', async () => {
		const look = { method: 'GET', path: '/ad_accounts/{ad_account_id}/bulk/{bulk_request_id}' };
		const once = { additionalFields: { createCampaigns: [campaign('Once')] } };
		for (const rule of [
			{ match: look, fault: { kind: 'status', status: 404 } },
			{ match: { host: 'upload' }, fault: { kind: 'page', text: '<html><title>Sign in</title></html>' } },
		] as const) {
			site.pinterest.faults.add(rule);
			const { error } = await run('write', once);
			expect(error?.message).toMatch(/^Pinterest accepted the bulk request, but what became of it could not be read: /);
			expect(error?.description).toMatch(/^Nothing is lost: Get with the request ID in the details of this error/);
			const { context } = error as unknown as { context: IDataObject };
			expect(context).toMatchObject({ request_id: expect.any(String), mayHaveBeenExecuted: true });
			const { items: output } = await run('get', { bulkRequestId: context.request_id });
			expect(output).toHaveLength(1);
		}
	});

	it('without an address of its file is asked for again, and is an error then', async () => {
		const match = { method: 'GET', path: '/ad_accounts/{ad_account_id}/bulk/{bulk_request_id}', times: 1 };
		const fault = { kind: 'answer', body: { status: 'SUCCEEDED' } } as const;
		site.pinterest.faults.add({ match, fault });
		expect((await run('download', everything)).error).toBeUndefined();
		site.pinterest.faults.add({ match: { ...match, times: Infinity }, fault });
		const { error } = await run('download', { ...everything, options: { maximumBulkWait: 0 } });
		expect(error?.message).toContain('The bulk request is done, but Pinterest gave no address for its file');
	});

	it('in two steps: what became of each comes with Get, or that details are needed for the reason', async () => {
		const { items: created } = await run('createUpsert', mixed());
		const get = { bulkRequestId: created[0].json.request_id };
		const { items: output } = await run('get', get, { continueOnFail: true });
		expect(output.map(({ json }) => 'error' in json)).toEqual([false, true, false]);
		const brief = await run('get', { ...get, options: { includeDetails: false } }, { continueOnFail: true });
		expect(brief.items[1]).toEqual(failure(0, /get the request with details for the reason/));
	});

	it('never writes twice: where the answer was lost, it says so', async () => {
		const fault = { kind: 'status', status: 500, afterExecuting: true } as const;
		site.pinterest.faults.add({ match: { method: 'POST', path: /bulk\/upsert/ }, fault });
		const { error } = await run('write', { additionalFields: { createCampaigns: [campaign('Once')] } });
		expect(error?.message).toContain('may have been executed');
		expect(steps()).toEqual(['POST /upsert']);
	});

	it.each([
		[{}, 'Nothing to write'],
		[{ additionalFields: { createCampaigns: '[]' } }, 'Nothing to write'],
		[{ inputMode: 'json', jsonBody: { create: {} } }, 'Nothing to write'],
		[{ additionalFields: { createCampaigns: 'Spring' } }, 'Create Campaigns (JSON) is not valid JSON'],
		[{ additionalFields: { updateAds: '["687195134316"]' } }, 'Update Ads (JSON) must be a list of JSON objects'],
	])('refuses %j before anything is sent', async (parameters, message) => {
		const { error } = await run('write', parameters);
		expect(error?.message).toContain(message);
		expect(site.sent()).toEqual([]);
	});

	it('refuses more kinds than a download takes, before anything is sent', async () => {
		const bulkEntityTypes = ['CAMPAIGN', 'AD_GROUP', 'AD', 'KEYWORD', 'LABEL', 'PRODUCT_GROUP', 'SCHEDULE'];
		const { error } = await run('download', { bulkEntityTypes });
		expect(error?.message).toContain('Download has 7 values, at most 6 are allowed');
		expect(site.sent()).toEqual([]);
	});

	it('gives each input item its own outcome', async () => {
		const list = items({ name: 'First' }, { name: '' }, { name: 'Third' });
		const createCampaigns = '={{ $json.name ? [{ name: $json.name, objective_type: "AWARENESS" }] : [] }}';
		const more = { items: list, continueOnFail: true };
		const { items: output } = await run('write', { additionalFields: { createCampaigns } }, more);
		expect(output.map(({ json, pairedItem }) => [json.name, pairedItem])).toEqual([
			['First', { item: 0 }],
			[undefined, { item: 1 }],
			['Third', { item: 2 }],
		]);
		expect(output[1]).toEqual(failure(1, /Nothing to write/));
	});
});

describe('the file of a bulk request', () => {
	it('is read by kind, and by what was done and kind', () => {
		expect(toldIn('{"campaigns": [{"id": "1"}], "ads": []}')).toEqual([
			{ about: { bulk_entity: 'campaigns' }, outcome: { data: { id: '1' } } },
		]);
		expect(toldIn('{"update": {"ads": [{"data": {"id": "2"}, "exceptions": []}]}}')).toEqual([
			{ about: { bulk_action: 'update', bulk_entity: 'ads' }, outcome: { data: { id: '2' } } },
		]);
	});

	it('keeps ids that are too long for a number, and texts that look like them', () => {
		const [{ outcome }] = toldIn('[{"pin_id": 394205773611545468, "name": "x: 394205773611545468,", "cap": 20000000}]');
		expect(outcome).toEqual({
			data: { pin_id: '394205773611545468', name: 'x: 394205773611545468,', cap: 20_000_000 },
		});
	});

	it('is given as it is where it has no lists, and as texts where it is CSV', () => {
		expect(toldIn('{"note": "nothing"}')).toEqual([{ about: {}, outcome: { data: { note: 'nothing' } } }]);
		expect(toldIn('id,name\n1,"a,b"\n')).toEqual([{ about: {}, outcome: { data: { id: '1', name: 'a,b' } } }]);
	});

	it('tells what was refused in each of the ways Pinterest writes it', () => {
		const refused = (element: object) => toldIn(JSON.stringify({ keywords: [element] }))[0].outcome;
		expect(refused({ data: null, exceptions: [{ code: 7, message: 'Too long' }] })).toEqual({
			refused: { code: 7, message: 'Too long' },
		});
		expect(refused({ data: { value: 'x' }, error_messages: ['Too long', 'Empty'] })).toEqual({
			refused: { message: 'Too long; Empty' },
		});
		expect(refused({ id: null, status: 'FAILED' })).toHaveProperty('refused');
	});

	it.each(['[null]', '["x"]', '{"campaigns": [[]]}', '{"status": "failure", "error_message": "no"}'])(
		'%s tells of no thing, and is refused',
		(text) => expect(() => toldIn(text)).toThrow('The file is not a bulk request: '),
	);

	it('that says nothing of one thing beside another leaves it open', () => {
		const [, second] = toldIn('[{"id": "1"}, null]');
		expect(second.outcome).toMatchObject({ refused: { details: { mayHaveBeenExecuted: true } } });
	});

	it('that broke off is refused', () => {
		expect(() => toldIn('{"campaigns": [{"id"')).toThrow('it is not whole JSON');
		expect(() => toldIn('id,name\n1')).toThrow('its last row has 1 cells, but there are 2 columns');
	});

	it.each(['', '{}', '[]', 'null', '<html><title>Sign in</title></html>', '{"code": 7, "message": "No such file"}'])(
		'is not %j',
		(text) => {
			expect(() => toldIn(text)).toThrow('The file is not a bulk request');
		},
	);
});
