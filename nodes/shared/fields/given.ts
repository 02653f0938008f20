/** What shows that a value is not what somebody meant, whatever field it stands in. No message of these repeats the value. */
import type { Field, Reading } from '../rows/field';

/** What programs write where they have no value, or one that is no text. */
const NO_VALUE = /^(NaN|undefined|null|-?Infinity|Invalid Date|Invalid DateTime)$/;
const NO_TEXT = /\[object \w+\]/;
/** Half of a character that takes two. */
const HALF = /\p{Surrogate}/u;
/** Double braces with `$` in them are n8n's; alone in a text, or with a name in them, they are somebody's. */
const EXPRESSION = /\{\{[^{}]*\$|^\s*\{\{[^{}]*\}\}\s*$|\{\{\s*[#/^>&]?\s*[\p{L}_][\p{L}\p{N}_.-]*\s*(\|[^{}]*)?\}\}/u;
const BRACES = /\{\{|\}\}/;
/** Zero-width characters. Joiners count only beside ASCII: emoji and scripts such as Persian need them between other characters. */
const INVISIBLE = /[\u200B\u2060\uFEFF]|(?<![^\0-\x7F])[\u200C\u200D]|[\u200C\u200D](?![^\0-\x7F])/gu;

const NOTHING_VISIBLE = 'nothing but invisible (zero-width) characters';
export const INVISIBLE_WITHIN = 'an invisible (zero-width) character, as copied text has them: type the value anew';

/** Kinds of which an invisible character changes nothing, since they are numbers, days or values of a list. */
const READ_ANYHOW = ['boolean', 'dateTime', 'multiOptions', 'number', 'options'];
/** What is hashed is brought into one form, in which nothing invisible stays. */
const HASHED = /^user_data\./;

/** With a space between, and no comma, which lists have. */
const TWO_LINKS = /https?:\/\/\S*[^\s,;]\s+https?:\/\//i;
export const SEVERAL_LINKS = 'several web addresses, and one is allowed';

const NAMES_OF_IDS = /(^|_)(id|uuid|gtin|mpn|sku|link|url|uri|email)s?$/;

/**
 * Reads a value that was given for a field: refuses what can't be meant, and gives the rest to the field. Zero-width characters are
 * refused where machines compare them, and taken out where the value is clear without them; texts for people keep theirs.
 *
 * @throws Error saying what is wrong, with the field's own words where it is the field that refuses it
 */
export function readGiven(
	{ shown, apiName, prose, isCheckedLater, parse }: Field,
	value: unknown,
	reading?: Reading,
): unknown {
	if (isCheckedLater) return parse(value, reading);
	const inside = shown.type === 'json' ? jsonIn(value) : value;
	if (isOrdinary(inside)) return parse(inside, reading);
	const isProse = prose === true || shown.type === 'json';
	refuseUnmeant(inside, apiName, isProse);
	const mayTidy = READ_ANYHOW.includes(shown.type) || HASHED.test(apiName);
	return parse(tidied(inside, { isProse, mayTidy }, apiName), reading);
}

/** @throws Error where a value, or one in it, can't be meant */
export function refuseUnmeant(value: unknown, name = '', isProse = false): void {
	if (isOrdinary(value)) return;
	const { found } = problemIn(value, name, isProse);
	if (found) throw new Error(found);
}

/** The value without zero-width characters, where they can only be there by mistake. */
export function withoutInvisible(text: string): string {
	return ORDINARY.test(text) ? text : text.replace(INVISIBLE, '');
}

/** Whether an API name is that of an id or a link, which machines compare. */
export function isMachineRead(name: string): boolean {
	const [last = ''] = name.split('.').slice(-1);
	return NAMES_OF_IDS.test(last.replace(/([a-z])([A-Z])/g, '$1_$2').toLowerCase());
}

/**
 * @param what begins the error's message where no field's label does
 * @throws Error where a text holds double braces
 */
export function refuseTemplates(text: string, what = ''): void {
	if (BRACES.test(text)) throw new Error(`${what}holds ${UNFILLED}`);
}

const UNFILLED = 'double braces {{ }}: an expression or a template that was not filled in';

/** JSON as it is meant; text that is none is left to the field to refuse. */
function jsonIn(value: unknown): unknown {
	if (typeof value !== 'string') return value;
	try {
		const parsed: unknown = JSON.parse(value);
		return typeof parsed === 'object' && parsed !== null ? parsed : value;
	} catch {
		return value;
	}
}

/** Most texts: nothing in them is looked for by half-characters, braces or invisible ones, which takes longer. */
const ORDINARY = /^[\w .,;:@+\-/#?=&%!'()]*$/;

/** Whether nothing can be wrong with a value, nor with one in it: true of most, and quicker to tell than what is wrong. */
function isOrdinary(value: unknown): boolean {
	if (typeof value === 'string') return ORDINARY.test(value) && !NO_VALUE.test(value.trim()) && !value.includes('://');
	if (typeof value === 'number') return numberProblem(value) === undefined;
	if (Array.isArray(value)) return value.every(isOrdinary);
	return !isPlain(value) || Object.values(value).every(isOrdinary);
}

interface Found {
	found?: string;
}

/** What is wrong with a value, or with one in it. */
function problemIn(value: unknown, name: string, isProse: boolean, path = ''): Found {
	if (typeof value === 'string') return said(textProblem(value, isProse && !isMachineRead(name)), path, 'holds');
	if (typeof value === 'number') return said(numberProblem(value), path, 'is');
	if (Array.isArray(value)) return first(value, (one, at) => problemIn(one, name, isProse, `${path}[${at}]`));
	if (!isPlain(value)) return {};
	return first(partsOf(value), ([key, one]) =>
		problemIn(one, key, true, path === '' ? keyShown(key) : `${path}.${keyShown(key)}`),
	);
}

function first<T>(list: readonly T[], look: (one: T, at: number) => Found): Found {
	for (const [at, one] of list.entries()) {
		const problem = look(one, at);
		if (problem.found) return problem;
	}
	return {};
}

function said(problem: string | undefined, path: string, verb: string): Found {
	if (problem === undefined) return {};
	return { found: path === '' ? `${verb} ${problem}` : `holds at ${path} ${problem}` };
}

function textProblem(text: string, isProse: boolean): string | undefined {
	const nothing = NO_VALUE.exec(text.trim()) ?? NO_TEXT.exec(text);
	if (nothing) return `"${nothing[0]}", which a program writes where it has no value`;
	if (HALF.test(text)) return 'half a character (a lone surrogate), as where a text is cut in the middle of an emoji';
	if (!isProse && TWO_LINKS.test(text)) return SEVERAL_LINKS;
	return (isProse ? EXPRESSION : BRACES).test(text) ? UNFILLED : undefined;
}

function numberProblem(number: number): string | undefined {
	if (!Number.isFinite(number)) return `${String(number)}, which is no number`;
	return Math.abs(number) > Number.MAX_SAFE_INTEGER ? 'a number too long to be exact; pass the id as text' : undefined;
}

/** A locator's name of what was picked is for people only. */
function partsOf(value: object): Array<[string, unknown]> {
	return '__rl' in value && 'value' in value ? [['id', value.value]] : Object.entries(value);
}

/** Dates are objects too, and those of Luxon hold much that nobody gave. */
function isPlain(value: unknown): value is object {
	return typeof value === 'object' && value !== null && !(value instanceof Date) && !('toMillis' in value);
}

/** A key can be anything where somebody mixed keys and values up. */
function keyShown(key: string): string {
	return /^[a-z][a-z_\d]{0,40}$/i.test(key) ? key : '…';
}

interface Tidying {
	isProse: boolean;
	/** Invisible characters are taken out, and not refused. */
	mayTidy: boolean;
}

/**
 * The same value, copied only where there is something to take out.
 *
 * @throws Error where it has invisible characters that can't just be taken out
 */
function tidied(value: unknown, how: Tidying, name: string, path = ''): unknown {
	if (typeof value === 'string') return tidiedText(value, how, name, path);
	if (Array.isArray(value)) {
		const list = value.map((one: unknown, at) => tidied(one, how, name, `${path}[${at}]`));
		return list.some((one, at) => one !== value[at]) ? list : value;
	}
	if (!isPlain(value)) return value;
	const entries: Array<[string, unknown]> = Object.entries(value);
	const inside = { ...how, isProse: true };
	const parts = entries.map(([key, one]) => {
		const kept = '__rl' in value && key === 'value' ? 'id' : key;
		return [key, tidied(one, inside, kept, path === '' ? keyShown(key) : `${path}.${keyShown(key)}`)] as const;
	});
	return parts.some(([, one], at) => one !== entries[at]?.[1]) ? Object.fromEntries(parts) : value;
}

function tidiedText(text: string, { isProse, mayTidy }: Tidying, name: string, path: string): string {
	const visible = withoutInvisible(text);
	if (visible === text) return text;
	const isNothing = visible.trim() === '';
	if (!isNothing && mayTidy) return visible;
	if (!isNothing && isProse && !isMachineRead(name)) return text;
	throw new Error(said(isNothing ? NOTHING_VISIBLE : INVISIBLE_WITHIN, path, 'holds').found);
}
