/** Money has one unit for people, on the way in and out: the currency of the ad account. Pinterest's is a millionth of it. */
import type { IDataObject } from 'n8n-workflow';

import { isObject } from '../api/json';
import type { Field, Reading } from '../rows/field';
import type { Facts, Made } from './kinds';
import { choice, field, quote } from './kinds';

/** How many millionths of the ad account's currency its unit has. Pinterest counts amounts in millionths for every currency. */
const MICRO_DIGITS = 6;
const MICRO = 10 ** MICRO_DIGITS;

/** Whether the amounts of an operation are typed as people say them or as Pinterest counts them. */
export const AMOUNTS_IN = choice({
	name: 'amountsIn',
	in: 'local',
	label: 'Amounts In',
	description: 'The unit of the amounts entered here; Pinterest always gets millionths',
	options: [
		{ name: 'Currency of the Ad Account', value: 'currency', description: 'For example 12.50' },
		{ name: 'Micro-Currency', value: 'micro', description: 'Millionths: 12500000 is 12.50' },
	],
	default: 'currency',
});

/** Amounts from here on look like millionths that were taken for currency: nobody bids, or spends, so much by the way. */
const UNUSUAL = { budget: 1_000_000, bid: 10_000 };

/** How much an amount may be. Without it, those that look like millionths are refused. */
export const HIGHEST_AMOUNT = field(
	{
		name: 'highestAmount',
		in: 'local',
		label: 'Highest Amount',
		description:
			'Refuse amounts above this one before anything is sent, in the currency of the ad account. Without it, budgets of 1,000,000 and more and bids of 10,000 and more are refused: they look like millionths.',
		placeholder: 'e.g. 500',
	},
	{ type: 'string', default: '' },
	parsePositive,
);

/** Options of every operation that takes amounts. */
export const MONEY_OPTIONS = [AMOUNTS_IN, HIGHEST_AMOUNT] as const;

interface MoneyFacts extends Facts {
	/** What a budget may be is too much for a bid. Default: a budget. */
	of?: keyof typeof UNUSUAL;
	/** 0 means something of its own. */
	zero?: boolean;
}

/**
 * An amount of money, above 0. It is typed as {@link AMOUNTS_IN} says, held to {@link HIGHEST_AMOUNT}, and sent in millionths of the ad
 * account's currency: the operation must have the {@link MONEY_OPTIONS}. A text, since n8n shows the 0 of an empty number, and takes it.
 */
export function money<const Own extends MoneyFacts>(facts: Own): Made<Own, number>;
export function money({ of = 'budget', zero = false, ...facts }: MoneyFacts): Field {
	const amount = zero ? parseDecimal : parsePositive;
	const shown = { type: 'string', default: '', placeholder: 'e.g. 12.50' } as const;
	const parse = (value: unknown, reading?: Reading) => usual(amount(value), UNUSUAL[of], reading);
	return { ...field(facts, shown, parse), isAmount: true };
}

/** An amount where the API takes its digits as text. */
export function moneyText<const Own extends MoneyFacts>(facts: Own): Made<Own, string>;
export function moneyText(facts: MoneyFacts): Field {
	const made = money(facts);
	return { ...made, parse: (value, reading) => String(made.parse(value, reading)) };
}

/**
 * Millionths from an amount as it was typed.
 *
 * @throws Error where it is above what may be spent, or so much that it must be millionths already
 */
function usual(decimal: string, unusual: number, { local = {} }: Partial<Reading> = {}): number {
	const isMicro = local.amountsIn === 'micro';
	const micro = inMicro(decimal, isMicro);
	const amount = micro / MICRO;
	const { highestAmount: highest } = local;
	if (typeof highest === 'string') {
		if (amount > Number(highest)) throw new Error(`is ${told(amount)}, above the Highest Amount of ${told(highest)}`);
	} else if (amount >= unusual) {
		const guess = isMicro ? 'is unusually much' : `looks like millionths (${told(amount / MICRO)})`;
		throw new Error(
			`is ${told(amount)} in the currency of the ad account, which ${guess}. Correct it, or set the option Highest Amount if it is meant`,
		);
	}
	return micro;
}

/** As people write amounts: `12,500,000`, `12.50`. */
function told(amount: unknown): string {
	const number = Number(amount);
	return number.toLocaleString('en-US', {
		minimumFractionDigits: Number.isInteger(number) ? 0 : 2,
		maximumFractionDigits: 6,
	});
}

/**
 * Millionths from an amount as text. The digits are moved, so nothing is rounded.
 *
 * @param isMicro the amount is in millionths already
 * @throws Error when there are more decimals than the unit has, or more digits than a number can hold exactly
 */
export function inMicro(decimal: string, isMicro: boolean): number {
	const [whole = '', fraction = ''] = decimal.split('.');
	const digits = isMicro ? 0 : MICRO_DIGITS;
	if (fraction.length > digits) {
		throw new Error(
			isMicro
				? `must be a whole number of millionths, not ${quote(decimal)}`
				: `has more than ${MICRO_DIGITS} decimals: ${quote(decimal)}`,
		);
	}
	const amount = Number(BigInt(`${whole}${fraction.padEnd(digits, '0')}`));
	if (!Number.isSafeInteger(amount)) throw new Error(`is too large: ${quote(decimal)}`);
	return amount;
}

/** @throws Error unless the value is an amount above 0 */
export function parsePositive(value: unknown): string {
	const parsed = parseDecimal(value);
	if (Number(parsed) > 0) return parsed;
	throw new Error('must be above 0');
}

/**
 * An amount as plain digits: `12.5`, `"12.50"`, `"1,250.00"` is refused since a comma means different things in different places.
 *
 * @throws Error for anything else, and for negative amounts
 */
export function parseDecimal(value: unknown): string {
	const text = typeof value === 'number' ? plain(value) : typeof value === 'string' ? value.trim() : '';
	if (/^\d+(\.\d+)?$/.test(text)) return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
	throw new Error(`must be an amount such as 12.50, without a currency sign or commas, not ${quote(value)}`);
}

/** The shortest digits that stand for the number; never with an exponent below 10^21. */
function plain(value: number): string {
	const text = String(value);
	return /e-/.test(text) ? value.toFixed(12).replace(/0+$/, '') : text;
}

/** What names say of the unit of an amount, and how the rest is called where it is in currency. */
const MICRO_NAMES: ReadonlyArray<readonly [RegExp, string]> = [
	[/^(.*?)(_in)?_micro_(currency|dollar)(_\d+)?$/i, '$1$4'],
	[/^(.*)InMicroCurrency$/, '$1'],
	// US dollars and product units are not always the account's currency, so they stay in the name.
	[/^(.*_in)_micro(_us_dollar|_usd|_units)$/i, '$1$2'],
	[/^(.*_)?(daily|lifetime)_spend_cap$/, '$1$2_budget'],
	[/^(.*_)?(DAILY|LIFETIME)_SPEND_CAP$/, '$1$2_BUDGET'],
];
const CURRENCY_NAME = /^(.*)_in_dollar(_\d+)?$/i;

/**
 * An object for people: its amounts in the currency of the ad account, under names that do not speak of millionths or dollars:
 * `budget_in_micro_currency: 12500000` is `budget: 12.5`, `daily_spend_cap` is `daily_budget`, `SPEND_IN_MICRO_DOLLAR` and
 * `SPEND_IN_DOLLAR` are `SPEND`. A name that the object has for something else is not taken twice: its amounts keep `_in_dollar`.
 *
 * @param micro other names of which it is known that they are in millionths; they keep their names
 */
export function inCurrency(object: IDataObject, micro: readonly string[] = []): IDataObject {
	return inCurrencyBy((name) => nameInCurrency(name, micro), object);
}

/**
 * The same of many rows with the same names: what a name tells is told once for all of them.
 *
 * @param called what a name without its unit is called; several columns may be called the same if they hold the same
 */
export function rowsInCurrency(rows: IDataObject[], called: (name: string) => string): IDataObject[] {
	const known = new Map<string, NameInCurrency>();
	const named = (name: string) => {
		const own = known.get(name) ?? renamed(nameInCurrency(name, []), called);
		known.set(name, own);
		return own;
	};
	return rows.map((row) => inCurrencyBy(named, row));
}

function inCurrencyBy(named: (name: string) => NameInCurrency, object: IDataObject): IDataObject {
	const simple: IDataObject = {};
	for (const [name, value] of Object.entries(object)) {
		const [to, isMicro] = named(name);
		const free = to === name || !(to in object) ? to : name.replace(/_micro/i, '');
		const amount = isMicro ? amountOf(value) : nested(value, named);
		// Millionths are the more exact ones of two.
		const isBetter = isMicro ? (amount ?? null) !== null : (simple[free] ?? null) === null;
		if (isBetter || !(free in simple)) simple[free] = amount;
	}
	return simple;
}

/** The name, and whether what it names is in millionths. */
type NameInCurrency = readonly [name: string, isMicro: boolean];

function nameInCurrency(name: string, micro: readonly string[]): NameInCurrency {
	if (micro.includes(name)) return [name, true];
	const [pattern, to] = MICRO_NAMES.find(([one]) => one.test(name)) ?? [];
	return pattern && to ? [name.replace(pattern, to), true] : [name.replace(CURRENCY_NAME, '$1$2'), false];
}

function renamed([name, isMicro]: NameInCurrency, called: (name: string) => string): NameInCurrency {
	return [called(name), isMicro];
}

function nested(value: IDataObject[string], named: (name: string) => NameInCurrency): IDataObject[string] {
	if (Array.isArray(value)) return listOf(value, (one) => nested(one, named));
	return isObject(value) ? inCurrencyBy(named, value) : value;
}

type Json = IDataObject[string];

/** A list of JSON stays one, whatever becomes of its elements. */
function listOf(list: readonly Json[], change: (one: Json) => Json): Json {
	return list.map(change);
}

/** An amount, or a list of them, from millionths; what is no number stays as it is. */
function amountOf(value: IDataObject[string]): IDataObject[string] {
	if (Array.isArray(value)) return listOf(value, amountOf);
	if (typeof value === 'number') return value / MICRO;
	return typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value) ? Number(value) / MICRO : value;
}

/**
 * The amounts in a request's body, in the currency of the ad account, by the names that people know: `{ daily_budget: 12.5 }`. Several of one
 * name, in different elements, are a list.
 *
 * @param micro other names of which it is known that they are in millionths
 */
export function amountsIn(body: unknown, micro: readonly string[]): IDataObject {
	const amounts: IDataObject = {};
	collectAmounts(body, micro, amounts);
	return amounts;
}

function collectAmounts(value: unknown, micro: readonly string[], amounts: IDataObject): void {
	if (Array.isArray(value)) for (const one of value as unknown[]) collectAmounts(one, micro, amounts);
	if (!isObject(value)) return;
	for (const [name, one] of Object.entries(value)) {
		const said = nameInCurrency(name, []);
		const [to, isMicro] = said[1] ? said : nameInCurrency(name, micro);
		const amount = isMicro ? amountOf(one) : undefined;
		if (typeof amount === 'number') amounts[to] = to in amounts ? [amounts[to], amount].flat() : amount;
		else collectAmounts(one, micro, amounts);
	}
}

/**
 * Holds amounts in a body given as JSON, in Pinterest's millionths, to the {@link HIGHEST_AMOUNT}.
 *
 * @throws Error naming the one that is above it
 */
export function refuseAbove(body: unknown, highest: unknown): void {
	if (typeof highest !== 'string') return;
	if (Array.isArray(body)) for (const one of body as unknown[]) refuseAbove(one, highest);
	if (!isObject(body)) return;
	for (const [name, value] of Object.entries(body)) {
		const [, isMicro] = nameInCurrency(name, []);
		const amount = Number(value) / MICRO;
		if (isMicro && amount > Number(highest))
			throw new Error(`${name} in the JSON is ${told(amount)}, above the Highest Amount of ${told(highest)}`);
		refuseAbove(value, highest);
	}
}

/** So many times the old amount is no change of a budget, but another unit: cents, or millionths. */
const FAR_ABOVE = 100;

/**
 * Holds changed amounts in millionths to those that are there, unless a {@link HIGHEST_AMOUNT} says what is meant.
 *
 * @throws Error naming the one that is far above the old one
 */
export function refuseFarAbove(changes: IDataObject, old: IDataObject, highest: unknown): void {
	if (typeof highest === 'string') return;
	for (const [name, value] of Object.entries(changes)) {
		const [called, isMicro] = nameInCurrency(name, []);
		const [amount, before] = [Number(value) / MICRO, Number(old[name] ?? 0) / MICRO];
		if (isMicro && before > 0 && amount >= before * FAR_ABOVE)
			throw new Error(
				`${called} would go up from ${told(before)} to ${told(amount)}, ${FAR_ABOVE} times as much or more. Correct it, or set the option Highest Amount if it is meant`,
			);
	}
}
