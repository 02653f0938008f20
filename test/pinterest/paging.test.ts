import { boardNamed, client } from './client';
import { usePinterest } from './usePinterest';

/** How lists are read page by page. */
describe('a list of the simulated Pinterest', () => {
	const pinterest = usePinterest();
	let api: ReturnType<typeof client>;

	beforeEach(() => {
		pinterest.reset();
		api = client(pinterest);
	});

	const readAll = async (path: string): Promise<string[][]> => {
		const pages: string[][] = [];
		for (let bookmark: string | null | undefined; bookmark !== null;) {
			const { data } = await api.get(path, { params: { bookmark } });
			pages.push(data.items.map((item: { id: string }) => item.id));
			bookmark = data.bookmark;
		}
		return pages;
	};

	it('gives 25 elements a page unless asked for another size, every element once, newest first', async () => {
		const pages = await readAll('/pins?include_protected_pins=true');
		expect(pages.map((page) => page.length)).toEqual([25, 25, 14]);
		expect(new Set(pages.flat()).size).toBe(64);
		expect(pages.flat()).toEqual([...pages.flat()].sort().reverse());
	});

	it('has a null bookmark on the last page, also when the page is exactly full', async () => {
		const { data } = await api.get(`/boards/${boardNamed(pinterest, 'Ceramics')}/pins?page_size=8`);
		expect([data.items.length, data.bookmark]).toEqual([8, null]);
	});

	it('skips nothing when elements are deleted between pages', async () => {
		const board = boardNamed(pinterest, 'Ceramics');
		const before = (await readAll(`/boards/${board}/pins`)).flat();
		const first = (await api.get(`/boards/${board}/pins?page_size=4`)).data;
		for (const pin of first.items) expect((await api.delete(`/pins/${pin.id}`)).status).toBe(204);
		const second = (await api.get(`/boards/${board}/pins`, { params: { bookmark: first.bookmark } })).data;
		expect([...first.items, ...second.items].map((pin: { id: string }) => pin.id)).toEqual(before);
	});

	it('refuses a bookmark that is damaged or of another list', async () => {
		const { bookmark } = (await api.get('/boards?page_size=1')).data;
		expect((await api.get('/boards', { params: { bookmark } })).status).toBe(200);
		expect((await api.get('/boards', { params: { bookmark, privacy: 'PUBLIC' } })).status).toBe(400);
		expect((await api.get('/pins', { params: { bookmark } })).status).toBe(400);
		expect((await api.get('/boards', { params: { bookmark: 'abc' } })).status).toBe(400);
		expect((await api.get('/boards?bookmark=')).status).toBe(400);
	});

	it('pages through thousands of Pins in steps of 250', async () => {
		const board = boardNamed(pinterest, 'Kitchen & table');
		pinterest.seedPins(board, 3000);
		const pages = await readAll(`/boards/${board}/pins?page_size=250`);
		expect(pages.length).toBe(13);
		expect(new Set(pages.flat()).size).toBe(3008);
	});
});
