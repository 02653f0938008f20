import { invalid } from '../../check';
import { page, type PageQuery } from '../../paging';
import { row } from '../../row';
import type { AdAccount, World } from '../../world';
import { adAccountFor, entityFor } from '../ads/shared';
import { pdf } from './pdf';

/** Amounts in micro currency; what is billed is the net amount and its tax, and the net amount has the discount taken off. */
export interface Invoice {
	seq: number;
	id: string;
	ad_account_id: string;
	ad_account_name: string;
	amount_billed_micro_currency: number;
	amount_discount_micro_currency: number;
	amount_net_micro_currency: number;
	amount_tax_micro_currency: number;
	bill_to_country: string;
	billing_period_start_date: string;
	billing_period_end_date: string;
	currency: string;
	document_type: 'INVOICE' | 'CREDIT_MEMO';
	invoice_due_date: string;
	payment_terms: string;
	status: 'OPEN' | 'CLOSED';
}

const sorts = {
	DUE_DATE: (each: Invoice) => each.invoice_due_date,
	BILLING_PERIOD: (each: Invoice) => each.billing_period_start_date,
	DOCUMENT_TYPE: (each: Invoice) => each.document_type,
	TOTAL_AMOUNT: (each: Invoice) => each.amount_billed_micro_currency,
	INVOICE_NUMBER: (each: Invoice) => each.id,
};

interface InvoiceQuery extends PageQuery {
	sort: keyof typeof sorts;
	order?: 'ASCENDING' | 'DESCENDING';
	status?: string;
	document_type?: string;
	start_due_date?: string;
	end_due_date?: string;
}

/** How long the address of an invoice is good for. */
const downloadMs = 3600 * 1000;

export const invoices = [
	row<InvoiceQuery>('GET /ad_accounts/{ad_account_id}/billing_invoices', {
		answer(call) {
			const { id: account } = adAccountFor(call);
			const {
				sort,
				order = 'DESCENDING',
				status,
				document_type: type,
				start_due_date: from,
				end_due_date: to,
			} = call.query;
			if (from !== undefined && to !== undefined && to < from)
				throw invalid("Parameter 'end_due_date' must not be before 'start_due_date'.");
			const found = [...call.world.store<Invoice>('invoice').values()].filter(
				(each) =>
					each.ad_account_id === account &&
					(!status || status === each.status) &&
					(!type || type === each.document_type) &&
					(from === undefined || each.invoice_due_date >= from) &&
					(to === undefined || each.invoice_due_date <= to),
			);
			// A page goes from the highest `seq` down, so the places in the order asked for stand in for it.
			const ranked = sorted(found, sorts[sort], order).map((invoice, at) => ({ seq: found.length - at, invoice }));
			const body = page(call, ranked.reverse(), ({ invoice }) => invoiceView(invoice), {
				filters: { sort, order, status, type, from, to },
			});
			return { status: 200, body };
		},
	}),
	row('GET /ad_accounts/{ad_account_id}/billing_invoice/{billing_invoice_id}/download', {
		answer(call) {
			const invoice = entityFor<Invoice>(call, 'invoice', call.path.billing_invoice_id);
			const file = {
				content: () => pdf(linesOf(invoice)),
				contentType: 'application/pdf',
				expiresAt: Date.now() + downloadMs,
			};
			return { status: 200, body: { download_url: call.world.addFile(file), id: invoice.id } };
		},
	}),
];

/** An invoice of one month of 2026, from the gross amount in micro currency. */
export function addInvoice(
	world: World,
	account: AdAccount,
	month: number,
	gross: number,
	facts: Pick<Invoice, 'document_type' | 'status'>,
): Invoice {
	const seq = world.nextSeq();
	const id = world.newId('invoice', seq);
	const discount = month % 3 === 0 ? Math.round(gross / 10) : 0;
	const net = gross - discount;
	const tax = account.country === 'US' ? 0 : Math.round(net * 0.19);
	const day = (ofMonth: number, number: number) => new Date(Date.UTC(2026, ofMonth, number)).toISOString().slice(0, 10);
	const invoice: Invoice = {
		seq,
		id,
		ad_account_id: account.id,
		ad_account_name: account.name,
		amount_billed_micro_currency: net + tax,
		amount_discount_micro_currency: discount,
		amount_net_micro_currency: net,
		amount_tax_micro_currency: tax,
		bill_to_country: account.country,
		billing_period_start_date: day(month - 1, 1),
		billing_period_end_date: day(month, 0),
		currency: account.currency,
		invoice_due_date: day(month, 30),
		payment_terms: 'NET 30',
		...facts,
	};
	world.store<Invoice>('invoice').set(id, invoice);
	return invoice;
}

function sorted(found: Invoice[], key: (each: Invoice) => string | number, order: string): Invoice[] {
	const direction = order === 'ASCENDING' ? 1 : -1;
	return [...found].sort((a, b) => {
		const [one, other] = [key(a), key(b)];
		if (one === other) return direction * (a.seq - b.seq);
		return one < other ? -direction : direction;
	});
}

function invoiceView({ seq: _seq, ...invoice }: Invoice) {
	return invoice;
}

function linesOf(invoice: Invoice): string[] {
	const amount = (micro: number) => `${(micro / 1e6).toFixed(2)} ${invoice.currency}`;
	return [
		`${invoice.document_type} ${invoice.id}`,
		invoice.ad_account_name,
		`${invoice.billing_period_start_date} - ${invoice.billing_period_end_date}`,
		`Net ${amount(invoice.amount_net_micro_currency)}`,
		`Tax ${amount(invoice.amount_tax_micro_currency)}`,
		`Total ${amount(invoice.amount_billed_micro_currency)}`,
	];
}
