/** How much of a delivery is looked at. Anybody can send one, so it is measured before anything else is done with it. */
import type { IWebhookFunctions } from 'n8n-workflow';

import { asObject } from '../shared/api/json';
import { exactJson } from './envelope';

/** A lead takes two or three kilobytes. */
export const MOST_BYTES = 2_000_000;
export const MOST_LEADS = 1000;
const MOST_VALUES = 50_000;
const DEEPEST = 20;

/** A delivery as it is worked on, or why it is not. */
export type Delivery = { body: unknown } | { tooMuch: string };

/**
 * What was sent: JSON with all digits of its ids, where n8n gives the bytes of the request; otherwise what n8n parsed, and the bytes where
 * it did not know how to.
 */
export function readDelivery(context: IWebhookFunctions): Delivery {
	const given: unknown = context.getBodyData();
	const raw = bytesOf(context) ?? bytesOfParsed(given);
	if (raw === undefined) return { tooMuch: 'it can’t be read' };
	if (raw.length > MOST_BYTES) return { tooMuch: `it has more than ${MOST_BYTES / 1_000_000} MB` };
	const text = raw.toString('utf8').trim();
	if (!/^[[{]/.test(text)) return { body: isEmpty(given) ? raw : given };
	const tooMuch = tooMuchIn(text);
	return tooMuch === undefined ? { body: exactJson(text) ?? (isEmpty(given) ? raw : given) } : { tooMuch };
}

function bytesOf(context: IWebhookFunctions): Buffer | undefined {
	const { rawBody } = asObject(context.getRequestObject());
	return Buffer.isBuffer(rawBody) ? rawBody : undefined;
}

function bytesOfParsed(given: unknown): Buffer | undefined {
	try {
		return Buffer.from(typeof given === 'string' ? given : JSON.stringify(given ?? {}));
	} catch {
		return undefined;
	}
}

function isEmpty(given: unknown): boolean {
	return given === undefined || (typeof given === 'object' && given !== null && Object.keys(given).length === 0);
}

/** Looks at each character of a JSON text once, since what is nested is expensive to parse and to walk through. */
function tooMuchIn(text: string): string | undefined {
	let depth = 0;
	let values = 0;
	for (let at = 0; at < text.length; at++) {
		const character = text[at];
		if (character === '"') {
			at = endOfText(text, at);
			continue;
		}
		if (character === '[' || character === '{') depth++;
		else if (character === ']' || character === '}') depth--;
		else if (character !== ',') continue;
		if (depth > DEEPEST) return `it is nested more than ${DEEPEST} levels deep`;
		if (++values > 2 * MOST_VALUES) return 'it holds too many values';
	}
	return undefined;
}

function endOfText(text: string, start: number): number {
	let at = start + 1;
	while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
	return at;
}
