/**
 * Takes secrets out of what comes from outside, by their values.
 *
 * A server may repeat what it was sent, in any writing: a header in an error page, a body in JSON inside JSON, an address with the token in
 * it. What a secret looks like does not matter here; that it is one of the run does.
 */
import { asText, isObject } from './json';
import type { View } from './escapes';
import { viewsOf } from './escapes';

/** Gives a text without secrets. */
export type Redactor = (text: string) => string;

/** What stands in place of a secret. */
export const HIDDEN = '[hidden]';

/** What is shorter is a part of ordinary words and numbers; it is taken out only where a secret stands. */
const SHORTEST = 4;

/** A token is longer; what is shorter may stand in a good answer by chance. */
const SHORTEST_SENT = 16;

/** The names that secrets have in credentials, bodies and answers, in small letters without signs. */
const SECRET_NAMES = new Set([
	...['accesstoken', 'refreshtoken', 'idtoken', 'conversiontoken', 'partneraccesstoken', 'partnerrefreshtoken'],
	...['clientsecret', 'appsecret', 'csrfsecret', 'secret', 'password', 'authorization', 'proxyauthorization'],
	...['cryptographickey', 'apikey'],
]);

const MOST_DEPTH = 100;

/**
 * The secrets in a decrypted credential, a body, parameters or a list of such: texts under names that secrets have, passwords in URLs, and
 * what HTTP's basic authentication makes of a user and a password. Not a report's `token`, which people need.
 *
 * @param sources JSON, however deep; a text by itself is looked at as a URL
 */
export function secretsOf(...sources: unknown[]): string[] {
	const found = new Set<string>();
	collect(sources, found, 0);
	found.delete('');
	return [...found];
}

function collect(value: unknown, found: Set<string>, depth: number): void {
	if (typeof value === 'string') return passwordsIn(value).forEach((one) => found.add(one));
	if (typeof value !== 'object' || value === null || depth > MOST_DEPTH) return;
	for (const [name, one] of Object.entries(value)) {
		if (isSecretName(name)) for (const text of textsIn(one)) found.add(text);
		collect(one, found, depth + 1);
	}
	if (!isObject(value)) return;
	for (const [user, password] of [
		[value.clientId ?? value.client_id, value.clientSecret ?? value.client_secret],
		[value.username, value.password],
	]) {
		const pair = [asText(user), asText(password)];
		if (pair[0] && pair[1]) {
			found.add(basicOf(pair[0], pair[1]));
			found.add(basicOf(encodeURIComponent(pair[0]), encodeURIComponent(pair[1])));
		}
	}
}

function textsIn(value: unknown): string[] {
	if (Array.isArray(value)) return value.flatMap((one: unknown) => asText(one) ?? []);
	const text = typeof value === 'boolean' ? undefined : asText(value);
	return text === undefined ? [] : [text];
}

function basicOf(user: string, password: string): string {
	return Buffer.from(`${user}:${password}`).toString('base64');
}

/** The password in a URL, as it is written there and as it is meant; and the two as a header has them. */
function passwordsIn(text: string): string[] {
	if (!text.includes('@') || !URL.canParse(text)) return [];
	const { username, password } = new URL(text);
	if (password === '') return [];
	const [user, meant] = [decoded(username), decoded(password)];
	return [password, meant, basicOf(user, meant)];
}

function decoded(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}

function isSecretName(name: string): boolean {
	return SECRET_NAMES.has(name.toLowerCase().replace(/[^a-z]/g, ''));
}

/**
 * What takes these values out of a text: as they are, encoded for a URL or a form, in base64 of either alphabet (also in the midst of a longer
 * one), and escaped in JSON up to twice. Besides, by their shape, Pinterest's tokens, what follows `Bearer`, `Basic` and `Authorization:`,
 * and users and passwords in URLs.
 *
 * Making it takes time by the number of values, using it by the length of the text: 1 MB takes some 10 ms.
 *
 * @param values secrets of the run; what is no text, or empty, is in no text
 */
export function redactorFor(values: Iterable<unknown>): Redactor {
	const texts = new Set<string>();
	for (const value of values) {
		const text = asText(value) ?? '';
		for (const one of [text, text.trim()]) if (one !== '') texts.add(one);
	}
	const long = [...texts].filter(({ length }) => length >= SHORTEST);
	const index = indexOf(long.flatMap(writingsOf));
	const short = shortPattern([...texts].filter(({ length }) => length < SHORTEST));
	return (text) => {
		const told = index.writings.size === 0 ? text : withoutRanges(text, rangesIn(text, index));
		return withoutShapes(short ? told.replace(short, `$1${HIDDEN}`) : told);
	};
}

/** The secrets of a run, which grow when a token is renewed. */
export class Secrets {
	readonly #values = new Set<string>();
	readonly #sent = new Set<string>();
	#redactor?: Redactor;
	#ofSent: Redactor = (text) => text;
	#writingsOfSent: string[] = [];

	/** @param sources decrypted credentials, addresses of proxies */
	constructor(...sources: unknown[]) {
		this.add(...sources);
	}

	add(...sources: unknown[]): void {
		for (const secret of secretsOf(...sources)) this.#values.add(secret);
		this.#redactor = undefined;
	}

	/** The token goes out with requests, so that answers can hold it. */
	sends(token = ''): void {
		if (token.length < SHORTEST_SENT || this.#sent.has(token)) return;
		this.#sent.add(token);
		this.#ofSent = redactorFor(this.#sent);
		this.#writingsOfSent = [...this.#sent].flatMap((one) => writingsOf(one).map(({ text }) => text));
	}

	/** Takes them out of a text, in whatever writing. */
	readonly redact: Redactor = (text) => (this.#redactor ??= redactorFor(this.#values))(text);

	/**
	 * Takes what was sent out of a good answer, which hardly ever holds it: looking for it costs a tenth of reading the JSON. What was not
	 * sent can't come back.
	 */
	readonly redactAnswer: Redactor = (text) =>
		this.#writingsOfSent.some((writing) => text.includes(writing)) ? this.#ofSent(text) : text;
}

/** How a secret may be written, before it is escaped. */
interface Writing {
	text: string;
	/** Whether characters of base64 before or behind it hold bits of the secret too. */
	before?: boolean;
	after?: boolean;
}

function writingsOf(secret: string): Writing[] {
	const writings: Writing[] = [{ text: secret }];
	// In a form, a space is a plus sign.
	if (secret.includes(' ')) writings.push({ text: secret.replaceAll(' ', '+') });
	for (const writing of [0, 1, 2].map((offset) => inBase64(secret, offset))) {
		if (writing.text.length < SHORTEST) continue;
		writings.push(writing);
		if (/[+/]/.test(writing.text))
			writings.push({ ...writing, text: writing.text.replaceAll('+', '-').replaceAll('/', '_') });
	}
	return writings;
}

/** What base64 makes of a secret behind so many other bytes (of three): the characters that depend on nothing else. */
function inBase64(secret: string, offset: number): Writing {
	const bytes = Buffer.concat([Buffer.alloc(offset), Buffer.from(secret)]);
	const text = bytes.toString('base64').replace(/=+$/, '');
	const isCut = bytes.length % 3 !== 0;
	return { text: text.slice([0, 2, 3][offset], isCut ? -1 : undefined), before: offset > 0, after: isCut };
}

/** Writings by the hash of their first characters, and which hashes there are. */
interface Index {
	writings: Map<number, Writing[]>;
	isKnown: Uint8Array;
}

const HASHES = 1 << 16;

function indexOf(all: Writing[]): Index {
	const writings = new Map<number, Writing[]>();
	const isKnown = new Uint8Array(HASHES);
	const known = new Set<string>();
	for (const writing of all) {
		if (known.has(writing.text)) continue;
		known.add(writing.text);
		let hash = 0;
		for (let at = 0; at < SHORTEST; at++) hash = hashWith(hash, writing.text.charCodeAt(at));
		isKnown[hash] = 1;
		writings.set(hash, [...(writings.get(hash) ?? []), writing]);
	}
	return { writings, isKnown };
}

/** The hash of the last four characters: what came before them is shifted out. */
function hashWith(hash: number, code: number): number {
	return ((hash << 4) ^ code) & (HASHES - 1);
}

type Range = [start: number, end: number];

function rangesIn(text: string, { writings, isKnown }: Index): Range[] {
	const ranges: Range[] = [];
	for (const view of viewsOf(text)) {
		let hash = 0;
		for (let end = 0; end < view.text.length; end++) {
			hash = hashWith(hash, view.text.charCodeAt(end));
			if (isKnown[hash] === 0) continue;
			const at = end - SHORTEST + 1;
			for (const writing of writings.get(hash) ?? [])
				if (at >= 0 && view.text.startsWith(writing.text, at)) add(ranges, rangeOf(view, writing, at));
		}
	}
	return ranges.sort(([one], [other]) => one - other);
}

function rangeOf({ text, originalAt }: View, writing: Writing, at: number): Range {
	const start = writing.before && isBase64(text[at - 1]) ? at - 1 : at;
	let end = at + writing.text.length;
	if (writing.after) {
		if (isBase64(text[end])) end++;
		for (let padding = 0; padding < 2 && text[end] === '='; padding++) end++;
	}
	return [originalAt(start), originalAt(end)];
}

/** A secret that repeats itself is found at each of its places: those are one range. */
function add(ranges: Range[], [start, end]: Range): void {
	const last = ranges.at(-1);
	if (last && start >= last[0] && start <= last[1]) last[1] = Math.max(last[1], end);
	else ranges.push([start, end]);
}

function isBase64(character: string | undefined): boolean {
	return character !== undefined && /[\w+/-]/.test(character);
}

function withoutRanges(text: string, sorted: Range[]): string {
	const pieces: string[] = [];
	let done = 0;
	for (const [start, end] of sorted) {
		if (start > done || pieces.length === 0) pieces.push(text.slice(done, start), HIDDEN);
		done = Math.max(done, end);
	}
	return pieces.length === 0 ? text : pieces.join('') + text.slice(done);
}

/** Where a secret stands: behind the name of one, or behind the user in a URL. */
const PLACE = String.raw`(?:password|passwd|pwd|secret|token|authorization|api[_-]?key)["'\\]{0,4}\s{0,4}[:=]\s{0,4}["'\\]{0,4}|://[^/?#\s@]{0,200}:`;

function shortPattern(values: string[]): RegExp | undefined {
	if (values.length === 0) return undefined;
	const literals = values.map((value) => value.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&'));
	literals.sort((a, b) => b.length - a.length);
	return new RegExp(`(${PLACE})(?:${literals.join('|')})(?![A-Za-z0-9])`, 'gi');
}

const PINTEREST_TOKEN = /pin[arc]_[\w-]{6,}/g;
/** An ordinary word is no token: "basic access", "a bearer token". */
const SCHEME =
	/((?:[bB]earer|BEARER|[bB]asic|BASIC)(?:\s|%20|\+|:|\\u0020){1,8})(?![a-z]{1,19}(?![\w.~+/=-]))[\w.~+/=%-]{6,}/g;
const HEADER = /(authorization["'\\]{0,4}\s{0,4}[:=]\s{0,4}["'\\]{0,4})[^\s"'\\,;}<][^"'\\,;}<\r\n]*/gi;
const USER_IN_URL = /(:\/\/)[^/?#\s@"'<>\\]{1,300}@/g;

/** Takes out of a text what looks like a secret, whoever's it is. */
export function withoutShapes(text: string): string {
	return text
		.replace(HEADER, `$1${HIDDEN}`)
		.replace(PINTEREST_TOKEN, (found, at: number, whole: string) => (isWordBefore(whole, at) ? found : '[token]'))
		.replace(SCHEME, (found, scheme: string, at: number, whole: string) =>
			isWordBefore(whole, at) ? found : `${scheme}[token]`,
		)
		.replace(USER_IN_URL, '$1');
}

/** Behind `\n`, `%20` or `\u0022`, a word begins though a letter or digit stands before it. */
const ESCAPE_AT_END = /(?:\\[bfnrt]|%[0-9a-f]{2}|\\u[0-9a-f]{4})$/i;

function isWordBefore(text: string, at: number): boolean {
	return /\w/.test(text.charAt(at - 1)) && !ESCAPE_AT_END.test(text.slice(Math.max(0, at - 6), at));
}

/**
 * JSON without secrets: its texts and its names. A number that is or holds a secret becomes a text. A secret too short to be found by itself
 * is taken out where its name says that it is one.
 *
 * @param keep names that stay as they are, because the reader looks for them
 */
export function redactJson(json: unknown, redact: Redactor, keep: readonly string[] = []): unknown {
	return redactedAt(json, redact, keep, 0);
}

function redactedAt(json: unknown, redact: Redactor, keep: readonly string[], depth: number): unknown {
	if (typeof json === 'string') return redact(json);
	if (typeof json === 'number' || typeof json === 'bigint')
		return redact(String(json)) === String(json) ? json : HIDDEN;
	if (typeof json !== 'object' || json === null) return json;
	if (depth >= MOST_DEPTH) return HIDDEN;
	if (Array.isArray(json)) return json.map((one: unknown) => redactedAt(one, redact, keep, depth + 1));
	return Object.fromEntries(
		Object.entries(json).map(([name, value]: [string, unknown]) => [
			keep.includes(name) ? name : redact(name),
			isHiddenBehind(name, value, redact) ? HIDDEN : redactedAt(value, redact, keep, depth + 1),
		]),
	);
}

function isHiddenBehind(name: string, value: unknown, redact: Redactor): boolean {
	if (!isSecretName(name) || (typeof value !== 'string' && typeof value !== 'number')) return false;
	const place = `${name}: ${value}`;
	return redact(place) !== place && redact(`${name}: `) === `${name}: `;
}

/**
 * A base URL as it may be quoted: without user, password, query and fragment, whether it is a right one or not.
 *
 * @param url as somebody typed it
 */
export function quotableUrl(url: string): string {
	const address = url.trim();
	const end = URL.canParse(address) ? address.search(/[?#]/) : -1;
	const place = end === -1 ? address : address.slice(0, end);
	const [, scheme = '', rest = ''] = /^(https?:[/\\]*|[a-z][a-z0-9+.-]*:\/{1,2}|\/\/)?([^]*)$/i.exec(place) ?? [];
	const isRight = URL.canParse(address) && /^https?:$/.test(new URL(address).protocol);
	// In a right one, what stands before the last @ of its host; in any other, whatever may be a user.
	const authority = isRight ? (/^[^/\\]*/.exec(rest)?.[0] ?? '') : rest;
	const path = rest.slice(authority.length);
	return `${scheme}${authority.slice(authority.lastIndexOf('@') + 1)}${path}`.replace(/[?#][^]*$/, '');
}
