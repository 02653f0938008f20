import { randomFrom } from '../../random';
import { row } from '../../row';
import { interests } from '../ads/interests';
import { adAccountFor } from './shared';
type InsightType = 'YOUR_TOTAL_AUDIENCE' | 'YOUR_ENGAGED_AUDIENCE' | 'PINTEREST_TOTAL_AUDIENCE';

const subinterests = ['Small rooms', 'Natural materials', 'For a day off'];
/** Key and name of each value. */
const demographics = {
	ages: ['18-24', '25-34', '35-44', '45-49', '50-54', '55-64', '65+'].map((age) => [age, age]),
	countries: [
		['DE', 'Germany'],
		['FR', 'France'],
		['GB', 'United Kingdom'],
		['US', 'United States'],
	],
	devices: [
		['android_mobile', 'Android phone'],
		['iphone', 'iPhone'],
		['ipad', 'iPad'],
		['web', 'Web'],
	],
	genders: [
		['female', 'Female'],
		['male', 'Male'],
		['unspecified', 'Unspecified'],
	],
	metros: [
		['276003', 'Berlin'],
		['276002', 'Hamburg'],
		['501', 'New York'],
	],
};

export const audienceInsights = [
	row<{ audience_insight_type: InsightType }>('GET /ad_accounts/{ad_account_id}/audience_insights', {
		answer(call) {
			const { id } = adAccountFor(call);
			const { audience_insight_type: type } = call.query;
			const isEveryone = type === 'PINTEREST_TOTAL_AUDIENCE';
			const random = randomFrom(isEveryone ? type : `${id} ${type}`);
			const body = {
				type,
				date: yesterday(),
				size: isEveryone
					? 480_000_000
					: Math.round((type === 'YOUR_TOTAL_AUDIENCE' ? 90_000 : 6_000) * (0.7 + random())),
				size_is_upper_bound: isEveryone,
				categories: [...interests].map(([interest, name]) => ({
					...category(interest, name, random),
					subcategories: subinterests.map((sub, at) => category(`${interest}${at}`, `${name}: ${sub}`, random)),
				})),
				demographics: Object.fromEntries(
					Object.entries(demographics).map(([name, values]) => [name, distribution(values, random)]),
				),
			};
			return { status: 200, body };
		},
	}),
	row('GET /ad_accounts/{ad_account_id}/insights/audiences', {
		answer(call) {
			adAccountFor(call);
			const date = yesterday();
			const items = ['PARTNER', 'PINTEREST'].flatMap((scope) =>
				['IMPRESSION_PLUS_ENGAGEMENT', 'ENGAGEMENT'].map((type) => ({ date, scope, type })),
			);
			return { status: 200, body: { items } };
		},
	}),
];

function category(id: string, name: string, random: () => number) {
	return { id, key: id, name, ratio: rounded(0.05 + random() * 0.6), index: rounded(0.5 + random() * 2) };
}

/** Parts of the whole: they add up to 1. */
function distribution(values: string[][], random: () => number) {
	const weights = values.map(() => 0.1 + random());
	const sum = weights.reduce((total, weight) => total + weight, 0);
	return values.map(([key, name], at) => ({ key, name, ratio: weights[at] / sum }));
}

function rounded(value: number): number {
	return Math.round(value * 1000) / 1000;
}

function yesterday(): string {
	return new Date(Date.now() - 24 * 3600 * 1000).toISOString().slice(0, 10);
}
