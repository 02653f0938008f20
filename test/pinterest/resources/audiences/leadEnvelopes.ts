import { createCipheriv, randomBytes } from 'node:crypto';

/** What a webhook is sent: the body with its type. */
export interface Body {
	type: string;
	content: Buffer | string;
}

interface Sealed {
	nonce: Buffer;
	ciphertext: Buffer;
	tag: Buffer;
}

const json = (value: unknown): Body => ({ type: 'application/json', content: JSON.stringify(value) });
const base64 = (...parts: Buffer[]) => Buffer.concat(parts).toString('base64');

/**
 * Ways to put nonce, ciphertext and tag together. Pinterest's API description says that leads are encrypted with AES-256-GCM and does
 * not say how these parts are sent, so here are the ways that are usual elsewhere.
 */
const layouts = {
	fields: ({ nonce, ciphertext, tag }: Sealed) =>
		json({ nonce: base64(nonce), ciphertext: base64(ciphertext), tag: base64(tag) }),
	hexFields: ({ nonce, ciphertext, tag }: Sealed) =>
		json({ iv: nonce.toString('hex'), encrypted_data: ciphertext.toString('hex'), auth_tag: tag.toString('hex') }),
	nonceField: ({ nonce, ciphertext, tag }: Sealed) => json({ iv: base64(nonce), payload: base64(ciphertext, tag) }),
	nonceCiphertextTag: ({ nonce, ciphertext, tag }: Sealed) => json({ data: base64(nonce, ciphertext, tag) }),
	nonceTagCiphertext: ({ nonce, ciphertext, tag }: Sealed) => json({ data: base64(nonce, tag, ciphertext) }),
	ciphertextTagNonce: ({ nonce, ciphertext, tag }: Sealed) => json({ data: base64(ciphertext, tag, nonce) }),
	urlAlphabet: ({ nonce, ciphertext, tag }: Sealed) =>
		json({ encrypted: Buffer.concat([nonce, ciphertext, tag]).toString('base64url') }),
	nested: ({ nonce, ciphertext, tag }: Sealed) =>
		json({
			version: 'v5',
			event: { id: randomBytes(16).toString('hex'), type: 'lead' },
			body: JSON.stringify({ tag: base64(tag), nonce: base64(nonce), cipher_text: base64(ciphertext) }),
		}),
	text: ({ nonce, ciphertext, tag }: Sealed): Body => ({ type: 'text/plain', content: base64(nonce, ciphertext, tag) }),
	bytes: ({ nonce, ciphertext, tag }: Sealed): Body => ({
		type: 'application/octet-stream',
		content: Buffer.concat([nonce, ciphertext, tag]),
	}),
} satisfies Record<string, (sealed: Sealed) => Body>;

export type LeadEnvelope = keyof typeof layouts;
export const leadEnvelopes = Object.keys(layouts) as LeadEnvelope[];

export type LeadDelivery = 'whole' | 'list' | 'object';

/** A lead as it is sent: encrypted with a nonce of its own each time. */
export function envelope(lead: unknown, key: string, layout: LeadEnvelope, nonceBytes: number): Body {
	return layouts[layout](seal(lead, key, nonceBytes));
}

/** A lead whose ids are in clear beside its encrypted answers: nonce, ciphertext and tag in one piece. */
export function withSealedAnswers(ids: object, answers: unknown, key: string, nonceBytes: number): object {
	const { nonce, ciphertext, tag } = seal(answers, key, nonceBytes);
	return { ...ids, answers: base64(nonce, ciphertext, tag) };
}

/** Such leads as they are sent; with `bareIds`, ids are JSON numbers of as many digits as they have. */
export function jsonBody(content: object, bareIds: boolean): Body {
	const text = JSON.stringify(content);
	return { type: 'application/json', content: bareIds ? text.replace(/_id":"(\d+)"/g, '_id":$1') : text };
}

function seal(content: unknown, key: string, nonceBytes: number): Sealed {
	const nonce = randomBytes(nonceBytes);
	const cipher = createCipheriv('aes-256-gcm', Buffer.from(key, 'base64'), nonce);
	const ciphertext = Buffer.concat([cipher.update(JSON.stringify(content)), cipher.final()]);
	return { nonce, ciphertext, tag: cipher.getAuthTag() };
}
