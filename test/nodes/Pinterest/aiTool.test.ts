import { byId, items, paired, useSite } from './site';

/** The node as a tool of an AI agent: what an agent reads of it, and values that come as text. */
describe('as an AI tool', () => {
	describe('with every value as text', () => {
		const site = useSite();
		const raw = async (path: string) => (await site.api.get(path)).data as { items: unknown[] };

		it('a list is limited', async () => {
			const { items: output } = await site.run(
				{
					resource: 'board',
					operation: 'getAll',
					returnAll: '={{ $json.all }}',
					limit: '={{ $json.limit }}',
					output: '={{ $json.output }}',
					options: { pageSize: '={{ $json.size }}' },
				},
				{ items: items({ all: 'false', limit: '5', output: 'raw', size: '3' }) },
			);
			expect(output).toEqual(paired((await raw('/boards?page_size=5')).items));
			expect(site.sent().map(([request]) => request.replace(/bookmark=[^&]+&/, ''))).toEqual([
				'GET /boards?page_size=3',
				'GET /boards?page_size=3',
			]);
		});

		it('a board is found by its name, where an ID is asked for', async () => {
			const board = byId('={{ $json.board }}');
			const parameters = { resource: 'board', operation: 'get', board };
			const { items: output } = await site.run(parameters, { items: items({ board: 'Living room ideas' }) });
			expect(output[0].json).toMatchObject({ id: site.board('Living room ideas'), name: 'Living room ideas' });
			const { error } = await site.run(parameters, { items: items({ board: 'Attic' }) });
			expect(error?.message).toBe('Board is not usable: No board has the name "Attic"; give its exact name, or its ID');
		});

		it('a list is read to its end', async () => {
			const { items: output } = await site.run(
				{ resource: 'board', operation: 'getAll', returnAll: '={{ $json.all }}', output: '={{ $json.output }}' },
				{ items: items({ all: 'true', output: 'simple' }) },
			);
			expect(output).toHaveLength(9);
			expect(output[0].json.owner).toBe('northlighthotel');
		});

		it('Pins are filtered', async () => {
			const { items: output } = await site.run(
				{
					resource: 'pin',
					operation: 'getAll',
					returnAll: true,
					filters: { pinCreativeTypes: '={{ $json.types }}', includeProtectedPins: '={{ $json.protected }}' },
					options: { pinMetrics: '={{ $json.metrics }}' },
				},
				{ items: items({ types: 'VIDEO, CAROUSEL', protected: 'true', metrics: 'false' }) },
			);
			expect(new Set(output.map(({ json }) => json.creative_type))).toEqual(new Set(['VIDEO', 'CAROUSEL']));
			expect(site.sent()).toEqual([
				[
					'GET /pins?creative_types=VIDEO&creative_types=CAROUSEL&include_protected_pins=true&pin_metrics=false&page_size=250',
				],
			]);
		});

		it('a Pin is published', async () => {
			const given = {
				board: site.board('Ceramics'),
				media: 'image',
				url: 'https://example.com/a.png',
				standard: 'true',
				title: 42,
			};
			const { items: output } = await site.run(
				{
					resource: 'pin',
					operation: 'create',
					pinBoard: byId('={{ $json.board }}'),
					mediaSource: '={{ $json.media }}',
					image: '={{ $json.url }}',
					// While Media is an expression, n8n shows these too, and asks for them.
					...{ video: '={{ $json.none }}', mediaId: '={{ $json.none }}', cover: '={{ $json.none }}' },
					title: '={{ $json.title }}',
					options: { isStandard: '={{ $json.standard }}' },
					requestOptions: { requestsAtOnce: '={{ "2" }}', maximumWait: '={{ "60" }}' },
				},
				{ items: items(given) },
			);
			expect(output).toHaveLength(1);
			const media_source = { source_type: 'image_url', url: given.url, is_standard: true };
			expect(site.sent()).toEqual([['POST /pins', { board_id: given.board, title: '42', media_source }]]);
		});

		it('a board is made', async () => {
			const { items: output } = await site.run(
				{
					resource: 'board',
					operation: 'create',
					boardName: '={{ $json.name }}',
					additionalFields: { privacy: '={{ $json.privacy }}', isAdsOnly: '={{ $json.ads }}' },
				},
				{ items: items({ name: 'From an agent', privacy: 'SECRET', ads: 'false' }) },
			);
			expect(output).toHaveLength(1);
			expect(site.sent()).toEqual([['POST /boards', { name: 'From an agent', privacy: 'SECRET', is_ads_only: false }]]);
		});

		it('numbers of Pins are asked for', async () => {
			const pins = site.pinsOn('Ceramics').slice(0, 2);
			const { items: output } = await site.run(
				{
					resource: 'pin',
					operation: 'getManyAnalytics',
					pinIds: '={{ $json.pins }}',
					period: '={{ $json.period }}',
					metricTypes: '={{ $json.metrics }}',
				},
				{ items: items({ pins: pins.join(', '), period: 'last7Days', metrics: 'SAVE,IMPRESSION' }) },
			);
			expect(output).toHaveLength(14);
			expect(site.sent()[0][0]).toMatch(/metric_types=SAVE,IMPRESSION/);
		});

		it.each(['yes', '1', 'maybe'])('%j is no switch', async (value) => {
			const { error } = await site.run(
				{ resource: 'pin', operation: 'getAll', options: { pinMetrics: '={{ $json.value }}' } },
				{ items: items({ value }) },
			);
			expect(error?.message).toBe(`Pin Metrics must be true or false, not "${value}"`);
			expect(site.sent()).toEqual([]);
		});
	});
});
