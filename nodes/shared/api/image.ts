import { binaryOf } from './binary';
import { nameOfContent } from './content';
import type { Caller } from './request';

/** Pinterest's bound for images, in bytes. Source: the API's media documentation. */
const MOST_IMAGE_BYTES = 20 * 1024 * 1024;

export interface ImageData {
	content_type: 'image/jpeg' | 'image/png';
	/** Base64. */
	data: string;
}

/**
 * Reads an image from a binary property of the item, as the API takes it.
 *
 * @throws Error when the property is missing, empty, over 20 MB, or not a PNG or JPEG by its first bytes (the file's name
 *   says nothing)
 */
export async function imageFrom(caller: Caller & { itemIndex: number }, property: string): Promise<ImageData> {
	const { size, name, read } = await binaryOf(caller, property);
	checkSize(property, name, size, MOST_IMAGE_BYTES, '20 MB');
	const buffer = await read();
	const content_type = imageType(buffer);
	if (!content_type) {
		const content = nameOfContent(buffer);
		const but = content ? `, but ${content}` : '';
		throw new Error(`The input data field "${property}" (${name}) is neither a PNG nor a JPEG image${but}`);
	}
	return { content_type, data: buffer.toString('base64') };
}

/** @throws Error when a file is empty or larger than `most` bytes */
export function checkSize(property: string, name: string, size: number, most: number, label: string): void {
	if (size === 0) throw new Error(`The input data field "${property}" (${name}) is empty`);
	if (size > most) {
		throw new Error(
			`The input data field "${property}" (${name}) has ${(size / 1024 / 1024).toFixed(1)} MB, Pinterest takes at most ${label}`,
		);
	}
}

function imageType(bytes: Buffer): ImageData['content_type'] | undefined {
	if (bytes.subarray(0, 8).equals(Buffer.from('89504e470d0a1a0a', 'hex'))) return 'image/png';
	if (bytes.subarray(0, 3).equals(Buffer.from('ffd8ff', 'hex'))) return 'image/jpeg';
	return undefined;
}
