import { createHash } from 'node:crypto';
import { client, refusal } from './client';
import { usePinterest } from './usePinterest';
import { smallestPart } from './resources/audiences/customerListUploads';

describe('customer lists of the simulated Pinterest', () => {
	const pinterest = usePinterest({ processingMs: 0 });
	let api: ReturnType<typeof client>;
	let lists: string;

	beforeEach(() => {
		pinterest.reset();
		pinterest.limits.off();
		api = client(pinterest);
		const [id] = pinterest.worlds.production.adAccounts.keys();
		lists = `/ad_accounts/${id}/customer_lists`;
	});

	const emails = (count: number, from = 0) =>
		Array.from({ length: count }, (_, at) => `customer${from + at}@mail.example`);
	const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
	const newList = async (records: string[], more = {}) =>
		(await api.post(lists, { name: 'New', records: records.join(), ...more })).data as { id: string };
	const get = async (id: string) => (await api.get(`${lists}/${id}`)).data as { status: string };
	/** How many people are on a list, as an audience of it tells. */
	const sizeOf = async (customer_list_id: string) => {
		const body = { name: 'A', audience_type: 'CUSTOMER_LIST', rule: { customer_list_id } };
		return (await api.post(lists.replace('customer_lists', 'audiences'), body)).data.size as number;
	};
	const newUpload = async (id: string, total_parts: number, operation = 'ADD') => {
		const { data } = await api.post(`${lists}/${id}/uploads`, { operation, total_parts });
		const parts = data.s3_multipart_upload_data.file_parts as Array<{ part_number: number; presigned_url: string }>;
		const path = `${lists}/${id}/uploads/${data.customer_list_upload.id}`;
		return { upload: data.customer_list_upload as object, parts: parts.map((part) => part.presigned_url), path };
	};
	const put = async (url: string, content: string, headers = {}) =>
		(await fetch(url, { method: 'PUT', body: content, headers })).status;

	it('are listed without their people, and without new customers where asked', async () => {
		const named = async (query: string) =>
			(await api.get(lists + query)).data.items.map(({ name }: { name: string }) => name) as string[];
		expect(await named('')).toEqual(['Bought in the last year', 'Best customers', 'Newsletter readers']);
		expect(await named('?exclude_nca=true&order=ASCENDING')).toEqual(['Newsletter readers', 'Best customers']);
		const [first] = (await api.get(lists)).data.items;
		expect(Object.keys(first)).not.toEqual(expect.arrayContaining(['members']));
	});

	it('are processed, and then ready or too small', async () => {
		pinterest.settings.processingPolls = 1;
		const { id } = await newList(emails(100));
		const small = await newList(emails(3));
		expect([(await get(id)).status, (await get(id)).status]).toEqual(['PROCESSING', 'READY']);
		await get(small.id);
		expect(await get(small.id)).toMatchObject({
			status: 'TOO_SMALL',
			num_uploaded_user_records: 3,
			type: 'customerlist',
		});
	});

	it('hold each person once, and count every record', async () => {
		const [one, two, three] = emails(3);
		const { id } = await newList([one, two, one, sha256(two), sha256(two).toUpperCase()]);
		expect(await get(id)).toMatchObject({ num_batches: 1, num_uploaded_user_records: 5, exceptions: {} });
		expect(await sizeOf(id)).toBe(2);
		await api.patch(`${lists}/${id}`, { operation_type: 'REMOVE', records: `${sha256(one)},${three},` });
		expect(await get(id)).toMatchObject({ num_batches: 2, num_removed_user_records: 2 });
		expect(await sizeOf(id)).toBe(1);
	});

	it('say how many records could not be used', async () => {
		const { id } = await newList(['a@mail.example', 'B@mail.example', 'nobody', '5d41402abc4b2a76b9719d911017c592']);
		expect(await get(id)).toMatchObject({ exceptions: { code: 1, message: expect.stringContaining('2 of 4') } });
		expect(await sizeOf(id)).toBe(2);
	});

	it('take records of several fields', async () => {
		const records_v2 = [
			{ email: sha256('a@mail.example') },
			{ email: sha256('b@mail.example'), hashed_phone_number: sha256('49') },
		];
		const { data } = await api.post(lists, { name: 'New', records_v2, is_nca: true });
		expect(data).toMatchObject({ num_uploaded_user_records: 2, is_nca: true });
		await api.patch(`${lists}/${data.id}`, { operation_type: 'REMOVE', records_v2: records_v2.slice(1) });
		expect(await sizeOf(data.id)).toBe(1);
	});

	it.each([
		[{ name: 'New' }],
		[{ name: 'New', records: ' , ' }],
		[{ name: 'New', records: ['a@mail.example'] }],
		[{ name: ' ', records: 'a@mail.example' }],
		[{ records: 'a@mail.example' }],
		[{ name: 'New', records: 'a@mail.example', list_type: 'PHONE' }],
		[{ name: 'New', records: 'a@mail.example', operation_type: 'ADD' }],
	])('are refused as %j', async (body) => {
		expect(refusal(await api.post(lists, body))).toMatchObject({ status: 400, code: 1 });
		expect((await api.get(lists)).data.items).toHaveLength(3);
	});

	it('of another ad account are not found', async () => {
		const { id } = await newList(emails(1));
		const [, other] = pinterest.worlds.production.adAccounts.keys();
		expect((await api.get(`/ad_accounts/${other}/customer_lists/${id}`)).status).toBe(404);
		expect((await api.patch(`${lists}/1`, { operation_type: 'ADD', records: 'a@mail.example' })).status).toBe(404);
	});

	it('are filled by an upload in parts, in which a record may lie across two', async () => {
		pinterest.settings.processingPolls = 1;
		smallestPart(pinterest.worlds.production, 20);
		const { id } = await newList(emails(1));
		const { upload, parts, path } = await newUpload(id, 2);
		expect(upload).toMatchObject({ state: 'NOT_STARTED', record_counts: null, error_counts: null, operation: 'ADD' });
		const content = `${emails(120).join('\n')}\nNO@mail.example\nnobody\nno one\n`;
		expect([await put(parts[1], content.slice(33)), await put(parts[0], content.slice(0, 33))]).toEqual([200, 200]);
		expect((await api.post(`${path}/run`)).data.state).toBe('RUNNING');
		expect([(await get(id)).status, (await api.get(path)).data.state]).toEqual(['UPLOADING', 'SUCCEEDED']);
		const { data } = await api.get(path);
		expect(data.record_counts).toEqual({ processed: 123, valid: 120, invalid: 3 });
		expect(data.error_counts).toEqual([
			{ error_code: 2, count: 1, message: expect.any(String) },
			{ error_code: 1, count: 2, message: expect.any(String) },
		]);
		expect(await get(id)).toMatchObject({ status: 'READY', num_batches: 2, num_uploaded_user_records: 124 });
		delete pinterest.settings.processingPolls;
		expect(await sizeOf(id)).toBe(120);
	});

	it('lose people by an upload', async () => {
		const { id } = await newList(emails(10));
		const { parts, path } = await newUpload(id, 1, 'REMOVE');
		await put(parts[0], emails(4).join('\r\n'));
		await api.post(`${path}/run`);
		expect((await api.get(path)).data.state).toBe('SUCCEEDED');
		expect([await sizeOf(id), (await get(id)) as unknown]).toEqual([
			6,
			expect.objectContaining({ num_removed_user_records: 4 }),
		]);
	});

	it('have upload addresses that refuse a token, and nothing more once the upload runs', async () => {
		const { id } = await newList(emails(1));
		const { parts, path } = await newUpload(id, 1);
		expect(await put(parts[0], 'a@mail.example', { authorization: 'Bearer token' })).toBe(400);
		expect(await put(parts[0], 'a@mail.example')).toBe(200);
		expect((await fetch(parts[0])).status).toBe(405);
		await api.post(`${path}/run`);
		expect(await put(parts[0], 'b@mail.example')).toBe(404);
		expect(refusal(await api.post(`${path}/run`))).toMatchObject({ status: 400, code: 1 });
	});

	it('can’t be filled by an upload with parts that are missing, empty or too small', async () => {
		const { id } = await newList(emails(1));
		const { parts, path } = await newUpload(id, 2);
		const run = async () => refusal(await api.post(`${path}/run`)).message;
		await put(parts[1], 'a@mail.example');
		expect(await run()).toContain('Part 1');
		await put(parts[0], 'x'.repeat(5 * 1024 * 1024 - 1));
		expect(await run()).toContain('at least 5242880 bytes');
		await put(parts[0], ' '.repeat(5 * 1024 * 1024));
		await put(parts[1], '');
		expect(await run()).toContain('Part 2');
		await put(parts[1], 'b@mail.example');
		expect((await api.post(`${path}/run`)).status).toBe(200);
		expect((await api.get(path)).data).toMatchObject({ state: 'SUCCEEDED', record_counts: { valid: 1 } });
	});

	it('have uploads that fail: with no record of use, or when told to', async () => {
		const { id } = await newList(emails(2));
		for (const [content, outcome] of [['nobody', undefined] as const, ['a@mail.example', 'failed'] as const]) {
			pinterest.settings.processingOutcome = outcome;
			const { parts, path } = await newUpload(id, 1);
			await put(parts[0], content);
			await api.post(`${path}/run`);
			expect((await api.get(path)).data.state).toBe('FAILED');
		}
		expect([await sizeOf(id), (await get(id)) as unknown]).toEqual([2, expect.objectContaining({ num_batches: 1 })]);
	});

	it.each([[{ operation: 'ADD' }], [{ operation: 'ADD', total_parts: 11 }], [{ operation: 'SET', total_parts: 1 }]])(
		'refuse an upload as %j',
		async (body) => {
			const { id } = await newList(emails(1));
			expect(refusal(await api.post(`${lists}/${id}/uploads`, body))).toMatchObject({ status: 400, code: 1 });
		},
	);
});
