import { invalid } from '../../check';
import { row } from '../../row';
import type { World } from '../../world';
import {
	adAccountFor,
	checkTimes,
	entityFor,
	exceptionOf,
	missing,
	nowSeconds,
	orderedPage,
	type EntityStatus,
	type OrderQuery,
} from '../ads/shared';
const platforms = ['DEFAULT', 'SHOPIFY'];

interface PromotionFacts {
	discount_status?: string;
	end_time?: number;
	external_id?: string;
	platform_type?: string;
	promotion_code?: string;
	promotion_custom_id?: string;
	promotion_title: string;
	promotion_type: string;
	start_time?: number;
	template_values?: Array<Record<string, unknown>>;
}

export interface Promotion extends PromotionFacts {
	seq: number;
	id: string;
	ad_account_id: string;
	status: EntityStatus;
}

export const promotions = [
	row<OrderQuery>('GET /ad_accounts/{ad_account_id}/promotions', {
		answer(call) {
			const { id: account } = adAccountFor(call);
			const answer = orderedPage(call, store(call.world).values(), promotionView, {
				filters: {},
				keep: (each) => each.ad_account_id === account,
			});
			return { status: 200, body: answer };
		},
	}),
	row<object, PromotionFacts[]>('POST /ad_accounts/{ad_account_id}/promotions', {
		answer(call) {
			const { id: account } = adAccountFor(call);
			return {
				status: 200,
				body: each(call.body, (given) => addPromotion(call.world, account, given)),
			};
		},
	}),
	row<object, Array<Partial<PromotionFacts> & { id: string }>>('PATCH /ad_accounts/{ad_account_id}/promotions', {
		answer(call) {
			const { id: account } = adAccountFor(call);
			const answer = each(call.body, (given) => {
				const promotion = store(call.world).get(given.id);
				if (promotion?.ad_account_id !== account) throw missing('promotion');
				check({ ...promotion, ...given });
				return Object.assign(promotion, given);
			});
			return { status: 200, body: answer };
		},
	}),
	row('GET /ad_accounts/{ad_account_id}/promotions/{promotion_id}', {
		answer: (call) => ({
			status: 200,
			body: promotionView(entityFor<Promotion>(call, 'promotion', call.path.promotion_id)),
		}),
	}),
	row('DELETE /ad_accounts/{ad_account_id}/promotions/{promotion_id}', {
		answer(call) {
			const { id } = entityFor<Promotion>(call, 'promotion', call.path.promotion_id);
			store(call.world).delete(id);
			takeOff(call.world, id);
			return { status: 204 };
		},
	}),
];

/** @throws Refusal when something in it does not go together */
export function addPromotion(world: World, account: string, given: PromotionFacts): Promotion {
	check(given);
	const seq = world.nextSeq();
	const id = world.newId('promotion', seq);
	const facts = { platform_type: 'DEFAULT', promotion_custom_id: id, template_values: [], ...given };
	const promotion: Promotion = { seq, id, ad_account_id: account, status: 'ACTIVE', ...facts };
	store(world).set(id, promotion);
	return promotion;
}

function store(world: World): Map<string, Promotion> {
	return world.store<Promotion>('promotion');
}

function check({ promotion_title: title, platform_type: platform, start_time: start, end_time: end }: PromotionFacts) {
	if (title.trim() === '') throw invalid("'promotion_title' must not be blank.");
	if (platform !== undefined && !platforms.includes(platform))
		throw invalid(`'platform_type' must be one of ${platforms.join(', ')}.`);
	checkTimes(start, end);
}

/** Each element is what came of it: the promotion, or one exception. */
function each<Given>(given: Given[], work: (one: Given) => Promotion): { promotions: unknown[] } {
	const done = given.map((one) => {
		try {
			return { data: promotionView(work(one)) };
		} catch (error) {
			return { exception: exceptionOf(error) };
		}
	});
	return { promotions: done };
}

function promotionView({ seq: _seq, ...promotion }: Promotion) {
	return { ...promotion, discount_status: discountStatus(promotion) };
}

/** Follows from the time, unless somebody stopped it. */
function discountStatus({ discount_status: said, start_time: start, end_time: end }: PromotionFacts): string {
	if (said === 'PAUSED' || said === 'OTHER') return said;
	const now = nowSeconds();
	if (end !== undefined && end <= now) return 'EXPIRED';
	return start !== undefined && start > now ? 'SCHEDULED' : 'ACTIVE';
}

/** No ad group keeps a promotion that is gone. */
function takeOff(world: World, id: string): void {
	const groups = world.store<{ promotion_id?: string | null; promotion_ids?: string[] }>('ad group');
	for (const group of groups.values()) {
		if (group.promotion_id === id) group.promotion_id = null;
		if (group.promotion_ids?.includes(id)) group.promotion_ids = group.promotion_ids.filter((each) => each !== id);
	}
}
