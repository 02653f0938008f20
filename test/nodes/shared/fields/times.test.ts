import { happened, parseInstant, writeInstant } from '../../../../nodes/shared/fields/times';

const now = Date.parse('2026-05-31T14:25:36.789Z');

describe('an instant', () => {
	it.each([
		['2026-06-01T09:00:00Z', '2026-06-01T09:00:00.000Z'],
		['2026-06-01T09:00:00+02:00', '2026-06-01T07:00:00.000Z'],
		['2026-06-01T09:00:00.123-0530', '2026-06-01T14:30:00.123Z'],
		['2026-06-01T09:00', '2026-06-01T09:00:00.000Z'],
		['2026-06-01 09:00:00', '2026-06-01T09:00:00.000Z'],
		['2026-06-01', '2026-06-01T00:00:00.000Z'],
		['2026-06-01 09:00:00+00', '2026-06-01T09:00:00.000Z'],
		['2026-06-01 09:00:00.123456+02', '2026-06-01T07:00:00.123Z'],
		['2026-06-01 09:00:00 UTC', '2026-06-01T09:00:00.000Z'],
		['Mon, 01 Jun 2026 09:00:00 +0200', '2026-06-01T07:00:00.000Z'],
		['1 Jun 2026 09:00 GMT', '2026-06-01T09:00:00.000Z'],
		['Mon Jun 01 2026 09:00:00 GMT+0200 (Central European Summer Time)', '2026-06-01T07:00:00.000Z'],
		['1780304400123456', '2026-06-01T09:00:00.123Z'],
		[1780304400123456, '2026-06-01T09:00:00.123Z'],
		['1780304400123456789', '2026-06-01T09:00:00.123Z'],
		['now', '2026-05-31T14:25:36.789Z'],
		['today', '2026-05-31T00:00:00.000Z'],
		['Tomorrow', '2026-06-01T00:00:00.000Z'],
		['yesterday', '2026-05-30T00:00:00.000Z'],
		['in 3 days', '2026-06-03T14:25:36.789Z'],
		['2 hours ago', '2026-05-31T12:25:36.789Z'],
		['1 week ago', '2026-05-24T14:25:36.789Z'],
		[1780304400, '2026-06-01T09:00:00.000Z'],
		['1780304400', '2026-06-01T09:00:00.000Z'],
		[1780304400123, '2026-06-01T09:00:00.123Z'],
		[new Date('2026-06-01T09:00:00Z'), '2026-06-01T09:00:00.000Z'],
		[{ toMillis: () => Date.parse('2026-06-01T09:00:00Z') }, '2026-06-01T09:00:00.000Z'],
	])('may be typed as %p', (value, iso) => {
		expect(new Date(parseInstant(value, now)).toISOString()).toBe(iso);
	});

	it.each([
		['soon'],
		['2026-06-31'],
		['2026-13-01'],
		['01/06/2026'],
		['in 3 days ago'],
		['Mon, 31 Jun 2026 09:00:00 +0200'],
		['1 Jun 2026 09:00 IST'],
		['99999-01-01'],
		[new Date(NaN)],
		[{ toMillis: () => NaN }],
		[1e300],
		['3 days'],
		[''],
		[12],
		[null],
		[{}],
	])('is refused as %p', (value) => {
		expect(() => parseInstant(value, now)).toThrow('must be a time such as 2026-05-31T09:00:00Z');
	});

	it.each([new Date('+099999-01-01'), { toMillis: () => 8.64e15 }])('is refused after the year 9999: %p', (value) => {
		expect(() => parseInstant(value, now)).toThrow('is a time after the year 9999');
	});

	it('that has happened may be a minute ahead, and is now then', () => {
		const seconds = Math.floor(Date.now() / 1000);
		expect(happened('Time', seconds - 5)).toBe(seconds - 5);
		expect(happened('Time', seconds + 50)).toBeLessThanOrEqual(seconds + 1);
		expect(() => happened('Time', seconds + 120)).toThrow(/^Time is in the future: 20/);
	});

	it('is sent in seconds, milliseconds or ISO 8601', () => {
		expect(writeInstant(now)).toBe(1780237536);
		expect(writeInstant(now, 'milliseconds')).toBe(now);
		expect(writeInstant(Date.parse('2026-06-01'), 'iso')).toBe('2026-06-01T00:00:00Z');
	});
});
