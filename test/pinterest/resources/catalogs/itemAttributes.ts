import type { JsonSchema } from '../../row';
import { closed, nullableText, textSchema } from './shared';
import type { CatalogType } from './values';

type Properties = Record<string, JsonSchema>;

const each = (names: string, schema: JsonSchema): Properties =>
	Object.fromEntries(
		names
			.trim()
			.split(/\s+/)
			.map((name) => [name, schema]),
	);
const range = (name: string, count: number, schema: JsonSchema, end = ''): Properties =>
	Object.fromEntries(Array.from({ length: count }, (_, at) => [`${name}_${at}${end}`, schema]));

const nullable = (type: string) => ({ type, nullable: true });
const texts = { type: 'array', nullable: true, items: textSchema };
const anything = { ai_disclosures: {} };

/** What an update of a product may hold. */
const retailUpdate: Properties = {
	...each('availability description id ios_deep_link android_deep_link link price title', textSchema),
	...each(
		`ad_link age_group brand color condition free_shipping_limit gender google_product_category installment_price
		item_group_id material min_ad_price mobile_link mpn pattern product_type promotion_id sale_price
		sale_price_effective_date shipping shipping_height shipping_weight shipping_width size size_system size_type tax
		unit_pricing_base_measure unit_pricing_measure`,
		nullableText,
	),
	...each('adult checkout_enabled free_shipping_label', nullable('boolean')),
	...each('last_updated_time number_of_ratings number_of_reviews', nullable('integer')),
	average_review_rating: nullable('number'),
	gtin: { type: ['string', 'integer'], nullable: true },
	...each('variant_names variant_values', texts),
	...range('custom_label', 5, { ...nullableText, maxLength: 511 }),
	...range('custom_number', 5, nullable('integer')),
	...range('ad_image', 20, nullableText, '_link'),
	...range('ad_image', 20, nullableText, '_tag'),
	...range('ad_video', 3, nullableText, '_link'),
	...range('ad_video', 3, nullableText, '_tag'),
	...anything,
};

const hotelUpdate: Properties = {
	...each('base_price brand category description link name sale_price', nullableText),
	...range('custom_label', 5, nullableText),
	latitude: { type: 'number' },
	longitude: nullable('number'),
	neighborhood: texts,
	address: closed(each('addr1 city country postal_code region', textSchema)),
	guest_ratings: closed({
		...each('max_score score', nullable('number')),
		number_of_reviewers: nullable('integer'),
		rating_system: nullableText,
	}),
	...anything,
};

const creativeAssetsUpdate: Properties = {
	...each('description link title', textSchema),
	...each('android_deep_link google_product_category ios_deep_link visibility', nullableText),
	...range('custom_label', 5, nullableText),
	...anything,
};

/** Attributes of an item by the type of its catalog: of one that is changed, and of one that is made. */
export const attributes: Record<CatalogType, { update: JsonSchema; create: JsonSchema }> = {
	RETAIL: {
		update: closed(retailUpdate),
		create: closed({
			...retailUpdate,
			additional_image_link: texts,
			image_link: { oneOf: [textSchema, { type: 'array', minItems: 1, maxItems: 1, items: textSchema }] },
			save_pin_disabled: { type: 'boolean' },
			video_link: nullableText,
		}),
	},
	HOTEL: {
		update: closed(hotelUpdate),
		create: closed({
			...hotelUpdate,
			additional_image_link: texts,
			main_image: closed({ link: textSchema, tag: texts }),
		}),
	},
	CREATIVE_ASSETS: {
		update: closed(creativeAssetsUpdate),
		create: closed({ ...creativeAssetsUpdate, image_link: textSchema, video_link: textSchema }),
	},
};

/** Attributes of a product that an update can name in its mask. */
export const maskable = `
ad_link adult age_group availability average_review_rating brand checkout_enabled color condition custom_label_0
custom_label_1 custom_label_2 custom_label_3 custom_label_4 custom_number_0 custom_number_1 custom_number_2
custom_number_3 custom_number_4 description free_shipping_label free_shipping_limit gender google_product_category gtin
item_group_id last_updated_time link material min_ad_price mpn number_of_ratings number_of_reviews pattern price
product_type sale_price shipping shipping_height shipping_weight shipping_width size size_system size_type tax title
variant_names variant_values promotion_id`
	.trim()
	.split(/\s+/);
