import type { IDataObject } from 'n8n-workflow';

import { personOf } from '../../../nodes/PinterestAudiences/records/person';
import { sha256 } from '../../../nodes/shared/fields/personal';
import { byId, failure, items, toldOf, useAudiencesSite } from './site';

const ADA = {
	email: ' Ada@Mail.Example ',
	phone: '+49 (0)30 1234567',
	device: '6D92078A-8246-4BA4-AE5B-76104861E7DC',
	id: 'C-4711',
	ip: '192.0.2.7, 10.0.0.1',
	agent: 'Mozilla/5.0 (X11; Linux)',
	pinner: 'AB12cd',
	envelope: 'Aq+/envelope==',
};

const FIELDS = {
	recordKind: 'fields',
	personEmail: '={{ $json.email }}',
	personPhone: '={{ $json.phone }}',
	personAdvertisingId: '={{ $json.device }}',
	personExternalId: '={{ $json.id }}',
	personIpAddress: '={{ $json.ip }}',
	personUserAgent: '={{ $json.agent }}',
	personPinnerId: '={{ $json.pinner }}',
	personLiveRampEnvelope: '={{ $json.envelope }}',
};

describe('records of several fields', () => {
	const site = useAudiencesSite();
	const create = (input: object[], parameters: object = {}, more = {}) =>
		site.does(
			'customerList',
			'create',
			{ name: 'Buyers', ...FIELDS, ...parameters },
			{ items: items(...(input as IDataObject[])), ...more },
		);
	const bodies = () => site.sent().map(([, body]) => body as IDataObject);
	const people = () => bodies().flatMap(({ records_v2: records }) => records as IDataObject[]);

	it('are taken from the columns of the items by their names, and the result says which', async () => {
		const input = [
			{ 'E-Mail': ' Ada@Mail.Example ', Phone: '+49 (0)30 1234567', customer_id: 'C-4711', shoe: 42 },
			{ email: 'ben@mail.example', maid: '', Notes: '' },
		];
		const { items: output, error } = await create(input, { recordKind: 'names' });
		expect(error).toBeUndefined();
		expect(people()).toEqual([
			{ email: sha256('ada@mail.example'), hashed_phone_number: sha256('49301234567'), external_id: 'C-4711' },
			{ email: sha256('ben@mail.example') },
		]);
		expect(output[0].json).toMatchObject({
			columns: {
				taken: { 'E-Mail': 'email', Phone: 'hashed_phone_number', customer_id: 'external_id', email: 'email' },
				ignored: ['shoe', 'Notes'],
			},
		});
	});

	it('can’t be taken from columns that say nothing of a person, or are unknown and must not be', async () => {
		const nobody = await create([{ shoe: 42 }], { recordKind: 'names' });
		expect(nobody.error?.message).toContain('The item says nothing of a person');
		const strict = await create([{ email: 'a@mail.example', shoe: 42 }], { recordKind: 'names', inputColumns: 'fail' });
		expect(strict.error?.message).toContain('The input item has unknown columns: shoe.');
		expect(bodies()).toEqual([]);
	});

	it('are one for each item, with what names a person hashed and the rest as it is', async () => {
		const { items: output, error } = await create([ADA, { email: 'ben@mail.example' }]);
		expect(error).toBeUndefined();
		expect(bodies()).toEqual([
			{
				...{ name: 'Buyers', list_type: 'EMAIL' },
				records_v2: [
					{
						email: sha256('ada@mail.example'),
						hashed_phone_number: sha256('49301234567'),
						maid: sha256('6d92078a-8246-4ba4-ae5b-76104861e7dc'),
						external_id: 'C-4711',
						ip_address: '192.0.2.7',
						user_agent: 'Mozilla/5.0 (X11; Linux)',
						hashed_pinner_id: 'AB12cd',
						liveramp_envelope: 'Aq+/envelope==',
					},
					{ email: sha256('ben@mail.example') },
				],
			},
		]);
		expect(output).toHaveLength(1);
		expect(output[0].json).toMatchObject({ records_given: 2, records_sent: 2, requests: 1 });
	});

	it('are added and removed, without a list type or records of one value', async () => {
		const customerList = byId(site.all<{ id: string }>('customer list')[0].id);
		const parameters = { customerList, ...FIELDS, records: 'left@over.example' };
		const input = { items: items({ email: 'ada@mail.example' }) };
		for (const operation of ['addRecords', 'removeRecords'])
			expect((await site.does('customerList', operation, parameters, input)).error).toBeUndefined();
		const records_v2 = [{ email: sha256('ada@mail.example') }];
		expect(bodies()).toEqual([
			{ operation_type: 'ADD', records_v2 },
			{ operation_type: 'REMOVE', records_v2 },
		]);
	});

	it('go out in parts, each person once', async () => {
		const input = ['a', 'b', 'a', 'c'].map((name) => ({ email: `${name}@mail.example` }));
		const { items: output } = await create(input, { options: { recordsPerRequest: 2 } });
		expect(bodies().map(({ records_v2: records }) => (records as unknown[]).length)).toEqual([2, 1]);
		expect(people().map(({ email }) => email)).toEqual(['a', 'b', 'c'].map((name) => sha256(`${name}@mail.example`)));
		expect(output[0].json).toMatchObject({ records_sent: 3, records_duplicate: 1, requests: 2 });
	});

	it('are 2,000 in a request where nothing else is said', async () => {
		const many = Array.from({ length: 2001 }, (_, at) => ({ id: `C-${at}` }));
		await create(many);
		expect(bodies().map(({ records_v2: records }) => (records as unknown[]).length)).toEqual([2000, 1]);
	});

	it('leave out whom they can’t tell, and say why by item, never the values', async () => {
		const input = [{ email: 'ada@mail.example' }, { email: 'secret person' }, {}, { ip: 'secret house' }];
		const outcome = await create(input);
		expect(people()).toEqual([{ email: sha256('ada@mail.example') }]);
		expect(outcome.items[0].json).toMatchObject({
			records_given: 4,
			records_invalid: 3,
			invalid_records: [
				{ item: 1, message: expect.stringMatching(/^Email holds something that is not an email address/) as string },
				{ item: 2, message: expect.stringMatching(/^The item says nothing of a person/) as string },
				{ item: 3, message: 'IP Address must be an IPv4 or IPv6 address' },
			],
		});
		expect(toldOf(outcome)).not.toMatch(/secret/);
	});

	it('lose a field that does not fit, and not the person, and say so', async () => {
		const input = [
			{ email: 'ada@mail.example', phone: '0171 1234567', ip: '192.0.2.7:51034' },
			{ email: 'bob@mail.example', phone: '171 1234567' },
		];
		const { items: output } = await create(input);
		expect(people()).toEqual([
			{ email: sha256('ada@mail.example'), ip_address: '192.0.2.7' },
			{ email: sha256('bob@mail.example'), hashed_phone_number: sha256('1711234567') },
		]);
		expect(output[0].json).toMatchObject({ records_sent: 2, records_invalid: 0 });
		expect(output[0].json.warnings).toEqual([
			{ item: 0, field: 'Phone Number', message: expect.stringMatching(/is not a phone number.* left out$/) as string },
			{ item: 1, field: 'Phone Number', message: expect.stringContaining('Default Country Code') as string },
		]);
		const { items: known } = await create(input, { options: { defaultCountryCode: '49' } });
		expect(
			people()
				.slice(2)
				.map(({ hashed_phone_number: phone }) => phone),
		).toEqual(Array(2).fill(sha256('491711234567')));
		expect(known[0].json.warnings).toBeUndefined();
	});

	it('send nothing where bad ones are to stop everything', async () => {
		const input = [{ email: 'ada@mail.example' }, { phone: '123' }];
		const { items: output } = await create(input, { options: { invalidRecords: 'fail' } }, { continueOnFail: true });
		expect(output).toEqual([
			failure(0, /^Not sent, since another item holds a record/),
			failure(1, /^Phone Number holds something that is not a phone number.*$/),
		]);
		expect(site.sent()).toEqual([]);
	});

	it('are not told where Pinterest says them back', async () => {
		const message = 'Bad: C-4711 at 192.0.2.7 with Mozilla/5.0 (X11; Linux)';
		site.pinterest.faults.add({
			match: { method: 'POST' },
			fault: { kind: 'status', status: 400, code: 1, message },
		});
		const refused = await create([ADA]);
		expect(refused.error?.message).toMatch(/^Bad: \[hidden\] at \[hidden\] with \[hidden\]/);
		expect(toldOf(refused)).not.toMatch(/C-4711|192\.0\.2\.7|Mozilla/);
	});
});

it('digests of a person are sent as they are, in lower case', () => {
	const person = { personEmail: 'AB'.repeat(32), personPhone: 'CD'.repeat(20), personAdvertisingId: 'EF'.repeat(32) };
	expect(personOf(person)).toEqual({
		email: 'ab'.repeat(32),
		hashed_phone_number: 'cd'.repeat(20),
		maid: 'ef'.repeat(32),
	});
});

it.each([
	[
		{ personAdvertisingId: '00000000-0000-0000-0000-000000000000' },
		/^Mobile Advertising ID holds .* stands for nobody/,
	],
	[{ personPinnerId: 'two words' }, /^Hashed Pinner ID holds something that is not an ID$/],
	[{ personExternalId: { secret: 1 } }, /^External ID holds something that is not text$/],
])('a record of several fields refuses %j', (person, message) => {
	expect(() => personOf(person)).toThrow(message);
});
