import type { IDataObject } from 'n8n-workflow';

import { redact } from '../../shared/api/errors';
import { asObject, asText } from '../../shared/api/json';
import { parseIp } from '../../shared/fields/ip';
import { hashedPersonal, isDigest, personText } from '../../shared/fields/personal';
import { NO_COUNTRY_CODE, phoneDigits } from '../../shared/fields/phone';
import type { Warning } from '../../shared/rows/field';
import type { PersonLocal } from '../fields/person';
import { PERSON } from '../fields/person';
import { recordOf } from './record';

/** Shorter values may be part of any text. */
const SHORTEST_HIDDEN = 4;

const SHORT_DIGEST = /^([0-9a-f]{32}|[0-9a-f]{40})$/i;

/** How the parts of a record are brought into the form they are sent in; the others go as the text they are. */
const FORMS: Record<string, (text: string, countryCode?: string) => string> = {
	email: (text) => digestOf(text) ?? hashedPersonal('em', text),
	hashed_phone_number: (text, countryCode) => digestOf(text) ?? hashedPersonal('ph', text, countryCode),
	maid: (text) => recordOf(text, 'MAID'),
	ip_address: parseIp,
	hashed_pinner_id(text) {
		if (!/^[^\s@,]+$/.test(text)) throw new Error('holds something that is not an ID');
		return text;
	},
};

/**
 * A record of several fields as it is sent: what names the person hashed, the rest as it is. Of several, those that do not fit are
 * left out, unless bad records are to stop everything.
 *
 * @param local the values of the item by parameter name
 * @param warn is told what was left out, or may be wrong, and of which field
 * @throws Error saying what is wrong, never the value itself: it may be personal data
 */
export function personOf(
	local: PersonLocal & PersonOptions,
	warn: (warning: Warning) => void = () => undefined,
): IDataObject {
	const given = PERSON.filter(({ name }) => local[name] !== undefined);
	if (given.length === 0) throw new Error('The item says nothing of a person: fill in Email or another of its fields');
	const wrong: Warning[] = [];
	const parts = given.flatMap(({ name, apiName, shown }) => {
		try {
			return [[apiName, partOf(apiName, local[name], local.defaultCountryCode)] as const];
		} catch (error) {
			wrong.push({ field: shown.displayName, message: asText(asObject(error).message) ?? '' });
			return [];
		}
	});
	const [{ field, message } = { field: '', message: '' }] = wrong;
	if (wrong.length > 0 && (parts.length === 0 || local.invalidRecords === 'fail'))
		throw new Error(`${field} ${message}`);
	for (const one of wrong) warn({ ...one, message: `${one.message}, so it was left out` });
	if (mayLackCountry(local)) warn({ field: 'Phone Number', message: NO_COUNTRY_CODE });
	return Object.fromEntries(parts);
}

interface PersonOptions {
	defaultCountryCode?: string;
	invalidRecords?: string;
}

function mayLackCountry({ personPhone, defaultCountryCode }: PersonLocal & PersonOptions): boolean {
	return phoneDigits(asText(personPhone) ?? '', defaultCountryCode)?.isGuess === true;
}

function partOf(apiName: string, value: unknown, countryCode?: string): string {
	const text = personText(value);
	return FORMS[apiName]?.(text, countryCode) ?? text;
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
