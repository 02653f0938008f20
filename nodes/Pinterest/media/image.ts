import type { ImageRead } from '../../shared/api/image';
import { MOST_IMAGE_BYTES, MOST_IMAGE_LABEL, imageIn, readImage } from '../../shared/api/image';
import { readSource } from '../../shared/api/source';
import type { ItemCaller } from '../../shared/rows/operation';
import type { Given } from './given';
import { givenImage } from './given';

/** How files at addresses are read. */
export interface Downloading {
	/** Images are read by the node, instead of by Pinterest. */
	downloadImages?: boolean;
	downloadHeaders?: Record<string, string>;
}

/** An image that Pinterest is to read, or one that was read. */
export type Picture = { url: string } | ImageRead;

/**
 * An image as it was given: by an address, as base64 or as a data URL, or in an input binary field.
 *
 * @param what begins errors: "Image"
 * @throws Error where it is no PNG or JPEG, NodeApiError where it could not be downloaded
 */
export async function pictureOf(
	caller: ItemCaller,
	value: unknown,
	what: string,
	downloading: Downloading,
): Promise<Picture> {
	const given = givenImage(caller, value, what);
	return 'url' in given && !isDownloaded(downloading) ? given : await imageOf(caller, given, what, downloading);
}

/** Reads an image, wherever it is. */
export async function imageOf(
	caller: ItemCaller,
	given: Given,
	what: string,
	{ downloadHeaders }: Downloading,
): Promise<ImageRead> {
	if ('property' in given) return await readImage(caller, given.property);
	if ('base64' in given) return imageIn(Buffer.from(given.base64, 'base64'), `${lowerFirst(what)} given as base64`);
	const { url } = given;
	const bounds = { most: MOST_IMAGE_BYTES, mostLabel: MOST_IMAGE_LABEL };
	const bytes = await readSource(caller, { url, noun: 'image', headers: downloadHeaders, ...bounds });
	return imageIn(bytes, `file at ${new URL(url).host}`);
}

/** Who gives headers means that the node is to use them. */
function isDownloaded({ downloadImages, downloadHeaders = {} }: Downloading): boolean {
	return downloadImages === true || Object.keys(downloadHeaders).length > 0;
}

function lowerFirst(text: string): string {
	return text.charAt(0).toLowerCase() + text.slice(1);
}
