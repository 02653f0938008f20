import type { IDataObject } from 'n8n-workflow';

import type { Operation, Resource } from '../../shared/rows/operation';
import { operation } from '../../shared/rows/operation';
import { asObject } from '../../shared/api/json';
import { objectsIn } from '../../shared/api/parts';
import { flag, integer } from '../../shared/fields/kinds';
import { isSimple } from '../../shared/fields/output';
import {
	AGES,
	INCLUDE_KEYWORDS,
	INTERESTS,
	KEYWORD_GENDERS,
	KEYWORD_REGION,
	TREND_TYPE,
} from '../../shared/fields/trends';
import {
	CATEGORIES_TO_GET,
	CATEGORY_GENDERS,
	ENGAGEMENT_TYPE,
	LOOKBACK,
	REGION,
	TOPIC_INTEREST,
	VERTICALS,
} from './trendFields';

/** The most keywords Pinterest ranks. */
const MOST_KEYWORDS = 50;

/** One item a topic, with the interest and the market it belongs to beside it. */
function topics(interests: IDataObject[]): IDataObject[] {
	return interests.flatMap(({ interest, market, trends }) =>
		objectsIn(trends, 'topics').map((topic) => ({ interest, market, ...topic })),
	);
}

const operations: Operation[] = [
	operation('GET /trends/editorial_articles', {
		value: 'getEditorialArticles',
		name: 'Get Editorial Articles',
		action: 'Get editorial articles about trends',
		description: 'Get articles about trends by Pinterest’s editors, with related boards, Pins and keywords',
		fields: [REGION],
	}),
	operation('GET /trends/topics/featured', {
		value: 'getFeaturedTopics',
		name: 'Get Featured Topics',
		action: 'Get featured trending topics',
		description: 'Get the top five topics of each interest, with their growth, related searches and Pins',
		fields: [REGION],
		collections: { filters: [TOPIC_INTEREST] },
		simplify: 'split',
		split: (answer, { local }) => {
			const interests = objectsIn(answer, 'interests');
			return isSimple(local) ? topics(interests) : interests;
		},
	}),
	operation('GET /trends/keywords/{region}/top/{trend_type}', {
		value: 'getKeywords',
		name: 'Get Keywords',
		action: 'Get trending keywords',
		description: 'Get the top search keywords of a region, best first, with their growth and a year of weekly numbers',
		fields: [
			KEYWORD_REGION,
			TREND_TYPE,
			integer({
				name: 'keywordLimit',
				apiName: 'limit',
				in: 'query',
				label: 'Limit',
				description: 'Max number of results to return',
				minimum: 1,
				maximum: MOST_KEYWORDS,
				default: MOST_KEYWORDS,
			}),
		],
		collections: {
			filters: [AGES, KEYWORD_GENDERS, INCLUDE_KEYWORDS, INTERESTS],
			options: [
				flag({
					name: 'includeDemographics',
					apiName: 'include_demographics',
					in: 'query',
					label: 'Demographics',
					description: 'Whether to add the ages and genders of those who search. Only for apps in the closed beta.',
					default: true,
				}),
				flag({
					name: 'normalizeAgainstGroup',
					apiName: 'normalize_against_group',
					in: 'query',
					label: 'Normalize Against Group',
					description:
						'Whether 100 is the highest value across all keywords, so that you can compare them. Otherwise it’s the highest value of each keyword.',
					default: true,
				}),
			],
		},
		split: (answer) => objectsIn(asObject(answer).trends, 'trends'),
	}),
	operation('GET /trends/product_categories/details', {
		value: 'getProductCategories',
		name: 'Get Product Categories',
		action: 'Get trends of product categories',
		description: 'Get the audience, growth, searches and weekly numbers of up to 20 product categories',
		fields: [CATEGORIES_TO_GET, REGION],
		collections: { filters: [ENGAGEMENT_TYPE, LOOKBACK] },
	}),
	operation('GET /trends/product_categories/trending', {
		value: 'getTrendingCategories',
		name: 'Get Trending Categories',
		action: 'Get trending product categories',
		description: 'Get the fastest-growing product categories',
		fields: [REGION],
		collections: {
			filters: [AGES, CATEGORY_GENDERS, ENGAGEMENT_TYPE, VERTICALS],
		},
	}),
];

export const trends: Resource = { value: 'trend', name: 'Trend', operations };
