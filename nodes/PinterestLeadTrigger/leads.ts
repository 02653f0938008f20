/** The leads of a delivery: which there are, and what each says once it is decrypted. */
import type { IDataObject } from 'n8n-workflow';

import { asText, isObject } from '../shared/api/json';
import { exactJson, mayBeEnvelope, openEnvelopes } from './envelope';

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

/** What a lead says; more than one where there is a list in an envelope. Undefined where it can't be read with the key. */
export function openLead(sealed: unknown, key: Buffer): IDataObject[] | undefined {
	if (hasIds(sealed)) {
		const lead = openAnswers(sealed, key);
		return lead && [lead];
	}
	const contents = openEnvelopes(sealed, key).map(contentOf);
	return contents.length === 0 ? undefined : contents.flat().map(asLead);
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
	return depth === 0 && list.length > 0 && list.every(isSealed);
}

function hasIds(value: unknown): value is IDataObject {
	return isObject(value) && PLAIN_IDS.some((name) => asText(value[name]) !== undefined);
}

/** A lead whose ids are not encrypted: its answers are. Should the envelope name ids too, those are believed. */
function openAnswers(sealed: IDataObject, key: Buffer): IDataObject | undefined {
	const { answers, ...rest } = sealed;
	const opened = openedWithin(answers, key);
	if (opened.isWhole && opened.count > 0) return { ...withTextIds(rest), answers: opened.value as IDataObject[] };
	const others = Object.entries(sealed).filter(([name]) => !PLAIN_IDS.includes(name));
	const contents = openEnvelopes(Object.fromEntries(others), key).map(contentOf);
	if (contents.length === 0) return undefined;
	const plain = withTextIds(Object.fromEntries(Object.entries(sealed).filter(([name]) => PLAIN_IDS.includes(name))));
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

function openedWithin(value: unknown, key: Buffer): Opened {
	if (typeof value === 'string') {
		if (!mayBeEnvelope(value)) return { value, count: 0, isWhole: true };
		const [text] = openEnvelopes(value, key);
		return text === undefined
			? { value, count: 0, isWhole: false }
			: { value: contentOf(text), count: 1, isWhole: true };
	}
	if (typeof value !== 'object' || value === null) return { value, count: 0, isWhole: true };
	const entries: Array<[string, unknown]> = [];
	let count = 0;
	for (const [name, one] of Object.entries(value)) {
		const opened = openedWithin(one, key);
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

function contentOf(text: string): unknown {
	return exactJson(text) ?? text;
}

function asLead(content: unknown): IDataObject {
	return isObject(content) ? content : { text: asText(content) ?? JSON.stringify(content) };
}
