import { rateCategories, Refusal, type RateCategory } from './row';
import type { Token } from './tokens';

/** So many requests in a window of so many seconds. */
export interface Limit {
	limit: number;
	windowSeconds: number;
}

export interface LimitSettings {
	categories: Record<RateCategory, Limit>;
	/** Standard access: for each user of an app, whatever the operation. */
	safetyNet: Limit;
	/** Trial access: for the whole app. */
	trial: Limit;
	/** What a 429 says in `Retry-After`: the seconds until the window resets (true), nothing (false), or a number of its own. */
	retryAfter: boolean | number;
}

interface Window {
	name: string;
	limit: Limit;
	used: number;
	/** Milliseconds since 1970. */
	endsAt: number;
}

/**
 * Rate limits with real windows: one opens with its first request and closes `windowSeconds` later. A refused request is not counted.
 * Answers tell of them in the structured form of the real headers; the first number is the limit of the window nearest to its end.
 */
export class Limits {
	private settings = defaultLimits();
	private readonly windows = new Map<string, Window>();

	/** Limits of the category for each user of the app, `limits.set('org_read', { limit: 5, windowSeconds: 1 })`. */
	set(name: RateCategory | 'safetyNet' | 'trial', limit: Limit): void {
		if (name === 'safetyNet' || name === 'trial') this.settings[name] = limit;
		else this.settings.categories[name] = limit;
		this.clear();
	}

	set retryAfter(value: boolean | number) {
		this.settings.retryAfter = value;
	}

	/** No request is ever refused for its rate; the headers stay. */
	off(): void {
		for (const name of [...rateCategories, 'safetyNet', 'trial'] as const) {
			this.set(name, { limit: 1_000_000_000, windowSeconds: name === 'safetyNet' ? 1 : 60 });
		}
	}

	/** Back to the documented limits, all windows new. */
	reset(): void {
		this.settings = defaultLimits();
		this.clear();
	}

	/** All windows start anew with the same limits. */
	clear(): void {
		this.windows.clear();
	}

	/**
	 * Counts one request and answers the headers to send. Throws 429 code 8, with the same headers, when a window is full.
	 * @param who what a request without a token is counted for, the app itself
	 */
	count(category: RateCategory, token: Token | null, who: string): Record<string, string> {
		const now = Date.now();
		const { safetyNet, trial, categories, retryAfter } = this.settings;
		const user = token ? `${token.environment}/${token.userId}` : who;
		const windows = [
			token?.access === 'trial'
				? this.window('trial_app_id', token.environment, trial, now)
				: this.window('safety_net_app_id_user_id', user, safetyNet, now),
			this.window(`${category}_app_id_user_id`, user, categories[category], now),
		];
		const full = windows.find((window) => window.used >= window.limit.limit);
		if (full) {
			const headers = rateHeaders(windows, full, now);
			if (retryAfter !== false)
				headers['retry-after'] = retryAfter === true ? headers['x-ratelimit-reset'] : `${retryAfter}`;
			throw new Refusal(429, 8, 'This request exceeded a rate limit.', {}, headers);
		}
		for (const window of windows) window.used += 1;
		const nearest = windows.reduce((a, b) => (b.limit.limit - b.used < a.limit.limit - a.used ? b : a));
		return rateHeaders(windows, nearest, now);
	}

	/** The headers of an answer whose category is used up, for a 429 that a test asks for. */
	full(category: RateCategory, resetSeconds: number): Record<string, string> {
		const { safetyNet, categories } = this.settings;
		const limit = categories[category];
		const endsAt = Date.now() + resetSeconds * 1000;
		const full = { name: `${category}_app_id_user_id`, limit, used: limit.limit, endsAt };
		const safety = { name: 'safety_net_app_id_user_id', limit: safetyNet, used: 0, endsAt };
		return { ...rateHeaders([safety, full], full, Date.now()), 'x-ratelimit-reset': `${resetSeconds}` };
	}

	private window(name: string, who: string, limit: Limit, now: number): Window {
		const key = `${name}/${who}`;
		let window = this.windows.get(key);
		if (!window || window.endsAt <= now) {
			window = { name, limit, used: 0, endsAt: now + limit.windowSeconds * 1000 };
			this.windows.set(key, window);
		}
		return window;
	}
}

function rateHeaders(windows: Window[], nearest: Window, now: number): Record<string, string> {
	const policies = windows.map(
		({ name, limit }) => `${limit.limit};w=${Math.ceil(limit.windowSeconds)};name="${name}"`,
	);
	return {
		'x-ratelimit-limit': [nearest.limit.limit, ...policies].join(', '),
		'x-ratelimit-remaining': `${Math.max(0, nearest.limit.limit - nearest.used)}`,
		'x-ratelimit-reset': `${Math.max(1, Math.ceil((nearest.endsAt - now) / 1000))}`,
	};
}

function defaultLimits(): LimitSettings {
	const perMinute = (limit: number): Limit => ({ limit, windowSeconds: 60 });
	const categories = Object.fromEntries(rateCategories.map((name) => [name, perMinute(1000)])) as Record<
		RateCategory,
		Limit
	>;
	return {
		categories: {
			...categories,
			ads_analytics: perMinute(300),
			org_analytics: perMinute(60),
			ads_conversions: perMinute(120_000),
		},
		safetyNet: { limit: 100, windowSeconds: 1 },
		trial: { limit: 1000, windowSeconds: 24 * 3600 },
		retryAfter: true,
	};
}
