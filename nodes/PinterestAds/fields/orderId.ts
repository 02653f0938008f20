import type { Field } from '../../shared/rows/field';
import { choice, text } from '../../shared/fields/kinds';
import type { Facts, Made } from '../../shared/fields/kinds';

/** An id of an order or of a line of it. Salesforce's have letters as well. */
export function orderId<const Own extends Facts>(facts: Own): Made<Own, string>;
export function orderId(facts: Facts): Field {
	const made = text(facts);
	return { ...made, parse: (value) => String(made.parse(value)).trim() };
}

/** The ids an order can be named by, with where they come from. */
const ORDER_IDS = [
	[
		'adsManagerOrderLineId',
		'ads_manager_order_line_id',
		'Ads Manager Order Line ID',
		'The ID of the order line in Ads Manager',
	],
	['oracleLineId', 'oracle_line_id', 'Oracle Line ID', 'The ID of the line in Pinterest’s accounting'],
	['salesforceOrderId', 'salesforce_order_id', 'Order ID', 'The ID returned by Create (pin_order_id)'],
	[
		'salesforceOrderLineId',
		'salesforce_order_line_id',
		'Salesforce Order Line ID',
		'The ID of the order line, from Get Order Lines',
	],
] as const;

export const ORDER_ID_KEYS: string[] = ORDER_IDS.map(([, apiName]) => apiName);

/** What names the order that is changed. */
export const ORDER_TO_UPDATE = [
	choice({
		name: 'orderBy',
		in: 'local',
		label: 'Order By',
		description: 'Which ID to use for the order',
		options: ORDER_IDS.map(([name, , label]) => ({ name: label, value: name })),
		default: 'salesforceOrderId',
	}),
	...ORDER_IDS.map(([name, apiName, label, description]) =>
		orderId({ name, apiName, in: 'body', label, description, required: true, when: { orderBy: [name] } }),
	),
];
