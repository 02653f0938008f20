/** @throws Error, without the value, unless it is an IPv4 or IPv6 address; of a list, as proxies make it, the first counts */
export function parseIp(value: unknown): string {
	const address = typeof value === 'string' ? (value.split(',')[0] ?? '').trim() : '';
	const isIpV4 = /^(\d{1,3}\.){3}\d{1,3}$/.test(address) && address.split('.').every((part) => Number(part) <= 255);
	const isIpV6 = address.includes(':') && URL.canParse(`http://[${address}]/`);
	if (isIpV4 || isIpV6) return address;
	throw new Error('must be an IPv4 or IPv6 address');
}
