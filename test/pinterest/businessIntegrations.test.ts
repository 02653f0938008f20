import { client, refusal } from './client';
import { clientId } from './index';
import { usePinterest } from './usePinterest';
import { png } from './images';
import { hierarchyId } from './resources/business/seed';
import { shopId } from './seed';

describe('the simulated Pinterest', () => {
	const pinterest = usePinterest();
	let api: ReturnType<typeof client>;
	const commerce = '/integrations/commerce';
	const asClient = () => client(pinterest, pinterest.issueToken({ userId: clientId }).accessToken);

	beforeEach(() => {
		pinterest.reset();
		pinterest.limits.off();
		api = client(pinterest);
	});

	describe('commerce integrations', () => {
		it('keep what a partner says; tokens are only in their record', async () => {
			const name = 'shop 7/ä';
			const created = await api.post(commerce, {
				external_business_id: name,
				partner_access_token: 'secret',
				partner_access_token_expiry: 1_893_456_000_000,
			});
			expect(created.data).toEqual({
				id: expect.stringMatching(/^\d+$/),
				external_business_id: name,
				connected_user_id: shopId,
				partner_access_token_expiry: 1_893_456_000_000,
				created_timestamp: expect.any(Number),
				updated_timestamp: expect.any(Number),
			});
			const url = `${commerce}/${encodeURIComponent(name)}`;
			const patched = await api.patch(url, { connected_tag_id: '241', partner_access_token: 'newer' });
			expect(patched.data).toMatchObject({ id: created.data.id, connected_tag_id: '241' });
			expect(patched.data).not.toHaveProperty('partner_access_token');
			expect((await api.get(url)).data).toEqual(patched.data);
			expect((await api.get(`/integrations/${created.data.id}`)).data).toMatchObject({
				partner_access_token: 'newer',
				connected_merchant_id: null,
			});
			expect((await api.delete(url)).status).toBe(204);
			expect(refusal(await api.get(url))).toMatchObject({ status: 404, code: 4180 });
			expect(refusal(await api.delete(url))).toMatchObject({ status: 404, code: 4180 });
			expect(refusal(await api.get(`/integrations/${created.data.id}`))).toMatchObject({ status: 404, code: 4517 });
		});

		it('are one for each shop, and their maker’s', async () => {
			const again = { external_business_id: 'hearthandlinen-shop' };
			expect(refusal(await api.post(commerce, again))).toMatchObject({ status: 409, code: 4182 });
			for (const answer of [
				await api.get(`${commerce}/northlight-rooms`),
				await api.patch(`${commerce}/northlight-rooms`, { scopes: 'x' }),
				await api.delete(`${commerce}/northlight-rooms`),
			])
				expect(refusal(answer)).toMatchObject({ status: 409, code: 4182 });
			const { data } = await api.get('/integrations?page_size=1');
			expect(data.items).toMatchObject([{ external_business_id: 'hearthandlinen-outlet' }]);
			const next = await api.get(`/integrations?page_size=1&bookmark=${encodeURIComponent(data.bookmark)}`);
			expect(next.data).toMatchObject({ items: [{ external_business_id: 'hearthandlinen-shop' }], bookmark: null });
		});

		it('connect only ad accounts that can be reached', async () => {
			const [eu] = pinterest.worlds.production.adAccounts.keys();
			const connect = { connected_advertiser_id: eu };
			expect((await api.post(commerce, connect)).status).toBe(200);
			const wrong = await api.post(commerce, { connected_advertiser_id: '123456' });
			expect(refusal(wrong)).toMatchObject({ status: 403, code: 29 });
		});

		it.each([{ external_business_id: 'x' }, { scopes: 7 }, { partner_access_token_expiry: '2030' }, { token: 'x' }])(
			'are not changed by %j',
			async (body) => {
				expect(refusal(await api.patch(`${commerce}/hearthandlinen-shop`, body))).toMatchObject({
					status: 400,
					code: 1,
				});
			},
		);
	});

	it('takes 1 to 250 logs of integrations', async () => {
		const log = { client_timestamp: 1_767_225_600_000, event_type: 'APP', log_level: 'WARN', tag_id: null };
		const post = (logs: unknown[]) => api.post('/integrations/logs', { logs });
		expect((await post(Array.from({ length: 250 }, () => log))).status).toBe(200);
		expect(pinterest.worlds.production.store('integration log').size).toBe(250);
		for (const wrong of [
			[],
			Array.from({ length: 251 }, () => log),
			[{ ...log, log_level: 'DEBUG' }],
			[{ ...log, request: { host: 'a', method: 'GET' } }],
			[{ ...log, error: { code: 1 } }],
		])
			expect(refusal(await post(wrong))).toMatchObject({ status: 400, code: 1 });
	});

	it('takes notifications, and says in an answer of 200 that one was not accepted', async () => {
		const post = async (body: unknown) => (await api.post('/notifications', body)).data;
		expect(await post([{ kind: 'a' }, { kind: 'b' }])).toMatchObject({ success: true });
		expect(await post({})).toMatchObject({ success: false, error_msg: 'A notification is empty.' });
		expect(pinterest.worlds.production.store('notification').size).toBe(2);
		expect((await api.post('/notifications', [])).status).toBe(400);
	});

	describe('brand accounts', () => {
		const path = `/business_access/business_hierarchy/${hierarchyId}/brand_accounts`;
		const brand = { name: 'Canada stores', username: 'canada_stores', country: 'CA' };

		it('are businesses of who made them', async () => {
			const { data } = await api.post(path, brand);
			const employers = async () => (await api.get('/businesses/employers?page_size=1')).data.items;
			expect(await employers()).toMatchObject([{ id: data.brand_account_id, user: { username: 'canada_stores' } }]);
			expect((await api.get(`/businesses/${data.brand_account_id}/members`)).data.items).toHaveLength(1);
			await api.patch(`${path}/${data.brand_account_id}`, { username: 'stores_of_canada' });
			expect(await employers()).toMatchObject([{ user: { username: 'stores_of_canada' } }]);
		});

		it.each([
			['no country', { name: 'A', username: 'a' }, 1],
			['an unknown country', { ...brand, country: 'XX' }, 1],
			['a blank name', { ...brand, name: ' ' }, 400],
			['a user name that is taken', { ...brand, username: 'hearthandlinen' }, 400],
			[
				'an image of another type',
				{
					...brand,
					profile_image: {
						content_type: 'image/jpeg',
						data: png(Buffer.from([1, 2, 3]), 2, 2).toString('base64'),
					},
				},
				1,
			],
		])('are refused with %s', async (_what, body, code) => {
			expect(refusal(await api.post(path, body))).toMatchObject({ status: 400, code });
		});

		it('stand below a hierarchy that is the user’s', async () => {
			expect((await api.post(path.replace(hierarchyId, '123456'), brand)).status).toBe(404);
			expect(refusal(await asClient().post(path, brand))).toMatchObject({ status: 403, code: 29 });
			expect(refusal(await api.patch(`${path}/123456`, {}))).toMatchObject({ status: 404, code: 404 });
			expect(refusal(await api.patch(`${path}/${shopId}`, {}))).toMatchObject({ status: 409, code: 409 });
		});
	});

	it('has employers in the sandbox, and no members', async () => {
		const sandbox = client(
			pinterest,
			pinterest.issueToken({ environment: 'sandbox' }).accessToken,
			pinterest.sandboxApiUrl,
		);
		expect((await sandbox.get('/businesses/employers')).status).toBe(200);
		expect(refusal(await sandbox.get(`/businesses/${shopId}/members`))).toMatchObject({ status: 403, code: 29 });
	});
});
