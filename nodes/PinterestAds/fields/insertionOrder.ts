import type { Field } from '../../shared/describe/rows';
import { takeDay } from '../../shared/fields/dates';
import { choice, decimal, field, link, text } from '../../shared/fields/kinds';
import { instant } from '../../shared/fields/times';
import { CURRENCIES } from './adAccount';

/** Which fields an operation must have: those of a new order, or all as it likes. */
interface Needs {
	required?: boolean;
}

const day = (name: string, wire: string, label: string, description: string, { required }: Needs): Field =>
	field(
		{ name, wire, in: 'body', label, description, placeholder: 'e.g. 2026-05-31', required },
		{ type: 'string', default: '' },
		(value) => takeDay(value),
	);

const words = (name: string, wire: string, label: string, description: string, needs: Needs = {}): Field =>
	text({ name, wire, in: 'body', label, description, ...needs });

/** Who is asked about an order. Both contacts have the same three fields. */
const contact = (who: 'billing' | 'media', needs: Needs): Field[] => {
	const label = who === 'billing' ? 'Billing Contact' : 'Media Contact';
	const about = who === 'billing' ? 'Who gets the invoices' : 'Who is asked about the ads';
	return [
		words(`${who}Email`, `${who}_contact_email`, `${label} Email`, `${about}: e-mail address`, needs),
		words(`${who}FirstName`, `${who}_contact_firstname`, `${label} First Name`, `${about}: first name`, needs),
		words(`${who}LastName`, `${who}_contact_lastname`, `${label} Last Name`, `${about}: last name`, needs),
	];
};

const START = (needs: Needs) => day('orderStart', 'start_date', 'Start Date', 'First day of the order', needs);
const PO_NUMBER = (needs: Needs) =>
	words('poNumber', 'po_number', 'Purchase Order Number', 'Your own number for the order', needs);

const OPTIONAL: Field[] = [
	link({
		name: 'agencyLink',
		wire: 'agency_link',
		in: 'body',
		label: 'Agency Link',
		description: 'The website of the agency',
	}),
	day('orderEnd', 'end_date', 'End Date', 'Last day of the order', {}),
	words('userEmail', 'user_email', 'Submitted By', 'E-mail address of the user who submits the order'),
];

const amount = (name: string, wire: string, label: string, description: string, more: Partial<Field> = {}): Field => ({
	...decimal({ name, wire, in: 'body', label, description, least: 0 }),
	...more,
});

const NEW: Needs = { required: true };

/** What a new insertion order must have. */
export const CREATE_ORDER: Field[] = [
	words('orderName', 'order_name', 'Order Name', 'How the order is called', NEW),
	choice({
		name: 'orderLineType',
		wire: 'order_line_type',
		in: 'body',
		label: 'Order Line Type',
		description: 'Whether the order has a budget or goes on until it is ended',
		options: [
			{ name: 'Budget', value: 'BUDGET' },
			{ name: 'Ongoing', value: 'PERPETUALS' },
		],
		default: 'BUDGET',
		required: true,
	}),
	amount('budgetAmount', 'budget_amount', 'Budget', 'What may be spent in all, in whole units of the currency', {
		when: { orderLineType: ['BUDGET'] },
	}),
	amount(
		'estimatedMonthlySpend',
		'estimated_monthly_spend',
		'Estimated Monthly Spend',
		'What is likely to be spent in a month, in whole units of the currency',
		{ when: { orderLineType: ['PERPETUALS'] } },
	),
	choice({
		name: 'orderCurrency',
		wire: 'currency_info',
		in: 'body',
		label: 'Currency',
		description: 'The currency of the order',
		options: CURRENCIES,
		default: 'USD',
		required: true,
	}),
	START(NEW),
	PO_NUMBER(NEW),
	words('pmpId', 'pmp_id', 'PMP ID', 'The ID of the marketing partner, as Get Accounts gives it', NEW),
	words(
		'billToCompanyId',
		'billto_company_id',
		'Bill-to Company ID',
		'The company that pays, as Get Accounts gives it',
		NEW,
	),
	words(
		'billToBillingAddressId',
		'billto_billing_address_id',
		'Bill-to Billing Address ID',
		'Where invoices go, as Get Accounts gives it',
		NEW,
	),
	words(
		'billToBusinessAddressId',
		'billto_business_address_id',
		'Bill-to Business Address ID',
		'Where the company is, as Get Accounts gives it',
		NEW,
	),
	words(
		'acceptedTermsId',
		'accepted_terms_id',
		'Accepted Terms ID',
		'The terms that are accepted with the order, as Get Accounts gives them',
		NEW,
	),
	...contact('billing', NEW),
	...contact('media', NEW),
];

export const CREATE_ORDER_OPTIONAL: Field[] = [
	...OPTIONAL,
	instant({
		name: 'acceptedTermsTime',
		wire: 'accepted_terms_time',
		in: 'body',
		label: 'Accepted Terms Time (UTC)',
		description: 'When the terms were accepted',
	}),
];

/** The ids an order can be named by, with where they come from. */
const ORDER_IDS = [
	['adsManagerOrderLineId', 'ads_manager_order_line_id', 'Ads Manager Order Line ID', 'The order line in Ads Manager'],
	['oracleLineId', 'oracle_line_id', 'Oracle Line ID', 'The line in Pinterest’s accounting'],
	['salesforceOrderId', 'salesforce_order_id', 'Order ID', 'The ID that Create gave (pin_order_id)'],
	[
		'salesforceOrderLineId',
		'salesforce_order_line_id',
		'Salesforce Order Line ID',
		'The ID of the order line, as Get Order Lines gives it',
	],
] as const;

/** What names the order that is changed. */
export const ORDER_TO_UPDATE: Field[] = [
	choice({
		name: 'orderBy',
		in: 'local',
		label: 'Order By',
		description: 'Which of its IDs names the order',
		options: ORDER_IDS.map(([name, , label]) => ({ name: label, value: name })),
		default: 'salesforceOrderId',
	}),
	...ORDER_IDS.map(([name, wire, label, description]) =>
		text({ name, wire, in: 'body', label, description, required: true, when: { orderBy: [name] } }),
	),
];

export const UPDATE_ORDER: Field[] = [
	...OPTIONAL,
	START({}),
	PO_NUMBER({}),
	amount('budgetAmount', 'budget_amount', 'Budget', 'What may be spent in all, in whole units of the currency'),
	...contact('billing', {}),
	...contact('media', {}),
];
