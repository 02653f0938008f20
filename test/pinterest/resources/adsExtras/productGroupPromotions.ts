import { invalid } from '../../check';
import { row, type Call } from '../../row';
import type { World } from '../../world';
import {
	adAccountFor,
	batch,
	checkStatusChange,
	entityFor,
	idSchema,
	idsParameter,
	listParameters,
	missing,
	nullableBoolean,
	nullableInteger,
	nullableText,
	orderedPage,
	statusSchema,
	type EntityQuery,
	type EntityStatus,
} from '../ads/shared';
import { isIn } from './parents';

const headers = ['SHOP_THIS_COLLECTION', 'EXPLORE_THIS_COLLECTION', 'NO_HEADER', 'ON_SALE', 'GET_DEAL'];
const creatives = [
	...['REGULAR', 'VIDEO', 'SHOPPING', 'CAROUSEL', 'MAX_VIDEO', 'SHOP_THE_PIN', 'COLLECTION', 'IDEA', 'SHOWCASE'],
	...['QUIZ', 'COLLAGE', 'MAX_WIDTH_REGULAR_COLLECTION', 'MAX_WIDTH_VIDEO_COLLECTION', 'APP'],
];
const callsToAction = [
	...['SHOP_NOW', 'BOOK_NOW', 'ON_SALE', 'GET_DEAL', 'BUY_ONLINE_PICKUP_IN_STORE', 'APPLY_NOW', 'BUY_NOW'],
	...['BUY_TICKETS', 'CONTACT_US', 'DONATE_NOW', 'DOWNLOAD', 'EXPLORE_MORE', 'FIND_A_DEALER', 'FIND_A_LOCATION'],
	...['GET_IT_NOW', 'GET_OFFER', 'GET_QUOTE', 'GET_RECIPE', 'GET_SHOWTIMES', 'LEARN_MORE', 'ORDER_NOW', 'PLAY_GAME'],
	...['READ_MORE', 'REGISTER_NOW', 'SHOP_ON_ADVERTISER', 'SHOP_THE_COLLECTION', 'SIGN_UP', 'SUBSCRIBE'],
	...['TAKE_A_CLOSER_LOOK', 'TAKE_A_PEEK', 'TRY_IT', 'VISIT_SITE', 'WATCH_NOW'],
];

interface Facts {
	ad_group_id?: string;
	catalog_product_group_id?: string | null;
	definition?: string | null;
	status?: EntityStatus;
	tracking_url?: string | null;
	[further: string]: unknown;
}

export interface ProductGroupPromotion extends Facts {
	seq: number;
	id: string;
	ad_account_id: string;
	ad_group_id: string;
	status: EntityStatus;
}

interface Body {
	ad_group_id: string;
	product_group_promotion: Array<Facts & { id?: string }>;
}

const adGroupId = { type: 'string', pattern: '^(AG)?\\d+$' };
const nullableId = { ...idSchema, nullable: true };
const oneOfOrNull = (values: string[]) => ({ type: 'string', nullable: true, enum: [...values, null] });
const properties = {
	ad_group_id: adGroupId,
	bid_in_micro_currency: nullableInteger,
	catalog_product_group_id: nullableId,
	catalog_product_group_name: nullableText,
	collections_header_type: oneOfOrNull(headers),
	collections_hero_destination_url: nullableText,
	collections_hero_pin_id: nullableId,
	creative_type: { type: 'string', enum: creatives },
	customizable_cta_type: oneOfOrNull(callsToAction),
	definition: nullableText,
	grid_click_type: oneOfOrNull(['CLOSEUP', 'DIRECT_TO_DESTINATION']),
	id: idSchema,
	included: nullableBoolean,
	is_generate_background: nullableBoolean,
	is_image_auto_resizing: { type: 'boolean' },
	is_mdl: nullableBoolean,
	parent_id: nullableId,
	preferred_media_type: oneOfOrNull(['VIDEO', 'IMAGE']),
	relative_definition: nullableText,
	selected_image_tag: nullableText,
	selected_video_tag: nullableText,
	slideshow_collections_description: nullableText,
	slideshow_collections_title: nullableText,
	status: statusSchema,
	tracking_url: nullableText,
};
const body = {
	type: 'object',
	properties: {
		ad_group_id: adGroupId,
		product_group_promotion: {
			type: 'array',
			items: { type: 'object', properties, additionalProperties: false },
		},
	},
	required: ['ad_group_id', 'product_group_promotion'],
	additionalProperties: false,
};

/** What stands in an answer where nothing was said. */
const defaults: Facts = {
	bid_in_micro_currency: null,
	catalog_product_group_id: null,
	catalog_product_group_name: null,
	collections_header_type: null,
	collections_hero_destination_url: null,
	collections_hero_pin_id: null,
	creative_type: 'REGULAR',
	customizable_cta_type: null,
	definition: null,
	included: true,
	is_generate_background: false,
	is_mdl: false,
	parent_id: null,
	preferred_media_type: null,
	relative_definition: null,
	slideshow_collections_description: null,
	slideshow_collections_title: null,
	tracking_url: null,
};
const path = '/ad_accounts/{ad_account_id}/product_group_promotions';

type ListQuery = EntityQuery & { product_group_promotion_ids?: string[]; ad_group_id?: string };

export const productGroupPromotions = [
	row<ListQuery>({
		id: 'product_group_promotions/list',
		method: 'GET',
		path,
		scopes: ['ads:read'],
		category: 'ads_read',
		sandbox: false,
		query: {
			product_group_promotion_ids: idsParameter(),
			ad_group_id: { type: 'string', pattern: '^\\d+$', maxLength: 18 },
			...listParameters,
		},
		answer(call) {
			const { id: account } = adAccountFor(call);
			const { product_group_promotion_ids: ids, entity_statuses: statuses, ad_group_id: group } = call.query;
			if (!ids && group === undefined)
				throw invalid("One of 'ad_group_id' and 'product_group_promotion_ids' is required.");
			const answer = orderedPage(call, store(call.world).values(), view, {
				filters: { ids, statuses, group },
				keep: (each) =>
					each.ad_account_id === account &&
					// Of the two, the ids win.
					(ids ? ids.includes(each.id) : each.ad_group_id === group) &&
					statuses.includes(each.status),
			});
			return { status: 200, body: answer };
		},
	}),
	row<object, Body>({
		id: 'product_group_promotions/create',
		method: 'POST',
		path,
		scopes: ['ads:write'],
		category: 'ads_write',
		sandbox: false,
		body,
		answer(call) {
			const { account, group } = adGroupFor(call);
			const answer = batch(call.body.product_group_promotion, 'list', (given) =>
				view(addProductGroupPromotion(call.world, account, group, given)),
			);
			return { status: 200, body: answer };
		},
	}),
	row<object, Body>({
		id: 'product_group_promotions/update',
		method: 'PATCH',
		path,
		scopes: ['ads:write'],
		category: 'ads_write',
		sandbox: false,
		body,
		answer(call) {
			const { group } = adGroupFor(call);
			const answer = batch(call.body.product_group_promotion, 'list', (given) => {
				if (given.id === undefined) throw invalid("'id' is required.");
				const promotion = store(call.world).get(given.id);
				if (promotion?.ad_group_id !== group) throw missing('product group promotion');
				check(group, given);
				checkStatusChange(promotion.status, given.status);
				return view(Object.assign(promotion, kept(given), { ad_group_id: group }));
			});
			return { status: 200, body: answer };
		},
	}),
	row({
		id: 'product_group_promotions/get',
		method: 'GET',
		path: `${path}/{product_group_promotion_id}`,
		scopes: ['ads:read'],
		category: 'ads_read',
		sandbox: false,
		answer(call) {
			const { product_group_promotion_id: id } = call.path;
			return { status: 200, body: view(entityFor<ProductGroupPromotion>(call, 'product group promotion', id)) };
		},
	}),
];

/** @throws Refusal when something in it does not go together */
export function addProductGroupPromotion(
	world: World,
	account: string,
	group: string,
	given: Facts,
): ProductGroupPromotion {
	check(group, given);
	if (given.catalog_product_group_id == null && given.definition == null)
		throw invalid("One of 'catalog_product_group_id' and 'definition' is required.");
	if (given.status === 'DELETED_DRAFT') throw invalid("'status' of what is new can't be DELETED_DRAFT.");
	const seq = world.nextSeq();
	const promotion: ProductGroupPromotion = {
		...defaults,
		...kept(given),
		seq,
		id: world.newId('product group promotion', seq),
		ad_account_id: account,
		ad_group_id: group,
		status: given.status ?? 'ACTIVE',
	};
	store(world).set(promotion.id, promotion);
	return promotion;
}

function store(world: World): Map<string, ProductGroupPromotion> {
	return world.store<ProductGroupPromotion>('product group promotion');
}

function check(group: string, { ad_group_id: said, tracking_url: tracking }: Facts): void {
	if (said !== undefined && plain(said) !== group) throw invalid("'ad_group_id' differs from that of the request.");
	if (tracking && tracking.length > 4000) throw invalid("'tracking_url' has up to 4000 characters.");
}

/** What a request may set: where a click leads is decided by Pinterest, whatever is sent. */
function kept({ id: _id, grid_click_type: _click, ...given }: Facts): Facts {
	return given;
}

function view({ seq: _seq, ad_account_id: _account, ...promotion }: ProductGroupPromotion) {
	return { ...promotion, grid_click_type: 'DIRECT_TO_DESTINATION' };
}

/** Ad groups may be named with the prefix that Ads Manager shows. */
function plain(id: string): string {
	return id.replace(/^AG/, '');
}

function adGroupFor(call: Call<object, Body>): { account: string; group: string } {
	const { id: account } = adAccountFor(call);
	const group = plain(call.body.ad_group_id);
	if (!isIn(call.world, 'ad group', account, group)) throw missing('ad group');
	return { account, group };
}
