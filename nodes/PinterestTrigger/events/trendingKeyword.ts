import { asList, asObject, isObject } from '../../shared/api/json';
import { objectsIn } from '../../shared/api/parts';
import {
	AGES,
	INCLUDE_KEYWORDS,
	INTERESTS,
	KEYWORD_GENDERS,
	KEYWORD_REGION,
	TREND_TYPE,
} from '../../shared/fields/trends';
import { repeatedIn } from '../../shared/rows/operation';
import { integer } from '../../shared/fields/kinds';
import { triggerEvent } from '../../shared/trigger/event';

const FILTERS = [AGES, INCLUDE_KEYWORDS, INTERESTS, KEYWORD_GENDERS];

/** A keyword that falls out of the top and comes back enters it again. */
export const trendingKeyword = triggerEvent({
	value: 'trendingKeyword',
	name: 'Trending Keyword Entered the Top N',
	description: 'When a search keyword enters the top trends of a region',
	nothingToShow: 'there is no keyword that fits',
	fields: [
		KEYWORD_REGION,
		TREND_TYPE,
		integer({
			name: 'topN',
			apiName: 'limit',
			in: 'query',
			label: 'Top N',
			description: 'How many keywords to count as the top',
			minimum: 1,
			maximum: 50,
			default: 10,
			required: true,
		}),
	],
	collections: { filters: FILTERS },
	lists: (_caller, { ids, query }) => [
		{
			call: {
				request: 'GET /trends/keywords/{region}/top/{trend_type}',
				ids,
				query,
				repeated: repeatedIn({ collections: { filters: FILTERS } }),
			},
			elementsOf: (answer) =>
				// One that says nothing yet keeps its place.
				objectsIn(
					asList(asObject(answer).trends).map((trend, at) => (isObject(trend) ? { rank: at + 1, ...trend } : trend)),
					'trends',
				),
			keyOf: ({ keyword }) => keyword,
		},
	],
	forgetsAbsent: true,
});
