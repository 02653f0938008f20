import type { IDataObject } from 'n8n-workflow';

import { choice, flag, id, link, text } from '../../shared/fields/kinds';
import { inCurrency, money } from '../../shared/fields/money';
import { CREATIVE_TYPES } from './creativeTypes';
import { named } from './names';

const CALLS_TO_ACTION = [
	...[
		'SHOP_NOW',
		'BOOK_NOW',
		'ON_SALE',
		'GET_DEAL',
		'BUY_ONLINE_PICKUP_IN_STORE',
		'APPLY_NOW',
		'BUY_NOW',
		'BUY_TICKETS',
	],
	...[
		'CONTACT_US',
		'DONATE_NOW',
		'DOWNLOAD',
		'EXPLORE_MORE',
		'FIND_A_DEALER',
		'FIND_A_LOCATION',
		'GET_IT_NOW',
		'GET_OFFER',
	],
	...['GET_QUOTE', 'GET_RECIPE', 'GET_SHOWTIMES', 'LEARN_MORE', 'ORDER_NOW', 'PLAY_GAME', 'READ_MORE', 'REGISTER_NOW'],
	...[
		'SHOP_ON_ADVERTISER',
		'SHOP_THE_COLLECTION',
		'SIGN_UP',
		'SUBSCRIBE',
		'TAKE_A_CLOSER_LOOK',
		'TAKE_A_PEEK',
		'TRY_IT',
	],
	...['VISIT_SITE', 'WATCH_NOW'],
] as const;

const words = <const Name extends string, const ApiName extends string>(
	name: Name,
	apiName: ApiName,
	label: string,
	description: string,
) => text({ name, apiName, in: 'body', label, description });

const number = <const Name extends string, const ApiName extends string>(
	name: Name,
	apiName: ApiName,
	label: string,
	description: string,
) => id({ name, apiName, in: 'body', label, description });

export const PRODUCT_GROUP = number(
	'catalogProductGroupId',
	'catalog_product_group_id',
	'Product Group ID',
	'The product group of the catalog to promote',
);

export const NEW_PRODUCT_GROUP = { ...PRODUCT_GROUP, name: 'newCatalogProductGroupId' as const };

/** Optional fields that a product group promotion is created and changed with alike. */
export const FIELDS = [
	number('ownAdGroupId', 'ad_group_id', 'Own Ad Group ID', 'The ad group once more, inside the element'),
	money({
		name: 'productGroupBid',
		apiName: 'bid_in_micro_currency',
		in: 'body',
		label: 'Bid',
		of: 'bid',
		description: 'The maximum to pay, in the currency of the ad account (see the option Amounts In)',
	}),
	choice({
		name: 'productCallToAction',
		apiName: 'customizable_cta_type',
		in: 'body',
		label: 'Call to Action',
		description: 'What the button says',
		options: named(CALLS_TO_ACTION),
		default: 'SHOP_NOW',
	}),
	choice({
		name: 'productGridClickType',
		apiName: 'grid_click_type',
		in: 'body',
		label: 'Click in the Grid',
		description: 'Where a click on the ad leads',
		options: [
			{ name: 'Closeup', value: 'CLOSEUP' },
			{ name: 'Directly to the Website', value: 'DIRECT_TO_DESTINATION' },
		],
		default: 'DIRECT_TO_DESTINATION',
	}),
	words('slideshowDescription', 'slideshow_collections_description', 'Collection: Description', 'Text of a slideshow'),
	choice({
		name: 'collectionHeader',
		apiName: 'collections_header_type',
		in: 'body',
		label: 'Collection: Header',
		description: 'The text above the products',
		options: named(['SHOP_THIS_COLLECTION', 'EXPLORE_THIS_COLLECTION', 'NO_HEADER', 'ON_SALE', 'GET_DEAL']),
		default: 'SHOP_THIS_COLLECTION',
	}),
	number('heroPinId', 'collections_hero_pin_id', 'Collection: Hero Pin ID', 'The large Pin of the collection'),
	link({
		name: 'heroDestinationUrl',
		apiName: 'collections_hero_destination_url',
		in: 'body',
		label: 'Collection: Hero URL',
		description: 'Where the large Pin leads',
	}),
	words('slideshowTitle', 'slideshow_collections_title', 'Collection: Title', 'Title of a slideshow'),
	choice({
		name: 'productCreativeType',
		apiName: 'creative_type',
		in: 'body',
		label: 'Creative Type',
		description: 'The format of the ads',
		options: CREATIVE_TYPES,
		default: 'SHOPPING',
	}),
	words('definition', 'definition', 'Definition', 'The whole path of the product group'),
	flag({
		name: 'isGenerateBackground',
		apiName: 'is_generate_background',
		in: 'body',
		label: 'Generated Backgrounds',
		description: 'Whether Pinterest makes backgrounds for the pictures of the products',
	}),
	flag({
		name: 'isImageAutoResizing',
		apiName: 'is_image_auto_resizing',
		in: 'body',
		label: 'Image Resizing',
		description: 'Whether Pinterest makes pictures fit',
	}),
	words('selectedImageTag', 'selected_image_tag', 'Image Tag', 'Which of the pictures of a product is shown'),
	flag({
		name: 'included',
		in: 'body',
		label: 'Included',
		description: 'Whether the product group is shown as ads, or kept from them',
		default: true,
	}),
	flag({
		name: 'isMobileDeepLink',
		apiName: 'is_mdl',
		in: 'body',
		label: 'Mobile Deep Links',
		description: 'Whether the mobile deep links of the catalog are used',
	}),
	number('parentProductGroupId', 'parent_id', 'Parent ID', 'The product group promotion above it'),
	choice({
		name: 'preferredMediaType',
		apiName: 'preferred_media_type',
		in: 'body',
		label: 'Preferred Media',
		description: 'What is shown of products that have both',
		options: [
			{ name: 'Image', value: 'IMAGE' },
			{ name: 'Video', value: 'VIDEO' },
		],
		default: 'IMAGE',
	}),
	words(
		'catalogProductGroupName',
		'catalog_product_group_name',
		'Product Group Name',
		'The name of the product group in the catalog',
	),
	words(
		'relativeDefinition',
		'relative_definition',
		'Relative Definition',
		'How the product group differs from the one above it',
	),
	text({
		name: 'productTrackingUrl',
		apiName: 'tracking_url',
		in: 'body',
		label: 'Tracking URL',
		description: 'A template for the tracking URLs, up to 4,000 characters',
		maxLength: 4000,
	}),
	words('selectedVideoTag', 'selected_video_tag', 'Video Tag', 'Which of the videos of a product is shown'),
];

/** The fields of a product group promotion that most people need. The bid is in the currency of the ad account. */
export function simpleProductGroupPromotion(one: IDataObject): IDataObject {
	const { id: own, ad_group_id, catalog_product_group_id, catalog_product_group_name, status, included } = one;
	const { bid_in_micro_currency, creative_type } = one;
	return inCurrency({
		...{ id: own, ad_group_id, catalog_product_group_id, catalog_product_group_name, status, included },
		...{ bid_in_micro_currency, creative_type },
	});
}
