import { byId, failure, items, paired, useSite } from './site';

type Page = { items: Array<Record<string, unknown>>; bookmark: string | null };

/** The resource Search: boards and Pins of the account, and top Pins for partners. */
describe('the resource Search', () => {
	const site = useSite();
	const run = (operation: string, parameters: object = {}, more = {}) =>
		site.run({ resource: 'search', operation, ...parameters }, more);
	const raw = async (path: string) => (await site.api.get(path)).data as Page;
	const simplePin = (id: unknown) => {
		const pin = site.pinterest.pins.get(String(id));
		return {
			id,
			url: `https://www.pinterest.com/pin/${String(id)}/`,
			title: pin?.title,
			description: pin?.description,
			link: pin?.link,
			alt_text: pin?.altText,
		};
	};

	it('finds boards, simplified', async () => {
		const { items: output } = await run('getBoards', { boardQuery: 'bowls hand' });
		expect(output).toEqual(
			paired([
				{
					id: site.board('Ceramics'),
					name: 'Ceramics',
					description: 'Bowls, mugs and vases thrown by hand',
					privacy: 'PUBLIC',
					pin_count: 8,
					follower_count: 200,
					created_at: '2026-03-12T08:30:00Z',
					owner: 'hearthandlinen',
				},
			]),
		);
		expect(site.sent()).toEqual([['GET /search/boards?query=bowls hand&page_size=50']]);
	});

	it('lists all boards without a query, whole and in pages, for a business', async () => {
		const hotel = site.adAccount('Northlight Hotel');
		const { items: output } = await run('getBoards', {
			returnAll: true,
			output: 'raw',
			options: { adAccountId: byId(hotel), pageSize: 1 },
		});
		expect(output).toEqual(paired((await raw(`/search/boards?ad_account_id=${hotel}`)).items));
		expect(output.map(({ json }) => json.name)).toEqual(['Rooms we furnished together', 'Rooms']);
		expect(site.sent()).toEqual([
			[`GET /search/boards?ad_account_id=${hotel}&page_size=1`],
			[expect.stringMatching(`^GET /search/boards\\?ad_account_id=${hotel}&bookmark=[^&]+&page_size=1$`)],
		]);
	});

	it('finds Pins for each item by their ids, simplified', async () => {
		const [first, second, third] = site.pinsOn('Ceramics');
		const { items: output } = await run(
			'getOwnPins',
			{ query: '={{ $json.ids }}' },
			{ items: items({ ids: `${first},${second}` }, { ids: third }) },
		);
		const whole = new Map((await raw('/boards/' + site.board('Ceramics') + '/pins')).items.map((pin) => [pin.id, pin]));
		const simple = (id: string) => {
			const { board_id, board_section_id, creative_type, created_at, media } = whole.get(id) ?? {};
			return {
				...simplePin(id),
				board_id,
				board_section_id,
				creative_type,
				media_type: (media as { media_type: string }).media_type,
				image_url: expect.stringMatching(`^${site.pinterest.url}/images/.+/1200x\\d+\\.png$`),
				created_at,
			};
		};
		expect(output).toEqual(paired([simple(first), simple(second)], [simple(third)]));
		expect(site.sent().sort()).toEqual(
			[[`GET /search/pins?query=${first},${second}`], [`GET /search/pins?query=${third}`]].sort(),
		);
	});

	it('reads Pins by bookmark without a page size, whole, for a business', async () => {
		site.pinterest.seedPins(site.board('Ceramics'), 30);
		const account = site.adAccount('Hearth & Linen EU');
		const { items: output } = await run('getOwnPins', {
			query: 'photographed',
			limit: 40,
			output: 'raw',
			options: { adAccountId: byId(account) },
		});
		const query = `query=photographed&ad_account_id=${account}`;
		const first = await raw(`/search/pins?${query}`);
		const second = await raw(`/search/pins?${query}&bookmark=${first.bookmark}`);
		expect(output).toEqual(paired([...first.items, ...second.items].slice(0, 40)));
		expect(site.sent()).toEqual([
			[`GET /search/pins?${query}`],
			[`GET /search/pins?${query}&bookmark=${first.bookmark}`],
		]);
	});

	it('starts from a bookmark and gives pages whole', async () => {
		site.pinterest.seedPins(site.board('Ceramics'), 30);
		const { bookmark } = await raw('/search/pins?query=photographed');
		const { items: output } = await run('getOwnPins', {
			query: 'photographed',
			returnAll: true,
			options: { bookmark, rawPages: true },
		});
		expect(output).toHaveLength(3);
		expect(output[0].json).toEqual(await raw(`/search/pins?query=photographed&bookmark=${bookmark}`));
		expect(output[2].json.bookmark).toBeNull();
	});

	it('finds top Pins for a term in a country, at most 50 a request', async () => {
		site.pinterest.seedPins(site.board('Ceramics'), 60);
		const { items: output } = await run('getPartnerPins', {
			searchTerm: 'photographed',
			countryCode: 'se',
			limit: 60,
			output: 'raw',
			options: { locale: 'sv-SE' },
		});
		const query = 'term=photographed&country_code=SE&locale=sv-SE';
		const first = await raw(`/search/partner/pins?${query}&limit=50`);
		const rest = await raw(`/search/partner/pins?${query}&limit=10&bookmark=${first.bookmark}`);
		expect(output).toEqual(paired([...first.items, ...rest.items]));
		expect(site.sent()).toEqual([
			[`GET /search/partner/pins?${query}&limit=50`],
			[`GET /search/partner/pins?${query}&bookmark=${first.bookmark}&limit=10`],
		]);
	});

	it('simplifies top Pins, which have fewer fields', async () => {
		const { items: output } = await run('getPartnerPins', {
			searchTerm: 'photographed',
			countryCode: 'US',
			limit: 1,
			options: { pageSize: 50 },
		});
		const [{ id, media }] = (await raw('/search/partner/pins?term=photographed&country_code=US&limit=1')).items;
		expect(output).toEqual(
			paired([
				{
					...simplePin(id),
					media_type: (media as { media_type: string }).media_type,
					image_url: expect.stringMatching(/1200x\d+\.png$/),
				},
			]),
		);
		expect(site.sent()).toEqual([['GET /search/partner/pins?term=photographed&country_code=US&limit=50']]);
	});

	it('says what Pinterest says to an app outside the beta for partners', async () => {
		const message = 'Your app is not in the beta.';
		site.pinterest.faults.add({
			match: { path: '/search/partner/pins' },
			fault: { kind: 'status', status: 403, code: 29, message },
		});
		const { error } = await run('getPartnerPins', { searchTerm: 'rug', countryCode: 'US' });
		expect(error?.message).toBe('Your app is not in the beta');
	});

	it.each([
		['getOwnPins', { query: ' ' }, 'Query is missing'],
		['getPartnerPins', { searchTerm: '={{ "" }}', countryCode: 'US' }, 'Term is missing'],
		['getPartnerPins', { searchTerm: 'rug', countryCode: '={{ "" }}' }, 'Country Code is missing'],
		[
			'getPartnerPins',
			{ searchTerm: 'rug', countryCode: 'USA' },
			'Country Code must be the two letters of a country such as US, not "USA"',
		],
		[
			'getPartnerPins',
			{ searchTerm: 'rug', countryCode: 'US', options: { pageSize: 51 } },
			'Page Size must be a whole number from 1 to 50, not "51"',
		],
	])('refuses %s with %j before anything is sent', async (operation, parameters, message) => {
		const { error } = await run(operation, parameters);
		expect(error?.message).toBe(message);
		expect(site.sent()).toEqual([]);
	});

	it('goes on with the other items when one is refused', async () => {
		const [id] = site.pinsOn('Ceramics');
		const { items: output } = await run(
			'getOwnPins',
			{ query: '={{ $json.id }}' },
			{ items: items({ id: '' }, { id }), continueOnFail: true },
		);
		expect(output).toEqual([
			failure(0, 'Query is missing'),
			{ json: expect.objectContaining({ id }), pairedItem: { item: 1 } },
		]);
	});
});
