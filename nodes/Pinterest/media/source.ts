import type { IDataObject } from 'n8n-workflow';

import type { Values } from '../../shared/rows/field';
import { asList, asObject } from '../../shared/api/json';
import { imageFrom } from '../../shared/api/image';
import { listOf, parseUrl } from '../../shared/fields/kinds';
import type { ItemCaller } from '../../shared/rows/operation';
import { uploadVideo, waitForMedia } from './video';

/** The parameters that say where a Pin's picture or video comes from, and how it is shown. */
interface MediaValues {
	mediaSource?: string;
	imageUrl?: string;
	imageProperty?: string;
	slots?: object;
	slotProperties?: string;
	slotDetails?: object;
	slotIndex?: number;
	videoProperty?: string;
	mediaId?: string;
	processingSeconds?: number;
	coverSource?: string;
	coverSecond?: number;
	coverUrl?: string;
	coverProperty?: string;
	isAffiliateLink?: boolean;
	isStandard?: boolean;
}

export const FEWEST_SLOTS = 2;
export const MOST_SLOTS = 5;

/** How long a video may be worked on when nothing else is set, in seconds. */
export const PROCESSING_SECONDS = 600;

/**
 * Makes a Pin's `media_source` from what the user chose; for a video this uploads it and waits until it is ready.
 *
 * @returns the API's object, and the media id where a video was uploaded for it
 */
export async function mediaSource(
	caller: ItemCaller,
	{ local }: Values<MediaValues>,
): Promise<{ source: IDataObject; uploaded?: string }> {
	const standard = local.isStandard === undefined ? {} : { is_standard: local.isStandard };
	switch (local.mediaSource) {
		case 'imageUrl':
			return { source: { source_type: 'image_url', url: local.imageUrl, ...standard } };
		case 'imageBinary':
			return {
				source: { source_type: 'image_base64', ...(await imageFrom(caller, String(local.imageProperty))), ...standard },
			};
		case 'carouselUrls':
			return {
				source: { source_type: 'multiple_image_urls', items: slotsFromUrls(local.slots), ...startIndex(local) },
			};
		case 'carouselBinary':
			return {
				source: {
					source_type: 'multiple_image_base64',
					items: await slotsFromBinary(caller, local),
					...startIndex(local),
				},
			};
		case 'pinUrl':
			return { source: { source_type: 'pin_url', is_affiliate_link: local.isAffiliateLink === true } };
		case 'videoId': {
			const cover = await coverOf(caller, local);
			return { source: { source_type: 'video_id', media_id: local.mediaId, ...cover, ...standard } };
		}
		case 'videoBinary': {
			// The cover is read first: a wrong one must not cost an upload.
			const cover = await coverOf(caller, local);
			const uploaded = await uploadVideo(caller, String(local.videoProperty));
			await waitForMedia(caller, uploaded, Number(local.processingSeconds ?? PROCESSING_SECONDS), true);
			return { source: { source_type: 'video_id', media_id: uploaded, ...cover, ...standard }, uploaded };
		}
		default:
			throw new Error(`There is no media source "${String(local.mediaSource)}"`);
	}
}

/** @throws Error unless there are 2 to 5 images, each with an address */
export function slotsFromUrls(value: unknown): IDataObject[] {
	const slots = slotsOf(value);
	countSlots(slots.length);
	return slots.map((slot, index) => {
		if (!slot.url) throw new Error(`Image ${index + 1} of the carousel has no URL`);
		return { ...slotTexts(slot, index), url: parseUrl(slot.url, 2048, `The URL of image ${index + 1} `) };
	});
}

async function slotsFromBinary(caller: ItemCaller, local: MediaValues): Promise<IDataObject[]> {
	const properties = listOf(local.slotProperties);
	countSlots(properties.length);
	const details = slotsOf(local.slotDetails);
	if (details.length > properties.length) {
		throw new Error(`There are details for ${details.length} images, but only ${properties.length} input data fields`);
	}
	const items: IDataObject[] = [];
	for (const [index, property] of properties.entries()) {
		items.push({ ...slotTexts(details[index] ?? {}, index), ...(await imageFrom(caller, property)) });
	}
	return items;
}

/** The images of a carousel, each with its address and texts, as the node's collection holds them. */
export function slotsOf(value: unknown): IDataObject[] {
	const slots: unknown = Array.isArray(value) ? value : (asObject(value).slot ?? []);
	return (Array.isArray(slots) ? asList(slots) : [slots]).map(asObject);
}

function countSlots(count: number): void {
	if (count >= FEWEST_SLOTS && count <= MOST_SLOTS) return;
	throw new Error(`A carousel has ${FEWEST_SLOTS} to ${MOST_SLOTS} images, not ${count}`);
}

/** @throws Error when the link is no web address */
export function slotTexts({ title, description, link }: IDataObject, index: number): IDataObject {
	return {
		...(title ? { title } : {}),
		...(description ? { description } : {}),
		...(link ? { link: parseUrl(link, 2048, `The link of image ${index + 1} `) } : {}),
	};
}

function startIndex({ slotIndex }: MediaValues): IDataObject {
	return slotIndex === undefined ? {} : { index: slotIndex };
}

async function coverOf(caller: ItemCaller, local: MediaValues): Promise<IDataObject> {
	if (local.coverSource === 'url') return { cover_image_url: local.coverUrl };
	if (local.coverSource === 'binary') {
		const { content_type, data } = await imageFrom(caller, String(local.coverProperty));
		return { cover_image_content_type: content_type, cover_image_data: data };
	}
	return { cover_image_key_frame_time: local.coverSecond ?? 0 };
}
