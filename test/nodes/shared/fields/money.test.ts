import { inMicro, parseDecimal } from '../../../../nodes/shared/fields/money';

describe('an amount of money', () => {
	it.each([
		['0', 0],
		['1', 1_000_000],
		['12.5', 12_500_000],
		['0.000001', 1],
		['19.99', 19_990_000],
		['4.35', 4_350_000],
		['1.005', 1_005_000],
		['9007199254.740991', Number.MAX_SAFE_INTEGER],
	])('of %s is %d millionths, digit for digit', (decimal, micro) => {
		expect(inMicro(decimal, false)).toBe(micro);
	});

	it('is never off by floating point, whatever its cents', () => {
		for (let cents = 0; cents <= 100_000; cents += 7) {
			const decimal = parseDecimal(cents / 100);
			expect(inMicro(decimal, false)).toBe(cents * 10_000);
		}
	});

	it('in millionths is taken as it is', () => {
		expect(inMicro('12500000', true)).toBe(12_500_000);
		expect(() => inMicro('12.5', true)).toThrow('must be a whole number of millionths');
	});

	it.each([
		[12.5, '12.5'],
		['12.50', '12.5'],
		[' 7 ', '7'],
		['3.0', '3'],
		[100, '100'],
		[1e-6, '0.000001'],
		[1e20, '100000000000000000000'],
	])('may be typed as %p', (value, decimal) => {
		expect(parseDecimal(value)).toBe(decimal);
	});

	it.each([['€5'], ['1,5'], ['1,250.00'], ['-3'], [-3], ['1e6'], [NaN], [Infinity], [''], [true], [['5']]])(
		'is refused as %p',
		(value) => {
			expect(() => parseDecimal(value)).toThrow('must be an amount such as 12.50');
		},
	);

	it.each([
		['0.0000001', 'has more than 6 decimals'],
		['9007199254.740992', 'is too large'],
	])('is refused as %s, which can’t be sent exactly', (decimal, message) => {
		expect(() => inMicro(decimal, false)).toThrow(message);
	});
});
