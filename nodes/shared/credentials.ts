import type { INodeCredentialDescription, INodeProperties } from 'n8n-workflow';

import { CREDENTIAL_TYPES } from './api/environment';

/** The credentials of a node that speaks for a user; which one is asked for follows the Authentication parameter. */
export const CREDENTIALS: INodeCredentialDescription[] = [...CREDENTIAL_TYPES].map(([authentication, name]) => ({
	name,
	required: true,
	displayOptions: { show: { authentication: [authentication] } },
}));

export const AUTHENTICATION: INodeProperties = {
	displayName: 'Authentication',
	name: 'authentication',
	type: 'options',
	options: [
		{ name: 'Access Token', value: 'accessToken' },
		{ name: 'OAuth2', value: 'oAuth2' },
	],
	default: 'oAuth2',
};
