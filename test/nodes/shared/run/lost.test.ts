import type { IDataObject } from 'n8n-workflow';

import { byId } from '../../../harness';
import { createBoard, itemsOf, simulated } from '../../../harness/simulated';

/** The real pauses, half a second and more, are in retry.test.ts. */
jest.mock('../../../../nodes/shared/api/retry', () => ({
	...jest.requireActual<object>('../../../../nodes/shared/api/retry'),
	backoff: (attempt: number) => attempt * 10,
}));

/** A write whose answer was lost: looked for at Pinterest, found or not, and sent again only where that is chosen. */
describe('a write whose answer was lost', () => {
	const at = simulated();
	const sent = () => at.sent().map((request) => request.replace(/^(\w+) \/v5(\/\w+).*/, '$1 $2'));
	const posts = () => sent().filter((request) => request.startsWith('POST')).length;
	const named = (name: string) => [...at.pinterest.boards.values()].filter((board) => board.name === name);
	const create = async (names: string[], options: IDataObject = {}, more = {}) =>
		await at.run(createBoard(options as never), { items: itemsOf('name', names), ...more });

	it.each([
		['a broken connection', { kind: 'reset', afterExecuting: true }],
		['a 500', { kind: 'status', status: 500, afterExecuting: true }],
		['half an answer', { kind: 'truncate' }],
	] as const)('is found, and is the result: %s', async (_what, fault) => {
		at.fault(fault, { method: 'POST' });
		const { items } = await create(['Lost']);
		expect(items[0].json).toMatchObject({ id: named('Lost')[0].id, name: 'Lost', recovered: true });
		expect(posts()).toBe(1);
	});

	it('is found where the answer has no ID', async () => {
		at.fault({ kind: 'answer', status: 201, body: {} }, { method: 'POST' });
		const now = new Date().toISOString();
		const made = { id: '7', name: 'Nameless', created_at: now };
		at.fault({ kind: 'answer', body: { items: [made], bookmark: null } }, { method: 'GET' });
		const { items } = await create(['Nameless'], {});
		expect(items[0].json).toMatchObject({ id: '7', name: 'Nameless', recovered: true });
	});

	it('is looked for a few times, since Pinterest may show it late', async () => {
		at.fault({ kind: 'reset', afterExecuting: true }, { method: 'POST' });
		const empty = { items: [], bookmark: null };
		at.fault({ kind: 'answer', body: empty }, { method: 'GET', times: 2 });
		const { items } = await create(['Late']);
		expect(items[0].json).toMatchObject({ name: 'Late', recovered: true });
		expect(sent()).toEqual(['POST /boards', 'GET /boards', 'GET /boards', 'GET /boards']);
	});

	it('is said not to be there, and not sent again, where nothing is chosen', async () => {
		at.fault({ kind: 'reset' }, { method: 'POST' });
		const { error } = await create(['Gone']);
		expect(error?.context).toMatchObject({ mayHaveBeenExecuted: true, lookedFor: 4 });
		expect(error?.description).toMatch(
			/^Pinterest’s list of boards was read 4 times since, and no such board is in it/,
		);
		expect(posts()).toBe(1);
		expect(sent()).toHaveLength(5);
	});

	it('is sent once more where that is chosen and it is surely not there', async () => {
		at.fault({ kind: 'reset' }, { method: 'POST' });
		const { items } = await create(['Gone'], { lostAnswers: 'again' });
		expect(items[0].json).toMatchObject({ name: 'Gone' });
		expect(items[0].json).not.toHaveProperty('recovered');
		expect(posts()).toBe(2);
		expect(named('Gone')).toHaveLength(1);
		at.fault({ kind: 'reset' }, { method: 'POST', times: 9 });
		const { error } = await create(['Never'], { lostAnswers: 'again' });
		expect(error?.context).toMatchObject({ mayHaveBeenExecuted: true });
		expect(posts()).toBe(4);
	});

	it('is not sent again where Pinterest can’t be looked at', async () => {
		at.fault({ kind: 'reset', afterExecuting: true }, { method: 'POST' });
		at.fault({ kind: 'status', status: 403, code: 29 }, { method: 'GET', times: Infinity });
		const { error } = await create(['Hidden'], { lostAnswers: 'again' });
		expect(error?.message).toContain('may have been executed');
		expect(error?.context).not.toHaveProperty('lookedFor');
		expect(posts()).toBe(1);
	});

	it('is not looked for where that is chosen', async () => {
		at.fault({ kind: 'reset', afterExecuting: true }, { method: 'POST' });
		const { error } = await create(['Unseen'], { lostAnswers: 'ignore' });
		expect(error?.context).toMatchObject({ mayHaveBeenExecuted: true });
		expect(sent()).toEqual(['POST /boards']);
	});

	it('is never taken for one that was there before', async () => {
		const { boardId } = at.boardWith(0);
		const board = at.pinterest.boards.get(boardId);
		if (board) Object.assign(board, { name: 'Twin', createdAt: '2026-01-01T00:00:00Z' });
		at.fault({ kind: 'reset' }, { method: 'POST' });
		const { error } = await create(['Twin']);
		expect(error?.context).toMatchObject({ mayHaveBeenExecuted: true, lookedFor: 4 });
	});

	it('of two that are the same is found once for each', async () => {
		const { boardId } = at.boardWith(0);
		at.fault({ kind: 'reset', afterExecuting: true }, { method: 'POST', times: 2 });
		const { items } = await at.run(
			{
				...{ resource: 'pin', operation: 'create', pinBoard: byId(boardId), title: '={{ $json.title }}' },
				...{ mediaSource: 'image', image: 'https://shop.example/a.jpg' },
			},
			{ items: itemsOf('title', ['Same', 'Same', 'Other']) },
		);
		expect(items.map(({ json }) => json.title)).toEqual(['Same', 'Same', 'Other']);
		expect(new Set(items.map(({ json }) => json.id)).size).toBe(3);
		expect(items.filter(({ json }) => json.recovered)).toHaveLength(2);
		expect(at.pinterest.boards.get(boardId)?.pins).toHaveLength(3);
	});

	it('says created, and recovered, where one that is there would be used', async () => {
		at.fault({ kind: 'reset', afterExecuting: true }, { method: 'POST' });
		const { items } = await create(['New', 'New'], { ifExists: 'use' });
		expect(items.map(({ json }) => [json.outcome, json.recovered])).toEqual([
			['created', true],
			['existing', undefined],
		]);
		expect(posts()).toBe(1);
	});

	it('is found by the next item that asks for the same, where it is not looked for itself', async () => {
		const { boardId } = at.boardWith(0);
		at.fault({ kind: 'reset', afterExecuting: true }, { method: 'POST' });
		const { items } = await at.run(
			{
				...{ resource: 'pin', operation: 'create', pinBoard: byId(boardId), title: '={{ $json.title }}' },
				...{ mediaSource: 'image', image: 'https://shop.example/a.jpg' },
				options: { ifExists: 'use', lostAnswers: 'ignore' },
			},
			{ items: itemsOf('title', ['Same', 'Same']), continueOnFail: true },
		);
		expect(items.map(({ json }) => json.outcome ?? (json.details as IDataObject).mayHaveBeenExecuted)).toEqual([
			true,
			'existing',
		]);
		expect(at.pinterest.boards.get(boardId)?.pins).toHaveLength(1);
	});

	it('is not sent again where the list tells nothing, or has it without an ID', async () => {
		const now = new Date().toISOString();
		for (const items of [[null, null], [{ id: null, name: 'Gone', created_at: now }]]) {
			at.fault({ kind: 'reset' }, { method: 'POST' });
			at.fault({ kind: 'answer', body: { items, bookmark: null } }, { method: 'GET' });
			const { error } = await create(['Gone'], { lostAnswers: 'again' });
			expect(error?.context).toMatchObject({ mayHaveBeenExecuted: true });
			expect(error?.context).not.toHaveProperty('lookedFor');
		}
		expect(posts()).toBe(2);
	});
});
