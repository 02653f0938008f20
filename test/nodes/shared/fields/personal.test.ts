import { createHash } from 'node:crypto';

import { hashedPersonal, type PersonalKind } from '../../../../nodes/shared/fields/personal';

const digest = (text: string) => createHash('sha256').update(text).digest('hex');

describe('personal data', () => {
	it.each<[PersonalKind, unknown, string]>([
		['em', '  Jo.Doe@Example.COM ', 'jo.doe@example.com'],
		['ph', '+49 (0)30 123-45678', '493012345678'],
		['ph', '0049 30 12345678', '493012345678'],
		['ph', 4930123456, '4930123456'],
		['ge', 'Female', 'f'],
		['ge', 'N', 'n'],
		['db', '1990-04-05', '19900405'],
		['db', '19900405', '19900405'],
		['db', '1990-04-05T00:00:00Z', '19900405'],
		['fn', ' Zoë ', 'zoë'],
		['ln', "O'Neil", "o'neil"],
		['ct', 'St. Louis', 'stlouis'],
		['st', 'CA', 'ca'],
		['zp', '94107-1234', '941071234'],
		['zp', 'SW1A 1AA', 'sw1a1aa'],
		['country', 'DE', 'de'],
		['external_id', ' User-17 ', 'User-17'],
		['external_id', 17, '17'],
		['hashed_maids', '38400000-8CF0-11BD-B23E-10B96E40000D', '38400000-8cf0-11bd-b23e-10b96e40000d'],
	])('%s is brought into one form and hashed: %p', (kind, value, normal) => {
		expect(hashedPersonal(kind, value)).toBe(digest(normal));
	});

	it('that is a digest already is not hashed again', () => {
		const one = digest('jo.doe@example.com');
		expect(hashedPersonal('em', one)).toBe(one);
		expect(hashedPersonal('em', ` ${one.toUpperCase()} `)).toBe(one);
		expect(hashedPersonal('country', one)).toBe(one);
	});

	it.each<[PersonalKind, unknown]>([
		['em', 'jo.doe'],
		['em', 'a@b.c,d@e.f'],
		['ph', '12345'],
		['ph', 'call me'],
		['ge', 'x'],
		['db', '1990-02-30'],
		['db', '05.04.1990'],
		['st', 'California'],
		['zp', 'none'],
		['country', 'DEU'],
		['external_id', ' '],
		['hashed_maids', '1234'],
		['em', { secret: 'jo@example.com' }],
		['em', null],
	])('%s that can’t be right is refused without being told: %p', (kind, value) => {
		let message = '';
		try {
			hashedPersonal(kind, value);
		} catch (error) {
			({ message } = error as Error);
		}
		expect(message).toMatch(/^holds something that is not an? /);
		if (typeof value === 'string' && value.trim().length > 1) expect(message).not.toContain(value.trim());
	});
});
