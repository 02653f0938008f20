import { byId, fromList, items, paired, useSite } from './site';

type Board = Record<string, unknown>;

/** The resource Board: its six operations, whole outputs and what was sent. */
describe('the resource Board', () => {
	const site = useSite();
	const run = (operation: string, parameters: object = {}, more = {}) =>
		site.run({ resource: 'board', operation, ...parameters }, more);
	const raw = async (path: string) => (await site.api.get(path)).data as Board;
	const simple = ({ id, name, description, privacy, pin_count, follower_count, created_at, owner }: Board) => ({
		...{ id, name, description, privacy, pin_count, follower_count, created_at },
		owner: (owner as { username: string }).username,
	});

	it('creates a board with its name alone, and gives it simplified', async () => {
		const { items: output } = await run('create', { boardName: 'Balkon 🌿' });
		const id = site.board('Balkon 🌿');
		expect(output).toEqual(paired([simple(await raw(`/boards/${id}`))]));
		expect(site.sent()).toEqual([['POST /boards', { name: 'Balkon 🌿' }]]);
	});

	it('creates a board with every field, for a business, and gives it whole', async () => {
		const hotel = site.adAccount('Northlight Hotel');
		const { items: output } = await run('create', {
			boardName: 'Lobby',
			output: 'raw',
			additionalFields: { description: 'Where guests arrive', privacy: 'SECRET', isAdsOnly: false },
			options: { adAccountId: byId(hotel) },
		});
		const id = site.board('Lobby');
		expect(output).toEqual(paired([await raw(`/boards/${id}?ad_account_id=${hotel}`)]));
		expect(output[0].json).toMatchObject({ privacy: 'SECRET', owner: { username: 'northlighthotel' } });
		expect(site.sent()).toEqual([
			[
				`POST /boards?ad_account_id=${hotel}`,
				{ name: 'Lobby', description: 'Where guests arrive', privacy: 'SECRET', is_ads_only: false },
			],
		]);
	});

	it('creates a board that is only for ads', async () => {
		const { items: output } = await run('create', {
			boardName: 'Any',
			output: 'raw',
			additionalFields: { isAdsOnly: true },
		});
		expect(output[0].json).toMatchObject({ name: 'Ad-only Pins', privacy: 'PROTECTED', is_ads_only: true });
		expect(site.sent()).toEqual([['POST /boards', { name: 'Any', is_ads_only: true }]]);
	});

	it('deletes a board and says so', async () => {
		const id = site.board('Ceramics');
		const { items: output } = await run('delete', { board: fromList(id) });
		expect(output).toEqual(paired([{ deleted: true }]));
		expect(site.sent()).toEqual([[`DELETE /boards/${id}`]]);
		expect(site.pinterest.boards.has(id)).toBe(false);
	});

	it('gets one board for each item, simplified', async () => {
		const [ceramics, linen] = [site.board('Ceramics'), site.board('Linen bedding')];
		const { items: output } = await run(
			'get',
			{ board: byId('={{ $json.id }}') },
			{ items: items({ id: ceramics }, { id: linen }) },
		);
		const facts = { privacy: 'PUBLIC', pin_count: 8, owner: 'hearthandlinen' };
		expect(output).toEqual(
			paired(
				[
					{
						...facts,
						id: ceramics,
						name: 'Ceramics',
						description: 'Bowls, mugs and vases thrown by hand',
						follower_count: 200,
						created_at: '2026-03-12T08:30:00Z',
					},
				],
				[
					{
						...facts,
						id: linen,
						name: 'Linen bedding',
						description: 'Washed linen in colours of the coast',
						follower_count: 160,
						created_at: '2026-02-11T08:30:00Z',
					},
				],
			),
		);
		expect(site.sent().sort()).toEqual([[`GET /boards/${ceramics}`], [`GET /boards/${linen}`]].sort());
	});

	it('gets one board whole, for a business', async () => {
		const id = site.board('Ceramics');
		const account = site.adAccount('Hearth & Linen EU');
		const { items: output } = await run('get', {
			board: byId(id),
			output: 'raw',
			options: { adAccountId: fromList(account) },
		});
		expect(output).toEqual(paired([await raw(`/boards/${id}`)]));
		expect(site.sent()).toEqual([[`GET /boards/${id}?ad_account_id=${account}`]]);
	});

	it('lists the boards up to the default limit, simplified', async () => {
		const { items: output } = await run('getAll');
		const { items: boards } = (await raw('/boards')) as { items: Board[] };
		expect(output).toEqual(paired(boards.map(simple)));
		expect(output).toHaveLength(9);
		expect(site.sent()).toEqual([['GET /boards?page_size=50']]);
	});

	it('lists boards of one privacy from a bookmark on, in pages of a set size', async () => {
		const account = site.adAccount('Hearth & Linen US');
		const first = await raw(`/boards?privacy=PUBLIC&page_size=2`);
		const rest = (await raw(`/boards?privacy=PUBLIC&bookmark=${String(first.bookmark)}`)) as { items: unknown[] };
		const { items: output } = await run('getAll', {
			returnAll: true,
			output: 'raw',
			filters: { boardPrivacy: 'PUBLIC' },
			options: { bookmark: first.bookmark, pageSize: 3, adAccountId: byId(account) },
		});
		expect(output).toEqual(paired(rest.items));
		const [[begin], [next]] = site.sent();
		const asked = `GET /boards?privacy=PUBLIC&ad_account_id=${account}&bookmark=`;
		expect(begin).toBe(`${asked}${String(first.bookmark)}&page_size=3`);
		expect(next).toMatch(`${asked}`);
		expect(site.sent()).toHaveLength(2);
	});

	it('lists every board in the fewest pages', async () => {
		site.pinterest.seedBoards({ boards: 300 });
		const { items: output } = await run('getAll', { returnAll: true });
		expect(output.map(({ json }) => json.id)).toHaveLength(309);
		expect(new Set(output.map(({ json }) => json.id)).size).toBe(309);
		expect(site.sent().map(([request]) => request.replace(/bookmark=[^&]+&/, ''))).toEqual([
			'GET /boards?page_size=250',
			'GET /boards?page_size=250',
		]);
	});

	it('gives pages whole when asked', async () => {
		const { items: output } = await run('getAll', { returnAll: true, options: { pageSize: 5, rawPages: true } });
		const first = await raw('/boards?page_size=5');
		const second = await raw(`/boards?page_size=5&bookmark=${String(first.bookmark)}`);
		expect(output).toEqual(paired([first, second]));
		expect(second.bookmark).toBeNull();
	});

	it('lists the Pins of a board by creative types, with numbers', async () => {
		const id = site.board('Ceramics');
		const account = site.adAccount('Hearth & Linen EU');
		const { items: output } = await run('getPins', {
			board: byId(id),
			output: 'raw',
			limit: 2,
			filters: { creativeTypes: ['CAROUSEL', 'VIDEO'] },
			options: { adAccountId: byId(account), boardPinMetrics: true },
		});
		const query = 'creative_types=CAROUSEL&creative_types=VIDEO&pin_metrics=true&page_size=2';
		expect(output).toEqual(paired((await raw(`/boards/${id}/pins?${query}`)).items as unknown[]));
		expect(output.map(({ json }) => json.creative_type)).toEqual(['VIDEO', 'CAROUSEL']);
		expect(site.sent()).toEqual([
			[
				`GET /boards/${id}/pins?creative_types=CAROUSEL&creative_types=VIDEO&ad_account_id=${account}&pin_metrics=true&page_size=2`,
			],
		]);
	});

	it('lists the Pins of a board simplified, from a bookmark on', async () => {
		const id = site.board('Linen bedding');
		const first = await raw(`/boards/${id}/pins?page_size=7`);
		const { items: output } = await run('getPins', {
			board: byId(id),
			options: { boardPinMetrics: false, bookmark: first.bookmark, pageSize: 250 },
		});
		const [oldest] = site.pinsOn('Linen bedding').slice(-1);
		const pin = site.pinterest.pins.get(oldest);
		expect(output).toEqual(
			paired([
				{
					id: oldest,
					url: `https://www.pinterest.com/pin/${oldest}/`,
					title: pin?.title,
					description: pin?.description,
					link: pin?.link,
					alt_text: pin?.altText,
					board_id: id,
					board_section_id: pin?.sectionId,
					creative_type: 'REGULAR',
					media_type: 'image',
					image_url: `${site.pinterest.url}/images/${pin?.dominantColor.slice(1)}/1200x1800.png`,
					created_at: '2026-02-11T08:30:00Z',
				},
			]),
		);
		expect(site.sent()).toEqual([
			[`GET /boards/${id}/pins?pin_metrics=false&bookmark=${String(first.bookmark)}&page_size=250`],
		]);
	});

	it('updates name, description and privacy of a board, and gives it whole', async () => {
		const id = site.board('Ceramics');
		const account = site.adAccount('Hearth & Linen EU');
		const { items: output } = await run('update', {
			board: byId(id),
			output: 'raw',
			updateFields: { newName: 'Pottery', description: 'Fired twice', newPrivacy: 'SECRET' },
			options: { adAccountId: byId(account) },
		});
		expect(output).toEqual(paired([await raw(`/boards/${id}`)]));
		expect(output[0].json).toMatchObject({ name: 'Pottery', description: 'Fired twice', privacy: 'SECRET' });
		expect(site.sent()).toEqual([
			[
				`PATCH /boards/${id}?ad_account_id=${account}`,
				{ name: 'Pottery', description: 'Fired twice', privacy: 'SECRET' },
			],
		]);
	});

	it('takes the description of a board away where it is to be cleared, and gives the board simplified', async () => {
		const id = site.board('Ceramics');
		const { items: output } = await run('update', { board: byId(id), updateFields: { clearFields: ['description'] } });
		expect(output).toEqual(paired([simple(await raw(`/boards/${id}`))]));
		expect(output[0].json.description).toBeNull();
		expect(site.sent()).toEqual([[`PATCH /boards/${id}`, { description: null }]]);
	});

	it('leaves the description out where a new board has an empty one', async () => {
		await run('create', { boardName: 'Lamps', additionalFields: { description: '' } });
		expect(site.sent()).toEqual([['POST /boards', { name: 'Lamps' }]]);
	});

	it.each([
		{},
		{ newName: '' },
		{ newPrivacy: '' },
		{ description: '={{ $json.missing }}' },
		{ description: '  ' },
		{ clearFields: [] },
	])('refuses an update that changes nothing (%j), before anything is sent', async (updateFields) => {
		const { error } = await run('update', { board: byId(site.board('Ceramics')), updateFields });
		expect(error?.message).toBe('Nothing to update: set at least one of the Update Fields');
		expect(site.sent()).toEqual([]);
	});
});
