import { binaryOf } from '../../shared/api/binary';
import { CONTENT_BYTES, nameOfContent, videoType } from '../../shared/api/content';
import type { Film } from '../../shared/api/film';
import { filmIn, filmOf, tellsFilm } from '../../shared/api/film';
import { checkSize } from '../../shared/api/image';
import type { FilePart } from '../../shared/api/multipart';
import type { SourceFile } from '../../shared/api/source';
import { openSource } from '../../shared/api/source';
import type { ItemCaller } from '../../shared/rows/operation';
import { givenVideo } from './given';

/** Pinterest's bound for videos, in bytes. Source: the API's media documentation. */
export const MOST_VIDEO_BYTES = 2 * 1024 * 1024 * 1024;
const MOST_VIDEO_LABEL = '2 GB';

/** A video that is ready to be sent, and read as it is sent. */
export interface VideoFile extends FilePart {
	/** What it says of itself, where it does so in front. */
	film?: Film;
	/** Why it did not come whole. */
	brokenBy?: () => Error | undefined;
	/** Whoever has opened one closes it. */
	close: () => void;
}

/**
 * Opens a video as a stream, so that a large file is never in memory as a whole.
 *
 * @param value its address, or the name of an input binary field
 * @param headers for its address
 * @throws Error when it is missing, empty, over 2 GB, or not an MP4 or MOV with a picture by its content
 */
export async function videoFrom(
	caller: ItemCaller,
	value: unknown,
	headers?: Record<string, string>,
): Promise<VideoFile> {
	const given = givenVideo(caller, value, 'Video');
	return 'url' in given ? await fromAddress(caller, given.url, headers) : await fromBinary(caller, given.property);
}

async function fromBinary(caller: ItemCaller, property: string): Promise<VideoFile> {
	const { size, name, mimeType, open } = await binaryOf(caller, property);
	checkSize(property, name, size, MOST_VIDEO_BYTES, MOST_VIDEO_LABEL);
	const begin = await firstBytes(await open(), CONTENT_BYTES);
	const film = videoType(begin) && (await filmOf(await open()));
	const type = typeOf(begin, film, `input data field "${property}" (${name})`);
	return {
		chunks: opened(open),
		length: size,
		fileName: name,
		mimeType: mimeType?.startsWith('video/') ? mimeType : type,
		film,
		close: () => undefined,
	};
}

async function fromAddress(caller: ItemCaller, url: string, headers?: Record<string, string>): Promise<VideoFile> {
	const bounds = { most: MOST_VIDEO_BYTES, mostLabel: MOST_VIDEO_LABEL };
	const enough = (begin: Buffer) => begin.length >= CONTENT_BYTES && (!videoType(begin) || tellsFilm(begin));
	const file = await openSource(caller, { url, noun: 'video', headers, ...bounds }, enough);
	let isVideo = false;
	try {
		const video = asVideo(file, `file at ${new URL(url).host}`);
		isVideo = true;
		return video;
	} finally {
		if (!isVideo) file.close();
	}
}

function asVideo({ begin, chunks, length, name, brokenBy, close }: SourceFile, where: string): VideoFile {
	const film = filmIn(begin);
	const mimeType = typeOf(begin, film, where);
	return { chunks, length, fileName: name, mimeType, film, brokenBy, close };
}

/** @throws Error where it is no video */
function typeOf(begin: Buffer, film: Film | undefined, where: string): string {
	const type = videoType(begin);
	const content = film?.isSoundOnly ? 'a file with sound only' : nameOfContent(begin);
	if (type && !content) return type;
	const but = content ? `, but ${content}` : '';
	throw new Error(`The ${where} is neither an MP4 nor a MOV video${but}`);
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
