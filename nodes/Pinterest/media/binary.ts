import { binaryOf } from '../../shared/api/binary';
import type { FilePart } from '../../shared/api/multipart';
import type { Caller } from '../../shared/api/request';

/** Pinterest's bounds for uploads, in bytes. Source: the API's media documentation. */
export const MOST_IMAGE_BYTES = 20 * 1024 * 1024;
export const MOST_VIDEO_BYTES = 2 * 1024 * 1024 * 1024;

export interface ImageData {
	content_type: 'image/jpeg' | 'image/png';
	/** Base64. */
	data: string;
}

/**
 * Reads an image from a binary property of the item, as the API takes it inside a Pin.
 *
 * @throws Error when the property is missing, empty, over 20 MB, or not a PNG or JPEG by its first bytes (the file's name
 *   says nothing)
 */
export async function imageFrom(caller: Caller & { itemIndex: number }, property: string): Promise<ImageData> {
	const { size, name, read } = await binaryOf(caller, property);
	checkSize(property, name, size, MOST_IMAGE_BYTES, '20 MB');
	const buffer = await read();
	const content_type = imageType(buffer);
	if (!content_type) throw new Error(`The binary property "${property}" (${name}) is neither a PNG nor a JPEG image`);
	return { content_type, data: buffer.toString('base64') };
}

/**
 * Opens a video from a binary property of the item as a stream, so that a large file is never in memory as a whole.
 *
 * @throws Error when the property is missing, empty, over 2 GB, or not an MP4 or MOV by its first bytes
 */
export async function videoFrom(caller: Caller & { itemIndex: number }, property: string): Promise<FilePart> {
	const { size, name, mimeType, open } = await binaryOf(caller, property);
	checkSize(property, name, size, MOST_VIDEO_BYTES, '2 GB');
	if (!isVideo(await firstBytes(await open(), 12))) {
		throw new Error(`The binary property "${property}" (${name}) is neither an MP4 nor a MOV video`);
	}
	return {
		chunks: opened(open),
		length: size,
		fileName: name,
		mimeType: mimeType.startsWith('video/') ? mimeType : 'video/mp4',
	};
}

function checkSize(property: string, name: string, size: number, most: number, label: string): void {
	if (size === 0) throw new Error(`The binary property "${property}" (${name}) is empty`);
	if (size > most) {
		throw new Error(
			`The binary property "${property}" (${name}) has ${(size / 1024 / 1024).toFixed(1)} MB, Pinterest takes at most ${label}`,
		);
	}
}

function imageType(bytes: Buffer): ImageData['content_type'] | undefined {
	if (bytes.subarray(0, 8).equals(Buffer.from('89504e470d0a1a0a', 'hex'))) return 'image/png';
	if (bytes.subarray(0, 3).equals(Buffer.from('ffd8ff', 'hex'))) return 'image/jpeg';
	return undefined;
}

/** MP4 and MOV files begin with a box whose type stands at byte 4. */
function isVideo(bytes: Buffer): boolean {
	return ['ftyp', 'moov', 'mdat', 'wide', 'free', 'skip'].includes(bytes.toString('latin1', 4, 8));
}

async function firstBytes(source: AsyncIterable<Buffer>, count: number): Promise<Buffer> {
	const chunks: Buffer[] = [];
	let length = 0;
	// Leaving the loop closes the file.
	for await (const chunk of source) {
		chunks.push(chunk);
		length += chunk.length;
		if (length >= count) break;
	}
	return Buffer.concat(chunks).subarray(0, count);
}

/** Opens the file when it is read, so that it stays closed when something before that fails. */
async function* opened(open: () => Promise<AsyncIterable<Buffer>>): AsyncGenerator<Buffer> {
	yield* await open();
}
