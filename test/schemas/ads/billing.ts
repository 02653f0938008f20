import type { Schema } from '../schema';
import type { Scenarios, Site } from '../scenarios';
import { account, all, id, text } from './site';

/** An insertion order made of what the ad account's SSIO accounts offer. */
async function order(site: Site) {
	const [offered] = await site.run({ adAccount: account(site) }, undefined, 'insertionOrder.getAccounts');
	const { billto_infos: infos, pmp_names: partners } = offered as {
		billto_infos: Array<Record<string, string> & { addresses: Array<{ address_id: string; purpose: string }> }>;
		pmp_names: Array<{ id: string }>;
	};
	const [info] = infos;
	const address = (purpose: RegExp) =>
		(info.addresses.find((one) => purpose.test(one.purpose)) ?? info.addresses[0]).address_id;
	return {
		adAccount: account(site),
		orderName: 'Spring',
		orderLineType: 'BUDGET',
		budgetAmount: 1000,
		orderCurrency: text(offered.currency),
		orderStart: '2027-01-01',
		poNumber: 'PO-1',
		pmpId: partners[0].id,
		billToCompanyId: info.id,
		billToBillingAddressId: address(/bill/i),
		billToBusinessAddressId: address(/busin/i),
		acceptedTermsId: info.io_terms_id,
		billingEmail: 'a@example.com',
		billingFirstName: 'A',
		billingLastName: 'B',
		mediaEmail: 'c@example.com',
		mediaFirstName: 'C',
		mediaLastName: 'D',
		additionalFields: { orderEnd: '2027-02-01', acceptedTermsTime: '2026-06-01T00:00:00Z' },
	};
}

export const billing: Scenarios = {
	'insertionOrder.create': async (site) => await site.run(await order(site)),
	'insertionOrder.getStatus': async (site) => {
		const [made] = await site.run(await order(site), undefined, 'insertionOrder.create');
		return await site.run({ adAccount: account(site), pinOrderId: text(made.pin_order_id) });
	},
	'insertionOrder.update': async (site) => {
		const [made] = await site.run(await order(site), undefined, 'insertionOrder.create');
		const orderId = { orderBy: 'salesforceOrderId', salesforceOrderId: text(made.pin_order_id) };
		return await site.run({ adAccount: account(site), ...orderId, updateFields: { poNumber: 'PO-2' } });
	},
	'orderLine.get': async (site) => {
		const parameters = { adAccount: account(site), orderLine: id(all(site, 'order line')[0].id) };
		return [...(await site.run(parameters)), ...(await site.run({ ...parameters, output: 'raw' }))];
	},
};

/** What keys hold that no run fills. */
export const unfilled: Record<string, Schema> = {
	amount_discount_micro_currency: { type: 'integer' },
	amount_tax_micro_currency: { type: 'integer' },
	amount_net_micro_currency: { type: 'integer' },
	budget: { type: 'number' },
	paid_budget: { type: 'number' },
	paid_type: { type: 'string' },
	purchase_order_id: { type: 'string' },
	start_time: { type: 'integer' },
	discountCurrency: { type: 'string' },
	discountInMicroCurrency: { type: 'number' },
	remainingDiscountInMicroCurrency: { type: 'number' },
	title: { type: 'string' },
	errorCode: { type: 'integer' },
	errorMessage: { type: 'string' },
	agency_link: { type: 'string' },
	budget_amount: { type: 'number' },
	estimated_monthly_spend: { type: 'number' },
	end_date: { type: 'string' },
	creation_time: { type: 'string' },
};
