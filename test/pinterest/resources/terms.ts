import { row } from '../row';

/** What people search for: every subject with every ending, the most popular first. */
const subjects = ['linen', 'linen throw', 'workout', 'yoga', 'sports', 'small living room', 'stoneware mug', 'summer'];
const endings = ['', ' ideas', ' aesthetic', ' diy', ' for beginners', ' inspiration', ' 2026'];
const searches = endings.flatMap((ending) => subjects.map((subject) => subject + ending));

/** Terms related to one term at most. */
const mostRelated = 8;

export const terms = [
	row<{ terms: string[] }>('GET /terms/related', {
		answer({ query }) {
			const list = query.terms.map((term) => ({ term, related_terms: relatedTo(term) }));
			const body = {
				id: query.terms[0],
				related_term_count: list.reduce((sum, each) => sum + each.related_terms.length, 0),
				related_terms_list: list,
			};
			return { status: 200, body };
		},
	}),
	row<{ term: string; limit: number }>('GET /terms/suggested', {
		answer({ query: { term, limit } }) {
			const begins = searches.filter((each) => each.startsWith(term.toLowerCase()));
			return { status: 200, body: begins.slice(0, limit) };
		},
	}),
];

/** Other searches that have a word of the term in them. */
function relatedTo(term: string): string[] {
	const words = term.toLowerCase().split(/\s+/);
	return searches
		.filter((each) => each !== term.toLowerCase() && each.split(' ').some((word) => words.includes(word)))
		.slice(0, mostRelated);
}
