import { client, refusal } from './client';
import { clientId } from './index';
import { usePinterest } from './usePinterest';

/** Followers, followed users, boards and interests, and linked businesses. */
describe('at the simulated Pinterest', () => {
	const pinterest = usePinterest();
	let api: ReturnType<typeof client>;
	const names = async (path: string) =>
		((await api.get(path)).data as { items: Array<{ username: string }> }).items.map((item) => item.username);

	beforeEach(() => {
		pinterest.reset();
		pinterest.limits.off();
		api = client(pinterest);
	});

	it('an account has as many followers, and follows as many, as it says', async () => {
		const { follower_count, following_count } = (await api.get('/user_account')).data;
		let [count, bookmark]: [number, string | null] = [0, ''];
		while (bookmark !== null) {
			const { data } = await api.get(`/user_account/followers?page_size=250${bookmark && `&bookmark=${bookmark}`}`);
			count += data.items.length;
			bookmark = data.bookmark;
		}
		const followed = await names('/user_account/following?page_size=250');
		expect([count, followed.length]).toEqual([follower_count, following_count]);
	});

	it('followed users are narrowed to creators and to those followed themselves', async () => {
		const all = await names('/user_account/following?page_size=250');
		const creators = await names('/user_account/following?page_size=250&feed_type=CREATOR_ONLY');
		const explicit = await names('/user_account/following?page_size=250&explicit_following=true');
		expect([all.length, creators.length, explicit.length]).toEqual([187, 62, 150]);
		expect(all).toEqual(expect.arrayContaining([...creators, ...explicit]));
	});

	it('ranked users are the same ones in another order, over pages too', async () => {
		const all = await names('/user_account/following?page_size=250');
		const ranked = await names('/user_account/following?page_size=250&feed_type=RANKED');
		expect(ranked).not.toEqual(all);
		expect([...ranked].sort()).toEqual([...all].sort());
		const { data } = await api.get('/user_account/following?page_size=100&feed_type=RANKED');
		const rest = await names(`/user_account/following?page_size=100&feed_type=RANKED&bookmark=${data.bookmark}`);
		expect(rest).toEqual(ranked.slice(100));
		expect((await api.get(`/user_account/following?feed_type=ALL&bookmark=${data.bookmark}`)).status).toBe(400);
	});

	it('a followed user is the newest of those followed, and counted', async () => {
		expect((await api.post('/user_account/following/fan0001', {})).data).toEqual({ username: 'fan0001', type: 'user' });
		await api.post('/user_account/following/fan0001', { auto_follow: false });
		expect(await names('/user_account/following?page_size=2')).toEqual(['fan0001', 'maker0187']);
		expect((await api.get('/user_account')).data.following_count).toBe(188);
	});

	it('whom nobody knows, or who is no partner, is not followed', async () => {
		expect(refusal(await api.post('/user_account/following/nobody', {}))).toMatchObject({ status: 404 });
		expect(refusal(await api.post('/user_account/following/fan0001', { auto_follow: true }))).toMatchObject({
			status: 403,
			code: 29,
		});
		expect((await api.post('/user_account/following/northlighthotel', { auto_follow: true })).status).toBe(200);
	});

	it.each([
		['an id for a username', '/user_account/following/664281800000000002', {}],
		['no body', '/user_account/following/fan0001', undefined],
		['an unknown key', '/user_account/following/fan0001', { follow: true }],
		['a wrong type', '/user_account/following/fan0001', { auto_follow: 'true' }],
		['an unknown parameter', '/user_account/following/fan0001?ad_account_id=1', {}],
	])('following with %s is refused', async (_what, path, body) => {
		expect(refusal(await api.post(path, body))).toMatchObject({ status: 400, code: 1 });
	});

	it('a followed board that is deleted is followed no more', async () => {
		const boards = async () => (await api.get('/user_account/following/boards')).data.items as Array<{ name: string }>;
		expect((await boards()).map(({ name }) => name)).toEqual(['Rooms we furnished together', 'Rooms']);
		const owner = client(pinterest, pinterest.issueToken({ userId: clientId }).accessToken);
		const rooms = (await owner.get('/boards')).data.items.find((board: { name: string }) => board.name === 'Rooms');
		expect((await owner.delete(`/boards/${rooms.id}`)).status).toBe(204);
		expect((await boards()).map(({ name }) => name)).toEqual(['Rooms we furnished together']);
	});

	it('interests are those of the user in the path', async () => {
		const one = (await api.get('/users/hearthandlinen/interests/follow')).data;
		expect(one).toEqual((await api.get('/users/hearthandlinen/interests/follow')).data);
		expect(one.items).not.toEqual((await api.get('/users/fan0009/interests/follow')).data.items);
		expect((await api.get('/users/nobody/interests/follow')).status).toBe(404);
		expect((await api.get('/users/1234/interests/follow')).status).toBe(400);
	});

	it('the sandbox has no list of followed users', async () => {
		const sandbox = client(
			pinterest,
			pinterest.issueToken({ environment: 'sandbox' }).accessToken,
			pinterest.sandboxApiUrl,
		);
		expect(refusal(await sandbox.get('/user_account/following'))).toMatchObject({ status: 403, code: 29 });
		expect((await sandbox.get('/user_account/followers')).status).toBe(200);
	});
});
