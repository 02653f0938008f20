import { client, refusal } from './client';
import { usePinterest } from './usePinterest';

describe('keywords and labels of the simulated Pinterest', () => {
	const pinterest = usePinterest();
	let api: ReturnType<typeof client>;
	let account: string;
	let campaign: string;
	let adGroup: string;

	beforeEach(() => {
		pinterest.reset();
		pinterest.limits.off();
		api = client(pinterest);
		const { adAccounts } = pinterest.worlds.production;
		const [{ id }] = adAccounts.values();
		account = `/ad_accounts/${id}`;
		[campaign] = idsOf('campaign');
		[adGroup] = idsOf('ad group');
	});

	const idsOf = (kind: string) => [...pinterest.worlds.production.store(kind).keys()];
	const keywordsOf = async (query: string) =>
		(await api.get(`${account}/keywords${query}`)).data.items.map(({ value }: { value: string }) => value) as string[];
	const labelsOf = async (query: string) =>
		(await api.get(`${account}/labels${query}`)).data.items.flatMap((item: { labels: Array<{ value: string }> }) =>
			item.labels.map(({ value }) => value),
		) as string[];
	const newLabel = async (label_type: string, value: string): Promise<string> =>
		(await api.post(`${account}/labels`, { labels: [{ label_type, value }] })).data.labels[0].id;

	it('lists only what hangs on the ad account itself unless a parent is named', async () => {
		expect(await keywordsOf('')).toEqual(['repair', 'second hand', 'free']);
		expect(await keywordsOf(`?campaign_id=${campaign}`)).toEqual(['jobs']);
		expect(await keywordsOf(`?ad_group_ids=${adGroup}&ad_group_ids=1&match_types=BROAD`)).toEqual([
			'oak side table',
			'linen throw',
		]);
		expect((await api.get(`${account}/keywords?page_size=251`)).status).toBe(400);
	});

	it('pages keywords', async () => {
		const path = `${account}/keywords?ad_group_id=${adGroup}&page_size=4`;
		const { items, bookmark } = (await api.get(path)).data;
		const rest = (await api.get(`${path}&bookmark=${encodeURIComponent(bookmark)}`)).data;
		expect([items.length, rest.items.length, rest.bookmark]).toEqual([4, 2, null]);
	});

	it('refuses some keywords of a request and makes the others', async () => {
		const keywords = [
			{ match_type: 'EXACT', value: 'vase' },
			{ match_type: 'EXACT_NEGATIVE', value: 'broken' },
			{ match_type: 'EXACT_NEGATIVE', value: 'x'.repeat(121) },
		];
		const { status, data } = await api.post(`${account}/keywords`, { parent_id: `C${campaign}`, keywords });
		expect(status).toBe(200);
		expect(data.keywords).toEqual([
			{
				archived: false,
				id: expect.stringMatching(/^\d+$/),
				parent_id: campaign,
				parent_type: 'campaign',
				type: 'keyword',
				bid: null,
				match_type: 'EXACT_NEGATIVE',
				value: 'broken',
			},
		]);
		const nothing = { archived: null, id: null, parent_id: null, parent_type: null, type: 'keyword' };
		expect(data.errors).toEqual([
			{ data: { ...nothing, ...keywords[0] }, error_messages: [expect.stringContaining('only keywords that exclude')] },
			{ data: { ...nothing, ...keywords[2] }, error_messages: [expect.stringContaining('120')] },
		]);
		expect(await keywordsOf(`?campaign_id=${campaign}`)).toEqual(['broken', 'jobs']);
	});

	it('refuses every keyword where the parent is not in the ad account', async () => {
		const body = { parent_id: '1', keywords: [{ match_type: 'BROAD', value: 'vase' }] };
		const { data } = await api.post(`${account}/keywords`, body);
		expect([data.keywords, data.errors.length]).toEqual([[], 1]);
	});

	it('hides archived keywords and never keeps a bid', async () => {
		const [{ id }] = (await api.get(`${account}/keywords`)).data.items;
		const keywords = [{ id, archived: true, bid: 100 }, { id: '1' }];
		const { data } = await api.patch(`${account}/keywords`, { keywords });
		expect(data.keywords).toMatchObject([{ id, archived: true, bid: null }]);
		expect(data.errors).toMatchObject([{ data: { id: '1' }, error_messages: ['Keyword not found.'] }]);
		expect(await keywordsOf('')).toEqual(['second hand', 'free']);
	});

	it('tells how often something is searched for, the same in every run', async () => {
		const path = `${account}/keywords/metrics`;
		const { data } = await api.get(`${path}?country_code=US&keywords=linen,wool%20rug`);
		expect(data.data.map(({ keyword }: { keyword: string }) => keyword)).toEqual(['linen', 'wool rug']);
		expect((await api.get(`${path}?country_code=US&keywords=linen`)).data.data[0]).toEqual(data.data[0]);
		expect((await api.get(`${path}?country_code=usa&keywords=linen`)).status).toBe(400);
	});

	it.each([
		[{ keywords: [{ match_type: 'BROAD', value: 'a' }] }],
		[{ parent_id: 'X1', keywords: [] }],
		[{ parent_id: '1', keywords: [{ match_type: null, value: 'a' }] }],
		[{ parent_id: '1', keywords: [{ match_type: 'BROAD', value: 'a', name: 'b' }] }],
	])('refuses keywords as %j', async (body) => {
		expect(refusal(await api.post(`${account}/keywords`, body))).toMatchObject({ status: 400, code: 1 });
	});

	it('does not reach other ad accounts', async () => {
		expect(refusal(await api.get('/ad_accounts/1/keywords'))).toMatchObject({ status: 403, code: 29 });
	});

	it('lists active labels unless asked for archived ones', async () => {
		expect(await labelsOf('')).toEqual(['Spring 2026', 'Hearth & Linen']);
		expect(await labelsOf('?entity_statuses=ARCHIVED')).toEqual(['Winter 2025']);
		expect(await labelsOf(`?label_types=BRAND&campaign_ids=${campaign}`)).toEqual(['Hearth & Linen']);
	});

	it('puts a label on campaigns and takes it off', async () => {
		const [, , free] = idsOf('campaign');
		const label = await newLabel('CUSTOM', 'Sale');
		const applied = await api.post(`${account}/labels/${label}/apply`, { entity_ids: [free, '1'] });
		const facts = { entity_type: 'CAMPAIGN', label_id: label };
		expect(applied.status).toBe(201);
		expect(applied.data).toEqual({
			entities_labels: [{ ...facts, entity_id: free, status: 'ACTIVE' }],
			errors: [{ data: { ...facts, entity_id: '1', status: 'NULL' }, error_messages: ['Campaign not found.'] }],
		});
		expect(await labelsOf(`?campaign_ids=${free}`)).toEqual(['Sale']);
		const removed = await api.post(`${account}/labels/${label}/remove`, { entity_ids: [free] });
		expect(removed.data.entities_labels).toMatchObject([{ entity_id: free, status: 'ARCHIVED' }]);
		expect(await labelsOf(`?campaign_ids=${free}`)).toEqual([]);
		const again = await api.post(`${account}/labels/${label}/remove`, { entity_ids: [free] });
		expect([again.data.entities_labels, again.data.errors.length]).toEqual([[], 1]);
	});

	it('gives a campaign one brand label and 30 custom ones', async () => {
		const second = await newLabel('BRAND', 'Another brand');
		const brand = await api.post(`${account}/labels/${second}/apply`, { entity_ids: [campaign] });
		expect(brand.data.errors[0].error_messages[0]).toContain('up to 1 BRAND');
		// The seed put one there.
		for (let count = 1; count < 30; count += 1)
			await api.post(`${account}/labels/${await newLabel('CUSTOM', `L${count}`)}/apply`, { entity_ids: [campaign] });
		const last = await newLabel('CUSTOM', 'One too many');
		const custom = await api.post(`${account}/labels/${last}/apply`, { entity_ids: [campaign] });
		expect(custom.data.errors[0].error_messages[0]).toContain('up to 30 CUSTOM');
	});

	it('changes labels one by one', async () => {
		const label = await newLabel('CUSTOM', 'Sale');
		const labels = [
			{ id: label, value: 'Summer sale', status: 'ARCHIVED' },
			{ id: '1', value: 'X' },
		];
		const { data } = await api.patch(`${account}/labels`, { labels });
		expect(data.labels).toEqual([{ id: label, label_type: 'CUSTOM', status: 'ARCHIVED', value: 'Summer sale' }]);
		expect(data.errors).toEqual([{ data: labels[1], error_messages: ['Label not found.'] }]);
		const applied = await api.post(`${account}/labels/${label}/apply`, { entity_ids: [campaign] });
		expect(applied.data.entities_labels).toEqual([]);
		expect((await api.post(`${account}/labels/1/apply`, { entity_ids: [campaign] })).status).toBe(404);
	});

	it('takes labels for the account only: one that names a parent is refused', async () => {
		const labels = [{ label_type: 'CUSTOM', value: 'A', parent_id: campaign }];
		expect((await api.post(`${account}/labels`, { labels })).status).toBe(400);
		expect((await api.post(`${account}/labels`, { parent_id: campaign, labels: [] })).status).toBe(400);
	});
});
