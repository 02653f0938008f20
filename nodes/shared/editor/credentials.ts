import type { INodeCredentialDescription, INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { CONVERSION_TOKEN, CREDENTIAL_TYPES } from '../api/environment';

/** The credentials of a node that speaks for a user; which one is asked for follows the Authentication parameter. */
export const CREDENTIALS: INodeCredentialDescription[] = [...CREDENTIAL_TYPES.keys()]
	.filter((authentication) => authentication !== CONVERSION_TOKEN)
	.map((authentication) => credentialFor(authentication));

const ACCESS_TOKEN: INodePropertyOptions = { name: 'Access Token', value: 'accessToken' };
const OAUTH2: INodePropertyOptions = { name: 'OAuth2', value: 'oAuth2' };

export const AUTHENTICATION: INodeProperties = {
	displayName: 'Authentication',
	name: 'authentication',
	type: 'options',
	options: [ACCESS_TOKEN, OAUTH2],
	default: 'oAuth2',
};

/**
 * The same for a node in which one resource takes a conversion token as well: only that resource offers it.
 */
export function withConversionToken(resource: string): {
	authentication: INodeProperties[];
	credentials: INodeCredentialDescription[];
} {
	const only = { resource: [resource] };
	const options = [ACCESS_TOKEN, { name: 'Conversion Token', value: CONVERSION_TOKEN }, OAUTH2];
	return {
		authentication: [
			{ ...AUTHENTICATION, displayOptions: { hide: only } },
			{ ...AUTHENTICATION, options, displayOptions: { show: only } },
		],
		// A credential that depended on the resource would make n8n's editor hide the Resource field.
		credentials: [...CREDENTIALS, credentialFor(CONVERSION_TOKEN)],
	};
}

function credentialFor(authentication: string): INodeCredentialDescription {
	const name = CREDENTIAL_TYPES.get(authentication) ?? '';
	return { name, required: true, displayOptions: { show: { authentication: [authentication] } } };
}
