import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { byId, failure, items, paired, useAdsSite } from './site';

interface Body {
	ad_group_id: string;
	product_group_promotion: IDataObject[];
}

describe('product group promotions', () => {
	const site = useAdsSite();
	const run = (operation: string, parameters: object = {}, more = {}) => {
		const rest = parameters as INodeParameters;
		return site.run({ resource: 'productGroupPromotion', operation, adAccount: site.account(), ...rest }, more);
	};
	const all = () => site.all('product group promotion');
	const [first, second] = [0, 1].map((at) => () => String(site.all('ad group')[at].id));
	const path = () => `/ad_accounts/${site.adAccount('Hearth & Linen EU')}/product_group_promotions`;
	const bodies = () => site.sent().map(([, body]) => body as Body);
	const whole = async (query: string) => (await site.api.get(`${path()}${query}`)).data as IDataObject;
	const simple = (one: IDataObject) => {
		const { id, ad_group_id, catalog_product_group_id, catalog_product_group_name, status, included } = one;
		const { bid_in_micro_currency: micro, creative_type } = one;
		const bid = typeof micro === 'number' ? micro / 1_000_000 : micro;
		return {
			...{ id, ad_group_id, catalog_product_group_id, catalog_product_group_name, status, included },
			...{ bid, creative_type },
		};
	};

	it('start paused, with amounts in millionths', async () => {
		const { items: output } = await run('create', {
			promotingAdGroup: byId(first()),
			catalogProductGroupId: '443727193917',
			output: 'raw',
			additionalFields: { productGroupBid: 1.25, productCallToAction: 'SHOP_NOW', included: true },
		});
		const element = {
			...{ status: 'PAUSED', catalog_product_group_id: '443727193917', bid_in_micro_currency: 1_250_000 },
			...{ customizable_cta_type: 'SHOP_NOW', included: true },
		};
		expect(site.sent()).toEqual([[`POST ${path()}`, { ad_group_id: first(), product_group_promotion: [element] }]]);
		expect(output).toEqual(paired([await whole(`/${String(all().at(-1)?.id)}`)]));
		expect(output[0].json).toMatchObject(element);
	});

	it('of an ad group share requests, of up to 30 elements each', async () => {
		const list = items(
			...Array.from({ length: 63 }, (_, at) => ({
				group: at % 2 === 0 ? first() : second(),
				product: String(1000 + at),
			})),
		);
		const { items: output } = await run(
			'create',
			{ promotingAdGroup: byId('={{ $json.group }}'), catalogProductGroupId: '={{ $json.product }}' },
			{ items: list },
		);
		expect(bodies().map((body) => [body.ad_group_id, body.product_group_promotion.length])).toEqual([
			[first(), 30],
			[first(), 2],
			[second(), 30],
			[second(), 1],
		]);
		expect(output.map(({ json, pairedItem }) => [json.catalog_product_group_id, json.ad_group_id, pairedItem])).toEqual(
			list.map(({ json }, item) => [json.product, json.group, { item }]),
		);
	});

	it('given as JSON start paused too, and each refused one fails its item alone', async () => {
		const group = (...product_group_promotion: IDataObject[]) => ({ ad_group_id: first(), product_group_promotion });
		const list = items(
			group({ catalog_product_group_id: '1' }, { catalog_product_group_id: '2', status: 'ACTIVE' }),
			group({ creative_type: 'SHOPPING' }),
			group({ catalog_product_group_id: '3' }),
		);
		const jsonBody = '={{ $json }}';
		const { items: output } = await run(
			'create',
			{ inputMode: 'json', jsonBody },
			{ items: list, continueOnFail: true },
		);
		expect(bodies()).toHaveLength(1);
		expect(output.map(({ json, pairedItem }) => [json.catalog_product_group_id, json.status, pairedItem])).toEqual([
			['1', 'PAUSED', { item: 0 }],
			['2', 'ACTIVE', { item: 0 }],
			[undefined, undefined, { item: 1 }],
			['3', 'PAUSED', { item: 2 }],
		]);
		expect(output[2]).toEqual(failure(1, /catalog_product_group_id.* is required/));
	});

	it('change only what is given, in their ad group', async () => {
		const [{ id, ad_group_id }] = all();
		const { items: output } = await run('update', {
			promotingAdGroup: byId(String(ad_group_id)),
			promotionToChange: id,
			updateFields: { newStatus: 'PAUSED', productGroupBid: 700_000 },
			options: { amountsIn: 'micro' },
		});
		const change = { status: 'PAUSED', bid_in_micro_currency: 700_000 };
		expect(site.sent()).toEqual([[`PATCH ${path()}`, { ad_group_id, product_group_promotion: [{ id, ...change }] }]]);
		expect(output).toEqual(paired([simple(await whole(`/${String(id)}`))]));
		expect(all()[0]).toMatchObject({ catalog_product_group_name: 'All products', ...change });
	});

	it('that are not in the ad group do not keep the others from being changed', async () => {
		const [{ id, ad_group_id }] = all();
		const { items: output } = await run(
			'update',
			{
				promotingAdGroup: byId(String(ad_group_id)),
				promotionToChange: '={{ $json.id }}',
				updateFields: { newStatus: 'ARCHIVED' },
			},
			{ items: items({ id: '1' }, { id: String(id) }), continueOnFail: true },
		);
		expect(output[0]).toEqual(failure(0, 'Product group promotion not found'));
		expect(output[1].json).toMatchObject({ id, status: 'ARCHIVED' });
		expect(site.sent()).toHaveLength(1);
	});

	it('are listed for an ad group, or by ID', async () => {
		const [{ id, ad_group_id: group }] = all();
		const filters = { entityStatuses: ['ACTIVE', 'PAUSED'] };
		const { items: output } = await run('getAll', { returnAll: true, listedAdGroup: byId(String(group)), filters });
		const list = (await whole(`?ad_group_id=${String(group)}`)).items as IDataObject[];
		expect(list.length).toBeGreaterThan(1);
		expect(output).toEqual(paired(list.map(simple)));
		const { items: byIds } = await run('getAll', {
			...{ returnAll: true, output: 'raw', promotionsOf: 'ids', productGroupPromotionIds: id },
			options: { order: 'ASCENDING' },
		});
		expect(byIds).toEqual(paired([await whole(`/${String(id)}`)]));
		const statuses = 'entity_statuses=ACTIVE&entity_statuses=PAUSED';
		expect(site.sent()).toEqual([
			[`GET ${path()}?ad_group_id=${String(group)}&${statuses}&page_size=250`],
			[`GET ${path()}?product_group_promotion_ids=${String(id)}&order=ASCENDING&page_size=250`],
		]);
	});

	it('are got by ID', async () => {
		const [{ id }] = all();
		const productGroupPromotionId = String(id);
		const { items: output } = await run('get', { productGroupPromotionId });
		expect(output).toEqual(paired([simple(await whole(`/${productGroupPromotionId}`))]));
		const { items: missing } = await run('get', { productGroupPromotionId: '1' }, { continueOnFail: true });
		expect(missing).toEqual([failure(0, /./, { status: 404 })]);
	});

	it('have analytics', async () => {
		const { items: output } = await run('getAnalytics', { productGroupIds: String(all()[0].id), period: 'last7Days' });
		expect(output.length).toBeGreaterThan(0);
		expect(site.sent()[0][0]).toContain(
			`GET ${path().replace('product_group_promotions', 'product_groups/analytics')}?`,
		);
	});

	it.each([
		['create', { promotingAdGroup: byId('={{ "" }}') }, 'Ad Group is missing'],
		['create', { promotingAdGroup: byId('1'), catalogProductGroupId: 'all' }, 'Product Group ID must be an id'],
		[
			'create',
			{ promotingAdGroup: byId('1'), additionalFields: { productTrackingUrl: 'x'.repeat(4001) } },
			'Tracking URL is 4001 characters long, at most 4000 are allowed',
		],
		['create', { inputMode: 'json', jsonBody: '{"product_group_promotion": [{}]}' }, 'it lacks ad_group_id'],
		['update', { promotingAdGroup: byId('1'), promotionToChange: '2' }, 'Nothing to update'],
		['getAll', { listedAdGroup: byId('={{ "" }}') }, 'Ad Group is missing'],
		[
			'getAll',
			{ promotionsOf: 'ids', productGroupPromotionIds: '={{ "" }}' },
			'Product Group Promotion IDs is missing',
		],
	])('are refused before anything is sent: %s %j', async (operation, parameters, message) => {
		const { error } = await run(operation, parameters);
		expect(error?.message).toContain(message);
		expect(site.sent()).toEqual([]);
	});
});
