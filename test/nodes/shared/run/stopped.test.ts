import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { byId } from '../../../harness';
import { createBoard, getBoard, itemsOf, simulated } from '../../../harness/simulated';

/** A run that an error ends tells what became of each of its writes; nothing new begins once an item has failed. */
describe('a run of writes that is stopped', () => {
	const at = simulated();
	const names = (count: number) => Array.from({ length: count }, (_, number) => `Board ${number}`);
	const made = () => new Map([...at.pinterest.boards.values()].map(({ id, name }) => [name, id]));
	type Told = { message: string; description: string; context: IDataObject };
	const create = async (count: number, options: INodeParameters = {}) => {
		const { error, items } = await at.run(createBoard(options), { items: itemsOf('name', names(count)) });
		expect(items).toEqual([]);
		return error as unknown as Told;
	};
	const writtenOf = ({ context }: Told) => context.written as Array<{ item: number; id: string }>;

	it('tells what was written, with ids, and what was not', async () => {
		at.fault({ kind: 'status', status: 400, code: 1, message: 'Bad name.' }, { method: 'POST', nth: 4 });
		const error = await create(30);
		const boards = made();
		expect(error.message).toMatch(/^Bad name \(item 4\)$/);
		const written = writtenOf(error);
		expect(written.length).toBeGreaterThanOrEqual(3);
		for (const { item, id } of written) expect(boards.get(`Board ${item}`)).toBe(id);
		// Each item is told of once, and each board that is there is told of.
		const told = [...written.map(({ item }) => item), ...(error.context.refused as number[])];
		expect([...told, ...(error.context.notSent as number[])].sort((a, b) => a - b)).toEqual([...names(30).keys()]);
		expect(names(30).filter((name) => boards.has(name))).toHaveLength(written.length);
		expect(error.description).toMatch(
			/^Of 30 boards, \d+ were written \(items .+\), 1 refused \(item \d+\), \d+ not sent \(items? .+\)\. Pinterest refused/,
		);
	});

	it('tells of a write whose answer was lost', async () => {
		at.fault({ kind: 'reset', afterExecuting: true }, { method: 'POST', nth: 2 });
		const error = await create(3, { keepOrder: true, lostAnswers: 'ignore' });
		expect(error.context).toMatchObject({
			written: [{ item: 0, id: made().get('Board 0') }],
			refused: [],
			perhapsWritten: [1],
			notSent: [2],
		});
		expect(made().has('Board 1')).toBe(true);
	});

	it('tells the same where an item is wrong before anything of it is sent', async () => {
		const { error } = await at.run(createBoard({ keepOrder: true }), {
			items: itemsOf('name', ['A', '', 'C']),
		});
		expect(error).toMatchObject({
			message: 'Name is missing (item 2)',
			description:
				'Of 3 boards, 1 was written (item 1), 1 refused (item 2), 1 not sent (item 3). The name of the board',
			context: { written: [{ item: 0, id: made().get('A') }], refused: [1], notSent: [2] },
		});
	});

	it('finishes each item before the next one where the order is kept', async () => {
		at.fault({ kind: 'latency', ms: 100 }, { method: 'POST' });
		await at.run(createBoard({ keepOrder: true }), { items: itemsOf('name', ['First', 'Second']) });
		expect([...made().keys()].slice(-2)).toEqual(['First', 'Second']);
	});

	it('says "deleted" of what is gone', async () => {
		const [first, second] = [at.boardWith(0).boardId, at.boardWith(0).boardId];
		const parameters = {
			resource: 'board',
			operation: 'delete',
			board: byId('={{ $json.board }}'),
			options: { keepOrder: true },
		};
		const { error } = await at.run(parameters, { items: itemsOf('board', [first, '9', second]) });
		expect(error?.description).toMatch(
			/^Of 3 boards, 1 was deleted \(item 1\), 1 refused \(item 2\), 1 not sent \(item 3\)\./,
		);
		expect(error).toHaveProperty('context.written', [{ item: 0, id: first }]);
	});

	it('tells nothing of that where it only reads, or where there is one item', async () => {
		const read = await at.run(getBoard(), { items: itemsOf('board', ['9', at.boardWith(0).boardId]) });
		expect(read.error).not.toHaveProperty('context.written');
		at.fault({ kind: 'status', status: 400, code: 1, message: 'No.' }, { method: 'POST' });
		expect(await create(1)).not.toHaveProperty('context.written');
	});
});
