import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { permissionOf } from './permission';
import type { Permission } from './permission';
import type { RequestName } from './requestName';
import { Secrets, quotableUrl } from './secrets';

/** The hosts of the API, by the credential's `environment`. Source: the API description's `servers`. */
export const API_URLS = {
	production: 'https://api.pinterest.com/v5',
	sandbox: 'https://api-sandbox.pinterest.com/v5',
} as const;

/** What a run needs to know of its credential: where requests go, and how a 401 can be mended. */
export interface Environment {
	credentialType: string;
	/** API base URL without a trailing slash. */
	baseUrl: string;
	name: 'production' | 'sandbox' | 'custom';
	/** Whether n8n can renew the token by itself. */
	refreshable: boolean;
	/** What the credential may be used for. */
	permission: Permission;
	/** The credential's secrets, to be taken out of what is told. */
	secrets?: Secrets;
}

const RENEWED_BY_N8N = 'pinterestOAuth2Api';

/** What `authentication` says where the conversion token is used. */
export const CONVERSION_TOKEN = 'conversionToken';

/** The one request that a conversion token is good for. Source: the API description's `security`. */
export const CONVERSION_TOKEN_REQUEST: RequestName = 'POST /ad_accounts/{ad_account_id}/events';

/** The credential types a node takes, by the value of its `authentication` parameter; the first one is the default. */
export const CREDENTIAL_TYPES = new Map([
	['oAuth2', RENEWED_BY_N8N],
	['accessToken', 'pinterestAccessTokenApi'],
	[CONVERSION_TOKEN, 'pinterestConversionApi'],
]);

/**
 * Reads where requests go from a decrypted credential.
 *
 * @throws Error when a custom base URL is not an absolute http(s) URL, or holds user names or a query, or when what it may do is unknown
 */
export function environmentOf(credentialType: string, credential: ICredentialDataDecryptedObject): Environment {
	const refreshable = credentialType === RENEWED_BY_N8N;
	const name =
		credential.environment === 'sandbox' || credential.environment === 'custom' ? credential.environment : 'production';
	const baseUrl = name === 'custom' ? customBaseUrl(credential.baseUrl) : API_URLS[name];
	const permission = permissionOf(credential);
	return { credentialType, baseUrl, name, refreshable, permission, secrets: new Secrets(credential) };
}

function customBaseUrl(value: unknown): string {
	const text = typeof value === 'string' ? value.trim() : '';
	if (!URL.canParse(text)) {
		throw new Error(
			`The credential's base URL "${quotableUrl(text)}" is not a URL. Enter one like https://gateway.example.com/v5.`,
		);
	}
	const url = new URL(text);
	if (url.protocol !== 'https:' && url.protocol !== 'http:') {
		throw new Error("The credential's base URL must start with https:// or http://.");
	}
	if (url.username || url.password || url.search || url.hash) {
		throw new Error("The credential's base URL must not hold a user name, a query or a fragment.");
	}
	return `${url.origin}${url.pathname}`.replace(/\/+$/, '');
}
