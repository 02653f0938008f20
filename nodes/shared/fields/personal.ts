import { createHash, hash } from 'crypto';

import { countryCodeOf } from './country';
import { refuseUnmeant, withoutInvisible } from './given';
import { phoneDigits } from './phone';
import { stateCodeOf } from './state';

/** What personal data can be. Names are those of the conversion events' `user_data`. */
export type PersonalKind =
	'em' | 'ph' | 'ge' | 'db' | 'ln' | 'fn' | 'ct' | 'st' | 'zp' | 'country' | 'external_id' | 'hashed_maids';

interface Rule {
	/** What a person calls it, in messages. */
	noun: string;
	/** The form that is hashed, or undefined where the value can't be what it should be. */
	normalise: (text: string, countryCode?: string) => string | undefined;
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

/** In what stands behind the @: no dots side by side, nor at either end. */
const ADDRESS = /^[^\s@,;<>"'().][^\s@,;<>"()]*@[^\s@,;<>"'().]+(\.[^\s@,;<>"'().]+)+$/;

/** An email address out of what stands around it in mail programs and copied text: `Ada <mailto:ada@shop.example>`. */
function bareAddress(text: string): string {
	const inner = /<([^<>]*)>\s*$/.exec(text)?.[1] ?? text;
	return inner
		.replace(/^["'\s]+|["'\s]+$/g, '')
		.replace(/^mailto:/, '')
		.replace(/\.$/, '');
}

/** How each kind is brought into one form before it is hashed. Source: the API description of `user_data`. */
const RULES: Record<PersonalKind, Rule> = {
	em: {
		noun: 'an email address',
		normalise: (text) => fits(bareAddress(lower(text)), ADDRESS),
		like: 'name, @ and domain',
	},
	ph: {
		noun: 'a phone number',
		normalise: (text, countryCode) => phoneDigits(text, countryCode)?.digits,
		like: 'the country code and the number, such as +49 and ten digits',
	},
	ge: { noun: 'a gender', normalise: (text) => GENDERS[lower(text)], like: 'f, m or n' },
	db: { noun: 'a birth date', normalise: birthDate, like: 'YYYY-MM-DD, or another form with only one meaning' },
	ln: { noun: 'a last name', normalise: (text) => fits(lower(text), /\S/), like: 'text' },
	fn: { noun: 'a first name', normalise: (text) => fits(lower(text), /\S/), like: 'text' },
	ct: {
		noun: 'a city',
		normalise: (text) => fits(lower(text).replace(/[^\p{L}\p{N}]/gu, ''), /./),
		like: 'its name',
	},
	st: { noun: 'a state', normalise: stateCodeOf, like: 'a two-letter code, or the name of a state of the US' },
	zp: {
		noun: 'a postal code',
		// Digits alone, as Pinterest asks; where codes have letters they would be nothing without them.
		// Spreadsheets write numbers as decimals.
		normalise: (text) =>
			fits(
				lower(text)
					.replace(/^(\d+)\.0+$/, '$1')
					.replace(/[^a-z0-9]/g, ''),
				/^(?!0+$)[a-z]*\d[a-z0-9]*$/,
			),
		like: 'digits',
	},
	country: {
		noun: 'a country',
		normalise: (text) => countryCodeOf(text)?.toLowerCase(),
		like: 'a two-letter ISO code',
	},
	// Shops write 0 for guests, who are not one person.
	external_id: { noun: 'an ID of your own', normalise: (text) => fits(text.trim(), /^(?!0+$)/), like: 'text' },
	hashed_maids: {
		noun: 'a mobile advertising ID',
		normalise: (text) => fits(lower(text), ADVERTISING_ID),
		like: '32 hexadecimal digits with hyphens',
	},
};

/**
 * The SHA-256 digest (64 hexadecimal digits, lower case) of a normalized value; a digest is taken as it is.
 *
 * @param value text or number
 * @param countryCode for a phone number that has none: digits
 * @throws Error saying what a right value looks like, never the value itself: it may be personal data
 */
export function hashedPersonal(kind: PersonalKind, value: unknown, countryCode?: string): string {
	const { noun, normalise, like } = RULES[kind];
	const text = personalText(value);
	if (text !== undefined && isPlaceholder(text))
		throw new Error(`holds something that is not ${noun} but ${PLACEHOLDER}`);
	if (text !== undefined && isDigest(text)) return lower(text);
	const normal = text === undefined || text === '' ? undefined : normalise(text, countryCode);
	if (normal === undefined) throw new Error(`holds something that is not ${noun} (${like}) and no SHA-256 digest`);
	return sha256(normal);
}

/** Whether a value can be hashed as it is, so that it is not to be split at its commas. */
export function isWhole(kind: PersonalKind, value: string): boolean {
	return RULES[kind].normalise(personalText(value) ?? '') !== undefined;
}

/**
 * The text of a person's value, whatever becomes of it: without zero-width characters, which copied text has and nobody means, and
 * trimmed.
 *
 * @throws Error where it is no text, can't be meant, or stands for nobody; never with the value
 */
export function personText(value: unknown): string {
	refuseUnmeant(value);
	const text = personalText(value) ?? '';
	if (text === '') throw new Error('holds something that is not text');
	if (isPlaceholder(text)) throw new Error(`holds ${PLACEHOLDER}`);
	return text;
}

function personalText(value: unknown): string | undefined {
	if (typeof value === 'string') return withoutInvisible(value).trim();
	return typeof value === 'number' ? String(value) : undefined;
}

/** What errors call a value that stands for nothing, or for nobody. */
export const PLACEHOLDER = 'a placeholder, which stands for nobody';

/** What tables hold where nothing is known. Not "NA": that is Namibia. */
const WORDS =
	/^(#?n\/a|n\.a\.|[-–—_.?*]+|nil|none|null|nan|undefined|unknown|not (available|provided|set)|\(not set\))$/i;

/** An advertising ID whose digits are all the same (zeros where the owner does not want to be followed), or count up. */
const NOBODY = /^([0-9a-f])\1*$|^12345678(1234|9012|90ab|9abc)|^0123456789ab/;

/** What placeholders are when somebody has hashed them already. */
const DIGESTS = new Set(
	['', 'null', 'undefined', 'nan', 'none', 'n/a', '0'.repeat(32), '00000000-0000-0000-0000-000000000000'].flatMap(
		(text) => ['md5', 'sha1', 'sha256'].map((kind) => createHash(kind).update(text).digest('hex')),
	),
);

/** Whether a value stands for nothing or nobody: `n/a`, an advertising ID of zeros, and the digests of such. */
export function isPlaceholder(text: string): boolean {
	const word = lower(withoutInvisible(text));
	return WORDS.test(word) || DIGESTS.has(word) || isNobody(word);
}

function isNobody(text: string): boolean {
	const digits = text.replace(/-/g, '');
	return /^[0-9a-f]{32}$/.test(digits) && NOBODY.test(digits);
}

/** Whether a text is a SHA-256 digest already. */
export function isDigest(text: string): boolean {
	return /^[0-9a-f]{64}$/i.test(text.trim());
}

/** @returns 64 hexadecimal digits in lower case, of the text in UTF-8 */
export function sha256(text: string): string {
	return hash('sha256', text);
}

function lower(text: string): string {
	return text.trim().toLowerCase();
}

function fits(text: string, pattern: RegExp): string | undefined {
	return pattern.test(text) ? text : undefined;
}

const MONTHS = [
	...['january', 'february', 'march', 'april', 'may', 'june', 'july'],
	...['august', 'september', 'october', 'november', 'december'],
];

/** YYYYMMDD. Where day and month could be either, there is none. */
function birthDate(text: string): string | undefined {
	const parts = yearFirst(text) ?? yearLast(text) ?? inWords(text);
	const { year = '', month = '', day = '' } = parts?.groups ?? {};
	const iso = [year, month.padStart(2, '0'), day.padStart(2, '0')].join('-');
	const date = new Date(`${iso}T00:00:00Z`);
	const exists = !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso);
	return exists && Number(year) > 1900 && date.getTime() <= Date.now() ? iso.replace(/-/g, '') : undefined;
}

function yearFirst(text: string) {
	return /^(?<year>\d{4})(?<between>[-/.]?)(?<month>\d{2})\k<between>(?<day>\d{2})(?:$|[T ])/.exec(text);
}

/** A number above 12 is a day, and so is the other where it is the same. */
function yearLast(text: string) {
	const dayFirst = /^(?<day>\d{1,2})([-/.])(?<month>\d{1,2})\2(?<year>\d{4})$/.exec(text);
	const monthFirst = /^(?<month>\d{1,2})([-/.])(?<day>\d{1,2})\2(?<year>\d{4})$/.exec(text);
	const [first, second] = [Number(dayFirst?.groups?.day), Number(dayFirst?.groups?.month)];
	if (first > 12 || first === second) return dayFirst;
	return second > 12 ? monthFirst : undefined;
}

/** 1 February 1996, Feb 1, 1996. */
function inWords(text: string): { groups: Record<string, string> } | undefined {
	const found =
		/^(?<day>\d{1,2})(?:st|nd|rd|th)?\.? (?<word>[a-z]{3,9})\.?,? (?<year>\d{4})$/i.exec(text) ??
		/^(?<word>[a-z]{3,9})\.? (?<day>\d{1,2})(?:st|nd|rd|th)?,? (?<year>\d{4})$/i.exec(text);
	const word = found?.groups?.word?.toLowerCase();
	const at = word === undefined ? -1 : MONTHS.findIndex((month) => month.startsWith(word));
	return at < 0 ? undefined : { groups: { ...found?.groups, month: String(at + 1) } };
}
