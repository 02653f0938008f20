import type { IDataObject } from 'n8n-workflow';

import { promotion } from '../../shared/fields/ads';
import { choice, flag, id, link, text } from '../../shared/fields/kinds';
import { pin } from '../../shared/fields/locators';
import { CALLS_TO_ACTION } from './adCallsToAction';
import { CREATIVE_TYPES } from './creativeTypes';
import { only } from './names';

/** Formats of ads made from a product group. Source: the API description's AdShoppingPreviewCreativeType. */
const SHOPPING_TYPES = [
	{ name: 'Carousel', value: 'CAROUSEL' },
	{ name: 'Collection', value: 'COLLECTION' },
	{ name: 'Max-Width Collection', value: 'MAX_WIDTH_COLLECTION' },
	{ name: 'Shopping', value: 'SHOPPING' },
] as const;

/** Formats of ads made from a Pin. Source: the API description's AdPinPreviewCreativeType. */
const PIN_TYPES = only(CREATIVE_TYPES, [
	'SHOPPING',
	'COLLECTION',
	'MAX_VIDEO',
	'MAX_WIDTH_VIDEO_COLLECTION',
	'MAX_WIDTH_REGULAR_COLLECTION',
]);

const IMAGE = { previewOf: ['image'] };
const SHOPPING = { previewOf: ['shopping'] };
const COLLECTION = { ...SHOPPING, creativeType: ['COLLECTION'] };

/** What a preview is made of: the three bodies that the API takes, as a choice. */
export const PREVIEW_FIELDS = [
	choice({
		name: 'previewOf',
		in: 'local',
		label: 'Preview',
		description: 'What the ad is made of',
		options: [
			{ name: 'Image', value: 'image', description: 'An image on the web. No Pin is created.' },
			{ name: 'Pin', value: 'pin', description: 'An existing Pin with a link' },
			{ name: 'Product Group', value: 'shopping', description: 'Products of a catalog' },
		],
		default: 'pin',
	}),
	link({
		name: 'previewImageUrl',
		apiName: 'image_url',
		in: 'body',
		label: 'Image URL',
		description: 'The address of the image',
		placeholder: 'e.g. https://example.com/sofa.jpg',
		required: true,
		when: IMAGE,
	}),
	text({
		name: 'previewTitle',
		apiName: 'title',
		in: 'body',
		label: 'Title',
		description: 'The text below the ad',
		required: true,
		when: IMAGE,
	}),
	pin({
		name: 'pin',
		apiName: 'pin_id',
		in: 'body',
		label: 'Pin',
		description: 'The Pin to show as an ad; it must have a link',
		required: true,
		when: { previewOf: ['pin'] },
	}),
	id({
		name: 'catalogProductGroupId',
		apiName: 'catalog_product_group_id',
		in: 'body',
		label: 'Catalog Product Group ID',
		description: 'The product group of the catalog whose products are shown',
		placeholder: 'e.g. 443727193917',
		required: true,
		when: SHOPPING,
	}),
	choice({
		name: 'creativeType',
		apiName: 'creative_type',
		in: 'body',
		label: 'Creative Type',
		description: 'The format of the ad',
		options: SHOPPING_TYPES,
		default: 'SHOPPING',
		required: true,
		when: SHOPPING,
	}),
	choice({
		name: 'heroFrom',
		in: 'local',
		label: 'Hero',
		description: 'The large image above the products of a collection',
		options: [
			{ name: 'Image', value: 'image', description: 'An image on the web, with a title' },
			{ name: 'Pin', value: 'pin' },
		],
		default: 'pin',
		when: COLLECTION,
	}),
	pin({
		name: 'heroPin',
		apiName: 'hero_pin_id',
		in: 'body',
		label: 'Hero Pin',
		description: 'The Pin whose image is shown above the products',
		required: true,
		when: { ...COLLECTION, heroFrom: ['pin'] },
	}),
	link({
		name: 'heroImageUrl',
		apiName: 'hero_image_url',
		in: 'body',
		label: 'Hero Image URL',
		description: 'The address of the image above the products',
		placeholder: 'e.g. https://example.com/room.jpg',
		required: true,
		when: { ...COLLECTION, heroFrom: ['image'] },
	}),
	text({
		name: 'heroImageTitle',
		apiName: 'hero_image_title',
		in: 'body',
		label: 'Hero Image Title',
		description: 'The text below that image',
		required: true,
		when: { ...COLLECTION, heroFrom: ['image'] },
	}),
	choice({
		name: 'mediaTag',
		in: 'local',
		label: 'Choose Media By',
		description: 'Which image or video of a product to show',
		options: [
			{ name: 'Image Tag', value: 'image' },
			{ name: 'Not Chosen', value: 'none', description: 'Pinterest takes the first' },
			{ name: 'Video Tag', value: 'video' },
		],
		default: 'none',
		when: SHOPPING,
	}),
	text({
		name: 'imageTag',
		apiName: 'image_tag',
		in: 'body',
		label: 'Image Tag',
		description: 'The tag that the catalog gives the image',
		required: true,
		when: { ...SHOPPING, mediaTag: ['image'] },
	}),
	text({
		name: 'videoTag',
		apiName: 'video_tag',
		in: 'body',
		label: 'Video Tag',
		description: 'The tag that the catalog gives the video',
		required: true,
		when: { ...SHOPPING, mediaTag: ['video'] },
	}),
];

export const PREVIEW_MORE = [
	choice({
		name: 'previewedCreativeType',
		apiName: 'creative_type',
		in: 'body',
		label: 'Creative Type',
		description: 'The format to show the Pin in; its own if not set',
		options: PIN_TYPES,
		default: 'COLLECTION',
		when: { previewOf: ['pin'] },
	}),
	choice({
		name: 'previewCallToAction',
		apiName: 'customizable_cta_type',
		in: 'body',
		label: 'Call to Action',
		description: 'What the button of the ad says',
		options: CALLS_TO_ACTION,
		default: 'SHOP_NOW',
		when: SHOPPING,
	}),
	text({
		name: 'itemId',
		apiName: 'item_id',
		in: 'body',
		label: 'Item ID',
		description: 'The product to show, as the catalog calls it; only for the creative type Shopping',
		when: SHOPPING,
		onlyWith: { creativeType: ['SHOPPING'] },
	}),
	choice({
		name: 'preferredMediaType',
		apiName: 'preferred_media_type',
		in: 'body',
		label: 'Preferred Media Type',
		description: 'What to show of a product that has both',
		options: [
			{ name: 'Image', value: 'IMAGE' },
			{ name: 'Video', value: 'VIDEO' },
		],
		default: 'IMAGE',
		when: SHOPPING,
	}),
	promotion({
		in: 'body',
		name: 'previewedPromotion',
		apiName: 'promotion_id',
		description: 'A promotion to show on the ad',
		when: IMAGE,
	}),
	flag({
		name: 'showPromotion',
		apiName: 'show_promotion',
		in: 'body',
		label: 'Show Promotion',
		description: 'Whether the promotion of the product is shown, where the catalog has one',
		when: SHOPPING,
	}),
];

/**
 * A campaign ad preview without the ids that the API writes as numbers of 18 digits: reading them as JSON rounds them. `expires_at`
 * is in seconds since 1970.
 */
export function simplePreview({
	ad_account_id,
	ad_group_id,
	url,
	is_active,
	expires_at,
	uuid,
}: IDataObject): IDataObject {
	return { ad_account_id, ad_group_id, url, is_active, expires_at, uuid };
}
