import { client, refusal } from './client';
import { clientId } from './index';
import { usePinterest } from './usePinterest';
import { invites, parties } from './resources/business/store';
import { shopId } from './seed';

interface Item {
	invite: { id: string; invite_data: { invite_status: string } } | null;
	exception: { code: number; message: string; users_or_partner_ids: string[] | null } | null;
}

describe('invites of the simulated Pinterest', () => {
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
	const send = async (body: Record<string, unknown>, who = api, id = shopId) =>
		(await who.post(`/businesses/${id}/invites`, body)).data.items as Item[];
	const inviteOf = async (body: Record<string, unknown>, who = api, id = shopId): Promise<string> =>
		(await send(body, who, id))[0].invite?.id ?? '';
	const listed = async (query = '', who = api, id = shopId) =>
		(await who.get(`/businesses/${id}/invites${query}`)).data.items as Array<Record<string, unknown> & { id: string }>;
	const respond = async (who: ReturnType<typeof client>, invite_id: string, action: Record<string, unknown>) =>
		(await who.patch('/businesses/invites', { invites: [{ invite_id, action }] })).data.items[0] as Item;
	const asMembers = (...members: string[]) => ({
		invite_type: 'MEMBER_INVITE',
		business_role: 'EMPLOYEE',
		members,
	});

	beforeEach(() => {
		pinterest.reset();
		pinterest.limits.off();
		api = client(pinterest);
		[eu, us, hotel] = pinterest.worlds.production.adAccounts.keys();
	});

	it('are sent to user names and emails; who is refused for the same reason stands in one exception', async () => {
		const names = ['new@elsewhere.example', 'JonasWeber', 'nobody', 'leaberg', 'noone', 'annalind'];
		const items = await send(asMembers(...names));
		expect(items).toEqual([
			{
				invite: expect.objectContaining({
					user: { id: null, username: null, email: 'new@elsewhere.example' },
					created_by_business_id: shopId,
					created_by_user_id: shopId,
					is_received_invite: false,
					invite_data: expect.objectContaining({ invite_type: 'MEMBER_INVITE', invite_status: 'PENDING' }),
				}),
				exception: null,
			},
			{
				invite: null,
				exception: expect.objectContaining({ code: 409, users_or_partner_ids: ['JonasWeber', 'annalind'] }),
			},
			{ invite: null, exception: expect.objectContaining({ code: 404, users_or_partner_ids: ['nobody', 'noone'] }) },
			{ invite: null, exception: expect.objectContaining({ code: 409, users_or_partner_ids: ['leaberg'] }) },
		]);
		expect((await listed()).map(({ id }) => id)).toContain(items[0].invite?.id);
	});

	it.each([
		['a role that does not go with the kind', { ...asMembers('leaberg'), business_role: 'PARTNER' }],
		['a partner as an employee', { invite_type: 'PARTNER_INVITE', business_role: 'EMPLOYEE', partners: ['1'] }],
		[
			'members where partners are meant',
			{ ...asMembers('leaberg'), invite_type: 'PARTNER_REQUEST', business_role: 'PARTNER' },
		],
		['nobody', { invite_type: 'MEMBER_INVITE', business_role: 'EMPLOYEE' }],
		['51 members', asMembers(...Array.from({ length: 51 }, (_, at) => `user${at}`))],
	])('are refused as a whole with %s', async (_what, body) => {
		expect(refusal(await api.post(`${business}/invites`, body))).toMatchObject({ status: 400, code: 1 });
	});

	it('are listed by kind, type and status, sent and received', async () => {
		const statuses = (items: Array<Record<string, unknown>>) =>
			items.map((each) => (each.invite_data as { invite_status: string }).invite_status);
		expect(statuses(await listed())).toEqual(['EXPIRED', 'PENDING']);
		expect(statuses(await listed('?invite_status=PENDING'))).toEqual(['PENDING']);
		const [request, invite, ...more] = await listed('?is_member=false');
		expect(more).toEqual([]);
		expect(request).toMatchObject({
			is_received_invite: true,
			user: { username: 'nordiccraftguild' },
			assets_summary: {
				ad_accounts: [{ id: us, permissions: ['ANALYST'] }],
				profiles: [{ id: shopId, permissions: ['PROFILE_PUBLISHER'] }],
			},
		});
		expect(invite).toMatchObject({ is_received_invite: false, user: { username: 'salteprintworks' } });
		expect(await listed('?invite_type=PARTNER_INVITE')).toEqual([]);
		expect((await listed('?is_member=false&invite_type=PARTNER_INVITE')).map(({ id }) => id)).toEqual([invite.id]);
		expect((await api.get(`${business}/invites?invite_status=ACCEPTED`)).status).toBe(400);
	});

	it('make a member with its assets when they are accepted', async () => {
		const lea = idOf('leaberg');
		const [{ id }] = await listed('', as(lea), lea);
		const given = { invite_id: id, invite_type: 'MEMBER_INVITE', asset_id_to_permissions: { [eu]: ['ANALYST'] } };
		const wrong = [
			{ ...given, invite_type: 'PARTNER_INVITE' },
			{ ...given, invite_id: '123456' },
			{ ...given, asset_id_to_permissions: { 123456: ['ANALYST'] } },
		];
		const assigned = await api.post(`${business}/invites/assets/access`, { invites: [given, ...wrong] });
		expect(assigned.data.items).toEqual([
			{ invite: expect.objectContaining({ id, created_by_business_id: shopId }), exception: null },
			{ invite: null, exception: expect.objectContaining({ code: 400, invite_or_request_id: id }) },
			{ invite: null, exception: expect.objectContaining({ code: 404, invite_or_request_id: '123456' }) },
			{ invite: null, exception: expect.objectContaining({ code: 404, message: 'Asset not found.' }) },
		]);
		expect((await respond(api, id, { accept_invite: true })).exception).toMatchObject({ code: 404 });
		const { invite } = await respond(as(lea), id, { accept_invite: true });
		expect(invite).toMatchObject({ id, is_received_invite: true, invite_data: { invite_status: 'ACCEPTED' } });
		const { items } = (await api.get(`${business}/members?assets_summary=true&page_size=1`)).data;
		expect(items).toMatchObject([{ id: lea, assets_summary: { ad_accounts: [{ id: eu, permissions: ['ANALYST'] }] } }]);
		expect((await respond(as(lea), id, { accept_invite: true })).exception).toMatchObject({ code: 409 });
		expect((await listed('?invite_status=PENDING')).map((each) => each.id)).not.toContain(id);
	});

	it('find by email who joined later', async () => {
		const id = await inviteOf(asMembers('ada@elsewhere.example'));
		const ada = { seq: 0, id: '664281800000000777', kind: 'person', name: 'Ada', username: 'ada' } as const;
		parties(pinterest.worlds.production).set(ada.id, { ...ada, email: 'Ada@elsewhere.example' });
		expect((await listed('', as(ada.id), ada.id)).map((each) => each.id)).toEqual([id]);
		await respond(as(ada.id), id, { accept_invite: true });
		expect((await api.get(`${business}/members?member_ids=${ada.id}`)).data.items).toMatchObject([
			{ id: ada.id, user: { username: 'ada' } },
		]);
	});

	it('make a partner that is given assets, or gives them', async () => {
		const partners = [clientId];
		const invite = await inviteOf({ invite_type: 'PARTNER_INVITE', business_role: 'PARTNER', partners });
		await api.post(`${business}/invites/assets/access`, {
			invites: [{ invite_id: invite, invite_type: 'PARTNER_INVITE', asset_id_to_permissions: { [us]: ['ANALYST'] } }],
		});
		const client = as(clientId);
		const more = { accept_invite: true, asset_id_to_permissions: { [us]: ['ADMIN'] } };
		expect((await respond(client, invite, more)).exception).toMatchObject({ code: 403 });
		await respond(client, invite, { accept_invite: true });
		const shared = (await client.get(`/businesses/${clientId}/partners/${shopId}/assets?partner_type=EXTERNAL`)).data;
		expect(shared.items).toEqual([{ asset_id: us, asset_type: 'AD_ACCOUNT', permissions: ['ANALYST'] }]);
		const [request] = await listed('?is_member=false&invite_type=PARTNER_REQUEST');
		await respond(api, request.id, { accept_invite: true, asset_id_to_permissions: { [eu]: ['ANALYST'] } });
		const guild = idOf('nordiccraftguild');
		const { items } = (await api.get(`${business}/partners/${guild}/assets`)).data;
		expect(items).toMatchObject([{ asset_id: eu, permissions: ['ANALYST'] }]);
	});

	it('give nothing when they are declined', async () => {
		const [request] = await listed('?is_member=false&invite_type=PARTNER_REQUEST');
		const { invite } = await respond(api, request.id, { accept_invite: false });
		expect(invite?.invite_data.invite_status).toBe('DECLINED');
		const { items } = (await api.get(`${business}/partners`)).data;
		expect(items.map((each: { id: string }) => each.id)).not.toContain(idOf('nordiccraftguild'));
	});

	it('are canceled by who sent them, while they wait', async () => {
		const id = await inviteOf(asMembers('new@elsewhere.example'));
		const [expired] = await listed('?invite_status=EXPIRED');
		const [received] = await listed('?is_member=false&invite_type=PARTNER_REQUEST');
		const { data } = await api.request({
			method: 'DELETE',
			url: `${business}/invites`,
			data: { invite_ids: [id, expired.id, received.id] },
		});
		expect(data.items).toEqual([
			{ invite: expect.objectContaining({ id }), exception: null },
			{ invite: null, exception: { invite_id: expired.id, message: expect.stringContaining('EXPIRED') } },
			{ invite: null, exception: { invite_id: received.id, message: 'Invite not found.' } },
		]);
		expect(invites(pinterest.worlds.production).get(id)?.status).toBe('CANCELLED');
		expect(await inviteOf(asMembers('new@elsewhere.example'))).not.toBe('');
	});

	it('ask partners for assets; what is wrong with a request is said with its ids only', async () => {
		const request = (partner_id: string, asset: string, ...permissions: string[]) => ({
			partner_id,
			asset_id_to_permissions: { [asset]: permissions },
		});
		const { data } = await api.post(`${business}/requests/assets/access`, {
			asset_requests: [
				request(clientId, hotel, 'FINANCE_MANAGER'),
				request(clientId, clientId, 'PROFILE_PUBLISHER'),
				request(clientId, eu, 'ADMIN'),
				request('123456', hotel, 'ADMIN'),
			],
		});
		expect(data).toEqual({
			invites: { [clientId]: expect.stringMatching(/^\d+$/) },
			exceptions: [
				{ code: 2932, messages: [`Invalid asset id: ${eu}`] },
				{ code: 2932, messages: ['Invalid partner id: 123456'] },
			],
		});
		await respond(as(clientId), data.invites[clientId], { accept_invite: true });
		expect((await api.get(`/ad_accounts/${hotel}`)).data.permissions).toEqual(['FINANCE_MANAGER']);
		const profiles = (await api.get(`${business}/assets?asset_type=PROFILE`)).data.items;
		expect(profiles.map((each: { asset_id: string }) => each.asset_id)).toContain(clientId);
		const wrong = await api.post(`${business}/requests/assets/access`, {
			asset_requests: [request(clientId, eu, 'ADMIN')],
		});
		expect(wrong.data.invites).toBeNull();
	});
});
