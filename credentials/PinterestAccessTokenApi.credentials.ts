import type {
	IAuthenticateGeneric,
	ICredentialTestRequest,
	ICredentialType,
	INodeProperties,
	Icon,
} from 'n8n-workflow';

import { BASE_URL, ENVIRONMENT, TEST_RULES, baseUrlExpression } from '../nodes/shared/editor/credentialFields';

export class PinterestAccessTokenApi implements ICredentialType {
	name = 'pinterestAccessTokenApi';

	displayName = 'Pinterest Access Token API';

	icon: Icon = { light: 'file:../nodes/Pinterest/pinterest.svg', dark: 'file:../nodes/Pinterest/pinterest.dark.svg' };

	documentationUrl = 'https://github.com/n8n-nodes-pinterest-api/n8n-nodes-pinterest-api/blob/main/docs/credentials.md';

	properties: INodeProperties[] = [
		{
			displayName: 'Access Token',
			name: 'accessToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description: 'A token from the developer portal. Tokens for the sandbox work only there.',
		},
		ENVIRONMENT,
		BASE_URL,
	];

	authenticate: IAuthenticateGeneric = {
		type: 'generic',
		properties: { headers: { Authorization: '=Bearer {{$credentials.accessToken}}' } },
	};

	test: ICredentialTestRequest = {
		request: {
			baseURL: baseUrlExpression('$credentials'),
			url: '/user_account',
			disableFollowRedirect: true,
			ignoreHttpStatusErrors: true,
		},
		rules: TEST_RULES,
	};
}
