import { outcomeItems, settled } from '../../../../nodes/shared/run/outcomes';
import type { NamedOutcome } from '../../../../nodes/shared/run/outcomes';
import { stub } from '../../../harness/stub';

const callerWith = (continues: boolean) =>
	stub([], { itemIndex: 2, context: { continueOnFail: () => continues } }).caller;
const good = (pin: string): NamedOutcome => ({ about: { pin }, outcome: { data: { id: `id-${pin}`, more: 1 } } });
const bad = (pin: string, message = 'No such Pin.', code?: number): NamedOutcome => ({
	about: { pin },
	outcome: { refused: { message, code } },
});
const WORDS = { noun: 'preview', done: 'deleted', handle: { request: 'r1' } };
const failureOf = (told: NamedOutcome[], words: Parameters<typeof settled>[2] = WORDS) => {
	try {
		return settled(callerWith(false), told, words);
	} catch (error) {
		return error as { message: string; description: string; context: Record<string, unknown> };
	}
};

describe('many things of one item', () => {
	it('are what they are now, where none was refused', () => {
		expect(settled(callerWith(false), [good('a'), good('b')], WORDS)).toEqual([
			{ pin: 'a', id: 'id-a', more: 1 },
			{ pin: 'b', id: 'id-b', more: 1 },
		]);
		expect(settled(callerWith(false), [], WORDS)).toEqual([]);
	});

	it('have each an item of its own, good or bad, where the node continues', () => {
		const items = settled(callerWith(true), [good('a'), bad('b', 'No such Pin.', 50)], WORDS);
		expect(items).toEqual(outcomeItems(callerWith(true), [good('a'), bad('b', 'No such Pin.', 50)]));
		expect(items).toEqual([
			{ pin: 'a', id: 'id-a', more: 1 },
			{
				error: 'No such Pin (code 50) [item 2]',
				details: { pin: 'b', code: 50, advice: 'Correct what the message names and send just this one again.' },
			},
		]);
	});

	it('are told of in one error where the node stops', () => {
		expect(failureOf([good('a'), bad('b', 'No such Pin. ', 50), good('c')])).toMatchObject({
			message: '1 of 3 previews were refused (b: No such Pin) [item 2]',
			description:
				'The others are deleted: don’t run this item again as it is. The details of this error tell of each; with "On Error" set to continue, each has an item of its own.',
			context: {
				itemIndex: 2,
				request: 'r1',
				refused: [{ pin: 'b', message: 'No such Pin. ', code: 50 }],
				deleted: [
					{ pin: 'a', id: 'id-a' },
					{ pin: 'c', id: 'id-c' },
				],
			},
		});
	});

	it('have three of their reasons in the message', () => {
		expect(failureOf([bad('a', 'A'), bad('b', 'B'), bad('c', 'C')])).toMatchObject({
			message: '3 of 3 previews were refused (a: A; b: B; c: C) [item 2]',
		});
		const told = { ...bad('d', 'D'), about: { pin: 'd', board: 'x' } };
		expect(failureOf([told, bad('b', 'B'), bad('c', 'C'), bad('e', 'E')])).toMatchObject({
			message: '4 of 4 previews were refused (d x: D; b: B; c: C; …) [item 2]',
		});
	});

	it('that are just one have its error', () => {
		expect(failureOf([bad('a', 'No such Pin.', 50)])).toMatchObject({
			message: 'No such Pin (code 50) [item 2]',
			description: 'Correct what the message names and send just this one again.',
			context: { code: 50, pin: 'a', request: 'r1' },
		});
		const { context } = failureOf([bad('a')], { noun: 'preview', done: 'deleted' }) as { context: object };
		expect(context).not.toHaveProperty('request');
	});
});
