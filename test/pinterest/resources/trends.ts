import { randomFrom } from '../random';
import { row, type Call } from '../row';
import { productCategories } from './productCategories';
import { ages, shares, weekly } from './trendNumbers';

const topicInterests = [
	...(['ALL', 'ANIMALS', 'ARCHITECTURE', 'ART', 'BEAUTY', 'DIY_AND_CRAFTS', 'EDUCATION', 'EVENT_PLANNING'] as const),
	...(['FASHION', 'FOOD_AND_DRINKS', 'GARDENING', 'HEALTH', 'HOME_DECOR', 'PARENTING', 'TRAVEL', 'WEDDING'] as const),
];
const topicTitles = ['Coastal Calm', 'Painted Floors', 'Slow Sundays', 'Green Corners', 'Soft Clay', 'Long Tables'];

/** Categories that grow, with the verticals they belong to. */
const growing: Array<[category: string, of: Array<'FASHION' | 'HOME_DECOR' | 'BEAUTY'>]> = [
	['TABLE_LAMPS', ['HOME_DECOR']],
	['AREA_RUGS', ['HOME_DECOR']],
	['THROW_PILLOWS', ['HOME_DECOR']],
	['T_SHIRTS', ['FASHION']],
	['SANDALS', ['FASHION']],
	['HAIR_ACCESSORIES', ['FASHION', 'BEAUTY']],
	['SUNSCREEN', ['BEAUTY']],
	['NAIL_POLISHES', ['BEAUTY']],
];

export const trends = [
	row<{ interest?: string; region: string }>('GET /trends/topics/featured', {
		answer(call) {
			const { interest: wanted, region: market } = call.query;
			const body = topicInterests
				.filter((interest) => wanted === undefined || interest === wanted)
				.map((interest) => ({ interest, market, trends: topTopics(call, interest, market) }));
			return { status: 200, body };
		},
	}),
	row<{ product_categories: string[]; region: string; lookback_window?: number; engagement_type?: string }>(
		'GET /trends/product_categories/details',
		{
			answer({
				query: { product_categories: wanted, region: market, lookback_window: days = 90, engagement_type: type },
			}) {
				return { status: 200, body: wanted.map((category) => details(category, `${market} ${type}`, days)) };
			},
		},
	),
	row<{ region: string; verticals?: string[]; ages?: string[]; genders?: string[]; engagement_type?: string }>(
		'GET /trends/product_categories/trending',
		{
			answer({ query: { verticals: wanted, engagement_type: type = 'ENGAGEMENT', ...audience } }) {
				const body = growing
					.filter(([, of]) => !wanted || of.some((vertical) => wanted.includes(vertical)))
					.map(([product_category, of]) => {
						const random = randomFrom(`${product_category} ${type} ${JSON.stringify(audience)}`);
						return {
							product_category,
							pinterest_product_category_id: String(4000 + productCategories.indexOf(product_category)),
							engagement_type: type,
							verticals: of,
							pct_change_mom: Math.floor(random() * 300),
							percent_relative_volume: Math.floor(random() * 100),
						};
					})
					.sort((a, b) => b.pct_change_mom - a.pct_change_mom);
				return { status: 200, body };
			},
		},
	),
	row<{ region: string }>('GET /trends/editorial_articles', {
		answer: ({ query }) => ({
			status: 200,
			body: topicTitles.slice(0, 3).map((title) => article(title, query.region)),
		}),
	}),
];

function topTopics({ world }: Pick<Call, 'world'>, interest: string, market: string): unknown[] {
	return topicTitles.slice(0, 5).map((title, at) => {
		const random = randomFrom(`${title} ${interest} ${market}`);
		const pins = [...world.pins.values()].slice(at * 2, at * 2 + 2);
		return {
			id: String(7000 + at),
			title,
			description: `${title}, as people in ${market} pin it.`,
			percent_growth_mom: Math.floor(random() * 400),
			related_interests: interest === 'ALL' ? ['HOME_DECOR', 'DIY_AND_CRAFTS'] : [interest],
			related_searches: [`${title.toLowerCase()} ideas`, `${title.toLowerCase()} diy`],
			time_series: weekly(13, random),
			pins: pins.map(({ id, dominantColor: color }) => {
				const src = `${world.imageOrigin()}/images/${color.slice(1)}/236x354.png`;
				return { id, src, width: 236, height: 354, color, vertical_offset: 0 };
			}),
		};
	});
}

function details(category: string, seed: string, days: number): Record<string, unknown> {
	const random = randomFrom(`${category} ${seed}`);
	const change = () => ({ pct_change_mom: Math.floor(random() * 200) - 50 });
	const subject = category.toLowerCase().replaceAll('_', ' ');
	return {
		product_category: category,
		has_prediction: false,
		demographics: { age: shares(ages, random), gender: shares(['female', 'male', 'unspecified'], random) },
		metrics_highlights: { engagement: change(), outbound_clicks: change(), pin_saves: change() },
		related_searches: [`${subject} ideas`, `${subject} aesthetic`],
		time_series: weekly(Math.floor(days / 7), random),
	};
}

function article(title: string, market: string): Record<string, unknown> {
	const slug = title.toLowerCase().replaceAll(' ', '-');
	const random = randomFrom(`${title} ${market}`);
	return {
		title,
		description: `Why ${title} is everywhere in ${market} this season.`,
		board_url: `https://www.pinterest.com/pinterest/${slug}/`,
		pins_url: [1, 2, 3].map((at) => `https://www.pinterest.com/pin/81374488888888${at}/`),
		interests: ['home_decor', 'diy_and_crafts'],
		related_keywords: [`${slug} ideas`, `${slug} diy`].map((name) => ({
			name: name.replaceAll('-', ' '),
			pct_growth_mom: Math.floor(random() * 300),
		})),
	};
}
