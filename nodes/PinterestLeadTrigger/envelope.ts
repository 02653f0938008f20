/**
 * Reads the encrypted envelope that a lead comes in.
 *
 * Pinterest says that leads are encrypted with AES-256-GCM and that the key is the subscription's; how nonce, ciphertext and tag
 * are put together it does not say. So everything in a delivery that can be one of them is tried, whatever its name, and the tag
 * decides: what does not authenticate is no lead. Should Pinterest do it another way, this file is all there is to change.
 */
import { createDecipheriv } from 'crypto';

import { parseJson } from '../shared/api/json';

/** The bytes of a part of the envelope. */
const TAG_BYTES = 16;
const NONCE_BYTES = [12, 16];

/** A lead is some lines of text: what is longer, or has more parts, comes from somebody else and is not worked on. */
const MOST_CHARACTERS = 200_000;
const MOST_PARTS = 24;
const MOST_TRIES = 1000;
const MOST_TRIED_BYTES = 16_000_000;
const DEEPEST = 4;

interface Envelope {
	nonce: Buffer;
	ciphertext: Buffer;
	tag: Buffer;
	/** What of the delivery it is made of. */
	parts: Buffer[];
}

/** Whether a value holds anything that could be an encrypted lead, so that its key is worth asking for. */
export function mayHoldLead(value: unknown): boolean {
	return envelopesIn(value).next().done === false;
}

/** Whether a text is long enough, and written like, an envelope in one piece. */
export function mayBeEnvelope(text: string): boolean {
	return (
		text.length <= MOST_CHARACTERS && bytesOf(text).some(({ length }) => length > Math.min(...NONCE_BYTES) + TAG_BYTES)
	);
}

/** How often kinds of characters change, of 1: words and names hardly reach it, random base64 hardly misses it. */
const LEAST_CHANGES = 0.38;

/** Whether a text can hardly be anything but encrypted: what a person or a program wrote, with words in it, is not. */
export function looksSealed(text: string): boolean {
	const written = text.trim();
	if (/[^\S\r\n]/.test(written) || !mayBeEnvelope(written)) return false;
	const characters = written.replace(/[\s_=-]/g, '');
	if (/^[0-9a-f]+$/i.test(characters)) return true;
	const changes = characters.match(/[a-z](?![a-z]|$)|[A-Z](?![A-Z]|$)|\d(?!\d|$)/g)?.length ?? 0;
	return changes > LEAST_CHANGES * characters.length;
}

/** What was encrypted in a value. */
export interface OpenedEnvelopes {
	/** None where nothing authenticates. */
	texts: string[];
	/** Whether nothing is left that looks encrypted. */
	isWhole: boolean;
}

/**
 * The texts of all envelopes in a value, each part of it taken once. How much is tried does not depend on who sent it.
 *
 * @param value as it was parsed: an object or a list, text, or bytes
 * @param key the subscription's, 32 bytes
 */
export function openEnvelopes(value: unknown, key: Buffer): OpenedEnvelopes {
	const texts: string[] = [];
	const opened = new Set<Buffer>();
	let tries = 0;
	let bytes = 0;
	for (const envelope of envelopesIn(value)) {
		if (envelope.parts.some((part) => opened.has(part))) continue;
		if (++tries > MOST_TRIES || (bytes += envelope.ciphertext.length) > MOST_TRIED_BYTES) break;
		const text = decrypted(envelope, key);
		if (text === undefined) continue;
		texts.push(text);
		for (const part of envelope.parts) opened.add(part);
	}
	const isOpened = (text: string) => bytesOf(text).some((one) => [...opened].some((part) => part.equals(one)));
	return { texts, isWhole: textsOf(value).every((text) => !looksSealed(text) || isOpened(text)) };
}

function decrypted({ nonce, ciphertext, tag }: Envelope, key: Buffer): string | undefined {
	try {
		const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
		decipher.setAuthTag(tag);
		return Buffer.concat([decipher.update(ciphertext), decipher.final()]).toString('utf8');
	} catch {
		return undefined;
	}
}

function* envelopesIn(body: unknown): Generator<Envelope> {
	const parts = partsOf(body);
	yield* inFields(parts);
	for (const part of parts) yield* joined(part);
}

/** Nonce, ciphertext and tag each for itself, or the tag before or behind the ciphertext. */
function* inFields(parts: Buffer[]): Generator<Envelope> {
	const tags = parts.filter(({ length }) => length === TAG_BYTES);
	for (const nonce of parts.filter(({ length }) => NONCE_BYTES.includes(length))) {
		for (const ciphertext of parts.filter((part) => part !== nonce)) {
			for (const tag of tags)
				if (tag !== nonce && tag !== ciphertext) yield { nonce, ciphertext, tag, parts: [nonce, ciphertext, tag] };
			yield* withTag(nonce, ciphertext, [nonce, ciphertext]);
		}
	}
}

/** All three in one piece: the nonce at its beginning or end, the tag before or behind the ciphertext. */
function* joined(part: Buffer): Generator<Envelope> {
	for (const bytes of NONCE_BYTES.filter((one) => part.length > one + TAG_BYTES)) {
		yield* withTag(part.subarray(0, bytes), part.subarray(bytes), [part]);
		yield* withTag(part.subarray(-bytes), part.subarray(0, -bytes), [part]);
		// The nonce between them.
		yield {
			ciphertext: part.subarray(0, -bytes - TAG_BYTES),
			nonce: part.subarray(-bytes - TAG_BYTES, -TAG_BYTES),
			tag: part.subarray(-TAG_BYTES),
			parts: [part],
		};
		yield {
			tag: part.subarray(0, TAG_BYTES),
			nonce: part.subarray(TAG_BYTES, TAG_BYTES + bytes),
			ciphertext: part.subarray(TAG_BYTES + bytes),
			parts: [part],
		};
	}
}

function* withTag(nonce: Buffer, rest: Buffer, parts: Buffer[]): Generator<Envelope> {
	if (rest.length <= TAG_BYTES) return;
	yield { nonce, ciphertext: rest.subarray(0, -TAG_BYTES), tag: rest.subarray(-TAG_BYTES), parts };
	yield { nonce, ciphertext: rest.subarray(TAG_BYTES), tag: rest.subarray(0, TAG_BYTES), parts };
}

/** The bytes that the texts of a delivery stand for, longest first; the ciphertext is hardly ever short. */
function partsOf(body: unknown): Buffer[] {
	if (Buffer.isBuffer(body)) {
		if (body.length > MOST_CHARACTERS) return [];
		return [body, ...partsOf(body.toString('utf8'))];
	}
	const parts = textsOf(body).flatMap(bytesOf);
	return parts.sort((a, b) => b.length - a.length).slice(0, MOST_PARTS);
}

function textsOf(value: unknown): string[] {
	return textsIn(Buffer.isBuffer(value) ? value.toString('utf8') : value, 0);
}

function textsIn(value: unknown, depth: number): string[] {
	if (typeof value === 'string') {
		const text = value.trim();
		if (text.length > MOST_CHARACTERS) return [];
		const inner = /^[[{"]/.test(text) ? exactJson(text) : undefined;
		return inner === undefined ? [text] : textsIn(inner, depth + 1);
	}
	if (typeof value !== 'object' || value === null || depth > DEEPEST) return [];
	return Object.values(value)
		.slice(0, 50)
		.flatMap((one) => textsIn(one, depth + 1));
}

/** What a text is in hexadecimal and in base64, of either alphabet. */
function bytesOf(given: string): Buffer[] {
	const text = given.replace(/\s+/g, '');
	const bytes = [];
	if (text.length % 2 === 0 && /^[0-9a-f]+$/i.test(text)) bytes.push(Buffer.from(text, 'hex'));
	if (/^[\w+/-]+={0,2}$/.test(text)) bytes.push(Buffer.from(text, 'base64'));
	return bytes.filter(({ length }) => length >= Math.min(...NONCE_BYTES));
}

/** What a text is as JSON, with all digits of its ids; undefined where it is none. */
export function exactJson(text: string): unknown {
	try {
		const value: unknown = JSON.parse(text);
		return /\d{16}/.test(text) ? parseJson(text, 'no JSON') : value;
	} catch {
		return undefined;
	}
}
