import type { IDataObject } from 'n8n-workflow';

import type { Operation, Resource } from '../../shared/rows/operation';
import { operation } from '../../shared/rows/operation';
import { AD_ACCOUNT, ORDER, orderLine } from '../../shared/fields/ads';
import { inCurrency } from '../../shared/fields/money';

const operations: Operation[] = [
	operation('GET /ad_accounts/{ad_account_id}/order_lines/{order_line_id}', {
		value: 'get',
		name: 'Get',
		action: 'Get order line',
		description: 'Get the budget, dates, status and campaigns of one order line, which an invoice names',
		fields: [AD_ACCOUNT, orderLine({ in: 'path', required: true })],
		simplify: simpleOrderLine,
	}),
	operation('GET /ad_accounts/{ad_account_id}/order_lines', {
		value: 'getAll',
		name: 'Get Many',
		action: 'Get many order lines',
		description: 'List the order lines of an ad account',
		fields: [AD_ACCOUNT],
		collections: { options: [ORDER] },
		answer: 'page',
		simplify: simpleOrderLine,
	}),
];

/** The fields of an order line that most people need. The budget is in the currency of the ad account. */
function simpleOrderLine({
	id,
	ad_account_id,
	name,
	status,
	budget,
	start_time,
	end_time,
	...rest
}: IDataObject): IDataObject {
	const { campaign_ids, purchase_order_id } = rest;
	const line = { id, ad_account_id, name, status, budget, start_time, end_time, campaign_ids, purchase_order_id };
	return inCurrency(line, ['budget']);
}

export const orderLines: Resource = { value: 'orderLine', name: 'Order Line', operations };
