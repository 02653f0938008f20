import { asText } from './json';

/** One limit of Pinterest's: at most `limit` requests in any `windowMs` milliseconds, counted under `name`. */
export interface Policy {
	name: string;
	limit: number;
	windowMs: number;
}

/** What an answer's headers say about the limits its request was counted against. */
export interface RateLimit {
	policies: Policy[];
	/** The limit that is nearest to being reached, as Pinterest names it first. */
	limit?: number;
	remaining?: number;
	/** Seconds until that window starts again. */
	resetSeconds?: number;
	/** Seconds the server asks to wait, from `Retry-After` (seconds or a date). */
	retryAfterSeconds?: number;
}

type Headers = Record<string, unknown>;

/**
 * Reads the rate-limit headers of an answer. Pinterest writes them in structured form:
 * `x-ratelimit-limit: 60, 100;w=1;name="safety_net_app_id_user_id", 60;w=60;name="org_analytics_app_id_user_id"`,
 * `x-ratelimit-remaining: 59`, `x-ratelimit-reset: 12`. What is absent or unreadable is left out.
 */
export function readRateLimit(headers: Headers, now = Date.now()): RateLimit {
	const [first = '', ...rest] = text(headers['x-ratelimit-limit']).split(',');
	const policies = rest.map(readPolicy).filter((policy): policy is Policy => policy !== undefined);
	return {
		policies,
		limit: number(first),
		remaining: number(text(headers['x-ratelimit-remaining'])),
		resetSeconds: number(text(headers['x-ratelimit-reset'])),
		retryAfterSeconds: readRetryAfter(text(headers['retry-after']), now),
	};
}

/** `org_analytics_app_id_user_id` counts the category `org_analytics`; the rest says whose requests are counted. */
export function categoryOf(policyName: string): string {
	return policyName.replace(/(_app_id|_user_id|_ad_account_id|_advertiser_id)+$/, '');
}

function readPolicy(member: string): Policy | undefined {
	const [limitText = '', ...parameters] = member.split(';').map((part) => part.trim());
	const values = new Map(parameters.map((part) => [part.split('=', 1)[0], part.split('=', 2)[1] ?? '']));
	const limit = number(limitText);
	const seconds = number(values.get('w') ?? '');
	const name = (values.get('name') ?? '').replace(/^"|"$/g, '');
	return limit && seconds && name ? { name, limit, windowMs: seconds * 1000 } : undefined;
}

function readRetryAfter(value: string, now: number): number | undefined {
	const seconds = number(value);
	if (seconds !== undefined) return seconds;
	const date = value === '' ? NaN : Date.parse(value);
	return Number.isNaN(date) ? undefined : Math.max(0, Math.ceil((date - now) / 1000));
}

function number(value: string): number | undefined {
	return /^\s*\d+(\.\d+)?(e\+?\d+)?\s*$/i.test(value) ? Number(value) : undefined;
}

function text(value: unknown): string {
	return Array.isArray(value) ? value.map(text).join(', ') : (asText(value) ?? '');
}
