import { boardNamed, client, refusal } from './client';
import { usePinterest } from './usePinterest';

type Found = { items: Array<{ id: string; name: string; title: string }>; bookmark: string | null };

/** Searching boards and Pins. */
describe('at the simulated Pinterest, the search', () => {
	const pinterest = usePinterest();
	let api: ReturnType<typeof client>;
	const found = async (path: string) => (await api.get(path)).data as Found;
	const names = async (path: string) => (await found(path)).items.map(({ name }) => name);

	beforeEach(() => {
		pinterest.reset();
		pinterest.limits.off();
		api = client(pinterest);
	});

	it('finds boards by all words of the query, in whatever case, secret boards too', async () => {
		expect(await names('/search/boards?query=THROWN%20hand')).toEqual(['Ceramics']);
		expect(await names('/search/boards?query=not%20out')).toEqual(['Next season (internal)']);
		expect(await names('/search/boards?query=nowhere%20hand')).toEqual([]);
		expect(await names('/search/boards')).toHaveLength(9);
	});

	it('finds boards by the ids of Pins on them, in pages', async () => {
		const [first, second] = ['Ceramics', 'Linen bedding'].map(
			(name) => pinterest.boards.get(boardNamed(pinterest, name))?.pins[0].id,
		);
		const path = `/search/boards?query=${first},${second}&page_size=1`;
		const page = await found(path);
		const next = await found(`${path}&bookmark=${page.bookmark}`);
		expect([...page.items, ...next.items].map(({ name }) => name)).toEqual(['Ceramics', 'Linen bedding']);
		expect(next.bookmark).toBeNull();
	});

	it('finds the Pins of the account in pages of 25, whose size can not be chosen', async () => {
		pinterest.seedPins(boardNamed(pinterest, 'Ceramics'), 40);
		const page = await found('/search/pins?query=photographed');
		expect(page.items).toHaveLength(25);
		expect(page.items.every(({ id }) => pinterest.pins.has(id))).toBe(true);
		const next = await found(`/search/pins?query=photographed&bookmark=${page.bookmark}`);
		expect(next.items[0].id).not.toBe(page.items[0].id);
		expect(refusal(await api.get('/search/pins?query=rug&page_size=5'))).toMatchObject({
			status: 400,
			message: "Unknown query parameter 'page_size'.",
		});
		expect(refusal(await api.get('/search/pins'))).toMatchObject({ message: "Parameter 'query' is required." });
	});

	it('finds Pins by their ids, and none of others', async () => {
		const [own] = pinterest.pins.keys();
		const others = [...pinterest.pins.values()].filter(({ ownerId }) => ownerId !== pinterest.pins.get(own)?.ownerId);
		const { items } = await found(`/search/pins?query=${own},${others[0].id}`);
		expect(items.map(({ id }) => id)).toEqual([own]);
	});

	it('for partners finds public Pins of everybody, as summaries', async () => {
		const { items } = await found('/search/partner/pins?term=no%201%20on&country_code=SE&locale=sv-SE&limit=50');
		expect(new Set(items.map(({ id }) => pinterest.pins.get(id)?.ownerId)).size).toBe(2);
		expect(items).toHaveLength(8);
		expect(Object.keys(items[0])).toEqual(['id', 'title', 'description', 'alt_text', 'link', 'media']);
		expect(await found('/search/partner/pins?term=photographed&country_code=US')).toMatchObject({
			items: { length: 10 },
		});
	});

	it('for partners wants a country and at most 50 Pins', async () => {
		for (const query of ['term=rug', 'term=rug&country_code=usa', 'term=rug&country_code=US&limit=51'])
			expect((await api.get(`/search/partner/pins?${query}`)).status).toBe(400);
	});

	it('needs the secret scopes and is not in the sandbox', async () => {
		const poor = client(pinterest, pinterest.issueToken({ scopes: ['boards:read', 'pins:read'] }).accessToken);
		expect(refusal(await poor.get('/search/boards')).message).toContain("Missing: ['boards:read_secret']");
		expect(refusal(await poor.get('/search/pins?query=a')).message).toContain('pins:read_secret');
		expect((await poor.get('/search/partner/pins?term=rug&country_code=US')).status).toBe(200);
		const { accessToken } = pinterest.issueToken({ environment: 'sandbox' });
		expect((await client(pinterest, accessToken, pinterest.sandboxApiUrl).get('/search/boards')).status).toBe(403);
	});
});
