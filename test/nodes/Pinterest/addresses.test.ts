import { byId, byUrl, items, useSite } from './site';

/** Boards, sections, Pins and ad accounts by their addresses. */
describe('by its address', () => {
	const site = useSite();
	const pinGet = (url: string) => site.run({ resource: 'pin', operation: 'get', pin: byUrl(url) });
	const boardGet = (url: string, more: object = {}) =>
		site.run({ resource: 'board', operation: 'get', board: byUrl(url), ...more });

	describe('a Pin is found', () => {
		it.each([
			'https://www.pinterest.com/pin/ID/',
			'https://pinterest.com/pin/ID',
			'http://www.pinterest.com/pin/ID',
			'https://de.pinterest.com/pin/ID/',
			'https://www.pinterest.co.uk/pin/ID/',
			'https://www.pinterest.com.au/pin/ID/',
			'https://www.pinterest.de/pin/linen-throw--ID/',
			'https://www.pinterest.com/pin/ID/sent/?invite_code=1&sender=2',
			'https://www.pinterest.com/pin/ID/#comments',
			'  https://WWW.Pinterest.com/pin/ID/  ',
		])('as %s', async (url) => {
			const [id] = site.pinsOn('Ceramics');
			const { items: output, error } = await pinGet(url.replace('ID', id));
			expect(error).toBeUndefined();
			expect(output[0].json.id).toBe(id);
			expect(site.sent()).toEqual([[`GET /pins/${id}`]]);
		});

		it('where an id is expected', async () => {
			const [id] = site.pinsOn('Ceramics');
			const pin = byId(`=https://www.pinterest.com/pin/${id}/`);
			const { items: output } = await site.run({ resource: 'pin', operation: 'get', pin });
			expect(output[0].json.id).toBe(id);
		});
	});

	it.each([
		[
			'https://pin.it/3xYzAbC',
			'Pin is a short link, which hides the id; open it in a browser and use the address it leads to',
		],
		[
			'https://example.com/pin/813744226420795884/',
			'Pin is not an address of Pinterest: "https://example.com/pin/813744226420795884/"',
		],
		[
			'https://notpinterest.com/pin/8137442264/',
			'Pin is not an address of Pinterest: "https://notpinterest.com/pin/8137442264/"',
		],
		[
			'https://www.pinterest.com/hearthandlinen/ceramics/',
			'Pin is not the address of a Pin: "https://www.pinterest.com/hearthandlinen/ceramics/". It looks like https://www.pinterest.com/pin/813744226420795884/',
		],
		[
			'https://www.pinterest.com/pin/create/button/',
			'Pin is not the address of a Pin: "https://www.pinterest.com/pin/create/button/". It looks like https://www.pinterest.com/pin/813744226420795884/',
		],
	])('%s is refused as a Pin before anything is sent', async (url, message) => {
		const { error } = await pinGet(`=${url}`);
		expect(error?.message).toBe(`${message}`);
		expect(site.sent()).toEqual([]);
	});

	describe('a board is found', () => {
		it.each([
			['Living room ideas', 'https://www.pinterest.com/hearthandlinen/living-room-ideas/'],
			['Kitchen & table', 'https://de.pinterest.com/HearthAndLinen/kitchen-table?utm_source=x'],
			['Autumn decor 🍂', 'https://www.pinterest.co.uk/hearthandlinen/autumn-decor/'],
			['Linen bedding', 'https://www.pinterest.com/hearthandlinen/linen-bedding/summer/'],
			['Rooms we furnished together', 'https://www.pinterest.com/northlighthotel/rooms-we-furnished-together/'],
		])('%s', async (name, url) => {
			const { items: output, error } = await boardGet(url);
			expect(error).toBeUndefined();
			expect(output[0].json).toMatchObject({ id: site.board(name), name });
			expect(site.sent()).toEqual([['GET /boards?page_size=250'], [`GET /boards/${site.board(name)}`]]);
		});

		it('among more than one page of boards', async () => {
			site.pinterest.seedBoards({ boards: 300 });
			const { items: output } = await boardGet('https://www.pinterest.com/hearthandlinen/ceramics/');
			expect(output[0].json.id).toBe(site.board('Ceramics'));
			expect(site.sent()).toHaveLength(3);
		});

		it('of the business that is acted for', async () => {
			const account = site.adAccount('Northlight Hotel');
			const options = { adAccountId: byUrl(`https://ads.pinterest.com/advertiser/${account}/reporting/`) };
			const { items: output } = await boardGet('https://www.pinterest.com/northlighthotel/rooms/', { options });
			expect(output[0].json.name).toBe('Rooms');
			const id = String(output[0].json.id);
			expect(site.sent()).toEqual([
				[`GET /boards?ad_account_id=${account}&page_size=250`],
				[`GET /boards/${id}?ad_account_id=${account}`],
			]);
		});

		it('once for all items that name it', async () => {
			const url = 'https://www.pinterest.com/hearthandlinen/ceramics/';
			const { items: output } = await site.run(
				{ resource: 'board', operation: 'get', board: byUrl('={{ $json.url }}') },
				{ items: items(...Array(20).fill({ url })) },
			);
			expect(output).toHaveLength(20);
			expect(site.sent().filter(([request]) => request.startsWith('GET /boards?'))).toHaveLength(1);
		});
	});

	it.each([
		[
			'https://www.pinterest.com/hearthandlinen/no-such-board/',
			'Board is not usable: No board of this account has the address "https://www.pinterest.com/hearthandlinen/no-such-board/"; give its exact name, or its ID',
		],
		[
			'https://www.pinterest.com/somebody/ceramics/',
			'Board is not usable: No board of this account has the address "https://www.pinterest.com/somebody/ceramics/"; give its exact name, or its ID',
		],
		[
			'https://www.pinterest.com/hearthandlinen/',
			'Board is not the address of a board: "https://www.pinterest.com/hearthandlinen/". It looks like https://www.pinterest.com/my-shop/summer-recipes/',
		],
		[
			'https://example.com/hearthandlinen/ceramics/',
			'Board is not an address of Pinterest: "https://example.com/hearthandlinen/ceramics/"',
		],
	])('%s is refused as a board', async (url, message) => {
		const { error } = await boardGet(url);
		expect(error?.message).toBe(`${message}`);
		expect(site.sent().filter(([request]) => !request.startsWith('GET /boards?'))).toEqual([]);
	});

	it.each([
		[
			'https://www.pinterest.com/hearthandlinen/ceramics/bowls/',
			/^Section is not usable: No section of this account has the address/,
		],
		['https://www.pinterest.com/hearthandlinen/ceramics/', /^Section is not the address of a section: /],
	])('%s is refused as a section', async (url, message) => {
		const { error } = await site.run({
			resource: 'boardSection',
			operation: 'delete',
			sectionBoard: byId(site.board('Ceramics')),
			section: byUrl(url),
		});
		expect(error?.message).toMatch(message);
		expect(site.sent().some(([request]) => request.startsWith('DELETE'))).toBe(false);
	});

	it('a Pin is published to a board and section', async () => {
		const { items: output } = await site.run({
			resource: 'pin',
			operation: 'create',
			pinBoard: byUrl('https://www.pinterest.com/hearthandlinen/ceramics/'),
			pinSection: byUrl('https://www.pinterest.com/hearthandlinen/ceramics/mugs/'),
			image: 'https://example.com/mug.png',
		});
		const place = { board_id: site.board('Ceramics'), board_section_id: site.section('Ceramics', 'Mugs') };
		expect(output[0].json).toMatchObject(place);
		expect(site.sent().at(-1)?.[1]).toMatchObject(place);
	});

	it('an ad account without an id in its address is refused before anything is sent', async () => {
		const options = { adAccountId: byUrl('https://ads.pinterest.com/') };
		const { error } = await site.run({ resource: 'board', operation: 'getAll', options });
		expect(error?.message).toBe(
			'Ad Account holds no ad account id: "https://ads.pinterest.com/". It looks like https://ads.pinterest.com/advertiser/549755885175/',
		);
		expect(site.sent()).toEqual([]);
	});
});
