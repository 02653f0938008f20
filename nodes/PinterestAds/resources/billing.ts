import type { IDataObject } from 'n8n-workflow';

import { downloadBinary } from '../../shared/api/download';
import { keepingHandle, waitFor } from '../../shared/api/job';
import { apiError } from '../../shared/api/errors';
import { FileResult } from '../../shared/rows/result';
import type { Values } from '../../shared/rows/field';
import { asObject, asText } from '../../shared/api/json';
import type { Caller } from '../../shared/api/request';
import { request } from '../../shared/api/request';
import { callOf } from '../../shared/run/call';
import type { Operation, Resource } from '../../shared/rows/operation';
import { operation } from '../../shared/rows/operation';
import { AD_ACCOUNT } from '../../shared/fields/ads';
import { parseDay } from '../../shared/fields/dates';
import { choice, field, flag } from '../../shared/fields/kinds';
import { adsObject } from '../../shared/fields/locators';
import { inCurrency } from '../../shared/fields/money';
import { isDigest, sha256 } from '../../shared/fields/personal';

const dueDate = <const Name extends string, const ApiName extends string>(
	name: Name,
	apiName: ApiName,
	label: string,
	description: string,
) =>
	field(
		{ name, apiName, in: 'query', label, description, placeholder: 'e.g. 2026-05-31 or in 14 days' },
		{ type: 'string', default: '' },
		(value) => parseDay(value),
	);

const downloadInvoice: Operation = operation(
	'GET /ad_accounts/{ad_account_id}/billing_invoice/{billing_invoice_id}/download',
	{
		value: 'downloadInvoice',
		name: 'Download Invoice',
		action: 'Download invoice',
		description: 'Download the file of one invoice or credit memo, a PDF, as binary data',
		fields: [
			AD_ACCOUNT,
			adsObject({
				name: 'invoice',
				apiName: 'billing_invoice_id',
				in: 'path',
				label: 'Invoice',
				description: 'The invoice to download. Get Invoices returns its ID.',
				required: true,
				search: 'searchInvoices',
				kind: 'invoice',
				example: '6874562345',
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
			const id = asText(values.ids.billing_invoice_id) ?? '';
			const fileName = `invoice-${id}.pdf`;
			const job = {
				noun: 'invoice',
				handle: { billing_invoice_id: id },
				later: 'Download Invoice with the same invoice asks for its file again',
			};
			const { download_url: url } = await waitFor(caller, {
				...job,
				longestSeconds: caller.run.maximumWaitMs / 1000,
				look: async () => asObject((await request(caller, callOf(downloadInvoice, values))).body),
				stateOf: ({ download_url }) =>
					asText(download_url) ? 'done' : { incomplete: 'Pinterest gave no address for the file of the invoice' },
			});
			const wanted = { noun: 'invoice', kind: 'PDF', fileName, mimeType: 'application/pdf' } as const;
			const file = await keepingHandle(caller, job, async () => {
				return await downloadBinary(caller, asText(url) ?? '', wanted);
			});
			return [new FileResult({ id, file_name: fileName }, { [String(values.local.binaryProperty)]: file })];
		},
	},
);

const redeemCredit: Operation = operation('POST /ad_accounts/{ad_account_id}/ads_credit/redeem', {
	value: 'redeemCredit',
	effect: 'irreversible',
	name: 'Redeem Credit',
	action: 'Redeem ads credit',
	description:
		'Redeem an offer code for ads credit, which then pays for ads of the ad account, or just check whether it can be redeemed. A redeemed code is used up: this can’t be undone.',
	fields: [
		AD_ACCOUNT,
		field(
			{
				name: 'offerCode',
				apiName: 'offerCodeHash',
				in: 'body',
				label: 'Offer Code',
				description: 'The code, or its SHA-256 digest. Only the digest is sent.',
				required: true,
			},
			{ type: 'string', default: '', typeOptions: { password: true } },
			digestOf,
		),
		flag({
			name: 'validateOnly',
			in: 'body',
			label: 'Validate Only',
			description:
				'Whether to only check if the code can be redeemed. If turned off, the code is redeemed and used up.',
			default: true,
			required: true,
		}),
	],
	run: redeem,
});

const operations: Operation[] = [
	downloadInvoice,
	operation('GET /ad_accounts/{ad_account_id}/ads_credit/discounts', {
		value: 'getDiscounts',
		name: 'Get Discounts',
		action: 'Get ads credit discounts of ad account',
		description: 'List the ads credits and coupons of an ad account and their remaining amounts',
		fields: [AD_ACCOUNT],
		answer: 'page',
		simplify: (discount) => inCurrency(discount),
	}),
	operation('GET /ad_accounts/{ad_account_id}/billing_invoices', {
		value: 'getInvoices',
		name: 'Get Invoices',
		action: 'Get invoices of ad account',
		description: 'List invoices and credit memos with their amounts, dates and status',
		fields: [AD_ACCOUNT],
		collections: {
			filters: [
				choice({
					name: 'documentType',
					apiName: 'document_type',
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
					apiName: 'status',
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
				choice({
					name: 'invoiceOrder',
					apiName: 'order',
					in: 'query',
					label: 'Order',
					description: 'The sort direction of the invoices',
					options: [
						{ name: 'Ascending', value: 'ASCENDING', description: 'Earliest or lowest first' },
						{ name: 'Descending', value: 'DESCENDING', description: 'Latest or highest first' },
					],
					default: 'DESCENDING',
				}),
				choice({
					name: 'invoiceSort',
					apiName: 'sort',
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
		check({ query }) {
			const [from, until] = [asText(query.start_due_date), asText(query.end_due_date)];
			if (from && until && from > until) throw new Error('Due From is after Due Until');
		},
	}),
	operation('GET /ad_accounts/{ad_account_id}/billing_profiles', {
		value: 'getProfiles',
		name: 'Get Profiles',
		action: 'Get billing profiles of ad account',
		description: 'List the payment methods of an ad account: type, card brand and status',
		fields: [
			AD_ACCOUNT,
			flag({
				name: 'onlyActive',
				apiName: 'is_active',
				in: 'query',
				label: 'Only Active',
				description: 'Whether to list only the active profiles instead of all',
				default: true,
				required: true,
			}),
		],
		answer: 'page',
	}),
	redeemCredit,
];

/** @throws Error that never holds the code: who has it can use it up */
function digestOf(code: unknown): string {
	if (typeof code !== 'string' && typeof code !== 'number') throw new Error('must be text');
	const text = String(code).trim();
	return isDigest(text) ? text.toLowerCase() : sha256(text);
}

/** A code that can't be redeemed comes as an answer of 200. That is an answer to the question, but a failure to redeem. */
async function redeem(caller: Caller, values: Values): Promise<IDataObject[]> {
	// Who has the digest could redeem it, so an error must not hold it either.
	const { offerCodeHash: digest } = values.body;
	const redactText = (text: string) => (typeof digest === 'string' ? text.split(digest).join('[hidden]') : text);
	const { body } = await request(caller, { ...callOf(redeemCredit, values), redactText });
	const answer = asObject(body);
	if (answer.success === true || values.body.validateOnly === true) return [answer];
	const failure = {
		code: typeof answer.errorCode === 'number' ? answer.errorCode : undefined,
		message: redactText(asText(answer.errorMessage) ?? '') || 'Pinterest did not redeem the code and gave no reason',
		advice: 'Nothing was redeemed. Check the code, and that this ad account has not redeemed it before.',
	};
	const { context, itemIndex, run } = caller;
	throw apiError(context.getNode(), failure, { itemIndex, environment: run.environment });
}

/** The fields of an invoice that most people need. Amounts are in the currency of the invoice. */
function simpleInvoice(invoice: IDataObject): IDataObject {
	const { id, document_type, status, currency, invoice_due_date } = invoice;
	const { amount_billed_micro_currency, billing_period_start_date, billing_period_end_date } = invoice;
	return inCurrency({
		...{ id, document_type, status, currency, amount_billed_micro_currency },
		...{ billing_period_start_date, billing_period_end_date, invoice_due_date },
	});
}

export const billing: Resource = { value: 'billing', name: 'Billing', operations };
