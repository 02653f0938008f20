import { PRODUCT_CATEGORIES } from '../../../nodes/shared/fields/productCategories';
import { productCategories } from '../../pinterest/resources/productCategories';
import { items, paired, useSite } from './site';

type Topic = Record<string, unknown>;

/** The resource Trend: keywords, topics, product categories and articles. */
describe('the resource Trend', () => {
	const site = useSite();
	const run = (operation: string, parameters: object = {}, more = {}) =>
		site.run({ resource: 'trend', operation, ...parameters }, more);
	const raw = async (path: string) => (await site.api.get(`/trends/${path}`)).data as unknown[];
	const keywords = async (path: string) => (await site.api.get(`/trends/keywords/${path}`)).data.trends as unknown[];

	it('gives an item for each keyword, best first', async () => {
		const { items: output } = await run('getKeywords');
		expect(output).toEqual(paired(await keywords('US/top/growing?limit=50')));
		expect(output).toHaveLength(48);
		expect(site.sent()).toEqual([['GET /trends/keywords/US/top/growing?limit=50']]);
	});

	it('narrows keywords down in every way, in a region of several countries', async () => {
		const { items: output } = await run('getKeywords', {
			keywordRegion: 'DE+AT+CH',
			trendType: 'seasonal',
			keywordLimit: 3,
			filters: {
				ages: ['18-24', '65+'],
				keywordGenders: ['female', 'unknown'],
				includeKeywords: 'linen, small, recipes',
				interests: ['home_decor', 'womens_fashion', 'food_and_drinks'],
			},
			options: { includeDemographics: true, normalizeAgainstGroup: true },
		});
		const asked = [
			'ages=18-24&ages=65+&genders=female&genders=unknown',
			'include_keywords=linen&include_keywords=small&include_keywords=recipes',
			'interests=home_decor&interests=womens_fashion&interests=food_and_drinks',
			'include_demographics=true&normalize_against_group=true',
		].join('&');
		const path = 'DE%2BAT%2BCH/top/seasonal';
		expect(output).toEqual(paired(await keywords(`${path}?limit=3&${asked.replace('65+', '65%2B')}`)));
		expect(output).toHaveLength(3);
		expect(output[0].json).toHaveProperty('demographics.age_distribution.65+');
		expect(site.sent()).toEqual([[`GET /trends/keywords/${path}?limit=3&${asked}`]]);
	});

	it('asks for each item’s own region', async () => {
		const { items: output } = await run(
			'getKeywords',
			{ keywordRegion: '={{ $json.region }}', trendType: 'yearly', keywordLimit: 1 },
			{ items: items({ region: 'GB+IE' }, { region: 'MX+AR+CO+CL' }) },
		);
		expect(output).toEqual(
			paired(await keywords('GB%2BIE/top/yearly?limit=1'), await keywords('MX%2BAR%2BCO%2BCL/top/yearly?limit=1')),
		);
	});

	it('gives an item for each featured topic, with its interest and market', async () => {
		const { items: output } = await run('getFeaturedTopics', {
			region: 'GB+IE',
			filters: { topicInterest: 'HOME_DECOR' },
		});
		const [{ trends }] = (await raw('topics/featured?interest=HOME_DECOR&region=GB%2BIE')) as Array<{
			trends: Topic[];
		}>;
		expect(output).toEqual(paired(trends.map((topic) => ({ interest: 'HOME_DECOR', market: 'GB+IE', ...topic }))));
		expect(output).toHaveLength(5);
		expect(site.sent()).toEqual([['GET /trends/topics/featured?region=GB+IE&interest=HOME_DECOR']]);
	});

	it('gives featured topics by interest as they come when not simplified', async () => {
		const { items: output } = await run('getFeaturedTopics', { output: 'raw' });
		expect(output).toEqual(paired(await raw('topics/featured?region=US')));
		expect(output).toHaveLength(16);
	});

	it('gives an item for each product category', async () => {
		const { items: output } = await run('getProductCategories', {
			productCategories: ['T_SHIRTS', 'BAR_CARTS', 'T_SHIRTS'],
			region: 'CA',
			filters: { lookbackWindow: 730, engagementType: 'SAVE' },
		});
		const query =
			'product_categories=T_SHIRTS&product_categories=BAR_CARTS&region=CA&engagement_type=SAVE&lookback_window=730';
		const whole = await raw(`product_categories/details?${query}`);
		expect(output).toEqual(paired(whole));
		expect(output.map(({ json }) => [json.product_category, Object.keys(json.time_series ?? {}).length])).toEqual([
			['T_SHIRTS', 104],
			['BAR_CARTS', 104],
		]);
		expect(site.sent()).toEqual([[`GET /trends/product_categories/details?${query}`]]);
	});

	it('takes product categories and days as text', async () => {
		await run('getProductCategories', {
			productCategories: '={{ "RUGS, SOFAS" }}',
			filters: { lookbackWindow: '={{ "180" }}' },
		});
		expect(site.sent()).toEqual([
			[
				'GET /trends/product_categories/details?product_categories=RUGS&product_categories=SOFAS&region=US&lookback_window=180',
			],
		]);
	});

	it('offers every product category under a name of its own, in alphabetical order', () => {
		expect(PRODUCT_CATEGORIES.map(({ value }) => value).sort()).toEqual([...productCategories].sort());
		const names = PRODUCT_CATEGORIES.map(({ name }) => name);
		expect(names).toEqual([...new Set(names)].sort((a, b) => a.localeCompare(b)));
	});

	it('gives trending product categories, narrowed down in every way', async () => {
		const { items: output } = await run('getTrendingCategories', {
			region: 'GB+IE',
			filters: {
				ages: ['25-34', '35-44'],
				categoryGenders: ['MALE', 'UNSPECIFIED'],
				engagementType: 'OUTBOUND_CLICK',
				verticals: ['BEAUTY', 'HOME_DECOR'],
			},
		});
		const query =
			'ages=25-34&ages=35-44&genders=MALE&genders=UNSPECIFIED&engagement_type=OUTBOUND_CLICK&verticals=BEAUTY&verticals=HOME_DECOR';
		expect(output).toEqual(paired(await raw(`product_categories/trending?region=GB%2BIE&${query}`)));
		expect(output).toHaveLength(6);
		expect(site.sent()).toEqual([[`GET /trends/product_categories/trending?region=GB+IE&${query}`]]);
	});

	it('gives an item for each editorial article', async () => {
		const { items: output } = await run('getEditorialArticles', { region: 'CA' });
		expect(output).toEqual(paired(await raw('editorial_articles?region=CA')));
		expect(output).toHaveLength(3);
		expect(site.sent()).toEqual([['GET /trends/editorial_articles?region=CA']]);
	});

	const many = (count: number) => Array.from({ length: count }, (_, at) => `word${at}`).join(',');
	it.each([
		['getKeywords', { keywordRegion: 'XX' }, /^Region must be one of AR, .*, US, not "XX"$/],
		['getKeywords', { trendType: 'daily' }, /^Trend Type must be one of growing, .*, not "daily"$/],
		['getKeywords', { keywordLimit: 51 }, 'Limit must be a whole number from 1 to 50, not "51"'],
		[
			'getKeywords',
			{ filters: { includeKeywords: many(51) } },
			'Include Keywords has 51 values, at most 50 are allowed',
		],
		[
			'getKeywords',
			{ filters: { includeKeywords: `rug,${'a'.repeat(101)}` } },
			/^Include Keywords has one of 101 characters, at most 100 are allowed: "a{57}…"$/,
		],
		['getKeywords', { filters: { keywordGenders: ['WOMEN'] } }, /^Genders must be one of female, male, unknown,/],
		['getFeaturedTopics', { region: 'DE' }, 'Region must be one of CA, GB+IE, US, not "DE"'],
		['getProductCategories', { productCategories: '={{ [] }}' }, 'Product Categories is missing'],
		[
			'getProductCategories',
			{ productCategories: productCategories.slice(0, 21) },
			'Product Categories has 21 values, at most 20 are allowed',
		],
		[
			'getProductCategories',
			{ productCategories: ['RUGS'], filters: { lookbackWindow: 91 } },
			'Lookback Window must be one of 90, 180, 365, 730, not "91"',
		],
		['getTrendingCategories', { filters: { ages: ['17'] } }, /^Ages must be one of 18-24, .*, not "17"$/],
	])('refuses %s with %j before anything is sent', async (operation, parameters, message) => {
		const { error } = await run(operation, parameters);
		if (typeof message === 'string') expect(error?.message).toBe(message);
		else expect(error?.message).toMatch(message);
		expect(site.sent()).toEqual([]);
	});
});
