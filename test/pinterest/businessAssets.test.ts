import { client, refusal } from './client';
import { clientId } from './index';
import { usePinterest } from './usePinterest';
import { parties } from './resources/business/store';
import { catalogStore } from './resources/catalogs/shared';
import { shopId } from './seed';

describe('assets and partners of a business in the simulated Pinterest', () => {
	const pinterest = usePinterest();
	let api: ReturnType<typeof client>;
	let eu: string;
	let us: string;
	let hotel: string;
	const business = `/businesses/${shopId}`;
	const asClient = () => client(pinterest, pinterest.issueToken({ userId: clientId }).accessToken);
	const idOf = (username: string): string => {
		const party = [...parties(pinterest.worlds.production).values()].find((each) => each.username === username);
		if (!party) throw new Error(`No ${username}`);
		return party.id;
	};
	const ids = async (path: string): Promise<string[]> =>
		(await api.get(`${business}/${path}`)).data.items.map(
			(each: { asset_id?: string; id: string }) => each.asset_id ?? each.id,
		);
	const send = (method: string, path: string, data: unknown, who = api, id = shopId) =>
		who.request({ method, url: `/businesses/${id}/${path}`, data });
	const createGroup = async (name: string): Promise<string> =>
		(
			await send('POST', 'asset_groups', {
				asset_group_name: name,
				asset_group_description: 'For a test',
				asset_group_types: ['BRAND'],
			})
		).data.asset_group.id;

	beforeEach(() => {
		pinterest.reset();
		pinterest.limits.off();
		api = client(pinterest);
		[eu, us, hotel] = pinterest.worlds.production.adAccounts.keys();
	});

	it('are its own and what partners share, told apart by permissions', async () => {
		expect(await ids('assets')).toEqual([hotel, us, eu]);
		expect(await ids('assets?permissions=OWNER')).toEqual([us, eu]);
		expect(await ids('assets?permissions=ADMIN&permissions=ANALYST')).toEqual([hotel]);
		expect(await ids('assets?asset_type=PROFILE')).toEqual([shopId]);
		expect((await api.get(`${business}/assets?permissions=CONSUMER_USER`)).status).toBe(400);
	});

	it('say what kind of catalog they are, and only of the business itself', async () => {
		const { items } = (await api.get(`${business}/assets?asset_type=CATALOG`)).data;
		const own = [...catalogStore(pinterest.worlds.production).values()].filter(({ ownerId }) => ownerId === shopId);
		expect(own.length).toBeGreaterThan(0);
		expect(items).toEqual(
			own.reverse().map(({ id, name, catalog_type }) => ({
				asset_id: id,
				asset_type: 'CATALOG',
				catalog_info: { id, name, catalog_type },
			})),
		);
	});

	it('are grouped: a group takes own assets, one exception for each group that is refused', async () => {
		const group = await createGroup('Everything');
		const answer = await send('PATCH', 'asset_groups', {
			asset_groups_to_update: [
				{ asset_group_id: group, name: 'All', assets_to_add: [eu, us, shopId] },
				{ asset_group_id: group, name: 'Not this', assets_to_add: [hotel] },
				{ asset_group_id: '123456', name: 'Nothing' },
			],
		});
		expect(answer.data).toEqual({
			updated_asset_groups: [
				expect.objectContaining({
					id: group,
					asset_group_name: 'All',
					ad_accounts_ids: [eu, us],
					profiles_ids: [shopId],
					catalogs_ids: [],
				}),
			],
			exceptions: [
				{ asset_group_id: group, code: 404, message: 'Asset not found.' },
				{ asset_group_id: '123456', code: 404, message: 'Asset group not found.' },
			],
		});
		const [shown] = (await api.get(`${business}/assets?asset_type=ASSET_GROUP`)).data.items;
		expect(shown).toMatchObject({ asset_id: group, asset_group_info: { asset_group_name: 'All' } });
		expect(await ids(`assets?asset_group_id=${group}`)).toEqual([us, eu]);
		expect(await ids(`assets?asset_type=ASSET_GROUP&child_asset_id=${us}`)).toEqual([group]);
		expect((await api.get(`${business}/assets?asset_group_id=123456`)).status).toBe(404);
	});

	it('go with a group that is deleted only as far as it gave access', async () => {
		const [group] = await ids('assets?asset_type=ASSET_GROUP');
		const answer = await send('DELETE', 'asset_groups', { asset_groups_to_delete: [group, '123456'] });
		expect(answer.data).toEqual({
			deleted_asset_groups: [group],
			exceptions: [{ asset_group_id: '123456', code: 404, message: 'Asset group not found.' }],
		});
		expect(await ids('assets?asset_type=ASSET_GROUP')).toEqual([]);
		expect(await ids(`members/${idOf('sofiaek')}/assets?asset_type=ASSET_GROUP`)).toEqual([]);
		expect(await ids('assets')).toContain(eu);
		const last = await createGroup('Another');
		expect((await send('DELETE', 'asset_groups', { asset_groups_to_delete: [last] })).data.exceptions).toBeNull();
	});

	it('go both ways between partners', async () => {
		expect(await ids('partners?partner_type=INTERNAL&sort_ascending=true')).toEqual([
			idOf('studiofjord'),
			idOf('tidelinemedia'),
		]);
		const [given] = (await api.get(`${business}/partners?partner_type=EXTERNAL&assets_summary=true`)).data.items;
		expect(given).toMatchObject({
			id: clientId,
			is_shared_partner: true,
			business_roles: ['PARTNER'],
			assets_summary: { ad_accounts: [{ id: hotel, permissions: ['ADMIN'] }] },
		});
		expect(await ids(`partners/${clientId}/assets?partner_type=EXTERNAL`)).toEqual([hotel]);
		expect((await api.get(`${business}/partners/${clientId}/assets`)).status).toBe(404);
		const seen = (await asClient().get(`/businesses/${clientId}/partners`)).data.items;
		expect(seen).toEqual([expect.objectContaining({ id: shopId, is_shared_partner: false, assets_summary: null })]);
		expect(await ids(`partners?partner_ids=${clientId},${idOf('studiofjord')}`)).toEqual([
			clientId,
			idOf('studiofjord'),
		]);
	});

	it('are shared with partners, and not shared on', async () => {
		const fjord = idOf('studiofjord');
		const answer = await send('PATCH', 'partners/assets', {
			accesses: [
				{ asset_id: us, partner_id: fjord, permissions: ['ANALYST'] },
				{ asset_id: hotel, partner_id: fjord, permissions: ['ANALYST'] },
				{ asset_id: us, partner_id: clientId, permissions: ['ANALYST'] },
			],
		});
		const done = { asset_id: us, asset_type: 'AD_ACCOUNT', partner_id: fjord, permissions: ['ANALYST'] };
		expect(answer.data).toEqual({ items: [done] });
		await send('PATCH', 'partners/assets', {
			accesses: [{ asset_id: us, partner_id: fjord, permissions: ['CAMPAIGN_MANAGER'] }],
		});
		const [shared] = (await api.get(`${business}/partners/${fjord}/assets`)).data.items;
		expect(shared).toEqual({ asset_id: us, asset_type: 'AD_ACCOUNT', permissions: ['CAMPAIGN_MANAGER'] });
		expect((await api.get(`${business}/assets/${us}/partners`)).data.items).toEqual([
			{ permissions: ['CAMPAIGN_MANAGER'], user: expect.objectContaining({ id: fjord }) },
			{ permissions: ['ANALYST', 'AUDIENCE_MANAGER'], user: expect.objectContaining({ username: 'tidelinemedia' }) },
		]);
		expect((await api.get(`${business}/assets/${hotel}/partners`)).data.items).toEqual([]);
	});

	it('of a partner can be given back, and are out of reach of its members then', async () => {
		const jonas = idOf('jonasweber');
		await send('PATCH', 'members/assets/access', {
			accesses: [{ asset_id: hotel, member_id: jonas, permissions: ['ANALYST'] }],
		});
		const access = { asset_id: hotel, partner_id: clientId };
		expect((await send('DELETE', 'partners/assets', { accesses: [access] })).data).toEqual({ items: [] });
		const answer = await send('DELETE', 'partners/assets', { accesses: [{ ...access, partner_type: 'EXTERNAL' }] });
		expect(answer.data.items).toEqual([
			{ ...access, asset_type: 'AD_ACCOUNT', is_shared_partner: true, permissions: ['ADMIN'] },
		]);
		expect(await ids('assets')).toEqual([us, eu]);
		expect(await ids(`members/${jonas}/assets`)).toEqual([us, eu]);
		expect(refusal(await api.get(`/ad_accounts/${hotel}`))).toMatchObject({ status: 403, code: 29 });
	});

	it('that the client shares change what the shop may do', async () => {
		const given = { accesses: [{ asset_id: hotel, partner_id: shopId, permissions: ['ANALYST'] }] };
		await send('PATCH', 'partners/assets', given, asClient(), clientId);
		expect((await api.get(`/ad_accounts/${hotel}`)).data.permissions).toEqual(['ANALYST']);
	});

	it('are lost with the partnership; one unknown partner refuses them all', async () => {
		const tideline = idOf('tidelinemedia');
		const end = (partner_ids: string[], partner_type?: string | null) =>
			send('DELETE', 'partners', { partner_ids, partner_type });
		expect(refusal(await end([tideline, clientId]))).toMatchObject({ status: 404, code: 404 });
		expect(await ids('partners')).toContain(tideline);
		expect((await end([tideline], null)).data).toEqual({ deleted_partners: [tideline] });
		expect((await end([clientId], 'EXTERNAL')).data).toEqual({ deleted_partners: [clientId] });
		expect(await ids('partners')).toEqual([idOf('studiofjord')]);
		expect(await ids('assets')).toEqual([us, eu]);
		expect((await api.get(`${business}/assets/${eu}/partners`)).data.items).toEqual([]);
	});
});
