import { binaryOf } from '../../shared/api/binary';
import { CONTENT_BYTES, isSoundOnly, nameOfContent, videoType } from '../../shared/api/content';
import { checkSize } from '../../shared/api/image';
import type { FilePart } from '../../shared/api/multipart';
import type { Caller } from '../../shared/api/request';

/** Pinterest's bound for videos, in bytes. Source: the API's media documentation. */
export const MOST_VIDEO_BYTES = 2 * 1024 * 1024 * 1024;

/**
 * Opens a video from a binary property of the item as a stream, so that a large file is never in memory as a whole.
 *
 * @throws Error when the property is missing, empty, over 2 GB, or not an MP4 or MOV with a picture by its content
 */
export async function videoFrom(caller: Caller & { itemIndex: number }, property: string): Promise<FilePart> {
	const { size, name, mimeType, open } = await binaryOf(caller, property);
	checkSize(property, name, size, MOST_VIDEO_BYTES, '2 GB');
	const begin = await firstBytes(await open(), CONTENT_BYTES);
	const type = videoType(begin);
	const content = type && (await isSoundOnly(await open())) ? 'a file with sound only' : nameOfContent(begin);
	if (!type || content) {
		const but = content ? `, but ${content}` : '';
		throw new Error(`The input data field "${property}" (${name}) is neither an MP4 nor a MOV video${but}`);
	}
	return {
		chunks: opened(open),
		length: size,
		fileName: name,
		mimeType: mimeType?.startsWith('video/') ? mimeType : type,
	};
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
