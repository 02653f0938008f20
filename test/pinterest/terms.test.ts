import { client, refusal } from './client';
import { usePinterest } from './usePinterest';

/** Terms that are related to others, and terms that begin with something. */
describe('at the simulated Pinterest, terms', () => {
	const pinterest = usePinterest();
	let api: ReturnType<typeof client>;

	beforeAll(() => {
		pinterest.limits.off();
		api = client(pinterest);
	});

	it('that are related come for each term asked for', async () => {
		const { data } = await api.get('/terms/related?terms=Yoga&terms=nothing%20like%20it');
		expect(data).toEqual({
			id: 'Yoga',
			related_term_count: 6,
			related_terms_list: [
				{
					term: 'Yoga',
					related_terms: [
						'yoga ideas',
						'yoga aesthetic',
						'yoga diy',
						'yoga for beginners',
						'yoga inspiration',
						'yoga 2026',
					],
				},
				{ term: 'nothing like it', related_terms: [] },
			],
		});
	});

	it('that are suggested begin with the term, 4 unless said otherwise', async () => {
		expect((await api.get('/terms/suggested?term=sport')).data).toEqual([
			'sports',
			'sports ideas',
			'sports aesthetic',
			'sports diy',
		]);
		expect((await api.get('/terms/suggested?term=linen&limit=10')).data).toHaveLength(10);
		expect((await api.get('/terms/suggested?term=port')).data).toEqual([]);
	});

	it('want a term, a limit of 1 to 10, and the scope for ads', async () => {
		for (const path of ['related', 'suggested', 'suggested?term=a&limit=0', 'suggested?term=a&limit=11'])
			expect((await api.get(`/terms/${path}`)).status).toBe(400);
		const poor = client(pinterest, pinterest.issueToken({ scopes: ['boards:read'] }).accessToken);
		expect(refusal(await poor.get('/terms/related?terms=a')).message).toContain("Missing: ['ads:read']");
	});
});
