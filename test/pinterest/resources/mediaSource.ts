import { invalid } from '../check';
import { readImage } from '../images';
import { mediaStatus } from '../processing';
import { Refusal, type Call } from '../row';
import type { PinMedia } from '../world';

type ContentType = 'image/jpeg' | 'image/png';

interface Slot {
	title?: string;
	description?: string;
	link?: string;
}

/** What a Pin is made from, by `source_type`. */
export type MediaSource =
	| { source_type: 'image_url'; url: string; is_standard?: boolean }
	| { source_type: 'image_base64'; content_type: ContentType; data: string; is_standard?: boolean }
	| { source_type: 'multiple_image_urls'; index?: number; items: Array<Slot & { url: string }> }
	| {
			source_type: 'multiple_image_base64';
			index?: number;
			items: Array<Slot & { content_type: ContentType; data: string }>;
	  }
	| {
			source_type: 'video_id';
			media_id: string;
			cover_image_url?: string;
			cover_image_content_type?: ContentType;
			cover_image_data?: string;
			cover_image_key_frame_time?: number;
			is_standard?: boolean;
	  }
	| { source_type: 'pin_url'; is_affiliate_link?: boolean };

/** The media of a new Pin. Refuses (400 code 1) what Pinterest could not turn into one. */
export function mediaFrom(
	call: Pick<Call, 'world' | 'user' | 'environment' | 'settings'>,
	source: MediaSource,
): PinMedia {
	switch (source.source_type) {
		case 'image_url':
			checkUrl(source.url, 'media_source.url');
			return { type: 'image', image: { ratio: 1.5 } };
		case 'image_base64':
			return { type: 'image', image: readImage(source.data, source.content_type, 'media_source.data') };
		case 'multiple_image_urls':
			checkIndex(source);
			return {
				type: 'carousel',
				images: source.items.map(({ url, title, description, link }, at) => {
					checkUrl(url, `media_source.items.${at}.url`);
					return { ratio: 1, title, description, link: checkedLink(link, at) };
				}),
			};
		case 'multiple_image_base64':
			checkIndex(source);
			return {
				type: 'carousel',
				images: source.items.map(({ data, content_type: type, title, description, link }, at) => {
					const { ratio } = readImage(data, type, `media_source.items.${at}.data`);
					return { ratio, title, description, link: checkedLink(link, at) };
				}),
			};
		case 'video_id':
			return videoFrom(call, source);
		case 'pin_url':
			return { type: 'image', image: { ratio: 1 } };
	}
}

/** An address a browser could open: http or https. */
export function checkUrl(url: string, name: string): void {
	if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol))
		throw invalid(`Body '${name}' is not a valid http(s) URL.`);
}

function videoFrom(
	{ world, user, environment, settings }: Parameters<typeof mediaFrom>[0],
	source: MediaSource & { source_type: 'video_id' },
): PinMedia {
	if (environment === 'sandbox') throw invalid('Video Pins cannot be made in the sandbox.');
	const media = world.media.get(source.media_id);
	if (!media || media.ownerId !== user.id) throw new Refusal(404, 404, `Media ${source.media_id} not found.`);
	const status = mediaStatus(media, settings);
	if (status !== 'succeeded') throw invalid(`Media ${media.id} cannot be used for a Pin: its status is ${status}.`);
	const {
		cover_image_url: url,
		cover_image_data: data,
		cover_image_content_type: type,
		cover_image_key_frame_time: time,
	} = source;
	if (url === undefined && data === undefined && time === undefined) {
		throw invalid('A video needs one of cover_image_url, cover_image_data and cover_image_key_frame_time.');
	}
	if (url !== undefined) checkUrl(url, 'media_source.cover_image_url');
	if (data !== undefined && type === undefined)
		throw invalid("Body 'media_source.cover_image_content_type' is required with cover_image_data.");
	const cover = data !== undefined && type ? readImage(data, type, 'media_source.cover_image_data') : { ratio: 16 / 9 };
	return { type: 'video', mediaId: media.id, cover, coverUrl: url, durationMs: null };
}

function checkIndex({ index, items }: { index?: number; items: unknown[] }): void {
	if (index !== undefined && index >= items.length)
		throw invalid("Body 'media_source.index' points behind the last image.");
}

function checkedLink(link: string | undefined, at: number): string | undefined {
	if (link !== undefined) checkUrl(link, `media_source.items.${at}.link`);
	return link;
}
