import { asList } from '../../shared/api/json';
import { hashedPersonal, isDigest, personText } from '../../shared/fields/personal';

/** The kinds of list whose records are people's addresses or devices; any mixture will do. Source: the API description. */
const PERSONAL_LISTS = ['EMAIL', 'IDFA', 'MAID'];

const SHA1 = /^[0-9a-f]{40}$/i;
const MD5 = /^[0-9a-f]{32}$/i;

/**
 * A record as it is sent: email addresses and mobile advertising ids brought into one form and hashed with SHA-256, digests as they
 * are, ids of a data partner trimmed.
 *
 * @param listType what the list holds: EMAIL, IDFA, MAID, LR_ID, DLX_ID or HASHED_PINNER_ID
 * @throws Error saying what is wrong, never the record itself: it may be personal data
 */
export function recordOf(value: unknown, listType: string): string {
	const text = personText(value);
	if (!PERSONAL_LISTS.includes(listType)) return partnerId(text);
	if (isDigest(text) || SHA1.test(text)) return text.toLowerCase();
	if (text.includes('@')) return hashedPersonal('em', text);
	if (MD5.test(text)) return md5(text, listType);
	if (!text.includes('-'))
		throw new Error('holds something that is neither an email address, nor a mobile advertising ID, nor a digest');
	return hashedPersonal('hashed_maids', text);
}

/** An advertising id without its hyphens looks like an MD5 digest; sent as one, it would be a person's device in plain text. */
function md5(text: string, listType: string): string {
	if (listType === 'EMAIL') return text.toLowerCase();
	throw new Error(
		'holds 32 digits that may be an MD5 digest or an advertising ID: write IDs with hyphens, or use SHA-256',
	);
}

function partnerId(text: string): string {
	if (/^[^\s@,]+$/.test(text)) return text;
	throw new Error('holds something that is not an ID of this kind of list');
}

/** The records in a value: a list, or text with commas, semicolons or line breaks between. */
export function recordsIn(value: unknown): unknown[] {
	if (Array.isArray(value)) return asList(value).flatMap((one) => (one === null ? [] : recordsIn(one)));
	if (typeof value !== 'string') return value === undefined ? [] : [value];
	return value.split(/[,;\r\n]+/).filter((one) => one.trim() !== '');
}

/** Takes what may be a record out of a text, or JSON, that came from outside: addresses, digests, advertising ids. */
export function withoutRecords(text: string): string {
	return text.replace(/[^\s@,"'\\]+@[^\s@,"'\\]+/g, '[record]').replace(/\b[0-9a-f][0-9a-f-]{30,}\b/gi, '[record]');
}
