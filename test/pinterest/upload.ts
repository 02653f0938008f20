import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import busboy from 'busboy';
import type { Media, World } from './world';

export interface StoreAnswer {
	status: number;
	/** Empty, or an error in the store's own form (XML). */
	body: string;
	/** What came, for the log. */
	seen: { fields: string[]; file?: { name: string; filename?: string; size: number; sha256: string } };
}

/**
 * The store videos are sent to: a form with every signed field unchanged and the file last, named `file`. Of the file only its length,
 * SHA-256 and first 64 bytes are kept, so that 2 GB pass through. Answers 204.
 */
export function receive(request: IncomingMessage, worlds: World[], maxBytes: number): Promise<StoreAnswer> {
	const { headers } = request;
	const seen: StoreAnswer['seen'] = { fields: [] };
	const refuse = (status: number, code: string, message: string): StoreAnswer => ({
		status,
		body: xml(code, message),
		seen,
	});

	return new Promise((resolve, reject) => {
		/** The sender only reads the answer once everything is sent: let the rest run through. */
		const drain = (answer: StoreAnswer) => {
			request.on('end', () => resolve(answer)).on('error', reject);
			request.resume();
		};
		if (request.method !== 'POST') return drain(refuse(405, 'MethodNotAllowed', 'Only POST is allowed here.'));
		if (headers['content-length'] === undefined) {
			return drain(refuse(411, 'MissingContentLength', 'The Content-Length header is required.'));
		}
		if (headers.authorization !== undefined) {
			return drain(
				refuse(400, 'InvalidArgument', 'Only one way to authenticate is allowed; found an Authorization header.'),
			);
		}
		if (!/^multipart\/form-data;.*boundary=/i.test(headers['content-type'] ?? '')) {
			return drain(refuse(412, 'PreconditionFailed', 'The body must be multipart/form-data.'));
		}

		const fields = new Map<string, string>();
		let refusal: StoreAnswer | undefined;
		let media: Media | undefined;
		let received: Media['upload'];
		const form = busboy({ headers, limits: { fileSize: maxBytes + 1, fieldSize: 20_000 } });
		form.on('field', (name, value) => {
			seen.fields.push(name);
			if (seen.file)
				refusal ??= refuse(400, 'InvalidArgument', `The file must be the last field; ${name} came after it.`);
			fields.set(name, value);
		});
		form.on('file', (name, stream, { filename }) => {
			if (seen.file || name !== 'file')
				refusal ??= refuse(400, 'InvalidArgument', 'There must be one file, in the field named file.');
			media = signedMedia(worlds, fields);
			if (!media)
				refusal ??= refuse(403, 'AccessDenied', 'The form does not carry the signed fields as they were given.');
			const file = { name, filename, size: 0, sha256: '' };
			seen.file = file;
			const hash = createHash('sha256');
			let head = Buffer.alloc(0);
			stream.on('data', (chunk: Buffer) => {
				file.size += chunk.length;
				hash.update(chunk);
				if (head.length < 64) head = Buffer.concat([head, chunk.subarray(0, 64 - head.length)]);
			});
			// A form that ends too early fails as a whole; that error is the form's.
			stream.on('error', () => undefined);
			stream.on('limit', () => {
				refusal ??= refuse(400, 'EntityTooLarge', `The file is larger than ${maxBytes} bytes.`);
			});
			stream.on('end', () => {
				file.sha256 = hash.digest('hex');
				received = { size: file.size, sha256: file.sha256, head, at: Date.now() };
			});
		});
		form.on('error', (error) => {
			request.unpipe(form);
			drain(refusal ?? refuse(400, 'MalformedPOSTRequest', (error as Error).message));
		});
		form.on('close', () => {
			if (!seen.file) refusal ??= refuse(400, 'InvalidArgument', 'There must be one file, in the field named file.');
			if (!refusal && media && received) {
				media.upload = { ...received, at: Date.now() };
				media.polls = 0;
			}
			resolve(refusal ?? { status: 204, body: '', seen });
		});
		request.on('error', reject);
		request.on('aborted', () => reject(new Error('The sender went away.')));
		request.pipe(form);
	});
}

/** The media these fields were signed for, if all of them are there, unchanged, and nothing else is. */
function signedMedia(worlds: World[], fields: Map<string, string>): Media | undefined {
	const mediaId = fields.get('key')?.split(':').pop() ?? '';
	const media = worlds.map((world) => world.media.get(mediaId)).find((found) => found !== undefined);
	if (!media) return undefined;
	const signed = Object.entries(media.uploadParameters);
	return signed.length === fields.size && signed.every(([name, value]) => fields.get(name) === value)
		? media
		: undefined;
}

function xml(code: string, message: string): string {
	return `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${message}</Message></Error>`;
}
