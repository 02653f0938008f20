import { invalid } from '../../check';
import { page, type PageQuery } from '../../paging';
import { Refusal, row, type Call } from '../../row';
import type { Settings } from '../../settings';
import type { AdAccount, World } from '../../world';
import { adAccountFor, missing } from '../ads/shared';
import { addOrderLine, type OrderLine } from './orderLines';
import { billTo, isEligible, partners } from './ssioAccounts';
import { checkDates, checkOrder, type NewOrder, type OrderEdit, type OrderFacts } from './ssioOrder';

export interface InsertionOrder extends NewOrder {
	seq: number;
	ad_account_id: string;
	pin_order_id: string;
	salesforce_order_line_id: string;
	oracle_line_id: string;
	ads_manager_order_line_id: string;
	/** Milliseconds since 1970. */
	created: number;
	modified: number;
	/** Reads of its status. */
	polls: number;
}
const salesforceId = /^[a-zA-Z0-9]+$/;

export const ssio = [
	row<object, NewOrder>('POST /ad_accounts/{ad_account_id}/ssio/insertion_orders', {
		answer(call) {
			const account = adAccountFor(call);
			if (!isEligible(account)) throw new Refusal(403, 29, 'This ad account may not create insertion orders.');
			checkOrder(account, call.body);
			const order = addInsertionOrder(call.world, account, call.body);
			return { status: 200, body: { pin_order_id: order.pin_order_id } };
		},
	}),
	row<object, OrderEdit>('PATCH /ad_accounts/{ad_account_id}/ssio/insertion_orders', {
		answer(call) {
			const account = adAccountFor(call);
			const { ads_manager_order_line_id, oracle_line_id, salesforce_order_id, salesforce_order_line_id, ...given } =
				call.body;
			const ids = {
				ads_manager_order_line_id,
				oracle_line_id,
				pin_order_id: salesforce_order_id,
				salesforce_order_line_id,
			};
			const said = Object.entries(ids).filter(([, id]) => id !== undefined) as Array<[keyof typeof ids, string]>;
			if (said.length === 0) throw invalid('The body must name the order line by one of its ids.');
			const order = ordersOf(call.world, account.id).find((each) => said.every(([name, id]) => each[name] === id));
			if (!order) throw missing('order line');
			checkDates({ ...order, ...given });
			Object.assign(order, given, { modified: Date.now() });
			const line = call.world.store<OrderLine>('order line').get(order.ads_manager_order_line_id);
			if (line) Object.assign(line, lineFacts(order));
			return { status: 200, body: { pin_order_id: order.pin_order_id } };
		},
	}),
	row<PageQuery>('GET /ad_accounts/{ad_account_id}/ssio/insertion_orders/status', {
		answer(call) {
			const { id: account } = adAccountFor(call);
			const body = page(call, ordersOf(call.world, account), (order) => statusView(order, call.settings));
			return { status: 200, body };
		},
	}),
	row('GET /ad_accounts/{ad_account_id}/ssio/insertion_orders/{pin_order_id}/status', {
		pathPatterns: { pin_order_id: salesforceId },
		answer: (call) => ({ status: 200, body: statusView(orderFor(call), call.settings) }),
	}),
	row<PageQuery & { pin_order_id?: string }>('GET /ad_accounts/{ad_account_id}/ssio/order_lines', {
		answer(call) {
			const { id: account } = adAccountFor(call);
			const { pin_order_id: wanted } = call.query;
			const body = page(call, ordersOf(call.world, account), orderView, {
				filters: { wanted },
				keep: (order) => wanted === undefined || wanted === order.pin_order_id,
			});
			return { status: 200, body };
		},
	}),
];

/** Also puts its order line into Ads Manager, where campaigns can be paid from it. */
export function addInsertionOrder(world: World, account: AdAccount, given: NewOrder): InsertionOrder {
	const facts = lineFacts(given);
	const line = addOrderLine(world, { ad_account_id: account.id, paid_type: 'PAID', status: 'ACTIVE', ...facts });
	const seq = world.nextSeq();
	const number = String(seq).padStart(7, '0');
	const now = Date.now();
	const order: InsertionOrder = {
		...given,
		seq,
		ad_account_id: account.id,
		pin_order_id: `0Q01N${number}hekSAB`,
		salesforce_order_line_id: `8021N${number}lneQAA`,
		oracle_line_id: String(900_000 + seq),
		ads_manager_order_line_id: line.id,
		created: now,
		modified: now,
		polls: 0,
	};
	world.store<InsertionOrder>('insertion order').set(order.pin_order_id, order);
	return order;
}

function ordersOf(world: World, account: string): InsertionOrder[] {
	return [...world.store<InsertionOrder>('insertion order').values()].filter((each) => each.ad_account_id === account);
}

function orderFor(call: Pick<Call, 'world' | 'path' | 'user'>): InsertionOrder {
	const { id: account } = adAccountFor(call);
	const order = call.world.store<InsertionOrder>('insertion order').get(call.path.pin_order_id);
	if (order?.ad_account_id !== account) throw missing('insertion order');
	return order;
}

function lineFacts(order: OrderFacts & { order_name: string }) {
	const seconds = (date: string) => Date.parse(date) / 1000;
	return {
		name: order.order_name,
		budget: order.budget_amount ?? null,
		paid_budget: order.budget_amount ?? null,
		purchase_order_id: order.po_number ?? null,
		start_time: order.start_date === undefined ? Math.floor(Date.now() / 1000) : seconds(order.start_date),
		end_time: order.end_date === undefined ? null : seconds(order.end_date),
	};
}

/** Somebody at Pinterest looks at an order before it is approved; each read counts as a poll. */
function statusView(order: InsertionOrder, { processingMs, processingPolls, processingOutcome: outcome }: Settings) {
	order.polls += 1;
	const isLookedAt =
		processingPolls === undefined ? Date.now() - order.created >= processingMs : order.polls > processingPolls;
	const ended = outcome === 'failed' ? 'Rejected' : 'Approved';
	const status = isLookedAt && outcome !== 'stuck' ? ended : 'Pending Approval';
	return { creation_time: new Date(order.created).toISOString(), pin_order_id: order.pin_order_id, status };
}

function orderView(order: InsertionOrder) {
	const { accepted_terms_time: accepted } = order;
	return {
		accepted_terms_id: order.accepted_terms_id,
		accepted_terms_time: accepted === undefined ? null : new Date(accepted * 1000).toISOString(),
		ads_manager_order_line_id: order.ads_manager_order_line_id,
		agency_link: order.agency_link ?? '',
		bill_to_company_name: billTo.name,
		billing_contact_email: order.billing_contact_email ?? null,
		billing_contact_firstname: order.billing_contact_firstname ?? null,
		billing_contact_lastname: order.billing_contact_lastname ?? null,
		budget_amount: order.budget_amount ?? null,
		currency_info: order.currency_info,
		end_date: order.end_date ?? null,
		estimated_monthly_spend: order.estimated_monthly_spend ?? null,
		last_modified_date_time: new Date(order.modified).toISOString(),
		media_contact_email: order.media_contact_email ?? null,
		media_contact_firstname: order.media_contact_firstname ?? null,
		media_contact_lastname: order.media_contact_lastname ?? null,
		order_name: order.order_name,
		pin_order_id: order.pin_order_id,
		pmp_name: partners.find(({ id }) => id === order.pmp_id)?.name ?? null,
		po_number: order.po_number ?? null,
		salesforce_order_line_id: order.salesforce_order_line_id,
		start_date: order.start_date ?? null,
	};
}
