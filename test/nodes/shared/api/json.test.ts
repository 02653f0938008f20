import { asList, asObject, asObjects, asText, isObject, parseJson, setIn } from '../../../../nodes/shared/api/json';

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

describe('the text of JSON', () => {
	it.each<[string, unknown]>([
		['{"id": 1234567890123456789}', { id: '1234567890123456789' }],
		['{"id":1234567890123456789}', { id: '1234567890123456789' }],
		['[1234567890123456789,-9007199254740993]', ['1234567890123456789', '-9007199254740993']],
		['1234567890123456789', '1234567890123456789'],
		['-1234567890123456789', '-1234567890123456789'],
		['[9007199254740991, 9007199254740992]', [9007199254740991, '9007199254740992']],
		['[1000000000000000, 999999999999999]', [1e15, 999999999999999]],
		['{"a": "b, 1234567890123456789 \\" 1234567890123456789"}', { a: 'b, 1234567890123456789 " 1234567890123456789' }],
		['{"1234567890123456789": 1234567890123456789}', { '1234567890123456789': '1234567890123456789' }],
		['{"a": "x\\\\", "b": 1234567890123456789}', { a: 'x\\', b: '1234567890123456789' }],
		[
			'[ 1234567890123456789.5, 1234567890123456789e1]',
			[Number('1234567890123456789.5'), Number('1234567890123456789e1')],
		],
		['[0.1234567890123456789, 1e+1234567890123456789]', [Number('0.1234567890123456789'), Infinity]],
		['{"a": [1234567890123456789], "b": null}', { a: ['1234567890123456789'], b: null }],
	])('keeps the digits of what is longer than a number: %s', (text, value) => {
		expect(parseJson(text)).toEqual(value);
	});

	it('that is not whole is refused, in the caller’s words where there are some', () => {
		expect(() => parseJson('{"a":')).toThrow();
		expect(() => parseJson('{"a":', 'It broke off')).toThrow('It broke off');
	});
});

describe('a value that is set', () => {
	it('stands in its object', () => {
		const object = { a: 1 };
		setIn(object, 'b', [{ c: null }]);
		expect(object).toEqual({ a: 1, b: [{ c: null }] });
	});
});
