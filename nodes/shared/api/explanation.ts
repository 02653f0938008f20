import type { IDataObject } from 'n8n-workflow';

import { isObject } from './json';

/** What an answer says of a failure, in whatever form it came. */
export interface Explanation {
	/** Pinterest's own code, for example 29 (not permitted). */
	code?: number;
	/** Empty where nothing is said. */
	message: string;
	/** More than the message: Pinterest's `details`. */
	details?: IDataObject;
	/** What answered is a page, or plain text: not Pinterest's API, but something on the way to it. */
	isPage: boolean;
}

/** A message longer than this is cut. */
const LONGEST = 500;

/** A text in the details may be longer than that. */
const LONGEST_DETAIL = 2000;

/** More of a text than this is not looked at. */
const LONGEST_READ = 20_000;

const DEEPEST = 6;
const MOST_PARTS = 20;

/** The names under which a message comes, in the order in which they say most. */
const MESSAGES = [
	'message',
	'error_description',
	'error_message',
	'errorMessage',
	'error_msg',
	'detail',
	'error',
	'errors',
	'exceptions',
	'messages',
	'error_messages',
	'reason',
	'description',
	'title',
];

/** What comes beside a message without being one. */
const NO_MESSAGES = ['code', 'status', 'data', 'details', 'endpoint_name', 'request_identifier', 'timestamp', 'path'];

/**
 * Reads what an answer says of a failure: `{code, message, details}` as Pinterest's API gives it, the forms of OAuth and of gateways
 * (`error`, `errors`, `detail`; texts, lists, objects by field), plain text, or the title of a page.
 *
 * @param body parsed JSON, or text
 */
export function explanationIn(body: unknown): Explanation {
	if (typeof body === 'string') return { message: cut(textOf(body)), isPage: body.trim() !== '' };
	const { code, error, details } = isObject(body) ? body : ({} as IDataObject);
	return {
		code: codeIn(code) ?? codeIn(isObject(error) ? error.code : undefined),
		message: cut(wordsIn(body).join('; ') || besideMessage(body)),
		details: isObject(details) ? (bounded(details) as IDataObject) : undefined,
		isPage: false,
	};
}

/** What is said under a name that mostly holds something else. */
function besideMessage(body: unknown): string {
	const { details, data } = isObject(body) ? body : ({} as IDataObject);
	return [details, data].map((one) => (typeof one === 'string' ? one.trim() : '')).find((one) => one !== '') ?? '';
}

/** One line of at most some hundred characters, without control characters. */
export function cut(text: string, longest = LONGEST): string {
	const line = text
		.slice(0, LONGEST_READ)
		.replace(/[\p{Cc}\s]+/gu, ' ')
		.trim();
	return shortened(line, longest);
}

/** Never half of a character. */
function shortened(text: string, longest: number): string {
	return text.length <= longest ? text : `${text.slice(0, longest - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

/** Text without its last full stops and spaces, in a time that does not grow with their number squared. */
export function withoutEnd(text: string): string {
	let end = text.length;
	while (end > 0 && /[.\s]/.test(text.charAt(end - 1))) end--;
	return text.slice(0, end);
}

function codeIn(value: unknown): number | undefined {
	if (typeof value === 'string' && /^\d{1,9}$/.test(value)) return Number(value);
	return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

function wordsIn(value: unknown, depth = 0): string[] {
	if (typeof value === 'string') return value.trim() === '' ? [] : [value.slice(0, LONGEST_READ)];
	if (typeof value === 'number') return [String(value)];
	if (depth >= DEEPEST) return [];
	if (Array.isArray(value)) return value.slice(0, MOST_PARTS).flatMap((one) => wordsIn(one, depth + 1));
	if (!isObject(value)) return [];
	const said = MESSAGES.map((name) => ({ name, words: wordsIn(value[name], depth + 1) })).filter(
		({ words }) => words.length > 0,
	);
	const [main, ...others] = said;
	// What went wrong as a whole, and then with what.
	if (main) return [...main.words, ...others.filter(({ name }) => name === 'errors').flatMap(({ words }) => words)];
	return Object.entries(value)
		.filter(([name]) => depth > 0 || !NO_MESSAGES.includes(name))
		.slice(0, MOST_PARTS)
		.map(([name, one]): [string, string] => [name, wordsIn(one, depth + 1).join(', ')])
		.filter(([, words]) => words !== '')
		.map(([name, words]) => `${name}: ${words}`);
}

/** What a text says; of a page its title, or what is to be read on it. */
function textOf(given: string): string {
	const text = given.slice(0, LONGEST_READ);
	if (!text.trimStart().startsWith('<')) return text;
	const told =
		/<title[^>]{0,200}>([^<]+)/i.exec(text) ?? /<message>([^<]+)/i.exec(text) ?? /<h1[^>]{0,200}>([^<]+)/i.exec(text);
	return unescaped(told?.[1]?.trim() || readable(text));
}

function readable(page: string): string {
	return page.replace(/<(script|style)\b[^]*?<\/\1>/gi, ' ').replace(/<[^<>]{0,500}(>|$)/g, ' ');
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", '#39': "'", nbsp: ' ' };

function unescaped(text: string): string {
	return text.replace(/&(amp|lt|gt|quot|apos|#39|nbsp);/g, (found, name: string) => ENTITIES[name] ?? found);
}

/** A copy that is neither deeper nor larger than what somebody reads. */
function bounded(value: unknown, depth = 0): unknown {
	if (typeof value === 'string') return shortened(value, LONGEST_DETAIL);
	if (typeof value !== 'object' || value === null) return value;
	if (depth >= DEEPEST) return '…';
	if (Array.isArray(value)) return value.slice(0, MOST_PARTS).map((one) => bounded(one, depth + 1));
	return Object.fromEntries(
		Object.entries(value)
			.slice(0, MOST_PARTS)
			.map(([name, one]) => [shortened(name, LONGEST), bounded(one, depth + 1)]),
	);
}
