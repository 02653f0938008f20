import type { IDataObject } from 'n8n-workflow';

import { chosen, unknownFields, rowsAs, splitOf, withForms } from '../../../../nodes/shared/run/form';
import { FileResult } from '../../../../nodes/shared/rows/result';

const SIMPLE = { id: '1', budget: 12.5, note: undefined };
const RAW = { id: '1', budget_in_micro: 12500000, owner: { username: 'ada' } };
const formed = (...names: string[]) => withForms({ output: 'fields', outputFields: names }, SIMPLE, RAW);
const told = (results: IDataObject[]) => unknownFields(results)?.message;

describe('selected fields', () => {
	it('are those that were named, in that order, of the simplified form or else of the raw one', () => {
		const result = chosen(formed('owner', 'budget', 'id', 'budget_in_micro'));
		expect(Object.entries(result)).toEqual([
			['owner', { username: 'ada' }],
			['budget', 12.5],
			['id', '1'],
			['budget_in_micro', 12500000],
		]);
	});

	it('are null where the result has nothing, and not there where it has no such field', () => {
		expect(chosen(formed('id', 'note', 'constructor'))).toEqual({ id: '1', note: null });
	});

	it('stand beside what the node says of the result itself', () => {
		expect(chosen({ ...formed('budget'), outcome: 'existing' })).toEqual({ budget: 12.5, outcome: 'existing' });
	});

	it('are nothing of the result’s JSON before, so that a run knows it by all its own fields', () => {
		expect(JSON.parse(JSON.stringify(formed('budget')))).toEqual({ id: '1', budget: 12.5 });
	});

	it('are all of the simplified form where none is named', () => {
		expect(chosen(formed())).toBe(SIMPLE);
	});

	it.each(['simple', 'raw', undefined])('do not concern a result in the form %s', (output) => {
		expect(chosen(withForms({ output, outputFields: ['id'] }, SIMPLE, RAW))).toBe(SIMPLE);
	});
});

describe('fields that no result has', () => {
	it('are told, with those that results have', () => {
		expect(told([formed('id', 'nmae', 'budgte')])).toBe(
			'Fields has names that no result has: nmae, budgte. Results have: id, budget, note, budget_in_micro, owner',
		);
	});

	it('are fine where one result has them, in one of its forms or from the node itself', () => {
		const other = withForms({ output: 'fields', outputFields: ['seldom', 'outcome'] }, SIMPLE, { seldom: 1 });
		expect(told([formed('seldom', 'outcome'), { ...other, outcome: 'updated' }])).toBeUndefined();
	});

	it('are no matter without results, and of results that are no objects with forms', () => {
		expect(unknownFields([])).toBeUndefined();
		expect(unknownFields([new FileResult({}, {}), SIMPLE])).toBeUndefined();
		expect(told([SIMPLE])).toBeUndefined();
	});
});

describe('rows', () => {
	const upper = (rows: IDataObject[]) => rows.map(({ a }) => ({ A: a }));

	it('are simplified, raw, or made of both', () => {
		const rows = [{ a: 1, b: 2 }, { a: 3 }];
		expect(rowsAs({ output: 'simple' }, rows, upper)).toEqual([{ A: 1 }, { A: 3 }]);
		expect(rowsAs({ output: 'raw' }, rows, upper)).toBe(rows);
		const some = rowsAs({ output: 'fields', outputFields: ['A', 'b'] }, rows, upper);
		expect(some.map(chosen)).toEqual([{ A: 1, b: 2 }, { A: 3 }]);
	});
});

const withoutSecret = (object: IDataObject) =>
	Object.fromEntries(Object.entries(object).filter(([name]) => name !== 'secret'));

describe('results that an operation makes of one answer', () => {
	const values = (output: string, ...outputFields: string[]) => ({
		...{ ids: {}, query: {}, body: {} },
		local: { output, outputFields },
	});
	const parts = (answer: unknown, { local }: { local: IDataObject }): IDataObject[] =>
		local.output === 'raw' ? [answer as IDataObject] : (answer as { days: IDataObject[] }).days;
	const answer = { days: [{ day: 1 }, { day: 2 }], secret: 's', account: 'a' };
	const made = (output: string, ...names: string[]) =>
		splitOf({ split: parts, simplify: 'split' }, answer, values(output, ...names), withoutSecret);

	it('take a field of the whole answer beside their own, without what must not be shown', () => {
		expect(made('simple')).toEqual(answer.days);
		expect(made('raw')).toEqual([{ days: answer.days, account: 'a' }]);
		expect(made('fields', 'day', 'account', 'secret')?.map(chosen)).toEqual([
			{ day: 1, account: 'a' },
			{ day: 2, account: 'a' },
		]);
	});

	it('take the fields of their own raw form where there are as many, and none where they can’t be told', () => {
		const each = (raws: IDataObject[]) =>
			splitOf(
				{
					split: (_, { local }) => (local.output === 'raw' ? raws : [{ n: 1 }, { n: 2 }]),
					simplify: 'split',
				},
				{},
				values('fields', 'n', 'whole'),
			)?.map(chosen);
		expect(each([{ whole: 'a' }, { whole: 'b' }])).toEqual([
			{ n: 1, whole: 'a' },
			{ n: 2, whole: 'b' },
		]);
		expect(each([{ whole: 'a' }, {}, {}])).toEqual([{ n: 1 }, { n: 2 }]);
	});

	it('are none where an operation does not split', () => {
		expect(splitOf({}, {}, values('simple'))).toBeUndefined();
	});
});
