import type { JsonSchema } from '../../row';
import type { Ad } from './ads';
import { digits, idSchema, nullableText, statusSchema, trackingUrls } from './shared';

export const creativeTypes = [
	'REGULAR',
	'VIDEO',
	'SHOPPING',
	'CAROUSEL',
	'MAX_VIDEO',
	'SHOP_THE_PIN',
	'COLLECTION',
	'IDEA',
	'SHOWCASE',
	'QUIZ',
	'COLLAGE',
	'MAX_WIDTH_REGULAR_COLLECTION',
	'MAX_WIDTH_VIDEO_COLLECTION',
	'APP',
] as const;

export const callsToAction = [
	'GET_OFFER',
	'LEARN_MORE',
	'ORDER_NOW',
	'SHOP_NOW',
	'SIGN_UP',
	'SUBSCRIBE',
	'BUY_NOW',
	'CONTACT_US',
	'GET_QUOTE',
	'VISIT_SITE',
	'APPLY_NOW',
	'BOOK_NOW',
	'REQUEST_DEMO',
	'REGISTER_NOW',
	'FIND_A_DEALER',
	'ADD_TO_CART',
	'WATCH_NOW',
	'READ_MORE',
	'BUY_TICKETS',
	'DONATE_NOW',
	'DOWNLOAD',
	'EXPLORE_MORE',
	'FIND_A_LOCATION',
	'GET_DEAL',
	'GET_RECIPE',
	'GET_SHOWTIMES',
	'ON_SALE',
	'PLAY_GAME',
	'TRY_IT',
] as const;

const disclosures = [
	'NO_DISCLOSURE',
	'PRESCRIBING_INFORMATION',
	'PRESCRIBING_INFORMATION_BOX_WARNING',
	'IMPORTANT_SAFETY_INFO',
	'MED_GUIDE',
	'PATIENT_INFORMATION',
];
const headers = ['SHOP_THIS_COLLECTION', 'EXPLORE_THIS_COLLECTION', 'NO_HEADER', 'ON_SALE', 'GET_DEAL'];

export type AdBody = Partial<Omit<Ad, 'seq' | 'pin_id'>> & { pin_id?: string | null };

const text = { type: 'string' };
const number = { type: 'number' };
const flag = { type: 'boolean' };
const texts = { type: 'array', nullable: true, items: text };
const object = (properties: JsonSchema, nullable = true): JsonSchema => ({
	type: 'object',
	...(nullable && { nullable }),
	properties,
	additionalProperties: false,
});

const quizResult = object({
	android_deep_link: text,
	destination_url: text,
	ios_deep_link: text,
	organic_pin_id: text,
	result_id: number,
});

const common = {
	ad_group_id: { type: 'string', pattern: '^(AG)?\\d+$' },
	android_deep_link: nullableText,
	carousel_android_deep_links: texts,
	carousel_destination_urls: texts,
	carousel_ios_deep_links: texts,
	click_tracking_url: nullableText,
	creative_type: { type: 'string', enum: creativeTypes },
	customizable_cta_type: { type: 'string', nullable: true, enum: [...callsToAction, null] },
	destination_url: nullableText,
	disclosure_type: { type: 'string', nullable: true, enum: [...disclosures, null] },
	disclosure_url: nullableText,
	grid_click_type: { type: 'string', enum: ['CLOSEUP', 'DIRECT_TO_DESTINATION'] },
	ios_deep_link: nullableText,
	is_pin_deleted: flag,
	is_removable: flag,
	lead_form_id: { type: 'string', nullable: true, pattern: '^(AG)?\\d+$' },
	name: nullableText,
	quiz_pin_data: object({
		questions: {
			type: 'array',
			items: object({
				options: { type: 'array', items: object({ id: number, text }) },
				question_id: number,
				question_text: text,
			}),
		},
		results: { type: 'array', items: quizResult },
		tie_breaker_custom_result: quizResult,
		tie_breaker_type: { type: 'string', enum: ['RANDOM', 'CUSTOM'] },
	}),
	status: statusSchema,
	tracking_urls: trackingUrls,
	view_tracking_url: nullableText,
	is_carting: flag,
	is_collage_accepted_terms: flag,
	is_collage_single_destination: flag,
	collection_items_destination_url_template: nullableText,
	collections_header_type: { type: 'string', enum: headers },
};

export const createBody: JsonSchema = {
	type: 'array',
	minItems: 1,
	maxItems: 30,
	items: {
		type: 'object',
		properties: { ...common, pin_id: idSchema },
		required: ['ad_group_id', 'creative_type', 'pin_id'],
		additionalProperties: false,
	},
};

export const updateBody: JsonSchema = {
	type: 'array',
	minItems: 1,
	maxItems: 30,
	items: {
		type: 'object',
		properties: { ...common, id: idSchema, pin_id: { type: 'string', pattern: digits, nullable: true } },
		required: ['id'],
		additionalProperties: false,
	},
};
