import { field } from '../../shared/fields/kinds';
import type { Facts, Made } from '../../shared/fields/kinds';

/** What a body calls the personal data of its contacts. */
const PERSONAL = /_(email|firstname|lastname)$/;

/** Shorter names would be found in words that are not names. */
const SHORTEST = 3;

/** A name of a person. Its errors never hold it. */
export const personName = <const Own extends Facts>(facts: Own): Made<Own, string> =>
	field(facts, { type: 'string', default: '' }, parseText);

/** An email address of a person. Its errors never hold it. */
export const emailAddress = <const Own extends Facts>(facts: Own) =>
	field({ placeholder: 'e.g. name@email.com', ...facts }, { type: 'string', default: '' }, (value) => {
		const address = parseText(value);
		if (/^[^\s@]+@[^\s@]+$/.test(address)) return address;
		throw new Error('must be an email address: a name, @ and a domain');
	});

function parseText(value: unknown): string {
	if (typeof value === 'string') return value.trim();
	throw new Error('must be text');
}

/** Who is asked about an order. Both contacts have the same three fields. */
export const contact = <const Who extends 'billing' | 'media'>(who: Who, needs: Pick<Facts, 'required'> = {}) => {
	const label = who === 'billing' ? 'Billing Contact' : 'Media Contact';
	const person = who === 'billing' ? 'person who gets the invoices' : 'contact for the ads';
	const part = <const Name extends string, const ApiName extends string>(
		name: Name,
		apiName: ApiName,
		title: string,
	) => ({
		name: `${who}${name}` as const,
		apiName: `${who}_contact_${apiName}` as const,
		in: 'body' as const,
		label: `${label} ${title}`,
		description: `${title.replace('Email', 'Email address').replace(' Name', ' name')} of the ${person}`,
		...needs,
	});
	return [
		emailAddress(part('Email', 'email', 'Email')),
		personName(part('FirstName', 'firstname', 'First Name')),
		personName(part('LastName', 'lastname', 'Last Name')),
	];
};

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
