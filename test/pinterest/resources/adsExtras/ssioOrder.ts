import { invalid } from '../../check';
import type { AdAccount } from '../../world';
import { billTo, partners, termsIds } from './ssioAccounts';

/** Dates as `YYYY-MM-DD`. */
export interface OrderFacts {
	agency_link?: string;
	billing_contact_email?: string;
	billing_contact_firstname?: string;
	billing_contact_lastname?: string;
	budget_amount?: number;
	end_date?: string;
	media_contact_email?: string;
	media_contact_firstname?: string;
	media_contact_lastname?: string;
	po_number?: string;
	start_date?: string;
	user_email?: string;
}

export interface NewOrder extends OrderFacts {
	accepted_terms_id: string;
	accepted_terms_time?: number;
	billto_billing_address_id: string;
	billto_business_address_id: string;
	billto_company_id: string;
	currency_info: string;
	estimated_monthly_spend?: number;
	order_line_type: 'BUDGET' | 'PERPETUALS';
	order_name: string;
	pmp_id: string;
}

export interface OrderEdit extends OrderFacts {
	ads_manager_order_line_id?: string;
	oracle_line_id?: string;
	salesforce_order_id?: string;
	salesforce_order_line_id?: string;
}

/** What the order says must be among what the ad account's Salesforce account offers. */
export function checkOrder(account: AdAccount, order: NewOrder): void {
	const addresses = billTo.addresses.map(({ address_id: id }) => id);
	const known: Array<[keyof NewOrder, string[]]> = [
		['billto_company_id', [billTo.id]],
		['billto_billing_address_id', addresses],
		['billto_business_address_id', addresses],
		['pmp_id', partners.map(({ id }) => id)],
		['accepted_terms_id', termsIds],
		['currency_info', [account.currency]],
	];
	for (const [name, ids] of known)
		if (!ids.includes(String(order[name]))) throw invalid(`Body '${name}' is not one of this ad account's.`);
	if (order.order_line_type === 'BUDGET' && order.budget_amount === undefined)
		throw invalid("Body 'budget_amount' is required for a BUDGET order line.");
	if (order.order_line_type === 'PERPETUALS' && order.estimated_monthly_spend === undefined)
		throw invalid("Body 'estimated_monthly_spend' is required for a PERPETUALS order line.");
	checkDates(order);
}

export function checkDates({ start_date: start, end_date: end }: OrderFacts): void {
	for (const date of [start, end])
		if (date !== undefined && Number.isNaN(Date.parse(date))) throw invalid(`${date} is not a date.`);
	if (start !== undefined && end !== undefined && end < start)
		throw invalid("Body 'end_date' must not be before 'start_date'.");
}
