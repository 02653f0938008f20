import type { IDataObject } from 'n8n-workflow';

import type { Size } from '../../shared/api/imageSize';
import type { Values, Warning } from '../../shared/rows/field';
import type { ItemCaller } from '../../shared/rows/operation';
import type { TextChoices } from './carousel';
import { slotsGiven, slotTexts } from './carousel';
import type { Checking } from './check';
import { filmProblems, imageProblems, judged, slotProblems } from './check';
import type { Downloading, Picture } from './image';
import { imageOf, pictureOf } from './image';
import { uploadVideo, waitForMedia } from './video';
import { videoFrom } from './videoFile';

/** The parameters that say where a Pin's picture or video comes from, and how it is shown. */
interface MediaValues extends Downloading, TextChoices {
	mediaSource?: string;
	image?: unknown;
	slots?: object;
	slotList?: unknown;
	slotIndex?: number;
	video?: unknown;
	mediaId?: string;
	processingSeconds?: number;
	coverSource?: string;
	coverSecond?: number;
	cover?: unknown;
	isAffiliateLink?: boolean;
	isStandard?: boolean;
	checkMedia?: Checking;
}

/** How long a video may be worked on when nothing else is set, in seconds. */
export const PROCESSING_SECONDS = 600;

/** What a Pin is made of. */
export interface MadeMedia {
	/** The API's `media_source`. */
	source: IDataObject;
	/** The media id where a video was uploaded for it. */
	uploaded?: string;
	/** What was found in it that does not keep it from being sent. */
	warnings: Warning[];
}

/**
 * Makes a Pin's `media_source` from what the user chose; for a video this uploads it and waits until it is ready.
 *
 * @throws Error before anything is sent where a file is missing, none that Pinterest takes, or, by choice, none that it likes
 */
export async function mediaSource(caller: ItemCaller, { local }: Values<MediaValues>): Promise<MadeMedia> {
	const standard = local.isStandard === undefined ? {} : { is_standard: local.isStandard };
	switch (local.mediaSource) {
		case 'image': {
			const picture = await pictureOf(caller, local.image, 'Image', local);
			const warnings = told(local, imageProblems(sizeIn(picture), 'Image'));
			return { source: { ...imageSource(picture), ...standard }, warnings };
		}
		case 'carousel':
			return await carousel(caller, local);
		case 'pinUrl':
			return {
				source: { source_type: 'pin_url', is_affiliate_link: local.isAffiliateLink === true },
				warnings: [],
			};
		case 'videoId': {
			const { cover, warnings } = await coverOf(caller, local);
			return { source: { source_type: 'video_id', media_id: local.mediaId, ...cover, ...standard }, warnings };
		}
		case 'video': {
			// The cover is read first: a wrong one must not cost an upload.
			const { cover, warnings } = await coverOf(caller, local);
			const film = await uploaded(caller, local);
			const source = { source_type: 'video_id', media_id: film.mediaId, ...cover, ...standard };
			return { source, uploaded: film.mediaId, warnings: [...warnings, ...film.warnings] };
		}
		default:
			throw new Error(`There is no media source "${String(local.mediaSource)}"`);
	}
}

function imageSource(picture: Picture): IDataObject {
	return 'url' in picture
		? { source_type: 'image_url', url: picture.url }
		: { source_type: 'image_base64', ...picture.image };
}

/** A carousel is one of addresses, or one of files: where one image is a file, the node reads the others. */
async function carousel(caller: ItemCaller, local: MediaValues): Promise<MadeMedia> {
	const slots = slotsGiven(local.slots, local.slotList);
	const texts = slots.map((slot, at) => slotTexts(slot, at, local));
	const start = local.slotIndex === undefined ? {} : { index: local.slotIndex };
	const pictures: Picture[] = [];
	for (const [at, { picture }] of slots.entries())
		pictures.push(await pictureOf(caller, picture, `Image ${at + 1} of the carousel`, local));
	if (pictures.every((picture) => 'url' in picture)) {
		const items = pictures.map(({ url }, at) => ({ ...texts[at], url }));
		return { source: { source_type: 'multiple_image_urls', items, ...start }, warnings: [] };
	}
	const items: IDataObject[] = [];
	const sizes: Array<Size | undefined> = [];
	for (const [at, picture] of pictures.entries()) {
		const { image, size } =
			'url' in picture ? await imageOf(caller, picture, `Image ${at + 1} of the carousel`, local) : picture;
		items.push({ ...texts[at], ...image });
		sizes.push(size);
	}
	const warnings = told(local, slotProblems(sizes));
	return { source: { source_type: 'multiple_image_base64', items, ...start }, warnings };
}

async function uploaded(caller: ItemCaller, local: MediaValues): Promise<{ mediaId: string; warnings: Warning[] }> {
	const file = await videoFrom(caller, local.video, local.downloadHeaders);
	try {
		const warnings = told(local, filmProblems(file.film));
		const mediaId = await uploadVideo(caller, file);
		await waitForMedia(caller, mediaId, Number(local.processingSeconds ?? PROCESSING_SECONDS), true);
		return { mediaId, warnings };
	} finally {
		file.close();
	}
}

async function coverOf(caller: ItemCaller, local: MediaValues): Promise<{ cover: IDataObject; warnings: Warning[] }> {
	if (local.coverSource !== 'image')
		return { cover: { cover_image_key_frame_time: local.coverSecond ?? 0 }, warnings: [] };
	const picture = await pictureOf(caller, local.cover, 'Cover', local);
	if ('url' in picture) return { cover: { cover_image_url: picture.url }, warnings: [] };
	const { content_type, data } = picture.image;
	return { cover: { cover_image_content_type: content_type, cover_image_data: data }, warnings: [] };
}

function sizeIn(picture: Picture): Size | undefined {
	return 'url' in picture ? undefined : picture.size;
}

function told({ checkMedia = 'warn' }: MediaValues, problems: Warning[]): Warning[] {
	return judged(checkMedia, problems);
}
