import type { Batch } from '../../shared/rows/batch';
import type { Values } from '../../shared/rows/field';
import type { Operation, Resource } from '../../shared/rows/operation';
import { operation } from '../../shared/rows/operation';
import {
	AD_ACCOUNT,
	CREATE_STATUS,
	NEW_STATUS,
	ORDER,
	STATUS_FILTER,
	adGroup,
	manyIds,
	needsElementChange,
	updateBatch,
} from '../../shared/fields/ads';
import { clearFields } from '../../shared/fields/clear';
import { choice, id } from '../../shared/fields/kinds';
import { MONEY_OPTIONS } from '../../shared/fields/money';
import { PRODUCT_GROUP_ANALYTICS } from '../analytics';
import { listedIn, needsList } from '../../shared/run/elements';
import { FIELDS, NEW_PRODUCT_GROUP, PRODUCT_GROUP, simpleProductGroupPromotion } from '../fields/productGroupPromotion';

/** The ad group stands beside the elements, so only those of one ad group share a request. */
const PARENT = adGroup({
	in: 'local',
	name: 'promotingAdGroup',
	apiName: 'ad_group_id',
	description: 'The ad group that promotes the product group',
});

const LIST = 'product_group_promotion';

interface Parent {
	inputMode?: unknown;
	promotingAdGroup?: string;
}

const adGroupOf = ({ body, local }: Values<Parent>) =>
	local.inputMode === 'json' ? body.ad_group_id : local.promotingAdGroup;

const IN_AD_GROUP: Partial<Batch<Parent>> = {
	elements: listedIn(LIST),
	wrap: (elements, values) => ({ ad_group_id: adGroupOf(values), [LIST]: elements }),
	groupBy: adGroupOf,
};

const BATCHED = 'Those of all input items for the same ad group are sent together, up to 30 in a request.';

const CLEAR = clearFields(FIELDS, [
	...(['collections_header_type', 'collections_hero_destination_url', 'collections_hero_pin_id'] as const),
	...(['grid_click_type', 'preferred_media_type', 'selected_image_tag', 'selected_video_tag'] as const),
	...(['slideshow_collections_description', 'slideshow_collections_title'] as const),
]);

const operations: Operation[] = [
	operation('POST /ad_accounts/{ad_account_id}/product_group_promotions', {
		value: 'create',
		effect: 'spends',
		name: 'Create',
		action: 'Promote product group',
		description: `Promote a product group of a catalog in an ad group. It starts paused unless you choose another status; an active one can spend money. ${BATCHED}`,
		fields: [AD_ACCOUNT, PARENT, PRODUCT_GROUP, CREATE_STATUS],
		collections: {
			additionalFields: [
				...FIELDS,
				id({
					name: 'newPromotionId',
					apiName: 'id',
					in: 'body',
					label: 'ID',
					description: 'The ID of a promotion that is there already',
				}),
			],
			options: [...MONEY_OPTIONS],
		},
		jsonBody: true,
		simplify: simpleProductGroupPromotion,
		elementsIn: LIST,
		makes: ['ad_group_id'],
		check: (values) => needsList(values, LIST, 'ad_group_id'),
		batch: updateBatch('product group promotion', {
			...IN_AD_GROUP,
			elements: (values: Values<Parent>) => listedIn(LIST)(values).map((one) => ({ status: 'PAUSED', ...one })),
		}),
	}),
	operation('GET /ad_accounts/{ad_account_id}/product_group_promotions/{product_group_promotion_id}', {
		value: 'get',
		name: 'Get',
		action: 'Get product group promotion',
		description: 'Get the ad group, product group, bid and status of one product group promotion',
		fields: [
			AD_ACCOUNT,
			id({
				name: 'productGroupPromotionId',
				apiName: 'product_group_promotion_id',
				in: 'path',
				label: 'Product Group Promotion ID',
				description: 'The product group promotion to get',
				placeholder: 'e.g. 2680059592705',
				required: true,
			}),
		],
		simplify: simpleProductGroupPromotion,
	}),
	operation('GET /ad_accounts/{ad_account_id}/product_group_promotions', {
		value: 'getAll',
		name: 'Get Many',
		action: 'Get many product group promotions',
		description: 'List the product group promotions of an ad group, or those with some IDs',
		fields: [
			AD_ACCOUNT,
			choice({
				name: 'promotionsOf',
				in: 'local',
				label: 'Product Group Promotions',
				description: 'Which to list',
				options: [
					{ name: 'By ID', value: 'ids' },
					{ name: 'In an Ad Group', value: 'adGroup' },
				],
				default: 'adGroup',
			}),
			adGroup({
				in: 'query',
				name: 'listedAdGroup',
				description: 'The ad group whose product groups to list',
				when: { promotionsOf: ['adGroup'] },
			}),
			manyIds({
				name: 'productGroupPromotionIds',
				apiName: 'product_group_promotion_ids',
				in: 'query',
				label: 'Product Group Promotion IDs',
				description: 'The ones to list: IDs separated by commas',
				required: true,
				when: { promotionsOf: ['ids'] },
			}),
		],
		collections: { filters: [STATUS_FILTER], options: [ORDER] },
		answer: 'page',
		simplify: simpleProductGroupPromotion,
	}),
	operation('PATCH /ad_accounts/{ad_account_id}/product_group_promotions', {
		value: 'update',
		effect: 'spends',
		name: 'Update',
		action: 'Update product group promotion',
		description: `Change the bid, status or look of a promoted product group. Active lets it spend money, archiving can’t be undone. ${BATCHED}`,
		fields: [
			AD_ACCOUNT,
			PARENT,
			id({
				name: 'promotionToChange',
				apiName: 'id',
				in: 'body',
				label: 'Product Group Promotion ID',
				description: 'The product group promotion to change',
				required: true,
			}),
		],
		collections: {
			updateFields: [...FIELDS, NEW_STATUS, NEW_PRODUCT_GROUP, CLEAR],
			options: [...MONEY_OPTIONS],
		},
		jsonBody: true,
		simplify: simpleProductGroupPromotion,
		elementsIn: LIST,
		makes: ['ad_group_id'],
		check(values) {
			needsList(values, LIST, 'ad_group_id');
			needsElementChange(values);
		},
		batch: updateBatch('product group promotion', IN_AD_GROUP),
	}),
	...PRODUCT_GROUP_ANALYTICS,
];

export const productGroupPromotions: Resource = {
	value: 'productGroupPromotion',
	name: 'Product Group Promotion',
	operations,
};
