import { client, refusal } from './client';
import { clientId, shopId } from './index';
import { usePinterest } from './usePinterest';

describe('audiences of the simulated Pinterest', () => {
	const pinterest = usePinterest({ processingMs: 0 });
	let api: ReturnType<typeof client>;
	/** The shop's two ad accounts, and its client's. */
	let ids: string[];
	let account: string;

	beforeEach(() => {
		pinterest.reset();
		pinterest.limits.off();
		api = client(pinterest);
		ids = [...pinterest.worlds.production.adAccounts.keys()];
		account = `/ad_accounts/${ids[0]}`;
	});

	const asClient = () => client(pinterest, pinterest.issueToken({ userId: clientId }).accessToken);
	const namesIn = async (path: string, who = api) =>
		(await who.get(path)).data.items.map(({ name }: { name: string }) => name) as string[];
	const idOf = async (name: string): Promise<string> =>
		(await api.get(`${account}/audiences`)).data.items.find((each: { name: string }) => each.name === name).id;
	const tagIn = async (adAccount: string): Promise<string> =>
		(await api.get(`${adAccount}/conversion_tags`)).data.items[0].id;
	const engaged = { engagement_domain: ['www.hearthandlinen.example'] };

	it('are listed in either order, page by page', async () => {
		const oldestFirst = ['Saved our Pins', 'Visitors of the shop', 'Readers', 'Buyers', 'Like our readers'];
		expect(await namesIn(`${account}/audiences?order=ASCENDING`)).toEqual(oldestFirst);
		const { items, bookmark } = (await api.get(`${account}/audiences?page_size=3`)).data;
		const rest = await api.get(`${account}/audiences?page_size=3&bookmark=${encodeURIComponent(bookmark)}`);
		const both = [...items, ...rest.data.items].map(({ name }: { name: string }) => name);
		expect([both, rest.data.bookmark]).toEqual([[...oldestFirst].reverse(), null]);
	});

	it('of new customers can be left out', async () => {
		const all = (await api.get(`${account}/audiences`)).data.items as Array<{ name: string; is_nca: boolean }>;
		expect(all.filter(({ is_nca: isNca }) => isNca).map(({ name }) => name)).toEqual(['Buyers']);
		expect(await namesIn(`${account}/audiences?exclude_nca=true`)).not.toContain('Buyers');
	});

	it('keep their rule with what Pinterest fills in, and numbers as numbers', async () => {
		const seed = await idOf('Readers');
		const made = async (audience_type: string, rule: object) =>
			(await api.post(`${account}/audiences`, { name: 'New', audience_type, rule })).data.rule as unknown;
		expect(await made('ACTALIKE', { seed_id: [seed], country: 'US', percentage: '10' })).toEqual({
			seed_id: [seed],
			country: 'US',
			percentage: 10,
		});
		const tag = await tagIn(account);
		const visited = { visitor_source_id: [tag], url: 'https://a.example', event_source: { '=': ['web'] } };
		expect(await made('VISITOR', visited)).toEqual({
			visitor_source_id: tag,
			url: ['https://a.example'],
			event_source: { '=': ['web'] },
			prefill: true,
			retention_days: 180,
		});
		expect(await made('ENGAGEMENT', { ...engaged, retention_days: 30 })).toEqual({ ...engaged, retention_days: 30 });
	});

	it.each([
		['CUSTOMER_LIST', {}, 'rule.customer_list_id'],
		['CUSTOMER_LIST', { customer_list_id: '1' }, 'rule.customer_list_id'],
		['VISITOR', { retention_days: 30 }, 'rule.visitor_source_id'],
		['VISITOR', { visitor_source_id: '1' }, 'rule.visitor_source_id'],
		['ENGAGEMENT', { engagement_domain: [] }, 'rule.engagement_domain'],
		['ENGAGEMENT', { engagement_domain: ['journal.hearthandlinen.example'] }, 'rule.engagement_domain'],
		['ENGAGEMENT', { ...engaged, retention_days: 541 }, 'rule.retention_days'],
		['ENGAGEMENT', { ...engaged, engager_type: 3 }, 'rule.engager_type'],
		['ENGAGEMENT', { ...engaged, engagement_type: 'share' }, 'rule.engagement_type'],
		['ENGAGEMENT', { ...engaged, campaign_id: ['1'] }, 'rule.campaign_id'],
		['ENGAGEMENT', { ...engaged, pinId: ['1'] }, 'rule.pinId'],
		['ACTALIKE', { seed_id: ['1'], country: 'US', percentage: 1 }, 'rule.seed_id'],
		['ACTALIKE', { seed_id: ['1'], country: 'US', percentage: 11 }, 'rule.percentage'],
		['ACTALIKE', { seed_id: ['1'], percentage: 1 }, 'rule.country'],
		['LOOKALIKE', {}, 'audience_type'],
	])('of the type %s are refused with the rule %j', async (audience_type, rule, named) => {
		const answer = await api.post(`${account}/audiences`, { name: 'New', audience_type, rule });
		expect(refusal(answer)).toMatchObject({ status: 400, code: 1, message: expect.stringContaining(`'${named}'`) });
		expect(await namesIn(`${account}/audiences`)).not.toContain('New');
	});

	it('need an event for data of the event, and the tag of their own ad account', async () => {
		const post = async (rule: object) =>
			refusal(await api.post(`${account}/audiences`, { name: 'New', audience_type: 'VISITOR', rule }));
		const own = await post({ visitor_source_id: await tagIn(account), event_data: { value: '1' } });
		const foreign = await post({ visitor_source_id: await tagIn(`/ad_accounts/${ids[1]}`) });
		expect([own.message, foreign.status]).toEqual([expect.stringContaining("'event'"), 400]);
	});

	it('begin without a size, and then have one', async () => {
		pinterest.settings.processingPolls = 1;
		const body = { name: 'New', audience_type: 'ENGAGEMENT', rule: engaged };
		const { data: made } = await api.post(`${account}/audiences`, body);
		expect(made).toMatchObject({ status: 'INITIALIZING', size: null, type: 'audience', ad_account_id: ids[0] });
		const get = async () => (await api.get(`${account}/audiences/${made.id}`)).data as object;
		expect(await get()).toMatchObject({ status: 'INITIALIZING', size: null });
		expect(await get()).toMatchObject({ status: 'READY', size: expect.any(Number) });
	});

	it('are too small below 100 people', async () => {
		const records = Array.from({ length: 99 }, (_, at) => `reader${at}@mail.example`);
		const { data: list } = await api.post(`${account}/customer_lists`, { name: 'L', records: records.join(',') });
		const rule = { customer_list_id: list.id };
		const { data } = await api.post(`${account}/audiences`, { name: 'A', audience_type: 'CUSTOMER_LIST', rule });
		expect(data).toMatchObject({ size: 99, status: 'TOO_SMALL' });
		const more = { operation_type: 'ADD', records: 'one.more@mail.example' };
		await api.patch(`${account}/customer_lists/${list.id}`, more);
		expect((await api.get(`${account}/audiences/${data.id}`)).data).toMatchObject({ size: 100, status: 'READY' });
	});

	it('are changed, and removed for everyone', async () => {
		const path = `${account}/audiences/${await idOf('Saved our Pins')}`;
		const changed = await api.patch(path, { name: 'Savers', description: 'Saved something' });
		expect(changed.data).toMatchObject({
			name: 'Savers',
			description: 'Saved something',
			rule: { retention_days: 180 },
		});
		expect((await api.patch(path, { ad_account_id: ids[1], name: 'B' })).status).toBe(400);
		const received = `/ad_accounts/${ids[1]}/audiences?ownership_type=RECEIVED`;
		expect(await namesIn(received)).toEqual(['Savers']);
		expect((await api.patch(path, { operation_type: 'REMOVE' })).data.name).toBe('Savers');
		expect(refusal(await api.get(path))).toMatchObject({ status: 404 });
		expect(await namesIn(received)).toEqual([]);
	});

	it('of another ad account are not found, and shared ones can be read and not changed', async () => {
		const path = `/ad_accounts/${ids[1]}/audiences/`;
		expect((await api.get(path + (await idOf('Readers')))).status).toBe(404);
		const shared = path + (await idOf('Saved our Pins'));
		expect((await api.get(shared)).data).toMatchObject({ ad_account_id: ids[0] });
		expect(refusal(await api.patch(shared, { name: 'Mine' }))).toMatchObject({ status: 403, code: 29 });
		expect((await asClient().get(`${account}/audiences`)).status).toBe(403);
	});

	it('are shared with ad accounts and businesses, once each, and taken back', async () => {
		const audience_id = await idOf('Readers');
		const share = { audience_id, operation_type: 'SHARE' };
		const accounts = `${account}/audiences/shared/accounts?audience_id=${audience_id}&account_type=`;
		const toAccounts = { ...share, recipient_account_ids: [ids[1], ids[2]] };
		for (let time = 0; time < 2; time += 1)
			expect((await api.patch(`${account}/audiences/ad_accounts/shared`, toAccounts)).data).toEqual({
				audience_id,
				recipient_account_ids: [ids[1], ids[2]],
				permissions: ['RESOURCE_PINNER_LIST_READER'],
			});
		const toBusiness = { ...share, recipient_business_ids: [clientId] };
		await api.patch(`${account}/audiences/businesses/shared`, toBusiness);
		const listed = async (type: string) => (await api.get(accounts + type)).data.items as object[];
		expect(await listed('AD_ACCOUNT')).toMatchObject([
			{ account_id: ids[2], account_name: 'Northlight Hotel', account_type: 'AD_ACCOUNT' },
			{ account_id: ids[1], account_name: 'Hearth & Linen US', account_type: 'AD_ACCOUNT' },
		]);
		expect(await listed('BUSINESS_ACCOUNT')).toMatchObject([{ account_id: clientId }]);
		await api.patch(`${account}/audiences/ad_accounts/shared`, { ...toAccounts, operation_type: 'REVOKE' });
		expect(await listed('AD_ACCOUNT')).toEqual([]);
	});

	it('are shared with all recipients or with none', async () => {
		const audience_id = await idOf('Readers');
		const path = `${account}/audiences/ad_accounts/shared`;
		for (const recipient_account_ids of [[ids[1], '1'], [ids[0]], []]) {
			const answer = await api.patch(path, { audience_id, operation_type: 'SHARE', recipient_account_ids });
			expect(refusal(answer)).toMatchObject({ status: 400, code: 400 });
		}
		const list = `${account}/audiences/shared/accounts?audience_id=${audience_id}&account_type=AD_ACCOUNT`;
		expect((await api.get(list)).data.items).toEqual([]);
		expect((await api.get(list.replace('AD_ACCOUNT', 'PERSON'))).status).toBe(400);
	});

	it('that a business was given go on to its own ad accounts only', async () => {
		const audience_id = await idOf('Saved our Pins');
		const business = `/businesses/${clientId}/audiences`;
		const guest = asClient();
		expect(await namesIn(business, guest)).toEqual(['Saved our Pins']);
		const share = async (recipient: string) => {
			const body = { audience_id, operation_type: 'SHARE', recipient_account_ids: [recipient] };
			return (await guest.patch(`${business}/ad_accounts/shared`, body)).status;
		};
		expect([await share(ids[2]), await share(ids[1])]).toEqual([200, 400]);
		const accounts = `${business}/shared/accounts?audience_id=${audience_id}&account_type=AD_ACCOUNT`;
		// The owner's other ad account has it too, which is none of the guest's business.
		expect((await guest.get(accounts)).data.items).toMatchObject([{ account_id: ids[2] }]);
		const body = { audience_id, operation_type: 'SHARE', recipient_business_ids: [shopId] };
		expect((await guest.patch(`${business}/businesses/shared`, body)).status).toBe(403);
		expect((await api.get(business)).status).toBe(403);
	});

	it('have insights whose parts add up', async () => {
		const path = `${account}/audience_insights`;
		const { data } = await api.get(`${path}?audience_insight_type=YOUR_ENGAGED_AUDIENCE`);
		expect(data).toMatchObject({ type: 'YOUR_ENGAGED_AUDIENCE', size: expect.any(Number) });
		for (const values of Object.values<Array<{ ratio: number }>>(data.demographics))
			expect(values.reduce((sum, { ratio }) => sum + ratio, 0)).toBeCloseTo(1);
		expect((await api.get(`${path}?audience_insight_type=ENGAGED`)).status).toBe(400);
		expect((await api.get(`${account}/insights/audiences`)).data.items).toHaveLength(4);
	});

	it('make up segments, which are found by name, changed and removed', async () => {
		const path = `${account}/customer_segments`;
		const [readers, buyers] = [await idOf('Readers'), await idOf('Buyers')];
		const made = await api.post(path, { name: 'Spring people', audience_ids: [readers] });
		expect([made.status, made.data.status]).toEqual([201, 'ACTIVE']);
		const { id } = made.data;
		const updated = await api.patch(path, { id, operation_type: 'UPDATE', audience_ids: [readers, buyers] });
		expect([updated.status, updated.data]).toEqual([200, '']);
		const found = async () => (await api.get(`${path}?search_query=SPRING`)).data.items as object[];
		expect(await found()).toMatchObject([{ id, audience_ids: [readers, buyers] }]);
		for (const wrong of [
			{ id, operation_type: 'UPDATE' },
			{ id, operation_type: 'UPDATE', audience_ids: ['1'] },
			{ id, operation_type: 'REMOVE', audience_ids: [readers] },
		])
			expect((await api.patch(path, wrong)).status).toBe(400);
		await api.patch(path, { id, operation_type: 'REMOVE' });
		expect(await found()).toEqual([]);
		expect((await api.patch(path, { id, operation_type: 'REMOVE' })).status).toBe(404);
	});
});
