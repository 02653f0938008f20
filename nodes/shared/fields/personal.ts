import { createHash } from 'crypto';

/** What personal data can be. Names are those of the conversion events' `user_data`. */
export type PersonalKind =
	'em' | 'ph' | 'ge' | 'db' | 'ln' | 'fn' | 'ct' | 'st' | 'zp' | 'country' | 'external_id' | 'hashed_maids';

interface Rule {
	/** What a person calls it, in messages. */
	noun: string;
	/** The form that is hashed, or undefined where the value can't be what it should be. */
	normalise: (text: string) => string | undefined;
	/** What a right value looks like, without being one. */
	like: string;
}

const GENDERS: Record<string, string> = {
	f: 'f',
	female: 'f',
	woman: 'f',
	m: 'm',
	male: 'm',
	man: 'm',
	n: 'n',
	nonbinary: 'n',
	'non-binary': 'n',
	'non binary': 'n',
};

const ADVERTISING_ID = /^[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}$/;

/** How each kind is brought into one form before it is hashed. Source: the API description of `user_data`. */
const RULES: Record<PersonalKind, Rule> = {
	em: {
		noun: 'an e-mail address',
		normalise: (text) => fits(lower(text), /^[^\s@,]+@[^\s@,]+\.[^\s@,]+$/),
		like: 'name, @ and domain',
	},
	ph: {
		noun: 'a phone number',
		// With the country code a number has 8 to 15 digits (E.164); a zero in brackets is dialled within the country only.
		normalise: (text) => fits(text.replace('(0)', '').replace(/[^\d]/g, '').replace(/^0+/, ''), /^\d{8,15}$/),
		like: 'the country code and the number, such as +49 and ten digits',
	},
	ge: { noun: 'a gender', normalise: (text) => GENDERS[lower(text)], like: 'f, m or n' },
	db: { noun: 'a birth date', normalise: birthDate, like: 'YYYY-MM-DD' },
	ln: { noun: 'a last name', normalise: (text) => fits(lower(text), /\S/), like: 'text' },
	fn: { noun: 'a first name', normalise: (text) => fits(lower(text), /\S/), like: 'text' },
	ct: {
		noun: 'a city',
		normalise: (text) => fits(lower(text).replace(/[^\p{L}\p{N}]/gu, ''), /./),
		like: 'its name',
	},
	st: { noun: 'a state', normalise: (text) => fits(lower(text), /^[a-z]{2}$/), like: 'a two-letter code' },
	zp: {
		noun: 'a postal code',
		// Digits alone, as Pinterest asks; where codes have letters they would be nothing without them.
		normalise: (text) => fits(lower(text).replace(/[^a-z0-9]/g, ''), /^[a-z]*\d[a-z0-9]*$/),
		like: 'digits',
	},
	country: {
		noun: 'a country',
		normalise: (text) => fits(lower(text), /^[a-z]{2}$/),
		like: 'a two-letter ISO code',
	},
	external_id: { noun: 'an ID of your own', normalise: (text) => fits(text.trim(), /\S/), like: 'text' },
	hashed_maids: {
		noun: 'a mobile advertising ID',
		normalise: (text) => fits(lower(text), ADVERTISING_ID),
		like: '32 hexadecimal digits with hyphens',
	},
};

/**
 * The SHA-256 digest (64 hexadecimal digits, lower case) of a normalised value; a digest is taken as it is.
 *
 * @param value text or number
 * @throws Error saying what a right value looks like, never the value itself: it may be personal data
 */
export function hashedPersonal(kind: PersonalKind, value: unknown): string {
	const { noun, normalise, like } = RULES[kind];
	const text = typeof value === 'string' ? value : typeof value === 'number' ? String(value) : undefined;
	if (text !== undefined && isDigest(text)) return lower(text);
	const normal = text === undefined ? undefined : normalise(text);
	if (normal === undefined) throw new Error(`holds something that is not ${noun} (${like}) and no SHA-256 digest`);
	return sha256(normal);
}

/** Whether a text is a SHA-256 digest already. */
export function isDigest(text: string): boolean {
	return /^[0-9a-f]{64}$/i.test(text.trim());
}

/** @returns 64 hexadecimal digits in lower case, of the text in UTF-8 */
export function sha256(text: string): string {
	return createHash('sha256').update(text, 'utf8').digest('hex');
}

function lower(text: string): string {
	return text.trim().toLowerCase();
}

function fits(text: string, pattern: RegExp): string | undefined {
	return pattern.test(text) ? text : undefined;
}

/** YYYYMMDD. */
function birthDate(text: string): string | undefined {
	const [, year, month, day] = /^(\d{4})-?(\d{2})-?(\d{2})(?:$|[T ])/.exec(text.trim()) ?? [];
	if (!year) return undefined;
	const date = new Date(`${year}-${month}-${day}T00:00:00Z`);
	const exists = !Number.isNaN(date.getTime()) && date.toISOString().startsWith(`${year}-${month}-${day}`);
	return exists ? `${year}${month}${day}` : undefined;
}
