import type { Field } from '../../shared/rows/field';
import { parseDay } from '../../shared/fields/dates';
import { choice, decimal, field, link, liveChoice, text } from '../../shared/fields/kinds';
import type { Facts, Made } from '../../shared/fields/kinds';
import { instant } from '../../shared/fields/times';
import { CURRENCIES } from './adAccount';
import { emailAddress, personName } from './contact';

/** Which fields an operation must have: those of a new order, or all as it likes. */
interface Needs {
	required?: boolean;
}

const NEW: Needs = { required: true };

const day = <const Name extends string, const ApiName extends string>(
	name: Name,
	apiName: ApiName,
	label: string,
	description: string,
	{ required }: Needs = {},
) =>
	field(
		{ name, apiName, in: 'body', label, description, placeholder: 'e.g. 2026-05-31 or in 7 days', required },
		{ type: 'string', default: '' },
		(value) => parseDay(value),
	);

/** Who is asked about an order. Both contacts have the same three fields. */
const contact = <const Who extends 'billing' | 'media'>(who: Who, needs: Needs = {}) => {
	const label = who === 'billing' ? 'Billing Contact' : 'Media Contact';
	const about = who === 'billing' ? 'Who gets the invoices' : 'Who is asked about the ads';
	const part = <const Name extends string, const ApiName extends string>(
		name: Name,
		apiName: ApiName,
		title: string,
	) => ({
		name: `${who}${name}` as const,
		apiName: `${who}_contact_${apiName}` as const,
		in: 'body' as const,
		label: `${label} ${title}`,
		description: `${about}: ${title.toLowerCase().replace('email', 'e-mail address')}`,
		...needs,
	});
	return [
		emailAddress(part('Email', 'email', 'Email')),
		personName(part('FirstName', 'firstname', 'First Name')),
		personName(part('LastName', 'lastname', 'Last Name')),
	];
};

const START = (needs: Needs) => day('orderStart', 'start_date', 'Start Date', 'First day of the order', needs);
const PO_NUMBER = (needs: Needs) =>
	text({
		name: 'poNumber',
		apiName: 'po_number',
		in: 'body',
		label: 'Purchase Order Number',
		description: 'Your own number for the order',
		...needs,
	});

const OPTIONAL = [
	link({
		name: 'agencyLink',
		apiName: 'agency_link',
		in: 'body',
		label: 'Agency Link',
		description: 'The website of the agency',
	}),
	day('orderEnd', 'end_date', 'End Date', 'Last day of the order'),
	emailAddress({
		name: 'userEmail',
		apiName: 'user_email',
		in: 'body',
		label: 'Submitted By',
		description: 'E-mail address of the user who submits the order',
	}),
];

/**
 * An amount of an order. Pinterest does not say whether these are millionths, as its other amounts are, and a wrong guess would be
 * a million times too much: so it is sent as it is typed.
 */
function amount<const Own extends Facts>(facts: Own): Made<Own, number>;
function amount(facts: Facts): Field {
	const made = decimal({
		...facts,
		description: `${facts.description}. It is sent just as it is typed: compare it with an order that you have (Get Order Lines), since other amounts of Pinterest’s are in millionths.`,
		minimum: 0,
	});
	return {
		...made,
		parse(value) {
			const taken = made.parse(value);
			// What the field holds before anybody typed something.
			if (taken === 0) throw new Error('must be above 0');
			return taken;
		},
	};
}

const BUDGET = {
	name: 'budgetAmount',
	apiName: 'budget_amount',
	in: 'body',
	label: 'Budget',
	description: 'What may be spent in all',
} as const;

/** An id of Salesforce's, picked from what it has for the ad account. */
const offered = <const Name extends string, const ApiName extends string>(
	name: Name,
	apiName: ApiName,
	label: string,
	description: string,
	loadOptionsMethod: string,
) =>
	liveChoice({
		name,
		apiName,
		in: 'body',
		label: `${label} Name or ID`,
		description,
		required: true,
		loadOptionsMethod,
		dependsOn: ['adAccount.value'],
	});

/** What a new insertion order must have. */
export const CREATE_ORDER = [
	text({
		name: 'orderName',
		apiName: 'order_name',
		in: 'body',
		label: 'Order Name',
		description: 'How the order is called',
		required: true,
	}),
	choice({
		name: 'orderLineType',
		apiName: 'order_line_type',
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
	amount({ ...BUDGET, required: true, when: { orderLineType: ['BUDGET'] } }),
	amount({
		name: 'estimatedMonthlySpend',
		apiName: 'estimated_monthly_spend',
		in: 'body',
		label: 'Estimated Monthly Spend',
		description: 'What is likely to be spent in a month',
		required: true,
		when: { orderLineType: ['PERPETUALS'] },
	}),
	choice({
		name: 'orderCurrency',
		apiName: 'currency_info',
		in: 'body',
		label: 'Currency',
		description: 'The currency of the order, which is that of the ad account',
		options: CURRENCIES,
		default: 'USD',
		required: true,
	}),
	START(NEW),
	PO_NUMBER(NEW),
	offered(
		'pmpId',
		'pmp_id',
		'Marketing Partner',
		'The Pinterest marketing partner of the order',
		'getMarketingPartners',
	),
	offered('billToCompanyId', 'billto_company_id', 'Bill-to Company', 'The company that pays', 'getBillToCompanies'),
	offered(
		'billToBillingAddressId',
		'billto_billing_address_id',
		'Billing Address',
		'The address of that company that invoices go to',
		'getBillToAddresses',
	),
	offered(
		'billToBusinessAddressId',
		'billto_business_address_id',
		'Business Address',
		'The address that company is at',
		'getBillToAddresses',
	),
	offered(
		'acceptedTermsId',
		'accepted_terms_id',
		'Accepted Terms',
		'The terms that are accepted with the order; Get Accounts gives their text',
		'getInsertionOrderTerms',
	),
	...contact('billing', NEW),
	...contact('media', NEW),
];

export const CREATE_ORDER_OPTIONAL = [
	...OPTIONAL,
	instant({
		name: 'acceptedTermsTime',
		apiName: 'accepted_terms_time',
		in: 'body',
		label: 'Accepted Terms Time (UTC)',
		description: 'When the terms were accepted',
	}),
];

/** An id of an order or of a line of it. Salesforce's have letters as well. */
export function orderId<const Own extends Facts>(facts: Own): Made<Own, string>;
export function orderId(facts: Facts): Field {
	const made = text(facts);
	return { ...made, parse: (value) => String(made.parse(value)).trim() };
}

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

export const ORDER_ID_KEYS: string[] = ORDER_IDS.map(([, apiName]) => apiName);

/** What names the order that is changed. */
export const ORDER_TO_UPDATE = [
	choice({
		name: 'orderBy',
		in: 'local',
		label: 'Order By',
		description: 'Which of its IDs names the order',
		options: ORDER_IDS.map(([name, , label]) => ({ name: label, value: name })),
		default: 'salesforceOrderId',
	}),
	...ORDER_IDS.map(([name, apiName, label, description]) =>
		orderId({ name, apiName, in: 'body', label, description, required: true, when: { orderBy: [name] } }),
	),
];

export const UPDATE_ORDER = [
	...OPTIONAL,
	START({}),
	PO_NUMBER({}),
	amount(BUDGET),
	...contact('billing'),
	...contact('media'),
];
