import { randomBytes } from 'node:crypto';
import { Refusal, scopes as allScopes, type Environment, type Scope } from './row';
import type { Settings } from './settings';

/** An access token. `last4` is what logs show of it; it is different for every token of a server. */
export interface Token {
	value: string;
	last4: string;
	environment: Environment;
	scopes: Set<Scope>;
	access: 'trial' | 'standard';
	/** How it was granted: for a user, for the app's owner by client credentials, or only to send conversion events. */
	grant: 'user' | 'client_credentials' | 'conversion';
	userId: string;
	/** The only ad account it is good for; left out, all that its user can reach. */
	adAccountId?: string;
	/** Milliseconds since 1970. */
	expiresAt: number;
}

interface RefreshToken extends Omit<Token, 'grant'> {
	used: boolean;
}

interface Code {
	redirectUri: string;
	scopes: Scope[];
	expiresAt: number;
}

export interface IssueOptions {
	environment?: Environment;
	/** All scopes unless said. */
	scopes?: Scope[];
	expiresInSeconds?: number;
	/** Also issue a refresh token. */
	refreshToken?: boolean;
	access?: 'trial' | 'standard';
	/** Whose token; the shop's own account unless said. */
	userId?: string;
	/** A `conversion` token has no scopes and lives long. */
	grant?: Token['grant'];
	/** Bind it to one ad account, as Ads Manager does with conversion tokens. */
	adAccountId?: string;
}

/** Conversion tokens are long-lived; how long isn't said. */
const conversionTokenSeconds = 10 * 365 * 24 * 3600;

export interface IssuedToken {
	accessToken: string;
	refreshToken?: string;
	/** Last four characters of the access token, as in `requests[].token`. */
	id: string;
	expiresInSeconds: number;
	refreshTokenExpiresAt?: number;
}

/** All tokens and codes of one simulated app, over both environments. */
export class Tokens {
	private readonly access = new Map<string, Token>();
	private readonly refresh = new Map<string, RefreshToken>();
	private readonly codes = new Map<string, Code>();
	private count = 0;

	constructor(
		private readonly settings: Settings,
		private readonly defaultUserId: string,
	) {}

	issue(options: IssueOptions = {}): IssuedToken {
		const isConversion = options.grant === 'conversion';
		const usualSeconds = isConversion ? conversionTokenSeconds : this.settings.accessTokenSeconds;
		const seconds = options.expiresInSeconds ?? usualSeconds;
		const common = {
			environment: options.environment ?? 'production',
			scopes: new Set(options.scopes ?? (isConversion ? [] : allScopes)),
			access: options.access ?? 'standard',
			userId: options.userId ?? this.defaultUserId,
			adAccountId: options.adAccountId,
		} as const;
		const value = this.newValue('pina_');
		const id = value.slice(-4);
		const expiresAt = Date.now() + seconds * 1000;
		this.access.set(value, { ...common, value, last4: id, grant: options.grant ?? 'user', expiresAt });
		const issued: IssuedToken = { accessToken: value, id, expiresInSeconds: seconds };
		if (options.refreshToken) {
			const refreshValue = this.newValue('pinr_');
			const refreshExpiresAt = Date.now() + this.settings.refreshTokenSeconds * 1000;
			const last4 = refreshValue.slice(-4);
			this.refresh.set(refreshValue, {
				...common,
				value: refreshValue,
				last4,
				expiresAt: refreshExpiresAt,
				used: false,
			});
			issued.refreshToken = refreshValue;
			issued.refreshTokenExpiresAt = Math.floor(refreshExpiresAt / 1000);
		}
		return issued;
	}

	/** The living token in an `Authorization` header. Throws 401 code 2 for everything else. */
	authenticate(authorization: string | undefined, environment: Environment): Token {
		const value = /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1];
		const token = value === undefined ? undefined : this.access.get(value);
		if (!token || token.environment !== environment || token.expiresAt <= Date.now()) {
			throw new Refusal(401, 2, 'Authentication failed.');
		}
		return token;
	}

	/** Throws 401 code 3 that lists the scopes the token lacks. */
	authorize(token: Token, needed: Scope[]): void {
		const missing = needed.filter((scope) => !token.scopes.has(scope));
		if (missing.length === 0) return;
		const list = missing.map((scope) => `'${scope}'`).join(', ');
		throw new Refusal(401, 3, `Authorization failed. This token lacks scopes for the operation. Missing: [${list}]`);
	}

	newCode(redirectUri: string, granted: Scope[]): string {
		const code = randomBytes(20).toString('hex');
		this.codes.set(code, { redirectUri, scopes: granted, expiresAt: Date.now() + 10 * 60_000 });
		return code;
	}

	/** Each code works once, and only with the `redirect_uri` it was made for. */
	exchangeCode(code: string, redirectUri: string, environment: Environment): IssuedToken & { scopes: Scope[] } {
		const known = this.codes.get(code);
		this.codes.delete(code);
		if (!known || known.expiresAt <= Date.now() || known.redirectUri !== redirectUri) throw invalidGrant();
		return { ...this.issue({ environment, scopes: known.scopes, refreshToken: true }), scopes: known.scopes };
	}

	/** Answers a new pair; the refresh token that was used is dead from then on. */
	exchangeRefreshToken(value: string, environment: Environment, narrowed?: Scope[]): IssuedToken & { scopes: Scope[] } {
		const known = this.refresh.get(value);
		if (!known || known.used || known.environment !== environment || known.expiresAt <= Date.now())
			throw invalidGrant();
		if (narrowed?.some((scope) => !known.scopes.has(scope))) throw invalidGrant();
		known.used = true;
		const granted = narrowed ?? [...known.scopes];
		const { access, userId } = known;
		return { ...this.issue({ environment, scopes: granted, refreshToken: true, access, userId }), scopes: granted };
	}

	/** Ends access tokens at once, all of them or those with these last four characters. Refresh tokens live on. */
	expire(last4?: string): number {
		let ended = 0;
		for (const token of this.access.values()) {
			if (last4 !== undefined && token.last4 !== last4) continue;
			token.expiresAt = 0;
			ended += 1;
		}
		return ended;
	}

	clear(): void {
		this.access.clear();
		this.refresh.clear();
		this.codes.clear();
	}

	get counts(): { accessTokens: number; livingRefreshTokens: number } {
		const living = [...this.refresh.values()].filter((token) => !token.used && token.expiresAt > Date.now());
		return { accessTokens: this.access.size, livingRefreshTokens: living.length };
	}

	/** The last four characters are a counter, so that a log can tell tokens apart without holding them. */
	private newValue(prefix: string): string {
		this.count += 1;
		return prefix + randomBytes(30).toString('hex').toUpperCase() + this.count.toString(36).padStart(4, '0');
	}
}

function invalidGrant(): Refusal {
	return new Refusal(401, 283, 'The authorization grant is invalid.');
}
