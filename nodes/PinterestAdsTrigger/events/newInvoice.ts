import { AD_ACCOUNT } from '../../shared/fields/ads';
import { choices } from '../../shared/fields/kinds';
import { inCurrency } from '../../shared/fields/money';
import { isOneOf, triggerEvent } from '../../shared/trigger/event';

export const newInvoice = triggerEvent({
	value: 'newInvoice',
	name: 'New Invoice',
	description: 'When there is a new invoice or credit memo of an ad account',
	nothingToShow: 'the ad account has no invoice that fits yet',
	fields: [AD_ACCOUNT],
	collections: {
		filters: [
			choices({
				name: 'documentTypes',
				in: 'local',
				label: 'Document Types',
				description: 'Only documents of these types',
				options: [
					{ name: 'Credit Memo', value: 'CREDIT_MEMO' },
					{ name: 'Invoice', value: 'INVOICE' },
				],
			}),
		],
	},
	simplify: (invoice) => inCurrency(invoice),
	lists: (_caller, { ids }) => [
		{
			call: {
				request: 'GET /ad_accounts/{ad_account_id}/billing_invoices',
				ids,
				query: { sort: 'BILLING_PERIOD', order: 'DESCENDING' },
			},
			keyOf: ({ id }) => id,
		},
	],
	matches: ({ object }, { local }) => isOneOf(object.document_type, local.documentTypes),
});
