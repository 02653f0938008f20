import type { Environment } from './environment';

/** IPv4 ranges that no file of Pinterest's is in: first address and length of the prefix. Source: IANA's special-purpose registry. */
const INWARD_IPV4: Array<[string, number]> = [
	['0.0.0.0', 8],
	['10.0.0.0', 8],
	['100.64.0.0', 10],
	['127.0.0.0', 8],
	['169.254.0.0', 16],
	['172.16.0.0', 12],
	['192.0.0.0', 24],
	['192.168.0.0', 16],
	['198.18.0.0', 15],
	['224.0.0.0', 4],
	['240.0.0.0', 4],
];

/** The same of IPv6, by the leading groups; those that hold an IPv4 address are named whole, since nobody outside is written so. */
const INWARD_IPV6 = [
	/^0:0:0:0:0:0:/, // unspecified, loopback, IPv4-compatible
	/^0:0:0:0:0:ffff:/, // IPv4-mapped
	/^0:0:0:0:ffff:0:/, // IPv4-translated
	/^64:ff9b:/, // NAT64
	/^2002:/, // 6to4
	/^2001:0:/, // Teredo
	/^f[cd][\da-f]{2}:/, // unique local
	/^fe[89a-f][\da-f]:/, // link-local, site-local
	/^ff[\da-f]{2}:/, // multicast
];

/** Names that only mean something inside a network; one without a dot, such as that of a container, is one as well. */
const INWARD_NAME = /^[^.]*$|(^|\.)(localhost|localdomain|local|internal|intranet|lan|home\.arpa)$/;

/**
 * Checks an address that came in an answer: n8n often stands where it can reach what nobody outside can.
 *
 * Only https is taken, no user name or password, and no address inside a network; where the credential's own base URL is http, or is
 * inside a network itself (a gateway, a test), that is taken too. A name is judged as it is written: n8n's HTTP helper gives a node no
 * say in how names are resolved.
 *
 * @param url as the answer gave it, or relative to `from`
 * @param noun what is there, for the message: "file"
 * @param from the address that led there, where it is a redirect
 * @returns the address as it is asked for
 * @throws Error that names the host, and nothing else of the address: it may be signed
 */
export function outsideAddress(url: string, { baseUrl }: Environment, noun: string, from?: string): string {
	if (!URL.canParse(url, from)) throw new Error(`Pinterest gave no usable address for the ${noun}`);
	const address = new URL(url, from);
	const base = new URL(baseUrl);
	const refuse = (why: string) => {
		const advice = 'Files are only read from, and sent to, public https addresses without a user name.';
		return Object.assign(new Error(`The address of the ${noun} is not used: ${why}`), { description: advice });
	};
	if (address.protocol !== 'https:' && !(address.protocol === 'http:' && base.protocol === 'http:'))
		throw refuse(`it begins with ${address.protocol} instead of https:`);
	if (address.username || address.password) throw refuse('it holds a user name or a password');
	if (isInward(address.hostname) && !isInward(base.hostname))
		throw refuse(`${address.hostname} is inside a private network`);
	return address.href;
}

/**
 * Checks an address that the user gives, which is the user's own business, as in n8n's HTTP Request node: a store in the own network is as good.
 * n8n's own protection against such addresses is heeded where it is on. Where the address leads is not the user's any more: the same host is
 * taken, as long as nothing that was https becomes http, and else only what {@link outsideAddress} takes.
 *
 * @param from the address that led there, where it is a redirect
 * @throws Error as {@link outsideAddress}
 */
export function givenAddress(url: string, environment: Environment, noun: string, from?: string): string {
	if (!URL.canParse(url, from)) throw new Error(`The address of the ${noun} is not a URL`);
	const address = new URL(url, from);
	const isWeb = /^https?:$/.test(address.protocol);
	if (from === undefined && isWeb) return address.href;
	const { hostname, protocol } = new URL(from ?? 'none:');
	const isSameHost = address.hostname === hostname && !address.username && !address.password;
	if (isWeb && isSameHost && (address.protocol === 'https:' || protocol === 'http:')) return address.href;
	return outsideAddress(url, environment, noun, from);
}

/**
 * Whether a host is inside a network, as far as its name tells.
 *
 * @param hostname as the URL class writes it: any form of an IPv4 address with four decimal numbers, an IPv6 address in brackets
 */
export function isInward(hostname: string): boolean {
	const name = hostname.toLowerCase().replace(/\.$/, '');
	if (name.startsWith('[')) {
		const groups = groupsOf(name.slice(1, -1));
		return INWARD_IPV6.some((range) => range.test(groups));
	}
	if (/^\d+(\.\d+){3}$/.test(name)) {
		const number = numberOf(name);
		return INWARD_IPV4.some(([first, bits]) => number >>> (32 - bits) === numberOf(first) >>> (32 - bits));
	}
	return INWARD_NAME.test(name);
}

function numberOf(ipv4: string): number {
	return ipv4.split('.').reduce((number, part) => number * 256 + Number(part), 0);
}

/** All eight groups of an IPv6 address, with a colon after each. */
function groupsOf(ipv6: string): string {
	const [head = '', tail] = ipv6.split('::');
	const [left, right] = [head, tail ?? ''].map((part) => part.split(':').filter(Boolean));
	const zeros = tail === undefined ? [] : Array<string>(8 - (left?.length ?? 0) - (right?.length ?? 0)).fill('0');
	return [...(left ?? []), ...zeros, ...(right ?? [])].map((group) => `${group}:`).join('');
}
