import type { ICredentialTestRequest, ICredentialType, INodeProperties, Icon } from 'n8n-workflow';

import { BASE_URL, ENVIRONMENT, TEST_RULES, baseUrlExpression } from '../nodes/shared/editor/credentialFields';

/** What publishing and reading need; ads, catalogs and the rest are added by whoever uses them. */
const DEFAULT_SCOPES = [
	'ads:read',
	'boards:read',
	'boards:read_secret',
	'boards:write',
	'boards:write_secret',
	'pins:read',
	'pins:read_secret',
	'pins:write',
	'pins:write_secret',
	'user_accounts:read',
];

const SCOPES: INodeProperties['options'] = [
	{ name: 'Ads: Read (ads:read)', value: 'ads:read' },
	{ name: 'Ads: Write (ads:write)', value: 'ads:write' },
	{ name: 'Billing: Read (billing:read)', value: 'billing:read' },
	{ name: 'Billing: Write (billing:write)', value: 'billing:write' },
	{ name: 'Boards: Read (boards:read)', value: 'boards:read' },
	{ name: 'Boards: Read Secret Ones (boards:read_secret)', value: 'boards:read_secret' },
	{ name: 'Boards: Write (boards:write)', value: 'boards:write' },
	{ name: 'Boards: Write Secret Ones (boards:write_secret)', value: 'boards:write_secret' },
	{ name: 'Business Access: Read (biz_access:read)', value: 'biz_access:read' },
	{ name: 'Business Access: Write (biz_access:write)', value: 'biz_access:write' },
	{ name: 'Catalogs: Read (catalogs:read)', value: 'catalogs:read' },
	{ name: 'Catalogs: Write (catalogs:write)', value: 'catalogs:write' },
	{ name: 'Measurement Events: Write (msot:write)', value: 'msot:write' },
	{ name: 'Pins: Read (pins:read)', value: 'pins:read' },
	{ name: 'Pins: Read Secret Ones (pins:read_secret)', value: 'pins:read_secret' },
	{ name: 'Pins: Write (pins:write)', value: 'pins:write' },
	{ name: 'Pins: Write Secret Ones (pins:write_secret)', value: 'pins:write_secret' },
	{ name: 'User Account: Read (user_accounts:read)', value: 'user_accounts:read' },
	{ name: 'User Account: Write (user_accounts:write)', value: 'user_accounts:write' },
];

/**
 * A refusal is read where renewing the token would not help: it lacks the scope, or its time is not over. Any other 401
 * lets n8n renew the token first.
 */
const UNLESS_RENEWABLE =
	'={{ !($credentials.oauthTokenData?.scope ?? "user_accounts:read").includes("user_accounts:read") || Number($credentials.oauthTokenData?.n8n_expires_at) > Date.now() ? true : { ignore: true, except: [401] } }}';

export class PinterestOAuth2Api implements ICredentialType {
	name = 'pinterestOAuth2Api';

	extends = ['oAuth2Api'];

	displayName = 'Pinterest OAuth2 API';

	icon: Icon = { light: 'file:../nodes/Pinterest/pinterest.svg', dark: 'file:../nodes/Pinterest/pinterest.dark.svg' };

	documentationUrl = 'https://github.com/n8n-nodes-pinterest-api/n8n-nodes-pinterest-api/blob/main/docs/credentials.md';

	properties: INodeProperties[] = [
		{
			displayName: 'Grant Type',
			name: 'grantType',
			type: 'options',
			options: [
				{
					name: 'Authorization Code',
					value: 'authorizationCode',
					description: 'A person gives access to their account',
				},
				{
					name: 'Client Credentials',
					value: 'clientCredentials',
					description: "The app's own account, without a consent page",
				},
			],
			default: 'authorizationCode',
		},
		ENVIRONMENT,
		BASE_URL,
		{
			displayName: 'Consent Page URL',
			name: 'consentUrl',
			type: 'string',
			default: 'https://www.pinterest.com/oauth/',
			displayOptions: { show: { environment: ['custom'], grantType: ['authorizationCode'] } },
			description: 'Where people give access to their account',
		},
		{
			displayName: 'Scopes',
			name: 'scopes',
			type: 'multiOptions',
			options: SCOPES,
			default: [],
			description:
				'What the credential may do. With none chosen it gets what publishing needs: reading and writing boards and Pins, secret ones too, and reading the account and its ads. Reconnect the account after changing them.',
		},
		{
			// The dialog drops a default list, so that the default set is put in where none is chosen.
			displayName: 'Scope',
			name: 'scope',
			type: 'hidden',
			default: `={{($self["scopes"]?.length ? $self["scopes"] : ${JSON.stringify(DEFAULT_SCOPES)}).join(",")}}`,
		},
		{
			displayName: 'Authorization URL',
			name: 'authUrl',
			type: 'hidden',
			default: '={{$self["environment"] === "custom" ? $self["consentUrl"] : "https://www.pinterest.com/oauth/"}}',
			required: true,
		},
		{
			displayName: 'Access Token URL',
			name: 'accessTokenUrl',
			type: 'hidden',
			default: baseUrlExpression('$self', '/oauth/token'),
			required: true,
		},
		{ displayName: 'Auth URI Query Parameters', name: 'authQueryParameters', type: 'hidden', default: '' },
		{ displayName: 'Authentication', name: 'authentication', type: 'hidden', default: 'header' },
		{
			// Asks for the refresh token that is renewed with each use, instead of one that ends after a year.
			displayName: 'Additional Body Properties',
			name: 'additionalBodyProperties',
			type: 'hidden',
			default: '{"continuous_refresh":"true"}',
		},
	];

	test: ICredentialTestRequest = {
		request: {
			baseURL: baseUrlExpression('$credentials'),
			url: '/user_account',
			disableFollowRedirect: true,
			ignoreHttpStatusErrors: UNLESS_RENEWABLE as unknown as boolean,
		},
		rules: TEST_RULES,
	};
}
