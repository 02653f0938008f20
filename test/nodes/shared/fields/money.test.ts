import {
	inCurrency,
	inMicro,
	money,
	moneyText,
	parseDecimal,
	refuseAbove,
	refuseFarAbove,
} from '../../../../nodes/shared/fields/money';

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

describe('an amount that is typed', () => {
	const facts = { name: 'budget', in: 'body', label: 'Budget' } as const;
	const reading = (local: object) => ({ local: { ...local }, warn: jest.fn() });
	const budget = money(facts);
	const bid = money({ ...facts, of: 'bid' });

	it('is empty to begin with, and a text, of which no digit is lost', () => {
		expect(budget.shown).toMatchObject({ type: 'string', default: '', placeholder: 'e.g. 12.50' });
		expect(budget.parse('12.50')).toBe(12_500_000);
		expect(moneyText(facts).parse('12.50')).toBe('12500000');
		expect(budget.parse('12500000', reading({ amountsIn: 'micro' }))).toBe(12_500_000);
	});

	it('is above 0, unless 0 means something of its own', () => {
		for (const nothing of [0, '0', '0.00']) expect(() => budget.parse(nothing)).toThrow(/^must be above 0$/);
		expect(money({ ...facts, zero: true }).parse('0')).toBe(0);
	});

	it.each([
		[budget, 999_999.99, 1_000_000],
		[bid, 9_999.99, 10_000],
	])('is refused where it looks like millionths', (field, usual, unusual) => {
		expect(field.parse(usual)).toBe(Math.round(usual * 100) * 10_000);
		expect(() => field.parse(unusual)).toThrow('which looks like millionths');
		expect(field.parse(unusual, reading({ highestAmount: String(unusual) }))).toBe(unusual * 1_000_000);
		expect(() => field.parse(unusual * 1_000_000, reading({ amountsIn: 'micro' }))).toThrow('is unusually much');
	});

	it('is held to the highest amount, in currency whichever way it is typed', () => {
		expect(budget.parse('50', reading({ highestAmount: '50' }))).toBe(50_000_000);
		const above = 'is 50.01, above the Highest Amount of 50';
		expect(() => budget.parse('50.01', reading({ highestAmount: '50' }))).toThrow(above);
		expect(() => budget.parse('50010000', reading({ amountsIn: 'micro', highestAmount: '50' }))).toThrow(above);
	});

	it('is held to it in JSON too, however deep it lies', () => {
		const body = [{ campaigns: [{ daily_spend_cap: 20_000_000, name: 'A' }], bid_in_micro_currency: '5000000' }];
		expect(() => refuseAbove(body, '20')).not.toThrow();
		expect(() => refuseAbove(body, '10')).toThrow('daily_spend_cap in the JSON is 20, above the Highest Amount of 10');
		expect(() => refuseAbove([{ bid_in_micro_currency: '5000000' }], '4')).toThrow('bid_in_micro_currency');
		expect(() => refuseAbove(body, undefined)).not.toThrow();
	});
});

describe('an object for people', () => {
	it('has its amounts in currency, under names that say nothing of millionths', () => {
		expect(
			inCurrency({
				id: '1',
				daily_spend_cap: 12_500_000,
				lifetime_spend_cap: null,
				budget_in_micro_currency: 1,
				bid_in_micro_currency: undefined,
				amount_billed_micro_currency: '719950000',
				discountInMicroCurrency: 100_000_000,
				SPEND_IN_MICRO_DOLLAR: 4_350_000,
				ECPC_IN_DOLLAR: 0.25,
				VIEW_SIGNUP_VALUE_IN_MICRO_DOLLAR_1: 2_000_000,
				CAMPAIGN_DAILY_SPEND_CAP: 5_000_000,
				TOTAL_VALUE_IN_MICRO_US_DOLLAR: 3_000_000,
			}),
		).toEqual({
			id: '1',
			daily_budget: 12.5,
			lifetime_budget: null,
			budget: 0.000001,
			bid: undefined,
			amount_billed: 719.95,
			discount: 100,
			SPEND: 4.35,
			ECPC: 0.25,
			VIEW_SIGNUP_VALUE_1: 2,
			CAMPAIGN_DAILY_BUDGET: 5,
			TOTAL_VALUE_IN_US_DOLLAR: 3,
		});
	});

	it('has them in lists and in what is inside it too', () => {
		const goal = { goal: { cpa_goal_value_in_micro_currency: '2500000' } };
		expect(inCurrency({ floors: [1_000_000, 250_000], list: [goal, 'x'], none: null }, ['floors'])).toEqual({
			floors: [1, 0.25],
			list: [{ goal: { cpa_goal_value: 2.5 } }, 'x'],
			none: null,
		});
	});

	it('takes the more exact of two amounts for the same thing, and no name twice', () => {
		const [dollar, micro] = [{ SPEND_IN_DOLLAR: 4.35 }, { SPEND_IN_MICRO_DOLLAR: 4_354_321 }];
		expect(inCurrency({ ...dollar, ...micro })).toEqual({ SPEND: 4.354321 });
		expect(inCurrency({ ...micro, ...dollar })).toEqual({ SPEND: 4.354321 });
		expect(inCurrency({ ...dollar, SPEND_IN_MICRO_DOLLAR: null })).toEqual({ SPEND: 4.35 });
		expect(inCurrency({ CPM: 7, CPM_IN_DOLLAR: 0.5, CPM_IN_MICRO_DOLLAR: 500_000 })).toEqual({
			CPM: 7,
			CPM_IN_DOLLAR: 0.5,
		});
	});

	it('gives back what was typed, whatever the amount', () => {
		for (let cents = 1; cents <= 100_000; cents += 7) {
			const typed = cents / 100;
			expect(inCurrency({ budget_in_micro_currency: inMicro(parseDecimal(typed), false) })).toEqual({ budget: typed });
		}
	});
});

describe('a changed amount', () => {
	const told = (changes: object, old: object, highest?: string) => {
		try {
			refuseFarAbove(changes as never, old as never, highest);
		} catch (error) {
			return (error as Error).message;
		}
		return undefined;
	};

	it.each([
		[{ daily_spend_cap: 999_000_000 }, { daily_spend_cap: 10_000_000 }],
		[{ daily_spend_cap: 9_000_000_000 }, { daily_spend_cap: 0 }],
		[{ daily_spend_cap: 9_000_000_000 }, { daily_spend_cap: null }],
		[{ daily_spend_cap: 9_000_000_000 }, {}],
		[{ start_time: 2_000_000_000 }, { start_time: 1 }],
		[{ name: 'x' }, { name: 'y' }],
	])('is fine where it is no hundred times the old one: %j after %j', (changes, old) => {
		expect(told(changes, old)).toBeUndefined();
	});

	it('is refused from a hundred times on, but for a Highest Amount', () => {
		const [changes, old] = [{ bid_in_micro_currency: 150_000_000 }, { bid_in_micro_currency: 1_500_000 }];
		expect(told(changes, old)).toMatch(/^bid would go up from 1\.50 to 150, 100 times as much or more/);
		expect(told(changes, old, '1000')).toBeUndefined();
	});
});
