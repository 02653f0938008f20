/** The leads of a delivery: which there are, and what each says once it is decrypted. */
import type { IDataObject } from 'n8n-workflow';

import { asText, isObject } from '../shared/api/json';
import { exactJson, looksSealed, mayBeEnvelope, openEnvelopes } from './envelope';

/** What Pinterest tells of a lead beside its encrypted answers. Source: Pinterest's page about lead ads. */
const PLAIN_IDS = ['advertiser_id', 'lead_form_id', 'ad_id', 'campaign_id', 'lead_id'];

/** A list of leads may lie in an object or two, or in JSON that is written as a text. */
const DEEPEST = 4;

/**
 * The leads of a delivery, each still encrypted: the elements of its list, or the delivery itself.
 *
 * @param body as it was parsed: an object or a list, text, or bytes
 */
export function sealedLeads(body: unknown): unknown[] {
	return listIn(body, 0) ?? [body];
}

/**
 * What a lead says; more than one where there is a list in an envelope. Undefined where the key does not open it, or not all of it: half
 * a lead must not be taken for a whole one.
 */
export function openLead(sealed: unknown, key: Buffer): IDataObject[] | undefined {
	if (hasIds(sealed)) {
		const lead = openAnswers(sealed, key);
		return lead && [lead];
	}
	return contentsOf(sealed, key)?.flat().map(asLead);
}

function listIn(value: unknown, depth: number): unknown[] | undefined {
	if (depth > DEEPEST || Buffer.isBuffer(value)) return undefined;
	if (typeof value === 'string') return /^\s*[[{]/.test(value) ? listIn(exactJson(value), depth + 1) : undefined;
	if (Array.isArray(value)) {
		if (!isListOfLeads(value, depth)) return undefined;
		return value.flatMap((one: unknown) => listIn(one, depth + 1) ?? [one]);
	}
	if (!isObject(value)) return undefined;
	if (hasIds(value)) return [value];
	const lists = Object.values(value).flatMap((one) => listIn(one, depth + 1) ?? []);
	return lists.length === 0 ? undefined : lists;
}

/** The parts of one envelope may be a list too. */
function isListOfLeads(list: unknown[], depth: number): boolean {
	if (list.some(hasIds)) return true;
	const isSealed = (one: unknown) => isObject(one) || (typeof one === 'string' && mayBeEnvelope(one));
	// Where one of the leads is missing, that is not what was sent.
	return depth === 0 && list.some(isSealed) && list.every((one) => one === null || isSealed(one));
}

function hasIds(value: unknown): value is IDataObject {
	return isObject(value) && PLAIN_IDS.some((name) => asText(value[name]) !== undefined);
}

/** A lead whose ids are not encrypted: its answers are. Should the envelope name ids too, those are believed. */
function openAnswers(sealed: IDataObject, key: Buffer): IDataObject | undefined {
	const isPlain = ([name]: [string, unknown]) => PLAIN_IDS.includes(name);
	const plain = withTextIds(Object.fromEntries(Object.entries(sealed).filter(isPlain)));
	const { answers, ...others } = Object.fromEntries(Object.entries(sealed).filter((one) => !isPlain(one)));
	const trials = { left: MOST_TRIALS };
	const opened = openedWithin(answers, key, trials);
	if (opened.isWhole && opened.count > 0) {
		const more = openedWithin(others, key, trials);
		if (more.isWhole) return { ...plain, ...(more.value as IDataObject), answers: opened.value as IDataObject[] };
	}
	const contents = contentsOf({ answers, ...others }, key);
	if (!contents) return undefined;
	const [content] = contents;
	if (contents.length === 1 && isObject(content) && ('answers' in content || hasIds(content)))
		return { ...plain, ...content };
	return { ...plain, answers: (contents.length === 1 ? content : contents) as IDataObject[] };
}

interface Opened {
	/** The same with what was encrypted in it decrypted. */
	value: unknown;
	/** How much of it was encrypted. */
	count: number;
	/** Whether all of it could be read. After the first that could not, nothing more is tried. */
	isWhole: boolean;
}

/** Texts of a lead that are tried though they don't look encrypted. */
const MOST_TRIALS = 50;

function openedWithin(value: unknown, key: Buffer, trials: { left: number }): Opened {
	if (typeof value === 'string') {
		if (!mayBeEnvelope(value)) return { value, count: 0, isWhole: true };
		const [text] = openEnvelopes(value, key).texts;
		if (text !== undefined) return { value: contentOf(text), count: 1, isWhole: true };
		return { value, count: 0, isWhole: !looksSealed(value) && trials.left-- > 0 };
	}
	if (typeof value !== 'object' || value === null) return { value, count: 0, isWhole: true };
	const entries: Array<[string, unknown]> = [];
	let count = 0;
	for (const [name, one] of Object.entries(value)) {
		const opened = openedWithin(one, key, trials);
		if (!opened.isWhole) return { value, count, isWhole: false };
		count += opened.count;
		entries.push([name, opened.value]);
	}
	const opened = Array.isArray(value) ? entries.map(([, one]) => one) : Object.fromEntries(entries);
	return { value: opened, count, isWhole: true };
}

/** The ids of a lead as texts, whichever they came as. */
function withTextIds(lead: IDataObject): IDataObject {
	const ids = PLAIN_IDS.filter((name) => typeof lead[name] === 'number');
	return { ...lead, ...Object.fromEntries(ids.map((name) => [name, asText(lead[name])])) };
}

/** What the envelopes in a value hold; undefined where there is none, or one that does not open. */
function contentsOf(sealed: unknown, key: Buffer): unknown[] | undefined {
	const { texts, isWhole } = openEnvelopes(sealed, key);
	return isWhole && texts.length > 0 ? texts.map(contentOf) : undefined;
}

function contentOf(text: string): unknown {
	return exactJson(text) ?? text;
}

function asLead(content: unknown): IDataObject {
	return isObject(content) ? content : { text: asText(content) ?? JSON.stringify(content) };
}
