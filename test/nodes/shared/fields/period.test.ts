import type { IDataObject } from 'n8n-workflow';

import { countDays, daysOf, fillOrganicPeriod, windowsOf } from '../../../../nodes/shared/fields/period';

const now = Date.parse('2026-03-01T10:00:00Z');

describe('a period', () => {
	it.each([
		['today', '2026-03-01', '2026-03-01'],
		['yesterday', '2026-02-28', '2026-02-28'],
		['last7Days', '2026-02-23', '2026-03-01'],
		['last30Days', '2026-01-31', '2026-03-01'],
		['last90Days', '2025-12-02', '2026-03-01'],
		['thisMonth', '2026-03-01', '2026-03-01'],
		['lastMonth', '2026-02-01', '2026-02-28'],
	])('%s is a first and a last day', (period, start, end) => {
		expect(daysOf({ period }, 90, now)).toEqual({ start, end });
	});

	it('may reach back as far as numbers are kept, and no further', () => {
		const from = (startDate: string) => () => daysOf({ period: 'custom', startDate, endDate: '2026-03-01' }, 90, now);
		expect(from('2025-12-01')()).toEqual({ start: '2025-12-01', end: '2026-03-01' });
		expect(from('2025-11-30')).toThrow('the earliest day is 2025-12-01');
	});

	it.each([1, 3, 7, 31, 186])('in windows of %d days has every day once', (most) => {
		const days = { start: '2025-01-15', end: '2026-02-28' };
		for (const align of [undefined, 'month', 'week'] as const) {
			if (align === 'week' && most < 7) continue;
			const windows = windowsOf(days, most, align);
			expect(windows[0]?.start).toBe(days.start);
			expect(windows.at(-1)?.end).toBe(days.end);
			expect(windows.reduce((sum, one) => sum + countDays(one), 0)).toBe(countDays(days));
			expect(windows.every((one) => countDays(one) >= 1 && countDays(one) <= most)).toBe(true);
			for (const [at, { start }] of windows.slice(1).entries()) expect(start > (windows[at]?.end ?? start)).toBe(true);
		}
	});

	it('in windows by the month never cuts a month, where a month fits', () => {
		const windows = windowsOf({ start: '2025-01-15', end: '2026-02-28' }, 186, 'month');
		expect(windows).toEqual([
			{ start: '2025-01-15', end: '2025-06-30' },
			{ start: '2025-07-01', end: '2025-12-31' },
			{ start: '2026-01-01', end: '2026-02-28' },
		]);
	});

	it('in windows by the month has one that ends with a month by itself whole', () => {
		expect(windowsOf({ start: '2026-01-01', end: '2026-03-31' }, 59, 'month')).toEqual([
			{ start: '2026-01-01', end: '2026-02-28' },
			{ start: '2026-03-01', end: '2026-03-31' },
		]);
	});

	it('in windows by the week begins each on the same day of the week', () => {
		const windows = windowsOf({ start: '2025-01-15', end: '2026-02-28' }, 186, 'week');
		expect(new Set(windows.map(({ start }) => new Date(start).getUTCDay())).size).toBe(1);
	});
});

describe('a period of organic numbers', () => {
	const check = (query: IDataObject, chosen: string) => {
		fillOrganicPeriod(query, chosen, now);
		return query;
	};

	it.each([
		['last7Days', '2026-02-23'],
		['last30Days', '2026-01-31'],
		['last90Days', '2025-12-02'],
	])('%s ends today and has so many days', (chosen, start) => {
		expect(check({}, chosen)).toEqual({ start_date: start, end_date: '2026-03-01' });
	});

	it.each([
		['2026-02-01', '2026-02-28'],
		['2026-03-01', '2026-03-01'],
		['2025-12-01', '2026-03-01'],
	])('may go from %s to %s', (start_date, end_date) => {
		expect(check({ start_date, end_date }, 'custom')).toEqual({ start_date, end_date });
	});

	it.each([
		['2026-02-02', '2026-02-01', 'Start Date 2026-02-02 is after End Date 2026-02-01'],
		['2026-02-02', '2026-03-02', 'End Date 2026-03-02 is in the future; today is 2026-03-01 (UTC)'],
		[
			'2025-11-30',
			'2026-02-02',
			'Start Date 2025-11-30 is more than 90 days back; the earliest day Pinterest gives is 2025-12-01',
		],
	])('may not go from %s to %s', (start_date, end_date, message) => {
		expect(() => check({ start_date, end_date }, 'custom')).toThrow(message);
	});
});
