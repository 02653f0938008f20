import { partsOf } from '../../../nodes/PinterestAudiences/records/upload';
import { recordOf, recordsIn, withoutRecords } from '../../../nodes/PinterestAudiences/records/record';
import { sha256 } from '../../../nodes/shared/fields/personal';

const refusal = (value: unknown, type = 'EMAIL'): string => {
	try {
		return `taken: ${recordOf(value, type)}`;
	} catch (error) {
		return (error as Error).message;
	}
};

describe('a record of a customer list', () => {
	it('is an address in one form, hashed', () => {
		expect(recordOf('  Ada.Lind@Mail.Example ', 'EMAIL')).toBe(sha256('ada.lind@mail.example'));
	});

	it('is an advertising ID in one form, hashed, in a list of any kind of person', () => {
		const hashed = sha256('6d92078a-8246-4ba4-ae5b-76104861e7dc');
		for (const type of ['EMAIL', 'IDFA', 'MAID'])
			expect(recordOf('6D92078A-8246-4BA4-AE5B-76104861E7DC', type)).toBe(hashed);
	});

	it('is a digest as it is', () => {
		expect(recordOf('AB'.repeat(32), 'EMAIL')).toBe('ab'.repeat(32));
		expect(recordOf('CD'.repeat(20), 'MAID')).toBe('cd'.repeat(20));
		expect(recordOf('EF'.repeat(16), 'EMAIL')).toBe('ef'.repeat(16));
	});

	it('is refused where 32 digits may be a device in plain text', () => {
		expect(refusal('6d92078a82464ba4ae5b76104861e7dc', 'MAID')).toMatch(/may be an MD5 digest or an advertising ID/);
	});

	it('is refused where it stands for nobody, or is nothing, without being told', () => {
		expect(refusal('00000000-0000-0000-0000-000000000000', 'IDFA')).toMatch(/stands for nobody/);
		for (const value of ['ada at mail', 'ada@', { email: 'ada@mail.example' }, '', 4711]) {
			expect(refusal(value)).toMatch(/^holds /);
			expect(refusal(value)).not.toMatch(/ada|4711/);
		}
	});

	it.each([
		'0'.repeat(32),
		'ffffffff-ffff-ffff-ffff-ffffffffffff',
		sha256('00000000-0000-0000-0000-000000000000'),
		sha256(''),
		'n/a',
	])('is refused where it is a placeholder: %s', (value) => {
		for (const type of ['EMAIL', 'IDFA', 'LR_ID']) expect(refusal(value, type)).toMatch(/stands for nobody$/);
	});

	it.each(['{{ $json.email }}', '[object Object]', 'undefined', 2 ** 60])(
		'is refused where nobody meant it: %p',
		(value) => {
			expect(refusal(value)).toMatch(/^holds (double braces|")|^is a number too long/);
		},
	);

	it('of a data partner is sent as it is, and is never an address', () => {
		expect(recordOf(' XY1234 ', 'LR_ID')).toBe('XY1234');
		expect(refusal('ada@mail.example', 'LR_ID')).toBe('holds something that is not an ID of this kind of list');
	});
});

it('records stand in lists and in text with commas, semicolons or lines', () => {
	expect(recordsIn('a@b.c, d@e.f;g@h.i\r\n\r\nj@k.l').map((one) => String(one).trim())).toEqual([
		...['a@b.c', 'd@e.f', 'g@h.i', 'j@k.l'],
	]);
	expect(recordsIn(['a@b.c,d@e.f', ['g@h.i'], null, 7])).toEqual(['a@b.c', 'd@e.f', 'g@h.i', 7]);
});

it('records are taken out of what Pinterest says', () => {
	const said = `Ada@Mail.Example, ${'0a'.repeat(32)} and 6d92078a-8246-4ba4-ae5b-76104861e7dc are bad (list 4711)`;
	expect(JSON.parse(withoutRecords('{"message":"\\"a@b.de\\" is bad"}'))).toEqual({ message: '"[record]" is bad' });
	expect(withoutRecords(said)).toBe('[record], [record] and [record] are bad (list 4711)');
});

describe('a file in parts', () => {
	const sizes = (bytes: number, partBytes?: number) =>
		partsOf(Buffer.alloc(bytes, 1), partBytes).map((one) => one.length);

	it('is one part where it is small', () => {
		expect(sizes(1)).toEqual([1]);
		expect(sizes(16)).toEqual([16]);
	});

	it('has parts of one size but the last, at most ten, and loses nothing', () => {
		expect(sizes(33, 16)).toEqual([11, 11, 11]);
		expect(sizes(1000, 16)).toEqual(Array.from({ length: 10 }, () => 100));
		const file = Buffer.from(Array.from({ length: 101 }, (_, at) => at));
		expect(Buffer.concat(partsOf(file, 25))).toEqual(file);
	});

	it('has no part but the last under 5 MB', () => {
		const MB = 1024 * 1024;
		for (const bytes of [17 * MB, 32 * MB + 1, 170 * MB]) {
			for (const size of sizes(bytes).slice(0, -1)) expect(size).toBeGreaterThanOrEqual(5 * MB);
			expect(Math.min(...sizes(bytes))).toBeGreaterThan(0);
		}
	});
});
