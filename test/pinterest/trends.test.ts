import { client, refusal } from './client';
import { usePinterest } from './usePinterest';

interface Keyword {
	keyword: string;
	time_series: Record<string, number>;
	demographics?: Record<string, Record<string, number>>;
}

/** Trending keywords, topics, product categories and articles. */
describe('at the simulated Pinterest, trends', () => {
	const pinterest = usePinterest();
	let api: ReturnType<typeof client>;
	const keywords = async (path: string) => (await api.get(`/trends/keywords/${path}`)).data.trends as Keyword[];
	const peak = ({ time_series }: Keyword) => Math.max(...Object.values(time_series));

	beforeAll(() => {
		pinterest.limits.off();
		api = client(pinterest);
	});

	it('give keywords of a region by interest and word, the same in every run', async () => {
		const all = await keywords('DE%2BAT%2BCH/top/growing');
		expect(all).toHaveLength(48);
		expect(all).toEqual(await keywords('DE%2BAT%2BCH/top/growing'));
		expect((await keywords('US/top/growing')).map(({ keyword }) => keyword)).not.toEqual(
			all.map(({ keyword }) => keyword),
		);
		const query = 'interests=home_decor&interests=womens_fashion&include_keywords=linen&include_keywords=small';
		const narrowed = await keywords(`US/top/monthly?${query}&limit=50`);
		expect(narrowed.map(({ keyword }) => keyword).sort()).toEqual([
			'linen curtains',
			'linen dress',
			'small living room',
		]);
		expect(await keywords('US/top/growing?limit=3')).toHaveLength(3);
	});

	it('give a year of weeks, up to 100 for each keyword or for the loudest of all', async () => {
		const own = await keywords('US/top/yearly');
		expect(Object.keys(own[0].time_series)).toHaveLength(52);
		expect(new Set(own.map(peak))).toEqual(new Set([100]));
		const together = (await keywords('US/top/yearly?normalize_against_group=true')).map(peak);
		expect(Math.max(...together)).toBe(100);
		expect(together.filter((most) => most === 100).length).toBeLessThan(together.length);
	});

	it('show who searches only when asked', async () => {
		expect((await keywords('US/top/seasonal?limit=1'))[0]).not.toHaveProperty('demographics');
		const [{ demographics }] = await keywords('US/top/seasonal?limit=1&include_demographics=true');
		expect(Object.keys(demographics ?? {})).toEqual(['age_distribution', 'gender_distribution']);
	});

	it('give five topics of one interest or of each', async () => {
		const { data } = await api.get('/trends/topics/featured?region=GB%2BIE&interest=HOME_DECOR');
		expect(data).toMatchObject([{ interest: 'HOME_DECOR', market: 'GB+IE', trends: { length: 5 } }]);
		expect((await api.get('/trends/topics/featured?region=US')).data).toHaveLength(16);
	});

	it('give details of the categories asked for, over the days asked for', async () => {
		const path =
			'/trends/product_categories/details?product_categories=T_SHIRTS&product_categories=BAR_CARTS&region=CA';
		const weeks = async (query = '') =>
			(await api.get(path + query)).data.map(({ product_category, time_series }: Record<string, object>) => [
				product_category,
				Object.keys(time_series).length,
			]);
		expect(await weeks()).toEqual([
			['T_SHIRTS', 12],
			['BAR_CARTS', 12],
		]);
		expect(await weeks('&lookback_window=730&engagement_type=SAVE')).toEqual([
			['T_SHIRTS', 104],
			['BAR_CARTS', 104],
		]);
	});

	it('give the categories of the verticals asked for, the fastest first', async () => {
		const { data } = await api.get(
			'/trends/product_categories/trending?region=US&verticals=BEAUTY&engagement_type=SAVE',
		);
		const growth = data.map(({ pct_change_mom }: { pct_change_mom: number }) => pct_change_mom);
		expect(growth).toEqual([...growth].sort((a, b) => b - a));
		expect(data.map(({ product_category }: { product_category: string }) => product_category).sort()).toEqual([
			'HAIR_ACCESSORIES',
			'NAIL_POLISHES',
			'SUNSCREEN',
		]);
	});

	it('refuse what is not described', async () => {
		const many = Array.from({ length: 51 }, (_, at) => `include_keywords=${at}`).join('&');
		for (const path of [
			'keywords/XX/top/growing',
			'keywords/US/top/daily',
			'keywords/US/top/growing?limit=51',
			'keywords/US/top/growing?include_prediction=true',
			`keywords/US/top/growing?${many}`,
			`keywords/US/top/growing?include_keywords=${'a'.repeat(101)}`,
			'keywords/US/top/growing?genders=FEMALE',
			'topics/featured',
			'topics/featured?region=DE',
			'product_categories/details?region=US&product_categories=NOT_ONE',
			'product_categories/details?region=US&product_categories=BAGS_AND_LUGGAGE&lookback_window=91',
			'product_categories/trending?region=US&genders=female',
			'editorial_articles',
		])
			expect([path, (await api.get(`/trends/${path}`)).status]).toEqual([path, 400]);
	});

	it('but for keywords are not in the sandbox, and need the scope for accounts', async () => {
		const { accessToken } = pinterest.issueToken({ environment: 'sandbox' });
		const sandbox = client(pinterest, accessToken, pinterest.sandboxApiUrl);
		expect((await sandbox.get('/trends/keywords/US/top/growing')).status).toBe(200);
		expect((await sandbox.get('/trends/editorial_articles?region=US')).status).toBe(403);
		const poor = client(pinterest, pinterest.issueToken({ scopes: ['ads:read'] }).accessToken);
		expect(refusal(await poor.get('/trends/editorial_articles?region=US')).message).toContain('user_accounts:read');
	});
});
