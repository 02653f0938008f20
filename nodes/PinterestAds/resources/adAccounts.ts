import { request } from '../../shared/api/request';
import { callOf } from '../../shared/run/call';
import type { Operation, Resource } from '../../shared/rows/operation';
import { operation } from '../../shared/rows/operation';
import { AD_ACCOUNT } from '../../shared/fields/ads';
import { flag, text } from '../../shared/fields/kinds';
import { ACCOUNT_ANALYTICS } from '../analytics';
import { CREATE_FIELDS } from '../fields/adAccount';

/** Only the sandbox has it, and only there nothing is lost that was paid for. */
const deleteSandbox: Operation = operation('DELETE /ad_accounts/{ad_account_id}/sandbox', {
	value: 'deleteSandbox',
	name: 'Delete Sandbox Data',
	action: 'Delete sandbox data of ad account',
	description:
		'Delete an ad account of the sandbox with everything in it: campaigns, ad groups, ads, keywords and the rest. This can’t be undone. It works with a credential for the sandbox only, never on real ad accounts.',
	fields: [AD_ACCOUNT],
	answer: 'nothing',
	async run(caller, values) {
		if (caller.run.environment.name === 'production')
			throw Object.assign(
				new Error('Only an ad account of the sandbox can be deleted, and this credential is for production'),
				{
					description: 'Choose a credential whose environment is the sandbox. Nothing was sent.',
				},
			);
		await request(caller, callOf(deleteSandbox, values));
		return [{ deleted: true }];
	},
});

const operations: Operation[] = [
	operation('POST /ad_accounts', {
		value: 'create',
		effect: 'irreversible',
		name: 'Create',
		action: 'Create ad account',
		description: 'Create an ad account with its own campaigns, currency and billing. The API can’t delete it.',
		fields: [
			text({
				name: 'adAccountName',
				apiName: 'name',
				in: 'body',
				label: 'Name',
				description: 'The name of the ad account',
				required: true,
				maxLength: 256,
			}),
		],
		collections: { additionalFields: CREATE_FIELDS },
	}),
	deleteSandbox,
	operation('GET /ad_accounts/{ad_account_id}', {
		value: 'get',
		name: 'Get',
		action: 'Get ad account',
		description: 'Get the name, country, currency, owner and the user’s roles of one ad account',
		fields: [AD_ACCOUNT],
	}),
	operation('GET /ad_accounts', {
		value: 'getAll',
		name: 'Get Many',
		action: 'Get many ad accounts',
		description: 'List the ad accounts that the user owns or has a role on',
		collections: {
			filters: [
				flag({
					name: 'includeSharedAccounts',
					apiName: 'include_shared_accounts',
					in: 'query',
					label: 'Shared Accounts',
					description: 'Whether to list those of others too, where the user has a role',
					default: true,
				}),
			],
		},
		answer: 'page',
	}),
	operation('GET /ad_accounts/{ad_account_id}/terms_of_service', {
		value: 'getTerms',
		name: 'Get Terms of Service',
		action: 'Get terms of service of ad account',
		description: 'Get the terms of service for ads and whether the ad account has accepted them',
		fields: [AD_ACCOUNT],
		collections: {
			options: [
				flag({
					name: 'includeHtml',
					apiName: 'include_html',
					in: 'query',
					label: 'Include HTML',
					description: 'Whether the text of the terms comes as HTML',
				}),
				text({
					name: 'tosType',
					apiName: 'tos_type',
					in: 'query',
					label: 'Type of Terms',
					description: 'Which terms, where there are several',
				}),
			],
		},
	}),
	...ACCOUNT_ANALYTICS,
];

export const adAccounts: Resource = { value: 'adAccount', name: 'Ad Account', operations };
