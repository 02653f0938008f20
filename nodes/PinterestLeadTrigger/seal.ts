/** Texts that static data may hold though they are secret: n8n stores static data as it is, and gives it to whoever may read the workflow. */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'crypto';

const ALGORITHM = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** What a text is sealed with. Another secret or another purpose does not open it. */
export interface Seal {
	/** The credential's token, which n8n keeps encrypted. */
	secret: string;
	/** What the text belongs to. */
	purpose: string;
}

/** @returns nonce, tag and ciphertext in base64 */
export function seal(text: string, { secret, purpose }: Seal): string {
	const nonce = randomBytes(NONCE_BYTES);
	const cipher = createCipheriv(ALGORITHM, keyOf(secret), nonce, { authTagLength: TAG_BYTES });
	cipher.setAAD(Buffer.from(purpose));
	const ciphertext = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
	return Buffer.concat([nonce, cipher.getAuthTag(), ciphertext]).toString('base64');
}

/** The text again; undefined where it was sealed with something else, or is none. */
export function unseal(sealed: string, { secret, purpose }: Seal): string | undefined {
	const bytes = Buffer.from(sealed, 'base64');
	const start = NONCE_BYTES + TAG_BYTES;
	try {
		const nonce = bytes.subarray(0, NONCE_BYTES);
		const decipher = createDecipheriv(ALGORITHM, keyOf(secret), nonce, { authTagLength: TAG_BYTES });
		decipher.setAAD(Buffer.from(purpose));
		decipher.setAuthTag(bytes.subarray(NONCE_BYTES, start));
		return Buffer.concat([decipher.update(bytes.subarray(start)), decipher.final()]).toString('utf8');
	} catch {
		return undefined;
	}
}

function keyOf(secret: string): Buffer {
	return Buffer.from(hkdfSync('sha256', secret, '', 'Pinterest Lead Trigger: static data', 32));
}
