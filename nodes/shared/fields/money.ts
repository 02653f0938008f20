import type { Field } from '../rows/field';
import type { Facts, Made } from './kinds';
import { choice, field, quote } from './kinds';

/** How many millionths of the ad account's currency its unit has. Pinterest counts amounts in millionths for every currency. */
const MICRO_DIGITS = 6;

/** Whether the amounts of an operation are typed as people say them or as Pinterest counts them. */
export const AMOUNTS_IN = choice({
	name: 'amountsIn',
	in: 'local',
	label: 'Amounts In',
	description: 'How amounts are typed here; Pinterest always gets millionths',
	options: [
		{ name: 'Currency of the Ad Account', value: 'currency', description: 'For example 12.50' },
		{ name: 'Micro-Currency', value: 'micro', description: 'Millionths: 12500000 is 12.50' },
	],
	default: 'currency',
});

/**
 * An amount of money. It reads the switch {@link AMOUNTS_IN}, which the operation must have too, and is sent in millionths of the
 * ad account's currency.
 */
export function money<const Own extends Facts>(facts: Own): Made<Own, number>;
export function money(facts: Facts): Field {
	return {
		...field(facts, { type: 'number', default: 0, typeOptions: { minValue: 0, numberPrecision: 6 } }, parseDecimal),
		resolve: async (_caller, parsed, { local }) => inMicro(parseDecimal(parsed), local.amountsIn === 'micro'),
	};
}

/** An amount where the API takes its digits as text. */
export function moneyText<const Own extends Facts>(facts: Own): Made<Own, string>;
export function moneyText(facts: Facts): Field {
	const made = money(facts);
	return { ...made, resolve: async (...looked) => String(await made.resolve?.(...looked)) };
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
