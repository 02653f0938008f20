import { client, refusal } from './client';
import { usePinterest } from './usePinterest';

describe('promotions, product groups, schedules and templates of the simulated Pinterest', () => {
	const pinterest = usePinterest();
	let api: ReturnType<typeof client>;
	let account: string;
	let campaign: string;
	let adGroup: string;
	const seconds = Math.floor(Date.now() / 1000);
	const hour = 3600;

	beforeEach(() => {
		pinterest.reset();
		pinterest.limits.off();
		api = client(pinterest);
		const world = pinterest.worlds.production;
		account = `/ad_accounts/${[...world.adAccounts.keys()][0]}`;
		[campaign] = world.store('campaign').keys();
		[adGroup] = world.store('ad group').keys();
	});

	describe('promotions', () => {
		const promotion = { promotion_title: 'Summer', promotion_type: 'SITEWIDE', template_values: [{ percent: 10 }] };
		const create = async (...promotions: unknown[]) =>
			(await api.post(`${account}/promotions`, promotions)).data.promotions as Array<Record<string, never>>;

		it('are made one by one, with one exception for each that is refused', async () => {
			const [made, blank, turned, platform] = await create(
				promotion,
				{ ...promotion, promotion_title: ' ' },
				{ ...promotion, start_time: 20, end_time: 10 },
				{ ...promotion, platform_type: 'WOO' },
			);
			expect(made).toEqual({
				data: {
					...promotion,
					id: expect.stringMatching(/^\d+$/),
					ad_account_id: account.split('/').pop(),
					status: 'ACTIVE',
					platform_type: 'DEFAULT',
					discount_status: 'ACTIVE',
					promotion_custom_id: (made.data as { id: string }).id,
				},
			});
			for (const refused of [blank, turned, platform])
				expect(refused).toEqual({ exception: { code: 1, message: expect.any(String) } });
		});

		it.each([
			['SCHEDULED', hour, 2 * hour],
			['ACTIVE', -hour, hour],
			['EXPIRED', -2 * hour, -hour],
		])('are %s by their time', async (status, start, end) => {
			const [{ data }] = await create({ ...promotion, start_time: seconds + start, end_time: seconds + end });
			expect((data as { discount_status: string }).discount_status).toBe(status);
		});

		it('are gone once deleted, also from ad groups', async () => {
			const [{ data }] = await create(promotion);
			const { id } = data as { id: string };
			const group = pinterest.worlds.production.store<{ promotion_ids: string[] }>('ad group').get(adGroup);
			if (group) group.promotion_ids = [id];
			expect((await api.get(`${account}/promotions/${id}`)).data).toEqual(data);
			expect((await api.delete(`${account}/promotions/${id}`)).status).toBe(204);
			expect((await api.get(`${account}/promotions/${id}`)).status).toBe(404);
			expect(group?.promotion_ids).toEqual([]);
			const [update] = (await api.patch(`${account}/promotions`, [{ id, promotion_code: 'X' }])).data.promotions;
			expect(update.exception).toEqual({ code: 2, message: 'Promotion not found.' });
		});

		it('are listed in either order', async () => {
			const titles = async (query: string) =>
				(await api.get(`${account}/promotions${query}`)).data.items.map((one: typeof promotion) => one.promotion_title);
			expect(await titles('?order=ASCENDING')).toEqual(['Spring sale', 'Free shipping', 'Imported']);
			expect(await titles('?page_size=1')).toEqual(['Imported']);
		});

		it('take 1 to 30 in a request, and no status', async () => {
			expect((await api.post(`${account}/promotions`, [])).status).toBe(400);
			expect((await api.post(`${account}/promotions`, Array(31).fill(promotion))).status).toBe(400);
			expect((await api.post(`${account}/promotions`, [{ ...promotion, status: 'PAUSED' }])).status).toBe(400);
		});
	});

	describe('product group promotions', () => {
		const path = () => `${account}/product_group_promotions`;
		const send = (method: 'post' | 'patch', ...groups: unknown[]) =>
			api[method](path(), { ad_group_id: `AG${adGroup}`, product_group_promotion: groups });

		it('are made in an ad group, with exceptions for those refused', async () => {
			const given = { catalog_product_group_id: '99', grid_click_type: 'CLOSEUP', bid_in_micro_currency: 5 };
			const { data } = await send('post', given, { tracking_url: 'x' }, { ...given, ad_group_id: '1' });
			expect(data.items[0]).toMatchObject({
				data: { ad_group_id: adGroup, catalog_product_group_id: '99', grid_click_type: 'DIRECT_TO_DESTINATION' },
				exceptions: [],
			});
			for (const refused of data.items.slice(1))
				expect(refused).toEqual({ exceptions: [{ code: 1, message: expect.any(String) }] });
		});

		it('are changed and read', async () => {
			const [{ data: made }] = (await send('post', { catalog_product_group_id: '99' })).data.items;
			const { data } = await send('patch', { id: made.id, status: 'PAUSED' }, { id: '1' }, { status: 'PAUSED' });
			expect(data.items[0].data).toEqual({ ...made, status: 'PAUSED' });
			expect(data.items[1].exceptions).toEqual([{ code: 2, message: 'Product group promotion not found.' }]);
			expect(data.items[2].exceptions).toHaveLength(1);
			expect((await api.get(`${path()}/${made.id}`)).data.status).toBe('PAUSED');
		});

		it('are listed by ad group or ids, never without', async () => {
			const [{ data: made }] = (await send('post', { catalog_product_group_id: '99', status: 'ARCHIVED' })).data.items;
			const ids = async (query: string) =>
				(await api.get(`${path()}?${query}`)).data.items.map(({ id }: { id: string }) => id) as string[];
			expect((await api.get(path())).status).toBe(400);
			expect(await ids(`ad_group_id=${adGroup}`)).toEqual([]);
			expect(await ids(`ad_group_id=${adGroup}&entity_statuses=ARCHIVED`)).toEqual([made.id]);
			expect(await ids(`ad_group_id=1&product_group_promotion_ids=${made.id}&entity_statuses=ARCHIVED`)).toEqual([
				made.id,
			]);
		});

		it('need an ad group of the account', async () => {
			const body = { ad_group_id: '1', product_group_promotion: [] };
			expect((await api.post(path(), body)).status).toBe(404);
		});
	});

	describe('schedules', () => {
		const path = () => `${account}/schedules`;
		const budget = {
			schedule_type: 'CAMPAIGN_BUDGET_CHANGE',
			schedule_action: 'INCREASE_BY_VALUE',
			delta_value: '5000000',
		};

		it('are made for what exists, with the exception in place of the schedule', async () => {
			const { data } = await api.post(path(), [
				{ entity_id: campaign, ...budget, start_timestamp: seconds + hour },
				{ entity_id: '1', ...budget },
				{ entity_id: campaign, ...budget, delta_value: { gender_multipliers: { female: 2 } } },
				{ entity_id: campaign, schedule_type: 'CAMPAIGN_BID_MULTIPLIERS', delta_value: '5' },
			]);
			expect(data[0].data).toMatchObject({
				entity_id: campaign,
				entity_type: 'CAMPAIGN',
				schedule_status: 'SCHEDULED',
			});
			expect(data[1].data.exceptions).toEqual({ code: 2, message: 'Campaign not found.' });
			for (const refused of data.slice(2)) expect(refused.data.exceptions.code).toBe(1);
		});

		it('are changed by both of their ids', async () => {
			const [{ data: made }] = (await api.post(path(), [{ entity_id: campaign, ...budget }])).data;
			const id = made.schedule_id;
			const { data } = await api.patch(path(), [
				{ id, schedule_id: id, schedule_status: 'CANCELED' },
				{ id: '1', schedule_id: id },
				{ id: '1', schedule_id: '1' },
			]);
			expect(data[0].data).toEqual({ ...made, schedule_status: 'CANCELED' });
			expect(data[1].data).toMatchObject({ id: '1', schedule_id: id, exceptions: { code: 1 } });
			expect(data[2].data).toMatchObject({ exceptions: { code: 2 } });
			expect((await api.patch(path(), [{ schedule_id: id }])).status).toBe(400);
		});

		it('are listed for entities, by type and status', async () => {
			const names = async (query: string) =>
				(await api.get(`${path()}?${query}`)).data.items.map(({ name }: { name: string }) => name) as string[];
			expect((await api.get(path())).status).toBe(400);
			expect(await names(`entity_ids=${campaign}`)).toEqual(['Evening bids', 'Weekend']);
			expect(await names(`entity_ids=${campaign}&schedule_type=CAMPAIGN_BUDGET_CHANGE`)).toEqual(['Weekend']);
			expect(await names(`entity_ids=${campaign}&schedule_statuses=SCHEDULED`)).toEqual(['Evening bids']);
			expect(await names('entity_ids=1')).toEqual([]);
		});
	});

	describe('targeting templates', () => {
		const path = () => `${account}/targeting_templates`;
		const names = async (query = '') =>
			(await api.get(`${path()}${query}`)).data.items.map(({ name }: { name: string }) => name) as string[];

		it('are made, searched, changed and removed', async () => {
			const targeting_attributes = { LOCATION: ['DE'], GENDER: ['female'] };
			const { data } = await api.post(path(), { name: 'Women', targeting_attributes });
			expect(data).toMatchObject({ name: 'Women', targeting_attributes, auto_targeting_enabled: true, sizing: null });
			expect(await names('?search_query=wom')).toEqual(['Women']);
			const update = { id: data.id, operation_type: 'UPDATE', targeting_attributes: { GEO: ['DE-HH'] } };
			const changed = await api.patch(path(), update);
			expect([changed.status, changed.data]).toEqual([200, '']);
			const [first] = (await api.get(`${path()}?include_sizing=true`)).data.items;
			expect(first).toMatchObject({ targeting_attributes: { GEO: ['DE-HH'] }, sizing: { reach_estimate: {} } });
			expect((await api.patch(path(), { id: data.id, operation_type: 'REMOVE' })).status).toBe(200);
			expect(await names()).toEqual(['Phones only', 'Home lovers']);
			expect((await api.patch(path(), { id: data.id, operation_type: 'REMOVE' })).status).toBe(404);
		});

		it.each([
			[{ name: 'A', targeting_attributes: {} }],
			[{ name: ' ', targeting_attributes: { LOCATION: ['DE'] } }],
			[{ name: 'A', targeting_attributes: { LOCATION: ['DE'], MINIMUM_AGE: '18' } }],
			[{ name: 'A', targeting_attributes: { LOCATION: ['DE'], LOCALES: ['de'] } }],
		])('are refused as %j', async (body) => {
			expect(refusal(await api.post(path(), body))).toMatchObject({ status: 400, code: 1 });
		});

		it('of reports are listed with what they hold', async () => {
			const { items } = (await api.get(`${account}/templates?order=ASCENDING`)).data;
			expect(items.map(({ name }: { name: string }) => name)).toEqual(['Spend by campaign', 'Weekly ads']);
			expect(items[0]).toMatchObject({ is_owned_by_user: true, is_deleted: false, report_level: 'CAMPAIGN' });
		});
	});
});
