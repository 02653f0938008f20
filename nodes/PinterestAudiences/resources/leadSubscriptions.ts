import type { Operation, Resource } from '../../shared/rows/operation';
import { operation } from '../../shared/rows/operation';
import { AD_ACCOUNT } from '../../shared/fields/ads';
import { field, text } from '../../shared/fields/kinds';
import { leadForm } from '../../shared/fields/leads';
import { leadSubscription } from '../fields/pickers';
import { WEBHOOK_URL } from '../fields/webhook';

const SUBSCRIPTION = leadSubscription({ in: 'path' });
const KEY = 'The result has the algorithm and the key to decrypt the leads: keep the key secret.';

const TOKEN = 'A token that the receiver asks for; Pinterest advises against it';

/** A token of the receiver's, hidden in the editor and never told. */
const token = <const Name extends string, const ApiName extends string>(name: Name, apiName: ApiName, label: string) =>
	field(
		{ name, apiName, in: 'body', label, description: TOKEN },
		{ type: 'string', typeOptions: { password: true }, default: '' },
		(value) => {
			if (typeof value === 'string') return value;
			throw new Error('must be text');
		},
	);

const operations: Operation[] = [
	operation('POST /ad_accounts/{ad_account_id}/leads/subscriptions', {
		value: 'create',
		effect: 'write',
		name: 'Create',
		action: 'Create lead subscription',
		description: `Have Pinterest send every new lead of a form, or of all forms of an ad account, to a webhook. There is one subscription for each form and ad account; only owners and administrators can make it. ${KEY}`,
		fields: [
			AD_ACCOUNT,
			WEBHOOK_URL,
			leadForm({
				in: 'body',
				name: 'subscribedForm',
				apiName: 'lead_form_id',
				description: 'The form to send leads of. If empty, all forms of the ad account.',
				required: false,
			}),
		],
		collections: {
			additionalFields: [
				token('partnerAccessToken', 'partner_access_token', 'Partner Access Token'),
				token('partnerRefreshToken', 'partner_refresh_token', 'Partner Refresh Token'),
				text({
					name: 'subscriberKey',
					apiName: 'partner_metadata.subscriber_key',
					in: 'body',
					label: 'Subscriber Key',
					description: 'An ID that the receiver knows the subscriber by, if it needs one',
				}),
			],
		},
	}),
	operation('DELETE /ad_accounts/{ad_account_id}/leads/subscriptions/{subscription_id}', {
		value: 'delete',
		name: 'Delete',
		action: 'Delete lead subscription',
		description: 'Delete a subscription: Pinterest sends no more leads to its webhook. This can’t be undone.',
		fields: [AD_ACCOUNT, SUBSCRIPTION],
		answer: 'nothing',
	}),
	operation('GET /ad_accounts/{ad_account_id}/leads/subscriptions/{subscription_id}', {
		value: 'get',
		name: 'Get',
		action: 'Get lead subscription',
		description: ['Get the webhook and form of one subscription.', KEY].join(' '),
		fields: [AD_ACCOUNT, SUBSCRIPTION],
	}),
	operation('GET /ad_accounts/{ad_account_id}/leads/subscriptions', {
		value: 'getAll',
		name: 'Get Many',
		action: 'Get many lead subscriptions',
		description: 'List the subscriptions to the leads of an ad account, with the keys to decrypt them',
		fields: [AD_ACCOUNT],
		answer: 'page',
	}),
];

export const leadSubscriptions: Resource = { value: 'leadSubscription', name: 'Lead Subscription', operations };
