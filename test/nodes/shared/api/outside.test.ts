import type { Environment } from '../../../../nodes/shared/api/environment';
import { givenAddress, outsideAddress } from '../../../../nodes/shared/api/outside';

const environment = (baseUrl = 'https://api.pinterest.com/v5'): Environment => ({
	credentialType: 'pinterestOAuth2Api',
	baseUrl,
	name: 'custom',
	refreshable: true,
	permission: 'everything',
});
const used = (url: string, baseUrl?: string) => outsideAddress(url, environment(baseUrl), 'file');

describe('an address from an answer', () => {
	it.each([
		'https://files.example.com/report?signature=a%2Fb',
		'https://files.example.com:8443/a',
		'https://8.8.8.8/a',
		'https://9.255.255.255/a',
		'https://11.0.0.0/a',
		'https://100.63.255.255/a',
		'https://100.128.0.0/a',
		'https://126.255.255.255/a',
		'https://128.0.0.1/a',
		'https://169.253.0.1/a',
		'https://172.15.255.255/a',
		'https://172.32.0.0/a',
		'https://192.167.0.1/a',
		'https://192.169.0.1/a',
		'https://198.17.0.1/a',
		'https://223.255.255.255/a',
		'https://[2600:9000:1::1]/a',
		'https://[2001:db9::1]/a',
		'https://[2600:9000:1:2:3:4:5:6]/a',
		'https://127.0.0.1.example.com/a',
		'https://internal.example.com/a',
		'https://localhost.example.com/a',
		'https://notlocalhost.com/a',
	])('outside is used: %s', (url) => {
		expect(used(url)).toBe(url);
	});

	it.each([
		['https://127.0.0.1/a', '127.0.0.1'],
		['https://127.255.255.254/a', '127.255.255.254'],
		['https://2130706433/a', '127.0.0.1'],
		['https://0x7f000001/a', '127.0.0.1'],
		['https://0x7f.1/a', '127.0.0.1'],
		['https://0177.0.0.1/a', '127.0.0.1'],
		['https://017700000001/a', '127.0.0.1'],
		['https://127.1/a', '127.0.0.1'],
		['https://%31%32%37.0.0.1/a', '127.0.0.1'],
		['https://１２７.0.0.1/a', '127.0.0.1'],
		['https://127.0.0.1./a', '127.0.0.1'],
		['https://0.0.0.0/a', '0.0.0.0'],
		['https://0.1.2.3/a', '0.1.2.3'],
		['https://10.0.0.0/a', '10.0.0.0'],
		['https://10.255.255.255/a', '10.255.255.255'],
		['https://100.64.0.1/a', '100.64.0.1'],
		['https://100.127.255.255/a', '100.127.255.255'],
		['https://169.254.169.254/latest/meta-data/', '169.254.169.254'],
		['https://172.16.0.1/a', '172.16.0.1'],
		['https://172.31.255.255/a', '172.31.255.255'],
		['https://192.0.0.8/a', '192.0.0.8'],
		['https://192.168.0.1/a', '192.168.0.1'],
		['https://198.19.0.1/a', '198.19.0.1'],
		['https://224.0.0.1/a', '224.0.0.1'],
		['https://255.255.255.255/a', '255.255.255.255'],
		['https://[::]/a', '[::]'],
		['https://[::1]/a', '[::1]'],
		['https://[0:0:0:0:0:0:0:1]/a', '[::1]'],
		['https://[::ffff:127.0.0.1]/a', '[::ffff:7f00:1]'],
		['https://[::ffff:8.8.8.8]/a', '[::ffff:808:808]'],
		['https://[::7f00:1]/a', '[::7f00:1]'],
		['https://[64:ff9b::7f00:1]/a', '[64:ff9b::7f00:1]'],
		['https://[2002:7f00:1::]/a', '[2002:7f00:1::]'],
		['https://[2001::1]/a', '[2001::1]'],
		['https://[fc00::1]/a', '[fc00::1]'],
		['https://[fdff:1::1]/a', '[fdff:1::1]'],
		['https://[fe80::1]/a', '[fe80::1]'],
		['https://[febf::1]/a', '[febf::1]'],
		['https://[fec0::1]/a', '[fec0::1]'],
		['https://[ff02::1]/a', '[ff02::1]'],
		['https://[fd00:1:2:3:4:5:6:7]/a', '[fd00:1:2:3:4:5:6:7]'],
		['https://[::ffff:0:7f00:1]/a', '[::ffff:0:7f00:1]'],
		['https://printer.local./a', 'printer.local.'],
		['https://localhost/a', 'localhost'],
		['https://LOCALHOST/a', 'localhost'],
		['https://localhost./a', 'localhost.'],
		['https://a.localhost/a', 'a.localhost'],
		['https://metadata.google.internal/a', 'metadata.google.internal'],
		['https://printer.local/a', 'printer.local'],
		['https://redis/a', 'redis'],
	])('inside is not: %s', (url, host) => {
		expect(() => used(url)).toThrow(`The address of the file is not used: ${host} is inside a private network`);
	});

	it.each(['http://files.example.com/a', 'ftp://files.example.com/a', 'file:///etc/passwd', 'data:text/csv,a'])(
		'is https, not %s',
		(url) => {
			expect(() => used(url)).toThrow(`it begins with ${new URL(url).protocol} instead of https:`);
		},
	);

	it.each(['', 'report.csv', '/report.csv', 'https://', 'https://[::1', 'https://256.0.0.1/a'])(
		'is an address, not "%s"',
		(url) => {
			expect(() => used(url)).toThrow('Pinterest gave no usable address for the file');
		},
	);

	it.each(['https://user@files.example.com/a', 'https://:secret@files.example.com/a', 'https://a:b@127.0.0.1/a'])(
		'has no user name or password: %s',
		(url) => {
			expect(() => used(url)).toThrow('it holds a user name or a password');
		},
	);

	it('that is not used comes with what is', () => {
		for (const url of ['http://files.example.com/a', 'https://u@files.example.com/a', 'https://10.0.0.1/a'])
			expect(() => used(url)).toThrow(
				expect.objectContaining({
					description: 'Files are only read from, and sent to, public https addresses without a user name.',
				}),
			);
	});

	it('is never told in an error, since it may be signed', () => {
		const told = () => used('https://10.0.0.1/a?signature=s3cret');
		expect(told).toThrow('10.0.0.1');
		expect(told).not.toThrow(/s3cret/);
	});

	it('may be http where the base URL is, and inside a network where the base URL is', () => {
		expect(used('http://files.example.com/a', 'http://gateway.example.com/v5')).toBe('http://files.example.com/a');
		expect(() => used('http://127.0.0.1/a', 'http://gateway.example.com/v5')).toThrow('127.0.0.1 is inside');
		expect(used('https://10.0.0.2:81/a', 'https://10.0.0.1/v5')).toBe('https://10.0.0.2:81/a');
		expect(() => used('http://10.0.0.2/a', 'https://10.0.0.1/v5')).toThrow('it begins with http:');
		expect(used('http://127.0.0.1:81/a', 'http://localhost:80/v5')).toBe('http://127.0.0.1:81/a');
		expect(() => used('ftp://127.0.0.1/a', 'http://localhost/v5')).toThrow('it begins with ftp:');
	});

	it('of a redirect may be relative to the one before, and is judged as it then is', () => {
		const from = 'https://files.example.com/a/b?c';
		expect(outsideAddress('../d?e', environment(), 'file', from)).toBe('https://files.example.com/d?e');
		expect(() => outsideAddress('//127.0.0.1/d', environment(), 'file', from)).toThrow('127.0.0.1 is inside');
	});
});

describe('an address from the user', () => {
	const given = (url: string, from?: string) =>
		givenAddress(url, environment('https://api.pinterest.com/v5'), 'video', from);

	it.each([
		'https://shop.example/a.mp4',
		'http://192.168.1.20/a.mp4',
		'http://nas.local:8080/a.mp4',
		'http://me:secret@nas/a.mp4',
	])('is taken as it is: %s', (url) => {
		expect(given(url)).toBe(url);
	});

	it.each(['ftp://nas.local/a.mp4', 'file:///etc/passwd', 'a.mp4'])('must be one of the web: %s', (url) => {
		expect(() => given(url)).toThrow(/^The address of the video is not /);
	});

	it.each([
		['https://cdn.example/a.mp4', 'http://192.168.1.20/a'],
		['/b.mp4', 'http://192.168.1.20/a'],
		['https://192.168.1.20/b.mp4', 'http://192.168.1.20/a'],
	])('may lead to a public one, and to its own host: %s', (to, from) => {
		expect(given(to, from)).toBe(new URL(to, from).href);
	});

	it.each([
		['http://192.168.1.21/a.mp4', 'http://192.168.1.20/a'],
		['http://169.254.169.254/latest', 'https://shop.example/a'],
		['http://shop.example/a.mp4', 'https://shop.example/a'],
		['file:///etc/passwd', 'https://shop.example/a'],
		['https://me:secret@shop.example/a', 'https://shop.example/a'],
	])('does not lead anywhere else: %s', (to, from) => {
		expect(() => given(to, from)).toThrow(/^The address of the video is not used: /);
	});
});
