import { randomBytes } from 'crypto';
import { Readable } from 'stream';

/** A file to send: its bytes as a stream, their exact number, and how it is named. */
export interface FilePart {
	stream: Readable;
	/** Bytes. */
	length: number;
	fileName: string;
	mimeType: string;
}

/**
 * A multipart/form-data body that is read as it is sent: the fields in their order, then the file as the last part,
 * under the name `file`. Its length is known beforehand, as stores of signed uploads insist on it.
 *
 * n8n takes a stream with `append` and `getHeaders` for a form and sends what `getHeaders` says.
 */
export function multipartBody(fields: Record<string, string>, file: FilePart): Readable {
	const boundary = `----pinterest${randomBytes(16).toString('hex')}`;
	const head = Buffer.from(headOf(boundary, fields, file));
	const tail = Buffer.from(`\r\n--${boundary}--\r\n`);
	const length = head.length + file.length + tail.length;
	return Object.assign(Readable.from(parts(head, file, tail), { objectMode: false }), {
		append: () => {
			throw new Error('The parts of this body are complete');
		},
		getHeaders: () => ({
			'content-type': `multipart/form-data; boundary=${boundary}`,
			'content-length': String(length),
		}),
		getLength: (callback: (error: Error | null, length: number) => void) => callback(null, length),
	});
}

async function* parts(head: Buffer, file: FilePart, tail: Buffer): AsyncGenerator<Buffer> {
	yield head;
	let count = 0;
	for await (const chunk of file.stream) {
		count += (chunk as Buffer).length;
		yield chunk as Buffer;
	}
	// A file of another length than announced would leave the request hanging or spoil the upload.
	if (count !== file.length) throw new Error(`The file has ${count} bytes instead of the ${file.length} announced`);
	yield tail;
}

function headOf(boundary: string, fields: Record<string, string>, { fileName, mimeType }: FilePart): string {
	const texts = Object.entries(fields).map(
		([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${quoted(name)}"\r\n\r\n${value}\r\n`,
	);
	const disposition = `form-data; name="file"; filename="${quoted(fileName)}"`;
	const type = mimeType.replace(/[\r\n]/g, '');
	return `${texts.join('')}--${boundary}\r\nContent-Disposition: ${disposition}\r\nContent-Type: ${type}\r\n\r\n`;
}

function quoted(text: string): string {
	return text.replace(/"/g, '%22').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
}
