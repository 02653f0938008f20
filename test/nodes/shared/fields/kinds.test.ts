import {
	choice,
	choices,
	ids,
	flag,
	id,
	integer,
	json,
	link,
	listOf,
	quote,
	parseId,
	parseInteger,
	text,
	texts,
} from '../../../../nodes/shared/fields/kinds';

const facts = { name: 'thing', in: 'query', label: 'Thing' } as const;
const options = [
	{ name: 'One', value: 'ONE' },
	{ name: 'Two', value: 'TWO' },
];

describe('an id', () => {
	it.each([
		['549755885175', '549755885175'],
		[' 12 ', '12'],
		[12, '12'],
		['000123', '000123'],
		['1'.repeat(40), '1'.repeat(40)],
	])('is taken from %j', (value, taken) => {
		expect(parseId(value)).toBe(taken);
	});

	it.each(['', ' ', 'abc', '1a', '1 2', '-1', '1.5', '1/2', 'a/../b?x=1', '٣', -1, 1.5, true, {}, null])(
		'is not taken from %j',
		(value) => {
			expect(() => id(facts).parse(value)).toThrow(/^must be an id, which is all digits, not "/);
		},
	);

	it.each([
		[undefined, 40],
		[18, 18],
	])('with a limit of %p digits is taken up to %p of them', (digits, most) => {
		const { parse } = id({ ...facts, digits });
		expect(parse('1'.repeat(most))).toBe('1'.repeat(most));
		expect(() => parse('1'.repeat(most + 1))).toThrow(`has ${most + 1} digits, at most ${most} are allowed`);
	});

	it('is not taken from a number that has lost digits already', () => {
		expect(() => parseId(Number('813744226420795884'))).toThrow(
			'is a number too long to be exact; pass the id as text',
		);
	});
});

describe('text', () => {
	it('counts an emoji as one character', () => {
		expect(text({ ...facts, maxLength: 3 }).parse('🍂🍂🍂')).toBe('🍂🍂🍂');
		expect(() => text({ ...facts, maxLength: 3 }).parse('🍂🍂🍂🍂')).toThrow(
			'is 4 characters long, at most 3 are allowed',
		);
	});

	it('is bounded on both sides', () => {
		expect(() => text({ ...facts, maxLength: 800 }).parse('x'.repeat(10_000))).toThrow(
			'is 10000 characters long, at most 800 are allowed',
		);
		expect(() => text({ ...facts, minLength: 2 }).parse('x')).toThrow('needs at least 2 characters');
	});

	it('is taken from numbers and switches, not from objects', () => {
		expect([text(facts).parse(5), text(facts).parse(true)]).toEqual(['5', 'true']);
		expect(() => text(facts).parse({ a: 1 })).toThrow('must be text, not "{"a":1}"');
	});

	it('can be a list, bounded in number and in the length of each', () => {
		expect(texts(facts).parse(' a, b ,,c')).toEqual(['a', 'b', 'c']);
		expect(texts(facts).parse(['a,b', 'c'])).toEqual(['a,b', 'c']);
		const parse = texts({ ...facts, maxItems: 2, maxLength: 3 }).parse;
		expect(parse('abc,🍂🍂🍂')).toEqual(['abc', '🍂🍂🍂']);
		expect(() => parse('a,b,c')).toThrow('has 3 values, at most 2 are allowed');
		expect(() => parse('a,abcd')).toThrow('has one of 4 characters, at most 3 are allowed: "abcd"');
	});
});

describe('a whole number', () => {
	const parse = integer({ ...facts, minimum: 1, maximum: 250 }).parse;

	it.each([1, 250, '25', ' 7 '])('is taken from %j', (value) => {
		expect(parse(value)).toBe(Number(value));
	});

	it.each([0, 251, -1, 1.5, '', ' ', 'x', null, true, NaN, Infinity, '1e9', [1]])('is not taken from %j', (value) => {
		expect(() => parse(value)).toThrow(/^must be a whole number from 1 to 250, not "/);
	});

	it('names the bounds that there are', () => {
		expect(() => parseInteger('x')).toThrow('must be a whole number, not "x"');
		expect(() => parseInteger('x', 0)).toThrow('must be a whole number of 0 or more, not "x"');
	});
});

describe('other kinds', () => {
	it('a switch is taken from true and false, as text too', () => {
		expect([true, false, 'true', 'false'].map((value) => flag(facts).parse(value))).toEqual([true, false, true, false]);
		for (const value of ['yes', '', 1, null]) expect(() => flag(facts).parse(value)).toThrow('must be true or false');
	});

	it('a choice is one of the values', () => {
		const parse = choice({ ...facts, options, default: 'ONE' }).parse;
		expect(parse('TWO')).toBe('TWO');
		expect(choice({ ...facts, options: [{ name: 'Seven', value: 7 }], default: 7 }).parse('7')).toBe(7);
		for (const value of ['two', 'Two', ' TWO ']) expect(parse(value)).toBe('TWO');
		for (const value of ['three', '', 1]) expect(() => parse(value)).toThrow('must be one of ONE, TWO, not');
	});

	it('choices are some of the values, as a list or with commas', () => {
		const parse = choices({ ...facts, options }).parse;
		expect([parse(['ONE']), parse('ONE, TWO'), parse([])]).toEqual([['ONE'], ['ONE', 'TWO'], []]);
		expect(choices({ ...facts, options, maxItems: 1 }).parse('ONE,ONE')).toEqual(['ONE']);
		expect(() => choices({ ...facts, options, maxItems: 1 }).parse('ONE,TWO')).toThrow(
			'has 2 values, at most 1 are allowed',
		);
		expect(() => parse('ONE,THREE')).toThrow('must be one of ONE, TWO, not "THREE"');
	});

	it('a link is a web address', () => {
		const parse = link(facts).parse;
		expect(parse(' https://example.com/ü?a=1 ')).toBe('https://example.com/ü?a=1');
		for (const value of ['example.com', 'ftp://example.com', 'javascript:alert(1)', 'https://', '//example.com']) {
			expect(() => parse(value)).toThrow('must be a web address such as https://example.com/page, not');
		}
		expect(() => parse(`https://example.com/${'x'.repeat(2048)}`)).toThrow('is 2068 characters long, at most 2048');
	});

	it('JSON is taken as text or as it is', () => {
		const parse = json(facts).parse;
		expect(parse('{"a": [1]}')).toEqual({ a: [1] });
		expect(parse({ a: 1 })).toEqual({ a: 1 });
		expect(() => parse('{a')).toThrow(/is not valid JSON/);
	});

	it('a wrong value is shortened for the message', () => {
		expect(quote('x'.repeat(100))).toBe(`"${'x'.repeat(57)}…"`);
		expect(quote(undefined)).toBe('"undefined"');
		expect(quote({ a: 1 })).toBe('"{"a":1}"');
	});

	it('a list has no empty parts', () => {
		expect(listOf('a, ,b,')).toEqual(['a', 'b']);
		expect(listOf([' a ', '', 5])).toEqual(['a', '5']);
	});
});

describe('lists as language models write them', () => {
	const facts = { name: 'a', in: 'body', label: 'A' } as const;

	it('of ids are JSON, or have commas, spaces or line breaks between, and keep all their digits', () => {
		const { parse } = ids(facts);
		const long = '626735565838626735565838';
		for (const value of ['["1", "2"]', '[1, 2]', '1, 2', '1 2', '1\n2', ' 1;2 ', ['1', '2'], [1, 2]])
			expect(parse(value)).toEqual(['1', '2']);
		expect(parse(`[${long}, 7]`)).toEqual([long, '7']);
	});

	it('of texts are JSON, or have commas or line breaks between', () => {
		const { parse } = texts(facts);
		for (const value of ['["wool rug", "sofa"]', 'wool rug, sofa', 'wool rug\nsofa'])
			expect(parse(value)).toEqual(['wool rug', 'sofa']);
	});

	it('of choices take each in any case', () => {
		const options = [
			{ name: 'On Hold', value: 'PAUSED' },
			{ name: 'Active', value: 'ACTIVE' },
		];
		const { parse } = choices({ ...facts, options });
		expect(parse('["paused", "Active"]')).toEqual(['PAUSED', 'ACTIVE']);
		expect(parse('on hold')).toEqual(['PAUSED']);
		expect(() => parse('off')).toThrow('must be one of PAUSED, ACTIVE, not "off"');
	});
});
