import type { IDataObject } from 'n8n-workflow';

import { downloadBinary } from '../../shared/api/download';
import { FileResult } from '../../shared/api/items';
import { request } from '../../shared/api/request';
import { callOf } from '../../shared/call';
import type { Field, Operation, Resource } from '../../shared/describe/rows';
import { AD_ACCOUNT, ORDER } from '../../shared/fields/ads';
import { takeDay } from '../../shared/fields/dates';
import { choice, field, flag, id } from '../../shared/fields/kinds';
import { isDigest, sha256 } from '../../shared/fields/personal';

const dueDate = (name: string, wire: string, label: string, description: string): Field =>
	field(
		{ name, wire, in: 'query', label, description, placeholder: 'e.g. 2026-05-31' },
		{ type: 'string', default: '' },
		(value) => takeDay(value),
	);

const operations: Operation[] = [
	{
		value: 'downloadInvoice',
		name: 'Download Invoice',
		action: 'Download an invoice',
		description: 'Download the file of one invoice, a PDF, as binary data',
		method: 'GET',
		path: '/ad_accounts/{ad_account_id}/billing_invoice/{billing_invoice_id}/download',
		category: 'ads_read',
		fields: [
			AD_ACCOUNT,
			id({
				name: 'invoiceId',
				wire: 'billing_invoice_id',
				in: 'path',
				label: 'Invoice ID',
				description: 'The ID of the invoice, as Get Invoices gives it',
				placeholder: 'e.g. 6874562345',
				required: true,
			}),
			field(
				{
					name: 'binaryProperty',
					in: 'local',
					label: 'Put Output File in Field',
					description: 'The name of the output binary field to put the file in',
					required: true,
				},
				{ type: 'string', default: 'data' },
				String,
			),
		],
		async run(caller, values) {
			const { body } = await request(caller, callOf(downloadInvoice, values));
			const { id: invoice, download_url: url } = body as { id?: string; download_url: string };
			const fileName = `invoice-${String(values.ids.billing_invoice_id)}.pdf`;
			const file = await downloadBinary(caller, url, fileName, 'application/pdf');
			const json: IDataObject = { id: invoice ?? values.ids.billing_invoice_id, file_name: fileName };
			return [new FileResult(json, { [String(values.local.binaryProperty)]: file })];
		},
	},
	{
		value: 'getDiscounts',
		name: 'Get Discounts',
		action: 'Get the ads credit discounts of an ad account',
		description: 'List the credits and coupons of an ad account and what is left of them, in micro-currency',
		method: 'GET',
		path: '/ad_accounts/{ad_account_id}/ads_credit/discounts',
		category: 'ads_read',
		fields: [AD_ACCOUNT],
		answer: 'page',
	},
	{
		value: 'getInvoices',
		name: 'Get Invoices',
		action: 'Get the invoices of an ad account',
		description: 'List invoices and credit memos with their amounts (micro-currency), dates and status',
		method: 'GET',
		path: '/ad_accounts/{ad_account_id}/billing_invoices',
		category: 'ads_read',
		fields: [AD_ACCOUNT],
		collections: {
			filters: [
				choice({
					name: 'documentType',
					wire: 'document_type',
					in: 'query',
					label: 'Document Type',
					description: 'Only documents of this kind',
					options: [
						{ name: 'Credit Memo', value: 'CREDIT_MEMO' },
						{ name: 'Invoice', value: 'INVOICE' },
					],
					default: 'INVOICE',
				}),
				dueDate('startDueDate', 'start_due_date', 'Due From', 'Only those that are due on this day or later'),
				choice({
					name: 'invoiceStatus',
					wire: 'status',
					in: 'query',
					label: 'Status',
					description: 'Only open ones, or only closed ones',
					options: [
						{ name: 'Closed', value: 'CLOSED' },
						{ name: 'Open', value: 'OPEN' },
					],
					default: 'OPEN',
				}),
				dueDate('endDueDate', 'end_due_date', 'Due Until', 'Only those that are due on this day or earlier'),
			],
			options: [
				{ ...ORDER, shown: { ...ORDER.shown, description: 'In which direction they are sorted' } },
				choice({
					name: 'invoiceSort',
					wire: 'sort',
					in: 'query',
					label: 'Sort By',
					description: 'What the invoices are sorted by',
					options: [
						{ name: 'Billing Period', value: 'BILLING_PERIOD' },
						{ name: 'Document Type', value: 'DOCUMENT_TYPE' },
						{ name: 'Due Date', value: 'DUE_DATE' },
						{ name: 'Invoice Number', value: 'INVOICE_NUMBER' },
						{ name: 'Total Amount', value: 'TOTAL_AMOUNT' },
					],
					default: 'DUE_DATE',
				}),
			],
		},
		answer: 'page',
		simplify: simpleInvoice,
		check({ query: { start_due_date: from, end_due_date: until } }) {
			if (from && until && String(from) > String(until)) throw new Error('Due From is after Due Until');
		},
	},
	{
		value: 'getProfiles',
		name: 'Get Profiles',
		action: 'Get the billing profiles of an ad account',
		description: 'List how an ad account pays: kind, brand of the card and status',
		method: 'GET',
		path: '/ad_accounts/{ad_account_id}/billing_profiles',
		category: 'ads_read',
		fields: [
			AD_ACCOUNT,
			flag({
				name: 'onlyActive',
				wire: 'is_active',
				in: 'query',
				label: 'Only Active',
				description: 'Whether to list only the active profiles instead of all',
				default: true,
				required: true,
			}),
		],
		answer: 'page',
	},
	{
		value: 'redeemCredit',
		name: 'Redeem Credit',
		action: 'Redeem an ads credit',
		description:
			'Redeem an offer code for ads credit, or only see whether it can be redeemed. A code that was redeemed is used up: this can’t be undone.',
		method: 'POST',
		path: '/ad_accounts/{ad_account_id}/ads_credit/redeem',
		category: 'ads_write',
		fields: [
			AD_ACCOUNT,
			field(
				{
					name: 'offerCode',
					wire: 'offerCodeHash',
					in: 'body',
					label: 'Offer Code',
					description: 'The code, or its SHA-256 digest. Only the digest is sent.',
					required: true,
				},
				{ type: 'string', default: '', typeOptions: { password: true } },
				(value) => (isDigest(String(value)) ? String(value).trim().toLowerCase() : sha256(String(value).trim())),
			),
			flag({
				name: 'validateOnly',
				wire: 'validateOnly',
				in: 'body',
				label: 'Only Look',
				description: 'Whether to only see if the code can be redeemed, without redeeming it',
				default: true,
				required: true,
			}),
		],
	},
];

const downloadInvoice = operations[0];

/** The fields of an invoice that most people need. Amounts are in micro-currency. */
function simpleInvoice(invoice: IDataObject): IDataObject {
	const { id: invoiceId, document_type, status, currency, invoice_due_date } = invoice;
	const { amount_billed_micro_currency, billing_period_start_date, billing_period_end_date } = invoice;
	return {
		...{ id: invoiceId, document_type, status, currency, amount_billed_micro_currency },
		...{ billing_period_start_date, billing_period_end_date, invoice_due_date },
	};
}

export const billing: Resource = { value: 'billing', name: 'Billing', operations };
