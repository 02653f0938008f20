import { binaryOf } from './binary';
import { nameOfContent } from './content';
import { sizeOf } from './imageSize';
import type { Size } from './imageSize';
import type { Caller } from './request';

/** Pinterest's bound for images, in bytes. Source: the API's media documentation. */
export const MOST_IMAGE_BYTES = 20 * 1024 * 1024;
export const MOST_IMAGE_LABEL = '20 MB';

export interface ImageData {
	content_type: 'image/jpeg' | 'image/png';
	/** Base64. */
	data: string;
}

/** An image as the API takes it, and its size as far as its bytes tell. */
export interface ImageRead {
	image: ImageData;
	size?: Size;
}

/**
 * Reads an image from a binary property of the item, as the API takes it.
 *
 * @throws Error when the property is missing, empty, over 20 MB, or not a PNG or JPEG by its first bytes (the file's name
 *   says nothing)
 */
export async function imageFrom(caller: Caller & { itemIndex: number }, property: string): Promise<ImageData> {
	return (await readImage(caller, property)).image;
}

/** Does the same, and tells how large the image is. */
export async function readImage(caller: Caller & { itemIndex: number }, property: string): Promise<ImageRead> {
	const { size, name, read } = await binaryOf(caller, property);
	checkSize(property, name, size, MOST_IMAGE_BYTES, MOST_IMAGE_LABEL);
	return imageIn(await read(), `input data field "${property}" (${name})`);
}

/**
 * An image out of its bytes.
 *
 * @param where it comes from, for messages: `input data field "data" (mug.png)`
 * @throws Error where it is no PNG or JPEG, with the way out where it is another kind of image
 */
export function imageIn(bytes: Buffer, where: string): ImageRead {
	const content_type = imageType(bytes);
	if (content_type) return { image: { content_type, data: bytes.toString('base64') }, size: sizeOf(bytes) };
	const content = nameOfContent(bytes);
	const but = content ? `, but ${content}` : '';
	const error = new Error(`The ${where} is neither a PNG nor a JPEG image${but}`);
	throw content?.endsWith(' image') ? Object.assign(error, { description: CONVERT }) : error;
}

const CONVERT =
	'Pinterest takes PNG and JPEG. Put n8n’s Edit Image node before this one to convert the image: choose an operation such as Resize, and set its option Format to jpeg or png.';

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
