import type { IDataObject } from 'n8n-workflow';

import { byId, byUrl, fromList, items, paired, useSite } from './site';

/** The resource Pin: reading, saving and deleting. Creating, updating and analytics have files of their own. */
describe('the resource Pin', () => {
	const site = useSite();
	const run = (operation: string, parameters: object = {}, more = {}) =>
		site.run({ resource: 'pin', operation, ...parameters }, more);
	const raw = async (path: string) => (await site.api.get(path)).data as IDataObject;
	const listed = async (query: string) => (await raw(`/pins?${query}`)).items as IDataObject[];
	let account: string;
	/** The newest image, video and carousel on the board Ceramics. */
	let image: string;
	let video: string;
	let carousel: string;
	beforeEach(() => {
		account = site.adAccount('Hearth & Linen EU');
		const newest = (type: string) =>
			String(site.pinsOn('Ceramics').find((id) => site.pinterest.pins.get(id)?.media.type === type));
		[image, video, carousel] = [newest('image'), newest('video'), newest('carousel')];
	});

	it('deletes a Pin and says so', async () => {
		const { items: output } = await run('delete', { pin: byId(image), options: { adAccountId: byId(account) } });
		expect(output).toEqual(paired([{ deleted: true }]));
		expect(site.sent()).toEqual([[`DELETE /pins/${image}?ad_account_id=${account}`]]);
		expect(site.pinterest.pins.has(image)).toBe(false);
	});

	it('gets one Pin for each item, simplified, its largest picture among them', async () => {
		const { items: output } = await run(
			'get',
			{ pin: byId('={{ $json.pin }}') },
			{ items: items({ pin: image }, { pin: video }, { pin: carousel }) },
		);
		const simple = (id: string, more: object) => {
			const pin = site.pinterest.pins.get(id);
			return {
				id,
				url: `https://www.pinterest.com/pin/${id}/`,
				title: pin?.title,
				description: pin?.description,
				link: pin?.link,
				alt_text: pin?.altText,
				board_id: pin?.boardId,
				board_section_id: pin?.sectionId,
				created_at: pin?.createdAt,
				...more,
			};
		};
		const picture = (id: string, height: number) =>
			`${site.pinterest.url}/images/${site.pinterest.pins.get(id)?.dominantColor.slice(1)}/1200x${height}.png`;
		expect(output).toEqual(
			paired(
				[simple(image, { creative_type: 'REGULAR', media_type: 'image', image_url: picture(image, 1800) })],
				[simple(video, { creative_type: 'VIDEO', media_type: 'video', image_url: picture(video, 2133) })],
				[
					simple(carousel, {
						creative_type: 'CAROUSEL',
						media_type: 'multiple_images',
						image_url: picture(carousel, 1200),
					}),
				],
			),
		);
	});

	it('gets one Pin whole, with numbers, for a business', async () => {
		const { items: output } = await run('get', {
			pin: byId(video),
			output: 'raw',
			options: { adAccountId: byId(account), pinMetrics: true },
		});
		expect(output).toEqual(paired([await raw(`/pins/${video}?pin_metrics=true`)]));
		expect(output[0].json.pin_metrics).toMatchObject({ '90d': { impression: expect.any(Number) } });
		expect(site.sent()).toEqual([[`GET /pins/${video}?ad_account_id=${account}&pin_metrics=true`]]);
	});

	it('keeps the numbers when it simplifies', async () => {
		const { items: output } = await run('get', { pin: byId(image), options: { pinMetrics: true } });
		const whole = await raw(`/pins/${image}?pin_metrics=true`);
		expect(output[0].json.pin_metrics).toEqual(whole.pin_metrics);
		expect(Object.keys(output[0].json)).toHaveLength(13);
	});

	it('lists the Pins of the account, simplified', async () => {
		const { items: output } = await run('getAll', { limit: 3 });
		const newest = await listed('page_size=3');
		expect(output.map(({ json, pairedItem }) => [json.id, json.title, pairedItem])).toEqual(
			newest.map(({ id, title }) => [id, title, { item: 0 }]),
		);
		expect(Object.keys(output[0].json)).toHaveLength(12);
		expect(site.sent()).toEqual([['GET /pins?page_size=3']]);
	});

	it('lists Pins by every filter', async () => {
		const { items: output } = await run('getAll', {
			output: 'raw',
			returnAll: true,
			filters: {
				pinCreativeTypes: ['REGULAR', 'VIDEO'],
				domain: 'hearthandlinen.example',
				domains: 'northlight.example, example.org',
				includeProtectedPins: true,
				pinFilter: 'exclude_repins',
				pinType: 'PRIVATE',
			},
			options: { adAccountId: byId(account), pinMetrics: true, includeProductTags: true },
		});
		const query =
			'creative_types=REGULAR&creative_types=VIDEO&domain=hearthandlinen.example&domains=northlight.example&domains=example.org' +
			'&include_protected_pins=true&pin_filter=exclude_repins&pin_type=PRIVATE';
		const more = 'pin_metrics=true&include_product_tag_obj=true&page_size=250';
		const expected = await listed(`${query}&${more}`);
		expect(expected.length).toBeGreaterThan(0);
		expect(expected[0]).toMatchObject({ product_tags: [], pin_metrics: { '90d': {} } });
		expect(output).toEqual(paired(expected));
		expect(site.sent()).toEqual([[`GET /pins?${query}&ad_account_id=${account}&${more}`]]);
	});

	it.each(['exclude_native', 'exclude_repins', 'has_been_promoted'])('filters Pins by %s', async (pinFilter) => {
		await site.api.post(`/pins/${image}/save`, {});
		const { items: output } = await run('getAll', { output: 'raw', returnAll: true, filters: { pinFilter } });
		const expected = await listed(`pin_filter=${pinFilter}&page_size=250`);
		expect(expected.length).toBeGreaterThan(0);
		expect(output).toEqual(paired(expected));
	});

	it('takes up to 100 domains', async () => {
		const domains = (count: number) => Array.from({ length: count }, (_, at) => `shop${at}.example`);
		const list = async (count: number) => await run('getAll', { filters: { domains: domains(count).join() } });
		expect((await list(101)).error?.message).toBe('Domains has 101 values, at most 100 are allowed');
		expect(site.sent()).toEqual([]);
		expect((await list(100)).error).toBeUndefined();
		expect(site.sent()).toHaveLength(1);
	});

	it('sends switches that are off when they are set', async () => {
		await run('getAll', {
			filters: { includeProtectedPins: false },
			options: { pinMetrics: false, includeProductTags: false },
		});
		expect(site.sent()).toEqual([
			['GET /pins?include_protected_pins=false&pin_metrics=false&include_product_tag_obj=false&page_size=50'],
		]);
	});

	it('lists Pins from a bookmark on, in pages of a set size', async () => {
		const { bookmark } = await raw('/pins?page_size=40');
		const rest = await raw(`/pins?bookmark=${String(bookmark)}&page_size=250`);
		const { items: output } = await run('getAll', {
			returnAll: true,
			output: 'raw',
			options: { bookmark, pageSize: 10 },
		});
		expect(output).toEqual(paired(rest.items as unknown[]));
		const sizes = site.sent().map(([request]) => /page_size=(\d+)/.exec(request)?.[1]);
		expect(sizes).toEqual(Array(Math.ceil((rest.items as unknown[]).length / 10)).fill('10'));
		expect(site.sent()[0]).toEqual([`GET /pins?bookmark=${String(bookmark)}&page_size=10`]);
	});

	describe('saves a Pin of anybody', () => {
		it('to a section of a board', async () => {
			const source = site.pinsOn('Rooms')[0];
			const [board, mugs] = [site.board('Ceramics'), site.section('Ceramics', 'Mugs')];
			const { items: output } = await run('save', {
				pin: byUrl(`https://www.pinterest.com/pin/${source}/`),
				saveBoard: fromList(board),
				saveSection: fromList(mugs),
				output: 'raw',
				options: { adAccountId: byId(account) },
			});
			const [id] = site.pinsOn('Ceramics');
			expect(output).toEqual(paired([await raw(`/pins/${id}`)]));
			expect(output[0].json).toMatchObject({ parent_pin_id: source, board_id: board, board_section_id: mugs });
			const body = { board_id: board, board_section_id: mugs };
			expect(site.sent()).toEqual([[`POST /pins/${source}/save?ad_account_id=${account}`, body]]);
		});

		it('to the profile', async () => {
			const source = site.pinsOn('Rooms')[0];
			const { items: output } = await run('save', { pin: byId(source) });
			const [id] = [...site.pinterest.pins.keys()].slice(-1);
			expect(output).toMatchObject([
				{ json: { id, url: `https://www.pinterest.com/pin/${id}/` }, pairedItem: { item: 0 } },
			]);
			expect(output[0].json.board_id).toBeUndefined();
			expect(site.sent()).toEqual([[`POST /pins/${source}/save`, {}]]);
		});
	});
});
