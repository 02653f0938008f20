import { client, refusal } from './client';
import { clientId } from './index';
import { usePinterest } from './usePinterest';
import { parties } from './resources/business/store';
import { shopId } from './seed';

describe('members of a business in the simulated Pinterest', () => {
	const pinterest = usePinterest();
	let api: ReturnType<typeof client>;
	let eu: string;
	let us: string;
	let hotel: string;
	const business = `/businesses/${shopId}`;
	const as = (userId: string) => client(pinterest, pinterest.issueToken({ userId }).accessToken);
	const idOf = (username: string): string => {
		const party = [...parties(pinterest.worlds.production).values()].find((each) => each.username === username);
		if (!party) throw new Error(`No ${username}`);
		return party.id;
	};
	const names = (items: Array<{ user: { username: string } }>) => items.map(({ user }) => user.username);
	const memberNames = async (query = '') => names((await api.get(`${business}/members${query}`)).data.items);
	const assetsOf = async (member: string, query = '') =>
		(await api.get(`${business}/members/${idOf(member)}/assets${query}`)).data.items as Array<Record<string, unknown>>;
	const send = (method: string, path: string, data: unknown) =>
		api.request({ method, url: `${business}/${path}`, data });

	beforeEach(() => {
		pinterest.reset();
		pinterest.limits.off();
		api = client(pinterest);
		[eu, us, hotel] = pinterest.worlds.production.adAccounts.keys();
	});

	it('are listed newest first, programs apart from people', async () => {
		expect(await memberNames()).toEqual([
			'pavelnovak',
			'tomasruiz',
			'sofiaek',
			'mirakessler',
			'jonasweber',
			'annalind',
		]);
		expect(await memberNames('?fetch_system_users=true')).toEqual(['Billing API', 'Warehouse sync']);
		expect(await memberNames('?business_roles=BIZ_ADMIN')).toEqual(['annalind']);
		expect(await memberNames(`?member_ids=${idOf('sofiaek')},${idOf('annalind')},1`)).toEqual(['sofiaek', 'annalind']);
		expect((await api.get(`${business}/members?member_ids=sofiaek`)).status).toBe(400);
	});

	it('can be read from an index on, and on by bookmark', async () => {
		const url = `${business}/members?start_index=1&page_size=3`;
		const first = (await api.get(url)).data;
		expect(names(first.items)).toEqual(['tomasruiz', 'sofiaek', 'mirakessler']);
		const next = (await api.get(`${url}&bookmark=${encodeURIComponent(first.bookmark)}`)).data;
		expect([names(next.items), next.bookmark]).toEqual([['jonasweber', 'annalind'], null]);
		const beyond = (await api.get(`${business}/members?start_index=6`)).data;
		expect(beyond).toEqual({ items: [], bookmark: null });
		expect((await api.get(`${business}/members?start_index=-1`)).status).toBe(400);
	});

	it('are seen by the business and its admins, and by nobody else', async () => {
		expect((await as(idOf('annalind')).get(`${business}/members`)).status).toBe(200);
		for (const stranger of [clientId, idOf('jonasweber'), idOf('tidelinemedia')])
			expect(refusal(await as(stranger).get(`${business}/members`))).toMatchObject({ status: 403, code: 29 });
		expect((await api.get('/businesses/123456/members')).status).toBe(403);
	});

	it('see their employers', async () => {
		const employers = async (userId: string) => (await as(userId).get('/businesses/employers')).data.items;
		const [ours] = await employers(idOf('jonasweber'));
		expect(ours).toMatchObject({
			id: shopId,
			business_roles: ['EMPLOYEE'],
			assets_summary: {
				ad_accounts: [
					{ id: eu, permissions: ['CAMPAIGN_MANAGER', 'ANALYST'] },
					{ id: us, permissions: ['ANALYST'] },
				],
				profiles: [],
			},
		});
		expect(names(await employers(shopId))).toEqual(['hearthandlinen_nordic', 'nordiccraftguild']);
		const [bare] = (await api.get('/businesses/employers?assets_summary=false')).data.items;
		expect(bare.assets_summary).toBeNull();
	});

	it('are given access one by one; what can’t be done stands beside what was', async () => {
		const [jonas, tomas] = [idOf('jonasweber'), idOf('tomasruiz')];
		const answer = await send('PATCH', 'members/assets/access', {
			accesses: [
				{ asset_id: eu, member_id: tomas, permissions: ['ANALYST', 'ANALYST'] },
				{ asset_id: eu, member_id: '123456', permissions: ['ANALYST'] },
				{ asset_id: eu, member_id: tomas, permissions: ['PROFILE_PUBLISHER'] },
				{ asset_id: '123456', member_id: tomas, permissions: ['ANALYST'] },
				{ asset_id: hotel, member_id: jonas, permissions: ['ADMIN'] },
			],
		});
		expect(answer.data.items).toEqual([
			{ response: { asset_id: eu, member_id: tomas, permissions: ['ANALYST'] } },
			{ exception: { code: 404, message: 'Member not found.' } },
			{ exception: { code: 400, message: expect.stringContaining('AD_ACCOUNT') } },
			{ exception: { code: 404, message: 'Asset not found.' } },
			{ response: { asset_id: hotel, member_id: jonas, permissions: ['ADMIN'] } },
		]);
		expect(await assetsOf('tomasruiz')).toEqual([{ asset_id: eu, asset_type: 'AD_ACCOUNT', permissions: ['ANALYST'] }]);
		expect((await assetsOf('jonasweber')).map(({ asset_id }) => asset_id)).toEqual([hotel, us, eu]);
		const holders = (await api.get(`${business}/assets/${eu}/members`)).data.items;
		expect(names(holders)).toEqual(['tomasruiz', 'jonasweber']);
	});

	it('lose an access alone; what was not there is left out of the answer', async () => {
		const jonas = idOf('jonasweber');
		const gone = { asset_id: eu, member_id: jonas };
		const never = { asset_id: hotel, member_id: jonas };
		expect((await send('DELETE', 'members/assets/access', { accesses: [gone, never] })).data).toEqual({
			items: [gone],
		});
		expect((await send('DELETE', 'members/assets/access', { accesses: [gone] })).data).toEqual({ items: [] });
		expect((await assetsOf('jonasweber')).map(({ asset_id }) => asset_id)).toEqual([us]);
	});

	it('have assets that are searched, sorted and counted', async () => {
		const url = `${business}/members/${idOf('jonasweber')}/assets`;
		const read = async (query: string) => (await api.get(`${url}?${query}`)).data;
		const ids = async (query: string) => (await read(query)).items.map((each: { asset_id: string }) => each.asset_id);
		expect(await read('page_size=1')).toMatchObject({ items: [{ asset_id: us }], total_data_count: 2 });
		expect(await ids('sort_by=NAME')).toEqual([eu, us]);
		expect(await ids('sort_by=NAME&sort_ascending=false')).toEqual([us, eu]);
		expect(await ids('search_value=LINEN%20eu')).toEqual([eu]);
		expect(await ids(`search_by=ID&search_value=${us}`)).toEqual([us]);
		expect(await ids('search_by=OWNER_NAME&search_value=northlight')).toEqual([]);
		expect(await ids('ad_account_statuses=PAUSED')).toEqual([]);
		expect(await ids('asset_type=PROFILE')).toEqual([]);
		for (const query of ['sort_by=AGE', 'search_by=AGE', 'ad_account_statuses=GONE', 'asset_permission_type=ALL'])
			expect(refusal(await api.get(`${url}?${query}`))).toMatchObject({ status: 400, code: 1 });
		expect((await api.get(`${business}/members/123456/assets`)).status).toBe(404);
	});

	it('reach what is in their asset groups only in the aggregate', async () => {
		expect((await assetsOf('sofiaek')).map((each) => each.asset_type)).toEqual(['ASSET_GROUP']);
		expect(await assetsOf('sofiaek', '?asset_type=AD_ACCOUNT&asset_permission_type=AGGREGATED_PERMISSION')).toEqual([
			{ asset_id: eu, asset_type: 'AD_ACCOUNT', permissions: ['AUDIENCE_MANAGER'] },
		]);
	});

	it('change their role; who is no member is left out of the answer', async () => {
		const change = { member_id: idOf('jonasweber'), business_role: 'BIZ_ADMIN' };
		const answer = await send('PATCH', 'members', [{ member_id: '123456', business_role: 'EMPLOYEE' }, change]);
		expect(answer.data).toEqual({ items: [change] });
		expect(await memberNames('?business_roles=BIZ_ADMIN')).toEqual(['jonasweber', 'annalind']);
		expect((await send('PATCH', 'members', [])).status).toBe(400);
		expect((await send('PATCH', 'members', [{ ...change, business_role: 'PARTNER' }])).status).toBe(400);
	});

	it('leave with all their access, when their role is said right', async () => {
		const jonas = idOf('jonasweber');
		const leave = (business_role: string) =>
			send('DELETE', 'members', { members: [{ member_id: jonas, business_role }] });
		expect((await leave('BIZ_ADMIN')).data).toEqual({ deleted_members: [] });
		expect((await leave('EMPLOYEE')).data).toEqual({ deleted_members: [jonas] });
		expect(await memberNames()).not.toContain('jonasweber');
		expect((await api.get(`${business}/assets/${eu}/members`)).data.items).toEqual([]);
		expect((await as(jonas).get('/businesses/employers')).data.items).toEqual([]);
	});

	it('that are programs can be renamed, people can’t', async () => {
		const rename = (id: string, name: string) => send('PATCH', `system_users/${id}`, { name });
		const answer = await rename(idOf('Billing API'), 'Invoices');
		expect([answer.status, answer.data]).toEqual([200, '']);
		expect(await memberNames('?fetch_system_users=true')).toContain('Invoices');
		expect((await rename(idOf('jonasweber'), 'Jo')).status).toBe(404);
		expect((await rename(idOf('Invoices'), ' ')).status).toBe(400);
	});
});
