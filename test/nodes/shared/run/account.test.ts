import type { IDataObject, INode } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import { apiError } from '../../../../nodes/shared/api/errors';
import type { Entry, Words } from '../../../../nodes/shared/run/account';
import { withAccount } from '../../../../nodes/shared/run/account';

const node: INode = { name: 'Pinterest', type: 'pinterest', typeVersion: 1, id: '1', position: [0, 0], parameters: {} };
const items = (fate: Entry['fate'], ...numbers: number[]): Entry[] => numbers.map((item) => ({ item, fate }));

function told(entries: Entry[], words: Words = { noun: 'board' }): { description: string; context: IDataObject } {
	const error = apiError(node, { status: 400, message: 'No', advice: 'Look again.' });
	expect(withAccount(error, entries, words)).toBe(error);
	return { description: error.description ?? '', context: error.context };
}
const accountOf = (entries: Entry[], words?: Words) => told(entries, words).description.replace(/ Look again\.$/, '');

describe('the account of a run that an error ended', () => {
	it('comes before the advice', () => {
		expect(told([...items('written', 0), ...items('refused', 1), ...items('notSent', 2)]).description).toBe(
			'Of 3 boards, 1 was written (item 1), 1 refused (item 2), 1 not sent (item 3). Look again.',
		);
	});

	it('stands alone where there is no advice', () => {
		const error = new NodeOperationError(node, 'No');
		expect(withAccount(error, items('refused', 0), { noun: 'board' })).toBe(error);
		expect(error.description).toBe('Of 1 boards, 0 were written, 1 refused (item 1), 0 not sent.');
		expect(error.context).toMatchObject({ written: [], refused: [0], notSent: [] });
	});

	it('speaks of what is not known only where there is some', () => {
		const entries = [...items('unknown', 0, 1), ...items('begun', 2), ...items('refused', 3)];
		expect(accountOf(entries, { noun: 'company', done: 'deleted' })).toBe(
			'Of 4 companies, 0 were deleted, 1 refused (item 4), 2 perhaps deleted (items 1–2), 1 begun and not finished (item 3), 0 not sent.',
		);
		expect(told(entries).context).toMatchObject({ perhapsWritten: [0, 1], begun: [2] });
		const without = told(items('written', 0));
		expect(without.context).toMatchObject({ perhapsWritten: [] });
		expect(without.context).not.toHaveProperty('begun');
	});

	it.each<[number[], string]>([
		[[0], ' (item 1)'],
		[[0, 1], ' (items 1–2)'],
		[[0, 2], ' (items 1, 3)'],
		[[9, 10, 11, 4, 2, 3], ' (items 3–5, 10–12)'],
		[[3, 3, 3], ' (item 4)'],
		[[10, 9, 100], ' (items 10–11, 101)'],
		[[], ''],
	])('names the items in their order, as ranges: %j', (numbers, text) => {
		expect(accountOf(items('notSent', ...numbers))).toMatch(
			new RegExp(`${numbers.length} not sent${escaped(text)}\\.$`),
		);
	});

	it('names twelve ranges at most', () => {
		const every = (count: number) => items('notSent', ...Array.from({ length: count }, (_, at) => 2 * at));
		const twelve = '1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23';
		expect(accountOf(every(12))).toContain(`12 not sent (items ${twelve}).`);
		expect(accountOf(every(13))).toContain(`13 not sent (items ${twelve}, …).`);
	});

	it('names an item once in its numbers, whatever it stands for', () => {
		const { context } = told([...items('refused', 5, 5, 6), ...items('notSent', 7, 7)]);
		expect(context).toMatchObject({ refused: [5, 6], notSent: [7] });
	});

	it.each<[IDataObject | undefined, IDataObject]>([
		[{ id: '1', name: 'x' }, { id: '1' }],
		[{ event_id: 'e', batch_id: 'b' }, { id: 'e' }],
		[{ item_id: 'i' }, { id: 'i' }],
		[{ request_id: 'r' }, { id: 'r' }],
		[{ batch_id: 'b', token: 't' }, { id: 'b' }],
		[{ token: 't' }, { id: 't' }],
		[{ id: null, token: 't' }, { id: 't' }],
		[
			{ id: '1', url: 'https://x' },
			{ id: '1', url: 'https://x' },
		],
		[{ id: '1', url: '' }, { id: '1' }],
		[{ id: '1', url: 5 }, { id: '1' }],
		[{ name: 'x' }, { id: null }],
		[undefined, { id: null }],
	])('says of what is written which it is: %j', (result, expected) => {
		expect(told([{ item: 3, fate: 'written', result }]).context.written).toEqual([{ item: 3, ...expected }]);
	});

	it('is not in an error of something else', () => {
		const error = new Error('No');
		expect(withAccount(error, items('refused', 0), { noun: 'board' })).toBe(error);
		expect(Object.keys(error)).toEqual([]);
		expect(withAccount(undefined, [], { noun: 'board' })).toBeUndefined();
	});
});

function escaped(text: string): string {
	return text.replace(/[()]/g, '\\$&');
}
