import type { IDataObject, INodePropertyOptions } from 'n8n-workflow';
import { jsonParse } from 'n8n-workflow';

import type { Bounds, Field, Location, Reading, Shown, When } from '../rows/field';
import { INVISIBLE_WITHIN, SEVERAL_LINKS, isMachineRead, refuseTemplates, withoutInvisible } from './given';

/** What every kind of field takes; `label` and `description` are for people. */
export interface Facts {
	name: string;
	/** Default: the name. */
	apiName?: string;
	in: Location;
	label: string;
	description?: string;
	placeholder?: string;
	required?: boolean;
	when?: When;
	onlyWith?: When;
}

/** The field that such facts make: the compiler knows its names, its place and what it holds. */
export type Made<Own extends Facts, Value> = Field<
	Own['name'],
	Own['in'],
	Own extends { apiName: infer ApiName extends string } ? ApiName : Own['name'],
	Value,
	Own extends { required: true } ? (Own extends { when: When } ? boolean : true) : boolean
>;

/** Facts with no others beside those that the kind knows: a misspelled one would do nothing, and say nothing. */
type Only<Own, Known> = Own & Record<Exclude<keyof Own, keyof Known>, never>;

type Length = Pick<Bounds, 'minLength' | 'maxLength'>;
type Range = Pick<Bounds, 'minimum' | 'maximum'>;
type Count = Pick<Bounds, 'minItems' | 'maxItems'>;

interface TextFacts extends Facts, Length {
	lines?: number;
	default?: string;
}

/** Text of up to `maxLength` characters (an emoji is one). */
export const text = <const Own extends TextFacts>(facts: Only<Own, TextFacts>): Made<Own, string> => {
	const { lines, minLength, maxLength } = facts;
	const shown = { default: facts.default ?? '', ...(lines ? { typeOptions: { rows: lines } } : {}) };
	return field(facts, { type: 'string', ...shown }, (value) => withinLength(scalar(value), facts), {
		prose: !isMachineRead(facts.apiName ?? facts.name),
		bounds: { minLength, maxLength },
	});
};

interface LinkFacts extends Facts {
	maxLength?: number;
}

/** A web address that Pinterest can open. */
export const link = <const Own extends LinkFacts>(facts: Only<Own, LinkFacts>): Made<Own, string> => {
	const { maxLength = MAX_URL_LENGTH } = facts;
	const parse = (value: unknown) => parseUrl(value, maxLength);
	return field(facts, { type: 'string', default: '' }, parse, { bounds: { maxLength: facts.maxLength } });
};

interface IdFacts extends Facts {
	/** Most digits. */
	digits?: number;
}

/** A numeric id, kept as text since it is longer than a number can be; of up to `digits` digits. */
export const id = <const Own extends IdFacts>(facts: Only<Own, IdFacts>): Made<Own, string> =>
	field(facts, { type: 'string', default: '' }, (value) => parseId(value, '', facts.digits), {
		bounds: { maxLength: facts.digits },
	});

interface ListFacts extends Facts, Count {
	repeated?: boolean;
}

interface IdsFacts extends ListFacts {
	/** Most digits of each. */
	digits?: number;
}

/** Several numeric ids, up to `maxItems`: a list, or text separated by commas. */
export const ids = <const Own extends IdsFacts>(facts: Only<Own, IdsFacts>): Made<Own, string[]> => {
	const { digits, maxItems } = facts;
	const parse = (value: unknown) =>
		atMost([...new Set(idListOf(value).map((one) => parseId(one, '', digits)))], maxItems);
	return field(facts, { type: 'string', default: '' }, parse, listTraits(facts));
};

interface TextsFacts extends ListFacts {
	maxLength?: number;
}

/** Several texts: a list, or text separated by commas; up to `maxItems`, each of up to `maxLength` characters. */
export const texts = <const Own extends TextsFacts>(facts: Only<Own, TextsFacts>): Made<Own, string[]> => {
	const parse = (value: unknown) => {
		const list = atMost(listOf(value), facts.maxItems);
		const long = list.find((one) => [...one].length > (facts.maxLength ?? Infinity));
		if (long === undefined) return list;
		throw new Error(
			`has one of ${[...long].length} characters, at most ${facts.maxLength} are allowed: ${quote(long)}`,
		);
	};
	return field(facts, { type: 'string', default: '' }, parse, listTraits(facts));
};

interface FlagFacts extends Facts {
	default?: boolean;
}

/** A switch. */
export const flag = <const Own extends FlagFacts>(facts: Only<Own, FlagFacts>): Made<Own, boolean> =>
	field(facts, { type: 'boolean', default: facts.default ?? false }, parseFlag);

interface NumberFacts extends Facts, Range {
	default?: number;
}

/** A whole number within bounds. */
export const integer = <const Own extends NumberFacts>(facts: Only<Own, NumberFacts>): Made<Own, number> => {
	const { minimum, maximum } = facts;
	const typeOptions = { minValue: minimum, maxValue: maximum, numberPrecision: 0 };
	const parse = (value: unknown) => parseInteger(value, minimum, maximum);
	return field(facts, { type: 'number', default: facts.default ?? minimum ?? 0, typeOptions }, parse, {
		bounds: { minimum, maximum },
	});
};

/** A number within bounds, with decimals. */
export const decimal = <const Own extends NumberFacts>(facts: Only<Own, NumberFacts>): Made<Own, number> => {
	const { minimum, maximum } = facts;
	const typeOptions = { minValue: minimum, maxValue: maximum };
	const parse = (value: unknown) => parseNumber(value, minimum, maximum);
	return field(facts, { type: 'number', default: facts.default ?? minimum ?? 0, typeOptions }, parse, {
		bounds: { minimum, maximum },
	});
};

/** An option with its value as the compiler knows it. */
export type Option = Readonly<Omit<INodePropertyOptions, 'value'>> & { readonly value: string | number | boolean };

interface ChoiceFacts extends Facts {
	options: readonly Option[];
	default: string | number;
	/** Takes a value however it is written: "In Stock" and in_stock for `in stock`, `de_DE` for `de-DE`. */
	anyForm?: boolean;
}

type OptionValue<Own extends { options: readonly Option[] }> = Own['options'][number]['value'];

/** One of the API's values. */
export const choice = <const Own extends ChoiceFacts>(facts: Only<Own, ChoiceFacts>): Made<Own, OptionValue<Own>> => {
	const options = [...facts.options] as INodePropertyOptions[];
	return field(facts, { type: 'options', options, default: facts.default }, (value) => parseChoice(value, options), {
		values: options.map(({ value }) => value),
	});
};

interface ChoicesFacts extends ListFacts {
	options: readonly Option[];
	default?: readonly string[];
}

/** Some of the API's values, up to `maxItems`. */
export const choices = <const Own extends ChoicesFacts>(
	facts: Only<Own, ChoicesFacts>,
): Made<Own, Array<OptionValue<Own>>> => {
	const options = [...facts.options] as INodePropertyOptions[];
	const parse = (value: unknown) =>
		atMost([...new Set(listOf(value))], facts.maxItems).map((one) => parseChoice(one, options));
	const shown = { type: 'multiOptions' as const, options, default: [...(facts.default ?? [])] };
	return field(facts, shown, parse, { ...listTraits(facts), values: options.map(({ value }) => value) });
};

/** What n8n's rules ask every list of live options to say. */
const LIVE =
	'Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>';
const LIVE_ONE =
	'Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>';

interface LiveFacts extends Facts {
	/** The method of the node that reads the options. */
	loadOptionsMethod: string;
	dependsOn?: readonly string[];
	/** What a value must look like. */
	pattern?: RegExp;
}

interface LiveListFacts extends LiveFacts, Count {
	default?: readonly string[];
	repeated?: boolean;
}

/** Some of the values that Pinterest offers now, read when the editor opens the list. Its label ends in "Names or IDs". */
export const liveChoices = <const Own extends LiveListFacts>(facts: Only<Own, LiveListFacts>): Made<Own, string[]> => {
	const description = facts.description ? `${facts.description}. ${LIVE}.` : LIVE;
	const parse = (value: unknown) =>
		atMost(
			[...new Set(listOf(value))].map((one) => matched(one, facts.pattern)),
			facts.maxItems,
		);
	const shown = { type: 'multiOptions' as const, default: [...(facts.default ?? [])], typeOptions: live(facts) };
	return field({ ...facts, description }, shown, parse, listTraits(facts));
};

/** One of the values that Pinterest offers now. Its label ends in "Name or ID". */
export const liveChoice = <const Own extends LiveFacts>(facts: Only<Own, LiveFacts>): Made<Own, string> => {
	const description = facts.description ? `${facts.description}. ${LIVE_ONE}.` : LIVE_ONE;
	const parse = (value: unknown) => matched(scalar(value).trim(), facts.pattern);
	const shown = { type: 'options' as const, default: '', typeOptions: live(facts) };
	return field({ ...facts, description }, shown, parse);
};

function live({ loadOptionsMethod, dependsOn }: LiveFacts) {
	return { loadOptionsMethod, ...(dependsOn ? { loadOptionsDependsOn: [...dependsOn] } : {}) };
}

function matched(value: string, pattern?: RegExp): string {
	if (!pattern || pattern.test(value)) return value;
	throw new Error(`has a value that is none of Pinterest's: ${quote(value)}`);
}

interface JsonFacts extends Facts {
	default?: string;
}

/** Any JSON, as text or as the value itself. */
export const json = <const Own extends JsonFacts>(facts: Only<Own, JsonFacts>): Made<Own, IDataObject[string]> =>
	field(facts, { type: 'json', default: facts.default ?? '' }, (value) => parseJson(value) as IDataObject[string]);

/** What a field has beside its facts. */
type Traits = Partial<Pick<Field, 'repeated' | 'prose' | 'isCheckedLater' | 'bounds' | 'values' | 'resolve'>>;

/** A field of any other shape. */
export function field<const Own extends Facts, Value>(
	facts: Own,
	shown: Omit<Shown, 'displayName'>,
	parse: (value: unknown, reading?: Reading) => Value,
	traits: Traits = {},
): Made<Own, Value> {
	const { name, apiName = name, label, description, placeholder, required, when, onlyWith } = facts;
	const made: Field = {
		name,
		apiName,
		in: facts.in,
		required,
		when,
		...(onlyWith ? { onlyWith } : {}),
		shown: {
			displayName: label,
			...shown,
			...(required ? { required } : {}),
			...(description ? { description } : {}),
			...(placeholder ? { placeholder } : {}),
		},
		parse,
		...traits,
	};
	return made as Made<Own, Value>;
}

/**
 * A required field without the mark, below a choice that often comes from the input: n8n shows all that hangs on a choice which is an
 * expression, and starts no node in which one that is marked is empty. The run asks for it.
 */
export function unmarked<One extends Field>(one: One): One {
	const shown = { ...one.shown };
	delete shown.required;
	return { ...one, shown };
}

/** What a caller says of a field of which most is said already. */
type Rest<All extends Facts = Facts> = Partial<All> & Pick<Facts, 'in'>;

/** The field that the usual facts make, and those of a caller, which come before them. */
export type MadeOver<Usual, Own, Value> = Omit<Usual, keyof Own> & Own extends infer All extends Facts
	? Made<All, Value>
	: never;

/**
 * A maker of fields that are mostly alike, such as a picker that stands in the path of some requests and in the body of others.
 *
 * @param usual what holds where the maker's caller says nothing else
 * @param make makes the field of all its facts
 */
export const mostly =
	<const Usual extends Omit<Facts, 'in'>, Value, All extends Facts = Facts>(
		usual: Usual,
		make: (facts: All) => Field<string, Location, string, Value>,
	) =>
	<const Own extends Rest<All>>(own: Only<Own, Rest<All>>): MadeOver<Usual, Own, Value> =>
		make({ ...usual, ...own } as Usual & typeof own & All) as MadeOver<Usual, Own, Value>;

function listTraits({ repeated, minItems, maxItems }: ListFacts): Traits {
	return { repeated, bounds: { minItems, maxItems } };
}

const MAX_URL_LENGTH = 2048;

function withinLength(value: string, { minLength, maxLength }: Length): string {
	const length = [...value].length;
	if (maxLength !== undefined && length > maxLength)
		throw new Error(`is ${length} characters long, at most ${maxLength} are allowed`);
	if (minLength !== undefined && length < minLength) throw new Error(`needs at least ${minLength} characters`);
	return value;
}

/** @throws Error unless the value is a number within the bounds, and no larger than a number can be exactly */
export function parseNumber(value: unknown, minimum = -Infinity, maximum = Infinity): number {
	const number = numberIn(value);
	const isExact = Math.abs(number) <= Number.MAX_SAFE_INTEGER;
	if (isExact && number >= minimum && number <= maximum) return number;
	if (Number.isFinite(number) && !isExact) throw new Error(`is too large a number: ${quote(value)}`);
	throw new Error(`must be a number${boundsOf(minimum, maximum)}, not ${quote(value)}`);
}

function boundsOf(minimum: number, maximum: number): string {
	if (Number.isFinite(minimum) && Number.isFinite(maximum)) return ` from ${minimum} to ${maximum}`;
	if (Number.isFinite(minimum)) return ` of ${minimum} or more`;
	return Number.isFinite(maximum) ? ` of ${maximum} or less` : '';
}

/**
 * @param advice ends the error's message
 * @param most how many digits it can have
 * @throws Error unless the value is all digits
 */
export function parseId(value: unknown, advice = '', most = 40): string {
	const string =
		typeof value === 'string' ? withoutInvisible(value).trim() : typeof value === 'number' ? plainNumber(value) : '';
	if (/^\d+$/.test(string) && string.length <= most) return string;
	if (/^\d+$/.test(string)) throw new Error(`has ${string.length} digits, at most ${most} are allowed${advice}`);
	throw new Error(`must be an id, which is all digits, not ${quote(value)}${advice}`);
}

function numberIn(value: unknown): number {
	if (typeof value === 'number') return value;
	return typeof value === 'string' && value.trim() !== '' ? Number(withoutInvisible(value)) : NaN;
}

/** @throws Error unless the value is a whole number within the bounds, and no larger than a number can be exactly */
export function parseInteger(value: unknown, least = -Infinity, most = Infinity): number {
	const number = numberIn(value);
	if (Number.isSafeInteger(number) && number >= least && number <= most) return number;
	if (Number.isInteger(number) && !Number.isSafeInteger(number))
		throw new Error(`is too large a number: ${quote(value)}`);
	const range = Number.isFinite(most)
		? `from ${least} to ${most}`
		: Number.isFinite(least)
			? `of ${least} or more`
			: '';
	throw new Error(`must be a whole number ${range}, not ${quote(value)}`.replace('  ', ' ').replace(' ,', ','));
}

/**
 * @param what begins the error's message where no field's label does
 * @throws Error unless the value is an http(s) address of at most `most` characters
 */
export function parseUrl(value: unknown, most = 2048, what = ''): string {
	const string = scalar(value).trim();
	refuseTemplates(string, what);
	if (withoutInvisible(string) !== string) throw new Error(`${what}holds ${INVISIBLE_WITHIN}`);
	if (isSeveral(string)) throw new Error(`${what}holds ${SEVERAL_LINKS}`);
	if (CONTROL.test(string))
		throw new Error(`${what}has a line break or another control character in it: ${quote(string)}`);
	if (string.length > most) throw new Error(`${what}is ${string.length} characters long, at most ${most} are allowed`);
	const protocol = URL.canParse(string) ? new URL(string).protocol : '';
	if (protocol === 'https:' || protocol === 'http:') return string;
	throw new Error(`${what}must be a web address such as https://example.com/page, not ${quote(value)}`);
}

const CONTROL = /\p{Cc}/u;

/** Addresses with a space, a comma or the like between, or with nothing; one that stands in the other's path or query is part of it. */
function isSeveral(text: string): boolean {
	return /https?:\/\/\S*[\s,;|]+\s*https?:\/\//i.test(text) || /^https?:\/\/[^/?#]*https?:\/\//i.test(text);
}

/** @throws Error when text is not JSON */
export function parseJson(value: unknown): unknown {
	return typeof value === 'string' ? jsonParse<unknown>(value, { errorMessage: 'is not valid JSON' }) : value;
}

/** @throws Error unless the value is true or false, as itself or as text */
export function parseFlag(value: unknown): boolean {
	if (typeof value === 'boolean') return value;
	const text = typeof value === 'string' ? value.trim().toLowerCase() : '';
	if (text === 'true' || text === 'false') return text === 'true';
	throw new Error(`must be true or false, not ${quote(value)}`);
}

/** A list as it is, or as the text of a JSON list, or text split at its commas and line breaks; empty parts are dropped. */
export function listOf(value: unknown): string[] {
	return partsOf(value, /[,\n]/);
}

/** The same of ids, which may have nothing but spaces between them. */
export function idListOf(value: unknown): string[] {
	return partsOf(value, /[\s,;]+/);
}

function partsOf(value: unknown, between: RegExp): string[] {
	const parts = Array.isArray(value) ? (value as unknown[]) : (jsonListIn(value) ?? scalar(value).split(between));
	return parts.map((part) => scalar(part).trim()).filter((part) => part !== '');
}

/** The list in a text such as `["1", "2"]`, as language models write lists; ids without quotes keep all their digits. */
export function jsonListIn(value: unknown): unknown[] | undefined {
	if (typeof value !== 'string' || !/^\s*\[[^]*\]\s*$/.test(value)) return undefined;
	try {
		const list: unknown = JSON.parse(value.replace(/(?<=[[,\s])\d{15,}(?=\s*[,\]])/g, '"$&"'));
		return Array.isArray(list) ? (list as unknown[]) : undefined;
	} catch {
		return undefined;
	}
}

/** Shortens a wrong value for a message. */
export function quote(value: unknown): string {
	const string = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value));
	return `"${string.length > 60 ? `${string.slice(0, 57)}…` : string}"`;
}

/** @throws Error when there are more than `most` */
export function atMost<T>(list: T[], most = Infinity): T[] {
	if (list.length <= most) return list;
	throw new Error(`has ${list.length} values, at most ${most} are allowed`);
}

/** The option that a value is, or that it means: in another case, or as its name, where that is no other's too. */
function parseChoice(value: unknown, options: INodePropertyOptions[]): string | number | boolean {
	const found = options.find((option) => option.value === value || String(option.value) === value);
	if (found) return found.value;
	const meant = loosely(value);
	for (const nameOf of [(one: INodePropertyOptions) => one.value, (one: INodePropertyOptions) => one.name]) {
		const [alike, ...others] = meant === '' ? [] : options.filter((option) => loosely(nameOf(option)) === meant);
		if (alike && others.length === 0) return alike.value;
	}
	throw new Error(`must be one of ${options.map((option) => option.value).join(', ')}, not ${quote(value)}`);
}

function loosely(value: unknown): string {
	return typeof value === 'string' ? value.toLowerCase().replace(/[\s_-]+/g, '') : '';
}

function scalar(value: unknown): string {
	if (typeof value === 'string') return value;
	if (typeof value === 'number') return plainNumber(value);
	if (typeof value === 'boolean') return String(value);
	throw new Error(`must be text, not ${quote(value)}`);
}

/** A number of more than 15 digits has lost some of them already. */
function plainNumber(value: number): string {
	if (Number.isInteger(value) && !Number.isSafeInteger(value)) {
		throw new Error('is a number too long to be exact; pass the id as text');
	}
	return String(value);
}
