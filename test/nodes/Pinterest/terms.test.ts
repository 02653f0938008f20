import { items, paired, useSite } from './site';

/** The resource Term: related and suggested search terms. */
describe('the resource Term', () => {
	const site = useSite();
	const run = (operation: string, parameters: object = {}, more = {}) =>
		site.run({ resource: 'term', operation, ...parameters }, more);

	it('gives an item for each term, with what is related to it', async () => {
		const { items: output } = await run('getRelated', { terms: 'yoga, not searched, ' });
		expect(output).toEqual(
			paired([
				{
					term: 'yoga',
					related_terms: [
						'yoga ideas',
						'yoga aesthetic',
						'yoga diy',
						'yoga for beginners',
						'yoga inspiration',
						'yoga 2026',
					],
				},
				{ term: 'not searched', related_terms: [] },
			]),
		);
		expect(site.sent()).toEqual([['GET /terms/related?terms=yoga&terms=not searched']]);
	});

	it('takes a list of terms and gives the whole answer when not simplified', async () => {
		const { items: output } = await run(
			'getRelated',
			{ terms: '={{ $json.terms }}', output: 'raw' },
			{ items: items({ terms: ['yoga, hot', 'linen'] }) },
		);
		const { data } = await site.api.get('/terms/related?terms=yoga,%20hot&terms=linen');
		expect(output).toEqual(paired([data]));
		expect(output[0].json).toMatchObject({ id: 'yoga, hot', related_terms_list: { length: 2 } });
		expect(site.sent()).toEqual([['GET /terms/related?terms=yoga, hot&terms=linen']]);
	});

	it('gives an item for each suggested term, ten unless said otherwise', async () => {
		const { items: output } = await run('getSuggested', { term: 'linen' });
		expect(output).toHaveLength(10);
		expect(site.sent()).toEqual([['GET /terms/suggested?term=linen&limit=10']]);
	});

	it('gives as many suggested terms as wanted, for each item', async () => {
		const { items: output } = await run(
			'getSuggested',
			{ term: '={{ $json.term }}', suggestedLimit: 2 },
			{ items: items({ term: 'sport' }, { term: 'nothing' }, { term: 'yoga' }) },
		);
		expect(output).toEqual(
			paired([{ term: 'sports' }, { term: 'sports ideas' }], [], [{ term: 'yoga' }, { term: 'yoga ideas' }]),
		);
		expect(site.sent().map(([request]) => request)).toEqual(
			expect.arrayContaining(['sport', 'nothing', 'yoga'].map((term) => `GET /terms/suggested?term=${term}&limit=2`)),
		);
	});

	it.each([
		['getRelated', { terms: ' , ' }, 'Terms is missing'],
		['getSuggested', { term: '={{ " " }}' }, 'Term is missing'],
		['getSuggested', { term: 'a', suggestedLimit: 11 }, 'Limit must be a whole number from 1 to 10, not "11"'],
		['getSuggested', { term: 'a', suggestedLimit: 0 }, 'Limit must be a whole number from 1 to 10, not "0"'],
	])('refuses %s with %j before anything is sent', async (operation, parameters, message) => {
		const { error } = await run(operation, parameters);
		expect(error?.message).toBe(message);
		expect(site.sent()).toEqual([]);
	});
});
