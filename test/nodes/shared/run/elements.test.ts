import type { IDataObject } from 'n8n-workflow';

import { inTwoLists, itemsOf, matched, outcomeOf, UNANSWERED } from '../../../../nodes/shared/run/outcomes';
import { listedIn, needsList } from '../../../../nodes/shared/run/elements';
import type { Values } from '../../../../nodes/shared/rows/field';

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
const values = (body: IDataObject, inputMode?: string): Values<{ inputMode?: unknown }> => ({
	ids: {},
	query: {},
	body,
	local: { inputMode },
});

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

	it('may have one of them alone', () => {
		expect(read({ keywords: [{ key: 'a' }] }, [element('a')])).toEqual([{ data: { key: 'a' } }]);
		expect(read({ errors: [{ data: { key: 'a' }, error_messages: ['x'] }] }, [element('a')])).toEqual([no('x')]);
	});
});

describe('the elements of a body', () => {
	it('are those in the list of a JSON body', () => {
		expect(listedIn('ads')(values({ ads: [{ a: 1 }, 'x', { b: 2 }], other: 1 }, 'json'))).toEqual([{ a: 1 }, { b: 2 }]);
	});

	it('are what the fields make, the body where nothing else is said', () => {
		expect(listedIn('ads')(values({ name: 'x' }, 'fields'))).toEqual([{ name: 'x' }]);
		expect(listedIn('ads', ({ body }) => [body, body])(values({ name: 'x' }))).toEqual([{ name: 'x' }, { name: 'x' }]);
	});

	it.each<[IDataObject, string]>([
		[{}, 'JSON Body must be one object; it lacks ad_id and ads, a list of objects'],
		[{ ad_id: '1', ads: [] }, 'JSON Body must be one object; it lacks ads, a list of objects'],
		[{ ad_id: '1', ads: {} }, 'JSON Body must be one object; it lacks ads, a list of objects'],
		[{ ad_id: '1', ads: [{}, 'x'] }, 'JSON Body must be one object; it lacks ads, a list of objects'],
		[{ ad_id: '1', ads: [null] }, 'JSON Body must be one object; it lacks ads, a list of objects'],
		[{ ads: [{}] }, 'JSON Body must be one object; it lacks ad_id'],
	])('given as JSON are refused where something lacks: %j', (body, message) => {
		expect(() => needsList(values(body, 'json'), 'ads', 'ad_id')).toThrow(new Error(message));
	});

	it('are not looked at in any other case', () => {
		expect(() => needsList(values({}, 'fields'), 'ads', 'ad_id')).not.toThrow();
		expect(() => needsList(values({ ad_id: null, ads: [{}, {}] }, 'json'), 'ads', 'ad_id')).not.toThrow();
		expect(() => needsList(values({ ads: [{}] }, 'json'), 'ads')).not.toThrow();
	});
});

describe('what an answer says of an element', () => {
	it.each<[unknown, unknown]>([
		[{ data: { id: 1 } }, { data: { id: 1 } }],
		[{ data: { id: 1 }, exceptions: [] }, { data: { id: 1 } }],
		[{ data: { id: 1 }, exceptions: null }, { data: { id: 1 } }],
		[{ data: { id: 1 }, exceptions: {} }, { data: { id: 1 } }],
		[{ data: { id: 1 }, exceptions: [{ code: null, message: '' }] }, { data: { id: 1 } }],
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
