import { quote } from '../../shared/fields/kinds';

/** @throws Error unless the value is an amount, as text with the currency of the item or without one */
export function parsePrice(value: unknown): string {
	const price = typeof value === 'number' ? String(value) : typeof value === 'string' ? value.trim() : '';
	if (/^\d+(\.\d+)?( ?[A-Z]{3})?$/.test(price)) return price;
	throw new Error(`must be an amount with its currency such as 24.50 EUR, not ${quote(value)}`);
}

/** @throws Error unless the value is the code of a currency (ISO 4217); in capitals */
export function parseCurrency(value: unknown): string {
	const code = typeof value === 'string' ? value.trim().toUpperCase() : '';
	if (/^[A-Z]{3}$/.test(code)) return code;
	throw new Error(`must be a three-letter currency code such as EUR, not ${quote(value)}`);
}
