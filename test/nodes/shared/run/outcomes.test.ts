import type { IDataObject } from 'n8n-workflow';

import {
	UNANSWERED,
	inTwoLists,
	itemsOf,
	matched,
	outcomeItems,
	outcomeOf,
	settled,
} from '../../../../nodes/shared/run/outcomes';
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

const keyOf = ({ key }: IDataObject) => String(key);
const keyed = (key: string | undefined, id: number) => ({ key, outcome: { data: { id } } });
const element = (key: string) => ({ key });
const of = (id: number) => ({ data: { id } });
const no = (message: string) => ({ refused: { message } });
const unanswered = {
	refused: {
		message: 'Pinterest’s answer says nothing of this one, so it is not known whether it was written',
		details: { mayHaveBeenExecuted: true },
	},
};

describe('the outcomes of elements whose answer is in another order', () => {
	const [a, b, c] = [element('a'), element('b'), element('c')];

	it('find their elements by key', () => {
		expect(matched([a, b, c], keyOf, [keyed('c', 3), keyed('a', 1)], [{ key: 'b', outcome: no('x') }])).toEqual([
			of(1),
			no('x'),
			of(3),
		]);
	});

	it('of the same key go to their elements in order', () => {
		const twice = [element('a'), element('a')];
		expect(matched(twice, keyOf, [keyed('a', 1), keyed('a', 2)], [])).toEqual([of(1), of(2)]);
		expect(matched(twice, keyOf, [keyed('a', 1)], [{ key: 'a', outcome: no('x') }])).toEqual([of(1), no('x')]);
	});

	it('that came once for an element sent twice are both’s', () => {
		expect(matched([element('a'), b, element('a')], keyOf, [keyed('a', 1), keyed('b', 2)], [])).toEqual([
			of(1),
			of(2),
			of(1),
		]);
	});

	it('that find none go to those that are left, in order', () => {
		const written = [keyed('x', 1), keyed('b', 2), keyed(undefined, 3)];
		expect(matched([a, b, c], keyOf, written, [])).toEqual([of(1), of(2), of(3)]);
	});

	it('that find none go to none where there is a doubt', () => {
		expect(matched([a, b], keyOf, [keyed('x', 1)], [])).toEqual([unanswered, unanswered]);
		expect(matched([a, b], keyOf, [keyed('x', 1)], [{ key: 'y', outcome: no('x') }])).toEqual([unanswered, unanswered]);
		expect(matched([a], keyOf, [keyed('x', 1), keyed('y', 2)], [])).toEqual([unanswered]);
		expect(matched([a], keyOf, [keyed('x', 1)], [{ key: 'y', outcome: no('x') }])).toEqual([unanswered]);
	});

	it('that are missing are what the caller says', () => {
		expect(matched([a, b], keyOf, [keyed('a', 1)], [], of(0))).toEqual([of(1), of(0)]);
		expect(matched([], keyOf, [], [])).toEqual([]);
	});
});

describe('an answer in two lists', () => {
	const read = inTwoLists('keywords', keyOf);

	it('says what was written and why the others were not', () => {
		const answer = {
			keywords: [{ key: 'b', id: 2 }],
			errors: [{ data: { key: 'a' }, error_messages: ['Too long', 'Too odd'] }, { data: { key: 'c' } }],
		};
		expect(read(answer, [element('a'), element('b'), element('c')])).toEqual([
			no('Too long; Too odd'),
			{ data: { key: 'b', id: 2 } },
			no('Pinterest gave no reason'),
		]);
	});

	it.each([{}, null, 'text', { keywords: [], errors: [] }])('says nothing with %j', (answer) => {
		expect(read(answer, [element('a')])).toEqual([]);
	});

	it('may say in a text what went wrong', () => {
		const two = [element('a'), element('b')];
		expect(read({ keywords: [], errors: 'All are bad' }, two)).toEqual([no('All are bad'), no('All are bad')]);
		const [written, open] = read({ keywords: [{ key: 'a', id: 1 }], errors: 'One is bad' }, two);
		expect(written).toEqual({ data: { key: 'a', id: 1 } });
		expect(open).toMatchObject({
			refused: {
				message: expect.stringMatching(/^One is bad\. The answer/) as string,
				details: { mayHaveBeenExecuted: true },
			},
		});
		const mixed = { keywords: [{ key: 'a', id: 1 }], errors: [{ data: { key: 'b' }, error_messages: 'Bad' }] };
		expect(read(mixed, [...two, element('c')])[2]).toEqual(unanswered);
		expect(read({ errors: [{ data: { key: 'a' }, error_messages: 'Bad' }] }, [element('a')])).toEqual([no('Bad')]);
	});

	it('may have as many of each, or one of them alone', () => {
		const half = { keywords: [{ key: 'a', id: 1 }], errors: [{ data: { key: 'b' }, error_messages: ['x'] }] };
		expect(read(half, [element('a'), element('b')])).toEqual([{ data: { key: 'a', id: 1 } }, no('x')]);
		expect(read({ keywords: [{ key: 'a', id: 1 }] }, [element('a')])).toEqual([{ data: { key: 'a', id: 1 } }]);
		expect(read({ keywords: [{ key: 'a' }] }, [element('a')])).toEqual([UNANSWERED]);
		expect(read({ keywords: [null, 'x'] }, [element('a')])).toEqual([UNANSWERED]);
		expect(read({ errors: [{ data: { key: 'a' }, error_messages: ['x'] }] }, [element('a')])).toEqual([no('x')]);
	});
});

describe('what an answer says of an element', () => {
	it.each<[unknown, unknown]>([
		[{ data: { id: 1 } }, { data: { id: 1 } }],
		[{ data: { id: 1 }, exceptions: [] }, { data: { id: 1 } }],
		[{ data: { id: 1 }, exceptions: null }, { data: { id: 1 } }],
		[{ data: { id: 1 }, exceptions: {} }, { data: { id: 1 } }],
		[{ data: { id: 1 }, exceptions: [{ code: null, message: '' }] }, { data: { id: 1 } }],
		[{ data: { id: 1 }, exceptions: ' ' }, { data: { id: 1 } }],
		[{ data: { id: 1 }, exceptions: ['', 5] }, { data: { id: 1 } }],
		[{ id: 1, name: 'x' }, { data: { id: 1, name: 'x' } }],
		[{ exceptions: { code: 5, message: 'No' } }, { refused: { code: 5, message: 'No' } }],
		[
			{ data: {}, exceptions: [{ code: 5, message: 'No' }, { code: 6 }, { message: 7 }] },
			{ refused: { code: 5, message: 'No; no reason given; 7' } },
		],
		[{ data: { exceptions: [{ message: 'In it' }] } }, { refused: { code: undefined, message: 'In it' } }],
		[{ exceptions: [{ code: '5', message: 'No' }] }, { refused: { code: 5, message: 'No' } }],
		[{ exceptions: 'No' }, { refused: { code: undefined, message: 'No' } }],
		[{ exceptions: ['No', { message: 'Never' }] }, { refused: { code: undefined, message: 'No; Never' } }],
		[{ exceptions: [{ code: 0 }] }, { refused: { code: 0, message: 'no reason given' } }],
		[{}, UNANSWERED],
		[null, UNANSWERED],
		['written', UNANSWERED],
		[{ data: null }, UNANSWERED],
		[{ data: {}, exceptions: [] }, UNANSWERED],
	])('%j', (given, outcome) => {
		expect(outcomeOf(given)).toStrictEqual(outcome);
	});

	it('stands in its items, or in a list', () => {
		expect(itemsOf({ items: [{ data: { id: 1 } }] })).toEqual([of(1)]);
		expect(itemsOf([{ data: { id: 1 } }])).toEqual([of(1)]);
		expect(itemsOf(undefined)).toStrictEqual([]);
	});
});

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
				error: 'No such Pin',
				details: { pin: 'b', code: 50, advice: 'Correct what the message names and send just this one again.' },
			},
		]);
	});

	it('are told of in one error where the node stops', () => {
		expect(failureOf([good('a'), bad('b', 'No such Pin. ', 50), good('c')])).toMatchObject({
			message: '1 of 3 previews were refused (b: No such Pin)',
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
			message: '3 of 3 previews were refused (a: A; b: B; c: C)',
		});
		const told = { ...bad('d', 'D'), about: { pin: 'd', board: 'x' } };
		expect(failureOf([told, bad('b', 'B'), bad('c', 'C'), bad('e', 'E')])).toMatchObject({
			message: '4 of 4 previews were refused (d x: D; b: B; c: C; …)',
		});
	});

	it('that are just one have its error', () => {
		expect(failureOf([bad('a', 'No such Pin.', 50)])).toMatchObject({
			message: 'No such Pin',
			description: 'Correct what the message names and send just this one again.',
			context: { code: 50, pin: 'a', request: 'r1' },
		});
		const { context } = failureOf([bad('a')], { noun: 'preview', done: 'deleted' }) as { context: object };
		expect(context).not.toHaveProperty('request');
	});
});
