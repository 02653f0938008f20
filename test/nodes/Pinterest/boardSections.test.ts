import { byId, byUrl, fromList, items, paired, useSite } from './site';

/** The resource Board Section: its five operations, whole outputs and what was sent. */
describe('the resource Board Section', () => {
	const site = useSite();
	const run = (operation: string, parameters: object = {}, more = {}) =>
		site.run({ resource: 'boardSection', operation, ...parameters }, more);
	const raw = async (path: string) => (await site.api.get(path)).data as { items: unknown[]; bookmark: string };
	let board: string;
	let account: string;
	beforeEach(() => {
		board = site.board('Living room ideas');
		account = site.adAccount('Hearth & Linen EU');
	});

	it('creates a section', async () => {
		const { items: output } = await run('create', {
			sectionBoard: fromList(board),
			sectionName: 'Curtains & blinds',
			options: { adAccountId: byId(account) },
		});
		const id = site.section('Living room ideas', 'Curtains & blinds');
		expect(output).toEqual(paired([{ id, name: 'Curtains & blinds' }]));
		expect(site.sent()).toEqual([
			[`POST /boards/${board}/sections?ad_account_id=${account}`, { name: 'Curtains & blinds' }],
		]);
	});

	it('deletes a section with its Pins and says so', async () => {
		const lamps = site.section('Living room ideas', 'Lamps');
		const { items: output } = await run('delete', {
			sectionBoard: byId(board),
			section: fromList(lamps),
			options: { adAccountId: byId(account) },
		});
		expect(output).toEqual(paired([{ deleted: true }]));
		expect(site.sent()).toEqual([[`DELETE /boards/${board}/sections/${lamps}?ad_account_id=${account}`]]);
		expect((await site.api.get(`/boards/${board}/sections/${lamps}/pins`)).status).toBe(404);
	});

	it('lists the sections of each item’s board', async () => {
		const ceramics = site.board('Ceramics');
		const { items: output } = await run(
			'getAll',
			{ sectionBoard: byId('={{ $json.board }}'), limit: 2 },
			{ items: items({ board }, { board: ceramics }) },
		);
		const of = (name: string, section: string) => ({ id: site.section(name, section), name: section });
		expect(output).toEqual(
			paired(
				[of('Living room ideas', 'Rugs'), of('Living room ideas', 'Lamps')],
				[of('Ceramics', 'Vases'), of('Ceramics', 'Mugs')],
			),
		);
		expect(site.sent().sort()).toEqual(
			[[`GET /boards/${board}/sections?page_size=2`], [`GET /boards/${ceramics}/sections?page_size=2`]].sort(),
		);
	});

	it('lists sections for a business, from a bookmark on, in pages of a set size', async () => {
		const first = await raw(`/boards/${board}/sections?page_size=1`);
		const rest = await raw(`/boards/${board}/sections?bookmark=${first.bookmark}`);
		const { items: output } = await run('getAll', {
			sectionBoard: byId(board),
			returnAll: true,
			options: { adAccountId: byId(account), bookmark: first.bookmark, pageSize: 2 },
		});
		expect(output).toEqual(paired(rest.items));
		expect(site.sent()).toEqual([
			[`GET /boards/${board}/sections?ad_account_id=${account}&bookmark=${first.bookmark}&page_size=2`],
		]);
	});

	describe('lists the Pins of a section', () => {
		let section: string;
		beforeEach(() => {
			const pin = [...site.pinterest.pins.values()].find((each) => each.boardId === board && each.sectionId);
			section = String(pin?.sectionId);
		});

		it('whole, page by page', async () => {
			const whole = await raw(`/boards/${board}/sections/${section}/pins`);
			const { items: output } = await run('getPins', {
				sectionBoard: byId(board),
				section: byId(section),
				returnAll: true,
				output: 'raw',
				options: { adAccountId: byId(account), pageSize: 1 },
			});
			expect(whole.items.length).toBeGreaterThan(0);
			expect(output).toEqual(paired(whole.items));
			const asked = `GET /boards/${board}/sections/${section}/pins?ad_account_id=${account}&`;
			expect(site.sent()).toHaveLength(whole.items.length);
			expect(site.sent()[0]).toEqual([`${asked}page_size=1`]);
		});

		it('simplified, from a bookmark on', async () => {
			site.pinterest.seedPins(board, 24);
			const path = `/boards/${board}/sections/${section}/pins`;
			const first = await raw(`${path}?page_size=1`);
			const rest = await raw(`${path}?bookmark=${first.bookmark}`);
			const { items: output } = await run('getPins', {
				sectionBoard: byId(board),
				section: byId(section),
				options: { bookmark: first.bookmark },
			});
			expect(output.map(({ json }) => json.id)).toEqual((rest.items as Array<{ id: string }>).map(({ id }) => id));
			expect(output[0].pairedItem).toEqual({ item: 0 });
			expect(Object.keys(output[0].json)).toEqual([
				'id',
				'url',
				'title',
				'description',
				'link',
				'alt_text',
				'board_id',
				'board_section_id',
				'creative_type',
				'media_type',
				'image_url',
				'created_at',
			]);
			expect(site.sent()).toEqual([[`GET ${path}?bookmark=${first.bookmark}&page_size=50`]]);
		});
	});

	it('renames a section', async () => {
		const lamps = site.section('Living room ideas', 'Lamps');
		const { items: output } = await run('update', {
			sectionBoard: byId(board),
			section: byId(lamps),
			sectionName: 'Light 💡',
			options: { adAccountId: byId(account) },
		});
		expect(output).toEqual(paired([{ id: lamps, name: 'Light 💡' }]));
		expect(site.sent()).toEqual([
			[`PATCH /boards/${board}/sections/${lamps}?ad_account_id=${account}`, { name: 'Light 💡' }],
		]);
	});

	it('finds board and section by their addresses', async () => {
		const rugs = site.section('Living room ideas', 'Rugs');
		const { items: output } = await run('update', {
			sectionBoard: byUrl('https://www.pinterest.com/hearthandlinen/living-room-ideas/'),
			section: byUrl('https://www.pinterest.com/hearthandlinen/living-room-ideas/rugs/'),
			sectionName: 'Carpets',
		});
		expect(output).toEqual(paired([{ id: rugs, name: 'Carpets' }]));
		expect(site.sent()).toEqual([
			['GET /boards?page_size=250'],
			[`GET /boards/${board}/sections?page_size=250`],
			[`PATCH /boards/${board}/sections/${rugs}`, { name: 'Carpets' }],
		]);
	});
});
