import type { INodePropertyOptions } from 'n8n-workflow';
import { jsonParse } from 'n8n-workflow';

import type { Field, Location, Shown } from '../rows/operation';

/** What every kind of field takes; `label` and `description` are for people. */
export interface Facts {
	name: string;
	apiName?: string;
	in: Location;
	label: string;
	description?: string;
	placeholder?: string;
	required?: boolean;
	when?: Field['when'];
}

type Make<Extra = object> = (facts: Facts & Extra) => Field;

/** Text of up to `maxLength` characters (an emoji is one). */
export const text: Make<{
	maxLength?: number;
	minLength?: number;
	lines?: number;
	default?: string;
	clearable?: boolean;
}> = (facts) => ({
	...field(
		facts,
		{ type: 'string', default: facts.default ?? '', ...(facts.lines ? { typeOptions: { rows: facts.lines } } : {}) },
		(value) => {
			const string = scalar(value);
			const length = [...string].length;
			if (facts.maxLength !== undefined && length > facts.maxLength)
				throw new Error(`is ${length} characters long, at most ${facts.maxLength} are allowed`);
			if (facts.minLength !== undefined && length < facts.minLength)
				throw new Error(`needs at least ${facts.minLength} characters`);
			return string;
		},
	),
	clearable: facts.clearable,
});

/** A web address that Pinterest can open. */
export const link: Make<{ maxLength?: number; clearable?: boolean }> = (facts) => ({
	...field(facts, { type: 'string', default: '' }, (value) => parseUrl(value, facts.maxLength ?? 2048)),
	clearable: facts.clearable,
});

/** A numeric id, kept as text since it is longer than a number can be. */
export const id: Make = (facts) => field(facts, { type: 'string', default: '' }, (value) => parseId(value));

/** Several numeric ids, up to `maxItems`: a list, or text with commas between. */
export const ids: Make<{ maxItems?: number; repeated?: boolean }> = (facts) => ({
	...field(facts, { type: 'string', default: '' }, (value) =>
		atMost([...new Set(listOf(value).map((one) => parseId(one)))], facts.maxItems),
	),
	repeated: facts.repeated,
});

/** Several texts: a list, or text with commas between; up to `maxItems`, each of up to `maxLength` characters. */
export const texts: Make<{ maxItems?: number; maxLength?: number; repeated?: boolean }> = (facts) => ({
	...field(facts, { type: 'string', default: '' }, (value) => {
		const list = atMost(listOf(value), facts.maxItems);
		const long = list.find((one) => [...one].length > (facts.maxLength ?? Infinity));
		if (long === undefined) return list;
		throw new Error(
			`has one of ${[...long].length} characters, at most ${facts.maxLength} are allowed: ${quote(long)}`,
		);
	}),
	repeated: facts.repeated,
});

/** A switch. */
export const flag: Make<{ default?: boolean }> = (facts) =>
	field(facts, { type: 'boolean', default: facts.default ?? false }, (value) => parseFlag(value));

/** A whole number within bounds. */
export const integer: Make<{ minimum?: number; maximum?: number; default?: number }> = (facts) =>
	field(
		facts,
		{
			type: 'number',
			default: facts.default ?? facts.minimum ?? 0,
			typeOptions: { minValue: facts.minimum, maxValue: facts.maximum, numberPrecision: 0 },
		},
		(value) => parseInteger(value, facts.minimum, facts.maximum),
	);

/** One of the API's values. */
export const choice: Make<{ options: INodePropertyOptions[]; default: string | number }> = (facts) =>
	field(facts, { type: 'options', options: facts.options, default: facts.default }, (value) =>
		parseChoice(value, facts.options),
	);

/** Some of the API's values, up to `maxItems`. */
export const choices: Make<{
	options: INodePropertyOptions[];
	default?: string[];
	maxItems?: number;
	repeated?: boolean;
}> = (facts) => ({
	...field(facts, { type: 'multiOptions', options: facts.options, default: facts.default ?? [] }, (value) =>
		atMost([...new Set(listOf(value))], facts.maxItems).map((one) => parseChoice(one, facts.options)),
	),
	repeated: facts.repeated,
});

/** What n8n's rules ask every list of live options to say. */
const LIVE =
	'Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>';
const LIVE_ONE =
	'Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>';

/**
 * Some of the values that Pinterest offers now, read when the editor opens the list. Its label ends in "Names or IDs".
 *
 * @param loadOptionsMethod the method of the node that reads them
 */
export const liveChoices: Make<{
	loadOptionsMethod: string;
	dependsOn?: string[];
	default?: string[];
	maxItems?: number;
	repeated?: boolean;
	pattern?: RegExp;
}> = (facts) => ({
	...field(
		{ ...facts, description: facts.description ? `${facts.description}. ${LIVE}.` : `${LIVE}` },
		{
			type: 'multiOptions',
			default: facts.default ?? [],
			typeOptions: { loadOptionsMethod: facts.loadOptionsMethod, ...dependence(facts.dependsOn) },
		},
		(value) =>
			atMost(
				[...new Set(listOf(value))].map((one) => matched(one, facts.pattern)),
				facts.maxItems,
			),
	),
	repeated: facts.repeated,
});

/** One of the values that Pinterest offers now. Its label ends in "Name or ID". */
export const liveChoice: Make<{ loadOptionsMethod: string; dependsOn?: string[]; pattern?: RegExp }> = (facts) =>
	field(
		{ ...facts, description: facts.description ? `${facts.description}. ${LIVE_ONE}.` : LIVE_ONE },
		{
			type: 'options',
			default: '',
			typeOptions: { loadOptionsMethod: facts.loadOptionsMethod, ...dependence(facts.dependsOn) },
		},
		(value) => matched(scalar(value).trim(), facts.pattern),
	);

function dependence(loadOptionsDependsOn?: string[]): { loadOptionsDependsOn?: string[] } {
	return loadOptionsDependsOn ? { loadOptionsDependsOn } : {};
}

function matched(text: string, pattern?: RegExp): string {
	if (!pattern || pattern.test(text)) return text;
	throw new Error(`has a value that is none of Pinterest's: ${quote(text)}`);
}

/** A number within bounds, with decimals. */
export const decimal: Make<{ minimum?: number; maximum?: number; default?: number }> = (facts) =>
	field(
		facts,
		{
			type: 'number',
			default: facts.default ?? facts.minimum ?? 0,
			typeOptions: { minValue: facts.minimum, maxValue: facts.maximum },
		},
		(value) => {
			const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
			const { minimum: least = -Infinity, maximum: most = Infinity } = facts;
			if (typeof number === 'number' && Number.isFinite(number) && number >= least && number <= most) return number;
			throw new Error(`must be a number${boundsOf(least, most)}, not ${quote(value)}`);
		},
	);

function boundsOf(least: number, most: number): string {
	if (Number.isFinite(least) && Number.isFinite(most)) return ` from ${least} to ${most}`;
	if (Number.isFinite(least)) return ` of ${least} or more`;
	return Number.isFinite(most) ? ` of ${most} or less` : '';
}

/** Any JSON, as text or as the value itself. */
export const json: Make<{ default?: string }> = (facts) =>
	field(facts, { type: 'json', default: facts.default ?? '' }, parseJson);

/** A field of any other shape. */
export function field(facts: Facts, shown: Omit<Shown, 'displayName'>, parse: Field['parse']): Field {
	const { name, apiName = name, label, description, placeholder, required, when } = facts;
	return {
		name,
		apiName,
		in: facts.in,
		required,
		when,
		shown: {
			displayName: label,
			...shown,
			// n8n asks for what a choice requires even where that choice is an expression, so only this package asks for it.
			...(required && !when ? { required } : {}),
			...(description ? { description } : {}),
			...(placeholder ? { placeholder } : {}),
		} as Shown,
		parse,
	};
}

/**
 * @param advice ends the error's message
 * @throws Error unless the value is all digits
 */
export function parseId(value: unknown, advice = ''): string {
	const string = typeof value === 'string' ? value.trim() : typeof value === 'number' ? plainNumber(value) : '';
	if (/^\d{1,40}$/.test(string)) return string;
	throw new Error(`must be an id, which is all digits, not ${quote(value)}${advice}`);
}

/** @throws Error unless the value is a whole number within the bounds */
export function parseInteger(value: unknown, least = -Infinity, most = Infinity): number {
	const number =
		typeof value === 'number' ? value : typeof value === 'string' && value.trim() !== '' ? Number(value) : NaN;
	if (Number.isInteger(number) && number >= least && number <= most) return number;
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
	if (string.length > most) throw new Error(`${what}is ${string.length} characters long, at most ${most} are allowed`);
	const protocol = URL.canParse(string) ? new URL(string).protocol : '';
	if (protocol === 'https:' || protocol === 'http:') return string;
	throw new Error(`${what}must be a web address such as https://example.com/page, not ${quote(value)}`);
}

/** @throws Error when text is not JSON */
export function parseJson(value: unknown): unknown {
	return typeof value === 'string' ? jsonParse<unknown>(value, { errorMessage: 'is not valid JSON' }) : value;
}

/** @throws Error unless the value is true or false, as itself or as text */
export function parseFlag(value: unknown): boolean {
	if (typeof value === 'boolean') return value;
	if (value === 'true' || value === 'false') return value === 'true';
	throw new Error(`must be true or false, not ${quote(value)}`);
}

/** A list as it is, or text split at its commas; empty parts are dropped. */
export function listOf(value: unknown): string[] {
	const parts = Array.isArray(value) ? (value as unknown[]) : scalar(value).split(',');
	return parts.map((part) => scalar(part).trim()).filter((part) => part !== '');
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

function parseChoice(value: unknown, options: INodePropertyOptions[]): unknown {
	const found = options.find((option) => option.value === value || String(option.value) === value);
	if (found) return found.value;
	throw new Error(`must be one of ${options.map((option) => option.value).join(', ')}, not ${quote(value)}`);
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
