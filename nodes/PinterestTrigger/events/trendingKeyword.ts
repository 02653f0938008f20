import type { IDataObject } from 'n8n-workflow';

import {
	AGES,
	INCLUDE_KEYWORDS,
	INTERESTS,
	KEYWORD_GENDERS,
	KEYWORD_REGION,
	TREND_TYPE,
} from '../../shared/fields/trends';
import { integer } from '../../shared/fields/kinds';
import type { TriggerEvent } from '../event';

const FILTERS = [AGES, INCLUDE_KEYWORDS, INTERESTS, KEYWORD_GENDERS];

/** A keyword that falls out of the top and comes back enters it again. */
export const trendingKeyword: TriggerEvent = {
	value: 'trendingKeyword',
	name: 'Trending Keyword Entered the Top N',
	description: 'When a search keyword is among the first of a region’s trends that was not there before',
	nothing: 'there is no keyword that fits',
	fields: [
		KEYWORD_REGION,
		TREND_TYPE,
		integer({
			name: 'topN',
			apiName: 'limit',
			in: 'query',
			label: 'Top N',
			description: 'How many keywords are the top',
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
				method: 'GET',
				path: '/trends/keywords/{region}/top/{trend_type}',
				ids,
				category: 'trends_read',
				query,
				repeated: FILTERS.filter(({ repeated }) => repeated).map(({ apiName }) => apiName),
			},
			elementsOf: (answer) =>
				((answer as { trends?: IDataObject[] }).trends ?? []).map((trend, at) => ({ rank: at + 1, ...trend })),
			keyOf: ({ keyword }) => String(keyword),
		},
	],
	forgetsAbsent: true,
};
