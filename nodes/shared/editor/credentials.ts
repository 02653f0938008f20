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
 * The same for a node that sends events, for which a conversion token is enough.
 *
 * Neither depends on the resource: n8n's editor hides what a credential depends on, and what that depends on. So the token is
 * offered for every operation, and `request` refuses it for all but sending.
 */
export const WITH_CONVERSION_TOKEN: { authentication: INodeProperties; credentials: INodeCredentialDescription[] } = {
	authentication: {
		...AUTHENTICATION,
		options: [
			ACCESS_TOKEN,
			{ name: 'Conversion Token', value: CONVERSION_TOKEN, description: 'Only sends conversion events' },
			OAUTH2,
		],
	},
	credentials: [...CREDENTIALS, credentialFor(CONVERSION_TOKEN)],
};

function credentialFor(authentication: string): INodeCredentialDescription {
	const name = CREDENTIAL_TYPES.get(authentication) ?? '';
	return { name, required: true, displayOptions: { show: { authentication: [authentication] } } };
}
