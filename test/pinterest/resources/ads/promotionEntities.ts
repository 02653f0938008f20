import { row } from '../../row';
import { adGroupView, type AdGroup } from './adGroups';
import { adAccountFor, orderedPage, type OrderQuery } from './shared';

export const promotionEntities = [
	row<OrderQuery & { promotion_ids: string[] }>('GET /ad_accounts/{ad_account_id}/promotion_applied_entities', {
		answer(call) {
			const { id: account } = adAccountFor(call);
			const { promotion_ids: ids } = call.query;
			const applied = ({ promotion_id: one, promotion_ids: more }: AdGroup) =>
				ids.some((id) => id === one || more.includes(id));
			const view = (each: AdGroup) => adGroupView(call.world, each);
			const body = orderedPage(call, call.world.store<AdGroup>('ad group').values(), view, {
				filters: { ids },
				keep: (each) => each.ad_account_id === account && applied(each),
			});
			return { status: 200, body };
		},
	}),
];
