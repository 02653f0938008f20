import type {
	IAuthenticateGeneric,
	ICredentialTestRequest,
	ICredentialType,
	INodeProperties,
	Icon,
} from 'n8n-workflow';

import {
	BASE_URL,
	CONVERSION_TEST_RULES,
	ENVIRONMENT,
	baseUrlExpression,
} from '../nodes/shared/editor/credentialFields';

/** A token that does nothing but send conversion events. */
export class PinterestConversionApi implements ICredentialType {
	name = 'pinterestConversionApi';

	displayName = 'Pinterest Conversion API';

	icon: Icon = {
		light: 'file:../nodes/PinterestConversions/pinterestConversions.svg',
		dark: 'file:../nodes/PinterestConversions/pinterestConversions.dark.svg',
	};

	documentationUrl =
		'https://github.com/n8n-nodes-pinterest-api/n8n-nodes-pinterest-api/blob/main/docs/nodes/pinterest-conversions.md#the-credential';

	properties: INodeProperties[] = [
		{
			displayName: 'Conversion Access Token',
			name: 'accessToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description: 'A token from Ads Manager (Conversions), or from the operation Conversion Token: Create',
		},
		{
			displayName: 'Ad Account ID for the Test',
			name: 'adAccountId',
			type: 'string',
			default: '',
			placeholder: 'e.g. 549755885175',
			description:
				'Only for testing the credential: n8n sends this ad account an event in test mode, which Pinterest checks and does not record',
		},
		ENVIRONMENT,
		BASE_URL,
	];

	authenticate: IAuthenticateGeneric = {
		type: 'generic',
		properties: { headers: { Authorization: '=Bearer {{$credentials.accessToken}}' } },
	};

	// Pinterest takes the token for nothing but events, so an event in test mode is all it can be tried with.
	test: ICredentialTestRequest = {
		request: {
			baseURL: baseUrlExpression('$credentials'),
			method: 'POST',
			url: '=/ad_accounts/{{ encodeURIComponent($credentials.adAccountId || "0") }}/events',
			qs: { test: 'true' },
			body: {
				data: [
					{
						event_name: 'page_visit',
						action_source: 'web',
						event_time: '={{ Math.floor(Date.now() / 1000) }}',
						event_id: 'n8n-credential-test',
						user_data: { client_ip_address: '192.0.2.1', client_user_agent: 'n8n credential test' },
					},
				],
			},
			disableFollowRedirect: true,
			ignoreHttpStatusErrors: true,
		},
		rules: CONVERSION_TEST_RULES,
	};
}
