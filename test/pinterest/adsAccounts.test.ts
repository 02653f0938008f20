import { client, refusal } from './client';
import { clientId } from './index';
import { usePinterest } from './usePinterest';
import type { AdGroup } from './resources/ads/adGroups';
import type { Campaign } from './resources/ads/campaigns';

describe('ad accounts, estimates and dynamic titles of the simulated Pinterest', () => {
	const pinterest = usePinterest();
	let api: ReturnType<typeof client>;
	let account: string;
	const at = (rest: string) => `/ad_accounts/${account}/${rest}`;

	beforeEach(() => {
		pinterest.reset();
		pinterest.limits.off();
		api = client(pinterest);
		[account] = pinterest.worlds.production.adAccounts.keys();
	});

	it('are made for oneself or a linked business', async () => {
		const facts = { name: 'Hearth & Linen FR', country: 'FR', currency: 'EUR', time_zone: 'Europe/Paris' };
		const { data } = await api.post('/ad_accounts', facts);
		expect((await api.get(`/ad_accounts/${data.id}`)).data).toEqual(data);
		expect(data).toMatchObject({ ...facts, permissions: ['OWNER'], owner: { username: 'hearthandlinen' } });
		expect((await api.post('/ad_accounts', { owner_user_id: clientId })).data.owner.id).toBe(clientId);
		expect((await api.post('/ad_accounts', { owner_user_id: '12' })).status).toBe(403);
		for (const body of [{ country: 'XX' }, { currency: 'eur' }, { name: 'x'.repeat(257) }, { owner: '1' }])
			expect(refusal(await api.post('/ad_accounts', body))).toMatchObject({ status: 400, code: 1 });
	});

	it('are deleted in the sandbox only, with all they hold', async () => {
		expect(refusal(await api.delete(at('sandbox')))).toMatchObject({ status: 403, code: 29 });
		const { accessToken } = pinterest.issueToken({ environment: 'sandbox' });
		const sandbox = client(pinterest, accessToken, pinterest.sandboxApiUrl);
		const { adAccounts } = pinterest.worlds.sandbox;
		const [id] = adAccounts.keys();
		const kept = () =>
			[...pinterest.worlds.sandbox.store<Campaign>('campaign').values()].filter((each) => each.ad_account_id === id);
		expect(kept()).not.toEqual([]);
		const { status, data } = await sandbox.delete(`/ad_accounts/${id}/sandbox`);
		expect([status, typeof data]).toEqual([200, 'string']);
		expect([kept(), adAccounts.has(id)]).toEqual([[], false]);
		expect((await sandbox.get(`/ad_accounts/${id}`)).status).toBe(403);
	});

	it('estimate fewer people for a narrower audience', async () => {
		const size = async (targeting: object, more: object = {}) => {
			const body = { targeting_spec: { LOCATION: ['DE'], ...targeting }, ...more };
			const { data } = await api.post(at('ad_groups/audience_sizing'), body);
			expect(data.audience_size_lower_bound).toBeLessThan(data.audience_size_upper_bound);
			return data.audience_size_upper_bound as number;
		};
		const all = await size({});
		expect(await size({ GENDER: ['female'] })).toBeLessThan(all);
		expect(await size({}, { placement_group: 'SEARCH' })).toBeLessThan(all);
		expect(await size({ LOCATION: ['DE', 'AT'] })).toBeGreaterThan(all);
		const wrong = [
			{ targeting_spec: { GENDER: ['female'] } },
			{ keywords: [{ value: 'linen', match_type: null }] },
			{ keywords: [{ value: 'x'.repeat(121), match_type: 'BROAD' }] },
		];
		for (const body of wrong) expect((await api.post(at('ad_groups/audience_sizing'), body)).status).toBe(400);
	});

	it('give one bid floor for each specification', async () => {
		const specs = [
			{ billable_event: 'IMPRESSION', currency: 'EUR' },
			{ billable_event: 'CLICKTHROUGH', currency: 'EUR', objective_type: 'CONSIDERATION' },
		];
		const { data } = await api.post(at('bid_floor'), { bid_floor_specs: specs });
		expect(data).toEqual({ bid_floors: [expect.any(Number), expect.any(Number)], type: 'bidfloor' });
		expect((await api.post(at('bid_floor'), { bid_floor_specs: [{ currency: 'EUR' }] })).status).toBe(400);
	});

	it('estimate delivery for the kind of budget that is named', async () => {
		const plan = {
			ad_groups: [{ targeting_spec: { LOCATION: ['DE'] } }],
			objective_type: 'AWARENESS',
			start_date: '2026-09-01',
		};
		const ask = (body: object) => api.post(at('campaigns/delivery_estimates'), [{ ...plan, ...body }]);
		const fixed = await ask({ budget_duration_type: 'FIXED_DAILY', daily_spend_cap: 40_000_000 });
		expect(fixed.data.derived_metrics).toMatchObject({ cpm: 5, weekly_impression: 56_000, weekly_click: 560 });
		const budgets = fixed.data.curves[0].points.map(({ budget }: { budget: number }) => budget);
		expect(budgets).toHaveLength(10);
		expect(budgets[9]).toBe(fixed.data.max_potential_spend);
		const lifetime = { budget_duration_type: 'LIFETIME', lifetime_spend_cap: 1_200_000_000, end_date: '2026-10-01' };
		expect((await ask(lifetime)).data.derived_metrics).toEqual(
			expect.objectContaining({ cpm: 5, weekly_impression: 56_000, lifetime_impression: 240_000 }),
		);
		for (const body of [
			{ budget_duration_type: 'FIXED_DAILY', lifetime_spend_cap: 5 },
			{ ...lifetime, end_date: undefined },
			{ ...lifetime, end_date: '2026-08-01' },
			{ ...lifetime, end_date: 'soon' },
		])
			expect((await ask(body)).status).toBe(400);
		const two = [1, 2].map(() => ({ ...plan, ...lifetime }));
		expect((await api.post(at('campaigns/delivery_estimates'), two)).status).toBe(400);
	});

	it('list the ad groups of promotions', async () => {
		const groups = [...pinterest.worlds.production.store<AdGroup>('ad group').values()].slice(0, 3);
		groups[0].promotion_ids = ['7', '8'];
		groups[1].promotion_id = '7';
		const ids = async (query: string) =>
			(await api.get(at(`promotion_applied_entities?${query}`))).data.items.map(({ id }: { id: string }) => id);
		expect(await ids('promotion_ids=7&order=ASCENDING')).toEqual([groups[0].id, groups[1].id]);
		expect(await ids('promotion_ids=8&promotion_ids=9')).toEqual([groups[0].id]);
		expect((await api.get(at('promotion_applied_entities'))).status).toBe(400);
	});

	describe('dynamic titles', () => {
		let base: string;
		const upload = async (csv?: string) => {
			const { data } = await api.get(`${base}/uploads`);
			if (csv !== undefined) expect((await fetch(data.upload_url, { method: 'PUT', body: csv })).status).toBe(200);
			return (await api.post(base, { request_id: data.request_id })).data;
		};

		beforeEach(() => {
			const groups = pinterest.worlds.production.store<AdGroup>('ad group').values();
			const group = [...groups].find((each) => each.ad_account_id === account);
			base = at(`ad_groups/${group?.id}/dynamic_titles`);
		});

		it('are ready after a while, and can be fetched', async () => {
			pinterest.settings.processingPolls = 1;
			expect((await api.get(`${base}/csv`)).status).toBe(404);
			expect((await api.get(`${base}/uploads`)).data).not.toHaveProperty('existing_filename');
			const csv = 'item_id,title\n1,Linen throw\n2,"Bowl, blue"\n';
			expect(await upload(csv)).toEqual({ status: 'SUCCESS', errors: [] });
			const status = async () => (await api.get(`${base}/status`)).data;
			expect(await status()).toEqual({ is_ready: false, generated_count: 2, reviewed_count: 1 });
			expect(await status()).toEqual({ is_ready: true, generated_count: 2, reviewed_count: 2 });
			expect((await api.get(`${base}/uploads`)).data.existing_filename).toMatch(/\.csv$/);
			const { data } = await api.get(`${base}/csv`);
			expect(await (await fetch(data.download_url)).text()).toBe(csv);
			expect((await fetch(data.download_url, { headers: { authorization: 'Bearer x' } })).status).toBe(400);
		});

		it('are refused as a file or by row', async () => {
			const file = [{ row_number: -1, error_type: 'INVALID_FILE' }];
			expect(await upload()).toEqual({ status: 'FAILED', errors: file });
			expect(await upload('only one column')).toEqual({ status: 'FAILED', errors: file });
			expect(await upload('item_id,title\n1,Throw\n2,\n3,a,b\n')).toEqual({
				status: 'FAILED',
				errors: [2, 3].map((row_number) => ({ row_number, error_type: 'ROW_VALIDATION_FAILED' })),
			});
			expect((await api.post(base, { request_id: 'never' })).status).toBe(404);
			expect((await api.get(`${base}/status`)).data.is_ready).toBe(false);
		});
	});
});
