import type { ICredentialTestRequest, INodeProperties } from 'n8n-workflow';

import { API_URLS } from '../api/environment';

/** Which Pinterest a credential is for. */
export const ENVIRONMENT: INodeProperties = {
	displayName: 'Environment',
	name: 'environment',
	type: 'options',
	options: [
		{ name: 'Custom Base URL', value: 'custom', description: 'A gateway of your own in front of the API' },
		{ name: 'Production', value: 'production', description: 'The live Pinterest API' },
		{
			name: 'Sandbox',
			value: 'sandbox',
			description: 'Pinterest’s test environment, with its own data and tokens',
		},
	],
	default: 'production',
	description: 'Where requests go',
};

export const BASE_URL: INodeProperties = {
	displayName: 'Base URL',
	name: 'baseUrl',
	type: 'string',
	default: '',
	placeholder: 'e.g. https://gateway.example.com/v5',
	required: true,
	displayOptions: { show: { environment: ['custom'] } },
	description: 'The address that stands for https://api.pinterest.com/v5, with its version',
};

/** What a credential may be used for: held before anything is sent, by all nodes of the package. */
export const PERMISSION: INodeProperties = {
	displayName: 'What This Connection May Do',
	name: 'permission',
	type: 'options',
	options: [
		{ name: 'Everything', value: 'everything', description: 'All that the token allows' },
		{
			name: 'No Spending, No Deleting',
			value: 'noSpending',
			description: 'All but what can spend money, deletes or cannot be undone',
		},
		{ name: 'Read Only', value: 'readOnly', description: 'Nothing that creates or changes anything' },
	],
	default: 'everything',
	description:
		'What the Pinterest nodes send with this credential; anything else is refused before it is sent. Other nodes that use it are not held to it, and neither is Custom API Call.',
};

/**
 * An expression that gives the API's base URL from a credential's environment, for the places where n8n itself makes
 * the request.
 *
 * @param credential how the expression reaches the credential: `$self` among its defaults, `$credentials` in its test
 */
export function baseUrlExpression(credential: '$self' | '$credentials', suffix = ''): string {
	const custom = `(${credential}["baseUrl"] || "").replace(/\\/+$/, "")`;
	const sandbox = `"${API_URLS.sandbox}"`;
	const production = `"${API_URLS.production}"`;
	const url = `${credential}["environment"] === "custom" ? ${custom} : ${credential}["environment"] === "sandbox" ? ${sandbox} : ${production}`;
	return suffix === '' ? `={{ ${url} }}` : `={{ (${url}) + "${suffix}" }}`;
}

const OTHER_ENVIRONMENT =
	'Pinterest refused the token: it is expired or revoked, or it was made for another environment. Check Environment (sandbox and production have tokens of their own), then reconnect or paste a new token.';

type Rule = NonNullable<ICredentialTestRequest['rules']>[number];

/** Each of Pinterest's codes that GET /user_account can answer with, and what it means. */
const MEANINGS = {
	2: OTHER_ENVIRONMENT,
	3: 'The token works, but it lacks the scope user_accounts:read. Add it to the scopes and make a new token (or reconnect).',
	8: 'Pinterest’s rate limit is used up, so the token could not be tested. Try again in a minute.',
	29: 'Pinterest knows the token, but the account or the app may not use the API yet. An app with Trial access should use the Sandbox environment.',
};

/** What the test of a credential says when GET /user_account does not answer with the account. The first match counts. */
export const TEST_RULES = rules(
	{
		type: 'responseCode',
		properties: { value: 401, message: `${OTHER_ENVIRONMENT} It also needs the scope user_accounts:read.` },
	},
	...Object.entries(MEANINGS).map(([code, message]) => bodyRule('code', Number(code), message)),
	bodyRule(
		'username',
		undefined,
		'The address answered, but not as the Pinterest API does. Check Environment and Base URL.',
	),
);

const CONVERSION_REFUSED =
	'Pinterest refused the token: it is revoked, mistyped, or it was made for another environment. Check Environment, or make a new conversion token.';

/** What the test of a conversion token says: it sends an event in test mode to an ad account. */
export const CONVERSION_TEST_RULES = rules(
	{ type: 'responseCode', properties: { value: 401, message: CONVERSION_REFUSED } },
	bodyRule('code', 2, CONVERSION_REFUSED),
	bodyRule('code', 8, MEANINGS[8]),
	bodyRule(
		'code',
		29,
		'Fill in Ad Account ID for the Test with an ad account that the token’s user may send events for: Pinterest takes this token for nothing but events, so the test sends one that is not recorded.',
	),
	bodyRule(
		'num_events_received',
		undefined,
		'The address answered, but not as the Pinterest API does. Check Environment, Base URL and Ad Account ID for the Test.',
	),
);

/** n8n's type has lists of one kind of rule only, though it takes both kinds in one. */
function rules(...list: Rule[]): ICredentialTestRequest['rules'] {
	return list as ICredentialTestRequest['rules'];
}

function bodyRule(key: string, value: unknown, message: string): Rule {
	return { type: 'responseSuccessBody', properties: { key, value, message } };
}
