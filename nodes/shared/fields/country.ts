/**
 * A country by its two-letter code, in capitals.
 *
 * @throws Error unless the value is two letters
 */
export function parseCountry(value: unknown): string {
	const code = typeof value === 'string' ? value.trim().toUpperCase() : '';
	if (/^[A-Z]{2}$/.test(code)) return code;
	throw new Error('must be a two-letter country code such as US');
}
