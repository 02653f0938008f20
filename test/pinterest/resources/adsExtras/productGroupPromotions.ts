import { invalid } from '../../check';
import { row, type Call } from '../../row';
import type { World } from '../../world';
import {
	adAccountFor,
	batch,
	checkStatusChange,
	entityFor,
	missing,
	orderedPage,
	type EntityQuery,
	type EntityStatus,
} from '../ads/shared';
import { isIn } from './parents';

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

/** What stands in an answer where nothing was said. */
const defaults: Facts = {
	creative_type: 'REGULAR',
	included: true,
	is_generate_background: false,
	is_mdl: false,
};

type ListQuery = EntityQuery & { product_group_promotion_ids?: string[]; ad_group_id?: string };

export const productGroupPromotions = [
	row<ListQuery>('GET /ad_accounts/{ad_account_id}/product_group_promotions', {
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
	row<object, Body>('POST /ad_accounts/{ad_account_id}/product_group_promotions', {
		answer(call) {
			const { account, group } = adGroupFor(call);
			const answer = batch(call.body.product_group_promotion, 'list', (given) =>
				view(addProductGroupPromotion(call.world, account, group, given)),
			);
			return { status: 200, body: answer };
		},
	}),
	row<object, Body>('PATCH /ad_accounts/{ad_account_id}/product_group_promotions', {
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
	row('GET /ad_accounts/{ad_account_id}/product_group_promotions/{product_group_promotion_id}', {
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
