import type { IDataObject } from 'n8n-workflow';
import { NodeApiError } from 'n8n-workflow';

import { asObject, asText } from '../../shared/api/json';
import { request } from '../../shared/api/request';
import type { Values, Warning } from '../../shared/rows/field';
import type { ItemCaller, Operation, Resource } from '../../shared/rows/operation';
import type { Match } from '../../shared/rows/match';
import { changedBy } from '../../shared/rows/match';
import { operation } from '../../shared/rows/operation';
import { clearFields } from '../../shared/fields/clear';
import { AD_ACCOUNT, pinMetrics } from '../../shared/fields/common';
import { choice, choices, field, flag, text, texts } from '../../shared/fields/kinds';
import { board, section } from '../../shared/fields/locators';
import { CREATIVE_TYPES, simplePin } from '../../shared/fields/shapes';
import { callOf, simplified } from '../../shared/run/call';
import { written } from '../../shared/run/lost';
import { slotsOf, slotTexts } from '../media/carousel';
import { mediaSource } from '../media/source';
import { withMediaId } from '../media/video';
import { needsChange } from './boards';
import { getAnalytics, getManyAnalytics } from './pinAnalytics';
import {
	AI_DISCLOSURES,
	ALT_TEXT,
	DECODE_ENTITIES,
	DESCRIPTION,
	DOMINANT_COLOR,
	LINK,
	LONG_TEXTS,
	MISSING_BOARD,
	PARENT_PIN,
	PIN,
	PIN_BOARD,
	PIN_SECTION,
	PRODUCT_TAGS,
	SPONSOR,
	TITLE,
	TRACKING,
} from './pinFields';
import {
	CHECK_MEDIA,
	DOWNLOAD_HEADERS,
	DOWNLOAD_IMAGES,
	IS_STANDARD,
	MEDIA_FIELDS,
	PROCESSING,
	SLOT_INDEX,
	SLOT_TEXTS,
} from './pinMediaFields';

/** How a Pin is known again on its board. */
const MATCH: Match<'POST /pins', 'alt_text' | 'link' | 'title'> = {
	list: 'GET /boards/{board_id}/pins',
	within: ({ board_id: board }, { query }) => (board ? { ids: { board_id: board }, query } : undefined),
	by: [
		{ value: 'linkAndTitle', name: 'Link and Title', names: ['link', 'title'] },
		{ value: 'altText', name: 'Alt Text', names: ['alt_text'] },
		{ value: 'link', name: 'Link', names: ['link'] },
		{ value: 'title', name: 'Title', names: ['title'] },
	],
	isNewestFirst: true,
	update: changedBy('POST /pins', 'PATCH /pins/{pin_id}', {
		id: 'pin_id',
		keeps: ['dominant_color', 'media_source', 'parent_pin_id', 'sponsor_id'],
	}),
};

const create: Operation = operation('POST /pins', {
	value: 'create',
	name: 'Create',
	action: 'Create pin',
	description:
		'Publish an image, a carousel or a video as a Pin on a board. It is public at once, unless the board is secret. An app with Trial access can’t do this in production.',
	fields: [PIN_BOARD, PIN_SECTION, ...MEDIA_FIELDS, TITLE, DESCRIPTION, LINK, ALT_TEXT],
	collections: {
		additionalFields: [AI_DISCLOSURES, DOMINANT_COLOR, PARENT_PIN, SPONSOR],
		options: [
			AD_ACCOUNT,
			CHECK_MEDIA,
			DECODE_ENTITIES,
			DOWNLOAD_HEADERS,
			DOWNLOAD_IMAGES,
			IS_STANDARD,
			LONG_TEXTS,
			MISSING_BOARD,
			PROCESSING,
			PRODUCT_TAGS,
			SLOT_INDEX,
			...TRACKING,
		],
	},
	jsonBody: true,
	run: async (caller, values) => {
		if (values.local.inputMode === 'json') return [await withTags(await post(values))];
		if (values.local.mediaSource === 'pinUrl' && !values.body.link)
			throw new Error('Link is missing: the Pin is made from its page');
		const { source, uploaded, warnings } = await mediaSource(caller, values);
		try {
			const pin = await post({ ...values, body: { ...values.body, media_source: source } });
			return [{ ...(await withTags(pin)), ...toldBeside([...(values.warnings ?? []), ...warnings]) }];
		} catch (error) {
			throw uploaded ? withMediaId(error, uploaded) : error;
		}

		async function withTags(pin: IDataObject): Promise<IDataObject> {
			const { productPinIds = [] } = values.local;
			return productPinIds.length > 0 ? { ...pin, ...(await tagged(caller, pin, productPinIds)) } : pin;
		}

		async function post(whole: Values): Promise<IDataObject> {
			const { body, isRecovered } = await written(
				caller,
				{ request: 'POST /pins', match: MATCH },
				whole,
				callOf(create, whole),
			);
			const pin = simplified(create, values, asObject(body));
			return isRecovered ? { ...pin, recovered: true } : pin;
		}
	},
	simplify: simplePin,
	match: MATCH,
});

/**
 * Tags products in a Pin that was just made.
 *
 * @throws NodeApiError that says that the Pin is there, so that nobody makes it again
 */
async function tagged(caller: ItemCaller, pin: IDataObject, products: string[]): Promise<IDataObject> {
	const id = asText(pin.id) ?? '';
	const body = { product_tags: products.map((pin_id) => ({ pin_id })) };
	const call = { request: 'POST /pins/{pin_id}/product_tags', ids: { pin_id: id }, body } as const;
	const answer = await request(caller, call).catch((error: unknown) => {
		throw untagged(error, id);
	});
	return { product_tags: asObject(answer.body).product_tags };
}

function untagged(error: unknown, id: string): unknown {
	if (!(error instanceof NodeApiError)) return error;
	error.message = `The Pin was published (ID ${id}), but its products were not tagged: ${error.message}`;
	error.description = `Don’t run the item again: tag the products with Product Tag: Add, in the Pin with ID ${id}. ${error.description ?? ''}`;
	Object.assign(error.context, { pinId: id, mayHaveBeenExecuted: true });
	return error;
}

/** What results say of an item that was carried out all the same. */
function toldBeside(warnings: Warning[]): IDataObject {
	return warnings.length > 0 ? { warnings: warnings.map((one) => ({ ...one })) } : {};
}

const list: Operation = operation('GET /pins', {
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many pins',
	description: 'List the Pins of the account, newest first',
	collections: {
		filters: [
			choices({
				name: 'pinCreativeTypes',
				apiName: 'creative_types',
				in: 'query',
				label: 'Creative Types',
				description: 'Only Pins of these kinds',
				options: CREATIVE_TYPES,
				repeated: true,
			}),
			text({
				name: 'domain',
				in: 'query',
				label: 'Domain',
				description: 'Only Pins that lead to this site',
				placeholder: 'e.g. example.com',
			}),
			texts({
				name: 'domains',
				in: 'query',
				label: 'Domains',
				description: 'Only Pins that lead to one of these sites, separated by commas, up to 100',
				placeholder: 'e.g. example.com, example.org',
				maxItems: 100,
				repeated: true,
			}),
			flag({
				name: 'includeProtectedPins',
				apiName: 'include_protected_pins',
				in: 'query',
				label: 'Include Protected Pins',
				description: 'Whether to list the Pins of protected boards too',
				default: true,
			}),
			choice({
				name: 'pinFilter',
				apiName: 'pin_filter',
				in: 'query',
				label: 'Pin Filter',
				description: 'Leaves some Pins out',
				options: [
					{ name: 'Has Been Promoted', value: 'has_been_promoted', description: 'Only Pins that were shown as ads' },
					{ name: 'Exclude Native Pins', value: 'exclude_native', description: 'No Pins made on Pinterest itself' },
					{ name: 'Exclude Saved Pins', value: 'exclude_repins', description: 'No Pins saved from others' },
				],
				default: 'exclude_repins',
			}),
			choice({
				name: 'pinType',
				apiName: 'pin_type',
				in: 'query',
				label: 'Pin Type',
				description: 'Only Pins of this type',
				options: [{ name: 'Private', value: 'PRIVATE' }],
				default: 'PRIVATE',
			}),
		],
		options: [
			AD_ACCOUNT,
			pinMetrics('pinMetrics'),
			flag({
				name: 'includeProductTags',
				apiName: 'include_product_tag_obj',
				in: 'query',
				label: 'Product Tags',
				description: 'Whether to add the products tagged in each Pin (set Output to Raw to see them)',
				default: true,
			}),
		],
	},
	answer: 'page',
	simplify: simplePin,
});

/** What an update can change. */
const CHANGES = [
	AI_DISCLOSURES,
	ALT_TEXT,
	board({
		name: 'newBoard',
		apiName: 'board_id',
		in: 'body',
		label: 'Board',
		description: 'The board to move the Pin to',
	}),
	field(
		{
			name: 'carouselSlots',
			apiName: 'carousel_slots',
			in: 'body',
			label: 'Carousel Images',
			description: 'New title, description and link of each image of a carousel, in their order',
		},
		{
			type: 'fixedCollection',
			default: {},
			placeholder: 'Add Image',
			typeOptions: { multipleValues: true, sortable: true },
			options: [
				{
					displayName: 'Image',
					name: 'slot',
					values: SLOT_TEXTS,
				},
			],
		},
		(value) => slotsOf(value).map((slot, at) => slotTexts(slot, at)),
	),
	DESCRIPTION,
	LINK,
	section({
		name: 'newSection',
		apiName: 'board_section_id',
		in: 'body',
		label: 'Section',
		description: 'The section to move the Pin to',
	}),
	TITLE,
];

const update: Operation = operation('PATCH /pins/{pin_id}', {
	value: 'update',
	name: 'Update',
	action: 'Update pin',
	description: 'Change the texts, the link or the board of a Pin',
	fields: [PIN],
	collections: {
		updateFields: [...CHANGES, clearFields(CHANGES, ['alt_text', 'board_section_id', 'description', 'link', 'title'])],
		options: [AD_ACCOUNT, DECODE_ENTITIES, LONG_TEXTS, ...TRACKING],
	},
	jsonBody: true,
	check: needsChange,
	simplify: simplePin,
});

const operations: Operation[] = [
	create,
	operation('DELETE /pins/{pin_id}', {
		value: 'delete',
		name: 'Delete',
		action: 'Delete pin',
		description: 'Delete a Pin. This can’t be undone.',
		fields: [PIN],
		collections: { options: [AD_ACCOUNT] },
		answer: 'nothing',
	}),
	operation('GET /pins/{pin_id}', {
		value: 'get',
		name: 'Get',
		action: 'Get pin',
		description: 'Get the texts, link, board and media of one Pin',
		fields: [PIN],
		collections: { options: [AD_ACCOUNT, pinMetrics('pinMetrics')] },
		simplify: simplePin,
	}),
	getAnalytics,
	getManyAnalytics,
	list,
	operation('POST /pins/{pin_id}/save', {
		value: 'save',
		name: 'Save',
		action: 'Save pin to board',
		description: 'Save anyone’s Pin to a board or section of the account, or to its profile',
		fields: [
			PIN,
			board({
				name: 'saveBoard',
				apiName: 'board_id',
				in: 'body',
				label: 'Board',
				description: 'The board to save to; leave empty for the profile',
			}),
			section({
				name: 'saveSection',
				apiName: 'board_section_id',
				in: 'body',
				label: 'Section',
				description: 'The section of the board to save to; leave empty for none',
			}),
		],
		collections: { options: [AD_ACCOUNT] },
		simplify: simplePin,
	}),
	update,
];

export const pins: Resource = { value: 'pin', name: 'Pin', operations };
