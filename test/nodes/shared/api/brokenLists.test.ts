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
			message: 'Pinterest gave the same bookmark twice, so the list would never end [item 0]',
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
			['Pinterest gave the same bookmark twice, so the list would never end [item 0]', 0],
			...good.pinIds.map((id) => [id, 1]),
		]);
	});

	it('keeps what was read before a page that fails', async () => {
		const { boardId, pinIds } = at.boardWith(30);
		at.fault({ kind: 'status', status: 403, code: 29, message: 'No more.' }, { nth: 3 });
		const { items } = await at.run(readPins(boardId, { options: { pageSize: 10 } }), { continueOnFail: true });
		expect(outcomes(items, 'id')).toEqual([
			...pinIds.slice(0, 20).map((id) => [id, 0]),
			['No more (HTTP 403, code 29) [item 0]', 0],
		]);
	});

	it('sends what was read to the first output and the error to the error output', async () => {
		const { boardId, pinIds } = at.boardWith(30);
		at.fault({ kind: 'repeatBookmark' }, { nth: 2, times: Infinity });
		const { outputs } = await at.run(readPins(boardId, { options: { pageSize: 10 } }), {
			continueOnFail: 'continueErrorOutput',
		});
		expect(outputs.map((items) => items.length)).toEqual([20, 1]);
		expect(outcomes(outputs[0], 'id')).toEqual(pinIds.slice(0, 20).map((id) => [id, 0]));
		expect(outputs[1][0].json.error).toBe(
			'Pinterest gave the same bookmark twice, so the list would never end [item 0]',
		);
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
		expect(error?.message).toBe('Pinterest gave 100 empty pages in a row [item 0]');
		expect(at.pinterest.requests).toHaveLength(100);
	});

	it.each([
		['null', null],
		['text', 'maintenance'],
		['an object without items', { results: [] }],
		['items that are no list', { items: {} }],
	])('says that an answer is not a list: %s', async (_, body) => {
		const { boardId } = at.boardWith(3);
		answerPage = () => body;
		const { error } = await at.run(readPins(boardId));
		expect(error?.message).toBe('Pinterest’s answer is not a list [item 0]');
	});

	it.each([null, '', undefined])('ends at a bookmark that is %p', async (bookmark) => {
		const { boardId } = at.boardWith(3);
		answerPage = () => ({ items: [{ id: '1' }], bookmark });
		const { items } = await at.run(readPins(boardId, { simplifyPins: false }));
		expect(items).toEqual([{ json: { id: '1' }, pairedItem: { item: 0 } }]);
	});

	describe('more results than n8n can hold', () => {
		const advice =
			'Turn on the option "Raw Pages", which gives one item for each page, or read in parts: set Limit and start each part with the option "Bookmark".';
		const longList = () => {
			let page = 0;
			const items = Array.from({ length: 250 }, (_, index) => ({ id: String(index) }));
			answerPage = () => ({ items, bookmark: `page ${++page}` });
			return () => page;
		};

		it('ends at 120,000 with an error that names the ways out, keeping them on continue', async () => {
			const pages = longList();
			const { boardId } = at.boardWith(0);
			const { items } = await at.run(readPins(boardId, { simplifyPins: false }), { continueOnFail: true });
			expect(pages()).toBe(480);
			expect(items).toHaveLength(MOST_RESULTS + 1);
			expect(items.at(-1)).toEqual({
				json: {
					error: 'The list has more than 120,000 results, more than n8n can hold for one input item [item 0]',
					details: { advice },
				},
				pairedItem: { item: 0 },
			});
		});

		it('is no error when the Limit is 120,000', async () => {
			longList();
			const { boardId } = at.boardWith(0);
			const options = { returnAll: false, limit: MOST_RESULTS, simplifyPins: false };
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
			expect(await readPages(caller, call, { unbounded: true })).toHaveLength(600);
		});
	});

	it('ends an endless list at the Limit', async () => {
		const { boardId } = at.boardWith(5);
		at.fault({ kind: 'endless' }, { path: endless, times: Infinity });
		const { items } = await at.run(readPins(boardId, { returnAll: false, limit: 23 }));
		expect(items).toHaveLength(23);
	});
});
