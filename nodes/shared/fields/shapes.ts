/** What kinds of Pins there are, and what Pins and boards look like when they are simplified. */
import type { IDataObject } from 'n8n-workflow';

import { asObject, asObjects, asText } from '../api/json';

/** The API's `creative_type` values. Source: the API description's CreativeType. */
export const CREATIVE_TYPES = [
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
] as const;

/** The fields of a Pin that most people need, the largest image's address among them. */
export function simplePin(pin: IDataObject): IDataObject {
	const { id, title, description, link, alt_text, board_id, board_section_id, creative_type, created_at, pin_metrics } =
		pin;
	const media = asObject(pin.media);
	return {
		id,
		...(asText(id) ? { url: `https://www.pinterest.com/pin/${asText(id)}/` } : {}),
		title,
		description,
		link,
		alt_text,
		board_id,
		board_section_id,
		creative_type,
		media_type: media.media_type,
		image_url: imageUrl(media),
		created_at,
		...(pin_metrics ? { pin_metrics } : {}),
	};
}

/** The fields of a board that most people need. */
export function simpleBoard({
	id,
	name,
	description,
	privacy,
	pin_count,
	follower_count,
	created_at,
	owner,
}: IDataObject): IDataObject {
	return {
		id,
		name,
		description,
		privacy,
		pin_count,
		follower_count,
		created_at,
		owner: asObject(owner).username,
	};
}

/** The address of the largest image: of a carousel its first one, of a video its cover. */
function imageUrl(media: IDataObject): IDataObject[string] {
	const [first = media] = asObjects(media.items);
	const images = Object.values(asObject(first.images)).map(asObject);
	const [largest] = images.sort((a, b) => Number(b.width ?? 0) - Number(a.width ?? 0));
	return largest?.url ?? first.cover_image_url;
}
