import { byId, items, paired, useSite } from './site';

/** The resource Account without its analytics: whole outputs and what was sent. */
describe('the resource Account', () => {
	const site = useSite();
	const run = (operation: string, parameters: object = {}, more = {}) =>
		site.run({ resource: 'account', operation, ...parameters }, more);
	const raw = async (path: string) => (await site.api.get(path)).data as Record<string, unknown>;
	const users = (...usernames: string[]) => usernames.map((username) => ({ username, type: 'user' }));

	it('gets the account, simplified', async () => {
		const { items: output } = await run('get');
		expect(output).toEqual(
			paired([
				{
					id: '664281800000000001',
					username: 'hearthandlinen',
					account_type: 'BUSINESS',
					business_name: 'Hearth & Linen',
					website_url: 'https://hearthandlinen.example',
					follower_count: 4312,
					following_count: 187,
					board_count: 8,
					pin_count: 64,
					monthly_views: 218_450,
				},
			]),
		);
		expect(site.sent()).toEqual([['GET /user_account']]);
	});

	it('gets the account of a business whole', async () => {
		const hotel = site.adAccount('Northlight Hotel');
		const { items: output } = await run('get', { output: 'raw', options: { adAccountId: byId(hotel) } });
		expect(output).toEqual(paired([await raw(`/user_account?ad_account_id=${hotel}`)]));
		expect(output[0].json).toMatchObject({ username: 'northlighthotel', about: 'Twelve rooms and a good breakfast.' });
		expect(site.sent()).toEqual([[`GET /user_account?ad_account_id=${hotel}`]]);
	});

	it('lists the linked businesses, one item each', async () => {
		const { items: output } = await run('getBusinesses');
		const image = (size: number) => `${site.pinterest.url}/images/3f5b63/${size}x${size}.png`;
		expect(output).toEqual(
			paired([
				{
					username: 'northlighthotel',
					image_small_url: image(30),
					image_medium_url: image(75),
					image_large_url: image(140),
					image_xlarge_url: image(280),
				},
			]),
		);
		expect(site.sent()).toEqual([['GET /user_account/businesses']]);
	});

	it('gives no item where no business is linked', async () => {
		site.pinterest.worlds.production.accounts.get('664281800000000001')?.businessIds.pop();
		const { items: output, error } = await run('getBusinesses');
		expect([output, error]).toEqual([[], undefined]);
	});

	describe('lists followers', () => {
		it('up to a limit', async () => {
			const { items: output } = await run('getFollowers', { limit: 3 });
			expect(output).toEqual(paired(users('fan4312', 'fan4311', 'fan4310')));
			expect(site.sent()).toEqual([['GET /user_account/followers?page_size=3']]);
		});

		it('all of them, in the fewest pages', async () => {
			const { items: output } = await run('getFollowers', { returnAll: true });
			expect(new Set(output.map(({ json }) => json.username)).size).toBe(4312);
			expect(site.sent()).toHaveLength(Math.ceil(4312 / 250));
		});

		it('from a bookmark on, in whole pages of a set size', async () => {
			const { bookmark } = await raw('/user_account/followers?page_size=2');
			const second = await raw(`/user_account/followers?page_size=2&bookmark=${String(bookmark)}`);
			const { items: output } = await run('getFollowers', {
				limit: 2,
				options: { bookmark, pageSize: 2, rawPages: true },
			});
			expect(output).toEqual(paired([second]));
			expect(site.sent()).toEqual([[`GET /user_account/followers?bookmark=${String(bookmark)}&page_size=2`]]);
		});
	});

	describe('lists followed users', () => {
		it('all kinds unless told', async () => {
			const { items: output } = await run('getFollowing', { limit: 2 });
			expect(output).toEqual(paired(users('maker0187', 'maker0186')));
			expect(site.sent()).toEqual([['GET /user_account/following?page_size=2']]);
		});

		it('of a kind, without those of whom only boards are followed, for a business', async () => {
			const hotel = site.adAccount('Northlight Hotel');
			const { items: output } = await run('getFollowing', {
				returnAll: true,
				filters: { feedType: 'CREATOR_ONLY', explicitFollowing: true },
				options: { adAccountId: byId(hotel) },
			});
			const creators = [42, 39, 36, 33, 27, 24, 21, 18, 12, 9, 6, 3];
			expect(output).toEqual(paired(users(...creators.map((at) => `maker00${String(at).padStart(2, '0')}`))));
			expect(site.sent()).toEqual([
				[
					`GET /user_account/following?explicit_following=true&feed_type=CREATOR_ONLY&ad_account_id=${hotel}&page_size=250`,
				],
			]);
		});

		it.each(['ALL', 'RANKED', 'RANKED_CREATOR_ONLY'])('as Pinterest has them for %s', async (feedType) => {
			const { items: output } = await run('getFollowing', { returnAll: true, filters: { feedType } });
			const { items: followed } = await raw(`/user_account/following?feed_type=${feedType}&page_size=250`);
			expect(output).toEqual(paired(followed as unknown[]));
			expect(output.length).toBeGreaterThan(60);
		});

		it('refusing kinds there are none of, before anything is sent', async () => {
			const { error } = await run('getFollowing', { filters: { feedType: 'FRIENDS' } });
			expect(error?.message).toBe('Users must be one of ALL, RANKED, CREATOR_ONLY, RANKED_CREATOR_ONLY, not "FRIENDS"');
			expect(site.sent()).toEqual([]);
		});
	});

	it('lists followed boards, simplified', async () => {
		const { items: output } = await run('getFollowedBoards');
		const { items: boards } = (await raw('/user_account/following/boards')) as {
			items: Array<Record<string, unknown>>;
		};
		expect(boards.map(({ name }) => name)).toEqual(['Rooms we furnished together', 'Rooms']);
		expect(output).toEqual(
			paired(
				boards.map(({ id, name, description, privacy, pin_count, follower_count, created_at }) => ({
					id,
					name,
					description,
					privacy,
					pin_count,
					follower_count,
					created_at,
					owner: 'northlighthotel',
				})),
			),
		);
		expect(site.sent()).toEqual([['GET /user_account/following/boards?page_size=50']]);
	});

	it('lists followed boards whole, only those followed themselves, for a business', async () => {
		const hotel = site.adAccount('Northlight Hotel');
		const { items: output } = await run('getFollowedBoards', {
			returnAll: true,
			output: 'raw',
			filters: { explicitFollowing: true },
			options: { adAccountId: byId(hotel), pageSize: 2 },
		});
		const asked = `/user_account/following/boards?explicit_following=true&ad_account_id=${hotel}`;
		expect(output).toEqual(paired((await raw(asked)).items as unknown[]));
		expect(output.map(({ json }) => json.name)).toEqual(['Autumn decor 🍂', 'Ceramics', 'Living room ideas']);
		expect(site.sent()[0]).toEqual([`GET ${asked}&page_size=2`]);
		expect(site.sent()).toHaveLength(2);
	});

	it('lists the interests of the users that items name, by name or profile', async () => {
		const [shop, hotel] = await Promise.all(
			['hearthandlinen', 'northlighthotel'].map((name) => raw(`/users/${name}/interests/follow`)),
		);
		const { items: output } = await run(
			'getFollowedInterests',
			{ username: '={{ $json.who }}', returnAll: true },
			{ items: items({ who: '@hearthandlinen' }, { who: 'https://www.pinterest.de/northlighthotel/_saved/' }) },
		);
		expect(output).toEqual(paired(shop.items as unknown[], hotel.items as unknown[]));
		expect(output[0].json).toEqual({
			id: expect.stringMatching(/^\d+$/),
			key: expect.any(String),
			name: expect.any(String),
			canonical_url: expect.stringMatching(/^https:/),
		});
		expect(site.sent().sort()).toEqual([
			['GET /users/hearthandlinen/interests/follow?page_size=250'],
			['GET /users/northlighthotel/interests/follow?page_size=250'],
		]);
	});

	describe('follows a user', () => {
		const followed = async () => (await raw('/user_account/following?page_size=1')).items;

		it('by name', async () => {
			const { items: output } = await run('follow', { username: 'fan0007' });
			expect(output).toEqual(paired(users('fan0007')));
			expect(site.sent()).toEqual([['POST /user_account/following/fan0007', {}]]);
			expect(await followed()).toEqual(users('fan0007'));
		});

		it('by profile, after a click on a follow link', async () => {
			const { items: output } = await run('follow', {
				username: 'https://pinterest.com/northlighthotel',
				additionalFields: { autoFollow: true },
			});
			expect(output).toEqual(paired(users('northlighthotel')));
			expect(site.sent()).toEqual([['POST /user_account/following/northlighthotel', { auto_follow: true }]]);
			expect(await followed()).toEqual(users('northlighthotel'));
		});

		it('and says whom Pinterest does not know, beside those it does', async () => {
			const { items: output } = await run(
				'follow',
				{ username: '={{ $json.who }}' },
				{ items: items({ who: 'nobody' }, { who: 'fan0001' }), continueOnFail: true },
			);
			expect(output).toEqual([
				{
					json: expect.objectContaining({ error: expect.stringContaining('User not found') }),
					pairedItem: { item: 0 },
				},
				...paired([], users('fan0001')),
			]);
		});

		it('and refuses an address elsewhere, before anything is sent', async () => {
			const { error } = await run('follow', { username: 'https://pinterest.example/hearthandlinen/' });
			expect(error?.message).toBe(
				'Username is not an address of Pinterest: "https://pinterest.example/hearthandlinen/"',
			);
			expect(site.sent()).toEqual([]);
		});

		it.each([
			['an id', '664281800000000002'],
			['a Pin’s address', 'https://www.pinterest.com/pin/813744226420795884/'],
			['Pinterest’s own address', 'https://www.pinterest.com/'],
			['several words', 'Hearth and Linen'],
			['a path', 'hearthandlinen/ceramics'],
		])('and refuses %s, before anything is sent', async (_what, username) => {
			const { error } = await run('follow', { username });
			expect(error?.message).toBe(
				`Username must be a username such as my-shop, or the address of a profile such as https://www.pinterest.com/my-shop/, not "${username}"`,
			);
			expect(site.sent()).toEqual([]);
		});

		it('and needs its name', async () => {
			const { error } = await run('follow', { username: '={{ "" }}' });
			expect(error?.message).toBe('Username is missing');
			expect(site.sent()).toEqual([]);
		});
	});
});
