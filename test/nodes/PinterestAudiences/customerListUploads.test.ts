import type { IDataObject } from 'n8n-workflow';

import { sha256 } from '../../../nodes/shared/fields/personal';
import { binaryItem } from '../../engine';
import { byId, failure, items, paired, toldOf, useAudiencesSite } from './site';

describe('customer list uploads', () => {
	const site = useAudiencesSite();
	const list = () => site.all('customer list')[0] as { id: string } & IDataObject;
	const members = () => list().members as unknown as Set<string>;
	const run = (operation: string, parameters: object = {}, more = {}) =>
		site.does('customerListUpload', operation, { customerList: byId(list().id), ...parameters }, more);
	const upload = (input = items({ email: 'Ada@Mail.Example' }), parameters: object = {}, more = {}) =>
		run('upload', { records: '={{ $json.email }}', ...parameters }, { items: input, ...more });
	const steps = () =>
		site
			.sent()
			.map(([request]) => request.replace(/^(\w+) .*?(\/files|\/uploads)/, '$1 $2').replace(/\?.*|\/[\w-]{9,}/g, ''));
	const last = () => site.all('customer list upload').at(-1) as { id: string } & IDataObject;

	it('are made in one step: registered, put without a token, run, waited for', async () => {
		site.pinterest.settings.processingPolls = 1;
		const outcome = await upload(items({ email: 'Ada@Mail.Example' }, { email: 'ben@mail.example' }, { email: 'bad' }));
		expect(outcome.error).toBeUndefined();
		expect(steps()).toEqual(['POST /uploads', 'PUT /files', 'POST /uploads/run', 'GET /uploads', 'GET /uploads']);
		const stored = site.pinterest.requests.find(({ method }) => method === 'PUT');
		expect([stored?.token, stored?.status]).toEqual([null, 200]);
		expect(outcome.items).toEqual(
			paired([
				{
					...{ id: last().id, ad_account_id: site.account().value, customer_list_id: list().id, operation: 'ADD' },
					...{ state: 'SUCCEEDED', error_counts: [], record_counts: { processed: 2, valid: 2, invalid: 0 } },
					...{ creation_time: expect.any(Number) as number, updated_time: expect.any(Number) as number },
					...{ records_given: 3, records_valid: 2, records_duplicate: 0, records_invalid: 1 },
					...{ invalid_records: [{ item: 2, message: expect.any(String) as string }], records_sent: 2, parts: 1 },
				},
			]),
		);
		expect([...members()]).toEqual(expect.arrayContaining([sha256('ada@mail.example'), sha256('ben@mail.example')]));
		expect(toldOf(outcome)).not.toMatch(/ada@mail/i);
		expect(JSON.stringify(site.sent())).not.toMatch(/ada@mail/i);
	});

	it('read a file line by line, and tell the lines that can’t be used', async () => {
		const text = `email\r\n${Array.from({ length: 3000 }, (_, at) => `P${at}@Mail.Example`).join('\r\n')}\r\nnobody\r\n"q@mail.example"`;
		const input = [binaryItem(text, { fileName: 'people.csv', mimeType: 'text/csv', property: 'data' })];
		const outcome = await upload(input, { recordsFrom: 'file', recordsProperty: 'data' });
		expect(outcome.error).toBeUndefined();
		expect(outcome.items[0].json).toMatchObject({
			...{ records_given: 3002, records_sent: 3001, record_counts: { processed: 3001, valid: 3001, invalid: 0 } },
			invalid_records: [{ item: 0, line: 3002, message: expect.stringMatching(/^holds something/) as string }],
		});
		expect(members().has(sha256('q@mail.example'))).toBe(true);
	});

	it('that come back without their ID say so, and nothing is uploaded', async () => {
		site.pinterest.faults.add({ match: { method: 'POST' }, fault: { kind: 'altered', how: 'idNull' } });
		const { error } = await upload();
		expect(error?.message).toMatch(/^Pinterest’s answer holds an upload without its ID/);
		expect(error).not.toHaveProperty('description', expect.stringMatching(/connection/));
		expect(steps()).toEqual(['POST /uploads']);
	});

	it('that take too long fail with the IDs, and Get finishes them', async () => {
		site.pinterest.settings.processingPolls = 3;
		const { error } = await upload(undefined, { options: { maximumUploadWait: 0 } });
		expect(error?.message).toMatch(/^The upload is not ready after 0 s/);
		const handle = { customer_list_id: list().id, customer_list_upload_id: last().id };
		expect((error as unknown as { context: IDataObject }).context).toMatchObject({ ...handle, stillRunning: true });
		expect(steps().filter((step) => step.startsWith('POST'))).toEqual(['POST /uploads', 'POST /uploads/run']);
		const got = await run('get', { uploadId: last().id, waitForEnd: true });
		expect(got.items[0].json).toMatchObject({ id: last().id, state: 'SUCCEEDED' });
	});

	it('that Pinterest can’t use fail with the counts of their errors by code', async () => {
		site.pinterest.settings.processingOutcome = 'failed';
		const { items: output } = await upload(
			items({ email: 'a@b.de' }, { email: 'c@d.de' }),
			{},
			{ continueOnFail: true },
		);
		expect(output).toEqual([0, 1].map((at) => failure(at, /^Pinterest could not use the upload.*$/)));
		expect(output[0].json.details).toMatchObject({
			...{ customer_list_upload_id: last().id, error_counts: [] },
			record_counts: { processed: 2, valid: 2, invalid: 0 },
			mayHaveBeenExecuted: true,
		});
	});

	it('whose state can’t be read keep their IDs, and all their items say what was accepted', async () => {
		const path = /uploads\/\d+$/;
		site.pinterest.faults.add({
			match: { method: 'GET', path, times: Infinity },
			fault: { kind: 'status', status: 404 },
		});
		const input = items({ email: 'a@b.de' }, { email: 'c@d.de' });
		const { items: output } = await upload(input, {}, { continueOnFail: true });
		const told = /^Pinterest accepted the upload, but what became of it could not be read: .*$/;
		expect(output).toEqual([failure(0, told), failure(1, told)]);
		for (const { json } of output)
			expect(json.details).toMatchObject({ customer_list_upload_id: last().id, mayHaveBeenExecuted: true });
	});

	it('whose part the store refuses are not run, and all their items fail', async () => {
		site.pinterest.faults.add({ match: { host: 'upload', method: 'PUT' }, fault: { kind: 'status', status: 403 } });
		const { items: output } = await upload(
			items({ email: 'a@b.de' }, { email: 'c@d.de' }),
			{},
			{ continueOnFail: true },
		);
		expect(output).toEqual([failure(0, /upload store refused/), failure(1, /upload store refused/)]);
		expect(output[0].json.details).toMatchObject({ customer_list_upload_id: last().id });
		expect(steps()).toEqual(['POST /uploads', 'PUT /files']);
	});

	it('are made step by step', async () => {
		const created = await run('create', { uploadOperation: 'REMOVE', totalParts: 1 });
		const { customer_list_upload: made, s3_multipart_upload_data: data } = created.items[0].json as unknown as {
			customer_list_upload: { id: string };
			s3_multipart_upload_data: { file_parts: Array<{ presigned_url: string }> };
		};
		const [member] = members();
		await fetch(data.file_parts[0].presigned_url, { method: 'PUT', body: `${member}\n${'no record\n'}` });
		const early = await run('get', { uploadId: made.id, waitForEnd: true });
		expect(early.error?.message).toMatch(/^The upload was not run yet/);
		await run('run', { uploadId: made.id });
		const got = await run('get', { uploadId: made.id });
		expect(got.items[0].json).toMatchObject({
			...{ state: 'SUCCEEDED', operation: 'REMOVE', record_counts: { processed: 2, valid: 1, invalid: 1 } },
			error_counts: [{ count: 1, error_code: 1, message: expect.any(String) as string }],
		});
		expect(members().has(member)).toBe(false);
	});
});
