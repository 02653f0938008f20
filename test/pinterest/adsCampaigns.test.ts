import { client, refusal } from './client';
import { clientId } from './index';
import { usePinterest } from './usePinterest';
import type { AdGroup } from './resources/ads/adGroups';
import type { Campaign } from './resources/ads/campaigns';

const everyStatus = ['ACTIVE', 'PAUSED', 'ARCHIVED', 'DRAFT', 'DELETED_DRAFT']
	.map((status) => `entity_statuses=${status}`)
	.join('&');

describe('campaigns and ad groups of the simulated Pinterest', () => {
	const pinterest = usePinterest();
	let api: ReturnType<typeof client>;
	let account: string;
	let other: string;

	const campaignNamed = (name: string): Campaign => {
		for (const each of pinterest.worlds.production.store<Campaign>('campaign').values())
			if (each.name === name) return each;
		throw new Error(`No campaign ${name}`);
	};
	const adGroupsOf = (campaign: string): AdGroup[] =>
		[...pinterest.worlds.production.store<AdGroup>('ad group').values()].filter(
			(each) => each.campaign_id === campaign,
		);
	const at = (rest: string, who = account) => `/ad_accounts/${who}/${rest}`;
	const valid = { name: 'New', objective_type: 'AWARENESS' };

	beforeEach(() => {
		pinterest.reset();
		pinterest.limits.off();
		api = client(pinterest);
		[account, other] = pinterest.worlds.production.adAccounts.keys();
	});

	it('list what is active or paused unless asked, in either order, over pages', async () => {
		const names = async (query: string) =>
			(await api.get(at(`campaigns?${query}`))).data.items.map((each: { name: string }) => each.name) as string[];
		const shown = ['Catalogue sales', 'Checkout', 'Visits to the shop', 'Linen on video'];
		expect(await names('')).toEqual(shown);
		expect(await names('order=ASCENDING')).toEqual([...shown].reverse());
		expect(await names('entity_statuses=DRAFT&entity_statuses=DELETED_DRAFT')).toEqual(['Thrown away', 'Newsletter']);
		expect(await names(`campaign_ids=${campaignNamed('Newsletter').id}`)).toEqual([]);
		const seen: string[] = [];
		let bookmark: string | null = '';
		while (bookmark !== null) {
			const next = bookmark === '' ? '' : `&bookmark=${encodeURIComponent(bookmark)}`;
			const { data } = await api.get(at(`campaigns?${everyStatus}&order=ASCENDING&page_size=3${next}`));
			seen.push(...data.items.map((each: { id: string }) => each.id));
			bookmark = data.bookmark;
		}
		expect(seen).toHaveLength(7);
		expect(seen).toEqual([...seen].sort());
	});

	it('answer a batch element by element, in order, and keep what went well', async () => {
		const { status, data } = await api.post(at('campaigns'), [
			{ ...valid, daily_spend_cap: 5_000_000, lifetime_spend_cap: 9_000_000 },
			{ ...valid, name: 'Kept', order_line_id: null },
			{ ...valid, ad_account_id: other },
			{ ...valid, is_campaign_budget_optimization: true },
			{ ...valid, order_line_id: '12' },
		]);
		expect(status).toBe(200);
		const messages = data.items.map((each: { exceptions: object[] }) => each.exceptions);
		expect(messages).toEqual([
			[{ code: 1, message: "'daily_spend_cap' and 'lifetime_spend_cap' can't both be set." }],
			[],
			[{ code: 1, message: "'ad_account_id' must be the ad account of the path." }],
			[{ code: 1, message: expect.stringContaining("needs 'daily_spend_cap' or 'lifetime_spend_cap'") }],
			[{ code: 2, message: 'Order line not found.' }],
		]);
		const { id } = data.items[1].data;
		const { data: kept } = await api.get(at(`campaigns/${id}`));
		expect(kept).toMatchObject({
			id,
			name: 'Kept',
			ad_account_id: account,
			status: 'ACTIVE',
			summary_status: 'RUNNING',
		});
		expect(data.items[0].data).toBeUndefined();
	});

	it('answer 200 even where everything was refused', async () => {
		const { status, data } = await api.patch(at('campaigns'), [
			{ id: '1' },
			{ id: campaignNamed('Checkout').id.slice(1) },
		]);
		expect(status).toBe(200);
		expect(data.items).toEqual(Array(2).fill({ exceptions: [{ code: 2, message: 'Campaign not found.' }] }));
	});

	it.each<[unknown]>([
		[{ ...valid }],
		[[]],
		[Array(31).fill({ ...valid })],
		[[{ name: 'No objective' }]],
		[[{ ...valid }, { ...valid, objective_type: 'VIDEO_VIEW' }]],
		[[{ ...valid, daily_spend_cap: '5' }]],
		[[{ ...valid, budget: 5 }]],
		[[{ ...valid, is_top_of_search: null }]],
	])('refuse the whole request when one body does not fit: %j', async (body) => {
		const before = pinterest.worlds.production.store('campaign').size;
		expect(refusal(await api.post(at('campaigns'), body))).toMatchObject({ status: 400, code: 1 });
		expect(pinterest.worlds.production.store('campaign').size).toBe(before);
	});

	it('are kept from accounts that can not reach them', async () => {
		const stranger = client(pinterest, pinterest.issueToken({ userId: clientId }).accessToken);
		for (const path of ['campaigns', 'ad_groups', 'ads'])
			expect(refusal(await api.get(at(path, '549760800000999999')))).toMatchObject({ status: 403, code: 29 });
		expect((await stranger.get(at('campaigns', '1'))).status).toBe(403);
		const foreign = campaignNamed('Checkout').id;
		expect(refusal(await api.get(at(`campaigns/${foreign}`, other)))).toMatchObject({ status: 404 });
		const update = await api.patch(at('campaigns', other), [{ id: foreign, name: 'Mine' }]);
		expect(update.data.items[0].exceptions).toHaveLength(1);
		expect(campaignNamed('Checkout').id).toBe(foreign);
	});

	it('change objective only as drafts, and bids only where the mask says', async () => {
		const change = async (name: string, changes: object) => {
			const { data } = await api.patch(at('campaigns'), [{ id: campaignNamed(name).id, ...changes }]);
			return data.items[0];
		};
		const objective = { objective_type: 'CONSIDERATION' };
		expect((await change('Catalogue sales', objective)).exceptions[0].message).toContain('draft');
		expect((await change('Newsletter', objective)).data).toMatchObject(objective);
		expect((await change('Catalogue sales', { status: 'DRAFT' })).exceptions).toHaveLength(1);
		const set = { placement_multipliers: { SEARCH: 1.5 }, app_type_multipliers: { web: 2 } };
		const first = await change('Catalogue sales', { bid_options: { ...set, update_mask: ['PLACEMENT'] } });
		expect(first.data.bid_options).toEqual({ placement_multipliers: { SEARCH: 1.5 } });
		const cleared = await change('Catalogue sales', { bid_options: { update_mask: ['PLACEMENT', 'APP_TYPE'] } });
		expect(cleared.data.bid_options).toEqual({});
		const over = { update_mask: ['PLACEMENT'], placement_multipliers: { SEARCH: 11 } };
		expect((await change('Catalogue sales', { bid_options: over })).exceptions).toHaveLength(1);
	});

	it('have one cap at a time', async () => {
		const { id } = campaignNamed('Visits to the shop');
		const change = async (caps: object) =>
			(await api.patch(at('campaigns'), [{ id, ...caps }])).data.items[0].exceptions.length as number;
		expect(await change({ lifetime_spend_cap: 900_000_000 })).toBe(1);
		expect(await change({ lifetime_spend_cap: 900_000_000, daily_spend_cap: null })).toBe(0);
		expect(campaignNamed('Visits to the shop')).toMatchObject({
			lifetime_spend_cap: 900_000_000,
			daily_spend_cap: null,
		});
	});

	it('hand budgets between campaign and ad groups', async () => {
		const { id } = campaignNamed('Visits to the shop');
		const optimized = { id, is_campaign_budget_optimization: true };
		expect((await api.patch(at('campaigns'), [optimized])).data.items[0].exceptions).toEqual([]);
		expect(adGroupsOf(id).map((each) => [each.budget_type, each.budget_in_micro_currency])).toEqual(
			Array(2).fill(['CBO_ADGROUP', null]),
		);
		const back = { id, is_campaign_budget_optimization: false, default_ad_group_budget_in_micro_currency: 7_000_000 };
		await api.patch(at('campaigns'), [back]);
		expect(adGroupsOf(id).map((each) => each.budget_in_micro_currency)).toEqual([7_000_000, 7_000_000]);
	});

	describe('ad groups', () => {
		const plain = (name = 'Visits to the shop') => ({
			name: 'New',
			campaign_id: campaignNamed(name).id,
			billable_event: 'CLICKTHROUGH',
			bid_in_micro_currency: 900_000,
			budget_in_micro_currency: 5_000_000,
			targeting_spec: { LOCATION: ['DE'] },
		});

		it('are made in a campaign of the same ad account', async () => {
			const { data } = await api.post(at('ad_groups'), [plain(), { ...plain(), campaign_id: '12' }]);
			expect(data.items[0].data).toMatchObject({
				campaign_id: plain().campaign_id,
				ad_account_id: account,
				budget_type: 'DAILY',
				pacing_delivery_type: 'STANDARD',
				placement_group: 'ALL',
				auto_targeting_enabled: true,
				summary_status: 'RUNNING',
			});
			expect(data.items[1].exceptions).toEqual([{ code: 2, message: 'Campaign not found.' }]);
			const elsewhere = await api.post(at('ad_groups', other), [plain()]);
			expect(elsewhere.data.items[0].exceptions[0].message).toBe('Campaign not found.');
		});

		it.each<[string, string, object]>([
			['no budget', 'budget_in_micro_currency', { budget_in_micro_currency: null }],
			['a lifetime without end', 'end_time', { budget_type: 'LIFETIME' }],
			['a bid that is needed', 'bid_in_micro_currency', { bid_in_micro_currency: null }],
			['a cap without end', 'lifetime_frequency_cap', { billable_event: 'IMPRESSION', lifetime_frequency_cap: 3 }],
			['no place', 'LOCATION', { targeting_spec: { GENDER: ['male'] } }],
			['half an age', 'MAXIMUM_AGE', { targeting_spec: { LOCATION: ['DE'], MINIMUM_AGE: '25' } }],
			['an age above 65', '65', { targeting_spec: { LOCATION: ['DE'], MINIMUM_AGE: '25', MAXIMUM_AGE: '70' } }],
			['two kinds of targeting', 'targeting_template_ids', { targeting_template_ids: ['5'] }],
			['four tracking URLs', 'tracking_urls', { tracking_urls: { click: ['a', 'b', 'c', 'd'] } }],
			['a start before the campaign', 'start_time', { start_time: 1_600_000_000 }],
			['the budget of a campaign', 'CBO_ADGROUP', { budget_type: 'CBO_ADGROUP' }],
			['a multiplier without strategy', 'AUTOMATIC_BID', { bid_multiplier: 2 }],
			['an unknown promotion', 'Promotion not found', { promotion_ids: ['77'] }],
		])('are refused with %s', async (_what, word, changes) => {
			const { status, data } = await api.post(at('ad_groups'), [{ ...plain(), ...changes }, plain()]);
			expect(status).toBe(200);
			expect(data.items[0].exceptions[0].message).toContain(word);
			expect(data.items[1].data.name).toBe('New');
		});

		it('follow what their campaign is for', async () => {
			const post = async (body: object) => (await api.post(at('ad_groups'), [body])).data.items[0].exceptions;
			const conversions = { ...plain('Checkout'), budget_type: 'CBO_ADGROUP', budget_in_micro_currency: null };
			expect((await post(conversions))[0].message).toContain('optimization_goal_metadata');
			const goals = { conversion_tag_v3_goal_metadata: { conversion_event: 'CHECKOUT' } };
			expect(await post({ ...conversions, optimization_goal_metadata: goals })).toEqual([]);
			expect((await post({ ...plain('Checkout'), optimization_goal_metadata: goals }))[0].message).toContain(
				'CBO_ADGROUP',
			);
			const video = { ...plain('Linen on video'), bid_strategy_type: 'MAX_BID' };
			expect((await post(video))[0].message).toContain('AUTOMATIC_BID');
		});

		it('keep their billable event once they are live, and move to no other campaign', async () => {
			const [live] = adGroupsOf(campaignNamed('Visits to the shop').id);
			const [draft] = adGroupsOf(campaignNamed('Newsletter').id);
			const { data } = await api.patch(at('ad_groups'), [
				{ id: live.id, billable_event: 'IMPRESSION' },
				{ id: draft.id, billable_event: 'IMPRESSION' },
				{ id: live.id, campaign_id: draft.campaign_id },
				{ id: live.id, targeting_spec_operations: [{ field: 'GENDER', operation: 'ADD', values: ['male'] }] },
			]);
			expect(data.items.map((each: { exceptions: unknown[] }) => each.exceptions.length)).toEqual([1, 0, 1, 0]);
			expect(data.items[3].data.targeting_spec).toEqual({ LOCATION: ['DE'], GENDER: ['male'] });
		});

		it('are listed by campaign, with names of interests where asked', async () => {
			const { id } = campaignNamed('Visits to the shop');
			const interests = async (query = '') => {
				const { data } = await api.get(at(`ad_groups?campaign_ids=${id}&order=DESCENDING${query}`));
				return data.items.map((each: AdGroup) => each.targeting_spec.INTEREST);
			};
			expect(await interests()).toEqual([['925056443165'], undefined]);
			expect(await interests('&translate_interests_to_names=true')).toEqual([['Home decor'], undefined]);
		});

		it('do not run in a paused campaign', async () => {
			const { id } = campaignNamed('Visits to the shop');
			const [live] = adGroupsOf(id);
			const summary = async () => (await api.get(at(`ad_groups/${live.id}`))).data.summary_status;
			expect(await summary()).toBe('RUNNING');
			await api.patch(at('campaigns'), [{ id, status: 'PAUSED' }]);
			expect(await summary()).toBe('PAUSED');
		});
	});
});
