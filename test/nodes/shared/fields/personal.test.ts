import { createHash } from 'node:crypto';

import { hashedPersonal, type PersonalKind, personText } from '../../../../nodes/shared/fields/personal';

const digest = (text: string) => createHash('sha256').update(text).digest('hex');

describe('the text of a person’s value', () => {
	it('has nothing invisible in it, wherever it goes', () => {
		expect(personText('\u200bjo@example.com\ufeff ')).toBe('jo@example.com');
		expect(personText(12)).toBe('12');
	});

	it.each([
		['\u200b', 'not text'],
		[{}, 'not text'],
		['NaN', '"NaN"'],
		['n/a', 'a placeholder'],
	])('is refused where it is none: %p', (value, why) => {
		expect(() => personText(value)).toThrow(why);
	});
});

describe('personal data', () => {
	it.each<[PersonalKind, string, string]>([
		['em', 'mailto:ada@shop.example', 'ada@shop.example'],
		['em', "'Ada@shop.example'", 'ada@shop.example'],
		['em', 'Ada Lovelace <ada@shop.example>', 'ada@shop.example'],
		['em', 'ada@shop.example.', 'ada@shop.example'],
		['ph', '+12065550100.0', '12065550100'],
		['zp', '94105.0', '94105'],
	])('is hashed without what stands around it: %s %s', (kind, given, meant) => {
		expect(hashedPersonal(kind, given)).toBe(hashedPersonal(kind, meant));
	});

	it('is no number that lost its digits on the way', () => {
		expect(hashedPersonal('ph', '2065550100.0', '1')).toBe(hashedPersonal('ph', '12065550100'));
		expect(() => hashedPersonal('ph', '1.2065550100E+10')).toThrow('not a phone number');
		expect(() => hashedPersonal('em', 'ada@shop..example')).toThrow('not an email address');
	});

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
		['country', 'USA', 'us'],
		['country', 'U.S.A.', 'us'],
		['country', 'UK', 'gb'],
		['country', 'Deutschland', 'de'],
		['country', 'Korea, Republic of', 'kr'],
		['st', 'texas', 'tx'],
		['st', 'Washington, D.C.', 'dc'],
		['st', 'US-CA', 'ca'],
		['db', '31/12/1996', '19961231'],
		['db', '12/31/1996', '19961231'],
		['db', '05.05.1990', '19900505'],
		['db', '1996/02/01', '19960201'],
		['db', 'Feb 1, 1996', '19960201'],
		['db', '1 February 1996', '19960201'],
		['em', 'jo.\u200bdoe@example.com\ufeff', 'jo.doe@example.com'],
		['external_id', ' User-17 ', 'User-17'],
		['external_id', 17, '17'],
		['hashed_maids', '38400000-8CF0-11BD-B23E-10B96E40000D', '38400000-8cf0-11bd-b23e-10b96e40000d'],
	])('%s is brought into one form and hashed: %p', (kind, value, normal) => {
		expect(hashedPersonal(kind, value)).toBe(digest(normal));
	});

	it.each([
		['0171 1234567', '49', '491711234567'],
		['171 1234567', '49', '491711234567'],
		['491711234567', '49', '491711234567'],
		['+33 1 23 45 67 89', '49', '33123456789'],
		['(415) 555-1234', '1', '14155551234'],
		['1 415 555 1234 ext. 12', '1', '14155551234'],
		['06 12345678', '39', '390612345678'],
	])('the phone number %s is taken to be of the country %s', (value, countryCode, normal) => {
		expect(hashedPersonal('ph', value, countryCode)).toBe(digest(normal));
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
		['st', 'NSW'],
		['st', 'Bayern'],
		['zp', 'none'],
		['country', 'n/a'],
		['country', 'XX'],
		['country', 'Congo, maybe'],
		['db', '02/01/1996'],
		['db', '2999-01-01'],
		['ge', 'other'],
		['ph', '555-1234'],
		['ph', '0171 1234567'],
		['ph', '1-800-FLOWERS'],
		['zp', '00000'],
		['external_id', '0'],
		['fn', 'N/A'],
		['em', digest('')],
		['hashed_maids', '00000000-0000-0000-0000-000000000000'],
		['hashed_maids', digest('00000000-0000-0000-0000-000000000000')],
		['hashed_maids', '12345678-1234-1234-1234-123456789012'],
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
