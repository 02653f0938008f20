import { choice, field, flag, json, parseJson, quote, text } from '../../shared/fields/kinds';
import type { Facts } from '../../shared/fields/kinds';

/** Addresses for the cards of a carousel: JSON, since an address may hold a comma. */
const cardLinks = <const Own extends Facts>(facts: Own) =>
	field({ placeholder: CARD_EXAMPLE, ...facts }, CARD_LINKS, (value) => {
		const list = parseJson(value);
		if (Array.isArray(list) && list.every((one) => typeof one === 'string')) return list;
		throw new Error(`must be a list of texts such as ["https://example.com/1"], not ${quote(value)}`);
	});
const CARD_EXAMPLE = 'e.g. ["https://example.com/1", "https://example.com/2"]';
const CARD_LINKS = { type: 'json' as const, default: '' };

/** What only ads of one format have: carousels, collages, collections, quizzes. */
export const FORMAT_FIELDS = [
	cardLinks({
		name: 'carouselAndroidDeepLinks',
		apiName: 'carousel_android_deep_links',
		in: 'body',
		label: 'Carousel: Android Deep Links (JSON)',
		description: 'A list with one deep link for each card',
	}),
	cardLinks({
		name: 'carouselDestinationUrls',
		apiName: 'carousel_destination_urls',
		in: 'body',
		label: 'Carousel: Destination URLs (JSON)',
		description: 'A list with one address for each card',
	}),
	cardLinks({
		name: 'carouselIosDeepLinks',
		apiName: 'carousel_ios_deep_links',
		in: 'body',
		label: 'Carousel: iOS Deep Links (JSON)',
		description: 'A list with one deep link for each card',
	}),
	flag({
		name: 'isCollageAcceptedTerms',
		apiName: 'is_collage_accepted_terms',
		in: 'body',
		label: 'Collage: Accepted Terms',
		description: 'Whether the terms for collages are accepted',
	}),
	flag({
		name: 'isCollageSingleDestination',
		apiName: 'is_collage_single_destination',
		in: 'body',
		label: 'Collage: Single Destination',
		description: 'Whether all parts of a collage lead to the same page',
	}),
	choice({
		name: 'collectionsHeaderType',
		apiName: 'collections_header_type',
		in: 'body',
		label: 'Collection: Header',
		description: 'The text above the products',
		options: [
			{ name: 'Explore This Collection', value: 'EXPLORE_THIS_COLLECTION' },
			{ name: 'None', value: 'NO_HEADER' },
			{ name: 'Shop This Collection', value: 'SHOP_THIS_COLLECTION' },
		],
		default: 'SHOP_THIS_COLLECTION',
	}),
	text({
		name: 'collectionItemsUrlTemplate',
		apiName: 'collection_items_destination_url_template',
		in: 'body',
		label: 'Collection: Item URL Template',
		description: 'The address that products lead to, with placeholders',
	}),
	json({
		name: 'quizPinData',
		apiName: 'quiz_pin_data',
		in: 'body',
		label: 'Quiz (JSON)',
		description:
			'For quiz ads: questions (each with question_id, question_text, and options of an ID and a text), results (each with result_id, organic_pin_id of a Pin made before, destination_url, ios_deep_link, android_deep_link), tie_breaker_type (RANDOM or CUSTOM) and tie_breaker_custom_result',
	}),
];
