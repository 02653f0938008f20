import { onePage, readPages } from '../../../../nodes/shared/api/pages';
import type { PageOptions } from '../../../../nodes/shared/api/pages';
import type { Call } from '../../../../nodes/shared/api/request';
import { stub, type Reply } from '../../../harness/stub';

const CALL: Call = { request: 'GET /boards' };
const page = (ids: number[], bookmark?: unknown): Reply => ({ body: { items: ids.map((id) => ({ id })), bookmark } });
const count = (many: number) => Array.from({ length: many }, (_, at) => at + 1);

async function read(replies: Reply[], options?: PageOptions, call: Partial<Call> = {}) {
	const { caller, paths } = stub(replies);
	const outcome = await readPages(caller, { ...CALL, ...call }, options).then(
		(pages) => ({ ids: pages.map(({ items }) => items.map(({ id }) => id)), pages, error: undefined }),
		(error: unknown) => ({ ids: [], pages: [], error }),
	);
	return { ...outcome, paths: paths() };
}

describe('pages', () => {
	it('are read until one has no bookmark', async () => {
		const { pages, paths } = await read([page([1, 2], 'b1'), page([3], 'b2'), page([4])]);
		expect(pages).toEqual([
			{ items: [{ id: 1 }, { id: 2 }], bookmark: 'b1' },
			{ items: [{ id: 3 }], bookmark: 'b2' },
			{ items: [{ id: 4 }], bookmark: undefined },
		]);
		expect(paths).toEqual([
			'GET /boards?page_size=250',
			'GET /boards?bookmark=b1&page_size=250',
			'GET /boards?bookmark=b2&page_size=250',
		]);
	});

	it.each([null, '', undefined])('end with the bookmark %j', async (bookmark) => {
		const { paths } = await read([page([1], bookmark), page([2])]);
		expect(paths).toHaveLength(1);
	});

	it('give exactly as many results as are wanted, with as few requests as possible', async () => {
		const { ids, paths } = await read([page([1, 2], 'b1'), page([3, 4, 5], 'b2')], { limit: 4, largestPage: 3 });
		expect(ids).toEqual([
			[1, 2],
			[3, 4],
		]);
		expect(paths).toEqual(['GET /boards?page_size=3', 'GET /boards?bookmark=b1&page_size=2']);
	});

	it('are no more than are needed for the limit', async () => {
		expect((await read([page([1, 2], 'b1'), page([3])], { limit: 2 })).paths).toEqual(['GET /boards?page_size=2']);
	});

	it('may have a size of their own, and another name for it, or none', async () => {
		expect((await read([page([1])], { limit: 9, pageSize: 5, sizeName: 'limit' })).paths).toEqual([
			'GET /boards?limit=5',
		]);
		expect((await read([page([1])], { sizeName: null })).paths).toEqual(['GET /boards']);
	});

	it('begin at an index once, and go on by bookmark', async () => {
		const query = { start_index: 7, privacy: 'ALL' };
		const { paths } = await read([page([1], 'b1'), page([2])], { sizeName: null }, { query });
		expect(paths).toEqual(['GET /boards?start_index=7&privacy=ALL', 'GET /boards?privacy=ALL&bookmark=b1']);
		expect(query).toEqual({ start_index: 7, privacy: 'ALL' });
	});

	it('begin at a bookmark, which counts as seen', async () => {
		const { error, paths } = await read([page([1], 'b0')], { sizeName: null }, { query: { bookmark: 'b0' } });
		expect(paths).toEqual(['GET /boards?bookmark=b0']);
		expect(error).toMatchObject({
			message: 'Pinterest gave the same bookmark twice, so the list would never end',
			description:
				'What was read before is kept when the node continues on errors. Try again later, or set Limit instead of Return All.',
		});
	});

	it('are refused where a bookmark of before comes again', async () => {
		const { error, paths } = await read([page([1], 'a'), page([2], 'b'), page([3], 'a'), page([4])]);
		expect(error).toMatchObject({ message: expect.stringContaining('the same bookmark twice') as string });
		expect(paths).toHaveLength(3);
	});

	it('may be empty on the way, but not a hundred in a row', async () => {
		const empty = (times: number, from: number) => count(times).map((at) => page([], `b${from + at}`));
		const broken = await read([...empty(99, 0), page([1], 'x'), ...empty(99, 100), page([])]);
		expect(broken.error).toBeUndefined();
		expect(broken.ids.flat()).toEqual([1]);
		const { error, paths } = await read([...empty(100, 0), page([1])]);
		expect(error).toMatchObject({ message: 'Pinterest gave 100 pages in a row with nothing new on them' });
		expect(paths).toHaveLength(100);
	});

	it('are no more results than n8n can hold, unless they stay whole', async () => {
		const replies = () => [page(count(60_000), 'a'), page(count(120_000).slice(60_000), 'b'), page([999_999])];
		const { error } = await read(replies());
		expect(error).toMatchObject({
			message: 'The list has more than 120,000 results, more than n8n can hold for one input item',
			description:
				'Turn on the option "Raw Pages", which gives one item for each page, or read in parts: set Limit and start each part with the option "Bookmark".',
		});
		expect((await read(replies(), { unbounded: true })).ids).toHaveLength(3);
		expect((await read([page(count(119_999), 'a'), page([999_999])])).ids).toHaveLength(2);
	});

	it('are told of as they are read', async () => {
		const told: unknown[] = [];
		const { error } = await read([page([1], 'a'), { status: 404, body: {} }], {
			onPage: ({ items, bookmark }) => told.push([items, bookmark]),
		});
		expect(told).toEqual([[[{ id: 1 }], 'a']]);
		expect(error).toMatchObject({ httpCode: '404' });
	});

	it.each(['', null])('have no bookmark where Pinterest gives %j', async (bookmark) => {
		expect(await onePage(stub([page([1], bookmark)]).caller, CALL)).toStrictEqual({
			items: [{ id: 1 }],
			bookmark: undefined,
		});
	});

	it('go on at a bookmark that is a number, and are refused with one of another kind', async () => {
		expect((await read([page([1], 5), page([2])])).paths).toHaveLength(2);
		const told: unknown[] = [];
		const { error } = await read([page([1], {}), page([2])], {
			onPage: ({ items }) => told.push(...items.map(({ id }) => id)),
		});
		expect(error).toMatchObject({ message: expect.stringContaining('neither text nor number') as string });
		expect(told).toEqual([1]);
	});

	it('give once what two of them show: by its id, or where it has none, by all that it holds beside the page before', async () => {
		const { ids } = await read([page([1, 2], 'a'), page([2, 3], 'b'), page([1, 4])]);
		expect(ids).toEqual([[1, 2], [3], [4]]);
		const rows = (names: string[], bookmark?: string) => ({
			body: { items: names.map((name) => ({ name })), bookmark },
		});
		const { pages } = await read([rows(['x', 'x'], 'a'), rows(['x', 'y'], 'b'), rows(['z'], 'c'), rows(['x'])]);
		expect(pages?.map(({ items }) => items.map(({ name }) => name))).toEqual([['x', 'x'], ['y'], ['z'], ['x']]);
		expect((await read([page([1], 'a'), page([1])], { asTheyCame: true })).ids).toEqual([[1], [1]]);
	});

	it('are told of before something in them that is no object is, and without what is null', async () => {
		const told: unknown[] = [];
		const body = { items: [{ id: 1 }, null, 'x'.repeat(60), { id: 2 }], bookmark: 'a' };
		const { error, paths } = await read([{ body }, page([3])], { onPage: ({ items }) => told.push(...items) });
		expect(error).toMatchObject({
			message: `Pinterest’s list holds something that is no object: "${'x'.repeat(48)}…`,
			description:
				'What was read before is kept when the node continues on errors. Try again later, or set Limit instead of Return All.',
		});
		expect([told, paths.length]).toEqual([[{ id: 1 }, { id: 2 }], 1]);
		await expect(onePage(stub([{ body }]).caller, CALL)).rejects.toThrow('something that is no object');
		expect((await read([{ body: { items: [null, { id: 1 }, null] } }])).ids).toEqual([[1]]);
	});

	it('are told of before something in them that has no ID is', async () => {
		const told: unknown[] = [];
		const body = { items: [{ id: '1' }, { id: null, name: 'x' }, { id: '2' }], bookmark: 'a' };
		const { error } = await read([{ body }], { onPage: ({ items }) => told.push(...items) });
		expect(error).toMatchObject({
			message: 'Pinterest’s list holds something without its ID: {"id":null,"name":"x"}',
		});
		expect(told).toEqual([{ id: '1' }, { id: '2' }]);
		// Who looks again and again finds it once it has one.
		expect((await onePage(stub([{ body }]).caller, CALL)).items).toEqual([{ id: '1' }, { id: '2' }]);
	});

	it('have nothing new on them where all was there before', async () => {
		const same = (at: number) => page([1], `b${at}`);
		const { error, paths } = await read([page([1], 'b'), ...count(100).map(same)]);
		expect(error).toMatchObject({ message: expect.stringContaining('100 pages in a row with nothing new') as string });
		expect(paths).toHaveLength(101);
	});

	it.each([{}, { items: {} }, [], undefined])('are not %j', async (body) => {
		await expect(onePage(stub([{ body }]).caller, CALL)).rejects.toThrow('Pinterest’s answer holds no list of boards');
	});
});
