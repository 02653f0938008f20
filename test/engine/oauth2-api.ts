import type { ICredentialType, INodeProperties } from 'n8n-workflow';

const withoutRegistration = { useDynamicClientRegistration: [false] };

/**
 * n8n's credential type `oAuth2Api`, reduced to what decides which values a type that extends it ends up with: names, types, defaults,
 * display conditions and what is not inherited. It belongs to n8n-nodes-base, which is not installed here.
 */
export const oAuth2Api: ICredentialType = {
	name: 'oAuth2Api',
	displayName: 'OAuth2 API',
	properties: [
		property('useDynamicClientRegistration', 'hidden', false),
		options('grantType', ['authorizationCode', 'clientCredentials', 'pkce'], withoutRegistration),
		property('serverUrl', 'string', '', { show: { useDynamicClientRegistration: [true] } }),
		property('authUrl', 'string', '', { show: { grantType: ['authorizationCode', 'pkce'], ...withoutRegistration } }),
		property('accessTokenUrl', 'string', '', { show: withoutRegistration }),
		property('clientId', 'string', '', { show: withoutRegistration }),
		property('clientCredentialType', 'hidden', 'clientSecret'),
		property('clientSecret', 'string', '', { show: withoutRegistration }),
		property('privateKey', 'hidden', ''),
		property('certificate', 'hidden', ''),
		property('scope', 'string', '', { show: withoutRegistration }),
		property('authQueryParameters', 'string', '', {
			show: { grantType: ['authorizationCode', 'pkce'], ...withoutRegistration },
		}),
		options('authentication', ['header', 'body'], withoutRegistration),
		property('sendAdditionalBodyProperties', 'boolean', false, {
			show: { grantType: ['clientCredentials'], authentication: ['body'], ...withoutRegistration },
		}),
		property('additionalBodyProperties', 'json', '', {
			show: {
				grantType: ['clientCredentials'],
				authentication: ['body'],
				sendAdditionalBodyProperties: [true],
				...withoutRegistration,
			},
		}),
		{ ...property('ignoreSSLIssues', 'boolean', false), doNotInherit: true },
		{ ...property('tokenExpiredStatusCode', 'number', 401), doNotInherit: true },
		{ ...property('jweEnabled', 'boolean', false), doNotInherit: true },
	],
};

function property(
	name: string,
	type: INodeProperties['type'],
	defaultValue: INodeProperties['default'],
	displayOptions?: INodeProperties['displayOptions'],
): INodeProperties {
	return { displayName: name, name, type, default: defaultValue, displayOptions };
}

function options(name: string, values: string[], show: Record<string, boolean[]>): INodeProperties {
	return {
		...property(name, 'options', values[0], { show }),
		options: values.map((value) => ({ name: value, value })),
	};
}
