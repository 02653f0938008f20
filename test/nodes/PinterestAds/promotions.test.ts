import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { byId, failure, items, paired, useAdsSite } from './site';

describe('promotions', () => {
	const site = useAdsSite();
	const run = (operation: string, parameters: object = {}, more = {}) =>
		site.run({ resource: 'promotion', operation, adAccount: site.account(), ...(parameters as INodeParameters) }, more);
	const titled = (title: string) => site.all('promotion').filter((one) => one.promotion_title === title);
	const path = () => `/ad_accounts/${site.adAccount('Hearth & Linen EU')}/promotions`;
	const whole = async (query: string) => (await site.api.get(`${path()}${query}`)).data as IDataObject;
	const simple = (one: IDataObject) => {
		const { id, ad_account_id, promotion_title, promotion_type, promotion_code, status, discount_status } = one;
		const { start_time, end_time, template_values } = one;
		const named = { id, ad_account_id, promotion_title, promotion_type, promotion_code, status, discount_status };
		return { ...named, start_time, end_time, template_values };
	};

	it('are created with every field, in the API’s names and units', async () => {
		const { items: output } = await run('create', {
			promotionTitle: 'Autumn',
			promotionType: 'SPEND_X_SAVE_Y',
			output: 'raw',
			additionalFields: {
				promotionCode: 'AUTUMN',
				promotionCustomId: 'a-1',
				discountStatus: 'PAUSED',
				promotionStart: '2027-09-01',
				promotionEnd: '2027-10-01T02:00:00+02:00',
				externalId: 'gid-1',
				platformType: 'SHOPIFY',
				templateValues: '[{"amount": 50, "currency_code": "EUR"}, {"percent": 10}]',
			},
		});
		const sent = {
			promotion_title: 'Autumn',
			promotion_type: 'SPEND_X_SAVE_Y',
			promotion_code: 'AUTUMN',
			promotion_custom_id: 'a-1',
			discount_status: 'PAUSED',
			start_time: Date.parse('2027-09-01T00:00:00Z') / 1000,
			end_time: Date.parse('2027-10-01T00:00:00Z') / 1000,
			external_id: 'gid-1',
			platform_type: 'SHOPIFY',
			template_values: [{ amount: 50, currency_code: 'EUR' }, { percent: 10 }],
		};
		expect(site.sent()).toEqual([[`POST ${path()}`, [sent]]]);
		expect(output).toEqual(paired([await whole(`/${String(titled('Autumn')[0].id)}`)]));
	});

	it('of 65 items are three requests, and each refused one fails its item alone', async () => {
		const list = items(...Array.from({ length: 65 }, (_, at) => ({ title: `P${at}`, platform: 'SHOPIFY' })));
		list[31].json.platform = 'OTHER';
		const { items: output } = await run(
			'create',
			{
				promotionTitle: '={{ $json.title }}',
				promotionType: 'FREE_SHIPPING',
				additionalFields: { platformType: '={{ $json.platform }}' },
			},
			{ items: list, continueOnFail: true },
		);
		expect(site.sent().map(([, body]) => (body as unknown[]).length)).toEqual([30, 30, 5]);
		expect(output[31]).toEqual(failure(31, /platform_type.*$/));
		expect(output.filter((_, at) => at !== 31).map(({ json }) => json.promotion_title)).toEqual(
			list.filter((_, at) => at !== 31).map(({ json }) => json.title),
		);
		expect(titled('P31')).toEqual([]);
		expect(output[0].json).toEqual(simple(await whole(`/${String(titled('P0')[0].id)}`)));
	});

	it('change only what is given', async () => {
		const [{ id }] = titled('Spring sale');
		const updateFields = { newPromotionTitle: 'Late sale', promotionEnd: '2027-05-01' };
		const { items: output } = await run('update', { promotionToUpdate: byId(String(id)), updateFields });
		const end_time = Date.parse('2027-05-01T00:00:00Z') / 1000;
		expect(site.sent()).toEqual([[`PATCH ${path()}`, [{ id, promotion_title: 'Late sale', end_time }]]]);
		expect(output).toEqual(paired([simple(await whole(`/${String(id)}`))]));
		expect(titled('Late sale')[0]).toMatchObject({ id, promotion_code: 'SPRING', end_time });
	});

	it('that are unknown do not keep the others from being changed', async () => {
		const [{ id }] = titled('Free shipping');
		const { items: output } = await run(
			'update',
			{ promotionToUpdate: byId('={{ $json.id }}'), updateFields: { promotionCode: 'X' } },
			{ items: items({ id: '1' }, { id: String(id) }), continueOnFail: true },
		);
		expect(output[0]).toEqual(failure(0, 'Promotion not found'));
		expect(output[1].json).toMatchObject({ id, promotion_code: 'X' });
		expect(site.sent()).toHaveLength(1);
	});

	it('are got and listed, simplified and whole', async () => {
		const { items: list } = (await whole('?order=ASCENDING')) as { items: IDataObject[] };
		const options = { order: 'ASCENDING' };
		const { items: output } = await run('getAll', { returnAll: true, options });
		expect(output).toEqual(paired(list.map(simple)));
		expect((await run('getAll', { returnAll: true, output: 'raw', options })).items).toEqual(paired(list));
		const promotion = byId(String(list[0].id));
		expect((await run('get', { promotion })).items).toEqual(paired([simple(list[0])]));
		expect((await run('get', { promotion, output: 'raw' })).items).toEqual(paired([list[0]]));
	});

	it('are deleted, also from the ad groups that show them', async () => {
		const [{ id }] = titled('Free shipping');
		const [group] = site.all('ad group');
		group.promotion_id = id;
		const { items: output } = await run('delete', { promotion: byId(String(id)) });
		expect(output).toEqual(paired([{ deleted: true }]));
		expect(site.sent()).toEqual([[`DELETE ${path()}/${String(id)}`]]);
		expect([titled('Free shipping'), group.promotion_id]).toEqual([[], null]);
		const { items: again } = await run('delete', { promotion: byId(String(id)) }, { continueOnFail: true });
		expect(again).toEqual([failure(0, /Promotion not found/, { status: 404 })]);
	});

	it('can be picked by title', async () => {
		const parameters = { resource: 'promotion', operation: 'get', adAccount: site.account() };
		const { results } = await site.search('searchPromotions', { parameters, filter: 'spring' });
		expect(results).toEqual([{ name: 'Spring sale', value: titled('Spring sale')[0].id }]);
	});

	it.each([
		['create', { promotionTitle: '={{ "" }}' }, 'Title is missing'],
		['create', { promotionTitle: 'A', promotionType: '={{ "HALF" }}' }, 'Kind must be one of'],
		[
			'create',
			{ promotionTitle: 'A', additionalFields: { promotionStart: '2027-02-01', promotionEnd: '2027-02-01' } },
			'End Time is not after Start Time',
		],
		[
			'create',
			{ promotionTitle: 'A', additionalFields: { externalId: 'x'.repeat(65) } },
			'External ID is 65 characters long, at most 64 are allowed',
		],
		['create', { promotionTitle: 'A', additionalFields: { templateValues: '[' } }, 'Values (JSON) is not valid JSON'],
		['update', { promotionToUpdate: byId('1') }, 'Nothing to update: set at least one of the fields to change'],
		[
			'update',
			{ promotionToUpdate: byId('1234567890123456789'), updateFields: { promotionCode: 'A' } },
			'digits, at most 18 are allowed',
		],
		['delete', { promotion: byId('={{ "sale" }}') }, 'Promotion must be an id, which is all digits'],
	])('are refused before anything is sent: %s %j', async (operation, parameters, message) => {
		const { error } = await run(operation, parameters);
		expect(error?.message).toContain(message);
		expect(site.sent()).toEqual([]);
	});
});
