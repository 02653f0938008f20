import { withoutInvisible } from './given';
import { field } from './kinds';

/** Countries where the zero that a number begins with is dialled from abroad as well. */
const KEEP_ZERO = ['39', '378'];
/** Longer numbers that begin with the country code have it already. */
const LONGEST_NATIONAL = 10;

/** What a number that may lack its country code is told with. */
export const NO_COUNTRY_CODE =
	'has no + before it, so its first digits are taken for the country code; set Default Country Code if they are not';

/**
 * The digits of a phone number with its country code, as they are hashed: 8 to 15 (E.164).
 *
 * @param countryCode for a number without one: digits
 * @returns undefined where it is no number, or one that begins with a zero, so that it lacks the country code; `isGuess` where it may
 */
export function phoneDigits(given: string, countryCode?: string): { digits: string; isGuess: boolean } | undefined {
	// Spreadsheets write numbers as decimals.
	const number = withoutInvisible(given)
		.trim()
		.replace('(0)', '')
		.replace(/^(\+?\d+)\.0+$/, '$1');
	if (/[a-z@]/i.test(number.replace(/^(tel|phone):/i, '').replace(/(ext|x)\.?\s*\d+$/i, ''))) return undefined;
	const plain = number.replace(/(ext|x)\.?\s*\d+$/i, '').replace(/\D/g, '');
	const isWhole = /^[^\d]*\+/.test(number) || plain.startsWith('00');
	const digits = isWhole ? plain.replace(/^0+/, '') : withCountry(plain, countryCode);
	return digits !== undefined && /^[1-9]\d{7,14}$/.test(digits)
		? { digits, isGuess: !isWhole && countryCode === undefined }
		: undefined;
}

function withCountry(digits: string, countryCode: string | undefined): string | undefined {
	if (countryCode === undefined) return digits.startsWith('0') ? undefined : digits;
	if (digits.startsWith('0'))
		return countryCode + (KEEP_ZERO.includes(countryCode) ? digits : digits.replace(/^0+/, ''));
	return digits.startsWith(countryCode) && digits.length > LONGEST_NATIONAL ? digits : countryCode + digits;
}

/** For phone numbers that come without one. */
export const DEFAULT_COUNTRY_CODE = field(
	{
		name: 'defaultCountryCode',
		in: 'local',
		label: 'Default Country Code',
		description: 'The calling code of phone numbers that come without one, such as 49 for Germany',
		placeholder: 'e.g. 49',
	},
	{ type: 'string', default: '' },
	parseCallingCode,
);

/** @throws Error unless the value is one to three digits, with or without a plus or zeros before them */
function parseCallingCode(value: unknown): string {
	const text = typeof value === 'number' ? String(value) : typeof value === 'string' ? value.trim() : '';
	const code = /^(?:\+|00)?([1-9]\d{0,2})$/.exec(text)?.[1];
	if (code !== undefined) return code;
	throw new Error('must be the calling code of a country: one to three digits, such as 49');
}
