import { parseIp } from '../../../../nodes/shared/fields/ip';

describe("a person's address", () => {
	it.each([
		['203.0.113.7', '203.0.113.7'],
		['203.0.113.7:443', '203.0.113.7'],
		['[2a00:1450::1]:80', '2a00:1450::1'],
		['10.0.0.1, 203.0.113.7', '203.0.113.7'],
		['unknown, 192.168.0.4, 2a00:1450::1, 203.0.113.7', '2a00:1450::1'],
	])('is the first that is not inside a network: %s', (given, address) => {
		expect(parseIp(given)).toBe(address);
	});

	it.each(['127.0.0.1', '0.0.0.0', '10.0.0.1', '192.168.1.1, 10.0.0.2', '::1', 'fe80::1', '0:0:0:0:0:0:0:1'])(
		'is none inside a network: %s',
		(given) => {
			expect(() => parseIp(given)).toThrow('must be the address of a person, not one inside a network');
		},
	);

	it.each(['', '1.2.3', '1.2.3.256', 'shop.example', 7, null])('is nothing else: %p', (given) => {
		expect(() => parseIp(given)).toThrow('must be an IPv4 or IPv6 address');
	});
});
