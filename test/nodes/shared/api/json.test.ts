import { asList, asObject, asObjects, asText, isObject } from '../../../../nodes/shared/api/json';

describe('JSON from outside', () => {
	const values = [{ a: 1 }, {}, [], [1], null, undefined, 'text', '', 5, true];

	it('is an object where it is one', () => {
		expect(values.filter(isObject)).toEqual([{ a: 1 }, {}]);
		expect(values.map(asObject)).toEqual([{ a: 1 }, {}, {}, {}, {}, {}, {}, {}, {}, {}]);
	});

	it('is a list where it is one', () => {
		expect(values.map(asList)).toEqual([[], [], [], [1], [], [], [], [], [], []]);
		expect(asObjects([{ a: 1 }, null, [], 'x', { b: 2 }])).toEqual([{ a: 1 }, { b: 2 }]);
		expect(asObjects({ a: 1 })).toEqual([]);
	});

	it('is text where it can be written as text', () => {
		const texts = ['x', '', 5, 0, true, false, 12n, null, undefined, {}, [], NaN];
		const none = undefined;
		expect(texts.map(asText)).toEqual(['x', '', '5', '0', 'true', 'false', '12', none, none, none, none, 'NaN']);
	});
});
