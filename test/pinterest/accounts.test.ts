import { client, refusal } from './client';
import { usePinterest } from './usePinterest';

/** The account, its ad accounts, and acting for another business. */
describe('accounts of the simulated Pinterest', () => {
	const pinterest = usePinterest();
	let api: ReturnType<typeof client>;
	const names = (answer: { data: { items: Array<{ name: string }> } }) => answer.data.items.map((item) => item.name);

	beforeEach(() => {
		pinterest.reset();
		pinterest.limits.off();
		api = client(pinterest);
	});

	it('tell about themselves', async () => {
		expect((await api.get('/user_account')).data).toMatchObject({
			username: 'hearthandlinen',
			account_type: 'BUSINESS',
			board_count: 8,
			pin_count: 64,
		});
	});

	it('list their ad accounts, with shared ones unless told not to', async () => {
		expect(names(await api.get('/ad_accounts'))).toEqual([
			'Northlight Hotel',
			'Hearth & Linen US',
			'Hearth & Linen EU',
		]);
		expect(names(await api.get('/ad_accounts?include_shared_accounts=false'))).toHaveLength(2);
	});

	it('act for the owner of an ad account they share, and for no other', async () => {
		const [{ id }] = (await api.get('/ad_accounts')).data.items;
		expect((await api.get(`/user_account?ad_account_id=${id}`)).data.username).toBe('northlighthotel');
		expect(names(await api.get(`/boards?ad_account_id=${id}`))).toEqual(['Rooms we furnished together', 'Rooms']);
		const created = await api.post(`/boards?ad_account_id=${id}`, { name: 'For the hotel' });
		expect(created.data.owner).toEqual({ username: 'northlighthotel' });
		expect(refusal(await api.get('/boards?ad_account_id=999'))).toMatchObject({ status: 403, code: 29 });
	});
});
