import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { writeCsv } from '../../../nodes/PinterestAds/dynamicTitles/csv';
import { readCsv } from '../../../nodes/shared/api/file';
import { binaryItem, readBinary, storedBinaryItem } from '../../engine';
import { byId, failure, items, paired, useAdsSite } from './site';

const CSV = 'item_id,title\n1,Linen throw\n2,"Sofa, blue"\n';
const ROWS = [
	{ item_id: '1', title: 'Linen throw' },
	{ item_id: '2', title: 'Sofa, blue' },
];

describe('dynamic titles', () => {
	const site = useAdsSite();
	const adGroup = () => String(site.all('ad group')[0].id);
	const run = (operation: string, parameters: object = {}, more = {}) =>
		site.run(
			{
				...{ resource: 'dynamicTitles', operation, adAccount: site.account(), adGroup: byId(adGroup()) },
				...(parameters as INodeParameters),
			},
			more,
		);
	const base = () => `/ad_accounts/${site.adAccount('Hearth & Linen EU')}/ad_groups/${adGroup()}/dynamic_titles`;
	const steps = () => site.sent().map(([request]) => request.replace(base(), '').replace(/\/files\/.*/, '/files'));
	const accepted = () =>
		site.pinterest.worlds.production.store<{ accepted?: { csv: string } }>('dynamic titles').get(adGroup())?.accepted;
	const text = (titlesCsv = CSV) => ({ titlesFrom: 'text', titlesCsv });

	it.each([
		['on the item', async () => binaryItem(CSV, { fileName: 'titles.csv', mimeType: 'text/csv' })],
		['in a file of n8n’s', () => storedBinaryItem(Buffer.from(CSV), { fileName: 'titles.csv', mimeType: 'text/csv' })],
	])(
		'run in one step from a file %s: put, processed, waited for and fetched',
		async (_where, item) => {
			site.pinterest.settings.processingPolls = 1;
			const { items: output, error } = await run('run', {}, { items: [await item()] });
			expect(error).toBeUndefined();
			expect(output).toEqual(paired(ROWS));
			expect(steps()).toEqual([
				'GET /uploads',
				'PUT /files',
				'POST ',
				'GET /status',
				'GET /status',
				'GET /csv',
				'GET /files',
			]);
			expect(accepted()?.csv).toBe(CSV);
			const elsewhere = site.pinterest.requests.filter(({ host }) => host === 'upload');
			expect(elsewhere.map(({ token }) => token)).toEqual([null, null]);
		},
		20_000,
	);

	it.each([
		[
			'a list',
			JSON.stringify([
				{ item_id: 1, title: 'Linen throw' },
				{ item_id: 2, title: 'Sofa, blue' },
			]),
		],
		['an expression', '={{ [{ item_id: 1, title: "Linen throw" }, { item_id: 2, title: "Sofa, blue" }] }}'],
	])('run from rows, given as %s', async (_what, titleRows) => {
		const { items: output, error } = await run('run', { titlesFrom: 'rows', titleRows });
		expect(error).toBeUndefined();
		expect(output).toEqual(paired(ROWS));
		expect(accepted()?.csv).toBe('item_id,title\r\n1,Linen throw\r\n2,"Sofa, blue"\r\n');
	});

	it('run from text, and come as a file', async () => {
		const { items: output } = await run('run', { ...text(), output: 'file' });
		const json = { ad_group_id: adGroup(), file_name: `dynamic-titles-${adGroup()}.csv` };
		expect(output.map((item) => item.json)).toEqual([json]);
		expect(output[0].binary?.data).toMatchObject({ mimeType: 'text/csv', fileName: json.file_name });
		expect((await readBinary(output[0])).toString()).toBe(CSV);
	});

	it('that Pinterest fails to process may have been taken', async () => {
		const body = { code: 9, message: 'Internal error', status: 'failure' };
		site.pinterest.faults.add({ match: { method: 'POST', path: base() }, fault: { kind: 'answer', body } });
		const { items: output } = await run('upload', text(), { continueOnFail: true });
		expect(output[0].json.error).toMatch(/Internal error/);
		expect(output[0].json.details).toMatchObject({ mayHaveBeenExecuted: true, request_id: expect.any(String) });
		expect(JSON.stringify(output[0].json)).not.toMatch(/refused the table|Nothing of it was taken/);
	});

	it('that are wrong name their rows, and nothing is taken', async () => {
		const { error } = await run('run', text('item_id,title\n1,\n2,Sofa\n3,\n'));
		expect(error?.message).toBe(
			'Pinterest refused the table of titles: row 1 (ROW_VALIDATION_FAILED), row 3 (ROW_VALIDATION_FAILED)',
		);
		expect((error as unknown as { context: IDataObject }).context).toMatchObject({
			request_id: expect.any(String),
			errors: [{ row_number: 1 }, { row_number: 3 }],
		});
		expect(accepted()).toBeUndefined();
		expect(steps()).toEqual(['GET /uploads', 'PUT /files', 'POST ']);
	});

	it('that are no table are refused as a file', async () => {
		const { error } = await run('upload', text('just a line'));
		expect(error?.message).toContain('the file (INVALID_FILE)');
	});

	it('are uploaded without waiting', async () => {
		site.pinterest.settings.processingOutcome = 'stuck';
		const { items: output, error } = await run('upload', text());
		expect(error).toBeUndefined();
		expect(output).toEqual(paired([{ request_id: expect.any(String), status: 'SUCCESS', errors: [] }]));
		expect(steps()).toEqual(['GET /uploads', 'PUT /files', 'POST ']);
		expect((await run('getStatus')).items).toEqual(
			paired([{ is_ready: false, generated_count: 2, reviewed_count: 1 }]),
		);
	});

	it('that are not ready in time say how to go on', async () => {
		site.pinterest.settings.processingOutcome = 'stuck';
		const parameters = { ...text(), options: { maximumTitlesWait: 0 } };
		const { items: output } = await run('run', parameters, { continueOnFail: true });
		expect(output).toEqual([failure(0, /not ready after 0 s/)]);
		expect(output[0].json.details).toMatchObject({
			advice: expect.stringContaining('Download gets the titles'),
			ad_group_id: adGroup(),
			request_id: expect.any(String),
			stillRunning: true,
		});
		expect((await run('download')).items).toEqual(paired(ROWS));
	});

	it.each([
		['a broken connection', { kind: 'reset' }],
		['a store that is down', { kind: 'status', status: 503 }],
	] as const)('are put again after %s, and processed once', async (_what, fault) => {
		site.pinterest.faults.add({ match: { host: 'upload', method: 'PUT' }, fault });
		const { error } = await run('upload', text());
		expect(error).toBeUndefined();
		expect(steps()).toEqual(['GET /uploads', 'PUT /files', 'PUT /files', 'POST ']);
		expect(accepted()?.csv).toBe(CSV);
	});

	it('that the store refuses are not put again, nor processed', async () => {
		site.pinterest.faults.add({ match: { host: 'upload', method: 'PUT' }, fault: { kind: 'status', status: 403 } });
		const { error } = await run('upload', text());
		expect(error?.message).toContain('The upload store refused the file');
		expect(steps()).toEqual(['GET /uploads', 'PUT /files']);
	});

	it('are never processed twice: where the answer was lost, it says so', async () => {
		const fault = { kind: 'status', status: 500, afterExecuting: true } as const;
		site.pinterest.faults.add({ match: { method: 'POST' }, fault });
		const { error } = await run('upload', text());
		expect(error?.message).toContain('may have been executed');
		expect(steps().filter((step) => step === 'POST ')).toHaveLength(1);
	});

	it('go step by step: an address, the file, its processing, the status, the table', async () => {
		const { items: made } = await run('getUploadUrl');
		const { upload_url: url, request_id: titlesRequestId } = made[0].json as Record<string, string>;
		expect(made).toEqual(paired([{ request_id: titlesRequestId, upload_url: url }]));
		await fetch(url, { method: 'PUT', body: CSV });
		const { items: processed } = await run('processUpload', { titlesRequestId });
		expect(processed).toEqual(paired([{ status: 'SUCCESS', errors: [] }]));
		const { items: status } = await run('getStatus');
		expect(status).toEqual(paired([{ is_ready: true, generated_count: 2, reviewed_count: 2 }]));
		expect((await run('download')).items).toEqual(paired(ROWS));
	});

	it.each([
		[{ titlesFrom: 'text', titlesCsv: '={{ "" }}' }, 'CSV is missing'],
		[{ titlesFrom: 'rows', titleRows: '[]' }, 'Rows (JSON) must be a list of JSON objects'],
		[{ titlesFrom: 'rows', titleRows: '["Sofa"]' }, 'Rows (JSON) must be a list of JSON objects'],
		[{}, 'data'],
	])('are refused before anything is sent: %j', async (parameters, message) => {
		const { error } = await run('run', parameters);
		expect(error?.message).toContain(message);
		expect(site.sent()).toEqual([]);
	});

	it('from an empty file are refused before anything is sent', async () => {
		const { error } = await run('run', {}, { items: [binaryItem('', { fileName: 'titles.csv' })] });
		expect(error?.message).toContain('(titles.csv) is empty');
		expect(site.sent()).toEqual([]);
	});

	it('of several items each have their own outcome', async () => {
		const [first, , third] = site.all('ad group').map(({ id }) => id);
		const list = items({ id: first }, { id: '123' }, { id: third });
		const parameters = { ...text(), adGroup: byId('={{ $json.id }}') };
		const { items: output } = await run('upload', parameters, { items: list, continueOnFail: true });
		expect(output.map(({ json, pairedItem }) => [json.status, pairedItem])).toEqual([
			['SUCCESS', { item: 0 }],
			[undefined, { item: 1 }],
			['SUCCESS', { item: 2 }],
		]);
		expect(output[1]).toEqual(failure(1, /./, { status: 404 }));
	});
});

describe('a CSV of rows', () => {
	it('reads back as it was, quotes, commas and line breaks included', () => {
		const rows = [
			{ id: '1', title: 'A "blue", sofa' },
			{ id: '2', title: 'two\r\nlines', tag: 'x' },
		];
		expect(readCsv(writeCsv(rows))).toEqual([{ ...rows[0], tag: '' }, rows[1]]);
	});

	it('leaves a cell empty where a row has nothing, and writes what is no text as text', () => {
		expect(writeCsv([{ a: null, b: 0, c: false, d: { e: 1 } }, { a: undefined }] as IDataObject[])).toBe(
			'a,b,c,d\r\n,0,false,"{""e"":1}"\r\n,,,\r\n',
		);
	});
});
