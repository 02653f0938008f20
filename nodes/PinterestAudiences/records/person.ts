import type { IDataObject } from 'n8n-workflow';

import { redact } from '../../shared/api/errors';
import { asObject, asText } from '../../shared/api/json';
import { parseIp } from '../../shared/fields/ip';
import { hashedPersonal, isDigest } from '../../shared/fields/personal';
import type { PersonLocal } from '../fields/person';
import { PERSON } from '../fields/person';
import { recordOf } from './record';

/** Shorter values may be part of any text. */
const SHORTEST_HIDDEN = 4;

const SHORT_DIGEST = /^([0-9a-f]{32}|[0-9a-f]{40})$/i;

/** How the parts of a record are brought into the form they are sent in; the others go as the text they are. */
const FORMS: Record<string, (text: string) => string> = {
	email: (text) => digestOf(text) ?? hashedPersonal('em', text),
	hashed_phone_number: (text) => digestOf(text) ?? hashedPersonal('ph', text),
	maid: (text) => recordOf(text, 'MAID'),
	ip_address: parseIp,
	hashed_pinner_id(text) {
		if (!/^[^\s@,]+$/.test(text)) throw new Error('holds something that is not an ID');
		return text;
	},
};

/**
 * A record of several fields as it is sent: what names the person hashed, the rest as it is.
 *
 * @param local the values of the item by parameter name
 * @throws Error saying what is wrong, never the value itself: it may be personal data
 */
export function personOf(local: PersonLocal): IDataObject {
	const given = PERSON.filter(({ name }) => local[name] !== undefined);
	if (given.length === 0) throw new Error('The item says nothing of a person: fill in Email or another of its fields');
	return Object.fromEntries(
		given.map(({ name, apiName, shown }) => {
			try {
				return [apiName, partOf(apiName, local[name])];
			} catch (error) {
				throw labelled(shown.displayName, error);
			}
		}),
	);
}

function labelled(label: string, error: unknown): Error {
	return new Error(`${label} ${asText(asObject(error).message) ?? ''}`);
}

function partOf(apiName: string, value: unknown): string {
	const text = typeof value === 'number' ? String(value) : typeof value === 'string' ? value.trim() : '';
	if (text === '') throw new Error('holds something that is not text');
	return FORMS[apiName]?.(text) ?? text;
}

function digestOf(text: string): string | undefined {
	return isDigest(text) || SHORT_DIGEST.test(text) ? text.toLowerCase() : undefined;
}

/** A text of Pinterest's without what the records say of people. */
export function withoutPeople(text: string, people: IDataObject[]): string {
	const values = people.flatMap((person) => Object.values(person).map(String));
	return redact(
		text,
		[...new Set(values)].filter((value) => value.length >= SHORTEST_HIDDEN),
	);
}
