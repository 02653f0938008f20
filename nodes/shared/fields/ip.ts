import { isInward } from '../api/outside';
import { withoutInvisible } from './given';

/**
 * An IPv4 or IPv6 address; if it’s a list from proxies, the first one counts that is not inside a network, and of an address with a port
 * the address.
 *
 * @throws Error, without the value, unless it is one
 */
export function parseIp(value: unknown): string {
	const list = typeof value === 'string' ? withoutInvisible(value).split(',') : [];
	const addresses = list.map((part) => withoutPort(part.trim())).filter(isAddress);
	const outside = addresses.find((address) => !isInward(hostOf(address)));
	if (outside !== undefined) return outside;
	throw new Error(
		addresses.length > 0
			? 'must be the address of a person, not one inside a network'
			: 'must be an IPv4 or IPv6 address',
	);
}

function hostOf(address: string): string {
	return new URL(`http://${address.includes(':') ? `[${address}]` : address}/`).hostname;
}

function isAddress(address: string): boolean {
	const isIpV4 = /^(\d{1,3}\.){3}\d{1,3}$/.test(address) && address.split('.').every((part) => Number(part) <= 255);
	return isIpV4 || (address.includes(':') && URL.canParse(`http://[${address}]/`));
}

/** Of IPv6 a port can only be told where there are brackets: `[::1]:80`. */
function withoutPort(text: string): string {
	return (/^\[([^\]]*)\](?::\d{1,5})?$/.exec(text) ?? /^(\d[\d.]*):\d{1,5}$/.exec(text))?.[1] ?? text;
}
