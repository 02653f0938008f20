import type { IDataObject, INodePropertyOptions } from 'n8n-workflow';

/** The API's `creative_type` values. Source: the API description's CreativeType. */
export const CREATIVE_TYPES: INodePropertyOptions[] = [
	{ name: 'App', value: 'APP' },
	{ name: 'Carousel', value: 'CAROUSEL' },
	{ name: 'Collage', value: 'COLLAGE' },
	{ name: 'Collection', value: 'COLLECTION' },
	{ name: 'Idea', value: 'IDEA' },
	{ name: 'Max-Width Image Collection', value: 'MAX_WIDTH_REGULAR_COLLECTION' },
	{ name: 'Max-Width Video', value: 'MAX_VIDEO' },
	{ name: 'Max-Width Video Collection', value: 'MAX_WIDTH_VIDEO_COLLECTION' },
	{ name: 'Quiz', value: 'QUIZ' },
	{ name: 'Regular Image', value: 'REGULAR' },
	{ name: 'Shop the Pin', value: 'SHOP_THE_PIN' },
	{ name: 'Shopping', value: 'SHOPPING' },
	{ name: 'Showcase', value: 'SHOWCASE' },
	{ name: 'Video', value: 'VIDEO' },
];

/** The fields of a Pin that most people need, the largest image's address among them. */
export function simplePin(pin: IDataObject): IDataObject {
	const { id, title, description, link, alt_text, board_id, board_section_id, creative_type, created_at, pin_metrics } =
		pin;
	const media = pin.media as IDataObject | undefined;
	return {
		id,
		url: `https://www.pinterest.com/pin/${String(id)}/`,
		title,
		description,
		link,
		alt_text,
		board_id,
		board_section_id,
		creative_type,
		media_type: media?.media_type,
		image_url: imageUrl(media),
		created_at,
		...(pin_metrics ? { pin_metrics } : {}),
	};
}

function imageUrl(media: IDataObject | undefined): string | undefined {
	const first = Array.isArray(media?.items) ? (media.items[0] as IDataObject) : media;
	const images = (first?.images ?? {}) as Record<string, { url?: string; width?: number } | undefined>;
	const largest = Object.values(images).sort((a, b) => (b?.width ?? 0) - (a?.width ?? 0))[0];
	return largest?.url ?? (first?.cover_image_url as string | undefined);
}
