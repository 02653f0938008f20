import { invalid } from '../check';
import { Refusal, row, scopes as allScopes, type Scope } from '../row';

interface TokenBody {
	grant_type: 'authorization_code' | 'refresh_token' | 'client_credentials';
	code?: string;
	redirect_uri?: string;
	refresh_token?: string;
	scope?: string;
}

export const oauth = [
	row<object, TokenBody>('POST /oauth/token', {
		also: { properties: { continuous_refresh: { enum: ['true', 'false'] } } },
		answer({ body, tokens, environment, settings }) {
			const granted = () => {
				switch (body.grant_type) {
					case 'authorization_code':
						return tokens.exchangeCode(needed(body, 'code'), needed(body, 'redirect_uri'), environment);
					case 'refresh_token':
						return tokens.exchangeRefreshToken(
							needed(body, 'refresh_token'),
							environment,
							body.scope === undefined ? undefined : readScopes(body.scope),
						);
					case 'client_credentials': {
						const scopes = readScopes(needed(body, 'scope'));
						return { ...tokens.issue({ environment, scopes, grant: 'client_credentials' }), scopes };
					}
				}
			};
			const { accessToken, refreshToken, expiresInSeconds, refreshTokenExpiresAt, scopes } = granted();
			return {
				status: 200,
				body: {
					access_token: accessToken,
					response_type: body.grant_type,
					token_type: 'bearer',
					expires_in: expiresInSeconds,
					scope: scopes.join(' '),
					...(refreshToken && {
						refresh_token: refreshToken,
						refresh_token_expires_in: settings.refreshTokenSeconds,
						refresh_token_expires_at: refreshTokenExpiresAt,
					}),
				},
			};
		},
	}),
];

/** `boards:read,pins:read` (a token request may also part them by spaces). Refuses unknown ones and none at all (400). */
export function readScopes(text: string, separator: RegExp = /[, ]+/): Scope[] {
	const given = text.split(separator).filter((scope) => scope !== '');
	const unknown = given.filter((scope) => !(allScopes as readonly string[]).includes(scope));
	if (given.length === 0 || unknown.length > 0) throw invalid(`Invalid scope: ${unknown.join(', ') || 'none given'}.`);
	return [...new Set(given)] as Scope[];
}

function needed(body: TokenBody, name: 'code' | 'redirect_uri' | 'refresh_token' | 'scope'): string {
	const value = body[name];
	if (value === undefined || value === '')
		throw new Refusal(400, 1, `Body '${name}' is required for ${body.grant_type}.`);
	return value;
}
