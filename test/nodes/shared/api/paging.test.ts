import { readPins, simulated } from '../../../harness/simulated';

describe('reading a list', () => {
	const at = simulated();
	const read = async (boardId: string, more: Parameters<typeof readPins>[1]) => {
		const result = await at.run(readPins(boardId, { output: 'raw', ...more }));
		expect(result.error).toBeUndefined();
		return result.items;
	};

	it('gives all 600 with Return All, in order, in 3 requests', async () => {
		const { boardId, pinIds } = at.boardWith(600);
		const items = await read(boardId, { returnAll: true });
		expect(items.map(({ json }) => json.id)).toEqual(pinIds);
		expect(items.every(({ pairedItem }) => JSON.stringify(pairedItem) === '{"item":0}')).toBe(true);
		expect(at.pageSizes()).toEqual([250, 250, 250]);
	});

	it.each([
		[600, 700, [250, 250, 100]],
		[1, 700, [1]],
		[250, 700, [250]],
		[251, 700, [250, 1]],
		[30, 30, [30]],
		[500, 500, [250, 250]],
		[50, 30, [50]],
		[600, 260, [250, 250]],
	])('gives exactly the Limit %i of a list of %i, in the fewest requests', async (limit, length, pageSizes) => {
		const { boardId, pinIds } = at.boardWith(length);
		const items = await read(boardId, { returnAll: false, limit });
		expect(items.map(({ json }) => json.id)).toEqual(pinIds.slice(0, limit));
		expect(at.pageSizes()).toEqual(pageSizes);
	});

	it('gives 50 where nothing is said', async () => {
		const { boardId, pinIds } = at.boardWith(60);
		const items = await read(boardId, { returnAll: false });
		expect(items.map(({ json }) => json.id)).toEqual(pinIds.slice(0, 50));
		expect(at.pageSizes()).toEqual([50]);
	});

	it('gives no item for an empty list', async () => {
		const { boardId } = at.boardWith(0);
		expect(await read(boardId, {})).toEqual([]);
		expect(at.pageSizes()).toEqual([250]);
	});

	it.each([0, -1, 1.5, 'many'])('refuses the Limit %s before anything is sent', async (limit) => {
		const { boardId } = at.boardWith(3);
		const { error } = await at.run(readPins(boardId, { returnAll: false, limit }));
		expect(error?.message).toBe(`Limit must be a whole number from 1 to 120000, not "${limit}"`);
		expect(at.pinterest.requests).toEqual([]);
	});

	it('asks for pages of the Page Size, and still gives exactly the Limit', async () => {
		const { boardId, pinIds } = at.boardWith(40);
		const items = await read(boardId, { returnAll: false, limit: 25, options: { pageSize: 10 } });
		expect(items.map(({ json }) => json.id)).toEqual(pinIds.slice(0, 25));
		expect(at.pageSizes()).toEqual([10, 10, 10]);
	});

	it.each([0, 251])('refuses the Page Size %i before anything is sent', async (pageSize) => {
		const { boardId } = at.boardWith(3);
		const { error } = await at.run(readPins(boardId, { options: { pageSize } }));
		expect(error?.message).toBe(`Page Size must be a whole number from 1 to 250, not "${pageSize}"`);
		expect(at.pinterest.requests).toEqual([]);
	});

	it('gives one item a page with Raw Pages, bookmarks and all', async () => {
		const { boardId, pinIds } = at.boardWith(25);
		const items = await read(boardId, { options: { rawPages: true, pageSize: 10 } });
		const pages = items.map(({ json }) => json as { items: Array<{ id: string }>; bookmark: string | null });
		expect(pages.map((page) => page.items.map(({ id }) => id))).toEqual([
			pinIds.slice(0, 10),
			pinIds.slice(10, 20),
			pinIds.slice(20),
		]);
		expect(pages.map(({ bookmark }) => typeof bookmark)).toEqual(['string', 'string', 'object']);
		expect(pages[2].bookmark).toBeNull();
		expect(pages[0].bookmark).toBe(at.pinterest.requests[1].query.find(([name]) => name === 'bookmark')?.[1]);
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 0 }, { item: 0 }]);
	});

	it('cuts Raw Pages to the Limit', async () => {
		const { boardId } = at.boardWith(25);
		const items = await read(boardId, { returnAll: false, limit: 12, options: { rawPages: true, pageSize: 10 } });
		expect(items.map(({ json }) => (json.items as unknown[]).length)).toEqual([10, 2]);
	});

	it('starts at a Bookmark read before', async () => {
		const { boardId, pinIds } = at.boardWith(25);
		const [first] = await read(boardId, { returnAll: false, limit: 10, options: { rawPages: true } });
		const bookmark = String(first.json.bookmark);
		const items = await read(boardId, { options: { bookmark } });
		expect(items.map(({ json }) => json.id)).toEqual(pinIds.slice(10));
	});

	it('goes on after empty pages that have a bookmark', async () => {
		const { boardId, pinIds } = at.boardWith(30);
		at.fault({ kind: 'emptyPage' }, { path: '/boards/{board_id}/pins', nth: 1, times: 2 });
		at.fault({ kind: 'emptyPage' }, { path: '/boards/{board_id}/pins', nth: 4 });
		const items = await read(boardId, { options: { pageSize: 10 } });
		expect(items.map(({ json }) => json.id)).toEqual(pinIds);
		expect(at.pinterest.requests).toHaveLength(6);
	});

	it('gives exactly the Limit past empty pages', async () => {
		const { boardId, pinIds } = at.boardWith(30);
		at.fault({ kind: 'emptyPage' }, { nth: 2 });
		const items = await read(boardId, { returnAll: false, limit: 15, options: { pageSize: 10 } });
		expect(items.map(({ json }) => json.id)).toEqual(pinIds.slice(0, 15));
	});

	it('keeps the filters on every page', async () => {
		const { boardId } = at.boardWith(300);
		const filters = { creativeTypes: ['REGULAR', 'VIDEO'] };
		await read(boardId, { filters, options: { boardPinMetrics: true } });
		const queries = at.pinterest.requests.map(({ query }) => query.filter(([name]) => name !== 'bookmark'));
		expect(queries.length).toBeGreaterThan(0);
		for (const query of queries) {
			expect(query.sort()).toEqual([
				['creative_types', 'REGULAR'],
				['creative_types', 'VIDEO'],
				['page_size', '250'],
				['pin_metrics', 'true'],
			]);
		}
	});

	it('reads the lists of several items at once without mixing them', async () => {
		const boards = [at.boardWith(12), at.boardWith(0), at.boardWith(7)];
		const { items } = await at.run(readPins('={{ $json.board }}', { options: { pageSize: 5 } }), {
			items: boards.map(({ boardId }) => ({ json: { board: boardId } })),
		});
		const expected = boards.flatMap(({ pinIds }, item) => pinIds.map((id) => [id, { item }]));
		expect(items.map(({ json, pairedItem }) => [json.id, pairedItem])).toEqual(expected);
	});
});
