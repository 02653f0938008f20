import { parseDay } from '../../../../nodes/shared/fields/dates';

const now = Date.parse('2026-03-01T00:30:00Z');

describe('a day', () => {
	it.each([
		['2026-05-31', '2026-05-31'],
		[' 2026-05-31 ', '2026-05-31'],
		['2026-05-31T23:59:59.000+14:00', '2026-05-31'],
		['2026-05-31 08:00', '2026-05-31'],
		['2024-02-29', '2024-02-29'],
		['today', '2026-03-01'],
		['Now', '2026-03-01'],
		['yesterday', '2026-02-28'],
		['7 days ago', '2026-02-22'],
		['1 day ago', '2026-02-28'],
		['90 Days Ago', '2025-12-01'],
		['30d', '2026-01-30'],
		['-7 days', '2026-02-22'],
		['-7', '2026-02-22'],
		['0 days ago', '2026-03-01'],
		['Tomorrow', '2026-03-02'],
		['in 1 day', '2026-03-02'],
		['in 31 days', '2026-04-01'],
	])('is taken from %j', (value, day) => {
		expect(parseDay(value, now)).toBe(day);
	});

	it('is taken from a date object', () => {
		expect(parseDay(new Date('2026-05-31T23:00:00Z'), now)).toBe('2026-05-31');
	});

	it('is taken from a date of n8n (Luxon), as the day it shows', () => {
		const dateTime = (day: string | null) => ({ day, toISODate: (): string | null => day });
		expect(parseDay(dateTime('2026-05-31'), now)).toBe('2026-05-31');
		expect(() => parseDay(dateTime(null), now)).toThrow(/must be a date/);
	});

	it.each(['2026-02-29', '2026-13-01', '2026-00-10', '31.05.2026', '2026-5-1', '20260531', 'soon', '', 20260531, null])(
		'is not taken from %j',
		(value) => {
			expect(() => parseDay(value, now)).toThrow(
				/^must be a date such as 2026-05-31, "yesterday" or "7 days ago", not /,
			);
		},
	);

	it('is not taken from an invalid date object', () => {
		expect(() => parseDay(new Date('x'), now)).toThrow(/must be a date/);
	});
});
