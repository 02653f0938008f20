import { serializeList, type Item } from 'structured-headers';

import { categoryOf, readRateLimit } from '../../../../nodes/shared/api/rateLimit';

describe('rate-limit headers', () => {
	it('are read in the structured form that Pinterest sends', () => {
		const headers = {
			'x-ratelimit-limit': '60, 100;w=1;name="safety_net_app_id_user_id", 60;w=60;name="org_analytics_app_id_user_id"',
			'x-ratelimit-remaining': '59',
			'x-ratelimit-reset': '12',
		};
		expect(readRateLimit(headers)).toEqual({
			limit: 60,
			remaining: 59,
			resetSeconds: 12,
			retryAfterSeconds: undefined,
			policies: [
				{ name: 'safety_net_app_id_user_id', limit: 100, windowMs: 1000 },
				{ name: 'org_analytics_app_id_user_id', limit: 60, windowMs: 60_000 },
			],
		});
	});

	it('are read as an independent writer of structured fields writes them', () => {
		const members: Item[] = [
			[1000, new Map()],
			[
				1000,
				new Map<string, string | number>([
					['name', 'ads_read_app_id_user_id'],
					['w', 60],
				]),
			],
		];
		expect(readRateLimit({ 'x-ratelimit-limit': serializeList(members) }).policies).toEqual([
			{ name: 'ads_read_app_id_user_id', limit: 1000, windowMs: 60_000 },
		]);
	});

	it.each([
		['60,100;w=1;name="a"'],
		['60 ,  100 ; w=1 ; name="a" '],
		['60, 100;name="a";w=1;burst=5'],
		['60, 100;w=1;name=a'],
	])('bear other spacing and parameters: %s', (value) => {
		const { limit, policies } = readRateLimit({ 'x-ratelimit-limit': value });
		expect({ limit, policies }).toEqual({ limit: 60, policies: [{ name: 'a', limit: 100, windowMs: 1000 }] });
	});

	it.each([
		{},
		{ 'x-ratelimit-limit': '', 'x-ratelimit-remaining': '', 'x-ratelimit-reset': '' },
		{ 'x-ratelimit-limit': 'unlimited', 'x-ratelimit-remaining': '-1', 'x-ratelimit-reset': 'soon' },
		{ 'x-ratelimit-limit': ', ;w=1, 5;w=;name="a", 0;w=1;name="b", 5;name="c", 5;w=3' },
		{ 'retry-after': 'later' },
		{ 'retry-after': null, 'x-ratelimit-remaining': '5x', 'x-ratelimit-reset': '1.x' },
	])('are left out where they are absent or make no sense: %j', (headers) => {
		expect(readRateLimit(headers)).toStrictEqual({
			policies: [],
			limit: undefined,
			remaining: undefined,
			resetSeconds: undefined,
			retryAfterSeconds: undefined,
		});
	});

	it('have names with quotation marks around them, not inside', () => {
		const { policies } = readRateLimit({ 'x-ratelimit-limit': '60, 100;w=1;name="a"b"' });
		expect(policies).toEqual([{ name: 'a"b', limit: 100, windowMs: 1000 }]);
	});

	it('are read without a structured form too', () => {
		const headers = { 'x-ratelimit-limit': '1000', 'x-ratelimit-remaining': 0, 'x-ratelimit-reset': 86400 };
		expect(readRateLimit(headers)).toMatchObject({ limit: 1000, remaining: 0, resetSeconds: 86_400, policies: [] });
	});

	it('are joined where they came more than once', () => {
		const { policies } = readRateLimit({ 'x-ratelimit-limit': ['60, 100;w=1;name="a"', '60;w=60;name="b"'] });
		expect(policies.map(({ name }) => name)).toEqual(['a', 'b']);
	});

	it.each([
		['7', 7],
		['0', 0],
		['1.25', 1.25],
		['Sun, 22 Nov 2026 12:00:30 GMT', 30],
		['Sun, 22 Nov 2026 11:00:00 GMT', 0],
	])('say in Retry-After how long to wait: %s', (value, seconds) => {
		const now = Date.parse('2026-11-22T12:00:00Z');
		expect(readRateLimit({ 'retry-after': value }, now).retryAfterSeconds).toBe(seconds);
	});

	it.each([
		['org_analytics_app_id_user_id', 'org_analytics'],
		['ads_conversions_app_id_ad_account_id', 'ads_conversions'],
		['safety_net_app_id_user_id', 'safety_net'],
		['org_read', 'org_read'],
		['org_user_id_read', 'org_user_id_read'],
	])('name a category: %s', (policy, category) => {
		expect(categoryOf(policy)).toBe(category);
	});
});
