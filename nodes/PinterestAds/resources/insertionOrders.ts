import type { IDataObject } from 'n8n-workflow';

import { asObject, asText } from '../../shared/api/json';
import type { Caller } from '../../shared/api/request';
import { request } from '../../shared/api/request';
import { callOf } from '../../shared/run/call';
import type { Values } from '../../shared/rows/field';
import type { Operation, Resource } from '../../shared/rows/operation';
import { operation } from '../../shared/rows/operation';
import { AD_ACCOUNT } from '../../shared/fields/ads';
import { withoutContacts } from '../fields/contact';
import { CREATE_ORDER, CREATE_ORDER_OPTIONAL, UPDATE_ORDER } from '../fields/insertionOrder';
import { ORDER_ID_KEYS, ORDER_TO_UPDATE, orderId } from '../fields/orderId';

const PIN_ORDER_ID = orderId({
	name: 'pinOrderId',
	apiName: 'pin_order_id',
	in: 'path',
	label: 'Order ID',
	description: 'The ID returned by Create (pin_order_id)',
	placeholder: 'e.g. 0Q01N0000015hekSAB',
	required: true,
});

const create: Operation = operation('POST /ad_accounts/{ad_account_id}/ssio/insertion_orders', {
	value: 'create',
	effect: 'spends',
	name: 'Create',
	action: 'Create insertion order',
	description:
		'Sign an insertion order for ads that are paid by invoice. It is binding and costs money: it commits the company that pays to the budget, and can’t be undone here. Returns the ID of the order.',
	fields: [AD_ACCOUNT, ...CREATE_ORDER],
	collections: { additionalFields: CREATE_ORDER_OPTIONAL },
	jsonBody: true,
	check: needsDatesInOrder,
	run: async (caller, values) => await sendOrder(caller, create, values),
});

const update: Operation = operation('PATCH /ad_accounts/{ad_account_id}/ssio/insertion_orders', {
	value: 'update',
	effect: 'spends',
	name: 'Update',
	action: 'Update insertion order',
	description:
		'Change an insertion order: budget, dates, contacts and numbers. It is binding and costs money: a higher budget may be spent.',
	fields: [AD_ACCOUNT, ...ORDER_TO_UPDATE],
	collections: { updateFields: UPDATE_ORDER },
	jsonBody: true,
	check(values) {
		const keys = Object.keys(values.body);
		if (keys.every((key) => ORDER_ID_KEYS.includes(key)))
			throw new Error('Nothing to update: set at least one of the Update Fields');
		if (!keys.some((key) => ORDER_ID_KEYS.includes(key)))
			throw new Error(`The order is not named: give one of ${ORDER_ID_KEYS.join(', ')}`);
		needsDatesInOrder(values);
	},
	run: async (caller, values) => await sendOrder(caller, update, values),
});

const operations: Operation[] = [
	create,
	operation('GET /ad_accounts/{ad_account_id}/ssio/accounts', {
		value: 'getAccounts',
		name: 'Get Accounts',
		action: 'Get insertion order accounts of ad account',
		description:
			'Get the companies, addresses, terms and marketing partners that you can use in an insertion order of the ad account',
		fields: [AD_ACCOUNT],
	}),
	operation('GET /ad_accounts/{ad_account_id}/ssio/order_lines', {
		value: 'getOrderLines',
		name: 'Get Order Lines',
		action: 'Get order lines of insertion orders',
		description: 'List the order lines of the insertion orders of an ad account, with budget, dates and contacts',
		fields: [AD_ACCOUNT],
		collections: {
			filters: [
				orderId({
					name: 'filterOrderId',
					apiName: 'pin_order_id',
					in: 'query',
					label: 'Order ID',
					description: 'Only the lines of this order',
				}),
			],
		},
		answer: 'page',
		simplify: simpleLine,
	}),
	operation('GET /ad_accounts/{ad_account_id}/ssio/insertion_orders/{pin_order_id}/status', {
		value: 'getStatus',
		name: 'Get Status',
		action: 'Get status of insertion order',
		description: 'Get the status of one insertion order, such as whether it is approved, and when it was made',
		fields: [AD_ACCOUNT, PIN_ORDER_ID],
	}),
	operation('GET /ad_accounts/{ad_account_id}/ssio/insertion_orders/status', {
		value: 'getStatuses',
		name: 'Get Status of Many',
		action: 'Get status of many insertion orders',
		description: 'List the status of each insertion order of an ad account, such as whether it is approved',
		fields: [AD_ACCOUNT],
		answer: 'page',
	}),
	update,
];

/** The fields of an order line that most people need, without the contacts. */
function simpleLine(line: IDataObject): IDataObject {
	const { pin_order_id, salesforce_order_line_id, ads_manager_order_line_id, order_name, po_number } = line;
	const { budget_amount, estimated_monthly_spend, currency_info, start_date, end_date, bill_to_company_name } = line;
	return {
		...{ pin_order_id, salesforce_order_line_id, ads_manager_order_line_id, order_name, po_number },
		...{ budget_amount, estimated_monthly_spend, currency_info, start_date, end_date, bill_to_company_name },
	};
}

/** Both dates are known only when both are given. */
function needsDatesInOrder({ body }: Pick<Values, 'body'>): void {
	const [start, end] = [asText(body.start_date), asText(body.end_date)];
	if (start && end && end < start) throw new Error('End Date is before Start Date');
}

/** An error must not hold the contacts, which Pinterest may quote. */
async function sendOrder(caller: Caller, operation: Operation, values: Values): Promise<IDataObject[]> {
	const redactText = (text: string) => withoutContacts(text, values.body);
	const { body } = await request(caller, { ...callOf(operation, values), redactText });
	return [asObject(body)];
}

export const insertionOrders: Resource = { value: 'insertionOrder', name: 'Insertion Order', operations };
