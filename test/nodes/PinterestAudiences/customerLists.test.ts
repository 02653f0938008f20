import type { IDataObject } from 'n8n-workflow';

import { sha256 } from '../../../nodes/shared/fields/personal';
import { byId, failure, items, paired, toldOf, useAudiencesSite } from './site';

interface StoredList extends IDataObject {
	id: string;
	name: string;
}

const RECORDS = '={{ $json.email }}';
const people = (count: number, from = 0) =>
	items(...Array.from({ length: count }, (_, at) => ({ email: `Person.${from + at}@Mail.Example ` })));
const hashed = (at: number) => sha256(`person.${at}@mail.example`);

/** The real pauses, half a second and more, are in retry.test.ts. */
jest.mock('../../../nodes/shared/api/retry', () => ({
	...jest.requireActual<object>('../../../nodes/shared/api/retry'),
	backoff: (attempt: number) => attempt * 10,
}));

describe('customer lists', () => {
	const site = useAudiencesSite();
	const create = (input = people(3), parameters: object = {}, more = {}) =>
		site.does('customerList', 'create', { name: 'Buyers', records: RECORDS, ...parameters }, { items: input, ...more });
	const lists = () => site.all<StoredList>('customer list');
	const members = (name: string) => {
		const list = lists().find((one) => one.name === name) as unknown as { members: Set<string> };
		return [...list.members].sort();
	};
	const writes = () => site.sent().map(([request]) => request.replace(/\/customer_lists\/\d+/, '/customer_lists/ID'));
	const bodies = () => site.sent().map(([, body]) => body as IDataObject);
	const first = () => byId(lists()[0].id);

	it('are created from all items at once, hashed', async () => {
		const { items: output, error } = await create();
		expect(error).toBeUndefined();
		expect(site.sent()).toEqual([
			[
				`POST ${site.path()}/customer_lists`,
				{ name: 'Buyers', list_type: 'EMAIL', records: [hashed(0), hashed(1), hashed(2)].join(',') },
			],
		]);
		expect(output).toEqual(
			paired([
				{
					...{ id: lists().at(-1)?.id, ad_account_id: site.account().value, name: 'Buyers', type: 'customerlist' },
					...{ status: 'TOO_SMALL', is_nca: false, exceptions: {}, num_batches: 1 },
					...{ num_uploaded_user_records: 3, num_removed_user_records: 0 },
					...{ created_time: expect.any(Number) as number, updated_time: expect.any(Number) as number },
					...{ records_given: 3, records_valid: 3, records_duplicate: 0, records_invalid: 0, invalid_records: [] },
					...{ records_sent: 3, requests: 1 },
				},
			]),
		);
		expect(members('Buyers')).toEqual([hashed(0), hashed(1), hashed(2)].sort());
	});

	it('of thousands of items go out in as few requests as there must be, in order', async () => {
		const { items: output } = await create(people(2500), { options: { recordsPerRequest: 1000 } });
		expect(writes()).toEqual([
			`POST ${site.path()}/customer_lists`,
			...Array.from({ length: 2 }, () => `PATCH ${site.path()}/customer_lists/ID`),
		]);
		expect(output[0].json).toMatchObject({ records_sent: 2500, requests: 3, num_batches: 3 });
		expect(output).toHaveLength(1);
		expect(members('Buyers')).toHaveLength(2500);
	});

	it('that are added to keep the order of the items', async () => {
		await create(people(5), { options: { recordsPerRequest: 2 } });
		const records = (...ats: number[]) => ats.map(hashed).join(',');
		expect(bodies()).toEqual([
			{ name: 'Buyers', list_type: 'EMAIL', records: records(0, 1) },
			{ operation_type: 'ADD', records: records(2, 3) },
			{ operation_type: 'ADD', records: records(4) },
		]);
	});

	it('drop what is there twice, however it was written, and count it', async () => {
		const input = items(
			{ email: 'ada@mail.example' },
			{ email: ' ADA@Mail.Example' },
			{ email: sha256('ada@mail.example').toUpperCase() },
			{ email: ['ben@mail.example', 'ben@mail.example'] },
		);
		const { items: output } = await create(input);
		expect(bodies()[0].records).toBe([sha256('ada@mail.example'), sha256('ben@mail.example')].join(','));
		expect(output[0].json).toMatchObject({ records_given: 5, records_sent: 2, records_duplicate: 3 });
	});

	it('leave out what can’t be used and tell the items, never the values', async () => {
		const input = items({ email: 'ada@mail.example' }, { email: 'secret person' }, { email: '' }, { email: 'x@y.z' });
		const outcome = await create(input);
		expect(bodies()[0].records).toBe([sha256('ada@mail.example'), sha256('x@y.z')].join(','));
		expect(outcome.items[0].json).toMatchObject({
			records_given: 4,
			records_invalid: 2,
			invalid_records: [
				{ item: 1, message: expect.stringMatching(/neither an email address/) as string },
				{ item: 2, message: 'holds no record' },
			],
		});
		expect(toldOf(outcome)).not.toMatch(/secret person/);
	});

	it('give an item with a bad record its error when the node continues', async () => {
		const input = items({ email: 'nothing' }, { email: 'ada@mail.example' }, { email: ['b@c.de', 'bad'] });
		const { items: output } = await create(input, {}, { continueOnFail: true });
		expect(output).toEqual([
			failure(0, /^Records \(Emails or IDs\) holds something.*$/),
			{ json: expect.objectContaining({ records_sent: 2 }) as unknown, pairedItem: { item: 1 } },
			failure(2, /^Records \(Emails or IDs\) holds something that is neither/),
		]);
	});

	it('send nothing where bad records are to stop everything', async () => {
		const input = items({ email: 'ada@mail.example' }, { email: 'bad' });
		const { error } = await create(input, { options: { invalidRecords: 'fail' } });
		expect(error?.message).toMatch(/^Records \(Emails or IDs\) holds something that is neither.*$/);
		expect(site.sent()).toEqual([]);
	});

	it('are not created without anybody', async () => {
		const { error } = await create(items({ email: 'bad' }, { email: 'worse' }));
		expect(error?.message).toMatch(/$/);
		expect(site.sent()).toEqual([]);
	});

	it('are one for each name', async () => {
		const input = items(
			{ email: 'a@b.de', list: 'One' },
			{ email: 'c@d.de', list: 'Two' },
			{ email: 'e@f.de', list: 'One' },
		);
		const { items: output } = await create(input, { name: '={{ $json.list }}' });
		expect(output.map(({ json, pairedItem }) => [json.name, json.records_sent, pairedItem])).toEqual([
			['One', 2, { item: 0 }],
			['Two', 1, { item: 1 }],
		]);
	});

	it('never tell a raw value in output, error or log', async () => {
		const input = items({ email: 'Hidden.Person@Mail.Example' });
		site.pinterest.faults.add({
			match: { method: 'POST' },
			fault: { kind: 'status', status: 400, code: 1, message: 'Bad: hidden.person@mail.example' },
		});
		const refused = await create(input);
		expect(refused.error?.message).toMatch(/^Bad: \[record\]/);
		expect(toldOf(refused)).not.toMatch(/hidden\.person/i);
		const created = await create(
			[...input, ...items({ email: 'Hidden.Person at Mail' })],
			{},
			{ continueOnFail: true },
		);
		expect(created.items).toHaveLength(2);
		expect(toldOf(created)).not.toMatch(/hidden\.person/i);
		expect(JSON.stringify(site.sent())).not.toMatch(/hidden\.person/i);
	});

	it('that fail half-way tell how far they came, and the items that were not sent', async () => {
		site.pinterest.faults.add({ match: { method: 'PATCH' }, fault: { kind: 'status', status: 500 } });
		const { items: output } = await create(people(5), { options: { recordsPerRequest: 2 } }, { continueOnFail: true });
		expect(writes()).toEqual([`POST ${site.path()}/customer_lists`, `PATCH ${site.path()}/customer_lists/ID`]);
		expect(output.map(({ pairedItem }) => pairedItem)).toEqual([0, 2, 3, 4].map((item) => ({ item })));
		expect(output[0].json).toMatchObject({ name: 'Buyers', records_sent: 2, requests: 1, records_given: 5 });
		expect(output[1]).toEqual(failure(2, /may have been executed.*$/));
		expect(output[1].json.details).toMatchObject({
			customer_list_id: lists().at(-1)?.id,
			records_sent: 2,
			mayHaveBeenExecuted: true,
		});
		expect(output[3]).toEqual(failure(4, /^Not sent, since a request with other records/));
	});

	it('that end half-way tell what became of each item', async () => {
		const half = async (status: number) => {
			site.pinterest.faults.add({ match: { method: 'PATCH' }, fault: { kind: 'status', status } });
			const { error } = await create(people(6), { options: { recordsPerRequest: 2 } });
			return error;
		};
		const refused = await half(400);
		const id = lists().at(-1)?.id;
		expect(refused?.context).toMatchObject({
			written: [0, 1].map((item) => ({ item, id })),
			refused: [2],
			perhapsWritten: [],
			notSent: [3, 4, 5],
		});
		const lost = await half(500);
		expect(lost?.context).toMatchObject({ refused: [], perhapsWritten: [2, 3], notSent: [4, 5] });
		expect(lost?.description).toMatch(
			/^Of 6 customer lists, 2 were written \(items 1–2\), 0 refused, 2 perhaps written \(items 3–4\), 2 not sent \(items 5–6\)\. (?!Of )/,
		);
	});

	it.each([
		['is looked for by its name', {}, { recovered: true }],
		['says created besides where one that is there would be used', { ifExists: 'use' }, { outcome: 'created' }],
	])('of which the answer was lost %s', async (_what, options, told) => {
		const before = lists().length;
		site.pinterest.faults.add({ match: { method: 'POST' }, fault: { kind: 'reset', afterExecuting: true } });
		const { items: output, error } = await create(people(5), { options: { recordsPerRequest: 2, ...options } });
		expect(error).toBeUndefined();
		expect(output).toHaveLength(1);
		expect(output[0].json).toMatchObject({ id: lists().at(-1)?.id, records_sent: 5, recovered: true, ...told });
		expect(lists()).toHaveLength(before + 1);
		expect(members('Buyers')).toHaveLength(5);
	});

	it('of which the answer was lost are said not to be there, or sent once more, as that is chosen', async () => {
		const before = lists().length;
		const fault = { match: { method: 'POST' }, fault: { kind: 'reset' as const } };
		site.pinterest.faults.add(fault);
		const { error } = await create(people(2));
		expect(error?.context).toMatchObject({ mayHaveBeenExecuted: true, lookedFor: 4 });
		expect(lists()).toHaveLength(before);
		site.pinterest.faults.add(fault);
		const { items: output } = await create(people(2), { options: { lostAnswers: 'again' } });
		expect(output[0].json).toMatchObject({ id: lists().at(-1)?.id, records_sent: 2 });
		expect(output[0].json).not.toHaveProperty('recovered');
		expect(lists()).toHaveLength(before + 1);
	});

	it('of one name are one list, though items differ in something else, where that is chosen', async () => {
		const before = lists().length;
		const { items: output } = await create(people(4), {
			additionalFields: { isNca: '={{ $itemIndex > 1 }}' },
			options: { ifExists: 'use' },
		});
		expect(output.map(({ json }) => json.outcome)).toEqual(['created', 'existing']);
		expect(lists()).toHaveLength(before + 1);
		expect(members('Buyers')).toHaveLength(4);
	});

	it('that are there already do not keep others from being made', async () => {
		const before = lists().length;
		const taken = lists()[0].name;
		const names = [taken, 'New buyers', 'Newer buyers'];
		const list = names.map((name, at) => ({ json: { ...people(3)[at]?.json, name } }));
		const parameters = { name: '={{ $json.name }}', options: { ifExists: 'fail' } };
		const { items: output } = await create(list, parameters, { continueOnFail: true });
		expect(output.map(({ json }) => json.error !== undefined)).toEqual([true, false, false]);
		expect(lists().length - before).toBe(2);
	});

	it('get records added and removed', async () => {
		const parameters = { customerList: first(), records: RECORDS };
		const added = await site.does('customerList', 'addRecords', parameters, { items: people(3) });
		expect(added.items[0].json).toMatchObject({ id: first().value, records_sent: 3 });
		expect(members(lists()[0].name)).toEqual(expect.arrayContaining([hashed(0), hashed(1), hashed(2)]));
		await site.does('customerList', 'removeRecords', parameters, { items: people(2) });
		expect(bodies().map((body) => body.operation_type)).toEqual(['ADD', 'REMOVE']);
		expect(members(lists()[0].name)).toEqual(expect.arrayContaining([hashed(2)]));
		expect(members(lists()[0].name)).not.toEqual(expect.arrayContaining([hashed(0)]));
	});

	it('count in a preview and send nothing', async () => {
		const { items: output } = await create([...people(2), ...people(1)], { options: { preview: true } });
		expect(output.map(({ json }) => json)).toEqual([
			{
				...{ preview: true, records_given: 3, records_valid: 2, records_duplicate: 1 },
				...{ records_invalid: 0, invalid_records: [] },
			},
		]);
		expect(site.sent()).toEqual([]);
	});

	it('are read one by one and all, without who is on them', async () => {
		const one = await site.does('customerList', 'get', { customerList: first() });
		expect(Object.keys(one.items[0].json)).toEqual([
			...['id', 'ad_account_id', 'name', 'status', 'num_uploaded_user_records', 'num_removed_user_records'],
			...['created_time', 'updated_time'],
		]);
		const all = await site.does('customerList', 'getAll', { returnAll: true, filters: { excludeNca: true } });
		const expected = lists().filter(({ is_nca: isNca }) => !isNca);
		expect(all.items.map(({ json }) => json.id).sort()).toEqual(expected.map(({ id }) => id).sort());
	});
});
