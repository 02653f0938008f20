import type { IDataObject } from 'n8n-workflow';

import { PinterestConversions } from '../../../nodes/PinterestConversions/PinterestConversions.node';
import { items, toldOf, secondsAgo, sha256, useConversionsSite } from './site';

/** How an event is given: by parameters, by fields of the input, as JSON. */
describe('the parts of a conversion event', () => {
	const site = useConversionsSite();
	const event = () => site.bodies().at(-1)?.[0] as IDataObject & { user_data: IDataObject; custom_data: IDataObject };
	const rows = (mapping: Record<string, string>) => ({
		inputMapping: { rows: Object.entries(mapping).map(([property, inputField]) => ({ property, inputField })) },
	});

	const soon = () => new Date(Date.now() + 120_000).toISOString();
	const asJson = (more: object) => ({
		inputMode: 'json',
		jsonBody: JSON.stringify({ ...whole, user_data: { em: 'ada@linen.example' }, ...more }),
	});
	const strict = { options: { ifNotFitting: 'refuse' } };
	const old = () => new Date(Date.now() - 8 * 86_400_000).toISOString();
	const whole = { event_name: 'lead', action_source: 'web', event_time: 'now', event_id: '1' };

	it('are sent in the API’s names and forms', async () => {
		const time = secondsAgo(3600);
		const { error } = await site.send({
			eventName: 'checkout',
			actionSource: 'app_ios',
			eventTime: new Date(time * 1000).toISOString(),
			userData: {
				email: 'Ada@Linen.example , eve@linen.example',
				phone: '+49 (0)30 1234567',
				gender: 'f',
				birthDate: '1990-05-31',
				lastName: ' Müller ',
				firstName: 'Ada',
				city: 'San José',
				state: 'CA',
				zip: '94 105',
				country: 'US',
				externalId: 'Customer-7',
				mobileIds: 'AAAAAAAA-BBBB-4CCC-8DDD-EEEEEEEEEEEE',
				clientIpAddress: '216.3.128.12, 10.0.0.1',
				clientUserAgent: 'Mozilla/5.0',
				clickId: 'dj0yJnU9c2FtcGxl',
				partnerId: 'ramp-1',
			},
			customData: {
				value: 72.39,
				currency: 'eur',
				orderId: 'A-1',
				numItems: 3,
				contentIds: 'mug-1, mug-2',
				contents: '[{"id": "mug-1", "item_price": 12.5, "quantity": "2", "item_name": ""}]',
				optOutType: 'LDP',
			},
			appInfo: { infoAppName: 'Linen', infoInstallTime: '2026-01-01', infoWindowWidth: 1080 },
			deviceInfo: { infoOsFamily: 'ios', infoLanguages: 'de, en', infoScreenHeight: 2400 },
			additionalFields: {
				optOut: false,
				partnerName: 'ss-linen',
				wifi: true,
				eventSourceUrl: 'https://linen.example/',
			},
		});
		expect(error).toBeUndefined();
		expect(event()).toEqual({
			event_name: 'checkout',
			action_source: 'app_ios',
			event_time: time,
			event_id: 'order-1',
			user_data: {
				em: [sha256('ada@linen.example'), sha256('eve@linen.example')],
				ph: [sha256('49301234567')],
				ge: [sha256('f')],
				db: [sha256('19900531')],
				ln: [sha256('müller')],
				fn: [sha256('ada')],
				ct: [sha256('sanjosé')],
				st: [sha256('ca')],
				zp: [sha256('94105')],
				country: [sha256('us')],
				external_id: [sha256('Customer-7')],
				hashed_maids: [sha256('aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee')],
				client_ip_address: '216.3.128.12',
				client_user_agent: 'Mozilla/5.0',
				click_id: 'dj0yJnU9c2FtcGxl',
				partner_id: 'ramp-1',
			},
			custom_data: {
				value: '72.39',
				currency: 'EUR',
				order_id: 'A-1',
				num_items: 3,
				content_ids: ['mug-1', 'mug-2'],
				contents: [{ id: 'mug-1', item_price: '12.5', quantity: 2 }],
				opt_out_type: 'LDP',
			},
			app_info: { app_name: 'Linen', install_time: Date.parse('2026-01-01') / 1000, window_width: 1080 },
			device_info: { os_family: 'ios', languages: ['de', 'en'], screen_height: 2400 },
			opt_out: false,
			partner_name: 'ss-linen',
			wifi: true,
			event_source_url: 'https://linen.example/',
		});
	});

	it('that are digests already are sent as they are', async () => {
		const digest = sha256('ada@linen.example');
		await site.send({ userData: { email: digest.toUpperCase() } });
		expect(event().user_data).toEqual({ em: [digest] });
	});

	it('are read from input fields, nested ones too, which count before parameters', async () => {
		const time = secondsAgo(120);
		const item = {
			type: 'lead',
			at: new Date(time * 1000).toISOString(),
			order: { id: 17, total: '9.90' },
			customer: { email: 'ada@linen.example', phones: ['+49 30 1234567', '+49 30 7654321'] },
			'dotted.name': 'dj0y',
		};
		const { error } = await site.send(
			{
				eventIdFrom: 'derived',
				userData: { email: 'other@linen.example', firstName: 'Ada' },
				customData: { currency: 'EUR' },
				...rows({
					event_name: 'type',
					event_time: 'at',
					event_id: 'order.id',
					'user_data.em': 'customer.email',
					'user_data.ph': 'customer.phones',
					'user_data.click_id': 'dotted.name',
					'custom_data.value': 'order.total',
					'custom_data.order_id': 'no.such.field',
				}),
			},
			{ items: items(item) },
		);
		expect(error).toBeUndefined();
		expect(event()).toEqual({
			event_name: 'lead',
			action_source: 'web',
			event_time: time,
			event_id: '17',
			user_data: {
				em: [sha256('ada@linen.example')],
				ph: [sha256('49301234567'), sha256('49307654321')],
				fn: [sha256('ada')],
				click_id: 'dj0y',
			},
			custom_data: { currency: 'EUR', value: '9.90' },
		});
	});

	it('that an input field gives are not asked of their parameters', async () => {
		const at = new Date(secondsAgo(60) * 1000).toISOString();
		const { error } = await site.send(
			{ eventId: '={{ "" }}', eventTime: '={{ $json.nowhere.at }}', ...rows({ event_time: 'at', event_id: 'id' }) },
			{ items: items({ id: 'A-2', at }) },
		);
		expect(error).toBeUndefined();
		expect(event()).toMatchObject({ event_id: 'A-2', event_time: Date.parse(at) / 1000 });
	});

	it('are taken from the columns of the input by their names, which count before parameters', async () => {
		const time = secondsAgo(120);
		const item = {
			...{ event: 'lead', Timestamp: new Date(time * 1000).toISOString(), event_id: 17, Total: '9.90', currency: '' },
			...{ 'Email Address': 'Ada@linen.example', 'Phone Number': '+49 30 1234567', 'user_data.ct': 'San José' },
			...{ brand: 'Klei', 'device_info.brand': 'Fairphone', ORDER_ID: 'A-1', State: 'Nowhere', note: 'x' },
		};
		const { items: output, error } = await site.send(
			{
				...{ inputFieldsFrom: 'names', eventId: '', eventTime: '={{ $json.nowhere.at }}' },
				userData: { email: 'other@linen.example', firstName: 'Ada' },
				customData: { currency: 'EUR' },
			},
			{ items: items(item) },
		);
		expect(error).toBeUndefined();
		expect(event()).toEqual({
			...{ event_name: 'lead', action_source: 'web', event_time: time, event_id: '17' },
			user_data: {
				em: [sha256('ada@linen.example')],
				ph: [sha256('49301234567')],
				fn: [sha256('ada')],
				ct: [sha256('sanjosé')],
			},
			custom_data: { currency: 'EUR', value: '9.90', order_id: 'A-1' },
			device_info: { brand: 'Fairphone' },
		});
		expect(output[0].json).toMatchObject({
			warnings: [
				{ field: 'State', message: expect.stringMatching(/^\(column State\) .*so it was left out$/) as string },
			],
			columns: {
				taken: {
					...{ event: 'event_name', Timestamp: 'event_time', event_id: 'event_id', Total: 'custom_data.value' },
					...{ 'Email Address': 'user_data.em', 'Phone Number': 'user_data.ph', 'user_data.ct': 'user_data.ct' },
					...{ 'device_info.brand': 'device_info.brand', ORDER_ID: 'custom_data.order_id', State: 'user_data.st' },
				},
				ignored: ['brand', 'note'],
			},
		});
	});

	it.each([
		[{ inputColumns: 'fail' }, { em: 'ada@linen.example', shoe: 42 }, 'The input item has unknown columns: shoe.'],
		[strict, { em: 'ada' }, 'Column em, for user_data.em, holds something that is not an email address'],
		[{}, { em: 'ada@linen.example', event_time: 'one day' }, 'Column event_time, for event_time, '],
		[
			{},
			{ em: 'ada@linen.example', Mail: 'eve@linen.example' },
			'The columns em and Mail of the input item both say Email',
		],
	])('are not taken from columns of which something is wrong: %j, %j', async (parameters, item, message) => {
		const { error } = await site.send({ inputFieldsFrom: 'names', ...parameters }, { items: items(item) });
		expect(error?.message).toContain(message);
		expect(error?.message).not.toMatch(/ada@|eve@|ada$/);
		expect(site.sent()).toEqual([]);
	});

	it('are the same where an agent calls the node without n8n’s workflow engine', async () => {
		const node = Object.assign(new PinterestConversions(), { customOperations: undefined });
		const item = { mail: 'Ada@linen.example', order: { id: 'A-1' } };
		const parameters = { eventIdFrom: 'derived', ...rows({ 'user_data.em': 'mail', event_id: 'order.id' }) };
		const { items: output, error } = await site.send(parameters, { node, items: items(item) });
		expect(error).toBeUndefined();
		expect(output[0].json).toMatchObject({ event_id: 'A-1', status: 'processed' });
		expect(event().user_data).toEqual({ em: [sha256('ada@linen.example')] });
	});

	it('given as JSON are brought into form too', async () => {
		const time = secondsAgo(60);
		const { error } = await site.send({
			inputMode: 'json',
			jsonBody: JSON.stringify({
				data: [
					{
						event_name: 'ordered_sample',
						action_source: 'web',
						event_time: new Date(time * 1000).toISOString(),
						event_id: 5,
						language: null,
						user_data: { em: 'Ada@linen.example', ge: ['female'], click_id: null },
						custom_data: { value: 5, contents: { id: 'a', item_price: 5 } },
					},
				],
			}),
		});
		expect(error).toBeUndefined();
		expect(event()).toEqual({
			event_name: 'ordered_sample',
			action_source: 'web',
			event_time: time,
			event_id: '5',
			user_data: { em: [sha256('ada@linen.example')], ge: [sha256('f')] },
			custom_data: { value: '5', contents: [{ id: 'a', item_price: '5' }] },
		});
	});

	it('that only an app tells are not sent of a website', async () => {
		const app = { appInfo: { infoAppName: 'Linen' }, deviceInfo: { infoOsFamily: 'ios' } };
		await site.send({ actionSource: 'web', ...app });
		expect(Object.keys(event()).filter((key) => key.endsWith('_info'))).toEqual([]);
		await site.send({ actionSource: 'app_ios', ...app });
		expect(event()).toMatchObject({ app_info: { app_name: 'Linen' }, device_info: { os_family: 'ios' } });
	});

	it('that only an app tells follow the source that a column or an input field gives', async () => {
		const app = { appInfo: { infoAppName: 'Linen' }, deviceInfo: { infoOsFamily: 'ios' } };
		const parts = () => Object.keys(event()).filter((key) => key.endsWith('_info'));
		const byName = { inputFieldsFrom: 'names', actionSource: 'app_ios', ...app };
		await site.send(byName, { items: items({ action_source: 'web' }) });
		expect([event().action_source, parts()]).toEqual(['web', []]);
		await site.send(byName, { items: items({ action_source: 'app_android' }) });
		expect([event().action_source, parts()]).toEqual(['app_android', ['app_info', 'device_info']]);
		await site.send(byName, { items: items({ em: 'ada@linen.example' }) });
		expect([event().action_source, parts()]).toEqual(['app_ios', ['app_info', 'device_info']]);
		const chosen = { rows: [{ property: 'action_source', inputField: 'from' }] };
		await site.send({ actionSource: 'app_ios', inputMapping: chosen, ...app }, { items: items({ from: 'offline' }) });
		expect([event().action_source, parts()]).toEqual(['offline', []]);
	});

	it('are understood as shops have them, and what can’t be is left out and said', async () => {
		const { items: output, error } = await site.send({
			actionSource: 'app_ios',
			userData: {
				email: 'Ada@Linen.example\u200b, eve at linen',
				phone: '555-1234',
				gender: 'Male',
				birthDate: '02/01/1996',
				state: 'NSW',
				country: 'USA',
				zip: 'n/a',
				externalId: '0',
				mobileIds: '00000000-0000-0000-0000-000000000000',
				clientIpAddress: '216.3.128.12:51034',
				clientUserAgent: 'n/a',
			},
			customData: { value: '12.50', currency: 'Euro', numItems: '[object Object]', orderId: 'NaN' },
			deviceInfo: { infoLocale: 'de_DE', infoLanguages: 'de_DE, EN' },
			additionalFields: { language: 'de_DE', eventSourceUrl: 'https://a.example/ https://b.example/' },
		});
		expect(error).toBeUndefined();
		expect(event().user_data).toEqual({
			em: [sha256('ada@linen.example')],
			ge: [sha256('m')],
			country: [sha256('us')],
			client_ip_address: '216.3.128.12',
		});
		expect(event()).toMatchObject({ language: 'de', device_info: { locale: 'de-DE', languages: ['de', 'en'] } });
		for (const key of ['custom_data', 'event_source_url'])
			expect(Object.keys((event()[key] as object | undefined) ?? {})).toEqual([]);
		const { warnings } = output[0].json as { warnings: Array<{ field: string; message: string }> };
		const expected: Array<[string, string]> = [
			['Email', 'in one of its 2 values holds something that is not an email address'],
			['Phone', 'holds something that is not a phone number'],
			['Birth Date', 'holds something that is not a birth date'],
			['State', 'holds something that is not a state (a two-letter code'],
			['ZIP Code', 'but a placeholder, which stands for nobody'],
			['External ID', 'holds something that is not an ID of your own'],
			['Mobile Advertising IDs', 'but a placeholder, which stands for nobody'],
			['Client User Agent', 'holds a placeholder'],
			['Currency', 'must be a three-letter currency code such as EUR'],
			['Order ID', 'holds "NaN"'],
			['Number of Items', 'holds "[object Object]", which a program writes where it has no value'],
			['Event Source URL', 'holds several web addresses'],
			['Value', 'was left out too'],
		];
		expect(warnings.map(({ field }) => field)).toEqual(expected.map(([field]) => field));
		for (const [at, [, message]] of expected.entries()) expect(warnings[at]?.message).toContain(message);
		expect(JSON.stringify(warnings)).not.toMatch(/NSW|555-1234|1996|eve at|Euro/);
	});

	it('that do not fit are left out of events from input fields and of JSON too, each with its own warnings', async () => {
		const mapping = rows({ 'user_data.em': 'mail', 'user_data.st': 'state' });
		const states = ['CA', 'NSW', 'Texas'];
		const { items: output, error } = await site.send(
			{ eventId: '={{ $json.id }}', ...mapping },
			{ items: items(...states.map((state, at) => ({ id: `s-${at}`, mail: `a${at}@linen.example`, state }))) },
		);
		expect(error).toBeUndefined();
		const stateOf = (sent: IDataObject) => (sent.user_data as IDataObject).st;
		expect(site.bodies().at(-1)?.map(stateOf)).toEqual([[sha256('ca')], undefined, [sha256('tx')]]);
		const message =
			'(Input Field state) holds something that is not a state (a two-letter code, or the name of a state of the US) and no SHA-256 digest, so it was left out';
		expect(output.map(({ json }) => json.warnings)).toEqual([undefined, [{ field: 'State', message }], undefined]);
		const listed = states.map((st, at) => ({
			...whole,
			event_id: `j-${at}`,
			user_data: { em: 'a@linen.example', st },
		}));
		const asList = await site.send({ inputMode: 'json', jsonBody: JSON.stringify({ data: listed }) });
		expect(asList.error).toBeUndefined();
		expect(site.bodies().at(-1)?.map(stateOf)).toEqual([[sha256('ca')], undefined, [sha256('tx')]]);
		expect(asList.items.map(({ json }) => json.warnings)).toEqual([
			undefined,
			[{ field: 'State', message: expect.stringMatching(/^user_data.st holds something .* left out$/) as string }],
			undefined,
		]);
	});

	it('that nobody can mean are left out of JSON too, also where they are not known', async () => {
		const user_data = { em: 'a@linen.example', ln: '{{ $json.name }}', st: 'undefined' };
		const { items: output, error } = await site.send(
			asJson({
				user_data,
				app_info: 'n/a',
				custom_data: { content_name: 'Cut \ud83d' },
				new_property: '[object Object]',
			}),
		);
		expect(error).toBeUndefined();
		expect(event().user_data).toEqual({ em: [sha256('a@linen.example')] });
		expect(event()).toMatchObject({ custom_data: {} });
		expect(event()).not.toHaveProperty('new_property');
		const { warnings } = output[0].json as { warnings: Array<{ field: string }> };
		expect(warnings.map(({ field }) => field)).toEqual([
			'Last Name',
			'State',
			'app_info',
			'Content Name',
			'new_property',
		]);
	});

	it.each<[string, object, string]>([
		['a parameter', { userData: { email: 'ada@linen.example', state: 'NSW' } }, 'State holds something that is not'],
		['an input field', rows({ 'user_data.st': 'state' }), 'Input Field state, for user_data.st, holds something'],
		[
			'JSON',
			{
				inputMode: 'json',
				jsonBody:
					'{"event_name":"lead","action_source":"web","event_time":"now","event_id":"1","user_data":{"em":"a@linen.example","st":"NSW"}}',
			},
			'JSON Body: user_data.st holds something that is not a state',
		],
	])('that do not fit refuse the event where that is wanted: %s', async (_, parameters, message) => {
		const { error } = await site.send({ ...parameters, ...strict }, { items: items({ state: 'NSW' }) });
		expect(error?.message).toContain(message);
		expect(site.sent()).toEqual([]);
	});

	it.each([
		['yes', true],
		[0, false],
		['TRUE', true],
	])('keep the wish not to be tracked, written as %p', async (optOut, sent) => {
		await site.send({ additionalFields: { optOut: '={{ $json.optOut }}' } }, { items: items({ optOut }) });
		expect(event().opt_out).toBe(sent);
	});

	it.each<[object, string]>([
		[{ additionalFields: { optOut: 'perhaps' } }, 'Opt Out must be true or false'],
		[rows({ opt_out: 'wish' }), 'Input Field wish, for opt_out, must be true or false'],
		[{ customData: { optOutType: '{{ x }}' } }, 'Opt-Out Types holds double braces'],
	])('refuse the event where that wish can’t be read: %j', async (parameters, message) => {
		const { error } = await site.send(parameters, { items: items({ wish: 'perhaps' }) });
		expect(error?.message).toContain(message);
		expect(site.sent()).toEqual([]);
	});

	it('that were left out are named where nothing finds the person any more', async () => {
		const { error } = await site.send({ userData: { email: 'ada at linen' } });
		expect(error?.message).toContain('User Data must hold Email');
		expect(error?.message).toContain('(Email holds something that is not an email address');
		expect(site.sent()).toEqual([]);
	});

	it('have phone numbers with the country code of the option, or a warning', async () => {
		const phone = '={{ $json.phone }}';
		const userData = { email: 'ada@linen.example', phone };
		const send = (options: object) =>
			site.send(
				{ eventId: '={{ $json.phone }}', userData, options },
				{ items: items({ phone: '+49 171 1234567' }, { phone: '0171 1234567' }, { phone: '171 1234567' }) },
			);
		const phones = () =>
			site
				.bodies()
				.at(-1)
				?.map(({ user_data: user }) => (user as IDataObject).ph);
		const whole = [sha256('491711234567')];
		const { items: without } = await send({});
		expect(phones()).toEqual([whole, undefined, [sha256('1711234567')]]);
		expect(without.map(({ json }) => JSON.stringify(json.warnings ?? ''))).toEqual([
			'""',
			expect.stringContaining('left out') as string,
			expect.stringContaining('Default Country Code') as string,
		]);
		const { items: withCode } = await send({ defaultCountryCode: '+49' });
		expect(phones()).toEqual([whole, whole, whole]);
		expect(withCode.map(({ json }) => json.warnings)).toEqual([undefined, undefined, undefined]);
	});

	it('happened now where the clock that says when is a little ahead', async () => {
		const { error } = await site.send({ eventTime: new Date(Date.now() + 40_000).toISOString() });
		expect(error).toBeUndefined();
		expect(event().event_time as number).toBeLessThanOrEqual(Math.ceil(Date.now() / 1000));
	});

	it.each([
		['{{ $json.id }}', 'holds double braces {{ }}'],
		['order-{{id}}', 'holds double braces {{ }}'],
		['[object Object]', 'holds "[object Object]"'],
		['undefined', 'holds "undefined"'],
		['n/a', 'holds a placeholder'],
		['order-\ud83d', 'holds half a character'],
		[2 ** 60, 'is a number too long to be exact; pass the id as text'],
	])('have no ID that is none: %p', async (id, message) => {
		const { error } = await site.send({ eventId: '={{ $json.id }}' }, { items: items({ id }) });
		expect(error?.message).toContain(`Event ID ${message}`);
		expect(site.sent()).toEqual([]);
	});

	it.each([
		['seconds', (seconds: number) => seconds],
		['milliseconds', (seconds: number) => seconds * 1000],
		['microseconds', (seconds: number) => seconds * 1_000_000],
		[
			'what Postgres writes',
			(seconds: number) => new Date(seconds * 1000).toISOString().replace('T', ' ').slice(0, 19) + '+00',
		],
		['a date of an email', (seconds: number) => new Date(seconds * 1000).toUTCString()],
		['a date with a zone', (seconds: number) => new Date((seconds + 7200) * 1000).toISOString().replace('Z', '+02:00')],
		['a date without a zone, which is UTC', (seconds: number) => new Date(seconds * 1000).toISOString().slice(0, 19)],
		['text with seconds', String],
	])('have a time that may be given as %s', async (_, write) => {
		const seconds = secondsAgo(3600);
		await site.send({ eventTime: write(seconds) });
		expect(event().event_time).toBe(seconds);
	});

	it('take the time of the run unless another is given', async () => {
		await site.send();
		expect(Math.abs((event().event_time as number) - secondsAgo(0))).toBeLessThan(60);
	});

	it('make the same event ID each time, in whatever order they are picked', async () => {
		const derived = async (eventIdParts: string[], more: object = {}) => {
			await site.send({ eventIdFrom: 'derived', eventIdParts, customData: { orderId: 'A-1' }, ...more });
			return event().event_id;
		};
		const parts = ['custom_data.order_id', 'event_name', 'user_data'];
		const id = await derived(parts);
		expect(id).toMatch(/^[0-9a-f]{64}$/);
		expect(await derived([...parts].reverse())).toBe(id);
		expect(await derived(parts, { userData: { email: ' ADA@linen.example' } })).toBe(id);
		expect(await derived(parts, { customData: { orderId: 'A-2' } })).not.toBe(id);
		expect(await derived(parts, { eventName: 'lead' })).not.toBe(id);
		expect(site.all('conversion event').find(({ event_id: kept }) => kept === id)).toMatchObject({ times_received: 3 });
	});

	it.each<[string, () => object, string]>([
		['a time in the future', () => ({ eventTime: soon() }), 'is in the future'],
		['a time of long ago', () => ({ eventTime: old() }), 'is more than 7 days back'],
		[
			'a time older than the option allows',
			() => ({ eventTime: '2 days ago', options: { oldestDays: 1 } }),
			'is more than 1 days back',
		],
		['a time that is none', () => ({ eventTime: 'soon' }), 'Event Time (UTC) must be a time such as'],
		['no time', () => ({ eventTime: '' }), 'Event Time (UTC) (event_time) is missing'],
		['no event ID', () => ({ eventId: '={{ undefined }}' }), 'Event ID is missing'],
		[
			'a part of the ID that is missing',
			() => ({ eventIdFrom: 'derived', eventIdParts: ['event_name', 'custom_data.order_id'] }),
			'Derive From names custom_data.order_id, which the event lacks',
		],
		['nobody', () => ({ userData: {} }), 'User Data must hold Email, or Mobile Advertising IDs, or both'],
		[
			'less than finds somebody',
			() => ({ userData: { phone: '+49 30 1234567', clientIpAddress: '216.3.128.12' } }),
			'User Data must hold Email, or Mobile Advertising IDs, or both',
		],
		[
			'an amount with a comma',
			() => ({ ...strict, customData: { value: '72,39' } }),
			'Value must be a number with a point',
		],
		[
			'a currency that is none',
			() => ({ ...strict, customData: { currency: 'Euro' } }),
			'Currency must be a three-letter',
		],
		[
			'a line item with an unknown key',
			() => ({ ...strict, customData: { contents: '[{"sku": 1}]' } }),
			'Line Items (JSON) has in line item 1 the key sku; line items have id,',
		],
		[
			'a line item with a wrong price',
			() => ({ ...strict, customData: { contents: [{ item_price: '5 EUR' }] } }),
			'has in line item 1 a wrong item_price: it must be a number',
		],
		[
			'a line item with too long a brand',
			() => ({ ...strict, customData: { contents: [{ item_brand_id: 'x'.repeat(65) }] } }),
			'has in line item 1 a wrong item_brand_id: it is longer than the 64 characters',
		],
		[
			'an unknown key of the person',
			() => asJson({ user_data: { email: 'ada@linen.example' } }),
			'JSON Body: user_data has an unknown key; it may have em,',
		],
		['JSON without a person', () => asJson({ user_data: {} }), 'JSON Body: User Data must hold Email'],
		['JSON without an ID', () => asJson({ event_id: null }), 'JSON Body: Event ID (event_id) is missing'],
		[
			'an unknown property in the mapping',
			() => rows({ 'user_data.shoe_size': 'x' }),
			'Chosen Fields has an unknown Event Property',
		],
		[
			'a mapped ID that the item lacks',
			() => rows({ event_id: 'order.id' }),
			'Event ID (event_id) is missing: fill it in, or name the Input Field that holds it',
		],
		['a mapping without a name', () => rows({ event_id: '' }), 'Chosen Fields needs an Input Field for event_id'],
	])('are refused before anything is sent: %s', async (_, parameters, message) => {
		const { error } = await site.send(parameters());
		expect(error?.message).toContain(message);
		expect(site.sent()).toEqual([]);
	});

	/** Values of persons as they come, some of them in places where they don't belong. */
	const secrets = {
		mail: 'ada.secret@linen.example',
		broken: 'ada.secret at linen',
		phone: '+49 30 5550199',
		name: 'Zweigstein',
		ip: '198.51.100.77',
		agent: 'Secret "Browser"/1.0',
	};
	const from = (key: keyof typeof secrets) => `={{ $json.${key} }}`;

	it.each<[string, object]>([
		['in fields', { userData: { email: from('mail'), phone: from('phone'), lastName: from('name') } }],
		['in fields that refuse them', { userData: { email: from('broken') } }],
		['where a number belongs', { customData: { numItems: from('mail') } }],
		['where an amount belongs', { customData: { value: from('mail') } }],
		['where a time belongs', { eventTime: from('mail') }],
		['where an address belongs', { additionalFields: { eventSourceUrl: from('mail') } }],
		['where a choice belongs', { actionSource: 'app_ios', deviceInfo: { infoOsFamily: from('mail') } }],
		['as the name of a source', { actionSource: from('mail') }],
		['in the mapping', rows({ 'user_data.em': 'mail', 'user_data.ph': 'phone' })],
		['in the mapping, broken', rows({ 'user_data.em': 'broken' })],
		['in the mapping, at the wrong place', rows({ 'custom_data.num_items': 'mail', event_time: 'phone' })],
		['as JSON', { inputMode: 'json', jsonBody: `={{ ({...${JSON.stringify(whole)}, user_data: {em: $json.mail}}) }}` }],
		[
			'as JSON under a wrong key',
			{ inputMode: 'json', jsonBody: `={{ ({...${JSON.stringify(whole)}, user_data: {[$json.mail]: $json.mail}}) }}` },
		],
		['as JSON that is broken', { inputMode: 'json', jsonBody: '={{ "{" + $json.mail }}' }],
	])('of persons are never told: %s', async (_, parameters) => {
		for (const continueOnFail of [true, false]) {
			const run = await site.send(parameters, { items: items(secrets), continueOnFail });
			expect(run.items.length + (run.error ? 1 : 0)).toBe(1);
			for (const secret of Object.values(secrets)) expect(toldOf(run)).not.toContain(secret);
		}
		const sent = JSON.stringify(site.sent());
		for (const secret of Object.values(secrets)) expect(sent).not.toContain(secret);
	});

	it.each([
		[400, 'The address 198.51.100.77 with Secret "Browser"/1.0 is not allowed.'],
		[500, 'Failed for 198.51.100.77.'],
	])('of persons are taken out of what Pinterest says (%i)', async (status, message) => {
		site.pinterest.faults.add({
			match: { method: 'POST', times: Infinity },
			fault: { kind: 'status', status, message },
		});
		const userData = { clientIpAddress: from('ip'), clientUserAgent: from('agent') };
		for (const continueOnFail of [true, false]) {
			const run = await site.send({ userData }, { items: items(secrets), continueOnFail });
			const told = toldOf(run);
			expect(told).toContain('[hidden]');
			expect(told).not.toContain(secrets.ip);
			expect(told).not.toContain(secrets.agent);
		}
		// These two go to Pinterest as they are: it matches by them.
		expect(event().user_data).toEqual({ client_ip_address: secrets.ip, client_user_agent: secrets.agent });
	});
});
