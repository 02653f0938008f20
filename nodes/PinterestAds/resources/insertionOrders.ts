import type { Field, Operation, Resource } from '../../shared/describe/rows';
import { AD_ACCOUNT } from '../../shared/fields/ads';
import { field, text } from '../../shared/fields/kinds';
import { CREATE_ORDER, CREATE_ORDER_OPTIONAL, ORDER_TO_UPDATE, UPDATE_ORDER } from '../fields/insertionOrder';

const PIN_ORDER_ID: Field = field(
	{
		name: 'pinOrderId',
		wire: 'pin_order_id',
		in: 'path',
		label: 'Order ID',
		description: 'The ID that Create gave (pin_order_id)',
		required: true,
	},
	{ type: 'string', default: '' },
	(value) => String(value).trim(),
);

const operations: Operation[] = [
	{
		value: 'create',
		name: 'Create',
		action: 'Create an insertion order',
		description:
			'Sign an insertion order for ads that are paid by invoice. It is binding: it commits the company that pays to the budget. Gives the ID of the order.',
		method: 'POST',
		path: '/ad_accounts/{ad_account_id}/ssio/insertion_orders',
		category: 'ads_write',
		fields: [AD_ACCOUNT, ...CREATE_ORDER],
		collections: { additionalFields: CREATE_ORDER_OPTIONAL },
		jsonBody: true,
	},
	{
		value: 'getAccounts',
		name: 'Get Accounts',
		action: 'Get the insertion order accounts of an ad account',
		description:
			'Get the companies, addresses, terms and marketing partners that an insertion order of the ad account can name',
		method: 'GET',
		path: '/ad_accounts/{ad_account_id}/ssio/accounts',
		category: 'ads_read',
		fields: [AD_ACCOUNT],
	},
	{
		value: 'getOrderLines',
		name: 'Get Order Lines',
		action: 'Get the order lines of insertion orders',
		description: 'List the order lines of the insertion orders of an ad account, with budget, dates and contacts',
		method: 'GET',
		path: '/ad_accounts/{ad_account_id}/ssio/order_lines',
		category: 'ads_read',
		fields: [AD_ACCOUNT],
		collections: {
			filters: [
				text({
					name: 'filterOrderId',
					wire: 'pin_order_id',
					in: 'query',
					label: 'Order ID',
					description: 'Only the lines of this order',
				}),
			],
		},
		answer: 'page',
		simplify({ pin_order_id, salesforce_order_line_id, order_name, budget_amount, currency_info, ...rest }) {
			const { estimated_monthly_spend, start_date, end_date, po_number, bill_to_company_name } = rest;
			return {
				...{
					pin_order_id,
					salesforce_order_line_id,
					order_name,
					budget_amount,
					estimated_monthly_spend,
					currency_info,
				},
				...{ start_date, end_date, po_number, bill_to_company_name },
			};
		},
	},
	{
		value: 'getStatus',
		name: 'Get Status',
		action: 'Get the status of an insertion order',
		description: 'Get how far one insertion order has come',
		method: 'GET',
		path: '/ad_accounts/{ad_account_id}/ssio/insertion_orders/{pin_order_id}/status',
		category: 'ads_read',
		fields: [AD_ACCOUNT, PIN_ORDER_ID],
	},
	{
		value: 'getStatuses',
		name: 'Get Status of Many',
		action: 'Get the status of many insertion orders',
		description: 'List how far each insertion order of an ad account has come',
		method: 'GET',
		path: '/ad_accounts/{ad_account_id}/ssio/insertion_orders/status',
		category: 'ads_read',
		fields: [AD_ACCOUNT],
		answer: 'page',
	},
	{
		value: 'update',
		name: 'Update',
		action: 'Update an insertion order',
		description:
			'Change an insertion order: budget, dates, contacts and numbers. It is binding: a higher budget may be spent.',
		method: 'PATCH',
		path: '/ad_accounts/{ad_account_id}/ssio/insertion_orders',
		category: 'ads_write',
		fields: [AD_ACCOUNT, ...ORDER_TO_UPDATE],
		collections: { updateFields: UPDATE_ORDER },
		jsonBody: true,
		check({ body }) {
			const ids = ORDER_TO_UPDATE.map(({ wire }) => wire);
			if (Object.keys(body).every((key) => ids.includes(key)))
				throw new Error('Nothing to update: set at least one of the Update Fields');
		},
	},
];

export const insertionOrders: Resource = { value: 'insertionOrder', name: 'Insertion Order', operations };
