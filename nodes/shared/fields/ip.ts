import { withoutInvisible } from './given';

/**
 * An IPv4 or IPv6 address; if it’s a list from proxies, the first one counts, and of an address with a port the address.
 *
 * @throws Error, without the value, unless it is one
 */
export function parseIp(value: unknown): string {
	const text = typeof value === 'string' ? (withoutInvisible(value).split(',')[0] ?? '').trim() : '';
	const address = withoutPort(text);
	const isIpV4 = /^(\d{1,3}\.){3}\d{1,3}$/.test(address) && address.split('.').every((part) => Number(part) <= 255);
	const isIpV6 = address.includes(':') && URL.canParse(`http://[${address}]/`);
	if (isIpV4 || isIpV6) return address;
	throw new Error('must be an IPv4 or IPv6 address');
}

/** Of IPv6 a port can only be told where there are brackets: `[::1]:80`. */
function withoutPort(text: string): string {
	return (/^\[([^\]]*)\](?::\d{1,5})?$/.exec(text) ?? /^(\d[\d.]*):\d{1,5}$/.exec(text))?.[1] ?? text;
}
