import { field } from '../../shared/fields/kinds';
import type { Facts, Made } from '../../shared/fields/kinds';

/** What a body calls the personal data of its contacts. */
const PERSONAL = /_(email|firstname|lastname)$/;

/** Shorter names would be found in words that are not names. */
const SHORTEST = 3;

/** A name of a person. Its errors never hold it. */
export const personName = <const Own extends Facts>(facts: Own): Made<Own, string> =>
	field(facts, { type: 'string', default: '' }, parseText);

/** An e-mail address of a person. Its errors never hold it. */
export const emailAddress = <const Own extends Facts>(facts: Own) =>
	field({ placeholder: 'e.g. name@email.com', ...facts }, { type: 'string', default: '' }, (value) => {
		const address = parseText(value);
		if (/^[^\s@]+@[^\s@]+$/.test(address)) return address;
		throw new Error('must be an e-mail address: a name, @ and a domain');
	});

function parseText(value: unknown): string {
	if (typeof value === 'string') return value.trim();
	throw new Error('must be text');
}

/** What Pinterest says of a request, without the contacts that were in it. */
export function withoutContacts(told: string, body: Record<string, unknown>): string {
	let text = told;
	for (const [key, value] of Object.entries(body)) {
		if (!PERSONAL.test(key) || typeof value !== 'string' || value.trim().length < SHORTEST) continue;
		const flags = key.endsWith('_email') ? 'giu' : 'gu';
		text = text.replace(new RegExp(`(?<![\\p{L}\\p{N}])${escaped(value.trim())}(?![\\p{L}\\p{N}])`, flags), '[hidden]');
	}
	return text;
}

function escaped(literal: string): string {
	return literal.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}
