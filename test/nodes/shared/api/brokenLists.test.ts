import type { IDataObject } from 'n8n-workflow';

import { MOST_RESULTS, readPages } from '../../../../nodes/shared/api/pages';
import type { Caller } from '../../../../nodes/shared/api/request';
import { outcomes, readPins, simulated } from '../../../harness/simulated';

/** `readPages` asks for its pages here: a list of 130,000 results over HTTP would take a minute. */
let answerPage: ((query: IDataObject) => unknown) | undefined;
jest.mock('../../../../nodes/shared/api/request', () => {
	const real = jest.requireActual<object>('../../../../nodes/shared/api/request') as {
		request: (...given: unknown[]) => Promise<unknown>;
	};
	return {
		...real,
		request: async (caller: unknown, call: { query: IDataObject }) =>
			answerPage ? { status: 200, headers: {}, body: answerPage(call.query) } : await real.request(caller, call),
	};
});

describe('a list that is not as it should be', () => {
	const at = simulated();
	afterEach(() => {
		answerPage = undefined;
	});
	const endless = /^\/boards\/\d+\/pins$/;

	it('ends in a clear error when a bookmark comes twice', async () => {
		const { boardId } = at.boardWith(30);
		at.fault({ kind: 'repeatBookmark' }, { nth: 2, times: Infinity });
		const { error, items } = await at.run(readPins(boardId, { options: { pageSize: 10 } }));
		expect(error).toMatchObject({
			name: 'NodeApiError',
			message: 'Pinterest gave the same bookmark twice, so the list would never end',
			description:
				'What was read before is kept when the node continues on errors. Try again later, or set Limit instead of Return All.',
			httpCode: 'none',
		});
		expect(items).toEqual([]);
		expect(at.pinterest.requests).toHaveLength(2);
	});

	it('keeps what was read before the error when it continues on fail, all of it paired', async () => {
		const good = at.boardWith(3);
		const bad = at.boardWith(30);
		at.fault({ kind: 'repeatBookmark' }, { path: `/boards/${bad.boardId}/pins`, nth: 2, times: Infinity });
		const { items } = await at.run(readPins('={{ $json.board }}', { options: { pageSize: 10 } }), {
			items: [bad.boardId, good.boardId].map((board) => ({ json: { board } })),
			continueOnFail: true,
		});
		expect(outcomes(items, 'id')).toEqual([
			...bad.pinIds.slice(0, 20).map((id) => [id, 0]),
			['Pinterest gave the same bookmark twice, so the list would never end', 0],
			...good.pinIds.map((id) => [id, 1]),
		]);
	});

	it('keeps what was read before a page that fails', async () => {
		const { boardId, pinIds } = at.boardWith(30);
		at.fault({ kind: 'status', status: 403, code: 29, message: 'No more.' }, { nth: 3 });
		const { items } = await at.run(readPins(boardId, { options: { pageSize: 10 } }), { continueOnFail: true });
		expect(outcomes(items, 'id')).toEqual([...pinIds.slice(0, 20).map((id) => [id, 0]), ['No more', 0]]);
	});

	it('sends what was read to the first output and the error to the error output', async () => {
		const { boardId, pinIds } = at.boardWith(30);
		at.fault({ kind: 'repeatBookmark' }, { nth: 2, times: Infinity });
		const { outputs } = await at.run(readPins(boardId, { options: { pageSize: 10 } }), {
			continueOnFail: 'continueErrorOutput',
		});
		expect(outputs.map((items) => items.length)).toEqual([20, 1]);
		expect(outcomes(outputs[0], 'id')).toEqual(pinIds.slice(0, 20).map((id) => [id, 0]));
		expect(outputs[1][0].json.error).toBe('Pinterest gave the same bookmark twice, so the list would never end');
		expect(outputs[1][0].pairedItem).toEqual({ item: 0 });
	});

	it('does not call a full Limit an error, whatever the bookmark after it', async () => {
		const { boardId, pinIds } = at.boardWith(30);
		at.fault({ kind: 'repeatBookmark' }, { times: Infinity });
		const { items, error } = await at.run(readPins(boardId, { returnAll: false, limit: 30 }));
		expect(error).toBeUndefined();
		expect(items.map(({ json }) => json.id)).toEqual(pinIds);
	});

	it('sees that a start Bookmark leads to itself', async () => {
		const { boardId } = at.boardWith(30);
		const { items } = await at.run(readPins(boardId, { returnAll: false, limit: 10, options: { rawPages: true } }));
		at.pinterest.clearRequests();
		at.fault({ kind: 'repeatBookmark' }, { times: Infinity });
		const { error } = await at.run(readPins(boardId, { options: { bookmark: String(items[0].json.bookmark) } }));
		expect(error?.message).toContain('the same bookmark twice');
		expect(at.pinterest.requests).toHaveLength(1);
	});

	it('gives up a list that goes on with empty pages', async () => {
		const { boardId } = at.boardWith(3);
		at.fault({ kind: 'emptyPage' }, { times: Infinity });
		const { error } = await at.run(readPins(boardId));
		expect(error?.message).toBe('Pinterest gave 100 pages in a row with nothing new on them');
		expect(at.pinterest.requests).toHaveLength(100);
	});

	it.each([
		['null', null],
		['an object without items', { results: [] }],
		['items that are no list', { items: {} }],
	])('says that an answer is not a list: %s', async (_, body) => {
		const { boardId } = at.boardWith(3);
		at.fault({ kind: 'answer', body }, { times: Infinity });
		const { error } = await at.run(readPins(boardId));
		expect(error?.message).toBe('Pinterest’s answer holds no list of Pins');
	});

	it('gives once what a list shows on two pages', async () => {
		const { boardId } = at.boardWith(0);
		const pages = [
			['1', '2', '3'],
			['3', '4'],
			['1', '5'],
		].map((ids) => ids.map((id) => ({ id })));
		answerPage = ({ bookmark }) => {
			const page = Number(bookmark ?? 0);
			return { items: pages[page], bookmark: page < 2 ? String(page + 1) : null };
		};
		const read = await at.run(readPins(boardId, { output: 'raw' }));
		expect(read.items.map(({ json }) => json.id)).toEqual(['1', '2', '3', '4', '5']);
		const raw = await at.run(readPins(boardId, { options: { rawPages: true } }));
		expect(raw.items.map(({ json }) => (json.items as unknown[]).length)).toEqual([3, 2, 2]);
	});

	it('goes on at a bookmark that is a number', async () => {
		const { boardId } = at.boardWith(0);
		answerPage = ({ bookmark }) =>
			bookmark === '7' ? { items: [{ id: '2' }] } : { items: [{ id: '1' }], bookmark: 7 };
		const { items } = await at.run(readPins(boardId, { output: 'raw' }));
		expect(items.map(({ json }) => json.id)).toEqual(['1', '2']);
	});

	it.each([true, { next: 'x' }, ['x']])('does not end at a bookmark that is %j, but says so', async (bookmark) => {
		const { boardId } = at.boardWith(0);
		answerPage = () => ({ items: [{ id: '1' }], bookmark });
		const { items } = await at.run(readPins(boardId, { output: 'raw' }), { continueOnFail: true });
		expect(outcomes(items, 'id')).toEqual([
			['1', 0],
			['Pinterest gave a bookmark that is neither text nor number, so the list can’t be read on', 0],
		]);
	});

	it('leaves out what is null in it, and says what else is no object', async () => {
		const { boardId } = at.boardWith(0);
		answerPage = () => ({ items: [null, { id: '1' }, 'surprise'] });
		const { items } = await at.run(readPins(boardId, { output: 'raw' }), { continueOnFail: true });
		expect(outcomes(items, 'id')).toEqual([
			['1', 0],
			['Pinterest’s list holds something that is no object: "surprise"', 0],
		]);
		answerPage = () => ({ items: [null, { id: '1' }] });
		expect((await at.run(readPins(boardId, { output: 'raw' }))).items).toHaveLength(1);
	});

	it.each([
		[[{ id: '1' }, {}], 'Pinterest’s list holds an empty object'],
		[[null, null], 'Pinterest’s answer holds no list of Pins'],
	])('says that nothing is in the elements of %j', async (elements, message) => {
		const { boardId } = at.boardWith(0);
		at.fault({ kind: 'answer', body: { items: elements } }, { times: Infinity });
		const { error } = await at.run(readPins(boardId, { output: 'raw' }));
		expect(error?.message).toContain(message);
	});

	it.each([null, '', undefined])('ends at a bookmark that is %p', async (bookmark) => {
		const { boardId } = at.boardWith(3);
		answerPage = () => ({ items: [{ id: '1' }], bookmark });
		const { items } = await at.run(readPins(boardId, { output: 'raw' }));
		expect(items).toEqual([{ json: { id: '1' }, pairedItem: { item: 0 } }]);
	});

	describe('more results than n8n can hold', () => {
		const advice =
			'Turn on the option "Raw Pages", which gives one item for each page, or read in parts: set Limit and start each part with the option "Bookmark".';
		const longList = () => {
			let page = 0;
			answerPage = () => ({
				items: Array.from({ length: 250 }, (_, index) => ({ id: `${page}-${index}` })),
				bookmark: `page ${++page}`,
			});
			return () => page;
		};

		it('ends at 120,000 with an error that names the ways out, keeping them on continue', async () => {
			const pages = longList();
			const { boardId } = at.boardWith(0);
			const { items } = await at.run(readPins(boardId, { output: 'raw' }), { continueOnFail: true });
			expect(pages()).toBe(480);
			expect(items).toHaveLength(MOST_RESULTS + 1);
			expect(items.at(-1)).toEqual({
				json: {
					error: 'The list has more than 120,000 results, more than n8n can hold for one input item',
					details: { advice },
				},
				pairedItem: { item: 0 },
			});
		});

		it('is no error when the Limit is 120,000', async () => {
			longList();
			const { boardId } = at.boardWith(0);
			const options = { returnAll: false, limit: MOST_RESULTS, output: 'raw' };
			const { items, error } = await at.run(readPins(boardId, options));
			expect(error).toBeUndefined();
			expect(items).toHaveLength(MOST_RESULTS);
		});

		it('is no error when pages stay whole', async () => {
			let page = 0;
			const items = [...new Array(250).keys()].map((index) => ({ id: String(index) }));
			answerPage = () => ({ items, bookmark: ++page < 600 ? `page ${page}` : null });
			const caller = { context: { getNode: () => undefined }, run: {} } as unknown as Caller;
			const call = { request: 'GET /pins' } as const;
			expect(await readPages(caller, call, { unbounded: true, asTheyCame: true })).toHaveLength(600);
		});
	});

	it('gives up an endless list that says the same again and again', async () => {
		const { boardId } = at.boardWith(5);
		at.fault({ kind: 'endless' }, { path: endless, times: Infinity });
		const { items } = await at.run(readPins(boardId, { returnAll: false, limit: 23 }), { continueOnFail: true });
		expect(items).toHaveLength(6);
		expect(items[5].json.error).toBe('Pinterest gave 100 pages in a row with nothing new on them');
	});
});
