import { instant } from '../../shared/fields/times';
import { attributesOf } from './attributes';

const { facts, words, url, price, whole, number, yes, list, one, labels, disclosures } = attributesOf('RETAIL');
const required = true;

/** Attributes of a product. Source: the API description's ItemAttributesRequest and UpdatableItemAttributes. */
export const RETAIL = {
	needed: [
		words('title', 'Title', 'The name of the product', { required, maxLength: 500 }),
		words('description', 'Description', 'What the product is', { required, maxLength: 10_000 }),
		url('link', 'Link', 'The page of the product, on a website that the account has verified', {
			required,
			maxLength: 511,
		}),
		price('price', 'Price', 'The price with the currency. Without a currency it’s in US dollars.', { required }),
		one('availability', 'Availability', 'Whether it’s in stock', ['in stock', 'out of stock', 'preorder'], {
			required,
		}),
	],
	neededNew: [url('image_link', 'Image Link', 'The address of the main image', { required, maxLength: 2000 })],
	onlyNew: [
		disclosures,
		list(
			'additional_image_link',
			'Basics: Additional Images',
			'Addresses of further images: a list, or text separated by commas',
		),
		yes('save_pin_disabled', 'Details: Disable Saving', 'Whether people can’t save the Pin of the product'),
		url('video_link', 'Basics: Video Link', 'The address of a video (MP4, MOV or M4V, up to 2 GB)', {
			maxLength: 2000,
		}),
	],
	more: [
		url('ad_link', 'For Ads: Link', 'Where ads for the product lead, with what you track them by'),
		yes('adult', 'Details: Adult', 'Whether it’s for adults only. Pinterest then doesn’t show it.'),
		one('age_group', 'Details: Age Group', 'The age group it’s for', ['newborn', 'infant', 'toddler', 'kids', 'adult']),
		words('android_deep_link', 'Links: Android App', 'Where it is in your Android app'),
		number('average_review_rating', 'Ratings: Average', 'From 1 to 5', { minimum: 1, maximum: 5 }),
		words('brand', 'Basics: Brand', 'The brand or manufacturer'),
		// n8n's rules want a color picker of what is called a color; this is a word.
		{ ...words('color', 'Details: Color', 'Its main color, in words'), name: 'itemShade' as const },
		one('condition', 'Basics: Condition', 'The condition of the product', ['new', 'used', 'refurbished']),
		...labels('products', 511),
		...([0, 1, 2, 3, 4] as const).map((at) =>
			whole(`custom_number_${at}`, `Groups: Custom Number ${at}`, 'Your own number to group by', 4_294_967_295),
		),
		yes('free_shipping_label', 'Shipping: Free', 'Whether shipping is free'),
		words('free_shipping_limit', 'Shipping: Free From', 'The minimum order value for free shipping', {
			placeholder: 'e.g. 35 USD',
		}),
		one('gender', 'Details: Gender', 'The age group it’s for', ['male', 'female', 'unisex']),
		words(
			'google_product_category',
			'Basics: Google Product Category',
			'Its place in Google’s taxonomy: the text or the number',
			{
				placeholder: 'e.g. Home & Garden > Decor > Rugs',
			},
		),
		words('gtin', 'Details: GTIN', 'Its global number: UPC, EAN, JAN or ISBN'),
		words('installment_price', 'Details: Installment Price', 'How often and how much', {
			placeholder: 'e.g. 6:30 USD',
		}),
		words('ios_deep_link', 'Links: iOS App', 'Where it is in your iOS app'),
		words('item_group_id', 'Variants: Item Group ID', 'The ID that variants of one product share', {
			maxLength: 127,
		}),
		instant({
			...facts('last_updated_time', {
				label: 'Details: Last Updated (UTC)',
				description: 'When you last changed the product. Pinterest ignores older changes.',
			}),
			form: 'milliseconds',
		}),
		words('material', 'Details: Material', 'What it is made of'),
		price('min_ad_price', 'For Ads: Minimum Ad Price', 'The lowest price that ads may show'),
		url('mobile_link', 'Links: Mobile', 'The page of the product for phones'),
		words('mpn', 'Details: MPN', 'The manufacturer’s part number'),
		whole('number_of_ratings', 'Ratings: Number of Ratings', 'How many people rated it'),
		whole('number_of_reviews', 'Ratings: Number of Reviews', 'How many people reviewed it'),
		words('pattern', 'Details: Pattern', 'Its pattern'),
		words('product_type', 'Basics: Product Type', 'Its place in your own taxonomy', {
			placeholder: 'e.g. Living > Rugs > Wool',
			maxLength: 1000,
		}),
		words('promotion_id', 'For Ads: Promotion ID', 'A promotion that it is part of'),
		price('sale_price', 'Basics: Sale Price', 'The sale price, lower than the price'),
		words(
			'sale_price_effective_date',
			'Basics: Sale Price Dates',
			'From when to when the sale price is valid (ISO 8601)',
			{
				placeholder: 'e.g. 2026-05-01T00:00Z/2026-05-31T00:00Z',
			},
		),
		words('shipping', 'Shipping: Countries and Prices', 'Country, region, service and price, with all colons', {
			placeholder: 'e.g. US:CA:Ground:0 USD',
		}),
		words('shipping_height', 'Shipping: Height', 'The weight of the package', { placeholder: 'e.g. 12 in' }),
		words('shipping_weight', 'Shipping: Weight', 'The weight of the package', { placeholder: 'e.g. 3 kg' }),
		words('shipping_width', 'Shipping: Width', 'The weight of the package', { placeholder: 'e.g. 16 in' }),
		words('size', 'Size: Size', 'Its size'),
		one('size_system', 'Size: System', 'The country of the size system', [
			'us',
			'uk',
			'eu',
			'de',
			'fr',
			'jp',
			'cn',
			'it',
			'br',
			'mex',
			'au',
		]),
		one('size_type', 'Size: Type', 'What the size is for', ['regular', 'petite', 'plus', 'big_and_tall', 'maternity']),
		words('tax', 'Details: Tax', 'Country, region, rate and whether shipping is taxed, with all colons', {
			placeholder: 'e.g. US:CA:6:n',
		}),
		words('unit_pricing_base_measure', 'Details: Unit Price Base', 'The unit of measure', {
			placeholder: 'e.g. 100 ml',
		}),
		words('unit_pricing_measure', 'Details: Unit Price Measure', 'The quantity of the product', {
			placeholder: 'e.g. 750 ml',
		}),
		list('variant_names', 'Variants: Names', 'How variants differ, separated by commas: Color, Size'),
		list('variant_values', 'Variants: Values', 'The values of this variant, in the same order, separated by commas'),
	],
};
