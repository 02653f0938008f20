import { randomFrom } from '../random';
import { row, type Call } from '../row';
import type { World } from '../world';
import { ages, shares, weekly } from './trendNumbers';

/** The interests that keywords can be about, each with the subjects people search for. */
const subjects = {
	animals: ['cat shelf', 'dog bed'],
	architecture: ['tiny house plans', 'stone cottage'],
	art: ['gouache painting', 'sketchbook ideas'],
	beauty: ['glass skin', 'summer nails'],
	childrens_fashion: ['toddler knitwear', 'school outfits'],
	design: ['grid posters', 'lettering'],
	diy_and_crafts: ['macrame wall hanging', 'clay dishes'],
	education: ['bulletin boards', 'study desk'],
	electronics: ['desk setup', 'cable tidy'],
	entertainment: ['movie night', 'game room'],
	event_planning: ['picnic party', 'table settings'],
	finance: ['savings challenge', 'budget planner'],
	food_and_drinks: ['tomato recipes', 'iced tea recipes'],
	gardening: ['balcony herbs', 'raised beds'],
	health: ['morning stretches', 'meal plan'],
	home_decor: ['linen curtains', 'small living room'],
	mens_fashion: ['linen shirt outfit', 'wide trousers'],
	parenting: ['nursery shelves', 'rainy day games'],
	quotes: ['monday quotes', 'kitchen quotes'],
	sport: ['home workout', 'trail running'],
	travel: ['lisbon itinerary', 'cabin weekend'],
	vehicles: ['camper van', 'bike rack'],
	wedding: ['table flowers', 'linen suit'],
	womens_fashion: ['linen dress', 'capsule wardrobe'],
};

interface KeywordQuery {
	interests?: string[];
	genders?: string[];
	ages?: string[];
	include_keywords?: string[];
	normalize_against_group: boolean;
	limit: number;
	include_demographics: boolean;
}

/** Ranks of keywords that differ from the usual, which lie between 0 and 1. */
export const keywordRanks = (world: World) => world.store<number>('keyword rank');

export const trendingKeywords = [
	row<KeywordQuery>('GET /trends/keywords/{region}/top/{trend_type}', {
		answer: (call) => ({ status: 200, body: { trends: topKeywords(call) } }),
	}),
];

function topKeywords({ world, path, query }: Call<KeywordQuery>): Array<Record<string, unknown>> {
	const { interests, include_keywords: words, normalize_against_group: asGroup } = query;
	const audience = JSON.stringify([path.region, path.trend_type, query.ages, query.genders]);
	const ranked = Object.entries(subjects)
		.filter(([interest]) => !interests || interests.includes(interest))
		.flatMap(([, keywords]) => keywords)
		.filter((keyword) => !words || words.some((word) => keyword.includes(word.toLowerCase())))
		.map((keyword) => ({ keyword, random: randomFrom(`${keyword} ${audience}`) }))
		.map(({ keyword, random }) => ({ keyword, rank: random(), volume: 1000 + random() * 90_000, random }))
		.map((one) => ({ ...one, rank: keywordRanks(world).get(one.keyword) ?? one.rank }))
		.sort((a, b) => b.rank - a.rank)
		.slice(0, query.limit);
	const loudest = Math.max(...ranked.map(({ volume }) => volume));
	return ranked.map(({ keyword, volume, random }) => ({
		keyword,
		pct_growth_wow: Math.floor(random() * 140) - 40,
		pct_growth_mom: Math.floor(random() * 500) - 100,
		pct_growth_yoy: Math.floor(random() * 900) - 100,
		has_prediction: false,
		time_series: weekly(52, random, asGroup ? (100 * volume) / loudest : 100),
		...(query.include_demographics && {
			demographics: {
				age_distribution: shares(ages, random),
				gender_distribution: shares(['female', 'male', 'unspecified'], random),
			},
		}),
	}));
}
