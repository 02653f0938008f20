import axios from 'axios';
import { client, refusal } from './client';
import { usePinterest } from './usePinterest';

type Entity = Record<string, unknown> & { id: string };
type Outcome = { data: Entity | null; exceptions: Array<{ code: number; message: string }> };
type Outcomes = Record<'create' | 'update', Record<string, Outcome[]>>;

/** Many entities of an ad account read or written in one request that is worked on in the background. */
describe('bulk requests of the simulated Pinterest', () => {
	const pinterest = usePinterest();
	let api: ReturnType<typeof client>;
	let account: string;

	beforeEach(() => {
		pinterest.reset();
		pinterest.limits.off();
		pinterest.settings.processingPolls = 1;
		api = client(pinterest);
		[account] = pinterest.worlds.production.adAccounts.keys();
	});

	const all = (kind: string, owner = account) =>
		[...pinterest.worlds.production.store<Entity>(kind).values()].filter((each) => each.ad_account_id === owner);
	const url = (path: string) => `/ad_accounts/${account}/bulk/${path}`;
	const state = async (id: string, details = true) =>
		(await api.get(url(id), { params: { include_details: details } })).data as { status: string; result_url: string };
	const ask = async (path: string, body: object) => {
		const { status, data } = await api.post(url(path), body);
		expect({ status, data: data as unknown }).toEqual({ status: 200, data: { request_id: expect.any(String) } });
		return (data as { request_id: string }).request_id;
	};
	/** What the file of a request holds, once it is there. */
	const result = async (path: string, body: object, details = true) => {
		const id = await ask(path, body);
		expect(await state(id)).toEqual({ status: 'RUNNING', workload_id: expect.any(String) });
		const { status, result_url: address } = await state(id, details);
		return { status, file: (await axios.get(address)).data as unknown };
	};
	const upsert = async (body: object) => {
		const { status, file } = await result('upsert', body);
		return { status, file: file as Outcomes };
	};
	const download = async (body: object) => (await result('download', body)).file as Record<string, Entity[]>;
	const ids = (entities: Entity[]) => entities.map(({ id }) => id).sort();
	const isActive = ({ status, archived }: Entity) => archived !== true && (status === undefined || status === 'ACTIVE');

	it('download the active entities of the types asked for', async () => {
		const found = await download({ entity_types: ['CAMPAIGN', 'AD_GROUP', 'AD', 'KEYWORD', 'LABEL'] });
		expect(Object.keys(found)).toEqual(['campaigns', 'ad_groups', 'ads', 'keywords', 'labels']);
		const kinds = { campaigns: 'campaign', ad_groups: 'ad group', ads: 'ad', keywords: 'keyword', labels: 'label' };
		for (const [list, kind] of Object.entries(kinds)) {
			expect(ids(found[list])).toEqual(ids(all(kind).filter(isActive)));
			expect(found[list].length).toBeGreaterThan(0);
		}
		expect(found.campaigns[0]).not.toHaveProperty('seq');
	});

	it('download what hangs on an id, or on the campaigns that a filter lets through', async () => {
		const [campaign] = all('campaign').filter((each) => each.name === 'Visits to the shop');
		const entity_types = ['CAMPAIGN', 'AD_GROUP', 'AD'];
		const below = (kind: string) => ids(all(kind).filter((each) => each.campaign_id === campaign.id && isActive(each)));
		for (const narrowed of [{ entity_ids: [campaign.id] }, { campaign_filter: { name: 'Visits' } }]) {
			const found = await download({ entity_types, ...narrowed });
			expect(ids(found.campaigns)).toEqual([campaign.id]);
			expect(ids(found.ad_groups)).toEqual(below('ad group'));
			expect(ids(found.ads)).toEqual(below('ad'));
		}
		const filter = { objective_type: ['CATALOG_SALES'], campaign_status: ['RUNNING'] };
		const found = await download({ entity_types, campaign_filter: filter });
		expect(found.campaigns.map((each) => each.name)).toEqual(['Catalogue sales']);
	});

	it('download what changed since a time', async () => {
		const since = Math.floor(Date.now() / 1000) - 60;
		const [campaign] = all('campaign').filter(isActive);
		await api.patch(`/ad_accounts/${account}/campaigns`, [{ id: campaign.id, ad_account_id: account, name: 'New' }]);
		const found = await download({ entity_types: ['CAMPAIGN', 'ENTITY_HISTORY'], updated_since: `${since}` });
		expect(ids(found.campaigns)).toEqual([campaign.id]);
		expect(found.entity_history).toContainEqual(expect.objectContaining({ entity_id: campaign.id, event: 'UPDATED' }));
	});

	it('download a table as CSV', async () => {
		const { file } = await result('download', { entity_types: ['CAMPAIGN', 'AD'], output_format: 'CSV' });
		const [head, ...lines] = (file as string).trim().split('\n');
		expect(head.split(',')).toEqual(expect.arrayContaining(['list', 'id', 'name', 'objective_type', 'pin_id']));
		expect(lines).toHaveLength([...all('campaign'), ...all('ad')].filter(isActive).length);
	});

	it('create and update by the rules of the operations for a few, each entity with its own outcome', async () => {
		const [campaign, other] = all('campaign').filter(isActive);
		const [adGroup] = all('ad group').filter((each) => each.campaign_id === campaign.id);
		const create = {
			campaigns: [
				{ name: 'Autumn', objective_type: 'AWARENESS', ad_account_id: account, daily_spend_cap: 5_000_000 },
				{
					name: 'Both',
					objective_type: 'AWARENESS',
					ad_account_id: account,
					daily_spend_cap: 1,
					lifetime_spend_cap: 1,
				},
			],
			keywords: [
				{
					parent_id: adGroup.id,
					keywords: [
						{ match_type: 'EXACT', value: 'linen napkin' },
						{ match_type: 'EXACT', value: 'x'.repeat(121) },
					],
				},
			],
			labels: [{ labels: [{ label_type: 'CUSTOM', value: 'Autumn' }], parent_id: campaign.id }],
		};
		const update = {
			campaigns: [
				{ id: campaign.id, ad_account_id: account, name: 'Renamed' },
				{ id: '1', ad_account_id: account, name: 'Nobody' },
			],
			ad_groups: [{ id: adGroup.id, name: 'Renamed too' }],
		};
		const id = await ask('upsert', { create, update });
		expect(all('campaign').some(({ name }) => name === 'Autumn')).toBe(false);
		await state(id);
		const { status, result_url: address } = await state(id);
		expect(status).toBe('SUCCEEDED');
		const { create: made, update: changed } = (await axios.get(address)).data as Outcomes;
		expect(made.campaigns.map(({ exceptions }) => exceptions.length)).toEqual([0, 1]);
		expect(made.campaigns[1]).toEqual({ data: null, exceptions: [{ code: 1, message: expect.any(String) }] });
		expect(made.keywords.map(({ exceptions }) => exceptions.length)).toEqual([0, 1]);
		expect(made.labels[0].data).toMatchObject({ value: 'Autumn', id: expect.stringMatching(/^\d+$/) });
		expect(changed.campaigns.map(({ exceptions }) => exceptions.map(({ code }) => code))).toEqual([[], [2]]);
		const made1 = made.campaigns[0].data?.id ?? '';
		expect(pinterest.worlds.production.store<Entity>('campaign').get(made1)).toMatchObject({ name: 'Autumn' });
		expect([campaign.name, adGroup.name]).toEqual(['Renamed', 'Renamed too']);
		expect(other.name).not.toBe('Renamed');
		const brief = (await axios.get((await state(id, false)).result_url)).data as { create: { campaigns: unknown[] } };
		expect(brief.create.campaigns).toEqual([
			{ id: made1, status: 'SUCCEEDED' },
			{ id: null, status: 'FAILED' },
		]);
		expect(all('campaign').filter(({ name }) => name === 'Autumn')).toHaveLength(1);
	});

	it('take labels off, and archive keywords', async () => {
		const label = all('label').find((each) => isActive(each) && (each.campaign_ids as string[]).length > 0) as Entity;
		const [keyword] = all('keyword').filter(isActive);
		const [parent_id] = label.campaign_ids as string[];
		const labels = [{ id: label.id, status: 'ARCHIVED', parent_id }];
		const { status, file } = await upsert({ update: { labels, keywords: [{ id: keyword.id, archived: true }] } });
		expect({ status, label: file.update.labels[0].exceptions }).toEqual({ status: 'SUCCEEDED', label: [] });
		expect(label.campaign_ids).not.toContain(parent_id);
		expect(keyword.archived).toBe(true);
	});

	it('fail where nothing went well, and where the settings say so', async () => {
		const update = { campaigns: [{ id: '1', ad_account_id: account, name: 'Nobody' }] };
		expect(await upsert({ update })).toMatchObject({
			status: 'FAILED',
			file: { update: { campaigns: [{ data: null }] } },
		});
		pinterest.settings.processingOutcome = 'failed';
		const name = 'Not made';
		const id = await ask('upsert', {
			create: { campaigns: [{ name, objective_type: 'AWARENESS', ad_account_id: account }] },
		});
		await state(id);
		expect(await state(id)).toEqual({ status: 'FAILED', workload_id: expect.any(String) });
		expect(all('campaign').some((each) => each.name === name)).toBe(false);
	});

	it.each([
		['upsert', {}],
		['upsert', { create: { campaigns: [{ title: 'x' }] } }],
		['upsert', { create: { boards: [] } }],
		['upsert', { update: { ad_groups: [{ name: 'Without an id' }] } }],
		['upsert', { update: { labels: [{ id: '1', status: 'ARCHIVED' }] } }],
		['upsert', { update: { labels: [{ id: '1', status: 'ARCHIVED', parent_id: '1', value: 'x' }] } }],
		['download', { entity_types: [] }],
		['download', { entity_types: ['BOARD'] }],
		['download', { updated_since: '2026-01-01' }],
		['download', { output_format: 'XML' }],
	])('are refused to %s %j', async (path, body) => {
		expect(refusal(await api.post(url(path), body))).toMatchObject({ status: 400, code: 1 });
	});

	it('belong to their ad account, and writing needs ads:write', async () => {
		const id = await ask('download', { entity_types: ['AD'] });
		api = client(pinterest, pinterest.issueToken({ scopes: ['ads:read'] }).accessToken);
		expect(refusal(await api.post(url('upsert'), { create: {} })).message).toContain("Missing: ['ads:write']");
		[, account] = pinterest.worlds.production.adAccounts.keys();
		expect((await api.get(url(id))).status).toBe(404);
	});
});
