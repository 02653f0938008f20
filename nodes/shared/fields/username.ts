import type { Facts, Made } from './kinds';
import { field, quote } from './kinds';
import { addressOf } from './locators';

/** First parts of Pinterest's own addresses, which are nobody's profile. */
const PAGES = ['business', 'ideas', 'pin', 'search', 'settings', 'today'];

/** A Pinterest user, by name or by the address of the profile. */
export const username = <const Own extends Facts>(facts: Own): Made<Own, string> =>
	field(facts, { type: 'string', default: '' }, (value) => parseUsername(value));

/**
 * Takes `hearthandlinen`, `@hearthandlinen` and `https://www.pinterest.com/hearthandlinen/`, with or without more behind.
 *
 * @throws Error for anything else; a name of digits alone would be an id, which the API refuses
 */
export function parseUsername(value: unknown): string {
	const string = typeof value === 'string' ? value.trim() : '';
	const name = /^https?:\/\//i.test(string) ? ofProfile(string) : string.replace(/^@/, '');
	if (name !== undefined && /^[^\s/?#@]+$/.test(name) && !/^\d+$/.test(name)) return name;
	throw new Error(
		`must be a username such as my-shop, or the address of a profile such as https://www.pinterest.com/my-shop/, not ${quote(value)}`,
	);
}

function ofProfile(string: string): string | undefined {
	const [name] = addressOf(string).segments;
	return name === undefined || PAGES.includes(name) ? undefined : name;
}
