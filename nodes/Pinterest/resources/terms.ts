import { asList, asObject } from '../../shared/api/json';
import { nameIn, objectsIn } from '../../shared/api/parts';
import type { Operation, Resource } from '../../shared/rows/operation';
import { operation } from '../../shared/rows/operation';
import { integer, text, texts } from '../../shared/fields/kinds';
import { isSimple } from '../../shared/fields/output';

/** The most suggestions Pinterest gives. */
const MOST_SUGGESTED = 10;

const operations: Operation[] = [
	operation('GET /terms/related', {
		value: 'getRelated',
		name: 'Get Related',
		action: 'Get terms related to term',
		description: 'Get related search terms: "workout" leads to "yoga workout"',
		fields: [
			texts({
				name: 'terms',
				in: 'query',
				label: 'Terms',
				description: 'The terms to start from, separated by commas',
				placeholder: 'e.g. workout, yoga',
				required: true,
				repeated: true,
			}),
		],
		simplify: 'split',
		split: (answer, { local }) =>
			isSimple(local) ? objectsIn(asObject(answer).related_terms_list, 'related terms') : [asObject(answer)],
	}),
	operation('GET /terms/suggested', {
		value: 'getSuggested',
		name: 'Get Suggested',
		action: 'Get popular terms that begin with term',
		description: 'Get popular search terms that begin with a term: "sport" leads to "sportswear"',
		fields: [
			text({
				name: 'term',
				in: 'query',
				label: 'Term',
				description: 'What the terms begin with',
				placeholder: 'e.g. sport',
				required: true,
			}),
			integer({
				name: 'suggestedLimit',
				apiName: 'limit',
				in: 'query',
				label: 'Limit',
				description: 'Max number of results to return',
				minimum: 1,
				maximum: MOST_SUGGESTED,
				default: MOST_SUGGESTED,
			}),
		],
		split: (answer) =>
			asList(answer)
				.filter((term) => term !== null)
				.map((term) => ({ term: nameIn(term, 'a suggested term that is no text') })),
	}),
];

export const terms: Resource = { value: 'term', name: 'Term', operations };
