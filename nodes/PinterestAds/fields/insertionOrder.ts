import type { Field } from '../../shared/rows/field';
import { parseDay } from '../../shared/fields/dates';
import { choice, field, link, liveChoice, parseNumber, text } from '../../shared/fields/kinds';
import type { Facts, Made } from '../../shared/fields/kinds';
import { parsePositive } from '../../shared/fields/money';
import { instant } from '../../shared/fields/times';
import { CURRENCIES } from '../../shared/fields/currencies';
import { contact, emailAddress } from './contact';

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
		description: 'Email address of the user who submits the order',
	}),
];

/**
 * An amount of an order. Pinterest does not say whether these are millionths, as its other amounts are, and a wrong guess would be
 * a million times too much: so it is sent as it is typed.
 */
function amount<const Own extends Facts>(facts: Own): Made<Own, number>;
function amount(facts: Facts): Field {
	const description = `${facts.description}. It’s sent as entered. Compare it with an existing order (Get Order Lines), since Pinterest’s other amounts are in millionths.`;
	const shown = { type: 'string', default: '', placeholder: 'e.g. 5000' } as const;
	return field({ ...facts, description }, shown, (value) => parseNumber(parsePositive(value)));
}

const BUDGET = {
	name: 'budgetAmount',
	apiName: 'budget_amount',
	in: 'body',
	label: 'Budget',
	description: 'The total amount that may be spent',
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
		description: 'The name of the order',
		required: true,
	}),
	choice({
		name: 'orderLineType',
		apiName: 'order_line_type',
		in: 'body',
		label: 'Order Line Type',
		description: 'Whether the order has a budget or runs until it’s ended',
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
		description: 'The amount likely to be spent in a month',
		required: true,
		when: { orderLineType: ['PERPETUALS'] },
	}),
	choice({
		name: 'orderCurrency',
		apiName: 'currency_info',
		in: 'body',
		label: 'Currency',
		description: 'The currency of the order: the ad account’s currency',
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
		'The billing address of that company',
		'getBillToAddresses',
	),
	offered(
		'billToBusinessAddressId',
		'billto_business_address_id',
		'Business Address',
		'The business address of that company',
		'getBillToAddresses',
	),
	offered(
		'acceptedTermsId',
		'accepted_terms_id',
		'Accepted Terms',
		'The terms that you accept with the order; Get Accounts returns their text',
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

export const UPDATE_ORDER = [
	...OPTIONAL,
	START({}),
	PO_NUMBER({}),
	amount(BUDGET),
	...contact('billing'),
	...contact('media'),
];
