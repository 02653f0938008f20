import { quote, parseUrl } from './kinds';

/** Hosts that only a machine itself or its own network knows: 10.x, 127.x, 169.254.x, 172.16–31.x, 192.168.x. */
const PRIVATE_IPV4 = /^(0|10|127|169\.254|172\.(1[6-9]|2\d|3[01])|192\.168)\./;
/** Loopback, link-local and unique local addresses. */
const PRIVATE_IPV6 = /^\[(::1?\]|f[cd]|fe[89ab]|::ffff:)/i;
const PRIVATE_NAME = /(^|\.)(localhost|local|internal|lan|home\.arpa|test|invalid)$/i;

/** @throws Error unless Pinterest could reach the address over https */
export function parsePublicHttps(value: unknown): string {
	const address = parseUrl(value);
	const { protocol, hostname, username, password } = new URL(address);
	if (protocol !== 'https:')
		throw new Error(`must begin with https://: Pinterest sends leads nowhere else, not to ${quote(value)}`);
	if (username || password) throw new Error('must not hold a user name or password');
	const isPrivate = PRIVATE_IPV4.test(hostname) || PRIVATE_IPV6.test(hostname) || PRIVATE_NAME.test(hostname);
	if (isPrivate || !/[.:]/.test(hostname))
		throw new Error(`must be an address that Pinterest can reach from the internet, not ${quote(hostname)}`);
	return address;
}
