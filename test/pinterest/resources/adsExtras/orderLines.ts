import { row } from '../../row';
import type { World } from '../../world';
import { adAccountFor, entityFor, orderedPage, type OrderQuery } from '../ads/shared';

/** Money in micro currency, times in seconds since 1970. */
export interface OrderLine {
	seq: number;
	id: string;
	ad_account_id: string;
	name: string | null;
	budget: number | null;
	paid_budget: number | null;
	paid_type: 'PAID' | 'BONUS' | 'MAKE_GOOD' | 'TEST' | null;
	purchase_order_id: string | null;
	start_time: number;
	end_time: number | null;
	status: 'ACTIVE' | 'PAUSED' | 'DELETED';
}

export const orderLines = [
	row<OrderQuery>('GET /ad_accounts/{ad_account_id}/order_lines', {
		answer(call) {
			const { id: account } = adAccountFor(call);
			const lines = call.world.store<OrderLine>('order line').values();
			const body = orderedPage(call, lines, (line) => orderLineView(call.world, line), {
				filters: {},
				keep: (line) => line.ad_account_id === account,
			});
			return { status: 200, body };
		},
	}),
	row('GET /ad_accounts/{ad_account_id}/order_lines/{order_line_id}', {
		answer(call) {
			const line = entityFor<OrderLine>(call, 'order line', call.path.order_line_id);
			return { status: 200, body: orderLineView(call.world, line) };
		},
	}),
];

export function addOrderLine(world: World, facts: Omit<OrderLine, 'seq' | 'id'>): OrderLine {
	const seq = world.nextSeq();
	const line = { ...facts, seq, id: world.newId('order line', seq) };
	world.store<OrderLine>('order line').set(line.id, line);
	return line;
}

/** Campaigns say which order line pays for them; the line lists them. */
function orderLineView(world: World, { seq: _seq, ...line }: OrderLine) {
	const campaigns = [...world.store<{ id: string; order_line_id?: string | null }>('campaign').values()];
	const paid = campaigns.filter(({ order_line_id: id }) => id === line.id);
	return { ...line, type: 'orderline', campaign_ids: paid.map(({ id }) => id) };
}
